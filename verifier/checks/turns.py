"""A ledger in, pairs of places out of which one says up and the other down of one thing: a heading and its text, an
effect and the figures with and without its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import pattern, table
from verifier.checks.statements import content
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Span, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE)
_REACH = 4
"""Sentences of running text that speak of a heading's matter."""
_CALENDAR = frozenset(
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]\w+")
_CLAUSE = re.compile(r"[,;:—–(]\s?|\s(?:and|but|because|as|after|since|that)\s")
_FROM = re.compile(r"\bfrom\b")
_AGAINST = re.compile(
    r",? (?:compared (?:with|to)|(?:up |down )?from|against) [^,;.]*? a (?:year|month|week) (?:earlier|ago|before)"
)
"""A rise from what was: no other time is told of."""
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)


class Move(NamedTuple):
    """What goes up or down, as concepts and stems; names beside it; where."""

    what: frozenset[str]
    up: bool
    names: frozenset[str]
    place: Span
    words: str


class Turn(NamedTuple):
    """Two places that go opposite ways, with their words; the first is told first."""

    first: Span
    second: Span
    one: str
    other: str


def turns(ledger: Ledger) -> Iterator[Turn]:
    """Headings turned by their text, then effects turned by their own figures."""
    yield from _headings(ledger)
    yield from _effects(ledger)
    yield from _numbers(ledger)


def _headings(ledger: Ledger) -> Iterator[Turn]:
    sentences = ledger.sentences
    for at, (_, block, sentence) in enumerate(sentences):
        if block.form is not Form.HEADING and block.zone not in (Zone.HEADLINE, Zone.SUMMARY):
            continue
        told = _headed(block, sentence)
        if told is None:
            continue
        below = [move for row in _below(ledger, at) for move in _moves(row, ledger) if _same(told, move)]
        if below and all(move.up is not told.up for move in below):
            yield Turn(told.place, below[0].place, told.words, below[0].words)


def _below(ledger: Ledger, at: int) -> Iterator[int]:
    """The first sentences of running text under a heading, up to the next."""
    found = 0
    for number in range(at + 1, len(ledger.sentences)):
        _, block, _ = ledger.sentences[number]
        if block.form is Form.HEADING or found == _REACH:
            return
        if block.form is Form.PARAGRAPH and block.zone is Zone.BODY:
            found += 1
            yield number


def _headed(block: Block, sentence: Sentence) -> Move | None:
    words = sentence.words.strip(" .*")
    if "?" in words or pattern("turns", "APART").search(words) or any(map(str.isdigit, words)):
        return None
    for form in _heads():
        found = form.search(words)
        if found and _one_way(words):
            what = _matter(found["topic"])
            names = frozenset(_NAME.findall(words))
            return Move(what, bool(found["up"]), names, block, words) if what else None
    return None


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    up, down = pattern("turns", "UP").pattern, pattern("turns", "DOWN").pattern
    rise, fall = pattern("turns", "RISE").pattern, pattern("turns", "FALL").pattern
    more, fewer = pattern("turns", "MORE").pattern, pattern("turns", "FEWER").pattern
    move, noun = rf"(?:(?P<up>{up})|(?P<down>{down}))", rf"(?:(?P<up>{rise})|(?P<down>{fall}))"
    topic = r"(?P<topic>[^,:;]{3,60}?)"
    big = r"^(?i:(?:An?|The|Sharp|Steep|Big|Slight|Record|New|Further|Strong) ){0,2}"
    return (
        re.compile(rf"^{topic} (?:is |are )?on the {noun}\b"),
        re.compile(rf"{big}(?i:{noun}) (?:in|of) {topic}(?= in | at |$)"),
        re.compile(rf"^(?:(?P<up>{more})|(?P<down>{fewer})) (?P<topic>[a-z]+(?: [a-z]+){{0,3}})"),
        re.compile(rf"^{topic} (?:has |have |had |is |are )?{move}(?= |$|[,.])"),
    )


def _one_way(words: str) -> bool:
    """Whether only one way is spoken of."""
    ups = len(pattern("turns", "UP").findall(words)) + len(pattern("turns", "MORE").findall(words))
    downs = len(pattern("turns", "DOWN").findall(words)) + len(pattern("turns", "FEWER").findall(words))
    return not (ups and downs)


def _moves(number: int, ledger: Ledger) -> Iterator[Move]:
    """What a sentence says goes up or down, the subject before its verb."""
    sentence = ledger.sentences[number][2]
    words = _AGAINST.sub("", sentence.words)
    if pattern("turns", "APART").search(words) or not _one_way(words):
        return
    for up, name in ((True, "UP"), (False, "DOWN")):
        found = pattern("turns", name).search(sentence.words)
        if not found or not found.start():
            continue
        subject = _CLAUSE.split(sentence.words[: found.start()])[-1]
        low = found.start() - len(subject)
        end = min(
            [one.start() for one in _CLAUSE.finditer(sentence.words, found.end())] + [len(sentence.words)]
        )
        start, stop = sentence.span(low, end)
        names = frozenset(_NAME.findall(sentence.words)) - _CALENDAR
        yield Move(
            _matter(subject), up, names, Stretch(start=start, end=stop), sentence.words[low:end].strip()
        )


def _same(heading: Move, below: Move) -> bool:
    """Whether the text's subject is the heading's, and no other place is named."""
    apart = heading.names and below.names and not heading.names & below.names
    more = below.what - heading.what - content(heading.words)  # "fares in the south"
    return heading.what <= below.what and not more and not apart


def _matter(words: str) -> frozenset[str]:
    """The telling words, each name of a concept as one."""
    found = set()
    rest = words
    for number, form in enumerate(_concepts()):
        rest, times = form.subn(" ", rest)
        found |= {f"#{number}"} if times else set()
    return frozenset(found) | content(_NAME.sub(" ", rest)) - _light()


@cache
def _light() -> frozenset[str]:
    return content(
        "number rate rates level levels total average overall new people again further sharply slightly many"
    )


@cache
def _concepts() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for names in table("turns")["concepts"]["names"]
    )


def _effects(ledger: Ledger) -> Iterator[Turn]:
    """ "Clover raised milk yields", and fewer litres with clover than without."""
    tried = [one for number in ledger.by_sentence if (one := _with_and_without(number, ledger))]
    if not tried:
        return
    for number, (_, block, sentence) in enumerate(ledger.sentences):
        if (
            block.form is Form.CELL
            or block.zone in _ASIDE
            or pattern("turns", "APART").search(sentence.words)
        ):
            continue
        found = _effect().search(sentence.words)
        if not found or not _one_way(found[0]):
            continue
        cause, what = content(found["cause"]), _matter(found["what"])
        for thing, with_, without, at in tried:
            evidence = ledger.sentences[at][2]
            about = thing in cause and (what & _matter(evidence.words))
            if at != number and about and with_.value is not None and without.value is not None:
                more = with_.value > without.value
                if with_.value != without.value and more is not bool(found["up"]):
                    start, end = sentence.span(*found.span())
                    yield Turn(
                        Stretch(start=start, end=end),
                        Stretch(start=evidence.start, end=evidence.end),
                        found[0],
                        evidence.words,
                    )


@cache
def _effect() -> re.Pattern[str]:
    up, down = pattern("turns", "UP").pattern, pattern("turns", "DOWN").pattern
    return re.compile(
        rf"^(?P<cause>[^,;:.]{{3,90}}?) (?:has |have |had )?(?:(?P<up>{up})|(?P<down>{down})) (?P<what>[^,;:.]{{3,60}})"
    )


def _with_and_without(number: int, ledger: Ledger) -> tuple[str, Claim, Claim, int] | None:
    """What is compared with and without, and the two figures; None where a sentence has no such two."""
    words = ledger.sentences[number][2].words
    found = re.search(r"\b[Ww]ith (?:the |a |an )?(?P<thing>[a-z-]+)", words)
    other = re.search(r"\b[Ww]ithout (?:the |a |an |any )?(?P<thing>[a-z-]+|it)\b", words)
    if (
        not found
        or not other
        or (other["thing"] != "it" and content(found["thing"]) != content(other["thing"]))
    ):
        return None
    sentence = ledger.sentences[number][2]
    figures = [
        (sentence.inner(claim.start, claim.end)[0], claim)
        for claim in ledger.by_sentence[number]
        if claim.kind not in _TIMES and claim.value is not None
    ]
    if len(figures) != 2 or figures[0][1].unit != figures[1][1].unit:
        return None
    (_, first), (_, second) = figures
    pair = (first, second) if found.start() < other.start() else (second, first)
    return next(iter(content(found["thing"])), ""), *pair, number


def _numbers(ledger: Ledger) -> Iterator[Turn]:
    """ "Brought more lorries into the centre. Their number fell"."""
    for (_, block, sentence), (_, after, following) in zip(
        ledger.sentences, ledger.sentences[1:], strict=False
    ):
        if block is not after or pattern("turns", "APART").search(sentence.words):
            continue
        found = re.search(r"\b(?:(?P<up>more)|(?P<down>fewer)) (?P<noun>[a-z]+s)\b(?! than)", sentence.words)
        moved = _counted().match(following.words)
        if (
            found
            and moved
            and (moved["noun"] in (None, found["noun"]))
            and bool(moved["up"]) is not bool(found["up"])
        ):
            low, high = sentence.span(*found.span())
            start, end = following.span(*moved.span())
            yield Turn(Stretch(start=low, end=high), Stretch(start=start, end=end), found[0], moved[0])


@cache
def _counted() -> re.Pattern[str]:
    up, down = pattern("turns", "UP").pattern, pattern("turns", "DOWN").pattern
    move = rf"(?:(?P<up>{up})|(?P<down>{down}))"
    return re.compile(rf"(?:Their numbers?|The number of (?P<noun>[a-z]+s)) (?:has |have )?{move}\b")
