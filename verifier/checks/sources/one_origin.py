"""Four references, one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Reference

_LEAST = 3
_SHARED = 2
"""Telling words that titles of one event share."""
_SECOND_LEVEL = frozenset({"co", "com", "org", "ac", "gov", "net", "edu"})


@check(
    message="{count} references, one origin: {why}",
    suggestion="Add a source of its own, or say that all of it comes from one.",
    at_most=Severity.WARNING,
    bad=(
        "# Orvik builds a yard\n\nOrvik will build a yard in Tarn.\n\n## References\n\n"
        "- Orvik Newsroom: Orvik announces new yard in Tarn, 3 May 2024\n"
        "- Tarn Courier: Orvik to build yard in Tarn, 3 May 2024\n"
        "- The Herald: New yard for Tarn, Orvik says, 3 May 2024\n",
        "# Tea\n\nGreen tea helps.\n\n## Sources\n\n- [Leaf and health](https://www.teaboard.example/leaf), 2021\n"
        "- [Ten facts](https://teaboard.example/ten), 2022\n- [Why tea](https://news.teaboard.example/why), 2023\n",
    ),
    good=(
        "# Orvik builds a yard\n\nOrvik will build a yard in Tarn.\n\n## References\n\n"
        "- Orvik Newsroom: Orvik announces new yard in Tarn, 3 May 2024\n"
        "- Tarn Courier: What became of the last yard, 9 October 2023\n"
        "- Senn University: Boat building in the north, 12 June 2021\n",
        "# Eels\n\nFew reach the sea.\n\n## References\n\n- Tarn Courier: Eels stopped by dams, 3 May 2024\n"
        "- Senn University: Fish ladders of the north, 3 May 2024\n- Coast Trust: A year of counting, 3 May 2024\n",
    ),
)
def one_origin(ledger: Ledger) -> Iterator[Outcome]:
    """All references of a text go back to one announcement or one owner.

    Four reports of one press release are one source; a reader who counts them takes them for four.
    """
    references = ledger.source_map.references
    if len(references) < _LEAST or len(listed.own_entries(ledger)) == len(references):
        return  # who cites himself alone is told so elsewhere
    why = _one_event(references) or _one_owner(references)
    if not why:
        yield Held.on(*references)
        return
    yield Hit.on(
        *references,
        verdict=Verdict.NOT_CHECKED,
        confidence=Confidence.MEDIUM,
        count=len(references),
        why=why,
    )


def _one_event(references: Sequence[Reference]) -> str:
    """All dated one day, with titles that share their telling words."""
    days = {entry.date for entry in references}
    day = next(iter(days))
    if len(days) > 1 or day is None:
        return ""
    titles = [listed.telling(entry.title) for entry in references]
    common = frozenset.intersection(*titles)
    if len(common) < _SHARED:
        return ""
    announcer = [entry.publisher for entry in references if listed.telling(entry.publisher) & common]
    own = f", and “{announcer[0]}” is the announcer itself" if announcer else ""
    return f"the same event, told on one day ({day.edtf}){own}"


def _one_owner(references: Sequence[Reference]) -> str:
    """All on one site, or of one publisher."""
    sites = {_site(entry.host) for entry in references}
    if len(sites) == 1 and "" not in sites:
        return f"all stand on {next(iter(sites))}"
    publishers = {listed.flat(entry.publisher) for entry in references}
    if len(publishers) == 1 and "" not in publishers and not sites - {""}:
        return f"all are published by “{references[0].publisher}”"
    return ""


def _site(host: str) -> str:
    """The part of a host that one owner registers."""
    parts = host.split(".")
    kept = 3 if len(parts) > 2 and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2 else 2
    return ".".join(parts[-kept:])
