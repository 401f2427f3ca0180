"""Minimal conflicts: the laws of one island in, the smallest sets of claims that cannot all be true out.

One story whatever the order of the input: claims are taken in the order of the text, and where there is
a choice the derived claim stays, to be blamed before what it is derived from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint
from verifier.model.interval import Interval
from verifier.solving.decide import Answer, Question
from verifier.solving.propagate import Reasons
from verifier.solving.relations import Law, name_of

THOROUGH = 200
"""Up to so many laws a conflict is minimal given all of them; beyond, given those it names."""

MOST_CONFLICTS = 50
"""Where linked claims contradict each other more often than this, the links are what is wrong."""


class Core(NamedTuple):
    """Figures that cannot all be as stated, the blamed one first, and the constraints that tie them."""

    names: tuple[str, ...]
    owners: tuple[int, ...]


class Island:
    """Some constraints (by index), and what is stated of their figures."""

    def __init__(
        self, constraints: Mapping[int, Constraint], claims: Mapping[str, Claim], laws: Sequence[Law]
    ) -> None:
        self.constraints = constraints
        self.claims = claims
        self.question = Question(laws)
        named = dict.fromkeys(name for law in laws for name in law.names)
        printed = ((name, claims[name].printed) for name in named)
        self.stated = {
            name: interval for name, interval in printed if not (interval.unbounded or interval.empty)
        }
        self._derived = {name_of(constraint.claims[0]) for constraint in constraints.values()}

    def cores(self, spared: Collection[str]) -> tuple[tuple[Core, ...], Answer]:
        """Every conflict once the spared claims and each conflict's blamed one are left out; what is left."""
        stated = _without(self.stated, spared)
        found: list[Core] = []
        while len(found) < MOST_CONFLICTS:
            answer = self.question.ask(stated, traced=True)
            if answer.possible is not False:
                return self._told_once(found, _without(self.stated, spared)), answer
            core = self._shrink(stated, answer.reasons)
            if not core.names:
                return tuple(found), Answer(None, why="its relations contradict each other")
            found.append(core)
            del stated[core.names[0]]
        return tuple(found), Answer(
            None, why=f"told no more after {MOST_CONFLICTS} conflicts of linked claims"
        )

    def _shrink(self, stated: Mapping[str, Interval], reasons: Reasons) -> Core:
        narrow = self.question.only(reasons.owners)
        if len(narrow.laws) > 1 or not narrow.laws[0].linear:  # one sum needs each claim it was told to need
            reasons = self._spare(narrow, stated, reasons)
        if len(narrow.laws) < len(self.question.laws) <= THOROUGH:
            reasons = self._spare(self.question, stated, reasons)
        kept = {name: stated[name] for name in reasons.names}
        owners = set(reasons.owners)
        for owner in sorted(owners, reverse=True):
            if owner in owners and len(owners) > 1:
                answer = self.question.only(owners - {owner}).ask(kept)
                if answer.possible is False:
                    owners = set(answer.reasons.owners)
        return self._blamed(reasons.names, owners)

    def _spare(self, question: Question, stated: Mapping[str, Interval], reasons: Reasons) -> Reasons:
        """Leave out each claim that is not needed, the least derived first."""
        for name in sorted(reasons.names, key=lambda name: (name in self._derived, *self._place(name))):
            if name in reasons.names:
                fewer = {other: stated[other] for other in reasons.names if other != name}
                answer = question.ask(fewer)
                if answer.possible is False:
                    reasons = answer.reasons
        return reasons

    def _blamed(self, names: Collection[str], owners: Collection[int], blamed: str = "") -> Core:
        """The derived claim first, then the others as the text has them; its constraint first."""
        tied = [self.constraints[owner] for owner in sorted(owners)]
        derived = {name_of(constraint.claims[0]) for constraint in tied}
        inputs = {name_of(claim) for constraint in tied for claim in constraint.claims[1:]}

        def rank(name: str) -> tuple[int, int, str]:
            place, name = self._place(name)
            return (0 if name not in inputs else 1 if name in derived else 2), -place, name

        first = blamed or min(names, key=rank, default="")
        others = sorted((name for name in names if name != first), key=self._place)

        def tie(owner: int) -> tuple[int, int]:
            claims = self.constraints[owner].claims
            return (0 if name_of(claims[0]) == first else 1 if first in map(name_of, claims) else 2), owner

        return Core(tuple(name for name in (first, *others) if name), tuple(sorted(owners, key=tie)))

    def _told_once(self, cores: Sequence[Core], stated: Mapping[str, Interval]) -> tuple[Core, ...]:
        """Where one claim stands in several conflicts and explains them all, blame it, once."""
        told = list(cores)
        while True:
            counts = Counter(name for core in told for name in core.names)
            (name, most), (_, next_most), *_ = *counts.most_common(2), ("", 0), ("", 0)
            if most < 2 or next_most == most:
                break
            others = [core for core in told if name not in core.names]
            rest = _without(stated, (name, *(core.names[0] for core in others)))
            if self.question.ask(rest).possible is not True:
                break
            shortest = min((core for core in told if name in core.names), key=lambda core: len(core.names))
            told = [*others, self._blamed(shortest.names, shortest.owners, name)]
        return tuple(told)

    def _place(self, name: str) -> tuple[int, str]:
        return self.claims[name].start, name


def _without(stated: Mapping[str, Interval], names: Iterable[str]) -> dict[str, Interval]:
    spared = set(names)
    return {name: interval for name, interval in stated.items() if name not in spared}
