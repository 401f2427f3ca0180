"""One figure told for a quarter here and for a year there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.periods import FIGURES, alike, named, period_of, place_of
from verifier.checks.phrases import forms, table
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator

_LEAST_DIGITS = 3
_NEAR = 2
"""Sentences within which two digits are enough."""
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)


@check(
    message="“{figure}” is told for {first} and for {second}",
    suggestion="Say which period the figure is of; the same sum is hardly made in both.",
    at_most=Severity.WARNING,
    bad=(
        "# Alder Docks earns $42.6m in the third quarter\n\nAlder Docks made a profit of $42.6m in the full year.",
        "The county spent £88.4m on care in the financial year 2023-24. The £88.4m spent on care in the calendar "
        "year 2023 is a fifth of its budget.",
        "The harbour took 214,300 containers in May. It has six cranes. Those 214,300 containers in the first five "
        "months of the year are a record.",
        "In the financial year to 31 March the yard sold 19,000 sails. That calendar-year figure includes 400 "
        "from Holm.",
        "Orders in Q2 2024 came to 18,000, so the yard shipped 18,000 in 2024.",
    ),
    good=(
        "# Alder Dredging earns $42.6m in the third quarter\n\nAlder Dredging made a profit of $42.6m in the three "
        "months to September.",
        "The county spent £88.4m on care in the financial year 2023-24. The £88.4m spent on care in the financial "
        "year is a fifth of its budget.",
        "The harbour took 300 containers in May. The yard took 300 in the first five months of the year.",
        "The harbour took 214,300 containers in May, more than in the whole of 2023.",
        "In the financial year to 31 March the yard sold 19,000 sails. That annual figure includes 400 from Holm.",
        "Orders in Q2 2024 came to 18,000, so the yard shipped 18,000 from April to June.",
    ),
)
def one_figure_two_periods(ledger: Ledger) -> Iterator[Outcome]:
    """One exact figure is given to a quarter in one place and to a year, or another kind of year, in another.

    The number was copied and its label was not; whoever divides it by the wrong months is off by a factor of four.
    """
    told: dict[tuple[object, str], list[tuple[Claim, str, str]]] = {}
    for claim in ledger.claims:
        if claim.kind in FIGURES and claim.comparator is Comparator.EQUAL and claim.zone not in _ASIDE:
            period = period_of(ledger, claim)
            if period:
                told.setdefault((claim.value, claim.unit), []).append((claim, *period))
    for (first, kind, words), *others in told.values():
        for second, other, again in others:
            if not _of_one(ledger, first, second):
                continue
            if kind == other or alike(kind, other):
                yield Held.on(first, second)
                continue
            near = second.sentence - first.sentence < _NEAR and _digits(first) > 1
            if not near and _digits(first) < _LEAST_DIGITS:
                continue
            yield Hit.on(
                second,
                first,
                *(
                    place
                    for place in (place_of(ledger, second, again), place_of(ledger, first, words))
                    if place
                ),
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                figure=first.words,
                first=f"“{words}”",
                second=f"“{again}”",
            )
            break
    yield from _renamed(ledger)


def _renamed(ledger: Ledger) -> Iterator[Outcome]:
    """ "In the financial year to March it sold 1.9m tyres. That calendar-year figure ..."."""
    for index, (at, _, sentence) in enumerate(ledger.sentences):
        for form in forms("periods", "again"):
            found = form.search(sentence.words)
            if not found or not index or ledger.sentences[index - 1][0] != at:
                continue
            before = [claim for claim in ledger.by_sentence.get(index - 1, ()) if claim.kind in FIGURES]
            told = {
                kind for kind in table("periods")["kinds"] if _is(kind, ledger.sentences[index - 1][2].words)
            }
            said, first = named(f" {found['kind']}"), named(ledger.sentences[index - 1][2].words)
            if not before or len(told - {"annual"} or told) != 1 or not said or not first:
                continue
            start, end = sentence.span(*found.span())
            place = Stretch(start=start, end=end)
            if said[0] == first[0] or alike(said[0], first[0]):
                yield Held.on(place, before[0], weighed=False)
            else:
                home = place_of(ledger, before[0], first[1])
                yield Hit.on(
                    place,
                    *((home,) if home else ()),
                    before[0],
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.MEDIUM,
                    figure=before[0].words,
                    first=f"“{first[1]}”",
                    second=f"“{found[0]}”",
                )


def _is(kind: str, words: str) -> bool:
    return forms("periods", kind)[0].search(words) is not None


def _digits(claim: Claim) -> int:
    """How many digits its value is printed with: no other thing has three by chance."""
    return len(re.sub(r"\D", "", claim.words).strip("0"))


def _of_one(ledger: Ledger, first: Claim, second: Claim) -> bool:
    """Whether two claims count the same, or their sentences share a telling word."""
    if first.noun and second.noun:
        return first.noun.split()[-1].lower() == second.noun.split()[-1].lower()
    near = [f"{ledger.sentences[c.sentence][2].words} {c.subject} {c.measure}" for c in (first, second)]
    return bool(telling(near[0]) & telling(near[1]))
