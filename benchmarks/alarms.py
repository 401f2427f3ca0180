"""False alarms: findings per 10,000 words of clean text, by severity and by check."""

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.texts import clean, reports


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Count findings on the clean texts; `show` prints each, to be read with one's own eyes."""
    texts = clean(data, half, limit)
    words = sum(len(text.split()) for _, text, _ in texts)
    by_severity: Counter[str] = Counter()
    by_check: Counter[str] = Counter()
    for name, _, report in reports(texts):
        by_severity.update(
            f"troubles: {trouble.about}" for trouble in report.troubles if trouble.stage == "check"
        )
        for finding in report.findings:
            by_severity[finding.severity.value] += 1
            by_check[f"{finding.check} ({finding.severity})"] += 1
            if show and finding.severity.value != "note":
                print(
                    f"\n{name} {finding.severity} {finding.check}: {finding.message} [{finding.arithmetic}]"
                )
                for place in finding.places:
                    low, high = max(0, place.start - 150), place.end + 150
                    around = report.document.text[low : place.start], report.document.text[place.end : high]
                    print(
                        f"    {place.line}: …{around[0]}⟦{place.quote}⟧{around[1]}…".replace("\n", " "),
                        flush=True,
                    )
    figures: dict[str, Any] = {"texts": len(texts), "words": f"{words:,}"}
    for severity, count in sorted(by_severity.items()):
        figures[severity] = f"{count}  = {count * 10_000 / words:.2f} per 10,000 words" if words else count
    return figures | dict(sorted(by_check.items()))
