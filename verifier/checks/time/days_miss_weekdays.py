"""A number of days that two weekdays do not leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b(?P<day>{'|'.join(_DAYS)})s?\b", re.IGNORECASE)
# from Monday to Friday; began on a Monday and was called off on the Friday of the same week
_SPAN = re.compile(
    r"^(?: (?:morning|afternoon|evening|night|lunchtime|noon|at \w+))?"
    r"(?:,? (?:to|until|till|through|and|but|[\w’'-]+ed|was|were)\b[^.;:]{0,60}?(?:\b(?:on|by|to|until|till"
    r"|through) )?|\s?[–-]\s?)"
    r"(?:the )?(?P<next>following |next )?$"
)
_SAME = re.compile(r"^ (?:of )?(?:the |that )?same week")
_NEXT = re.compile(r"^ (?:of )?the (?:following|next) week|^ after\b")
_BEGUN = re.compile(
    r"\b(?:from|between|beg[aiu]n\w*|start\w*|open\w*|set (?:out|off)|left|departed|went|walked out|lasting"
    r"|runs?|ran|broke out"
    r"|arriv\w+|check\w* in|moved in|closed|shut|switched off)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:every|each|weekly|weeks|another|again|except|weekdays|hours?|open (?:from )?|usually|always|per|a day"
    r"|a week)\b",
    re.IGNORECASE,
)
_WITHIN = 100


@check(
    message="“{length}” is not the time from {first} to {last}: that is {truth}",
    suggestion="Say “{truth}”, or mend a weekday.",
    at_most=Severity.ERROR,
    bad=(
        "The strike began on a Monday, was called off on the Friday of the same week and went on for nine days.",
        "The regatta ran from Thursday to Sunday, three boats sank, and the eight days were wet.",
    ),
    good=(
        "The strike began on a Monday, was called off on the Friday of the same week and went on for five days.",
        "The regatta ran from Thursday to Sunday, three boats sank, and the four days were wet.",
        "The strike began on a Monday and was called off on a Friday after 33 days.",
        "The museum is open from Tuesday to Friday and closed for ten days at Christmas.",
    ),
)
def days_miss_weekdays(ledger: Ledger) -> Iterator[Outcome]:
    """A text tells something from one weekday to another of the same week, and a number of days that this is not.

    Counting both ends or only one, nights or days: any of these readings passes.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        lengths = [claim for claim in claims if _whole_days(claim)]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED) or len(lengths) != 1:
            continue
        for first, last in pairwise(_DAY.finditer(sentence.words)):
            if outcome := _judged(sentence, first, last, lengths[0]):
                yield outcome
                break


def _whole_days(claim: Claim) -> bool:
    return (
        claim.kind is Kind.DURATION
        and claim.unit == "day"
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
    )


def _judged(sentence: Sentence, first: re.Match[str], last: re.Match[str], length: Claim) -> Outcome | None:
    words = sentence.words
    between, after = words[first.end() : last.start()], words[last.end() :]
    tied = _SPAN.match(between)
    start, end = sentence.inner(length.start, length.end)
    if not tied or last.end() - first.start() > _WITHIN or _APART.search(words[:start] + words[end:]):
        return None
    if not _BEGUN.search(words[: first.start()]) or not (
        _SAME.match(after) or _spanned(words, first, between)
    ):
        return None
    low, high = (_DAYS.index(found["day"].lower()) for found in (first, last))
    gap = (high - low) % 7 or 7
    if (tied["next"] or _NEXT.match(after)) and high > low:
        gap += 7
    place = Stretch(
        start=sentence.span(first.start(), last.end())[0], end=sentence.span(first.start(), last.end())[1]
    )
    if length.value in (gap - 1, gap, gap + 1):
        return Held.on(length, place)
    return Hit.on(
        length,
        place,
        length=length.words,
        first=first[0],
        last=last[0],
        truth=f"{gap + 1} days",
        arithmetic=f"{first[0]} to {last[0]} = {gap} or {gap + 1} days, not {length.value}",
    )


def _spanned(words: str, first: re.Match[str], between: str) -> bool:
    """ "From Monday to Friday" says that the two are of one stretch; "on a Monday … on a Friday" does not."""
    run = re.search(r"\b(?:from|between) (?:the )?$", words[: first.start()]) is not None
    return (
        run
        and re.fullmatch(r" (?:to|until|till|through|and) (?:the )?(?:following |next )?", between)
        is not None
    )
