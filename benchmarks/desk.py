"""The desk's re-check of one edited sentence: how long it takes in a long text, and what it misses in short ones.

A long text is strung together of clean texts. In each edit one figure becomes another. Short texts are also checked
whole after the edit: what the whole check tells of the edited passage is what the desk should have told.
"""

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.texts import clean
from verifier import reading
from verifier.desk.recheck import Rechecker
from verifier.desk.units import Unit, unit_at
from verifier.memo import Remembered
from verifier.model.finding import Finding
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.pipe import verify_source
from verifier.settings import Settings

SENTENCES, EDITS, TEXTS = 5_000, 100, 300
_DIGIT = re.compile(r"\d")


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Wall milliseconds of the first re-check of a passage and of the next ones; findings missed and invented."""
    texts = [text for _, text, _ in clean(data, half)]
    if not texts:
        return {"clean texts": "not there, skipped"}
    chance = random.Random(7)
    return {**_long(texts, chance), **_short(texts, chance, limit or TEXTS, show)}


def _long(texts: list[str], chance: random.Random) -> dict[str, str]:
    memo, began = Remembered(), time.perf_counter()
    whole = _strung(texts)
    report = verify_source(whole, Settings(), memo)
    first = time.perf_counter() - began
    checker = Rechecker(report, Settings(), memo)
    opened, typed = [], []
    for unit, words in _edits(report, chance, EDITS):
        opened.append(_milliseconds(checker, unit, unit.text))
        typed.append(_milliseconds(checker, unit, words))
    count = sum(1 for _ in report.document.sentences())
    return {
        "sentences, claims": f"{count:,}, {len(report.claims):,}",
        "the whole check": f"{first:.0f} s",
        "a passage opened": _spread(opened),
        "one edited sentence": f"{_spread(typed)} (aim < 100)",
    }


def _short(texts: list[str], chance: random.Random, limit: int, show: bool) -> dict[str, str]:
    """One edit in each of so many texts, live and whole."""
    told = shown = invented = 0
    memo = Remembered()
    for text in chance.sample(texts, min(limit, len(texts))):
        source = Source(name="text.md", text=text)
        report = verify_source(source, Settings(), memo)
        for unit, words in _edits(report, chance, 1):
            live = {_name(one) for one in Rechecker(report, Settings(), memo)(unit, words).found}
            after = text[: unit.start] + words + text[unit.end :]
            edited = verify_source(source.model_copy(update={"text": after}), Settings(), memo)
            whole = {_name(one) for one in edited.findings if _touches(one, unit.start, len(words))}
            told, shown, invented = told + len(whole), shown + len(live & whole), invented + len(live - whole)
            if show:
                print(
                    *(f"missed {one}" for one in whole - live),
                    *(f"more {one}" for one in live - whole),
                    sep="\n",
                )
    return {
        "of what the whole check tells of a passage": f"{shown} of {told} told live",
        "told live, and not by the whole check": str(invented),
    }


def _strung(texts: list[str]) -> Source:
    parts, count = [], 0
    for text in texts:
        document, _ = reading.read(Source(name="text.md", text=text))
        parts.append(text)
        count += sum(1 for _ in document.sentences())
        if count >= SENTENCES:
            break
    return Source(name="long.md", text="\n\n".join(parts))


def _edits(report: Report, chance: random.Random, count: int) -> Iterator[tuple[Unit, str]]:
    """Passages with one digit of one figure changed."""
    claims = [claim for claim in report.claims if _DIGIT.search(claim.quote)]
    for claim in chance.sample(claims, min(count, len(claims))):
        unit = unit_at(report.document, claim.start, claim.end)
        at = claim.start - unit.start
        digit = _DIGIT.search(unit.text, at)
        if digit:
            other = str((int(digit[0]) + 3) % 9 + 1)
            yield unit, unit.text[: digit.start()] + other + unit.text[digit.end() :]


def _milliseconds(checker: Rechecker, unit: Unit, words: str) -> tuple[float, float]:
    """On the wall, and of the processor: on a busy machine only the second says something of us."""
    began = time.perf_counter(), time.process_time()
    checker(unit, words)
    return 1000 * (time.perf_counter() - began[0]), 1000 * (time.process_time() - began[1])


def _spread(times: list[tuple[float, float]]) -> str:
    wall, own = (sorted(one) for one in zip(*times, strict=True))
    return ", ".join(
        f"{name} {wall[at]:.0f} ms ({own[at]:.0f} of the processor)"
        for name, at in (("median", len(wall) // 2), ("nine in ten", len(wall) * 9 // 10), ("worst", -1))
    )


def _name(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.places[0].words


def _touches(finding: Finding, start: int, length: int) -> bool:
    """What a text rests on (sources) is asked of all of it, not of a passage."""
    standing = any(place.start < start + length and start < place.end for place in finding.here)
    return standing and finding.family != "sources"
