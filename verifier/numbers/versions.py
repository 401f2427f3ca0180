"""Figures that number an edition of a thing, not an amount: "GCC 4.3", "C++20", "krb5-1.19", "2.52 or newer"."""

from __future__ import annotations

from verifier.numbers.labels import measured
from verifier.numbers.tokens import Tokens

_DASHES = frozenset("-–‐‑−")
_ARTICLES = frozenset(
    ("a", "an", "the", "no", "its", "their", "all", "some", "new", "this", "that", "every", "each")
)
_SORTS = frozenset(("letter", "digit", "character"))
"""What is written with so many is another sort of thing, not more of one: "3-letter codes"."""
_AT_LEAST = frozenset((">=", "<=", ">", "<", "=", "≥", "≤"))


def version(t: Tokens, i: int) -> bool:
    """Whether the figure numbers an edition: by the name before it or the word after it."""
    point = "." in t.low[i]
    if t.glued(i) and t.low[i - 1] == "+" and t.glued(i - 1) and (t.word(i - 2) or t.low[i - 2] == "+"):
        return True
    if t.low[i + 1] in _DASHES and t.glued(i + 1) and t.low[i + 2] in _SORTS:
        return True
    if t.low[i - 1] in _DASHES and t.figure(i - 2) and t.glued(i - 2) and t.low[i - 3] == "_":
        return True
    if measured(t, i + 1):
        return False
    if t.low[i + 1] == "or" and t.low[i + 2] == "newer":
        return True
    k = i - 1
    while t.low[k] in _AT_LEAST:
        k -= 1
    if not t.word(k):
        tied = t.low[k] in _DASHES and t.glued(k) and t.glued(i)
        return point and tied and (t.word(k - 1) or t.figure(k - 1)) and not _hedge(t, k - 1)
    if k < i - 1:
        return point and t.capital(k)
    coined = t.raw(k) != t.raw(k).capitalize() and t.capital(k) and not t.titled
    return coined and (point or t.low[i + 2] in _ARTICLES)


def _hedge(t: Tokens, k: int) -> bool:
    """Whether the word before a dash belongs to the figure: "sub-2.5", "mid-1.5", "5-7.5"."""
    coded = t.figure(k) and t.glued(k) and t.word(k - 1)
    return (t.figure(k) and not coded) or t.low[k] in ("sub", "mid", "plus", "minus")
