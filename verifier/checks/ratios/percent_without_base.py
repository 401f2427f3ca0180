"""Forty per cent better - than what?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_BETTER = re.compile(
    r"^\s(?:better|worse|faster|slower|quicker|safer|cleaner|greener|stronger|weaker|lighter|heavier|cheaper"
    r"|dearer|smarter"
    r"|warmer|cooler|softer|sharper|richer|bigger|larger|smaller|taller|longer|shorter|fitter|leaner|drier|fresher"
    r"|healthier|happier|quieter|louder|brighter|easier|harder|tougher|thinner"
    r"|(?:more|less) (?:efficient|effective|productive|accurate|powerful|economical|reliable|durable|precise"
    r"|sensitive"
    r"|sustainable|profitable|energy-efficient|fuel-efficient|popular|expensive|attractive|secure|active|likely))\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:than|compar\w+|from|against|over (?:the )?last|since|previous\w*|before|predecessors?|rivals?"
    r"|earlier|usual"
    r"|last (?:year|month|week|season)|year[- ]on[- ]year|in (?:19|20)\d\d|old|older|control|baseline|standard"
    r"|average"
    r"|relative|versus|vs|as opposed|without)\b",
    re.IGNORECASE,
)


def _of_nothing(before: str, after: str) -> bool:
    """Whether a percentage stands with nothing that it could be of."""
    return any(
        any(form.search(before) for form in forms("percents", f"{section}.before"))
        and any(form.search(after) for form in forms("percents", f"{section}.after"))
        for section in ("alone", "result", "share", "improved")
    )


@check(
    message="“{figure}{what}”: of what, or than what, is not said",
    suggestion="Say what it is compared with.",
    at_most=Severity.NOTE,
    bad=(
        "The new stove is 30% more efficient, its maker says.",
        "Our trains are now 20 per cent faster.",
    ),
    good=(
        "The new stove is 30% more efficient than the one it replaces.",
        "The old stove burned coal. The new one is 30% more efficient.",
        "Compared with last year our trains are 20 per cent faster.",
        "30% of the stoves are better kept.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): per cent of what?",
)
def percent_without_base(ledger: Ledger) -> Iterator[Outcome]:
    """A text says that something is so many percent better or faster, and not than what.

    A percentage needs something it is of; without it the sentence cannot be wrong, nor checked.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.zone in (Zone.REFERENCES, Zone.RELATED, Zone.TABLE):
            continue
        for claim in claims:
            if claim.kind is not Kind.PERCENT or claim.unit != "%" or claim.hypothetical:
                continue
            start, end = sentence.inner(claim.start, claim.end)
            before, after = sentence.words[:start], sentence.words[end:]
            more = _BETTER.match(after[:40])
            if not more and not _of_nothing(before, after):
                continue
            near = ledger.sentences[max(0, index - 1) : index + 2]
            if any(_BASE.search(other.words) for _, beside, other in near if beside is block):
                yield Held.on(claim, weighed=False)
                continue
            yield Hit.on(
                claim,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                figure=claim.words,
                what=more[0] if more else "",
            )
