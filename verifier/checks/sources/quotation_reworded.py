"""One quotation, two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Means

_LEAST = 6
"""Words: shorter ones are set phrases."""
_ALIKE = 80
_CHANGED = 7
"""At most one word in so many may differ between two wordings of one sentence."""
_OPEN = re.compile(r"…|\.\.\.|\[")
"""What shows that words were left out or put in."""
_MOST = 200


@check(
    message="“{words}” is quoted once more as “{other}”",
    suggestion="Quote the words as they were said, both times.",
    at_most=Severity.WARNING,
    bad=(
        "“We will not close a single school in the valley before 2026,” said Ida Holm.\n\nHer promise, “we will not "
        "close any school in the valley before 2026”, is on every wall.",
    ),
    good=(
        "“We will not close a single school in the valley before 2026,” said Ida Holm.\n\nHer promise, “we will not "
        "close a single school”, is on every wall.",
        "“We will not close a single school in the valley,” said Ida Holm. “We will not close a "
        "single library in the "
        "valley,” she added.",
    ),
)
def quotation_reworded(ledger: Ledger) -> Iterator[Outcome]:
    """A text quotes one sentence twice, in different words.

    What stands between quotation marks was said just so; of two wordings at least one was not.
    """
    quoted = [
        (one, re.findall(r"\w+", one.words.casefold().replace("’", "'")))
        for one in ledger.source_map.citations
        if one.means is Means.QUOTATION and not _OPEN.search(one.words)
    ]
    long = [(one, words) for one, words in quoted if len(words) >= _LEAST][:_MOST]
    for (first, one), (second, other) in combinations(long, 2):
        if first.block == second.block:
            continue
        short, whole = sorted((" ".join(one), " ".join(other)), key=len)
        if short in whole:
            yield Held.on(first, second)
        elif fuzz.ratio(short, whole) >= _ALIKE and len(set(one) ^ set(other)) * _CHANGED < len(one) + len(
            other
        ):
            yield Hit.on(
                first,
                second,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                words=first.words.strip(" .,"),
                other=second.words.strip(" .,"),
            )
