"""Drafts in, drafts out: references in lines of their own, "[1] ...", become one block each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from verifier.model.document import Form, Zone
from verifier.reading.drafts import Draft
from verifier.reading.shown import Run

_MARKED = re.compile(r"\\?\[(?P<number>\d{1,3})\\?\]:?[ \t]+(?=\S)")
_AUTHORED = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:[A-Z]\.[ -]?){1,3}.{0,120}?\(?(?:19|20)\d\d"
    r"|[A-Z][^.!?()]{1,100}\((?:19|20)\d\d[^()]{0,20}\)[.:,]? [A-Z“\"]"
    r"|[A-Z][^.!?:]{1,80}[:,] .{8,200}(?:19|20)\d\d\)?\.?$|https?://"
)
"""How an entry of a list of references begins: "Holm, I. (2021)", "Coast Trust (2021):"; or ends: with a year."""

_BREAK = re.compile(r"\n[ \t]*(?=\S)")


def looks(words: str) -> bool:
    """Whether a passage is built as an entry of a list of references is."""
    return bool(_MARKED.match(words) or _AUTHORED.match(words))


def split(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each draft, one that holds marked lines cut at them; marked lines that close a text are references."""
    parts = [part for draft in drafts for part in _lines(text, draft)]
    last = len(parts)
    while last and (number := _number(text, parts[last - 1])) is not None:
        last -= 1
        if number == 1:
            break
    if last < len(parts) and _number(text, parts[last]) == 1 and _cited(text, parts[last]):
        for part in parts[last:]:
            part.zone = part.zone or Zone.REFERENCES
    yield from parts


def _lines(text: str, draft: Draft) -> Iterator[Draft]:
    """A paragraph cut before each line that is an entry, if it has a mark or all of its lines are entries."""
    if draft.form is not Form.PARAGRAPH or draft.zone not in (None, Zone.REFERENCES) or not draft.runs:
        yield draft
        return
    start, end = draft.runs[0].start, draft.runs[-1].end
    begins = [start, *(found.end() for found in _BREAK.finditer(text, start, end))]
    lines = [(at, text[at : text.find("\n", at, end) if "\n" in text[at:end] else end]) for at in begins]
    whole = all(looks(line.lstrip("*_")) for _, line in lines)
    cuts = [at for at, line in lines[1:] if whole or _MARKED.match(line)]
    for low, high in pairwise((start, *cuts, end + 1)):
        runs = list(_within(draft.runs, low, high))
        if runs:
            yield Draft(Form.PARAGRAPH, draft.zone, bold=draft.bold, home=draft.home, runs=runs)


def _within(runs: Iterable[Run], low: int, high: int) -> Iterator[Run]:
    """The runs between two places; one that is shown as it stands is cut there, a break at the end falls off."""
    for run in runs:
        begin, end = max(run.start, low), min(run.end, high)
        if begin < end and (run.shown is None or (run.start >= low and run.end < high)):
            yield Run(begin, end, run.shown)


def _number(text: str, draft: Draft) -> int | None:
    if draft.form is not Form.PARAGRAPH or not draft.runs:
        return None
    found = _MARKED.match(text, draft.runs[0].start)
    return int(found["number"]) if found else None


def _cited(text: str, first: Draft) -> bool:
    """Whether a mark stands in the text before the list."""
    return bool(re.search(r"\[\d{1,3}[\],;–-]", text[: first.runs[0].start]))
