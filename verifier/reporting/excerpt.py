"""A stretch of source in, its line cut around it and underlined out; aligned in any fixed-width terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from verifier.reporting.visible import visible

_TAB = "    "


class Mark(NamedTuple):
    """Offsets into the text, and the sign to underline them with."""

    start: int
    end: int
    sign: str


def excerpt(text: str, marks: Sequence[Mark], width: int) -> tuple[str, str]:
    """The line around the marks in at most `width` columns, and the line that underlines them."""
    begin = text.rfind("\n", 0, marks[0].start) + 1
    stop = text.find("\n", marks[0].start)
    stop = len(text) if stop < 0 else stop
    stop -= text[begin:stop].endswith("\r")
    low = min(mark.start for mark in marks)
    high = max(min(mark.end, stop) for mark in marks)
    left, right = _window(text, (begin, stop), (low, high), width)
    shown, under = ["… " if left > begin else ""], [" " * (2 if left > begin else 0)]
    for index in range(left, right):
        sign = next((mark.sign for mark in marks if mark.start <= index < mark.end), " ")
        shown.append(_shown(text[index]))
        under.append(sign * columns(text[index]))
    if right < stop:
        shown.append(" …")
    return "".join(shown).rstrip(), "".join(under).rstrip()


def columns(letter: str) -> int:
    """How many columns one character takes as we show it."""
    if letter == "\t":
        return len(_TAB)
    if _hidden(letter) or unicodedata.category(letter) in ("Mn", "Me") or "\u1160" <= letter <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _shown(letter: str) -> str:
    # terminals disagree on the width of joiners and variation selectors, so they are left out
    if letter == "\t":
        return _TAB
    return "" if _hidden(letter) else visible(letter)


def _hidden(letter: str) -> bool:
    if visible(letter) != letter:
        return False
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def _window(text: str, line: tuple[int, int], marked: tuple[int, int], width: int) -> tuple[int, int]:
    """The part of the line to show: all of it if it fits, else the marks with as much around as fits."""
    begin, stop = line
    if stop - begin <= 4 * width and sum(columns(letter) for letter in text[begin:stop]) <= width:
        return begin, stop
    room = width - 4  # the two ellipses
    low, high = marked
    right, room = _grown(text, low, high, room, 1)
    if right < high:
        return low, right
    left, unused = _grown(text, low, begin, room // 2, -1)
    right, unused = _grown(text, right, stop, room - room // 2 + unused, 1)
    left, _ = _grown(text, left, begin, unused, -1)
    return _at_word(text, left, low, begin, 1), _at_word(text, right, high, stop, -1)


def _grown(text: str, at: int, limit: int, room: int, step: int) -> tuple[int, int]:
    """How far one can go from `at` towards `limit` within the room; and the room that is left."""
    for _ in range(4 * max(room, 0)):
        if at == limit:
            break
        cost = columns(text[at] if step > 0 else text[at - 1])
        if cost > room:
            break
        at, room = at + step, room - cost
    return at, room


def _at_word(text: str, edge: int, inner: int, end: int, step: int) -> int:
    """The edge moved inwards to the nearest gap between words, if one is near."""
    if edge == end:
        return edge
    for distance in range(min(16, abs(inner - edge))):
        at = edge + step * distance
        if text[at - 1 if step > 0 else at] == " ":
            return at
    return edge
