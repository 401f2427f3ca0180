"""Rates: so much of one thing for each of another, and the total and the number beside it that must make it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from verifier import numbers
from verifier.checks.operands import aged
from verifier.checks.phrases import forms
from verifier.checks.singular import singular
from verifier.model.claim import Claim, Role
from verifier.model.document import Form, Zone
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
_IN_A = {
    ("second", "minute"): (60,),
    ("second", "hour"): (3600,),
    ("minute", "hour"): (60,),
    ("minute", "day"): (1440,),
    ("day", "year"): (365, 366, 360, 260, 250, 220, 200, 190),
    ("week", "year"): (52, 48, 50, 46, 40, 38),
    ("month", "year"): (12, 11, 10),
    ("quarter", "year"): (4,),
    ("hour", "year"): (8760, 2080, 1950, 1820, 2000),
    ("day", "week"): (7, 5, 6, 4),
    ("day", "month"): (30, 31, 28, 20, 21, 22),
    ("week", "month"): (Fraction(13, 3), 4, 5),
    ("hour", "day"): (24, 8, 7),
    ("hour", "week"): (168, 40, 38, 35),
    ("month", "quarter"): (3,),
    ("week", "quarter"): (13,),
}
"""How many of the first the second may be taken to have, the likeliest first: working days, school weeks, ..."""
_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_PERSONS = frozenset("person resident inhabitant citizen individual guest customer passenger visitor".split())
_BESIDES = re.compile(r"\b(?:overtime|tips|on top)\b", re.IGNORECASE)
"""More than the rate goes into the total."""
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1000000}


class Rate(NamedTuple):
    """ "9.4 thefts per 1,000 people": of thefts, per person, of 1,000."""

    claim: Claim
    of: str
    per: str
    """ "" for "each"."""
    many: Fraction


class Triple(NamedTuple):
    """A rate, the number of what it is per, and the total that both must make."""

    rate: Rate
    total: Claim
    number: Claim | None
    """None where the words alone say it: "over the year"."""
    factors: tuple[Fraction, ...]
    """How many of the rate's units one of the number's may be: 12 months in a year."""
    derived: Claim
    """The one of the three that the text works out."""

    @property
    def holds(self) -> bool:
        """Whether some reading of the three as loose as they may be fits."""
        number = self.number.loose if self.number else point(1)
        if self.number and self.derived is self.number:
            number = _about(self.number)
        made = self.rate.claim.loose * number
        return any(made.times(f / self.rate.many).meets(_room(self.total)) for f in self.factors)

    @property
    def made(self) -> Fraction:
        """What the derived one would be, the others as printed."""
        rate, total = self.rate.claim.value or Fraction(1), self.total.value or Fraction(1)
        number = ((self.number.value if self.number else None) or Fraction(1)) * self.factors[0]
        if self.derived is self.total:
            return rate * number / self.rate.many
        return total * self.rate.many / (number if self.derived is self.rate.claim else rate)

    @property
    def nearest(self) -> Fraction:
        """The same with as many digits as the figure it would stand for."""
        made, size = self.made, 0
        while made >= 1000 * Fraction(10) ** size:
            size += 1
        step = Fraction(10) ** size if made >= 100 else Fraction(1, 10)
        return made if made.denominator == 1 else round(made / step) * step

    @property
    def arithmetic(self) -> str:
        """The product or quotient in the text's own numbers: "1,450 × €92 = €133,400"."""
        rate, total = self.rate.claim, self.total
        number = self.number.words if self.number else "1"
        if self.factors[0] != 1 and self.rate.per in TIMES:
            many_of_them = ((self.number.value if self.number else None) or 1) * self.factors[0]
            number = f"{float(many_of_them):.4g}"
        many = "" if self.rate.many == 1 else f" × {int(self.rate.many):,}"
        made = numbers.write(self.nearest, self.derived)
        if self.derived is rate:
            return f"{total.words} / {number}{many} = {made}, not {rate.words}"
        if self.derived is total:
            return f"{number} × {rate.words}{many.replace('×', '/')} = {made}, not {total.words}"
        return f"{total.words} / {rate.words} = {made}, not {number}"


def triples(ledger: Ledger) -> Iterator[Triple]:
    """Every rate whose total and number stand in its sentence or in the ones beside it, each of them alone."""
    for index, claims in ledger.by_sentence.items():
        _, block, _ = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED, Zone.CODE):
            continue
        beside = ledger.sentences[max(index - 1, 0) : index + 2]
        if any(_BESIDES.search(sentence.words) for _, _, sentence in beside):
            continue
        found = [rate for claim in claims if (rate := rate_of(ledger, claim))]
        alone = [rate for rate in found if rate.per != "year"]
        found = alone if alone and len({rate.of for rate in found}) == 1 else found
        if len(found) == 1 and found[0].claim.value:
            yield from _worked_out(ledger, index, found[0])


def rate_of(ledger: Ledger, claim: Claim) -> Rate | None:
    """What a figure is of and per; None where it is no rate."""
    if claim.kind not in _AMOUNTS or claim.comparator.bound or claim.dimension == "time":
        return None
    unit, _, per = claim.unit.partition(" per ")
    if per:
        return Rate(claim, unit, per, Fraction(1)) if " per " not in per else None
    noun = "" if claim.unit or claim.noun in TIMES else claim.noun
    after = _after(ledger, claim).removeprefix(f" {noun}" if noun else "")
    said = _form("after").match(after)
    if not said or _form("no_rate").match(after):
        priced = _form("priced").search(_text_before(ledger, claim))
        return Rate(claim, unit, singular(priced["per"]), Fraction(1)) if priced and unit else None
    many = Fraction((said["many"] or "1").replace(",", "").strip() or 1) * _SCALES.get(said["scale"] or "", 1)
    return Rate(claim, unit or _head(noun), _per(said["per"] or ""), many)


def _worked_out(ledger: Ledger, index: int, rate: Rate) -> Iterator[Triple]:
    """The triples of one rate: it is worked out of what stands before it, or something after it is worked out of it."""
    before = _text_before(ledger, rate.claim)
    words = before + _after(ledger, rate.claim)
    here, ago, later = (list(_claims(ledger, index, at)) for at in (0, -1, 1))
    earlier = [c for c in here if c.start < rate.claim.start]
    if _form("other").search(words):
        return
    if rate.claim.role is not Role.BASE and _form("is_rate").search(before):
        told = ledger.by_block[rate.claim.block]
        whole = [c for c in told if c.start < rate.claim.start and not _beside(ledger, c)]
        for near in (earlier, [*ago, *earlier], whole):
            total = _alone(_of(rate, near) or _bare(rate, near))
            if total and (found := _number(ledger, rate, near, total)):
                yield from _triple(rate, total, *found, rate.claim)
                return
    rest = [c for c in here if c.start > rate.claim.start]
    if rate.per in TIMES and any(_form("at_pace").search(_sentence(ledger, c)) for c in (*here, *later)):
        yield from _at_that_pace(ledger, rate, [*ago, *here], [*rest, *later])
        return
    for near in (rest, later):
        alike = _of(rate, near) or (_bare(rate, near) if near is rest else [])
        sums = [c for c in alike if _is_total(ledger, c, same=near is rest) or _names(ledger, c, here)]
        total = _alone(sums) if len(alike) == len(sums) else None
        if total and (found := _number(ledger, rate, here if near is rest else [*here, *later], total)):
            yield from _triple(rate, total, *found, total)
            return
    if rate.per in TIMES:
        yield from _at_that_pace(ledger, rate, [*ago, *here], [*rest, *later])


def _at_that_pace(
    ledger: Ledger, rate: Rate, before: Sequence[Claim], after: Sequence[Claim]
) -> Iterator[Triple]:
    """ "It mends 25 km a year. At that rate the 300 km in poor condition will be mended in eight years"."""
    spans = [c for c in after if c.kind is Kind.DURATION and c.value and not c.hypothetical]
    span = _alone(spans)
    if span is None or not _form("pace").search(_sentence(ledger, span)):
        return
    if _TO_GO.match(_after(ledger, span)) or _text_before(ledger, span).endswith("remaining "):
        return
    near = [c for c in (*before, *after) if c.start < span.start]
    total = _alone(
        [c for c in _of(rate, near) or _bare(rate, near) if _form("left").search(_sentence(ledger, c))]
    )
    if total and (fits := factors(rate.per, span.unit)):
        yield from _triple(rate, total, span, fits, span)


def _triple(
    rate: Rate, total: Claim, number: Claim | None, fits: tuple[Fraction, ...], derived: Claim
) -> Iterator[Triple]:
    if not total.comparator.bound and not _apart(total, rate.claim):
        yield Triple(rate, total, number, fits, derived)


def _bare(rate: Rate, claims: Sequence[Claim]) -> list[Claim]:
    """Where nothing is named like what a rate is of: the number without a noun, or any number of a rate without one."""
    if "" not in (rate.of, *(c.noun for c in claims if c.kind in _AMOUNTS and not c.unit)):
        return []
    numbered = [
        c for c in claims if c is not rate.claim and c.kind in (Kind.NUMBER, Kind.COUNT) and not c.unit
    ]
    return [c for c in numbered if not c.noun or not rate.of]


def _number(
    ledger: Ledger, rate: Rate, claims: Sequence[Claim], total: Claim
) -> tuple[Claim | None, tuple[Fraction, ...]] | None:
    if rate.per in TIMES:
        spans = [c for c in claims if c.kind is Kind.DURATION and c.value and not c.comparator.bound]
        if not spans and (whole := _form("whole").search(_sentence(ledger, total))):
            return (None, fs) if (fs := factors(rate.per, whole["time"].lower())) else None
        one = _alone(spans)
        return (one, fs) if one and (fs := factors(rate.per, one.unit)) else None
    counted = [c for c in claims if _is_number(rate, c) or _is_bare_number(ledger, rate, c, total)]
    one = _alone(counted)
    return (one, (Fraction(1),)) if one else None


_TO_GO = re.compile(r"\s(?:that (?:are )?|which )?(?:remain\w*|left|to go)\b")
"""Of a time that is given, not worked out: "9,600 a year over the five years that remain"."""
_WHOSE = re.compile(r"^(\w+s)['’] .*")
"""What belongs to those counted: "320,000 inhabitants' health checks"."""


def _is_number(rate: Rate, claim: Claim) -> bool:
    if (
        claim is rate.claim
        or claim.kind not in _AMOUNTS
        or claim.kind is Kind.MONEY
        or claim.comparator.bound
    ):
        return False
    if claim.unit:
        return claim.unit == rate.per and bool(rate.per)
    named = claim.noun and _head(_WHOSE.sub(r"\1", claim.noun))
    if not rate.per:
        return claim.kind is Kind.COUNT and bool(named) and named != rate.of and (claim.value or 0) > 1
    return named == rate.per or (rate.per == "person" and named in _PERSONS)


def _is_bare_number(ledger: Ledger, rate: Rate, claim: Claim, total: Claim) -> bool:
    """ "sold 1,640 of them", "a population of 153,000"."""
    if (
        claim in (rate.claim, total)
        or claim.kind not in (Kind.NUMBER, Kind.COUNT)
        or claim.unit
        or claim.noun
    ):
        return False
    people = rate.per == "person" and _form("population").search(_text_before(ledger, claim))
    return bool(people or (rate.per and re.match(r"\sof (?:them|these|those)\b", _after(ledger, claim))))


def _of(rate: Rate, claims: Sequence[Claim]) -> list[Claim]:
    """What may be the total of a rate: amounts of what it is of."""
    return [
        c
        for c in claims
        if c is not rate.claim
        and c.kind in _AMOUNTS
        and c.value
        and (_unit_in(rate, c) == rate.of if c.unit else bool(c.noun) and _head(c.noun) == rate.of)
    ]


def _unit_in(rate: Rate, claim: Claim) -> str:
    """Its unit; "96 million francs a year" are francs to a figure per person, told of the same year."""
    return claim.unit if rate.per in TIMES else claim.unit.removesuffix(" per year")


def _is_total(ledger: Ledger, claim: Claim, *, same: bool) -> bool:
    """Whether the words before a figure say that it was worked out of what stands before them."""
    before = _text_before(ledger, claim)
    if same:
        all_in = _form("in_all").match(_after(ledger, claim))
        return _form("is_total").search(before) is not None or all_in is not None
    return _form("points").match(before) is not None and not _form("not_total").search(before)


def _names(ledger: Ledger, claim: Claim, before: Sequence[Claim]) -> bool:
    """ "9,000 medals at $4.50 apiece. The medals cost ..." """
    nouns = "|".join(
        {re.escape(c.noun.split()[-1]) for c in before if c.noun and c.sentence < claim.sentence}
    )
    words = _text_before(ledger, claim)
    return (
        bool(nouns) and re.match(rf"(?:The|These|Those|All)(?: the| these)? (?:{nouns})\b", words) is not None
    )


def _apart(total: Claim, rate: Claim) -> bool:
    return bool(
        total.window
        and rate.window
        and total.sentence != rate.sentence
        and not total.window.meets(rate.window)
    )


def _alone(claims: Sequence[Claim]) -> Claim | None:
    """The only one, told once or more often."""
    told = {(c.value, _head(c.noun), c.unit) for c in claims}
    return claims[0] if len(told) == 1 else None


def factors(short: str, long: str) -> tuple[Fraction, ...]:
    """How many of the first unit of time one of the second may be; () where nothing is known."""
    if short == long:
        return (Fraction(1),)
    if (short, long) in _IN_A:
        return tuple(Fraction(n) for n in _IN_A[short, long])
    return tuple(1 / Fraction(n) for n in _IN_A.get((long, short), ()))


def _about(number: Claim) -> Interval:
    """A time that was worked out, as loosely as it may be meant: "in 15 years" is 15, give or take a half."""
    if not number.value:
        return number.loose
    half = max(Fraction(1, 2), number.value / 20)
    return number.loose.hull(Interval(low=number.value - half, high=number.value + half))


def _room(claim: Claim) -> Interval:
    """A total as loosely as anybody would round it."""
    wide = claim.loose
    if claim.value and claim.kind is not Kind.COUNT:
        wide = wide.hull(
            Interval(low=claim.value * Fraction(199, 200), high=claim.value * Fraction(201, 200))
        )
    return wide


def _claims(ledger: Ledger, index: int, at: int) -> tuple[Claim, ...]:
    claims = ledger.by_sentence.get(index + at, ())
    home = ledger.by_sentence[index][0].block
    return tuple(c for c in claims if ledger.together(c.block, home) and not _beside(ledger, c))


def _beside(ledger: Ledger, claim: Claim) -> bool:
    """ "An 8-page ticket", "Ada Holm, 14,": a figure that only tells what somebody or something is."""
    return aged(claim) or ledger.document.text[claim.end : claim.end + 1] == "-"


def _head(noun: str) -> str:
    words = re.split(r"\s(?:of|with|in|for)\s", noun.lower())[0].split()
    return singular(words[-1]) if words else ""


def _per(said: str) -> str:
    one = singular(said)
    return "person" if one in ("head", "capita") else one


def _sentence(ledger: Ledger, claim: Claim) -> str:
    return ledger.sentences[claim.sentence][2].words


def _text_before(ledger: Ledger, claim: Claim) -> str:
    sentence = ledger.sentences[claim.sentence][2]
    return sentence.words[: sentence.inner(claim.start, claim.end)[0]]


def _after(ledger: Ledger, claim: Claim) -> str:
    sentence = ledger.sentences[claim.sentence][2]
    return sentence.words[sentence.inner(claim.start, claim.end)[1] :][:80]


def _form(name: str) -> re.Pattern[str]:
    return forms("each", name)[0]
