"""Additions: totals and differences that a text makes of the figures before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.checks.operands import (
    Place,
    bare,
    base,
    kinds,
    lead,
    measure,
    places,
    plain,
    rated,
    size,
)
from verifier.checks.results import Reading, Result, Set, cue, middle, says, settle, vetoed
from verifier.checks.singular import PEOPLE, head
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_MOST = 8
_BOTH = re.compile(rf"{FIGURE}[^.;{FIGURE[1:-1]}]*\band\b[^.;{FIGURE[1:-1]}]*{FIGURE}")
_MANY = 100
_NEARLY = 3
_MANY_SHARES = 4
_THE = re.compile(r"^(?:The|These|Those|All|All the|All these)\s$")
_OF_SOME = re.compile(
    r"^(?:\s[a-z-]+)?\s(?:from|of|in|at|who|whom|that|which|with|on|under|over|aged|other|new)\b"
)
_ENUMERATION = re.compile(rf"{FIGURE}[^.;{FIGURE[1:-1]}]*,\s[^.;]*\band\s{FIGURE}[^.;{FIGURE[1:-1]}]*$")
_NEAR_BOUND = Fraction(12, 100)
_GOES_ON = re.compile(
    rf"^(?:\s[\w-]+){{0,2}}?\s(?:(?:and|or)\s(?:[\w-]+\s){{0,2}}?{FIGURE}|(?:with|counting|plus|if|once)\s(?:the|its|all|his|her|their|you|one|part)\b)"
)
"""Told with another: "he made 25 and 21", "having opened six and shut two"."""
_RUNNING = re.compile(r"\b(?:total|tally|toll|bring\w*|brought|tak\w+|took)\b.*\sto$")
"""Added to what was there before, of which the text need not tell."""
_LISTS_ON = re.compile(
    rf"{FIGURE}[^{FIGURE[1:-1]}.;:]*\sand\s[^{FIGURE[1:-1]}.;:]*,\s$"
    r"|;\s(?:and\s)?(?:in|at|for|from)\s(?:[\w’'-]+\s){0,6}[A-Z][\w’'-]+,\s$"
)
"""The next of a list: "the second $22 million and the latest, closed in April, $48 million", "; in Alder, 520 jobs"."""
_OUT, _IN = (
    re.compile(rf"\b(?:{words})\b") for words in ("lost|left|shed|resigned", "gained|joined|won|added|hired")
)
_LAST_PART = re.compile(r"\band (?:[^\s,.;:]+ ){0,4}the (?:other|remaining|last|rest,)\s$")
"""The last of a list of parts: "40 went to schools, 25 to libraries and the remaining 30 to families"."""
_ALL = re.compile(r"All(?: of)?(?: the)?")
"""Of what was told before only where it is of the same name: not "All 51 councillors" after 31 votes to 18."""
_FROM = re.compile(r"\bfrom\s$")
"""Where a change begins: "grew from 21,400"."""
_DESCRIBES = re.compile(rf"{FIGURE}(?=-[a-z])")
UNREAD = re.compile(
    r"(?<![\w.,/-])(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*(?![\w-])"
    r"(?! (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""A number in the words that is no figure of ours."""


def totals(ledger: Ledger) -> Iterator[Result]:
    """ "38 tonnes of Riesling and 27 tonnes of Pinot ... a harvest of 65 tonnes"."""
    return filter(None, map(_total, places(ledger)))


def differences(ledger: Ledger) -> Iterator[Result]:
    """ "budgeted at $88m and ended up costing $131m, an overrun of $43m"."""
    return filter(None, map(_difference, places(ledger)))


def bounded(ledger: Ledger) -> Iterator[Result]:
    """ "The port puts in £52.4m and the state £18.1m. The scheme is worth more than £70m."."""
    return filter(None, map(_bounded, places(ledger)))


def _bounded(place: Place) -> Result | None:
    claim = place.claim
    if not claim.comparator.bound or not claim.value or not countable(_unbound(claim)) or len(place.told) > 0:
        return None
    groups = [_parts(claim, pool) for pool in place.earlier[1:2]]
    if len(groups) != 1 or len(groups[0]) != 1 or (not base(claim) and claim.value < _MANY):
        return None
    (parts,) = groups[0]
    around = place.words_of(parts)
    if vetoed("sum", around) or UNREAD.search(around) or not _BOTH.search(around):
        return None
    made = added(parts, lead(parts))
    if abs(middle(made) / middle(size(_unbound(claim), lead(parts))) - 1) > _NEAR_BOUND:
        return None
    fits = made.meets(size(claim, lead(parts)))
    return Result(Relation.SUM, claim, parts, made, 1, "both", fits, 1, explicit=False)


def _unbound(claim: Claim) -> Claim:
    value = claim.value
    return claim.model_copy(update={"comparator": Comparator.EQUAL, "low": value, "high": value})


def _total(place: Place) -> Result | None:
    claim, told = place.claim, cue("sum", place)
    all_of_it, told = (told, "") if _ALL.fullmatch(told) else ("", told)
    if not told and cue("derived", place) and any(one.role is Role.EXTRA for one in place.told[-1:]):
        told = cue("derived", place)  # "1,400, and another 600, so that 2,000 are"
    named = claim.dimension != "time" and (base(claim) or claim.noun)
    told = told or _all_of_them(place)
    words = (
        told
        or (all_of_it if named else "")
        or (cue("derived", place) if named and not _LISTS_ON.search(place.before) else "")
    )
    bounded = claim.model_copy(update={"comparator": Comparator.EQUAL}) if told else claim
    goes_on = _GOES_ON.match(place.after)
    if not (words or named) or not countable(bounded) or _RUNNING.search(words) or goes_on:
        return None
    counted = place.sentences[place.at].figures(words)

    def other(parts: Set) -> bool:
        """Whether the words say another sum: of another number of parts, or not of these alone."""
        around = place.words_of(parts)
        return (
            vetoed("sum", around)
            or UNREAD.search(around) is not None
            or middle(size(claim, lead(parts))) <= max(middle(size(one, lead(parts))) for one in parts)
            or not (told or _named(claim, parts[0]))
            or any(one.value != len(parts) for one in counted)
        )

    pools = [_parts(claim, pool) for pool in (place.earlier if words else place.earlier[:2])]
    if told and not any(pools):
        pools = [_of_all_sorts(place)]
    some = words and not counted and not claim.comparator.bound
    made = _sums if some else lambda parts: _sums(parts)[:1]
    return settle(Relation.SUM, place, words, pools, made, other, explicit=bool(told))


def _all_of_them(place: Place) -> str:
    """ "Germany sent 34 rescuers and Austria 19. The 53 rescuers are": all of the sentence before, by their noun."""
    if place.told or not place.claim.noun or not _THE.match(place.before) or _OF_SOME.match(place.after):
        return ""
    before = place.earlier[1] if len(place.earlier) > 1 else ()
    nouns = {head(one.noun) for one in before if one.kind is Kind.COUNT}
    return "the" if nouns == {head(place.claim.noun)} and len(before) > 1 else ""


def _difference(place: Place) -> Result | None:
    claim, words = place.claim, _gap(place)
    if (
        not words
        or (cue("left", place) and not cue("verbs", place) and vetoed("left", place.after))
        or _GOES_ON.match(place.after)
        or (_LAST_PART.search(place.before) and len(place.told) > 1)
        or both_ways(place.before + place.after)
        or any(one.role is Role.EXTRA for one in place.told[-1:])
        or not countable(claim.model_copy(update={"role": Role.VALUE, "unit": claim.unit.replace("pp", "")}))
    ):
        return None

    describing = _describing(place)

    def other(pair: Set) -> bool:
        around = place.words_of(pair)
        return (
            any(one.id in describing for one in pair)
            or (cue("left", place) and _shared_out(place, pair))
            or place.of_another(pair)
            or (says("difference", "unless", place.clause) if told else vetoed("difference", around))
            or UNREAD.search(around) is not None
        )

    told = bool(cue("difference", place) or _adding(place))
    around = place.around if told or cue("compared", place) else ()
    later = (
        [_dated(place, pool) for pool in place.later[1:]] if cue("compared", place) and base(claim) else ()
    )
    pools = (_points(claim, pool) or _pairs(claim, pool) for pool in (*place.earlier, *around, *later))
    return settle(Relation.DIFFERENCE, place, words, pools, _gaps, other, explicit=told)


_AND_A_FOURTH = re.compile(r"\ba (?:third|fourth|fifth|sixth)\b")


def _shared_out(place: Place, pair: Set) -> bool:
    """Whether a part of it went by a share, or by an ordinal: "two died, and a third was lost"."""
    return any(
        _AND_A_FOURTH.search(near.words) or any(one.kind is Kind.RATIO for one in near.claims)
        for near in place.around_all(pair)
    )


def both_ways(words: str) -> bool:
    """Whether some went and others came: "lost nine singers and gained eleven"; neither is the whole difference."""
    return _OUT.search(words) is not None and _IN.search(words) is not None


def _adding(place: Place) -> str:
    """ "adding 26 cm to the record"."""
    both = says("added", "before", place.before[-30:]) and says("added", "after", place.after[:40])
    return "adding" if both else ""


def _gap(place: Place) -> str:
    """The words that make a figure a difference."""
    told, derived = (
        cue("difference", place) or cue("lost", place) or _adding(place),
        cue("derived", place) or cue("left", place),
    )
    moved = place.claim.role is Role.CHANGE and place.claim.direction is not None and bool(base(place.claim))
    compared = cue("compared", place) if derived or base(place.claim) else ""
    verb = cue("verbs", place)
    return told or compared or (derived and cue("left", place)) or ("by" if moved else "") or verb


def _named(total: Claim, part: Claim) -> bool:
    """Whether total and part are told in the same unit, or of the same noun."""
    return bool(base(total)) or (bool(part.noun) and head(total.noun) == head(part.noun))


def countable(claim: Claim) -> bool:
    """Whether a figure may be added or taken away: no percentage."""
    return plain(claim) and claim.unit != "%"


def _describing(place: Place) -> set[str]:
    """Ids of counts that are said of something else: the 4 of "a 4-storey wall"."""
    return {
        claim.id
        for skeleton in place.sentences
        for stretch in _DESCRIBES.findall(skeleton.words)
        for claim in skeleton.figures(stretch)
    }


def _dated(place: Place, pool: Sequence[Claim]) -> list[Claim]:
    """Of figures told later those that have their time: "11 days in 2023 and 8 days in 2025"."""
    return [one for one in pool if one.sentence > place.claim.sentence and place.dated(one)]


def _points(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    """Pairs of percentages, where percentage points lie between them."""
    if claim.unit != "pp" and not claim.noun.startswith(("point", "percentage point")):
        return []
    shares = [one for one in pool if one.unit == "%" and one.value is not None and one.kind is Kind.PERCENT]
    return list(combinations(shares, 2)) if len(shares) < _MANY_SHARES else []


def _of_unit(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    """The kinds of figures that may be added to or taken from each other to make the result."""
    groups = [group for group in kinds(pool) if 1 < len(group) <= _MOST and base(group[0]) != "%"]
    return [g for g in groups if bare(claim) or measure(claim) == measure(lead(g))]


def _parts(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    wrong = (Role.RATE, Role.BASE, Role.TOTAL)
    return [
        group
        for group in _of_unit(claim, pool)
        if all(one.role not in wrong or (one is group[-1] and not rated(one)) for one in group)
        and rated(claim) == rated(lead(group))
    ]


def _of_all_sorts(place: Place) -> list[Set]:
    """ "240 tents, 1,100 blankets and 60 stoves, 1,400 items in total": counts of one enumeration, whatever of."""
    counts = tuple(one for one in place.told if one.kind is Kind.COUNT and not one.unit and plain(one))
    listed = len(counts) > 2 and len(counts) == len(place.told) and _ENUMERATION.search(place.before)
    return [counts] if listed and (place.claim.kind is Kind.COUNT or bare(place.claim)) else []


def _pairs(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    pairs = [pair for group in _of_unit(claim, pool) for pair in combinations(group, 2)]
    return [pair for pair in pairs if _of_one_noun((claim, *pair)) and _rated_alike(*pair)]


def _of_one_noun(claims: Sequence[Claim]) -> bool:
    nouns = {head(one.noun) for one in claims if one.kind is Kind.COUNT}
    nouns = {"person" if noun in PEOPLE else noun for noun in nouns}
    whole = all((one.value or 0).denominator == 1 for one in claims)
    return len(nouns) < 2 and (whole or not nouns)


def _rated_alike(one: Claim, other: Claim) -> bool:
    """Whether both are per the same; one may leave that out: "£4.10 a foot; from April £3.65"."""
    small, large = sorted(middle(size(claim, one)) for claim in (one, other))
    return rated(one) == rated(other) or ("" in (rated(one), rated(other)) and large < _NEARLY * small)


def _sums(parts: Set) -> list[Reading]:
    """All of them first; where there are more than two, some of them will do."""
    some = [one for n in range(len(parts) - 1, 1, -1) for one in combinations(parts, n)]
    return [Reading(added(one, lead(parts)), one) for one in (parts, *some)]


def added(parts: Set, like: Claim) -> Interval:
    """What parts make together, in the unit of one of them."""
    made = point(0)
    for part in parts:
        made = made + size(part, like)
    return made


def _gaps(pair: Set) -> list[Reading]:
    small, large = sorted(pair, key=lambda claim: size(claim, lead(pair)).low or 0)
    return [Reading(size(large, lead(pair)) - size(small, lead(pair)), (large, small))]
