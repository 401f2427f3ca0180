"""A quote of a claim file that its article no longer holds."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="the article no longer says “{quote}”",
    suggestion="{advice}",
    at_most=Severity.ERROR,
    bad=(),
    good=(),
)
def quote_drifted(ledger: Ledger) -> Iterator[Outcome]:
    """A claim file quotes words that its article no longer has.

    Article and claim file have parted: what the file still checks is not what readers see. It is an error where
    nearly the same words now give another figure, a warning where only the words have changed.
    The claim-file pipe compares the two texts itself: an article quotes no article.
    """
    del ledger
    yield from ()
