"""Products: totals that a text makes of a rate and a number, and rates it makes of a total and a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from verifier.checks.operands import Place, bare, base, measure, places, plain, size
from verifier.checks.rates import TIMES, factors
from verifier.checks.results import Reading, Result, Set, cue, matched, settle, vetoed
from verifier.checks.singular import head, singular
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_EACH = re.compile(r"\b[Ee]ach (?:pays?|costs?|earns?|brings?|makes?|gets?|takes?|uses?|yields?)\b")
_HEADS = ("head", "capita", "person", "each", "")
_PEOPLE = "person people resident inhabitant citizen guest visitor customer passenger member".split()


def products(ledger: Ledger) -> Iterator[Result]:
    """ "Each of the 48 rowers paid €35 to enter, so the club took €1,680"."""
    pers = {place.claim.id: _per(place) for place in places(ledger)}
    for place in places(ledger):
        if found := _product(place, pers):
            yield found


def quotients(ledger: Ledger) -> Iterator[Result]:
    """ "The village of 2,400 people gave £31,200, which works out at £13 a person"."""
    return filter(None, map(_quotient, places(ledger)))


def periods(ledger: Ledger) -> Iterator[Result]:
    """ "£2,100 a month and so £25,200 a year"."""
    pers = {place.claim.id: _per(place) for place in places(ledger)}
    for place in places(ledger):
        if found := _period(place, pers):
            yield found


def _period(place: Place, pers: Mapping[str, str]) -> Result | None:
    words = cue("derived", place) or cue("period", place)
    time = pers[place.claim.id] or _whole(place)
    if (
        not words
        or cue("elsewhere", place)
        or time not in TIMES
        or not plain(place.claim)
        or place.claim.unit == "%"
        or place.claim.kind is Kind.DURATION
    ):
        return None

    def made(one: Set) -> list[Reading]:
        short = pers[one[0].id]
        several = [size(one[0]).times(factor) for factor in factors(short, time)]
        if several and {short, time} & {"day", "hour"}:  # days and hours of work are as many as one likes
            several = [reduce(Interval.hull, several)]
        return [Reading(each, one) for each in several]

    pools = (
        [
            (rate,)
            for rate in pool
            if plain(rate) and _same(rate, place.claim) and pers[rate.id] in TIMES and pers[rate.id] != time
        ]
        for pool in place.earlier[:2]
    )
    return settle(
        Relation.EQUAL,
        place,
        words,
        pools,
        made,
        lambda one: vetoed("product", place.words_of(one)),
        explicit=False,
    )


def _whole(place: Place) -> str:
    """The one unit of time that a figure is told over: "in a week that adds up to"."""
    found = matched("period", place)
    said = found.groupdict() if found else {}
    spans = place.sentences[place.at].figures(said.get("span") or "")
    return said.get("time") or next((one.unit for one in spans if one.value == 1), "")


def _product(place: Place, pers: Mapping[str, str]) -> Result | None:
    words = cue("product", place) or cue("derived", place)
    time = pers[place.claim.id] if pers[place.claim.id] in TIMES else ""
    if (
        not words
        or not plain(place.claim)
        or place.claim.unit == "%"
        or (
            pers[place.claim.id]
            and not (
                time
                and _EACH.search(
                    " ".join(one.words for one in place.sentences[max(0, place.at - 1) : place.at + 1])
                )
            )
        )
        or cue("elsewhere", place)
        or cue("two", place)
    ):
        return None
    return settle(
        Relation.PRODUCT,
        place,
        words,
        (_rents(place, pool, pers, time) if time else _factors(place, pool, pers) for pool in place.earlier),
        lambda pair: [Reading(size(pair[0]) * pair[1].printed, pair)],
        lambda pair: vetoed("product", place.words_of(pair)),
        explicit=False,
    )


def _quotient(place: Place) -> Result | None:
    per = _per(place)
    words = cue("quotient", place) or cue("derived", place)
    words = words or ("" if per in ("", "each", *TIMES) or not place.claim.noun else f"per {per}")
    if not per or not words or cue("elsewhere", place) or not plain(place.claim) or place.claim.unit == "%":
        return None
    return settle(
        Relation.RATIO,
        place,
        words,
        (_divided(place, per, pool) for pool in place.earlier),
        lambda pair: [Reading(size(pair[0]) / pair[1].printed, pair)],
        lambda pair: vetoed("product", place.words_of(pair)),
        explicit=False,
    )


def _per(place: Place) -> str:
    """What a figure is for one of: "person", "hour"; "each" where the text leaves that out; "" if it is no rate."""
    unit = place.claim.unit.partition(" per ")[2]
    if unit:
        return "day" if unit == "night" else unit
    found = matched("each", place)
    if found is None:
        return ""
    said = {name: word for name, word in found.groupdict().items() if word}
    per = singular(said.get("of") or said.get("time") or "each")
    return "day" if per == "night" else per


def _factors(place: Place, pool: Sequence[Claim], pers: Mapping[str, str]) -> list[Set]:
    """Each rate of the result's kind, with each number of what it is per."""
    found: list[Set] = []
    for rate in pool:
        per = pers[rate.id] if plain(rate) and _same(rate, place.claim) else ""
        if per:
            found += [(rate, n) for n in pool if n is not rate and _numbers(n, per, rate)]
    return found


def _rents(place: Place, pool: Sequence[Claim], pers: Mapping[str, str], time: str) -> list[Set]:
    """ "42 stalls ... Each pays £110 a month": a rate by the same time, and the number of those who pay it."""
    rates = [c for c in pool if plain(c) and c.unit and _same(c, place.claim) and pers.get(c.id) == time]
    return [(rate, n) for rate in rates for n in pool if n is not rate and _numbers(n, "each", rate)]


def _divided(place: Place, per: str, pool: Sequence[Claim]) -> list[Set]:
    totals = [c for c in pool if plain(c) and _same(c, place.claim) and c.role is not Role.RATE]
    return [(total, n) for total in totals for n in pool if n is not total and _numbers(n, per, total)]


def _same(one: Claim, other: Claim) -> bool:
    """Of one measure; of two counts, one may be told by another noun."""
    if one.unit or other.unit:
        return measure(one) == measure(other)
    return True


def _numbers(n: Claim, per: str, of: Claim) -> bool:
    """Whether a figure is the number of what a rate is per."""
    if not plain(n) or (n.value or 0) <= 1:
        return False
    if n.kind is Kind.DURATION:
        return base(n) == per
    if n.unit:
        return base(n) == per
    if per in ("head", "capita", "person") and bare(n):
        return bool(of.unit)
    if per in ("each", "head", "capita"):
        return n.kind is Kind.COUNT and (bool(of.unit) or head(n.noun) != head(of.noun))
    if (
        head(n.noun) == per
        or (per, head(n.noun)) == ("day", "night")
        or (per in _PEOPLE and head(n.noun) in _PEOPLE)
    ):
        return True
    return bare(n) and bool(of.unit)
