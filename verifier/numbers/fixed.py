"""Numbers that are fixed expressions, and count nothing: "24/7", "a 3-in-1", "fifty-fifty", "a six-figure sum"."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.nouns import stops
from verifier.numbers.tokens import Tokens

_HOURS = 12
_TOGETHER = frozenset(("24", "9", "7", "50"))
_BETWEEN = frozenset(("for", "in", "on", "to"))
_PARTS_OF_HOURS = frozenset(("half", "quarter", "five", "ten", "twenty"))
_SIZES = frozenset(("figure", "figures", "digit", "digits", "something", "somethings"))


def fixed(t: Tokens, i: int) -> str:
    """Why a figure or number word in a fixed expression is no quantity; "" if it is in none."""
    if _tied(t, i, "-") and t.low[i + 2] in _SIZES:
        return "a fixed expression"
    if t.low[i - 1] == "past" and t.low[i - 2] in _PARTS_OF_HOURS:
        return "time of day"
    if t.low[i - 1] == "to" and t.low[i - 2] == "quarter" and _hour(t, i):
        return "time of day"
    if t.low[i - 1] == "of" and t.low[i - 2] == "group" and t.capital(i - 2):
        return "part of a name"
    return "a fixed expression" if _slash(t, i) or _twice(t, i) or _joined(t, i) else ""


def _hour(t: Tokens, i: int) -> bool:
    """Whether "a quarter to nine" tells the time: nothing that could be counted follows, and nothing was cut by it."""
    hour = _small(t.low[i])
    after = t.low[i + 1]
    ends = not t.word(i + 1) or stops(after) or after in lexicon.calendar().near
    return hour is not None and 1 <= hour <= _HOURS and ends and t.low[i - 4] != "by"


def _tied(t: Tokens, i: int, sign: str) -> bool:
    return t.low[i + 1] == sign and t.glued(i + 1) and t.glued(i + 2)


def _slash(t: Tokens, i: int) -> bool:
    """ "24/7", "9/11", "20/20", "a 60/40 split"."""
    a, b = t.low[i], t.low[i + 2]
    if not _tied(t, i, "/") or not (a.isdigit() and b.isdigit()) or len(a) > 2 or len(b) > 2:
        return a in _TOGETHER and _tied(t, i, "/") and t.figure(i + 2)
    return a in _TOGETHER or (a == b and len(a) == 2) or int(a) + int(b) == 100


def _twice(t: Tokens, i: int) -> bool:
    """ "fifty-fifty"."""
    word = t.low[i]
    after = _tied(t, i, "-") and t.low[i + 2] == word
    return word in lexicon.cardinals() and (
        after or (i > 1 and _tied(t, i - 2, "-") and t.low[i - 2] == word)
    )


def _joined(t: Tokens, i: int) -> bool:
    """ "a 3-in-1", "two-for-one", "nine-to-five", where the second number falls; not "1-in-5", "3-to-1"."""
    for k in (i, i - 4):
        if k >= 0 and _tied(t, k, "-") and t.low[k + 2] in _BETWEEN and _tied(t, k + 2, "-"):
            first, second = _small(t.low[k]), _small(t.low[k + 4])
            ratio = second == 1 and t.low[k + 2] == "to"
            return first is not None and second is not None and second < first and not ratio
    return False


def _small(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 3 else lexicon.cardinals().get(word)
