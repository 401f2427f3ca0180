"""Every check against its own examples: it speaks on bad, it is silent on good."""

import pytest

from verifier.checks import registry
from verifier.checks.check import Check
from verifier.model.finding import Severity
from verifier.pipe import verify


def _name(text: str) -> str:
    return "example.yaml" if text.startswith("verifier:") else "example.md"


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(check, text, id=f"{check.name}-{number}")
        for check in registry.checks()
        for number, text in enumerate(getattr(check, kind), 1)
    ]


@pytest.mark.parametrize(("check", "text"), _cases("bad"))
def test_speaks_on_bad(check: Check, text: str) -> None:
    report = verify(text=text, name=_name(text))
    assert not report.troubles
    found = [finding for finding in report.findings if finding.check == check.name]
    assert found, f"silent; said {[finding.check for finding in report.findings]}"
    assert min(found, key=lambda finding: finding.severity.rank).severity.rank >= check.at_most.rank


@pytest.mark.parametrize(("check", "text"), _cases("good"))
def test_silent_on_good(check: Check, text: str) -> None:
    report = verify(text=text, name=_name(text))
    assert not report.troubles
    said = [f"{finding.check}: {finding.message}" for finding in report.findings]
    assert not [finding for finding in report.findings if finding.severity is not Severity.NOTE], said
