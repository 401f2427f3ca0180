"""A value in, words in the style of another mention out."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind, Mention
from verifier.model.record import decimal_string
from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.cardinal import amount_at
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import currency_before

_MOST_PLACES = 6


def write(value: Fraction, like: Mention) -> str:
    """The value as the other mention would print it: 12900000000 like "$13 billion" is "$12.9 billion"."""
    found = _parts(like)
    if found is None:
        return _group(decimal_string(_short(value)))
    t, first, amount, last, scale = found
    before = t.slice(first, amount.first) if first < amount.first else ""
    gap = t.text[t.spans[amount.first - 1][1] : t.spans[amount.first][0]] if before else ""
    number = _number(value, scale, like)
    sign = "-" if number.startswith("-") else ""
    after = t.text[_end_of_digits(t, amount) : t.spans[last - 1][1]]
    if amount.spelled:
        after = (
            t.text[t.spans[_scale_token(t, amount)][0] : t.spans[last - 1][1]]
            if _scale_token(t, amount) < last
            else ""
        )
        after = " " + after if after else ""
    if scale == 1 and amount.scale > 1:
        after = ""
    return f"{sign}{before}{gap}{number.removeprefix('-')}{after}"


def mantissa(value: Fraction, like: Mention) -> str:
    """Only the number, on the scale of the other mention: "12.9"."""
    found = _parts(like)
    return _number(value, found[4] if found else Fraction(1), like)


def _parts(like: Mention) -> tuple[Tokens, int, Amount, int, Fraction] | None:
    """The mention's tokens, where its currency and its number begin, its end, and its scale."""
    t = Tokens(like.words)
    for i in range(t.count):
        money = currency_before(t, i)
        amount = amount_at(t, money[1] if money else i, money=money is not None)
        if amount is None:
            continue
        if amount.exact or like.kind is Kind.RATIO:
            return None
        unit_last = amount.last
        from verifier.numbers.units import unit_after

        after = unit_after(t, amount)
        if after and (after[0].name == like.unit or after[0].dimension.startswith("percent")):
            unit_last = after[1]
        return t, i, amount, unit_last, amount.scale
    return None


def _number(value: Fraction, scale: Fraction, like: Mention) -> str:
    del like
    return _group(decimal_string(_short(value / scale)))


def _short(number: Fraction) -> Fraction:
    """No more decimals than a reader can use."""
    if 10**_MOST_PLACES % number.denominator == 0:
        return number
    places = 2 if abs(number) >= 1 else 4
    return Fraction(round(number * 10**places), 10**places)


def _group(number: str) -> str:
    """Commas between the thousands."""
    sign = "-" if number.startswith("-") else ""
    whole, point, rest = number.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() else number


def _end_of_digits(t: Tokens, amount: Amount) -> int:
    return t.spans[amount.first][1]


def _scale_token(t: Tokens, amount: Amount) -> int:
    """The scale word of a number in words, or the token after the number."""
    for k in range(amount.first, amount.last):
        if amount.scale > 1 and lexicon.scales().get(t.low[k]) == amount.scale:
            return k
    return amount.last
