"""Sizes without a number: "dozens of people", "a few hundred"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.numbers import lexicon, measures
from verifier.numbers.amount import Amount
from verifier.numbers.draft import Draft
from verifier.numbers.money import kind_of
from verifier.numbers.nouns import noun_after, stops
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import unit_after


def vague_at(t: Tokens, i: int) -> Draft | None:
    """ "dozens of people", "a few hundred", "tens of millions of dollars"."""
    found = lexicon.phrase_at(t, i, lexicon.vague())
    if found is None or t.low[i - 1] in lexicon.cardinals() or t.figure(i - 1):
        return None
    (low, high), last = found
    draft = Draft(i, last, Kind.NUMBER, None, low, high, True, False, comparator=Comparator.ABOUT)
    of = t.low[last] == "of"
    if not of and t.low[last - 1].endswith("s") and t.low[last - 1] != t.low[i]:
        of = False
    at = last + 1 if of else last
    unit = unit_after(t, Amount(high, at, at, Fraction(1000), spelled=True))
    if unit and not (unit[0].dimension == "time" and not of and t.low[at] not in measures.unit_words()):
        draft.unit, draft.dimension, draft.last = unit[0].name, unit[0].dimension, unit[1]
        draft.kind = kind_of(unit[0])
        return draft
    if t.low[last - 1].endswith("s") and not of:
        # "dozens injured", "thousands were stranded", not "by the hundreds"
        crowd = t.low[last] in lexicon.group("after a crowd") or t.low[last].endswith("ed")
        return draft if crowd and t.low[i] != "scores" and t.low[i - 1] not in ("the", "by", "in") else None
    draft.noun = noun_after(t, at)
    if draft.noun:
        draft.kind = Kind.COUNT
    return draft


def one_or(t: Tokens, amount: Amount, last: int) -> Draft | None:
    """ "a day or two", "another boat or three": from one to as many, the thing named before."""
    k = amount.first - 2
    if t.low[k - 1] not in ("a", "an", "another") or not t.word(k) or not 1 < amount.value <= 4:
        return None
    if noun_after(t, last) or stops(t.low[k]):
        return None
    draft = Draft(k - 1, last, Kind.RANGE, None, Fraction(1), amount.value)
    found = lexicon.phrase_at(t, k, measures.unit_words())
    if found and found[1] == k + 1:
        draft.unit, draft.dimension = found[0].name, found[0].dimension
    else:
        draft.noun = t.low[k]
    return draft
