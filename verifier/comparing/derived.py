"""A claim's figure and the source's figures in, the sum, difference, share or change that makes it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations, product
from typing import NamedTuple

from verifier.comparing.judge import in_unit
from verifier.comparing.terms import Statement, lists, stem
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Comparator, Kind, Mention
from verifier.model.record import decimal_string

_OF = re.compile(r"^of\s+(?:the\s+|its\s+|all\s+)?([^\W\d_]+)", re.IGNORECASE)
_BOUND = Fraction(1, 10)
"""By how much of itself a sum may exceed the bound that tells it."""
_MOST = 5
_FEW = 3
"""More figures than this are not added up in every way: something would fit by chance."""
_DATES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


class Made(NamedTuple):
    """What the source's figures make, and how."""

    support: Support
    reason: Reason
    arithmetic: str
    guessed: bool = False
    """Whether nothing says how the claim's figure should come about, only that it should."""


class Sum(NamedTuple):
    """A value made of others."""

    value: Fraction
    arithmetic: str


@cache
def _cue(name: str) -> re.Pattern[str]:
    words = "|".join(lists("cues")[name]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def derive(claim: Statement, figure: Mention, around: Sequence[Statement], *, whole: bool) -> Made | None:
    """How the figures of the sentences make the claim's, or fail to where the claim says how; None if neither.

    Only where the sentences are the `whole` source may it be their words alone that say how.
    """
    bound = figure.comparator is not Comparator.EQUAL
    total = _cue("total").search(claim.words)
    if figure.comparator.bound and not total:
        return _bounded(claim, figure, around)
    if figure.value is None or figure.kind in _DATES:
        return None
    all_figures = [one for each in around for one in each.figures if one.value is not None]
    found = [one for one in all_figures if one.kind not in _DATES]
    if figure.unit in ("%", "pp", "times") or figure.kind is Kind.RATIO:
        return _relative(claim, figure, found)
    alike = _of_one_kind(figure, found)
    told = " ".join(one.words for one in around)
    like = [one for one in alike if _value(one, figure) is not None]
    if len(like) >= 2 and total:
        made = _total(figure, like)
        if made and (made.support is Support.SUPPORTED or not _story(told)):
            return made
    if bound or not 2 <= len(alike) + len(_others(claim, figure)) <= _MOST:
        return None
    for way in _ways(claim, figure, (alike, found), told if whole else ""):
        if way.value in figure.printed:
            return Made(Support.SUPPORTED, Reason.DERIVED, f"{way.arithmetic} = {_plain(way.value)}")
    words = _without_figures(claim)
    compares = _cue("compared").search(words) is not None
    asks_for = compares or any(_cue(name).search(words) for name in ("total", "outcome", "asked"))
    if whole and found and (asks_for or _cue("apiece").search(told)):
        shown = " and ".join(one.words for one in found) + f" do not make {figure.words}"
        return Made(Support.CONTRADICTED, Reason.WRONG_ARITHMETIC, shown, guessed=not compares)
    return None


def _bounded(claim: Statement, figure: Mention, around: Sequence[Statement]) -> Made | None:
    """A bound on things told together, of which one sentence gives the parts: "more than 650 at A and B"."""
    if figure.value is None or figure.kind in _DATES or " and " not in claim.words[figure.end :]:
        return None
    for one in around:
        values = [
            value for other in one.figures if (value := _value(other, figure)) and other.kind not in _DATES
        ]
        for parts in combinations(values, 2):
            total = sum(parts, Fraction(0))
            if total in figure.printed and abs(total - figure.value) <= abs(figure.value) * _BOUND:
                return Made(Support.SUPPORTED, Reason.DERIVED, f"{_added(parts)} = {_plain(total)}")
    return None


def _others(claim: Statement, figure: Mention) -> list[Mention]:
    """The claim's other figures: "15 calories in 5 bars"."""
    return [
        one for one in claim.figures if one is not figure and one.value is not None and one.kind not in _DATES
    ]


def _of_one_kind(figure: Mention, found: Sequence[Mention]) -> Sequence[Mention]:
    """Without what counts other things, where enough is left: no pears among apples, no blue among red ones."""
    ours = {stem(word) for word in figure.noun.lower().split()}
    alike = [
        other
        for other in found
        if not ours
        or not other.noun
        or (theirs := {stem(word) for word in other.noun.lower().split()}) <= ours
        or ours <= theirs
    ]
    named = [other for other in alike if other.noun]
    return alike if ours and len(named) > 1 else found


def _story(told: str) -> bool:
    """Whether things come and go, or are counted by the piece, so that a total is no mere sum."""
    return any(_cue(name).search(told) for name in ("moves", "each", "difference"))


def _without_figures(claim: Statement) -> str:
    words = claim.words
    for one in reversed(claim.figures):
        if "per" in one.unit:
            words = words[: one.start] + words[one.end :]
    return words


def asks(claim: Statement, figure: Mention, source: Statement) -> bool:
    """Whether a claim that repeats a sentence adds the words that call for a sum, or gives a change "by" so much."""
    total = _cue("total").search(claim.words)
    if total and total[0].lower() not in source.words.lower():
        return True
    return figure.unit in ("%", "pp") and claim.words[: figure.start].rstrip().lower().endswith(" by")


def _total(figure: Mention, like: Sequence[Mention]) -> Made | None:
    """A total that the claim calls one: of all figures of its kind, or of some of them."""
    values = [value for other in like if (value := _value(other, figure)) is not None]
    for size in range(len(values), 1, -1):
        for some in combinations(values, size):
            if sum(some, Fraction(0)) in figure.printed:
                return Made(
                    Support.SUPPORTED, Reason.DERIVED, f"{_added(some)} = {_plain(sum(some, Fraction(0)))}"
                )
    alike = [one for one in like if stem(one.noun.split()[-1].lower() if one.noun else "") == _head(figure)]
    whole = [value for other in (alike or like) if (value := _value(other, figure)) is not None]
    if len(whole) < 2 or len(like) > _MOST or any(one.comparator.bound for one in like):
        return None
    total = sum(whole, Fraction(0))
    if figure.comparator.bound and total in figure.printed:
        return None
    return Made(
        Support.CONTRADICTED,
        Reason.WRONG_ARITHMETIC,
        f"{_added(whole)} = {_plain(total)}, not {figure.words}",
    )


def _head(figure: Mention) -> str:
    return stem(figure.noun.split()[-1].lower()) if figure.noun else ""


def _relative(claim: Statement, figure: Mention, found: Sequence[Mention]) -> Made | None:
    """A share, a change in percent or points, a multiple, of two figures of one kind."""
    base = _OF.match(claim.words[figure.end :].lstrip())
    counted = [
        one for one in found if base and stem(base[1].lower()) in {stem(w) for w in one.noun.lower().split()}
    ]
    pairs = [(a, b) for a, b in permutations(found, 2) if a.value and b.value and _value(b, a) is not None]
    falls, rises = _cue("fall").search(claim.words), _cue("rise").search(claim.words)
    moved = bool(figure.direction or falls or rises)
    ways: list[Sum] = []
    points: list[Sum] = []
    for a, b in pairs:
        old, new = a.value or Fraction(1), _value(b, a) or Fraction(1)
        if (
            (counted and a not in counted)
            or (rises and not falls and new < old)
            or (falls and not rises and new > old)
        ):
            continue
        if figure.unit == "pp" or (moved and a.unit == "%" and figure.unit == "%"):
            points.append(Sum(abs(new - old), f"{_plain(max(old, new))} − {_plain(min(old, new))}"))
        if figure.unit == "times":
            ways.append(Sum(new / old, f"{_plain(new)} ÷ {_plain(old)}"))
        elif moved and figure.unit == "%":
            ways.append(Sum(abs(new - old) / old * 100, f"({_plain(new)} − {_plain(old)}) ÷ {_plain(old)}"))
        elif new < old or not moved:
            ways.append(Sum(new / old * (100 if figure.unit == "%" else 1), f"{_plain(new)} ÷ {_plain(old)}"))
    if figure.unit == "pp":
        ways = points
    for made in ways:
        if made.value in figure.printed:
            return Made(
                Support.SUPPORTED, Reason.DERIVED, f"{made.arithmetic} = {_shown(figure, made.value)}"
            )
    if any(made.value in figure.printed for made in points):
        return Made(
            Support.CONTRADICTED, Reason.PERCENT_FOR_POINTS, f"{points[0].arithmetic} = {figure.words} points"
        )
    if counted and ways and len(found) <= _FEW and not moved:
        first = ways[0]
        shown = f"{first.arithmetic} = {_shown(figure, first.value)}, not {figure.words}"
        return Made(Support.CONTRADICTED, Reason.WRONG_ARITHMETIC, shown)
    like = {(one.unit, one.noun) for one in found}
    if len(found) <= _FEW and len(like) <= 2 and ways and (moved or figure.unit == "times"):
        first = ways[0]
        return Made(
            Support.CONTRADICTED,
            Reason.WRONG_ARITHMETIC,
            f"{first.arithmetic} = {_shown(figure, first.value)}, not {figure.words}",
        )
    return None


def _ways(
    claim: Statement, figure: Mention, found: tuple[Sequence[Mention], Sequence[Mention]], told: str
) -> Iterator[Sum]:
    """Every sum and difference of what is alike, every product and quotient of all, that the words ask for."""
    alike, everything = (
        [one.value for one in (*part, *_others(claim, figure)) if one.value] for part in found
    )
    both = f"{claim.words} {told}"
    summed = _cue("total").search(both) or _cue("difference").search(both)
    if summed or _cue("moves").search(told) or _cue("outcome").search(claim.words):
        yield from _signed(alike)
    if _cue("each").search(both) and len(everything) <= _MOST:
        yield from _scaled(everything) if told else _times(figure, found[1])


def _signed(values: Sequence[Fraction]) -> Iterator[Sum]:
    for signs in product((1, -1, 0), repeat=len(values)):
        if sum(map(abs, signs)) < 2 or (next(sign for sign in signs if sign) < 0 and len(signs) > 2):
            continue
        total = sum((sign * value for sign, value in zip(signs, values, strict=True)), Fraction(0))
        if total >= 0:
            shown = "".join(
                f" {'+' if sign > 0 else '−'} {_plain(value)}"
                for sign, value in zip(signs, values, strict=True)
                if sign
            )
            yield Sum(total, shown.removeprefix(" + ").strip())


def _times(figure: Mention, found: Sequence[Mention]) -> Iterator[Sum]:
    """An amount of the claim's unit, by a bare number: what any two figures of a long text make may be chance."""
    for one, other in permutations(found, 2):
        amount = _value(one, figure)
        if amount and other.value and not other.unit and not other.comparator.bound:
            yield Sum(amount * other.value, f"{_plain(amount)} × {_plain(other.value)}")
            yield Sum(amount / other.value, f"{_plain(amount)} ÷ {_plain(other.value)}")


def _scaled(values: Sequence[Fraction]) -> Iterator[Sum]:
    singles = [Sum(value, _plain(value)) for value in values]
    mixed = [one for one in _signed(values) if one.value]
    for left, right in [*product(singles, singles), *product(mixed, singles)]:
        if left is right:
            continue
        bare = f"({left.arithmetic})" if " " in left.arithmetic else left.arithmetic
        yield Sum(left.value * right.value, f"{bare} × {right.arithmetic}")
        if right.value:
            yield Sum(left.value / right.value, f"{bare} ÷ {right.arithmetic}")


def _value(other: Mention, like: Mention) -> Fraction | None:
    read = in_unit(other, like)
    return read[0][0] if read else None


def _added(values: Sequence[Fraction]) -> str:
    return " + ".join(map(_plain, values))


def _shown(figure: Mention, value: Fraction) -> str:
    return _plain(value) + ("%" if figure.unit == "%" else "")


def _plain(value: Fraction) -> str:
    near = value if value.denominator == 1 else Fraction(round(value * 100), 100)
    whole, point, rest = decimal_string(near).partition(".")
    return f"{int(whole):,}{point}{rest}"
