"""Every check against its own examples: it speaks on bad, it is silent on good."""

import pytest

from verifier.checks import registry
from verifier.checks.check import Check
from verifier.trial import on_bad, on_good


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(check, text, id=f"{check.name}-{number}")
        for check in registry.checks()
        for number, text in enumerate(getattr(check, kind), 1)
    ]


@pytest.mark.parametrize(("check", "text"), _cases("bad"))
def test_speaks_on_bad(check: Check, text: str) -> None:
    assert not list(on_bad(check, text))


@pytest.mark.parametrize(("check", "text"), _cases("good"))
def test_silent_on_good(check: Check, text: str) -> None:
    assert not list(on_good(check, text))
