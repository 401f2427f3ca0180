"""Units of measure and money: the tables in `words/`, with what their rows generate."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from verifier.numbers.lexicon import Phrases, phrases, rows, words

_POWERS = (
    ("square", "area", 2, ("²", "2", "^2"), ("sq", "sq.")),
    ("cubic", "volume", 3, ("³", "3", "^3"), ("cu", "cu.")),
)


class Unit(NamedTuple):
    """A unit of measure or money by its canonical name."""

    name: str
    dimension: str
    factor: Fraction
    """How many base units of its dimension one of it is."""


class Entry(NamedTuple):
    """A unit with its words, its marks, and how it is written in a table."""

    unit: Unit
    words: list[str]
    marks: list[str]


@cache
def entries() -> tuple[Entry, ...]:
    """Every unit, the prefixed, squared and cubed ones included."""
    return tuple(entry for name, row in rows("units").items() for entry in _powered(name, row))


def _powered(name: str, row: dict[str, Any]) -> Iterator[Entry]:
    for entry in _prefixed(name, row):
        yield entry
        if "powers" not in row:
            continue
        for word, dimension, power, signs, short in _POWERS:
            letters = words(row.get("letters", ""))
            own = words(row.get(word, "")) if entry.unit.name == name else []
            named = [*entry.words, *letters, *(mark for mark in entry.marks if mark[0].isalpha())]
            yield Entry(
                Unit(f"{word} {entry.unit.name}", dimension, entry.unit.factor**power),
                [f"{cut} {each}" for cut in (word, *short) for each in named] + own,
                [mark + sign for mark in entry.marks for sign in signs if mark.isalpha()],
            )


def _prefixed(name: str, row: dict[str, Any]) -> Iterator[Entry]:
    factor, dimension = Fraction(row["factor"]), row["dimension"]
    named, marks = words(row.get("words", "")), words(row.get("marks", ""))
    yield Entry(Unit(row.get("is", name), dimension, factor), named, marks)
    also = row.get("also", {})
    for prefix in row.get("prefixes", "").split():
        times = rows("prefixes")[prefix]
        symbols = words(row.get("symbol", "")) or marks
        yield Entry(
            Unit(prefix + name, dimension, factor * Fraction(times["factor"])),
            [prefix + word for word in words(row.get("prefixed", "")) or named],
            [sign + symbol for sign in words(times["marks"]) for symbol in symbols]
            + words(also.get(prefix, "")),
        )


@cache
def units() -> dict[str, Unit]:
    """Units of measure by canonical name."""
    return {entry.unit.name: entry.unit for entry in entries()}


@cache
def unit_words() -> Phrases:
    """Words for units, in lower case."""
    tied = [
        (word.replace(" ", "-"), entry.unit) for entry in entries() for word in entry.words if " " in word
    ]
    return phrases([(word, entry.unit) for entry in entries() for word in entry.words] + tied)


@cache
def unit_marks() -> Phrases:
    """Abbreviations of units, as written."""
    return phrases([(mark, entry.unit) for entry in entries() for mark in entry.marks], lower=False)


@cache
def smaller() -> dict[str, dict[str, Fraction]]:
    """Units that go on others: "foot" -> how many inches make one, "hour" -> minutes, "USD" -> cents."""
    found = {
        name: {each: units()[name].factor / units()[each].factor for each in words(row["smaller"])}
        for name, row in rows("units").items()
        if "smaller" in row
    }
    parts = {code: {row["part"]: Fraction(100)} for code, row in rows("currencies").items() if "part" in row}
    return found | parts


@cache
def unsaid() -> dict[str, str]:
    """The smaller unit of a number that names none: "6 foot 2", "15 dollars 50"."""
    said = {name: words(row["smaller"])[0] for name, row in rows("units").items() if row.get("bare")}
    return said | {code: row["part"] for code, row in rows("currencies").items() if "part" in row}


def _currencies() -> list[tuple[str, dict[str, Any]]]:
    found = rows("currencies")
    own = [(name, row) for name, row in found.items() if name not in ("parts", "large")]
    return [*own, *found["parts"].items(), *found["large"].items()]


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes."""
    return frozenset(code for code, _ in _currencies() if code.isupper())


def _currency(code: str) -> Unit:
    return Unit(code, "money", Fraction(1))


@cache
def currency_words() -> Phrases:
    """Words for currencies: "dollars", "canadian dollars" -> their unit."""
    return phrases([(word, _currency(code)) for code, row in _currencies() for word in words(row["words"])])


@cache
def currency_signs() -> Phrases:
    """Signs and codes before or after an amount, as written."""
    pairs = [(sign, _currency(code)) for code, row in _currencies() for sign in words(row.get("signs", ""))]
    codes = [(code, _currency(code)) for code in currencies()]
    scaled = [(written, _currency(code)) for written, (code, _) in scaled_codes().items()]
    return phrases(pairs + codes + scaled, lower=False)


@cache
def large_only() -> frozenset[str]:
    """Currency words that are money only in company: "pounds", "won"."""
    large = rows("currencies")["large"]
    return frozenset(word for row in large.values() for word in words(row["words"]))


@cache
def scaled_codes() -> dict[str, tuple[str, int]]:
    """Currency codes with a scale in them: "MEUR" and "EURm" -> euros, a million."""
    found: dict[str, tuple[str, int]] = {}
    for code in sorted(currencies()):
        for scale, before, after in ((10**3, "k", "k"), (10**6, "Mm", "m mn"), (10**9, "", "bn")):
            found |= {sign + code: (code, scale) for sign in before}
            found |= {code + sign: (code, scale) for sign in after.split()}
    return found
