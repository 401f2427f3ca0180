"""The sign of a number: "-4.5", "minus five", "+20%", "($99.99)"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers.draft import Draft
from verifier.numbers.tokens import Tokens

WORDS = frozenset(("minus", "negative"))
MINUS = frozenset(("-", "−", "–")) | WORDS
# after these, brackets around an amount of money are an accountant's minus
_STATED = frozenset(("", "is", "was", "were", "of", "at", "to", ":", "|", "\n\n"))


def sign(t: Tokens, draft: Draft) -> None:
    """Takes in a sign before the number."""
    k = draft.first - 1
    if draft.value is None or draft.value <= 0:
        return
    low = t.low[k] if k >= 0 else ""
    if low in WORDS or (low in MINUS and alone(t, k)):
        if low not in WORDS and t.low[k - 1] in WORDS:
            k -= 1
        _turn(draft)
        draft.first = k
    elif low == "+" and alone(t, k):
        draft.first = k
    elif low == "(" and t.low[draft.last] == ")" and draft.dimension == "money" and _stated(t, draft):
        _turn(draft)
        draft.first, draft.last = k, draft.last + 1


def _turn(draft: Draft) -> None:
    draft.value = -(draft.value or Fraction(0))
    draft.low, draft.high = (
        None if draft.high is None else -draft.high,
        None if draft.low is None else -draft.low,
    )
    draft.low_closed, draft.high_closed = draft.high_closed, draft.low_closed


def _stated(t: Tokens, draft: Draft) -> bool:
    """Whether the brackets hold all that is said, not an aside: "a loss of ($4.2m)", a cell of a table."""
    before = t.low[draft.first - 2] if draft.first > 1 else ""
    return before in _STATED and (before != "" or t.low[draft.last + 1] == "")


def alone(t: Tokens, k: int) -> bool:
    """Whether a sign stands tied to the number after it and to nothing before."""
    return t.glued(k + 1) and (not t.glued(k) or t.low[k - 1] in ("(", "minus", "negative", "$", "~"))


def negated(t: Tokens, first: int) -> bool:
    """Whether a minus stands before the number that begins at a token."""
    low = t.low[first - 1] if first else ""
    return low in WORDS or (low in MINUS and alone(t, first - 1))
