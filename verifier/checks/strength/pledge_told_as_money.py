"""Money that is promised in one place and there in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.first import matter
from verifier.checks.phrases import table
from verifier.model.claim import Claim, Polarity, Status
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_PROMISED = (Status.TARGETED, Status.PLEDGED)
_PAID = (Status.SPENT, Status.DONE)


@check(
    message="“{there}” tells as money in hand what is only {status}: “{promised}”",
    suggestion="Say that it is {status}, not there.",
    at_most=Severity.WARNING,
    bad=(
        "Two banks pledged £30m to the pier fund. With £30m in the bank, the pier fund can start.",
        "**Summary**\n\n- Pier fund has £30m\n\nThe pier is old.\n\nTwo banks pledged £30m to the pier fund.",
    ),
    good=(
        "Two banks pledged £30m to the pier fund. In May the pier fund received the £30m.",
        "Two banks pledged £30m to the pier fund. The museum has £30m in the bank.",
        "Two banks pledged £30m to the pier fund. The pier fund has £4m in the bank.",
        "Two banks pledged £30m to the pier fund. The pier fund has pledges of £30m.",
    ),
)
def pledge_told_as_money(ledger: Ledger) -> Iterator[Outcome]:
    """A sum that was only promised is told elsewhere as money in hand.

    Pledges are often paid late, in part or never; whoever counts on them should know.
    """
    money = [claim for claim in ledger.claims if claim.kind is Kind.MONEY and claim.zone not in _ASIDE]
    promised = [claim for claim in money if claim.status in _PROMISED and claim.polarity is Polarity.AFFIRMED]
    for there in money:
        if not _in_hand(ledger, there):
            continue
        pledges = [one for one in promised if _one(ledger, one, there)]
        if not pledges:
            continue
        if any(one.status in _PAID and _one(ledger, one, there) for one in money):
            yield Held.on(there, *pledges)
            continue
        yield Hit.on(
            there,
            *pledges,
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            there=_words(ledger, there).strip(),
            promised=_words(ledger, pledges[0]).strip(),
            status=pledges[0].status,
        )


def _in_hand(ledger: Ledger, claim: Claim) -> bool:
    words = _words(ledger, claim)
    if claim.hypothetical or claim.status in _PROMISED or reserve.reserved(words):
        return False
    if _places().match(ledger.document.text, claim.end):
        return True
    return claim.status in (None, Status.COMMITTED) and claim.verb in table("strength")["money"]["verbs"]


def _one(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Whether two sums are one: equal, and with a word of their sentences in common beside "in the bank"."""
    if a is b or a.value is None or (a.value, a.unit) != (b.value, b.unit):
        return False
    return bool(matter(_places().sub("", _words(ledger, a))) & matter(_places().sub("", _words(ledger, b))))


def _words(ledger: Ledger, claim: Claim) -> str:
    return ledger.sentences[claim.sentence][2].words


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(table('strength')['money']['places'])})\b", re.IGNORECASE)
