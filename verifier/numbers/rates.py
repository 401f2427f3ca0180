"""What a unit is counted per: "$4 per barrel", "50 km a day", "A/cm2", "7 litres per 100 km"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES
from verifier.numbers.measures import Unit
from verifier.numbers.tokens import Tokens

_NOT_PER = frozenset(("", "the", "a", "an", "se", "its", "this", "cent", "centage"))
_EACH = frozenset(("time", "volume", "mass", "length", "area"))
_MOST = 2
"""How many things it may be counted per: "5 kWh per household per day"."""


def rate(t: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with what it is counted per, and the token after both."""
    if unit.dimension == "percent":
        return unit, j
    for _ in range(_MOST):
        below = _below(t, unit, j)
        if below is None:
            break
        each, j = below
        dimension = f"{unit.dimension}/{each.dimension or each.name}"
        unit = Unit(f"{unit.name} per {each.name}", dimension, unit.factor / each.factor)
    return unit, j


def _below(t: Tokens, unit: Unit, j: int) -> tuple[Unit, int] | None:
    """The unit or thing after "per", "a" or a slash."""
    dashed = t.low[j] in DASHES
    k = j + 1 if dashed else j
    low = t.low[k]
    if low == "/" and t.glued(k) and not dashed:
        return _many(t, unit, k + 1) or _unit(t, k + 1, marks=True)
    if low == "per" and dashed and t.low[k + 1] in DASHES:
        k += 1  # "$75-per-barrel oil"
    if low == "per" and t.low[k + 1] not in _NOT_PER:
        return _many(t, unit, k + 1) or _unit(t, k + 1) or _word(t, k + 1)
    if low not in ("a", "an"):
        return None
    at = k + 2 if t.low[k + 1] in DASHES and dashed else k + 1
    below = _unit(t, at)
    ago = below and below[0].dimension == "time" and t.low[below[1]] in lexicon.group("when")
    if below and (below[0].dimension not in _EACH or ago):
        below = None
    if unit.dimension == "time":
        return None
    if below is None and unit.dimension == "money" and t.low[at] in lexicon.group("each"):
        below = _word(t, at)
    return below


def _many(t: Tokens, above: Unit, j: int) -> tuple[Unit, int] | None:
    """ "per 100 km", "per 1,000 cubic metres", not the "12h/24h" of races."""
    digits = t.low[j].replace(",", "")
    if not digits.isdigit() or len(digits) > 9 or not int(digits):
        return None
    found = _unit(t, j + 1)
    if found is None or found[0].dimension == above.dimension:
        return None
    unit = found[0]
    return Unit(f"{int(digits)} {unit.name}", unit.dimension, unit.factor * int(digits)), found[1]


def _unit(t: Tokens, j: int, *, marks: bool = False) -> tuple[Unit, int] | None:
    found: tuple[Unit, int] | None = lexicon.phrase_at(t, j, measures.unit_words())
    found = found or lexicon.phrase_at(t, j, measures.unit_marks(), lower=False, tied=True)
    if found is None and t.low[j] == "quarter":
        found = measures.units()["quarter"], j + 1
    if found and found[0].dimension in ("percent", "angle"):
        return None
    return _word(t, j) if found is None and marks and t.word(j) else found


def _word(t: Tokens, j: int) -> tuple[Unit, int] | None:
    return (Unit(t.low[j], "", Fraction(1)), j + 1) if t.word(j) else None
