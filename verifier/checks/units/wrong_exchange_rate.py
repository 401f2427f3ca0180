"""One amount in two currencies that no rate of the time makes the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.exchange import currency, rate
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period

_HEDGE = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|or|some|just (?:over|under)|nearly|almost|over|more than"
    r"|less than|equal to|equivalent to|worth|then|i\.?e\.?|=|~|≈)\s?){0,3}"
)
_THEN = (
    r"(?:\s(?:at the time|then|at today['’]s rates?|at current (?:exchange )?rates?|at the current rate))?"
)
_SURE = (
    rf"<first>(?:[\s-][a-z]+){{0,2}}\s?[(\[]\s?{_HEDGE}<second>{_THEN}\s?[)\]]",
    rf"<first>,?\s(?:equals|(?:which )?is equal to|(?:the )?equivalent (?:to|of)){_HEDGE}\s<second>",
    rf"<first>,?\s(?:converted|which converts|translates)\s(?:in)?to\s{_HEDGE}<second>",
)
_LIKELY = (
    rf"<first>(?:\s[a-z]+)?,\s(?:or|that is|i\.e\.,?|which is)\s{_HEDGE}<second>",
    rf"<first>\s[–—]\s(?:or\s)?{_HEDGE}<second>{_THEN}\s?[–—]",
    r"<first>\s?/\s?<second>",
)


@check(
    message="“{first}” were not “{second}”{when}: {arithmetic}",
    suggestion="{first} were {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "In May 2023 the bank lent the port 75 million Danish kroner (€21 million) for new boats.",
        "In 2019 the ferry cost £40m, or about $28m.",
        "The Hong Kong line ordered two boats for HK$390m (US$84m).",
        "The pilot's fine of 3,000 Swiss francs – roughly 900 euros – was paid in 2022.",
    ),
    good=(
        "In May 2023 the bank lent the port 75 million Danish kroner (€10 million) for new boats.",
        "In 2019 the ferry cost £40m, or about $52m.",
        "The Danish line paid 75 million Danish kroner for a boat and €21 million for a dock in May 2023.",
        "The Canadian port paid £40m ($70m) for the ferry in 2019.",
        "In 1985 the ferry cost £40m ($44m).",
        "A ticket to Alder costs £40 ($28 for children).",
    ),
    source="European Central Bank, euro foreign exchange reference rates",
)
def wrong_exchange_rate(ledger: Ledger) -> Iterator[Outcome]:
    """An amount is given in two currencies, and no rate of that time makes them one amount.

    Most often the rate was turned upside down, or a digit was lost. Your own dated table of rates comes before the
    yearly ranges of the European Central Bank, and a rate may be off by a tenth.
    """
    for index, skeleton in ledger.figures.items():
        if len({claim.unit for claim in skeleton.claims if claim.kind is Kind.MONEY}) < 2:
            continue
        for forms, sure in ((_SURE, True), (_LIKELY, False)):
            for _, by in found(forms, skeleton):
                yield from _compared(ledger, index, by, sure=sure)


def _compared(ledger: Ledger, index: int, by: Mapping[str, Claim], *, sure: bool) -> Iterator[Outcome]:
    first, second = by["first"], by["second"]
    if first.kind is not Kind.MONEY or second.kind is not Kind.MONEY or first.unit == second.unit:
        return
    text = ledger.document.text
    base, other = currency(first, text), currency(second, text)
    ends = numbers.unhedged(first), numbers.unhedged(second)
    when = _when(ledger, index)
    known = rate(base, other, when, ledger.facts.rates) if base and other else None
    if known is None or known.low is None or known.high is None or None in ends or first.hypothetical:
        return
    implied = _ratio(ends[1], ends[0])
    if implied is None:
        return
    if implied.meets(known):
        yield Held.on(second, first)
        return
    slack = Fraction(11, 10)
    low, high = known.low / Fraction(9, 10), known.high / slack
    told = f"{base} 1 = {other} {_short(low)} to {_short(high)}"
    value = (first.value or Fraction(0)) * (low + high) / 2
    yield Hit.on(
        second,
        first,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        first=first.words,
        second=second.words,
        when=f" in {when.edtf}" if when and when.start else "",
        truth=f"about {numbers.write(_rounded(value), second)}",
        arithmetic=f"{told}, not {_short((second.value or Fraction(0)) / (first.value or Fraction(1)))}",
    )


def _ratio(top: Interval | None, bottom: Interval | None) -> Interval | None:
    if (
        top is None
        or bottom is None
        or not bottom.low
        or not bottom.high
        or top.low is None
        or top.high is None
    ):
        return None
    return Interval(low=top.low / bottom.high, high=top.high / bottom.low) if bottom.low > 0 else None


def _when(ledger: Ledger, index: int) -> Period | None:
    """From the time the sentence tells to the day it was written; None where neither is known."""
    told = [
        claim.period
        for claim in ledger.by_sentence.get(index, ())
        if claim.kind in (Kind.DATE, Kind.PERIOD) and claim.period and claim.comparator is Comparator.EQUAL
    ]
    written = ledger.document.date
    starts = [period.start for period in (*told, written) if period and period.start]
    if not starts:
        return None
    return Period(start=min(starts), end=written.end if written else None)


def _rounded(value: Fraction) -> Fraction:
    """To two significant digits."""
    digits = 2 - len(str(int(value))) if value >= 1 else 2
    return Fraction(round(value, digits))


def _short(value: Fraction) -> str:
    return f"{float(value):.3g}"
