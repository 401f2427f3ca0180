"""Changes that a noun or an adjective tells: "a 4% rise", "a drop of 7%", "15% higher", "a tenfold increase"."""

from __future__ import annotations

from verifier.model.mention import Direction, Kind
from verifier.numbers import lexicon
from verifier.numbers.draft import Draft
from verifier.numbers.nouns import HYPHENS, stops
from verifier.numbers.tokens import Tokens

_FURTHEST = 5
_NO_CHANGES = frozenset(("time", "length", "frequency"))
"""What a drop or climb has anyway: "a 5 km climb", "a two-day slump"."""


def said_change(t: Tokens, draft: Draft) -> Direction | None:
    """Which way the noun or adjective beside an amount says that it changed."""
    if draft.dimension in _NO_CHANGES:
        return None
    return _noun_before(t, draft) or _after(t, draft)


def _noun_before(t: Tokens, draft: Draft) -> Direction | None:
    """ "a drop of 7%", "the rise of about 1,300 pupils", not "fall of 2019" or "a cut of beef"."""
    k = draft.first - 1
    if t.low[k] != "of":
        return None
    return _way(t.low[k - 1], "rises", "falls")


def _after(t: Tokens, draft: Draft) -> Direction | None:
    j = draft.last
    if draft.noun in ("point", "points"):
        j = next((k + 1 for k in range(j, j + 3) if t.low[k] == draft.noun), j)
    elif not draft.unit:
        return None
    low = t.low[j]
    if draft.unit != "times" and low in lexicon.group("compared"):
        ends = (not t.word(j + 1) or stops(t.low[j + 1])) and t.low[j + 1] not in HYPHENS
        told = draft.kind is Kind.PERCENT or low in ("higher", "lower")
        bound = low == "up" and t.low[j + 1] == "to"
        return _way(low, "up", "down") if ends and told and not bound else None
    if low in lexicon.group("adjectives of change"):
        j += 1
        low = t.low[j]
    way = _way(low, "rises", "falls")
    if way is None or (t.low[j + 1] in HYPHENS and t.glued(j + 1)):
        return None
    # "about 6% fall into poverty" has no article
    return way if low in lexicon.group("only nouns") or _with_article(t, draft.first) else None


def _with_article(t: Tokens, first: int) -> bool:
    """Whether an article opens the phrase before the amount: "a 4% rise", "its sharp 3% drop"."""
    if t.low[first] in ("a", "an"):
        return True
    for k in range(first - 1, first - _FURTHEST, -1):
        if t.low[k] in lexicon.group("opening a phrase"):
            return True
        if not t.word(k) or (stops(t.low[k]) and t.low[k] not in lexicon.group("adverbs")):
            return False
    return False


def _way(low: str, up: str, down: str) -> Direction | None:
    if low in lexicon.group(up):
        return Direction.UP
    return Direction.DOWN if low in lexicon.group(down) else None
