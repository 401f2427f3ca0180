"""A comparison that goes the other way than its two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.phrases import forms, found, pattern
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_BACK = 12
"""So many sentences before, a value is still in the reader's mind."""
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
    message="“{one}” is not “{word}” than “{other}”: {arithmetic}",
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
            skeleton = Skeleton.of(sentence, figures)
            told = set()
            for outcome, claim in (*_in(skeleton, sentence), *_named(ledger, index, skeleton, sentence)):
                if claim.id not in told:
                    told.add(claim.id)
                    yield outcome


def _in(skeleton: Skeleton, sentence: Sentence) -> Iterator[tuple[Outcome, Claim]]:
    """Both values in one sentence."""
    for form, low, high in (*_forms("compared"), *_exceeds()):
        for match, by in found((form,), skeleton):
            if not _PAIRED.search(skeleton.words[max(0, match.start() - 40) : match.start()]):
                yield from _judged(skeleton, sentence, match, by[low], by[high], by["one"])


def _named(
    ledger: Ledger, index: int, skeleton: Skeleton, sentence: Sentence
) -> Iterator[tuple[Outcome, Claim]]:
    """The value of the other told before, under its name: "less than the Gull Rock wind farm"."""
    for form, low, _ in _forms("named"):
        for match, by in found((form,), skeleton):
            one, name = by["one"], match["name"]
            if len({c.unit for c in skeleton.claims}) < len(skeleton.claims) or not re.search(
                r"[A-Z]|\s", name
            ):
                continue
            near = [c for c in _of_that_name(ledger, index, name) if _same_measure(c, one)]
            if len({c.value for c in near}) == 1:
                ends = (one, near[0]) if low == "one" else (near[0], one)
                yield from _judged(skeleton, sentence, match, *ends, one)


def _of_that_name(ledger: Ledger, index: int, name: str) -> Iterator[Claim]:
    """The values of the sentences before that name a thing and no other comparison."""
    for at in range(max(0, index - _BACK), index):
        _, block, sentence = ledger.sentences[at]
        if block.form is not Form.CELL and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.words):
            yield from (claim for claim in ledger.by_sentence.get(at, ()) if _is_value(claim))


def _same_measure(other: Claim, one: Claim) -> bool:
    nouns = {noun.split()[-1].lower() for noun in (one.noun, other.noun) if noun}
    apart = one.window and other.window and not one.window.meets(other.window)
    return other.unit == one.unit and len(nouns) < 2 and bool(one.unit or nouns) and not apart


def _judged(
    skeleton: Skeleton, sentence: Sentence, match: re.Match[str], low: Claim, high: Claim, one: Claim
) -> Iterator[tuple[Outcome, Claim]]:
    words = skeleton.words[max(0, match.start() - 50) : match.end() + 40]
    if pattern("comparison", "OTHER").search(words) or not _alike(low, high):
        return
    start, end = sentence.span(*skeleton.span_in(sentence, match.span("word")))
    word = Stretch(start=start, end=end)
    least, most = low.loose.low, high.loose.high
    if least is None or most is None or least <= most:
        yield Held.on(word, low, high), one
        return
    other = low if one is high else high
    yield (
        Hit.on(
            word,
            one,
            other,
            arithmetic=f"{one.words} {'<' if one is high else '>'} {other.words}",
            reading=UNSAVED,
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
