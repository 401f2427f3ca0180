"""One event with two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.people import cleaned, resolved
from verifier.checks.phrases import forms, pattern
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_OPENING = re.compile(r"^(?P<name>[^,.;:()]{3,60}?),? (?:which |who )?(?:was |were |had been )?$")


@check(
    message="{name} was {event} {first} here and {second} there",
    suggestion="Find out which date is right.",
    at_most=Severity.WARNING,
    bad=(
        "The Alder Lighthouse was built in 1898. Storms broke its lamp twice.\n\n"
        "The Alder Lighthouse, built in 1889, is open on Sundays.",
        "Harbour Trust was founded in 1923 by six pilots. Harbour Trust, founded in 1932, owns nine boats.",
        "Marta Lindqvist was born in 1950 and died in 2021. Marta Lindqvist, born in 1956, left no will.",
    ),
    good=(
        "The Alder Lighthouse was built in 1898. The Alder Lighthouse, built in the 1890s, is open on Sundays.",
        "The Alder Lighthouse was built in 1898. The Holm Lighthouse was built in 1889.",
        "Harbour Trust was founded in 1923. Harbour Trust opened a branch in 1932 and one in 1940.",
        "Harbour Trust was founded in 1923. According to legend, Harbour Trust was founded in 1823.",
        "The pier was opened in 1902. The station was opened in 1905. The pier was rebuilt in 1910.",
    ),
)
def two_dates_for_one_event(ledger: Ledger) -> Iterator[Outcome]:
    """What happens to a thing only once is given two dates: its founding, its opening, a birth, a death.

    Two sources were used, or two digits swapped; a reader cannot tell which date is right.
    """
    told: list[tuple[str, str, Claim]] = []
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        if not pattern("events", "APART").search(sentence.words):
            told += [(*event, claim) for claim in claims if (event := _event(claim, sentence))]
    full = {name for _, name, _ in told if " " in name}
    seen: dict[tuple[str, str], Claim] = {}
    for kind, name, claim in told:
        whose = resolved(name, full) or name
        first = seen.setdefault((kind, whose.lower()), claim)
        if first.sentence != claim.sentence and first.period and claim.period:
            yield _judged(kind, whose, first, claim)


def _judged(kind: str, name: str, first: Claim, claim: Claim) -> Outcome:
    if first.period and claim.period and first.period.meets(claim.period):
        return Held.on(claim, first)
    return Hit.on(
        claim,
        first,
        confidence=Confidence.MEDIUM if name.startswith("The ") and name[4:].islower() else Confidence.HIGH,
        name=name,
        event=kind,
        first=claim.words,
        second=first.words,
        arithmetic=f"{claim.words} ≠ {first.words}",
    )


def _event(claim: Claim, sentence: Sentence) -> tuple[str, str] | None:
    """What happened, and to whom: the words just before the date, and the name before them."""
    plain = claim.kind is Kind.DATE and claim.comparator is Comparator.EQUAL and claim.period is not None
    if not plain or claim.hypothetical or (claim.period and claim.period.approximate):
        return None
    start, _ = sentence.inner(claim.start, claim.end)
    before = sentence.words[:start]
    for form in forms("events", "once"):
        found = form.search(before[-120:])
        if found:
            name = _name(before[: len(before) - len(before[-120:]) + found.start()])
            event = next(kind for kind, said in found.groupdict().items() if said)
            return (event, name) if name else None
    return None


def _name(before: str) -> str:
    """The name a sentence opens with, if nothing but a comma stands between it and the verb."""
    found = _OPENING.match(before.rstrip("( ") + " ")
    said = found["name"] if found else ""
    if re.fullmatch(r"The [a-z]+(?: [a-z]+)?", said):
        return said
    words = cleaned(said).split()
    proper = [word for word in words if word[0].isupper() and word.lower() not in _EMPTY]
    common = [word for word in words if word not in proper and word not in _SMALL]
    if not proper or len(words) > 7 or len(common) > 2 * said.startswith("The "):
        return ""
    return "" if any(word.endswith(("ed", "ing", "ly")) for word in common) else " ".join(words)


_EMPTY = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "one",
        "who",
        "both",
    )
)
_SMALL = frozenset(("of", "the", "and", "de", "for", "in", "at", "on", "&"))
