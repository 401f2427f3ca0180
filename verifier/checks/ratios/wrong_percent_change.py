"""A percent change that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.changes import Move, changes, moves
from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Direction, Kind

_POINTS = re.compile(r"^[\s-]?(percentage[- ]points?|points?|pp)\b", re.IGNORECASE)
_SHORT = (Zone.HEADLINE, Zone.SUMMARY)
_OTHER = re.compile(
    r"\b(share|margin|rate|adjusted|organic|like-for-like|target|forecast|expected|average|first half|quarter)\b",
    re.IGNORECASE,
)


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
    told: set[str] = set()
    for one in changes(ledger):
        if one.sign and _fits(one.by, one.old) and not _POINTS.match(one.after):
            told.add(one.by.id)
            yield _stated(one.by, one.old, one.new, one.sign, one.because)
    yield from _headlines(ledger, told)


def _stated(by: Claim, old: Claim, new: Claim, sign: int, because: str, *, sure: bool = True) -> Constraint:
    return Constraint(
        relation=Relation.CHANGE,
        claims=(by, new, old),
        scale=Fraction(sign),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        because=because,
    )


def _fits(by: Claim, old: Claim) -> bool:
    return by.kind is Kind.PERCENT and by.unit == "%" and bool(old.value) and not by.hypothetical


def _headlines(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """A change in the headline, both of its values in one sentence of the text below."""
    titles = [c for c in ledger.claims if c.zone in _SHORT and c.role is Role.CHANGE and _headed(ledger, c)]
    if not titles:
        return
    pairs = [
        (index, move)
        for index, skeleton in ledger.amounts.items()
        if ledger.sentences[index][1].zone not in _SHORT and len(skeleton.claims) == 2
        for move in moves(skeleton)
    ]
    for title in titles:
        if title.id in told or title.direction is None:
            continue
        words = ledger.sentences[title.sentence][2].words
        near = [
            (index, move)
            for index, move in pairs
            if _same(title, move, words, ledger.sentences[index][2].words)
        ]
        if len(near) == 1 and near[0][1].new.unit not in ("%",):
            _, move = near[0]
            yield _stated(
                title,
                move.old,
                move.new,
                -1 if title.direction is Direction.DOWN else 1,
                "the headline",
                sure=False,
            )


def _headed(ledger: Ledger, claim: Claim) -> bool:
    words = ledger.sentences[claim.sentence][2].words
    alone = sum(c.kind is Kind.PERCENT for c in ledger.by_sentence[claim.sentence]) == 1
    return alone and claim.unit == "%" and claim.kind is Kind.PERCENT and not _OTHER.search(words)


def _same(title: Claim, move: Move, words: str, other: str) -> bool:
    """The same measure by name, and another word in common."""
    first, second = _stems(words), _stems(other)
    measured = _stems(title.measure) & second or _stems(f"{move.new.measure} {move.new.noun}") & first
    return bool(measured) and len(first & second) >= 2 and not _OTHER.search(other)


def _stems(words: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", words.lower())}
