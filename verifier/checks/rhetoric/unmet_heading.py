"""What it costs, and no price."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.layout import sections
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_PROMISE = re.compile(
    r"\b(?:in|by the) numbers\b|\bwhat (?:\S+ ){0,5}(?:costs?|buys?|builds?|pays? for)\b"
    r"|\bwhat (?:[$£€¥]|US\$).{1,30}\b(?:buys?|builds?|means?|gets?|pays?)\b|\bhow much\b"
    r"|\bthe (?:price tag|bill|cost) (?:of|for)\b|\bthe numbers behind\b|\bfacts and figures\b",
    re.IGNORECASE,
)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_SPELLED = re.compile(r"[A-Za-z][A-Za-z-]*\Z")
_LEAST = 25
"""Words: a shorter section is a stub."""


@check(
    message="“{words}” promises figures, and its section gives none",
    suggestion="Give the figures, or change the heading.",
    at_most=Severity.NOTE,
    bad=(
        "# A new pool\n\n## What the pool will cost\n\nSwimming is good for the heart, and the "
        "old pool is closed. "
        "Children have nowhere to learn. A new pool would give them a place, and the old ones a "
        "warm bench.\n",
    ),
    good=(
        "# A new pool\n\n## What the pool will cost\n\nThe council puts the price at 9 million "
        "euros. Children have "
        "nowhere to learn. A new pool would give them a place, and the old ones a warm bench by the wall.\n",
        "# Tides\n\n## How to count waves\n\nSit on the pier and look for the tallest. The rest "
        "is patience. Bring a "
        "friend who can write, a lamp for the evening and a coat, and go home before the rain sets in.\n",
    ),
)
def unmet_heading(ledger: Ledger) -> Iterator[Outcome]:
    """A heading promises figures that its section does not give.

    Many readers take in the headings alone, and this one told them that the sum had been done.
    """
    blocks = ledger.document.blocks
    for section in sections(ledger.document):
        heading = blocks[section.heading]
        if heading.words.endswith("?") or not _PROMISE.search(heading.words):
            continue
        under = [index for index in section.blocks if blocks[index].form is not Form.HEADING]
        length = sum(len(blocks[index].words.split()) for index in under)
        given = any(_amount(claim) for index in under for claim in ledger.by_block.get(index, ()))
        if length >= _LEAST and not given:
            yield Hit.on(
                heading, verdict=Verdict.OVERSTATED, confidence=Confidence.MEDIUM, words=heading.words
            )


def _amount(claim: Claim) -> bool:
    """A figure that answers "how much": no time, no "three areas", no "trillion-dollar"."""
    return claim.kind not in _TIMES and not _SPELLED.match(claim.words)
