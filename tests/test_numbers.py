"""The grammar of numbers against its corpus of spellings."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from verifier.model.mention import Mention
from verifier.model.period import Period
from verifier.numbers import mantissa, read, read_one, scan, write

CORPUS = Path(__file__).parent / "corpus"
TODAY = Period.model_validate("2026-06-15")
NUMBERS = frozenset(("value", "low", "high", "slack"))


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))


SPELLINGS = [
    pytest.param(text, facts, id=text)
    for name in ("numbers", "dates", "blind-numbers", "blind-dates")
    for section in table(name).values()
    for text, facts in section.items()
]
NEGATIVES = [
    pytest.param(text, id=text)
    for name in ("negatives", "blind-negatives")
    for texts in table(name).values()
    for text in texts
]


def fact(mention: Mention, name: str) -> object:
    found = getattr(mention, name)
    if name == "period":
        return found.edtf if found else "none"
    if name in ("comparator", "direction", "kind"):
        return found.value if found else "none"
    return "none" if found is None else found


@pytest.mark.parametrize(("text", "facts"), SPELLINGS)
def test_spelling_is_read(text: str, facts: dict[str, Any]) -> None:
    (mention,) = read(text, date=TODAY)
    expected = {
        name: Fraction(given) if name in NUMBERS and given != "none" else given
        for name, given in facts.items()
    }
    assert {name: fact(mention, name) for name in facts} == expected


@pytest.mark.parametrize("text", NEGATIVES)
def test_figure_that_is_no_quantity(text: str) -> None:
    assert [mention.quote for mention in read(text, date=TODAY)] == []


@pytest.mark.parametrize(
    "text", ["the Strategy 2.0 paper", "an H100 card", "as shown [12]", "at 10:30 sharp"]
)
def test_unread_says_why(text: str) -> None:
    reasons = scan(text)[1]
    assert reasons
    assert all(reason and text[start:end].strip() for start, end, reason in reasons)


@pytest.mark.parametrize("text", ["last year", "next decade", "on Monday"])
def test_relative_time_without_a_date(text: str) -> None:
    (mention,) = read(text)
    assert mention.period is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("last year", "2025"),
        ("this month", "2026-06"),
        ("yesterday", "none"),
        ("on 3 May 2024", "2024-05-03"),
    ],
)
def test_relative_time_in_a_text_of_some_day_of_a_month(text: str, period: str) -> None:
    (mention,) = read(text, date=Period.model_validate("2026-06"))
    assert fact(mention, "period") == period


WRITTEN = [
    ("12900000000", "$13 billion", "$12.9 billion", "12.9"),
    ("93000000", "more than £95m", "£93m", "93"),
    ("12.9", "57%", "12.9%", "12.9"),
    ("2000000", "3 million", "2 million", "2"),
    ("125000", "43,000", "125,000", "125,000"),
]


@pytest.mark.parametrize(("value", "like", "wording", "number"), WRITTEN)
def test_write_in_the_style_of_another(value: str, like: str, wording: str, number: str) -> None:
    style = read_one(like)
    assert write(Fraction(value), style) == wording
    assert mantissa(Fraction(value), style) == number
    assert read_one(wording).value == Fraction(value)


@pytest.mark.parametrize("text", ["", "no figure here", "5 boats and 7 cars"])
def test_read_one_wants_exactly_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"number or date"):
        read_one(text)
