"""Parts of a whole, alone or after a whole number: "two thirds", "2 1/2", "two and a half"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.spelled import spelled
from verifier.numbers.tokens import Tokens

_SLASHES = frozenset("/⁄")
_PLAIN = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100))
_ARTICLES = frozenset(("a", "an"))


def dozens(t: Tokens, amount: Amount) -> Amount:
    """ "three dozen"."""
    if t.low[amount.last] not in lexicon.group("dozens") or amount.scale > 1 or amount.value >= 100:
        return amount
    last = amount.last + 1
    if t.low[last] == "." and t.low[last - 1] in ("doz", "dz") and t.glued(last):
        last += 1
    return Amount(amount.value * 12, amount.first, last, exact=True, spelled=True)


def with_fraction(t: Tokens, amount: Amount) -> Amount:
    """ "2 1/2", "2½", "1/4", "two and a half", "one billion and a half million"."""
    if amount.decimals:
        return amount
    j = amount.last
    sign = lexicon.vulgar().get(t.low[j])
    if sign:
        return Amount(amount.value + sign, amount.first, j + 1, exact=True)
    if not amount.spelled:
        share = _slashed(t, j - 1)
        if share:
            return Amount(share, amount.first, j + 2, exact=True, share=True)
        if t.low[j] == "-" and t.glued(j) and t.glued(j + 1) and t.figure(j + 1) and _measure(t, j + 4):
            share = _slashed(t, j + 1)  # "1-3/4 inches"
            if share:
                return Amount(amount.value + share, amount.first, j + 4, exact=True)
        share = _slashed(t, j) if t.figure(j) else None
        if share:
            return Amount(amount.value + share, amount.first, j + 3, exact=True)
    part = _and_part(t, j)
    if part is None:
        return amount
    share, last = part
    scale = Fraction(lexicon.scales().get(t.low[last], 0))
    if 1 < scale < amount.scale:
        return Amount(amount.value + share * scale, amount.first, last + 1, scale, exact=True)
    return Amount(amount.value + share * amount.scale, amount.first, last, amount.scale, exact=True)


def parts(t: Tokens, many: Fraction, j: int) -> tuple[Fraction, int] | None:
    """So many parts: "thirds", "-fifth", "twenty-firsts"; what they come to, and the token after."""
    if t.low[j] in DASHES and t.glued(j) == t.glued(j + 1):
        j += 1
    name = t.low[j]
    one = lexicon.fractions().get(name)
    if one is None:
        return _compound(t, many, j)
    tens = lexicon.cardinals().get(t.low[j - 1], 0)
    unit = lexicon.ordinals().get(name.removesuffix("s"), 0)
    if 2 < unit < 10 and tens >= 20 and tens % 10 == 0 and many > tens:
        # "one hundred thirty fifths" are a hundred of them
        return (many - tens) / (tens + unit), j + 1
    return many * one, j + 1


def _compound(t: Tokens, many: Fraction, j: int) -> tuple[Fraction, int] | None:
    """ "twenty-firsts", "one hundred fifths"."""
    if t.low[j] not in lexicon.cardinals():
        return None
    amount = spelled(t, j)
    if amount is None or amount.value % 10:
        return None
    k = amount.last + 1 if t.low[amount.last] in DASHES else amount.last
    name = t.low[k]
    unit = lexicon.ordinals().get(name.removesuffix("s"), 0)
    if not unit or unit == 2 or unit >= (100 if amount.value % 100 == 0 else 10):
        return None
    if name.endswith("s") == (many == 1):
        return None
    return many / (amount.value + unit), k + 1


def _measure(t: Tokens, j: int) -> bool:
    k = j + 1 if t.low[j] in DASHES else j
    return t.low[k] in measures.unit_words() or t.raw(k) in measures.unit_marks()


def _slashed(t: Tokens, j: int) -> Fraction | None:
    """The plain fraction whose first number is at a token: 1/4, 3/8, not 9/11 of a date or 24/7."""
    if t.low[j + 1] not in _SLASHES or not (t.glued(j + 1) and t.glued(j + 2) and t.figure(j + 2)):
        return None
    a, b = t.low[j], t.low[j + 2]
    if not (a.isdigit() and b.isdigit()) or len(a) > 3 or len(b) > 3 or t.low[j + 3] in _SLASHES:
        return None
    plain = 0 < int(a) < int(b) and (int(b) in _PLAIN or t.low[j + 1] == "⁄")
    return Fraction(int(a), int(b)) if plain else None


def _and_part(t: Tokens, j: int) -> tuple[Fraction, int] | None:
    """ "and a half", "-and-a-half", "and fifty-four hundredths", "and 54/100"."""
    k = j + 1 if t.low[j] in DASHES and t.glued(j) else j
    if t.low[k] not in ("and", "&"):
        return None
    k += 2 if t.low[k + 1] in DASHES else 1
    if t.figure(k):
        share = _slashed(t, k)
        return (share, k + 3) if share else None
    if t.low[k] == "a":
        many, last = Fraction(1), k + 1
    elif t.low[k] in lexicon.cardinals():
        amount = spelled(t, k)
        if amount is None:
            return None
        many, last = amount.value, amount.last
    else:
        return None
    part = parts(t, many, last)
    if part is None or part[0] >= 1:
        return None
    share, at = part
    if (many > 1) != t.low[at - 1].endswith("s") and t.low[last] not in DASHES:
        return None
    # "a year and a quarter of growth" is no mixed number, "two and a quarter million" is
    vague = share == Fraction(1, 4) and t.low[at] not in ("", ".", ",", ";", "of")
    if vague and t.low[at] not in lexicon.scales() and t.low[j - 1] not in lexicon.cardinals():
        return None
    return share, at


def part_of_scale(t: Tokens, i: int) -> Amount | None:
    """ "three quarters of a billion", "two-thirds of a mile", "one-half miles"."""
    many = 1 if t.low[i] in _ARTICLES else lexicon.cardinals().get(t.low[i], 0)
    if not many:
        return None
    found = parts(t, Fraction(many), i + 1)
    if found is None or found[0] >= 1:
        return None
    share, j = found
    k = j + 2 if t.low[j] == "of" and t.low[j + 1] in _ARTICLES else j
    scale = lexicon.scales().get(t.low[k])
    if scale:
        return Amount(share * scale, i, k + 1, exact=True, spelled=True)
    unit = lexicon.phrase_at(t, k, measures.unit_words())
    if unit is None or (unit[0].dimension == "time" and k == j):
        return None
    return Amount(share, i, k, exact=True, spelled=True)
