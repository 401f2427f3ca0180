"""Claims held against one passage (EQUATE, VitaminC) and against whole documents (SummEdits)."""

from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks.texts import rows
from verifier import compare
from verifier.model.comparison import Comparison, Support

_SETS = ("AWPNLI", "StressTest_dev", "NewsNLI", "RTE_Quant", "RedditNLI")
_LABELS = {"SUPPORTS": "entailment", "REFUTES": "contradiction", "NOT ENOUGH INFO": "neutral"}
_OURS = {
    Support.SUPPORTED: "entailment",
    Support.CONTRADICTED: "contradiction",
    Support.OVERSTATED: "contradiction",
    Support.NOT_FOUND: "neutral",
}
_FLAGGED = (Support.CONTRADICTED, Support.OVERSTATED)
_DOMAINS = ("news", "ectsum", "sales_email")


def entail(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Share of right labels; where a set has but two, also with all that is not entailment taken as one."""
    figures: dict[str, Any] = {}
    sets = [(name, data / "equate" / f"{name}.jsonl") for name in _SETS]
    for name, path in [*sets, ("VitaminC", data / "vitaminc.jsonl")]:
        given = [
            (row.get("hypothesis") or row["claim"], row.get("premise") or row["evidence"], row["label"])
            for row in _half(path, half, limit)
        ]
        if not given:
            continue
        told = [_OURS[found.verdict] for found in _compared([(claim, source) for claim, source, _ in given])]
        gold = [_LABELS.get(label, label) for _, _, label in given]
        both = list(zip(gold, told, strict=True))
        if show:
            for (claim, source, _), (right, said) in zip(given, both, strict=True):
                if right != said:
                    print(f"[{right} / {said}] {claim}\n    {source}")
        figures[name] = _share(sum(right == said for right, said in both), len(both))
        if len(set(gold)) == 2:
            right = sum((right == "entailment") == (said == "entailment") for right, said in both)
            figures[f"{name}, entailed or not"] = _share(right, len(both))
    return figures


def sources(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Summaries of whole documents, some edited: of the consistent ones not flagged, of changed digits caught."""
    figures: dict[str, Any] = {}
    for domain in _DOMAINS:
        given = _half(data / "summedits" / f"{domain}.jsonl", half, limit)
        told = _compared([(row["claim"], row["source"]) for row in given])
        counts: Counter[tuple[str, bool]] = Counter()
        for row, found in zip(given, told, strict=True):
            kind = "consistent" if row["consistent"] else "digits" if row["digits_changed"] else "words"
            flagged = found.verdict in _FLAGGED
            counts[kind, flagged] += 1
            if show and flagged == bool(row["consistent"]) and kind != "words":
                print(f"[{kind} / {found.verdict}] {row['claim']}")
        for kind, wanted, what in (
            ("consistent", False, "consistent, not flagged"),
            ("digits", True, "digits changed, caught"),
            ("words", True, "words changed, caught"),
        ):
            total = counts[kind, True] + counts[kind, False]
            if total:
                figures[f"{domain}: {what}"] = _share(counts[kind, wanted], total)
    return figures


def _half(path: Path, half: str, limit: int) -> list[dict[str, Any]]:
    found = list(rows(path))
    found = found if half == "both" else found[int(half) :: 2]
    return found[:limit] if limit else found


def _compared(pairs: list[tuple[str, str]]) -> list[Comparison]:
    with Pool() as pool:
        return pool.starmap(compare, pairs, chunksize=16)


def _share(right: int, total: int) -> str:
    return f"{100 * right / total:.1f} %  ({right} of {total})"
