"""Parking fees, cited for stomach infections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import table
from verifier.checks.statements import stem
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import MARKS

_LEAST = 2
"""Words of a field that show what a sentence or title is about."""
_SAME = 4
"""Letters with which words of one root begin: "infect", "infection"."""
_ASIDE = (Zone.REFERENCES, Zone.RELATED)


@check(
    message="“{words}” is cited here, and nothing in its title has to do with what it is cited for",
    suggestion="See whether the mark leads to the right entry.",
    at_most=Severity.WARNING,
    bad=(
        "Green tea lowers the risk of gout among older men by a fifth (Holm 2021).\n\n## References\n\n"
        "- Holm, I. (2021): Fish ladders and narrow harbour bridges. Harbour Quarterly 4, 3-9.\n",
    ),
    good=(
        "Green tea lowers the risk of gout among older men by a fifth (Holm 2021).\n\n## References\n\n"
        "- Holm, I. (2021): Tea drinking and its effects on joints. Health Letters 4, 3-9.\n",
        "Green tea lowers the risk of gout among older men by a fifth (Holm 2021).\n\n## References\n\n"
        "- Holm, I. (2021): Annual report. Health Letters 4, 3-9.\n",
        "By 2050 the sea will have risen by half a metre (Holm 2021).\n\n## References\n\n"
        "- Holm, I. (2021): Climate change, the physical basis. Tarn: Pier Press.\n",
    ),
)
def reference_of_another_field(ledger: Ledger) -> Iterator[Outcome]:
    """A reference is cited for a sentence that its title has nothing to do with.

    The mark leads to the wrong entry, or the work was never read; the sentence itself then has no source.
    """
    text = _roots(" ".join(b.words for b in ledger.document.blocks if b.zone not in _ASIDE))
    for citation in ledger.source_map.citations:
        if citation.means not in MARKS or len(citation.references) != 1:
            continue
        entry = ledger.source_map.references[citation.references[0]]
        title = f"{entry.title} {entry.words.replace(entry.publisher, ' ', 1)}"
        _, _, sentence = ledger.sentences[citation.sentence]
        about, told = _fields(f"{sentence.words} {ledger.document.title}")
        other, named = _fields(title)
        if min(told, named) < _LEAST:
            continue
        if about & other or _roots(title) & text:
            yield Held.on(citation, entry)
        else:
            yield Hit.on(
                citation,
                entry,
                verdict=Verdict.NOT_CHECKED,
                confidence=Confidence.MEDIUM,
                words=entry.title,
            )


def _roots(words: str) -> frozenset[str]:
    return frozenset(stem(word)[:_SAME] for word in listed.telling(words) if word.isalpha())


def _fields(words: str) -> tuple[frozenset[str], int]:
    """The fields whose words these are, and how many such words there are."""
    told = {stem(word.casefold()) for word in re.findall(r"[^\W\d_]{3,}", words)}
    found = {field: told & _stems(tuple(telling)) for field, telling in table("fields").items()}
    fields = frozenset(field for field, shared in found.items() if shared)
    return fields, len(frozenset[str]().union(*found.values()))


@cache
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for line in words for word in line.split())
