"""Contradictions that people found: Wikipedia's editors (natural), ContraDoc (planted, with evidence)."""

import re
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks.texts import rows
from verifier.model.finding import Severity
from verifier.pipe import verify

_DIGIT = re.compile(r"\d")


def wikicontradict(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Items whose two passages, set one after the other, give a finding that quotes both."""
    del half
    found = list(rows(data / "wikicontradict.jsonl"))
    found = found[:limit] if limit else found
    texts: list[tuple[str, str, bool]] = []
    for row in found:
        given = row["annotationResult"]
        first, second = given["paragraphA_information"], given["paragraphB_information"]
        texts.append((first, second, bool(_DIGIT.search(first) and _DIGIT.search(second))))
    with Pool() as pool:
        hits = pool.starmap(_spans_both, [(first, second) for first, second, _ in texts])
    if show:
        for row, (_, _, digits), hit in zip(found, texts, hits, strict=True):
            print(row["title"], "numeric" if digits else "", hit)
    numeric = [hit for (_, _, digits), hit in zip(texts, hits, strict=True) if digits]
    return {
        "both passages quoted, all items": f"{sum(1 for hit in hits if hit)} of {len(hits)}",
        "both passages quoted, digits in both": f"{sum(1 for hit in numeric if hit)} of {len(numeric)}",
    }


def _spans_both(first: str, second: str) -> str:
    """The check whose finding quotes both passages; "" for none."""
    report = verify(text=f"{first}\n\n{second}\n", name="passages.md")
    border = len(first)
    for finding in report.findings:
        sides = {place.start < border for place in finding.places}
        if len(sides) == 2 and finding.severity is not Severity.NOTE:
            return finding.check
    return ""


def contradoc(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Planted: findings that quote the evidence sentence; clean ones: documents with any finding."""
    del half
    found = list(rows(data / "contradoc.jsonl"))
    found = found[:limit] if limit else found
    with Pool() as pool:
        answers = pool.map(_evidence, found, chunksize=8)
    clean = [a for row, a in zip(found, answers, strict=True) if row["label"] == "non_contradictory"]
    planted = [(row, a) for row, a in zip(found, answers, strict=True) if row["label"] != "non_contradictory"]
    numeric = [
        (row, a)
        for row, a in planted
        if row["evidence"] in row["text"] and _DIGIT.search(row["evidence"] or "")
    ]
    if show:
        for row, answer in numeric:
            print(row["id"], answer)
    elsewhere = sum(any_said and not quoted for _, (quoted, any_said) in planted)
    return {
        "evidence with digits quoted": f"{sum(quoted for _, (quoted, _) in numeric)} of {len(numeric)}",
        "planted documents with a finding elsewhere": f"{elsewhere} of {len(planted)}",
        "clean documents with a finding": f"{sum(loud for _, loud in clean)} of {len(clean)}",
    }


def _evidence(row: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a finding quotes the evidence, and whether there is any finding."""
    text, evidence = row["text"], row["evidence"] or ""
    report = verify(text=text, name=f"{row['id']}.txt")
    loud = [f for f in report.findings if f.severity is not Severity.NOTE]
    start = text.find(evidence) if evidence else -1
    quoted = start >= 0 and any(
        place.start < start + len(evidence) and start < place.end for f in loud for place in f.places
    )
    return quoted, bool(loud)
