"""The stretch of a text that is edited at a time: a paragraph, heading, item or cell; in a claim file, lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from verifier.model.document import Document

_LOST = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n)")


class Unit(NamedTuple):
    """`text[start:end]` of the document, as it was read."""

    start: int
    text: str

    @property
    def editable(self) -> bool:
        """Whether a browser gives it back as it got it."""
        return not _LOST.search(self.text)

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.text)


def unit_at(document: Document, start: int, end: int) -> Unit:
    """What is to be edited for a place."""
    around = [one for one in document.blocks if one.start <= start < max(one.end, one.start + 1)]
    if around:
        inmost = min(around, key=lambda one: one.end - one.start)
        low, high = inmost.start, max(inmost.end, end)
    else:
        low = document.text.rfind("\n", 0, start) + 1
        high = document.text.find("\n", end)
        high = len(document.text) if high < 0 else high
    text = document.text[low:high].rstrip("\r\n")
    return Unit(low, text)


class Edit(NamedTuple):
    """A text with `words` written at `at`."""

    text: str
    at: int
    words: str


def replaced(text: str, unit: Unit, words: str) -> Edit | None:
    """The text with `words` in place of the unit; None where the unit is no longer there, or in several places.

    It may have moved: what stands in its place counts, else its only occurrence.
    """
    was, written, at = _lines(unit.text, text), _lines(words, text), unit.start
    if not was or text[at : at + len(was)] != was:
        at = text.find(was) if was else -1
        if at < 0 or text.find(was, at + 1) >= 0:
            return None
    return Edit(text[:at] + written + text[at + len(was) :], at, written)


def _lines(words: str, text: str) -> str:
    """Line ends as the text has them: a browser sends its own."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in text else plain
