"""A comparison that goes the other way than its two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms, pattern
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

# "12 km long and 3 km wide, longer than ...": which of the two is meant, the comparison does not say
_PAIRED = re.compile(rf"{FIGURE}[^.;]{{0,30}}\b(?:and|by)\s$")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Every form, and which of its two figures is the smaller one."""
    found: list[tuple[re.Pattern[str], str, str]] = []
    for more, low, high in (("{MORE_WORDS}", "other", "one"), ("{LESS_WORDS}", "one", "other")):
        found += [(form, low, high) for form in forms("comparison", "compared", MORE=more)]
    return (*found, *((form, "other", "one") for form in forms("comparison", "exceeds")))


@check(
    message="“{blamed}” and {others} go the other way than “{because}” says",
    suggestion="Turn the word round or mend one of the two values.",
    at_most=Severity.ERROR,
    bad=(
        "Late sailings on the north line (12%) are more frequent than on the south line (15%).",
        "The 340 tickets sold at the quay were fewer than the 290 sold on board.",
        "In May the port had 40 staff, more than the 52 of March.",
    ),
    good=(
        "In May the port had 40 staff, fewer than the 52 of March.",
        "Late sailings on the north line (15%) are more frequent than on the south line (12%).",
        "The harbour's loss of £40m is larger than the £57m it had in reserve would cover for long.",
        "Sailings were 12% more frequent than the 15 a day of 2019.",
        "The boat placed 14th is not faster than the 9 boats ahead of it.",
    ),
    source="Gibson, Accuracy list: check that ups go up",
)
def comparison_misses_values(ledger: Ledger) -> Iterator[Outcome]:
    """A text says that something is more or less than another, and its two values say the opposite.

    The word or one of the numbers is wrong; most often the two values were swapped.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        figures = [claim for claim in claims if _is_value(claim)]
        if len(figures) > 1:
            yield from _in(Skeleton.of(sentence, figures))


def _in(skeleton: Skeleton) -> Iterator[Constraint]:
    told: set[frozenset[str]] = set()
    for form, smaller, larger in _forms():
        for found in form.finditer(skeleton.words):
            (low,), (high,) = skeleton.figures(found[smaller]), skeleton.figures(found[larger])
            words = skeleton.words[max(0, found.start() - 50) : found.end() + 40]
            pair = frozenset((low.id, high.id))
            if _PAIRED.search(skeleton.words[max(0, found.start() - 40) : found.start()]):
                continue
            if pair in told or pattern("comparison", "OTHER").search(words) or not _alike(low, high):
                continue
            told.add(pair)
            yield Constraint(relation=Relation.AT_MOST, claims=(low, high), because=_said(skeleton, found[0]))


def _said(skeleton: Skeleton, words: str) -> str:
    """The words of the match with its figures put back."""
    return re.sub(FIGURE, lambda figure: skeleton.figures(figure[0])[0].words, words).strip()


def _is_value(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)
        and claim.value is not None
        and claim.value > 0
    )


def _alike(a: Claim, b: Claim) -> bool:
    if (a.unit, a.dimension) != (b.unit, b.dimension) or not a.value or not b.value:
        return False
    exact = all(c.comparator in (Comparator.EQUAL, Comparator.ABOUT) for c in (a, b))
    told = not any(c.hypothetical for c in (a, b))
    return exact and told and max(a.value, b.value) / min(a.value, b.value) < 500
