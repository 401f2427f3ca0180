"""A smaller unit that goes on a larger one: "5 feet 2 inches", "three hours and 20 minutes", "15 dollars 50"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES
from verifier.numbers.draft import Draft
from verifier.numbers.money import money_or_number
from verifier.numbers.tokens import Tokens

_HALF = Fraction(1, 2)
_ENDS = frozenset(("", ".", ",", ";", ")", "!", "?", "\n\n", "more", "each", "tall", "high", "long", "wide"))


def smaller(t: Tokens, draft: Draft) -> None:
    """Takes in the smaller units that go on."""
    unit, each = draft.unit, Fraction(1)
    for _ in range(4):
        steps = measures.smaller().get(unit)
        if steps is None or draft.value is None or (unit == draft.unit and draft.value.denominator != 1):
            return
        found = _next(t, draft.last, unit, steps)
        if found is None:
            return
        many, unit, draft.last = found
        each *= steps[unit]
        draft.value += many / each
        half = 1 / each * _HALF if draft.dimension not in ("time", "money") else Fraction(0)
        draft.low, draft.high = draft.value - half, draft.value + half
        draft.high_closed, draft.slack = not half, Fraction(0)


def and_half(t: Tokens, draft: Draft) -> None:
    """ "three miles and a half"."""
    value, j = draft.value, draft.last
    if value is None or value.denominator != 1 or draft.dimension in ("", "time", "money", "percent"):
        return
    if t.low[j : j + 3] == ["and", "a", "half"] and t.low[j + 3] not in lexicon.group("after half"):
        draft.value = draft.low = draft.high = value + _HALF
        draft.high_closed, draft.slack, draft.last = True, Fraction(0), j + 3


def _next(t: Tokens, j: int, unit: str, steps: dict[str, Fraction]) -> tuple[Fraction, str, int] | None:
    """How many of which smaller unit come next, and the token after them."""
    joined = t.low[j] in ("and", ",", "&")
    k = j + 1 if joined else j
    if t.low[k] == "and" and t.low[j] == ",":
        k += 1
    if unit == "foot" and t.low[j] in DASHES and t.glued(j) and t.glued(j + 1):
        k = j + 1  # "6-foot-3"
    if not t.figure(k) and t.low[k] not in lexicon.cardinals():
        return None
    second = money_or_number(t, k)
    if second is None or second[3]:
        return None
    amount, other, last = second[:3]
    name = other.name
    if not name and t.low[last] == "in" and "inch" in steps and not t.glued(k):
        name, last = "inch", last + 1
    if not name and not joined and _bare(t, k, last, unit):
        name = measures.unsaid().get(unit, "")
    if name not in steps or not 0 < amount.value < steps[name]:
        return None
    return amount.value, name, last


def _bare(t: Tokens, k: int, last: int, unit: str) -> bool:
    """Whether a number without a unit may be of the smaller one: "15 dollars 50", "6 foot 2"."""
    hundredths = len(t.low[k]) == 2 or not t.figure(k) or unit not in measures.currencies()
    return hundredths and t.low[last] in _ENDS
