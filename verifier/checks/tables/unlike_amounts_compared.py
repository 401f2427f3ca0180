"""A hundred euros against a hundred and five dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.comparisons import comparisons
from verifier.checks.standings import Standing
from verifier.model.claim import Claim
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Span, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_TWO = 2
_LIKE = re.compile(r"\b(?:annuali[sz]ed|converted|like for like)\b", re.IGNORECASE)
_NEAR_PAR = frozenset(("USD", "EUR", "GBP", "CHF", "AUD", "CAD", "NZD"))
_APART = 3
"""More than so many times as much is more in any of these currencies."""
_RATE = re.compile(
    r"\b(?:exchange rate|converted|equivalent|at (?:the|today’s|today's) rate|worth about|purchasing power)\b"
)
_CALENDAR = frozenset(("hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "night"))
_CONCLUDED = re.compile(
    r"\b(?:therefore|thus|hence|consequently|so|far|much|a great deal|clearly|easily)\b[^.;]{0,40}"
    r"\b(?:more|less|better|worse|higher|lower|larger|smaller|dearer|cheaper|ahead|richer|poorer)\b(?! than\b)"
    r"|\bthe (?:dearer|cheaper|larger|smaller|higher|lower|richer|bigger|better paid) of the two\b"
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|aims?|intends?|wants?|hopes?|expects?|proposes?|promise[sd]?|pledge[sd]?|targets?|will"
    r"|is to|are to|due to|scheduled to|set to|would|by 20[3-9]\d)\b"
)


@check(
    message="“{first}” is {one} and “{second}” {other}: they cannot be set side by side",
    suggestion="Bring both into one currency, to one base or to one stage first.",
    at_most=Severity.WARNING,
    bad=(
        "In 2025 Alder earned €120 million and Holm earned $125 million. Holm therefore earned more than Alder.",
        "Alder pays its rowers £40 a race; Holm, at £900 a season, pays far more.",
        "Alder built 30 km of piers in 2025. Holm plans to build 45 km of piers. Holm builds more piers than Alder.",
    ),
    good=(
        "In 2025 Alder earned €120 million and Holm earned $590 million. Holm therefore earned more than Alder.",
        "In 2025 Alder earned €120 million and Holm earned €125 million. Holm therefore earned more than Alder.",
        "Alder pays its rowers £40 a race; Holm, at £90 a race, pays far more.",
        "Alder built 30 km of piers in 2025. Holm plans to build 45 km of piers. "
        "Holm will build more piers than Alder.",
    ),
    source="BBC guidance on reporting statistics: compare like with like",
)
def unlike_amounts_compared(ledger: Ledger) -> Iterator[Outcome]:
    """Two amounts are compared, and they are in two currencies, per two things, or one is done and one planned.

    A dollar is no euro and a plan is no deed: which of the two is more, such amounts do not show.
    """
    for told in comparisons(ledger):
        if _LIKE.search(told.sentence.words) or (not told.sure and len(told.pairs) > 1):
            continue
        a, b = told.pairs[0]
        place = Stretch(start=told.sentence.start, end=told.sentence.end)
        if _is_plan(ledger, a) is not _is_plan(ledger, b):
            done, plan = (b, a) if _is_plan(ledger, a) else (a, b)
            if done.claim.unit == plan.claim.unit and not _PLANNED.search(told.sentence.words):
                yield _apart(place, done.claim, plan.claim, "done", "planned")
        elif _unlike_money(ledger, a.claim, b.claim):
            yield _apart(place, a.claim, b.claim, f"in {_currency(a.claim)}", f"in {_currency(b.claim)}")
    yield from _bare(ledger)


def _currency(claim: Claim) -> str:
    return claim.unit.partition(" per ")[0]


def _is_plan(ledger: Ledger, one: Standing) -> bool:
    """Whether a value of the text is one that is still to come."""
    return not one.tabled and _PLANNED.search(ledger.sentences[one.claim.sentence][2].words) is not None


def _unlike_money(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Two currencies near each other, in which no rate is given: which sum is larger, they do not show."""
    units = {_currency(a), _currency(b)}
    if len(units) < _TWO or not units <= _NEAR_PAR or not a.value or not b.value:
        return False
    near = max(a.value, b.value) < _APART * min(a.value, b.value)
    return near and not _RATE.search(ledger.document.text)


def _apart(place: Span, a: Claim, b: Claim, one: str, other: str) -> Hit:
    return Hit.on(
        place,
        a,
        b,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{one} against {other}",
        first=a.words,
        second=b.words,
        one=one,
        other=other,
    )


def _bare(ledger: Ledger) -> Iterator[Outcome]:
    """ "One takes home €120,000, the other $125,000. The women are thus paid more"; "$900 a match; the Swedes …"."""
    for index, (home, block, sentence) in enumerate(ledger.sentences):
        said = _CONCLUDED.search(sentence.words)
        if not said or block.form is Form.CELL or _LIKE.search(sentence.words):
            continue
        beside = [at for at in (index - 1, index) if at >= 0 and ledger.sentences[at][0] == home]
        sums = [
            c for at in beside for c in ledger.by_sentence.get(at, ()) if c.kind is Kind.MONEY and c.value
        ]
        if len(sums) != _TWO:
            continue
        start, end = sentence.span(*said.span())
        a, b = sums
        per = [_per(ledger, claim) for claim in sums]
        if per[0] != per[1] and all(per) and not {*per} <= _CALENDAR:
            yield _apart(Stretch(start=start, end=end), a, b, f"per {per[0]}", f"per {per[1]}")
        elif _unlike_money(ledger, a, b):
            yield _apart(Stretch(start=start, end=end), a, b, f"in {_currency(a)}", f"in {_currency(b)}")


def _per(ledger: Ledger, claim: Claim) -> str:
    """ "match", of "$900 a match"."""
    sentence = ledger.sentences[claim.sentence][2]
    told = re.match(
        r"\s(?:an?|per|each|every)\s([a-z]+)", sentence.words[sentence.inner(claim.start, claim.end)[1] :]
    )
    return claim.unit.partition(" per ")[2] or (told[1] if told else "")
