"""The scale of a number: "2.5 million", "$5 m", "500k", "4 thousand 3 hundred and 21"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.mixed import with_fraction
from verifier.numbers.nouns import noun_after, plural
from verifier.numbers.spelled import spelled
from verifier.numbers.tokens import Tokens

_MOST = 10_000
"""From here on a tied "m" is a length: nobody writes "32,000m people"."""
_ROUGHLY = frozenset(("about", "almost", "around", "nearly", "over", "roughly", "some", "under"))
_ALWAYS = frozenset(("M", "MM", "K", "B"))


def scaled(t: Tokens, amount: Amount | None, *, money: bool, paired: bool = False) -> Amount | None:
    """The amount with the scale words after it."""
    if amount is None:
        return None
    for _ in range(2):
        j = amount.last
        dashed = t.low[j] in DASHES and t.glued(j) and t.glued(j + 1)
        at = j + 1 if dashed else j
        scale = lexicon.scales().get(t.low[at])
        if scale is None and not dashed and amount.scale == 1:
            scale = _mark(t, at, amount, money=money)
        # "two hundred" is read with its words; "twenty-one hundred" too
        if (
            scale is None
            or (amount.spelled and scale == 100)
            or amount.scale >= 10**6
            or (amount.exact and amount.scale > 1)
        ):
            break
        amount.value *= scale
        amount.scale *= scale
        amount.last = at + 1
        amount.share = False
        amount = with_fraction(t, amount)
    if amount.scale > 1 and not amount.exact and not paired:
        _smaller(t, amount)
    return amount


def _smaller(t: Tokens, amount: Amount) -> None:
    """Takes in the smaller scales that go on: "5 crore 20 lakh", "3 hundred and 21"."""
    while amount.scale > 1 and amount.decimals == 0:
        joined = t.low[amount.last] in ("and", "&")
        k = amount.last + 1 if joined else amount.last
        if t.figure(k) and t.low[k].isdigit() and len(t.low[k]) < 4:
            value, j = int(t.low[k]), k + 1
        elif joined and amount.scale == 100 and t.low[k] in lexicon.cardinals():
            word = spelled(t, k)
            value, j = (int(word.value), word.last) if word else (0, k)
        else:
            return
        scale = lexicon.scales().get(t.low[j], 1)
        fits = amount.scale == 100 and scale == 1 if joined else scale > 1
        if not fits or not 0 < value * scale < amount.scale or (scale == 1 and _shared(t, j)):
            return
        amount.value += value * scale
        amount.last = j if scale == 1 else j + 1
        amount.scale = Fraction(scale)


def _measured(t: Tokens, j: int) -> bool:
    """Whether money or a measure follows: "3m yen", "300m sq ft"."""
    unit = lexicon.phrase_at(t, j, measures.unit_words())
    return (unit is not None and unit[0].dimension not in ("time", "percent")) or bool(
        lexicon.phrase_at(t, j, measures.currency_words())
    )


def _shared(t: Tokens, j: int) -> bool:
    """Whether the number has more to it, so that it stands alone."""
    return t.low[j] in ("%", "percent", "/", ":") or (t.low[j] in DASHES and t.glued(j))


def _mark(t: Tokens, j: int, amount: Amount, *, money: bool) -> int | None:
    """A scale letter, if the text leaves no other reading: "$5 m", "1M engineers", "500k"."""
    raw = t.raw(j)
    scale = lexicon.scale_marks().get(raw)
    if scale is None or (t.glued(j + 1) and (t.figure(j + 1) or t.low[j + 1] in ("²", "³", "/"))):
        return None
    if money or t.raw(j + 1) in measures.currencies():
        return scale
    counted = t.low[j + 1]
    if not t.glued(j):
        # "2.3 k", "1.5 M users"
        lettered = raw in ("k", "M") and (amount.decimals > 0 or plural(counted))
        lettered = lettered or (raw in ("m", "b") and counted in lexicon.group("crowds"))
        return scale if lettered and not t.glued(j + 1) else None
    if raw in ("k", "K") and counted in lexicon.group("races"):
        return None
    if raw in _ALWAYS or raw == "k":
        return scale
    # "5m people", "2.6m-2.8m households", but "a 5m wall", "100m."
    many = counted.endswith("s") and len(counted) > 3 and not counted.endswith("ss")
    if raw == "b" and t.low[j - 1].find(".") > 0:
        return scale
    if amount.value >= _MOST or (counted == "or" and t.low[j + 2] in lexicon.group("longer")):
        return None
    if raw in ("m", "b") and _measured(t, j + 1):
        return scale
    following = counted in ("more", "new", "or", "to") or many or counted in lexicon.group("crowds")
    between = counted in DASHES and t.figure(j + 2) and t.raw(j + 3) == raw
    between = between and noun_after(t, j + 4, bare=True) != ""
    return scale if raw in ("m", "b") and (following or between or _large(t, amount.first, raw)) else None


def _large(t: Tokens, first: int, raw: str) -> bool:
    """Whether a number is one of what runs into millions: "an audience of 5m", "valuations of 2.6m-2.8m"."""
    k = first - 1
    if (t.low[k] in DASHES or t.low[k] == "to") and t.raw(k - 1) == raw and t.figure(k - 2):
        k -= 3
    if t.low[k] in _ROUGHLY:
        k -= 1
    return t.low[k] in ("of", "at", "to", "was", "is") and t.low[k - 1] in lexicon.group("sums")
