"""Somebody is said to have done a thing and is said not to have done it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import JOIN, NAME
from verifier.checks.people import cleaned, resolved
from verifier.checks.phrases import pattern, table
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION)
_SUBJECT = re.compile(
    rf"(?:^(?=The [a-z])(?P<thing>The [a-z]+(?: [a-z]+)?)"
    rf"|(?<![\w’'])(?P<names>(?:the )?{NAME}(?:, (?:the )?{NAME}){{0,12}}(?:,? and (?:the )?{NAME})?))"
    r"(?:,? (?:both |all |also |all of whom |who |which )?| )$"
)
# four states have ratified the treaty, and a colon before their names
_LISTED = re.compile(
    rf"^(?P<head>[^:,;]{{8,120}}): (?P<names>(?:the )?{NAME}(?:, (?:the )?{NAME}){{0,12}},? and (?:the )?{NAME})\.?$"
)
_COUNTED = re.compile(
    r"^(?:All )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:[a-z]+ )?[a-z]+s? $",
    re.IGNORECASE,
)
_DEED = re.compile(r"sign|ratif|join|accept|agree")  # signed, and not yet ratified
_OBJECT = re.compile(r"^[^.;:,—–]{0,60}")
_SMALL = frozenset(
    "the a an of in on at to and for by with its his her their that this it them from as all both".split()
)


class Statement(NamedTuple):
    """One name, the pole it is said to be at, of what, and where."""

    name: str
    pole: str
    affirmed: bool
    what: frozenset[str]
    place: Stretch
    words: str


@cache
def _predicates() -> tuple[tuple[tuple[str, bool], ...], re.Pattern[str]]:
    """All predicates in one pattern, and what the nth group of it says."""
    rows = [
        (row["name"], end == "one", row[end]) for row in table("poles")["pole"] for end in ("other", "one")
    ]
    said = "|".join(f"(?P<p{number}>{words})" for number, (_, _, words) in enumerate(rows))
    return tuple((name, affirmed) for name, affirmed, _ in rows), re.compile(
        rf"(?<= )(?:have |has )?(?:{said})\b"
    )


@check(
    message="“{one}”, and yet “{other}”",
    suggestion="Take {name} out of one of the two sentences, or say what changed in between.",
    at_most=Severity.WARNING,
    bad=(
        "Alder, Holm and Birch signed the harbour treaty. Birch has not signed the harbour treaty, its mayor wrote.",
        "Three towns have signed the harbour treaty: Alder, Holm and Birch. It is short.\n\nBirch has not signed the "
        "harbour treaty, its mayor wrote.",
        "Falk, Lund and Roe voted for the dredging. Roe voted against the dredging and left the room.",
        "The jury heard that Otto Brandt pleaded guilty. Otto Brandt pleaded not guilty and went home.",
    ),
    good=(
        "Alder and Holm signed the harbour treaty. Birch has not signed the harbour treaty, its mayor wrote.",
        "Two towns have signed the harbour treaty: Alder and Holm. Birch has not signed the harbour treaty.",
        "Falk, Lund and Roe voted for the dredging. Roe voted against the new crane and left the room.",
        "Birch did not sign the harbour treaty in 2010. Later Birch signed the harbour treaty.",
        "Two towns have signed the harbour treaty: Alder and Holm. Holm has not ratified the harbour treaty.",
        "Roe failed the driving test. Roe passed the swimming test.",
    ),
)
def said_and_denied(ledger: Ledger) -> Iterator[Outcome]:
    """A name in a list of those who did a thing is said elsewhere not to have done it, or the other way round.

    One of the two sentences was written before the other was known.
    """
    told = [
        statement
        for _, block, sentence in ledger.having(_predicates()[1])
        if block.form is not Form.CELL and block.zone not in _ASIDE
        for statement in _statements(sentence)
    ]
    full = {statement.name for statement in told if " " in statement.name}
    seen: dict[tuple[str, str], list[Statement]] = {}
    for statement in told:
        whose = resolved(statement.name, full) or statement.name
        for other in seen.setdefault((whose, statement.pole), []):
            if other.place == statement.place or not _one_thing(statement.what, other.what):
                continue
            if other.affirmed is statement.affirmed:
                yield Held.on(statement.place, other.place, weighed=False)
            else:
                yield Hit.on(statement.place, other.place, name=whose, one=other.words, other=statement.words)
        seen[whose, statement.pole].append(statement)


def _statements(sentence: Sentence) -> Iterator[Statement]:
    if pattern("poles", "APART").search(sentence.words):
        return
    meanings, form = _predicates()
    for found in form.finditer(sentence.words):
        subject = _SUBJECT.search(sentence.words[max(0, found.start() - 200) : found.start()])
        number = next((n for n in range(len(meanings)) if found[f"p{n}"]), None)
        if (
            number is not None
            and (listed := _LISTED.match(sentence.words))
            and found.end() < listed.end("head")
        ):
            subject = _COUNTED.match(sentence.words[: found.start()]) and listed
        if subject is None or number is None:
            continue
        pole, affirmed = meanings[number]
        deed = _DEED.search(found[0])
        pole = f"{pole} {deed[0]}" if deed else pole
        tail = _OBJECT.match(sentence.words[found.end() :])
        what = (
            frozenset(re.findall(r"[a-z]{3,}", (tail[0] if tail else "").lower().partition(" and ")[0]))
            - _SMALL
        )
        whole = subject.re is _LISTED
        start, end = sentence.span(0 if whole else found.start() - len(subject[0]), found.end())
        place = Stretch(start=start, end=end)
        said = subject[0].strip() if whole else subject[0] + found[0]
        thing = None if whole else subject["thing"]
        for name in [thing] if thing else JOIN.split(subject["names"].rstrip(".")):
            whose = name if thing else cleaned(name.removeprefix("the "))
            if whose and whose.split()[0] not in _PRONOUNS:
                yield Statement(whose, pole, affirmed, what, place, said)


_PRONOUNS = frozenset(
    ("He", "She", "It", "They", "We", "I", "You", "This", "That", "All", "Both", "None", "Nobody", "Who")
)


def _one_thing(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the two objects share most of their words; a bare predicate goes with any other bare one."""
    if not a or not b:
        return a == b
    return len(a & b) * 2 > min(len(a), len(b))
