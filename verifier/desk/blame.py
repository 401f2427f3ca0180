"""A finding in, what a claim file calls that which it blames out; and which findings a decision speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from verifier.model.claimfile import ClaimFile, Formula
from verifier.model.document import Document
from verifier.model.finding import Finding, Place
from verifier.model.review import Review
from verifier.reading.quotes import Quotes

_TELLING = 12
"""Letters from which words of an article are likely to stay its only ones of the kind."""
_WORD = re.compile(r"\w+")


class Blamed:
    """The places of one text by the names that its claim file has for them.

    The text is an article, or the claim file itself; there only its own claims have a name.
    """

    def __init__(self, document: Document, claimfile: ClaimFile, quotes: Quotes) -> None:
        self._document, self._file, self._quotes = document, claimfile, quotes

    def name(self, finding: Finding) -> tuple[str, str] | None:
        """The id of the blamed claim and "", or "" and words to quote; None where it has neither."""
        blamed = finding.places[0]
        if self._document.format == "claims":
            id = next(self._ids(blamed), "")
            return (id, "") if id else None
        naming = [
            (len(entry.quote), entry.id)
            for entry in self._file.entries
            if len(at := self._claims.get(entry.id, ())) == 1
            and at[0][0] <= blamed.start <= blamed.end <= at[0][1]
        ]
        if naming:
            return min(naming)[1], ""
        words = self._words(blamed)
        return ("", words) if words else None

    def covers(self, review: Review) -> tuple[tuple[int, int], ...]:
        """Start and end of every place that a decision speaks for."""
        return self._quotes.exact(review.quote) if review.quote else self._claims.get(review.claim, ())

    def quoting(self, low: int, high: int) -> tuple[str, ...]:
        """The claims of the file that quote this stretch of the article."""
        if self._document.format == "claims":
            return ()
        return tuple(
            id for id, at in self._claims.items() if any(low <= start and end <= high for start, end in at)
        )

    @cached_property
    def _claims(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Where each claim of the file stands in the text."""
        if self._document.format != "claims":
            return {entry.id: self._quotes.exact(entry.quote) for entry in self._file.entries}
        found = {entry.id: [(entry.start, entry.end), *entry.stretches] for entry in self._file.entries}
        for formula in self._file.formulas:
            for id in formula.names & found.keys():
                found[id].append((formula.start, formula.end))
        return {id: tuple(places) for id, places in found.items()}

    def _ids(self, blamed: Place) -> Iterator[str]:
        """The claim whose line it is, or the first that the blamed formula names."""
        for entry in self._file.entries:
            spans = ((entry.start, entry.end), *entry.stretches)
            if any(low <= blamed.start < max(high, low + 1) for low, high in spans):
                yield entry.id
        known = {entry.id for entry in self._file.entries}
        for formula in self._file.formulas:
            if formula.start <= blamed.start < formula.end:
                yield from (word for word in _named(formula) if word in known)

    def _words(self, blamed: Place) -> str:
        """Words that stand at this place, and nowhere else if that can be had."""
        around = self._document.standing(blamed.start, blamed.end)
        tries = [blamed.words] if len(blamed.words) >= _TELLING else []
        tries += [sentence.words for _, sentence in around]
        tries += [block.words for block, _ in around]
        tries += [blamed.words]
        covering = [words for words in tries if self._covers(words, blamed)]
        alone = (words for words in covering if len(self._quotes.exact(words)) == 1)
        return next(alone, covering[0] if covering else "")

    def _covers(self, words: str, blamed: Place) -> bool:
        return any(low < blamed.end and blamed.start < high for low, high in self._quotes.exact(words))


def _named(formula: Formula) -> list[str]:
    return _WORD.findall(formula.text)
