"""Paces: a target with its day, what was done by another day, and what is done or needed each year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_MONTHS = "January February March April May June July August September October November December".split()
_BY = rf"[Bb]y (?P<end>the end of )?(?:(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>20\d\d)\b"
_UNTIL = re.compile(rf"^(?:\s[\w-]+){{0,4}}?\s{_BY}")
_OPENING = re.compile(rf"(?:^|\s){_BY}[^.;\d]{{0,30}}$")
_HAD = re.compile(r"\b(?:has|have|had)\s(?!to\b)(?:[a-z]+\s){0,4}?(?:about |only |some )?$")
_EACH_YEAR = re.compile(
    r"^(?:\s[\w-]+){0,2}?\s(?:a|each|every|per) year\b|^(?:\s[\w-]+)?\s(?:annually|yearly)\b"
)
_NEED = re.compile(
    r"\b(?:needs?|must|ha(?:s|ve|d) to|requires?|(?:which|that|this) (?:means|would mean|works out at|comes to))\b"
    r"[^.;:!?]{0,40}$"
)
_AT_THAT = re.compile(
    r"\b(?:[Aa]t|[Kk]eeps? up|[Gg]oes on at) (?:that|this|the (?:current|present|same)|its (?:current"
    r"|present)) (?:pace|rate)\b"
)
_IN_TIME = re.compile(
    r"\b(?:in time|on time|on schedule|be (?:kept|met|reached|done|fulfilled|finished)|will make it|will do)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|no|miss\w*|late|half|short|fails?|hardly|only|without|cannot)\b|n['’]t\b", re.IGNORECASE
)


class Pace(NamedTuple):
    """What is left of a target, the years that are left, and a yearly number held to them."""

    yearly: Claim
    target: Claim
    done: Claim
    least: Fraction
    """What is needed each year at least."""
    most: Fraction
    said: Stretch | None
    """Where the text says that the pace so far is enough; None where the number is what is needed."""


def dated(ledger: Ledger) -> Iterator[Pace]:
    """ "1,200 homes by March 2028. By March 2025 it had finished 270": 310 a year are needed."""
    told: set[str] = set()
    for piece in ledger.pieces:
        if (
            piece.block.form is Form.CELL
            or piece.block.zone in (Zone.REFERENCES, Zone.RELATED)
            or not any(" year" in sentence.words for sentence in piece.sentences)
        ):
            continue
        counts = [c for c in piece.claims if _counted(c) and c.id not in told]
        around = {c.id: _around(ledger, c) for c in counts}
        done = [(c, day) for c in counts if (day := _done_by(*around[c.id]))]
        targets = [
            (c, found)
            for c in counts
            if (found := _UNTIL.match(around[c.id][1])) and c.id not in {one.id for one, _ in done}
        ]
        yearly = [c for c in counts if c.unit.endswith(" per year") or _EACH_YEAR.match(around[c.id][1])]
        if len(done) == len(targets) == len(yearly) == 1:
            for pace in _held(piece.sentences, yearly[0], targets[0], done[0], around):
                told.add(pace.yearly.id)
                yield pace


def _held(
    sentences: tuple[Sentence, ...],
    yearly: Claim,
    target: tuple[Claim, re.Match[str]],
    done: tuple[Claim, re.Match[str]],
    around: dict[str, tuple[str, str]],
) -> Iterator[Pace]:
    nouns = {head(claim.noun) for claim in (target[0], done[0]) if claim.noun}
    rest = (target[0].value or Fraction(0)) - (done[0].value or Fraction(0))
    (early, late), (first, last) = _day(target[1]), _day(done[1])
    # two days told alike are whole years apart
    alike = bool(target[1]["end"]) == bool(done[1]["end"]) and target[1]["month"] == done[1]["month"]
    least, most = (late - last, late - last) if alike else (early - last, late - first)
    units = {claim.unit.removesuffix(" per year") for claim in (yearly, target[0], done[0])}
    if len(nouns) > 1 or len(units) > 1 or rest <= 0 or least <= 0:
        return
    needed = _NEED.search(around[yearly.id][0]) is not None
    said = None if needed else _enough(sentences)
    if needed or said:
        yield Pace(yearly, target[0], done[0], rest / most, rest / least, said)


def _enough(sentences: tuple[Sentence, ...]) -> Stretch | None:
    for sentence in sentences:
        found = _AT_THAT.search(sentence.words)
        if found and _IN_TIME.search(sentence.words) and not _NOT.search(sentence.words):
            start, end = sentence.span(*found.span())
            return Stretch(start=start, end=end)
    return None


def _done_by(before: str, after: str) -> re.Match[str] | None:
    """The day by which so many were done: "By March 2025 it had finished 270", "had planted 30,000 by 2025"."""
    if not _HAD.search(before):
        return None
    return _UNTIL.match(after) or _OPENING.search(before)


def _day(found: re.Match[str]) -> tuple[Fraction, Fraction]:
    """The earliest and the latest day that "by" it may mean, in years."""
    year = int(found["year"])
    if found["end"]:
        return Fraction(year + 1), Fraction(year + 1)
    if found["month"]:
        month = Fraction(_MONTHS.index(found["month"]), 12)
        return year + month, year + month
    return Fraction(year), Fraction(year + 1)


def _around(ledger: Ledger, claim: Claim) -> tuple[str, str]:
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    return sentence.words[:start], sentence.words[end:]


def _counted(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
        and bool(claim.value)
        and claim.dimension not in ("time", "percent", "temperature")
        and not claim.unit.startswith("times per")
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )
