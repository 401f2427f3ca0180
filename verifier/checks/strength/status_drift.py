"""A plan told as done where a reader looks first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, again, first, rest
from verifier.checks.retold import Hold, weakened
from verifier.model.claim import Claim, Role, Status
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_LADDER = list(Status)
_AHEAD = (Status.EXPLORED, Status.IN_TALKS, Status.TARGETED, Status.PLEDGED)
_BOUND = (Status.COMMITTED, Status.CONTRACTED)
_DONE = (Status.STARTED, Status.SPENT, Status.DONE)
_STATES = ("", "be", "have", "remain", "stay", "stand", "say", "need", "want", "expect")
_COMING = re.compile(r"\b(?:will|shall|to|set|due|would)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:had|originally|initially|at first|in (?:19|20)\d\d|last (?:year|month|week)|ago|earlier|previously|back in"
    r"|first (?:announced|planned|proposed|promised))\b",
    re.IGNORECASE,
)


@check(
    message="“{one}” here is {strong}; further down it is only {weak}: “{other}”",
    suggestion="Say how far it has come in both places: {weak}, not {strong}.",
    at_most=Severity.WARNING,
    bad=(
        "# Kelby builds 900 flats\n\nThe site is a car park.\n\nKelby plans to build 900 flats, its owner said.",
        "# Alder clinic buys second scanner\n\nAlder is poor.\n\nThe Alder clinic wants a second scanner by May.",
        "**Summary**\n\n- The club has spent €4m on a stand\n\nFans are cold.\n\nThe club has pledged €4m for a stand.",
        "**Summary**\n\n- Kelby commits $8 billion to the coast\n\nThe coast is poor.\n\n"
        "Kelby announced $8 billion for the coast. Whether Kelby really spends $8 billion on the coast, or half of it, "
        "will be seen.",
    ),
    good=(
        "# Kelby to build 900 flats\n\nThe site is a car park.\n\nKelby plans to build 900 flats, its owner said.",
        "# Kelby builds 900 flats\n\nIn 2021 Kelby planned to build 900 flats. It has built 900 flats.",
        "# Kelby builds 900 flats\n\nKelby has built the 900 flats in a year. By May it plans to sell the 900 flats.",
        "# Alder clinic buys second scanner\n\nThe Alder clinic wanted a second scanner. It bought the scanner in May.",
        "# Kelby buys 40 trams\n\nKelby agreed to buy 40 trams on Monday.",
    ),
)
def status_drift(ledger: Ledger) -> Iterator[Outcome]:
    """Headline or summary tells one figure as further along than the text below does.

    "Builds", "has spent" and "commits" promise a reader more than "plans to", "pledged" and "may".
    """
    above = first(ledger)
    told_of: set[int] = set()
    for line in (*above, *rest(ledger)):
        leads = line in above
        claims = ledger.by_sentence.get(line.at, ())
        if not claims or reserve.possible(line.words) or reserve.condition(line.words):
            continue
        for claim in claims:
            if claim.role is Role.EXTRA or claim.hypothetical or not _strong(claim, line, leads=leads):
                continue
            told = [pair for pair in again(ledger, claim, line) if leads or pair[0].start > claim.end]
            reached = [one for one, _ in told if _reaches(one, claim)]
            weak = [(one, other) for one, other in told if _weaker(one, claim, other)]
            weak = [pair for pair in weak if leads or pair[0].verb == claim.verb]
            if reached:
                yield Held.on(claim, *reached)
            elif weak:
                told_of.add(line.at)
                one, other = min(weak, key=lambda pair: _rank(pair[0]))
                yield _hit(claim, line, one, other, [place for place, _ in weak])
    yield from _deeds(ledger, told_of)


def _deeds(ledger: Ledger, told_of: Container[int]) -> Iterator[Outcome]:
    """The same without a figure: "Clinic buys scanner", and below it only wants one."""
    for line, weak in weakened(ledger):
        if weak[0].how is Hold.WANTED and line.at not in told_of:
            yield Hit.on(
                line.stretch,
                *(one.line.stretch for one in weak),
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                one=line.words.strip(),
                other=weak[0].line.words.strip(),
                strong="told as a fact",
                weak=f"told with “{weak[0].words}”",
            )


def _strong(claim: Claim, line: Line, *, leads: bool) -> bool:
    """Whether a figure is told as done; in the lead also as bound, or plainly with a verb of doing."""
    if claim.status in _DONE:
        return True
    plain = claim.status is None and claim.verb not in _STATES and not _COMING.search(line.words)
    return leads and (claim.status in _BOUND or plain)


def _reaches(one: Claim, claim: Claim) -> bool:
    """Whether the text below says as much: a rung as high, or the same plain verb."""
    if claim.status is None:
        return (one.status is None and one.verb == claim.verb and not one.hypothetical) or one.status in _DONE
    return (
        one.status is not None
        and not one.hypothetical
        and _rank(one) >= min(_rank(claim), _LADDER.index(Status.COMMITTED))
    )


def _weaker(one: Claim, claim: Claim, other: Line) -> bool:
    if _EARLIER.search(other.words) or one.role is Role.EXTRA:
        return False
    under = re.search(
        rf"\b(?:to|may|might|could|would|should)\s(?:\w+ly\s)?{re.escape(one.verb)}\b", other.words
    )
    if one.verb != claim.verb and (under or claim.status is None):  # it plans to sell what is built
        return False
    if claim.status is None:
        return one.status in _AHEAD
    if claim.status in _BOUND:
        doubted = one.hypothetical and reserve.condition(other.words) is not None
        return doubted or one.status in (Status.EXPLORED, Status.IN_TALKS)
    return one.status in _AHEAD


def _rank(claim: Claim) -> int:
    return _LADDER.index(claim.status) if claim.status and not claim.hypothetical else 0


def _hit(claim: Claim, line: Line, one: Claim, other: Line, places: list[Claim]) -> Hit:
    doubted = one.status not in _AHEAD
    return Hit.on(
        claim,
        *places,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.LOW if doubted else Confidence.MEDIUM,
        one=line.words.strip(),
        other=other.words.strip(),
        strong=claim.status or "told as a fact",
        weak="in doubt" if doubted else one.status,
    )
