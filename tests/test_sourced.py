"""A source and what an article makes of it: the bad claim gets its verdict for its reason, the good one is borne out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier import compare, verify
from verifier.model.comparison import Support
from verifier.model.source import Source

FOLDER = Path(__file__).parent / "sourced"


def _rows() -> list[Any]:
    rows = []
    for path in sorted(FOLDER.rglob("*.toml")):
        for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["pair"], 1):
            rows.append(pytest.param(row.get("reason", path.stem), row, id=f"{path.stem}-{number}"))
    return rows


@pytest.mark.parametrize(("reason", "row"), _rows())
def test_bad_claim_is_told_why(reason: str, row: dict[str, Any]) -> None:
    found = compare(row["bad"], row["source"])
    worst = {pair.reason.value for pair in found.pairs if pair.support is found.verdict}
    told = found.verdict.value == row["verdict"] and reason in worst
    assert told is not row.get("todo", False), (found.verdict, worst)


@pytest.mark.parametrize(("reason", "row"), _rows())
def test_good_claim_is_supported(reason: str, row: dict[str, Any]) -> None:
    found = compare(row["good"], row["source"])
    assert (found.verdict is Support.SUPPORTED) is not row.get("todo_good", False), found.pairs


@pytest.mark.parametrize(("reason", "row"), _rows())
def test_every_extract_is_a_slice(reason: str, row: dict[str, Any]) -> None:
    for pair in compare(row["bad"], row["source"]).pairs:
        assert row["bad"][pair.claim.start : pair.claim.end] == pair.claim.quote
        for one in (pair.passage, pair.context):
            if one:
                assert one.document == "source"
                assert row["source"][one.start : one.end] == one.quote


@pytest.mark.parametrize(("reason", "row"), _rows())
def test_a_text_bears_itself_out(reason: str, row: dict[str, Any]) -> None:
    text = row["source"]
    assert compare(text, text).verdict is Support.SUPPORTED


def test_places_name_the_source_they_stand_in() -> None:
    article = "# Rents\n\nRents in the old town rose **4.5%** in the year to June.\n"
    source = "<p>Rents in the <i>old town</i> fell 4.5% in the year to June.</p>"
    other = "The yard built 14 trawlers last year."
    given = (Source(name="town.html", text=source), Source(name="yard.txt", text=other))
    report = verify(text=article, name="a.md", sources=given)
    [finding] = [one for one in report.findings if one.check == "source-says-otherwise"]
    here, there = finding.places
    assert (here.document, there.document) == ("", "town.html")
    assert article[here.start : here.end] == here.quote == "4.5%"
    assert source[there.start : there.end] == there.quote == "4.5%"
    assert [one.name for one in report.sources] == ["town.html", "yard.txt"]


def test_without_sources_nothing_is_said() -> None:
    report = verify(text="The yard built 14 trawlers last year.", name="a.md")
    assert not [one for one in report.findings if one.family == "sources" and "source" in one.check]


@pytest.mark.parametrize("claim", ["", " ", "?", "\ufeff", "“", "1", "٣٣", "a" * 5000, "\x00 12%"])
def test_any_words_can_be_compared(claim: str) -> None:
    for one, other in ((claim, "Of 40 boats, 12% leak."), ("Of 40 boats, 12% leak.", claim), (claim, claim)):
        assert compare(one, other).verdict in Support
