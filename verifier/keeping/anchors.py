"""The claims of a file and their article in, where each quote stands now out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from verifier.keeping import known
from verifier.model.claimfile import ClaimFile, Entry
from verifier.numbers import read
from verifier.reading.quotes import Quotes, fold

_SHORTEST = 12
"""A shorter quote is too much like others to be looked for otherwise than word for word."""


class State(StrEnum):
    """What became of a quote."""

    STANDS = "stands"
    MOVED = "moved"
    """The article says nearly the same, the figures too, and no human has touched the quote since it stood."""
    CHANGED = "changed"
    """The article says nearly the same: a human has to look."""
    GONE = "gone"


class Anchor(NamedTuple):
    """Where the article says what an entry quotes; `words` is what stands there now."""

    entry: Entry
    state: State
    places: tuple[tuple[int, int], ...]
    words: str


def anchored(claimfile: ClaimFile, quotes: Quotes, seen: frozenset[str]) -> tuple[Anchor, ...]:
    """Where every quoted claim stands."""
    found: dict[str, Anchor] = {}
    quoted = [entry for entry in claimfile.entries if entry.quote]
    for entry in quoted:
        if places := quotes.exact(entry.quote):
            found[entry.id] = Anchor(entry, State.STANDS, places, entry.quote)
        else:
            found[entry.id] = _sought(entry, quotes, seen)
    sure = [one for one in found.values() if one.state in (State.STANDS, State.MOVED)]
    taken = [place for one in sure for place in one.places]
    for entry in quoted:
        near = found[entry.id]
        if near.state is State.CHANGED and overlap(near.places, taken):
            found[entry.id] = Anchor(
                entry, State.GONE, (), ""
            )  # that is a neighbour, quoted by another claim
    return tuple(found[entry.id] for entry in quoted)


def overlap(places: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    """Whether any of these touches any of those."""
    return any(low < end and start < high for start, end in places for low, high in others)


def _sought(entry: Entry, quotes: Quotes, seen: frozenset[str]) -> Anchor:
    place = quotes.near(entry.quote) if len(fold(entry.quote)) >= _SHORTEST else None
    if place is None:
        return Anchor(entry, State.GONE, (), "")
    words = quotes.document.reads(*place)
    again = quotes.exact(words)
    if again and known.mark(entry.quote) in seen and _figures(words) == _figures(entry.quote):
        return Anchor(entry, State.MOVED, again, words)
    return Anchor(entry, State.CHANGED, (place,), words)


def _figures(words: str) -> list[tuple[object, str]]:
    return [(mention.value, mention.unit) for mention in read(words)]
