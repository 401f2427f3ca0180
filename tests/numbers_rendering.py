"""Renders quantities from the tables the grammar reads with, so that a new row is covered at once."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from verifier.model.record import decimal_string
from verifier.numbers import lexicon, measures

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen").split()  # fmt: skip
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


class Number(NamedTuple):
    """A number as written, its value, the place of its last printed digit, and whether it is exact in itself."""

    text: str
    value: Fraction
    place: Fraction
    scale: Fraction = Fraction(1)


class Measure(NamedTuple):
    """What stands before and after a number, and the unit that is meant."""

    before: str
    after: str
    unit: str
    dimension: str


def spell(number: int, joint: str = " and ", dash: str = "-") -> str:
    """A number under a thousand in words."""
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (joint + spell(rest, joint, dash) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (dash + ONES[number % 10] if number % 10 else "")


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


def lakhs(number: int) -> str:
    head, tail = divmod(number, 1000)
    if not head:
        return str(tail)
    text = str(head)
    parts = [text[max(k - 2, 0) : k] for k in range(len(text), 0, -2)][::-1]
    return ",".join([*parts, f"{tail:03}"])


WHOLE = st.integers(2, 999)
LARGE = st.integers(10_000, 99_999_999)
DECIMAL = st.tuples(st.integers(2, 9999), st.integers(1, 3)).map(
    lambda pair: (Fraction(pair[0], 10 ** pair[1]), pair[1])
)


def _decimal(pair: tuple[Fraction, int]) -> Number:
    value, places = pair
    whole, _, rest = decimal_string(value).partition(".")
    return Number(f"{whole}.{rest.ljust(places, '0')}", value, Fraction(1, 10**places))


PLAIN = st.one_of(
    WHOLE.map(lambda n: Number(str(n), Fraction(n), Fraction(1))),
    LARGE.map(lambda n: Number(grouped(n, ","), Fraction(n), Fraction(1))),
    LARGE.map(lambda n: Number(lakhs(n), Fraction(n), Fraction(1))),
    LARGE.map(lambda n: Number(grouped(n, "\u00a0"), Fraction(n), Fraction(1))),
    LARGE.map(lambda n: Number(grouped(n, "\u202f"), Fraction(n), Fraction(1))),
    LARGE.map(lambda n: Number(grouped(n, "'"), Fraction(n), Fraction(1))),
    DECIMAL.map(_decimal),
)
SPELLED = st.tuples(WHOLE, st.sampled_from((" and ", " ", " & ")), st.sampled_from(("-", " ", "‑"))).map(
    lambda drawn: Number(spell(*drawn), Fraction(drawn[0]), Fraction(1))
)
SCALE_WORDS = sorted(
    word for word, value in lexicon.scales().items() if value > 100 and not word.endswith("s")
)
SCALE_MARKS = sorted(lexicon.scale_marks())


def _times(number: Number, written: str, scale: int) -> Number:
    return Number(number.text + written, number.value * scale, number.place * scale, Fraction(scale))


def _in_words(number: Number, word: str) -> Number:
    """In words, thousands below ten thousand are read as their digits would be."""
    found = _times(number, f" {word}", lexicon.scales()[word])
    return found if found.value >= 10_000 else Number(found.text, found.value, Fraction(1))


SMALL = st.one_of(WHOLE.map(lambda n: Number(str(n), Fraction(n), Fraction(1))), DECIMAL.map(_decimal))
SCALED_DIGITS = st.tuples(SMALL, st.sampled_from(SCALE_WORDS), st.sampled_from((" ", "-", "\u00a0"))).map(
    lambda drawn: _times(drawn[0], drawn[2] + drawn[1], lexicon.scales()[drawn[1]])
)
SCALED_WORDS = st.tuples(SPELLED, st.sampled_from([word for word in SCALE_WORDS if len(word) > 4])).map(
    lambda drawn: _in_words(*drawn)
)
SCALED = SCALED_DIGITS | SCALED_WORDS
MARKED = st.tuples(SMALL, st.sampled_from(SCALE_MARKS), st.sampled_from(("", " "))).map(
    lambda drawn: _times(drawn[0], drawn[2] + drawn[1], lexicon.scale_marks()[drawn[1]])
)
"""Only where money stands before: else the letter may be a unit."""

NOT_ALONE = frozenset(("percentage of", "quarters"))
"""Words that are units in company only."""
NEEDS_POINT = frozenset(("s", "pm", "st"))
"""Marks that other readings claim after a whole number: plurals, times of day, ordinals."""

UNIT_WORDS = [
    Measure("", gap + word, entry.unit.name, entry.unit.dimension)
    for entry in measures.entries()
    for word in entry.words
    if word not in NOT_ALONE
    for gap in (" ", "-")
]
UNIT_MARKS = [
    Measure("", mark, entry.unit.name, entry.unit.dimension)
    for entry in measures.entries()
    for mark in entry.marks
    if mark not in NEEDS_POINT and not mark.startswith("pm")
]
CURRENCIES = [row for row in lexicon.rows("currencies") if row.isupper()]
_LATER = frozenset(("c", "p", "kn", "Ft", "zł", "Kč", "¢", "Sh", "R", "PS", "Y="))
"""Signs that stand after the amount, or need more than an amount."""
SIGNS = [
    Measure(sign, "", cut_unit.name, "money")
    for cuts in measures.currency_signs().values()
    for cut, cut_unit in cuts
    for sign in ("".join(cut),)
    if sign not in _LATER and sign not in measures.scaled_codes()
]
CODES = [
    measure
    for code in CURRENCIES
    for measure in (
        Measure(code + " ", "", code, "money"),
        Measure(code, "", code, "money"),
        Measure("", " " + code, code, "money"),
    )
]
LARGE_ONLY = measures.large_only()
MONEY_WORDS = [
    Measure("", " " + " ".join(cut), unit.name, "money")
    for cuts in measures.currency_words().values()
    for cut, unit in cuts
    if " ".join(cut) not in LARGE_ONLY
]


class Bound(NamedTuple):
    """A bound or hedge as written, before or after the number, and what it does to it."""

    before: str
    after: str
    comparator: str
    low: int | None
    high: int | None
    low_closed: bool
    high_closed: bool


def _bounds() -> list[Bound]:
    found = []
    for row in lexicon.rows("hedges").values():
        ends = (
            row["comparator"],
            row.get("low"),
            row.get("high"),
            not row.get("low_open"),
            not row.get("high_open"),
        )
        found += [Bound(phrase, "", *ends) for phrase in lexicon.words(row.get("before", ""))]
        found += [Bound("", phrase, *ends) for phrase in lexicon.words(row.get("after", ""))]
    return found


BOUNDS = _bounds()
TENTH = Fraction(1, 10)


class Reading(NamedTuple):
    """What must be read."""

    value: Fraction
    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool
    unit: str
    comparator: str


def expected(number: Number, measure: Measure, bound: Bound | None) -> Reading:
    """The semantics of a written number, said a second time."""
    value, scale, place = number.value, number.scale, number.place
    long = {"decade": 10, "century": 100, "millennium": 1000}.get(measure.unit)
    unit, dimension = "year" if long else measure.unit, measure.dimension
    if measure.after.strip() in LARGE_ONLY and (scale > 1 or number.text.endswith("thousand")):
        unit, dimension = "GBP", "money"  # a million pounds are no mass
    if long:
        value, scale, place = value * long, scale * long, place * long
    if bound and bound.comparator != "=":
        width = value * TENTH
        low = None if bound.low is None else value + bound.low * width
        high = None if bound.high is None else value + bound.high * width
        return Reading(value, low, high, bound.low_closed, bound.high_closed, unit, bound.comparator)
    half = place / 2
    mantissa = value / scale
    whole = place == scale
    if dimension != "percent":
        rounded = whole and mantissa % 10 == 0
        priced = dimension == "money" and scale == 1
        counted = dimension in ("", "time") and scale == 1 and whole and value < 10_000
        if rounded or priced or counted:
            half = Fraction(0)
    return Reading(value, value - half, value + half, True, not half, unit, "=")
