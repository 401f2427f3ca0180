"""Figures that are part of a name or a label."""

from __future__ import annotations

from verifier.numbers import lexicon, measures
from verifier.numbers.nouns import model, noun_after, plural
from verifier.numbers.tokens import Tokens

_DASHES = frozenset("-–‐‑−")
_LAST_FORM = 13
"""Of a school: "Year 6"."""


def _speaks(t: Tokens, k: int) -> bool:
    """Whether what follows is said of a firm: "3M said", "3M's"."""
    verb = t.low[k] in lexicon.group("after firms")
    return verb or (t.low[k] in ("'", "’") and t.low[k + 1] == "s")


def lettered(t: Tokens, i: int) -> bool:
    """ "401(k)", "501(c)(3)": a letter in brackets tied to a figure."""
    j = i + 1
    return (
        t.low[j] == "("
        and t.glued(j)
        and len(t.low[j + 1]) == 1
        and t.word(j + 1)
        and t.low[j + 1] != "s"
        and t.low[j + 2] == ")"
    )


def suffix(t: Tokens, i: int) -> bool:
    """Whether the letters tied to a figure belong to it: "5km", "3rd", "2.9B", "10x", "5pm"."""
    raw, low = t.raw(i + 1), t.low[i + 1]
    if raw == "s" and "." not in t.low[i]:
        return False
    mark = lexicon.phrase_at(t, i + 1, measures.unit_marks(), lower=False, tied=True)
    if mark and mark[1] > i + 2:
        return True
    if raw in lexicon.scale_marks() or low in lexicon.scales() or mark:
        coded = len(raw) == 1 and t.low[i + 2] in _DASHES and t.glued(i + 2) and t.figure(i + 3)
        coded = coded and t.raw(i + 4) != raw  # "5W-30", not "10k-12k"
        return low in ("m", "cm", "km") or not ((t.glued(i + 2) and t.figure(i + 2)) or coded)
    if low in measures.unit_words() or low in measures.currency_words() or raw in measures.currency_signs():
        return True
    if low in ("st", "nd", "rd", "th", "x", "fold", "in"):
        return True
    if raw in ("C", "F"):
        return True
    return any(
        raw.startswith(mark) and len(raw) > len(mark) and raw[len(mark) :] in ("km", "kg", "cm", "EUR")
        for mark in ("m", "k", "M")
    )


def label(t: Tokens, i: int) -> str:
    """ "page 12", "Article 5", "No. 10"."""
    k = i - 1
    if t.low[k] == "." and t.low[k - 1] in ("no", "nos", "fig", "vol", "sec", "op", "p", "pp", "art", "ch"):
        return "a label"
    before = t.low[k]
    if before in _DASHES and (t.glued(k) or (t.glued(i) and _names_only(t.low[k - 1]))):
        k -= 1
        before = t.low[k]
    if before == "the" and t.low[i + 1] in lexicon.labels("lines") and not t.glued(i + 1):
        return "part of a name"
    if index(t, i) or resolution(t, i) or model(t, i):
        return "part of a name"
    if t.raw(i) + t.raw(i + 1) in lexicon.labels("firms in figures") and t.glued(i + 1) and _speaks(t, i + 2):
        return "part of a name"
    if before == "number" and t.low[i + 1] in lexicon.labels("numbered"):
        return "a label"
    if t.raw(k) == "Year" and t.low[i].isdigit() and int(t.low[i]) <= _LAST_FORM:
        return "a label"
    if before in lexicon.labels("towns of districts") and t.capital(k) and t.low[k - 1] != "in":
        return "" if measured(t, i + 1) or len(t.low[i]) > 2 else "part of a name"
    if before not in lexicon.labels("labels") or "," in t.low[i] or t.low[i + 1] in lexicon.scales():
        return ""
    if before in lexicon.labels("loose") and not t.capital(k):
        if before not in (
            "level",
            "line",
            "week",
            "day",
            "round",
            "game",
            "class",
            "unit",
            "area",
            "group",
            "part",
            "case",
            "figure",
            "number",
            "season",
        ):
            return ""
        return (
            ""
            if noun_after(t, i + 1, bare=True)
            or before in ("group", "case", "area", "part", "season", "game", "number")
            else "a label"
        )
    if before == "no" and not t.capital(k):
        return ""
    if measured(t, i + 1):
        return ""
    return "part of a name" if t.capital(k) else "a label"


def _names_only(word: str) -> bool:
    """Whether a word labels every number after it: "Covid" does, "level" may have a depth of -2."""
    return word in lexicon.labels("labels") and word not in lexicon.labels("loose")


def index(t: Tokens, i: int) -> bool:
    """ "ftse 100", "s&p 500": share indices in text without capitals."""
    if t.low[i] not in lexicon.labels("index sizes") or measured(t, i + 1):
        return False
    named = t.low[i - 1] in lexicon.labels("indices")
    named = named or (t.low[i - 1] == "p" and "s" in (t.low[i - 2], t.low[i - 3]))
    return named and not plural(noun_after(t, i + 1, bare=True).lower().rpartition(" ")[2])


def resolution(t: Tokens, i: int) -> bool:
    """ "a 1080p display": lines of a picture, no pence."""
    if (
        t.raw(i + 1) == "K"
        and t.glued(i + 1)
        and len(t.low[i]) == 1
        and t.low[i + 2] in lexicon.labels("pictures")
    ):
        return True
    sized = t.low[i] in lexicon.labels("picture sizes") and t.low[i + 1] in ("p", "i") and t.glued(i + 1)
    return sized and t.low[i + 2] in lexicon.labels("pictures")


def _marked(t: Tokens, j: int) -> bool:
    return lexicon.phrase_at(t, j, measures.unit_marks(), lower=False, tied=True) is not None


def measured(t: Tokens, j: int) -> bool:
    """Whether a unit, a scale or a percent sign follows."""
    if t.low[j] in lexicon.scales() or t.low[j] == "%":
        return True
    if t.raw(j) in lexicon.scale_marks() and t.raw(j + 1) in measures.currencies():
        return True
    found = lexicon.phrase_at(t, j, measures.unit_words()) or lexicon.phrase_at(
        t, j, measures.currency_words()
    )
    return found is not None or (_marked(t, j) and (t.glued(j) or len(t.raw(j)) > 1))


def name_before(t: Tokens, i: int) -> str:
    """ "H100", "Windows 11", "787 Dreamliner": a capitalised name with a bare number."""
    k = i - 1
    low = t.low[i]
    if (
        "," in low
        or not t.word(k)
        or not t.capital(k)
        or (t.glued(i + 1) and t.low[i + 1] in ("%", "st", "nd", "rd", "th"))
    ):
        return ""
    if (
        t.low[k] in lexicon.group("no names")
        or t.low[k] in lexicon.calendar().months
        or t.low[k] in lexicon.calendar().weekdays
    ):
        return ""
    if t.opens(k) and (t.low[k].endswith(("ed", "ing", "ly")) or len(low) > 4):
        return ""
    after = t.low[i + 1]
    if measured(t, i + 1) or after in ("-", "–", "x", "times"):
        return ""
    if after in ("to", "or") and t.figure(i + 2) and t.opens(k):
        counted = measured(t, i + 3) or noun_after(t, i + 3, bare=True)
        return "" if counted else "part of a name"
    if after in ("in", "out", "of") and (
        t.figure(i + 2) or t.low[i + 2] in ("of", "every") or t.low[i + 2] in lexicon.cardinals()
    ):
        return ""
    if after in ("or", "and") and lexicon.phrase_at(t, i + 1, lexicon.hedges_after()):
        return ""
    noun = noun_after(t, i + 1, bare=True)
    last = noun.split()[-1] if noun else ""
    if plural(last.lower()) and (last[0].islower() or t.titled):
        return ""
    return "part of a name"


def name_after(t: Tokens, i: int) -> str:
    """ "787 Dreamliner", "90049 ZIP Code": a bare number before a capitalised word and no plural."""
    if (
        "," in t.low[i]
        or "." in t.low[i]
        or not t.capital(i + 1)
        or t.titled
        or t.glued(i + 1)
        or (measured(t, i + 1) and t.raw(i + 1) not in lexicon.labels("names of one"))
    ):
        return ""
    if t.raw(i + 1) in lexicon.labels("names of one"):
        return "" if t.low[i] == "1" else "part of a name"
    if (
        measures.currency_signs().get(t.raw(i + 1))
        or _marked(t, i + 1)
        or t.low[i - 1] in ("$", "€", "£", "than", "least")
    ):
        return ""
    noun = noun_after(t, i + 1, bare=True)
    return "" if noun and plural(noun.split()[-1].lower()) else "part of a name"
