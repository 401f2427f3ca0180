"""A comparison that goes the other way than its two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import ROUGH, UNSAVED, Outcome, check
from verifier.checks.comparisons import comparisons
from verifier.checks.order import order
from verifier.checks.phrases import forms, found, pattern
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

# "dirtiest of the four cities, above ...": the size of a set is no value that is compared
# "12 km long and 3 km wide, longer than ...": which of the two is meant, the comparison does not say
_PAIRED = re.compile(rf"{FIGURE}[^.;]{{0,30}}\b(?:and|by)\s$|\bof (?:the|all|its|these|those)\s$")


class _Order(NamedTuple):
    """A form, which of its two figures is the smaller one by its words, and the sign between them."""

    form: re.Pattern[str]
    low: str
    high: str


@cache
def _forms(section: str) -> tuple[_Order, ...]:
    found: list[_Order] = []
    for more, low, high in (("MORE_WORDS", "other", "one"), ("LESS_WORDS", "one", "other")):
        words = f"(?P<word>{{{more}}})"
        found += [_Order(form, low, high) for form in forms("comparison", section, MORE=words)]
    return tuple(found)


@cache
def _exceeds() -> tuple[_Order, ...]:
    return tuple(_Order(form, "other", "one") for form in forms("comparison", "exceeds"))


@check(
    message="“{word}” does not fit “{one}” and “{other}”: {arithmetic}",
    suggestion="Turn the word round or mend one of the two values.",
    at_most=Severity.ERROR,
    bad=(
        "Late sailings on the north line (12%) are more frequent than on the south line (15%).",
        "The 340 tickets sold at the quay were fewer than the 290 sold on board.",
        "In May the port had 40 staff, more than the 52 of March.",
        "Eastbay, which has 212 berths, is larger than Northport, which has 250 berths.",
        "Northport handled 1.8 million tonnes in 2023. It has 96 cranes.\n\n"
        "Eastbay handled 2.1 million tonnes in 2023, less than Northport.",
    ),
    good=(
        "In May the port had 40 staff, fewer than the 52 of March.",
        "Late sailings on the north line (15%) are more frequent than on the south line (12%).",
        "Northport handled 1.8 million tonnes in 2023. It has 96 cranes.\n\n"
        "Eastbay handled 2.1 million tonnes in 2023, more than Northport.",
        "Northport handled 1.8 million tonnes in 2020. "
        "Eastbay handled 2.1 million tonnes in 2023, less than Northport.",
        "The harbour's loss of £40m is larger than the £57m it had in reserve would cover for long.",
        "Sailings were 12% more frequent than the 15 a day of 2019.",
        "Eastbay has the dirtiest air of the four ports, with fine dust well above the guideline of 5.",
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
        if figures and pattern("comparison", "ANY").search(sentence.words):
            told = set()
            for outcome, claim in _in(Skeleton.of(sentence, figures), sentence):
                if claim.id not in told:
                    told.add(claim.id)
                    yield outcome
    placed: set[int] = set()
    for outcome, start in _by_name(ledger):
        if start not in placed:
            placed.add(start)
            yield outcome


_NEW_CLAUSE = re.compile(r",\s(?:when|as|after|because|since|where)\b")
"""What follows is told of something else: "larger than last year, when it passed by 27 votes"."""


def _in(skeleton: Skeleton, sentence: Sentence) -> Iterator[tuple[Outcome, Claim]]:
    """Both values in one sentence."""
    for form, low, high in (*_forms("compared"), *_exceeds()):
        for match, by in found((form,), skeleton):
            if match.groupdict().get("at") and not by["one"].unit:
                continue  # "at 12, he is older than the 40 others"
            if not _PAIRED.search(skeleton.words[max(0, match.start() - 40) : match.start()]):
                yield from _judged(skeleton, sentence, match, by[low], by[high], by["one"])


def _by_name(ledger: Ledger) -> Iterator[tuple[Outcome, int]]:
    """The values of two things told elsewhere, in a table or a sentence, under their names."""
    for one in comparisons(ledger):
        start, end = one.sentence.span(one.start, one.end)
        word = Stretch(start=start, end=end)
        pairs = [(a, b) for a, b in one.pairs if _comparable(a.claim, b.claim)]
        verdicts = [one.holds(a, b) for a, b in pairs]
        if not pairs:
            continue
        if Verdict.CONSISTENT in verdicts:
            yield Held.on(word, pairs[0][0].claim, pairs[0][1].claim), start
            continue
        a, b = pairs[0][0].claim, pairs[0][1].claim
        yield (
            Hit.on(
                word,
                a,
                b,
                verdict=verdicts[0],
                confidence=Confidence.HIGH if one.sure else Confidence.MEDIUM,
                arithmetic=f"{a.words} {'<' if (a.value or 0) < (b.value or 0) else '>'} {b.words}",
                reading=UNSAVED if verdicts[0] is Verdict.CONTRADICTED else ROUGH,
                word=one.word,
                one=a.words,
                other=b.words,
            ),
            start,
        )


def _comparable(a: Claim, b: Claim) -> bool:
    """Of one unit, and not of two times."""
    apart = a.kind is not Kind.DATE and a.window and b.window and not a.window.meets(b.window)
    (one, per), (other, per_other) = (
        (c.unit.partition(" per ")[0], c.unit.partition(" per ")[2]) for c in (a, b)
    )
    return one == other and (per == per_other or a.sentence == b.sentence) and not apart


def _judged(
    skeleton: Skeleton, sentence: Sentence, match: re.Match[str], low: Claim, high: Claim, one: Claim
) -> Iterator[tuple[Outcome, Claim]]:
    words = skeleton.words[max(0, match.start() - 50) : match.end() + 40]
    if pattern("comparison", "OTHER").search(words) or _NEW_CLAUSE.search(match[0]) or not _alike(low, high):
        return
    start, end = sentence.span(*skeleton.span_in(sentence, match.span("word")))
    word = Stretch(start=start, end=end)
    verdict = order(low, high)
    if verdict is Verdict.CONSISTENT:
        yield Held.on(word, low, high), one
        return
    other = low if one is high else high
    yield (
        Hit.on(
            word,
            one,
            other,
            verdict=verdict,
            arithmetic=f"{one.words} {'<' if one is high else '>'} {other.words}",
            reading=UNSAVED if verdict is Verdict.CONTRADICTED else ROUGH,
            word=match["word"],
            one=one.words,
            other=other.words,
        ),
        one,
    )


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
