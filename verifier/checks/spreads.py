"""Spreads: the lowest and the highest that a text tells of something, and the averages told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.checks.operands import Place, alike, bare, base, places, rated
from verifier.checks.phrases import forms, pattern
from verifier.model.claim import Claim, Role
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_BACK = 2
_OF_THE = re.compile(r"\bof (?:the|its|their|all|these|those|our)(?: \w+)?\s$")
"""Before the number of what an average is taken of: "the mean age of the 9 finalists"."""
_PACE = re.compile(r"\b(?:quickest|fastest|slowest)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[,;.(]")


class Spread(NamedTuple):
    """ "ranged from 3 to 9, with an average of 12": the range may be one figure, low and high the same."""

    mean: Claim
    low: Claim | None
    high: Claim | None
    together: bool
    """Whether one sentence tells them all."""


def spreads(ledger: Ledger) -> Iterator[Spread]:
    """Every average with the only ends of its kind that are told within two sentences of it."""
    for place in places(ledger):
        behind = _ASIDE.split(place.after)[0]
        if not is_mean(place) or pattern("spreads", "OTHER").search(place.before[-90:] + " " + behind):
            continue
        near = place.sentences[max(0, place.at - _BACK) : place.at + _BACK + 1]
        own = place.sentences[place.at]
        for beside, together in (((own,), True), (near, False)):
            ends = [end for one in beside for end in _ends(one) if _fits(place.claim, end)]
            if not together and _of_others(place, ends):
                break  # "children aged six to eleven. Their teachers are 38 on average"
            if len({(low and low.id, high and high.id) for low, high in ends}) == 1:
                yield Spread(place.claim, *ends[0], together=together)
                break
            if ends:
                break


def _of_others(place: Place, ends: Sequence[Sequence[Claim | None]]) -> bool:
    """Whether "on average" is said of something that was not spoken of with the ends."""
    after = any(form.search(place.after[:50]) for form in forms("spreads", "mean.after"))
    told = [end for pair in ends for end in pair if end is not None and end.start < place.claim.start]
    return after and bool(told) and place.of_another(told)


def is_mean(place: Place) -> bool:
    """Whether the words beside a figure make it a mean, a median or an average."""
    claim = place.claim
    if claim.value is None or claim.hypothetical or claim.direction or claim.role is Role.CHANGE:
        return False
    if claim.kind in (Kind.RATIO, Kind.RANGE) or _OF_THE.search(place.before):
        return False
    return any(form.search(place.before[-90:]) for form in forms("spreads", "mean.before")) or any(
        form.search(place.after[:50]) for form in forms("spreads", "mean.after")
    )


def _ends(skeleton: Skeleton) -> Iterator[tuple[Claim | None, Claim | None]]:
    """The lowest and highest value of a sentence: a range, "from a to b", "the lowest a", "nobody more than b"."""
    for claim in skeleton.claims:
        if claim.kind is Kind.RANGE and pattern("spreads", "ITSELF").search(claim.words):
            yield claim, claim  # "a minimum of 6 and a maximum of 31", "between 3 and 11 minutes"
    for form in forms("spreads", "range"):
        for match in form.finditer(skeleton.words):
            for claim in skeleton.figures(match["range"]):
                if claim.kind is Kind.RANGE:
                    yield claim, claim
    for form in forms("spreads", "ends"):
        for match in form.finditer(skeleton.words):
            (low,), (high,) = skeleton.figures(match["low"]), skeleton.figures(match["high"])
            if low.value is not None and high.value is not None and low.value <= high.value:
                yield low, high
    lows, highs = _named(skeleton, "lowest"), _named(skeleton, "highest")
    timed = any(one.dimension == "time" for one in (*lows, *highs))
    if timed and _PACE.search(skeleton.words):
        quick, slow = (_paced(skeleton, words) for words in ("quickest|fastest", "slowest"))
        lows, highs = quick or lows, slow or highs
    if len(lows) == len(highs) == 1:
        lows, highs = [_measured(lows[0], highs[0])], [_measured(highs[0], lows[0])]
    lows = [
        one for one in lows if one.comparator in (Comparator.EQUAL, Comparator.ABOUT, Comparator.AT_LEAST)
    ]
    highs = [one for one in highs if one.comparator is not Comparator.AT_LEAST]
    if len(lows) < 2 and len(highs) < 2 and (lows or highs):
        yield next(iter(lows), None), next(iter(highs), None)


def _paced(skeleton: Skeleton, words: str) -> list[Claim]:
    """ "The fastest took 4 minutes": of times, the fastest is the lowest."""
    found = re.findall(
        rf"\b(?:{words})\b[^;:,{FIGURE[1:-1]}]{{0,60}}?({FIGURE})", skeleton.words, re.IGNORECASE
    )
    return [claim for figure in found for claim in skeleton.figures(figure)]


def _measured(one: Claim, other: Claim) -> Claim:
    """A bare end with the unit of the other: "the quickest after 4 minutes and the slowest after 19"."""
    if one.unit or one.noun or not other.unit or one.sentence != other.sentence:
        return one
    return one.model_copy(update={"unit": other.unit, "dimension": other.dimension, "kind": other.kind})


def _named(skeleton: Skeleton, section: str) -> list[Claim]:
    found = [
        claim
        for form in forms("spreads", section)
        for match in form.finditer(skeleton.words)
        for claim in skeleton.figures(match["end"])
    ]
    return list({claim.id: claim for claim in found if claim.value is not None}.values())


def _fits(mean: Claim, ends: Sequence[Claim | None]) -> bool:
    told = [end for end in ends if end is not None and end.id != mean.id]
    return bool(told) and all(_of_kind(mean, end) for end in told)


def _of_kind(mean: Claim, end: Claim) -> bool:
    named = mean.unit or mean.noun
    if end.kind is Kind.RANGE and named and not (end.unit or end.noun) and mean.sentence != end.sentence:
        return False  # "Mean age 44 (18 to 81). The median stay was 3 days"
    if "%" in (mean.unit, end.unit) and mean.unit != end.unit:
        return False
    if mean.sentence != end.sentence and named and end.unit.partition(" per ")[0] != base(mean):
        return False  # "an average of three months"; "between 19 and 22 seats"
    if end.kind is Kind.RANGE:
        return end.unit.partition(" per ")[0] in (mean.unit.partition(" per ")[0], "") or not mean.unit
    return (
        not (bare(mean) and bare(end) and mean.noun != "" != end.noun)
        and alike(mean, end)
        and rated(mean) in (rated(end), "")
    )
