"""Share tellings: each share with what it is a share of and what is said of it, so that two of one share are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import forms, pattern
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Span, Stretch
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.TABLE)
_TOP = (Zone.HEADLINE, Zone.SUMMARY, Zone.HEADING)
_BACK = 2
_SHARED = 2
_TENTH = Fraction(1, 10)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS = re.compile(rf"[,;.:]\s|\s[—–]\s|{FIGURE}")


class Telling(NamedTuple):
    """ "two thirds of dairy farmers plan to expand": 60 to 73 percent, of farmers, who plan and expand."""

    words: str
    place: Span
    room: Interval
    """The percentages that it allows."""
    of: frozenset[str]
    """The telling words of what it is a share of."""
    said: frozenset[str]
    """The telling words of its clause."""
    turns: frozenset[str]
    """What turns it: "against", "not", "women"."""
    years: frozenset[str]
    sentence: int
    figures: bool
    """Whether it is told as a percentage."""


class Twice(NamedTuple):
    """One share told in words, or as a fraction, and again as a percentage."""

    first: Telling
    second: Telling


def twice(ledger: Ledger) -> Iterator[Twice]:
    """Every share in words with the one percentage near it that is of the same things and says the same of them."""
    told = list(_tellings(ledger))
    for one in told:
        if one.figures:
            continue
        near = [other for other in told if other.figures and _near(ledger, one, other) and _same(one, other)]
        if len(near) == 1:
            yield Twice(one, near[0])


def _near(ledger: Ledger, one: Telling, other: Telling) -> bool:
    top = ledger.sentences[one.sentence][1].zone in _TOP
    apart = other.sentence - one.sentence
    return (abs(apart) <= _BACK and apart != 0) or (top and 0 < apart <= 2 * _BACK)


def _same(one: Telling, other: Telling) -> bool:
    of = one.of & other.of or (not other.of and one.of & other.said)
    shared = one.said & other.said
    small = min(len(one.said), len(other.said))
    years = not (one.years and other.years) or one.years == other.years
    enough = len(shared) > _SHARED or (len(shared) == _SHARED and small <= _SHARED + 1)
    return bool(of) and enough and one.turns == other.turns and years


def _tellings(ledger: Ledger) -> Iterator[Telling]:
    worded = ledger.heard((row, row[0]) for row in _worded())
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        if index not in worded and index not in ledger.by_sentence:
            continue
        shares = [claim for claim in ledger.by_sentence.get(index, ()) if _is_share(claim)]
        counts = [
            c for c in ledger.by_sentence.get(index, ()) if c.kind in (Kind.COUNT, Kind.NUMBER) and not c.unit
        ]
        yield from _counted(Skeleton.of(sentence, counts), index)
        skeleton = Skeleton.of(sentence, shares)
        for at, letter in enumerate(skeleton.words):
            for claim in skeleton.figures(letter) if letter >= FIGURE[1] else ():
                yield _telling(skeleton.words, (at, at + 1), claim, claim.words, _room(claim), index)
        for form, room in worded.get(index, ()):
            for match in form.finditer(skeleton.words):
                start, end = sentence.span(*skeleton.span_in(sentence, match.span("word")))
                place = Stretch(start=start, end=end)
                yield _telling(skeleton.words, match.span("word"), place, match["word"], room, index)


@cache
def _worded() -> tuple[tuple[re.Pattern[str], Interval], ...]:
    """Each form of a share in words, and how much it may be in percent."""
    return tuple(
        (form, Interval(low=Fraction(least), high=Fraction(most)))
        for word, least, most in (("MOST", 50, 100), ("FEW", 0, 50), ("HALF", 45, 55))
        for form in forms("shares", "worded", WORD=f"{{{word}}}")
    )


def _counted(skeleton: Skeleton, index: int) -> Iterator[Telling]:
    """ "45 of the 100 trees are diseased"."""
    for form in forms("shares", "counted"):
        for match in form.finditer(skeleton.words):
            (part,), (whole,) = skeleton.figures(match["part"]), skeleton.figures(match["whole"])
            if part.value and whole.value and part.value <= whole.value and whole.value.denominator == 1:
                share = part.value / whole.value * 100
                room = Interval(low=share * (1 - _TENTH / 2), high=share * (1 + _TENTH / 2))
                told = f"{part.words} of {whole.words}"
                yield _telling(skeleton.words, match.span(), part, told, room, index, counted=True)


def _telling(
    words: str,
    at: tuple[int, int],
    place: Span,
    told: str,
    room: Interval,
    index: int,
    *,
    counted: bool = False,
) -> Telling:
    before, after = _ENDS.split(words[: at[0]])[-1], _ENDS.split(words[at[1] :])[0]
    of = next((found["of"] for form in forms("shares", "of") if (found := form.match(after))), "")
    clause = before + " " + after
    turns = frozenset(found.lower() for found in pattern("shares", "TURNS").findall(clause))
    figures = counted or (isinstance(place, Claim) and place.kind is Kind.PERCENT)
    return Telling(
        told,
        place,
        room,
        telling(of),
        telling(clause),
        turns,
        frozenset(_YEAR.findall(clause)),
        index,
        figures,
    )


def _room(share: Claim) -> Interval:
    if share.kind is Kind.PERCENT:
        return share.loose
    if share.comparator.bound:
        return share.printed.times(Fraction(100))
    value = (share.value or Fraction(0)) * 100
    return Interval(low=value * (1 - _TENTH), high=value * (1 + _TENTH))


def _is_share(claim: Claim) -> bool:
    if claim.hypothetical or claim.direction or claim.value is None:
        return False
    if claim.kind is Kind.PERCENT:
        return claim.unit == "%" and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    return claim.kind is Kind.RATIO and not claim.unit and 0 < claim.value < 1
