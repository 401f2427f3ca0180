"""The unit, currency or rate that follows an amount."""

from __future__ import annotations

from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.measures import Unit
from verifier.numbers.rates import rate
from verifier.numbers.tokens import Tokens

# alone these letters are words, initials or plurals; tied to the digits they are units
_TIED = frozenset("h s t l N J st pp bp mi kb px c p kn Ft ms mol lm Ma Ga ac ct cd Ci ccs bu VA".split())
_SPACED = frozenset("mgkWVLAÅΩΩ")
_SUFFIXES = frozenset("c p kn Ft zł Kč ¢ Sh".split())
_DIMENSIONS_OF_IN = frozenset(("x", "×", "by", "wide", "tall"))
_MANGLED = frozenset(("PS", "Y"))
"""How "£" and "¥" come out of programs that leave nothing but ASCII."""
_LEAST_WON = 100
"""Fewer are games: "of 12 won"."""
_NO_MEASURE = ("percent", "angle", "")


def unit_after(t: Tokens, amount: Amount) -> tuple[Unit, int] | None:
    """The unit after an amount, compound ones included, and the token after it."""
    j = amount.last
    if (t.low[j] in DASHES and t.glued(j) and (t.glued(j + 1) or t.low[j + 1] in ("percent", "dollar"))) or (
        t.low[j] in DASHES and t.low[j + 1] in measures.unit_words() and not t.glued(j + 1) and t.word(j + 1)
    ):
        j += 1
    found = _single(t, j, amount) or _qualified(t, j, single=amount.value == 1)
    return rate(t, *found) if found else None


def _qualified(t: Tokens, j: int, *, single: bool) -> tuple[Unit, int] | None:
    """A unit after a word or two of its own: "312 passing yards", "50 previous years", "two full days"."""
    k = j
    while k < j + 2 and t.word(k) and t.low[k] in lexicon.group("before units"):
        k += 1
    found = lexicon.phrase_at(t, k, measures.unit_words()) if k > j else None
    if found is None or found[0].dimension in _NO_MEASURE:
        return None
    return found if single or t.low[found[1] - 1].endswith(("s", "feet")) else None


def unit_of_share(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """The unit a share is of: "1/16 of a pint", "3/4 of an inch"."""
    if t.low[j] != "of" or t.low[j + 1] not in ("a", "an"):
        return None
    found = lexicon.phrase_at(t, j + 2, measures.unit_words()) or _qualified(t, j + 2, single=True)
    return found if found and found[0].dimension not in (*_NO_MEASURE, "time") else None


def _single(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = _money(t, j, amount) or lexicon.phrase_at(t, j, measures.unit_words()) or _mark(t, j, amount)
    if found is None or (
        found[0].name == "second" and t.low[j] == "second" and amount.value == 1 and amount.first < j - 1
    ):
        return None
    return found


def _money(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = lexicon.phrase_at(t, j, measures.currency_words())
    unit = lexicon.phrase_at(t, j, measures.unit_words())
    if found and not (unit and unit[1] > found[1]):
        scaled = amount.scale > 1 or lexicon.scales().get(t.low[j - 1], 0) > 100
        if t.low[j] in measures.large_only() and found[1] == j + 1 and not scaled and _other(t, j, amount):
            return None
        return found
    if unit:
        return None
    sign = lexicon.phrase_at(t, j, measures.currency_signs(), lower=False)
    if sign is None or t.raw(j) in _MANGLED:
        return None
    if t.figure(sign[1]) and (
        t.low[j - 1] in DASHES or (not t.glued(j) and not hundredths(t, amount, sign[1]))
    ):
        return None
    raw = t.raw(j)
    cut = t.low[j + 1] == "." and t.glued(j + 1) and t.glued(j + 2)
    if raw in _TIED and (cut or (not t.glued(j) and raw != "p")):
        return None
    return sign


def _other(t: Tokens, j: int, amount: Amount) -> bool:
    """Whether the word is a mass or a verb where no scale says that it is money: "5 pounds", not "2 pounds 50"."""
    pence = t.low[j + 1].isdigit() and len(t.low[j + 1]) == 2
    paid = (pence or t.low[j + 1] in lexicon.cardinals()) and t.low[j + 2] in ("", ".", ",", ";", ")")
    if t.low[j] == "won":
        priced = t.low[amount.first - 1] in lexicon.group("before a price")
        ends = not t.word(j + 1) or t.low[j + 1] in ("a", "an", "each", "per", "and", "or", "to", "for", "on")
        return not (priced and ends and amount.value >= _LEAST_WON)
    return t.low[j] in ("pound", "pounds") and not paid


def hundredths(t: Tokens, amount: Amount, k: int) -> bool:
    """Whether two digits after a currency are its hundredths: "17 USD 25", not "in 2017 USD 25"."""
    if len(t.low[k]) != 2 or not t.low[k].isdigit() or not amount.whole or amount.scale > 1:
        return False
    return t.low[k + 1] in ("", ".", ",", ";", ")", "more", "each") and not 1900 <= amount.value < 2100


def _mark(t: Tokens, j: int, amount: Amount) -> tuple[Unit, int] | None:
    found = lexicon.phrase_at(t, j, measures.unit_marks(), lower=False, tied=True)
    raw = t.raw(j)
    if found is None:
        return _inch(t, j) or _letter_degrees(t, j) or _race(t, j) or _feet(t, j)
    k = found[1]
    if k > j + 1:
        return None if t.glued(k) and t.figure(k) else found
    single = len(raw) == 1 and raw.isalpha()
    if (t.glued(k) and t.word(k) and not t.glued(j) and single) or (t.glued(k) and t.figure(k)):
        return None
    if single and t.low[k] in DASHES and t.glued(k) and t.figure(k + 1) and t.raw(k + 2) != raw:
        return None  # "24703 L-202"
    clocked = raw == "h" and t.figure(k) and t.low[k + 1] in ("min", "mins", "minutes", "m")
    sure = clocked or (raw in ("Ma", "Ga") and t.low[k] == "ago") or (t.low[k] == "/" and t.glued(k))
    if (raw in _TIED or raw in '"”″′') and not t.glued(j) and not sure and not _height(t, j):
        return None
    if raw == "s" and not amount.decimals and amount.value != 1:
        return None
    if raw == "pm" and amount.decimals in (0, 2):
        return None  # a time of day
    if single and not t.glued(j) and raw not in _SPACED and not sure:
        return None
    if raw == "A" and not t.glued(j) and not (t.low[j + 1] == "/" and t.glued(j + 1)):
        return None
    return found


def _inch(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """ "5in", "5 in thick", "5 in x 7 in", "5 in. of rain", where "in" can be no preposition."""
    if t.raw(j) != "in":
        return None
    after = t.low[j + 1]
    dot = after == "." and t.glued(j + 1) and t.word(j + 2) and not t.capital(j + 2)
    sized = after in lexicon.group("sizes") or (after in _DIMENSIONS_OF_IN and t.figure(j + 2))
    tied = t.glued(j) and t.low[j - 1] not in DASHES and not (t.glued(j + 1) and t.figure(j + 2))
    if not (dot or sized or tied):
        return None
    return measures.units()["inch"], j + 2 if dot else j + 1


def _race(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """ "a 5k run"."""
    tied = t.low[j] == "k" and t.glued(j)
    return (measures.units()["kilometre"], j + 1) if tied and t.low[j + 1] in lexicon.group("races") else None


def _feet(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """ "5'11\"", where only a height can stand."""
    tall = (
        t.low[j] in ("'", "’") and t.glued(j) and t.figure(j + 1) and t.low[j + 2] in '"”″' and t.glued(j + 2)
    )
    return (measures.units()["foot"], j + 1) if tall and t.low[j + 2] else None


def _height(t: Tokens, j: int) -> bool:
    return t.low[j] in '"”″' and t.glued(j) and t.low[j - 2] in ("'", "’", "′")


def _letter_degrees(t: Tokens, j: int) -> tuple[Unit, int] | None:
    """ "12 C", "90F", "(90F)"."""
    name = {"C": "celsius", "F": "fahrenheit"}.get(t.raw(j))
    return (measures.units()[name], j + 1) if name and not _joined(t, j + 1) else None


def _joined(t: Tokens, j: int) -> bool:
    """Whether a word or figure is tied on, so that a letter is the beginning of something else."""
    return t.glued(j) and (t.word(j) or t.figure(j) or t.low[j] in DASHES or t.low[j] in "/&'’")


def currency_before(t: Tokens, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code that begins at a token, if it belongs before its amount."""
    raw = t.raw(i)
    found = lexicon.phrase_at(t, i, measures.currency_signs(), lower=False)
    if found is None or raw in _SUFFIXES:
        return None
    unit, j = found
    if len(raw) == 1 and raw.isalpha() and j == i + 2 and not t.glued(i + 1) and raw != "C":
        return None
    if (raw in _MANGLED or (raw == "R" and j == i + 1)) and not _as_money(t, j):
        return None
    if t.low[j] == "." and t.glued(j) and raw.isalpha():
        j += 1
    return unit, j


def _as_money(t: Tokens, j: int) -> bool:
    """Whether digits are printed as money is: "R1,500", "PS2.7m", not the "R22" of a road or a "PS5"."""
    scaled = t.low[j + 1] in lexicon.scales() or t.raw(j + 1) in lexicon.scale_marks()
    return t.glued(j) and t.figure(j) and ("," in t.low[j] or scaled)
