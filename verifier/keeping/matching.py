"""Proposed claims and those a file has in, which is which out."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.keeping import known
from verifier.keeping.anchors import Anchor, State, overlap
from verifier.model.claim import Claim
from verifier.model.claimfile import ClaimFile, Entry
from verifier.model.proposal import Proposal, Proposed
from verifier.reading.quotes import Quotes, fold


def matched(
    proposal: Proposal,
    claimfile: ClaimFile,
    anchors: Sequence[Anchor],
    quotes: Quotes,
    seen: frozenset[str],
) -> tuple[dict[str, str], tuple[Proposed, ...]]:
    """The id in the file of each proposed claim it has, by `claim.id`; and the claims that are new to it."""
    covered = {anchor.entry.id: _covered(anchor, proposal) for anchor in anchors}
    unquoted = [entry for entry in claimfile.entries if not entry.quote]
    ids: dict[str, str] = {}
    for one in proposal.claims:
        holding = [anchor.entry for anchor in anchors if one in covered[anchor.entry.id]]
        alone = [entry for entry in holding if len(covered[entry.id]) == 1]
        same = [entry for entry in (*holding, *unquoted) if entry.claim and _same(entry.claim, one.claim)]
        drawn = [
            entry for entry in holding if fold(entry.quote) == fold(one.quote) and _drawn(entry, one, seen)
        ]
        found: list[Entry] = [*same, *alone, *drawn]
        free = [entry for entry in found if entry.id not in ids.values()]
        if found:
            ids[one.claim.id] = (free or found)[0].id
    # where an entry's quote was changed a human has to look: nothing is offered beside it until then
    unsettled = [place for anchor in anchors if anchor.state is State.CHANGED for place in anchor.places]
    new = tuple(
        one
        for one in proposal.claims
        if one.claim.id not in ids
        and known.mark(one.quote) not in seen
        and not overlap(quotes.exact(one.quote), unsettled)
    )
    return ids, new


def _covered(anchor: Anchor, proposal: Proposal) -> tuple[Proposed, ...]:
    return tuple(
        one
        for one in proposal.claims
        if any(low <= start and end <= high for low, high in anchor.places for start, end in one.places)
    )


def _same(held: Claim, claim: Claim) -> bool:
    return (held.printed, held.unit) == (claim.printed, claim.unit)


def _drawn(entry: Entry, one: Proposed, seen: frozenset[str]) -> bool:
    """Whether an entry was drawn from this very claim, though a human has changed its value since."""
    return known.mark(one.quote) in seen and bool(entry.claim)
