"""Relative time in a text that bears no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_RELATIVE = re.compile(
    r"^(?:(?:by|in|on|since|until|from) )?(?:last|next|this|the (?:past|last|coming|next)|earlier this|later this)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|now)$|\bago$",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:[Tt]hese days|[Nn]owadays|[Cc]urrently|[Aa]t present|[Aa]t the moment|[Rr]ecently|[Ll]ately"
    r"|[Ss]o far this \w+"
    r"|[Ee]arlier this \w+|[Ll]ater this \w+|[Tt]his (?:spring|summer|autumn|winter|season)|[Tt]he other day|[Tt]o date"
    r"|(?:[Aa] (?:year|month|week|decade|fortnight)|(?:[Yy]ears|[Mm]onths|[Ww]eeks)|[\w-]+ (?:years|months|weeks"
    r"|days)) ago"
    r"|[Ii]n recent (?:years|months|weeks|days)"
    r"|[Uu]ntil (?:recently|now)|[Aa]s of now|[Rr]ight now|[Pp]resently|[Oo]f late|[Ff]or the time being)\b"
)
_DATES = (Kind.DATE, Kind.PERIOD)
_QUIET = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE, Zone.FRONT_MATTER)


@check(
    message="“{words}”: of which date, the text does not say",
    suggestion="Date the text, or write the day, month or year out.",
    at_most=Severity.NOTE,
    bad=(
        "The harbour handled 4,000 boats last year. It will open a second dock next month.",
        "Ticket sales fell by a fifth last month, and 30 jobs will go next year.",
        "Last winter the port lost money; this year it expects a profit.",
        "The lighthouse currently draws 900 visitors a week.",
        "The pier opened eighteen months ago and has yet to see a boat.",
        "Herring has grown scarce in recent years, and 40 nets hang unused.",
    ),
    good=(
        "---\ndate: 2024-03-05\n---\n\nThe harbour handled 4,000 boats last year. It will open a dock next month.",
        "The harbour handled 4,000 boats in 2023 and will open a second dock in May 2024.",
        "Herring grew scarce from 2019 on, and 40 nets hang unused.",
        "In the summer of 2024 the lighthouse currently draws 900 visitors a week.",
    ),
)
def relative_time_without_date(ledger: Ledger) -> Iterator[Outcome]:
    """A text counts time from its own day ("last year", "next month") and does not say which day that is.

    Whoever finds it later cannot know which year is meant, and no figure in it can be compared with another's.
    """
    if ledger.document.date is not None:
        return
    found: list[Stretch] = [_place(claim) for claim in ledger.claims if _counts(ledger, claim)]
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        dated = any(
            any(map(str.isdigit, c.words)) for c in ledger.by_sentence.get(index, ()) if c.kind in _DATES
        )
        if block.zone in _QUIET or block.form is Form.CELL or dated:
            continue
        found += [
            Stretch(start=sentence.span(*said.span())[0], end=sentence.span(*said.span())[1])
            for said in _NOW.finditer(sentence.words)
        ]
    if found:
        first, *others = sorted(found, key=lambda place: place.start)
        words = ledger.document.reads(first.start, first.end)
        yield Hit.on(first, *others[:5], verdict=Verdict.NOT_CHECKED, words=words)


def _place(claim: Claim) -> Stretch:
    return Stretch(start=claim.start, end=claim.end)


def _counts(ledger: Ledger, claim: Claim) -> bool:
    """Whether it is told from the day of writing."""
    dates = claim.kind in _DATES and claim.period is None and _RELATIVE.search(claim.words)
    since = claim.kind is Kind.DURATION and claim.words.lower().endswith(" ago")
    told = claim.zone not in _QUIET and ledger.document.blocks[claim.block].form is not Form.CELL
    return told and bool(dates or since)
