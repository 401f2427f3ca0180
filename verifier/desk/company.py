"""An edited passage in, the paragraphs out that it has to be checked with.

Those that a finding or a group ties to it, its neighbours, its headline, and those that share its rarest words and
figures, as many as a writer can wait for.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from verifier.desk.units import Unit
from verifier.model.document import Form, Link, Zone
from verifier.model.report import Report

_MOST = 18
"""Sentences of company: more take longer than a writer waits."""
_NEAR = 2
"""Neighbours on each side."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SHORTEST = 3
_UNREAD = (Zone.CODE, Zone.FRONT_MATTER)


class Companies:
    """The blocks of one document by what ties them together; each is named by its index."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._document = report.document

    def own(self, unit: Unit) -> list[int]:
        """The blocks of a passage that are read for claims."""
        blocks = enumerate(self._document.blocks)
        inside = (n for n, one in blocks if unit.start <= one.start < max(unit.end, unit.start + 1))
        return [n for n in inside if self._weight(n)]

    # ---- its company ----

    def of(self, own: list[int]) -> list[int]:
        """The blocks that stay with a passage whatever is written in it, in the order of the text."""
        if not own:
            return []
        chosen: dict[int, None] = {}
        room = self.room(())
        for n in (*self._tied(own), *self._around(own)):
            if n not in own and n not in chosen and room > 0:
                chosen[n] = None
                room -= self._weight(n)
        words = " ".join(self._document.blocks[n].words for n in own)
        chosen |= dict.fromkeys(self.alike(words, {*own, *chosen}, room // 2))
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

    def alike(self, words: str, taken: set[int], room: int) -> list[int]:
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

    def room(self, company: Iterable[int]) -> int:
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
    def links(self) -> dict[int, list[Link]]:
        """The links that begin in each block."""
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self._document.links:
            found[self._at(link.start)].append(link)
        return found


def _words(text: str) -> frozenset[str]:
    """The words and figures by which paragraphs are told to be alike."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word for word in found if len(word) >= _SHORTEST or word[0].isdigit())
