"""A text that is its own source."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_LEAST = 4
"""Words of a title that two texts do not share by chance."""


@check(
    message="“{words}” is listed as a source, and is this text's own title",
    suggestion="Give the source that both rest on; a text cannot support itself.",
    at_most=Severity.WARNING,
    bad=(
        "# Why few eels reach the sea\n\nDams stop them.\n\n## References\n\n"
        "- Tarn Courier: Why few eels reach the sea, 3 May 2024\n- Senn University: Fish ladders, 12 June 2023\n",
    ),
    good=(
        "# Why few eels reach the sea\n\nDams stop them.\n\n## References\n\n"
        "- Tarn Courier: Eels stopped by dams, 3 May 2024\n- Senn University: Fish ladders, 12 June 2023\n",
    ),
)
def circular_citation(ledger: Ledger) -> Iterator[Outcome]:
    """A text lists itself, or the text it was copied from, among its sources.

    What rests on itself rests on nothing; the circle is hard to see where the list is long.
    """
    title = listed.flat(ledger.document.title)
    if len(title.split()) < _LEAST:
        return
    for entry in ledger.source_map.references:
        if listed.flat(entry.title) == title:
            yield Hit.on(entry, verdict=Verdict.NOT_CHECKED, confidence=Confidence.MEDIUM, words=entry.title)
        else:
            yield Held.on(entry)
