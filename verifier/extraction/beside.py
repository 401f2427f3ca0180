"""Claims in, what stands right beside each figure out: copies, runs of equal words, the most alike.

Nothing here looks at a value: a figure's own digits are masked before its sentence is compared with another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise

from verifier.extraction.stems import head, stems
from verifier.extraction.surroundings import Surroundings
from verifier.model.claim import Claim
from verifier.model.document import Form

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_REACH = 8
"""Words on either side of a figure that are said of it rather than of its neighbours."""
_TELLING = 5
"""Telling words in which two sentences must agree to be one sentence printed twice; one less with a verb."""
_COMMON = 60
"""A word beside more figures than this tells none of them from another."""
_COUNTED = 2.0
"""What an equal counted noun weighs, in words of the text."""


class Beside:
    """The words right beside the figures of one document."""

    def __init__(self, around: Surroundings, claims: Sequence[Claim]) -> None:
        self.around = around
        self.claims = [claim for claim in claims if around.form(claim) is not Form.CELL]
        self.inside: dict[int, list[Claim]] = defaultdict(list)
        self._ends: dict[str, tuple[list[str], list[str]]] = {}
        self._near: dict[str, frozenset[str]] = {}
        for claim in self.claims:
            self.inside[claim.sentence].append(claim)
            words, (start, end) = around.words(claim), around.span(claim)
            left, right = ([w.lower() for w in _WORD.findall(side)] for side in (words[:start], words[end:]))
            self._ends[claim.id] = left[::-1], right
            self._near[claim.id] = frozenset(stems(" ".join((*left[-_REACH:], *right[:_REACH]))))

    def copies(self) -> Iterator[tuple[Claim, Claim]]:
        """The figures at one place of a sentence that is printed twice, whatever they are."""
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index in self.inside:
            alike[self._masked[index]].append(index)
        for masked, indexes in alike.items():
            for first, second in pairwise(indexes):
                theirs = self.inside[first], self.inside[second]
                if not self._copied(masked, first, second, told=any(claim.verb for claim in theirs[0])):
                    continue
                if len(theirs[0]) == len(theirs[1]):
                    pairs = zip(*theirs, strict=True)
                    yield from ((a, b) for a, b in pairs if self.around.figures(a) == self.around.figures(b))

    def _copied(self, masked: tuple[str, ...], first: int, second: int, *, told: bool) -> bool:
        """Long enough to be no formula; or short, and what stands before or after it is the same too."""
        words = sum(1 for _ in stems(" ".join(masked)))
        sides = [self._sentence(first + way) == self._sentence(second + way) != "" for way in (-1, 1)]
        return words >= _TELLING - told or (words > 1 and any(sides))

    def _sentence(self, index: int) -> str:
        return self.around.sentences[index] if 0 <= index < len(self.around.sentences) else ""

    @cached_property
    def _masked(self) -> list[tuple[str, ...]]:
        return [tuple(_WORD.findall(_DIGITS.sub("0", words).lower())) for words in self.around.sentences]

    def sharing(self) -> Iterator[tuple[Claim, Claim]]:
        """Pairs of one unit in two sentences that share two telling words beside them."""
        shared: Counter[tuple[str, str]] = Counter()
        known = {claim.id: claim for claim in self.claims}
        for members in self._buckets.values():
            if len(members) <= _COMMON:
                shared.update((a.id, b.id) for a, b in combinations(members, 2) if a.sentence != b.sentence)
        yield from ((known[a], known[b]) for (a, b), count in shared.items() if count > 1)

    @cached_property
    def _buckets(self) -> dict[tuple[str, str, str], list[Claim]]:
        found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for stem in sorted(self._near[claim.id]):
                found[claim.unit, claim.dimension, stem].append(claim)
        return found

    def run(self, a: Claim, b: Claim) -> int:
        """How many telling words stand in the unbroken run of equal words around two figures."""
        equal: list[str] = []
        for own, other in zip(self._ends[a.id], self._ends[b.id], strict=True):
            for word, its in zip(own, other, strict=False):
                if word != its:
                    break
                equal.append(word)
        return len({*stems(" ".join(equal))})

    def common(self, a: Claim, b: Claim) -> tuple[float, float]:
        """The weight of what two figures have beside them in common; and its share of the lesser one's, 0 to 1."""
        first, second = self._near[a.id], self._near[b.id]
        weight = self.around.weight(first & second)
        whole = min(self.around.weight(first), self.around.weight(second))
        counted = _COUNTED if a.noun and head(a.noun) == head(b.noun) else 0.0
        return weight + counted, weight / whole if whole else 0.0

    def lead(self, a: Claim, b: Claim) -> float:
        """By how much two figures are told more alike than either is with any third that is no copy."""
        copies = self._masked[a.sentence], self._masked[b.sentence]
        rivals = [
            self.common(one, rival)[0]
            for one, other in ((a, b), (b, a))
            for rival in self._rivals(one)
            if rival.id != other.id and self._masked[rival.sentence] not in copies
        ]
        return self.common(a, b)[0] - max(rivals, default=0.0)

    def alone(self, a: Claim, b: Claim) -> bool:
        """Whether no third figure, copies aside, has their unit and counted noun."""
        copies = self._masked[a.sentence], self._masked[b.sentence]
        kind = a.unit, a.dimension, head(a.noun)
        return not any(
            self._masked[one.sentence] not in copies
            for one in self.claims
            if (one.unit, one.dimension, head(one.noun)) == kind
        )

    def _rivals(self, claim: Claim) -> list[Claim]:
        """The figures of its unit, in other sentences, that share a telling word with it."""
        found = {
            other.id: other
            for stem in sorted(self._near[claim.id])
            for other in self._buckets[claim.unit, claim.dimension, stem][:_COMMON]
        }
        return [other for other in found.values() if other.sentence != claim.sentence]
