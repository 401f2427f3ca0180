"""A mark that leads to a work on another matter."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.first import matter
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Citation, Means, Reference

_MARKS = (Means.NUMBER, Means.FOOTNOTE)
_BESIDE = 2
"""So many characters between two marks make them one."""
_TELLING = 2
"""So many telling words in common make an entry the one that is meant."""


@check(
    message="“{cited}” has nothing to do with “{words}”; “{meant}” in the same list has",
    suggestion="Set the mark right, or cite a work that covers the claim.",
    at_most=Severity.NOTE,
    bad=(
        "# Alder\n\nThe eel trade earned 4 million kroner [1]. Ferries were late on 31 days [2].\n\n## References\n\n"
        "1. Harbour Board, Late ferries, 14 May 2020\n2. Guild of Fishers, Trade in eel, 3 March 2020\n",
    ),
    good=(
        "# Alder\n\nThe eel trade earned 4 million kroner [2]. Ferries were late on 31 days [1].\n\n## References\n\n"
        "1. Harbour Board, Late ferries, 14 May 2020\n2. Guild of Fishers, Trade in eel, 3 March 2020\n",
        "# Alder\n\nThe eel trade earned 4 million kroner [1].\n\n## References\n\n"
        "1. Central Bank, Yearbook, 14 May 2020\n2. Guild of Fishers, Nets and knots, 3 March 2020\n",
    ),
)
def reference_off_topic(ledger: Ledger) -> Iterator[Outcome]:
    """A mark leads to a reference on another matter, while another entry of the list is on this one.

    The marks were mixed up when the text was edited, and a reader who follows them finds nothing.
    """
    references = ledger.source_map.references
    about = [matter(f"{one.title} {one.words}") for one in references]
    cited = {index for one in ledger.source_map.citations for index in one.references}
    for citation in ledger.source_map.citations:
        if citation.means not in _MARKS or not citation.references or len(cited) < len(_MARKS):
            continue
        told = _told(ledger, citation)
        if any(told & about[index] for index in citation.references):
            yield Held.on(citation, weighed=False)
            continue
        meant = [
            index
            for index, words in enumerate(about)
            if index not in citation.references and len(told & words) >= _TELLING
        ]
        if len(meant) == 1:
            yield _hit(ledger, citation, references[citation.references[0]], references[meant[0]])


def _told(ledger: Ledger, citation: Citation) -> frozenset[str]:
    """The telling words before a mark, back to the one before it; nothing where two marks stand side by side."""
    _, _, sentence = ledger.sentences[citation.sentence]
    others = [
        one for one in ledger.source_map.citations if one.sentence == citation.sentence and one != citation
    ]
    start = max((one.end for one in others if one.end <= citation.start), default=sentence.start)
    beside = any(0 <= one.start - citation.end <= _BESIDE for one in others)
    return frozenset() if beside else matter(ledger.document.text[start : citation.start])


def _hit(ledger: Ledger, citation: Citation, cited: Reference, meant: Reference) -> Hit:
    _, _, sentence = ledger.sentences[citation.sentence]
    return Hit.on(
        citation,
        cited,
        meant,
        verdict=Verdict.NOT_CHECKED,
        confidence=Confidence.MEDIUM,
        cited=cited.words.strip(),
        words=sentence.words.strip(),
        meant=meant.words.strip(),
    )
