"""A total whose parts belong to different times or stages."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Status
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_PAID = (Status.SPENT, Status.DONE)


@check(
    message="“{total}” adds {first} and {second}: {difference}",
    suggestion="Say what is added: “announced since {first_when}”, or give the two figures apart.",
    at_most=Severity.WARNING,
    bad=(
        "In May 2021 the port announced a £30m investment in the quay. Last week it announced £50m more, "
        "to be spent through 2031. The port's total now exceeds £75m.",
    ),
    good=(
        "In May 2021 the port announced a £30m investment in the quay and another £50m in the yard. "
        "The two come to a total of £80m.",
    ),
    source="BBC guidance on reporting statistics: compare like with like",
)
def addends_of_different_windows(ledger: Ledger) -> Iterator[Outcome]:
    """A total adds amounts of different periods or stages and reads like money in place.

    A pledge of one year and a plan that runs for years to come make no sum that anybody holds;
    "total now" lets a reader think so.
    """
    for one in ledger.sums:
        dated = [part for part in one.parts if part.window]
        apart = [(a, b) for a in dated for b in dated if a.start < b.start and not a.window.meets(b.window)]
        if not apart or one.total.window:
            if len(dated) == len(one.parts) > 1:
                yield Held.on(one.total, *one.parts)
            continue
        first, second = apart[0]
        if first.status in _PAID and second.status in _PAID:
            yield Held.on(one.total, first, second)
            continue
        yield Hit.on(
            one.total,
            first,
            second,
            verdict=Verdict.OVERSTATED,
            confidence=max(one.confidence, Confidence.HIGH, key=lambda level: level.rank),
            total=one.total.words,
            first=_named(first),
            second=_named(second),
            difference="different periods, neither shown as spent",
            first_when=first.window.edtf if first.window else "",
        )


def _named(part: Claim) -> str:
    when = f" ({part.window.edtf})" if part.window else ""
    return f"{part.words}{when}"
