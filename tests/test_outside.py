"""Pairs by an author who never saw the code: what a stranger's text finds in us.

`outside/*.toml` is as its author wrote it, one file a fault, with the author's names for the faults; any check
of ours that speaks at one of the quoted places counts. `outside/known.txt` lists what we miss and where we
alarm without cause: each line must still be true, so the day it is mended we hear of it. UPDATE=1 rewrites it.
"""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verifier.model.facts import Facts
from verifier.model.finding import Finding, Severity
from verifier.pipe import verify
from verifier.reading.facts import facts_of
from verifier.settings import Settings

FOLDER = Path(__file__).parent / "outside"
KNOWN = FOLDER / "known.txt"


def _rows() -> list[Any]:
    rows = []
    for path in sorted(FOLDER.glob("*.toml")):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        rows += [
            pytest.param(f"{path.stem} {table} {number}", table, row, id=f"{path.stem}-{table}-{number}")
            for table in ("pair", "innocent")
            for number, row in enumerate(found.get(table, []), 1)
        ]
    return rows


def _loud(text: str, row: dict[str, Any], *, notes: bool = False) -> list[Finding]:
    tables = [facts_of(table, "table.csv") for table in row.get("tables", {}).values()]
    report = verify(text=text, name="text.md", settings=Settings(facts=sum(tables, Facts())))
    assert not report.troubles
    return [one for one in report.findings if notes or one.severity is not Severity.NOTE]


def _faults(table: str, row: dict[str, Any]) -> list[str]:
    """What is wrong with us by this row: "missed", "alarm"."""
    faults = []
    if table == "pair":
        spans = [(row["bad"].index(quote), row["bad"].index(quote) + len(quote)) for quote in row["quotes"]]
        told = [
            one
            for one in _loud(row["bad"], row, notes=row["severity"] == "note")
            if any(place.start < end and start < place.end for place in one.places for start, end in spans)
        ]
        faults += [] if told else ["missed"]
    if _loud(row["good"] if table == "pair" else row["text"], row):
        faults.append("alarm")
    return faults


@cache
def _known() -> dict[str, str]:
    lines = KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else []
    return dict(line.rsplit(": ", 1) for line in lines)


@pytest.mark.skipif("UPDATE" in os.environ, reason="the list is being rewritten")
@pytest.mark.parametrize(("name", "table", "row"), _rows())
def test_a_stranger_finds_us_as_known(name: str, table: str, row: dict[str, Any]) -> None:
    assert ", ".join(_faults(table, row)) == _known().get(name, "")


@pytest.mark.skipif("UPDATE" not in os.environ, reason="UPDATE=1 rewrites the list")
def test_rewrite_the_list() -> None:
    rows = [row.values for row in _rows()]
    told = [(name, ", ".join(_faults(table, row))) for name, table, row in rows]
    KNOWN.write_text("".join(f"{name}: {faults}\n" for name, faults in told if faults), encoding="utf-8")
