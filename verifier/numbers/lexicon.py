"""The word lists in `words/`, read once, as dictionaries ready for looking up."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import tomli

from verifier.numbers.tokens import Tokens

Phrases = dict[str, tuple[tuple[tuple[str, ...], Any], ...]]
"""First word -> every phrase that begins with it, longest first, and what it stands for."""


class Hedge(NamedTuple):
    """What a bound or hedge does to a number; ends are shares of it, None is unbounded."""

    comparator: str
    low: int | None
    high: int | None
    low_closed: bool
    high_closed: bool


@cache
def rows(name: str) -> dict[str, Any]:
    """One word list as it is written."""
    return tomli.loads((Path(__file__).parent / "words" / f"{name}.toml").read_text("utf-8"))


def words(text: str) -> list[str]:
    """The entries of a list written in one string."""
    return [word.strip() for word in text.split(",") if word.strip()]


def split(phrase: str, *, lower: bool = True) -> tuple[str, ...]:
    """A phrase cut as the text is cut."""
    if phrase.replace(" ", "").replace("-", "").isalpha():  # nearly all of them
        return tuple((phrase.lower() if lower else phrase).replace("-", " - ").split())
    tokens = Tokens(phrase)
    return tuple(tokens.low[i] if lower else tokens.raw(i) for i in range(tokens.count))


def phrases(pairs: list[tuple[str, Any]], *, lower: bool = True, last: bool = False) -> Phrases:
    """Entries by their first token (by their last token, if asked)."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for phrase, meaning in pairs:
        cut = split(phrase, lower=lower)
        found.setdefault(cut[-1 if last else 0], []).append((cut, meaning))
    return {key: tuple(sorted(each, key=lambda pair: -len(pair[0]))) for key, each in found.items()}


@cache
def cardinals() -> dict[str, int]:
    """Number words under a hundred."""
    return {word: row["value"] for word, row in rows("cardinals").items()}


@cache
def scales() -> dict[str, int]:
    """Scale words: "million" -> 1000000."""
    return {word: row["value"] for row in rows("scales").values() for word in words(row["words"])}


@cache
def scale_marks() -> dict[str, int]:
    """Scale letters as written: "bn", "m", "K"."""
    return {mark: row["value"] for row in rows("scales").values() for mark in words(row.get("marks", ""))}


@cache
def fractions() -> dict[str, Fraction]:
    """Names of parts: "thirds" -> 1/3."""
    return {
        word: Fraction(row["value"]) for row in rows("fractions").values() for word in words(row["words"])
    }


@cache
def vulgar() -> dict[str, Fraction]:
    """Fractions in one character: "½" -> 1/2."""
    return {sign: Fraction(normalize("NFKC", sign).replace("⁄", "/")) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words: "first" -> 1."""
    found = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
    for word, value in cardinals().items():
        if word.endswith("ty"):
            found[word[:-1] + "ieth"] = value
        elif value not in (0, 1, 2, 3, 5, 8, 9, 12):
            found[word + "th"] = value
    found["hundredth"] = 100
    found["thousandth"] = 1000
    return found


@cache
def multiples() -> dict[str, Fraction]:
    """Words that multiply: "doubled" -> 2."""
    return {
        word: Fraction(row["value"]) for row in rows("multiples").values() for word in words(row["words"])
    }


@cache
def vague() -> Phrases:
    """Sizes without a number: "dozens", "a few hundred" -> (low, high)."""
    return phrases(
        [
            (phrase, (Fraction(row["low"]), Fraction(row["high"])))
            for row in rows("vague").values()
            for phrase in words(row["words"])
        ]
    )


@cache
def hedges_before() -> Phrases:
    """Bounds and hedges that stand before a number, by their last word."""
    return phrases(_hedges("before"), last=True)


@cache
def hedges_after() -> Phrases:
    """Bounds and hedges that stand after a number, by their first word."""
    return phrases(_hedges("after"))


def _hedges(side: str) -> list[tuple[str, Hedge]]:
    found = []
    for row in rows("hedges").values():
        hedge = Hedge(
            row["comparator"],
            row.get("low"),
            row.get("high"),
            not row.get("low_open", False),
            not row.get("high_open", False),
        )
        found += [(phrase, hedge) for phrase in words(row.get(side, ""))]
    return found


class Calendar(NamedTuple):
    """The words of dates."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    parts: Phrases
    units: dict[str, str]
    shifts: dict[str, int]
    near: dict[str, int]


@cache
def calendar() -> Calendar:
    """Months, weekdays, seasons and the words around them."""
    found = rows("calendar")

    def values(section: str) -> dict[str, int]:
        return {word: row["value"] for row in found[section].values() for word in words(row["words"])}

    return Calendar(
        months=values("months"),
        weekdays=values("weekdays"),
        seasons=values("seasons"),
        parts=phrases(
            [(word, name) for name, row in found["parts"].items() for word in words(row["words"])], last=True
        ),
        units={word: name for name, row in found["units"].items() for word in words(row["words"])},
        shifts=values("shifts"),
        near=values("near"),
    )


def phrase_at(
    tokens: Tokens, index: int, table: Phrases, *, lower: bool = True, tied: bool = False
) -> tuple[Any, int] | None:
    """The longest phrase of the table that begins at a token, and the token after it; `tied` without gaps."""
    for cut, meaning in table.get(tokens.low[index] if lower else tokens.raw(index), ()):
        if lower:
            if tuple(tokens.low[index : index + len(cut)]) == cut:
                return meaning, index + len(cut)
        elif all(
            tokens.raw(index + k) == word and not (tied and k and not tokens.glued(index + k) and word != "m")
            for k, word in enumerate(cut)
        ):
            return meaning, index + len(cut)
    return None


def phrase_before(tokens: Tokens, index: int, table: Phrases) -> tuple[Any, int] | None:
    """The longest phrase of the table that ends just before a token, and where it begins."""
    for cut, meaning in table.get(tokens.low[index - 1] if index else "", ()):
        first = index - len(cut)
        if first >= 0 and tuple(tokens.low[first:index]) == cut:
            return meaning, first
    return None


@cache
def times() -> dict[str, int]:
    """Words for so many times: "twice" -> 2."""
    return {word: row["value"] for word, row in rows("frequencies")["times"].items()}


@cache
def frequencies() -> dict[str, tuple[Fraction, str]]:
    """Adverbs that say how often: "monthly" -> once, "month"."""
    return {
        word: (Fraction(row["times"]), row["unit"])
        for row in rows("frequencies")["adverbs"].values()
        for word in words(row["words"])
    }


@cache
def ordinal_phrases() -> Phrases:
    """Fixed expressions that begin with an ordinal: "first aid", "second to none"."""
    found = words(rows("labels")["ordinal phrases"]["words"])
    return phrases([(phrase, True) for phrase in found + [phrase.replace(" ", "-") for phrase in found]])


@cache
def labels(sort: str) -> frozenset[str]:
    """Words that make a name or label of the number beside them."""
    return frozenset(words(rows("labels")[sort]["words"]))


@cache
def group(name: str) -> frozenset[str]:
    """Words the grammar asks for together."""
    return frozenset(words(rows("groups")[name]["words"]))
