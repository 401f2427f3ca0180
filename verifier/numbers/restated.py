"""A quantity told again in another unit, or a change told on: "(250 km/h)", "or 0.7 percent", "B by 3 %"."""

from __future__ import annotations

from verifier.model.mention import Comparator, Kind
from verifier.numbers import lexicon
from verifier.numbers.draft import Draft
from verifier.numbers.nouns import stops
from verifier.numbers.tokens import Tokens

_FURTHEST = 8
_DONE_TO = ("ed", "en", "ing", "wn")
_JOINING = frozenset(["and", ",", "while", "but", "&", "the", "'", "’", "-"])


def restate(t: Tokens, before: Draft, draft: Draft) -> None:
    """Gives a quantity the bound and the direction of the one before it that it tells again."""
    again = _again(t, before, draft)
    if draft.direction is None and before.direction and (again or _goes_on(t, before, draft)):
        draft.direction = before.direction
    if (
        again
        and _measures_the_same(before, draft)
        and draft.comparator is Comparator.EQUAL
        and before.comparator is not Comparator.EQUAL
        and before.value
        and draft.value
    ):
        times = draft.value / before.value
        draft.comparator = before.comparator
        draft.low = None if before.low is None else before.low * times
        draft.high = None if before.high is None else before.high * times
        draft.low_closed, draft.high_closed = before.low_closed, before.high_closed


def _again(t: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether both are one quantity: "155 mph (250 km/h)", "224 kW / 300 PS)", "31 points, or 0.7 percent"."""
    if before.unit == draft.unit:
        return False
    gap = t.low[before.last : draft.first]
    if gap == ["("]:
        return t.low[draft.last] in (")", "/")
    if gap == ["/"]:
        return t.low[before.first - 1] == "(" and t.low[draft.last] == ")"
    return gap in (["or"], [",", "or"])


def _measures_the_same(before: Draft, draft: Draft) -> bool:
    return before.dimension == draft.dimension != ""


def _goes_on(t: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether the verb is left out the second time: "A fell by 2 per cent and B by 3 per cent"."""
    by = draft.first - 1
    if t.low[by] != "by" or before.unit != draft.unit or draft.kind is not Kind.PERCENT:
        return False
    gap = range(before.last, by)
    if not 1 < len(gap) <= _FURTHEST or t.low[by - 1].endswith(_DONE_TO):
        return False
    return all(
        t.low[k] in _JOINING or (t.word(k) and not stops(t.low[k]) and t.low[k] not in lexicon.group("up"))
        for k in gap
    )
