"""Results: figures that a text makes of others near them, and whether these make them.

A cue says that a figure is a result ("that comes to", "142 animals overall", "a saving of"): `words/results.toml`.
Its operands are the nearest figures whose units make the arithmetic work. One adequate set is held to the result;
of several, or where another lies farther off, it is enough that one fits, and nothing is said if none does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from verifier.checks import phrases
from verifier.checks.operands import Place, lead, size
from verifier.model.claim import Claim
from verifier.model.constraint import Relation
from verifier.model.interval import Interval
from verifier.model.skeleton import FIGURE

_POWERS = [Fraction(10) ** n for n in (-6, -3, -2, -1, 1, 2, 3, 6)]
_NO_RESULT = re.compile(rf"-|\s(?:[\w-]+\s)?ago\b|\s(?:[a-z]+\s)?(?:to|against)\s{FIGURE}")
"""After what is no result: "a 60-seat hall", "moved 27 years ago", "by 391 votes to 206"."""
_ORDERED = re.compile(r"\b(?:next|top)\s$")
"""Before what is none: "the next seven budgets combined"."""
_CLOSE = Fraction(1, 4)
_LONG = 4
Set = tuple[Claim, ...]


class Result(NamedTuple):
    """A result, the figures it is made of, and whether they make it."""

    relation: Relation
    claim: Claim
    operands: Set
    """In the order of a Constraint of the relation."""
    made: Interval
    """What they make, in the first unit of the measure; the reading nearest to what is stated."""
    sign: int
    """Of a change: -1 for a fall."""
    cue: str
    fits: bool
    distance: int
    """Sentences between it and the farthest operand."""
    explicit: bool = True
    """Whether the cue says which arithmetic it is."""
    alone: bool = True
    """Whether no other figures could be its operands, so that a slip in one of them would show."""


@cache
def _cues(section: str, side: str) -> tuple[re.Pattern[str], ...]:
    return phrases.forms("results", f"{section}.{side}")


def matched(section: str, place: Place) -> re.Match[str] | None:
    """Where the words beside a figure make it such a result."""
    before, after = place.before[-90:], place.after[:70]
    if (
        place.claim.words.endswith((" ago", "-old", " old"))
        or _NO_RESULT.match(after)
        or _ORDERED.search(before)
    ):
        return None
    for words, side in ((after, "after"), (before, "before")):
        for form in _cues(section, side):
            if found := form.search(words):
                return found
    return None


def cue(section: str, place: Place) -> str:
    """The words that make a figure such a result; "" if none do."""
    found = matched(section, place)
    return (found[0].strip(" ,;:()") or "so") if found else ""


def vetoed(section: str, words: str) -> bool:
    """Whether words near a result say that its arithmetic is another."""
    return says(section, "veto", words)


def says(section: str, side: str, words: str) -> bool:
    """Whether words have one of a list."""
    return any(form.search(words) for form in _cues(section, side))


class Reading(NamedTuple):
    """One arithmetic over a set of operands, which it puts in order."""

    made: Interval
    operands: Set
    sign: int = 1


def settle(
    relation: Relation,
    place: Place,
    words: str,
    pools: Iterable[Sequence[Set]],
    readings: Callable[[Set], Sequence[Reading]],
    veto: Callable[[Set], bool],
    *,
    scaled: bool = True,
    explicit: bool = True,
    likely: Callable[[Sequence[Set]], Sequence[Set]] = lambda sets: sets,
    least: int = 3,
    close: bool = False,
) -> Result | None:
    """The result held to its one adequate set of operands, or to whichever fits; None where it is unclear.

    `scaled` says that the result is of the operands' measure. Without `words` that make it a result, only one
    with two digits swapped counts; where the units alone make it one (`close`), one that is nearly right.
    """
    first: Set = ()
    explained = False
    for sets in pools:
        allowed = [one for one in sets if not veto(one)]
        for one in allowed:
            if fitting := [
                each for each in readings(one) if each.made.meets(stated(place.claim, one, scaled))
            ]:
                alone = bool(words) and not first and (len(sets) == 1 or list(likely(allowed)) == [one])
                made = _result(relation, place, fitting[0], words, fits=True, explicit=explicit)
                return made._replace(alone=alone)
        others = (each for one in sets if one not in allowed for each in readings(one))
        explained = explained or any(
            each.made.meets(stated(place.claim, each.operands, scaled)) for each in others
        )
        if sets and not first:
            first = _meant(sets, allowed, place, readings, likely, scaled=scaled, explicit=explicit)
    if explained or not first or first == (place.claim,):
        return None
    told = stated(place.claim, first, scaled)
    meant = min(readings(first), key=lambda each: _off(each.made, told))
    nearly = misprinted(meant.made, told, least=least) or _off(meant.made, told) < _CLOSE
    off = nearly if close else swapped(meant.made, told)
    if not near(meant.made, told) or not (words or off):
        return None
    values = [one.value or Fraction(0) for one in first]
    if relation in (Relation.PRODUCT, Relation.RATIO) and place.claim.value in (
        sum(values),
        max(values) - min(values),
    ):
        return None  # an addition told without its words
    return _result(relation, place, meant, words, fits=False, explicit=explicit)


def stated(claim: Claim, operands: Set, scaled: bool) -> Interval:
    """What a result states, in the first unit of its operands' measure if it is `scaled` like them."""
    return size(claim, lead(operands)) if scaled else claim.printed


def _meant(
    sets: Sequence[Set],
    allowed: Sequence[Set],
    place: Place,
    readings: Callable[[Set], Sequence[Reading]],
    likely: Callable[[Sequence[Set]], Sequence[Set]],
    *,
    scaled: bool,
    explicit: bool,
) -> Set:
    """The one set that is meant; the result alone where several may be; () where an explicit one lies farther off.

    Of several, only one may be misprinted.
    """

    def some(one: Set, alike: Callable[[Interval, Interval], bool]) -> bool:
        told = stated(place.claim, one, scaled)
        return any(alike(each.made, told) for each in readings(one))

    if len(sets) == len(allowed) == 1:
        return () if explicit and not some(allowed[0], near) else allowed[0]
    meant = likely(allowed)
    if explicit and len(meant) != 1:
        meant = [one for one in allowed if some(one, lambda made, told: misprinted(made, told, least=2))]
    return meant[0] if len(meant) == 1 else (place.claim,)


def swapped(made: Interval, stated: Interval) -> bool:
    """Whether two neighbouring digits of the right figure, of four or more, have changed places."""
    if not misprinted(made, stated, least=_LONG):
        return False
    step = _step(middle(stated))
    right, told = (str(round(middle(one) / step)) for one in (made, stated))
    return sorted(right) == sorted(told)


def misprinted(made: Interval, stated: Interval, *, least: int = 3) -> bool:
    """Whether a figure of so many digits or more is the right one but for one digit, or two that are swapped."""
    if made.low is None or made.high is None or stated.low is None or stated.high is None:
        return False
    step = _step(middle(stated))
    right, told = (str(round(middle(one) / step)) for one in (made, stated))
    wrong = [at for at, (a, b) in enumerate(zip(right, told, strict=False)) if a != b]
    if len(right) != len(told) or len(told) < least or not wrong:
        return False
    first, last = wrong[0], wrong[-1]
    swapped = last == first + 1 and right[first] + right[last] == told[last] + told[first]
    return len(wrong) == 1 or (len(wrong) == 2 and swapped)


def _step(value: Fraction) -> Fraction:
    """The place of the last digit that is not a zero, of an exact figure: 100 of "£268,500"."""
    step = Fraction(1)
    while value and value.denominator == 1 and value % (step * 10) == 0:
        step *= 10
    while (value / step).denominator != 1 and step > Fraction(1, 10**6):
        step /= 10
    return step


def _result(
    relation: Relation, place: Place, one: Reading, words: str, *, fits: bool, explicit: bool
) -> Result:
    distance = max(abs(place.claim.sentence - each.sentence) for each in one.operands)
    return Result(relation, place.claim, one.operands, one.made, one.sign, words, fits, distance, explicit)


def _off(made: Interval, stated: Interval) -> Fraction:
    """How far a result is from what is made, as a part of it."""
    is_made, told = middle(made), middle(stated)
    return abs(is_made - told) / max(abs(told), Fraction(1, 10**9))


def middle(interval: Interval) -> Fraction:
    """The number halfway between the ends, or the only end."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return sum(ends, Fraction(0)) / max(1, len(ends))


def near(made: Interval, stated: Interval) -> bool:
    """Whether a result that does not fit may still be meant: within a factor of two, or some zeros off.

    Figures that have nothing to do with each other seldom are; one made of others, and wrong, almost always is.
    """
    bound = stated.low or stated.high
    if not made.low or not made.high or not bound or made.low < 0:
        return False
    ratio = 2 * middle(stated) / (made.low + made.high)
    if not stated.low or not stated.high:  # "together more than": of parts not all told it is far off
        return Fraction(3, 4) <= ratio <= Fraction(4, 3)
    zeros = any(abs(ratio * power - 1) < Fraction(1, 50) for power in _POWERS)
    return Fraction(1, 2) <= ratio <= 2 or zeros
