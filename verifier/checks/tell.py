"""Hits and conflicts in, findings out: severity, message, suggestion, places, order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import HIDDEN, UNSAVED, Check
from verifier.model.claim import Claim
from verifier.model.constraint import Conflict
from verifier.model.document import Document, Zone
from verifier.model.finding import (
    Confidence,
    Finding,
    Hit,
    Place,
    PlaceRole,
    Severity,
    Span,
    Verdict,
)
from verifier.model.interval import Interval
from verifier.model.report import Coverage

_FIRST = (Zone.HEADLINE, Zone.SUMMARY, Zone.FRONT_MATTER)
_SAID = {
    Verdict.CONTRADICTED: "contradicted",
    Verdict.OVERSTATED: "overstated",
    Verdict.NOT_CHECKED: "not supported as told",
}
_NAMED = 2  # of one kind, by their words; the rest are counted
_LONGEST = 60  # characters


def findings(
    checks: Sequence[Check],
    document: Document,
    hits: Iterable[Hit],
    conflicts: Iterable[Conflict],
    sources: Sequence[Document] = (),
) -> tuple[Finding, ...]:
    """Every finding, worst first; headline and summary before the body."""
    by_name = {check.name: check for check in checks}
    documents = {"": document} | {source.name: source for source in sources}
    told = [_of_hit(by_name[hit.check], documents, hit) for hit in hits]
    told += [_of_conflict(by_name[conflict.check], document, conflict) for conflict in conflicts]
    unique = {(one.check, one.places[0].start, one.places[0].end): one for one in reversed(told)}
    return tuple(sorted(unique.values(), key=order))


def order(one: Finding) -> tuple[int, int, int, str]:
    """Worst first; headline and summary before the body."""
    first = one.places[0]
    return one.severity.rank, first.zone not in _FIRST, first.start, one.check


def severity_of(
    verdict: Verdict, confidence: Confidence, *, broken_bound: bool, at_most: Severity
) -> Severity:
    """`design.md` 7: an error is contradicted, or a bound word broken as printed, at high confidence."""
    worst = Severity.ERROR if verdict is Verdict.CONTRADICTED or broken_bound else Severity.WARNING
    step = max(worst.rank, confidence.rank, at_most.rank)
    return list(Severity)[step]


def _of_hit(check: Check, documents: Mapping[str, Document], hit: Hit) -> Finding:
    severity = severity_of(hit.verdict, hit.confidence, broken_bound=False, at_most=check.at_most)
    if hit.severity and hit.severity.rank > severity.rank:
        severity = hit.severity
    facts = {"arithmetic": hit.arithmetic, **dict(hit.facts)}
    places = [place(documents[""], hit.primary, PlaceRole.PRIMARY)]
    places += [place(documents[span.document], span, PlaceRole.RELATED) for span in hit.related]
    places += [place(documents[""], span, PlaceRole.ACKNOWLEDGED) for span in hit.acknowledged]
    return Finding(
        check=check.name,
        family=check.family,
        severity=severity,
        confidence=hit.confidence,
        verdict=hit.verdict,
        message=check.message.format_map(facts),
        arithmetic=hit.arithmetic,
        reading=hit.reading,
        suggestion=check.suggestion.format_map(facts),
        places=tuple(places),
    )


def _of_conflict(check: Check, document: Document, conflict: Conflict) -> Finding:
    blamed, *others = conflict.claims
    verdict = Verdict.OVERSTATED if conflict.saved_loosely else Verdict.CONTRADICTED
    severity = severity_of(
        verdict,
        conflict.confidence,
        broken_bound=blamed.comparator.bound,
        at_most=Severity.NOTE if conflict.touches else check.at_most,
    )
    facts = {
        "blamed": blamed.words,
        "others": listed(f"“{claim.words}”" for claim in others),
        "arithmetic": conflict.arithmetic,
        "needed": _written(conflict.needed, blamed),
        "truth": truth(conflict.needed, blamed),
        "because": next((c.because for c in conflict.constraints if c.because), ""),
    }
    places = [place(document, blamed, PlaceRole.PRIMARY)]
    places += [place(document, claim, PlaceRole.RELATED) for claim in others]
    return Finding(
        check=check.name,
        family=check.family,
        severity=severity,
        confidence=conflict.confidence,
        verdict=verdict,
        message=check.message.format_map(facts),
        arithmetic=conflict.arithmetic,
        steps=conflict.steps,
        reading=_reading(conflict, blamed),
        needed=conflict.needed,
        suggestion=check.suggestion.format_map(facts),
        places=tuple(places),
    )


def place(document: Document, span: Span, role: PlaceRole) -> Place:
    """Where a span stands, with its words and zone."""
    line, column = document.place(span.start)
    zone = next((block.zone for block, _ in document.standing(span.start, span.end)), None)
    return Place(
        role=role,
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        quote=document.text[span.start : span.end],
        words=document.reads(span.start, span.end),
        zone=zone or "",
        document=getattr(span, "document", ""),
    )


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def truth(needed: Interval, blamed: Claim) -> str:
    """Wordings that would be true, in the text's own style; "" where the others fix no value."""
    if needed.low is None or needed.high is None or needed.empty:
        return ""
    middle = (needed.low + needed.high) / 2
    if blamed.unit == "times":  # "three times" is said of anything within a twentieth
        needed = Interval(low=middle * Fraction(19, 20), high=middle * Fraction(21, 20))
    value = _shortest(needed, middle)
    exact = needed.low == needed.high
    wordings = [f"“{'' if exact else 'about '}{numbers.write(value, blamed)}”"]
    if blamed.value and value and blamed.comparator.bound:
        share = value / blamed.value
        near = (
            "nearly" if Fraction(9, 10) <= share < 1 else "just over" if 1 < share <= Fraction(11, 10) else ""
        )
        if near:
            wordings.append(f"“{near} {numbers.write(blamed.value, blamed)}”")
    return " or ".join(wordings)


def _shortest(needed: Interval, middle: Fraction) -> Fraction:
    """The value with the fewest significant digits inside the interval, nearest its middle."""
    if middle == 0 or needed.low == needed.high:
        return middle
    size = len(str(abs(int(middle)))) if abs(middle) >= 1 else 0
    for digits in range(1, 12):
        step = Fraction(10) ** (size - digits)
        rounded = round(middle / step) * step
        if rounded in needed:
            return rounded
    return middle


def _reading(conflict: Conflict, blamed: Claim) -> str:
    span = _written(conflict.needed, blamed)
    allowed = f" ({span})" if span else ""
    if conflict.touches:
        return f"only the bound itself is met{allowed}"
    if conflict.saved_loosely:
        return HIDDEN.replace("hold", f"hold{allowed}")
    return UNSAVED + allowed


def _written(needed: Interval, blamed: Claim) -> str:
    if needed.low is None or needed.high is None:
        return ""
    low, high = (numbers.mantissa(end, blamed) for end in (needed.low, needed.high))
    return low if low == high else f"{low} to {high}"


def verdict(told: Sequence[Finding], covered: Coverage) -> str:
    """The whole report in one plain sentence."""
    looked = f"{covered.compared} of {covered.seen} numbers could be compared"
    if not covered.seen:
        return "The text holds no number to check."
    if not told and not covered.compared:
        return f"Nothing could be checked: {looked}."
    if not told:
        return f"No figure contradicts another; {looked}."
    bad = [one for one in told if one.severity is not Severity.NOTE]
    parts = [_said_of(bad, of, what) for of, what in _SAID.items()]
    said = "; ".join(part for part in parts if part) or "Nothing worse than a note was found"
    return f"{said}; {looked}."


def _said_of(bad: Sequence[Finding], of: Verdict, what: str) -> str:
    """ "“a” and “b” are overstated, and three more": the first two are named, in the order of findings."""
    words = list(dict.fromkeys(_short(one.places[0].words) for one in bad if one.verdict is of))
    if not words:
        return ""
    named, more = words[:_NAMED], len(words) - _NAMED
    rest = f", and {_count(more)} more" if more > 0 else ""
    return f"{listed(f'“{one}”' for one in named)} {'is' if len(named) == 1 else 'are'} {what}{rest}"


def _short(words: str) -> str:
    """Words as long as a sentence of headlines bears, cut between two of them."""
    return textwrap.shorten(words, width=_LONGEST, placeholder=" …")


def _count(n: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[n] if n < len(words) else str(n)
