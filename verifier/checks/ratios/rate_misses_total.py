"""A total that its rate and its number do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier import numbers
from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.labelled import Labelled, labelled
from verifier.checks.phrases import forms, found
from verifier.checks.rates import TIMES, Triple, triples
from verifier.checks.singular import head, singular
from verifier.checks.workings import workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_PER_WHAT = re.compile(
    r"^\s(?:for |to |from )?(?:per|each|every|an?)\s(?!of\b|on\b|in\b|for\b|to\b|by\b|and\b|if\b|when\b|over\b"
    r"|total\b)([a-z]+)",
    re.IGNORECASE,
)
_TALLY = re.compile(rf"{FIGURE} to {FIGURE}")
"""A vote or a match: "29 to 22"."""
_ONE = re.compile(
    r"(?:person|resident|inhabitant|citizen|individual|guest|customer|passenger|visitor)$", re.I
)
_MANY = re.compile(
    r"(?:people|persons|residents|inhabitants|citizens|guests|customers|passengers|visitors)$", re.I
)
_PER_LABEL = re.compile(r"\b(?:per|for each|for every)\s([a-z]+)", re.IGNORECASE)
_MOST_LINES = 6
_OTHER = re.compile(
    r"\b(deposit|discount|interest|plus|extra|first|then|rising|(?<!adding )(?<!adds )(?<!add )up to|from"
    r"|starting|per cent off"
    r"|respectively|vat|tax|fees?|including"
    r"|excluding|net|minimum|maximum|at least|at most|save|saving|range|instead|introductory|rather than"
    r"|to date|so far|of which)\b",
    re.IGNORECASE,
)

_OF_TWO = re.compile(r"\b(?:[Tt]ogether|[Cc]ombined|[Bb]etween them|[Tt]he two|[Bb]oth)\b")


@check(
    message="the rate and the number do not make the total: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "A licence costs $220. The town issued 1,350 of them, which earned it $279,000.",
        "Twelve farms share a subsidy of €86,400. That is €8,200 per farm.",
        "The parish bought 40 benches at £300 each, a total of £14,000.",
        "The grant is worth £2.4m for 60 schools, or £60,000 each.",
        "Tenants pay €40 a month for 12 months, a total of €520.",
        "The orchard picked 2,400 crates of pears and sold them for £6.50 a crate. The crop earned it £18,600.",
        "Ansel, a city of 250,000 people, had 1,850 thefts in 2023. That is 9.4 thefts per 1,000 people.",
        "The archive has 90,000 letters still to scan and scans 6,000 a year. At this pace it will need nine years.",
        "A pass costs $385 and the orchestra sold 1,640 of them, bringing in $731,400 before the first note.",
        "The eight dairies milk an average of 215 cows each, a herd of 1,270 in all.",
        "There are 12 classes of 25 pupils each, 360 in all.",
        "Ten players scored 21 goals in 14 games, an average of 1.8 a game.",
        "Each of the 40 benches costs £300. There is room for them in the park. The 40 benches cost £14,000.",
        "- Spending: £2.4m\n- Pupils: 600\n- Spending per pupil: £4,600\n",
    ),
    good=(
        "A licence costs $220. The town issued 1,350 of them, which earned it $297,000.",
        "Twelve farms share a subsidy of €86,400. That is €7,200 per farm.",
        "A licence costs $220. The town issued 1,350 of them and earned $279,000 from fines.",
        "The parish bought 40 benches at £300 each, a total of £12,000.",
        "The grant is worth £2.4m for 60 schools, or £40,000 each.",
        "Tenants pay €40 a month for 12 months, a total of €480.",
        "The orchard picked 2,400 crates of pears and sold them for £6.50 a crate. The crop earned it £15,600.",
        "The orchard picked 2,400 crates of pears and sold them for £6.50 a crate. Its rent is £18,600.",
        "Ansel, a city of 250,000 people, had 1,850 thefts in 2023. That is 7.4 thefts per 1,000 people.",
        "Ansel, a city of 250,000 people, had 1,850 thefts in 2023. The nation had 9.4 thefts per 1,000 people.",
        "The archive has 90,000 letters still to scan and scans 6,000 a year. At this pace it will need 15 years.",
        "A pass costs $385 and the orchestra sold 1,640 of them, bringing in $631,400 before the first note.",
        "The eight dairies milk an average of 215 cows each, a herd of 1,720 in all.",
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
    told: set[str] = set()
    for skeleton in ledger.figures.values():
        for section in ("times", "average", "period") if len(skeleton.claims) > 2 else ():
            yield from _products(section, skeleton, told)
    for skeleton in ledger.paragraphs:
        yield from _products("across", skeleton, told)
    yield from _repeated(ledger)
    for lines in labelled(ledger):
        yield from _in_lines(lines)
    for triple in triples(ledger):
        if triple.derived is triple.total and _OF_TWO.search(
            ledger.sentences[triple.total.sentence][2].words
        ):
            continue
        if not told & {triple.total.id, triple.rate.claim.id} and not _chained(ledger, triple):
            yield _judged(triple)
        told |= {triple.total.id, triple.rate.claim.id}
    for kind in ("product", "quotient", "period"):
        yield from workings(ledger, kind, told)


def _chained(ledger: Ledger, triple: Triple) -> bool:
    """Whether a third factor stands with the two: 36 hives of 22 jars at €8 each."""
    if triple.derived is not triple.total or not triple.number:
        return False
    used = (triple.rate.claim, triple.number, triple.total)
    near = [c for at in {one.sentence for one in used} for c in ledger.by_sentence.get(at, ())]
    made = triple.rate.claim.loose * triple.number.loose
    others = [
        c for c in near if c not in used and c.kind in (Kind.COUNT, Kind.NUMBER, Kind.DURATION) and c.value
    ]
    return any((made * one.loose).meets(triple.total.loose) for one in others)


def _judged(triple: Triple) -> Outcome:
    """Three figures that the reader must tie together: wrong only where no rounding saves them."""
    rate, total, number = triple.rate.claim, triple.total, triple.number
    places = [claim for claim in (rate, total, number) if claim and claim is not triple.derived]
    if triple.holds:
        return Held.on(triple.derived, *places)
    return Hit.on(
        triple.derived,
        *places,
        confidence=Confidence.MEDIUM,
        arithmetic=triple.arithmetic,
        reading=UNSAVED,
        truth=f"about “{numbers.write(triple.nearest, triple.derived)}”",
    )


def _repeated(ledger: Ledger) -> Iterator[Outcome]:
    """ "£5,200 for each of the 640 places", and elsewhere "the 640 places will cost £3.3m"."""
    rates = [
        (i, by)
        for i, s in ledger.amounts.items()
        for _, by in found(forms("each", "each_of"), s)
        if not _OTHER.search(s.words)
    ]
    bills = (
        [(i, by) for i, s in ledger.amounts.items() for _, by in found(forms("each", "bill"), s)]
        if rates
        else []
    )
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
    return (unit, per) if unit and per not in TIMES and one.claim.kind is not Kind.RANGE else ("", "")


def _counts(one: Labelled, per: str) -> bool:
    """Whether a line tells the number of the things that the rate is per."""
    named = {singular(word) for word in re.findall(r"[a-z]+", f"{one.label} {one.claim.noun}".lower())}
    return not one.claim.unit and per in named


def _products(section: str, skeleton: Skeleton, told: set[str]) -> Iterator[Outcome]:
    for match, by in found(forms("each", section), skeleton):
        total, n, each = by["total"], by["n"], by["each"]
        before = skeleton.words[max(0, match.start() - 12) : match.end()]
        tally = _TALLY.search(skeleton.words[max(0, match.start() - 4) : match.end()])
        if tally or total.id in told or not _fits(total, n, _per(each, match)) or _OTHER.search(before):
            continue
        if not _of_those(each, match, n) or total.value == (n.value or 0) + (each.value or 0):
            continue
        average = section == "average"
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
    said = re.match(rf"\s(?:an?|per|each|every)\s({'|'.join(TIMES)})\b", match.string[match.end("each") :])
    if not said or " per " in each.unit:
        return each
    return each.model_copy(update={"unit": f"{each.unit} per {said[1]}"})


def _of_those(each: Claim, match: re.Match[str], n: Claim) -> bool:
    """Whether a rate is per one of the things counted: euros per household are not per person."""
    said = _PER_WHAT.match(match.string[match.end("each") :])
    per = each.unit.partition(" per ")[2] or (said[1].lower() if said else "")
    if not per or not n.noun or per in (*TIMES, "head", "capita", "unit", "piece", "item", "one"):
        return True
    alike = singular(per) == head(n.noun)
    return alike or bool(_ONE.match(per) and _MANY.match(n.noun.split()[-1]))


def _fits(total: Claim, n: Claim, each: Claim) -> bool:
    if any(c.kind is Kind.RATIO or c.value is None for c in (total, n, each)):
        return False
    if not any(c.unit or c.noun for c in (total, n, each)):
        return False  # "took 4 for 58 and 1 for 39"
    per = each.unit.partition(" per ")[2]
    if n.kind is Kind.DURATION:
        own = per == n.unit
    else:
        own = (
            n.unit in ("", per) and n.kind in (Kind.COUNT, Kind.NUMBER) and per not in TIMES and n.value != 1
        )
    return (
        own
        and total.unit.partition(" per ")[0] == each.unit.partition(" per ")[0]
        and " per " not in (total.unit if n.kind is Kind.DURATION else "")
        and total.dimension not in ("percent", "calendar", "temperature")
        and total.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and each.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )
