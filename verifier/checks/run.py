"""A Ledger in, everything the checks say of it out."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.checks.check import Check
from verifier.model.constraint import Constraint
from verifier.model.finding import Held, Hit
from verifier.model.ledger import Ledger
from verifier.model.record import Record
from verifier.model.report import Trouble


class Answers(Record):
    """What all checks said."""

    hits: tuple[Hit, ...] = ()
    held: tuple[Held, ...] = ()
    constraints: tuple[Constraint, ...] = ()


def run(checks: Sequence[Check], ledger: Ledger) -> tuple[Answers, tuple[Trouble, ...]]:
    """Ask every check; one that crashes is a Trouble and the others go on."""
    hits: list[Hit] = []
    held: list[Held] = []
    constraints: list[Constraint] = []
    troubles: list[Trouble] = []
    for check in checks:
        try:
            for outcome in check(ledger):
                stamped = outcome.model_copy(update={"check": check.name})
                match stamped:
                    case Hit():
                        hits.append(stamped)
                    case Held():
                        held.append(stamped)
                    case Constraint():
                        constraints.append(stamped)
        except Exception as error:  # a crash in one check must not lose the others' findings
            why = f"{type(error).__name__}: {error}"
            troubles.append(Trouble(stage="check", about=check.name, why=why))
    answers = Answers(hits=tuple(hits), held=tuple(held), constraints=tuple(constraints))
    return answers, tuple(troubles)
