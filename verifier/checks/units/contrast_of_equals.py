"""Two figures set against each other that are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.operands import places
from verifier.checks.phrases import forms, found
from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,6}}?"
_FAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,10}}?"
_FORMS = (
    rf"<a>{_NEAR},?\s(?P<cue>compared (?:to|with)|instead of|rather than|as opposed to|as against|against"
    rf"|versus|vs\.?"
    rf"|up from|down from|in contrast to|not the|where(?:as)? it (?:once|used to) (?:take|took|be|was)){_NEAR}\s<b>",
    # only 25% of one, whereas a quarter of the other
    rf"<a>{_FAR},?\s(?P<cue>whereas|while only|while just|but only|but just|yet only|yet just|as against"
    rf"|in contrast,?)(?:\s(?:only|just))?{_FAR}\s<b>",
    rf"\b(?:only|just|merely|as (?:few|little) as)\s<a>{_FAR},?\s(?P<cue>while|but|against|compared (?:to"
    rf"|with)){_FAR}\s<b>",
    rf"\b(?P<cue>cut|reduc\w+|shorten\w+|rais\w+|lengthen\w+|extend\w+|rose|fell|grew|shr[aiu]nk|went up"
    rf"|went down)\s(?:\w+\s){{0,4}}?from\s<a>{_NEAR}\sto\s<b>",
)
_TIMES = {("year", "month"): 12, ("year", "quarter"): 4, ("week", "day"): 7, ("day", "hour"): 24}
_SAME = re.compile(
    r"\b(?:same|unchanged|equal(?:ly|s)?|identical|level|flat|steady|also|still|again|no change|on a par"
    r"|just as|constant|stable"
    r"|matched|matching|remain\w*|draw|drew|tied?|tie|stay\w*|respectively|not)\b",
    re.IGNORECASE,
)


@check(
    message="“{second}” is set against “{first}”, and the two are the same",
    suggestion="Mend one of the two, or say that nothing has changed.",
    at_most=Severity.WARNING,
    bad=(
        "The crossing now takes 90 minutes, compared to an hour and a half by the old boat.",
        "The new tank holds 1,500 litres, instead of the 1.5 cubic metres of the old one.",
        "The walk was cut from 2,000 metres to two kilometres.",
        "A dozen eggs costs $3.00 at the quay, compared with 25 cents an egg in town.",
        "Half of the boats were late, down from 50% a year ago.",
        "Only 20% of the large boats were late, whereas one in five of the small ones came late.",
    ),
    good=(
        "The crossing now takes 80 minutes, compared to an hour and a half by the old boat.",
        "The crossing takes 90 minutes, the same as before, compared to an hour and a half on paper.",
        "The new tank holds 1,200 litres, instead of the 1.5 cubic metres of the old one.",
        "Two boats were late, against two in May, so the number was unchanged.",
        "A dozen eggs costs $3.00 at the quay, compared with 30 cents an egg in town.",
        "The team won 3 games against 3 rivals.",
        "A quarter of the boats were late, down from 50% a year ago.",
    ),
)
def contrast_of_equals(ledger: Ledger) -> Iterator[Outcome]:
    """A text sets one figure against another as if they differed, and they are one amount in two units.

    The writer saw two numbers; the reader who converts them finds no news.
    """
    told: set[str] = set()
    for index, skeleton in ledger.figures.items():
        if _SAME.search(ledger.sentences[index][2].words):
            continue
        for match, by in found(_FORMS, skeleton):
            first, second = by["a"], by["b"]
            same = _same(first, second)
            if same is None:
                same = _by_the_piece(skeleton, match, first, second)
            if same is None:
                continue
            told |= {first.id, second.id}
            yield _judged(first, second) if same else Held.on(first, second)
    yield from _set_against(ledger, told)


def _set_against(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """ "weighed half a tonne ... Its replacement is a good deal lighter at 500 kg"."""
    for place in places(ledger):
        second = place.claim
        if second.id in told or not place.earlier:
            continue
        for first in place.earlier[min(1, len(place.earlier) - 1)]:
            if first.id in told or not _same(first, second):
                continue
            between = place.stretch_of((first,))
            around = " ".join(
                place.sentences[at].words for at in {place.at, place.at + first.sentence - second.sentence}
            )
            if not _SAME.search(around) and any(
                form.search(between) for form in forms("contrasts", "contrast")
            ):
                told |= {first.id, second.id}
                yield _judged(first, second)


def _judged(first: Claim, second: Claim) -> Hit:
    return Hit.on(
        second,
        first,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{first.words} = {second.words}",
        first=first.words,
        second=second.words,
    )


def _same(a: Claim, b: Claim) -> bool | None:
    """Whether two figures told in different units are one; None where they cannot be compared so."""
    one, two = _plain(a), _plain(b)
    if (
        one is None
        or two is None
        or (a.unit == b.unit and a.kind == b.kind)
        or any(c.hypothetical for c in (a, b))
    ):
        return None
    if {a.kind, b.kind} == {Kind.RATIO, Kind.PERCENT}:
        ratio, percent = (a, b) if a.kind is Kind.RATIO else (b, a)
        return None if ratio.unit or percent.unit != "%" else (ratio.value or 0) * 100 == percent.value
    converted = numbers.conversions(one, a.unit, b.unit)
    return any(each == two for each in converted) if converted else None


def _by_the_piece(skeleton: Skeleton, match: re.Match[str], first: Claim, second: Claim) -> bool | None:
    """ "a dozen eggs costs $3.00, against 25 cents an egg"; "$180 a year instead of $15 a month"."""
    one, two = _price(first), _price(second)
    if one is None or two is None or {first.hypothetical, second.hypothetical} != {False}:
        return None
    per, other = first.unit.partition(" per ")[2], second.unit.partition(" per ")[2]
    if (per, other) in _TIMES or (other, per) in _TIMES:
        return one == two * _TIMES[per, other] if (per, other) in _TIMES else two == one * _TIMES[other, per]
    around = skeleton.words[max(0, match.start("b") - 40) : match.start("b") + 25]
    for number in skeleton.figures(skeleton.words[: match.start("a") + 1]):
        piece = (
            rf"\b(?:an?|per|each|one)\s(?:single\s)?{re.escape(head(number.noun))}\b" if number.noun else ""
        )
        if piece and number.value and re.search(piece, around):
            return one == two * number.value
    return None


def _price(claim: Claim) -> Fraction | None:
    """An amount of money, pence and cents as parts of what they are of."""
    if claim.kind is not Kind.MONEY or claim.value is None or claim.comparator is not Comparator.EQUAL:
        return None
    return claim.value / (100 if claim.unit.partition(" per ")[0] in ("penny", "cent") else 1)


def _plain(claim: Claim) -> Interval | None:
    if claim.value is None or claim.comparator is not Comparator.EQUAL:
        return None
    return Interval(low=claim.value, high=claim.value)
