"""A number with its scale, in digits, words or both."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.amount import Amount, digits_value
from verifier.numbers.mixed import dozens, part_of_scale, with_fraction
from verifier.numbers.spelled import spelled
from verifier.numbers.tokens import Tokens

_CHARACTERS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8), "⅕": Fraction(1, 5),
}  # fmt: skip
_DASHES = frozenset("-–—‐‑")
_ARTICLES = frozenset(("a", "an"))


def amount_at(t: Tokens, i: int, *, money: bool = False, paired: bool = False) -> Amount | None:
    """The number that begins at a token; `paired` where "and" may join two of them."""
    if t.figure(i):
        return _scaled(t, _digits(t, i), money=money)
    low = t.low[i]
    part = part_of_scale(t, i)
    if part:
        return part
    if low in _CHARACTERS:
        return _scaled(t, Amount(_CHARACTERS[low], i, i + 1, exact=True, share=True), money=money)
    if low in lexicon.cardinals():
        return _scaled(t, spelled(t, i, paired=paired), money=money)
    if low in _ARTICLES or low == "half" or low == "quarter":
        return _with_article(t, i, paired=paired)
    if low in lexicon.scales():
        return _bare_scale(t, i)
    return None


def _digits(t: Tokens, i: int) -> Amount | None:
    found = digits_value(t.low[i])
    if found is None:
        return None
    amount = Amount(found[0], i, i + 1, decimals=found[1])
    twelves = dozens(t, amount)
    if twelves:
        return twelves
    if t.low[i + 1] in ("×", "x", "*", "·") and t.low[i + 2] == "10" and t.low[i + 3] in ("^", "-", "−"):
        return _with_power(t, amount, i + 3)
    return with_fraction(t, amount)


def _with_power(t: Tokens, amount: Amount, j: int) -> Amount:
    """ "6.23×10^-4"."""
    k = j + 1 if t.low[j] == "^" else j
    negative = t.low[k] in ("-", "−")
    k += negative
    if not t.low[k].isdigit() or len(t.low[k]) > 2:
        return amount
    power = Fraction(10) ** (-int(t.low[k]) if negative else int(t.low[k]))
    amount.value, amount.scale, amount.last = amount.value * power, power, k + 1
    return amount


def _scaled(t: Tokens, amount: Amount | None, *, money: bool) -> Amount | None:
    """The amount with the scale words after it."""
    if amount is None:
        return None
    for _ in range(2):
        j = amount.last
        dashed = t.low[j] in _DASHES and t.glued(j) and t.glued(j + 1)
        at = j + 1 if dashed else j
        scale = lexicon.scales().get(t.low[at])
        if scale is None and not dashed and amount.scale == 1:
            scale = _mark(t, at, money=money)
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
    return amount


def _mark(t: Tokens, j: int, *, money: bool) -> int | None:
    """A scale letter, if the text leaves no other reading: "$5 m", "1M engineers", "500k"."""
    raw = t.raw(j)
    scale = lexicon.scale_marks().get(raw)
    if scale is None or (t.glued(j + 1) and (t.figure(j + 1) or t.low[j + 1] in ("²", "³", "/"))):
        return None
    if money:
        return scale
    if not t.glued(j):
        return None
    if raw in ("M", "MM", "K", "B"):
        return scale
    if raw == "k":
        return None if t.low[j + 1] in ("run", "race", "walk") else scale
    # "5m people", "2.6m-2.8m households", but "a 5m wall", "100m."
    counted = t.low[j + 1]
    plural = counted.endswith("s") and len(counted) > 3 and not counted.endswith("ss")
    if raw == "b" and t.low[j - 1].find(".") > 0:
        return scale
    following = counted in ("more", "new", "or", "to") or plural or counted in lexicon.group("crowds")
    between = counted in _DASHES and t.figure(j + 2) and t.raw(j + 3) == raw and t.word(j + 4)
    return scale if raw in ("m", "b") and (following or between) else None


def _with_article(t: Tokens, i: int, *, paired: bool) -> Amount | None:
    """ "a million", "a hundred and fifty", "half a million", "a dozen", "a quarter of a million"."""
    low, after = t.low[i], t.low[i + 1]
    scales = lexicon.scales()
    if low in ("half", "quarter"):
        part = lexicon.fractions()[low]
        j = i + 1
        if t.low[j] in _DASHES or t.low[j] == "of":
            j += 1
        if t.low[j] in _ARTICLES:
            j += 1
        scale = scales.get(t.low[j], 12 if t.low[j] == "dozen" else None)
        if scale and not t.low[j].endswith("s"):
            return Amount(part * scale, i, j + 1, exact=True)
        # "half an hour", "half a percentage point", "half-mile"
        measured = lexicon.phrase_at(t, j, lexicon.unit_words())
        if (low == "half" and measured and j > i + 1) or (
            measured and t.low[j] in ("hour", "mile", "century", "decade") and low == "half"
        ):
            return Amount(part, i, j, exact=True, spelled=True) if t.low[i + 1] != "of" else None
        return None
    if after == "couple" and t.low[i + 2] == "of" and t.low[i + 3] in lexicon.calendar().units:
        return Amount(Fraction(2), i, i + 3, exact=True, spelled=True)
    if after in ("half", "quarter"):
        found = _with_article(t, i + 1, paired=paired)
        if found:
            found.first = i
        return found
    if after == "dozen":
        return Amount(Fraction(12), i, i + 2, exact=True, spelled=True)
    if after == "hundred":
        found = spelled(t, i + 1, paired=paired, start=1)
        if found is None:
            return None
        found.first = i
        return _scaled(t, found, money=False)
    if after in scales and not after.endswith("s"):
        scale = scales[after]
        amount = Amount(Fraction(scale), i, i + 2, Fraction(scale), spelled=True)
        return with_fraction(t, amount)
    return None


def _bare_scale(t: Tokens, i: int) -> Amount | None:
    """ "trillion-dollar": one of them, where a currency is tied to it."""
    scale = lexicon.scales()[t.low[i]]
    bigger = lexicon.scales().get(t.low[i + 1], 0)
    if scale == 100 and bigger > 100 and not t.low[i + 1].endswith("s"):
        return Amount(Fraction(100 * bigger), i, i + 2, Fraction(100 * bigger), spelled=True)
    j = i + 2 if t.low[i + 1] in _DASHES and t.glued(i + 1) else i + 1
    if t.low[i].endswith("s") or lexicon.phrase_at(t, j, lexicon.currency_words()) is None:
        return None
    return Amount(Fraction(scale), i, i + 1, Fraction(scale), spelled=True)
