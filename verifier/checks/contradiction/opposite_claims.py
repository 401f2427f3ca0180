"""One statement told in the same words, once with "not" or turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.denials import denials, stretch, words
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import one_voice, sayer
from verifier.checks.turns import turns
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE)
_PIECE = re.compile(r"[^,.;:()—–“”\"?!]+")
# what may stand before a statement that is told as such
_OPENED = re.compile(r"(?:^|\bthat|^(?:Since|Because|As|And|So|Yet))\s*$")
_LEAD = re.compile(
    r"^(?:(?:since|because|as|and|so) |that (?=(?:the|an?|its|their|[A-Z]\w+) ))", re.IGNORECASE
)
_THAT = re.compile(r"^.* (?:that|because|since) ")
# a condition or a group that only one of the two may have
_MORE = re.compile(r"^\W*(?:in|for|among|at|on|when|if|with|except|under|during|by|from|and|or)\b")
_SMALL = frozenset(
    "the a an of in on at to and for by its their his her has have is are was were will be".split()
)
_FEWEST = 5


class Told(NamedTuple):
    """A statement without its "not" and its up or down, and how it has them."""

    key: tuple[str, ...]
    denied: bool
    turn: str
    sentence: str
    when: frozenset[str]
    place: Stretch
    words: str


@check(
    message="“{one}”, and yet “{other}”",
    suggestion="Mend one of the two sentences, or say what changed in between.",
    at_most=Severity.WARNING,
    bad=(
        "The port has sold the old pier at Alder. It is 90 metres long.\n\n"
        "The port has not sold the old pier at Alder, its mayor wrote.",
        "The trial found that salt slows boats and that tar reduces the number of leaks in old hulls. Few knew it.\n\n"
        "Since tar increases the number of leaks in old hulls, the yard uses paint.",
        "# Ferry fares rise in the north\n\nFerry fares in the north fell by 4.1% between May 2023 and May 2024.",
        "- The new paint keeps mussels off wooden hulls\n- It dries fast\n"
        "- The new paint does not keep mussels off wooden hulls\n",
    ),
    good=(
        "The port has sold the old pier at Alder. The port has not sold the old pier at Holm, its mayor wrote.",
        "The port has not sold the old pier at Alder. In 2024 the port sold the old pier at Alder.",
        "The mayor said that the tax helps the old ferry lines. His rival said that the tax does not help the old "
        "ferry lines.",
        "In warm water, the new paint keeps mussels off wooden hulls. In cold water, the new paint does not keep "
        "mussels off wooden hulls.",
        "# Ferry fares rise in the north\n\nFerry fares in the south fell by 4.1% between May 2023 and May 2024.",
        "# Ferry fares rise in the north\n\nFerry fares in the north fell by 4.1% in 2022, but rose by 9% in 2023.",
    ),
)
def opposite_claims(ledger: Ledger) -> Iterator[Outcome]:
    """A text states something and denies it, or turns its direction round, in the same words.

    One of the two was written for another version; a reader cannot tell which one holds.
    """
    seen: dict[tuple[str, ...], Told] = {}
    for one in _all(ledger):
        first = seen.setdefault(one.key, one)
        if first is one or first.place == one.place or not _one_voice(first, one):
            continue
        if first.when and one.when and first.when != one.when:
            continue
        if (first.denied, first.turn) == (one.denied, one.turn):
            yield Held.on(one.place, first.place, weighed=False)
        elif first.turn == one.turn or not (first.denied or one.denied):
            yield Hit.on(one.place, first.place, one=first.words, other=one.words)
    for turn in turns(ledger):
        yield Hit.on(turn.first, turn.second, one=turn.one, other=turn.other)
    for denial in denials(ledger):
        before, after = (stretch(clause, ledger) for clause in denial)
        said, denied = (words(clause, ledger) for clause in denial)
        yield Hit.on(after, before, one=said, other=denied)


def _all(ledger: Ledger) -> Iterator[Told]:
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in _ASIDE or "?" in sentence.words:
            continue
        if pattern("opposites", "APART").search(sentence.words.removeprefix("Since ")):
            continue
        when = frozenset(
            claim.words
            for claim in ledger.by_sentence.get(index, ())
            if claim.kind in (Kind.DATE, Kind.PERIOD)
        )
        yield from _told(sentence, when)


def _told(sentence: Sentence, when: frozenset[str]) -> Iterator[Told]:
    for found in _PIECE.finditer(sentence.words):
        lead = _THAT.match(found[0]) or _LEAD.match(found[0].lstrip())
        start = found.start() + (lead.end() if lead else 0)
        words = sentence.words[start : found.end()].strip()
        if not _OPENED.search(sentence.words[:start].rstrip()) and not lead:
            continue
        if found.start() and not _OPENED.search(sentence.words[: found.start()].rstrip()):
            continue
        if _MORE.match(sentence.words[found.end() :]):
            continue
        key, denied, turn = _reduced(words)
        told = [(key, denied, turn)]
        if not denied:
            told += [(pair, False, end) for pair, end in _paired(words)]
        for key, denied, turn in told:
            if len(key) >= _FEWEST:
                low, high = sentence.span(start, found.end())
                yield Told(key, denied, turn, sentence.words, when, Stretch(start=low, end=high), words)


def _reduced(words: str) -> tuple[tuple[str, ...], bool, str]:
    """Its words as stems, whether it is denied, and whether something goes up or down in it."""
    plain, denials = pattern("opposites", "NOT").subn("", words)
    ups = pattern("opposites", "UP").findall(plain)
    downs = pattern("opposites", "DOWN").findall(plain)
    turn = "" if len(ups) + len(downs) != 1 else "up" if ups else "down"
    if turn:
        plain = pattern("opposites", "UP").sub("<turn>", pattern("opposites", "DOWN").sub("<turn>", plain))
    return _key(plain), denials == 1, turn


def _paired(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """For each pair of opposites that it holds one of: its other words as stems, and which one."""
    for number, ends in enumerate(_pairs() if _ends().search(words) else ()):
        for end in ends:
            found = end.findall(words)
            if len(found) == 1:
                yield _key(end.sub(f"<{number}>", words)), str(ends.index(end))


@cache
def _ends() -> re.Pattern[str]:
    """Any word of any pair."""
    ends = (row[end] for row in table("opposites")["pair"] for end in ("one", "other"))
    return re.compile(rf"\b(?:{'|'.join(ends)})\b")


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{row['one']})\b"), re.compile(rf"\b(?:{row['other']})\b"))
        for row in table("opposites")["pair"]
    )


def _key(words: str) -> tuple[str, ...]:
    return tuple(map(_stem, re.findall(r"[\w<>’'-]+", words.lower())))


def _one_voice(one: Told, other: Told) -> bool:
    """Whether at most one of them is somebody's view, or both are the same person's."""
    if not all(pattern("opposites", "SAID").search(told.sentence) for told in (one, other)):
        return True
    return bool(sayer(one.sentence)) and one_voice(one.sentence, other.sentence)


@cache
def _stem(word: str) -> str:
    return word if len(word) < 4 else re.sub(r"(?:es|s|ed|d)$", "", word).rstrip("e")
