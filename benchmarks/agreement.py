"""Agreement rate: of the links made on clean text, how many hold; and reach: how many repeats are linked.

Published text is almost always consistent with itself, so a link whose arithmetic fails is most often
a link that should not be. No label is needed; a failure that we read and found to be a real fault of its
text (`labels.py`) is told apart. `agreement.json` beside this file keeps the figures by which a check earns
its severity; `python -m benchmarks agreement --write` makes it.
"""

import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import labels
from benchmarks.texts import clean, reports
from verifier.checks import registry
from verifier.extraction.likeness import names_something
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.unlike import SHORT
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.mention import Kind
from verifier.model.report import Report

PATH = Path(__file__).with_name("agreement.json")


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Held, failed, agreement of every check, and the reach of the linker."""
    tallies, words, (repeats, linked, printed, linked_printed) = _count(data, half, limit, show=show)
    figures: dict[str, Any] = {"words": f"{words:,}"}
    for check, tally in tallies.items():
        links = tally["held"] + tally["failed"]
        false = tally["failed"] - tally["real"]
        figures[check] = (
            f"held {tally['held']}, failed {tally['failed']} ({tally['real']} real): {1 - false / max(1, links):.2%}"
            if links
            else "nothing compared"
        )
    figures["reach of the linker"] = (
        f"{linked} of {repeats} repeated unusual values = {linked / max(1, repeats):.1%}; "
        f"{linked_printed} of {printed} with names, codes and bare figures"
    )
    return figures


def write(data: Path, *, half: str, limit: int) -> None:
    """Keep the figures for the table of checks and for the test that holds severities to them."""
    tallies, words, (repeats, linked, *_) = _count(data, half, limit, show=False)
    kept = {"words": words, "repeats": repeats, "linked": linked, "checks": tallies}
    PATH.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _count(
    data: Path, half: str, limit: int, *, show: bool
) -> tuple[dict[str, dict[str, int]], int, tuple[int, ...]]:
    held: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    real: Counter[str] = Counter()
    words = 0
    reach: tuple[int, ...] = (0, 0, 0, 0)
    for name, text, report in reports(clean(data, half, limit)):
        words += len(text.split())
        for tally in report.tallies:
            held[tally.check] += tally.held
            failed[tally.check] += tally.failed
        real.update(one.check for one in report.findings if labels.verdict(name, one))
        reach = tuple(a + b for a, b in zip(reach, _reach(report), strict=True))
        if show:
            for group in report.groups:
                print(name, [f"{c.words} {c.noun} [{c.zone}]" for c in group.claims], group.because)
    counts = {
        check.name: {"held": held[check.name], "failed": failed[check.name], "real": real[check.name]}
        for check in registry.checks()
    }
    return counts, words, reach


def _reach(report: Report) -> tuple[int, int, int, int]:
    """Mentions that repeat one unusual value, and those linked to a twin; then the same with names and codes.

    Unusual is three or more significant digits; repeated is printed in two sentences of one text or more. Counted
    is what says what it is of: money, percent, another unit, or a noun that follows, in a sentence, a headline, a
    caption or a cell. A number that is part of a name ("Route 286", "105.7 FM"), a telephone number or a line of
    bare figures repeats no fact, or none that a reader could tell; the second pair of figures has those too.
    """
    around = Surroundings(report.document, report.claims)
    told: dict[object, list[Claim]] = defaultdict(list)
    printed: dict[object, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        ok = claim.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
        if claim.value and ok and claim.zone not in (Zone.REFERENCES, Zone.RELATED):
            digits = str(claim.value.numerator * claim.value.denominator).rstrip("0")
            if len(digits) < 3:
                continue
            printed[claim.value, claim.unit].append(claim)
            placed = around.prose(claim) or claim.zone in SHORT or around.form(claim) is Form.CELL
            if placed and not names_something(claim, around):
                told[claim.value, claim.unit].append(claim)
    together = {
        frozenset(pair)
        for group in report.groups
        for pair in combinations(sorted(claim.id for claim in group.claims), 2)
    }
    return *_twins(told, together), *_twins(printed, together)


def _twins(by_value: dict[object, list[Claim]], together: set[frozenset[str]]) -> tuple[int, int]:
    """How many repeat a value of another sentence, and how many of those are linked to one that has it."""
    repeated = [claims for claims in by_value.values() if len({claim.sentence for claim in claims}) > 1]
    pairs = [{a.id, b.id} for claims in repeated for a, b in combinations(claims, 2)]
    linked = {one for pair in pairs if frozenset(pair) in together for one in pair}
    return sum(map(len, repeated)), len(linked)
