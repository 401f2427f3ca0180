"""Figures that mark something: times of day, list markers, phone numbers, scores."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.labels import measured
from verifier.numbers.nouns import plural
from verifier.numbers.tokens import Tokens

_DASHES = frozenset("-–‐‑−")
_LISTED = _DASHES | {","}
_CITED = 12
_GROUPS = 6


def clock(t: Tokens, i: int) -> str:
    """Times of day: "7:30", "7.30pm", "5 a.m."."""
    low, j = t.low[i], i + 1
    clock = lexicon.labels("clock")
    if t.low[j] == ":" and t.glued(j) and t.figure(j + 1) and t.glued(j + 1):
        if len(t.low[j + 1]) >= 2 and t.low[j + 1][:2].isdigit() and low.isdigit() and int(low) < 25:
            return "time of day"
        return "" if t.low[j + 1] == "1" else "a score or a ratio"
    if t.low[i - 1] == ":" and t.glued(i) and t.figure(i - 2):
        return "time of day"
    whole, _, minutes = low.partition(".")
    if len(minutes) not in (0, 2):
        return ""
    military = t.low[j] in ("gmt", "hrs", "utc")
    if not whole.isdigit() or len(whole) > 4 or (len(whole) > 2 and not military):
        return ""
    if t.low[j] == "hrs" and len(whole) < 4:
        return ""
    if t.low[j] in clock and not (t.low[j] in ("et", "pt", "est") and not t.raw(j).isupper()):
        return "time of day"
    if t.low[j] in ("a", "p") and t.low[j + 1] == "." and t.glued(j + 1) and t.low[j + 2] == "m":
        return "time of day"
    if t.low[j] == "-" and t.glued(j) and t.figure(j + 1) and (t.low[j + 2] in ("am", "pm")):
        return "time of day"
    return ""


def list_marker(t: Tokens, i: int) -> bool:
    """ "1." or "2)" or "(3)" at the start of a line."""
    low, after = t.low[i], t.low[i + 1]
    if not low.isdigit() or len(low) > 3:
        return False
    if after == ")" and (t.low[i - 1] == "(" or t.opens(i)) and (t.opens(i) and t.word(i + 2)):
        return t.low[i - 1] != "(" or i < 2 or t.opens(i - 1) or t.low[i - 2] in (",", ";", "and", ":")
    start = i == 0 or "\n" in t.text[t.spans[i - 1][1] : t.spans[i][0]] or t.low[i - 1] == "\n\n"
    return start and after == "." and t.glued(i + 1) and t.low[i + 2] != "" and not t.glued(i + 2)


def cited(t: Tokens, i: int) -> bool:
    """ "[12]", "[3, 7-9]"."""
    k = i
    while k > i - _CITED and (t.low[k].isdigit() or t.low[k] in _LISTED):
        k -= 1
    j = i
    while j < i + _CITED and (t.low[j].isdigit() or t.low[j] in _LISTED):
        j += 1
    return t.low[k] == "[" and t.low[j] == "]"


def grid(t: Tokens, i: int) -> bool:
    """ "a 4x4", "a 2x1 widget": no count of either."""
    for k in (i, i - 2):
        tied = t.low[k + 1] in ("x", "×") and t.glued(k + 1) and t.glued(k + 2)
        if tied and t.low[k].isdigit() and t.low[k + 2].isdigit() and not measured(t, k + 3):
            return len(t.low[k]) < 3 and t.low[k + 3] not in ("x", "×", "^")
    return False


def abroad(t: Tokens, i: int) -> bool:
    """A telephone number in groups after a plus: "+44 20 7946 0958"."""
    k, digits = i, 0
    while k > i - _GROUPS and t.figure(k - 1):
        k -= 1
    if t.low[k - 1] != "+" or not t.glued(k):
        return False
    while k < i + _GROUPS and t.low[k].isdigit():
        digits += len(t.low[k])
        k += 1
    return k > i and digits >= 9


def phone(t: Tokens, i: int) -> str:
    """Groups of digits tied by dashes, dots or brackets."""
    if abroad(t, i):
        return "phone number"
    groups = 0
    digits = 0
    k = i
    while k > i - _GROUPS and t.figure(k - 1) and t.low[k - 1].isdigit() and t.low[k].isdigit():
        k -= 1
    if k < i and (len(t.low[k]) < 3 or t.low[k][0] != "0"):
        k = i  # "020 7946 0958", from any of its groups
    if t.low[k - 1] == ")" and t.low[k - 2][:1] == "0" and t.low[k - 3] == "(" and len(t.low[k]) > 2:
        return "phone number"
    while t.figure(k) and t.low[k].isdigit() and groups < 6:
        groups += 1
        digits += len(t.low[k])
        if (t.low[k + 1] in ("-", ".", "‑") and t.glued(k + 1) and t.figure(k + 2) and t.glued(k + 2)) or (
            t.low[k + 1] == ")" and t.figure(k + 2)
        ):
            k += 2
        elif t.figure(k + 1) and len(t.low[k + 1]) >= 3:
            k += 1
        else:
            break
    if (groups >= 3 and digits >= 9) or (groups >= 2 and digits >= 7 and t.low[i - 1] in ("+", "(")):
        return "phone number"
    first = t.low[i] if t.low[i][0] == "0" else t.low[i - 1]
    if len(first) > 3 and first.isdigit() and first[0] == "0" and (t.figure(i + 1) or t.figure(i - 1)):
        return "phone number"  # "0800 1111", from either of its groups
    if groups == 2 and digits == 7 and len(t.low[i]) == 3 and t.low[i + 1] == "-":
        return "phone number"
    if (
        t.low[i - 1] in _DASHES
        and t.glued(i)
        and t.figure(i - 2)
        and t.low[i - 3] in _DASHES
        and t.glued(i - 2)
    ):
        return "phone number"
    return ""


def score(t: Tokens, i: int) -> bool:
    """ "3-1", "21-14": told from a range by falling, or by a word of games near it."""
    low = t.low[i]
    if t.low[i + 1] in _DASHES and t.glued(i + 1) and t.figure(i + 2) and t.glued(i + 2):
        a, b, k = low, t.low[i + 2], i
    elif t.low[i - 1] in _DASHES and t.glued(i) and t.figure(i - 2) and t.glued(i - 1):
        a, b, k = t.low[i - 2], low, i - 2
    else:
        return False
    if not (a.isdigit() and b.isdigit()) or len(a) > 3 or len(b) > 3:
        return False
    if t.low[k - 1] in ("$", "£", "€") or t.low[k + 3] == "per" or measured(t, k + 3):
        return False
    if int(b) <= int(a):
        return True
    games = lexicon.labels("games")
    near = t.low[max(k - 3, 0) : k] + t.low[k + 3 : k + 5]
    return any(word in games for word in near) and not plural(t.low[k + 3])
