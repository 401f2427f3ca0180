"""The article we started from: its core quantities by hand against ours, and every finding."""

import json
from pathlib import Path
from typing import Any

from verifier.model.mention import Kind
from verifier.pipe import verify

_FREE = (Kind.ORDINAL,)


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Right, spurious, nouns right; and what is found."""
    del half, limit
    folder = data.parent / "seed"
    report = verify(folder / "article.txt")
    rows = [json.loads(line) for line in (folder / "quantities.jsonl").open(encoding="utf-8")]
    core = [row for row in rows if row["tier"] == "core"]
    known = [row for row in rows if row["tier"] in ("core", "secondary")]
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
    }
