"""The places of a finding in, the sentences they stand in out, their words marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from verifier.model.document import Block, Document, Form
from verifier.model.finding import Place, PlaceRole
from verifier.reporting.locate import Locator, Spot

_AROUND = 220


class Part(NamedTuple):
    """Words of a quote; `role` is "" for those around the quoted ones."""

    text: str
    role: str = ""


class Context(NamedTuple):
    """A sentence with the words of one or more places marked in it."""

    parts: tuple[Part, ...]
    places: tuple[int, ...]
    """Which places of the finding it shows, from 0."""
    label: str = ""
    """Of a table cell: its row and column."""


class _At(NamedTuple):
    low: int
    high: int
    nth: int
    role: str


def contexts(
    documents: Mapping[str, Document], locators: Mapping[str, Locator], places: Sequence[Place]
) -> Iterator[Context]:
    """A quote for each sentence that the places stand in, in the order of the places."""
    found: dict[tuple[str, int, int, bool], list[_At]] = {}
    whole: dict[int, Context] = {}
    for index, place in enumerate(places):
        spots = locators[place.document].find(place.start, place.end)
        owned = place.role is PlaceRole.ACKNOWLEDGED
        if len(spots) == 1:
            spot = spots[0]
            at = _At(spot.low, spot.high, index, place.role.value)
            found.setdefault((place.document, spot.block, spot.sentence, owned), []).append(at)
        else:
            whole[index] = _across(documents[place.document], locators[place.document], place, index, spots)
    for (name, block, sentence, _), marked in found.items():
        words = locators[name].blocks[block].sentences[sentence].words
        spot = Spot(block, sentence, 0, 0)
        shown = tuple(sorted(one.nth for one in marked))
        whole[shown[0]] = Context(tuple(_parts(words, sorted(marked))), shown, _label(locators[name], spot))
    return (whole[index] for index in sorted(whole))


def _parts(words: str, marked: Sequence[_At]) -> Iterator[Part]:
    """The sentence cut at the marks; inside of another mark, the blamed words stay marked as such."""
    cuts = sorted({0, len(words), *(end for one in marked for end in (one.low, one.high))})
    stretches = [(words[low:high], _role(marked, low)) for low, high in pairwise(cuts)]
    runs = [(role, "".join(text for text, _ in run)) for role, run in groupby(stretches, key=itemgetter(1))]
    for index, (role, text) in enumerate(runs):
        inside = role or 0 < index < len(runs) - 1
        yield Part(_middle(text) if inside else _head(text) if index else _tail(text), role)


def _role(marked: Sequence[_At], at: int) -> str:
    roles = [one.role for one in marked if one.low <= at < one.high]
    return PlaceRole.PRIMARY.value if PlaceRole.PRIMARY in roles else roles[0] if roles else ""


def _across(document: Document, locator: Locator, place: Place, index: int, spots: Sequence[Spot]) -> Context:
    """A place that no sentence holds: several sentences, or none."""
    role = place.role.value
    if not spots:
        before = document.text[max(0, place.start - 80) : place.start].rpartition("\n")[2]
        after = document.text[place.end : place.end + 80].partition("\n")[0]
        return Context((Part(before), Part(place.quote, role), Part(after)), (index,))
    first, last = spots[0], spots[-1]
    words = " ".join(_words(locator, spot)[spot.low : spot.high] for spot in spots)
    parts = (
        Part(_tail(_words(locator, first)[: first.low])),
        Part(_middle(words), role),
        Part(_head(_words(locator, last)[last.high :])),
    )
    return Context(parts, (index,), _label(locator, first))


def _middle(text: str) -> str:
    return f"{_head(text)} {_tail(text)[2:]}" if len(text) > 2 * _AROUND else text


def _words(locator: Locator, spot: Spot) -> str:
    return locator.blocks[spot.block].sentences[spot.sentence].words


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return "… " + (cut.partition(" ")[2] or cut)


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[:_AROUND]
    return (cut.rpartition(" ")[0] or cut) + " …"


def _label(locator: Locator, spot: Spot) -> str:
    cell = locator.blocks[spot.block]
    if cell.form is not Form.CELL or cell.header:
        return ""
    table = [block for block in locator.blocks if block.form is Form.CELL and block.group == cell.group]
    heads = [block.words for block in table if _heads(block, cell)]
    return " · ".join(words for words in heads if words)


def _heads(block: Block, cell: Block) -> bool:
    first_in_row = block.row == cell.row and block.column == 0 and cell.column > 0
    return first_in_row or (block.header and block.column == cell.column and block.row < cell.row)
