"""One event with two dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.onetime import Told, one_event, onetime, proper
from verifier.checks.people import resolved
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger


@check(
    message="{name} was {event} {first} here and {second} there",
    suggestion="Find out which date is right.",
    at_most=Severity.WARNING,
    bad=(
        "The Alder Lighthouse was built in 1898. Storms broke its lamp twice.\n\n"
        "The Alder Lighthouse, built in 1889, is open on Sundays.",
        "Harbour Trust was founded in 1923 by six pilots. Harbour Trust, founded in 1932, owns nine boats.",
        "In 1934 the Kestrel Bridge opened to traffic. Painters are at work. The Kestrel Bridge, which opened to"
        " traffic in 1943, is one of six.",
        "The painting was stolen in March 1994 from a villa. It resurfaced last week. The painting was stolen in March"
        " 1996, the court heard.",
        "Marta Lindqvist was born in 1950 and died in 2021. Marta Lindqvist, born in 1956, left no will.",
    ),
    good=(
        "The Alder Lighthouse was built in 1898. The Alder Lighthouse, built in the 1890s, is open on Sundays.",
        "The Alder Lighthouse was built in 1898. The Holm Lighthouse was built in 1889.",
        "Harbour Trust was founded in 1923. Harbour Trust opened a branch in 1932 and one in 1940.",
        "Harbour Trust was founded in 1923. According to legend, Harbour Trust was founded in 1823.",
        "The festival opened on 3 May 2019 in the rain. The festival opened on 5 May 2021 in the sun.",
        "The treaty was signed by France in 1921. The treaty was signed by Spain in 1923.",
        "The king died in 1066. His son was crowned in 1066. The king died in 1087, and his son followed him.",
        "The first version of the lamp was launched in 2007. The next version of the lamp was launched in 2009.",
        "The pier was opened in 1902. The station was opened in 1905. The pier was rebuilt in 1910.",
    ),
)
def two_dates_for_one_event(ledger: Ledger) -> Iterator[Outcome]:
    """What happens to a thing only once is given two dates: its founding, its opening, a birth, a death.

    Two sources were used, or two digits swapped; a reader cannot tell which date is right.
    """
    told = onetime(ledger)
    full = {one.name for one in told if " " in one.name}
    for first, one in combinations(told, 2):
        if one_event(first, one, told, full):
            yield _judged(resolved(one.name, full) or one.name, first, one)


def _judged(name: str, first: Told, one: Told) -> Outcome:
    if first.when.meets(one.when):
        return Held.on(one.claim, first.claim)
    return Hit.on(
        one.claim,
        first.claim,
        confidence=Confidence.HIGH if proper(name) else Confidence.MEDIUM,
        name=name,
        event=one.event,
        first=one.claim.words,
        second=first.claim.words,
        arithmetic=f"{one.claim.words} ≠ {first.claim.words}",
    )
