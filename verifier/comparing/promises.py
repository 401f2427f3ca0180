"""What a source only aims at, or ties to a condition, told as what will be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.comparing.held import Hearing, Held, Span
from verifier.comparing.terms import stem
from verifier.model.comparison import Reason, Support

_WILL = re.compile(r"\bwill\s+(?:also\s+|soon\s+|then\s+)?(?P<verb>[^\W\d_]+)", re.IGNORECASE)
_AIMS = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|seek(?:s|ing)?|sought|propos(?:e|es|ed|ing)|could|may|might"
    r"|would like)\s+(?:to\s+)?(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_IF = re.compile(r"^if\b|,\s+if\b|\b(?:provided|unless|subject to|on condition)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|provided|unless|subject to|condition\w*|depend\w*|aim\w*|hop(?:e|es|ed|ing)|want\w*|seek\w*"
    r"|sought|propos\w*|plan\w*|intend\w*|target\w*|goal\w*|ambition\w*|pledg\w*|promis\w*|vow\w*)\b",
    re.IGNORECASE,
)
"""Words with which a paragraph keeps it open."""
_HEDGED = re.compile(
    r"\b(?:would|could|should|may|might|can|says?|said|expect\w*|likely|once|when|until|needs?)\b",
    re.IGNORECASE,
)
"""Words with which the sentence itself does."""
_EXPLORES = re.compile(
    r"\b(?:explor(?:e|es|ed|ing)|consider(?:s|ed|ing)?|mull(?:s|ed|ing)|weigh(?:s|ed|ing)|look(?:s|ed|ing)? (?:into|at)"
    r"|stud(?:y|ies|ied|ying)|discuss(?:es|ed|ing)?|in talks)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:agreed to|will)\s+(?P<verb>build|buy|merge|create|launch|open|share|adopt|introduce|set up|run|sell)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agree[ds]?|deal|decided|approved|voted|signed|is to|are to|ready to|set to)\b", re.IGNORECASE
)
_ALIKE = 0.6
_ALIKE_BUT_FOR_IT = 0.5
"""The same where the words of the deed are, by what is looked for, not the source's."""


def promised(hearing: Hearing) -> Iterator[Held]:
    """ "Will halve" for "aims to halve", or for "will halve, if": unless the paragraph or any source says more."""
    alike, claim, source = hearing.covered[hearing.best], hearing.claim, hearing.source
    will = _WILL.search(claim.words)
    if will is None or alike < _ALIKE or _HEDGED.search(claim.words) or _OPEN.search(claim.block.words):
        return
    verb = stem(will["verb"].lower())
    at = _held_back(source.words, verb)
    said = any(
        _does(one.words, verb) and not _IF.search(one.words)
        for one in hearing.passages.all
        if one is not source
    )
    if at and not said:
        span = will.start(), will.end()
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, span, hearing.best, at, alike)


def settled(hearing: Hearing) -> Iterator[Held]:
    """ "Have agreed to build" for "will explore", where no source has the deed and the paragraph none of the talk."""
    alike, claim, source = hearing.covered[hearing.best], hearing.claim, hearing.source
    told, talk = _SETTLED.search(claim.words), _EXPLORES.search(source.words)
    if told is None or talk is None or alike < _ALIKE_BUT_FOR_IT or _EXPLORES.search(claim.block.words):
        return
    if _HEDGED.search(claim.words) or _OPEN.search(claim.block.words):
        return
    verb = stem(told["verb"].lower().split()[0])
    if not hearing.passages.holds(verb) and not _AGREED.search(source.words):
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, told.span(), hearing.best, talk.span(), alike)


def _held_back(words: str, verb: str) -> Span | None:
    """Where a sentence aims at what the verb says, or ties it to a condition; None where it does neither."""
    condition = _IF.search(words)
    if _does(words, verb):
        return (0, len(words)) if condition else None
    aims = (found for found in _AIMS.finditer(words) if stem(found["verb"].lower()) == verb)
    return next((found.span() for found in aims), None)


def _does(words: str, verb: str) -> bool:
    return any(stem(found["verb"].lower()) == verb for found in _WILL.finditer(words))
