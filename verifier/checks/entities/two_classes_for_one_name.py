"""One name in two classes that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.people import FULL, cleaned, resolved
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import stem
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_NAME = rf"(?P<name>{FULL}|(?:The |the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+| of [A-Z][\w'’-]+)?)"
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
# a class told before the name: "the finance minister, Ada Holm", "Colonel Ada Holm", "one of the two private banks, …"
_BEFORE = r"(?:^|\b[Tt]he |[.,;:“] ?|\bsaid |\bby )"
_WHOSE = r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|\w+['’]s?) "
_ONE_OF = r"\b[Oo]ne of (?:the |its |their )?[^,.;]{0,40}?"


_THING = rf"(?P<name>(?:The |the )[a-z][\w-]*(?: [a-z][\w-]*)??|{FULL}|(?:The |the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
_KIND = (
    r"(?P<kind>[a-z]+)"
    r"(?=[,.;)]| (?:of|at|in|for|and|who|that|which|with|without|from|on|by|to|sold|used|run|built)\b|$)"
)


_KINDLY = re.compile(r"(?:,| is| was) (?:an?|one of|among) ")


class Classed(NamedTuple):
    """One name, its class of one set, and where."""

    name: str
    set: str
    number: int
    words: str
    place: Stretch


@cache
def _told(words: str) -> tuple[re.Pattern[str], ...]:
    """Of one class: "X, the trust's chief executive,", "Its captain X" and "one of the rivers, X"."""
    return (
        re.compile(
            rf"(?<!\w){_NAME}(?:,| is) (?:an? |the |its |their |[\w'’]+['’]s? )?(?:[\w'’-]+ ){{0,2}}?"
            rf"(?P<class>{words})(?=[,.;)]| (?:of|at|in|for|and|who|that|which|with|without|from|on|by|to)\b|$)"
        ),
        re.compile(
            rf"(?:{_BEFORE}(?P<class>{words}),?|(?:^|(?<=[.;“] )){_initial(words)}"
            rf"|{_WHOSE}(?P<whose>{words})) (?P<name>{FULL})(?=[,.;)]| [a-z]|$)"
        ),
        re.compile(rf"{_ONE_OF}\b(?P<class>{words})(?: of [^,.;]{{1,30}})?, {_NAME}"),
    )


def _initial(words: str) -> str:
    """The class at the head of a sentence or caption: "Goalkeeper Matti Kallio"."""
    either = "|".join(word[:1].upper() + word[1:] for word in words.split("|"))
    return f"(?P<head>{either})"


@cache
def _kinds(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An adjective before its kind: "X is a saltwater lake" and "X, one of the two saltwater lakes"."""
    adjective = rf"(?P<non>non-?)?(?P<class>{words}) {_KIND}"
    return (
        re.compile(rf"(?<!\w){_THING}(?:,| is| was) an? (?:[a-z-]+ ){{0,2}}?{adjective}"),
        re.compile(
            rf"(?<!\w){_THING}(?:,| is| was) (?:one of|among) (?:the |its |their )?(?:[\w-]+ ){{0,2}}?{adjective}"
        ),
    )


def _adjectives(ledger: Ledger) -> list[tuple[str, int, str]]:
    """The sets of adjectives, and what the text itself denies with "non-"; set, place in it, words."""
    found = [
        (f"kind {number}", place, words)
        for number, row in enumerate(table("classes")["adjectives"]["sets"])
        for place, words in enumerate(row)
    ]
    denied = sorted(set(re.findall(r"\bnon-([a-z]+) [a-z]", ledger.document.text)))
    return [*found, *((f"non {word}", 0, re.escape(word)) for word in denied)]


@cache
def _classes() -> tuple[tuple[str, int, str, re.Pattern[str]], ...]:
    """Each class: its set, its place there, its words, and the pattern that finds them."""
    return tuple(
        (str(set_), number, words, re.compile(rf"\b(?i:{words})"))
        for set_, row in enumerate(table("classes")["set"])
        for number, words in enumerate(row["classes"])
    )


@cache
def _any() -> re.Pattern[str]:
    words = "|".join(word for row in table("classes")["set"] for word in row["classes"])
    return re.compile(rf"\b(?i:{words})(?:e?s)?\b")


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
    adjectives = _adjectives(ledger)
    told = [
        classed
        for block in ledger.document.blocks
        if block.form is not Form.CELL and block.zone not in _ASIDE
        for sentence in block.sentences
        if not pattern("classes", "APART").search(sentence.words)
        for classed in (*_classed(sentence), *_of_a_kind(sentence, adjectives))
    ]
    full = {one.name for one in told if " " in one.name}
    seen: dict[tuple[str, str], Classed] = {}
    for one in told:
        name = resolved(one.name, full) or one.name
        first = seen.setdefault((name, one.set), one)
        if first is one or first.place == one.place:
            continue
        if first.number == one.number:
            yield Held.on(one.place, first.place, weighed=False)
        else:
            yield Hit.on(one.place, first.place, name=name, one=one.words, other=first.words)


def _classed(sentence: Sentence) -> Iterator[Classed]:
    """The names of a sentence that it puts into a class."""
    if not _any().search(sentence.words):
        return
    for set_, number, words, word in _classes():
        if not word.search(sentence.words):
            continue
        for form in _told(words):
            for found in form.finditer(sentence.words):
                if not pattern("classes", "NEAR").search(_clause(sentence, found)):
                    yield from _named(sentence, found, set_, number)


def _of_a_kind(sentence: Sentence, adjectives: Iterable[tuple[str, int, str]]) -> Iterator[Classed]:
    """The names of a sentence that an adjective says the kind of."""
    if not _KINDLY.search(sentence.words):
        return
    for set_, number, words in adjectives:
        for form in _kinds(words) if re.search(words, sentence.words) else ():
            for found in form.finditer(sentence.words):
                if not re.search(r"\b(?:not|never)\b", _clause(sentence, found)):
                    side = number + 100 if found["non"] else number
                    yield from _named(sentence, found, f"{set_} {stem(found['kind'])}", side)


def _clause(sentence: Sentence, found: re.Match[str]) -> str:
    after = re.split(r"[,;]\s", sentence.words[found.end() :])[0]
    return _QUOTED.sub("", sentence.words[: found.end()]) + after


def _named(sentence: Sentence, found: re.Match[str], set_: str, number: int) -> Iterator[Classed]:
    told = found.groupdict()
    words = (told.get("non") or "") + (told["class"] or told.get("head") or told.get("whose") or "")
    name = cleaned(found["name"].removeprefix("the "))
    if name and name.split()[0] not in _PRONOUNS:
        start, end = sentence.span(*found.span())
        yield Classed(name, set_, number, words, Stretch(start=start, end=end))


_PRONOUNS = frozenset(
    ("He", "She", "It", "They", "This", "That", "There", "Here", "Who", "What", "One", "His", "Her", "Its")
)
