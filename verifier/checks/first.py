"""What a reader meets first: headline, title, summary and what they say in figures, apart from what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier import numbers
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger, once
from verifier.model.mention import Kind, Mention

_FIRST = (Zone.HEADLINE, Zone.SUMMARY, Zone.FRONT_MATTER)
_REST = (Zone.BODY, Zone.LIST, Zone.QUOTATION)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = 12
_OPENING = 6
"""A summary that begins within so many blocks has an opening above it; a later one closes a part."""
_PLAIN = frozenset(
    "the a an of to in on at by for from with and or but as is are was were be been has have had will would could may"
    " might can it its this that these those they their he she his her we our you your who which there than then so not"
    " no said says say more most about over under up down into out after before during since until also last next new"
    " year years month months day days week weeks per cent percent million billion thousand hundred bn when while where"
    " all some any each other another one two three four five six seven eight nine ten first second if".split()
)


class Line(NamedTuple):
    """One sentence with its place in the ledger."""

    at: int
    """Index of the sentence in the ledger."""
    zone: Zone
    sentence: Sentence

    @property
    def words(self) -> str:
        """What it says."""
        return self.sentence.words

    @property
    def stretch(self) -> Stretch:
        """Where it stands."""
        return Stretch(start=self.sentence.start, end=self.sentence.end)


def first(ledger: Ledger) -> list[Line]:
    """The sentences of headline, summary and front matter, and of the opening that stands above a summary."""
    opening = _opening(ledger)
    lines = [
        Line(index, block.zone, sentence)
        for index, (at, block, sentence) in enumerate(ledger.sentences)
        if block.zone in _FIRST or at < opening
    ]
    once = {line.words.strip(): line for line in lines}  # a title may stand in the front matter too
    return list(once.values())


def _opening(ledger: Ledger) -> int:
    """The index of the summary's first block, where the text opens with a few lines above it; else 0."""
    zones = [block.zone for block in ledger.document.blocks]
    return zones.index(Zone.SUMMARY) if Zone.SUMMARY in zones[:_OPENING] else 0


@once
def rest(ledger: Ledger) -> tuple[Line, ...]:
    """The sentences of running text below them."""
    opening = _opening(ledger)
    return tuple(
        Line(index, block.zone, sentence)
        for index, (at, block, sentence) in enumerate(ledger.sentences)
        if block.zone in _REST and block.form is not Form.CELL and at >= opening
    )


def figures(ledger: Ledger, line: Line) -> Sequence[Mention]:
    """The amounts of a sentence; offsets index the document."""
    if line.zone is not Zone.FRONT_MATTER:
        return [claim for claim in ledger.by_sentence.get(line.at, ()) if claim.kind not in _TIMES]
    found = []
    for one in numbers.read(line.words):
        if one.kind not in _TIMES:
            start, end = line.sentence.span(one.start, one.end)
            found.append(one.model_copy(update={"start": start, "end": end}))
    return found


def equal(a: Mention, b: Mention) -> bool:
    """Whether two amounts have one value and one unit."""
    return a.value is not None and a.value == b.value and _unit(a) == _unit(b)


def _unit(one: Mention) -> tuple[str, str]:
    """ "2 million" may count what "2 million homes" counts."""
    return one.unit.removesuffix("count"), one.dimension


def same(a: Mention, b: Mention, about: tuple[str, str]) -> bool:
    """Whether two amounts are one: equal, and in sentences with matter in common; small ones twice."""
    if a.value is None or not equal(a, b):
        return False
    common = matter(about[0]) & matter(about[1])
    small = not a.unit and abs(a.value) <= _SMALL
    return len(common) > (1 if small else 0)


def again(ledger: Ledger, one: Mention, line: Line) -> Iterator[tuple[Claim, Line]]:
    """Where the running text tells that amount again."""
    for claim, other in _by_value(ledger).get((one.value, *_unit(one)), ()):
        if same(one, claim, (line.words, other.words)):
            yield claim, other


@once
def _by_value(ledger: Ledger) -> dict[tuple[object, ...], list[tuple[Claim, Line]]]:
    """The amounts of the running text, by value and unit."""
    found: dict[tuple[object, ...], list[tuple[Claim, Line]]] = {}
    for line in rest(ledger):
        for claim in ledger.by_sentence.get(line.at, ()):
            if claim.kind not in _TIMES:
                found.setdefault((claim.value, *_unit(claim)), []).append((claim, line))
    return found


def matter(words: str) -> frozenset[str]:
    """The stems of the telling words: what a sentence is about."""
    return frozenset(_stem(word) for word in _WORD.findall(words.lower()) if word not in _PLAIN)


def _stem(word: str) -> str:
    for ending in ("ies", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
