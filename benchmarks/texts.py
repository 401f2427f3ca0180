"""The clean texts: published pages, documents people checked, and sources of summaries."""

import json
import re
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from verifier import reading
from verifier.extraction import extract
from verifier.model.ledger import Ledger
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.pipe import verify
from verifier.settings import Settings


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file; none where it is absent."""
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def clean(data: Path, half: str = "both", limit: int = 0) -> list[tuple[str, str, str | None]]:
    """Name, text and date (where known) of every clean text, or of every second one."""
    found = [(f"{row['id']}.md", row["text"], _day(row["date"])) for row in rows(data / "webpages.jsonl")]
    found += [
        (f"contradoc-{row['id']}.txt", row["text"], None)
        for row in rows(data / "contradoc.jsonl")
        if row["label"] == "non_contradictory"
    ]
    sources = {
        row["source"]: None for path in sorted((data / "summedits").glob("*.jsonl")) for row in rows(path)
    }
    found += [(f"source-{i}.txt", text, None) for i, text in enumerate(sources)]
    if half != "both":
        found = found[int(half) :: 2]
    return found[:limit] if limit else found


def reports(texts: list[tuple[str, str, str | None]]) -> Iterator[tuple[str, str, Report]]:
    """Each text with its report, in order, on all cores."""
    with Pool() as pool:
        yield from pool.imap(_report, texts, chunksize=8)


def ledgers(texts: list[tuple[str, str, str | None]]) -> Iterator[tuple[str, Ledger]]:
    """Each text with its ledger, in order, on all cores."""
    with Pool() as pool:
        yield from pool.imap(_ledger, texts, chunksize=8)


def _ledger(given: tuple[str, str, str | None]) -> tuple[str, Ledger]:
    name, text, _ = given
    document, _ = reading.read(Source(name=name, text=text))
    return name, extract(document, Settings())[0]


def _day(written: str | None) -> str | None:
    found = re.match(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", written or "")
    return found[0] if found else None


def _report(given: tuple[str, str, str | None]) -> tuple[str, str, Report]:
    name, text, date = given
    return name, text, verify(text=text, name=name, date=date)
