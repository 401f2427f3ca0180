"""A sum of figures whose periods overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.lengths import days
from verifier.checks.phrases import pattern
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Grain, Period, months_later

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_REACH = 2
"""How many sentences further on the sum may stand."""
_PART = re.compile(
    r"\b(?P<nth>first|second|third|fourth|last|final) (?P<n>half|quarter|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven)"
    r"(?: months)?\b",
    re.IGNORECASE,
)
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_MONTHS = {"half": 6, "quarter": 3} | {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven".split(), 2)
}


@check(
    message="“{total}” adds {first} and {second}, and the two periods overlap",
    suggestion="Count the time that both share once, or give the two figures apart.",
    at_most=Severity.WARNING,
    bad=(
        "The ferry sold 4,200 tickets in the first half of 2023 and 1,900 tickets in the second quarter of 2023, "
        "a total of 6,100 tickets.",
        "The port spent £3m from 2019 to 2022 and another £2m from 2021 to 2023, £5m in total.",
        "Repairs cost £40,000 in 2022 and £7,000 in March 2022, altogether £47,000.",
        "The yard took 610 crates from 1 to 20 March and 540 from 15 to 31 March: 1,150 crates in March.",
        "From January to June 2025 the ferry sold 4,100 tickets, and from April to September 2025 it sold 5,300. Put "
        "the two together, and the line had 9,400 passengers.",
        "The quay took 9.0 million tonnes in the first nine months of 2025. It took 5.2 million from January "
        "to June and "
        "3.8 million from April to September.",
        "The quarry shipped 210,000 tonnes in the first half and 330,000 tonnes in the first nine months, so 540,000 "
        "tonnes had left by September.",
    ),
    good=(
        "The ferry sold 4,200 tickets in the first half of 2023 and 1,900 tickets in the third quarter of 2023, "
        "a total of 6,100 tickets.",
        "The port spent £3m from 2019 to 2022 and another £2m from 2022 to 2024, £5m in total.",
        "In 2022 the repairs cost £40,000 and the paint £7,000, altogether £47,000.",
        "From 2019 to 2022 Alder spent £3m and from 2021 to 2023 Holm spent £2m, £5m in total.",
        "From January to June 2025 the ferry sold 4,100 tickets, and from July to September 2025 it sold 5,300. Put "
        "the two together, and the line had 9,400 passengers.",
        "The quay took 9.0 million tonnes in the first nine months of 2025. It took 5.2 million from January "
        "to June and "
        "3.8 million from July to September.",
        "In 2022 Alder sold 4,100 tickets and in March 2022 Holm sold 5,300 boats, in all 9,400.",
    ),
)
def overlapping_windows_added(ledger: Ledger) -> Iterator[Outcome]:
    """A text adds figures of one thing for periods that share some days, so that these days count twice.

    A half-year already holds its quarters. Periods that only touch in a year ("to 2022", "from 2022") pass.
    """
    told: set[str] = set()
    for one in ledger.sums:
        windows = [_window(ledger, part) for part in one.parts]
        if len(one.parts) < 2 or not all(windows) or len(set(windows)) == 1:
            continue
        dated = list(zip(one.parts, windows, strict=True))
        double = [(a, b) for a, b in combinations(dated, 2) if _alike(a[0], b[0]) and _overlap(a[1], b[1])]
        told.add(one.total.id)
        if double:
            yield _hit(ledger, one.total, *double[0], one.confidence)
        else:
            yield Held.on(one.total, *one.parts, weighed=False)
    for first, second, total in _added(ledger):
        if total.id not in told and _overlap(first[1], second[1]):
            told.add(total.id)
            yield _hit(ledger, total, first, second, Confidence.HIGH)


def _hit(
    ledger: Ledger,
    total: Claim,
    one: tuple[Claim, Period | None],
    other: tuple[Claim, Period | None],
    sure: Confidence,
) -> Hit:
    first, second = _named(*one), _named(*other)
    return Hit.on(
        total,
        one[0],
        other[0],
        *_told_windows(ledger, one, other),
        verdict=Verdict.OVERSTATED,
        confidence=sure,
        total=total.words,
        first=first,
        second=second,
        arithmetic=f"{first} + {second}",
    )


def _told_windows(ledger: Ledger, *dated: tuple[Claim, Period | None]) -> Iterator[Claim]:
    """The periods as they are told beside the figures."""
    for figure, window in dated:
        beside = ledger.by_sentence.get(figure.sentence, ())
        yield from (c for c in beside if c.kind in (Kind.DATE, Kind.PERIOD) and days(c) == window)


def _added(ledger: Ledger) -> Iterator[tuple[tuple[Claim, Period], tuple[Claim, Period], Claim]]:
    """Two figures of one sentence with a period each, and the next that is exactly the two together."""
    for index, claims in ledger.by_sentence.items():
        block = ledger.sentences[index][1]
        amounts = [claim for claim in claims if _is_amount(claim)]
        following = ledger.by_sentence.get(index + 1, ())
        then = (
            [one for one in following if _is_amount(one) and ledger.together(one.block, amounts[0].block)]
            if amounts
            else []
        )
        if (
            len(amounts) == 1 == len(then)
        ):  # "It treated 310 from January to June. From April to September it treated 140"
            claims, amounts, begin = (*claims, *following), [*amounts, *then], index + 2
        else:
            begin = index + 1
        if block.form is Form.CELL or block.zone in _ASIDE or len(amounts) < 2:
            continue
        placed = [(one, window) for one in amounts if (window := _beside(ledger, one, claims, amounts))]
        around = (index - 1, *range(begin, begin + _REACH))
        later = [c for i in around for c in ledger.by_sentence.get(i, ()) if _is_amount(c)]
        for first, second in combinations(placed, 2):
            a, b = first[0], second[0]
            if not _alike(a, b) or not _one_unit(a, b):
                continue
            for total in (*amounts, *later):
                summed = (a.value or 0) + (b.value or 0)
                beside = total.sentence == index or ledger.together(total.block, a.block)
                if beside and total not in (a, b) and total.value == summed and _one_unit(a, total):
                    words = ledger.sentences[total.sentence][2].words
                    if (
                        _digits(total) > 2
                        or total.sentence < index
                        or pattern("periods", "ADDED").search(words)
                    ):
                        yield first, second, total
                        break


def _digits(claim: Claim) -> int:
    """How many digits its number is printed with, zeros at the end left out unless they follow a point."""
    number = re.sub(r"[^\d.]", "", claim.words)
    return len(number.replace(".", "") if "." in number else number.rstrip("0"))


def _is_amount(claim: Claim) -> bool:
    return (
        claim.kind not in _TIMES
        and claim.value is not None
        and claim.value > 1
        and claim.dimension != "percent"
    )


def _one_unit(a: Claim, b: Claim) -> bool:
    """ "540" after "610 pints" counts pints too."""
    return a.unit == b.unit or (not a.unit and not a.dimension) or (not b.unit and not b.dimension)


def _beside(
    ledger: Ledger, amount: Claim, claims: Sequence[Claim], amounts: Sequence[Claim]
) -> Period | None:
    """The one period that stands nearer to this figure than to any other of its sentence."""
    sentence = ledger.sentences[amount.sentence][2]
    found = [
        (*sentence.inner(claim.start, claim.end), period)
        for claim in claims
        if claim.sentence == amount.sentence
        and claim.kind in (Kind.DATE, Kind.PERIOD)
        and (period := days(claim))
    ]
    for part in _PART.finditer(sentence.words):
        if not any(low <= part.start() < high for low, high, _ in found):
            size = _MONTHS[part["n"].lower()]
            first = 1 + size * _NTH[nth] if (nth := part["nth"].lower()) in _NTH else 13 - size
            if first + size <= 13:
                end = months_later(2023, first, size)
                found.append((*part.span(), Period(start=date(2023, first, 1), end=end)))
    order = [one for one in amounts if one.sentence == amount.sentence]
    at = order.index(amount)
    where = [sentence.inner(one.start, one.end) for one in order]
    before = [p for low, high, p in found if (where[at - 1][1] if at else 0) <= low and high <= where[at][0]]
    after = [
        p
        for low, high, p in found
        if where[at][1] <= low and (at + 1 == len(where) or high <= where[at + 1][0])
    ]
    leads = (
        bool(found) and found[0][0] < where[0][0]
    )  # "From January to June it sold 4,100, and from April ..."
    near = before if leads else after
    return near[0] if len(near) == 1 else None


def _alike(a: Claim, b: Claim) -> bool:
    """Whether both are figures of one thing: no subject, noun or place tells them apart."""
    return all(
        not one or not other or one.lower() == other.lower() or {one.lower(), other.lower()} & _PRONOUNS
        for one, other in ((a.subject, b.subject), (a.noun, b.noun), (a.place, b.place))
    )


_PRONOUNS = frozenset(("it", "he", "she", "they", "we"))


def _overlap(a: Period | None, b: Period | None) -> bool:
    """Whether they share more than the unit in which one ends and the other begins, and are not one period."""
    if a is None or b is None or not a.start or not a.end or not b.start or not b.end or a == b:
        return False
    first, last = max(a.start, b.start), min(a.end, b.end)
    shared, shortest = (last - first).days, min((a.end - a.start).days, (b.end - b.start).days)
    if shared <= 0:
        return False
    within = shared == shortest and (Grain.SPAN not in (a.grain, b.grain) or a.start == b.start)
    if shortest <= 31:
        return within or shared > 1
    return (
        within
        or shared > 366
        or (shared > 31 and (a.end - a.start).days < 366 and (b.end - b.start).days < 366)
        or (shared - 180 > 0 and shortest <= 366 and (a.start.month, b.start.month) != (1, 1))
    )


def _window(ledger: Ledger, part: Claim) -> Period | None:
    """The period printed between a part and the next figure; else the one it was placed in."""
    after = [claim for claim in ledger.by_sentence.get(part.sentence, ()) if claim.start > part.start]
    if after and after[0].kind in (Kind.DATE, Kind.PERIOD):
        return after[0].period
    return part.window


def _named(claim: Claim, window: Period | None) -> str:
    return f"{claim.words} ({window.edtf if window else ''})"
