"""False alarms: findings per 10,000 words of clean text, by severity and by check, and how many are right."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import labels
from benchmarks.texts import clean, reports
from verifier.model.document import Document
from verifier.model.finding import Finding

_SAID = {True: "right", False: "wrong", None: "unread"}


def measure(
    data: Path, *, half: str, limit: int, show: bool, families: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Count findings on the clean texts; `show` prints each, to be read with one's own eyes.

    Of named `families` alone, if any are named, and then their notes are printed too.
    """
    texts = clean(data, half, limit)
    words = sum(len(text.split()) for _, text, _ in texts)
    by_severity: Counter[str] = Counter()
    by_check: Counter[str] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    for name, _, report in reports(texts):
        by_severity.update(
            f"troubles: {trouble.about}" for trouble in report.troubles if trouble.stage == "check"
        )
        for finding in report.findings:
            if families and finding.family not in families:
                continue
            said = _SAID[labels.verdict(name, finding)]
            by_severity[finding.severity.value] += 1
            by_check[f"{finding.check} ({finding.severity})"] += 1
            read[finding.severity.value, said] += 1
            if show and (families or finding.severity.value != "note"):
                _show(name, report.document, finding, said)
    figures: dict[str, Any] = {"texts": len(texts), "words": f"{words:,}"}
    for severity, count in sorted(by_severity.items()):
        rate = f"{count}  = {count * 10_000 / words:.2f} per 10,000 words" if words else str(count)
        counts = ", ".join(
            f"{read[severity, said]} {said}" for said in _SAID.values() if read[severity, said]
        )
        figures[severity] = f"{rate} ({counts})" if counts else rate
    return figures | dict(sorted(by_check.items()))


def _show(name: str, document: Document, finding: Finding, said: str) -> None:
    first = finding.places[0]
    key = {"text": name, "check": finding.check, "start": first.start, "end": first.end}
    print(f"\n{finding.severity} {finding.check}: {finding.message} [{finding.arithmetic}] ({said})")
    print(f"    {json.dumps(key)}")
    for place in finding.places:
        low, high = max(0, place.start - 150), place.end + 150
        around = document.text[low : place.start], document.text[place.end : high]
        print(f"    {place.line}: …{around[0]}⟦{place.quote}⟧{around[1]}…".replace("\n", " "), flush=True)
