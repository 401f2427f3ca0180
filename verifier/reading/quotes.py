"""A document in, where it says given words out: spacing, emphasis, case and curly signs apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from verifier.model.document import Document, Sentence

_SAME = {
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "\u00ad": "",
    "*": "",
    "_": "",
    "`": "",
    "|": "",  # so that a row of a table is found in its source as it stands
}
_TABLE = str.maketrans({sign: same or None for sign, same in _SAME.items()})
NEAR = 85
"""How much alike, in percent, the article's words and a quote must be to be taken for it (rapidfuzz)."""
_LONGEST = 1_000
_NEARBY = 30


def fold(words: str) -> str:
    """Words as they are compared."""
    return " ".join(words.translate(_TABLE).casefold().split())


class Quotes:
    """The words of one document as they are compared, with the way back to its text."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _folded(self) -> tuple[str, list[tuple[int, int]]]:
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        for block in self.document.blocks:
            for sentence in block.sentences:
                for letter, start, end in (*_letters(sentence), (" ", sentence.end, sentence.end)):
                    for one in _SAME.get(letter, letter).casefold():
                        if one.isspace() and letters[-1:] in ([" "], []):
                            continue
                        letters.append(" " if one.isspace() else one)
                        places.append((start, end))
        return "".join(letters), places

    def exact(self, quote: str) -> tuple[tuple[int, int], ...]:
        """Start and end of every place in the text that reads like the quote; none for an empty quote."""
        folded, places = self._folded
        asked = fold(quote)
        found: list[tuple[int, int]] = []
        at = folded.find(asked) if asked else -1
        while at >= 0:
            found.append((places[at][0], places[at + len(asked) - 1][1]))
            at = folded.find(asked, at + len(asked))
        return tuple(found)

    def near(self, quote: str, least: float = NEAR) -> tuple[int, int] | None:
        """The place whose words are most like the quote, whole words only; None where none are like it."""
        from rapidfuzz import fuzz  # here, because most quotes are found as they stand

        folded, places = self._folded
        asked = fold(quote)[:_LONGEST]
        found = fuzz.partial_ratio_alignment(asked, folded, score_cutoff=least) if asked else None
        if not found or found.dest_end <= found.dest_start:
            return None
        # a word more or less in the middle has shifted one end: the best pair of ends near these
        starts = _edges(folded, found.dest_start, " ", behind=1)
        ends = _edges(folded, found.dest_end, " ", behind=0)
        low, high = max(
            ((low, high) for low in starts for high in ends if low < high),
            key=lambda span: (fuzz.ratio(asked, folded[span[0] : span[1]]), -span[0], -span[1]),
        )
        return places[low][0], places[high - 1][1]


def _edges(words: str, around: int, sign: str, *, behind: int) -> list[int]:
    """Where words begin (`behind` the space is 1) or end, near a place; the edges of all words too."""
    low, high = max(0, around - _NEARBY), min(len(words), around + _NEARBY)
    found = [at + behind for at in range(low, high) if words[at] == sign]
    return [
        *found,
        *([0] if behind and low == 0 else [len(words)] if not behind and high == len(words) else []),
    ]


def _letters(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Every letter a reader sees, with start and end of what it is written as."""
    for piece in sentence.pieces:
        copied = piece.length == piece.end - piece.start
        for k in range(piece.length):
            start, end = (piece.start + k, piece.start + k + 1) if copied else (piece.start, piece.end)
            yield sentence.words[piece.at + k], start, end
