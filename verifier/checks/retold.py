"""What the first lines say, and where the text below says it again: plainly, or as wanted, possible or hanging only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from verifier.checks import reserve
from verifier.checks.first import Line, first, matter, rest
from verifier.checks.phrases import table
from verifier.model.ledger import Ledger, once

_FEWEST = 2
_SHARE = 0.6
"""The share of a first line's telling words with which a sentence says it again."""
_REACH = 90
"""How many characters behind a word that holds it open a deed may be told."""
_CLAUSE = re.compile(r"[;:.]|, (?:but|which|who|and)\b")
_QUOTED = re.compile(r"[“”\"?]|: ")


class Hold(StrEnum):
    """How a sentence holds back what it tells."""

    WANTED = "wanted"
    HANGING = "hanging"
    POSSIBLE = "possible"


_WISH = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Aa]|dying|last)\s$")
"""Before a wish that is a noun: "had her wish to be arrested granted"."""


class Weak(NamedTuple):
    """A sentence that tells the line again and holds it back."""

    line: Line
    how: Hold
    words: str
    """The words that hold it back."""


@once
def weakened(ledger: Ledger) -> tuple[tuple[Line, tuple[Weak, ...]], ...]:
    """Each plain first line that the text below tells again, and never without a reserve."""
    return tuple(_weakened(ledger))


def _weakened(ledger: Ledger) -> Iterator[tuple[Line, tuple[Weak, ...]]]:
    for line in first(ledger):
        about = matter(line.words)
        deed = _deed().search(line.words)
        if len(about) < _FEWEST or not deed or _open(line.words):
            continue
        told = [one for one in rest(ledger) if _again(about, one)]
        done = matter(line.words[deed.end() :])
        weak = tuple(found for one in told if (found := _held(one, done)))
        if weak and len(weak) == len(told):
            yield line, weak


def _open(words: str) -> bool:
    """Whether a line holds itself back, asks, quotes, or tells what is to come: "Firm to build"."""
    signs = (_QUOTED, _wanted(), _doubted(), _coming())
    return reserve.reserved(words) or any(one.search(words) for one in signs)


def _again(about: frozenset[str], other: Line) -> bool:
    shared = len(about & matter(other.words))
    return shared >= _FEWEST and shared >= _SHARE * len(about)


def _held(other: Line, done: frozenset[str]) -> Weak | None:
    """The word that governs what is told again, if one does."""
    words = other.words
    for found in _wanted().finditer(words):
        if _governs(words, found, done) and not _WISH.search(words[: found.start()]):
            return Weak(other, Hold.WANTED, found[0])
    if reserve.hanging(words) and reserve.modal(words):
        hanging = reserve.hanging(words)
        return Weak(other, Hold.HANGING, hanging[0] if hanging else "")
    for found in _doubted().finditer(words):
        if _governs(words, found, done) and not found[0].startswith("May"):
            return Weak(other, Hold.POSSIBLE, found[0])
    return None


def _governs(words: str, found: re.Match[str], done: frozenset[str]) -> bool:
    """Whether most of what is told again of the deed stands behind the word, in its clause."""
    clause = _CLAUSE.split(words[found.end() : found.end() + _REACH])[0]
    behind = matter(clause) & done
    return bool(behind) and len(behind) >= len(matter(words) & done) / 2


@cache
def _deed() -> re.Pattern[str]:
    """A verb in the present or past: a line without one is a label."""
    verbs = "|".join(table("strength")["wanted"]["deeds"])
    return re.compile(rf"(?<![\w-])(?:is|are|was|were|has|have|(?:{verbs})(?:s|es|d|ed)?)(?![\w-])")


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(table('strength')['wanted']['verbs'])})(?![\w-])", re.IGNORECASE
    )


@cache
def _doubted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(table('strength')['wanted']['doubts'])})(?![\w-])", re.IGNORECASE
    )


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('strength')['wanted']['coming'])})")
