"""A check against its own examples, for our tests and a plugin's: `assert not complaints(my_fault)`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from verifier.checks.check import SOURCE, Check
from verifier.model.facts import Facts
from verifier.model.finding import Severity
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.pipe import verify
from verifier.reading.facts import facts_of
from verifier.settings import Settings

_TODAY = datetime.date(2026, 1, 1)
"""The day on which all examples are read."""


def complaints(check: Check) -> list[str]:
    """What is wrong with a check by its own examples: silent on a bad one, loud on a good one, a crash."""
    return [
        *(said for text in check.bad for said in on_bad(check, text)),
        *(said for text in check.good for said in on_good(check, text)),
    ]


def on_bad(check: Check, text: str) -> Iterator[str]:
    """It must speak, and no louder than it may."""
    report = _report(check, text)
    yield from (f"{trouble.about}: {trouble.why}" for trouble in report.troubles)
    found = [finding for finding in report.findings if finding.check == check.name]
    if not found:
        yield f"silent on {text!r}; there spoke {[finding.check for finding in report.findings]}"
    elif min(finding.severity.rank for finding in found) < check.at_most.rank:
        yield f"louder than {check.at_most} on {text!r}"


def on_good(check: Check, text: str) -> Iterator[str]:
    """No check may say more than a note."""
    report = _report(check, text)
    yield from (f"{trouble.about}: {trouble.why}" for trouble in report.troubles)
    loud = (one for one in report.findings if one.severity is not Severity.NOTE)
    yield from (f"{one.check} speaks on {text!r}: {one.message}" for one in loud)


def _report(check: Check, example: str) -> Report:
    return report(
        example, Settings(today=_TODAY, facts=facts_of(check.facts, "facts.csv") if check.facts else Facts())
    )


def report(example: str, settings: Settings) -> Report:
    """The report on an example, which may have its source behind it."""
    text, _, source = example.partition(SOURCE)
    name = "example.yaml" if text.startswith("verifier:") else "example.md"
    sources = (Source(name="source.md", text=source),) if source else ()
    return verify(text=text, name=name, sources=sources, settings=settings)
