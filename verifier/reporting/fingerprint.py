"""A finding's name that stays when other lines of its text move or change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from verifier.model.finding import Finding
from verifier.model.report import Report


def fingerprints(report: Report) -> Iterator[tuple[Finding, str]]:
    """Every finding of a report with its fingerprint: those that count, then the known, then the waived.

    It is made of the check, the sentence that is blamed and the words that clash with it; of findings alike in
    all that, the first is told from the second by their order in the text.
    """
    seen: Counter[str] = Counter()
    told = (*report.findings, *report.known, *report.waived)
    made: dict[int, str] = {}
    for finding in sorted(told, key=lambda one: (one.places[0].start, one.check)):
        core = _core(report, finding)
        made[id(finding)] = _digest(f"{core}\0{seen[core]}")
        seen[core] += 1
    for finding in told:
        yield finding, made[id(finding)]


def _core(report: Report, finding: Finding) -> str:
    first, *others = finding.places
    sentences = [sentence.words for _, sentence in report.document.standing(first.start, first.end)]
    around = " ".join(sentences) or first.words or first.quote
    return "\0".join(
        (finding.check, " ".join(around.split()), first.words, *sorted({one.words for one in others}))
    )


def _digest(core: str) -> str:
    return blake2b(core.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
