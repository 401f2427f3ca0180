"""Solving: constraints in, minimal conflicts and what became of every constraint out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from verifier.model.claim import Claim
from verifier.model.constraint import Conflict, Constraint, Evaluation
from verifier.solving.explain import explain
from verifier.solving.islands import islands
from verifier.solving.minimal import Core, Island
from verifier.solving.needed import needed, touches
from verifier.solving.order import in_order
from verifier.solving.propagate import Network, propagated
from verifier.solving.relations import Law, laws_of, name_of

UNSTATED = "one of its figures is not stated"


def solve(constraints: Sequence[Constraint]) -> tuple[tuple[Conflict, ...], tuple[Evaluation, ...]]:
    """The conflicts in the order of the text, and an evaluation for each constraint as given."""
    places, ordered, claims = in_order(constraints)
    laws = tuple(laws_of(constraint, owner) for owner, constraint in enumerate(ordered))
    conflicts: list[Conflict] = []
    broken: dict[int, str] = {}
    undecided: dict[int, str] = {}
    for linked in islands([law for owned in laws for law in owned]):
        owners = sorted({law.owner for law in linked})
        spared: set[str] = set()
        for level in sorted({ordered[owner].confidence for owner in owners}, key=lambda level: level.rank):
            sure = {owner: ordered[owner] for owner in owners if ordered[owner].confidence.rank <= level.rank}
            island = Island(sure, claims, [law for law in linked if law.owner in sure])
            cores, answer = island.cores(spared)
            for core in cores:
                conflict = _conflict(core, island)
                conflicts.append(
                    conflict.model_copy(
                        update={"constraints": tuple(constraints[places[owner]] for owner in core.owners)}
                    )
                )
                broken.update(dict.fromkeys(core.owners, conflict.arithmetic))
                spared.add(core.names[0])
        if answer.possible is None:
            undecided.update(dict.fromkeys(owners, answer.why))
    blamed = {name_of(conflict.claims[0]) for conflict in conflicts}
    conflicts.sort(key=lambda conflict: [(claim.start, name_of(claim)) for claim in conflict.claims])
    uses = Counter(name for owned in laws for law in owned for name in set(law.names))
    evaluations: dict[int, Evaluation] = {}
    for owner, place in enumerate(places):
        holds, why = _became(laws[owner], claims, uses, blamed, broken.get(owner), undecided.get(owner))
        evaluations[place] = Evaluation(constraint=constraints[place], holds=holds, why=why)
    return tuple(conflicts), tuple(evaluations[index] for index in range(len(constraints)))


def _conflict(core: Core, island: Island) -> Conflict:
    blamed, *others = core.names
    tied = tuple(island.constraints[owner] for owner in core.owners)
    claims = tuple(island.claims[name] for name in core.names)
    question = island.question.only(core.owners)
    room = needed(question, {name: island.stated[name] for name in others}, blamed, island.stated[blamed])
    loosely = {name: island.claims[name].loose for name in core.names}
    evidence_bound = any(claim.comparator.bound for claim in claims[1:])
    arithmetic, steps = explain(tied, claims, room)
    return Conflict(
        check=tied[0].check,
        constraints=tied,
        claims=claims,
        needed=room,
        saved_loosely=question.ask(loosely).possible is True,
        touches=not evidence_bound and touches(room, island.stated[blamed]),
        confidence=max((one.confidence for one in tied), key=lambda confidence: confidence.rank),
        arithmetic=arithmetic,
        steps=steps,
    )


def _became(
    laws: Sequence[Law],
    claims: Mapping[str, Claim],
    uses: Mapping[str, int],
    told: AbstractSet[str],
    broken: str | None,
    undecided: str | None,
) -> tuple[bool | None, str]:
    """Whether one constraint holds, also where its blamed claim was told already for another."""
    stated = {name: claims[name].printed for law in laws for name in law.names}
    if broken is not None:
        return False, broken
    if not told.isdisjoint(stated) and propagated(Network(laws), stated).clash:
        return False, "does not hold as printed"
    if not laws or any(interval.unbounded and uses[name] == 1 for name, interval in stated.items()):
        return None, UNSTATED
    return (None, undecided) if undecided is not None else (True, "")
