"""Documents in, an index of their sentences out: found by the words and figures they hold, never pair by pair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log

from verifier.comparing.terms import Statement
from verifier.model.document import Document, Zone
from verifier.model.mention import Mention

_UNREAD = (Zone.CODE, Zone.FRONT_MATTER)
_MOST = 8
"""How many sentences are looked at for one claim."""
_COMMON = 400
"""A word that stands in more sentences than this finds none by itself."""
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
_TELLING = 2
"""Digits from which a bare number is looked for by itself."""
SHORT = 3
"""A source of so few sentences is read whole."""


def statements(documents: Sequence[Document]) -> tuple[Statement, ...]:
    """Every sentence of the documents."""
    return tuple(
        Statement(sentence, block, number, at, document.date)
        for number, document in enumerate(documents)
        for at, (_, block, sentence) in enumerate(document.sentences())
        if block.zone not in _UNREAD
    )


def bare(words: str) -> str:
    """A sentence without case, spaces and the stop at its end."""
    return " ".join(words.lower().split()).rstrip(". ")


class Passages:
    """The sentences of the sources, by what they hold."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.all = statements(documents)
        self._by_term: dict[str, list[int]] = defaultdict(list)
        self._beside: dict[int, frozenset[str]] = {}
        self._by_numeral: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self.all):
            for stem in one.gist:
                self._by_term[stem].append(index)
            for numeral in one.numerals:
                self._by_numeral[numeral].append(index)

    @cached_property
    def verbatim(self) -> dict[str, int]:
        """Every sentence as it reads, without case and spaces."""
        return {bare(one.words): index for index, one in reversed(list(enumerate(self.all)))}

    def signed(self, sign: str) -> bool:
        """Whether a name with digits in it stands anywhere, letter by letter."""
        found = re.compile(rf"(?<![^\W_]){re.escape(sign)}(?![^\W_])", re.IGNORECASE)
        return any(found.search(one.words) for one in self.all)

    def weight(self, stem: str) -> float:
        """How telling a word is: a word of few sentences tells most."""
        return 1 + log((1 + len(self.all)) / (1 + len(self._by_term.get(stem, ()))))

    def share(self, claim: Statement) -> float:
        """The share of the claim's telling words that stand anywhere."""
        return sum(map(self.holds, claim.stems)) / len(claim.stems) if claim.stems else 0.0

    def holds(self, stem: str) -> bool:
        """Whether any sentence has the word."""
        return stem in self._by_term

    def having(self, stem: str) -> Sequence[int]:
        """The sentences that have the word."""
        return self._by_term.get(stem, ())

    def near(self, claim: Statement) -> list[int]:
        """The sentences most like the claim, best first; those with one of its values among them."""
        score: dict[int, float] = defaultdict(float)
        for stem in claim.stems:
            where = self._by_term.get(stem, ())
            if len(where) <= _COMMON:
                for index in where:
                    score[index] += self.weight(stem)
        best = sorted(score, key=lambda index: (-score[index], index))[:_MOST]
        if not best and len(self.all) <= SHORT:
            return list(range(len(self.all)))
        for figure in claim.figures:
            equal = [index for index in self._having(figure) if index not in best]
            best += sorted(equal, key=lambda index: (-score.get(index, 0.0), index))[:2]
        return best

    def _having(self, figure: Mention) -> Iterable[int]:
        """The sentences with its digits, where these are no everyday number."""
        numerals = [one.replace(",", "") for one in _NUMERAL.findall(figure.words)]
        if not numerals or (len(numerals[0]) < _TELLING and not figure.unit):
            return ()
        return self._by_numeral.get(numerals[0], ())

    def rarest(self, stems: Iterable[str]) -> set[int]:
        """The sentences that hold one of the two least common of these words."""
        known = sorted((len(self._by_term[one]), one) for one in stems if one in self._by_term)
        return {index for _, one in known[:2] for index in self._by_term[one]}

    def beside(self, index: int) -> frozenset[str]:
        """The telling words of a sentence and its neighbours."""
        found = self._beside.get(index)
        if found is None:
            found = frozenset().union(*(self.all[at].stems for at in self.window(index)))
            self._beside[index] = found
        return found

    def window(self, index: int, reach: int = 1) -> list[int]:
        """The sentence with its neighbours in the same document."""
        own = self.all[index].document
        near = range(max(0, index - reach), min(len(self.all), index + reach + 1))
        return [at for at in near if self.all[at].document == own]
