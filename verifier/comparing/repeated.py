"""A claim that is the source's own sentence but for one stretch in, the two figures of that stretch out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from verifier import numbers
from verifier.comparing.judge import Weighed, weigh
from verifier.comparing.terms import Statement
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Mention

_REPEATED = 0.6
_YEAR = re.compile(r"\b(\d)(\d{3})\b")

Span = tuple[int, int]


class Change(NamedTuple):
    """One stretch of the claim, the source's in its place, and what the one makes of the other."""

    ours: Span
    theirs: Span
    weighed: Weighed


def same_place(claim: Statement, figure: Mention, source: Statement, other: Mention) -> bool:
    """Whether the claim repeats most of the source's sentence, and the figures stand at one place of it."""
    if not _edits(claim, source) or _renamed(claim, source):
        return False
    ours, theirs = claim.ranks(figure), source.ranks(other)
    return any(
        low < ours[1] and ours[0] < high and to < theirs[1] and theirs[0] < end
        for low, high, to, end in _aligned(claim, source)
    )


def change(claim: Statement, source: Statement) -> Change | None:
    """The only stretch that differs, where it is a number or the bound of one."""
    differing = [row for row in _edits(claim, source) if row[0] != "equal"]
    if (
        not differing
        or len(claim.tokens) < 4
        or any(one[2] != other[1] for one, other in pairwise(differing))
    ):
        return None
    (_, a, _, c, _), (_, _, b, _, d) = differing[0], differing[-1]
    if b < len(claim.tokens) and d < len(source.tokens) and not _numeric(claim, b - 1):
        b, d = b + 1, d + 1
    if not (b > a and d > c and _numeric(claim, b - 1) and _numeric(source, d - 1)):
        return None
    ours, theirs = _span(claim, a, b), _span(source, c, d)
    first, second = _read(claim.words[slice(*ours)]), _read(source.words[slice(*theirs)])
    weighed = weigh(first, second, repeated=True) if first and second else None
    if weighed is None or first is None or second is None:
        return None
    if weighed.reason is Reason.UNDECIDED and first.comparator == second.comparator:
        weighed = Weighed(Support.OVERSTATED, Reason.BOUND_STRENGTHENED)
    return Change(ours, theirs, weighed)


def _read(words: str) -> Mention | None:
    """The one number of a stretch; a year is a number here."""
    found = numbers.read(words)
    if len(found) == 1 and found[0].dimension == "calendar":
        found = numbers.read(_YEAR.sub(r"\1,\2", words))
    return found[0] if len(found) == 1 and not found[0].start else None


def _numeric(statement: Statement, rank: int) -> bool:
    low, start, end, _ = statement.tokens[rank]
    return low[0].isdigit() or any(one.start <= start and end == one.end for one in statement.figures)


def _span(statement: Statement, low: int, high: int) -> Span:
    return statement.tokens[low][1], statement.tokens[high - 1][2]


@lru_cache(maxsize=64)
def _edits(claim: Statement, source: Statement) -> tuple[tuple[str, int, int, int, int], ...]:
    """What turns the source's words into the claim's, by ranks; nothing for sentences of other words."""
    if len(claim.gist & source.gist) < _REPEATED * len(claim.gist):
        return ()
    ours, theirs = ([low for low, *_ in one.tokens] for one in (claim, source))
    found = tuple(
        (one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end)
        for one in Levenshtein.opcodes(ours, theirs)
    )
    equal = sum(b - a for tag, a, b, *_ in found if tag == "equal")
    return found if equal >= _REPEATED * max(len(ours), len(theirs)) else ()


@lru_cache(maxsize=64)
def _renamed(claim: Statement, source: Statement) -> bool:
    """Whether a telling word stands in the place of another."""
    changed = {rank for tag, a, b, *_ in _edits(claim, source) if tag == "replace" for rank in range(a, b)}
    return any(term.at in changed for term in claim.terms)


@lru_cache(maxsize=64)
def _aligned(claim: Statement, source: Statement) -> tuple[tuple[int, int, int, int], ...]:
    """Ranks of words at one place of both sentences; word by word where they are equal."""
    found: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in _edits(claim, source):
        if tag == "equal":
            found += [(a + i, a + i + 1, c + i, c + i + 1) for i in range(b - a)]
        elif tag == "replace":
            found.append((a, b, c, d))
    return tuple(found)
