"""A check alone finds what it finds among all the others."""

import pytest

from verifier import pipe, reading
from verifier.checks import registry
from verifier.checks.check import Check
from verifier.extraction import extract
from verifier.model.facts import Facts
from verifier.model.source import Source
from verifier.reading.facts import facts_of
from verifier.settings import Settings


@pytest.mark.parametrize("check", registry.checks(), ids=lambda check: check.name)
def test_alone_as_in_company(check: Check) -> None:
    facts = facts_of(check.facts, "facts.csv") if check.facts else Facts()
    for text in check.bad:
        if text.startswith("verifier:"):
            continue
        document, _ = reading.read(Source(name="example.md", text=text), None)
        ledger, _ = extract(document, Settings(facts=facts))
        together = pipe.conclude(ledger, Settings(), ()).findings
        alone = pipe.conclude(ledger, Settings(select=(check.name,)), ()).findings
        assert [finding for finding in together if finding.check == check.name] == list(alone)
