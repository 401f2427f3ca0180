"""A percent change that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.changes import Change, changes
from verifier.checks.check import Outcome, check
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_POINTS = re.compile(r"^[\s-]?(percentage[- ]points?|points?|pp)\b", re.IGNORECASE)


@check(
    message="“{blamed}” is not the change from {others}: {arithmetic}",
    suggestion="True would be {truth}; between two percentages, say percentage points.",
    at_most=Severity.ERROR,
    bad=(
        "Passengers rose 25% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 33%.",
        "Freight was up 12% to 560 tonnes from 400 tonnes.",
        "The ferry took 57,000 passengers, up 25% from 40,000 a year earlier.",
        "Entries grew by 30% this year. They went from 8,400 to 9,200.",
        "| Line | 2019 | 2024 | Change |\n|---|---|---|---|\n| Bus | 40 | 50 | +25% |\n| Tram | 30 | 45 | +40% |\n",
        "# Sales up 45% at Tern Kites\n\nTern Kites had sales of £31.9m last year, compared with £24.2m "
        "a year earlier.\n",
        "Turnout rose from 40% to 44%, an increase of 4%.",
        "Gifts slid by a third, from £900,000 to £700,000.",
    ),
    good=(
        "Passengers rose 42.5% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 25%.",
        "Freight rose from 400 tonnes to 560 tonnes, up 12% a year on average.",
        "The share of late boats rose from 40% to 44%, up 4 percentage points.",
        "The ferry took 57,000 passengers, up 42% from 40,000 a year earlier, and 3% of the ferries were late.",
        "Entries grew by 10% this year. They went from 8,400 to 9,200. Fees rose by 30%.",
        "| Line | 2019 | 2024 | Change |\n|---|---|---|---|\n| Bus | 40 | 50 | +25% |\n| Tram | 30 | 45 | +50% |\n",
        "# Sales up 32% at Tern Kites\n\nTern Kites had sales of £31.9m last year, compared with £24.2m "
        "a year earlier.\n",
        "# Profit up 45% at Tern Kites\n\nTern Kites had sales of £31.9m last year, compared with £24.2m "
        "a year earlier.\n",
    ),
    source="Doig, Basic math for newsrooms: (new - old) / old",
)
def wrong_percent_change(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives the old value, the new value and the change in percent, and they do not fit.

    The usual slips: dividing by the new value, writing points as percent, updating one figure of three.
    """
    for one in changes(ledger):
        if not one.sign or not one.old.value:
            continue
        if one.by.kind is Kind.PERCENT and one.by.unit == "%" and not _POINTS.match(one.after):
            yield Constraint(
                relation=Relation.CHANGE,
                claims=(one.by, one.new, one.old),
                scale=Fraction(one.sign),
                confidence=Confidence.HIGH if one.sure else Confidence.MEDIUM,
                because=one.because,
            )
        elif one.by.kind is Kind.RATIO and not one.by.unit and one.by.value and one.by.value < 1:
            yield _of_fraction(one)


def _of_fraction(one: Change) -> Outcome:
    """ "slid by a third, from 900 to 600": a fraction said in words is good to a tenth of itself."""
    stated = one.by.value or Fraction(1)
    room = one.by.printed
    if not one.by.comparator.bound:
        room = Interval(low=stated * Fraction(9, 10), high=stated * Fraction(11, 10))
    moved = (one.new.printed - one.old.printed).times(Fraction(one.sign)) / one.old.printed
    if moved.meets(room):
        return Held.on(one.by, one.new, one.old)
    worked = (Fraction(one.new.value or 0) / Fraction(one.old.value or 1) - 1) * 100
    return Hit.on(
        one.by,
        one.new,
        one.old,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{one.new.words} / {one.old.words} − 1 = {float(worked):.1f} %",
        blamed=one.by.words,
        others=f"“{one.new.words}” and “{one.old.words}”",
        truth=f"“{float(abs(worked)):.0f} %”",
    )
