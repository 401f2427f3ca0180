"""A p value or a correlation that no data can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_NUMBER = r"(?P<value>\d{0,3}(?:\.\d+)?)(?![\d.]*[\d%])(?!\s?(?:cm|mm|m|km|kg|g|metres?|meters?|pixels?)\b)"
_P = re.compile(rf"(?<![\w.])[pP](?:[- ]value)?\s?(?:=|of|was|is)\s?{_NUMBER}")
_R = re.compile(
    rf"(?<![\w.])(?:r|rho|ρ|tau|τ)(?:\s?\(\s?\d+\s?\))?\s?=\s?[-−–]?{_NUMBER}"
    rf"|\b[Cc]orrelation (?:coefficient )?(?:of|was|is) [-−–]?{_NUMBER.replace('value', 'told')}"
)
_TESTED = re.compile(
    r"significan|correlat|\bp[- ]values?\b|\b[tFzr]\s?\(|χ|\btests?\b|\bdifference|\beffects?\b|regress|ANOVA",
    re.IGNORECASE,
)
_RELATED = re.compile(r"correlat|associat|relat(?:ed|ion)|coefficient", re.IGNORECASE)


@check(
    message="“{words}”: {what} lies between {low} and 1",
    suggestion="Look the figure up again; a point or a sign may have moved.",
    at_most=Severity.ERROR,
    bad=(
        "The correlation between sleep and mood was strong (r = 1.24).",
        "The two scales were correlated, r(48) = -1.31, p < .001.",
        "The difference between the two boats was not significant (p = 1.3).",
    ),
    good=(
        "The correlation between sleep and mood was strong (r = .84), and so was that of age (r = 1.00).",
        "The two scales were correlated, r(48) = -.31, p = .02.",
        "The difference between the two boats was not significant (p = 1.0).",
        "The test dish was a circle (r = 1.24 cm), and the pressure p = 1.3 bar.",
        "Speed is related to the ratio r = 1.24 m of the two wheels.",
    ),
    source="APA Publication Manual, 7th ed., 6.36: values that cannot exceed 1",
)
def statistic_out_of_range(ledger: Ledger) -> Iterator[Outcome]:
    """A probability above 1, or a correlation beyond 1 or -1.

    Both are bounded by how they are made, so such a figure was mistyped or is another one.
    """
    for _, block, sentence in ledger.having(_TESTED, _RELATED):
        if block.zone in (Zone.REFERENCES, Zone.CODE):
            continue
        for form, said, what, low in ((_P, _TESTED, "a probability", 0), (_R, _RELATED, "a correlation", -1)):
            for found in form.finditer(sentence.words) if said.search(sentence.words) else ():
                value = next((told for told in found.groupdict().values() if told), "0")
                if float(value) <= 1 or re.match(
                    r"\s?(?:bar|pascals?|atm|hPa|kPa)\b", sentence.words[found.end() :]
                ):
                    continue
                start, end = sentence.span(*found.span())
                yield Hit.on(
                    Stretch(start=start, end=end),
                    confidence=Confidence.HIGH,
                    arithmetic=f"{value} > 1",
                    words=found[0],
                    what=what,
                    low=low,
                )
