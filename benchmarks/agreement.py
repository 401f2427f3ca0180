"""Agreement rate: of the links made on clean text, how many hold; and reach: how many repeats are linked.

Published text is almost always consistent with itself, so a link whose arithmetic fails is most often
a link that should not be. No label is needed.
"""

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.texts import clean, reports
from verifier.model.document import Zone
from verifier.model.mention import Kind
from verifier.model.report import Report


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Passed, failed, agreement of every check, and the reach of the linker."""
    passed: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    repeats = linked = 0
    for name, _, report in reports(clean(data, half, limit)):
        for tally in report.tallies:
            passed[tally.check] += tally.held
            failed[tally.check] += tally.failed
        seen, reached = _reach(report)
        repeats, linked = repeats + seen, linked + reached
        if show:
            for group in report.groups:
                print(name, [f"{c.words} {c.noun} [{c.zone}]" for c in group.claims], group.because)
    figures: dict[str, Any] = {}
    for check in sorted(passed.keys() | failed.keys()):
        total = passed[check] + failed[check]
        figures[check] = f"held {passed[check]}, failed {failed[check]}: {passed[check] / max(1, total):.2%}"
    figures["reach of the linker"] = (
        f"{linked} of {repeats} repeated unusual values = {linked / max(1, repeats):.1%}"
    )
    return figures


def _reach(report: Report) -> tuple[int, int]:
    """Pairs of mentions that repeat one unusual value (three or more significant digits), and those linked."""
    by_value = defaultdict(list)
    for claim in report.claims:
        ok = claim.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
        if claim.value and ok and claim.zone not in (Zone.REFERENCES, Zone.RELATED):
            digits = str(claim.value.numerator).rstrip("0") if claim.value.denominator == 1 else "999"
            if len(digits) >= 3:
                by_value[claim.value, claim.unit].append(claim.id)
    together = {
        frozenset(pair)
        for group in report.groups
        for pair in combinations(sorted(claim.id for claim in group.claims), 2)
    }
    pairs = [frozenset(pair) for ids in by_value.values() for pair in combinations(ids, 2)]
    return len(pairs), sum(pair in together for pair in pairs)
