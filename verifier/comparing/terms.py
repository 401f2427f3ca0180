"""A sentence in, its telling words out: stems with their places, names, figures; and the words that turn a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from verifier import numbers
from verifier.model.document import Block, Sentence
from verifier.model.mention import Mention
from verifier.model.period import Period

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_BREAK = re.compile(r"[,;:()\[\]—–|]| - ")
_DOUBLED = re.compile(r"([bdfglmnprt])\1$")
_SIGN = re.compile(r"\b(?:\d{1,2}[-–]\d{1,2}|[^\W\d_]+-?\d+(?:\.\d+)?|\d+[^\W\d_]+)\b")


class Term(NamedTuple):
    """A telling word."""

    stem: str
    start: int
    end: int
    part: int
    """Which part of the sentence it stands in, counted at commas and joining words."""
    at: int
    """Its rank among all words."""
    name: bool


@cache
def lists(name: str) -> dict[str, Any]:
    """A word list of `words/`."""
    return tomli.loads((Path(__file__).parent / "words" / f"{name}.toml").read_text("utf-8"))


def listed(name: str, section: str) -> str:
    """A list of forms in `words/`, as alternatives."""
    return "|".join(lists(name)[section])


@cache
def _senses() -> dict[str, str]:
    """Word -> the name of the sense it shares with others."""
    return {
        word: name
        for name, row in lists("senses").items()
        for word in row["words"].split()
        if "+" not in word
    }


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Sense or stem -> those that rule it out. A word of a sense that has its own is opposed to these alone."""
    found: dict[str, set[str]] = {}
    sides = [([name], row.get("against", "").split()) for name, row in lists("senses").items()]
    known = {name for one, others in sides if others for name in (*one, *others)}
    for one, _, other in (row.partition("|") for row in lists("opposites")["pairs"]):
        ours, theirs = (
            [word for word in map(stem, side.split()) if word not in known] for side in (one, other)
        )
        sides.append((ours, theirs))
    for ours, theirs in sides:
        for here, there in product(ours, theirs):
            found.setdefault(here, set()).add(there)
            found.setdefault(there, set()).add(here)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def small() -> frozenset[str]:
    """Words that tell nothing of what a sentence is about."""
    return frozenset(lists("small")["words"].split())


@cache
def _joins() -> frozenset[str]:
    return frozenset(lists("small")["joins"].split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The sense of a word in lower case, or the word without its endings."""
    known = _senses()
    if word in known:
        return known[word]
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("ly", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            bare = word[: -len(ending)] + instead
            break
    else:
        bare, ending = word, ""
    single = _DOUBLED.sub(r"\1", bare) if ending in ("ing", "ed") else bare
    for form in (bare, f"{bare}e", single):
        if form in known:
            return known[form]
    bare = single
    return bare[:-1] if bare.endswith("e") and len(bare) > 3 else bare


def marks(words: str) -> list[tuple[str, int, int]]:
    """Every word with digits among its letters, in lower case, with its place; quantities too."""
    return [(found[0].lower(), *found.span()) for found in _SIGN.finditer(words)]


def gist(words: str) -> frozenset[str]:
    """The stems of telling words; figures are not read."""
    few = small()
    found = map(str.lower, _WORD.findall(words))
    return frozenset(stem(low) for low in found if len(low) > 1 and low not in few and not low[0].isdigit())


class Statement:
    """One sentence, ready to be compared."""

    def __init__(
        self, sentence: Sentence, block: Block, document: int, number: int, date: Period | None
    ) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.block = block
        self.document = document
        self.number = number
        self._date = date

    @cached_property
    def figures(self) -> tuple[Mention, ...]:
        """Its numbers and dates."""
        return numbers.read(self.words, date=self._date)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its telling words; those of a figure are left to the figure."""
        return tuple(self._terms())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the telling words."""
        return frozenset(term.stem for term in self.terms)

    @cached_property
    def gist(self) -> frozenset[str]:
        """The same for a first look: figures are not read, so their words are among them."""
        return gist(self.words)

    @cached_property
    def numerals(self) -> frozenset[str]:
        """Its numbers in digits, as printed but for commas."""
        return frozenset(one.replace(",", "") for one in _WORD.findall(self.words) if one[0].isdigit())

    @cached_property
    def tokens(self) -> tuple[tuple[str, int, int, int], ...]:
        """Every word in lower case with its place and its part of the sentence."""
        return tuple(self._tokens())

    def _tokens(self) -> Iterator[tuple[str, int, int, int]]:
        part, last = 0, 0
        for found in _WORD.finditer(self.words):
            low = found[0].lower()
            if _BREAK.search(self.words, last, found.start()) or low in _joins():
                part += 1
            last = found.end()
            yield low, found.start(), found.end(), part

    def _terms(self) -> Iterator[Term]:
        taken = [(figure.start, figure.end) for figure in self.figures]
        few = small()
        for at, (low, start, end, part) in enumerate(self.tokens):
            if low in few or (len(low) == 1 and not low.isdigit()):
                continue
            if any(a <= start < b for a, b in taken):
                continue
            if "-" in (self.words[end : end + 1], self.words[max(0, start - 1) : start]):
                yield Term(
                    low, start, end, part, at, name=False
                )  # half of "cutting-edge" has no sense of its own
                continue
            first = self.words[start]
            name = first.isupper() and (at > 0 or low not in _openers())
            yield Term(stem(low), start, end, part, at, name)

    def place_of(self, figure: Mention) -> tuple[int, int]:
        """Rank and part of the figure's first word."""
        for at, (_, start, end, part) in enumerate(self.tokens):
            if end > figure.start or start >= figure.start:
                return at, part
        return len(self.tokens), self.tokens[-1][3] if self.tokens else 0

    def ranks(self, figure: Mention) -> tuple[int, int]:
        """Rank of the first word of a figure, and of the first word behind it."""
        low = sum(1 for _, _, end, _ in self.tokens if end <= figure.start)
        return low, low + sum(
            1 for _, start, end, _ in self.tokens if start < figure.end and end > figure.start
        )

    @cached_property
    def around(self) -> dict[tuple[int, int], dict[str, float]]:
        """Of each figure, by its place: how near each telling word stands to it, 1 at most."""
        return {(figure.start, figure.end): self._near(figure) for figure in self.figures}

    def _near(self, figure: Mention) -> dict[str, float]:
        at, part = self.place_of(figure)
        found: dict[str, float] = {}
        for term in self.terms:
            near = 0.6 ** min(abs(term.part - part), 4) / (1 + abs(term.at - at) / 4)
            if near > found.get(term.stem, 0.0):
                found[term.stem] = near
        for other in self.figures:
            if other is not figure:
                there, side = self.place_of(other)
                key = other.period.edtf if other.period else other.value or other.words
                found[f"#{key}"] = 0.6 ** min(abs(side - part), 4) / (1 + abs(there - at) / 4)
        return found

    @cached_property
    def signs(self) -> tuple[tuple[str, int, int], ...]:
        """Names with digits in them that are no quantity: "3D", "H100"."""
        return tuple(
            (sign, start, end)
            for sign, start, end in marks(self.words)
            if not any(one.start < end and start < one.end for one in self.figures)
        )


@cache
def _openers() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no name; any word of a sense is one too."""
    return frozenset(lists("small")["openers"].split()) | frozenset(_senses())
