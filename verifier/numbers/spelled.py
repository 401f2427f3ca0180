"""Whole numbers in words: "two hundred and five", "three million, two hundred & forty"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.tokens import Tokens

_MOST_DIGITS = 30
_MOST_WORDS = 24
_ANDS = frozenset(("and", "&"))
_COUNTED_BELOW = 10_000


def spelled(t: Tokens, i: int, *, paired: bool = False, start: int = 0) -> Amount | None:
    """A number in words, as long as the words go on making one; `paired` where "and" may join two of them."""
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
        elif (
            low in _ANDS and last in ("hundred", "scale") and not paired and _goes_on(t, j + 1, lowest)
        ) or (low == "," and last == "scale" and not paired and _hundreds(t, j + 1, lowest)):
            last = "and" if low != "," else last
            j += 1
            continue
        elif low in DASHES and last == "tens" and _tied(t, j) and 0 < small.get(t.low[j + 1], 0) < 10:
            j += 1
            continue
        else:
            break
        j += 1
        end = j
    if end == i:
        return None
    amount = Amount(Fraction(total + current), i, end, spelled=True)
    # round numbers in words are read as their digits would be below ten thousand
    if scaled and current == 0 and amount.value >= _COUNTED_BELOW:
        amount.scale = Fraction(scaled)
    return amount


def _tied(t: Tokens, j: int) -> bool:
    """Whether a dash joins both its sides; texts cut into words print it with a space on each."""
    return t.glued(j) == t.glued(j + 1) and (t.glued(j) or t.low[j] == "-")


def _goes_on(t: Tokens, j: int, lowest: int) -> bool:
    """Whether after "and" comes the rest of one number: "two hundred and five", not "and two hundred"."""
    small = lexicon.cardinals()
    value = small.get(t.low[j], 0)
    if not value:
        return False
    k = _past_dash(t, j + 1)
    if value >= 20 and value % 10 == 0 and 0 < small.get(t.low[k], 0) < 10:
        k = _past_dash(t, k + 1)
    name = t.low[k]
    if name in lexicon.fractions() and (name.endswith("s") or value == 1):
        return False  # "two hundred and three quarters"
    scale = lexicon.scales().get(name, 0)
    if scale == 100:
        return lowest < 10**18 and t.low[j - 2] not in ("hundred", "hundreds")
    return not scale or scale < lowest


def _hundreds(t: Tokens, j: int, lowest: int) -> bool:
    """Whether after a comma come the hundreds of one number: "three million, two hundred and forty"."""
    small, scales = lexicon.cardinals(), lexicon.scales()
    k = j
    while t.low[k] in small and k < j + 3:
        k = _past_dash(t, k + 1)
    return k > j and 100 <= scales.get(t.low[k], 0) < lowest and not t.low[k].endswith("s")


def _past_dash(t: Tokens, k: int) -> int:
    return k + 1 if t.low[k] in DASHES and _tied(t, k) else k


def with_decimals(t: Tokens, amount: Amount) -> Amount:
    """ "three point five"."""
    small = lexicon.cardinals()
    j = amount.last + 1
    if amount.scale > 1 or t.low[amount.last] != "point" or t.low[j] not in small:
        return amount
    digits = ""
    while t.low[j] in small and len(digits) < _MOST_DIGITS:
        number = small[t.low[j]]
        k = j + 2 if t.low[j + 1] in DASHES else j + 1
        if number >= 20 and 0 < small.get(t.low[k], 0) < 10:
            number += small[t.low[k]]
            j = k
        digits += str(number)
        j += 1
    amount.value += Fraction(int(digits), 10 ** len(digits))
    amount.decimals = len(digits)
    amount.last = j
    return amount
