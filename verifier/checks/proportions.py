"""Proportions: changes, multiples and shares that a text makes of two figures of one kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.checks.operands import Place, bare, base, kinds, lead, places, rated, size
from verifier.checks.results import Reading, Result, Set, cue, says, settle, vetoed
from verifier.checks.singular import telling
from verifier.checks.ties import of_one, tied
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import point
from verifier.model.ledger import Ledger
from verifier.model.mention import Direction, Kind
from verifier.model.skeleton import FIGURE

_CLAUSES = re.compile(r"[.;:]\s|,\s(?=and\b|but\b|while\b|so\b)")
_TO = re.compile(rf"^\s(?:\w+\s)?to\s{FIGURE}")
_THAT_OF = re.compile(r"\b(?:the|this|that)\s(?:\w+\s)?\w+\sof\s(?:about\s|some\s)?$", re.IGNORECASE)
_IN = re.compile(r"(?:\s\w+)?\s(?:in|of)\s((?:[a-z][\w’'-]*\s){0,2}[\w’'-]+)")
_THAT = re.compile(r"\b[Tt]h(?:e|at|is)\s$")
_SMALL = 20
_SAID = re.compile(
    r"(?:,|;|\(|\s[—–-]|\b(?:or|is|was|makes|means|are|were))\s?(?:about\s|nearly\s|just\s|exactly\s)?$"
)
_ON = re.compile(
    rf"^[^{FIGURE[1:-1]}.;]*\b(?:leav\w+|left|put\w*|tak\w+|bring\w*|brought|took)\b[^{FIGURE[1:-1]}.;]*\b(?:on|to|at|with)\s{FIGURE}"
)
_BRACKETED = re.compile(rf"({FIGURE})[^{FIGURE[1:-1]}.;()]{{0,40}}\($")
_HUNDRED = Fraction(100)
_ROUND = Fraction(5, 100)
"""How far "doubled" may be off."""


def changed(ledger: Ledger) -> Iterator[Result]:
    """ "It stood at 5.5m tonnes then and is 4.4m now": 20 % less."""
    found = list(filter(None, map(_changed, places(ledger))))
    told = {frozenset(one.id for one in each.operands) for each in found if each.fits}
    for one in found:  # two figures have one change only
        if one.fits or frozenset(each.id for each in one.operands) not in told:
            yield one


def _changed(place: Place) -> Result | None:
    if not _moves(place.claim) and not cue("change", place):
        return None
    whole = _fraction(place)
    if not whole and not _percent(place.claim):
        return None
    return _between(Relation.CHANGE, whole or place, "changed", _changes(place), _unmoved)


def turned(ledger: Ledger) -> Iterator[Result]:
    """ "From 2.5 million in 2024 to 3.0 million in 2025, a fall of 20%": by so much, and the other way."""
    for place in places(ledger):
        claim = place.claim
        if claim.direction is None or not _percent(claim):
            continue
        pairs = [pair for pool in place.earlier for pair in _pairs(pool) if not _unmoved(place, pair)]
        ordered = [found for pair in pairs[:1] if (found := _in_time(pair))]
        for old, new in ordered:
            before, after = size(old, lead((old, new))), size(new, lead((old, new)))
            made = (after / before - point(1)).times(_HUNDRED)
            up = (made.low or 0) > 0
            goes = Direction.UP if up else Direction.DOWN
            if goes is not claim.direction and made.times(Fraction(1 if up else -1)).meets(claim.loose):
                distance = max(claim.sentence - one.sentence for one in (old, new))
                sign = 1 if claim.direction is Direction.UP else -1
                yield Result(Relation.CHANGE, claim, (new, old), made, sign, "turned", False, distance)


def _in_time(pair: Set) -> tuple[Claim, Claim] | None:
    """The earlier and the later, where both have their time."""
    starts = [one.window.start if one.window else None for one in pair]
    if None in starts or starts[0] == starts[1] or pair[0].value == pair[1].value:
        return None
    old, new = sorted(pair, key=lambda one: str(one.window.start if one.window else ""))
    return old, new


def pointed(ledger: Ledger) -> Iterator[Result]:
    """ "From 12% to 15%, a gain of 3%": what is told as percent is percentage points."""
    for place in places(ledger):
        claim = place.claim
        if not _percent(claim) or not (_moves(claim) or cue("change", place)):
            continue
        pools = [[g for g in kinds(pool) if len(g) > 1 and g[0].unit == "%"] for pool in place.earlier]
        pair = next((groups[0] for groups in pools if groups), ()) or _left_on(place)
        if len(pair) != 2 or _unmoved(place, pair):
            continue
        large, small = sorted(pair, key=lambda one: one.value or 0, reverse=True)
        gap = large.printed - small.printed
        readings = _changes(place)(pair)
        relative = next((one for one in readings if one.made.meets(claim.printed)), None)
        if relative or gap.meets(claim.printed):
            one = relative or readings[0]
            distance = max(abs(claim.sentence - each.sentence) for each in pair)
            fits = relative is not None
            if distance < 2:
                yield Result(
                    Relation.CHANGE, claim, one.operands, one.made, one.sign, "points", fits, distance
                )


def _left_on(place: Place) -> Set:
    """ "44 per cent ... A 12 per cent fall in it leaves her on 32"."""
    shares = [one for pool in place.earlier[:2] for one in pool if one.unit == "%" and one.value]
    after = [one for one in place.later[0] if bare(one) and 0 < (one.value or 0) < _HUNDRED]
    if len({one.id for one in shares}) != 1 or len(after) != 1 or not _ON.search(place.after):
        return ()
    return shares[0], after[0].model_copy(update={"unit": "%"})


def multiplied(ledger: Ledger) -> Iterator[Result]:
    """ "It held 3,000 letters; at his death it held 15,000": fivefold."""
    for place in places(ledger):
        claim = place.claim
        if claim.unit == "times" and claim.value and not claim.hypothetical:
            found = _between(Relation.RATIO, place, "times", _multiples(claim), _unmoved)
            if found:
                yield found


def shared(ledger: Ledger) -> Iterator[Result]:
    """ "640 beds, and 480 are taken, an occupancy of 75%"."""
    for place in places(ledger):
        claim = place.claim
        if _moves(claim) or cue("change", place) or not cue("share", place):
            continue
        said = _SAID.search(place.before) or re.match(r"\s(?:of|the)\b", place.after)
        told = said and cue("derived", place) and _fraction(place)
        if told or _percent(claim):
            words = cue("derived", place) or cue("share", place)
            found = _between(Relation.SHARE, told or place, words, _shares, _apart)
            if found:
                yield found


def _fraction(place: Place) -> Place | None:
    """ "cut by half": the fraction in percent, good to a tenth of itself."""
    claim = place.claim
    if (
        claim.kind is not Kind.RATIO
        or claim.unit
        or not claim.value
        or claim.value >= 1
        or claim.hypothetical
    ):
        return None
    percent = claim.value * _HUNDRED
    room = {"low": percent * Fraction(9, 10), "high": percent * Fraction(11, 10)}
    return place.model_copy(update={"claim": claim.model_copy(update={"value": percent, **room})})


def _percent(claim: Claim) -> bool:
    return claim.kind is Kind.PERCENT and claim.unit == "%" and bool(claim.value) and not claim.hypothetical


def _moves(claim: Claim) -> bool:
    return claim.direction is not None or claim.role in (Role.CHANGE, Role.EXTRA)


def _between(
    relation: Relation,
    place: Place,
    words: str,
    made: Callable[[Set], list[Reading]],
    veto: Callable[[Place, Set], bool],
) -> Result | None:
    pools = [*place.earlier, *place.later, *place.around]
    next_to = place.later[0][:1] if _TO.match(place.after) else ()

    def other(pair: Set) -> bool:
        behind = all(claim.sentence > place.claim.sentence for claim in pair)
        small = any(bare(claim) and (claim.value or 0) < _SMALL for claim in pair)
        undated = behind and (small or not any(place.dated(claim) for claim in pair))
        return undated or veto(place, pair) or any(claim not in pair for claim in next_to)

    found = settle(
        relation,
        place,
        words,
        (_pairs(pool) for pool in pools),
        made,
        other,
        scaled=False,
        explicit=False,
        likely=lambda sets: [one for one in sets if all(place.dated(claim) for claim in one)],
    )
    holds = of_one if relation is Relation.SHARE else tied
    if not found or holds(place, found.operands):
        return found
    return found._replace(alone=False) if found.fits else None


def _pairs(pool: Sequence[Claim]) -> list[Set]:
    """Every two figures of one unit; counts are whole."""
    groups = [
        group
        for group in map(_of_one_base, kinds(pool))
        if 1 < len(group) < 6
        and group[0].unit != "%"
        and group[0].dimension != "temperature"
        and len({base(one) for one in group if not bare(one)}) < 2
        and (lead(group).unit or all((one.value or 0).denominator == 1 for one in group))
    ]
    return [pair for group in groups for pair in combinations(group, 2)]


def _of_one_base(group: Set) -> Set:
    """Without the rates where amounts stand with them: "60,000 tonnes, 480 kg per person and 24,000 tonnes"."""
    bases = {base(one) for one in group if not bare(one)}
    return group if len(bases) < 2 else tuple(one for one in group if not rated(one))


def _unmoved(place: Place, pair: Set) -> bool:
    words = place.words_of(pair)
    vetoed_words = place.clause if all(place.dated(claim) for claim in pair) else words
    return vetoed("moved", vetoed_words) or not says("moved", "then", words) or _of_another(place, pair)


def _of_another(place: Place, pair: Set) -> bool:
    """Whether a change that is told after its values, in a clause of its own, names nothing that they do."""
    if any(claim.start > place.claim.start for claim in pair) or cue("own", place) or cue("derived", place):
        return False
    that = (_THAT.search(place.before) or _THAT_OF.search(place.before)) and cue("change", place)
    clause = _CLAUSES.split(place.before)[-1] + _CLAUSES.split(place.after)[0]
    at = min(claim.sentence for claim in pair) - place.claim.sentence + place.at
    told = " ".join(one.words for one in place.sentences[at : place.at]) + place.before
    told = told[: len(told) - len(_CLAUSES.split(place.before)[-1])]
    if that:  # "the 16 per cent rise", but not "the 16 per cent rise in wages" of something else
        of = _IN.match(place.after)
        return of is not None and bool(telling(of[1])) and not telling(of[1]) & telling(told)
    return not telling(clause) & telling(told)


def _apart(place: Place, pair: Set) -> bool:
    if (aside := _BRACKETED.search(place.before)) and not any(
        one in pair for one in place.sentences[place.at].figures(aside[1])
    ):
        return True  # "106 (50%)": a share of that
    unlike = len({bool(base(claim)) for claim in pair}) > 1
    return unlike or bare(lead(pair)) or vetoed("share", place.words_of(pair))


def _changes(place: Place) -> Callable[[Set], list[Reading]]:
    """What percentage a pair makes in the direction that is told, or goes from one to the other, or in both."""

    def made(pair: Set) -> list[Reading]:
        small, large = _ordered(pair)
        least, most = size(small, lead(pair)), size(large, lead(pair))
        up = Reading((most / least - point(1)).times(_HUNDRED), (large, small))
        down = Reading((point(1) - least / most).times(_HUNDRED), (small, large), sign=-1)
        gone = _gone(place, pair) if place.claim.direction is None else place.claim.direction
        return {Direction.UP: [up], Direction.DOWN: [down], None: [up, down]}[gone]

    return made


def _gone(place: Place, pair: Set) -> Direction | None:
    """Which way "from 50 to 40" goes."""
    first, second = sorted(pair, key=lambda claim: claim.start)
    if first.sentence != second.sentence or not place.from_to(first, second):
        return None
    return Direction.UP if (second.value or 0) > (first.value or 0) else Direction.DOWN


def _multiples(claim: Claim) -> Callable[[Set], list[Reading]]:
    """How many times one figure of a pair is the other, give or take a twentieth unless the multiple is a bound."""
    room = Fraction(0) if claim.comparator.bound else _ROUND

    def made(pair: Set) -> list[Reading]:
        small, large = _ordered(pair)
        least, most = size(small, lead(pair)), size(large, lead(pair))
        both = [Reading(most / least, (large, small)), Reading(least / most, (small, large))]
        return [one._replace(made=one.made.times(1 - room).hull(one.made.times(1 + room))) for one in both]

    return made


def _shares(pair: Set) -> list[Reading]:
    small, large = _ordered(pair)
    return [Reading((size(small, lead(pair)) / size(large, lead(pair))).times(_HUNDRED), (small, large))]


def _ordered(pair: Set) -> tuple[Claim, Claim]:
    """The smaller and the larger."""
    small, large = sorted(pair, key=lambda claim: size(claim, lead(pair)).low or 0)
    return small, large
