"""The unit, currency or rate that follows an amount."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.lexicon import Unit
from verifier.numbers.tokens import Tokens

DASHES = frozenset("-–—‐‑")
# alone these letters are words, initials or plurals; tied to the digits they are units
_TIED = frozenset(
    (
        "h",
        "s",
        "t",
        "l",
        "N",
        "J",
        "mb",
        "st",
        "pp",
        "bp",
        "mi",
        "kb",
        "px",
        "c",
        "p",
        "kn",
        "Ft",
        "ms",
        "mol",
        "lm",
    )
)
_NO_MEASURE = ("percent", "angle", "")
_POUNDS = frozenset(("pound", "pounds", "won"))
_NOT_PER = frozenset(("", "the", "a", "an", "se", "its", "this", "cent", "centage"))


def unit_after(t: Tokens, amount: Amount) -> tuple[Unit, int] | None:
    """The unit after an amount, compound ones included, and the token after it."""
    j = amount.last
    if (t.low[j] in DASHES and t.glued(j) and (t.glued(j + 1) or t.low[j + 1] in ("percent", "dollar"))) or (
        t.low[j] in DASHES and t.word(j + 1) and t.low[j + 1] in lexicon.unit_words() and not t.glued(j + 1)
    ):
        j += 1
    found = _single(t, j, amount) or _qualified(t, j)
    return rate(t, *found) if found else None


def _qualified(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """A unit after a word or two of its own: "312 passing yards", "50 previous years", "two full days"."""
    k = j
    while k < j + 2 and t.word(k) and t.low[k] in lexicon.group("before units"):
        k += 1
    found = lexicon.phrase_at(t, k, lexicon.unit_words()) if k > j else None
    if found is None or not t.low[found[1] - 1].endswith(("s", "feet")) or found[0].dimension in _NO_MEASURE:
        return None
    return found


def _single(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = _money(t, j, amount) or lexicon.phrase_at(t, j, lexicon.unit_words()) or _mark(t, j, amount)
    if found is None or (
        found[0].name == "second" and t.low[j] == "second" and amount.value == 1 and amount.first < j - 1
    ):
        return None
    unit, k = found
    return unit, k


def _money(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = lexicon.phrase_at(t, j, lexicon.currency_words())
    if found:
        if t.low[j] in _POUNDS and found[1] == j + 1 and amount.scale == 1:
            return None
        return found
    found = lexicon.phrase_at(t, j, lexicon.unit_words())
    if found:
        return None
    sign = lexicon.phrase_at(t, j, lexicon.currency_signs(), lower=False)
    if sign is None or (t.figure(sign[1]) and not t.glued(j)):
        return None
    raw = t.raw(j)
    cut = t.low[j + 1] == "." and t.glued(j + 1) and t.glued(j + 2)
    if raw in _TIED and (cut or (not t.glued(j) and raw != "p")):
        return None
    return sign


def _mark(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = lexicon.phrase_at(t, j, lexicon.unit_marks(), lower=False, tied=True)
    raw = t.raw(j)
    if found is None:
        if raw == "in" and (t.glued(j) or t.low[j + 1] in lexicon.group("sizes")) and amount.last == j:
            return lexicon.units()["inch"], j + 1
        return _letter_degrees(t, j)
    if t.glued(found[1]) and t.word(found[1]) and not t.glued(j) and len(raw) == 1:
        return None
    if (raw in _TIED or raw in '"”″′') and not t.glued(j):
        return None
    if raw == "s" and not amount.decimals and amount.value != 1:
        return None
    if len(raw) == 1 and raw.isalpha() and not t.glued(j) and raw not in "mgkWVLA":
        return None
    if raw == "A" and not t.glued(j) and not (t.low[j + 1] == "/" and t.glued(j + 1)):
        return None
    return found


def _letter_degrees(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """ "12 C", "90F"."""
    name = {"C": "celsius", "F": "fahrenheit", "K": ""}.get(t.raw(j))
    return (lexicon.units()[name], j + 1) if name and not t.glued(j + 1) else None


def rate(t: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with what it is counted per: "$4 per barrel", "50 km a day", "A/cm2"."""
    if unit.dimension == "percent":
        return unit, j
    dashed = t.low[j] in DASHES
    k = j + 1 if dashed else j
    low = t.low[k]
    if low == "/" and t.glued(k) and not dashed:
        below = _below(t, k + 1, marks=True)
    elif low == "per" and t.low[k + 1] not in _NOT_PER:
        below = _below(t, k + 1) or (_word(t, k + 1))
    elif low in ("a", "an"):
        at = k + 2 if t.low[k + 1] in DASHES and dashed else k + 1
        below = _below(t, at)
        if below and (
            below[0].dimension not in ("time", "volume", "mass", "length", "area")
            or t.low[below[1]] in lexicon.group("when")
        ):
            below = None
        if unit.dimension == "time":
            below = None
        if below is None and unit.dimension == "money" and t.low[at] in lexicon.group("each"):
            below = _word(t, at)
    else:
        below = None
    if below is None:
        return unit, j
    each, after = below
    dimension = f"{unit.dimension}/{each.dimension or each.name}"
    return Unit(f"{unit.name} per {each.name}", dimension, unit.factor / each.factor), after


def _below(t: Tokens, j: int, *, marks: bool = False) -> tuple[Unit, int] | None:
    found = lexicon.phrase_at(t, j, lexicon.unit_words())
    found = found or lexicon.phrase_at(t, j, lexicon.unit_marks(), lower=False, tied=True)
    if found is None and t.low[j] in ("quarter",):
        found = lexicon.units()["quarter"], j + 1
    if found and found[0].dimension in ("percent", "angle"):
        return None
    return _word(t, j) if found is None and marks and t.word(j) else found


def _word(t: Tokens, j: int) -> tuple[Unit, int] | None:
    return (Unit(t.low[j], "", Fraction(1)), j + 1) if t.word(j) else None


def currency_before(t: Tokens, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code that begins at a token, if it belongs before its amount."""
    raw = t.raw(i)
    found = lexicon.phrase_at(t, i, lexicon.currency_signs(), lower=False)
    if found is None or raw in ("c", "p", "kn", "Ft", "zł", "Kč", "¢", "Sh"):
        return None
    unit, j = found
    if len(raw) == 1 and raw.isalpha() and j == i + 2 and not t.glued(i + 1) and raw != "C":
        return None
    if t.low[j] == "." and t.glued(j) and raw.isalpha():
        j += 1
    # "$A25": the sign before its letter
    return unit, j
