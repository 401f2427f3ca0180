"""Mutation: one number of a clean text is changed; is it then found?

At sites that the tool says it compared, and, to show what it does not compare, at any site. A site is a number
written in digits that is no date. It is made larger (its first digit 9) and smaller (its first digit 1, or the
second 0): some constraints bind one side only, so a site counts as found where either change is found; how many
of all changes are found is told too. What is changed follows from the text alone, so that every run is the same.
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


class Tried(NamedTuple):
    """Sites changed and found, changes made and found."""

    sites: int = 0
    found: int = 0
    changes: int = 0
    seen: int = 0


class Outcome(NamedTuple):
    """Of one text: all numbers and those compared; those in digits that are no date, and what became of some."""

    counts: tuple[int, int, int, int]
    at_compared: Tried
    anywhere: Tried


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Share compared; share found, at sites compared and at any site."""
    del show
    texts = clean(data, half, limit)
    with Pool() as pool:
        outcomes = pool.map(_mutate, texts, chunksize=4)
    seen, compared, sites, compared_sites = map(sum, zip(*(one.counts for one in outcomes), strict=True))
    at_compared = Tried(*map(sum, zip(*(one.at_compared for one in outcomes), strict=True)))
    anywhere = Tried(*map(sum, zip(*(one.anywhere for one in outcomes), strict=True)))
    return {
        "texts": len(texts),
        "all numbers compared": f"{compared} of {seen} = {compared / max(1, seen):.1%}",
        "in digits and no date": f"{compared_sites} of {sites} = {compared_sites / max(1, sites):.1%}",
        "found at compared sites": _said(at_compared),
        "found at any site": _said(anywhere),
    }


def _said(tried: Tried) -> str:
    changes = f"{tried.seen} of {tried.changes} changes"
    return f"{tried.found} of {tried.sites} = {tried.found / max(1, tried.sites):.1%} ({changes})"


def _mutate(given: Given) -> Outcome:
    name, text, date = given
    report = verify(text=text, name=name, date=date)
    known = {(f.check, f.message) for f in report.findings}
    skipped = {(one.place.start, one.place.end) for one in report.coverage.not_checked if one.place}
    sites = [c for c in report.claims if c.kind not in (Kind.DATE, Kind.PERIOD) and _DIGIT.search(c.quote)]
    compared = [claim for claim in sites if (claim.start, claim.end) not in skipped]
    tried = []
    for some in (compared, sites):
        results = [_found(given, claim, known) for claim in sorted(some, key=_order)[:SITES]]
        changes = [one for found in results for one in found]
        tried.append(Tried(len(results), sum(map(any, results)), len(changes), sum(changes)))
    counts = (report.coverage.seen, report.coverage.compared, len(sites), len(compared))
    return Outcome(counts, *tried)


def _order(claim: Claim) -> bytes:
    return blake2b(claim.id.encode(), digest_size=8).digest()


def _found(given: Given, claim: Claim, known: set[tuple[str, str]]) -> list[bool]:
    """For the number made larger and made smaller: whether a new finding quotes the place."""
    name, text, date = given
    results = []
    for changed in _changes(text, claim):
        report = verify(text=changed, name=name, date=date)
        results.append(any(_touches(report, number, claim) for number in _new(report, known)))
    return results


def _changes(text: str, claim: Claim) -> Iterator[str]:
    first = next(_DIGIT.finditer(text, claim.start, claim.end))
    before, digit, after = text[: first.start()], first[0], text[first.end() :]
    yield f"{before}9{after}" if digit != "9" else f"{before}99{after}"
    if digit != "1":
        yield f"{before}1{after}"
    elif after[:1].isdigit() and after[0] != "0":
        yield f"{before}10{after[1:]}"


def _new(report: Report, known: set[tuple[str, str]]) -> Iterator[int]:
    return (n for n, f in enumerate(report.findings) if (f.check, f.message) not in known)


def _touches(report: Report, number: int, claim: Claim) -> bool:
    return any(p.start < claim.end and claim.start < p.end for p in report.findings[number].places)
