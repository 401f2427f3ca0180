"""Test statistics: "t(28) = 2.20, p = .036" in a sentence, with everything it takes to work out p again."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from verifier.checks import tails

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)"
_MINUS = r"[-−–]\s?"
_SIGN = r"\s?[=<>]\s?"
_DF = r"\d+(?:\.\d+)?"
_LEFT = r"(?<![\w.])"
_TESTS = (
    ("t", rf"t\s?\(\s?(?:df\s?=\s?)?(?P<df2>{_DF})\s?\)"),
    ("t", r"t(?P<df2>\d{1,4})(?=\s?[=<>])"),
    ("F", rf"F\s?\(\s?(?P<df1>{_DF})\s?[,;]\s?(?P<df2>{_DF})\s?\)"),
    ("F", r"F(?P<df1>\d{1,3}),\s?(?P<df2>\d{1,5})(?=\s?[=<>])"),
    ("r", rf"r\s?\(\s?(?:df\s?=\s?)?(?P<df2>{_DF})\s?\)"),
    (
        "chi",
        r"(?:χ|𝜒|𝝌|[Cc]hi|[XxΧ])[\s_^-]{0,2}(?:2|²|squared?)?\s?"
        rf"\(\s?(?:df\s?=\s?)?(?P<df2>{_DF})(?:\s?[,;]\s?[Nn]\s?=\s?[\d,\s]+?)?\s?\)",
    ),
    (
        "Q",
        r"Q\s?[-_]?\s?(?:[WwBbTtMmEe]|[Ww]ithin|[Bb]etween|[Tt]otal|[Mm]odel|[Ee]rror)?\s?"
        rf"\(\s?(?:df\s?=\s?)?(?P<df2>{_DF})\s?\)",
    ),
    ("z", r"[zZ]"),
    # the degrees of freedom after the value
    ("t", rf"t(?=\s?=\s?(?:{_MINUS})?{_NUMBER},\s?df\s?=\s?(?P<df2>{_DF}))"),
    (
        "chi",
        rf"(?:χ|𝜒|[Cc]hi|X)[\s_^-]{{0,2}}(?:2|²|squared?)(?=\s?=\s?{_NUMBER},\s?df\s?=\s?(?P<df2>{_DF}))",
    ),
)
_ASIDE = r"(?:\s?[,;]\s?(?![tFrzZQpP]\s?[(=<>])[^,;]{1,30}?){0,4}?"
_P = (
    r"\s?[,;(]\s?(?P<p>(?:[pP](?:[- ]values?)?(?:\s?(?:was|of))?\s?(?P<how>[=<>≤≥])\s?(?P<at>\d?\.\d+"
    r"(?:[eE][-−]\d+)?|1(?:\.0+)?|0)(?![\d.]*\d))"
    r"|(?P<ns>n\.?\s?s\.?)(?=\W|$))"
)
_QUICK = re.compile(r"\b[pP]\b|\bn\.?s\b|p-value")


class Reported(NamedTuple):
    """A test as printed: offsets of the whole and of its p in the sentence."""

    test: str
    words: str
    start: int
    end: int
    p_start: int
    p_words: str
    df1: float
    df2: float
    value: float
    value_how: str
    value_half: float
    """Half of the place of the last printed digit."""
    p: float | None
    """None for "ns"."""
    p_how: str
    p_half: float

    def tail(self, value: float) -> float:
        """The chance of a value as far out as this, both sides."""
        worked: dict[str, Callable[[], float]] = {
            "t": lambda: tails.student(value, self.df2),
            "r": lambda: tails.correlation(value, self.df2),
            "F": lambda: tails.fisher(value, self.df1, self.df2),
            "chi": lambda: tails.chi_square(value, self.df2),
            "Q": lambda: tails.chi_square(value, self.df2),
            "z": lambda: tails.normal(value),
        }
        return worked[self.test]()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    value = rf"(?P<cmp>{_SIGN})(?P<value>(?:{_MINUS})?{_NUMBER})"
    return tuple((name, re.compile(_LEFT + form + value + _ASIDE + _P)) for name, form in _TESTS)


def reported(words: str) -> list[Reported]:
    """Every test of a sentence, in reading order."""
    if not _QUICK.search(words):
        return []
    found: dict[int, Reported] = {}
    for name, pattern in _patterns():
        for match in pattern.finditer(words):
            one = _read(name, match)
            if one and one.p_start not in found:
                found[one.p_start] = one
    return [found[place] for place in sorted(found)]


def _read(name: str, match: re.Match[str]) -> Reported | None:
    groups = match.groupdict()
    printed = groups["value"].replace(",", "")
    value = float(re.sub(r"[-−–]\s?", "-", printed))
    df1, df2 = float(groups.get("df1") or 1), float(groups.get("df2") or 1)
    at = groups["at"]
    p = None if at is None else float(at.replace("−", "-"))
    negative = value < 0 and name in ("F", "chi", "Q")
    if df1 <= 0 or df2 <= 0 or (name == "r" and abs(value) > 1) or (p is not None and p > 1) or negative:
        return None
    return Reported(
        test=name,
        words=match[0],
        start=match.start(),
        end=match.end(),
        p_start=match.start("p"),
        p_words=groups["p"],
        df1=df1,
        df2=df2,
        value=abs(value),
        value_how=groups["cmp"].strip(),
        value_half=_half(printed),
        p=p,
        p_how=(groups["how"] or ">").replace("≤", "<").replace("≥", ">"),
        p_half=_half(at or ".05"),
    )


def _half(printed: str) -> float:
    number, _, power = printed.lower().replace("−", "-").partition("e")
    places = len(number.partition(".")[2]) - int(power or 0)
    return 0.5 * 10.0**-places
