"""Words in, what they keep back out: a possibility, a condition, a caveat; by `words/reserve.toml`."""

from __future__ import annotations

import re
from functools import cache

from verifier.checks.phrases import table

_NAMED_MAY = re.compile(r"(?<=\w )May\b|\bMay (?=\d)")
"""The month, or somebody's name."""


def reserved(words: str) -> bool:
    """Whether a sentence is told with any reserve: "may", "likely", "if", "in a pilot study", a caveat, a question."""
    return "?" in words or _says(words, "MAY", "PERHAPS", "IF", "LIMIT") or bool(caveat(words))


def possible(words: str) -> bool:
    """Whether it is told as possible or likely only."""
    return _says(words, "MAY", "PERHAPS")


def modal(words: str) -> bool:
    """Whether it is told under "may", "could", "would"."""
    return _says(words, "MAY")


def condition(words: str) -> re.Match[str] | None:
    """Where a condition begins: "if", "provided that", "unless"."""
    return _any("IF").search(words)


def hanging(words: str) -> re.Match[str] | None:
    """Where a clause begins on which the rest of the sentence hangs; "asked if" is none."""
    return _any("HANG").search(words)


def caveat(words: str) -> re.Match[str] | None:
    """Where a sentence takes something back: "only an estimate", "hold this number loosely"."""
    if _listed("caveat", "apart").search(words):
        return None
    return caveat_forms().search(words)


def caveat_forms() -> re.Pattern[str]:
    """What every caveat has, so that a sentence without it need not be asked."""
    return _listed("caveat", "forms")


def whole(words: str) -> bool:
    """Whether it takes back what a whole brief text tells: "the two years cannot be compared"."""
    return _listed("caveat", "whole").search(words) is not None


def looks_back(words: str) -> bool:
    """Whether it speaks of a figure named before: "this number"."""
    return _listed("caveat", "back").search(words) is not None


def points_back(words: str) -> bool:
    """Whether it does so plainly: "this figure", whatever figure stands beside."""
    return _listed("caveat", "points").search(words) is not None


def _says(words: str, *names: str) -> bool:
    return _any(*names).search(_NAMED_MAY.sub(" ", words)) is not None


@cache
def _any(*names: str) -> re.Pattern[str]:
    lists = table("reserve")["words"]
    words = "|".join(word for name in names for word in lists[name]).replace(
        "{HANG}", "|".join(lists["HANG"])
    )
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def _listed(section: str, name: str) -> re.Pattern[str]:
    words = "|".join(table("reserve")[section][name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
