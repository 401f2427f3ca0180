"""A finding in, the lines that would waive it out, ready to copy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.document import Document
from verifier.model.finding import Finding
from verifier.reporting.phrases import say

COMMENTED = ("markdown", "html")


class Waive(NamedTuple):
    """Each is "" where the text has no such way: only Markdown and HTML have comments."""

    comment: str
    lines: str


def waive(document: Document, finding: Finding, claims: Mapping[tuple[int, int], Claim]) -> Waive:
    """The comment for the text, and the lines for its claim file; both want a reason."""
    place = finding.places[0]
    claim = claims.get((place.start, place.end))
    comment = f"<!-- verifier: ignore {finding.check}: {say('finding.why')} -->"
    if document.format == "claims":
        return Waive("", _waiver(finding, claim.id) if claim else "")
    lines = _entry(document, claim) + _waiver(finding, _ID) if claim else ""
    return Waive(comment if document.format in COMMENTED else "", lines)


_ID = "as_it_stands"


def _entry(document: Document, claim: Claim) -> str:
    """The claim with the sentence it stands in, so that the quote is found at that place alone."""
    around = document.standing(claim.start, claim.end)
    quote = document.text[around[0][1].start : around[0][1].end] if len(around) == 1 else claim.quote
    told = {"quote": " ".join(quote.split()), "value": claim.words}
    return "claims:\n" + "".join(
        (f"  {_ID}:\n", *(f"    {key}: {_scalar(text)}\n" for key, text in told.items()))
    )


def _waiver(finding: Finding, claim: str) -> str:
    told = {
        "claim": claim,
        "reason": say("finding.why"),
        "by": say("finding.who"),
        "until": say("finding.day"),
    }
    return f"waivers:\n  - check: {finding.check}\n" + "".join(
        f"    {k}: {text}\n" for k, text in told.items()
    )


def _scalar(text: str) -> str:
    """Any text as a YAML scalar: JSON is one."""
    return json.dumps(text, ensure_ascii=False)
