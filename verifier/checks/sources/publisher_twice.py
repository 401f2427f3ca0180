"""Bloomberg: ... - Bloomberg."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger


@check(
    message="{count} of {all} references print the publisher twice, the first “{name}”",
    suggestion="Print it once, and give the author or the address in its place.",
    at_most=Severity.NOTE,
    bad=(
        "# Eels\n\nFew reach the sea.\n\n## References\n\n- Tarn Courier: Eels stopped by dams — Tarn Courier, 3 May "
        "2024\n- Senn University: Fish ladders — Senn University, 12 June 2023\n",
    ),
    good=(
        "# Eels\n\nFew reach the sea.\n\n## References\n\n- Eels stopped by dams — Tarn Courier, 3 May 2024\n"
        "- Ida Holm: The Courier and its town — Tarn Courier, 12 June 2023\n",
    ),
)
def publisher_twice(ledger: Ledger) -> Iterator[Outcome]:
    """Entries of a reference list have the publisher where the author should be, and again at the end.

    The list looks fuller than it is, and nobody is named who could be asked.
    """
    twice = [entry for entry in ledger.source_map.references if entry.echo]
    if twice:
        yield Hit.on(
            *twice,
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.HIGH,
            count=len(twice),
            all=len(ledger.source_map.references),
            name=twice[0].echo,
        )
