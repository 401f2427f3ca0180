"""Tree: the syntax of a stretch of words, in plain tuples that need no parser to be made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
INNER = frozenset({"amod", "compound", "flat", "nmod:desc", "nmod:unmarked", "advmod", "goeswith", "fixed"})
"""What may stand before a noun and still belong to its name: no article, number or possessor."""
_CLAUSES = frozenset({"acl", "ccomp", "advcl", "parataxis", "conj", "xcomp"})
_TAIL = frozenset({"flat", "compound", "goeswith", "fixed"})


class Word(NamedTuple):
    """One word, its offsets, its tags (Penn and Universal) and its relation to the word it hangs on."""

    at: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    relation: str
    """The dependency without its subtype."""

    @property
    def nominal(self) -> bool:
        """Whether it can head a noun phrase."""
        return self.pos in NOMINAL


class Tree:
    """Words and who hangs on whom; offsets index `text`."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text = text
        self.words = tuple(words)
        self._starts = [word.start for word in self.words]
        below: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.at:
                below[word.head].append(word)
        self._below = below

    def head(self, word: Word) -> Word | None:
        """The word it hangs on; None at the root."""
        return None if word.head == word.at else self.words[word.head]

    def below(self, word: Word, *deps: str) -> list[Word]:
        """What hangs directly on it, in order; only of these dependencies, if any are given."""
        children = self._below[word.at]
        return [c for c in children if c.dep in deps or c.relation in deps] if deps else children

    def above(self, word: Word) -> Iterator[Word]:
        """The word itself, then all it hangs on, up to the root."""
        for _ in self.words:
            yield word
            if word.head == word.at:
                return
            word = self.words[word.head]

    def under(self, word: Word, top: Word) -> bool:
        """Whether `top` is the word or governs it at any depth."""
        return any(above.at == top.at for above in self.above(word))

    def subtree(self, top: Word) -> Iterator[Word]:
        """The word and all that hangs on it, in no set order."""
        left = [top]
        while left:
            word = left.pop()
            yield word
            left.extend(self._below[word.at])

    def belongs(self, word: Word, top: Word) -> bool:
        """As `under`, but not from inside a clause with a subject of its own."""
        for above in self.above(word):
            if above.at == top.at:
                return True
            if above.at != word.at and above.relation in _CLAUSES and self.below(above, "nsubj", "cop"):
                return False
        return False

    def within(self, start: int, end: int) -> Sequence[Word]:
        """The words that overlap `text[start:end]`."""
        low = max(bisect_right(self._starts, start) - 1, 0)
        if low < len(self.words) and self.words[low].end <= start:
            low += 1
        high = low
        while high < len(self.words) and self.words[high].start < end:
            high += 1
        return self.words[low:high]

    def next(self, word: Word) -> Word | None:
        """The word after it in the text."""
        return self.words[word.at + 1] if word.at + 1 < len(self.words) else None

    def chunk(self, head: Word, inner: frozenset[str] = INNER) -> tuple[int, int]:
        """Offsets of the noun with what directly stands before it and what continues its name."""
        left = head.at
        for child in reversed(self._below[head.at]):
            if child.at > head.at:
                continue
            if child.dep == "punct" and (child.tag == "HYPH" or child.text in {"-", "/", "&"}):
                left = min(left, child.at)
                continue
            kept = child.dep in inner or (":" not in child.dep and child.relation in inner)
            low, high = self._edges(child)
            if not kept or high + 1 != left or child.tag == "$" or self._linked(child):
                break
            left = low
        right = head.at
        for child in self._below[head.at]:
            if child.at == right + 1 and child.relation in _TAIL and child.nominal:
                right = self._edges(child)[1]
        while left > 0 and (self._one_name(self.words[left - 1], head) or self._astray(self.words[left - 1])):
            left -= 1
        while right + 1 < len(self.words) and self._one_name(self.words[right + 1], head):
            right += 1
        return self.words[left].start, self.words[right].end

    def _astray(self, word: Word) -> bool:
        """Whether the parser did not know where a noun before another belongs: "AI" of "has AI revenue"."""
        return word.dep == "dep" and word.pos in {"NOUN", "PROPN"} and not self._below[word.at]

    def _one_name(self, word: Word, head: Word) -> bool:
        """Whether a neighbour is the rest of the name, which the parser has left beside it: "Ida" and "Holm"."""
        same = (word.head, word.dep) == (head.head, head.dep) and word.head != word.at
        apart = any(child.at < word.at for child in self._below[word.at])
        named = head.pos == "PROPN" or (head.pos == "NOUN" and word.at < head.at)
        return same and named and word.pos == "PROPN" and not apart

    def _linked(self, word: Word) -> bool:
        return any(child.relation in {"case", "cc"} and child.at < word.at for child in self.below(word))

    def _edges(self, top: Word) -> tuple[int, int]:
        indexes = [word.at for word in self.subtree(top)]
        return min(indexes), max(indexes)
