"""And what does this mean?"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import devices
from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger


@check(
    message="“{words}” and the like: {often}",
    suggestion="Say it; keep a question for what the text cannot answer.",
    at_most=Severity.NOTE,
    bad=(
        "What does the pool cost? Nine million euros. And who pays? The town does. But when does it open? In May. "
        "And why so late? The roof leaks.",
    ),
    good=(
        "What does the pool cost? Nine million euros. The town pays, and it opens in May.",
        "“Who pays?” Ida Holm asked. “When does it open? And why so late?”",
    ),
)
def rhetorical_questions(ledger: Ledger) -> Iterator[Outcome]:
    """A text asks its reader one question after the other and answers each itself.

    One such question can lead to the point; many only put off the answer, and a question asserts nothing that
    could be checked.
    """
    return devices.leans_on(ledger, "rhetorical-questions")
