"""What the desk says of a passage while it is being edited, against what the whole check says afterwards."""

from pathlib import Path

import pytest

from verifier import reading
from verifier.desk.recheck import Rechecker
from verifier.desk.units import Unit, unit_at
from verifier.memo import Remembered
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.pipe import verify_source
from verifier.settings import Settings

CLAIMS = Path(__file__).parents[1] / "claims"


@pytest.fixture(scope="module")
def read() -> tuple[Report, Rechecker, Remembered]:
    memo = Remembered()
    report = verify_source(reading.load(CLAIMS / "japan-investment.md"), Settings(), memo)
    return report, Rechecker(report, Settings(), memo), memo


EDITS = [
    ("exceeds $13 billion", "exceeds $13 billion"),
    ("exceeds $13 billion", "is $12.9 billion"),
    ("exceeds $13 billion", "exceeds $14 billion"),
    ("exceeds $13 billion", "is large"),
    ("$2.9 billion", "$3.9 billion"),  # the total stands in another paragraph
    ("about 2 million IT workers", "about 20 million IT workers"),  # the target stands far away
    ("1 million people", "1 million pupils"),
    ("Six partners are named:", "Seven partners are named:"),
    ("by 2030", "by 2028"),
]


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_an_edit_is_told_as_the_whole_check_would_tell_it(
    read: tuple[Report, Rechecker, Remembered], old: str, new: str
) -> None:
    report, recheck, memo = read
    text = report.document.text
    at = text.index(old)
    unit = unit_at(report.document, at, at + len(old))
    words = unit.text.replace(old, new)
    live = recheck(unit, words)
    edited = text[: unit.start] + words + text[unit.end :]
    whole = verify_source(Source(name="japan-investment.md", text=edited), Settings(), memo)
    told = touching(whole, unit, words)
    assert {(one.check, one.message) for one in live.found} == told
    was = touching(report, unit, unit.text)
    assert {(one.check, one.message) for n, one in enumerate(live.found) if n in live.fresh} == told - was
    assert {one.check for one in live.gone} == {check for check, _ in was} - {check for check, _ in told}


def touching(report: Report, unit: Unit, words: str) -> set[tuple[str, str]]:
    """Check and message of what is found in a passage; what a text rests on is not asked of a passage."""
    end = unit.start + len(words)
    return {
        (one.check, one.message)
        for one in report.findings
        if one.family != "sources"
        and any(place.start < end and unit.start < place.end for place in one.places)
    }


def test_an_unedited_passage_says_what_the_whole_check_says(
    read: tuple[Report, Rechecker, Remembered],
) -> None:
    report, recheck, _ = read
    for block in report.document.blocks[::2]:
        unit = unit_at(report.document, block.start, block.end)
        live = recheck(unit, unit.text)
        assert not live.fresh, unit
        assert not live.gone, unit


def test_a_new_fault_is_told_and_one_of_a_deleted_passage_is_gone(
    read: tuple[Report, Rechecker, Remembered],
) -> None:
    report, recheck, _ = read
    at = report.document.text.index("Cables: Seoul")
    unit = unit_at(report.document, at, at + 1)
    live = recheck(unit, "There are three cities: Seoul and Singapore.")
    assert [(one.check, n in live.fresh) for n, one in enumerate(live.found)] == [("count-misses-list", True)]
    at = report.document.text.index("exceeds $13 billion")
    unit = unit_at(report.document, at, at + 1)
    assert "total-misses-parts" in {one.check for one in recheck(unit, "").gone}
