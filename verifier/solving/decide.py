"""Decide: laws and stated ranges in, whether all can be true out, by the cheapest means that is sure.

Bounds first; on a tree they decide. Then a guess. Only what is left is put to z3.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from verifier.model.interval import Interval
from verifier.solving.exact import GAVE_UP, MISSING, Exact
from verifier.solving.islands import is_tree, islands
from verifier.solving.propagate import Network, Reasons, propagated
from verifier.solving.relations import Law
from verifier.solving.witness import witness

NO_REASONS = Reasons(frozenset(), frozenset())


class Answer(NamedTuple):
    """Whether all can be true (None: nobody knows, and `why`), and what a "no" rests on."""

    possible: bool | None
    reasons: Reasons = NO_REASONS
    why: str = ""


class Question:
    """Some laws, to be asked with different stated ranges."""

    def __init__(self, laws: Sequence[Law]) -> None:
        self.network = Network(laws)
        self._islands = tuple(map(Network, islands(laws)))
        self._exact: dict[int, Exact] = {}
        self._clean: tuple[Mapping[str, Interval], list[int]] | None = None
        """Ranges in which no bound clashed, and the islands left open: no more are, where less is stated."""

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that are asked."""
        return self.network.laws

    def ask(self, stated: Mapping[str, Interval], *, traced: bool = False) -> Answer:
        """Whether these ranges can all be kept. A traced answer has the reasons a reader can follow."""
        if not traced and self._exact and len(self._islands) == 1:
            answer = self._put_to_z3(0, stated)
            if answer.possible is not None:
                return answer
        if self._clean and stated.items() <= self._clean[0].items():
            return self._settled(self._clean[1], stated)
        ranges = propagated(self.network, stated)
        if ranges.clash:
            return Answer(False, ranges.reasons())
        open_islands = [
            index
            for index, island in enumerate(self._islands)
            if not (ranges.exact and is_tree(island.laws, ranges.fixed))
            and (index in self._exact or witness(island, stated) is None)
        ]
        self._clean = dict(stated), open_islands
        return self._settled(open_islands, stated)

    def _settled(self, open_islands: Iterable[int], stated: Mapping[str, Interval]) -> Answer:
        unknown = None
        for index in open_islands:
            answer = self._put_to_z3(index, stated)
            if answer.possible is False:
                return answer
            if answer.possible is None:
                unknown = unknown or answer
        return unknown or Answer(True)

    def _put_to_z3(self, index: int, stated: Mapping[str, Interval]) -> Answer:
        if index not in self._exact:
            try:
                self._exact[index] = Exact(self._islands[index].laws)
            except ImportError:
                return Answer(None, why=MISSING)
        possible, reasons = self._exact[index].ask(stated)
        return Answer(possible, reasons, "" if possible is not None else GAVE_UP)

    def only(self, owners: Collection[int]) -> Question:
        """The same of fewer constraints."""
        return Question([law for law in self.laws if law.owner in owners])
