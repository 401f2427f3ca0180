"""What a source only aims at, or ties to a condition, told as what will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.comparing.held import Hearing, Held, Span
from verifier.comparing.terms import listed, stem
from verifier.model.comparison import Reason, Support

_WILL = re.compile(r"\bwill\s+(?:also\s+|soon\s+|then\s+)?(?P<verb>[^\W\d_]+)", re.IGNORECASE)
_ALIKE = 0.6
_ALIKE_BUT_FOR_IT = 0.5
"""The same where the words of the deed are, by what is looked for, not the source's."""


def promised(hearing: Hearing) -> Iterator[Held]:
    """ "Will halve" for "aims to halve", or for "will halve, if": unless the paragraph or any source says more."""
    alike, claim, source = hearing.covered[hearing.best], hearing.claim, hearing.source
    will = _WILL.search(claim.words)
    if (
        will is None
        or alike < _ALIKE
        or _any("hedged").search(claim.words)
        or _any("open").search(claim.block.words)
    ):
        return
    verb = stem(will["verb"].lower())
    at = _held_back(source.words, verb)
    said = any(
        _does(one.words, verb) and not _condition().search(one.words)
        for one in hearing.passages.all
        if one is not source
    )
    if at and not said:
        span = will.start(), will.end()
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, span, hearing.best, at, alike)


def settled(hearing: Hearing) -> Iterator[Held]:
    """ "Have agreed to build" for "will explore", where no source has the deed and the paragraph none of the talk."""
    alike, claim, source = hearing.covered[hearing.best], hearing.claim, hearing.source
    told, talk = _settled().search(claim.words), _any("explores").search(source.words)
    if (
        told is None
        or talk is None
        or alike < _ALIKE_BUT_FOR_IT
        or _any("explores").search(claim.block.words)
    ):
        return
    if _any("hedged").search(claim.words) or _any("open").search(claim.block.words):
        return
    verb = stem(told["verb"].lower().split()[0])
    if not hearing.passages.holds(verb) and not _any("agreed").search(source.words):
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, told.span(), hearing.best, talk.span(), alike)


def _held_back(words: str, verb: str) -> Span | None:
    """Where a sentence aims at what the verb says, or ties it to a condition; None where it does neither."""
    condition = _condition().search(words)
    if _does(words, verb):
        return (0, len(words)) if condition else None
    aims = (found for found in _aims().finditer(words) if stem(found["verb"].lower()) == verb)
    return next((found.span() for found in aims), None)


def _does(words: str, verb: str) -> bool:
    return any(stem(found["verb"].lower()) == verb for found in _WILL.finditer(words))


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('promises', name)})\b", re.IGNORECASE)


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('promises', 'aims')})\s+(?P<verb>[^\W\d_]+)", re.IGNORECASE)


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"^if\b|,\s+if\b|\b(?:{listed('promises', 'conditions')})\b", re.IGNORECASE)


@cache
def _settled() -> re.Pattern[str]:
    """A deed that the claim tells as agreed."""
    return re.compile(rf"\b(?:agreed to|will)\s+(?P<verb>{listed('promises', 'deeds')})\b", re.IGNORECASE)
