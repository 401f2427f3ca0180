"""A claim file and an edited passage in, the quotes and values that follow the edit out.

What quoted the passage as it was quotes it as it is: else the edit itself would make every quote of it drift.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from verifier.errors import InputError
from verifier.keeping.scalars import scalar
from verifier.keeping.splices import Splice, block, raw, spliced, under
from verifier.model.review import Decision
from verifier.numbers import read
from verifier.reading.quotes import fold
from verifier.reading.yamltree import Listing, Mapping, Node, Scalar, tree

_SECTIONS = ("claims", "waivers", "reviews")
_EDGE = re.compile(r"[.,;:!?…]+\Z")


class Change(NamedTuple):
    """A quote and the value of its claim, if it has one, as they are written before and after."""

    quote: tuple[str, str]
    value: tuple[str, str] | None = None

    @property
    def back(self) -> Change:
        """The way back."""
        return Change(self.quote[::-1], self.value[::-1] if self.value else None)


def follow(text: str, name: str, was: str, now: str) -> tuple[Change, ...]:
    """The changes that an edit of a passage asks for; `was` and `now` are its words as a reader sees them."""
    before, after = was.split(), now.split()
    folded = [fold(word) for word in before]
    steps = SequenceMatcher(None, folded, [fold(word) for word in after], autojunk=False).get_opcodes()
    found: dict[Change, None] = {}
    for holder in _quoting(text, name):
        quote = _scalar(holder, "quote")
        span = _standing(folded, quote.value) if quote else None
        if quote is None or span is None or fold(quote.value) in fold(now):
            continue
        moved = _moved(after, steps, span, quote.value)
        if not moved or fold(moved) not in fold(now):
            continue
        flow = not block(text, holder)
        value = _scalar(holder, "value")
        pair = _pair(text, value, value.value, flow) if value else None
        inside = _standing(folded[slice(*span)], value.value) if value else None
        if value and inside:
            part = (span[0] + inside[0], span[0] + inside[1])
            figure = _figure(_moved(after, steps, part, value.value))
            if not figure:
                continue  # what the claim says is gone: that is for people to decide
            pair = _pair(text, value, figure, flow)
        found[Change(_pair(text, quote, moved, flow), pair)] = None
    return tuple(found)


def rewritten(text: str, name: str, changes: Sequence[Change]) -> str:
    """The file with these changes made wherever it still reads as before them."""
    splices: list[Splice] = []
    waiting = list(changes)
    for holder in _quoting(text, name):
        found = next((one for one in waiting if _reads(text, holder, one)), None)
        if found:
            for key, pair in (("quote", found.quote), ("value", found.value)):
                node = _scalar(holder, key)
                if node and pair:
                    splices.append(Splice(*raw(text, node), pair[1]))
    return spliced(text, splices)


def _reads(text: str, holder: Mapping, change: Change) -> bool:
    found = [_scalar(holder, key) for key in ("quote", "value")]
    written = [text[slice(*raw(text, node))] if node else None for node in found]
    return written == [change.quote[0], change.value[0] if change.value else None]


def _quoting(text: str, name: str) -> Iterator[Mapping]:
    """Every claim, waiver and review that quotes the article as it is."""
    try:
        root = tree(text, name).root
    except InputError:  # it is told when something is to be written there
        return
    for section in _SECTIONS:
        found = under(root, section)
        for node in _items(found[1]) if found else ():
            decision = _scalar(node, "decision") if isinstance(node, Mapping) else None
            if isinstance(node, Mapping) and not (decision and decision.value == Decision.FIXED):
                yield node


def _items(node: Node) -> Iterator[Node]:
    if isinstance(node, Mapping):
        yield from (value for _, value in node.items)
    elif isinstance(node, Listing):
        yield from node.items


def _scalar(holder: Mapping, key: str) -> Scalar | None:
    """A value written on one line; nothing else is rewritten."""
    found = under(holder, key)
    node = found[1] if found else None
    return node if isinstance(node, Scalar) and node.start >= holder.start else None


_Span = tuple[int, int]
_Steps = Sequence[tuple[str, int, int, int, int]]


def _standing(words: Sequence[str], quote: str) -> _Span | None:
    """Which of the words the quote stands in, the first time if it does so more than once."""
    asked = fold(quote)
    ends: list[int] = []
    line = ""
    for word in words:
        line += f" {word}" if line else word
        ends.append(len(line))
    at = line.find(asked) if asked else -1
    if at < 0:
        return None
    first = next(n for n, end in enumerate(ends) if end > at)
    last = next(n for n, end in enumerate(ends) if end >= at + len(asked))
    return first, last + 1


def _moved(after: Sequence[str], steps: _Steps, span: _Span, old: str) -> str:
    """The words that stand in place of those of the span."""
    low, high = _edge(steps, span[0], ending=False), _edge(steps, span[1], ending=True)
    words = " ".join(after[low:high])
    return words if _EDGE.search(old) else _EDGE.sub("", words)


def _edge(steps: _Steps, at: int, *, ending: bool) -> int:
    for kind, low, high, to, end in steps:
        inside = low < at <= high if ending else low <= at < high
        if inside:
            return to + at - low if kind == "equal" else end if ending else to
    return steps[-1][4] if steps and ending else 0


def _figure(words: str) -> str:
    """The only figure of these words, with what bounds it; "" where there is none, or another."""
    found = read(words)
    return words[found[0].start : found[0].end] if len(found) == 1 else ""


def _pair(text: str, node: Scalar, words: str, flow: bool) -> tuple[str, str]:
    """As it is written, and as these words would be."""
    written = text[slice(*raw(text, node))]
    return written, written if fold(words) == fold(node.value) else scalar(words, flow=flow)
