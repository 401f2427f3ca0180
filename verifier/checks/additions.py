"""Additions: totals and differences that a text makes of the figures before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.checks.operands import (
    Place,
    alike,
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
from verifier.checks.results import Reading, Result, Set, cue, middle, near, says, settle, vetoed
from verifier.checks.singular import head, telling
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_MOST = 8
_RELATIVE = re.compile(r"\bwh(?:ich|om)\b")
_THEM = ("which", "whom", "them", "these", "those", "it", "sum", "total", "number", "amount", "figure")
_PEOPLE = frozenset(
    "person people child man woman boy girl pupil student patient nurse adult resident inmate apprentice staff"
    " employee member guest crew soldier official civilian victim deckhand boarder".split()
)
_DOERS = ("er", "or", "ist", "ian", "ant", "ent", "ee", "hand", "men", "women")
_BREAKS = re.compile(r",\s(?:and\s)?|\sand\s|;\s(?:and\s)?")
_LAST = re.compile(rf"\sand\s[^,;{FIGURE[1:-1]}]*{FIGURE}[^,;{FIGURE[1:-1]}]*$")
_BOTH = re.compile(rf"{FIGURE}[^.;{FIGURE[1:-1]}]*\band\b[^.;{FIGURE[1:-1]}]*{FIGURE}")
_MANY = 100
_NEARLY = 3
_NEAR_BOUND = Fraction(12, 100)
_GOES_ON = re.compile(rf"^(?:\s[\w-]+){{0,2}}?\s(?:and|or)\s(?:[\w-]+\s){{0,2}}?{FIGURE}")
"""Told with another: "he made 25 and 21", "having opened six and shut two"."""
_RUNNING = re.compile(r"\b(?:total|tally|toll|bring\w*|brought|tak\w+|took)\b.*\sto$")
"""Added to what was there before, of which the text need not tell."""
_DESCRIBES = re.compile(rf"{FIGURE}(?=-[a-z])")
_UNREAD = re.compile(
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


def parts(ledger: Ledger) -> Iterator[Result]:
    """ "The district has 5,600 houses and 620 of them lack a sewer"."""
    return filter(None, map(_part, places(ledger)))


def splits(ledger: Ledger) -> Iterator[Result]:
    """ "Of the 412,000 visitors, 268,000 came by bus, 97,000 by car and 56,000 on foot": no more than the whole."""
    return filter(None, map(_split, places(ledger)))


def _split(place: Place) -> Result | None:
    claim, words = place.claim, cue("split", place)
    rest = place.after
    pieces = [piece for piece in _BREAKS.split(rest) if place.sentences[place.at].figures(piece)]
    figures = [place.sentences[place.at].figures(piece) for piece in pieces]
    listed = len(figures) > 1 and all(len(one) == 1 for one in figures) and _LAST.search(rest)
    if not words or not listed or not _countable(claim) or vetoed("split", rest):
        return None
    parts = tuple(one[0] for one in figures)
    if not all(plain(one) and alike(one, claim) for one in parts):
        return None
    made, whole = _added(parts, claim), size(claim)
    over = (made.low or 0) > (whole.high or 0)
    if over and not near(made, whole):
        return None
    return Result(Relation.SUM, claim, parts, made, 1, words, not over, 0)


def bounded(ledger: Ledger) -> Iterator[Result]:
    """ "The port puts in £52.4m and the state £18.1m. The scheme is worth more than £70m."."""
    return filter(None, map(_bounded, places(ledger)))


def _bounded(place: Place) -> Result | None:
    claim = place.claim
    if (
        not claim.comparator.bound
        or not claim.value
        or not _countable(_unbound(claim))
        or len(place.told) > 0
    ):
        return None
    groups = [_parts(claim, pool) for pool in place.earlier[1:2]]
    if len(groups) != 1 or len(groups[0]) != 1 or (not base(claim) and claim.value < _MANY):
        return None
    (parts,) = groups[0]
    around = place.words_of(parts)
    if vetoed("sum", around) or _UNREAD.search(around) or not _BOTH.search(around):
        return None
    made = _added(parts, lead(parts))
    if abs(middle(made) / middle(size(_unbound(claim), lead(parts))) - 1) > _NEAR_BOUND:
        return None
    fits = made.meets(size(claim, lead(parts)))
    return Result(Relation.SUM, claim, parts, made, 1, "both", fits, 1, explicit=False)


def _unbound(claim: Claim) -> Claim:
    value = claim.value
    return claim.model_copy(update={"comparator": Comparator.EQUAL, "low": value, "high": value})


def _part(place: Place) -> Result | None:
    claim, words = place.claim, cue("part", place)
    if not words or not _countable(claim.model_copy(update={"role": Role.VALUE})):
        return None
    of_them = any(f" {word} " in f" {words} " for word in _THEM) or words.lower().startswith(
        ("of ", "out of ")
    )

    def other(one: Set) -> bool:
        return vetoed("part", place.stretch_of(one)) or not (
            of_them or claim.unit or bare(claim) or _of_one_kind(claim, one[0])
        )

    def at_most(one: Set) -> list[Reading]:
        most = size(one[0], claim)
        return [Reading(Interval(low=Fraction(0), high=most.high), one), Reading(most, one)]

    pools = (
        _wholes(place, words, pool, any_of_them=of_them and not _RELATIVE.search(words))
        for pool in place.earlier[: 3 if of_them else 2]
    )
    return settle(Relation.AT_MOST, place, words, pools, at_most, other, explicit=of_them)


def _wholes(place: Place, words: str, pool: Sequence[Claim], *, any_of_them: bool) -> list[Set]:
    """What the part may be of: the figure told last, or the largest where the words do not say of which."""
    part = place.claim
    told = [one for one in pool if plain(one) and one.unit != "%"]
    held = [one for one in (told if any_of_them else told[-1:]) if _may_hold(one, part)]
    named = [one for one in told if any_of_them and place.behind(one) & telling(words)]
    if len(named) == 1 and measure(named[0]) == measure(part):
        held = named  # "410 from abroad. Of those from abroad"
    return [(max(held, key=lambda one: size(one, part).low or 0),)] if held else []


def _may_hold(whole: Claim, part: Claim) -> bool:
    same = measure(whole) == measure(part) or (bare(part) and not whole.unit)
    return plain(whole) and same and whole.unit != "%" and not bare(whole)


def _of_one_kind(part: Claim, whole: Claim) -> bool:
    """Both people, or both of one noun."""
    nouns = [head(claim.noun) for claim in (part, whole)]
    return nouns[0] == nouns[1] or all(noun in _PEOPLE or noun.endswith(_DOERS) for noun in nouns)


def _total(place: Place) -> Result | None:
    claim, told = place.claim, cue("sum", place)
    if not told and cue("derived", place) and any(one.role is Role.EXTRA for one in place.told[-1:]):
        told = cue("derived", place)  # "1,400, and another 600, so that 2,000 are"
    named = claim.dimension != "time" and (base(claim) or claim.noun)
    words = told or (cue("derived", place) if named else "")
    bounded = claim.model_copy(update={"comparator": Comparator.EQUAL}) if told else claim
    goes_on = _GOES_ON.match(place.after)
    if not (words or named) or not _countable(bounded) or _RUNNING.search(words) or goes_on:
        return None
    counted = place.sentences[place.at].figures(words)

    def other(parts: Set) -> bool:
        """Whether the words say another sum: of another number of parts, or not of these alone."""
        around = place.words_of(parts)
        return (
            vetoed("sum", around)
            or _UNREAD.search(around) is not None
            or middle(size(claim, lead(parts))) <= max(middle(size(one, lead(parts))) for one in parts)
            or not (told or _named(claim, parts[0]))
            or any(one.value != len(parts) for one in counted)
        )

    pools = (_parts(claim, pool) for pool in (place.earlier if words else place.earlier[:2]))
    some = words and not counted and not claim.comparator.bound
    made = _sums if some else lambda parts: _sums(parts)[:1]
    return settle(Relation.SUM, place, words, pools, made, other, explicit=bool(told))


def _difference(place: Place) -> Result | None:
    claim, words = place.claim, _gap(place)
    if (
        not words
        or vetoed("left", place.after)
        or _GOES_ON.match(place.after)
        or any(one.role is Role.EXTRA for one in place.told[-1:])
        or not _countable(claim.model_copy(update={"role": Role.VALUE}))
    ):
        return None

    describing = _describing(place)

    def other(pair: Set) -> bool:
        around = place.words_of(pair)
        return (
            any(one.id in describing for one in pair)
            or place.of_another(pair)
            or (says("difference", "unless", place.clause) if told else vetoed("difference", around))
            or _UNREAD.search(around) is not None
        )

    told = bool(cue("difference", place) or _adding(place))
    around = place.around if told or cue("compared", place) else ()
    pools = (_pairs(claim, pool) for pool in (*place.earlier, *around))
    return settle(Relation.DIFFERENCE, place, words, pools, _gaps, other, explicit=told)


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
    return told or compared or (derived and cue("left", place)) or ("by" if moved else "")


def _named(total: Claim, part: Claim) -> bool:
    """Whether total and part are told in the same unit, or of the same noun."""
    return bool(base(total)) or (bool(part.noun) and head(total.noun) == head(part.noun))


def _countable(claim: Claim) -> bool:
    return plain(claim) and claim.unit != "%"


def _describing(place: Place) -> set[str]:
    """Ids of counts that are said of something else: the 4 of "a 4-storey wall"."""
    return {
        claim.id
        for skeleton in place.sentences
        for stretch in _DESCRIBES.findall(skeleton.words)
        for claim in skeleton.figures(stretch)
    }


def _of_unit(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    """The kinds of figures that may be added to or taken from each other to make the result."""
    groups = [group for group in kinds(pool) if 1 < len(group) <= _MOST and base(group[0]) != "%"]
    return [g for g in groups if bare(claim) or measure(claim) == measure(lead(g))]


def _parts(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    wrong = (Role.RATE, Role.BASE, Role.TOTAL)
    return [
        group
        for group in _of_unit(claim, pool)
        if all(one.role not in wrong for one in group) and rated(claim) == rated(lead(group))
    ]


def _pairs(claim: Claim, pool: Sequence[Claim]) -> list[Set]:
    pairs = [pair for group in _of_unit(claim, pool) for pair in combinations(group, 2)]
    return [pair for pair in pairs if _of_one_noun((claim, *pair)) and _rated_alike(*pair)]


def _of_one_noun(claims: Sequence[Claim]) -> bool:
    return len({head(one.noun) for one in claims if one.kind is Kind.COUNT}) < 2


def _rated_alike(one: Claim, other: Claim) -> bool:
    """Whether both are per the same; one may leave that out: "£4.10 a foot; from April £3.65"."""
    small, large = sorted(middle(size(claim, one)) for claim in (one, other))
    return rated(one) == rated(other) or ("" in (rated(one), rated(other)) and large < _NEARLY * small)


def _sums(parts: Set) -> list[Reading]:
    """All of them first; where there are more than two, some of them will do."""
    some = [one for n in range(len(parts) - 1, 1, -1) for one in combinations(parts, n)]
    return [Reading(_added(one, lead(parts)), one) for one in (parts, *some)]


def _added(parts: Set, like: Claim) -> Interval:
    made = point(0)
    for part in parts:
        made = made + size(part, like)
    return made


def _gaps(pair: Set) -> list[Reading]:
    small, large = sorted(pair, key=lambda claim: size(claim, lead(pair)).low or 0)
    return [Reading(size(large, lead(pair)) - size(small, lead(pair)), (large, small))]
