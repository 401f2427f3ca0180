"""Numbers and relations in the text's own style: figures in, "52 + 41", "more than 95" out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.interval import Interval
from verifier.model.mention import Comparator, Kind
from verifier.model.record import decimal_string
from verifier.numbers import mantissa, write
from verifier.solving.relations import name_of, sign_of

MINUS = "−"
MOST_TERMS = 12
"""Longer sums show their first and last terms only."""

BOUND_WORDS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "about ",
    Comparator.LESS: "less than ",
    Comparator.AT_MOST: "at most ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
}
_DATES = (Kind.DATE, Kind.PERIOD)


def number(
    value: Fraction, like: Claim | None, *, whole: bool = False, unlike: Fraction | None = None
) -> str:
    """A value on the scale of a claim (`whole`: with its unit), rounded, but never to `unlike`."""
    short = _shortened(abs(value), None if unlike is None else abs(unlike))
    if like is None or like.value is None:
        written = decimal_string(short)
    else:
        written = write(short, like) if whole else mantissa(short, like)
    return MINUS + written if value < 0 else written


def said(claim: Claim, like: Claim | None = None, *, whole: bool = False) -> str:
    """What a claim says: "more than 95", "3 to 5"."""
    if claim.kind in _DATES:
        return claim.words
    like = like if like is not None and like.value is not None else claim
    if claim.value is not None:
        return BOUND_WORDS[claim.comparator] + number(claim.value, like, whole=whole)
    return reach(claim.printed, like) or claim.words or claim.id


def reach(interval: Interval, like: Claim | None) -> str:
    """A range in words: "43", "at most 91", "8 to 10"; "" where it says nothing."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        if low is not None:
            return ("at least " if interval.low_closed else "more than ") + number(low, like)
        return (
            ""
            if high is None
            else ("at most " if interval.high_closed else "less than ") + number(high, like)
        )
    written = number(low, like), number(high, like)
    return written[0] if written[0] == written[1] else " to ".join(written)


def style_of(constraint: Constraint, claim: Claim) -> tuple[Claim | None, bool]:
    """On which claim's scale a relation prints this one, so that its numbers can be added; if with units."""
    claims = constraint.claims
    if constraint.relation is Relation.PRODUCT:
        return claim, True
    if constraint.relation in (Relation.RATIO, Relation.CHANGE, Relation.SHARE):
        candidates: Sequence[Claim] = claims[:1] if claim == claims[0] else (claims[2], claims[1])
    else:
        candidates = claims
    return next((one for one in candidates if one.value is not None), None), False


def expression(constraint: Constraint, target: str, show: Callable[[Claim], str]) -> str:
    """How a relation gives one of its figures from the others."""
    names = [name_of(claim) for claim in constraint.claims]
    place = names.index(target)
    shown = [show(claim) for claim in constraint.claims]
    rest = [text for at, text in enumerate(shown) if at not in (0, place)]
    match constraint.relation:
        case Relation.SUM | Relation.PRODUCT:
            sign, back = (" + ", f" {MINUS} ") if constraint.relation is Relation.SUM else (" × ", " / ")
            return _joined(sign, rest) if place == 0 else _joined(back, [shown[0], *rest])
        case Relation.WITHIN:
            return _joined(" + ", shown)
        case Relation.EQUAL | Relation.AT_MOST:
            return shown[1] if place == 0 else shown[place - 1]
        case Relation.CHANGE:
            forms = _FALL if sign_of(constraint) < 0 else _RISE
        case other:
            forms = _FORMS[other]
    return forms[place].format(*shown)


_FORMS: Mapping[Relation, tuple[str, str, str]] = {
    Relation.DIFFERENCE: ("{1} − {2}", "{0} + {2}", "{1} − {0}"),
    Relation.RATIO: ("{1} / {2}", "{0} × {2}", "{1} / {0}"),
    Relation.SHARE: ("{1} / {2}", "{0} % × {2}", "{1} / {0} %"),
}
_RISE = ("({1} / {2} − 1) × 100", "{2} × (1 + {0} / 100)", "{1} / (1 + {0} / 100)")
_FALL = ("(1 − {1} / {2}) × 100", "{2} × (1 − {0} / 100)", "{1} / (1 − {0} / 100)")


def _joined(sign: str, shown: Sequence[str]) -> str:
    if len(shown) > MOST_TERMS:
        shown = [*shown[: MOST_TERMS - 1], "…", shown[-1]]
    first, *others = shown
    return sign.join([first, *(f"({text})" if text.startswith(MINUS) else text for text in others)])


def _shortened(value: Fraction, unlike: Fraction | None) -> Fraction:
    """At most four significant digits where there are more than nine, or as many as tell it from `unlike`."""
    if value == 0 or value == _rounded(value, 9):
        return value
    for digits in range(4, 9):
        short = _rounded(value, digits)
        if short != unlike:
            return short
    return _rounded(value, 9)


def _rounded(value: Fraction, digits: int) -> Fraction:
    size = len(str(value.numerator)) - len(str(value.denominator))
    step = Fraction(10) ** (size - digits + (1 if value >= Fraction(10) ** size else 0))
    return round(value / step) * step
