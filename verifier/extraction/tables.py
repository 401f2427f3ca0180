"""What the headers of a table, or the label before a value, say of a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from verifier import numbers
from verifier.extraction.lexicon import is_measure
from verifier.model.claim import Claim
from verifier.model.document import Block, Document, Form
from verifier.model.mention import Kind, Mention
from verifier.model.period import Period

_UNIT = re.compile(
    r"\(([^()]{1,30})\)|,\s*([^,()]{1,20})$|\b(?<!^)in ([^,()]{1,20})$"
    r"|(?:^|\s)(%|[Pp]er ?cent|[Pp]ercentage)(?=$|\sof\s)"
)
_IN = re.compile(r"^(?:in|figures in|all figures in)\s+", re.I)
_LOOSE = re.compile(r"\s(?:in|of|at|for|by|since|from|as)$", re.I)
_SIGN = re.compile(r"(?P<sign>(?:US|A|C|NZ|HK|S|R)?[$£€¥₹])\s*(?P<rest>[A-Za-z]{0,10})\.?$")
_SCALED = (
    "kind", "value", "low", "high", "low_closed", "high_closed", "unit", "dimension", "comparator", "slack",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


class Labels(NamedTuple):
    """What is printed before a row and above a column."""

    row: str = ""
    column: str = ""


class Unit(NamedTuple):
    """What a header says once for all numbers under it."""

    before: str
    after: str


class Meaning(NamedTuple):
    """A label understood: whose, of what, when, in which unit."""

    subject: str = ""
    measure: str = ""
    period: Period | None = None
    unit: Unit | None = None


def labels(document: Document) -> Mapping[int, Labels]:
    """The labels of every data cell, by the index of its block."""
    grids: dict[int, dict[tuple[int, int], Block]] = {}
    for block in document.blocks:
        if block.form is Form.CELL:
            grids.setdefault(block.group, {})[block.row, block.column] = block
    return {
        index: _of(grids[block.group], block)
        for index, block in enumerate(document.blocks)
        if block.form is Form.CELL and not block.header
    }


def _of(grid: Mapping[tuple[int, int], Block], cell: Block) -> Labels:
    first, top = grid.get((cell.row, 0)), grid.get((0, cell.column))
    row = first.words if first is not None and cell.column > 0 else ""
    column = top.words if top is not None and top.header and cell.row > 0 else ""
    corner = grid.get((0, 0))
    if column and corner is not None and corner.header and _money(corner.words) and not _unit(column):
        column += f" ({corner.words})"
    return Labels(row, column)


def _money(corner: str) -> bool:
    """Whether the first cell of all says what every number is in: "€m", "£ thousand"."""
    return (
        _SIGN.fullmatch(_IN.sub("", corner.strip("() "))) is not None
        and _unit(f"({corner.strip('() ')})") is not None
    )


@lru_cache(maxsize=4096)
def understand(label: str) -> Meaning:
    """What one label says; every part empty where it is not plain."""
    label = label[:200]
    mentions = numbers.read(label)
    period = next((m.period for m in mentions if m.period is not None), None)
    unit = _unit(label)
    bare = _UNIT.sub("", label) if unit is not None else label
    for mention in mentions:
        bare = bare.replace(mention.quote, " ")
    bare = _LOOSE.sub("", " ".join(bare.split()).strip(" ,:–—-()"))
    words = [word.lower() for word in _WORD.findall(bare)]
    if not words:
        return Meaning(period=period, unit=unit)
    if any(is_measure(word) or is_measure(word.removesuffix("s")) for word in words[-2:]):
        return Meaning(measure=bare, period=period, unit=unit)
    return Meaning(subject=bare, period=period, unit=unit)


def headed(claim: Claim, row: Meaning, column: Meaning) -> Claim:
    """A cell's figure with what its headers say; the cell's own words come first."""
    if claim.period is not None:
        return claim
    own, names = claim.subject, [m.subject for m in (row, column) if m.subject]
    measures = [m.measure for m in (row, column) if m.measure]
    if len(names) == 2 and not measures and not claim.noun:
        measures = [names.pop()]
    slots: dict[str, object] = {
        "subject": own or (names[0] if names else ""),
        "measure": measures[0] if measures else claim.measure,
        "window": claim.window or column.period or row.period,
    }
    if own and names and not claim.place:
        slots["place"] = names[0]
    return claim.model_copy(update=slots)


def _unit(label: str) -> Unit | None:
    """ "Revenue ($ million)": what stands around each of the column's bare numbers, unsaid."""
    for found in _UNIT.finditer(label):
        text = _IN.sub("", next(filter(None, found.groups())).strip()).replace("ercentage", "ercent")
        sign = _SIGN.fullmatch(text)
        unit = (
            Unit(sign["sign"], f" {sign['rest']}" if sign["rest"] else "")
            if sign
            else Unit("", text if len(text) == 1 else f" {text}")
        )
        read = _reread("1.5", unit)
        if read is not None and (read.unit or read.value != Fraction(3, 2)):
            return unit
    return None


def scaled(mention: Mention, unit: Unit) -> Mention:
    """A bare number of the column in the column's unit."""
    if mention.unit or mention.kind not in {Kind.NUMBER, Kind.COUNT} or mention.period is not None:
        return mention
    read = _reread(mention.words, unit)
    if read is None:
        return mention
    return mention.model_copy(update={field: getattr(read, field) for field in _SCALED})


def _reread(number: str, unit: Unit) -> Mention | None:
    written = f"{unit.before}{number}{unit.after}"
    read = numbers.read(written)
    return read[0] if len(read) == 1 and (read[0].start, read[0].end) == (0, len(written)) else None
