"""Ties: whether a text itself sets two figures against each other, so that a change or a share may be theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.checks.operands import Place
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.mention import Kind

_NAMES = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+")
_AGAINST = re.compile(
    r"\b(?:instead of|compared (?:with|to)|against|(?:up|down) from|rather than|previously|formerly)\b"
)
_USED_TO = re.compile(r"\b(?:used to|once)\b[^.;]*$")
_SAYING = telling("research report study survey according data figures statistics analysis")


def tied(place: Place, pair: Sequence[Claim]) -> bool:
    """Whether a text leads from one figure to the other, or tells their times; and speaks of the same thing."""
    first, second = sorted(pair, key=lambda claim: claim.start)
    together = first.sentence == second.sentence
    said = first.verb and first.verb == second.verb
    dated = sum(place.dated(claim) for claim in pair)
    led = together and (place.from_to(first, second) or _set_against(place, first, second))
    if any(claim.kind is Kind.DURATION for claim in pair):
        dated = 0  # a time that has passed is no value
    if not led and dated < (1 if together and (said or first.sentence == place.claim.sentence) else 2):
        return False
    away = [claim for claim in pair if claim.sentence != place.claim.sentence]
    return len(away) < 2 or any(_on_topic(place, claim) for claim in away)


def _set_against(place: Place, first: Claim, second: Claim) -> bool:
    """ "Is €2.40 instead of €2.00", "used to take 40 hours and takes 31"."""
    words, (low, high) = place.sentence_of(first), (place.letter(first), place.letter(second))
    start, end = words.index(low), words.index(high)
    return (
        _AGAINST.search(words[start:end]) is not None
        or _USED_TO.search(words[max(0, start - 30) : start]) is not None
    )


def _on_topic(place: Place, claim: Claim) -> bool:
    """Whether a figure is told right beside the change, or its sentence shares a telling word with it."""
    if claim.block == place.claim.block and abs(claim.sentence - place.claim.sentence) == 1:
        return True
    return bool(_common(place.clause) & _common(place.sentence_of(claim)))


def of_one(place: Place, pair: Sequence[Claim]) -> bool:
    """Whether part and whole may be of one owner: no other names in the sentence of each."""
    one, other = ({*_NAMES.findall(place.sentence_of(claim))} for claim in pair)
    return pair[0].sentence == pair[1].sentence or not (one and other) or bool(one & other)


def _common(words: str) -> frozenset[str]:
    """The telling words that are no names."""
    return telling(re.sub(r"\b[A-Z]\w*", " ", words)) - _SAYING
