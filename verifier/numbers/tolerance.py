"""A number with how far it may be off: "10 ± 2", "45% plus or minus 3 points", "20, give or take 3"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers.draft import Draft
from verifier.numbers.money import money_or_number
from verifier.numbers.tokens import Tokens

_SIGNS = (["±"], ["+", "/", "-"], ["+", "/", "−"], ["+", "-"], ["(", "±"], ["plus", "or", "minus"],
          ["plus", "/", "minus"], [",", "plus", "or", "minus"], ["give", "or", "take"],
          [",", "give", "or", "take"])  # fmt: skip
_FIRST = frozenset(sign[0] for sign in _SIGNS)


def within(t: Tokens, draft: Draft) -> None:
    """Takes in the tolerance after a number: its reading is then just that wide."""
    j = draft.last
    if t.low[j] not in _FIRST or draft.value is None:
        return
    for sign in _SIGNS:
        if t.low[j : j + len(sign)] == sign:
            break
    else:
        return
    found = money_or_number(t, j + len(sign))
    if found is None or found[0].value <= 0:
        return
    width, unit, last = found[0].value, found[1], found[2]
    if unit.name and unit.name != draft.unit:
        if unit.name == "%" and draft.unit and draft.dimension != "percent":
            width = abs(draft.value) * width / 100
        elif unit.dimension == draft.dimension == "percent":
            width = width * unit.factor
        elif not draft.unit:
            draft.unit, draft.dimension = unit.name, unit.dimension
        else:
            return
    if sign[0] == "(":
        last += t.low[last] == ")"
    draft.low, draft.high = draft.value - width, draft.value + width
    draft.low_closed = draft.high_closed = True
    draft.slack, draft.last, draft.noun = Fraction(0), last, ""
