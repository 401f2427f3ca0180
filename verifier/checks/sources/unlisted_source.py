"""The text names its source, and the list of sources does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Citation, Means, Reference

_LEAST = 2
"""Entries that make a list."""
_DATED = re.compile(r"\((?:19|20)\d\d")


@check(
    message="“{words}” is cited, and the list of references has no such entry",
    suggestion="Add the source to the list, or take the citation out.",
    at_most=Severity.WARNING,
    bad=(
        "# Eels\n\nTar kills eels (Brandt 2016; Osei 2020).\n\n## References\n\n- Osei, K. (2020). Eels.\n"
        "- Lund, L. (2016). Nets.",
        "# Eels\n\nAs the Lakes Institute noted in its 2024 eel report, few eels reach the sea.\n\n## References\n\n"
        "- Tarn Courier: Eels stopped by dams, 3 May 2024\n- Senn University: Fish ladders of "
        "the north, 12 June 2023\n",
        "# Salt\n\nIntake fell.[1] Bread holds most of it.[4]\n\n## References\n\n"
        "1. Ministry of Health, Salt survey, 2023\n2. Bakers' Union, What bread holds, 2022\n",
        "Few eels reach the sea.[^dams] Some do.[^sea]\n\n[^sea]: Tarn Courier, Eels stopped by dams, 2024.\n",
        "Few eels reach the sea (Holm 2021; Reed and Marlow, 2023).\n\nLiterature\n\n"
        "Holm, I. (2021). Eels and dams. Fish Letters 4, 3-9.\n",
    ),
    good=(
        "# Eels\n\nAs the Lakes Institute noted in its 2024 eel report, few eels reach the sea.\n\n## References\n\n"
        "- Lakes Institute: Eels in the north, 3 May 2024\n- Senn University: Fish ladders, 12 June 2023\n",
        "As the Lakes Institute noted in its 2024 eel report, few eels reach the sea.",
        "Few eels reach the sea (Holm 2021; WHO, 2023); see the film Dams (1974), shown on the pier (May 2022).\n\n"
        "## Literature\n\n- Holm, I. (2021). Eels and dams. Fish Letters 4, 3-9.\n- World Health Organization "
        "(2023): Eating fish.\n",
        "The mask lies in the range [0, 127], the first byte in MAGIC[6].[1]\n\n[1] Coast Trust, Bytes, 2021\n",
        "# Eels\n\nFew reach the sea, Ida Holm said.\n\n## References\n\n"
        "- Tarn Courier: Eels stopped by dams, 3 May 2024\n- Senn University: Fish ladders, 12 June 2023\n",
    ),
)
def unlisted_source(ledger: Ledger) -> Iterator[Outcome]:
    """A text cites a work, or has a mark for one, that its own list of references lacks.

    Whoever wants to check the sentence looks into the list, and finds nothing; nor can an editor tell whether the
    work was ever read.
    """
    references = ledger.source_map.references
    if len(references) < 1:
        return
    resolved = {one.means for one in ledger.source_map.citations if one.references}
    for citation in ledger.source_map.citations:
        match _listed(citation, resolved, references):
            case True:
                yield Held.on(citation)
            case False if (
                citation.means is Means.NAMED
                and citation.source
                and listed.names(citation.source, references)
            ):
                yield Held.on(citation)
            case False:
                yield _hit(citation)
            case None:
                pass


def _listed(citation: Citation, resolved: set[Means], references: Sequence[Reference]) -> bool | None:
    """Whether a citation has its entry; None where none can be asked for."""
    if citation.means is Means.NUMBER:
        return bool(citation.references) if citation.means in resolved else None
    if citation.means is Means.AUTHOR_YEAR:
        dated = citation.means in resolved or all(_DATED.search(entry.words) for entry in references)
        return bool(citation.references) if dated else None
    if citation.means is Means.FOOTNOTE:
        return bool(citation.references) or (None if not citation.words.startswith("[^") else False)
    if citation.means is Means.NAMED and citation.work and not citation.own and len(references) >= _LEAST:
        return False
    return None


def _hit(citation: Citation) -> Hit:
    return Hit.on(
        citation,
        verdict=Verdict.NOT_CHECKED,
        confidence=Confidence.MEDIUM if citation.means is Means.NAMED else Confidence.HIGH,
        words=citation.words,
    )
