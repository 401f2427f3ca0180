"""All claims of a document in; groups of those about one thing, and the sums the text makes, out.

Never looks at the values it is about to compare; a slip is its digits, so there they are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.extraction.facts import facts
from verifier.extraction.slips import slips
from verifier.extraction.sums import sums
from verifier.model.claim import Claim
from verifier.model.document import Document
from verifier.model.ledger import Ledger


def link(document: Document, claims: Sequence[Claim]) -> Ledger:
    """The ledger: claims, groups, sums."""
    groups, apart = facts(document, claims)
    return Ledger(
        document=document,
        claims=tuple(claims),
        groups=groups,
        apart=apart,
        sums=sums(document, claims, groups),
        slips=slips(document, claims),
    )
