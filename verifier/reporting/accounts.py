"""A report in, every number it saw out, by what was done with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.report import Report
from verifier.reporting.phrases import say


class Item(NamedTuple):
    """One number: its words, line, anchor in the article, and the finding it is part of, if any."""

    words: str
    line: int
    anchor: str
    finding: int = 0


class Account(NamedTuple):
    """All numbers that one thing was done with."""

    title: str
    items: tuple[Item, ...]


def accounts(report: Report, prefix: str, anchors: frozenset[str]) -> tuple[Account, ...]:
    """Those in findings, those that agree, then those not checked by reason, the commonest first."""
    skipped = report.coverage.not_checked
    places = {(one.place.start, one.place.end) for one in skipped if one.place}
    inside: list[Item] = []
    agreed: list[Item] = []
    numbers = _numbers(report)
    for at, claim in enumerate(report.claims, 1):
        if (claim.start, claim.end) in places:
            continue
        item = Item(claim.words, claim.line, _known(f"{prefix}c{at}", anchors), numbers.get(claim.id, 0))
        (inside if claim.id in numbers else agreed).append(item)
    untouched = [
        (
            one.reason,
            Item(
                (one.place.words if one.place else "") or one.quote,
                one.place.line if one.place else 0,
                _known(f"{prefix}s{at}", anchors),
            ),
        )
        for at, one in enumerate(skipped, 1)
    ]
    by_reason = groupby(sorted(untouched, key=lambda pair: pair[0]), key=lambda pair: pair[0])
    reasons = [
        Account(say("coverage.skipped", reason=reason), tuple(item for _, item in found))
        for reason, found in by_reason
    ]
    reasons.sort(key=lambda one: (-len(one.items), one.title))
    told = (
        Account(say("coverage.in_findings"), tuple(inside)),
        Account(say("coverage.agreed"), tuple(agreed)),
        *reasons,
    )
    return tuple(one for one in told if one.items)


def _numbers(report: Report) -> dict[str, int]:
    """Which claims stand in a finding, and in which one first; 0 where it is a waived or known one."""
    found: dict[str, int] = {}
    told = [*enumerate(report.findings, 1), *((0, one) for one in (*report.waived, *report.known))]
    spans = sorted((place.start, place.end, number) for number, one in told for place in one.here)
    for claim, number in _within(report.claims, spans):
        found[claim.id] = min((one for one in (number, found.get(claim.id, 0)) if one), default=0)
    return found


def _within(claims: tuple[Claim, ...], spans: list[tuple[int, int, int]]) -> Iterator[tuple[Claim, int]]:
    """Each claim with each stretch that holds it."""
    waiting, reach = 0, list[tuple[int, int, int]]()
    for claim in sorted(claims, key=lambda one: one.start):
        while waiting < len(spans) and spans[waiting][0] <= claim.start:
            reach.append(spans[waiting])
            waiting += 1
        reach = [span for span in reach if span[1] > claim.start]
        yield from ((claim, number) for _, end, number in reach if claim.end <= end)


def _known(anchor: str, anchors: frozenset[str]) -> str:
    return anchor if anchor in anchors else ""
