"""One person with two ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.people import FULL, cleaned, resolved
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_FULL = re.compile(FULL)
_BEFORE = re.compile(
    rf"(?P<name>{FULL}|[A-Z][\w'’-]+)(?:, (?:who is |now |aged |age )?| \(| aged | \(aged )$"
)
_AFTER = re.compile(rf"^ (?:[a-z-]+ ){{0,3}}(?P<name>{FULL}|[A-Z][\w’-]+)")
_BESIDE = re.compile(rf"(?P<name>{FULL}|[A-Z][\w'’-]+), an? $")
_CLOSED = re.compile(r"^(?:,|\)|\.|;| and | from | of | who | was | is )")
# the age of another day
_THEN = re.compile(
    r"\b(then|at the time|when|was killed|died|dies|turned|turns|turning|later|earlier|ago|previously"
    r"|at the age|by the time|as a|who was|back in|birthday|years? old when|season|caps?"
    r"|goals?|points)\b"
)


@check(
    message="{name} is {first} here and {second} there",
    suggestion="Find out which age is right, or say when the other one was.",
    at_most=Severity.WARNING,
    bad=(
        "Marta Lindqvist, 34, runs the ferry. “We sail at dawn,” said Lindqvist, 36, on Monday.",
        "The 51-year-old Otto Brandt keeps the light.\n\nOtto Brandt, 53, has two dogs.",
        "# The keeper\n\nOtto Brandt, aged 53, keeps the light.\n\n- Otto Brandt, aged 58, lives alone\n",
    ),
    good=(
        "Marta Lindqvist, 34, runs the ferry. “We sail at dawn,” said Lindqvist, 34, on Monday.",
        "Marta Lindqvist, 34, runs the ferry. Her brother Nils Lindqvist, 36, keeps the books.",
        "Marta Lindqvist, 34, runs the ferry. In 2015 Lindqvist, then 25, sailed alone to Alder.",
        "Marta Lindqvist, 34, runs the ferry. Lindqvist, 3, and her sister are too young.",
        "Otto Brandt, 53, keeps the light and won 51 of 60 races.",
    ),
)
def two_ages_for_one_person(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives one person two ages.

    An age in commas is the age on the day of writing, and a person has only one.
    """
    told: list[tuple[str, Claim, Sentence]] = []
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if (
            block.form is Form.CELL
            or block.zone in (Zone.REFERENCES, Zone.RELATED)
            or _THEN.search(sentence.words)
        ):
            continue
        told += [(name, claim, sentence) for claim in claims if (name := _owner(claim, sentence))]
    full = {cleaned(name) for name, _, _ in told if " " in cleaned(name)}
    for _, _, sentence in ledger.sentences if full else ():
        full |= {cleaned(found[0]) for found in _FULL.finditer(sentence.words)}
    seen: dict[str, tuple[Claim, Sentence]] = {}
    for name, claim, sentence in told:
        person = resolved(name, full)
        if not person:
            continue
        first, home = seen.setdefault(person, (claim, sentence))
        if first is claim or home is sentence:
            continue
        if claim.value == first.value:
            yield Held.on(claim, first)
        elif claim.value and first.value and abs(claim.value - first.value) < min(claim.value, first.value):
            yield Hit.on(
                claim,
                first,
                name=person,
                first=str(claim.value),
                second=str(first.value),
                arithmetic=f"{claim.value} ≠ {first.value}",
            )


def _owner(claim: Claim, sentence: Sentence) -> str:
    """Whose age it is: the name before ", 34," or after "34-year-old"."""
    if claim.value is None or claim.unit != "year" or claim.comparator is not Comparator.EQUAL:
        return ""
    start, end = sentence.inner(claim.start, claim.end)
    if claim.kind is Kind.DURATION:
        after = _AFTER.match(sentence.words[end:])
        beside = _BESIDE.search(sentence.words[max(0, start - 60) : start])
        named = after or beside
        return named["name"] if named and "old" in claim.words else ""
    before = _BEFORE.search(sentence.words[max(0, start - 60) : start])
    return before["name"] if before and _CLOSED.match(sentence.words[end:] + ".") else ""
