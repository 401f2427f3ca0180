"""Quoted words of a claim in, the source's words in their place out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from verifier.comparing.held import Held, Span
from verifier.comparing.passages import Passages
from verifier.comparing.terms import Statement, gist
from verifier.model.comparison import Reason, Support

_QUOTED = re.compile(r"“([^“”]{8,600})”|\"([^\"]{8,600})\"|(?<!\w)‘([^‘’]{12,600})’(?!\w)|``([^`']{8,600})''")
_SPOKEN = re.compile(r"[“”\"]|``|''")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"\[[^\]]*\]|\(…\)|…|\.\.\.")
_NOT = re.compile(r"(\w+)n't\b")
_FEWEST = 5
_NEAR = 75
_NEAR_UNQUOTED = 90


class Words(NamedTuple):
    """A text as words in lower case, with their places."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4096)
def _words(text: str) -> Words:
    cut = [
        (word, one.span())
        for one in _WORD.finditer(text)
        for word in _NOT.sub(r"\1 not", one[0].lower().replace("’", "'")).replace("ca not", "can not").split()
    ]
    return Words(tuple(word for word, _ in cut), tuple(span for _, span in cut))


def quotations(claim: Statement, passages: Passages) -> Iterator[Held]:
    """Each quotation of five words or more, held letter by letter, but for case, signs and gaps it owns up to."""
    for found in _QUOTED.finditer(claim.words):
        group = found.lastindex or 1
        start = found.start(group)
        for piece in _pieces(found[group]):
            low = start + found[group].index(piece)
            yield from _piece(piece, (low, low + len(piece)), passages)


def _pieces(quoted: str) -> list[str]:
    """A quotation cut at its gaps: "[the mayor]", "…"."""
    cut = (part.strip(" ,.;:") for part in _GAP.split(quoted))
    return [piece for piece in cut if len(_words(piece).words) >= _FEWEST]


def _piece(piece: str, span: tuple[int, int], passages: Passages) -> Iterator[Held]:
    ours = _words(piece).words
    scored: list[tuple[float, int]] = []
    for index in sorted(passages.rarest(gist(piece))):
        found = _said(ours, passages, index)
        if found:
            yield Held(Support.SUPPORTED, Reason.SAID, span, *found, alignment=1.0)
            return
        theirs = _words(passages.all[index].words).words
        if 2 * len(set(ours) & set(theirs)) >= len(set(ours)):
            scored.append((fuzz.partial_ratio(" ".join(ours), " ".join(theirs)), -index))
    score, index = max(scored, default=(0.0, 0))
    words = passages.all[-index].words if scored else ""
    if score >= (_NEAR if _SPOKEN.search(words) else _NEAR_UNQUOTED):
        at = nearest(piece, words)
        yield Held(Support.CONTRADICTED, Reason.QUOTATION_CHANGED, span, -index, at, score / 100)
    else:
        yield Held(Support.NOT_FOUND, Reason.QUOTATION_NOT_FOUND, span)


def _said(ours: tuple[str, ...], passages: Passages, index: int) -> tuple[int, Span] | None:
    """Where the words stand: in the sentence, or from it on into the next or from the one before."""
    own = passages.all[index].words
    at = _inside(ours, _words(own).words)
    if at is not None:
        places = _words(own).places
        return index, (places[at][0], places[at + len(ours) - 1][1])
    joined = " ".join(passages.all[one].words for one in passages.window(index))
    return (index, (0, len(own))) if _inside(ours, _words(joined).words) is not None else None


def _inside(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int | None:
    first = ours[0]
    for at, word in enumerate(theirs):
        if word == first and theirs[at : at + len(ours)] == ours:
            return at
    return None


def nearest(piece: str, words: str) -> tuple[int, int]:
    """The stretch of the words that is most like the quotation."""
    found = fuzz.partial_ratio_alignment(piece.lower(), words.lower())
    if found is None:
        return 0, len(words)
    places = [
        place for place in _words(words).places if place[0] < found.dest_end and place[1] > found.dest_start
    ]
    return (places[0][0], places[-1][1]) if places else (0, len(words))


def changes(quoted: str, said: str) -> str:
    """What was changed: "modest" → "sharp"."""
    ours, theirs = _words(quoted), _words(said)
    told = []
    for one in Levenshtein.opcodes(theirs.words, ours.words):
        if one.tag != "equal":
            before = " ".join(theirs.words[one.src_start : one.src_end])
            after = " ".join(ours.words[one.dest_start : one.dest_end])
            told.append(
                f"“{before}” → “{after}”"
                if before and after
                else f"+ “{after}”"
                if after
                else f"− “{before}”"
            )
    return ", ".join(told)
