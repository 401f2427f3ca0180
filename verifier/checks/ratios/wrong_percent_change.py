"""A percent change that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Direction, Kind
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_N, _W = FIGURE, GAP
_UP = r"(?:up|ris(?:e|es|ing|en)|rose|increas\w+|grow\w*|grew|gain\w*|jump\w*|climb\w*|surg\w+|soar\w*|higher|more)"
_DOWN = r"(?:down|fall\w*|fell|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|slump\w*|cut|shrank|lower|less|fewer|reduc\w+)"
_MOVE = rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
# "rose 12 % from 50 to 56", "a 12 % rise from 50 to 56", "fell by 12 % from 50 to 44"
_PERCENT_FIRST = re.compile(
    rf"{_MOVE}{_W}(?P<p>{_N}){_W}\bfrom\s{_W}(?P<old>{_N}){_W}\sto\s{_W}(?P<new>{_N})"
)
_PERCENT_NOUN = re.compile(
    rf"(?P<p>{_N})\s{_W}{_MOVE}{_W}\bfrom\s{_W}(?P<old>{_N}){_W}\sto\s{_W}(?P<new>{_N})"
)
# "from 50 to 56, a rise of 12 %", "rose from 50 to 56, up 12 %", "from 50 to 56 (up 12 %)"
_PERCENT_LAST = re.compile(
    rf"\bfrom\s{_W}(?P<old>{_N}){_W}\sto\s{_W}(?P<new>{_N})[^{_N[1:-1]}.;:?!]{{0,40}}?"
    rf"(?:,|\(|\s[—–-])\s?(?:or\s)?(?:an?\s|which is an?\s)?[^{_N[1:-1]}.;:?!]{{0,30}}?{_MOVE}?(?:\sof)?\s?(?P<p>{_N})"
)
# "up 12 % to 56 from 50"
_TO_FROM = re.compile(rf"{_MOVE}{_W}(?P<p>{_N}){_W}\sto\s{_W}(?P<new>{_N})\s?{_W}\bfrom\s{_W}(?P<old>{_N})")
_POINTS = re.compile(r"\b(percentage[- ]points?|points?|pp)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|constant currenc\w+|organic\w*|like-for-like|annual\w*|a year|per year"
    r"|compound\w*|average|respectively|each|inflation)\b",
    re.IGNORECASE,
)


@check(
    message="“{blamed}” is not the change from {others}: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "Passengers rose 25% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 33%.",
        "Freight was up 12% to 560 tonnes from 400 tonnes.",
    ),
    good=(
        "Passengers rose 42.5% from 40,000 to 57,000.",
        "Fares went from £8 to £6, a fall of 25%.",
        "Freight rose from 400 tonnes to 560 tonnes, up 12% a year on average.",
        "The share of late boats rose from 40% to 44%, up 4 percentage points.",
    ),
    source="Doig, Basic math for newsrooms: (new - old) / old",
)
def wrong_percent_change(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives the old value, the new value and the change in percent, and they do not fit.

    The usual slips: dividing by the new value, writing points as percent, updating one figure of three.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        percents = [claim for claim in claims if claim.kind is Kind.PERCENT]
        if not percents or len(claims) < 3 or block.form is Form.CELL:
            continue
        if block.zone in (Zone.REFERENCES, Zone.RELATED) or _OTHER.search(sentence.words):
            continue
        figures = [
            claim
            for claim in claims
            if claim.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
        ]
        yield from _in(Skeleton.of(sentence, figures))


def _in(skeleton: Skeleton) -> Iterator[Constraint]:
    told: set[str] = set()
    for form in (_PERCENT_FIRST, _PERCENT_NOUN, _PERCENT_LAST, _TO_FROM):
        for found in form.finditer(skeleton.words):
            (change,), (old,), (new,) = (skeleton.figures(found[name]) for name in ("p", "old", "new"))
            after = skeleton.words[found.end("p") : found.end("p") + 20]
            if change.id in told or not _fits(change, old, new) or _POINTS.match(after.lstrip()):
                continue
            told.add(change.id)
            yield Constraint(
                relation=Relation.CHANGE,
                claims=(change, new, old),
                scale=Fraction(-1 if _falls(found, change) else 1),
                because=(found["up"] or found["down"] or "from … to").strip(),
            )


def _fits(change: Claim, old: Claim, new: Claim) -> bool:
    same = (old.unit, old.dimension) == (new.unit, new.dimension)
    return (
        change.kind is Kind.PERCENT
        and change.unit == "%"
        and same
        and old.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and new.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and bool(old.value)
    )


def _falls(found: re.Match[str], change: Claim) -> bool:
    if change.direction:
        return change.direction is Direction.DOWN
    return bool(found["down"])
