"""Numbers in words: "two hundred and five", "three point five million"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.mixed import dozens, with_fraction
from verifier.numbers.tokens import Tokens

_MOST_DIGITS = 30
_MOST_WORDS = 24
_DASHES = frozenset("-–—‐‑")


def spelled(t: Tokens, i: int, *, paired: bool, start: int = 0) -> Amount | None:
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
        twelves = dozens(t, amount)
        if twelves:
            return twelves
    # round numbers in words are read as their digits would be below ten thousand
    if amount.value < 10000:
        amount.scale = Fraction(1)
    return with_fraction(t, amount)


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
