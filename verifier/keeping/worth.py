"""A claim in, whether a claim file should keep it: what a reader would check, not what is said in passing."""

from __future__ import annotations

import re

from verifier.checks.phrases import forms
from verifier.checks.singular import head
from verifier.model.claim import Claim, Polarity, Role
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_FEW = 10
_MOST_CELLS = 12
_BROKEN = re.compile(r"\d\.\s?$|\.\s?\d")
_VAGUE = re.compile(
    r"(?:the )?(?:last|past|next|coming|recent|first|each|every|an?)\b|.*\bold\b|[a-z]+ly$|annual"
    r"|(?:\w+ )?(?:ten|dozen|hundred|thousand|million|billion|trillion)s\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[A-Z]{2,}|[A-Z]-)\s?$")
_LISTED = frozenset(
    "way reason tip thing step time fact lesson idea question image photo comment minute".split()
)
_PASSING = re.compile(r"[\s-]*(?:ago|later|earlier|before|after|old|early|late)\b", re.IGNORECASE)
_TIED = re.compile(r"[\w/#-]")


def worth(claim: Claim, ledger: Ledger) -> bool:
    """Whether it tells an amount, a share, a rate, a count, a length or the date of an event, on its own account.

    Left out are what the text denies, ranks, small counts in words, years and spans said in passing, numbers without
    a unit of which the sentence does not say whose they are, and the cells of a large table.
    """
    _, block, sentence = ledger.sentences[claim.sentence]
    if claim.zone in ASIDE or claim.polarity is Polarity.DENIED or claim.zone is Zone.HEADING:
        return False
    if block.form is Form.CELL:
        cells = [one for one in ledger.claims if ledger.document.blocks[one.block].group == block.group]
        return len(cells) <= _MOST_CELLS and bool(claim.subject and claim.measure and claim.unit)
    low, high = sentence.inner(claim.start, claim.end)
    before, after = sentence.words[:low], sentence.words[high:]
    if before.endswith("(") and any(_converts(claim, one) for one in ledger.by_sentence[claim.sentence]):
        return False
    if _BROKEN.search(before[-3:]) or _BROKEN.match(after) or _VAGUE.match(claim.words):
        return (
            False  # "3. 5 in", and no length of its own: "the last 12 months", "every day", "a 69-year-old"
        )
    match claim.kind:
        case Kind.MONEY | Kind.PERCENT:
            return True
        case Kind.COUNT:
            label = _LABEL.search(before) and claim.words.isdigit() and claim.zone is Zone.BODY
            small = claim.value is not None and claim.value < _FEW and not claim.words[-1:].isdigit()
            told = bool(claim.noun) and head(claim.noun) not in _LISTED
            return told and claim.value != 1 and not small and not label
        case Kind.RATIO | Kind.RANGE:
            return bool(claim.noun or claim.unit) and bool(claim.subject or claim.noun)
        case Kind.DURATION:
            return bool(claim.subject) and not _PASSING.match(after)
        case Kind.NUMBER:
            return bool(claim.unit) or _counts(claim, before, after)
        case Kind.DATE:
            return claim.period is not None and any(
                form.search(before[-120:]) for form in forms("events", "once")
            )
    return False


def _converts(claim: Claim, other: Claim) -> bool:
    """Whether a figure in brackets tells the one before it in another unit: "12 miles (19 km)"."""
    near = 0 < claim.start - other.end < 5
    return near and claim.unit != other.unit and claim.dimension == other.dimension != ""


def _counts(claim: Claim, before: str, after: str) -> bool:
    """A bare number that counts something: whose it is, or what it is of others, is said."""
    tied = _TIED.match(before[-1:]) or _TIED.match(after[:1])
    large = claim.value is not None and claim.value >= _FEW
    return not tied and large and bool(claim.subject or claim.noun or claim.role is not Role.VALUE)
