"""A whole sentence of speech, and nobody who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.devices import brief
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Citation, Means

_FIRST = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|my|our|your|me|us)\b")
_LEAST = 4
"""Words of a sentence."""
_SPEAKS = re.compile(
    r"[\"“”—–]|\b(?:sa(?:ys?|id|ying)|t(?:ells?|old)|asks?|asked|repl\w+|answer\w*|add(?:s|ed)|cr(?:y|ies|ied)|shout\w*|warn\w*"
    r"|speak\w*|spoke\w*|sp(?:eech)|call\w*|wr(?:ites?|ote)|accord\w+|chant\w*|vow\w*|explain\w*|promis\w*)\b"
)


@check(
    message="“{words}” is quoted as a sentence of its own, and nobody is said to have said it",
    suggestion="Name the speaker or the document, or take the quotation marks off.",
    at_most=Severity.WARNING,
    bad=(
        "The pier was full. “We will not leave this pier.” Work starts in May.",
        "The town shut the pier. “It is a black day for every angler.” The other piers stay open.",
    ),
    good=(
        "Ida Holm spoke from the pier. “We will not leave this pier.” Work starts in May.",
        "Ida Holm runs the yard. “We have the newest cranes,” she said. “They lift a whole boat.”",
        "The book was a gift. “The Long Way to the Pier.” It sold well.",
    ),
)
def speech_without_speaker(ledger: Ledger) -> Iterator[Outcome]:
    """A brief text sets a whole sentence in quotation marks, and nobody in it speaks.

    Quotation marks promise that somebody said just this; without a name nobody can be asked.
    """
    found = [one for one in ledger.source_map.citations if _alone(ledger, one)] if brief(ledger) else []
    if found:
        yield Hit.on(
            *found[:8],
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            words=found[0].words.strip(" .,"),
        )


def _alone(ledger: Ledger, quotation: Citation) -> bool:
    """Whether a quotation is a sentence of its own, in a text whose other sentences tell of nobody speaking."""
    if quotation.means is not Means.QUOTATION or quotation.source:
        return False
    _, block, sentence = ledger.sentences[quotation.sentence]
    words = quotation.words.strip()
    alone = sentence.words.strip(' "“”') == words.strip(' "“”')
    inner = words.split()
    small = sum(word[:1].islower() for word in inner)
    ended = words.endswith((".", "!", "…")) and len(inner) >= _LEAST and small * 2 > len(inner)
    if not alone or block.form is not Form.PARAGRAPH or not (_FIRST.search(words) or ended):
        return False
    return not any(_SPEAKS.search(one.words) for _, _, one in ledger.sentences if one is not sentence)
