"""A finding and its claims in, the one drawing out that shows the fault, if any does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from verifier.model.claim import Claim
from verifier.model.finding import Finding, Place, PlaceRole
from verifier.model.interval import Interval
from verifier.model.mention import Kind
from verifier.numbers import write
from verifier.reporting.figures import CALENDAR, interval, period, value
from verifier.reporting.phrases import say
from verifier.reporting.scale import Bar, Drawing, Lane, drawn

_MOST_LANES = 8
_WIDE_ENOUGH = Fraction(1, 25)
# checks that speak of when their amounts hold; a check's name never changes
_OF_WINDOWS = ("addends-of-different-windows", "overlapping-windows-added", "mixed-periods")
_PART_OF_BASE = re.compile(r"[^/]+ / [^/−]+ = [\d.,]+ ?%")
_NEW_TO_OLD = re.compile(r"\(?[^/]+ / .+(− 1|= )")

Claims = Mapping[tuple[int, int], Claim]
_Found = Sequence[tuple[Place, Claim]]


def drawing(finding: Finding, claims: Claims) -> Drawing | None:
    """Periods on a time line, parts against a total, a share of its base, before and after, or a number line."""
    found = [
        (place, claim)
        for place in finding.here
        if place.role is not PlaceRole.ACKNOWLEDGED and (claim := claims.get((place.start, place.end)))
    ]
    if not found or found[0][0] is not finding.places[0]:
        return None
    for draw in (_time, _stack, _share, _change, _needed, _ranges, _amounts):
        made = draw(finding, found)
        if made:
            return made
    return None


def _time(finding: Finding, found: _Found) -> Drawing | None:
    if finding.check in _OF_WINDOWS:
        lanes = [
            Lane(_words(place), period(claim.window), (Bar(_days(claim), _kind(place)),))
            for place, claim in found
            if claim.window
        ]
    else:
        lanes = [
            Lane(_words(place), _when(claim), (Bar(claim.printed, _kind(place), ends=claim.deadline),))
            for place, claim in found
            if claim.unit == CALENDAR and not claim.printed.unbounded
        ]
    if len(lanes) < 2 or len({lane.bars[0].stretch for lane in lanes}) < 2:
        return None
    return drawn("time", lanes[:_MOST_LANES])


def _stack(finding: Finding, found: _Found) -> Drawing | None:
    """Parts that the arithmetic adds, laid end to end over their total."""
    addends = finding.arithmetic.partition("=")[0].count(" + ") + 1
    (place, total), parts = found[0], found[1:]
    if not finding.needed or addends < 2 or "/" in finding.arithmetic or not _amounts_of(found):
        return None
    if addends == len(found) and total.unit == "%":
        parts, whole, name = found, Interval(low=Fraction(0), high=Fraction(100)), say("drawing.whole")
        meaning, kind = "100 %", "other"
    elif addends == len(parts):
        whole, name, meaning, kind = _from_zero(total), _words(place), _meaning(total), "stated"
        if total.value is None or finding.needed.meets(_around(total.value)):
            return None  # so near that only a number line shows the difference
    else:
        return None
    bars, at = [], Fraction(0)
    for one, claim in parts:
        size = claim.value or Fraction(0)
        bars.append(Bar(Interval(low=at, high=at + size), "part", _words(one)))
        at += size
    told = " + ".join(_words(one) for one, _ in parts)
    beyond = whole.high is not None and at > whole.high
    lanes = [Lane(say("drawing.parts"), told, tuple(bars)), Lane(name, meaning, (Bar(whole, kind),))]
    return drawn("stack", lanes, like=total, note=say("drawing.beyond" if beyond else "drawing.short"))


def _share(finding: Finding, found: _Found) -> Drawing | None:
    sizes = {claim.value: (place, claim) for place, claim in reversed(found) if claim.unit != "%"}
    if len(sizes) != 2 or not _PART_OF_BASE.match(finding.arithmetic) or not _amounts_of(sizes.values()):
        return None
    (_, part), (_, base) = sorted(sizes.items(), key=lambda pair: pair[0] or 0)
    share = finding.arithmetic.partition("= ")[2].partition(", ")[0]
    lane = Lane(
        _words(part[0]),
        say("drawing.base", label=_words(base[0])),
        (
            Bar(_from_zero(base[1]), "whole"),
            Bar(_from_zero(part[1]), "stated", share),
        ),
    )
    return drawn("share", [lane], like=base[1])


def _change(finding: Finding, found: _Found) -> Drawing | None:
    """The figures before and after; every check that speaks of a change names the older first."""
    moved = [pair for pair in found[1:] if pair[1].unit not in ("%", "times")]
    if found[0][1].unit not in ("%", "times", moved[0][1].unit if moved else "") or len(moved) != 2:
        return None
    if not _NEW_TO_OLD.match(finding.arithmetic) or not _amounts_of(moved):
        return None
    lanes = [
        Lane(say(f"drawing.{name}", label=_words(place)), _meaning(claim), (Bar(_from_zero(claim), "other"),))
        for name, (place, claim) in zip(("before", "after"), moved, strict=True)
    ]
    return drawn("change", lanes, like=moved[0][1])


def _needed(finding: Finding, found: _Found) -> Drawing | None:
    place, claim = found[0]
    if not finding.needed or finding.needed.unbounded or claim.unit == CALENDAR:
        return None
    allowed = interval(finding.needed, claim, lambda end: write(end, claim))
    lanes = [
        Lane(_words(place), _meaning(claim), (*_loosely(claim), Bar(claim.printed, "stated"))),
        Lane(say("drawing.needed"), allowed, (Bar(finding.needed, "needed"),)),
    ]
    met = say("drawing.meet" if finding.needed.meets(claim.printed) else "drawing.apart")
    return drawn("line", lanes, like=claim, note=met)


def _ranges(finding: Finding, found: _Found) -> Drawing | None:  # noqa: ARG001 (all have one signature)
    """A figure against the range it should lie in."""
    if len(found) != 2 or not _alike(found) or all(claim.kind is not Kind.RANGE for _, claim in found):
        return None
    (_, first), (_, second) = found
    met = say("drawing.meet" if first.printed.meets(second.printed) else "drawing.apart")
    lanes = [Lane(_words(p), _meaning(c), (Bar(c.printed, _kind(p)),)) for p, c in found]
    return drawn("line", lanes, like=first, note=met)


def _amounts(finding: Finding, found: _Found) -> Drawing | None:  # noqa: ARG001 (all have one signature)
    once = list({(claim.value, claim.printed): (place, claim) for place, claim in reversed(found)}.values())
    once.reverse()
    if len(once) < 2 or not _amounts_of(once):
        return None
    lanes = [Lane(_words(p), _meaning(c), (Bar(_from_zero(c), _kind(p)),)) for p, c in once[:_MOST_LANES]]
    return drawn("amounts", lanes, like=once[0][1])


def _amounts_of(found: Iterable[tuple[Place, Claim]]) -> bool:
    """Whether all are amounts of one unit, of no day and none below zero, and not all the same."""
    claims = [claim for _, claim in found]
    sizes = {claim.value for claim in claims}
    known = all(size is not None and size >= 0 for size in sizes)
    return known and bool(any(sizes)) and len({c.unit for c in claims}) == 1 and claims[0].unit != CALENDAR


def _alike(found: _Found) -> bool:
    units = {claim.unit for _, claim in found}
    return len(units) == 1 and CALENDAR not in units


def _loosely(claim: Claim) -> tuple[Bar, ...]:
    return (Bar(claim.loose, "loose"),) if claim.loose != claim.printed else ()


def _around(size: Fraction) -> Interval:
    return Interval(low=size * (1 - _WIDE_ENOUGH), high=size * (1 + _WIDE_ENOUGH))


def _from_zero(claim: Claim) -> Interval:
    return Interval(low=Fraction(0), high=claim.value)


def _days(claim: Claim) -> Interval:
    window = claim.window
    return Interval(
        low=Fraction(window.start.toordinal()) if window and window.start else None,
        high=Fraction(window.end.toordinal()) if window and window.end else None,
    )


def _when(claim: Claim) -> str:
    return say("drawing.deadline", day=value(claim)) if claim.deadline else value(claim)


def _meaning(claim: Claim) -> str:
    """What the figure stands for, written as the figure is."""
    return interval(claim.printed, claim, lambda end: write(end, claim))


def _words(place: Place) -> str:
    return place.words or place.quote


def _kind(place: Place) -> str:
    return "stated" if place.role is PlaceRole.PRIMARY else "other"
