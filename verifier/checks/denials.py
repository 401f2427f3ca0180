"""A ledger in, pairs of clauses out of which one denies the other: by "not", or by a word of the opposite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verifier.checks.clauses import Clause, Words, base, clauses, denied_verbs, one_thing, untimed, words_of
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import one_voice, sayer, stem
from verifier.model.document import Form, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger, once

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE)
_SHORT = (Zone.HEADLINE, Zone.SUMMARY)
_REBUTS = re.compile(r"(?:But |And )?(?:[Nn]o|[Ww]rong|[Nn]onsense|[Nn]ot so)[,:!] ")


class Side(NamedTuple):
    """A clause, what it is compared by, and which of the two ends it is at."""

    key: str
    end: int
    clause: Clause


class Denial(NamedTuple):
    """Two clauses that cannot both be true, in the order of the text."""

    first: Clause
    second: Clause


def denials(ledger: Ledger) -> Iterator[Denial]:
    """Every pair, each clause in one of them at most."""
    by_key: dict[str, list[Side]] = defaultdict(list)
    for side in _sides(ledger):
        by_key[side.key].append(side)
    done: set[Clause] = set()
    for sides in by_key.values():
        if len({(side.end, side.clause.denied) for side in sides}) < 2:
            continue
        for at, second in enumerate(sides):
            for first in sides[:at]:
                if not {first.clause, second.clause} & done and _deny(first, second, ledger):
                    done |= {first.clause, second.clause}
                    yield Denial(first.clause, second.clause)


@once
def told(ledger: Ledger) -> tuple[Words, ...]:
    """The sentences of running text as tokens, in order."""
    return tuple(
        words_of(number, sentence)
        for number, (_, block, sentence) in enumerate(ledger.sentences)
        if block.form is not Form.CELL and block.zone not in _ASIDE
    )


def stretch(clause: Clause, ledger: Ledger) -> Stretch:
    """Where it stands in the document."""
    start, end = ledger.sentences[clause.number][2].span(clause.start, clause.end)
    return Stretch(start=start, end=end)


def words(clause: Clause, ledger: Ledger) -> str:
    """What it says."""
    return ledger.sentences[clause.number][2].words[clause.start : clause.end].strip()


def plain(clause: Clause, ledger: Ledger) -> bool:
    """Whether it is told as a fact of now, not asked, supposed, or of another case."""
    sentence = ledger.sentences[clause.number][2].words
    reported = pattern("verbs", "DOUBTED").search(sentence[: clause.start])
    apart = pattern("verbs", "APART").search(untimed(sentence[clause.start : clause.end]))
    rebuts = _REBUTS.match(sentence)  # "He said that ice is warm. No, ice is not warm."
    return not (clause.open or clause.modal or apart or reported or rebuts or "?" in sentence)


def _sides(ledger: Ledger) -> Iterator[Side]:
    sentences = told(ledger)
    denied = {verb for one in sentences for verb in denied_verbs(one)}
    known = _opposable(sentences, denied)
    heads = frozenset(verb.partition(" ")[0] for verb in known)
    for one in sentences:
        if heads.isdisjoint(one.bases):
            continue
        for clause in clauses(one, known):
            if not plain(clause, ledger):
                continue
            if clause.verb == "be":
                yield from _said(clause)
            else:
                yield Side(clause.verb, 0, clause)
            for row, end in _verbs().get(clause.verb, ()):
                yield Side(f"verb {row}", end, clause)


def _opposable(sentences: Sequence[Words], denied: set[str]) -> frozenset[str]:
    """The verbs that a text denies somewhere, or of which it also has an opposite; "be" by its predicates."""
    present = frozenset[str]().union(*(one.bases for one in sentences)) - {"be"}
    opposed = {
        row
        for row, ends in _ends().items()
        if not denied.isdisjoint(frozenset().union(*ends.values()))
        or all(not present.isdisjoint(ends.get(end, ())) for end in (0, 1))
    }
    wanted = denied | {verb for verb, rows in _verbs().items() if any(row in opposed for row, _ in rows)}
    wanted.discard("be")
    if "be" in denied or any(not _predicates().keys().isdisjoint(one.low) for one in sentences):
        wanted.add("be")
    return frozenset(wanted)


@cache
def _ends() -> dict[int, dict[int, set[str]]]:
    """The first words of the verbs at either end of each row."""
    found: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for verb, rows in _verbs().items():
        for row, end in rows:
            found[row][end].add(verb.partition(" ")[0])
    return found


def _said(clause: Clause) -> Iterator[Side]:
    """What something is: as it stands, and with a word that has an opposite taken out."""
    if clause.patient:
        yield Side("be", 0, clause)
    for word in clause.patient:
        for row, end in _predicates().get(word, ()):
            rest = tuple(sorted(set(clause.patient) - {word}))
            yield Side(f"predicate {row}", end, clause._replace(patient=rest))


@cache
def _verbs() -> dict[str, list[tuple[int, int]]]:
    """Each verb's rows, and its end there; a particle after a space."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, row in enumerate(table("verbs")["opposed"]):
        for end, side in enumerate((row["one"], row["other"])):
            for verb in side:
                first, _, particle = verb.partition(" ")
                found[f"{base(first)} {particle}".strip()].append((number, end))
    return dict(found)


@cache
def _predicates() -> dict[str, list[tuple[int, int]]]:
    """Each single word of a predicate, as it stands and as a stem, with its rows."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, row in enumerate(table("verbs")["predicate"]):
        for end, side in enumerate((row["one"], row["other"])):
            for word in side:
                for form in {word, stem(word)} if " " not in word else ():
                    found[form].append((number, end))
    return dict(found)


def _deny(first: Side, second: Side, ledger: Ledger) -> bool:
    one, other = first.clause, second.clause
    affirmed = not one.denied and not other.denied
    opposed = one.denied != other.denied if first.end == second.end else affirmed
    return (
        opposed
        and one.number != other.number
        and _one_tense(one, other)
        and one_thing(one, other)
        and _one_section(one, other, ledger)
        and _one_voice(*(ledger.sentences[clause.number][2].words for clause in (one, other)))
    )


def _one_tense(one: Clause, other: Clause) -> bool:
    """ "Has not sold" may be followed by "sold" when it has been; "sold" and then "has not sold" cannot."""
    return one.tense == other.tense or ((one.tense, other.tense) == ("past", "perfect") and other.denied)


def _one_voice(one: str, other: str) -> bool:
    """Whether at most one of them is somebody's view, or both are the same person's."""
    return not (sayer(one) and sayer(other)) or one_voice(one, other)


def _one_section(one: Clause, other: Clause, ledger: Ledger) -> bool:
    """Whether two clauses without a name stand under one heading: "the room has no bath" is of its own section."""
    if (one.named and other.named) or any(ledger.sentences[c.number][1].zone in _SHORT for c in (one, other)):
        return True
    return _section(one, ledger) == _section(other, ledger)


def _section(clause: Clause, ledger: Ledger) -> int:
    blocks = ledger.document.blocks
    at = ledger.sentences[clause.number][0]
    return next((k for k in range(at, -1, -1) if blocks[k].form is Form.HEADING and blocks[k].level > 1), -1)
