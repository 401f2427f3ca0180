"""Figures whose verb is told once: "Alder scored 81, Birch 76 and Holm 88"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.numbers.draft import Draft
from verifier.numbers.labels import label
from verifier.numbers.tokens import Tokens

_NAME = 5
"""A name is of so many words at most."""
_NOUN = 4
"""So many words may stand between a figure and the comma."""
_IN_NAMES = frozenset(("s", "’", "'", "."))
_AND = frozenset(("and", "while", "but"))
_ENDS = frozenset((",", ".", ";", "and", "while", "", "\n\n", "(", "but", "in", "respectively", "!"))
_NO_VERBS = frozenset(("in", "of", "and", "or", "since", "from", "until", "on", "the", "a", "no"))
_APART = (Kind.MONEY, Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
"""Of a sum, the scale may be left out, or not: "$12 million, Birch 9"."""
_YEARS = (1500, 2100)


def gapped(t: Tokens, i: int) -> bool:
    """Whether the figure after a name is one more of a list whose first has a verb.

    The name must follow a comma or "and", and before these another figure: one after a verb, or one of the same list.
    """
    if t.low[i + 1] not in _ENDS or t.glued(i) or (t.low[i + 1] == "." and t.glued(i + 2)):
        return False
    while True:
        before = _item_before(t, i)
        if before is None:
            return False
        if _told(t, before):
            return not _year(t.low[i]) and not _year(t.low[before])
        i = before


def measured_as_before(t: Tokens, found: Sequence[Draft], draft: Draft) -> None:
    """Gives a bare number of such a list the unit of the figure before it: "Alder took 45 per cent, Birch 41"."""
    if not found or draft.kind is not Kind.NUMBER or draft.unit or draft.comparator is not Comparator.EQUAL:
        return
    before = found[-1]
    known = before.dimension if before.kind is not Kind.PERCENT else before.unit == "%"
    if known and before.kind not in _APART and draft.value is not None and gapped(t, draft.first):
        half = Fraction(1, 2) / 10 ** len(t.low[draft.first].partition(".")[2])
        draft.kind, draft.unit, draft.dimension = before.kind, before.unit, before.dimension
        draft.low, draft.high, draft.high_closed = draft.value - half, draft.value + half, before.high_closed


def _item_before(t: Tokens, i: int) -> int | None:
    """The figure of the item before, past the name: ", the Royal" of "…, the Royal 244"."""
    k, names = i - 1, 0
    while names < _NAME and (t.capital(k) or t.low[k] in _IN_NAMES):
        if t.opens(k) and t.word(k):
            return None
        names += 1
        k -= 1
    if not names:
        return None
    k -= t.low[k] == "the"
    joined = k
    k -= t.low[k] in _AND
    k -= t.low[k] in (",", ";")
    if k == joined:
        return None
    for j in range(k, max(k - _NOUN, 0) - 1, -1):
        if t.figure(j):
            return j
        if (not t.word(j) and t.low[j] != "%") or t.capital(j):
            return None
    return None


def _told(t: Tokens, i: int) -> bool:
    """Whether a figure follows a small word that may be a verb: "scored 81", "stood at 61"."""
    return t.word(i - 1) and not t.capital(i - 1) and t.low[i - 1] not in _NO_VERBS and not label(t, i)


def _year(low: str) -> bool:
    return low.isdigit() and _YEARS[0] <= int(low) < _YEARS[1]
