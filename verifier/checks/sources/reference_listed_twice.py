"""One entry, counted as two."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Reference

_LEAST = 4
"""Words of a title that is no series of its own."""


@check(
    message="“{words}” is in the list twice",
    suggestion="Take one of the two out.",
    at_most=Severity.WARNING,
    bad=(
        "# Eels\n\nFew reach the sea.\n\n## References\n\n- Tarn Courier: Eels stopped by dams "
        "in the north, 3 May 2024\n"
        "- Senn University: Fish ladders, 12 June 2023\n"
        "- Tarn Courier: Eels stopped by dams in the north, 4 May 2024\n",
    ),
    good=(
        "# Eels\n\nFew reach the sea.\n\n## References\n\n- Tarn Courier: Eels stopped by dams "
        "in the north, 3 May 2024\n"
        "- Tarn Courier: Eels pass dams in the south, 4 May 2024\n",
    ),
)
def reference_listed_twice(ledger: Ledger) -> Iterator[Outcome]:
    """One work stands in the list of references under two entries.

    A claim that seems to have two sources has one.
    """
    seen: dict[tuple[str, str], Reference] = {}
    for entry in ledger.source_map.references:
        title = listed.flat(entry.title)
        if len(title.split()) < _LEAST:
            continue
        first = seen.setdefault((title, listed.flat(entry.publisher)), entry)
        if first is entry:
            yield Held.on(entry)
        else:
            yield Hit.on(
                entry,
                first,
                verdict=Verdict.NOT_CHECKED,
                confidence=Confidence.MEDIUM,
                words=entry.title,
            )
