"""A check alone finds what it finds among all the others."""

import pytest

from verifier.checks import registry
from verifier.checks.check import Check
from verifier.model.facts import Facts
from verifier.reading.facts import facts_of
from verifier.settings import Settings
from verifier.trial import report


@pytest.mark.parametrize("check", registry.checks(), ids=lambda check: check.name)
def test_alone_as_in_company(check: Check) -> None:
    facts = facts_of(check.facts, "facts.csv") if check.facts else Facts()
    for text in check.bad:
        if text.startswith("verifier:"):
            continue
        together = report(text, Settings(facts=facts)).findings
        alone = report(text, Settings(facts=facts, select=(check.name,))).findings
        assert alone
        assert [finding for finding in together if finding.check == check.name] == list(alone)
