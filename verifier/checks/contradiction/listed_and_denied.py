"""A member of a list that is denied its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.clauses import base
from verifier.checks.enumerations import COMMA, JOIN
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import SMALL
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Hit, Severity, Span, Stretch
from verifier.model.layout import listings
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE)
_ITEM = r"(?:the )?[\w'’-]+(?: [\w'’-]+){0,3}?"
# kale, leeks and beans: at the end of its clause, or at its head
_LIST = re.compile(
    rf"(?P<list>{_ITEM}(?:, {_ITEM}){{1,11}},? and {_ITEM})"
    r"(?=[.;:,]|$| (?:on|in|at|by|for|from|to|are|is|have|will|every) )"
)
_WHEN = re.compile(r" (?:next|last|this|each|every) \w+$")
_NEGATED = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nowhere|excluded|exempt|left out)\b|n[’']t\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;:] |\b(?:since|because|as|although|but|and|while|that|where|when|which|who)\b")


class Members(NamedTuple):
    """The items of a list, the words of what is said of them, and where it stands."""

    items: tuple[str, ...]
    frame: frozenset[str]
    place: Span
    number: int


@check(
    message="“{item}” is in the list, and yet “{denied}”",
    suggestion="Take {item} out of the list, or mend the sentence.",
    at_most=Severity.WARNING,
    bad=(
        "The following fish are landed in Alder:\n\n- cod\n- herring\n- eels\n\nNo eels are landed in Alder.",
        "Free berths go to pilots, fishers and divers. A berth is worth €900. Divers do not get free berths, the port "
        "says.",
        "The yard repairs ferries, tugs and barges. It has two docks. The yard does not repair tugs.",
        "The college will teach knots, charts and tides. Tides will not be taught at the college.",
        "The tour takes in Alder, Holm and Birch. There will be no concert in Holm, the agent said.",
    ),
    good=(
        "The following fish are landed in Alder:\n\n- cod\n- herring\n- eels\n\nNo crabs are landed in Alder.",
        "Free berths go to pilots, fishers and divers. Sailors do not get free berths, the port says.",
        "The yard repairs ferries, tugs and barges. It does not repair tugs in winter.",
        "The yard repairs ferries, tugs and barges. Tugs are not cheap.",
        "The college will teach knots, charts and tides. Radio will not be taught at the college.",
        "The tour takes in Alder, Holm and Birch. There will be no rain in Holm, the agent said.",
        "The yard repairs ferries, but not tugs or barges. The yard does not repair tugs.",
    ),
)
def listed_and_denied(ledger: Ledger) -> Iterator[Outcome]:
    """A text lists what has, gets or does something, and denies it of one of them in the same words.

    The list was copied and the rule had changed; who belongs to the group cannot know.
    """
    negated = [
        (number, sentence)
        for number, block, sentence in ledger.having(_NEGATED)
        if block.form is not Form.CELL and block.zone not in _ASIDE and _NEGATED.search(sentence.words)
    ]
    lists = [*_bulleted(ledger), *_told(ledger)] if negated else []
    for number, sentence in negated if lists else ():
        denials = list(_denials(sentence.words))
        for members in lists if denials else ():
            if members.number != number:
                yield from _denied(sentence, denials, members)


def _denials(words: str) -> Iterator[tuple[int, str, frozenset[str]]]:
    """The clauses that deny something, where each begins, and the bases of its words."""
    for start, clause in _clauses(words) if "?" not in words else ():
        if _NEGATED.search(clause) and not pattern("lists", "APART").search(clause):
            yield start, clause, _bases(_NEGATED.sub(" ", clause)) - _light()


def _denied(
    sentence: Sentence, denials: Sequence[tuple[int, str, frozenset[str]]], members: Members
) -> Iterator[Outcome]:
    for start, clause, said in denials:
        for item in members.items:
            own = _bases(item)
            if not own or not own < said:
                continue
            rest = said - own
            framed = rest <= members.frame or rest - members.frame <= _implied(members.frame)
            if framed and _stands_out(item, clause):
                low, high = sentence.span(start, start + len(clause))
                yield Hit.on(
                    Stretch(start=low, end=high),
                    members.place,
                    confidence=Confidence.HIGH,
                    item=item,
                    denied=clause,
                )
                return


def _clauses(words: str) -> Iterator[tuple[int, str]]:
    """The clauses that open the sentence or a "that", with where each begins."""
    start = 0
    for found in (*_CLAUSE.finditer(words), None):
        end = found.start() if found else len(words)
        clause = words[start:end].rstrip(" .")
        if clause.strip() and (not start or words[:start].rstrip().endswith("that")):
            lead = len(clause) - len(clause.lstrip())
            yield start + lead, clause.lstrip()
        start = found.end() if found else end


def _bases(words: str) -> frozenset[str]:
    """The words of a clause without their endings: "taught" meets "teach"."""
    told = re.findall(r"[\w’'-]+", words.lower())
    return frozenset(base(word.removesuffix("’s").removesuffix("'s")) for word in told if word not in SMALL)


def _implied(frame: frozenset[str]) -> frozenset[str]:
    """What is said of each member of such a list without being said: a tour has concerts, a train stops."""
    return frozenset(word for of, says in _implications() if frame & of for word in says)


@cache
def _implications() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(map(base, row["of"])), frozenset(map(base, row["says"])))
        for row in table("lists")["implied"]
    )


def _stands_out(item: str, clause: str) -> bool:
    """Whether the item is the clause's subject or its last words, or what "no" is said of."""
    name = r"\s".join(map(re.escape, item.split()))
    return (
        re.search(
            rf"^(?:The )?{name}\b|\b[Nn]o {name}\b|\b{name}$|\bto {name}\b|\bfor {name}\b",
            clause,
            re.IGNORECASE,
        )
        is not None
    )


def _bulleted(ledger: Ledger) -> Iterator[Members]:
    """The items of a list under a lead that ends in a colon."""
    for listing in listings(ledger.document):
        lead = ledger.document.blocks[listing.first - 1] if listing.first else None
        if (
            lead is None
            or not lead.sentences
            or lead.zone in _ASIDE
            or len(listing.items) != len(listing.top)
        ):
            continue
        last = lead.sentences[-1]
        items = tuple(item.words.strip(" .;") for item in listing.top)
        if not last.words.rstrip().endswith(":") or any(len(item.split()) > 4 for item in items):
            continue
        if not _NEGATED.search(last.words) and not pattern("lists", "APART").search(last.words):
            number = next(n for n, (_, _, one) in enumerate(ledger.sentences) if one is last)
            yield Members(items, _bases(last.words) - _light(), last, number)


_AND = re.compile(" and ")


def _told(ledger: Ledger) -> Iterator[Members]:
    """ "The law covers taxis, lorries and buses."""
    for number, block, sentence in ledger.having(_AND):
        if block.form is Form.CELL or block.zone in _ASIDE or " and " not in sentence.words:
            continue
        if _NEGATED.search(sentence.words) or pattern("lists", "APART").search(sentence.words):
            continue
        for found in _LIST.finditer(sentence.words):
            items = [part for part in JOIN.split(_WHEN.sub("", found["list"])) if part.strip()]
            if len(items) > 2 and len(COMMA.split(found["list"])) > 1:
                first = items[0].split()[-1]  # what stands before it belongs to the sentence
                rest = (
                    sentence.words[: found.start()]
                    + items[0].removesuffix(first)
                    + sentence.words[found.end() :]
                )
                start, end = sentence.span(*found.span())
                yield Members(
                    (first, *items[1:]), _bases(rest) - _light(), Stretch(start=start, end=end), number
                )


@cache
def _light() -> frozenset[str]:
    return _bases(
        "get gets receive receives have has be included include includes go goes following belong belongs eligible"
        " entitled qualify qualifies one of them part among list can may"
    )
