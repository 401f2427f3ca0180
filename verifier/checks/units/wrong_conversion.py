"""One amount in two units that are not the same amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_SLIGHT = Fraction(3, 100)
"""Off by less than this it is a coarse rounding, not another amount."""
_STEP = Fraction(25)
"""Degrees on the dial of an oven."""
_OLD = frozenset(
    [
        *"inch foot yard mile furlong acre pound ounce stone ton gallon quart pint bushel fahrenheit knot horsepower"
        " cup tablespoon teaspoon barrel".split(),
        "nautical mile",
        "mile per hour",
        "mile per gallon",
        "fluid ounce",
        "brake horsepower",
    ]
)


_HEDGE = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|or|some|just (?:over|under)|nearly|almost"
    r"|over|i\.?e\.?|=|~|≈)\s?)?"
)
_SURE = (
    # 240 km (150 miles), 240 km long (150 miles)
    rf"<first>(?:[\s-][a-z]+){{0,2}}\s?[(\[]\s?{_HEDGE}<second>(?:\s[a-z]+)?\s?[)\]]",
    r"<first>\s(?:equals|is equal to|is equivalent to|equivalent to|is the same as)\s<second>",
    rf"<first>\s[–—]\s{_HEDGE}<second>\s?[–—]",
)
_LIKELY = (
    rf"<first>(?:\s[a-z]+)?,\s(?:or|that is|i\.e\.,?|which is)\s{_HEDGE}<second>",
    r"<first>\s?/\s?<second>",
    # 5 lb, about 2.3 kg
    r"<first>(?:\s[a-z]+)?,\s<hedged>",
)
_CHOICE = re.compile(r"\b(between|either|choos\w+|choice|options?|whether|race|distances)\b", re.IGNORECASE)
# a difference of temperature has no zero of its own
_BY = re.compile(
    r"\b(?<!or )(?:by|warm\w*|cool\w*|colder|hotter|higher|lower|above|below|rise|rose|fall|fell|drop\w*"
    r"|increase\w*|decrease\w*"
    r"|difference|range|swing|drift\w*|within|per|gain\w*|limit\w*|anomal\w+|change\w*|more|less|every|each|up|down)\b"
    r"|[±+]",
    re.IGNORECASE,
)
_CUT = re.compile(r"\d\s?[.,]\s+$")
"""A number that a badly spaced text has cut in two: "19. 89 inches"."""


@check(
    message="“{second}” is not “{first}”: {arithmetic}",
    suggestion="{first} is {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The pipeline runs for 240 km (186 miles) along the coast.",
        "Highs of 30°C (76°F) are expected on Sunday.",
        "Dry the nets at 180C (320F) for an hour.",
        "The estate covers 500 acres, or 350 hectares.",
        "- Weight: 12 kg / 36 lb\n- Length: 2 m\n",
    ),
    good=(
        "The pipeline runs for 240 km (150 miles) along the coast.",
        "The pipeline runs for 240 km (149 miles) along the coast, 1,000 ft (300 m) below the ridge.",
        "Seas have warmed by 1.5°C (2.7°F) and highs of 30°C (86°F) are common.",
        "Dry the nets at 180C (356F) for an hour; the oven may drift by 5C (9F).",
        "A 10 km run (200 m of it uphill) starts at noon, and a 5 mile walk at two.",
        "She is 5ft 10in (1.78m) tall and weighs 11 stone (70kg); the tank holds 10 gallons (45 litres).",
        "Rain peaked at 4. 50 inches (114 mm).",
        "Walkers choose between 5 km, or 10 miles for the fit.",
        "The wall was over 100 miles (160 km) long and 4 to 6 metres (13-20 feet) high.",
    ),
    source="NIST Special Publication 811, appendix B",
)
def wrong_conversion(ledger: Ledger) -> Iterator[Outcome]:
    """An amount is given in two units, and they are not the same amount.

    Readers at home in one unit see only that one, so half of them are told something else.
    """
    for skeleton in ledger.figures.values():
        if len({claim.unit for claim in skeleton.claims} - {""}) < 2:
            continue
        for forms, sure in ((_SURE, True), (_LIKELY, False)):
            for match, by in found(forms, skeleton):
                second = by.get("second") or by["hedged"]
                if "hedged" in by and second.comparator is not Comparator.ABOUT:
                    continue
                cut = _CUT.search(ledger.document.text[: by["first"].start][-6:])
                if not cut and (sure or not _CHOICE.search(skeleton.words[: match.start()])):
                    near = skeleton.words[max(0, match.start() - 60) : match.end() + 40]
                    by_how_much = _BY.search(near) is not None
                    yield from _compared(by["first"], second, sure=sure, difference=by_how_much)


def _compared(first: Claim, second: Claim, *, sure: bool, difference: bool) -> Iterator[Outcome]:
    if first.unit == second.unit or first.dimension != second.dimension or first.dimension in ("", "percent"):
        return
    crosses = (first.unit in _OLD) != (second.unit in _OLD)
    if not crosses and (not sure or first.dimension == "time"):
        return
    ends = _ends(first, second)
    if not ends:
        return
    off = [_off(a, b, first, second, difference=difference) for a, b in ends]
    if None in off:
        return
    worst = max(width for width in off if width is not None)
    if not worst:
        yield Held.on(first, second)
        return
    truth = " to ".join(_truth(a, first, second) for a, _ in ends)
    yield Hit.on(
        second,
        first,
        verdict=Verdict.CONTRADICTED if worst > _SLIGHT else Verdict.OVERSTATED,
        confidence=Confidence.HIGH if sure and crosses and worst > _SLIGHT else Confidence.MEDIUM,
        severity=None if worst > _SLIGHT else Severity.NOTE,
        arithmetic=f"{first.words} = {truth}, not {second.words}",
        reading=UNSAVED if worst > _SLIGHT else "",
        first=first.words,
        second=second.words,
        truth=truth,
    )


def _ends(first: Claim, second: Claim) -> list[tuple[Interval, Interval]]:
    """What is to be the same: the two numbers, or the two ends of two ranges."""
    one, two = numbers.unhedged(first), numbers.unhedged(second)
    if one and two:
        return [(_dialled(one, first), _dialled(two, second))]
    if first.kind is not Kind.RANGE or second.kind is not Kind.RANGE:
        return []
    return [
        (_around(a), _around(b))
        for a, b in ((first.low, second.low), (first.high, second.high))
        if a is not None and b is not None
    ]


def _dialled(interval: Interval, claim: Claim) -> Interval:
    """Temperatures below a thousand degrees are told in steps of 25 at the coarsest."""
    value = claim.value or Fraction(0)
    if (
        claim.dimension != "temperature"
        or abs(value) >= 1000
        or interval.low is None
        or interval.high is None
    ):
        return interval
    return Interval(low=max(interval.low, value - _STEP / 2), high=min(interval.high, value + _STEP / 2))


def _around(end: Fraction) -> Interval:
    width = max(abs(end) / 20, Fraction(1, 2) if end.denominator == 1 else Fraction(1, 20))
    return Interval(low=end - width, high=end + width)


def _off(one: Interval, two: Interval, first: Claim, second: Claim, *, difference: bool) -> Fraction | None:
    """By what share the second misses the first; 0 if it may be meant; None if they do not convert."""
    same = numbers.conversions(one, first.unit, second.unit)
    if not same:
        return None
    if first.dimension == "temperature" and not difference:
        same = same[:1]
    # the last digit may have been cut instead of rounded
    cut = Interval(low=two.low, high=two.high and two.high + (two.high - (two.low or 0)) / 2)
    if any(interval.meets(cut) for interval in same):
        return Fraction(0)
    nearest = min(_gap(interval, two) for interval in same)
    middle = ((two.low or Fraction(0)) + (two.high or Fraction(0))) / 2
    return nearest / abs(middle) if middle else Fraction(1)


def _gap(one: Interval, two: Interval) -> Fraction:
    low, high = max(one.low or 0, two.low or 0), min(one.high or 0, two.high or 0)
    return Fraction(low - high)


def _truth(one: Interval, first: Claim, second: Claim) -> str:
    """The first amount in the second unit, as finely as the second is printed."""
    middle = ((one.low or Fraction(0)) + (one.high or Fraction(0))) / 2
    same = numbers.conversions(point(middle), first.unit, second.unit)
    value = same[0].low or Fraction(0)
    digits = 3 - len(str(abs(int(value))))
    return (
        numbers.write(round(value, digits), second)
        if second.kind is not Kind.RANGE
        else str(float(round(value, digits)))
    )
