"""Whether claim and source say yes or no to one thing: negation, and words that rule each other out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from verifier.comparing.held import Hearing, Held, Span
from verifier.comparing.terms import Statement, Term, lists, opposites
from verifier.model.comparison import Reason, Support

_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|unable|failed to)\b|n['’]t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:no (?:more|less|fewer|later|longer|earlier|doubt|one else|matter)"
    r"|not (?:only|just|least|to mention|yet clear)"
    r"|whether or not|if not|no\. ?\d)\b",
    re.IGNORECASE,
)
DENIES_ITSELF = re.compile(
    r"\b(?:exclud|omit|lack|refus|declin(?:es|ed) to|forb[ia]d|ban(?:s|ned)?\b|barred|leav(?:es?|ing) out|left out"
    r"|except)",
    re.IGNORECASE,
)
"""Words that deny without a "not": what excludes is told as what does not include."""
_ALIKE = 0.6
_BESIDE = 4
_DENIED = 3
"""How many words may lie between words that belong together."""


def stance(hearing: Hearing) -> Iterator[Held]:
    """Where the one denies what the other says, or turns it round."""
    claim, source = hearing.claim, hearing.source
    alike = hearing.covered[hearing.best]
    shared = claim.stems & source.stems
    if alike < _ALIKE or len(shared) < 2 or "?" in claim.words or "?" in source.words:
        return
    turned = list(_turned(claim, source, shared))
    ours, theirs = _denials(claim, shared), _denials(source, shared)
    if bool(len(ours) % 2 == len(theirs) % 2) == (len(turned) % 2 == 0):
        return
    silent = source if len(ours) > len(theirs) else claim
    if not turned and DENIES_ITSELF.search(silent.words):
        return
    if turned:
        first, second = turned[0]
        yield _against(hearing, Reason.OTHER_DIRECTION, (first.start, first.end), (second.start, second.end))
    else:
        whole = (0, len(claim.words)), (0, len(source.words))
        yield _against(
            hearing, Reason.NEGATION, ours[0] if ours else whole[0], theirs[0] if theirs else whole[1]
        )


def _against(hearing: Hearing, reason: Reason, span: Span, at: Span) -> Held:
    return Held(Support.CONTRADICTED, reason, span, hearing.best, at, hearing.covered[hearing.best])


class Denial(NamedTuple):
    """A word that denies: its rank among all words, and its place."""

    rank: int
    span: Span


def denials(statement: Statement) -> list[Denial]:
    """Every "not" that denies."""
    taken = [found.span() for found in _NO_DENIAL.finditer(statement.words)]
    taken += [(figure.start, figure.end) for figure in statement.figures]
    ends = [end for _, _, end, _ in statement.tokens]
    return [
        Denial(bisect_left(ends, one.start()), one.span())
        for one in _NOT.finditer(statement.words)
        if not any(a <= one.start() < b for a, b in taken)
    ]


def _denials(statement: Statement, shared: frozenset[str]) -> list[Span]:
    """Every "not" in a part of the sentence that both texts speak of."""
    alike = [term for term in statement.terms if term.stem in shared]
    parts = {term.part for term in alike}
    return [
        span
        for rank, span in denials(statement)
        if statement.tokens[rank][3] in parts and any(0 < term.at - rank <= _DENIED for term in alike)
    ]


def _turned(claim: Statement, source: Statement, shared: frozenset[str]) -> Iterator[tuple[Term, Term]]:
    """Words of the claim in whose place the source has one that rules it out."""
    against = opposites()
    for term in claim.terms:
        others = against.get(term.stem, frozenset()) - claim.stems
        if term.stem in source.stems or not others:
            continue
        for other in source.terms:
            if other.stem in others and _beside(claim, term, shared) & _beside(source, other, shared):
                yield term, other
                break


def _beside(statement: Statement, term: Term, shared: frozenset[str]) -> set[str]:
    """The shared words that stand close to a word, in its part of the sentence; and the numbers."""
    near = {
        one.stem
        for one in statement.terms
        if one.stem in shared and one.part == term.part and 0 < abs(one.at - term.at) <= _BESIDE
    }
    for figure in statement.figures:
        at, part = statement.place_of(figure)
        if part == term.part and abs(at - term.at) <= _BESIDE and figure.value is not None:
            near.add(f"#{figure.value}")
    return near


def directions(hearing: Hearing, held: Held, figure_start: int) -> Held | None:
    """The same for a figure that is borne out: it rose by so much, or it fell."""
    if held.figure is None or held.support is not Support.SUPPORTED:
        return None
    claim, source = hearing.claim, hearing.passages.all[held.passage]
    ours, theirs = _nearest(claim, figure_start), _nearest(source, held.figure.start)
    if ours and theirs and theirs.stem in opposites().get(ours.stem, frozenset()):
        return Held(
            Support.CONTRADICTED,
            Reason.OTHER_DIRECTION,
            (ours.start, ours.end),
            held.passage,
            (theirs.start, theirs.end),
            held.alignment,
        )
    return None


def _nearest(statement: Statement, start: int) -> Term | None:
    """The word of rise or fall that the figure hangs on."""
    moves = frozenset(lists("small")["moves"].split())
    rank = next((at for at, (_, _, end, _) in enumerate(statement.tokens) if end > start), 0)
    part = statement.tokens[rank][3] if statement.tokens else 0
    near = [
        term
        for term in statement.terms
        if term.stem in moves
        and term.part == part
        and 0 < rank - term.at <= _BESIDE
        and not any(term.end <= figure.start < start for figure in statement.figures)
    ]
    return near[-1] if near else None
