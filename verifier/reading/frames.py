"""Open HTML elements and lists, and the numbers in their attributes."""

from __future__ import annotations

from typing import NamedTuple

from verifier.model.document import Zone


class Frame(NamedTuple):
    """An open element and what it inherits; `block`, `cell`, `list` are depths of the nearest."""

    tag: str
    start: int
    end: int
    unseen: bool
    zone: Zone | None
    home: int
    block: int
    cell: int
    list: int


class Listing:
    """An open list: its group, and the number its next item shows."""

    def __init__(self, group: int, number: int | None) -> None:
        self.group = group
        self.number = number


def whole(written: str, otherwise: int) -> int:
    """The whole number in an attribute; the other where it holds none."""
    digits = written.strip()[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else otherwise
