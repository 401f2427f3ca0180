"""One edited passage in, what is found in it now out, without checking the whole text again.

A small document is made of the passage and its company. What such a small document says and the whole text does not
is an echo of its smallness, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from verifier import reading
from verifier.checks import registry, run, tell
from verifier.desk.company import Companies
from verifier.desk.units import Unit, unit_of
from verifier.memo import Memo
from verifier.model.document import Block, Document, Link
from verifier.model.finding import Finding
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.settings import Settings
from verifier.solving import solve

_APART = "\n\n"
_WHOLE = frozenset({"sources"})
"""Families that ask what the whole text rests on, not what a passage says."""
_PLAYS = ("zone", "form", "level", "group", "number", "row", "column", "header")
"""What a block is in its text, whatever it says."""


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
        self._companies = Companies(report)
        self._settings = settings.model_copy(update={"sources": ()})
        self._memo = memo
        self._before: dict[tuple[int, ...], tuple[Finding, ...]] = {}

    def __call__(self, unit: Unit, words: str) -> Live:
        """What is found in the unit with `words` in its place."""
        own = self._companies.own(unit)
        if not own:
            return Live((), frozenset(), ())
        company = self._companies.of(own)
        before = self._found(own, company, None)
        told = [
            one
            for one in self._report.findings
            if one.family not in _WHOLE and _touches(one, unit.start, unit.end)
        ]
        echoes = {_key(one) for one in before} - {_key(one) for one in told}
        echoes |= {_key(one) for one in self._report.waived}
        shared = self._companies.alike(words, {*own, *company}, self._companies.room(company))
        found = [
            one for one in self._found(own, [*company, *shared], (unit, words)) if _key(one) not in echoes
        ]
        fresh = frozenset(n for n, one in enumerate(found) if not _known(one, told))
        seen, still = ({one.check for one in some} for some in (before, found))
        gone = (one for one in told if one.check in seen - still)
        return Live(tuple(found), fresh, tuple(gone))

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
            one
            for one in self._companies.links.get(n, ())
            if start <= one.start and one.end <= start + len(text)
        )
        return text, [_moved(block, -start)], [_shifted(link, -start) for link in inside]

    def _edited(self, words: str, own: list[int]) -> tuple[str, list[Block], list[Link]]:
        """The passage as it is written now, in the part that it plays in the text."""
        document, _ = reading.read(Source(name="passage", text=words, format=self._document.format))
        first = self._document.blocks[own[0]]
        alone = len(document.blocks) == len(own) == 1
        told = {name: getattr(first, name) for name in (_PLAYS if alone else _PLAYS[:1])}
        return words, [one.model_copy(update=told) for one in document.blocks], list(document.links)


def recheck_claims(before: Report, after: Report, unit: Unit, words: str) -> Live:
    """The same for lines of a claim file, which is checked whole: no language model is asked."""
    told = [one for one in before.findings if _touches(one, unit.start, unit.end)]
    found = [one for one in after.findings if _touches(one, unit.start, unit.start + len(words))]
    still = {one.check for one in found}
    fresh = frozenset(n for n, one in enumerate(found) if not _known(one, told))
    return Live(tuple(found), fresh, tuple(one for one in told if one.check not in still))


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
