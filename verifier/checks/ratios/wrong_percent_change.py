"""A percent change that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.changes import Change, changes
from verifier.checks.check import Outcome, check
from verifier.checks.workings import workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_POINTS = re.compile(r"^[\s-]?(percentage[- ]points?|points?|pp)\b", re.IGNORECASE)
_MOVED_IN = re.compile(
    r"^\s(drop|fall|decline|decrease|slump|plunge|dip|rise|increase|jump|gain|surge|climb"
    r"|growth)\sin\s(?:the\s)?([a-z]{4,})\b",
    re.IGNORECASE,
)
_DROP = re.compile(r"drop|fall|decline|decrease|slump|plunge|dip", re.IGNORECASE)
_HAD_BEEN = re.compile(
    r"\b(?:it|that|the (?:figure|rate|share)) (?:had been|used to be|was|stood at)\b|\ba year earlier\b"
    r"|\bthe (?:year|time) before\b",
    re.IGNORECASE,
)


@check(
    message="“{blamed}” is not the change from {others}: {arithmetic}",
    suggestion="True would be {truth}; between two percentages, say percentage points.",
    at_most=Severity.ERROR,
    bad=(
        "The toll used to be 8 francs. Drivers now pay 10 francs, so it has gone up by 20 percent.",
        "Passengers rose 25% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 33%.",
        "Freight was up 12% to 560 tonnes from 400 tonnes.",
        "The ferry took 57,000 passengers, up 25% from 40,000 a year earlier.",
        "Entries grew by 30% this year. They went from 8,400 to 9,200.",
        "| Line | 2019 | 2024 | Change |\n|---|---|---|---|\n| Bus | 40 | 50 | +25% |\n| Tram | 30 | 45 | +40% |\n",
        "# Sales up 45% at Tern Kites\n\nTern Kites had sales of £31.9m last year, compared with £24.2m "
        "a year earlier.\n",
        "Turnout rose from 40% to 44%, an increase of 4%.",
        "Alder airport handled 3.2 million passengers in 2019 and 2.4 million in 2024. Its hotel has 140 rooms.\n\n"
        "With passenger numbers down by 33% between 2019 and 2024, the airport will close.",
        "Gifts slid by a third, from £900,000 to £700,000.",
        "Attendance was 70% this spring. In 2019 it had been 80%. Teachers blame the 10% drop in attendance.",
    ),
    good=(
        "The toll used to be 8 francs. Drivers now pay 10 francs, so it has gone up by 25 percent.",
        "Passengers rose 42.5% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 25%.",
        "Freight rose from 400 tonnes to 560 tonnes, up 12% a year on average.",
        "Alder airport handled 3.2 million passengers in 2019 and 2.4 million in 2024. Its hotel has 140 rooms.\n\n"
        "With passenger numbers down by 25% between 2019 and 2024, the airport will close. Fares fell by 10% between "
        "2019 and 2024.",
        "Attendance was 70% this spring. In 2019 it had been 80%. Teachers blame the 12.5% drop in attendance.",
        "Attendance was 70% this spring. In 2019 it had been 80%. Teachers blame the 10% drop in pay.",
        "Pay went from £3,000 to £3,300, a fall of 6% once prices are taken into account.",
        "Profit fell by 140%, from a profit of £20m to a loss of £8m.",
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
    yield from _points_as_percent(ledger)
    told = {one.by.id for one in changes(ledger)}
    yield from workings(ledger, "change", told)
    yield from workings(ledger, "points", told)
    yield from workings(ledger, "turned", told)


def _points_as_percent(ledger: Ledger) -> Iterator[Outcome]:
    """ "Turnout was 52%. In 2019 it had been 61%." and, apart from them, "the 9% drop in turnout"."""
    moved = [
        (claim, found[2].lower(), -1 if _DROP.match(found[1]) else 1)
        for claim in ledger.claims
        if claim.kind is Kind.PERCENT and claim.unit == "%" and claim.value and not claim.comparator.bound
        if (found := _MOVED_IN.match(_after(ledger, claim)))
    ]
    for by, measure, sign in moved:
        pairs = [
            (new, old)
            for new, old in _told_in_turn(ledger, measure)
            if by.sentence not in (new.sentence, old.sentence)
            and ((new.value or 0) - (old.value or 0)) * sign > 0
        ]
        if len(pairs) != 1:
            continue
        ((new, old),) = pairs
        gap = (new.printed - old.printed).times(Fraction(sign))
        if (gap / old.printed).times(Fraction(100)).meets(by.printed):
            yield Held.on(by, new, old)
        elif gap.meets(by.printed):
            yield Hit.on(
                by,
                new,
                old,
                confidence=Confidence.MEDIUM,
                arithmetic=f"from {old.words} to {new.words} is a matter of percentage points",
                blamed=by.words,
                others=f"“{old.words}” to “{new.words}”",
                truth=f"“{by.words.rstrip('% ')} percentage points”",
            )


def _told_in_turn(ledger: Ledger, measure: str) -> Iterator[tuple[Claim, Claim]]:
    """The new and the old percentage of a measure, one a sentence, the second "it had been" or "up from"."""
    for index, claims in ledger.by_sentence.items():
        words, (block, _, later) = (
            ledger.sentences[index][2].words,
            ledger.sentences[min(index + 1, len(ledger.sentences) - 1)],
        )
        news = [c for c in claims if c.kind is Kind.PERCENT]
        olds = [c for c in ledger.by_sentence.get(index + 1, ()) if c.kind is Kind.PERCENT]
        if (
            len(news) == len(olds) == 1
            and news[0].unit == olds[0].unit == "%"
            and ledger.together(news[0].block, block)
            and re.search(rf"\b{re.escape(measure)}\b", words, re.IGNORECASE)
            and _HAD_BEEN.search(later.words)
            and not any(c.hypothetical or c.comparator.bound or c.value is None for c in (*news, *olds))
        ):
            yield news[0], olds[0]


def _after(ledger: Ledger, claim: Claim) -> str:
    sentence = ledger.sentences[claim.sentence][2]
    _, end = sentence.inner(claim.start, claim.end)
    return sentence.words[end : end + 60]


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
