"""Ledger: all claims of a document. Group: those about one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from typing import NamedTuple, TypeVar, cast

from verifier.model.claim import Claim
from verifier.model.comparison import Comparison
from verifier.model.document import Block, Document, Form, Sentence, Zone
from verifier.model.facts import Facts
from verifier.model.finding import Confidence, Stretch
from verifier.model.index import Index, Item
from verifier.model.limits import Limits
from verifier.model.mention import Kind
from verifier.model.record import Record
from verifier.model.skeleton import Skeleton
from verifier.model.source_map import SourceMap

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_SHORT = 2
"""A paragraph of so many sentences may go on in the next."""
_BULLETS = ("-", "–", "—", "•", "·", "*")
"""What begins an item of a list that is set as paragraphs."""
_LONG = 4
"""Sentences of short paragraphs that are read together."""


Answer = TypeVar("Answer")


class Group(Record):
    """Claims about one thing: the same subject, measure, noun, place, window and status."""

    claims: tuple[Claim, ...]
    because: tuple[str, ...] = ()
    """Why each after the first joined, in words."""
    confidence: Confidence = Confidence.HIGH
    """That of the weakest link."""


class Apart(Record):
    """Two claims that are told alike and still kept apart, and what says that they are two."""

    first: Claim
    second: Claim
    slot: str


class Sum(Record):
    """A total and the parts a text adds up to it."""

    total: Claim
    parts: tuple[Claim, ...]
    cue: str
    """The words that make it a sum: "together", "more", ":"."""
    confidence: Confidence = Confidence.HIGH
    complete: bool = True
    """False where the parts are only some of the total: "of which ..."."""
    echo: bool = False
    """Whether the sum was found by its value, so that it proves nothing about its arithmetic."""


class Pair(Record):
    """Two claims of one fact that differ by a scale word or prefix alone."""

    first: Claim
    second: Claim
    because: str = ""


class Unread(Record):
    """A figure or number word that is no quantity, and why."""

    place: Stretch
    reason: str


class Piece(NamedTuple):
    """What is read in one piece: one block, or short paragraphs that follow each other."""

    block: Block
    """The first of them."""
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]

    alone: bool = True
    """Whether it is one block."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.sentences[-1].end

    def joins(self, claims: Iterable[Claim]) -> bool:
        """Whether some claims could only be held against each other here: one block's were, in that block."""
        return self.alone or len({claim.block for claim in claims}) > 1


class Ledger(Record):
    """Every claim of a document in reading order, and which of them speak of one thing."""

    document: Document
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    groups: tuple[Group, ...] = ()
    apart: tuple[Apart, ...] = ()
    """Near misses of grouping, for a reader who asks why two claims were not compared."""
    sums: tuple[Sum, ...] = ()
    slips: tuple[Pair, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    """Its sentences held against the sources that the user gave."""
    limits: Limits = Limits.model_construct()
    """Where the user wants checks of plausibility to begin."""
    facts: Facts = Facts.model_construct()
    """What the user knows beside the text."""
    source_map: SourceMap = SourceMap.model_construct()
    """What the text rests on, and where it cites it."""

    @cached_property
    def sentences(self) -> tuple[tuple[int, Block, Sentence], ...]:
        """Every sentence with its block's index and its block."""
        return tuple(self.document.sentences())

    @cached_property
    def _index(self) -> Index:
        return Index(sentence.words for _, _, sentence in self.sentences)

    def having(self, *patterns: re.Pattern[str]) -> Iterator[tuple[int, Block, Sentence]]:
        """Every sentence that any of the patterns may match, with its number and its block; the others are skipped."""
        for number in self._index.having(*patterns):
            _, block, sentence = self.sentences[number]
            yield number, block, sentence

    def heard(self, forms: Iterable[tuple[Item, re.Pattern[str]]]) -> dict[int, list[Item]]:
        """For the number of each sentence what comes with the patterns that it may match, in their order."""
        return self._index.heard(forms)

    @cached_property
    def _answers(self) -> dict[object, object]:
        return {}

    @cached_property
    def by_sentence(self) -> dict[int, tuple[Claim, ...]]:
        """The claims of each sentence that has any."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return {index: tuple(claims) for index, claims in found.items()}

    @cached_property
    def by_block(self) -> dict[int, tuple[Claim, ...]]:
        """The claims of each block that has any."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.block, []).append(claim)
        return {index: tuple(claims) for index, claims in found.items()}

    @cached_property
    def _runs(self) -> tuple[int, ...]:
        """For each block the first of the short paragraphs that it follows without a break; itself if it is none."""
        counts: dict[int, int] = {}
        for index, _, _ in self.sentences:
            counts[index] = counts.get(index, 0) + 1
        found: list[int] = []
        short = False
        for index, block in enumerate(self.document.blocks):
            listed = block.words.lstrip().startswith(_BULLETS)
            before, short = (
                short,
                block.form is Form.PARAGRAPH and not listed and 0 < counts.get(index, 0) <= _SHORT,
            )
            joins = before and short and block.zone is self.document.blocks[index - 1].zone
            found.append(found[-1] if joins else index)
        return tuple(found)

    def together(self, one: int, other: int) -> bool:
        """Whether two blocks are read as one: the same, or short paragraphs with nothing else between them."""
        return self._runs[one] == self._runs[other]

    def beside(self, number: int) -> tuple[Sentence, ...]:
        """The sentences read together with one: those of its block, and of short paragraphs the nearest."""
        home = self.sentences[number][0]
        return tuple(
            sentence
            for at, (index, _, sentence) in enumerate(self.sentences)
            if index == home or (abs(at - number) < _LONG and self.together(index, home))
        )

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every block that has claims; then short paragraphs taken together, a few sentences each time.

        News tells in two paragraphs what others tell in two sentences. A claim may stand in several pieces.
        """
        sentences: dict[int, list[Sentence]] = {}
        for index, _, sentence in self.sentences:
            sentences.setdefault(index, []).append(sentence)
        several: list[list[int]] = []
        for index in sentences:
            taken, room = [index], _LONG - len(sentences[index])
            for other in range(index + 1, len(self._runs)):
                room -= len(sentences.get(other, ()))
                if self._runs[other] != self._runs[index] or room < 0:
                    break
                taken.append(other)
            if len(taken) > 1 and not (several and several[-1][-1] == taken[-1]):
                several.append(taken)
        return tuple(
            Piece(
                self.document.blocks[taken[0]],
                tuple(sentence for one in taken for sentence in sentences[one]),
                tuple(claim for one in taken for claim in self.by_block.get(one, ())),
                alone=len(taken) == 1,
            )
            for taken in (*([index] for index in self.by_block), *several)
        )

    @cached_property
    def figures(self) -> dict[int, Skeleton]:
        """Every sentence of running text that has two figures or more; dates, ranks and "each year" stay words."""
        return self._skeletons(_TIMES)

    @cached_property
    def amounts(self) -> dict[int, Skeleton]:
        """The same with durations left as words too: "from 40 to 57 in two years"."""
        return self._skeletons((*_TIMES, Kind.DURATION))

    @cached_property
    def paragraphs(self) -> tuple[Skeleton, ...]:
        """Every piece whose amounts stand in two sentences or more."""
        return tuple(filter(None, map(self.across, self.pieces)))

    def across(self, piece: Piece) -> Skeleton | None:
        """The amounts of a piece, where they stand in two sentences or more, with the words between them."""
        amounts = [claim for claim in piece.claims if claim.kind not in (*_TIMES, Kind.DURATION)]
        indexes = list(dict.fromkeys(claim.sentence for claim in amounts))
        if len(indexes) < 2 or not piece.joins(amounts):
            return None
        parts = [self._skeleton(i, (*_TIMES, Kind.DURATION)) for i in range(indexes[0], indexes[-1] + 1)]
        return Skeleton.joined(parts) if sum(len(part.claims) > 0 for part in parts) > 1 else None

    def _skeletons(self, words: tuple[Kind, ...]) -> dict[int, Skeleton]:
        found = {
            index: self._skeleton(index, words)
            for index, claims in self.by_sentence.items()
            if len(claims) > 1
        }
        return {index: skeleton for index, skeleton in found.items() if len(skeleton.claims) > 1}

    def _skeleton(self, index: int, words: tuple[Kind, ...]) -> Skeleton:
        _, block, sentence = self.sentences[index]
        aside = block.form is Form.CELL or block.zone in _ASIDE
        claims = () if aside else self.by_sentence.get(index, ())
        figures = [c for c in claims if c.kind not in words and not c.unit.startswith("times per ")]
        return Skeleton.of(sentence, figures)


def once(work: Callable[[Ledger], Answer]) -> Callable[[Ledger], Answer]:
    """A function that is worked out once for a ledger, however many checks ask."""

    @wraps(work)
    def asked(ledger: Ledger) -> Answer:
        known = ledger._answers
        if work not in known:
            known[work] = work(ledger)
        return cast(Answer, known[work])

    return asked
