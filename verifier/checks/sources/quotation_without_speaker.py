"""Words in quotation marks that nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Citation, Means

_WORDS = re.compile(
    r"\b(?:titled|believ\w*|entitled|called|named|known|term(?:ed)?|words?|phrase|dubbed|so-called|nickname\w*|book"
    r"|novel|film|movie|song|songs|single|album|track|episode|series|show|play|poem|essay|article|paper"
    r"|painting|speech|slogan|motto|sign|label|headline|title|lyrics?|line|interpretation|translat\w+"
    r"|meaning|means?|read|reads|as|concept|category|chapter|lesson|question|answer|message|email|letter"
    r"|definition|video|game|role|project|mission|section|button|option|quot\w+|call\w*|order\w*|talk\w*"
    r"|hail\w*|celebrat\w*|special issue|as though|labell?ed|described|promis\w*|demand\w*|criticis\w*"
    r"|criticiz\w*|prais\w*|accus\w*|consider\w*|regard\w*|deem\w*|declar\w*|claim\w*)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|my|our|your|me|us)\b")
"""Speech in the first person, whose speaker may stand further off."""
_PHRASE = re.compile(r"(?:the|an?|its|their|this|these|some|such)\s")
"""Words taken from somebody for a thing; an idiom or a term has no article, a whole sentence a capital."""
_LONGEST = 8
_SMALL = frozenset("a an and at but by for from in into of on or the to with is".split())


@check(
    message="“{words}” is quoted, and nobody is said to have said it",
    suggestion="Name the speaker or the document, or take the quotation marks off.",
    at_most=Severity.NOTE,
    bad=("The new yard comes with “the newest cranes and saws.” Work starts in May.",),
    good=(
        "Ida Holm spoke from the pier. “We will not leave this pier.” Work starts in May.",
        "The new yard comes with “the newest cranes and saws,” said Ida Holm, who runs it.",
        "Her first novel, “The Long Way to the Pier”, sold well.",
        "Ida Holm runs the yard. “We have the newest cranes,” she said. “They lift a whole boat.”",
    ),
)
def quotation_without_speaker(ledger: Ledger) -> Iterator[Outcome]:
    """A text quotes words and does not say whose they are.

    Quotation marks promise that somebody said just this; without a name nobody can be asked.
    """
    found = [one for one in ledger.source_map.citations if _orphaned(ledger, one)]
    if found:
        yield Hit.on(
            *found[:8],
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            words=found[0].words.strip(" .,"),
        )


def _orphaned(ledger: Ledger, quotation: Citation) -> bool:
    """A phrase that the author takes from somebody for a thing."""
    if quotation.means is not Means.QUOTATION or quotation.source:
        return False
    inner = [word.strip(".,;:!?’'") for word in quotation.words.split()]
    long = [word for word in inner if word.casefold() not in _SMALL]
    stands_alone = len(inner) > _LONGEST or not _PHRASE.match(quotation.words)
    if (
        not long
        or stands_alone
        or _SPOKEN.search(quotation.words)
        or all(word[:1].isupper() or not word[:1].isalpha() for word in long)
    ):
        return False
    _, block, sentence = ledger.sentences[quotation.sentence]
    if block.form is not Form.PARAGRAPH:
        return False
    return not _WORDS.search(sentence.words.replace(quotation.words, " "))
