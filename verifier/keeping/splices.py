"""Edits of a text as stretches to be replaced, and where in a YAML text new lines may go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from verifier.reading.yamltree import Listing, Mapping, Node, Scalar

_COMMENT = re.compile(r"([ \t]*)#[^\n]*(?:\n|\Z)")


class Splice(NamedTuple):
    """`text[start:end]` becomes `words`."""

    start: int
    end: int
    words: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every edit made; what no edit names is kept to the byte."""
    parts: list[str] = []
    at = 0
    for start, end, words in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += [text[at:start], words]
        at = end
    return "".join((*parts, text[at:]))


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Behind the line break of an offset's line."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def under(node: Node | None, key: str) -> tuple[Scalar, Node] | None:
    """The first value of that key in a map, with the key."""
    items = node.items if isinstance(node, Mapping) else ()
    return next(((one, value) for one, value in items if isinstance(one, Scalar) and one.value == key), None)


def raw(text: str, scalar: Scalar) -> tuple[int, int]:
    """Where a scalar stands with its quotation marks."""
    if not scalar.plain and text[scalar.start - 1 : scalar.start] in ("'", '"'):
        return scalar.start - 1, scalar.end + 1
    return scalar.start, scalar.end


def last(text: str, node: Node, least: int) -> int:
    """Where a value ends; an alias stands elsewhere, and then its key's end will do."""
    if node.start < least:
        return least
    if isinstance(node, Scalar):
        return max(least, raw(text, node)[1])
    if not block(text, node) or not node.items:
        return max(least, node.end)
    if isinstance(node, Mapping):
        key, value = node.items[-1]
        return last(text, value, max(least, key.end))
    return last(text, node.items[-1], least)


def block(text: str, node: Node) -> bool:
    """Whether a map or list is written on lines of its own, not in braces or brackets."""
    return isinstance(node, Mapping | Listing) and text[node.start : node.start + 1] not in ("{", "[")


def behind(text: str, offset: int, indent: int) -> int:
    """The start of the line after a value, behind the comments that are indented as far as it is."""
    at = line_end(text, offset)
    while (comment := _COMMENT.match(text, at)) and len(comment[1]) >= indent > 0:
        at = comment.end()
    return at


def column(text: str, offset: int) -> int:
    """How many letters stand before an offset in its line."""
    return offset - line_start(text, offset)


def fresh_lines(text: str, at: int, lines: Sequence[str], newline: str) -> Splice:
    """Whole lines put in at the start of a line, or at the end of a text whose last line is open."""
    words = "".join(line + newline for line in lines)
    if at and text[at - 1 : at] != "\n":
        words = newline + words
    return Splice(at, at, words)
