"""Pairs of short texts, a bad one and its nearest innocent twin, written before the checks."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier.checks import registry
from verifier.model.facts import Facts
from verifier.model.finding import Finding, Severity
from verifier.model.report import Report
from verifier.pipe import verify
from verifier.reading.facts import facts_of
from verifier.settings import Settings

FOLDER = Path(__file__).parent / "pairs"


def _rows(table: str) -> list[Any]:
    rows = []
    for path in sorted(FOLDER.glob("*.toml")):
        for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(table, []), 1):
            rows.append(pytest.param(path.stem, row, id=f"{path.stem}-{number}"))
    return rows


def _verified(text: str, row: dict[str, Any]) -> Report:
    facts = facts_of(row["facts"], "facts.csv") if "facts" in row else Facts()
    return verify(text=text, name="text.md", settings=Settings(facts=facts))


def _counts(finding: Finding, check: str) -> bool:
    """Notes count for a check that never says more."""
    if finding.severity is not Severity.NOTE:
        return True
    return finding.check == check and registry.named(check).at_most is Severity.NOTE


def _speaks(check: str, row: dict[str, Any]) -> bool:
    text, quotes = row["bad"], row["quotes"]
    report = _verified(text, row)
    assert not report.troubles
    spans = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return any(
        finding.check == check
        and (_counts(finding, check) or row["severity"] == "note")
        and any(place.start < end and start < place.end for place in finding.places for start, end in spans)
        for finding in report.findings
    )


@pytest.mark.parametrize(("check", "row"), _rows("pair"))
def test_bad_is_found(check: str, row: dict[str, Any]) -> None:
    found = _speaks(check, row)
    assert found is not row.get("todo", False), "found at last: drop its todo" if found else "not found"


@pytest.mark.parametrize(("check", "row"), _rows("pair"))
def test_good_twin_is_silent(check: str, row: dict[str, Any]) -> None:
    _silent(row["good"], check, row)


@pytest.mark.parametrize(("check", "row"), _rows("innocent"))
def test_innocent_is_silent(check: str, row: dict[str, Any]) -> None:
    _silent(row["text"], check, row)


def _silent(text: str, check: str, row: dict[str, Any]) -> None:
    report = _verified(text, row)
    assert not report.troubles
    loud = [f"{f.check}: {f.message}" for f in report.findings if _counts(f, check)]
    assert not loud
