"""A total that its parts do not make."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import HIDDEN, UNSAVED, Outcome, check
from verifier.checks.workings import workings
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.interval import point
from verifier.model.ledger import Ledger, Sum

_LEAST = Fraction(1, 100)


@check(
    message="“{blamed}” is not what its parts make: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The vines bore 38 tonnes in May and 27 tonnes in June. Adding both gives a harvest of 75 tonnes.",
        "The state gives £52m. The port adds another £41m. Together the two grants are worth more than £95m.",
        "The council spent £14m: £6m on roads, £5m on schools and £1m on parks.",
        "| Item | Cost |\n|---|---|\n| Hull | £4m |\n| Engine | £3m |\n| Total | £9m |\n",
    ),
    good=(
        "The vines bore 38 tonnes in May and 27 tonnes in June. Adding both gives a harvest of 65 tonnes.",
        "The vines bore 38 tonnes in May and 27 tonnes in June. The county gave a harvest of 75 tonnes.",
        "The state gives £52m. The port adds another £41m. Together the two grants are worth about £93m.",
        "The council spent £14m, including £6m on roads, £5m on schools and £1m on parks.",
        "Repairs cost £2.4m and the new quay £3.4m, for a total of £5.9m.",
        "The state gave £52m in 2019. The port gave £41m more than in 2018. Fares brought in more than £95m.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): add it up yourself",
)
def total_misses_parts(ledger: Ledger) -> Iterator[Outcome]:
    """A stated total is more or less than the parts that the text adds up to it.

    The sum is the first thing a reader can check, and a total rounded up until it "exceeds" the next
    round number claims money that nobody gave.
    """
    for one in ledger.sums:
        if one.echo or _far(one):
            continue
        if one.complete:
            yield Constraint(
                relation=Relation.SUM,
                claims=(one.total, *one.parts),
                confidence=one.confidence,
                because=one.cue,
            )
        else:
            yield _inside(one)
    told = {one.total.id for one in ledger.sums if not one.echo}
    for kind in ("total", "split", "breakdown", "bounded"):
        yield from workings(ledger, kind, told)


def _far(one: Sum) -> bool:
    """Whether a total is so far from its parts that it must be of something else."""
    made = sum((part.value or Fraction(0) for part in one.parts), Fraction(0))
    return not made or not one.total.value or not _LEAST < one.total.value / made < 1 / _LEAST


def _inside(one: Sum) -> Outcome:
    """Parts of which only some are told may be less than their whole, never more."""
    least = point(0)
    for part in one.parts:
        least = least + point(part.printed.low or Fraction(0))
    printed = one.total.printed
    if printed.high is None or least.meets(printed.model_copy(update={"low": None})):
        return Held.on(one.total, *one.parts)
    hidden = one.total.loose.high is None or (least.low or Fraction(0)) <= one.total.loose.high
    parts = " + ".join(numbers.mantissa(part.value or Fraction(0), one.total) for part in one.parts)
    added = sum((part.value or Fraction(0) for part in one.parts), Fraction(0))
    made, stated = (
        numbers.mantissa(added, one.total),
        numbers.mantissa(one.total.value or Fraction(0), one.total),
    )
    return Hit.on(
        one.total,
        *one.parts,
        verdict=Verdict.OVERSTATED if hidden else Verdict.CONTRADICTED,
        reading=HIDDEN if hidden else UNSAVED,
        confidence=one.confidence,
        arithmetic=f"{parts} = {made} > {stated}",
        blamed=one.total.words,
        truth=f"“at least {numbers.write(added, one.total)}”",
    )
