"""Which way a change went: "up 3 %", "fell by 12 per cent", "+20%"."""

from __future__ import annotations

from verifier.model.mention import Direction, Kind
from verifier.numbers import lexicon
from verifier.numbers.draft import Draft
from verifier.numbers.said_changes import said_change
from verifier.numbers.tokens import Tokens

_SMALL = frozenset(("cent", "penny", "sen", "paisa"))
_FURTHEST = 6


def direct(t: Tokens, draft: Draft) -> None:
    """Says which way a change went, where a word of change stands beside its amount."""
    if draft.kind is Kind.RATIO and draft.unit != "times":
        # a share is of something, unless something moved by it
        if t.low[draft.first - 1] == "by":
            _by(t, draft, draft.first - 1)
    else:
        _by_verb(t, draft)
        draft.direction = draft.direction or said_change(t, draft)


def _by_verb(t: Tokens, draft: Draft) -> None:
    """A verb or particle of change before the amount."""
    if draft.dimension == "frequency":
        return
    if t.low[draft.first] == "+" and draft.first < draft.last:
        draft.direction = Direction.UP if draft.unit or draft.noun else None
        return
    k = draft.first - 1
    for _ in range(3):
        low = t.low[k]
        way = _way(low)
        if way:
            draft.direction = way if _changes(t, draft, k) else None
            return
        if low == "by":
            _by(t, draft, k)
            return
        if low not in lexicon.group("adverbs") and not low.endswith("ly"):
            return
        k -= 1


def _way(low: str) -> Direction | None:
    if low in lexicon.group("up"):
        return Direction.UP
    return Direction.DOWN if low in lexicon.group("down") else None


def _changes(t: Tokens, draft: Draft, k: int) -> bool:
    """Whether the word changes by the amount, and does not take it: "fell 3 points", not "dropped 20 bombs"."""
    low = t.low[k]
    if draft.kind is Kind.PERCENT:
        return low not in ("up", "down") or t.low[k - 1] not in lexicon.group("particle of shares")
    points = draft.noun in ("points", "point")
    if low in ("up", "down"):
        return _said(t, k, counted=not draft.unit and not points)
    if points:
        return low not in lexicon.group("score")
    if t.low[k + 1] == "by" or draft.unit in _SMALL:
        return True
    taken = "take" if draft.kind is not Kind.COUNT else "take things"
    return low not in lexicon.group(taken) and low not in lexicon.group("take")


def _said(t: Tokens, k: int, *, counted: bool) -> bool:
    """Whether "up" is said of something: "was up 12p", "down 40 places", not "racked up 12 goals"."""
    before = t.low[k - 1]
    if before in lexicon.group("said up"):
        return True
    if counted:
        return not t.word(k - 1)
    return before not in lexicon.group("particle") and not before.endswith("ing")


def _by(t: Tokens, draft: Draft, k: int) -> None:
    """ "fell by 3 %", "to grow sales by 35 per cent": the verb may stand before what grew."""
    if t.low[draft.last] in lexicon.group("margins"):
        return
    for step in range(1, _FURTHEST):
        low = t.low[k - step]
        way = _way(low)
        if way:
            draft.direction = way
            return
        if not t.word(k - step):
            return
