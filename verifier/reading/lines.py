"""Plain text in, its lines: what each one looks like, taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """What a line looks like."""

    BLANK = "blank"
    TEXT = "text"
    ATX = "atx"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"
    TABLE = "table"
    DASHES = "dashes"
    UNDERLINE = "underline"
    FENCE = "fence"


class Line(NamedTuple):
    """A line without the space around it; `inner` is where its text begins after a marker."""

    look: Look
    start: int
    end: int
    inner: int
    indent: int = 0
    mark: int = 0
    """The number before it, or the level of a heading."""


_BREAK = re.compile(r"\r\n|\n|\r|\u2028|\u2029|\x0b|\x0c")
_BULLET = re.compile(r"(?:[-*+•‣◦▪●■□○►▶➢✓✔·–—]|\(?[a-z]\))[ \t]+(?=\S)")
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)][ \t]+(?=\S)")
_ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_RULED = re.compile(r"[|:+\- \t]*")
_UNDERLINE = re.compile(r"=+|-+|\*+|_+")
_FENCE = re.compile(r"`{3,}|~{3,}")


def lines(text: str, begin: int) -> Iterator[Line]:
    """The lines from `begin` on, blank ones too."""
    for found in _BREAK.finditer(text, begin):
        yield _line(text, begin, found.start())
        begin = found.end()
    if begin < len(text):
        yield _line(text, begin, len(text))


def _line(text: str, begin: int, end: int) -> Line:
    body = text[begin:end]
    stripped = body.strip(" \t\xa0\ufeff")
    if not stripped or stripped.isspace():
        return Line(Look.BLANK, begin, begin, begin)
    indent = body.index(stripped[0])
    start = begin + indent
    end = start + len(stripped)
    first = stripped[0]
    if first.isalpha():
        look = Look.TABLE if " | " in stripped else Look.TEXT
        return Line(look, start, end, start, indent)
    if len(stripped) > 2 and _UNDERLINE.fullmatch(stripped):
        return Line(Look.UNDERLINE, start, end, end, indent, mark=1 if first == "=" else 2)
    if first in "|:+-" and "-" in stripped and "|" in stripped and _RULED.fullmatch(stripped):
        return Line(Look.DASHES, start, end, end, indent)
    if first == "|":
        return Line(Look.TABLE, start, end, start, indent)
    if _FENCE.match(stripped):
        return Line(Look.FENCE, start, end, end, indent)
    for look, pattern in _MARKERS:
        if found := pattern.match(stripped):
            mark = _mark(look, found)
            return Line(look, start, end, start + found.end(), indent, mark)
    return Line(Look.TABLE if " | " in stripped else Look.TEXT, start, end, start, indent)


_MARKERS = (
    (Look.ATX, _ATX),
    (Look.NUMBERED, _NUMBERED),
    (Look.BULLET, _BULLET),
    (Look.QUOTE, _QUOTE),
)


def _mark(look: Look, found: re.Match[str]) -> int:
    if look is Look.NUMBERED:
        return int(found[1])
    return len(found[1]) if look is Look.ATX else 0
