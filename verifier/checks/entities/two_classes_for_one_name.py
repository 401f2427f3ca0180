"""One name in two classes that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.people import FULL, cleaned, resolved
from verifier.checks.phrases import pattern, table
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_NAME = rf"(?P<name>{FULL}|(?:The |the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+| of [A-Z][\w'’-]+)?)"
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
# a class told before the name: "the finance minister, Ada Holm", "Colonel Ada Holm", "one of the two private banks, …"
_BEFORE = r"(?:^|\b[Tt]he |[.,;:“] ?|\bsaid |\bby )"
_ONE_OF = r"\b[Oo]ne of (?:the |its |their )?[^,.;]{0,40}?"


class Classed(NamedTuple):
    """One name, its class of one set, and where."""

    name: str
    set: int
    number: int
    words: str
    place: Stretch


@cache
def _forms() -> tuple[tuple[int, tuple[re.Pattern[str], ...]], ...]:
    """For each class: "X, the trust's chief executive," and "X is a river"."""
    found: list[tuple[int, tuple[re.Pattern[str], ...]]] = []
    for number, row in enumerate(table("classes")["set"]):
        patterns = tuple(
            re.compile(
                rf"(?<!\w){_NAME}(?:,| is) (?:an? |the |its |their |[\w'’]+['’]s? )?(?:[\w'’-]+ ){{0,2}}?"
                rf"(?P<class>{words})(?=[,.;)]| (?:of|at|in|for|and|who|that|which|with|without|from|on|by|to)\b|$)"
            )
            for words in row["classes"]
        )
        ahead = tuple(
            re.compile(rf"{_BEFORE}(?P<class>{words}),? (?P<name>{FULL})(?=[,.;)]| [a-z])")
            for words in row["classes"]
        )
        among = tuple(
            re.compile(rf"{_ONE_OF}\b(?P<class>{words})(?: of [^,.;]{{1,30}})?, {_NAME}")
            for words in row["classes"]
        )
        found += [(number, patterns), (number, ahead), (number, among)]
    return tuple(found)


@cache
def _any() -> re.Pattern[str]:
    words = "|".join(word for row in table("classes")["set"] for word in row["classes"])
    return re.compile(rf"(?:,| is) [^,.;]{{0,60}}?\b(?:{words})\b|\b(?:{words}),? (?:the )?[A-Z]")


@check(
    message="{name} is “{one}” here and “{other}” there",
    suggestion="Find out which is right, or say when it changed.",
    at_most=Severity.WARNING,
    bad=(
        "Marta Lindqvist, the trust's chief executive, opened the dock.\n\n"
        "“We need the money,” said Marta Lindqvist, the trust's chief financial officer.",
        "The finance minister, Karin Roe, opened the dock.\n\n“It is ours,” said Karin Roe, the farming minister.",
        "Colonel Ada Holm commands the fleet, which has nine boats. Major Ada Holm is from Alder.",
        "The Bank of Alder, a public bank, pays for the pier. As one of the two private banks, the Bank of Alder is "
        "rich.",
        "Ister is a river in the north. Boats may not stop at night. Ister is a lake without tides.",
        "Otto Brandt, a nurse from Alder, found the boat. The boat, said Otto Brandt, a plumber, was empty.",
    ),
    good=(
        "Marta Lindqvist, the trust's chief executive, opened the dock.\n\n"
        "“We need the money,” said Nils Holm, the trust's chief financial officer.",
        "Marta Lindqvist, the trust's chief executive, was its chief financial officer until 2019.",
        "Colonel Ada Holm commands the fleet. Major Ida Holm is from Alder. Lieutenant Colonel Ada Lund is not.",
        "Ister is a river in the north. Ister is a pretty name.",
        "Otto Brandt, a nurse from Alder, found the boat. Otto Brandt, a father of three, was at sea.",
        "Otto Brandt, a nurse, is married to Eva Brandt, a plumber.",
    ),
)
def two_classes_for_one_name(ledger: Ledger) -> Iterator[Outcome]:
    """A text puts one name into two classes that exclude each other: two offices, river and lake.

    Two people or things were run together, or a title was taken from an older text.
    """
    told = [
        classed
        for block in ledger.document.blocks
        if block.form is not Form.CELL and block.zone not in _ASIDE
        for sentence in block.sentences
        for classed in _classed(sentence)
    ]
    full = {one.name for one in told if " " in one.name}
    seen: dict[tuple[str, int], Classed] = {}
    for one in told:
        name = resolved(one.name, full) or one.name
        first = seen.setdefault((name, one.set), one)
        if first is one or first.place == one.place:
            continue
        if first.number == one.number:
            yield Held.on(one.place, first.place)
        else:
            yield Hit.on(one.place, first.place, name=name, one=one.words, other=first.words)


def _classed(sentence: Sentence) -> Iterator[Classed]:
    if not _any().search(sentence.words) or pattern("classes", "APART").search(sentence.words):
        return
    for number, patterns in _forms():
        for place, form in enumerate(patterns):
            for found in form.finditer(sentence.words):
                name = cleaned(found["name"].removeprefix("the "))
                after = re.split(r"[,;]\s", sentence.words[found.end() :])[0]
                if pattern("classes", "NEAR").search(_QUOTED.sub("", sentence.words[: found.end()]) + after):
                    continue
                if name and name.split()[0] not in _PRONOUNS:
                    start, end = sentence.span(*found.span())
                    yield Classed(name, number, place, found["class"], Stretch(start=start, end=end))


_PRONOUNS = frozenset(
    ("He", "She", "It", "They", "This", "That", "There", "Here", "Who", "What", "One", "His", "Her", "Its")
)
