"""A total that its rate and its number do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.forms import found
from verifier.checks.labelled import Labelled, labelled
from verifier.checks.singular import head, singular
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval, point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?,]+){{0,6}}?"
_GAP = rf"[^{FIGURE[1:-1]}.;:?!]{{0,60}}?"
_IN_ALL = r"(?:in all|in total|altogether|all told|together|overall)"
_TOTAL = (
    r"(?:,?\s(?:for|to|at|making|giving|with|or|and|is|=)?\s?(?:an?\s)?(?:overall\s|grand\s|combined\s)?"
    r"(?:total|sum|cost|bill|price)(?:\scost|\sprice)?\s(?:of|comes to|came to|is|was)\s"
    r"|,?\s(?:totall?ing|which totals|adding up to|coming to|which (?:comes|adds up) to|which makes"
    r"|taking home|earning|for)\s(?:just\s)?"
    rf"|,?\sor\s(?=[^.]{{1,40}}\b{_IN_ALL})|\s(?:will\s|would\s)?(?:=|makes?|comes to|came to|adds? up to"
    rf"|costs?|cost|weighs?|weighed)\s)"
)
_EACH = (
    r"(?:each|apiece|a piece|per [a-z]+|an? (?!total|year|month|week|day|quarter|hour)[a-z]+|every [a-z]+)"
)
_HEAD = r"(?:each|apiece|per [a-z]+|for each|for every [a-z]+|an? [a-z]+)"
_AVERAGE_OF = (
    r"(?:or\s|that is\s|i\.e\.\s|which is\s|about\s|around\s|roughly\s|just\s|only\s|an average "
    r"of\s|on average\s|some\s|at\s){0,3}"
)
_TIMES = (
    # 40 benches at £300 each, a total of £14,000
    rf"<n>{_NEAR}\s(?:at|for|costing|priced at|worth)\s<each>(?:\s{_EACH})?{_TOTAL}<total>",
    # £300 each for 40 benches, a total of £14,000
    rf"<each>\s?(?:{_EACH})?\s(?:for|on|to|across|from)(?:\s(?:each|all) of)?(?:\s(?:the|its|all|his|her"
    rf"|their))?\s<n>{_NEAR}{_TOTAL}<total>",
    # £14,000 for 40 benches at £300 each
    rf"<total>{_NEAR}\s(?:for|on|from)\s<n>{_NEAR}\s(?:at|costing|priced at)\s<each>(?:\s{_EACH})?(?!\w)",
    # forty volunteers each picked 15 kg, for a total of 600 kg
    rf"<n>{_NEAR}\seach{_NEAR}\s<each>{_NEAR}{_TOTAL}<total>",
    # at £12 a ticket, the 250 seats bring in £3,000
    rf"\bat\s<each>(?:\s{_EACH})?,\s(?:the\s|all\s|its\s|his\s|her\s)?<n>{_NEAR}\s(?:bring(?:s)?(?: in)?"
    rf"|brought(?: in)?|make|made|cost|costs"
    rf"|come to|came to|add up to|raise|raised|fetch|fetched|earn|earned)\s<total>",
    # 40 classes of 25 pupils each, 900 in all; 250 sheep give 3 kg each, 900 kg in all
    rf"<n>{_NEAR}\s(?:of|with)\s<each>{_NEAR}(?:\seach)?,\s(?:or\s|making\s|which makes\s|a total of\s|for "
    rf"a total of\s)?<total>"
    rf"(?:\s\w+)?(?:\s{_IN_ALL}\b|\s?$|\.)",
    rf"<n>{_NEAR}\s<each>{_NEAR}\s(?:each|apiece)\s?(?:,|;|:|\s[–—])\s(?:or\s|making\s|which makes\s|a total "
    rf"of\s|for a total of\s)?<total>",
    # each of the 25 volunteers gave 12 hours, 300 hours in all
    rf"\beach of (?:the\s|its\s|their\s|his\s|her\s|these\s)?<n>{_NEAR}\s<each>{_NEAR}{_TOTAL}<total>",
    rf"\beach of (?:the\s|its\s|their\s|his\s|her\s|these\s)?<n>{_NEAR}\s<each>{_NEAR},\s(?:or\s|making\s"
    rf"|a total of\s)?<total>{_NEAR}\s{_IN_ALL}\b",
    # at 15 euros a head, dinner for 60 guests came to 1,200 euros
    rf"\bat\s<each>(?:\s{_EACH})?,{_NEAR}\s(?:for|with)\s<n>{_NEAR}\s(?:came to|comes to|cost|costs|totals"
    rf"|totalled|amounted to|would cost|will cost)\s<total>",
)
_ACROSS = (
    # It bought 40 benches. Each cost £300. The total bill was £14,000.
    rf"<n>{_GAP}[.;]\s(?:Each|Every \w+)\b{_GAP}\s<each>{_GAP}[.;,]\s(?:the|a|its|their|in|and)?\s?"
    rf"(?:\w+\s){{0,2}}?(?:total|bill|whole|overall|altogether|in all|sum)\b{_GAP}\s<total>",
)
_AVERAGE = (
    # £14,000 for 40 benches, or £300 each
    rf"<total>{_NEAR}\s(?:for|among|amongst|across|between|to|over|on|by)\s(?:the\s|its\s|all\s|some\s"
    rf"|more than\s){{0,2}}<n>{_NEAR}"
    rf"(?:,|\s?\(|\s[–—])\s?(?:(?:who|which)\s(?:\w+\s){{1,2}})?{_AVERAGE_OF}<each>(?P<per>\s{_HEAD}\b)?",
    # 21 goals in 14 matches, an average of 1.8 a match
    rf"<total>{_NEAR}\s(?:in|from|off|with)\s(?:the\s|its\s|all\s|his\s|her\s|their\s|only\s|just\s){{0,2}}<n>{_NEAR}"
    rf"(?:,|\s?\(|\s[–—])\s?(?:or\s|at\s|that is\s|which is\s|i\.e\.\s)?(?:an average (?:of )?|on average )"
    rf"{_AVERAGE_OF}<each>(?:\s(?!each|apiece|per|an?\b|for|every|more|less)[a-z]+)?(?P<per>\s{_HEAD}\b)?",
    # £1.5m, was shared by six heirs, each receiving £250,000
    rf"<total>,?{_NEAR}\s(?:among|amongst|between|by)\s(?:the\s|its\s|all\s)?<n>{_NEAR},\s(?P<per>each\s"
    rf"(?:of (?:whom|them)\s)?(?:\w+\s){{1,2}})<each>",
    # with 4 million inhabitants and a debt of 60 billion euros, the country owes 15,000 euros a head
    rf"<n>{_NEAR}\sand{_NEAR}\s<total>{_NEAR},{_NEAR}\s<each>(?P<per>\s(?:per (?:head|person|capita"
    rf"|inhabitant|resident)|each|a head|apiece))?",
    # £14,000, or £300 for each of the 40 benches
    rf"<total>{_NEAR}(?:,|\s?\(|\s[–—])\s?{_AVERAGE_OF}<each>\s(?:for\s)?(?:each|every one|per head)?\s?"
    rf"(?:of|for)\s(?:the|its|all|their)\s(?:\w+\s)?<n>(?!\w)",
    # the town of 8,000 people spends £2m, or £250 per head
    rf"<n>{_NEAR}\s<total>{_NEAR}(?:,|\s?\(|\s[–—])\s?(?:or|that is|i\.e\.|which is)\s{_AVERAGE_OF}<each>"
    rf"(?P<per>\s(?:each|apiece|per [a-z]+|for each)\b)?",
)
_PERIOD = (
    # £30 a month for 12 months, or £400 in all
    rf"<each>{_NEAR}\s(?:for|over|and works?|and worked)\s(?:the\s|a\s|another\s|at least\s)?<n>{_TOTAL}<total>",
    rf"<each>{_NEAR}\s(?:for|over)\s(?:the\s|a\s)?<n>(?:,|\s?\(|\s[–—])\s?(?:or\s)?(?:a\stotal\sof\s"
    rf"|about\s)?<total>(?:\s{_IN_ALL}|\s?\))",
    rf"<each>{_NEAR}\sand works?\s<n>(?:\sa \w+)?{_TOTAL}<total>",
    rf"<total>{_NEAR}\s(?:over|in|within|across|during)\s(?:the\s|a\s|its\s)?(?:first\s|next\s|last\s"
    rf"|past\s)?<n>(?:,|\s?\(|\s[–—])\s?"
    rf"(?:or|that is|i\.e\.|which is)?\s?(?:about\s|around\s|roughly\s|just\s)?<each>(?!\w)",
)
_TIME = r"(?:hour|day|week|month|quarter|year)"
_RATES = (
    # £30 a month, or £400 a year; £30 a month (£400 a year); 300 people a day, or 3,000 a week
    rf"<first>(?:\s[a-z]+){{0,2}}?(?:\s(?:a|an|per|each|every)\s(?P<short>{_TIME}))?"
    r"(?:,\s(?:or|that is|i\.e\.|which is|which comes to|which makes|which adds up to|which amounts to"
    r"|equal to|equivalent to)\s"
    r"(?:about\s|around\s|roughly\s|some\s|nearly\s|over\s)?|\s?\(\s?(?:or\s|about\s)?|,\s)"
    rf"<second>(?:(?:\s[a-z]+)?\s(?:a|an|per|each|every)\s(?P<long>{_TIME}))?(?!\w)",
)
_PER_WHAT = re.compile(
    r"^\s(?:for |to |from )?(?:per|each|every|an?)\s(?!of\b|on\b|in\b|for\b|to\b|by\b|and\b|if\b|when\b|over\b"
    r"|total\b)([a-z]+)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:person|resident|inhabitant|citizen|individual|guest|customer|passenger|visitor)$", re.I
)
_MANY = re.compile(
    r"(?:people|persons|residents|inhabitants|citizens|guests|customers|passengers|visitors)$", re.I
)
_EACH_OF = (
    r"<each>(?:\s[a-z]+)?\s(?:for|to|on|from)\s(?:each|every one)\sof\s(?:the|its|their)\s(?:\w+\s)?<n>(?!\w)",
    rf"\b[Ee]ach of (?:the|its|their)\s<n>{_NEAR}\s(?:costs?|pays?|gets?|receives?|brings? in|earns?"
    rf"|is worth)\s<each>",
)
_BILL = (
    rf"<n>{_NEAR}\s(?:costs?|cost|pay|paid|get|received?|bring in|brought in|earn|earned|are worth|come to|came to"
    rf"|need){_NEAR}\s<total>",
)
_PER_LABEL = re.compile(r"\b(?:per|for each|for every)\s([a-z]+)", re.IGNORECASE)
_MOST_LINES = 6
_CONDITION = re.compile(r"\b(?:if|when|for those|members|students|off-peak|children)\b", re.IGNORECASE)
_PAY = re.compile(
    r"\b(?:earn\w*|paid|pays?|pay|wages?|salar\w+|rent\w*|spends?|spent|income|makes?|produc\w+|carr\w+"
    r"|uses?|burns?|loses?|lost|grows?|eats?"
    r"|pumps?|handles?|serves?|sells?|treats?|costs? the)\b",
    re.IGNORECASE,
)
"""What has no discount for those who take more: pay, rent, output, as against a ticket or a pass."""
_OTHER = re.compile(
    r"\b(deposit|discount|interest|plus|extra|first|then|rising|(?<!adding )(?<!adds )(?<!add )up to|from"
    r"|starting|per cent off"
    r"|respectively|vat|tax|fees?|including"
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
        "Ten players scored 21 goals in 14 games, an average of 1.8 a game.",
        "Each of the 40 benches costs £300. There is room for them in the park. The 40 benches cost £14,000.",
        "- Spending: £2.4m\n- Pupils: 600\n- Spending per pupil: £4,600\n",
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
        "The drain costs the 60,000 people of the town £12m, or £500 for each household.",
        "- Spending: £2.4m\n- Pupils: 600\n- Spending per pupil: £4,000\n",
        "- Spending: £2.4m\n- Teachers: 60\n- Spending per pupil: £4,600\n",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): rates and per-head figures",
)
def rate_misses_total(ledger: Ledger) -> Iterator[Outcome]:
    """A price, a rate or a figure per head, times the number, is not the total that the text gives.

    Whoever checks one such figure divides the other two; a slip of ten or a thousand shows at once.
    """
    for skeleton in ledger.figures.values():
        told: set[str] = set()
        for forms in (_TIMES, _AVERAGE, _PERIOD) if len(skeleton.claims) > 2 else ():
            yield from _products(forms, skeleton, told)
        if _CONDITION.search(skeleton.words):
            continue
        for match, by in found(_RATES, skeleton):
            first, second = by["first"], by["second"]
            if not {first.id, second.id} & told and not _OTHER.search(match[0]):
                short, long = _time(first, match["short"]), _time(second, match["long"])
                yield from _two_rates(first, second, short, long, paid=bool(_PAY.search(skeleton.words)))
    for skeleton in ledger.paragraphs.values():
        yield from _products(_ACROSS, skeleton, set())
    yield from _repeated(ledger)
    for lines in labelled(ledger):
        yield from _in_lines(lines)


def _repeated(ledger: Ledger) -> Iterator[Outcome]:
    """ "£5,200 for each of the 640 places", and elsewhere "the 640 places will cost £3.3m"."""
    rates = [
        (i, by)
        for i, s in ledger.amounts.items()
        for _, by in found(_EACH_OF, s)
        if not _OTHER.search(s.words)
    ]
    bills = [(i, by) for i, s in ledger.amounts.items() for _, by in found(_BILL, s)] if rates else []
    for where, rate in rates:
        each, n = rate["each"], rate["n"]
        alike = [
            bill["total"]
            for i, bill in bills
            if i != where
            and (bill["n"].value, head(bill["n"].noun)) == (n.value, head(n.noun))
            and bill["total"].unit == each.unit
            and not _OTHER.search(ledger.sentences[i][2].words)
        ]
        if len(alike) == 1 and n.noun and n.kind is Kind.COUNT and alike[0].kind is each.kind is Kind.MONEY:
            yield Constraint(
                relation=Relation.PRODUCT,
                claims=(alike[0], each, n),
                confidence=Confidence.MEDIUM,
                because="each",
            )


def _in_lines(lines: Sequence[Labelled]) -> Iterator[Outcome]:
    """Harvest, area and "yield: 8 tonnes a hectare"; pupils, spending and "spending per pupil"."""
    rates = [(one, *_rate_of(one)) for one in lines if _rate_of(one)[1]]
    if len(rates) != 1 or len(lines) > _MOST_LINES:
        return
    ((rate, unit, per),) = rates
    others = [one for one in lines if one is not rate]
    over = [one.claim for one in others if one.claim.unit == unit and not _counts(one, per)]
    under = [one.claim for one in others if one.claim.unit == per or _counts(one, per)]
    plain = all(c.comparator in (Comparator.EQUAL, Comparator.ABOUT) for c in (rate.claim, *over, *under))
    if len(over) == 1 and len(under) == 1 and plain and all(c.value for c in (*over, *under)):
        yield Constraint(
            relation=Relation.RATIO,
            claims=(rate.claim, over[0], under[0]),
            confidence=Confidence.MEDIUM,
            because="per",
        )


def _rate_of(one: Labelled) -> tuple[str, str]:
    """What a line's figure is of and per what; per nothing where it is no rate."""
    unit, _, per = one.claim.unit.partition(" per ")
    said = _PER_LABEL.search(one.label)
    per = per or (singular(said[1]) if said else "")
    return (unit, per) if unit and per not in _TIMES_OF and one.claim.kind is not Kind.RANGE else ("", "")


def _counts(one: Labelled, per: str) -> bool:
    """Whether a line tells the number of the things that the rate is per."""
    named = {singular(word) for word in re.findall(r"[a-z]+", f"{one.label} {one.claim.noun}".lower())}
    return not one.claim.unit and per in named


def _products(forms: tuple[str, ...], skeleton: Skeleton, told: set[str]) -> Iterator[Outcome]:
    for match, by in found(forms, skeleton):
        total, n, each = by["total"], by["n"], by["each"]
        before = skeleton.words[max(0, match.start() - 12) : match.end()]
        if total.id in told or not _fits(total, n, _per(each, match)) or _OTHER.search(before):
            continue
        if not _of_those(each, match, n):
            continue
        average = forms is _AVERAGE
        if average and "per" in match.groupdict() and not match["per"] and " per " not in each.unit:
            continue
        told |= {total.id, each.id}
        yield Constraint(
            relation=Relation.RATIO if average else Relation.PRODUCT,
            claims=(each, total, n) if average else (total, each, n),
            because="each",
        )


def _per(each: Claim, match: re.Match[str]) -> Claim:
    """The rate with the time it is for in its unit, where only the words after it say so: "£12 an hour"."""
    said = re.match(rf"\s(?:an?|per|each|every)\s({_TIME})\b", match.string[match.end("each") :])
    if not said or " per " in each.unit:
        return each
    return each.model_copy(update={"unit": f"{each.unit} per {said[1]}"})


def _of_those(each: Claim, match: re.Match[str], n: Claim) -> bool:
    """Whether a rate is per one of the things counted: euros per household are not per person."""
    said = _PER_WHAT.match(match.string[match.end("each") :])
    per = each.unit.partition(" per ")[2] or (said[1].lower() if said else "")
    if not per or not n.noun or per in (*_TIMES_OF, "head", "capita", "unit", "piece", "item", "one"):
        return True
    alike = singular(per) == head(n.noun)
    return alike or bool(_ONE.match(per) and _MANY.match(n.noun.split()[-1]))


def _time(claim: Claim, said: str | None) -> tuple[str, str]:
    """What a rate is of, and per what time; from its unit or the words after it."""
    unit, _, per = claim.unit.partition(" per ")
    return (unit, per) if per else (unit, said or "")


def _fits(total: Claim, n: Claim, each: Claim) -> bool:
    if any(c.kind is Kind.RATIO or c.value is None for c in (total, n, each)):
        return False
    per = each.unit.partition(" per ")[2]
    if n.kind is Kind.DURATION:
        own = per == n.unit
    else:
        own = (
            n.unit in ("", per)
            and n.kind in (Kind.COUNT, Kind.NUMBER)
            and per not in _TIMES_OF
            and n.value != 1
        )
    return (
        own
        and total.unit.partition(" per ")[0] == each.unit.partition(" per ")[0]
        and " per " not in (total.unit if n.kind is Kind.DURATION else "")
        and total.dimension not in ("percent", "calendar", "temperature")
        and total.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and each.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _two_rates(
    first: Claim, second: Claim, one: tuple[str, str], two: tuple[str, str], *, paid: bool
) -> Iterator[Outcome]:
    """£30 a month and £400 a year."""
    short, long = one[1], two[1]
    if (
        one[0] != two[0]
        or not short
        or not long
        or short == long
        or first.hypothetical
        or second.hypothetical
    ):
        return
    if {first.kind, second.kind} & {Kind.RANGE, Kind.PERCENT, Kind.DURATION, Kind.RATIO}:
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
    if second.comparator is Comparator.ABOUT:
        wide = wide.hull(second.printed)
    if any(a.times(factor).meets(wide) for factor in factors):
        yield Held.on(first, second)
        return
    dearer = (b.low or 0) > max(factors) * (a.high or 0)
    if not paid and not dearer:
        return  # a pass for a year costs less than its months
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
