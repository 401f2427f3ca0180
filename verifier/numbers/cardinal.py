"""A number with its scale, in digits, words or both."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES, Amount, digits_value
from verifier.numbers.mixed import dozens, part_of_scale, with_fraction
from verifier.numbers.powers import powered
from verifier.numbers.scaled import scaled
from verifier.numbers.spelled import spelled, with_decimals
from verifier.numbers.tokens import Tokens

_ARTICLES = frozenset(("a", "an"))


def amount_at(t: Tokens, i: int, *, money: bool = False, paired: bool = False) -> Amount | None:
    """The number that begins at a token; `paired` where "and" may join two of them."""
    if t.figure(i):
        return scaled(t, _digits(t, i), money=money, paired=paired)
    low = t.low[i]
    part = part_of_scale(t, i)
    if part:
        return part
    sign = lexicon.vulgar().get(low)
    if sign:
        return scaled(t, Amount(sign, i, i + 1, exact=True, share=True), money=money)
    if low in lexicon.cardinals():
        return _in_words(t, spelled(t, i, paired=paired), money=money)
    if low in _ARTICLES or low == "half" or low == "quarter":
        return _with_article(t, i, paired=paired)
    if low in lexicon.scales():
        return _bare_scale(t, i)
    return None


def _digits(t: Tokens, i: int) -> Amount | None:
    found = digits_value(t.low[i])
    if found is None:
        return None
    amount = powered(t, Amount(found[0], i, i + 1, decimals=found[1]))
    return with_fraction(t, dozens(t, amount)) if amount.last == i + 1 else amount


def _in_words(t: Tokens, amount: Amount | None, *, money: bool) -> Amount | None:
    if amount is None:
        return None
    amount = dozens(t, with_decimals(t, amount))
    return scaled(t, with_fraction(t, amount), money=money)


def _with_article(t: Tokens, i: int, *, paired: bool) -> Amount | None:
    """ "a million", "a hundred and fifty", "half a million", "a dozen", "a quarter of a million"."""
    low, after = t.low[i], t.low[i + 1]
    scales = lexicon.scales()
    if low in ("half", "quarter"):
        return _half(t, i)
    if after == "couple":
        return _couple(t, i)
    if after in ("half", "quarter"):
        found = _half(t, i + 1)
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
        return _in_words(t, found, money=False)
    if after in scales and not after.endswith("s"):
        scale = scales[after]
        amount = Amount(Fraction(scale), i, i + 2, Fraction(scale), spelled=True)
        return with_fraction(t, amount)
    return None


def _couple(t: Tokens, i: int) -> Amount | None:
    """ "a couple of days", "a couple of hundred", "a couple million"."""
    j = i + 3 if t.low[i + 2] == "of" else i + 2
    scale = lexicon.scales().get(t.low[j])
    if scale and not t.low[j].endswith("s"):
        return Amount(Fraction(2 * scale), i, j + 1, Fraction(scale), spelled=True)
    if t.low[i + 2] == "of" and t.low[j] in lexicon.calendar().units:
        return Amount(Fraction(2), i, j, exact=True, spelled=True)
    return None


def _half(t: Tokens, i: int) -> Amount | None:
    """ "half a million", "a quarter of a million", "half an hour", "half a percentage point", "half-mile"."""
    low = t.low[i]
    part = lexicon.fractions()[low]
    j = i + 1
    if t.low[j] in DASHES or t.low[j] == "of":
        j += 1
    if t.low[j] in _ARTICLES:
        j += 1
    scale = lexicon.scales().get(t.low[j], 12 if t.low[j] == "dozen" else None)
    if scale and not t.low[j].endswith("s"):
        return Amount(part * scale, i, j + 1, exact=True)
    measured = lexicon.phrase_at(t, j, measures.unit_words())
    measured = measured or lexicon.phrase_at(t, j, measures.currency_words())
    if low != "half" or not measured or t.low[i + 1] == "of":
        return None
    if j > i + 1 or t.low[j] in ("hour", "mile", "century", "decade"):
        return Amount(part, i, j, exact=True, spelled=True)
    return None


def _bare_scale(t: Tokens, i: int) -> Amount | None:
    """ "trillion-dollar": one of them, where a currency is tied to it."""
    scale = lexicon.scales()[t.low[i]]
    bigger = lexicon.scales().get(t.low[i + 1], 0)
    if scale == 100 and bigger > 100 and not t.low[i + 1].endswith("s"):
        return Amount(Fraction(100 * bigger), i, i + 2, Fraction(100 * bigger), spelled=True)
    j = i + 2 if t.low[i + 1] in DASHES and t.glued(i + 1) else i + 1
    if t.low[i - 1] in DASHES and t.low[i - 2] == "multi":
        return None
    if t.low[i].endswith("s") or lexicon.phrase_at(t, j, measures.currency_words()) is None:
        return None
    return Amount(Fraction(scale), i, i + 1, Fraction(scale), spelled=True)
