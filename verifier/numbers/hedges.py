"""The words around a number that bound it or blur it."""

from __future__ import annotations

from verifier.model.hedges import Hedges
from verifier.model.mention import Kind
from verifier.numbers import lexicon, measures
from verifier.numbers.draft import Draft, hedged
from verifier.numbers.lexicon import Hedge
from verifier.numbers.nouns import noun_after, stops
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import run_up

_AFTER_SPAN = frozenset(["old", "ago", "long", "later"])
_HANDED = frozenset(("turned", "turns", "turning", "handed", "hands", "paid", "signed", "carried", "brought"))
"""Before "over": what follows is what was turned over, and no bound."""
_SINCE = frozenset(["ago", "earlier", "before", "previously"])
_SHARES = frozenset(["%", "percent", "cent", "p", "pence", "points", "point"])
_OTHER_WAY = {">": "<", "<": ">", ">=": "<=", "<=": ">="}
_NAMES_TOO = frozenset(["tops", "max", "maximum", "minimum"])
"""After a number a bound, before a noun a part of its name: "737 Max jets", "20 maximum scores"."""
_ADDED = frozenset(("add", "adds", "added", "adding"))
"""Before "up to": what follows is the sum, not a bound."""


def hedge(t: Tokens, draft: Draft, widths: Hedges) -> None:
    """Widens the quote over the bound or hedge around a number, and bounds or blurs it."""
    after = lexicon.phrase_at(t, draft.last, lexicon.hedges_after())
    before = lexicon.phrase_before(t, draft.first, lexicon.hedges_before())
    ahead = before if before and _fits(t, before[1], draft) else None
    behind = after if after and _fits_after(t, draft, after[1]) else None
    if ahead and behind and ahead[0].comparator not in ("~", "="):
        behind = None
    if ahead:
        draft.first = ahead[1]
    if behind:
        draft.last = behind[1]
    chosen = behind or ahead
    if chosen:
        hedged(draft, _turned(chosen[0]) if _shrinks(t, draft) else chosen[0], widths)
        if draft.kind is Kind.NUMBER and not draft.unit and not draft.noun:
            draft.noun = noun_after(t, draft.last)
            draft.kind = Kind.COUNT if draft.noun else Kind.NUMBER


def _shrinks(t: Tokens, draft: Draft) -> bool:
    """Whether a word makes less of it, so that "more than halved" is less than a half."""
    return draft.unit == "times" and lexicon.multiples().get(t.low[draft.last - 1], 1) < 1


def _turned(hedge: Hedge) -> Hedge:
    """The same bound seen from the other side."""
    low, high = (None if end is None else -end for end in (hedge.high, hedge.low))
    comparator = _OTHER_WAY.get(hedge.comparator, hedge.comparator)
    return Hedge(comparator, low, high, hedge.high_closed, hedge.low_closed)


def _compares(t: Tokens, first: int, draft: Draft) -> bool:
    """Whether "more than" compares what stands before it: "12 per cent more than a year ago"."""
    if t.low[first + 1] != "than" or draft.dimension != "time" or t.low[draft.last - 1] not in _SINCE:
        return False
    before = t.low[first - 1]
    return t.figure(first - 1) or before in _SHARES or before in measures.unit_words()


def _fits(t: Tokens, first: int, draft: Draft) -> bool:
    """Whether the words before the number are a bound here."""
    low = t.low[first]
    single = first == draft.first - 1
    if low == "over" and t.low[first - 1] in _HANDED:
        return False
    if not single:
        moved = t.low[first - 1] in lexicon.group("moves") or t.low[first - 1] in _ADDED
        return not (low == "up" and (moved or run_up(t, first))) and not _compares(t, first, draft)
    if draft.kind is Kind.DURATION and low in ("over", "under", "around", "near", "above"):
        alone = first == 0 and t.low[draft.last] == ""
        ending = alone or any(t.low[k] in _AFTER_SPAN for k in (draft.last - 1, draft.last))
        return t.low[first - 1] in lexicon.group("before over") or ending or low != "over"
    if low in ("top", "tops", "topping"):
        return t.low[first - 1] in lexicon.group("before top") or low == "tops"
    if low == "some":
        return draft.value is None or draft.value >= 10 or draft.unit != ""
    if low in ("<", ">", "~") and t.low[first - 1] in ("<", ">"):
        return False
    return low not in ("-", "–")


def _fits_after(t: Tokens, draft: Draft, last: int) -> bool:
    low = t.low[draft.last]
    if low == "+":
        return t.glued(draft.last) and not t.figure(last)
    if low == "-":
        return t.glued(draft.last)
    if low in _NAMES_TOO and t.word(last) and not stops(t.low[last]):
        return False
    if low in ("odd", "plus"):
        return t.low[last] not in ("a", "the", "$")
    if low == "up" or (low == "and" and t.low[draft.last + 1] == "up"):
        return t.low[last] in ("", ".", ",", ";", ")")
    return True
