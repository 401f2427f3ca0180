"""A number with its currency, unit, range and noun."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.numbers import lexicon
from verifier.numbers.amount import Amount, amount_at
from verifier.numbers.draft import Draft, printed
from verifier.numbers.lexicon import Unit
from verifier.numbers.nouns import noun_after
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import DASHES, currency_before, rate, unit_after

_NO_UNIT = Unit("", "", Fraction(1))

_STEPS = {
    "foot": {"inch": 12}, "hour": {"minute": 60}, "minute": {"second": 60}, "USD": {"cent": 100}, "EUR": {"cent": 100},
    "GBP": {"penny": 100},
}  # fmt: skip
_MINUS = frozenset(("-", "−", "minus", "negative"))
_LONG = {"decade": 10, "century": 100, "millennium": 1000}


def quantity_at(t: Tokens, i: int) -> Draft | None:
    """The quantity that begins at a token, its range and unit included; no hedge yet."""
    vague = _vague(t, i)
    if vague:
        return vague
    paired = t.low[i - 1] == "between" or (t.low[i - 1] in _MINUS and t.low[i - 2] == "between")
    one = _money_or_number(t, i, paired=paired)
    if one is None:
        return None
    amount, unit, last, signed = one
    draft = _range(t, amount, unit, last, signed=signed, paired=paired)
    if draft is None:
        if t.low[i - 1] == "from" and t.low[last] == "to" and not signed:
            amount, unit = _lent(t, amount, unit, last + 1)
        draft = _plain(t, amount, unit, last)
    _sign(t, draft)
    return draft


def _money_or_number(t: Tokens, i: int, *, paired: bool = False) -> tuple[Amount, Unit, int, bool] | None:
    """An amount, its unit, the token after both, and whether a currency stands before it."""
    money = currency_before(t, i)
    j = money[1] if money else i
    negative = bool(money) and t.low[j] in ("-", "−") and t.glued(j) and t.glued(j + 1)
    if money and not t.figure(j + negative) and t.low[j] not in lexicon.cardinals():
        if t.raw(i) not in ("$", "€", "£", "¥", "₹") or t.low[j] not in ("a", "half"):
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
        return amount, _NO_UNIT, amount.last, False
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


def _kind(t: Tokens, unit: Unit) -> Kind:
    if unit.dimension.startswith("money"):
        return Kind.MONEY
    if unit.dimension.startswith("percent"):
        return Kind.PERCENT
    return Kind.DURATION if unit.dimension == "time" else Kind.NUMBER


def _plain(t: Tokens, amount: Amount, unit: Unit, last: int) -> Draft:
    kind = _kind(t, unit)
    if amount.share and not unit.name:
        draft = Draft(amount.first, last, Kind.RATIO, amount.value, amount.value, amount.value)
        draft.slack = abs(amount.value) / 20
        return draft
    draft = printed(amount, kind, unit.name, unit.dimension)
    draft.last = last
    if not unit.name and _aged(t, amount):
        draft.unit, draft.dimension = "year", "time"
    elif not unit.name:
        _count(t, draft, amount)
    else:
        _smaller(t, draft)
        if unit.dimension == "time":
            _age(t, draft)
    return draft


def _smaller(t: Tokens, draft: Draft) -> None:
    """Takes in the smaller unit that goes on: "5 feet 2 inches", "thirteen dollars and forty-five cents"."""
    step = _STEPS.get(draft.unit)
    if step is None or draft.value is None or draft.value.denominator != 1:
        return
    j = draft.last + 1 if t.low[draft.last] in ("and", ",") else draft.last
    if not t.figure(j) and t.low[j] not in lexicon.cardinals():
        return
    second = _money_or_number(t, j)
    if second is None or second[1].name not in step or not 0 < second[0].value < step[second[1].name]:
        return
    draft.value += second[0].value / step[second[1].name]
    draft.low = draft.high = draft.value
    draft.high_closed, draft.slack, draft.last = True, Fraction(0), second[2]


def _count(t: Tokens, draft: Draft, amount: Amount) -> None:
    """What is counted, if anything."""
    j = draft.last
    if t.low[j] in DASHES and t.glued(j) and t.glued(j + 1) and t.word(j + 1):
        draft.noun = noun_after(t, j + 1, single=True)
    else:
        draft.noun = noun_after(t, j, single=amount.value == 1, bare=not amount.whole and amount.scale == 1)
    if draft.noun:
        draft.kind = Kind.COUNT


def _age(t: Tokens, draft: Draft) -> None:
    """ "50 years old", "50-year-old", "3 years of age"."""
    j = draft.last
    k = j + 1 if t.low[j] in DASHES else j
    if t.low[k] in ("old", "olds"):
        draft.last = k + 1
    elif t.low[j] == "of" and t.low[j + 1] == "age":
        draft.last = j + 2


def _aged(t: Tokens, amount: Amount) -> bool:
    """ "aged 50", "the age of 21", "Maria Lopez, 45, said"."""
    i, j = amount.first, amount.last
    if not (amount.whole and 0 < amount.value < 120) or noun_after(t, j):
        return False
    if t.low[i - 1] in ("aged", "age") or (t.low[i - 1] == "of" and t.low[i - 2] == "age"):
        return True
    named = t.low[i - 1] == "," and t.figure(i) and t.capital(i - 2) and t.word(i - 2) and amount.value > 3
    return (
        named
        and t.low[j] in (",", ";", ")")
        and not t.glued(i)
        and not t.figure(j + 1)
        and t.low[i - 2] not in lexicon.calendar().months
    )


def _vague(t: Tokens, i: int) -> Draft | None:
    """ "dozens of people", "a few hundred", "tens of millions of dollars"."""
    found = lexicon.phrase_at(t, i, lexicon.vague())
    if found is None or t.low[i - 1] in lexicon.cardinals() or t.figure(i - 1):
        return None
    (low, high), last = found
    draft = Draft(i, last, Kind.NUMBER, None, low, high, True, False, comparator=Comparator.ABOUT)
    of = t.low[last] == "of"
    if not of and t.low[last - 1].endswith("s") and t.low[last - 1] != t.low[i]:
        of = False
    at = last + 1 if of else last
    unit = unit_after(t, Amount(high, at, at, Fraction(1000), spelled=True))
    if unit and not (unit[0].dimension == "time" and not of and t.low[at] not in lexicon.unit_words()):
        draft.unit, draft.dimension, draft.last = unit[0].name, unit[0].dimension, unit[1]
        draft.kind = _kind(t, unit[0])
        return draft
    if t.low[last - 1].endswith("s") and not of:
        return None
    draft.noun = noun_after(t, at)
    if draft.noun:
        draft.kind = Kind.COUNT
    return draft


def _range(t: Tokens, low: Amount, unit: Unit, last: int, *, signed: bool, paired: bool) -> Draft | None:
    """ "5-7", "between 5 and 7 million dollars", "$3 billion to $5 billion", "two or three"."""
    j = _joined(t, low, last, paired=paired)
    if j is None:
        return None
    below = t.low[j] in _MINUS and (t.glued(j + 1) or t.word(j))
    second = _money_or_number(t, j + below)
    if second is None:
        return None
    high, unit2, end, signed2 = second
    top = -high.value if below else high.value
    negative = t.low[low.first - 1] in _MINUS and (t.word(low.first - 1) or _alone(t, low.first - 1))
    if unit.name and unit2.name and unit.name != unit2.name:
        if not unit2.name.startswith(unit.name + " per "):
            return None
    if signed and signed2 and low.scale == 1 and high.scale > 1 and t.low[j - 1] in ("and", "or"):
        # "$26 and $31 million": the first may be a slip, so it stays as printed
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and value <= high.mantissa and (signed or not unit.name):
        value *= high.scale
    if unit.name and not unit2.name and not signed and last > low.last:
        return None
    if negative:
        value = -value
    if value >= top or (t.low[low.first - 1] == "by" and top > 3 * value):
        return None
    if t.low[j - 1] == "or" and not _close(low, high):
        return None
    unit = unit2 if unit2.name else unit
    first = low.first
    if negative:
        first -= 1
    draft = Draft(first, end, Kind.RANGE, None, value, top, unit=unit.name, dimension=unit.dimension)
    if t.low[first - 1] in ("between", "from"):
        draft.first -= 1
    if not unit.name:
        draft.noun = noun_after(t, end)
    elif unit.dimension == "time":
        _age(t, draft)
    return draft


def _lent(t: Tokens, amount: Amount, unit: Unit, j: int) -> tuple[Amount, Unit]:
    """ "from 4.8 to 4.7 percent", "from 1.2 to 3 million": what the second number says of the first."""
    if t.low[j] in ("around", "about", "roughly", "nearly", "almost"):
        j += 1
    other = _money_or_number(t, j)
    if other is None or unit.name or other[3]:
        return amount, unit
    if amount.scale == 1 and other[0].scale > 1 and amount.value < 1000 and other[1].dimension != "time":
        amount.value *= other[0].scale
        amount.scale = other[0].scale
    return amount, other[1]


def _close(low: Amount, high: Amount) -> bool:
    """Whether "a or b" is one uncertain number: "two or three", not "5 or 100"."""
    return low.whole and high.whole and high.value <= 3 * low.value and low.value <= 30


def _joined(t: Tokens, low: Amount, last: int, *, paired: bool) -> int | None:
    """Where the second number of a range begins."""
    word = t.low[last]
    if paired:
        return last + 1 if word in ("and", "to") or word in DASHES else None
    if word in DASHES:
        spaced = not t.glued(last) and not t.glued(last + 1)
        tied = t.glued(last) and t.glued(last + 1)
        if t.low[last + 1] == "to" and tied:
            return last + 3 if t.low[last + 2] in DASHES else last + 2
        return last + 1 if tied or (spaced and word != "—") else None
    if word == "to":
        if t.low[last + 1] in DASHES and t.glued(last + 1):
            return last + 2
        return None if _changes(t, low.first) else last + 1
    if word == "or":
        return last + 1
    return last + 1 if word == "through" else None


def _changes(t: Tokens, first: int) -> bool:
    """Whether "from a to b" tells a change, not a range."""
    return t.low[first - 1] == "from" and any(
        t.low[first - k] in lexicon.group("changes") for k in range(2, 9) if first >= k
    )


def _sign(t: Tokens, draft: Draft) -> None:
    """Takes in a sign before the number: "-4.5", "minus five", "+20%"."""
    k = draft.first - 1
    low = t.low[k]
    if k < 0 or draft.value is None:
        return
    if low in ("minus", "negative") or (low in ("-", "−", "–") and _alone(t, k)):
        if draft.value > 0 and (draft.low or draft.high):
            if low in DASHES and t.low[k - 1] in ("minus", "negative"):
                k -= 1
            draft.value = -draft.value
            draft.low, draft.high = (
                (-draft.high if draft.high is not None else None),
                -(draft.low or Fraction(0)),
            )
            draft.low_closed, draft.high_closed = draft.high_closed, draft.low_closed
            draft.first = k
    elif low in ("+",) and _alone(t, k):
        draft.first = k


def _alone(t: Tokens, k: int) -> bool:
    """Whether a sign stands tied to the number after it and to nothing before."""
    return t.glued(k + 1) and (not t.glued(k) or t.low[k - 1] in ("(", "minus", "negative", "$", "~"))
