"""A total that its rate and its number do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.forms import found
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?,]+){{0,6}}?"
_TOTAL = (
    r"(?:,?\s(?:for|to|at|making|giving|with|or|and|is|=)?\s?(?:an?\s)?(?:overall\s|grand\s|combined\s)?"
    r"(?:total|sum|cost|bill|price)"
    r"(?:\scost|\sprice)?\s(?:of|comes to|came to|is|was)\s|,?\s(?:totall?ing|which totals|adding up to"
    r"|coming to|which comes to|for)\s"
    r"|,?\sor\s(?=[^.]{1,40}\b(?:in all|in total|altogether|all told|overall))|\s?(?:=|makes|comes to"
    r"|came to|adds up to|costs?)\s)"
)
_EACH = (
    r"(?:each|apiece|a piece|per [a-z]+|an? (?!total|year|month|week|day|quarter|hour)[a-z]+|every [a-z]+)"
)
_TIMES = (
    # 40 benches at £300 each, a total of £14,000
    rf"<n>{_NEAR}\s(?:at|for|costing|priced at|worth)\s<each>(?:\s{_EACH})?{_TOTAL}<total>",
    # £300 each for 40 benches, a total of £14,000
    rf"<each>\s?(?:{_EACH})?\s(?:for|on|to|across|from)(?:\s(?:each|all) of)?(?:\s(?:the|its|all|his|her"
    rf"|their))?\s<n>{_NEAR}{_TOTAL}<total>",
    # £14,000 for 40 benches at £300 each
    rf"<total>{_NEAR}\s(?:for|on|from)\s<n>{_NEAR}\s(?:at|costing|priced at)\s<each>(?:\s{_EACH})?(?!\w)",
    # 40 classes of 25 pupils each, 900 in all
    rf"<n>{_NEAR}\s(?:of|with)\s<each>{_NEAR}(?:\seach)?,\s(?:or\s|making\s|which makes\s|a total of\s|for "
    rf"a total of\s)?<total>"
    r"(?:\s\w+)?(?:\s(?:in all|in total|altogether|all told|together)\b|\s?$|\.)",
)
_AVERAGE = (
    # £14,000 for 40 benches, or £300 each
    rf"<total>{_NEAR}\s(?:for|among|amongst|across|between|to|over|on)\s(?:the\s|its\s|all\s"
    rf"|some\s){{0,2}}<n>{_NEAR}(?:,|\s?\(|\s[–—])\s?(?:or|that is|i\.e\.|which is|about|around|an average "
    rf"of|on average)?\s?(?:an average of\s|about\s|around\s|roughly\s|just\s|only\s)?<each>(?:\s(?:each"
    rf"|apiece|per [a-z]+|an? [a-z]+|for each|for every [a-z]+)\b)",
    # £14,000, or £300 for each of the 40 benches
    rf"<total>{_NEAR}(?:,|\s?\(|\s[–—])\s?(?:or|that is|i\.e\.|which is)\s(?:an average of\s|about\s"
    rf"|around\s|roughly\s|just\s)?<each>\s(?:for\s)?(?:each|every one|per head)?\s?(?:of|for)\s(?:the|its"
    rf"|all|their)\s(?:\w+\s)?<n>(?!\w)",
)
_PERIOD = (
    # £30 a month for 12 months, or £400 in all
    rf"<each>{_NEAR}\s(?:for|over)\s(?:the\s|a\s|another\s|at least\s)?<n>{_TOTAL}<total>",
    rf"<each>{_NEAR}\s(?:for|over)\s(?:the\s|a\s)?<n>(?:,|\s?\(|\s[–—])\s?(?:or\s)?(?:a\stotal\sof\s"
    rf"|about\s)?<total>(?:\s(?:in all|in total|altogether|overall|all told)|\s?\))",
    rf"<total>{_NEAR}\sover\s(?:the\s|a\s)?<n>(?:,|\s?\(|\s[–—])\s?(?:or|that is|i\.e\.|which is)?\s?"
    rf"(?:about\s|around\s|roughly\s|just\s)?<each>(?!\w)",
)
_RATES = (
    # £30 a month, or £400 a year; £30 a month (£400 a year)
    r"<first>(?:\s[a-z]+){0,2}?(?:,\s(?:or|that is|i\.e\.|which is|equal to|equivalent to)\s(?:about\s"
    r"|around\s|roughly\s|some\s|nearly\s|over\s)?|\s?\(\s?(?:or\s|about\s)?)<second>",
)
_OTHER = re.compile(
    r"\b(deposit|discount|interest|plus|extra|first|then|rising|up to|from|starting|per cent off"
    r"|respectively|between|vat|tax|fees?|including"
    r"|excluding|net|minimum|maximum|at least|at most|save|saving|range|instead|introductory|rather than"
    r"|to date|so far|of which)\b",
    re.IGNORECASE,
)
_TIMES_OF = ("hour", "day", "week", "month", "quarter", "year")
_IN_A_YEAR = {
    "day": (365, 366, 360, 260, 250, 220, 200, 190),
    "week": (52, 48, 50, 46, 40, 38),
    "month": (12, 11, 10),
    "quarter": (4,),
    "hour": (8760, 2080, 1950, 1820, 2000),
}
"""Of every unit of time, how many of them a year may be taken to have: working days, school weeks, ..."""


@check(
    message="the rate and the number do not make the total: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The parish bought 40 benches at £300 each, a total of £14,000.",
        "The grant is worth £2.4m for 60 schools, or £60,000 each.",
        "Tenants pay €40 a month for 12 months, a total of €520.",
        "A pass costs £45 a month, or £640 a year.",
        "There are 12 classes of 25 pupils each, 360 in all.",
    ),
    good=(
        "The parish bought 40 benches at £300 each, a total of £12,000.",
        "The grant is worth £2.4m for 60 schools, or £40,000 each.",
        "Tenants pay €40 a month for 12 months, a total of €480.",
        "A pass costs £45 a month, or £540 a year; a ticket costs £3 a day, or £15 a week.",
        "A pass costs £45 a month, or £450 a year if it is paid at once.",
        "There are 12 classes of 25 pupils each, 300 in all.",
        "The parish bought 40 benches at £300 each and a bandstand, for a total of £34,000.",
        "The grant is worth £2.4m for 60 schools, or up to £60,000 each.",
        "The state spent £3bn on 2.1 million pupils, or £1,430 each.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): rates and per-head figures",
)
def rate_misses_total(ledger: Ledger) -> Iterator[Outcome]:
    """A price, a rate or a figure per head, times the number, is not the total that the text gives.

    Whoever checks one such figure divides the other two; a slip of ten or a thousand shows at once.
    """
    for skeleton in ledger.figures.values():
        told: set[str] = set()
        if len(skeleton.claims) > 2:
            for forms in (_TIMES, _AVERAGE, _PERIOD):
                for match, by in found(forms, skeleton):
                    total, n, each = by["total"], by["n"], by["each"]
                    before = skeleton.words[max(0, match.start() - 12) : match.end()]
                    if total.id in told or not _fits(total, n, each) or _OTHER.search(before):
                        continue
                    told |= {total.id, each.id}
                    blamed = (each, total, n) if forms is _AVERAGE else (total, each, n)
                    relation = Relation.RATIO if forms is _AVERAGE else Relation.PRODUCT
                    yield Constraint(relation=relation, claims=blamed, because="each")
        for match, by in found(_RATES, skeleton):
            first, second = by["first"], by["second"]
            if (
                not {first.id, second.id} & told
                and not _OTHER.search(match[0])
                and " if " not in skeleton.words
            ):
                yield from _two_rates(first, second)


def _fits(total: Claim, n: Claim, each: Claim) -> bool:
    if any(c.hypothetical or c.kind is Kind.RATIO or c.value is None for c in (total, n, each)):
        return False
    per = each.unit.partition(" per ")[2]
    if n.kind is Kind.DURATION:
        own = per == n.unit
    else:
        own = n.unit == "" and n.kind in (Kind.COUNT, Kind.NUMBER) and per not in _TIMES_OF and n.value != 1
    return (
        own
        and total.unit == each.unit.partition(" per ")[0]
        and total.dimension not in ("percent", "calendar", "temperature")
        and total.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and each.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _two_rates(first: Claim, second: Claim) -> Iterator[Outcome]:
    """£30 a month and £400 a year."""
    (one, _, short), (two, _, long) = first.unit.partition(" per "), second.unit.partition(" per ")
    if one != two or not one or short == long or first.hypothetical or second.hypothetical:
        return
    if short not in _IN_A_YEAR and short != "year":
        return
    if any(c.value is None or c.comparator.bound for c in (first, second)):
        return
    factors = _factors(short, long)
    if not factors:
        return
    a, b = numbers.unhedged(first), numbers.unhedged(second)
    if a is None or b is None:
        return
    wide = Interval(low=(b.low or 0) * Fraction(95, 100), high=(b.high or 0) * Fraction(105, 100))
    if any(a.times(factor).meets(wide) for factor in factors):
        yield Held.on(first, second)
        return
    made = point(first.value or 0).times(factors[0]).low or Fraction(0)
    yield Hit.on(
        second,
        first,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{first.words} is {numbers.write(Fraction(round(made)), second)}, not {second.words}",
        truth=f"“{numbers.write(Fraction(round(made)), second)}”",
    )


def _factors(short: str, long: str) -> list[Fraction]:
    if long == "year" and short in _IN_A_YEAR:
        return [Fraction(n) for n in _IN_A_YEAR[short]]
    if short == "year" and long in _IN_A_YEAR:
        return [1 / Fraction(n) for n in _IN_A_YEAR[long]]
    known: dict[tuple[str, str], tuple[int, ...]] = {
        ("day", "week"): (7, 5, 6, 4),
        ("day", "month"): (30, 31, 28, 20, 21, 22),
        ("week", "month"): (4, 5),
        ("hour", "day"): (24, 8, 7),
        ("hour", "week"): (168, 40, 38, 35),
        ("month", "quarter"): (3,),
        ("week", "quarter"): (13,),
    }
    if (short, long) in known:
        return [Fraction(n) for n in known[short, long]] + ([Fraction(13, 3)] if long == "month" else [])
    if (long, short) in known:
        return [1 / Fraction(n) for n in known[long, short]] + ([Fraction(3, 13)] if short == "month" else [])
    return []
