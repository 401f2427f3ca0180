"""A deadline told as a year, beside a day that lies within it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Hit, Severity, Span, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain

_BY_YEAR = re.compile(r"^(?:by|before|no later than) (?:the year )?(?P<year>(?:19|20)\d\d)$", re.IGNORECASE)
_FINE = (Grain.DAY, Grain.MONTH, Grain.QUARTER, Grain.SEASON)
# "demolition starts that April": a day of the same year without its number
_THAT = re.compile(
    r"\b(?:that|the same) (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|spring|summer|autumn|fall|winter|year)\b"
)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_REACH = 3


@check(
    message="“{deadline}” may be the first or the last day of {year}, and “{other}” lies within a year of it",
    suggestion="Name the day: “by 31 December {year}”, or “before 1 January {year}”.",
    at_most=Severity.NOTE,
    bad=(
        "The port says that the bay will be free of tar by 2028. From 1 July 2028 it is fined for every leak.",
        "The old boats have to be gone by 2025; work on the quay starts that April.",
    ),
    good=(
        "The port says that the bay will be free of tar by 31 December 2027. From 1 July 2028 it is fined.",
        "The port says that the bay will be free of tar by 2028. The pier was built in May 1902.",
        "The port says that the bay will be free of tar by 2028. The harbour festival of 2028 will be in Holm.",
    ),
)
def year_as_deadline(ledger: Ledger) -> Iterator[Outcome]:
    """A deadline is told as "by" a year, and something that hangs on it is told for a day of that year or the next.

    Whether "by 2028" ends with 2027 or with 2028 decides who is late; two readers will read two days.
    """
    for claim in ledger.claims:
        found = _BY_YEAR.match(claim.words)
        sentence = ledger.sentences[claim.sentence][2]
        block = ledger.document.blocks[claim.block]
        if not found or claim.comparator not in (Comparator.AT_MOST, Comparator.LESS) or block.zone in _ASIDE:
            continue
        near = [
            one for one in ledger.by_block.get(claim.block, ()) if _hangs_on(one, claim, int(found["year"]))
        ]
        that = _THAT.search(sentence.words)
        if block.form is Form.CELL or not (near or that):
            continue
        other: Span = near[0] if near else _stretch(sentence, that)
        words = ledger.document.reads(other.start, other.end)
        yield Hit.on(
            claim, other, verdict=Verdict.OVERSTATED, deadline=claim.words, year=found["year"], other=words
        )


def _stretch(sentence: Sentence, found: re.Match[str] | None) -> Stretch:
    start, end = sentence.span(*(found.span() if found else (0, 1)))
    return Stretch(start=start, end=end)


def _hangs_on(claim: Claim, deadline: Claim, year: int) -> bool:
    """A day or month within the year of the deadline or the one after, a few sentences on at most."""
    period = claim.period
    return (
        claim is not deadline
        and claim.kind is Kind.DATE
        and period is not None
        and period.start is not None
        and period.grain in _FINE
        and period.start.year in (year, year + 1)
        and abs(claim.sentence - deadline.sentence) < _REACH
    )
