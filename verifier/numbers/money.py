"""An amount with its unit, and the currency before it if there is one."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.cardinal import amount_at
from verifier.numbers.lexicon import Unit
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import currency_before, rate, unit_after

NO_UNIT = Unit("", "", Fraction(1))


_LONG = {"decade": 10, "century": 100, "millennium": 1000}


def money_or_number(t: Tokens, i: int, *, paired: bool = False) -> tuple[Amount, Unit, int, bool] | None:
    """An amount, its unit, the token after both, and whether a currency stands before it."""
    money = currency_before(t, i)
    j = money[1] if money else i
    negative = bool(money) and t.low[j] in ("-", "−") and t.glued(j) and t.glued(j + 1)
    spelled = t.low[j] in lexicon.cardinals() or (t.low[j] in ("a", "half") and not t.word(i))
    if money and not t.figure(j + negative) and not spelled:
        return None
    amount = amount_at(t, j + negative, money=bool(money), paired=paired)
    if amount is None:
        return None
    if negative:
        amount.value = -amount.value
    amount.first = i
    found = unit_after(t, amount)
    if money:
        unit, last = _with_currency(t, money[0], amount, found)
        return amount, unit, last, True
    if found is None:
        return amount, NO_UNIT, amount.last, False
    unit = found[0]
    if unit.name in _LONG:
        # "two decades" are read as twenty years, to their tens
        amount.value *= _LONG[unit.name]
        amount.scale *= _LONG[unit.name]
        unit = lexicon.units()["year"]
    return amount, unit, found[1], False


def _with_currency(
    t: Tokens, currency: Unit, amount: Amount, found: tuple[Unit, int] | None
) -> tuple[Unit, int]:
    """ "$5", "$5 US", "$4 per barrel", "$3,500 a month"."""
    last = amount.last
    if found and found[0].dimension.startswith("money"):
        return found[0], found[1]
    if currency.name == "USD" and t.raw(last) in ("US", "U", "Canadian", "Australian", "CAN"):
        last += 4 if t.raw(last) == "U" and t.low[last + 1] == "." else 1
    return rate(t, currency, last)


def kind_of(unit: Unit) -> Kind:
    """The sort of figure a unit makes of a number."""
    if unit.dimension.startswith("money"):
        return Kind.MONEY
    if unit.dimension.startswith("percent"):
        return Kind.PERCENT
    return Kind.DURATION if unit.dimension == "time" else Kind.NUMBER
