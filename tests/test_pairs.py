"""Pairs of short texts, a bad one and its nearest innocent twin, written before the checks."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier.model.finding import Severity
from verifier.pipe import verify

FOLDER = Path(__file__).parent / "pairs"


def _rows(table: str) -> list[Any]:
    rows = []
    for path in sorted(FOLDER.glob("*.toml")):
        for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get(table, []), 1):
            rows.append(pytest.param(path.stem, row, id=f"{path.stem}-{number}"))
    return rows


def _speaks(text: str, check: str, quotes: list[str]) -> bool:
    report = verify(text=text, name="bad.md")
    assert not report.troubles
    spans = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return any(
        finding.check == check
        and finding.severity is not Severity.NOTE
        and any(place.start < end and start < place.end for place in finding.places for start, end in spans)
        for finding in report.findings
    )


@pytest.mark.parametrize(("check", "row"), _rows("pair"))
def test_bad_is_found(check: str, row: dict[str, Any]) -> None:
    found = _speaks(row["bad"], check, row["quotes"])
    assert found is not row.get("todo", False), "found at last: drop its todo" if found else "not found"


@pytest.mark.parametrize(("check", "row"), _rows("pair"))
def test_good_twin_is_silent(check: str, row: dict[str, Any]) -> None:
    _silent(row["good"])


@pytest.mark.parametrize(("check", "row"), _rows("innocent"))
def test_innocent_is_silent(check: str, row: dict[str, Any]) -> None:
    _silent(row["text"])


def _silent(text: str) -> None:
    report = verify(text=text, name="good.md")
    assert not report.troubles
    loud = [f"{f.check}: {f.message}" for f in report.findings if f.severity is not Severity.NOTE]
    assert not loud
