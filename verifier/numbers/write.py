"""A value in, words in the style of another mention out."""

from __future__ import annotations

import re
from fractions import Fraction

from verifier.model.mention import Kind, Mention
from verifier.model.record import decimal_string
from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.cardinal import amount_at
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import currency_before

_LAKHS = re.compile(r"(?<![\d,])\d{1,2}(?:,\d\d)+,\d{3}(?!\d)")
_MOST_PLACES = 6
_TOO_SMALL = Fraction(1, 100)


def write(value: Fraction, like: Mention) -> str:
    """The value as the other mention would print it: 12900000000 like "$13 billion" is "$12.9 billion"."""
    found = amount_of(like)
    if found is None:
        return _without_style(value, like)
    t, first, amount = found
    before = t.text[t.spans[first][0] : t.spans[amount.first][0]] if first < amount.first else ""
    number = _grouped(_number(value, amount), like)
    scaled = amount.scale > 1 and _scale(value, amount) > 1
    at = _scale_token(t, amount) if scaled else amount.last
    end = _end(t, amount)
    after = t.text[t.spans[at - 1][1] : t.spans[end - 1][1]] if at <= end else ""
    sign = "-" if number.startswith("-") else ""
    return f"{sign}{before}{number.removeprefix('-')}{after}"


def mantissa(value: Fraction, like: Mention) -> str:
    """Only the number, on the scale of the other mention: "12.9"."""
    found = amount_of(like)
    return _grouped(_number(value, found[2]) if found else _plain(value), like)


def amount_of(like: Mention) -> tuple[Tokens, int, Amount] | None:
    """The mention's tokens, where its currency begins, and its number; of a range the second one."""
    if like.kind is Kind.RATIO or like.unit == "calendar":
        return None
    t = Tokens(like.words)
    found: tuple[Tokens, int, Amount] | None = None
    i = 0
    while i < t.count:
        money = currency_before(t, i)
        amount = amount_at(t, money[1] if money else i, money=money is not None)
        if amount is None or amount.exact:
            i += 1
            continue
        found = (t, i, amount)
        if like.kind is not Kind.RANGE:
            break
        i = amount.last
    return found


def _grouped(number: str, like: Mention) -> str:
    """The digits in lakhs and crores, where the other mention is printed so: "12,50,000"."""
    if not _LAKHS.search(like.words):
        return number
    whole, point, rest = number.replace(",", "").partition(".")
    return re.sub(r"(?<=\d)(?=(?:\d\d)*\d{3}$)", ",", whole) + point + rest


def _scale(value: Fraction, amount: Amount) -> Fraction:
    """The other number's scale, unless the value would vanish on it."""
    return amount.scale if value == 0 or abs(value) >= amount.scale * _TOO_SMALL else Fraction(1)


def _number(value: Fraction, amount: Amount) -> str:
    return _plain(value / _scale(value, amount))


def _without_style(value: Fraction, like: Mention) -> str:
    """Like a date, a fraction or "a decade": the number and its unit in plain words."""
    if like.kind is Kind.RATIO and not like.unit and 1 < value.denominator <= 20:
        return f"{value.numerator}/{value.denominator}"
    number = _plain(value)
    if like.dimension == "time" or like.unit == "times":
        unit = like.unit.removesuffix("s") if value == 1 else like.unit.removesuffix("s") + "s"
        return f"{number} {unit}"
    return number


def _plain(number: Fraction) -> str:
    """Digits with commas, and no more decimals than a reader can use."""
    if 10**_MOST_PLACES % number.denominator:
        places = 2 if abs(number) >= 1 else 4
        number = Fraction(round(number * 10**places), 10**places)
    text = decimal_string(number)
    sign = "-" if number < 0 else ""
    whole, point, rest = text.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{rest}"


def _scale_token(t: Tokens, amount: Amount) -> int:
    """The scale word of the number."""
    for k in range(amount.first, amount.last):
        if amount.scale in (lexicon.scales().get(t.low[k]), lexicon.scale_marks().get(t.raw(k))):
            return k
    return amount.last


def _end(t: Tokens, amount: Amount) -> int:
    """The token after what belongs to the number, a bound behind it left out."""
    for k in range(amount.last, t.count):
        found = lexicon.phrase_at(t, k, lexicon.hedges_after())
        if found and found[1] == t.count:
            return k
    return t.count
