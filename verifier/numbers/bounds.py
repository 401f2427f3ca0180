"""Bounds that make more of each other: "more than 5 but fewer than 10", "less than 5 or equal"."""

from __future__ import annotations

from verifier.model.mention import Comparator, Kind
from verifier.numbers.draft import Draft
from verifier.numbers.tokens import Tokens

_CLOSED = {Comparator.LESS: Comparator.AT_MOST, Comparator.MORE: Comparator.AT_LEAST}
_JOINTS = (["and"], ["but"], [",", "but"], [",", "and"])
_LENT = 1000


def close(t: Tokens, draft: Draft) -> None:
    """Takes in "or equal (to it)" after a bound, which then holds its own number too."""
    j = draft.last
    closed = _CLOSED.get(draft.comparator)
    if closed is None or t.low[j : j + 2] != ["or", "equal"]:
        return
    draft.comparator, draft.low_closed, draft.high_closed = closed, True, True
    draft.last = j + 2
    if t.low[j + 2] == "to":
        draft.last += 2 if t.low[j + 3] in ("it", "that", "this") else 1


def join(t: Tokens, one: Draft, two: Draft) -> Draft | None:
    """The range that two bounds in a row make of one thing, or None."""
    if t.low[one.last : two.first] not in _JOINTS or not (one.comparator.bound and two.comparator.bound):
        return None
    lower, upper = (one, two) if one.high is None else (two, one)
    if lower.value is None or upper.value is None or lower.high is not None or upper.low is not None:
        return None
    alike = one.unit == two.unit or not one.unit
    if lower.value >= upper.value or not alike or one.noun or _far(one, two):
        return None
    return Draft(
        one.first,
        two.last,
        Kind.RANGE,
        None,
        lower.value,
        upper.value,
        lower.low_closed,
        upper.high_closed,
        two.unit,
        two.dimension,
        noun=two.noun,
    )


def _far(one: Draft, two: Draft) -> bool:
    """Whether the second is so much larger that the first may lack its scale: "over 5 and under 10 million"."""
    return one.value is not None and two.value is not None and abs(two.value) > _LENT * abs(one.value)
