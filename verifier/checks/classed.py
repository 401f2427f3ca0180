"""A text in, the names that it puts into a class out: offices, professions, kinds; by `words/classes.toml`.

A class is one place of a set of which a thing has only one: river or lake, goalkeeper or striker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.people import FULL, cleaned
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import content, stem
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.layout import tables
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_NAME = rf"(?P<name>{FULL}|(?:The |the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+| of [A-Z][\w'’-]+)?)"
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
# a class told before the name: "the finance minister, Ada Holm", "Colonel Ada Holm", "one of the two private banks, …"
_BEFORE = r"(?:^|\b[Tt]he |[.,;:“”\"] ?|\bsaid |\b(?:by|to|from|with|of|and|for) )"
_SAYS = re.compile(r"\b(?:said|says|added|told|announced|argued|warned|explained|confirmed)\b[^.;]*? that\b")
_WHOSE = r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|\w+['’]s?) "
_ONE_OF = r"\b[Oo]ne of (?:the |its |their )?[^,.;]{0,40}?"
_WHO = r"(?:an? |the |its |their |[\w'’]+['’]s? )?"
_ENDS = r"(?=[,.;)]| (?:of|at|in|for|and|who|that|which|with|without|from|on|by|to)\b|$)"
_THING = (
    rf"(?P<name>(?:The |the )[a-z][\w-]*(?: [a-z][\w-]*)??|{FULL}"
    r"|(?:The |the )?[A-Z][\w'’-]+(?: (?:of )?[A-Z][\w'’-]+){0,3})"
)
_KIND = (
    r"(?P<kind>[a-z]+)"
    r"(?=[,.;)]| (?:of|at|in|for|and|who|that|which|with|without|from|on|by|to|sold|used|run|built|based)\b|$)"
)
_IS = r"(?:,|,? which is|,? who is| is| was| remains| remained)"
_KINDLY = re.compile(r"(?:,| is| was| remain\w*|[Aa]s|[Tt]he) ")
_ANY_KIND = ""
_PRONOUNS = frozenset(
    "He She It They This That There Here Who What One His Her Its We I You These Those Both".split()
)


class Classed(NamedTuple):
    """One name, its class of one set, and where; a `kind` is what an adjective is said of, "" for anything."""

    name: str
    set: str
    number: int
    words: str
    place: Stretch
    kind: str = _ANY_KIND

    def excludes(self, other: Classed) -> bool:
        """Whether no thing is both."""
        alike = not (self.kind and other.kind) or self.kind == other.kind
        return (self.name, self.set) == (other.name, other.set) and self.number != other.number and alike


def classed(ledger: Ledger) -> Iterator[Classed]:
    """Every name with a class, in running text and in the rows of tables."""
    adjectives = ledger.heard((one, _pattern(one[2])) for one in _adjectives(ledger))
    classes = ledger.heard((one, _pattern(rf"\b(?i:{one[2]})")) for one in _classes())
    for number, (_, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        told = list(_told(sentence, classes.get(number, ())))
        both = {(one.name, one.set) for one in told if any(map(one.excludes, told))}  # "captain and coach"
        found = [
            *(one for one in told if (one.name, one.set) not in both),
            *_posts(sentence),
            *_of_a_kind(sentence, adjectives.get(number, ())),
        ]
        if found and not pattern("classes", "APART").search(_before_that(sentence, found)):
            yield from found
    yield from _in_rows(ledger)


def _before_that(sentence: Sentence, found: Iterable[Classed]) -> str:
    """The words of a sentence but quoted ones, and what somebody says in it after all the classes: "added that …"."""
    words = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence.words)
    ends = max(sentence.inner(one.place.start, one.place.end)[1] for one in found)
    said = _SAYS.search(words, ends)
    return words[: said.start()] if said else words


def _told(sentence: Sentence, classes: Iterable[tuple[str, int, str]]) -> Iterator[Classed]:
    """ "X, the trust's chief executive,", "its captain X", "one of the rivers, X", "Sergeant X"."""
    for set_, number, words in classes:
        if not _pattern(rf"\b(?i:{words})").search(sentence.words):
            continue
        for form in _forms(words):
            for found in form.finditer(sentence.words):
                if not pattern("classes", "NEAR").search(_clause(sentence, found)):
                    yield from _named(sentence, found, set_, number)


@cache
def _forms(words: str) -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?<!\w){_NAME}(?:,| is) {_WHO}(?:[\w'’-]+ ){{0,2}}?(?P<class>{words}){_ENDS}"),
        re.compile(
            rf"(?:{_BEFORE}(?:[a-z]+ )?(?P<class>{words}),?|(?:^|(?<=[.;“] )){_initial(words)},?"
            rf"|{_WHOSE}(?P<whose>{words}),?) (?P<name>{FULL}|[A-Z][a-z][\w'’-]+)(?=[,.;’]|['’]s | [a-z]|$)"
        ),
        re.compile(rf"{_ONE_OF}\b(?P<class>{words})(?: of [^,.;]{{1,30}})?, {_NAME}"),
    )


def _initial(words: str) -> str:
    """The class at the head of a sentence or caption: "Goalkeeper Matti Kallio"."""
    either = "|".join(word[:1].upper() + word[1:] for word in words.split("|"))
    return f"(?P<head>{either})"


@cache
def _classes() -> tuple[tuple[str, int, str], ...]:
    """Each class: its set, its place there, its words."""
    return tuple(
        (str(set_), number, words)
        for set_, row in enumerate(table("classes")["set"])
        for number, words in enumerate(row["classes"])
    )


def _posts(sentence: Sentence) -> Iterator[Classed]:
    """ "X, head of cardiology at": one post, told with what it is over, as stems."""
    for found in _post().finditer(sentence.words):
        if not pattern("classes", "NEAR").search(_clause(sentence, found)):
            yield from _named(sentence, found, f"post {found['post'].lower()}", _number(found["field"]))


def _number(field: str) -> int:
    """A field as a number, the same for the same stems: places of a set are told apart by it alone."""
    return int.from_bytes(" ".join(sorted(content(field))).encode(), "big")


@cache
def _post() -> re.Pattern[str]:
    post = rf"(?P<class>(?P<post>(?i:{table('classes')['words']['POST']})) (?:of|for) (?P<field>[a-z]+(?: [a-z]+)?))"
    return re.compile(
        rf"(?<!\w){_NAME}(?:,| is) (?:an? |the |its |their )?{post}(?=[,.;)]| (?:at|in|with|for|of)\b|$)"
    )


def _of_a_kind(sentence: Sentence, adjectives: Iterable[tuple[str, int, str, bool]]) -> Iterator[Classed]:
    """The names of a sentence that an adjective says the kind of."""
    if not _KINDLY.search(sentence.words):
        return
    for set_, number, words, told in adjectives:
        if not _pattern(words).search(sentence.words):
            continue
        for form in (*_kinds(words), *(_states(words) if told else ())):
            for found in form.finditer(sentence.words):
                if not re.search(r"\b(?:not|never)\b(?!-)", _clause(sentence, found)):
                    side = number + 100 if found["non"] else number
                    kind = _kind(found.groupdict().get("kind") or _ANY_KIND)
                    yield from _named(sentence, found, set_, side, kind)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


def _kind(noun: str) -> str:
    """The stem of what the adjective is said of; a company, firm or group are one kind."""
    return "body" if noun and pattern("classes", "BODY").fullmatch(noun) else stem(noun)


@cache
def _kinds(words: str) -> tuple[re.Pattern[str], ...]:
    """An adjective before its kind: "X is a saltwater lake", "one of the saltwater lakes", "As a mixed school, X"."""
    said = rf"(?P<non>non-?)?(?P<class>{words})"
    some = r"(?:[a-z-]+ ){0,2}?"
    return (
        re.compile(rf"(?<!\w){_THING}{_IS} an? {some}{said} {_KIND}"),
        re.compile(rf"(?<!\w){_THING}{_IS} (?:one of|among) (?:the |its |their )?{some}{said} {_KIND}"),
        re.compile(
            rf"\b[Aa]s (?:an?|one of (?:the|its)(?: \w+)??) {some}{said} {_KIND}[^,.;]{{0,40}}, {_THING}(?= )"
        ),
        re.compile(
            rf"\b[Tt]he (?:[a-z-]+ )?{said} (?P<kind>[a-z]+) (?P<name>{FULL}|[A-Z][\w’'-]+)(?=[,.;]| [a-z])"
        ),
    )


@cache
def _states(words: str) -> tuple[re.Pattern[str], ...]:
    """The adjective alone: "X is privately held"."""
    said = rf"(?P<non>non-?)?(?P<class>{words})"
    return (
        re.compile(
            rf"(?<!\w){_THING}(?:,? (?:which|who))? (?:is|was|remains) (?:now )?{said}(?=[,.;]| and | by |$)"
        ),
    )


def _adjectives(ledger: Ledger) -> list[tuple[str, int, str, bool]]:
    """The sets of adjectives, and what the text itself denies with "non-"; set, place in it, words, said alone."""
    found = [
        (f"{name} {number}", place, words, name == "states")
        for name in ("sets", "states")
        for number, row in enumerate(table("classes")["adjectives"][name])
        for place, words in enumerate(row)
    ]
    denied = sorted(set(re.findall(r"\bnon-([a-z]+) [a-z]", ledger.document.text)))
    known = " ".join(words for *_, words, _ in found)
    return [*found, *((f"non {word}", 0, re.escape(word), False) for word in denied if word not in known)]


def _in_rows(ledger: Ledger) -> Iterator[Classed]:
    """ "| Paul Grant | Head of finance |": a row with a name in one cell and a class in another."""
    for grid in tables(ledger.document):
        for row in grid.body:
            names = [cell for cell in row if re.fullmatch(rf"(?:Dr |Prof )?{FULL}", cell.words.strip())]
            if len(names) != 1:
                continue
            for cell in row:
                for set_, number, words in _classes() if cell is not names[0] else ():
                    if cell.sentences and re.fullmatch(rf"(?i:{words})", cell.words.strip()):
                        place = Stretch(start=cell.start, end=cell.end)
                        yield Classed(
                            cleaned(names[0].words.strip()), set_, number, cell.words.strip(), place
                        )


def _clause(sentence: Sentence, found: re.Match[str]) -> str:
    after = re.split(r"[,;]\s|\s(?:and|but|who|which|that)\s", sentence.words[found.end() :])[0]
    return _QUOTED.sub("", sentence.words[: found.end()]) + after


def _named(
    sentence: Sentence, found: re.Match[str], set_: str, number: int, kind: str = _ANY_KIND
) -> Iterator[Classed]:
    told = found.groupdict()
    words = (told.get("non") or "") + (told["class"] or told.get("head") or told.get("whose") or "")
    name = cleaned(found["name"].removeprefix("the "))
    if name and name.split()[0] not in _PRONOUNS:
        start, end = sentence.span(*found.span())
        yield Classed(name, set_, number, words, Stretch(start=start, end=end), kind)
