"""Forecasts told as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import table
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE, Zone.FRONT_MATTER)
_COMES = re.compile(r"\bwill\b|\b(?:is|are) going to\b")
_QUOTED = re.compile(r"[“”\"]")
_FEWEST = 2
"""One forecast without a year or a span is a turn of phrase; so many are a habit."""
_WORDS_EACH = 500
"""And no fewer than one in so many words."""

_BRIEF = 150
"""A shorter text rests on its one forecast, if that names an amount."""
_AMOUNT = re.compile(
    r"^will (?:\w+ly )?(?!(?:cost|need|raise|cut|run|stand)\b)(?:[^,]*\bhalf\b|halve|double|treble|triple|quadruple"
    r"|[^,]*\bby (?:a|an|one) \w+(?:th|rd|ter|lf)\b|[^,]*\d[\d,.]*(?:%| per ?cent| jobs))"
)


@check(
    message="{count} told as certain: “{forecast}”",
    suggestion="Say how likely, between what bounds, on what condition, or who expects it: “{may}”.",
    at_most=Severity.NOTE,
    bad=(
        "The canal will triple the port's trade by 2040. It has two locks.",
        "The canal will treble the port's trade. It has two locks.",
        "Tar will disappear from the yards. Robots will define the trade for a decade. Whoever owns them "
        "will dominate the "
        "coast.",
    ),
    good=(
        "The canal could triple the port's trade by 2040. It has two locks.",
        "The canal will triple the port's trade by 2040, its owner expects.",
        "The canal will cost 3 billion euros. It has two locks.",
        "If the rock is soft, the canal will triple the port's trade by 2040.",
        "The canal will open on 4 May. The mayor will cut a ribbon, and a band will play.",
        "“The canal will triple our trade by 2040,” said the mayor.",
    ),
)
def bare_forecast(ledger: Ledger) -> Iterator[Outcome]:
    """What is still to come is told as certain: no probability, range, condition or source.

    Nobody knows the future; a reader should learn who foresees it and how sure they are.
    """
    sure: list[tuple[Sentence, re.Match[str], bool]] = []
    total = 0
    for _, block, sentence in ledger.sentences:
        if block.zone in _ASIDE or block.form is Form.CELL:
            continue
        total += len(sentence.words.split())
        found = _foretold(sentence.words)
        if found:
            sure.append((sentence, found, _horizon("firm", "loose").search(sentence.words) is not None))
    habit = len(sure) >= _FEWEST and len(sure) * _WORDS_EACH >= total
    brief = total < _BRIEF and any(_AMOUNT.search(found[0]) for _, found, _ in sure)
    if not (habit or brief or any(dated for _, _, dated in sure)):
        return
    sure.sort(key=lambda one: not one[2])
    (sentence, found, _), *others = sure
    yield Hit.on(
        _place(sentence, found),
        *(_place(other, match) for other, match, _ in others),
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.LOW,
        count="1 forecast is" if not others else f"{len(sure)} forecasts are",
        forecast=sentence.words.strip(),
        may=_COMES.sub("may", found[0]).strip(),
    )


def _foretold(words: str) -> re.Match[str] | None:
    """ "Will" and what comes of it, in the author's own voice and without any reserve."""
    if not _COMES.search(words) or "?" in words or _QUOTED.search(words):
        return None
    dated = _horizon("firm").search(words) and (_form("dated").search(words) or _sweeping().search(words))
    found = _form("verbs").search(words) or dated
    if not found or reserve.condition(words) or reserve.possible(words) or _reserved().search(words):
        return None
    return found


def _place(sentence: Sentence, found: re.Match[str]) -> Stretch:
    start, end = sentence.span(*found.span())
    return Stretch(start=start, end=end)


@cache
def _form(verbs: str) -> re.Pattern[str]:
    words = table("strength")["forecast"]
    return re.compile(
        rf"(?<!\bwho )(?<!\bI )\b(?:will|(?:is|are) going to) (?:\w+ly |also |soon |then |now |only |all )?"
        rf"(?:(?:{'|'.join(words[verbs])})\b"
        rf"|be (?:{'|'.join(words['being'])}))[^.;:—]*"
    )


@cache
def _sweeping() -> re.Pattern[str]:
    """ "Nobody will pay with coins": of all or none of them, whatever the deed."""
    whom = "|".join(table("strength")["forecast"]["sweeping"])
    return re.compile(
        rf"\b(?:{whom})\b[^.;:,]{{0,50}}? (?:will|(?:is|are) going to) [a-z]+[^.;:—]*", re.IGNORECASE
    )


@cache
def _horizon(*lists: str) -> re.Pattern[str]:
    """When, as "by 2040", or as loosely as "next year"."""
    words = "|".join(word for name in lists for word in table("strength")["forecast"][name])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _reserved() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('strength')['forecast']['reserved'])})(?!\w)")
