"""Products: totals that a text makes of a rate and a number, and rates it makes of a total and a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce

from verifier.checks.operands import Place, bare, base, measure, places, plain, rated, size
from verifier.checks.rates import TIMES, factors
from verifier.checks.results import Reading, Result, Set, cue, matched, settle, vetoed
from verifier.checks.singular import head, singular
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.skeleton import FIGURE

_EACH = re.compile(r"\b(?:[Ee]ach|[Ee]very|[Aa]piece|[Pp]er)\b")
_AGAINST = re.compile(
    r"\b(?:against|than|from|instead of|versus|vs\.?|compared (?:with|to))\s(?:the\s|a\s|about\s)?$"
)
_PER = re.compile(r"^\s(?:of \w+\s)?(?:per|an?|each|every|(?:for|to|in) (?:each|every)|to an?)\s")
_FOR_EACH = re.compile(r"\b[Ff]or (?:each|every)\s[^.;]{0,40}$")
_NUMBER = "one of"
"""What the number itself is per: "each of the 24 volunteers"."""
_OF_EACH = re.compile(
    r"\b(?:[Ee]ach|[Ee]very one) of (?:(?:the|its|his|her|their|these|those|our|all)\s)?(?:\w+\s)?$"
)
_CAN = re.compile(r"each (?:can|could|will|would|may|might)\b")
_SO_MANY = re.compile(rf"{FIGURE}(?:\s[\w-]+){{0,2}}\s$")
"""Before "each" where it belongs to what was told: "50 seats each can carry"."""
_FEW = 12
_OFTEN_COSTS = re.compile(
    r"\b([Dd]aily|[Ww]eekly|[Mm]onthly|[Qq]uarterly)\s[\w-]+(?:\s[\w-]+)?\s"
    r"(?:costs?|of|is|was)\s$"
)
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}
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
        cue("elsewhere", place)
        or time not in TIMES
        or not plain(place.claim)
        or place.claim.unit == "%"
        or place.claim.kind is Kind.DURATION
    ):
        return None

    def made(one: Set) -> list[Reading]:
        several = [size(one[0]).times(factor) for factor in _steps(pers[one[0].id], time, place, pers)]
        if several and {pers[one[0].id], time} & {"day", "hour"}:
            several = [reduce(Interval.hull, several)]  # days and hours of work are as many as one likes
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


def _steps(short: str, long: str, place: Place, pers: Mapping[str, str]) -> tuple[Fraction, ...]:
    """How many of one time another has: as told ("sixteen hours a day, six days a week"), or as usual."""
    told, reached = Fraction(1), short
    for one in place.earlier[-1]:
        in_a = pers[one.id] if pers[one.id] in TIMES else place.time_of(one, long)
        if one.kind is Kind.DURATION and base(one) == reached and in_a and one.value:
            told, reached = told * one.value, in_a
            if reached == long:
                return (told,)
    return factors(short, long) if reached == short else tuple(told * rest for rest in factors(reached, long))


def _whole(place: Place) -> str:
    """The one unit of time that a figure is told over: "in a week that adds up to", "a weekly run of"."""
    found = matched("period", place)
    said = found.groupdict() if found else {}
    spans = place.sentences[place.at].figures(said.get("span") or "")
    named = said.get("time") or _ADVERBS.get((said.get("often") or "").lower(), "")
    return named or next((one.unit for one in spans if one.value == 1), "")


def _product(place: Place, pers: Mapping[str, str]) -> Result | None:
    words = cue("product", place) or cue("derived", place)
    per = pers[place.claim.id]
    time = per if per in TIMES else _whole(place)
    around = " ".join(one.words for one in place.sentences[max(0, place.at - 1) : place.at + 1])
    if (
        not plain(place.claim)
        or place.claim.unit == "%"
        or (per and not time)
        or cue("elsewhere", place)
        or cue("two", place)
    ):
        return None
    rented = [_rents(place, pool, pers, time) for pool in place.earlier] if time else []
    if any(rented):
        pools, words = rented, words or cue("period", place)
    else:
        pools = [_factors(place, pool, pers) for pool in place.earlier]
    if per and not _EACH.search(around):
        words = ""
    here = {claim.id for claim in place.near(())}
    structural = [
        [
            pair
            for pair in pool
            if _of_one_noun(pair[0], place.claim)
            and (
                pers[pair[1].id] == _NUMBER
                or (pair[1].id in here and pers[pair[0].id] != "each")
                or place.joined(pair[1], pair[0], "at|for|with|of|costing")
            )
        ]
        for pool in pools
    ]
    return settle(
        Relation.PRODUCT,
        place,
        words,
        pools if words else structural,
        lambda pair: [Reading(made, pair) for made in _rented(pair, time, place, pers)],
        lambda pair: vetoed("product", place.words_of(pair)),
        explicit=False,
        least=2,
        close=True,
    )


def _rented(pair: Set, time: str, place: Place, pers: Mapping[str, str]) -> list[Interval]:
    """So much for each of so many, by the result's time: "each of the 48 flats pays £35 a month"."""
    made, short = size(pair[0]) * pair[1].printed, pers[pair[0].id]
    if not time or short not in TIMES or pair[1].kind is Kind.DURATION:
        return [made]
    return [made.times(factor) for factor in _steps(short, time, place, pers)]


def _quotient(place: Place) -> Result | None:
    per = _per(place)
    words = cue("quotient", place) or cue("derived", place)
    noun = f" {place.claim.noun}" if place.claim.noun else ""
    each = rated(place.claim) or _PER.match(place.after.removeprefix(noun)) or _FOR_EACH.search(place.before)
    words = words or ("" if per in ("", "each", *TIMES) or not each else f"per {per}")
    if (
        _AGAINST.search(place.before)
        or not per
        or not words
        or cue("elsewhere", place)
        or not plain(place.claim)
        or place.claim.unit == "%"
    ):
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
    if _OF_EACH.search(place.before):
        return _NUMBER
    if often := _OFTEN_COSTS.search(place.before):
        return _ADVERBS[often[1].lower()]
    found = matched("each", place)
    if found is None or (_SO_MANY.search(found.string[: found.start()]) and _CAN.match(found[0])):
        return ""
    said = {name: word for name, word in found.groupdict().items() if word}
    per = singular(said.get("of") or said.get("time") or "each")
    return "day" if per == "night" else per


def _factors(place: Place, pool: Sequence[Claim], pers: Mapping[str, str]) -> list[Set]:
    """Each rate of the result's kind, with each number of what it is per."""
    found: list[Set] = []
    for rate in pool:
        per = pers[rate.id] if plain(rate) and _same(rate, place.claim) else ""
        if per and per != _NUMBER:
            found += [(rate, n) for n in pool if n is not rate and _numbers(n, per, rate)]
    return _once(found)


def _rents(place: Place, pool: Sequence[Claim], pers: Mapping[str, str], time: str) -> list[Set]:
    """ "42 stalls ... Each pays £110 a month": a rate by some time, and the number of those who pay it."""
    rates = [c for c in pool if plain(c) and c.unit and _same(c, place.claim) and _by_time(c, time, pers)]
    found = _once([(rate, n) for rate in rates for n in pool if n is not rate and _payers(n, rate)])
    return [pair for pair in found if pers.get(pair[1].id) == _NUMBER] or found  # "each of the 48 flats"


def _payers(n: Claim, rate: Claim) -> bool:
    """ "850 of them" pay it too."""
    return _numbers(n, "each", rate) or (bare(n) and (n.value or 0) > _FEW)


def _by_time(rate: Claim, time: str, pers: Mapping[str, str]) -> bool:
    return pers.get(rate.id) == time or bool(factors(pers.get(rate.id) or "", time))


def _divided(place: Place, per: str, pool: Sequence[Claim]) -> list[Set]:
    totals = [c for c in pool if plain(c) and _same(c, place.claim) and c.role is not Role.RATE]
    return _once([(total, n) for total in totals for n in pool if n is not total and _numbers(n, per, total)])


def _once(sets: Sequence[Set]) -> list[Set]:
    """Each pair of values once, however often they are told."""
    return list({tuple(claim.value for claim in one): one for one in reversed(sets)}.values())[::-1]


def _same(one: Claim, other: Claim) -> bool:
    """Of one measure; of two counts, one may be told by another noun."""
    if one.unit or other.unit:
        return measure(one) == measure(other)
    return True


def _of_one_noun(one: Claim, other: Claim) -> bool:
    """Of one noun, which one of them may leave out."""
    return bool(one.unit) or not one.noun or not other.noun or head(one.noun) == head(other.noun)


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
    return bare(n) and bool(of.unit) and per not in TIMES
