"""Shares said in words in one sentence, and in figures in the next: "most want it", "43% were in favour"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from verifier.checks.singular import singular, telling
from verifier.model.claim import Claim
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Span, Stretch
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.TABLE)
_TOP = (Zone.HEADLINE, Zone.SUMMARY, Zone.HEADING)
_FOR = (
    r"(?:wants?|wanted|backs?|backed|supports?|supported|favou?rs?|favou?red|agrees?|approves?"
    r"|(?:is|are|were) (?:for|in favou?r))"
)
_MOST = re.compile(
    r"^\W*(?:(?:In the end|So|Yet|But),? )?(?P<word>(?:[Aa] |[Tt]he )?(?:clear |large |small |slim |narrow "
    r"|vast |solid |big |great )?"
    rf"(?:[Mm]ajority|[Mm]inority)(?= of)|[Mm]ost)\b[^.;:,]{{3,60}}?\b{_FOR}\b"
)
_IN_FAVOUR = re.compile(
    r"^\s(?:of (?:them |the \w+ )?)?(?:(?:were|was|voted|are|said|declared themselves)\s)?"
    r"(?:in favou?r|for (?:it|the \w+)|for\b|yes\b|backed|supported)"
)
_OPPOSED = re.compile(r"\b(?:against|opposed|no\b|oppose)")
_PUT_AT = re.compile(
    r"\b(?:own|official|latest|internal)\s(?:\w+\s){1,2}?(?:puts?|gives?|shows?)\s(?:the (?:share|figure"
    r"|proportion|rate)|it) (?:at|as)\s$"
    r"|\b[Aa]ccording to [^.;]{3,50}?,? (?:the|that) (?:share|figure|proportion|rate) (?:is|was)\s$"
)
_POLL = re.compile(
    r"\b(?:survey|poll|questionnaire|study) (?:of|among) [^.;]{2,50}?\b(?:found|shows?|showed|says?|said)\b"
    r"|\b[Ii]n an? (?:survey|poll) of\b"
)
_TURNS = re.compile(
    r"\b(?:against|oppos\w+|reject\w+|not|no|never|refus\w+|without|women|men|girls|boys|young\w*|old\w*|under-\d+"
    r"|over-\d+|last|earlier|previous\w*|would|will|up|down|rose|fell|than|only|other|another|among)\b",
    re.IGNORECASE,
)
_HALF = Fraction(50)
_SHARED = 2


class Said(NamedTuple):
    """A share in words, the percentage that is the same share, and what the words allow."""

    words: str
    place: Span
    percent: Claim
    room: Interval


def said_and_counted(ledger: Ledger) -> Iterator[Said]:
    """Every share that a text words in one sentence and counts in the next ones."""
    for index, (home, block, sentence) in enumerate(ledger.sentences):
        if block.zone in _ASIDE:
            continue
        later = [
            (one, ledger.sentences[one][2])
            for one in range(index + 1, min(index + 3, len(ledger.sentences)))
            if ledger.sentences[one][0] == home
        ]
        yield from _vote(ledger, sentence, later)
        yield from _put_at(ledger, index, later[:1])
    yield from _polled(ledger)


def _vote(ledger: Ledger, sentence: Sentence, later: list[tuple[int, Sentence]]) -> Iterator[Said]:
    most = _MOST.search(sentence.words)
    if most is None or _TURNS.search(sentence.words):
        return
    for index, told in later:
        percents = _percents(ledger, index)
        words = {c.id: told.words[told.inner(c.start, c.end)[1] :] for c in percents}
        for percent in percents:
            if len(percents) > 1 and _IN_FAVOUR.match(words[percent.id]) and _OPPOSED.search(told.words):
                start, end = sentence.span(*most.span("word"))
                minority = most["word"].lower().endswith("minority")
                room = Interval(high=_HALF) if minority else Interval(low=_HALF)
                yield Said(most["word"], Stretch(start=start, end=end), percent, room)
                return


def _put_at(ledger: Ledger, index: int, later: list[tuple[int, Sentence]]) -> Iterator[Said]:
    """ "Four in five are seen within two weeks. The clinic's own figures put the share at 60%"."""
    ratios = [c for c in ledger.by_sentence.get(index, ()) if c.kind in (Kind.RATIO, Kind.PERCENT)]
    for at, told in later:
        percents = _percents(ledger, at)
        if len(ratios) == len(percents) == 1 and _is_share(ratios[0]):
            start, _ = told.inner(percents[0].start, percents[0].end)
            if _PUT_AT.search(told.words[:start]):
                yield Said(ratios[0].words, ratios[0], percents[0], _room(ratios[0]))


def _polled(ledger: Ledger) -> Iterator[Said]:
    """ "Two thirds of parents back ..." over "a survey of 1,500 parents found that 40% support ..."."""
    for index, (_, block, title) in enumerate(ledger.sentences[:3]):
        ratios = [c for c in ledger.by_sentence.get(index, ()) if c.kind in (Kind.RATIO, Kind.PERCENT)]
        if (
            block.zone not in _TOP
            or len(ratios) != 1
            or not _is_share(ratios[0])
            or _TURNS.search(title.words)
        ):
            continue
        who = re.match(r"\s?(?:of )?(?:the |all )?([a-z-]+)", title.words.partition(ratios[0].words)[2])
        for at in range(index + 1, min(index + 5, len(ledger.sentences))):
            told = ledger.sentences[at][2]
            percents = _percents(ledger, at)
            counted = {*map(singular, re.findall(r"[a-z-]+", told.words.lower()))}
            shared = telling(title.words) & telling(told.words)
            if (
                who
                and len(percents) == 1
                and _POLL.search(told.words)
                and not _TURNS.search(told.words)
                and singular(who[1]) in counted
                and len(shared) >= _SHARED
            ):
                yield Said(ratios[0].words, ratios[0], percents[0], _room(ratios[0]))
                break


def _room(ratio: Claim) -> Interval:
    value = (ratio.value or Fraction(0)) * 100
    if ratio.comparator.bound:
        return ratio.printed.times(Fraction(100))
    return Interval(low=value * Fraction(9, 10), high=value * Fraction(11, 10))


def _percents(ledger: Ledger, index: int) -> list[Claim]:
    return [
        c
        for c in ledger.by_sentence.get(index, ())
        if c.kind is Kind.PERCENT and c.unit == "%" and not c.hypothetical and not c.direction
    ]


def _is_share(claim: Claim) -> bool:
    equal = claim.comparator in (Comparator.EQUAL, Comparator.ABOUT) or claim.comparator.bound
    return claim.kind is Kind.RATIO and not claim.unit and equal and 0 < (claim.value or 0) < 1
