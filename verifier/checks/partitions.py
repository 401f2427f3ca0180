"""Partitions: figures that a text calls part of another, one of them or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.checks.additions import UNREAD, added, countable
from verifier.checks.operands import Place, alike, bare, measure, places, plain, rated, size
from verifier.checks.results import (
    Reading,
    Result,
    Set,
    cue,
    middle,
    misprinted,
    near,
    settle,
    swapped,
    vetoed,
)
from verifier.checks.singular import PEOPLE, head, singular, telling
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Relation
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.skeleton import FIGURE

_RELATIVE = re.compile(r"\bwh(?:ich|om)\b")
_OF_THEM = re.compile(r"\s(?:of (?:them|whom|which|these|those)|more|fewer|less)\b")
_THEM = ("which", "whom", "them", "these", "those", "it", "sum", "total", "number", "amount", "figure")
_DOERS = ("er", "or", "ist", "ian", "ant", "ent", "ee", "hand", "men", "women")
_BREAKS = re.compile(r",\s(?:and\s)?|\sand\s|;\s(?:and\s)?")
_LAST = re.compile(rf"\sand\s[^,;{FIGURE[1:-1]}]*{FIGURE}[^{FIGURE[1:-1]}]*$")
_BESIDE = (Role.RATE, Role.BASE, Role.EXTRA, Role.CHANGE)
_FEW = 10
_ABOVE = Fraction(5, 4)
_CLAUSE = re.compile(r"[.;,:]\s")
_NUMBERED = re.compile(
    r"(?P<sort>[A-Za-z’'-]+(?: [A-Za-z’'-]+){1,5}?) (?:number(?:ed|s)?|reach(?:ed|es)?|total(?:led|ed|s)?"
    r"|came to|come to|comes to|stood at|stands? at|amounted to|were|was|are) (?:\w+ )?$"
)
_EMPTY = frozenset("the its their his her our of a an all some and in".split())
_OTHERS = frozenset("other another non former new more further foreign rival similar such many few".split())
_CLOSE = Fraction(15, 100)
_OVER, _OVER_TWO = Fraction(115, 100), Fraction(110, 100)
_CLOSED = re.compile(
    r"\b(?:no (?:other|others|more|further)|nothing else|the only|are all|is all|(?:tally|count|score|breakdown) reads?"
    r"|breaks? down|broken down|as follows|made up of|consists? of|composed of|exhausts?|the whole of"
    r"|and (?:[^\s,.;:]+ ){0,4}the (?:remaining|other))\b"
)
"""Said beside an enumeration that leaves nothing out."""


def parts(ledger: Ledger) -> Iterator[Result]:
    """ "The district has 5,600 houses and 620 of them lack a sewer"."""
    return filter(None, map(_part, places(ledger)))


def splits(ledger: Ledger) -> Iterator[Result]:
    """ "Of the 412,000 visitors, 268,000 came by bus, 97,000 by car and 56,000 on foot": no more than the whole."""
    return filter(None, map(_split, places(ledger)))


def breakdowns(ledger: Ledger) -> Iterator[Result]:
    """ "treated 4,310 patients. Of these, 2,140 came by ambulance, 1,615 walked in and 555 were referred"."""
    return filter(None, map(_breakdown, places(ledger)))


def _split(place: Place) -> Result | None:
    claim, words = place.claim, cue("split", place)
    rest = place.after
    pieces = [piece for piece in _BREAKS.split(rest) if place.sentences[place.at].figures(piece)]
    figures = [place.sentences[place.at].figures(piece) for piece in pieces]
    listed = len(figures) > 1 and all(len(one) == 1 for one in figures) and _LAST.search(rest)
    if not words or not listed or not countable(claim) or vetoed("split", rest):
        return None
    parts = tuple(one[0] for one in figures)
    if not all(plain(one) and alike(one, claim) for one in parts):
        return None
    made, whole = added(parts, claim), size(claim)
    over = (made.low or 0) > (whole.high or 0)
    if over and (
        not near(made, whole) or middle(made) > middle(whole) * (_OVER if len(parts) > 2 else _OVER_TWO)
    ):
        return None  # one may be of several: "120 filled in the first form and 110 the second"
    return Result(Relation.SUM, claim, parts, made, 1, words, not over, 0)


def _breakdown(place: Place) -> Result | None:
    """All parts of the figure in the sentence behind its own, in one enumeration."""
    claim, parts = place.claim, place.next_ones
    if not countable(claim) or len(parts) < 2 or not all(plain(one) and alike(one, claim) for one in parts):
        return None
    after = place.sentences[place.at + 1].words
    told = " ".join((place.sentences[place.at].words, after))
    alone = [one for one in place.sentences[place.at].claims if plain(one) and alike(one, claim)]
    counted = any(one.value == len(parts) for one in place.near(()) if one is not claim)
    if (
        vetoed("sum", re.sub(r"^\W*(?:Of|Out of) (?:which|these|those|them)\b", "", after))
        or UNREAD.search(told)
        or len(alone) != 1
        or not _enumerated(after, len(parts))
        or claim.role not in (Role.VALUE, Role.TOTAL)
        or any(one.role in (Role.RATE, Role.BASE) or rated(one) != rated(claim) for one in parts)
    ):
        return None
    made, whole = added(parts, claim), size(claim)
    fits = made.meets(whole)
    of_these = re.match(r"\W*(?:Of|Out of) (?:these|those|them)\b", after) is not None
    slip = (misprinted(made, whole) and (of_these or counted)) or swapped(made, whole)
    closed = counted or _CLOSED.search(
        " ".join(one.words for one in place.sentences[place.at : place.at + 3])
    )
    if not fits and not slip and not (closed and abs(middle(made) / middle(whole) - 1) < _CLOSE):
        return None
    return Result(Relation.SUM, claim, parts, made, 1, "of these", fits, 1, explicit=False, alone=False)


def subsets(ledger: Ledger) -> Iterator[Result]:
    """ "employed 3,200 engineers. Its software engineers numbered 2,450": no more of a sort than there are."""
    return filter(None, map(_subset, places(ledger)))


def _subset(place: Place) -> Result | None:
    part = place.claim
    if part.kind not in (Kind.COUNT, Kind.NUMBER) or part.unit or not plain(part) or part.role in _BESIDE:
        return None
    sort = "" if re.search(r"\b(?:and|or)\s$", place.before) else _sort(place)  # "ten officers and 12 ..."
    pool = place.earlier[min(1, len(place.earlier) - 1)]
    wholes = [
        one
        for one in pool
        if one.kind is Kind.COUNT
        and one.noun
        and plain(one)
        and one.role not in _BESIDE
        and _of_a_sort(sort, one.noun)
    ]
    if len(wholes) != 1 or vetoed("part", place.stretch_of(wholes)) or place.of_another(wholes):
        return None
    (whole,) = wholes
    if not whole.value or not part.value or whole.value < _FEW or _apart(whole, part):
        return None
    fits = part.value <= whole.value
    if not fits and part.value > whole.value * _ABOVE:
        return None
    distance = part.sentence - whole.sentence
    return Result(Relation.AT_MOST, part, (whole,), size(whole), 1, "of them", fits, distance, explicit=False)


def _sort(place: Place) -> str:
    """What a figure counts, with what tells it apart: its noun, or the subject that "numbered" so many."""
    if place.claim.kind is Kind.COUNT and place.claim.noun:
        return place.claim.noun.lower()
    found = _NUMBERED.search(_CLAUSE.split(place.before)[-1])
    return found["sort"].lower() if found else ""


def _of_a_sort(sort: str, noun: str) -> bool:
    """Whether a noun phrase names some of what another names: "software engineers", "loans of children's books"."""
    words, whole = ([singular(word) for word in re.findall(r"[\w-]+", told)] for told in (sort, noun.lower()))
    extra = [word for word in words if word not in whole and word not in _EMPTY]
    return bool(extra) and all(word in words for word in whole) and not _OTHERS & set(words)


def _apart(one: Claim, other: Claim) -> bool:
    return bool(one.window and other.window and not one.window.meets(other.window))


def _enumerated(words: str, count: int) -> bool:
    """Whether a sentence tells so many figures one by one, the last after "and"."""
    pieces = [piece for piece in _BREAKS.split(words) if re.search(FIGURE, piece)]
    return len(pieces) == count and _LAST.search(words) is not None


def of_people(part: Claim, whole: Claim) -> bool:
    """ "24 raids, of which 32 people died": people are no part of things."""
    return head(part.noun) in PEOPLE and bool(whole.noun) and head(whole.noun) not in PEOPLE


def _part(place: Place) -> Result | None:
    claim, words = place.claim, cue("part", place)
    if not words or not countable(claim.model_copy(update={"role": Role.VALUE})):
        return None
    of_them = any(f" {word} " in f" {words} " for word in _THEM) or words.lower().startswith(
        ("of ", "out of ")
    )

    def other(one: Set) -> bool:
        if not one[0].unit and (one[0].value or 0) <= 1:
            return True  # "one of her boats ... the two of them": a pronoun
        if "which" in words and of_people(claim, one[0]):
            return True
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


def _itself_part(place: Place, one: Claim) -> bool:
    """ "150 women, 80 of them mothers and 95 of them in work": the 80 are no whole; nor are "24 cents more"."""
    skeleton = place.sentences[place.at + one.sentence - place.claim.sentence]
    after = next(
        (skeleton.words[at + 1 :] for at, s in enumerate(skeleton.words) if one in skeleton.figures(s)), ""
    )
    said = skeleton.figures(after[1:2])
    more = bool(said) and said[0].words.startswith(("more than", "less than", "fewer than"))
    return more or _OF_THEM.match(after) is not None


def _wholes(place: Place, words: str, pool: Sequence[Claim], *, any_of_them: bool) -> list[Set]:
    """What the part may be of: the figure told last, or the largest where the words do not say of which."""
    part = place.claim
    told = [one for one in pool if plain(one) and one.unit != "%" and not _itself_part(place, one)]
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
    return nouns[0] == nouns[1] or all(noun in PEOPLE or noun.endswith(_DOERS) for noun in nouns)
