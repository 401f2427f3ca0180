"""The whole a number is a part of, which says what it counts: "7 of the club's 11 defenders"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.measures import Unit
from verifier.numbers.money import NO_UNIT, money_or_number
from verifier.numbers.nouns import HYPHENS, noun_after, plural
from verifier.numbers.tokens import Tokens

_OPENING = frozenset(["the", "these", "those", "its", "their", "his", "her", "our", "my"])
_LONGEST = 6


def whole(t: Tokens, j: int, part: Fraction) -> tuple[Unit, str]:
    """The unit and noun of the whole after "of the ..."; neither if it has none."""
    if t.low[j] == "out" and t.low[j + 1] == "of":
        j += 1
    if t.low[j] != "of" or (t.low[j + 1] not in _OPENING and not t.capital(j + 1)):
        return NO_UNIT, ""
    for k in range(j + 2, j + 2 + _LONGEST):
        if t.figure(k) or t.low[k] in lexicon.cardinals():
            return _of(t, k, part)
        if not t.word(k) and t.low[k] not in ("'", "’", "-"):
            break
        if t.low[k] in lexicon.group("stops") or t.low[k] in lexicon.group("verbs"):
            break
    first = j + 3 if t.low[j + 2] in ("most", "least") else j + 2
    return NO_UNIT, _plural(noun_after(t, first)) if t.low[j + 1] in _OPENING else ""


def _of(t: Tokens, k: int, part: Fraction) -> tuple[Unit, str]:
    found = money_or_number(t, k)
    if found is None or found[0].value < part or found[1].dimension in ("percent", "time"):
        return NO_UNIT, ""
    amount, unit, last, signed = found
    if signed or t.low[amount.last] in HYPHENS:
        return NO_UNIT, ""
    return unit, "" if unit.name else _plural(noun_after(t, last))


def _plural(noun: str) -> str:
    return noun if plural(noun.lower().rpartition(" ")[2]) else ""
