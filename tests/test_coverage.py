"""Compared is a number that another figure of the text could have contradicted; nothing else counts."""

from __future__ import annotations

import pytest

from verifier.pipe import verify

ROWS = {
    "headline and body": (
        "# Port to cut 240 ferry jobs\n\nThe port will cut 240 ferry jobs, it said.\n",
        ["240", "240"],
    ),
    "a conversion": ("The path is 240 kilometres (149 miles) long.\n", ["240 kilometres", "149 miles"]),
    "a total and its parts": (
        "The state gave £52m and the port £41m, a total of £93m.\n",
        ["£52m", "£41m", "£93m"],
    ),
    "a sentence printed twice": (
        "The yard will pay £1,340 to each packer, the union said.\n\nNo one spoke.\n\n"
        "The yard will pay £1,340 to each packer, the union said.\n",
        ["£1,340", "£1,340"],
    ),
    "a weekday beside its own date": ("The boat left on Sunday, 3 May 2026, in fog.\n", []),
    "one number, two things": (
        "The city will build 12,000 homes by 2030.\n\nIt has sold 12,000 parking permits.\n",
        [],
    ),
    "a part of a whole near it": ("The school has 60 pupils, of which 45 cycle to school.\n", ["60", "45"]),
    "a part of a whole far above it": ("The town has 93,000 pupils, of which 45 sail.\n", []),
    "a statement told twice, its number once": (
        "The bridge is open. All 14 arches were washed.\n\nThe bridge is open.\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=ROWS)
def test_only_a_number_that_another_could_break_is_compared(text: str, expected: list[str]) -> None:
    report = verify(text=text, name="a.md")
    left = {(one.place.start, one.place.end) for one in report.coverage.not_checked if one.place}
    compared = [claim.words for claim in report.claims if (claim.start, claim.end) not in left]
    assert compared == expected
    assert report.coverage.compared == len(expected)
