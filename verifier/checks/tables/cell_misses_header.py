"""A cell that holds another kind of thing than its header says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.cells import Holding, holding, promised
from verifier.checks.check import Outcome, check
from verifier.model.document import Block, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger

_EXACT = frozenset((Holding.YEAR, Holding.CLOCK, Holding.MONEY, Holding.PERCENT, Holding.AMOUNT))
_MANY = 4
"""So many cells show by themselves what their column is for."""
_TEXT = (Holding.NAME, Holding.WORDS)
_TIMES = (Holding.YEAR, Holding.DATE, Holding.CLOCK)
_QUALITY = re.compile(r"(?:al|able|ible|ive|ous|ic|ent|ant|ful|less|ed|ing|y|er)$")
"""So many answers end: "tidal", "adjustable", "negligible"."""
_UNIT = re.compile(r"\((?:in |US|A|C)?(?:[$£€¥₹%°]|[a-zA-Zµ²³/ ]{1,14})[^)]{0,12}\)\W*$")
"""A header that says in which unit its cells are told."""
_ENDS = re.compile(
    r"^\W*(?:start|begins?|beginning|end|ends|finish|completion|opening|launch|due|deadline)\W*$", re.I
)


@check(
    message="under “{header}” stands “{cell}”, which is {kind}, not {expected}",
    suggestion="Put the right value into the cell, or move this one to the column it belongs to.",
    at_most=Severity.WARNING,
    bad=(
        "| Pier | Year opened | Berths |\n|---|---|---|\n| Alder | 1974 | 42 |\n| Holm | Mr Reid | 38 |\n"
        "| Tern | 1991 | 29 |\n",
        "| Item | Detail |\n|---|---|\n| Start | 1 March 2026 |\n| Duration | 24 months |\n"
        "| Budget | Harbour Office |\n| Ports | 36 |\n",
        "| Ferry | Departs | Deck |\n|---|---|---|\n| Slow | 08:14 | 3 |\n| Fast | £14 | 1 |\n| Night | 08:52 | 4 |\n",
        "| Boat | Crew | Port |\n|---|---|---|\n| Ada | 14 | Alder |\n"
        "| Bea | Holm Island | 22 |\n| Cleo | 9 | Tern |\n",
    ),
    good=(
        "| Pier | Year opened | Berths |\n|---|---|---|\n| Alder | 1974 | 42 |\n| Holm | unknown | 38 |\n"
        "| Tern | Roman times | 29 |\n",
        "| Item | Detail |\n|---|---|\n| Start | Alder Quay |\n| Length | 24 km |\n"
        "| Fee | paid by the Harbour Office |\n| Ports | 36 |\n",
        "| Ferry | Departs | Deck |\n|---|---|---|\n| Slow | 08:14 | 3 |\n"
        "| Fast | on request | 1 |\n| Night | 08:52 | 4 |\n",
        "| Boat | Price | Port |\n|---|---|---|\n| Ada | £14 | Alder |\n| Bea | 20% | Holm |\n| Cleo | £9 | Tern |\n",
    ),
)
def cell_misses_header(ledger: Ledger) -> Iterator[Outcome]:
    """A cell holds another kind of thing than its header says and the other cells of its column hold.

    A name under "Year opened" has slipped in from another column or another table, and the year is missing.
    """
    for table in tables(ledger.document):
        if not table.rows or table.rows[0][0].zone in (Zone.REFERENCES, Zone.RELATED, Zone.CODE):
            continue
        for head in table.heads:
            yield from _column(ledger, head, table.column(head.column))
        if all(len(row) == 2 for row in table.body):
            yield from _lines(ledger, table)


def _column(ledger: Ledger, head: Block, cells: Sequence[Block]) -> Iterator[Outcome]:
    """One cell that is not of the kind of all the others."""
    kinds = [(cell, kind) for cell in cells if (kind := holding(ledger, cell)) is not Holding.NOTHING]
    fitting = promised(head.words)
    if not fitting and _UNIT.search(head.words):
        fitting = frozenset((Holding.AMOUNT, Holding.PERCENT, Holding.MONEY, Holding.YEAR, Holding.MIXED))
    others = fitting or _EXACT
    odd = [(cell, kind) for cell, kind in kinds if kind not in others]
    held = {kind for _, kind in kinds if kind in others}
    if len(kinds) < 3 or not held:
        return
    if len(odd) == 1 and (fitting or (len(held) == 1 and len(kinds) > _MANY)):
        cell, kind = odd[0]
        yield _hit(
            cell, head, kind, max(held, key=lambda one: sum(k is one for _, k in kinds)), sure=bool(fitting)
        )
    elif not odd and len(held) == 2 and Holding.MIXED not in held:
        yield from _exact(head, kinds)
    elif not odd and fitting:
        yield Held.on(head, weighed=False)


def _exact(head: Block, kinds: Sequence[tuple[Block, Holding]]) -> Iterator[Outcome]:
    """A sum of money among years, a percentage among times of day: the only one of its kind."""
    for expected in (Holding.YEAR, Holding.CLOCK):
        odd = [(cell, kind) for cell, kind in kinds if kind is not expected]
        cell, kind = odd[0]
        clear = kind in (Holding.MONEY, Holding.PERCENT) or "," in cell.words
        if len(odd) == 1 and clear and kind is not expected:
            yield _hit(cell, head, kind, expected, sure=True)


def _lines(ledger: Ledger, table: Table) -> Iterator[Outcome]:
    """ "Budget | Ministry": lines of a label and one cell, each of its own kind."""
    lines = [(row[0], row[1], holding(ledger, row[1])) for row in table.body]
    dated = any(_ENDS.match(label.words) and kind is Holding.DATE for label, _, kind in lines)
    if len({kind for _, _, kind in lines}) < 2 or not any(kind not in _TEXT for _, _, kind in lines):
        return
    for label, cell, kind in lines:
        fitting = promised(label.words)
        if not fitting and dated and _ENDS.match(label.words):
            fitting = promised("date")
        plural = label.words.strip().endswith("s") and Holding.MONEY in fitting and Holding.YEAR in fitting
        if not fitting or plural:
            continue  # "Stops | Old Station": counted things may be listed instead
        if kind is Holding.NAME and kind not in fitting:
            yield _hit(cell, label, kind, _first(fitting), sure=True)
        elif kind is Holding.WORDS and kind not in fitting and _ENDS.match(label.words) is None:
            yield _hit(cell, label, kind, _first(fitting), sure=False)
        elif kind in fitting:
            yield Held.on(label, cell, weighed=False)


def _first(kinds: frozenset[Holding]) -> Holding:
    return next(kind for kind in Holding if kind in kinds)


def _hit(cell: Block, head: Block, kind: Holding, expected: Holding, *, sure: bool) -> Hit:
    """Plain words may be an answer that we do not know; a name, or a figure of another kind, is none."""
    plain = kind is Holding.WORDS and (not sure or expected in _TIMES or _QUALITY.search(cell.words))
    return Hit.on(
        cell,
        head,
        verdict=Verdict.OVERSTATED,
        severity=Severity.NOTE if plain else None,
        confidence=Confidence.MEDIUM,
        header=head.words.strip(),
        cell=cell.words.strip(),
        kind=kind.value,
        expected=expected.value,
    )
