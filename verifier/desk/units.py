"""The stretch of a text that is edited at a time: a paragraph, heading, item or cell; in a claim file, lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from verifier.model.document import Block, Document

_STOP = re.compile(r"[.!?][\"”’)]*\s+")
_LOST = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|\r(?!\n)")

_TAG = r"</?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]{0,500}>"
_MARKS = {
    "markdown": (
        re.compile(r"[*_~`\[!]*\Z"),
        re.compile(r"(?:[*_~`]|\](?:\([^()\s]{0,500}\)|\[[^\[\]\n]{0,200}\])?)*"),
    ),
    "html": (re.compile(rf"(?:{_TAG})*\Z"), re.compile(rf"(?:{_TAG})*")),
}


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
        return unit_of(document, min(around, key=lambda one: one.end - one.start))
    low = document.text.rfind("\n", 0, start) + 1
    high = document.text.find("\n", end)
    return Unit(low, document.text[low : high if high >= 0 else None].rstrip("\r\n"))


def unit_of(document: Document, block: Block) -> Unit:
    """A block with the markup that opens right before its first word and closes right behind its last."""
    low, high = block.start, block.end
    if document.format in _MARKS:
        opening, closing = _MARKS[document.format]
        line = document.text.rfind("\n", 0, low) + 1
        before, behind = opening.search(document.text[line:low]), closing.match(document.text, high)
        low -= len(before[0]) if before else 0
        high += len(behind[0]) if behind else 0
    return Unit(low, document.text[low:high].rstrip("\r\n"))


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


def changed(was: str, now: str) -> str:
    """The sentences of `now` that are not those of `was`; all of it where they cannot be told apart."""
    low = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    tail = next((n for n, (a, b) in enumerate(zip(was[::-1], now[::-1], strict=False)) if a != b), 0)
    high = max(low, len(now) - tail)
    begin = max((found.end() for found in _STOP.finditer(now) if found.end() <= low), default=0)
    end = next((found.start() + 1 for found in _STOP.finditer(now) if found.start() >= high), len(now))
    return now[begin:end].strip() or now
