"""A quantity told again in another unit, or a change told on: "(250 km/h)", "or 0.7 percent", "and B by 3 %"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.numbers.draft import Draft
from verifier.numbers.nouns import stops
from verifier.numbers.tokens import Tokens

_BACK = 3
_LONGEST = 4
_JOINING = frozenset(["and", ",", "while", "but", ";"])
_LAST_OF: tuple[list[str], ...] = (["and"], ["or"], [",", "and"], [",", "or"])
_OTHERS_OF = ([","],)
_DONE_BY = ("ed", "en", "ing", "wn")


def restate(t: Tokens, found: Sequence[Draft], draft: Draft) -> None:
    """Gives a quantity the bound and the direction of the one before it that it tells again."""
    if not found:
        return
    before = found[-1]
    if _again(t, before, draft):
        draft.direction = draft.direction or before.direction
        _bound(before, draft)
    elif draft.direction is None and draft.kind is Kind.PERCENT and _goes_on(t, draft):
        for earlier in reversed(found[-_BACK:]):
            if earlier.direction and earlier.unit == draft.unit:
                if "." not in t.low[earlier.last : draft.first]:
                    draft.direction = earlier.direction
                return


def share_percent(t: Tokens, found: Sequence[Draft], draft: Draft) -> None:
    """Gives the numbers that are told with a percentage its unit: "20, 25 and 50 per cent"."""
    if draft.kind is not Kind.PERCENT or draft.unit != "%":
        return
    after, joints = draft, _LAST_OF
    for one in reversed(found):
        bare = one.kind is Kind.NUMBER and not one.unit and one.comparator is Comparator.EQUAL
        if not bare or t.low[one.last : after.first] not in joints:
            return
        one.kind, one.unit, one.dimension, one.noun = draft.kind, draft.unit, draft.dimension, ""
        if one.value is not None:
            half = Fraction(1, 2) / 10 ** len(t.low[one.first].partition(".")[2])
            one.low, one.high, one.high_closed = one.value - half, one.value + half, draft.high_closed
        after, joints = one, _OTHERS_OF


def _again(t: Tokens, before: Draft, draft: Draft) -> bool:
    """Whether both are one quantity: "155 mph (250 km/h)", "224 kW / 300 PS)", "31 points, or 0.7 percent"."""
    if before.unit == draft.unit:
        return False
    gap = t.low[before.last : draft.first]
    counted = before.noun.lower().split()
    if counted and gap[: len(counted)] == counted:
        gap = gap[len(counted) :]
    if gap == ["("]:
        return t.low[draft.last] in (")", "/")
    if gap == ["/"]:
        return t.low[before.first - 1] == "(" and t.low[draft.last] == ")"
    return gap in (["or"], [",", "or"])


def _bound(before: Draft, draft: Draft) -> None:
    """Bounds it as the other is bounded, if both measure the same and it has no bound of its own."""
    if before.dimension != draft.dimension or not draft.dimension or not before.value or not draft.value:
        return
    if draft.comparator is not Comparator.EQUAL or before.comparator is Comparator.EQUAL:
        return
    times = draft.value / before.value
    draft.comparator = before.comparator
    draft.low = None if before.low is None else before.low * times
    draft.high = None if before.high is None else before.high * times
    draft.low_closed, draft.high_closed = before.low_closed, before.high_closed


def _goes_on(t: Tokens, draft: Draft) -> bool:
    """Whether a verb of change is left out: "A fell by 2 per cent and B by 3 per cent"."""
    k = draft.first - 2
    if t.low[k + 1] != "by" or t.low[k].endswith(_DONE_BY):
        return False
    first = k
    while first > k - _LONGEST and t.word(first) and t.low[first] not in _JOINING:
        if stops(t.low[first]) and t.low[first] != "the":
            return False
        first -= 1
    return first < k and t.low[first] in _JOINING
