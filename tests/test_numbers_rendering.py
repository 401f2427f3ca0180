"""Whatever the tables can write is read back: the same interval, unit and bound."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numbers_rendering import (
    BOUNDS,
    CODES,
    MARKED,
    MONEY_WORDS,
    PLAIN,
    SCALED,
    SCALED_DIGITS,
    SIGNS,
    SPELLED,
    UNIT_MARKS,
    UNIT_WORDS,
    Bound,
    Measure,
    Number,
    Reading,
    expected,
)

from verifier.numbers import read

BARE = Measure("", "", "", "")
NUMBERS = (
    Number("7", Fraction(7), Fraction(1)),
    Number("2.5", Fraction(5, 2), Fraction(1, 10)),
    Number("12,345", Fraction(12345), Fraction(1)),
)
BOUND_BY_CONTEXT = frozenset(("some", "top", "topping"))
"""Bounds only before large numbers, or after certain verbs."""


def readings(text: str) -> list[Reading]:
    return [
        Reading(
            m.value or Fraction(0), m.low, m.high, m.low_closed, m.high_closed, m.unit, m.comparator.value
        )
        for m in read(text)
    ]


def misread(measures: Iterable[Measure]) -> list[str]:
    return [
        text
        for measure in measures
        for number in NUMBERS
        for text in (f"they had {measure.before}{number.text}{measure.after} there",)
        if readings(text) != [expected(number, measure, None)]
    ]


def test_every_word_of_every_unit() -> None:
    assert misread(UNIT_WORDS) == []


def test_every_mark_of_every_unit() -> None:
    assert misread(UNIT_MARKS) == []


def test_every_sign_code_and_word_of_every_currency() -> None:
    assert misread([*SIGNS, *CODES, *MONEY_WORDS]) == []


def text_of(number: Number, measure: Measure, bound: Bound | None) -> str:
    text = f"{measure.before}{number.text}{measure.after}"
    if bound and bound.before:
        return f"{bound.before} {text}"
    if bound:
        return text + bound.after if bound.after[0] in "-+" else f"{text} {bound.after}"
    return text


def test_every_bound() -> None:
    hundreds = Number("300", Fraction(300), Fraction(1))
    wrong = [
        text
        for bound in BOUNDS
        if bound.before not in BOUND_BY_CONTEXT
        for number in (*NUMBERS, hundreds)
        for text in (text_of(number, BARE, bound),)
        if readings(text) != [expected(number, BARE, bound)]
    ]
    assert wrong == []


WORDED = [measure for measure in UNIT_WORDS if measure.after[0] == " " and measure.after != " second"]
NUMBER_BOUNDS = st.none() | st.sampled_from(
    [bound for bound in BOUNDS if bound.before not in BOUND_BY_CONTEXT]
)
WITH_UNITS = st.tuples(PLAIN | SPELLED | SCALED, st.sampled_from(WORDED))
WITH_MARKS = st.tuples(PLAIN, st.sampled_from(UNIT_MARKS))
PAID = st.tuples(PLAIN | SCALED_DIGITS | MARKED, st.sampled_from([*SIGNS, *CODES]))
PAID_IN_WORDS = st.tuples(PLAIN | SPELLED | SCALED, st.sampled_from(MONEY_WORDS))
COUNTED = st.tuples(PLAIN | SPELLED | SCALED, st.just(BARE))


@settings(max_examples=600, deadline=None)
@given(st.one_of(WITH_UNITS, WITH_MARKS, PAID, PAID_IN_WORDS, COUNTED), NUMBER_BOUNDS)
def test_what_is_rendered_reads_as_the_same(drawn: tuple[Number, Measure], bound: Bound | None) -> None:
    number, measure = drawn
    assume(not (measure.after == "m" and bound and bound.after))  # "5m or more" are millions
    text = text_of(number, measure, bound)
    assert readings(text) == [expected(number, measure, bound)], text
