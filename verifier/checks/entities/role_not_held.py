"""An office told of somebody who did not hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import pattern
from verifier.model.document import Form, Sentence, Zone
from verifier.model.facts import Office
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period

_NAME = r"(?:[A-Z][\w'’.-]+(?: (?:(?:de|da|van|von|der|bin|al|la) ){0,2}[A-Z][\w'’.-]+){0,3})"

# "the deputy mayor of" and "every mayor of" are other people
_BEFORE = r"(?:(?<=^)|(?<=[Tt]he )|(?<=[,.;“] )|(?<=and )|(?<=by )|(?<=with )|(?<=when )|(?<=that ))"


@check(
    message="{name} was not {role} {when}: by your table, {table}",
    suggestion="Check who held the office on that day, or call {name} a former {role}.",
    at_most=Severity.WARNING,
    bad=(
        "On 3 June 2025 the mayor of Alder, Nils Lund, opened the dock.",
        "Alder's mayor, Nils Lund, opened the dock on 3 June 2025.",
        "“We need boats,” said Nils Lund, the mayor of Alder, in June 2025.",
        "In May 2019 Anna Frey, mayor of Alder, sold the old ferry.",
        "Alder mayor Nils Lund signed the lease on 3 June 2025.",
    ),
    good=(
        "On 3 June 2025 the mayor of Alder, Anna Frey, opened the dock.",
        "On 3 June 2025 Nils Lund, the former mayor of Alder, opened the dock.",
        "On 3 June 2019 the mayor of Alder, Nils Lund, opened the dock.",
        "On 3 June 2025 the mayor of Holm, Nils Lund, opened the dock.",
        "Nils Lund, mayor of Alder from 2011 to 2023, opened the dock on 3 June 2025.",
        "On 3 June 2025 the deputy mayor of Alder, Nils Lund, opened the dock.",
        "In June 2025 the mayor of Alder met Nils Lund.",
    ),
    facts="name,role,from,to\nNils Lund,mayor of Alder,2011,2023\nAnna Frey,mayor of Alder,2024,\n",
)
def role_not_held(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives somebody an office that another person held on that day, by the table you supply.

    An office outlives its holder in the archive; the name was taken from an older text.
    """
    offices = ledger.facts.offices
    if not offices:
        return
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        when = _when(ledger, index)
        if when is None:
            continue
        for role in {office.role for office in offices}:
            for found in _told(role).finditer(sentence.words):
                if not pattern("classes", "APART").search(_clause(sentence, found)):
                    yield from _judged(sentence, found, role, when, offices)


def _judged(
    sentence: Sentence, found: re.Match[str], role: str, when: Period, offices: Sequence[Office]
) -> Iterator[Outcome]:
    name = found["after"] or found["ahead"]
    same = [office for office in offices if office.role == role]
    own = [office for office in same if name in (office.name, office.name.split()[-1])]
    others = [office for office in same if office not in own and office.period.covers(when)]
    start, end = sentence.span(*found.span())
    place = Stretch(start=start, end=end)
    if any(office.period.meets(when) for office in own):
        yield Held.on(place)
    elif own or others:
        shown = "; ".join(f"{office.name}, {office.period.edtf}" for office in (*own, *others))
        yield Hit.on(place, name=name, role=role, when=f"in {when.edtf}", table=shown)


@lru_cache(maxsize=256)
def _told(role: str) -> re.Pattern[str]:
    """ "the mayor of Alder, Nils Lund", "Nils Lund, mayor of Alder", "Alder's mayor, Nils Lund"."""
    post, _, place = role.partition(" of ")
    said = rf"(?i:{re.escape(post)})"
    if place:
        at = re.escape(place)
        ahead = rf"(?:{_BEFORE}{said} of (?:the )?{at}|{at}(?:['’]s)? {said})"
        said = rf"(?:{said} of (?:the )?{at}|{at}(?:['’]s)? {said})"
    else:
        ahead = rf"{_BEFORE}{said}"
    return re.compile(
        rf"(?<!\w)(?:{ahead},? (?P<after>{_NAME})(?=[,.;]| [a-z]|$)|(?P<ahead>{_NAME}), (?:the )?{said}\b)"
    )


def _clause(sentence: Sentence, found: re.Match[str]) -> str:
    before = sentence.words[max(0, found.start() - 30) : found.start()]
    after = re.split(r"[;.]\s", sentence.words[found.end() :])[0][:40]
    return f"{before} {found[0]} {after}"


def _when(ledger: Ledger, index: int) -> Period | None:
    """The one day, month or year of the sentence; else the text's own date."""
    told = {
        claim.period
        for claim in ledger.by_sentence.get(index, ())
        if claim.kind is Kind.DATE and claim.period and claim.comparator is Comparator.EQUAL
    }
    if any(claim.kind is Kind.PERIOD for claim in ledger.by_sentence.get(index, ())) or len(told) > 1:
        return None
    return told.pop() if told else ledger.document.date
