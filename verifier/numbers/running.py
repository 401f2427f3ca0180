"""Running times: "2:24:51", "1:29.8", "58:14" as what a clock has counted, not as a time of day."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers.draft import Draft
from verifier.numbers.tokens import Tokens

_HOURS = 24
_TAKEN = frozenset(
    ("in", "of", "to", "from", "under", "over", "was", "is", "ran", "clocked", "timed", "took", "best")
)
"""Words before a time that somebody needed."""
_SIXTY = 60


def running_at(t: Tokens, i: int) -> Draft | None:
    """The running time that begins at a token, in seconds; None where it may be a time of day or a score."""
    if not _plain(t.low[i]) or (t.glued(i) and t.low[i - 1] in (":", ".", "/")):
        return None
    told = [t.low[i]]
    j = i + 1
    while len(told) < 3 and t.low[j] == ":" and t.glued(j) and t.glued(j + 1) and t.figure(j + 1):
        told.append(t.low[j + 1])
        j += 2
    *_, last = told
    if len(told) == 1 or t.low[j] == ":" or t.low[j] in ("am", "pm", "a.m", "p.m"):
        return None
    fine = "." in last
    taken = t.low[i - 1] in _TAKEN
    of_day = len(told) == 3 and len(told[0]) == 2 and not taken
    if not fine and (of_day or (len(told) == 2 and not (taken and int(told[0]) >= _HOURS))):
        return None
    whole = [part.partition(".")[0] for part in told[1:]]
    if not all(len(part) == 2 and _plain(part) and int(part) < _SIXTY for part in whole):
        return None
    value = Fraction(0)
    for part in told:
        value = value * _SIXTY + Fraction(part)
    half = Fraction(1, 2 * 10 ** len(last.partition(".")[2]))
    return Draft(
        i, j, Kind.DURATION, value, value - half, value + half, True, False, unit="second", dimension="time"
    )


def _plain(word: str) -> bool:
    return word.isdigit() and word.isascii()
