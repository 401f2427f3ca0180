"""A sum of figures whose periods overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Grain, Period


@check(
    message="“{total}” adds {first} and {second}, and the two periods overlap",
    suggestion="Count the time that both share once, or give the two figures apart.",
    at_most=Severity.WARNING,
    bad=(
        "The ferry sold 4,200 tickets in the first half of 2023 and 1,900 tickets in the second quarter of 2023, "
        "a total of 6,100 tickets.",
        "The port spent £3m from 2019 to 2022 and another £2m from 2021 to 2023, £5m in total.",
        "Repairs cost £40,000 in 2022 and £7,000 in March 2022, altogether £47,000.",
    ),
    good=(
        "The ferry sold 4,200 tickets in the first half of 2023 and 1,900 tickets in the third quarter of 2023, "
        "a total of 6,100 tickets.",
        "The port spent £3m from 2019 to 2022 and another £2m from 2022 to 2024, £5m in total.",
        "In 2022 the repairs cost £40,000 and the paint £7,000, altogether £47,000.",
        "From 2019 to 2022 Alder spent £3m and from 2021 to 2023 Holm spent £2m, £5m in total.",
    ),
)
def overlapping_windows_added(ledger: Ledger) -> Iterator[Outcome]:
    """A text adds figures of one thing for periods that share some days, so that these days count twice.

    A half-year already holds its quarters. Periods that only touch in a year ("to 2022", "from 2022") pass.
    """
    for one in ledger.sums:
        windows = [_window(ledger, part) for part in one.parts]
        if len(one.parts) < 2 or not all(windows) or len(set(windows)) == 1:
            continue
        dated = list(zip(one.parts, windows, strict=True))
        double = [(a, b) for a, b in combinations(dated, 2) if _alike(a[0], b[0]) and _overlap(a[1], b[1])]
        if not double:
            yield Held.on(one.total, *one.parts, weighed=False)
            continue
        (a, one_time), (b, other_time) = double[0]
        yield Hit.on(
            one.total,
            a,
            b,
            verdict=Verdict.OVERSTATED,
            confidence=one.confidence,
            total=one.total.words,
            first=_named(a, one_time),
            second=_named(b, other_time),
            arithmetic=f"{_named(a, one_time)} + {_named(b, other_time)}",
        )


def _alike(a: Claim, b: Claim) -> bool:
    """Whether both are figures of one thing: no subject, noun or place tells them apart."""
    return all(
        not one or not other or one.lower() == other.lower()
        for one, other in ((a.subject, b.subject), (a.noun, b.noun), (a.place, b.place))
    )


def _overlap(a: Period | None, b: Period | None) -> bool:
    """Whether they share more than the unit in which one ends and the other begins, and are not one period."""
    if a is None or b is None or not a.start or not a.end or not b.start or not b.end or a == b:
        return False
    first, last = max(a.start, b.start), min(a.end, b.end)
    shared, shortest = (last - first).days, min((a.end - a.start).days, (b.end - b.start).days)
    if shared <= 0:
        return False
    within = shared == shortest and Grain.SPAN not in (a.grain, b.grain)
    return (
        within
        or shared > 366
        or (shared > 31 and (a.end - a.start).days < 366 and (b.end - b.start).days < 366)
    )


def _window(ledger: Ledger, part: Claim) -> Period | None:
    """The period printed between a part and the next figure; else the one it was placed in."""
    after = [claim for claim in ledger.by_sentence.get(part.sentence, ()) if claim.start > part.start]
    if after and after[0].kind in (Kind.DATE, Kind.PERIOD):
        return after[0].period
    return part.window


def _named(claim: Claim, window: Period | None) -> str:
    return f"{claim.words} ({window.edtf if window else ''})"
