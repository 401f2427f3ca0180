"""One edited passage in, what is found in it now out, without checking the whole text again.

A small document is made of the passage and its company: the paragraphs that a finding or a group ties to it, its
neighbours, its headline, and those that share its rarest words and figures. What such a small document says and the
whole text does not is an echo of its smallness, and is left out.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from verifier import reading
from verifier.checks import registry, run, tell
from verifier.desk.units import Unit, unit_of
from verifier.memo import Memo
from verifier.model.document import Block, Document, Form, Link, Zone
from verifier.model.finding import Finding
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.settings import Settings
from verifier.solving import solve

_MOST = 18
"""Sentences of company: more take longer than a writer waits."""
_NEAR = 2
"""Neighbours on each side."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SHORTEST = 3
_APART = "\n\n"
_WHOLE = frozenset({"sources"})
"""Families that ask what the whole text rests on, not what a passage says."""
_PLAYS = ("zone", "form", "level", "group", "number", "row", "column", "header")
"""What a block is in its text, whatever it says."""
_UNREAD = (Zone.CODE, Zone.FRONT_MATTER)


class Live(NamedTuple):
    """What is found in a passage as it is being edited."""

    found: tuple[Finding, ...]
    """The worst first. Places count in the small document: only their words are of use."""
    fresh: frozenset[int]
    """Which of them were not found before the edit, by index."""
    gone: tuple[Finding, ...]
    """What was found before it, and is no more."""


class Rechecker:
    """Checks passages of one text as it was read."""

    def __init__(self, report: Report, settings: Settings, memo: Memo) -> None:
        self._report = report
        self._document = report.document
        self._settings = settings.model_copy(update={"sources": ()})
        self._memo = memo
        self._before: dict[tuple[int, ...], tuple[Finding, ...]] = {}

    def __call__(self, unit: Unit, words: str) -> Live:
        """What is found in the unit with `words` in its place."""
        own = self._own(unit)
        if not own:
            return Live((), frozenset(), ())
        company = self._company(own)
        before = self._found(own, company, None)
        told = [
            one
            for one in self._report.findings
            if one.family not in _WHOLE and _touches(one, unit.start, unit.end)
        ]
        echoes = {_key(one) for one in before} - {_key(one) for one in told}
        echoes |= {_key(one) for one in self._report.waived}
        taken = {*own, *company}
        shared = self._alike(words, taken, self._room(company))
        found = [
            one for one in self._found(own, [*company, *shared], (unit, words)) if _key(one) not in echoes
        ]
        fresh = frozenset(n for n, one in enumerate(found) if not _known(one, told))
        seen, still = ({one.check for one in some} for some in (before, found))
        gone = (one for one in told if one.check in seen - still)
        return Live(tuple(found), fresh, tuple(gone))

    def _own(self, unit: Unit) -> list[int]:
        """The blocks that are edited."""
        blocks = enumerate(self._document.blocks)
        inside = (n for n, one in blocks if unit.start <= one.start < max(unit.end, unit.start + 1))
        return [n for n in inside if self._weight(n)]

    # ---- the small document ----

    def _found(
        self, own: list[int], company: Iterable[int], edit: tuple[Unit, str] | None
    ) -> tuple[Finding, ...]:
        """What is found in a small document and touches what is edited; before the edit it is remembered."""
        from verifier.extraction import extract  # slow to load

        members = tuple(sorted({*own, *company}))
        if edit is None and members in self._before:
            return self._before[members]
        document, low, high = self._small(own, members, edit)
        ledger, _ = extract(document, self._settings, self._memo)
        checks = [one for one in registry.chosen(self._settings) if one.family not in _WHOLE]
        answers, _ = run.run(checks, ledger)
        conflicts, _ = solve(answers.constraints)
        told = tell.findings(checks, document, answers.hits, conflicts)
        found = tuple(one for one in told if _touches(one, low, high))
        if edit is None:
            self._before[members] = found
        return found

    def _small(
        self, own: list[int], members: tuple[int, ...], edit: tuple[Unit, str] | None
    ) -> tuple[Document, int, int]:
        """The document of these blocks, and from where to where the own ones stand in it."""
        parts: list[str] = []
        blocks: list[Block] = []
        links: list[Link] = []
        at, low, high = 0, -1, 0
        for n in members:
            if n in own and edit and low >= 0:
                continue  # the passage is written once
            text, found, linked = self._edited(edit[1], own) if n in own and edit else self._kept(n)
            if n in own:
                low, high = (at if low < 0 else low), at + len(text)
            blocks += [_moved(block, at) for block in found]
            links += [_shifted(link, at) for link in linked]
            parts.append(text)
            at += len(text) + len(_APART)
        told = {name: getattr(self._document, name) for name in Document.model_fields}
        told |= {"text": _APART.join(parts), "blocks": tuple(blocks), "links": tuple(links)}
        return Document(**told), low, high  # a copy would keep what was worked out of the whole text

    def _kept(self, n: int) -> tuple[str, list[Block], list[Link]]:
        """A block as it is; its offsets count from its own beginning."""
        block = self._document.blocks[n]
        start, text = unit_of(self._document, block)
        inside = (
            one for one in self._links.get(n, ()) if start <= one.start and one.end <= start + len(text)
        )
        return text, [_moved(block, -start)], [_shifted(link, -start) for link in inside]

    def _edited(self, words: str, own: list[int]) -> tuple[str, list[Block], list[Link]]:
        """The passage as it is written now, in the part that it plays in the text."""
        document, _ = reading.read(Source(name="passage", text=words, format=self._document.format))
        first = self._document.blocks[own[0]]
        alone = len(document.blocks) == len(own) == 1
        told = {name: getattr(first, name) for name in (_PLAYS if alone else _PLAYS[:1])}
        return words, [one.model_copy(update=told) for one in document.blocks], list(document.links)

    # ---- its company ----

    def _company(self, own: list[int]) -> list[int]:
        """The blocks that stay with a passage whatever is written in it, in the order of the text."""
        if not own:
            return []
        chosen: dict[int, None] = {}
        room = self._room(())
        for n in (*self._tied(own), *self._around(own)):
            if n not in own and n not in chosen and room > 0:
                chosen[n] = None
                room -= self._weight(n)
        words = " ".join(self._document.blocks[n].words for n in own)
        chosen |= dict.fromkeys(self._alike(words, {*own, *chosen}, room // 2))
        return sorted(chosen)

    def _tied(self, own: list[int]) -> Iterator[int]:
        """Blocks that a finding or a group ties to these."""
        for finding in self._report.findings:
            standing = {self._at(place.start) for place in finding.here}
            if standing & {*own}:
                yield from sorted(standing)
        for group in self._report.groups:
            members = {claim.block for claim in group.claims}
            if len(members) > 1 and members & {*own}:
                yield from sorted(members)

    def _around(self, own: list[int]) -> Iterator[int]:
        """The rest of their table or list, their headline, their neighbours, and their heading."""
        blocks = self._document.blocks
        groups = {(blocks[n].form, blocks[n].group) for n in own if blocks[n].group >= 0}
        yield from (n for n, one in enumerate(blocks) if (one.form, one.group) in groups)
        for step in range(1, _NEAR + 1):
            yield from (
                n for n in (own[0] - step, own[-1] + step) if 0 <= n < len(blocks) and self._weight(n)
            )
        yield from (n for n, one in enumerate(blocks[:20]) if one.zone is Zone.HEADLINE)
        yield from (n for n in range(own[0], -1, -1) if blocks[n].form is Form.HEADING)

    def _alike(self, words: str, taken: set[int], room: int) -> list[int]:
        """Blocks that share the rarest words and figures with these words."""
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(_words(words)):
            holding = self._index.get(word, ())
            if len(holding) <= self._common:
                for n in holding:
                    scores[n] += math.log(len(self._document.blocks) / len(holding))
        found: list[int] = []
        for n in sorted(scores, key=lambda n: (-scores[n], n)):
            if room <= 0:
                break
            if n not in taken:
                found.append(n)
                room -= self._weight(n)
        return found

    def _room(self, company: Iterable[int]) -> int:
        """How many sentences more may keep company; some are held back for what is newly written."""
        return _MOST - sum(self._weight(n) for n in company)

    def _weight(self, n: int) -> int:
        """What a block costs, in sentences; nothing where it is not read for claims."""
        one = self._document.blocks[n]
        return 0 if one.zone in _UNREAD else max(1, len(one.sentences))

    def _at(self, start: int) -> int:
        """The block that stands at an offset; -1 for none."""
        n = bisect_right(self._starts, start, key=lambda pair: pair[0]) - 1
        return self._starts[n][1] if n >= 0 else -1

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        return sorted((one.start, n) for n, one in enumerate(self._document.blocks))

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """The blocks that hold each word."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, one in enumerate(self._document.blocks):
            if one.zone not in _UNREAD:
                for word in _words(one.words):
                    found[word].append(n)
        return found

    @cached_property
    def _common(self) -> int:
        """In how many blocks a word may stand to tell two paragraphs apart from others."""
        return max(3, len(self._document.blocks) // 20)

    @cached_property
    def _links(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self._document.links:
            found[self._at(link.start)].append(link)
        return found


def recheck_claims(before: Report, after: Report, unit: Unit, words: str) -> Live:
    """The same for lines of a claim file, which is checked whole: no language model is asked."""
    told = [one for one in before.findings if _touches(one, unit.start, unit.end)]
    found = [one for one in after.findings if _touches(one, unit.start, unit.start + len(words))]
    still = {one.check for one in found}
    fresh = frozenset(n for n, one in enumerate(found) if not _known(one, told))
    return Live(tuple(found), fresh, tuple(one for one in told if one.check not in still))


def _words(text: str) -> frozenset[str]:
    """The words and figures by which paragraphs are told to be alike."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word for word in found if len(word) >= _SHORTEST or word[0].isdigit())


def _touches(finding: Finding, low: int, high: int) -> bool:
    return any(place.start < high and low < place.end for place in finding.here)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.places[0].words


def _known(finding: Finding, told: Iterable[Finding]) -> bool:
    return any((one.check, one.message) == (finding.check, finding.message) for one in told)


def _moved(block: Block, by: int) -> Block:
    """The block with every offset moved."""
    if not by:
        return block
    sentences = tuple(
        one.model_copy(
            update={
                "start": one.start + by,
                "end": one.end + by,
                "pieces": tuple(
                    piece.model_copy(update={"start": piece.start + by, "end": piece.end + by})
                    for piece in one.pieces
                ),
            }
        )
        for one in block.sentences
    )
    return block.model_copy(update={"start": block.start + by, "end": block.end + by, "sentences": sentences})


def _shifted(link: Link, by: int) -> Link:
    return link.model_copy(update={"start": link.start + by, "end": link.end + by})
