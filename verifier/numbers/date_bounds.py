"""Words that bound a date: "by 2030", "since 2019", "no later than 5 May", "2012 or later"."""

from __future__ import annotations

from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period
from verifier.numbers.draft import Draft, dated
from verifier.numbers.nouns import stops
from verifier.numbers.point import Point
from verifier.numbers.tokens import Tokens

_UNTIL = frozenset(("through", "until", "till", "thru"))
_ONWARDS = frozenset(("on", "onward", "onwards", "forward"))
_BOUNDS = frozenset(("by", "before", "until", "since", "through", "after"))
_DATING = frozenset(
    ("in", "from", "since", "by", "until", "till", "dates", "dated", "dating", "after", "before")
)
"""Before "about" and a year: it tells when, and not what a book is about."""
_STARTING = frozenset(("starting", "beginning", "commencing"))
_LATER = {"later": True, "after": True, "beyond": True, "onwards": True, "earlier": False, "before": False}


def bounded(t: Tokens, first: int, point: Point, period: Period | None) -> Draft:
    """The mention of a date, the word before or after it that bounds it included."""
    hedged = _about(t, first) if point.grain is Grain.YEAR and not point.relative else first
    if period and hedged < first:
        first, period = hedged, period.model_copy(update={"approximate": True})
    start = first - 2 if t.low[first - 1] == "year" else first - 1
    if start != first - 1 and t.low[start] != "the":
        start = first - 1
    if t.low[start] == "the" and t.low[start - 1] in _BOUNDS:
        start -= 1
    elif start < first - 1:
        start = first - 1
    before = t.low[start]
    kind = Kind.PERIOD if point.grain in (Grain.DECADE, Grain.CENTURY, Grain.SPAN) else Kind.DATE
    draft = dated(first, point.last, kind, period)
    if _modifies(t, point.last, named=start < first - 1):
        return draft
    if before == "than" and t.low[start - 1] in ("later", "earlier"):
        return _than(t, draft, start - 1)
    begun = start if before in _STARTING else start - 1 if before in ("on", "in", "from") else first
    if begun < first and t.low[begun] in _STARTING:
        _from_then(draft, period)
        draft.first = begun
        return draft
    if before == "since":
        _from_then(draft, period)
    elif before in _UNTIL and point.weekday is None:
        _up_to(draft, period)
    elif before == "by":
        draft.comparator, draft.low = Comparator.AT_MOST, None
    elif before == "before" or (before == "to" and t.low[first - 2] == "prior"):
        whole = t.low[first + (t.low[first] == "the")] in ("end", "close")
        draft.comparator, draft.high, draft.low = Comparator.LESS, draft.high if whole else draft.low, None
        start = first - 2 if before == "to" else start
    elif before == "after":
        draft.comparator, draft.low, draft.high = Comparator.MORE, draft.high, None
    elif before == "from" and t.low[point.last] in _ONWARDS:
        _from_then(draft, period)
        draft.last = point.last + 1
    elif t.low[point.last] in ("or", "and") and t.low[point.last + 1] in _LATER:
        return _or_later(t, draft, period)
    else:
        return draft
    draft.first = start
    if t.low[draft.first - 1] in ("later", "up") and t.low[draft.first] in ("than", "to"):
        draft.first -= 1
    return draft


def _about(t: Tokens, first: int) -> int:
    """Where "around", "circa" or "c." before a year begins, so that it is a rough one; else the same."""
    before = t.low[first - 1]
    if before == "." and t.glued(first - 1) and t.low[first - 2] in ("c", "ca"):
        return first - 2
    if before in ("around", "circa", "ca", "approximately", "roughly"):
        return first - 1
    return first - 1 if before == "about" and t.low[first - 2] in _DATING else first


def _from_then(draft: Draft, period: Period | None) -> None:
    """Makes it a period without an end."""
    draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_LEAST
    draft.period = Period(start=period.start) if period else None
    draft.high = None


def _up_to(draft: Draft, period: Period | None) -> None:
    """Makes it a period without a beginning."""
    draft.kind, draft.comparator = Kind.PERIOD, Comparator.AT_MOST
    draft.period = Period(end=period.end) if period else None
    draft.low = None


def _than(t: Tokens, draft: Draft, start: int) -> Draft:
    """ "later than 2020", "no later than 5 May"."""
    later = t.low[start] == "later"
    if t.low[start - 1] in ("no", "not"):
        start -= 1
        draft.comparator = Comparator.AT_MOST if later else Comparator.AT_LEAST
        draft.low, draft.high = (None, draft.high) if later else (draft.low, None)
    elif later:
        draft.comparator, draft.low, draft.high = Comparator.MORE, draft.high, None
    else:
        draft.comparator, draft.low, draft.high = Comparator.LESS, None, draft.low
    draft.first = start
    return draft


def _or_later(t: Tokens, draft: Draft, period: Period | None) -> Draft:
    """ "2012 or later", "2020 and beyond", "2012 or earlier"."""
    word = t.low[draft.last + 1]
    after = t.low[draft.last + 2]
    if t.low[draft.last] == "and" and word != "beyond" and t.word(draft.last + 2) and not stops(after):
        return draft
    if word in ("after", "before") and t.word(draft.last + 2):
        return draft
    last = draft.last + 2
    if _LATER[word]:
        _from_then(draft, period)
    else:
        _up_to(draft, period)
    draft.last = last
    return draft


def _modifies(t: Tokens, j: int, *, named: bool) -> bool:
    """Whether the bound is about a thing the date belongs to: "after the 2023 harvest", "Monday's vote"."""
    possessive = t.low[j] in ("'", "’") and t.glued(j) and t.low[j + 1] == "s"
    return possessive or (named and t.word(j) and not stops(t.low[j]))
