"""Percentages of one whole that do not make the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Severity
from verifier.model.interval import point
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import Skeleton

_REST = re.compile(r"\b(?:remaining|remainder|rest|balance)\b", re.IGNORECASE)
# one answer or one place each, so that the shares cannot overlap
_CLOSED = re.compile(
    r"\b(?:main (?:reason|cause|source)|came from|come from|comes from|made up of|consists? of"
    r"|(?:split|divided) (?:between|among|into)"
    r"|backed .{0,60} opposed|opposed .{0,60} backed|for .{0,40} against|voted for .{0,80} against"
    r"|went to one of|every vote|did not know|don't know|undecided|one of (?:two|three|four|five) \w+"
    r"|from (?:two|three|four|five) (?:sources|groups|places))\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(multiple|more than one|several|select\w*|could name|of (?:them|those|these|whom|which)"
    r"|includ\w+|mainly|mostly|largely|primarily|chiefly|partly"
    r"|overlap\w*|both|respectively|compared|than|up from|down from|rose|fell|increase\w*|decrease\w*|higher|lower"
    r"|grew|growth|discount|interest|tax|rate|average|of the (?:remaining|rest)|chance|probability|while|whereas|also"
    r"|among|such as|for example|as many as|another)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"^\W*(?:share|percentage|per cent|%|proportion|percent)\b[^a-z]*(?:of (?:the )?(?:total|vote|votes|whole))?\W*$",
    re.I,
)


@check(
    message="the shares do not make 100 %: {arithmetic}",
    suggestion="Mend one of the shares: with the others as printed, “{blamed}” would be {truth}.",
    at_most=Severity.ERROR,
    bad=("Of the passengers, 45% come by bus, 30% by bicycle and the remaining 35% on foot.",),
    good=(
        "Of the passengers, 45% come by bus, 30% by bicycle and the remaining 25% on foot.",
        "Of the passengers, 45.3% come by bus, 30.3% by bicycle and the remaining 24.5% on foot.",
        "Passengers could choose several answers: 45% named price, 60% comfort and the remaining 20% speed.",
        "Of the passengers, 45% come by bus; of the remaining passengers, 40% walk and 60% cycle.",
        "A third of the passengers come by bus, 45% by bicycle and the remaining 22% on foot.",
    ),
    source="ACES, Holden: percentages of one whole make 100, give or take rounding",
)
def shares_miss_whole(ledger: Ledger) -> Iterator[Outcome]:
    """Shares that a text calls all of one whole add up to more or less than 100 percent.

    "The remaining 35 %" says that nothing is left over: then the shares make 100, within rounding.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        shares = [claim for claim in claims if _is_share(claim)]
        told = sum(claim.kind in (Kind.PERCENT, Kind.RATIO) for claim in claims)
        if len(shares) < 2 or len(shares) != told or _TWICE.search(sentence.words):
            continue
        rest, closed = _REST.search(sentence.words), _CLOSED.search(sentence.words)
        whole = rest is not None and _closes(sentence.words, rest.end(), shares[-1])
        if whole or (closed and not rest and len(shares) > 2 and _listed(Skeleton.of(sentence, shares))):
            yield _whole(shares, rest[0] if rest else closed[0] if closed else "")
    for table in tables(ledger.document):
        for head in table.header[1:]:
            if _TABLE.match(head.words) and len(table.body) > 2:
                yield from _column(ledger, table, head)


def _column(ledger: Ledger, table: Table, head: Block) -> Iterator[Outcome]:
    """A column headed "Share" whose every cell is one share, none of them a total."""
    cells = table.column(head.column)
    inside = [[c for c in ledger.claims if cell.start <= c.start < cell.end] for cell in cells]
    named = [row[0].words for row in table.body]
    if all(len(claims) == 1 and _is_share(claims[0]) for claims in inside) and not any(
        _TWICE.search(n) for n in named
    ):
        shares = [claims[0] for claims in inside]
        total = sum((claim.value or Fraction(0) for claim in shares), Fraction(0))
        if 90 <= total <= 112 and not any(
            re.search(r"\btotal\b|\ball\b", name, re.IGNORECASE) for name in named
        ):
            yield _whole(shares, head.words)


def _whole(shares: Sequence[Claim], because: str) -> Constraint:
    return Constraint(
        relation=Relation.WITHIN,
        claims=(shares[-1], *shares[:-1]),
        limit=point(Fraction(100)),
        because=because,
    )


def _listed(skeleton: Skeleton) -> bool:
    """Whether the shares stand in one enumeration that ends with "and"."""
    first, last = (
        skeleton.words.index(chr(0xE000)),
        skeleton.words.rindex(chr(0xE000 + len(skeleton.claims) - 1)),
    )
    between = skeleton.words[first:last]
    return " and " in between.rsplit(",", 1)[-1] and not re.search(r"[.;!?]\s", between)


def _is_share(claim: Claim) -> bool:
    return (
        claim.kind is Kind.PERCENT
        and claim.unit == "%"
        and claim.role in (Role.VALUE, Role.PART, Role.EXTRA)
        and not claim.direction
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _closes(words: str, end: int, last: Claim) -> bool:
    """Whether the last share is the remainder itself: "the remaining 25 %", not "the remaining passengers, 40 %"."""
    return words[end : end + 12].lstrip(" ,").startswith(last.words[:6])
