"""Cited before it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.period import Grain
from verifier.model.source_map import Reference

_COMING = re.compile(
    r"\b(?:forthcoming|in press|to appear|upcoming|scheduled|embargo\w*|outlook)\b",
    re.IGNORECASE,
)


@check(
    message="“{words}” is dated {date}, after the text itself ({own})",
    suggestion="Mend the date of the entry, or of the text.",
    at_most=Severity.WARNING,
    bad=(
        "---\ndate: 2024-03-05\n---\n\n# Eels\n\nFew eels reach the sea.\n\n## References\n\n"
        "- Tarn Courier: Eels stopped by dams, 3 May 2024\n- Senn University: Fish ladders, 12 June 2023\n",
        "2 October 2026\n\nFew eels reach the sea (Holm 2028).\n\n## References\n\n- Holm, I. (2028): Eels. Fish "
        "Letters 4, 3-9.\n",
    ),
    good=(
        "---\ndate: 2024-05-05\n---\n\n# Eels\n\nFew eels reach the sea.\n\n## References\n\n"
        "- Tarn Courier: Eels stopped by dams, 3 May 2024\n- Coast Trust: Outlook, forthcoming, 1 June 2024\n",
        "2 October 2026\n\nFew eels reach the sea [1].\n\n[1] Harbour Board, The port plan for 2040\n",
    ),
)
def future_reference(ledger: Ledger) -> Iterator[Outcome]:
    """A reference is dated after the text that cites it.

    One of the two dates is wrong, and a reader who looks for the source will look in the wrong place.
    """
    own = ledger.document.date
    if own is None or own.end is None:
        return
    later = [
        one
        for one in ledger.source_map.references
        if one.date and one.date.start and one.date.start >= own.end
    ]
    if len(later) > 1:
        return  # a page that was kept up to date, and its first date
    for entry in ledger.source_map.references:
        if entry.date is None or not _its_own(entry) or _COMING.search(entry.words):
            continue
        if entry.date.start is not None and entry.date.start >= own.end:
            yield Hit.on(
                entry,
                verdict=Verdict.NOT_CHECKED,
                confidence=Confidence.MEDIUM,
                words=entry.words,
                date=entry.date.edtf,
                own=own.edtf,
            )
        else:
            yield Held.on(entry)


def _its_own(entry: Reference) -> bool:
    """Whether the date is surely that of the entry, and none that its title tells of."""
    if entry.date is None or entry.date.grain is Grain.DAY:
        return True
    beside = re.compile(rf"{re.escape(entry.publisher)},?\s\(?(?:19|20)\d\d")
    return bool(entry.publisher and beside.match(entry.words.lstrip("[]0123456789.) ")))
