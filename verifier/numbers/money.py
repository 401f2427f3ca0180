"""An amount with its unit, and the currency before it if there is one."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon, measures
from verifier.numbers.amount import Amount
from verifier.numbers.cardinal import amount_at
from verifier.numbers.measures import Unit
from verifier.numbers.rates import rate
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import currency_before, unit_after

NO_UNIT = Unit("", "", Fraction(1))


_DOLLARS = {"US": "USD", "U": "USD", "Canadian": "CAD", "CAN": "CAD", "Australian": "AUD"}
_LONG = {"decade": 10, "century": 100, "millennium": 1000}


def money_or_number(
    t: Tokens, i: int, *, paired: bool = False, paid: bool = False
) -> tuple[Amount, Unit, int, bool] | None:
    """An amount, its unit, the token after both, and whether a currency stands before it.

    `paid` where the number before it is money, so that "3m" is no length.
    """
    money = currency_before(t, i)
    j = money[1] if money else i
    negative = bool(money) and t.low[j] in ("-", "−") and t.glued(j) and t.glued(j + 1)
    spelled = t.low[j] in lexicon.cardinals() or (t.low[j] in ("a", "half") and not t.word(i))
    if money and not t.figure(j + negative) and not spelled:
        return None
    amount = amount_at(t, j + negative, money=bool(money) or paid, paired=paired)
    if amount is None:
        return None
    if negative:
        amount.value = -amount.value
    amount.first = i
    found = unit_after(t, amount)
    _lettered(t, i if money else amount.last, amount)
    if money:
        unit, last = _with_currency(t, money[0], amount, found)
        return amount, unit, last, True
    if found is None:
        return amount, NO_UNIT, amount.last, False
    unit, last = found
    scale = lexicon.scales().get(t.low[last], 0)
    if scale > 100 and amount.scale == 1 and t.raw(last - 1) in measures.currency_signs():
        # "75 USD million"
        amount.value, amount.scale, amount.last = amount.value * scale, Fraction(scale), last + 1
        return amount, unit, last + 1, False
    if unit.name in _LONG:
        # "two decades" are read as twenty years, to their tens
        amount.value *= _LONG[unit.name]
        amount.scale *= _LONG[unit.name]
        unit = measures.units()["year"]
    return amount, unit, last, False


def _lettered(t: Tokens, k: int, amount: Amount) -> None:
    """ "120 MEUR", "EURm 25": the scale in the currency's own code."""
    scale = measures.scaled_codes().get(t.raw(k), ("", 0))[1]
    if scale and amount.scale == 1:
        amount.value, amount.scale = amount.value * scale, Fraction(scale)


def _with_currency(
    t: Tokens, currency: Unit, amount: Amount, found: tuple[Unit, int] | None
) -> tuple[Unit, int]:
    """ "$5", "$5 US", "$4 per barrel", "$3,500 a month"."""
    last = amount.last
    if found and found[0].dimension.startswith("money") and found[0].name[:3] in measures.currencies():
        return found[0], found[1]
    if currency.name == "USD" and t.raw(last) in _DOLLARS:
        currency = Unit(_DOLLARS[t.raw(last)], "money", Fraction(1))
        last += 4 if t.raw(last) == "U" and t.low[last + 1] == "." else 1
    return rate(t, currency, last)


def kind_of(unit: Unit) -> Kind:
    """The sort of figure a unit makes of a number."""
    if unit.dimension.startswith("money"):
        return Kind.MONEY
    if unit.dimension.startswith("percent"):
        return Kind.PERCENT
    return Kind.DURATION if unit.dimension == "time" else Kind.NUMBER
