"""Two numbers that make a range: "5-7", "between 5 and 7 million dollars"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.ages import age
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.draft import Draft
from verifier.numbers.measures import Unit
from verifier.numbers.money import money_or_number
from verifier.numbers.nouns import noun_after
from verifier.numbers.signs import MINUS, negated
from verifier.numbers.tokens import Tokens


def range_at(t: Tokens, low: Amount, unit: Unit, last: int, *, signed: bool, paired: bool) -> Draft | None:
    """ "5-7", "between 5 and 7 million dollars", "$3 billion to $5 billion", "two or three"."""
    j = _joined(t, low, last, paired=paired)
    if j is None:
        return None
    below = t.low[j] in MINUS and (t.glued(j + 1) or t.word(j))
    second = money_or_number(t, j + below, paid=signed)
    if second is None:
        return None
    high, unit2, end, signed2 = second
    top = -high.value if below else high.value
    negative = negated(t, low.first)
    same = not unit.name or unit2.name in ("", unit.name) or unit2.name.startswith(unit.name + " per ")
    if not same and not (unit.name == "degree" and unit2.dimension == "temperature"):
        return None
    if (
        signed
        and signed2
        and low.scale == 1
        and high.scale > 1
        and t.low[j - 1] in ("and", "or")
        and not paired
    ):
        # "$26 and $31 million": the first may be a slip, so it stays as printed
        return None
    value = low.value
    if low.scale == 1 and high.scale > 1 and value <= high.mantissa and (signed or not unit.name):
        value *= high.scale
    value *= _lent(t, low, high, j)
    if unit.name and not unit2.name and not signed and last > low.last:
        return None
    if negative:
        value = -value
    after_by = t.low[low.first - 1] == "by"
    if value >= top or (after_by and top > 3 * value):
        return None
    if after_by and unit.name and unit2.name and last > low.last and t.low[j - 1] == "to":
        # "fell by 12 minutes to 31 minutes": by how much, and to what
        return None
    if t.low[j - 1] == "or" and not _close(value, top):
        return None
    unit = unit2 if unit2.name else unit
    first = low.first
    if negative:
        first -= 1
    draft = Draft(first, end, Kind.RANGE, None, value, top, unit=unit.name, dimension=unit.dimension)
    if t.low[first - 1] in ("between", "from"):
        draft.first -= 1
    if not unit.name and t.low[draft.first - 1] == "aged":
        draft.unit, draft.dimension = "year", "time"
    elif not unit.name:
        draft.noun = noun_after(t, end)
    elif unit.dimension == "time":
        age(t, draft)
    return draft


def lent(t: Tokens, amount: Amount, unit: Unit, j: int) -> tuple[Amount, Unit]:
    """ "from 4.8 to 4.7 percent", "from 1.2 to 3 million": what the second number says of the first."""
    if t.low[j] in ("around", "about", "roughly", "nearly", "almost"):
        j += 1
    other = money_or_number(t, j)
    if other is None or unit.name or other[3]:
        return amount, unit
    if amount.scale == 1 and other[0].scale > 1 and amount.value < 1000 and other[1].dimension != "time":
        amount.value *= other[0].scale
        amount.scale = other[0].scale
    return amount, other[1]


def _lent(t: Tokens, low: Amount, high: Amount, j: int) -> int:
    """What the second number lends the first: "two or three hundred", "15-20,000 people"; not "500-1,000"."""
    if low.scale > 1 or high.scale > 1 or not low.whole:
        return 1
    word = t.low[high.last - 1]
    scale = 12 if word in lexicon.group("dozens") else lexicon.scales().get(word, 0)
    if scale and t.low[j] in lexicon.cardinals() and low.value < 100 and low.value < high.value / scale:
        return scale
    thousands = t.low[j - 1] in DASHES and "," in t.low[j] and high.value % 1000 == 0
    return 1000 if thousands and 1 < low.value < high.value / 1000 else 1


def _close(low: Fraction, high: Fraction) -> bool:
    """Whether "a or b" is one uncertain number: "two or three", "six or seven thousand", not "5 or 100"."""
    while low >= 100 and low % 10 == 0 and high % 10 == 0:
        low, high = low / 10, high / 10
    return low.denominator == high.denominator == 1 and high <= 3 * low and low <= 99


def _joined(t: Tokens, low: Amount, last: int, *, paired: bool) -> int | None:
    """Where the second number of a range begins."""
    word = t.low[last]
    if paired:
        return last + 1 if word in ("and", "to") or word in DASHES else None
    if word in DASHES:
        spaced = not t.glued(last) and not t.glued(last + 1)
        tied = t.glued(last) and t.glued(last + 1)
        if t.glued(last) and t.low[last + 1] in ("to", "or") and not t.glued(last + 1):
            return last + 2  # "5- to 10-year-olds"
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
    if t.low[first - 1] != "from":
        return False
    for place in range(first - 2, max(first - 13, -1), -1):
        if t.low[place] in (".", ";", "!", "?"):
            return False
        if t.low[place] in lexicon.group("changes"):
            return True
    return False
