"""The article we started from: its core quantities by hand against ours, and every finding.

`marks/seed.jsonl` holds one row a finding that a careful reader made there: the checks or families that may
find it, and the places (offsets, no text) of which such a finding must touch `least` different ones; `least`
0 is for what holds, so that those checks must leave it alone. A `trap` is a place to be left alone too.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.texts import rows
from verifier.model.finding import Finding
from verifier.model.mention import Kind
from verifier.pipe import verify

MARKS = Path(__file__).parent / "marks" / "seed.jsonl"

_FREE = (Kind.ORDINAL,)


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Right, spurious, nouns right; and what is found."""
    del half, limit
    folder = data.parent / "seed"
    report = verify(folder / "article.txt")
    marked = list(rows(folder / "quantities.jsonl"))
    core = [row for row in marked if row["tier"] == "core"]
    known = [row for row in marked if row["tier"] in ("core", "secondary")]
    right = nouns = counts = 0
    for row in core:
        over = [c for c in report.claims if c.start < row["end"] and row["start"] < c.end]
        good = [
            c
            for c in over
            if row["value"] is None or (c.value is not None and float(c.value) == row["value"])
        ]
        right += bool(good)
        if row["kind"] == "count":
            counts += 1
            nouns += any(c.noun == row.get("unit_surface", row["unit"]) for c in good)
        if show and not good:
            print("missed", row["surface"], [(c.words, str(c.value)) for c in over])
        elif show and row["kind"] == "count" and not any(c.noun == row.get("unit_surface") for c in good):
            print("noun", row["surface"], row.get("unit_surface"), [c.noun for c in good])
    spurious = [
        c
        for c in report.claims
        if c.kind not in _FREE and not any(c.start < row["end"] and row["start"] < c.end for row in known)
    ]
    if show:
        print("spurious", [(c.words, c.kind.value) for c in spurious])
        for finding in report.findings:
            print(finding.severity, finding.check, finding.message, [p.quote for p in finding.places])
    return {
        "core quantities": f"{right} of {len(core)} (MS Recognizers 51, quantulum3 33)",
        "nouns of counts": f"{nouns} of {counts}",
        "spurious": f"{len(spurious)} (MS Recognizers 22, quantulum3 9)",
        "findings": len(report.findings),
        **_listed(report.findings),
    }


def _listed(told: Iterable[Finding]) -> dict[str, str]:
    """Which findings of the list are made, and by what; and which traps caught us."""
    by_finding: dict[str, str] = {}
    caught: list[str] = []
    for row in rows(MARKS):
        names = [one.check for one in told if _touches(row, one)]
        if "trap" in row:
            caught += [f"{row['trap']} ({', '.join(names)})"] if names else []
        elif row["least"]:
            by_finding[row["finding"]] = ", ".join(dict.fromkeys(names)) or "not found"
        else:
            by_finding[row["finding"]] = "not found" if names else "left alone, as it should be"
    missed = [name for name, by in by_finding.items() if by == "not found"]
    return {
        **by_finding,
        "findings of the list": f"{len(by_finding) - len(missed)} of {len(by_finding)}",
        "not found": ", ".join(missed) or "none",
        "traps that caught us": ", ".join(caught) or "none",
    }


def _touches(row: dict[str, Any], one: Finding) -> bool:
    if not {one.check, one.family} & set(row["checks"]):
        return False
    touched = [
        any(place.start < end and start < place.end for place in one.places) for start, end in row["places"]
    ]
    return bool(sum(touched) >= max(row.get("least", 1), 1))
