"""A yearly growth rate that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.changeforms import DATED
from verifier.checks.changes import Move, moves
from verifier.checks.check import Outcome, check
from verifier.checks.growths import growths
from verifier.checks.phrases import found
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period
from verifier.model.skeleton import FIGURE, Skeleton

_FORMS = (
    r"<g>\s(?:\w+\s){0,2}?(?:a year|per year|annually|each year|every year|per annum|yearly|compounded|compound)",
    r"\b(?:annual(?:i[sz]ed)?|compound(?: annual)?|yearly|cagr)\b(?:\s[\w-]+){0,4}?\s(?:of\s|was\s|is\s|at\s)?<g>",
    r"<g>\s(?:compound|annual|yearly|average annual|cagr)\b",
)
_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,6}}?"
_GROWS = (
    # £1,000 that earns 4% a year grows to £1,480 in ten years
    rf"<old>[^{FIGURE[1:-1]}.;:?!()]{{0,60}}?\b(?:at|earn(?:s|ing)?|grow(?:s|ing)?|ris(?:es?|ing)|gain(?:s|ing)?"
    rf"|pay(?:s|ing)?)"
    rf"\s(?:interest\s)?(?:by\s|of\s|at\s)?<g>[^{FIGURE[1:-1]}.;:?!()]{{0,80}}?\b(?:(?:will )?(?:grows? to"
    rf"|becomes?|reach(?:es)?|be worth|have grown to|comes? to|amounts? to|turns? into)|is worth)"
    rf"\s(?:about\s|around\s|some\s)?<new>",
)
_COMPOUND = re.compile(r"\bcompound|\bcagr\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:year|annual\w*|annum|yearly|cagr|compound\w*)\b", re.IGNORECASE)
_FELL = re.compile(
    r"\b(?:fell|fall\w*|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|reduc\w+|down|lost|losing)\b",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:gr[eo]w\w*|ris(?:es?|en|ing)|rose|gain\w*|up|increas\w+|climb\w*|jump\w*)\b", re.IGNORECASE
)
_PAID_IN = re.compile(
    r"\b(?:adding|added to|deposits?|each month|a month|plus|withdraw\w*|fees?|tax|repay\w*)\b"
)
"""What else makes a sum grow or shrink."""
_MOST_YEARS = 200
_IN_FULL = 10**6


@check(
    message="“{rate}” a year does not lead from “{old}” to “{new}” in {years} years: that takes {truth} a year",
    suggestion="True would be “{truth} a year”; a total divided by the years is not a yearly rate.",
    at_most=Severity.ERROR,
    bad=(
        "Membership grew from 2,000 in 2014 to 4,000 in 2024, a compound annual growth rate of 12%.",
        "Rents went from £600 to £900 over 5 years, rising by 15% a year on average.",
        "The herd numbered 200 in 2004 and 300 in 2024. It grazes on two islands. The herd grew by 6% a year "
        "between 2004 and 2024.",
        "A gift of £1,000 that earns 4% a year grows to £1,680 in ten years.",
        "At 15% a year for the past ten years, the herd has grown from 100 to 200 animals.",
    ),
    good=(
        "Membership grew from 2,000 in 2014 to 4,000 in 2024, a compound annual growth rate of 7.2%.",
        "Rents went from £600 to £900 over 5 years, rising by 10% a year on average.",
        "Rents went from £600 to £900 over 5 years, rising by 8.4% a year on average.",
        "A gift of £1,000 that earns 4% a year grows to £1,480 in ten years.",
        "A gift of £1,000 that earns 4% a year, with £100 added to it each month, grows to £16,680 in ten years.",
        "Rents went from £600 to £900 over 5 years and will rise by 15% a year from now on.",
        "The herd numbered 200 in 2004 and 300 in 2024. The herd grew by 2% a year between 2004 and 2024.",
        "The herd numbered 200 in 2004 and 300 in 2024. Its value grew by 6% a year between 2004 and 2024.",
        "The fund grew from £2m to £4m in two years, and interest stands at 5% a year.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): compounding",
)
def wrong_growth_rate(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives a start, an end, the years between and a yearly rate, and they do not fit.

    Growth compounds: doubling in ten years is 7.2 percent a year, not 10.
    """
    told: set[str] = set()
    for index, skeleton in ledger.amounts.items():
        words = ledger.sentences[index][2].words
        if len(skeleton.claims) < 3 or not _YEARLY.search(words) or re.search(r"\bwill\b|interest", words):
            continue
        years = _years(ledger, index)
        rates = _rates(skeleton)
        pairs = [move for move in moves(skeleton) if move.old.unit == move.new.unit != "%"]
        if years and len(rates) == 1 and len(pairs) == 1:
            told.add(rates[0].id)
            yield _judged(rates[0], pairs[0], years, words)
    yield from _grown(ledger)
    yield from _across(ledger)
    for one in growths(ledger):
        if one.rate.id not in told:
            words = ledger.sentences[one.rate.sentence][2].words
            yield _judged(one.rate, Move(one.old, one.new, words), one.years, words)


def _grown(ledger: Ledger) -> Iterator[Outcome]:
    """A sum, its interest a year, and what the two make after so many years."""
    for index, skeleton in ledger.amounts.items():
        words = ledger.sentences[index][2].words
        for match, by in found(_GROWS, skeleton):
            old, new, rate, years = by["old"], by["new"], by["g"], _years(ledger, index)
            plain = old.unit == new.unit != "%" and rate.unit == "%" and len(skeleton.claims) == 3
            if plain and years and _YEARLY.search(match[0]) and not _PAID_IN.search(words):
                yield _judged(rate, Move(old, new, match[0]), years, words)


def _across(ledger: Ledger) -> Iterator[Outcome]:
    """Two dated values in one sentence, and in another the yearly rate between the same two years."""
    rates = list(_dated_rates(ledger))
    if not rates:
        return
    pairs: dict[tuple[str, str], list[tuple[int, Move]]] = {}
    for index, skeleton in ledger.amounts.items():
        for match, by in found(DATED, skeleton):
            old, new = by["old"], by["new"]
            if old.unit == new.unit != "%" and not any(c.comparator.bound for c in (old, new)):
                pairs.setdefault((match["first"], match["second"]), []).append(
                    (index, Move(old, new, match[0]))
                )
    for rate, first, second in rates:
        words = ledger.sentences[rate.sentence][2].words
        near = [
            move
            for index, move in pairs.get((str(first), str(second)), ())
            if index != rate.sentence and _of_one(ledger, rate, index)
        ]
        if len(near) == 1 and not re.search(r"\bwill\b|interest", words):
            yield _judged(rate, near[0], second - first, words)


def _of_one(ledger: Ledger, rate: Claim, index: int) -> bool:
    """Whether a sentence names what grew, or says "it" right after."""
    words = ledger.sentences[index][2].words
    after = index == rate.sentence + 1 and words.startswith(("It ", "They "))
    return after or bool(telling(rate.measure) & telling(words))


def _dated_rates(ledger: Ledger) -> Iterator[tuple[Claim, int, int]]:
    """ "grew by 3% a year between 2000 and 2020"."""
    for index, claims in ledger.by_sentence.items():
        sentence = ledger.sentences[index][2]
        periods = [c.period for c in claims if c.kind is Kind.PERIOD and c.period]
        if len(periods) != 1 or not _YEARLY.search(sentence.words):
            continue
        start, last = periods[0].start, periods[0].last
        rates = _rates(Skeleton.of(sentence, [c for c in claims if c.kind is Kind.PERCENT]))
        if (
            start
            and last
            and 1 < last.year - start.year <= _MOST_YEARS
            and len(rates) == 1
            and rates[0].measure
        ):
            yield rates[0], start.year, last.year


def _rates(skeleton: Skeleton) -> list[Claim]:
    by = {match["g"].id: match["g"] for _, match in found(_FORMS, skeleton)}
    return [claim for claim in by.values() if claim.kind is Kind.PERCENT and claim.unit == "%"]


def _years(ledger: Ledger, index: int) -> int:
    """The years between the two dates of the sentence, or the years it names; 0 if neither or they differ."""
    claims = ledger.by_sentence[index]
    dated = sorted(
        {c.period.start.year for c in claims if c.period and c.period.start and _is_year(c.period)}
    )
    named = [
        int(c.value)
        for c in claims
        if c.kind is Kind.DURATION
        and c.unit == "year"
        and c.value
        and c.value > 1
        and c.value.denominator == 1
        and c.comparator is Comparator.EQUAL
    ]
    spans = {dated[1] - dated[0]} if len(dated) == 2 else set()
    both = spans | set(named)
    years = both.pop() if len(both) == 1 else 0
    return years if years <= _MOST_YEARS else 0


def _is_year(period: Period) -> bool:
    """A year, or "since" a year."""
    begins = period.start is not None and (period.start.month, period.start.day) == (1, 1)
    return period.grain is Grain.YEAR or (period.end is None and begins)


def _in_full(amount: Claim) -> bool:
    """Whether money is told to the last unit: "£5,800", not "£6m"."""
    return amount.kind is Kind.MONEY and amount.low == amount.high and (amount.value or 0) < _IN_FULL


def _judged(rate: Claim, move: Move, years: int, words: str) -> Outcome:
    old, new = (c.printed if _in_full(c) else c.loose for c in (move.old, move.new))
    g = rate.loose.times(Fraction(1, 100))
    if None in (old.low, old.high, new.low, new.high, g.low, g.high) or not old.low or not new.low:
        return Held.on(rate)
    low, high = Fraction(g.low or 0), Fraction(g.high or 0)
    shrank = move.new.value and move.old.value and move.new.value < move.old.value and not _GREW.search(words)
    if (rate.value or 0) > 0 and (_FELL.search(words) or shrank):
        low, high = -high, -low
    ratio = Interval(low=new.low / (old.high or old.low), high=(new.high or new.low) / old.low)
    compound = Interval(low=(1 + max(low, Fraction(-1))) ** years, high=(1 + high) ** years)
    simple = Interval(low=1 + low * years, high=1 + high * years)
    fits = compound.meets(ratio) or (not _COMPOUND.search(words) and simple.meets(ratio))
    if fits:
        return Held.on(rate, move.old, move.new)
    truth = (float((move.new.value or 1) / (move.old.value or 1)) ** (1 / years) - 1) * 100
    return Hit.on(
        rate,
        move.old,
        move.new,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.HIGH if _COMPOUND.search(words) else Confidence.MEDIUM,
        arithmetic=f"({move.new.words} / {move.old.words}) ^ (1/{years}) − 1 = {truth:.1f} %",
        rate=rate.words,
        old=move.old.words,
        new=move.new.words,
        years=years,
        truth=f"{truth:.1f} %",
    )
