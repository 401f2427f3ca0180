"""The complete picture, and three columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from verifier.checks.check import Outcome, check
from verifier.checks.devices import passages
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger

_COMPLETE = re.compile(
    r"\b(?:full|complete|whole|entire|comprehensive|exhaustive|definitive|ultimate)(?:\s[\w’'-]+){0,3}?\s"
    r"(?:picture|landscape|market|field|industry|overview|comparison|map|race|ranking|list|guide|spectrum|sector"
    r"|scene|story|line-?up)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\b(?:guide|overview|picture|comparison|landscape)$", re.IGNORECASE)
"""A "full list" may well be short."""
_FEW = 4
_REACH = 6
"""How many blocks after the words the table may begin."""


@check(
    message="“{words}”, and what follows compares {few}: {members}",
    suggestion="Say which ones are compared, and why these.",
    at_most=Severity.NOTE,
    bad=(
        "Here is the complete picture of European rail.\n\n| | Spain | Italy |\n|---|---|---|\n"
        "| Gauge | wide | standard |\n| Owner | state | state |\n| Fares | low | high |\n",
        "A comprehensive guide to the ports:\n\n- Holm: fish\n- Alder: tar",
    ),
    good=(
        "Here are two railways side by side.\n\n| | Spain | Italy |\n|---|---|---|\n"
        "| Gauge | wide | standard |\n| Owner | state | state |\n| Fares | low | high |\n",
        "The full list of stalls:\n\n- Holm: fish\n- Alder: tar",
        "The whole market was wet by noon. The full list of stalls hangs at the gate.",
    ),
)
def complete_over_few(ledger: Ledger) -> Iterator[Outcome]:
    """A text promises the full picture and compares a handful.

    Who is left out is a choice that the reader cannot see, and it may decide who comes out ahead.
    """
    blocks = ledger.document.blocks
    starts = {
        block.group: index for index, block in reversed(list(enumerate(blocks))) if block.form is Form.CELL
    }
    compared = [
        (starts[table.group], members) for table in tables(ledger.document) if (members := _members(table))
    ]
    for passage in passages(ledger):
        if passage.block.form is Form.CELL:
            continue
        ends = passage.words.rstrip().endswith(":")
        for found in _COMPLETE.finditer(passage.words):
            near = [names for start, names in compared if passage.place < start <= passage.place + _REACH]
            if near:
                yield Hit.on(
                    passage.stretch(found.start(), found.end()),
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.MEDIUM,
                    words=found[0],
                    few=len(near[0]),
                    members=", ".join(near[0]),
                )
                return
            items = _items(ledger, passage.place) if _PROMISE.search(found[0]) and ends else ()
            if 2 <= len(items) < _FEW:
                yield Hit.on(
                    passage.stretch(found.start(), found.end()),
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.LOW,
                    words=found[0],
                    few=len(items),
                    members="; ".join(items),
                )
                return


def _items(ledger: Ledger, place: int) -> tuple[str, ...]:
    """The list right below a block, each item up to its colon."""
    after = takewhile(lambda block: block.form is Form.ITEM, ledger.document.blocks[place + 1 :])
    return tuple(block.words.split(":")[0].strip() for block in after)


def _members(table: Table) -> tuple[str, ...]:
    """The few names that head the columns of a table whose rows are properties."""
    names = tuple(cell.words for cell in table.header if cell.column > 0)
    wordy = sum(not any(letter.isdigit() for letter in cell.words) for row in table.body for cell in row)
    cells = sum(len(row) for row in table.body)
    return names if 2 <= len(names) <= _FEW and len(table.body) > 2 and wordy * 2 > cells else ()
