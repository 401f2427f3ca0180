"""Which of two values is the larger, as far as their rounding lets one say."""

from __future__ import annotations

from verifier.model.claim import Claim
from verifier.model.finding import Verdict
from verifier.model.interval import Interval


def order(low: Claim, high: Claim) -> Verdict:
    """How well the first is no larger than the second.

    Contradicted where even their loose readings stand the other way, overstated where only the printed ones do.
    """
    if _before(high.loose, low.loose):
        return Verdict.CONTRADICTED
    return Verdict.OVERSTATED if _before(high.printed, low.printed) else Verdict.CONSISTENT


def _before(a: Interval, b: Interval) -> bool:
    """Whether all of `a` lies below all of `b`."""
    return a.high is not None and b.low is not None and a.high < b.low
