"""One figure, two readings that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.evaluations import Value, judge, values
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import content, sayer, stem
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_IN = r"(?:[^,;:.?!\d]|\d|(?<=\d)[.,](?=\d))"
_FIGURE = rf"(?P<figure>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his) (?={_IN}{{0,40}}\d){_IN}{{3,70}}?)"


class Reading(NamedTuple):
    """A figure with its words as stems, the scale and the end it is read at, and where."""

    figure: frozenset[str]
    scale: str
    first: bool
    place: Stretch
    words: str
    sentence: Sentence


@check(
    message="one figure, two readings: “{one}” and “{other}”",
    suggestion="Choose one of the two, or say for whom each holds.",
    at_most=Severity.WARNING,
    bad=(
        "The 9% rise in fares proves that the line has won back its riders. It has six boats.\n\n"
        "The 9% rise in fares is a one-off.",
        "A loss of 0.4 knots is a disaster, the skipper said. A loss of 0.4 knots is a success, the skipper said.",
        "The chairman spoke of brisk growth of 9%. The sluggish growth of 9% saddened the chairman.",
        "This 9% shows how loyal the riders are. It rained.\n\nThe 9% is a warning sign that riders are leaving.",
        "- The order book of £40m secures the yard until 2030\n- Staff: 200\n\nThe order book of £40m secures nothing.",
    ),
    good=(
        "The 9% rise in fares may show that the line has won back its riders. The 9% rise in fares is a one-off.",
        "A loss of 0.4 knots is a disaster, the skipper said. A loss of 0.4 knots is a success, said her rival.",
        "The order book of £40m secures the yard until 2030. The order book of £12m secures nothing.",
        "The 9% rise in fares proves that the line has won back its riders. The 9% rise in costs is a one-off.",
        "The chairman called the 9% a success. His rival called the 9% a failure.",
        "A share of 9% is high for a ferry line. For a bus line, 9% is low.",
        "The wind was a strong 9 knots. The tide ran at a weak 9 knots.",
    ),
)
def opposed_readings(ledger: Ledger) -> Iterator[Outcome]:
    """A text reads one figure as proof or success in one place and as chance or failure in another.

    Whoever quotes the figure can choose the reading, and the text cannot be held to either.
    """
    readings = list(_readings(ledger))
    seen: dict[tuple[frozenset[str], str], list[Reading]] = {}
    for one in readings:
        for other in seen.setdefault((one.figure, one.scale), []):
            if other.first is not one.first and _one_voice(one.sentence.words, other.sentence.words):
                quiet = not sayer(one.sentence.words) and not sayer(other.sentence.words)
                yield Hit.on(
                    one.place,
                    other.place,
                    confidence=Confidence.HIGH if quiet else Confidence.MEDIUM,
                    one=other.words,
                    other=one.words,
                )
                break
        seen[one.figure, one.scale].append(one)
    yield from _valued_twice(ledger)


def _valued_twice(ledger: Ledger) -> Iterator[Outcome]:
    """ "Strong growth of 3%" in one place, "the weak growth of 3%" in another."""
    seen: dict[tuple[object, ...], list[Value]] = {}
    for one in values(ledger):
        for other in seen.setdefault((one.claim.value, one.claim.unit, one.scale), []):
            if one.claim.sentence == other.claim.sentence:
                heard = one.first is not other.first and one.quoted and other.quoted
            else:
                heard = one.first is not other.first and _alike(one, other, ledger)
            if heard:
                yield Hit.on(
                    one.place, other.place, confidence=Confidence.MEDIUM, one=other.words, other=one.words
                )
                break
        seen[one.claim.value, one.claim.unit, one.scale].append(one)


def _alike(one: Value, other: Value, ledger: Ledger) -> bool:
    """Whether two figures of one value are of one thing, by one voice: their nouns or sentences share a word."""
    first, second = (ledger.sentences[value.claim.sentence][2].words for value in (one, other))
    if not _one_voice(first, second):
        return False
    times = content(one.claim.words) | content(other.claim.words)
    common = (content(first) & content(second)) - times - content(f"{one.value} {other.value}")
    return bool(common) and not (one.claim.noun and other.claim.noun and one.claim.noun != other.claim.noun)


def _one_voice(one: str, other: str) -> bool:
    """Whether two sentences have one speaker, or one of them speaks for the text."""
    a, b = (sayer(words) or judge(words) for words in (one, other))
    return not a or not b or a <= b or b <= a or stem("same") in a | b


def _readings(ledger: Ledger) -> Iterator[Reading]:
    for number, forms in ledger.heard((row, row[2]) for row in _forms()).items():
        _, block, sentence = ledger.sentences[number]
        if block.form is Form.CELL or block.zone in _ASIDE or not any(map(str.isdigit, sentence.words)):
            continue
        if pattern("readings", "APART").search(sentence.words):
            continue
        for scale, first, form in forms:
            found = form.search(sentence.words)
            if found:
                start, end = sentence.span(*found.span())
                place = Stretch(start=start, end=end)
                yield Reading(content(found["figure"]), scale, first, place, found[0], sentence)


@cache
def _forms() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple(
        (row["of"], end == "one", re.compile(rf"{_FIGURE} {row[end]}\b"))
        for row in table("readings")["scale"]
        for end in ("one", "other")
    )
