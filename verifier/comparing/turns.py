"""A few words of the claim beside the source's in their place: rising for falling, strong for weak.

Where two long sentences are alike in little, these are still alike: whoever says "an increase in net sales" is
denied by "net sales fell", whatever else they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from verifier.comparing.held import SPOKEN_OF, Hearing, Held
from verifier.comparing.stance import denials
from verifier.comparing.terms import Statement, Term, lists, opposites, stem
from verifier.model.comparison import Reason, Support

_BESIDE = 3
_GOVERNED = 6
"""How many words behind a "not" may be what is denied."""
_FEWEST = 2
_BE = frozenset("be is was are were been being".split())


def turns(hearing: Hearing) -> Iterator[Held]:
    """The first word whose opposite stands in its place, where no source has the word itself there."""
    claim = hearing.claim
    if "?" in claim.words:
        return
    words = _words(claim)
    said = {one.stem for one in words}
    denied = [one.rank for one in denials(claim)]
    for term in words:
        others = _turnable().get(term.stem, frozenset()) - said
        beside = _beside(words, term)
        if not others or not beside or any(0 < term.at - rank <= _BESIDE for rank in denied):
            continue
        for index in hearing.near:
            if hearing.covered[index] < SPOKEN_OF:
                continue
            other = _instead(hearing.passages.all[index], others, term.stem, beside)
            elsewhere = (hearing.passages.all[at] for at in hearing.passages.having(term.stem))
            if other and not any(_says(one, term.stem, beside) for one in elsewhere):
                yield _against(hearing, Reason.OTHER_DIRECTION, index, (term, other))
                return


def _words(statement: Statement) -> list[Term]:
    """The telling words, and "up" and "down" where they tell of a move."""
    found = list(statement.terms)
    tokens = statement.tokens
    for at, (low, start, end, part) in enumerate(tokens):
        before = tokens[at - 1][0] if at else ""
        behind = any(0 <= figure.start - end <= 1 for figure in statement.figures)
        if low in ("up", "down") and (before in _BE or behind):
            found.append(Term(stem(low), start, end, part, at, name=False))
    return sorted(found, key=lambda one: one.at)


@cache
def _turnable() -> dict[str, frozenset[str]]:
    """What has an opposite that turns the noun beside it round; "first" and "last" stand beside one noun in peace."""
    fixed = frozenset(lists("small")["fixed"].split())
    return {one: others for one, others in opposites().items() if one not in fixed}


def _beside(words: list[Term], term: Term) -> frozenset[str]:
    """The telling words next to a word in its part of the sentence, but for itself and what it rules out."""
    at = words.index(term)
    apart = _turnable().get(term.stem, frozenset()) | {term.stem}
    near = words[max(0, at - _BESIDE) : at + _BESIDE + 1]
    if at and words[at - 1].part == term.part - 1:  # "Net income came to £44 million and declined 3%"
        near = [*near, *(one for one in words[:_BESIDE])]
        return frozenset(one.stem for one in near if one.part in (term.part, words[0].part)) - apart
    return frozenset(one.stem for one in near if one.part == term.part) - apart


def _instead(source: Statement, others: frozenset[str], own: str, beside: frozenset[str]) -> Term | None:
    """A word of the source that rules ours out, with enough of our words beside it."""
    if not source.gist & others and not {"up", "down"} & {low for low, *_ in source.tokens}:
        return None
    words = _words(source)
    denied = [one.rank for one in denials(source)]
    fewest = min(_FEWEST, len(beside))
    if _says(source, own, beside):
        return None
    for other in words:
        if other.stem not in others or any(0 < other.at - rank <= _BESIDE for rank in denied):
            continue
        if len(_beside(words, other) & beside) >= fewest:
            return other
    return None


def _says(source: Statement, own: str, beside: frozenset[str]) -> bool:
    """Whether a sentence has the claim's own word with the words beside it."""
    words = _words(source)
    return any(
        one.stem == own and len(_beside(words, one) & beside) >= min(_FEWEST, len(beside)) for one in words
    )


def _against(hearing: Hearing, reason: Reason, index: int, pair: tuple[Term, Term]) -> Held:
    ours, theirs = pair
    return Held(
        Support.CONTRADICTED,
        reason,
        (ours.start, ours.end),
        index,
        (theirs.start, theirs.end),
        hearing.covered[index],
    )
