"""A number with its currency, unit, range and noun."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.ages import age, aged
from verifier.numbers.amount import Amount
from verifier.numbers.draft import Draft, printed
from verifier.numbers.lexicon import Unit
from verifier.numbers.money import kind_of, money_or_number
from verifier.numbers.nouns import noun_after, tied_noun
from verifier.numbers.ranges import MINUS, alone, lent, range_at
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import DASHES
from verifier.numbers.vague import vague_at
from verifier.numbers.whole import whole

_STEPS = {
    "foot": {"inch": 12},
    "hour": {"minute": 60},
    "minute": {"second": 60},
    "USD": {"cent": 100},
    "EUR": {"cent": 100},
    "GBP": {"penny": 100},
}


def quantity_at(t: Tokens, i: int) -> Draft | None:
    """The quantity that begins at a token, its range and unit included; no hedge yet."""
    vague = vague_at(t, i)
    if vague:
        return vague
    paired = t.low[i - 1] == "between" or (t.low[i - 1] in MINUS and t.low[i - 2] == "between")
    one = money_or_number(t, i, paired=paired)
    if one is None:
        return None
    amount, unit, last, signed = one
    draft = range_at(t, amount, unit, last, signed=signed, paired=paired)
    if draft is None:
        if t.low[i - 1] == "from" and t.low[last] == "to" and not signed:
            amount, unit = lent(t, amount, unit, last + 1)
        draft = _plain(t, amount, unit, last)
    _sign(t, draft)
    return draft


def _plain(t: Tokens, amount: Amount, unit: Unit, last: int) -> Draft:
    kind = kind_of(unit)
    if amount.share and not unit.name:
        draft = Draft(amount.first, last, Kind.RATIO, amount.value, amount.value, amount.value)
        draft.slack = abs(amount.value) / 20
        return draft
    noun = ""
    if not unit.name:
        unit, noun = whole(t, last, amount.value)
        kind = kind_of(unit)
    draft = printed(amount, kind, unit.name, unit.dimension)
    draft.last = last
    if noun:
        draft.noun, draft.kind = noun, Kind.COUNT
    elif not unit.name and aged(t, amount):
        draft.unit, draft.dimension = "year", "time"
    elif not unit.name:
        _count(t, draft, amount)
    else:
        _smaller(t, draft)
        if unit.dimension == "time":
            age(t, draft)
    return draft


def _smaller(t: Tokens, draft: Draft) -> None:
    """Takes in the smaller unit that goes on: "5 feet 2 inches", "thirteen dollars and forty-five cents"."""
    step = _STEPS.get(draft.unit)
    if step is None or draft.value is None or draft.value.denominator != 1:
        return
    j = draft.last + 1 if t.low[draft.last] in ("and", ",") else draft.last
    if not t.figure(j) and t.low[j] not in lexicon.cardinals():
        return
    second = money_or_number(t, j)
    if second is None or second[1].name not in step or not 0 < second[0].value < step[second[1].name]:
        return
    draft.value += second[0].value / step[second[1].name]
    draft.low = draft.high = draft.value
    draft.high_closed, draft.slack, draft.last = True, Fraction(0), second[2]


def _count(t: Tokens, draft: Draft, amount: Amount) -> None:
    """What is counted, if anything."""
    j = draft.last
    draft.noun = tied_noun(t, j) or noun_after(
        t, j, single=amount.value == 1, bare=not amount.whole and amount.scale == 1
    )
    if draft.noun:
        draft.kind = Kind.COUNT


def _sign(t: Tokens, draft: Draft) -> None:
    """Takes in a sign before the number: "-4.5", "minus five", "+20%"."""
    k = draft.first - 1
    low = t.low[k]
    if k < 0 or draft.value is None:
        return
    if low in ("minus", "negative") or (low in ("-", "−", "–") and alone(t, k)):
        if draft.value > 0 and (draft.low or draft.high):
            if low in DASHES and t.low[k - 1] in ("minus", "negative"):
                k -= 1
            draft.value = -draft.value
            draft.low, draft.high = (
                (-draft.high if draft.high is not None else None),
                -(draft.low or Fraction(0)),
            )
            draft.low_closed, draft.high_closed = draft.high_closed, draft.low_closed
            draft.first = k
    elif low in ("+",) and alone(t, k):
        draft.first = k
