"""Ordinals: "first", "21st", "thirty-second"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.draft import Draft
from verifier.numbers.tokens import Tokens

_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_DASHES = frozenset("-‐‑")


def ordinal_value(t: Tokens, i: int) -> tuple[int, int] | None:
    """The ordinal that begins at a token and the token after it."""
    low = t.low[i]
    if t.figure(i):
        if t.low[i + 1] == "st" and (not low.endswith("1") or low.endswith("11")):
            return None  # "12st" is a weight
        if t.low[i + 1] in _ENDINGS and t.glued(i + 1) and low.replace(",", "").isdigit() and len(low) < 12:
            return int(low.replace(",", "")), i + 2
        return None
    if low in lexicon.ordinals():
        return lexicon.ordinals()[low], i + 1
    if low in lexicon.cardinals():
        return _compound(t, i)
    return None


def _compound(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "twenty-first", "one hundred and twenty-fifth", "three millionth"."""
    amount = amount_at(t, i)
    if amount is None or not amount.spelled or amount.decimals:
        return None
    value, j = amount.value, amount.last
    if (t.low[j] in _DASHES and t.glued(j)) or (t.low[j] == "and" and value >= 100):
        j += 1
    low = t.low[j]
    last = lexicon.ordinals().get(low, 0)
    tens = value % 100
    if (
        0 < last < 100
        and (tens == 0 or (tens % 10 == 0 and tens >= 20 and last < 10))
        and (low != "second" or tens)
    ):
        return int(value) + last, j + 1
    scale = lexicon.scales().get(low.removesuffix("th"), 0)
    return (int(value) * scale, j + 1) if scale and low.endswith("th") and value < scale else None


def ordinal_at(t: Tokens, i: int) -> tuple[Draft | None, str]:
    """The ordinal at a token, or why there is none."""
    found = ordinal_value(t, i)
    if found is None:
        return None, "an ordinal" if t.low[i] in ("half", "quarter") else ""
    value, last = found
    if t.opens(i) and (
        t.low[last] == "," or (t.low[i] in ("first", "second") and t.low[last] in (":", "of", "and"))
    ):
        return None, "an ordinal that orders the text"
    if _named(t, i, last):
        return None, "part of a name"
    if lexicon.phrase_at(t, i, lexicon.ordinal_phrases()):
        return None, "a fixed expression"
    if t.low[i] == "second" and t.low[i - 1] in ("a", "per", "split", "every", "each", "half", "'s"):
        return None, "a unit or an ordinal"
    number = Fraction(value)
    return Draft(i, last, Kind.ORDINAL, number, number, number), ""


def _named(t: Tokens, i: int, last: int) -> bool:
    """Whether the ordinal is part of a name: "the Second World War", "Fifth Avenue", "the 14th Amendment"."""
    if t.titled or not t.capital(last) or t.glued(last):
        return False
    if t.low[last] in lexicon.labels("streets") or t.low[last] in lexicon.labels("named by ordinals"):
        return True
    return t.capital(i) and not t.opens(i)
