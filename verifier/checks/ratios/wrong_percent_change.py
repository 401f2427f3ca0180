"""A percent change that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Direction, Kind
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_N, _W = FIGURE, GAP
_UP = (
    r"up|ris(?:e|es|ing|en)|rose|increas\w+|grow\w*|grew|gain\w*|jump\w*|climb\w*|surg\w+|soar\w*"
    r"|higher|more|improv\w+"
)
_DOWN = (
    r"down|fall\w*|fell|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|slump\w*|cuts?|shrank|lower\w*|less|fewer"
    r"|reduc\w+|slipp?\w*|slid\w*"
)
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_ENDS = rf"\bfrom\s{_W}(?P<old>{_N}){_W}\sto\s{_W}(?P<new>{_N})"
_BETWEEN = rf"[^{_N[1:-1]}.;:?!]{{0,60}}?"
_POINTS = re.compile(r"\b(percentage[- ]points?|points?|pp)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|constant currenc\w+|organic\w*|like-for-like|annual\w*|per year"
    r"|a year(?! (?:earlier|ago|before))|compound\w*|average|respectively|each|inflation)\b",
    re.IGNORECASE,
)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled when first needed: a claim file states the relation itself and never reads prose."""
    return tuple(
        re.compile(form)
        for form in (
            # a rise of p from old to new
            rf"(?P<p>{_N}){_W}{_ENDS}",
            # from old to new, a rise of p
            rf"{_ENDS}{_BETWEEN}(?:,|\(|\s[—–-])\s?{_BETWEEN}(?P<p>{_N})",
            # up p to new from old
            rf"(?P<p>{_N}){_W}\sto\s{_W}(?P<new>{_N})\s?{_W}\bfrom\s{_W}(?P<old>{_N})",
            # to new from old, a rise of p
            rf"\bto\s{_W}(?P<new>{_N})\s?{_W}\bfrom\s{_W}(?P<old>{_N}){_BETWEEN}(?:,|\(|\s[—–-])\s?{_BETWEEN}(?P<p>{_N})",
        )
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
    for form in _forms():
        for found in form.finditer(skeleton.words):
            (change,), (old,), (new,) = (skeleton.figures(found[name]) for name in ("p", "old", "new"))
            after = skeleton.words[found.end("p") : found.end("p") + 20]
            sign = _sign(skeleton.words[: found.end()], found, change)
            if change.id in told or not sign or not _fits(change, old, new) or _POINTS.match(after.lstrip()):
                continue
            told.add(change.id)
            yield Constraint(
                relation=Relation.CHANGE, claims=(change, new, old), scale=Fraction(sign), because="from … to"
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


def _sign(words: str, found: re.Match[str], change: Claim) -> int:
    """1 for a rise, -1 for a fall, 0 where the text says neither or both."""
    if change.direction:
        return -1 if change.direction is Direction.DOWN else 1
    near = words[max(0, found.start() - 60) :]
    moves = list(_MOVES.finditer(near))
    signs = {-1 if move["down"] else 1 for move in moves}
    return signs.pop() if len(signs) == 1 else 0
