"""A figure of a quarter set against one of a year, or one of a fiscal year added to one of a calendar year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.periods import FIGURES, alike, period_of, place_of
from verifier.checks.phrases import forms
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator
from verifier.model.skeleton import Skeleton

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_LIKE = re.compile(
    r"\b(?:annuali[sz]ed|per (?:year|month|quarter)|a (?:year|month)|on average|average|of which|monthly|weekly)\b"
)
_COMPARED = re.compile(
    r"(?:Compared (?:with|to)|Against|(?:That|This|It|Which) (?:compares|compared|is (?:up|down|more|less)"
    r"|was (?:up|down|more|less)))\b"
)
_REACH = 2
_YEARS = ("fiscal", "calendar")


@check(
    message="“{first}” is of {one} and “{second}” of {other}, and the text {deed} them",
    suggestion="Bring both to one kind of period first.",
    at_most=Severity.WARNING,
    bad=(
        "Sales in fiscal year 2025, which ended in June, were $5.0m. Costs in calendar year 2025 were $4.2m. "
        "The difference of "
        "$0.8m is the yard's best result.",
        "The yard's profit dropped from £44m in 2024 to £12m in the third quarter of 2025.",
        "The yard took 900 orders in the first quarter, against 3,800 in the whole of last year, a fall of "
        "three quarters.",
    ),
    good=(
        "Sales in fiscal year 2025, which ended in June, were $5.0m. Costs in fiscal year 2025 were $4.2m. The "
        "difference of "
        "$0.8m is the yard's best result.",
        "The yard's profit dropped from £44m in 2024 to £12m in 2025.",
        "The yard's profit dropped from £14m in the third quarter of 2024 to £12m in the third quarter of 2025.",
        "The yard took 900 orders in the first quarter, against 950 in the last quarter of last year.",
    ),
    source="BBC guidance on reporting statistics: compare like with like",
)
def unlike_years_combined(ledger: Ledger) -> Iterator[Outcome]:
    """A quarter is compared with a year as a rise or fall, or figures of a fiscal and a calendar year make one result.

    The first is short by construction, and the second mixes months that only one of the two has.
    """
    for index, skeleton in ledger.amounts.items():
        sentence = ledger.sentences[index][2]
        if _LIKE.search(sentence.words):
            continue
        for form in forms("periods", "changed"):
            for found in form.finditer(skeleton.words):
                yield from _judged(ledger, _both(skeleton, found), "compares", change=True)
    yield from _across(ledger)
    yield from _results(ledger)


def _across(ledger: Ledger) -> Iterator[Outcome]:
    """ "It came to £14.2m. Compared with £27.9m in the whole of last year, ..."."""
    for index, claims in ledger.by_sentence.items():
        block, _, sentence = ledger.sentences[index]
        if not _COMPARED.match(sentence.words) or not index or ledger.sentences[index - 1][0] != block:
            continue
        here, before = (
            [c for c in found if _plain(c)] for found in (claims, ledger.by_sentence.get(index - 1, ()))
        )
        if len(here) == len(before) == 1 and not _LIKE.search(sentence.words):
            yield from _judged(ledger, (before[0], here[0]), "compares", change=True)


def _both(skeleton: Skeleton, found: re.Match[str]) -> Sequence[Claim]:
    return [*skeleton.figures(found["a"]), *skeleton.figures(found["b"])]


def _judged(ledger: Ledger, pair: Sequence[Claim], deed: str, *, change: bool) -> Iterator[Outcome]:
    first, second = pair
    one, other = (period_of(ledger, claim) for claim in pair)
    if not one or not other or first.unit != second.unit or first.kind not in FIGURES:
        return
    unlike = one[0] != other[0] and not alike(one[0], other[0])
    years = one[0] in _YEARS and other[0] in _YEARS
    if not unlike:
        yield Held.on(first, second, weighed=False)
    elif change != years:
        yield Hit.on(
            second,
            first,
            *(
                place
                for place in (place_of(ledger, first, one[1]), place_of(ledger, second, other[1]))
                if place
            ),
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.HIGH,
            first=first.words,
            second=second.words,
            one=f"“{one[1]}”",
            other=f"“{other[1]}”",
            deed=deed,
        )


def _results(ledger: Ledger) -> Iterator[Outcome]:
    """Figures of a fiscal and of a calendar year, and their exact sum or difference beside a word for it."""
    for index, claims in ledger.by_sentence.items():
        block, home, _ = ledger.sentences[index]
        if home.form is Form.CELL or home.zone in _ASIDE:
            continue
        near = [
            c
            for i in range(index - _REACH, index + 1)
            for c in ledger.by_sentence.get(i, ())
            if ledger.together(c.block, block)
        ]
        for result in claims:
            if not _plain(result):
                continue
            parts = [
                claim
                for claim in near
                if claim.start < result.start and _plain(claim) and claim.unit == result.unit
            ]
            for first, second in combinations(parts, 2):
                a, b = first.value or 0, second.value or 0
                if result.value in (a + b, abs(a - b)) and a != b:
                    yield from _judged(ledger, (first, second), "combines", change=False)


def _plain(claim: Claim) -> bool:
    return claim.kind in FIGURES and claim.value is not None and claim.comparator is Comparator.EQUAL
