"""One figure told for a quarter here and for a year there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms, table
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
_LEAST_DIGITS = 3
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)


@check(
    message="“{figure}” is told for {first} and for {second}",
    suggestion="Say which period the figure is of; the same sum is hardly made in both.",
    at_most=Severity.WARNING,
    bad=(
        "# Alder Docks earns $42.6m in the third quarter\n\nAlder Docks made a profit of $42.6m in the full year.",
        "The county spent £88.4m on care in the financial year 2023-24. The £88.4m spent on care in the calendar "
        "year 2023 is a fifth of its budget.",
        "The harbour took 214,300 containers in May. It has six cranes. Those 214,300 containers in the first five "
        "months of the year are a record.",
    ),
    good=(
        "# Alder Dredging earns $42.6m in the third quarter\n\nAlder Dredging made a profit of $42.6m in the three "
        "months to September.",
        "The county spent £88.4m on care in the financial year 2023-24. The £88.4m spent on care in the financial "
        "year is a fifth of its budget.",
        "The harbour took 300 containers in May. The yard took 300 in the first five months of the year.",
        "The harbour took 214,300 containers in May, more than in the whole of 2023.",
    ),
)
def one_figure_two_periods(ledger: Ledger) -> Iterator[Outcome]:
    """One exact figure is given to a quarter in one place and to a year, or another kind of year, in another.

    The number was copied and its label was not; whoever divides it by the wrong months is off by a factor of four.
    """
    told: dict[tuple[object, str], list[tuple[Claim, str, str]]] = {}
    for claim in ledger.claims:
        if claim.kind in _KINDS and claim.comparator is Comparator.EQUAL and _telling(claim):
            period = _period(ledger, claim)
            if period:
                told.setdefault((claim.value, claim.unit), []).append((claim, *period))
    for (first, kind, words), *others in told.values():
        for second, other, again in others:
            if not _of_one(ledger, first, second):
                continue
            if kind == other:
                yield Held.on(first, second)
                continue
            yield Hit.on(
                second,
                first,
                *(place for place in (_place(ledger, second, again), _place(ledger, first, words)) if place),
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                figure=first.words,
                first=f"“{words}”",
                second=f"“{again}”",
            )
            break


def _telling(claim: Claim) -> bool:
    """Whether a value is printed with three digits or more, so that no other thing has it by chance."""
    digits = re.sub(r"\D", "", claim.words).strip("0")
    return len(digits) >= _LEAST_DIGITS and claim.zone not in _ASIDE


def _period(ledger: Ledger, claim: Claim) -> tuple[str, str] | None:
    """The kind of period and the words for it that stand beside a figure, or above its table."""
    block = ledger.document.blocks[claim.block]
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    if block.form is Form.CELL:
        first = next(
            i for i, b in enumerate(ledger.document.blocks) if b.form is Form.CELL and b.group == block.group
        )
        return _named(ledger.document.blocks[first - 1].words) if first else None
    after = re.split(r"[.;:]\s|,\s(?:and|but|against|up|down|more|less|compared)\b", sentence.words[end:])[0][
        :70
    ]
    before = re.split(r"[.;:,]\s", sentence.words[:start])[-1]
    return _named(after) or _named(before)


def _place(ledger: Ledger, claim: Claim, words: str) -> Stretch | None:
    """Where the name of the period stands in the claim's sentence."""
    sentence = ledger.sentences[claim.sentence][2]
    at = sentence.words.find(words)
    if at < 0:
        return None
    start, end = sentence.span(at, at + len(words))
    return Stretch(start=start, end=end)


def _named(words: str) -> tuple[str, str] | None:
    for kind in table("periods")["kinds"]:
        found = forms("periods", kind)[0].search(words)
        if found:
            return kind, found[0]
    return None


def _of_one(ledger: Ledger, first: Claim, second: Claim) -> bool:
    """Whether two claims count the same, or their sentences share a telling word."""
    if first.noun and second.noun:
        return first.noun.split()[-1].lower() == second.noun.split()[-1].lower()
    near = [ledger.sentences[claim.sentence][2].words for claim in (first, second)]
    return bool(telling(near[0]) & telling(near[1]))
