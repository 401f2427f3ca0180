"""Marks over words in, plain segments out: overlapping marks become a flat row that a template can print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """One stretch of a sentence's words and why it is marked."""

    low: int
    high: int
    kind: str
    """"claim", "skipped", "apart" for a finding that counts for nothing, or the severity of a finding."""
    title: str = ""
    anchor: str = ""
    """The id of the place, given to the first stretch of a mark only."""
    number: int = 0
    """The number of the finding, given to the last stretch of a mark only."""
    target: str = ""
    """Where it leads: of a finding its card, of a claim its line in the table."""


class Note(NamedTuple):
    """A small number behind a marked place that leads to its finding."""

    number: int
    kind: str
    target: str


class Segment(NamedTuple):
    """Words that are all marked alike."""

    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""
    target: str = ""
    """The line in the table of the claim it belongs to."""
    anchors: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


# the strongest first: only one of these colours a stretch
FINDINGS = ("error", "warning", "note")
KINDS = (*FINDINGS, "claim", "skipped", "apart")


def segments(words: str, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The words cut wherever a mark begins or ends."""
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in marks:
        opens.setdefault(mark.low, []).append(mark)
        closes.setdefault(mark.high, []).append(mark)
    cuts = sorted({0, len(words), *opens, *closes})
    active = dict.fromkeys(KINDS, 0)
    told: list[Mark] = []
    for low, high in pairwise(cuts):
        for mark in closes.get(low, ()):
            active[mark.kind] -= 1
        told = [mark for mark in told if mark.high > low]
        begun = opens.get(low, ())
        for mark in begun:
            active[mark.kind] += 1
            told += [mark] if mark.title or mark.kind == "claim" else []
        yield Segment(
            text=words[low:high],
            kinds=_kinds(active),
            title=next((mark.title for mark in reversed(told) if mark.title), ""),
            target=next((mark.target for mark in reversed(told) if mark.target), ""),
            anchors=tuple(mark.anchor for mark in begun if mark.anchor),
            notes=_notes(closes.get(high, ())),
        )


def _kinds(active: dict[str, int]) -> tuple[str, ...]:
    there = [kind for kind in KINDS if active[kind]]
    worst = next((kind for kind in there if kind in FINDINGS), None)
    return tuple(kind for kind in there if kind == worst or kind not in FINDINGS)


def _notes(closed: Sequence[Mark]) -> tuple[Note, ...]:
    notes = {Note(mark.number, mark.kind, mark.target) for mark in closed if mark.number}
    return tuple(sorted(notes))
