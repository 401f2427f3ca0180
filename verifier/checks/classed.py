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
        for said in _pattern(rf"\b(?i:{words})(?!\w)").finditer(sentence.words):
            asked = _CLASS if _pattern(words).fullmatch(said[0]) else _HEAD if said[0][0].isupper() else ()
            for found in _around(asked, sentence, said):
                if not pattern("classes", "NEAR").search(_clause(sentence, found.end)):
                    yield from _named(sentence, found, said[0], set_, number)


class _Found(NamedTuple):
    """What stands around a class: the groups, where all of it begins and ends."""

    told: dict[str, str | None]
    start: int
    end: int


def _around(forms: Iterable[tuple[str, str]], sentence: Sentence, said: re.Match[str]) -> Iterator[_Found]:
    """Each form, of what stands before a class and of what stands behind it, that fits at its place."""
    for before, after in forms:
        behind = _pattern(after).match(sentence.words, said.end())
        ahead = behind and _pattern(f"(?:{before})$").search(sentence.words, 0, said.start())
        if ahead and behind:
            told = ahead.groupdict() | behind.groupdict()
            yield _Found(told, ahead.start(), max(said.end(), behind.end()))


_NAMED_AFTER = rf",? (?P<name>{FULL}|[A-Z][a-z][\w'’-]+)(?=[,.;’]|['’]s | [a-z]|$)"
_CLASS = (
    (rf"(?<!\w){_NAME}(?:,| is) {_WHO}(?:[\w'’-]+ ){{0,2}}?", _ENDS),
    (rf"{_BEFORE}(?:[a-z]+ )?|{_WHOSE}", _NAMED_AFTER),
    (_ONE_OF, rf"(?: of [^,.;]{{1,30}})?, {_NAME}"),
)
_HEAD = ((r"^|(?<=[.;“] )", _NAMED_AFTER),)
"""The class at the head of a sentence or caption: "Goalkeeper Matti Kallio"."""


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
    for match in _post().finditer(sentence.words):
        found = _Found(match.groupdict(), *match.span())
        if not pattern("classes", "NEAR").search(_clause(sentence, found.end)):
            set_, number = f"post {match['post'].lower()}", _number(match["field"])
            yield from _named(sentence, found, match["class"], set_, number)


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
    for set_, number, words, alone in adjectives:
        for said in _pattern(rf"(?:{words})(?!\w)").finditer(sentence.words):
            for found in _around((*_KINDS, *(_STATES if alone else ())), sentence, said):
                if not re.search(r"\b(?:not|never)\b(?!-)", _clause(sentence, found.end)):
                    non = found.told.get("non") or ""
                    side = number + 100 if non else number
                    kind = _kind(found.told.get("kind") or _ANY_KIND)
                    yield from _named(sentence, found, non + said[0], set_, side, kind)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


def _kind(noun: str) -> str:
    """The stem of what the adjective is said of; a company, firm or group are one kind."""
    return "body" if noun and pattern("classes", "BODY").fullmatch(noun) else stem(noun)


_SOME = r"(?:[a-z-]+ ){0,2}?(?P<non>non-?)?"
# an adjective before its kind: "X is a saltwater lake", "one of the saltwater lakes", "As a mixed school, X"
_KINDS = (
    (rf"(?<!\w){_THING}{_IS} (?:an?|(?:one of|among)(?: the| its| their)?) {_SOME}", rf" {_KIND}"),
    (
        rf"\b[Aa]s (?:an?|one of (?:the|its)(?: \w+)??) {_SOME}",
        rf" {_KIND}[^,.;]{{0,40}}, {_THING}(?= )",
    ),
    (
        r"\b[Tt]he (?:[a-z-]+ )?(?P<non>non-?)?",
        rf" (?P<kind>[a-z]+) (?P<name>{FULL}|[A-Z][\w’'-]+)(?=[,.;]| [a-z])",
    ),
)
# the adjective alone: "X is privately held"
_STATES = (
    (
        rf"(?<!\w){_THING}(?:,? (?:which|who))? (?:is|was|remains) (?:now )?(?P<non>non-?)?",
        r"(?=[,.;]| and | by |$)",
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


def _clause(sentence: Sentence, end: int) -> str:
    after = re.split(r"[,;]\s|\s(?:and|but|who|which|that)\s", sentence.words[end:])[0]
    return _QUOTED.sub("", sentence.words[:end]) + after


def _named(
    sentence: Sentence, found: _Found, words: str, set_: str, number: int, kind: str = _ANY_KIND
) -> Iterator[Classed]:
    name = cleaned((found.told["name"] or "").removeprefix("the "))
    if name and name.split()[0] not in _PRONOUNS:
        start, end = sentence.span(found.start, found.end)
        yield Classed(name, set_, number, words, Stretch(start=start, end=end), kind)
