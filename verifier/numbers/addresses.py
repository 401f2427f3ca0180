"""Figures that number a house: "10 Downing Street", "9 E 71st St", "22 Ave Foch"."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.nouns import plural
from verifier.numbers.tokens import Tokens

_DASHES = frozenset("-–—‐‑")
_LONGEST = 4


def address(t: Tokens, i: int) -> str:
    """Why the figure is no quantity, if the name of a street follows."""
    if not t.low[i].isdigit():
        return ""
    k = i + 1
    if t.low[k] in _DASHES and t.figure(k + 1):
        k += 2
    if t.raw(k) in lexicon.labels("compass") and (t.capital(k + 1) or t.figure(k + 1)):
        k += 1
    if t.low[k] in lexicon.labels("streets first") and t.capital(k) and _named(t, k + 1):
        return "an address"
    for step in range(_LONGEST):
        if step and t.low[k] in lexicon.labels("streets") and t.capital(k):
            return "" if plural(t.low[k + 1]) and not t.glued(k + 1) else "an address"
        if t.figure(k) and t.low[k + 1] in ("st", "nd", "rd", "th") and t.glued(k + 1):
            k += 2
        elif t.capital(k):
            k += 1
        else:
            return ""
    return ""


def _named(t: Tokens, k: int) -> bool:
    return t.capital(k) and not plural(t.low[k]) and (not t.titled or t.low[k + 1] == ",")
