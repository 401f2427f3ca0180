"""Mutation: one number of a clean text is changed; is it then found?

At a site that the tool says it compared, and, to show what it does not compare, at any site. What is changed,
and to what, follows from the text alone, so that every run is the same.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.texts import clean
from verifier.model.claim import Claim
from verifier.model.mention import Kind
from verifier.model.report import Report
from verifier.pipe import verify

SITES = 6
"""At most so many sites of either sort a text."""
_DIGIT = re.compile(r"[1-9]")
Given = tuple[str, str, str | None]


class Outcome(NamedTuple):
    """Of one text: numbers seen and compared, compared sites changed and found, any sites changed and found."""

    seen: int
    compared: int
    changed: int
    found: int
    any_changed: int
    any_found: int


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Share found, at sites compared and at any site."""
    del show
    texts = clean(data, half, limit)
    with Pool() as pool:
        outcomes = pool.map(_mutate, texts, chunksize=4)
    seen, compared, changed, found, any_changed, any_found = (
        sum(column) for column in zip(*outcomes, strict=True)
    )
    return {
        "texts": len(texts),
        "numbers compared": f"{compared} of {seen} = {compared / max(1, seen):.1%}",
        "found at compared sites": f"{found} of {changed} = {found / max(1, changed):.1%}",
        "found at any site": f"{any_found} of {any_changed} = {any_found / max(1, any_changed):.1%}",
    }


def _mutate(given: Given) -> Outcome:
    name, text, date = given
    report = verify(text=text, name=name, date=date)
    known = {(f.check, f.message) for f in report.findings}
    skipped = {(one.place.start, one.place.end) for one in report.coverage.not_checked if one.place}
    sites = [c for c in report.claims if c.kind not in (Kind.DATE, Kind.PERIOD) and _DIGIT.search(c.quote)]
    compared = [claim for claim in sites if (claim.start, claim.end) not in skipped]
    results = []
    for some in (compared, sites):
        picked = sorted(some, key=_order)[:SITES]
        results += [len(picked), sum(_found(given, claim, known) for claim in picked)]
    return Outcome(report.coverage.seen, report.coverage.compared, *results)


def _order(claim: Claim) -> bytes:
    return blake2b(claim.id.encode(), digest_size=8).digest()


def _found(given: Given, claim: Claim, known: set[tuple[str, str]]) -> bool:
    """Whether some change of the number's first digit leads to a finding that quotes the place."""
    name, text, date = given
    first = next(_DIGIT.finditer(text, claim.start, claim.end))
    digit = str((int(first[0]) + 3) % 9 + 1)
    changed = text[: first.start()] + digit + text[first.end() :]
    report = verify(text=changed, name=name, date=date)
    return any(_touches(report, number, claim) for number in _new(report, known))


def _new(report: Report, known: set[tuple[str, str]]) -> Iterator[int]:
    return (n for n, f in enumerate(report.findings) if (f.check, f.message) not in known)


def _touches(report: Report, number: int, claim: Claim) -> bool:
    return any(p.start < claim.end and claim.start < p.end for p in report.findings[number].places)
