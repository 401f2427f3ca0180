"""A table row or column that promises amounts and holds none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.model.document import Block
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.layout import tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_PROMISE = re.compile(
    r"\b(budget|cost|costs|price|prices|revenue|turnover|salary|population|headcount|spending|expenditure"
    r"|funding|total|amount|percentage|per cent|distance|capacity|attendance|enrolment|enrollment|turnout|weight"
    r"|staff|employees|residents|income|profit|sales|fare|fares|wage|number of \w+)"
    r"(?=\W*$|\W*\(|,|\s(?:in|for|per|of|to|on|at|since|by)\b)",
    re.IGNORECASE,
)
"""The last word of a header's name: a "budget airline" is no budget."""
# a header that asks about the amount instead of giving it: "Budget approved?", "Cost model", "Price trend"
_OTHER = re.compile(
    r"\?|\b(model|type|plan|status|source|category|owner|approved|method|basis|driver|drivers|trend|tier|comment"
    r"|comments|notes|effect|impact|control|risk|level|range|transparency|structure|holder|office|code|line|by"
    r"|free|low|high|effective|efficiency|effectiveness|from|for|sources|friendly|focus|focused|included|contact"
    r"|contacts|member|members|lead|name|names)\b",
    re.IGNORECASE,
)
# words that answer the question without a figure
_ANSWER = re.compile(
    r"\b(nil|none|zero|free|half|n/?a|unknown|undisclosed|confidential|pending|varies|same|tb[acd]|yes|no"
    r"|low|lower|medium|moderate|high|higher|small|large|cheap|expensive|included|variable|fixed|double"
    r"|see \w+|to be \w+|not (known|given|published|disclosed|available|applicable|stated"
    r"|announced))\b|[✓✗✔✘×↑↓$€£%]",
    re.IGNORECASE,
)
# "Efficacy in per cent": "two doses" is no answer
_PERCENT = re.compile(r"\b(?:in|as) (?:per cent|percent|%)|\((?:per cent|percent|%)\)\s*$", re.IGNORECASE)
_UNIT = re.compile(
    r"\((?:in )?(?:tonnes?|kg|kilograms?|grams?|g|km|kilometres?|metres?|m|cm|mm|miles?|feet|ft|hectares?|ha|acres?"
    r"|litres?|l|megawatts?|MW|kW|GWh|TWh|kWh|hours?|hrs?|minutes?|min|seconds?|days?|weeks?|months?|years?|°C|°F"
    r"|degrees|mph|km/h|knots|[$£€¥₹]\s?(?:m|bn|k|million|billion)?|(?:million|billion) [a-z]+|thousands?|millions?"
    r"|points?|votes?|people|inhabitants)\)\W*$"
)
"""A header that names the unit its cells are told in."""
_SHARES = (Kind.PERCENT, Kind.NUMBER, Kind.COUNT, Kind.RANGE, Kind.RATIO)
_CALENDAR = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


@check(
    message="“{header}” promises amounts, and there is none in its {axis}",
    suggestion="Give the amounts with their year, or rename it, for example “{header} plan”.",
    at_most=Severity.WARNING,
    bad=(
        "| | Northport | Eastbay |\n|---|---|---|\n| Ferries | 12 | 9 |\n"
        "| Harbour budget | Harbour Vision 2040 | Blue Coast Plan |\n",
        "| Boat | Built at | Displacement (tonnes) |\n|---|---|---|\n| Ada | Alder | Good in ice |\n"
        "| Bea | Holm | Training ship |\n",
    ),
    good=(
        "| Boat | Built at | Displacement (tonnes) |\n|---|---|---|\n| Ada | Alder | 3,200 |\n| Bea | Holm | 640 |\n",
        "| | Northport | Eastbay |\n|---|---|---|\n| Ferries | 12 | 9 |\n| Harbour budget | £4m | not published |\n",
        "| Bridge | Cost |\n|---|---|\n| Mill | £2m |\n| Ford | not published |\n| Weir | £3m |\n",
        "| Boat | Crew | Berth |\n|---|---|---|\n| Ada | 14 | Alder |\n| Bea | none | 22 |\n| Cleo | 9 | Tern |\n",
        "| | Northport | Eastbay |\n|---|---|---|\n| Ferries | 12 | 9 |\n| Cost model | Flat fare | By zone |\n",
        "| | Northport | Eastbay |\n|---|---|---|\n| Ferries | 12 | 9 |\n| Budget hotel | Sea View | The Pier |\n",
    ),
)
def header_without_quantity(ledger: Ledger) -> Iterator[Outcome]:
    """A table row or column is headed by a quantity, and none of its cells gives one.

    A "budget" row filled with names of plans looks like a comparison of money and compares nothing.
    """
    amounts = sorted(claim.start for claim in ledger.claims if claim.kind not in _CALENDAR)
    shares = sorted(claim.start for claim in ledger.claims if claim.kind in _SHARES and not claim.noun)
    for table in tables(ledger.document):
        for row in table.body:
            if row[0].column == 0 and len(row) > 1:
                yield from _judged(row[0], row[1:], "row", amounts)
        for head in table.heads:
            held = shares if _PERCENT.search(head.words) else amounts
            yield from _judged(head, table.column(head.column), "column", held)


def _judged(head: Block, cells: tuple[Block, ...], axis: str, amounts: Sequence[int]) -> Iterator[Outcome]:
    filled = [cell for cell in cells if cell.words.strip(" -–—.…")]
    promised = _UNIT.search(head.words) or (_PROMISE.search(head.words) and not _OTHER.search(head.words))
    if len(filled) < 2 or not promised:
        return
    if any(_ANSWER.search(cell.words) or _holds(cell, amounts) for cell in filled):
        yield Held.on(head, weighed=False)
    else:
        yield Hit.on(head, *filled, verdict=Verdict.OVERSTATED, header=head.words, axis=axis)


def _holds(cell: Block, starts: Sequence[int]) -> bool:
    index = bisect_left(starts, cell.start)
    return index < len(starts) and starts[index] < cell.end
