"""Figures and causes, one upon the other, and not a word on where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.causal import Tie, plainest, wording
from verifier.checks.check import Outcome, check
from verifier.checks.devices import passages, uses
from verifier.model.claim import Claim
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_SUM, _LARGE, _BARE = 1_000_000, 1_000, 10_000
"""The least that counts of money, of things that are named, and of a bare number."""
_LEAST = 7
_SHARE = 5
"""One in so many with a source is enough to say nothing."""
_QUOTED_MOST = 20
_ENDS = (".", "!", "?")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
"""A text that tells of its own author's doings is their source."""
_DEVICES = ("superlative-without-set", "intensifier-without-number")


@check(
    message="{count} of {all} figures, superlatives, unmeasured amounts and causes have no source beside them{links}",
    suggestion="Say where the figures come from, at least the ones that carry the argument.",
    at_most=Severity.NOTE,
    bad=(
        "Rents rose 14% in the north. The average flat costs 900 euros. Some 40,000 families "
        "wait for one. Builders need "
        "3 billion euros.\n\nVacancy is 2.1%. Some 61% of tenants want to leave. The north "
        "builds 7,500 flats a year. The "
        "south builds 12,800 flats.\n",
    ),
    good=(
        "Rents rose 14% in the north, according to the Housing Board. The average flat costs 900 euros. Some 40,000 "
        "families wait for one. Builders need 3 billion euros.\n\nVacancy is 2.1%, the Board "
        "said. Some 61% of tenants "
        "want to leave. The north builds 7,500 flats a year. The south builds 12,800 flats.\n",
        "Take 200 g of flour, 3 eggs and 150 g of sugar. Bake it at 180 °C for 45 minutes; it serves 8 people.",
    ),
)
def unsourced_claims(ledger: Ledger) -> Iterator[Outcome]:
    """A text is full of figures, superlatives, large amounts and causes, and almost none of them has a source.

    A reader cannot tell what was looked up, what was worked out and what was guessed. Plain text holds no links:
    there the report says so, and accuses nobody.
    """
    claims = list(_claims(ledger))
    bare = [place for (sentence, block), place in claims if not _backed(ledger, sentence, block)]
    if len(claims) < _LEAST or _own_report(ledger) or (len(claims) - len(bare)) * _SHARE > len(claims):
        return
    yield Hit.on(
        *bare[:_QUOTED_MOST],
        verdict=Verdict.NOT_CHECKED,
        confidence=Confidence.MEDIUM,
        count=len(bare),
        all=len(claims),
        links="" if ledger.source_map.linkable else "; links, if the page had any, are not in the text given",
    )


def _own_report(ledger: Ledger) -> bool:
    """Whether a firm or a group tells of itself: every fourth sentence says "we" or "our"."""
    told = [bool(_OURS.search(sentence.words)) for _, _, sentence in ledger.sentences]
    return sum(told) * 4 > len(told)


def _backed(ledger: Ledger, sentence: int, block: int) -> bool:
    """Whether anybody but the author is named for it, in its sentence or else its paragraph."""
    if any(claim.attribution for claim in ledger.by_sentence.get(sentence, ())):
        return True
    cited = ledger.source_map.behind(sentence=sentence, block=block)
    return any(not one.own and (one.source or one.references) for one in cited)


def _claims(ledger: Ledger) -> Iterator[tuple[tuple[int, int], Stretch]]:
    """Every amount, superlative, unmeasured amount and cause of the text itself, with its sentence and block."""
    devices = [use for name in _DEVICES for use in uses(ledger, name)]
    for passage in passages(ledger):
        if passage.block.zone not in (Zone.BODY, Zone.LIST, Zone.SUMMARY):
            continue
        for at, number, sentence in passage.sentences:
            own = passage.words[at : at + len(sentence.words)].strip()
            if own.endswith(_ENDS) and not _OURS.search(own):
                told = (claim for claim in ledger.by_sentence.get(number, ()) if _large(claim))
                places = [Stretch(start=claim.start, end=claim.end) for claim in told]
                places += [use for use in devices if sentence.start <= use.start < sentence.end]
                places += _cause(sentence) if not places else []
                yield from (((number, passage.place), place) for place in places)


def _cause(sentence: Sentence) -> list[Stretch]:
    """The words that plainly say cause and effect."""
    told = plainest(sentence.words)
    if told is None or wording(sentence.words).tie is not Tie.CAUSAL:
        return []
    start, end = sentence.span(*told.span())
    return [Stretch(start=start, end=end)]


def _large(claim: Claim) -> bool:
    """What somebody must have looked up: no price, no year, no room number."""
    if claim.kind is Kind.PERCENT:
        return True
    if claim.value is None or claim.kind not in (Kind.MONEY, Kind.COUNT, Kind.NUMBER):
        return False
    least = {Kind.MONEY: _SUM, Kind.COUNT: _LARGE}.get(claim.kind, _BARE)
    return claim.value >= least
