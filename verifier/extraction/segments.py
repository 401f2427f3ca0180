"""A line in, the stretches of it that are phrases of their own out: labels, headlines, source lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from verifier.model.document import Form, Zone

LONGEST = 1000
_BREAK = re.compile(r"\s[—–|•·]\s|[;•|]\s|\s--\s")
_LABEL = re.compile(r"[^:;.!?—|\d]{2,60}:\s")
_FRAGMENTS = frozenset({Form.HEADING, Form.ITEM, Form.CELL})
_LISTED = frozenset({Zone.REFERENCES, Zone.RELATED, Zone.CAPTION, Zone.HEADLINE, Zone.HEADING})


class Segment(NamedTuple):
    """`words[start:end]`, and the label printed before it ("Budget: ...")."""

    outer: int
    """Where it starts, its label included."""
    start: int
    end: int
    label: str = ""

    def holding(self, low: int, high: int) -> Segment:
        """Wide enough for what stands in `words[low:high]`; a label that holds a figure is no label."""
        if low >= self.start:
            return self._replace(end=max(self.end, high))
        return Segment(self.outer, min(self.outer, low), max(self.end, high))


def segments(words: str, form: Form, zone: Zone) -> tuple[Segment, ...]:
    """The stretches to be read alone; a plain sentence is one."""
    cuts = [(0, len(words))]
    if form in _FRAGMENTS or zone in _LISTED:
        cuts = _apart(words)
    found: list[Segment] = []
    for start, end in cuts:
        label = _LABEL.match(words, start, end) if form in _FRAGMENTS or zone in _LISTED else None
        if label and len(label[0].split()) <= 7 and label.end() < end:
            found.append(Segment(start, label.end(), end, label[0].strip(" :")))
        else:
            found.append(Segment(start, start, end))
    return tuple(short for segment in found for short in _cut(words, segment))


def _apart(words: str) -> list[tuple[int, int]]:
    cuts, start = [], 0
    for found in _BREAK.finditer(words):
        if found.start() > start:
            cuts.append((start, found.start()))
        start = found.end()
    if start < len(words):
        cuts.append((start, len(words)))
    return cuts


def _cut(words: str, segment: Segment) -> list[Segment]:
    """A segment no parser should see whole, in pieces that end at a space."""
    pieces, start = [], segment.start
    while segment.end - start > LONGEST:
        space = words.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = space if space > start else start + LONGEST
        pieces.append(Segment(start, start, end, segment.label))
        start = end
    pieces.append(Segment(segment.outer if not pieces else start, start, segment.end, segment.label))
    return pieces
