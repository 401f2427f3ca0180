"""A number with its currency, unit, range and noun."""

from __future__ import annotations

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.ages import age, aged
from verifier.numbers.amount import Amount
from verifier.numbers.draft import Draft, printed
from verifier.numbers.measures import Unit
from verifier.numbers.money import kind_of, money_or_number
from verifier.numbers.nouns import noun_after, per, tied_noun
from verifier.numbers.ranges import lent, range_at
from verifier.numbers.signs import MINUS, sign
from verifier.numbers.steps import and_half, smaller
from verifier.numbers.tokens import Tokens
from verifier.numbers.tolerance import within
from verifier.numbers.units import unit_of_share
from verifier.numbers.vague import one_or, vague_at
from verifier.numbers.whole import whole


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
    sign(t, draft)
    within(t, draft)
    return draft


def _plain(t: Tokens, amount: Amount, unit: Unit, last: int) -> Draft:
    kind = kind_of(unit)
    if not unit.name and t.low[amount.first - 1] == "or":
        several = one_or(t, amount, last)
        if several:
            return several
    part = unit_of_share(t, last) if amount.share and not unit.name else None
    if part:
        unit, last = part
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
        smaller(t, draft)
        and_half(t, draft)
        if unit.dimension == "time":
            age(t, draft)
    return draft


def _verb_too(t: Tokens, amount: Amount) -> str:
    """A plural that is a verb elsewhere: "43 runs", "three wins", not "Model 3 needs"."""
    low = t.low[amount.last]
    named = t.capital(amount.first - 1) and not t.titled
    plural = low in lexicon.group("verbs") and low.endswith("s") and amount.value != 1 and amount.whole
    return t.slice(amount.last, per(t, amount.last + 1)) if plural and not named else ""


def _count(t: Tokens, draft: Draft, amount: Amount) -> None:
    """What is counted, if anything."""
    j = draft.last
    bare = not amount.whole and amount.scale == 1
    coded = t.glued(j + 1) and t.figure(j + 1) and t.raw(j).isupper()  # "96.9 W245BA", not "two 737s"
    draft.noun = tied_noun(t, j)
    if not draft.noun and not coded:
        draft.noun = noun_after(t, j, single=amount.value == 1, bare=bare) or _verb_too(t, amount)
    if draft.noun:
        draft.kind = Kind.COUNT
