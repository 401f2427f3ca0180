"""A claim's figure and the sentences near it in, the source's figure that speaks of the same thing out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from verifier.comparing.judge import Weighed, weigh
from verifier.comparing.passages import Passages
from verifier.comparing.repeated import same_place
from verifier.comparing.terms import Statement, opposites, stem
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Kind, Mention

_BY_NEIGHBOURS = 0.6
_BESIDE = 0.12
"""What a word of the neighbouring sentence counts for."""
_ELSEWHERE, _UNUSUAL, _BOUND, _TOLD_APART, _ANY = 0.15, 0.3, 0.1, 0.15, 1.0
"""How much better another figure must fit than one that bears the claim out: in general; where three digits or
more are the same; where only a bound is met; where one sentence tells the two apart; and for dates."""
_NAME = 2
"""What a name counts for, beside another word."""
_LIKE = 0.1
"""Within this, the kinder verdict is taken."""
_SIZES = 5
_CLOSE = Fraction(2, 3)
_TIMES = (Kind.DATE, Kind.PERIOD)
_BOUND_BEFORE = re.compile(
    r"\b(?:more|greater|higher|larger|less|lower|fewer|smaller) than\s+$", re.IGNORECASE
)


class Option(NamedTuple):
    """A figure of the source that may be the claim's."""

    fit: float
    """How alike their surroundings are, about 0 to 1."""
    weighed: Weighed
    passage: int
    figure: Mention
    repeated: bool
    """Whether the claim repeats the sentence and the figures stand at one place of it."""


def coverage(claim: Statement, passages: Passages, index: int) -> float:
    """The share of the claim's telling words in a sentence of the source; less for its neighbours'."""
    own = passages.all[index].stems
    total = sum(passages.weight(one) for one in claim.stems)
    found = sum(
        passages.weight(one) * (1.0 if one in own or turned(one, own) else _BY_NEIGHBOURS)
        for one in shared(claim, passages, index)
    )
    return found / total if total else 0.0


def shared(claim: Statement, passages: Passages, index: int) -> set[str]:
    """The claim's telling words that stand in a sentence of the source or beside it, itself or its opposite."""
    own, beside = passages.all[index].stems, passages.beside(index)
    return {one for one in claim.stems if one in beside or turned(one, own)}


def turned(stem: str, stems: frozenset[str]) -> bool:
    """Whether words speak of the same thing the other way round."""
    return bool(opposites().get(stem, frozenset()) & stems)


def options(claim: Statement, figure: Mention, passages: Passages, near: Sequence[int]) -> list[Option]:
    """Every figure of the sentences that is comparable, the most alike first."""
    found = [
        Option(repeated + fit, weighed, index, other, repeated)
        for index in near
        for other, weighed, fit, repeated in _compared(claim, figure, passages, index)
    ]
    return sorted(found, key=lambda one: (-one.fit, one.passage, one.figure.start))


def _compared(
    claim: Statement, figure: Mention, passages: Passages, index: int
) -> Iterator[tuple[Mention, Weighed, float, bool]]:
    source = passages.all[index]
    for other in source.figures:
        repeated = same_place(claim, figure, source, other)
        doubled = any(
            _BOUND_BEFORE.search(one.words[: at.start]) for one, at in ((claim, figure), (source, other))
        )
        weighed = weigh(figure, other, repeated=repeated, doubled=doubled)
        if weighed:
            yield other, weighed, _fit(claim, figure, passages, index, other), repeated


def _fit(claim: Statement, figure: Mention, passages: Passages, index: int, other: Mention) -> float:
    ours = claim.around[figure.start, figure.end]
    theirs = passages.all[index].around[other.start, other.end]
    beside = passages.beside(index)
    named = {term.stem for term in claim.terms if term.name}
    total = alike = 0.0
    for word, near in ours.items():
        weight = passages.weight(word) * (_NAME if word in named else 1)
        total += weight * near
        alike += weight * min(near, theirs.get(word, _BESIDE if word in beside else 0.0))
    return (alike / total if total else 0.0) + _noun(figure, other) + _size(figure, other)


def _noun(figure: Mention, other: Mention) -> float:
    """Whether they count the same things."""
    if figure.kind in _TIMES or not figure.noun or not other.noun:
        return 0.0
    ours = {stem(word) for word in figure.noun.lower().split()}
    theirs = {stem(word) for word in other.noun.lower().split()}
    return 0.2 if ours & theirs else -0.1


def _size(figure: Mention, other: Mention) -> float:
    """The same number speaks for the same thing, and so does one close to a bound."""
    if not figure.value or not other.value or not figure.comparator.bound:
        return 0.0
    ratio = min(figure.value, other.value) / max(figure.value, other.value)
    return 0.2 if ratio == 1 else 0.15 if ratio >= _CLOSE else 0.0


def choose(figure: Mention, found: Sequence[Option]) -> Option | None:
    """The one that speaks of the claim's figure: what bears it out, unless another fits far better."""
    if not found:
        return None
    first = found[0]
    said = [
        one
        for one in found
        if one.weighed.support is Support.SUPPORTED and one.fit >= first.fit - _margin(figure, first, one)
    ]
    if said:
        return said[0]
    alike = [
        one for one in found if one.fit >= first.fit - _LIKE and one.weighed.support is not Support.NOT_FOUND
    ]
    return max(alike, key=lambda one: one.weighed.support.rank) if alike else first


def _margin(figure: Mention, first: Option, other: Option) -> float:
    """By how much worse a figure that bears the claim out may fit than the one that fits best."""
    if figure.kind in _TIMES:
        return _ANY
    if figure.comparator.bound:
        return _BOUND
    if first.passage == other.passage and first.fit >= 1:
        return _TOLD_APART
    return _UNUSUAL if _unusual(figure) else _ELSEWHERE


def _unusual(figure: Mention) -> bool:
    """A value that is hardly there twice by chance."""
    digits = "".join(filter(str.isdigit, figure.words)).strip("0")
    return len(digits) > 2


def of_a_size(figure: Mention, other: Mention) -> bool:
    """Whether the one could be a slip for the other."""
    if figure.kind in _TIMES:
        if figure.period is None or other.period is None:
            return figure.period is other.period
        return figure.period.grain is other.period.grain
    if not figure.value or not other.value:
        return figure.value is None
    return min(abs(figure.value), abs(other.value)) * _SIZES >= max(abs(figure.value), abs(other.value))


def _times(statement: Statement, figure: Mention) -> set[str]:
    """The dates beside a figure."""
    return {
        other.period.edtf if other.period else other.words
        for other in statement.figures
        if other is not figure and other.kind in _TIMES
    }


def exchanged(
    claim: Statement, figure: Mention, passages: Passages, chosen: Option, found: Sequence[Option]
) -> Weighed:
    """The verdict; a value that the sentences give to something else, or for another time, says so."""
    if chosen.weighed.reason is not Reason.OTHER_VALUE:
        return chosen.weighed
    for one in found:
        if one.weighed.support is Support.SUPPORTED and not one.figure.comparator.bound:
            ours = _times(claim, figure)
            theirs = _times(passages.all[one.passage], one.figure)
            when = ours and theirs and not ours & theirs
            return Weighed(Support.CONTRADICTED, Reason.OTHER_WINDOW if when else Reason.OTHER_SUBJECT)
    return chosen.weighed
