"""They said new; the text says revolutionary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.devices import device, having
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Means

_LONGEST = 6
"""Words of a quotation that is a name for a thing."""
_LEAST = 3


@check(
    message="“{quoted}” is what was said; the text makes it “{words}”",
    suggestion="Keep to the words that were said.",
    at_most=Severity.NOTE,
    bad=("The yard gets “the newest cranes”, said Ida Holm. The revolutionary cranes arrive in May.",),
    good=(
        "The yard gets “the newest cranes”, said Ida Holm. The new cranes arrive in May.",
        "The yard gets “the newest cranes”, said Ida Holm. An unprecedented storm had broken the old ones.",
    ),
)
def quotation_outdone(ledger: Ledger) -> Iterator[Outcome]:
    """What a source calls by one word the text calls by a grander one.

    The quotation shows what the source was ready to say; the rest is the author's.
    """
    hype = device("hype-words").forms
    grand = [passage for passage in having(ledger, hype) if hype.search(passage.words)]
    for quotation in ledger.source_map.citations:
        inner = re.findall(r"[\w-]+", quotation.words)
        if quotation.means is not Means.QUOTATION or len(inner) > _LONGEST or len(inner[-1]) < _LEAST:
            continue
        noun = re.escape(inner[-1].casefold())
        near = [passage for passage in grand if re.search(rf"\s{noun}\b", passage.words, re.IGNORECASE)]
        larger = re.compile(rf"(?:{hype.pattern})\s{noun}\b", re.IGNORECASE) if near else hype
        found: list[Stretch] = [
            passage.stretch(use.start(), use.end())
            for passage in near
            for use in larger.finditer(passage.words)
        ]
        if found:
            yield Hit.on(
                *found[:4],
                quotation,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                quoted=quotation.words.strip(" .,"),
                words="”, “".join(ledger.document.reads(one.start, one.end) for one in found[:4]),
            )
            return
