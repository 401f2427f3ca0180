"""A bare number: digits or words, with its scale and the place of its last printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.tokens import Tokens

_MOST_DIGITS = 30
_MOST_WORDS = 24
_HALF = Fraction(1, 2)
_CHARACTERS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8), "⅕": Fraction(1, 5),
}  # fmt: skip
_DASHES = frozenset("-–—‐‑")
_ARTICLES = frozenset(("a", "an"))


@dataclass(slots=True)
class Amount:
    """A number as printed, from token `first` up to, not including, `last`."""

    value: Fraction
    first: int
    last: int
    scale: Fraction = Fraction(1)
    decimals: int = 0
    """Digits printed after the point."""
    spelled: bool = False
    exact: bool = False
    """Whether nothing was rounded: "half", "a dozen"."""
    share: bool = False
    """Whether it is a bare fraction: "1/4", "two thirds"."""

    @property
    def mantissa(self) -> Fraction:
        """The number before its scale word."""
        return self.value / self.scale

    @property
    def place(self) -> Fraction:
        """The place of the last printed digit."""
        return self.scale / Fraction(10) ** self.decimals

    @property
    def whole(self) -> bool:
        """Whether the mantissa is a whole number, printed as one."""
        return self.decimals == 0 and self.mantissa.denominator == 1

    @property
    def rounded(self) -> bool:
        """Whether the mantissa is a whole number that ends in 0."""
        return self.whole and self.value != 0 and self.mantissa % 10 == 0


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
        return _scaled(t, _spelled(t, i, paired=paired), money=money)
    if low in _ARTICLES or low == "half" or low == "quarter":
        return _with_article(t, i, paired=paired)
    if low in lexicon.scales():
        return _bare_scale(t, i)
    return None


def digits_value(text: str) -> tuple[Fraction, int] | None:
    """Digits as a number, and how many stand after the point."""
    text, _, power = text.partition("e")
    plain = "".join(letter for letter in text if letter in "0123456789.")
    if len(plain) > _MOST_DIGITS or plain.count(".") > 1:
        return None
    whole, _, rest = plain.partition(".")
    value = Fraction(int((whole + rest) or "0"), 10 ** len(rest))
    return (value * Fraction(10) ** int(power), len(rest) - int(power)) if power else (value, len(rest))


def _digits(t: Tokens, i: int) -> Amount | None:
    found = digits_value(t.low[i])
    if found is None:
        return None
    amount = Amount(found[0], i, i + 1, decimals=found[1])
    dozens = _dozens(t, amount)
    if dozens:
        return dozens
    if t.low[i + 1] in ("×", "x", "*", "·") and t.low[i + 2] == "10" and t.low[i + 3] in ("^", "-", "−"):
        return _with_power(t, amount, i + 3)
    return _with_fraction(t, amount)


def _dozens(t: Tokens, amount: Amount) -> Amount | None:
    if t.low[amount.last] not in ("dozen", "dozens"):
        return None
    return Amount(amount.value * 12, amount.first, amount.last + 1, exact=True, spelled=True)


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


def _with_fraction(t: Tokens, amount: Amount) -> Amount:
    """ "2 1/2", "2½", "1/4", "two and a half", "10 and a quarter"."""
    j = amount.last
    low = t.low[j]
    if low in _CHARACTERS and amount.decimals == 0:
        return Amount(amount.value + _CHARACTERS[low], amount.first, j + 1, exact=True)
    if amount.decimals == 0 and not amount.spelled:
        if (
            low in ("/", "⁄")
            and t.glued(j)
            and t.figure(j + 1)
            and t.glued(j + 1)
            and _simple(t, j - 1, j + 1)
        ):
            share = Fraction(int(t.low[j - 1]), int(t.low[j + 1]))
            return Amount(share, amount.first, j + 2, exact=True, share=True)
        if (
            t.figure(j)
            and t.low[j + 1] in ("/", "⁄")
            and t.glued(j + 1)
            and t.glued(j + 2)
            and _simple(t, j, j + 2)
        ):
            share = Fraction(int(t.low[j]), int(t.low[j + 2]))
            return Amount(amount.value + share, amount.first, j + 3, exact=True)
    part = _and_part(t, j) if amount.decimals == 0 else None
    if part:
        share, last = part
        return Amount(amount.value + share * amount.scale, amount.first, last, amount.scale, exact=True)
    return amount


def _and_part(t: Tokens, j: int) -> tuple[Fraction, int] | None:
    """ "and a half", "-and-a-half", "and two thirds"."""
    k = j + 1 if t.low[j] in _DASHES and t.glued(j) else j
    if t.low[k] != "and":
        return None
    k += 2 if t.low[k + 1] in _DASHES else 1
    many = 1 if t.low[k] == "a" else lexicon.cardinals().get(t.low[k], 0)
    at = k + 2 if t.low[k + 1] in _DASHES else k + 1
    name = t.low[at]
    part = lexicon.fractions().get(name)
    if part is None or not many or (many > 1) != name.endswith(("s", "halves")) or many * part >= 1:
        return None
    if (
        part == Fraction(1, 4)
        and t.low[at + 1] not in ("", ".", ",", ";", "of")
        and t.low[at + 1] not in lexicon.scales()
        and many == 1
    ):
        # "a year and a quarter of growth" is no mixed number, "two and a quarter million" is
        return (many * part, at + 1) if t.low[j - 1] in lexicon.cardinals() else None
    return many * part, at + 1


def _simple(t: Tokens, top: int, bottom: int) -> bool:
    """Whether it is a plain fraction: 1/4, 3/8, not 9/11 of a date or 24/7."""
    a, b = t.low[top], t.low[bottom]
    if not (a.isdigit() and b.isdigit()) or len(a) > 3 or len(b) > 3 or t.low[bottom + 1] in ("/", "⁄"):
        return False
    return 0 < int(a) < int(b) and (
        int(b) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100) or t.low[top + 1] == "⁄"
    )


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
        amount = _with_fraction(t, amount)
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
        found = _spelled(t, i + 1, paired=paired, start=1)
        if found is None:
            return None
        found.first = i
        return _scaled(t, found, money=False)
    if after in scales and not after.endswith("s"):
        scale = scales[after]
        amount = Amount(Fraction(scale), i, i + 2, Fraction(scale), spelled=True)
        return _with_fraction(t, amount)
    return None


def part_of_scale(t: Tokens, i: int) -> Amount | None:
    """ "three quarters of a billion", "two-thirds of a million"."""
    many = lexicon.cardinals().get(t.low[i], 0)
    j = i + 2 if t.low[i + 1] in _DASHES else i + 1
    part = lexicon.fractions().get(t.low[j])
    if not many or part is None:
        return None
    k = j + 3 if t.low[j + 1] == "of" and t.low[j + 2] == "a" else j + 1
    scale = lexicon.scales().get(t.low[k])
    return (
        Amount(many * part * scale, i, k + 1, exact=True, spelled=True) if scale and many * part < 1 else None
    )


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


def _spelled(t: Tokens, i: int, *, paired: bool, start: int = 0) -> Amount | None:
    """A number in words, as long as the words go on making one number."""
    small, scales = lexicon.cardinals(), lexicon.scales()
    total, current, last = 0, start, "start" if start else ""
    lowest = 10**18
    scaled = 0
    j = end = i
    while j < i + _MOST_WORDS:
        low = t.low[j]
        value = small.get(low)
        if value is not None:
            tens = value >= 20 and value % 10 == 0
            fits = last in ("", "hundred", "scale", "and") or (last == "tens" and 0 < value < 10)
            if not fits or (last == "" and j != i):
                break
            current += value
            last = "tens" if tens else "ones"
            scaled = 0
        elif low == "hundred" and 0 < current < 100 and last != "and":
            current, last = current * 100, "hundred"
        elif low in scales and scales[low] > 100 and current and scales[low] < lowest and last != "and":
            if low.endswith("s"):
                break
            lowest = scales[low]
            scaled = lowest if total == 0 else 0
            total, current, last = total + current * lowest, 0, "scale"
        elif low == "and" and last in ("hundred", "scale") and not paired and _goes_on(t, j + 1):
            last = "and"
            j += 1
            continue
        elif low in _DASHES and last == "tens" and t.glued(j) and 0 < small.get(t.low[j + 1], 0) < 10:
            j += 1
            continue
        else:
            break
        j += 1
        end = j
    if end == i:
        return None
    amount = Amount(Fraction(total + current), i, end, spelled=True)
    if scaled and current == 0:
        amount.scale = Fraction(scaled)
    if amount.scale == 1 and t.low[end] == "point" and t.low[end + 1] in small:
        return _decimals(t, amount)
    if amount.scale == 1 and amount.value < 100:
        dozens = _dozens(t, amount)
        if dozens:
            return dozens
    # round numbers in words are read as their digits would be below ten thousand
    if amount.value < 10000:
        amount.scale = Fraction(1)
    return _with_fraction(t, amount)


def _goes_on(t: Tokens, j: int) -> bool:
    """Whether after "and" comes the rest of one number: "two hundred and five", not "and two hundred"."""
    small, scales = lexicon.cardinals(), lexicon.scales()
    if small.get(t.low[j], 0) == 0:
        return False
    k = j + 1
    if t.low[k] in lexicon.fractions() and t.low[k].endswith("s"):
        return False
    if t.low[k] in _DASHES:
        k += 1
    if k > j + 1 or t.low[k] in small:
        k = k + 1 if t.low[k] in small else k
    return t.low[k] not in scales


def _decimals(t: Tokens, amount: Amount) -> Amount:
    """ "three point five"."""
    small = lexicon.cardinals()
    j = amount.last + 1
    digits = ""
    while t.low[j] in small and len(digits) < _MOST_DIGITS:
        number = small[t.low[j]]
        k = j + 2 if t.low[j + 1] in _DASHES else j + 1
        if number >= 20 and 0 < small.get(t.low[k], 0) < 10:
            number += small[t.low[k]]
            j = k
        digits += str(number)
        j += 1
    amount.value += Fraction(int(digits), 10 ** len(digits))
    amount.decimals = len(digits)
    amount.last = j
    return amount
