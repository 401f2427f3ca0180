"""A claim whose value is not the figure of its own quote."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger

_FILE = """verifier: 1
claims:
  quay:
    quote: {quote}
    value: {value}
"""


@check(
    message="the value “{value}” is not in its own quote, “{quote}”",
    suggestion="Write the figure as the quote has it, or quote the words that give it.",
    at_most=Severity.ERROR,
    bad=(
        _FILE.replace("{quote}", "another £41m from the port authority").replace("{value}", "£44m"),
        _FILE.replace("{quote}", "twelve of the boats").replace("{value}", "17 boats"),
    ),
    good=(
        _FILE.replace("{quote}", "another £41m from the port authority").replace("{value}", "£41 million"),
        _FILE.replace("{quote}", "half of the boats were late").replace("{value}", "50%"),
        _FILE.replace("{quote}", "between 40 and 50 boats").replace("{value}", "45 boats"),
        _FILE.replace("{quote}", "the largest grant so far").replace("{value}", "£52m"),
        _FILE.replace("{quote}", "the boat is to sail by June 2028").replace("{value}", "June 2028"),
    ),
)
def value_misses_quote(ledger: Ledger) -> Iterator[Outcome]:
    """The value of a claim is not the figure that its own quote gives.

    Somebody mended one of the two: from here on the file checks a figure that its article does not print.
    The claim-file pipe compares the two itself: an article's figures are their own quotes.
    """
    del ledger
    yield from ()
