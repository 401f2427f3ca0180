"""Superlatives told of a table: the row that a sentence calls the largest against the first of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome
from verifier.checks.grid import Column, columns
from verifier.checks.phrases import pattern
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Stretch
from verifier.model.ledger import Ledger

_BREAK = re.compile(r"[;:]\s|\s[—–]\s|\s(?:while|but|whereas)\s")
_TOPS = re.compile(
    r"\b(?:tops?|topped|leads?|led|heads?|headed) the (?:table|list|rankings?|league|standings|field)\b"
)
_OF_THESE = re.compile(r"\b(?:in|on|of) (?:the|this|our) (?:table|list|chart|overview|ranking)\b")
_RANK = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ASIDE = (Zone.REFERENCES, Zone.RELATED)


def against_tables(ledger: Ledger) -> Iterator[Outcome]:
    """Every superlative of the text whose thing is a row of a table, and whose measure is one of its columns."""
    tabled = [cells for _, cells in columns(ledger) if cells]
    if not tabled:
        return
    for block in ledger.document.blocks:
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for sentence in block.sentences:
            for form, most in (
                (pattern("superlative", "MOST"), True),
                (pattern("superlative", "LEAST"), False),
                (_TOPS, True),
            ):
                for found in form.finditer(sentence.words):
                    for cells in tabled:
                        if outcome := _tabled(sentence, found, cells, most=most):
                            yield outcome
                            break


def _tabled(
    sentence: Sentence, found: re.Match[str], cells: tuple[Column, ...], *, most: bool
) -> Outcome | None:
    """One superlative against one table: the row it names must be the first of the column it speaks of."""
    clause_start = max((m.end() for m in _BREAK.finditer(sentence.words[: found.start()])), default=0)
    ending = _BREAK.search(sentence.words, found.end())
    clause_end = ending.start() if ending else len(sentence.words)
    clause = sentence.words[clause_start:clause_end]
    rank = re.search(r"\b(second|third|fourth|fifth)[ -]?$", sentence.words[: found.start()])
    before = sentence.words[max(clause_start, found.start() - 25) : found.start()]
    follows = re.search(r"\b(?:was|were|is|are)\s$", before) and re.match(
        r" (?:in|for|at|on) ", sentence.words[found.end() :]
    )
    named = found.re is _TOPS or follows or re.search(r"\b(?:the|its|their)\s(?:\w+[ -])?$", before)
    if not named or (pattern("superlative", "OTHER").search(before) and not rank):
        return None
    column = _column(clause, cells)
    scope = _OF_THESE.sub(
        "", re.split(r"[,;.(]|\b(?:and|but|which|that|who)\b", sentence.words[found.end() : clause_end])[0]
    )
    if column is None or (pattern("superlative", "SCOPE").search(scope) and not follows):
        return None
    row = _named(clause[found.end() - clause_start :], 0, column) if follows else None
    row = row or (None if follows else _named(clause, found.start() - clause_start, column))
    if row is None:
        return None
    first = row[1]
    values = sorted({claim.value for _, claim in column.rows if claim.value is not None}, reverse=most)
    place = _RANK[rank[1]] if rank else 1
    if first.value is None or len(values) < place:
        return None
    start, end = sentence.span(found.start(), found.end())
    if values[place - 1] == first.value:
        return Held.on(Stretch(start=start, end=end), first)
    label, other = next((label, claim) for label, claim in column.rows if claim.value == values[place - 1])
    return Hit.on(
        Stretch(start=start, end=end),
        first,
        other,
        confidence=Confidence.HIGH,
        claimed=found[0],
        value=f"{row[0].words} ({first.words})",
        other=f"{label.words} ({other.words})",
        arithmetic=f"{label.words} {other.words}, {row[0].words} {first.words}",
    )


def _named(clause: str, at: int, column: Column) -> tuple[Block, Claim] | None:
    """The row that the clause speaks of: the last one named before the superlative, or the first after it."""
    places = [
        (spot.start(), row)
        for row in column.rows
        for spot in re.finditer(rf"(?<!\w){re.escape(row[0].words.strip())}(?!\w)", clause)
    ]
    before = [(start, row) for start, row in places if start < at]
    if before:
        return max(before, key=lambda place: place[0])[1]
    return min(places, key=lambda place: place[0])[1] if places else None


def _column(clause: str, cells: tuple[Column, ...]) -> Column | None:
    """The one column whose header the clause names; or the only one of the table."""
    words = {_stem(word) for word in re.findall(r"[A-Za-z]{3,}", clause.lower())}
    named = [
        c
        for c in cells
        if words & {_stem(w) for w in re.findall(r"[a-z]{3,}", c.head.words.lower())} - _EMPTY
    ]
    if len(named) == 1:
        return named[0]
    return cells[0] if len(cells) == 1 and not named else None


def _stem(word: str) -> str:
    return word.rstrip("s")


_EMPTY = {"the", "number", "total", "and", "per", "for", "with", "year", "rate", "share", "average"}
