"""A span of time that its first and last day do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_N, _W = FIGURE, GAP
_SHORT = "[^\ue000-\uf8ff.;:?!()]{0,25}?"
_RUN = r"(?:span|period|stretch|run|spell|reign|rule|tenure|career|stint|term|gap|history|wait|war|marriage)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # the ends, then the time between: from 1998 to 2012, 14 years
        rf"\b(?:[Ff]rom|[Bb]etween)\s(?P<a>{_N})\s(?:to|until|till|and|through)\s(?P<b>{_N})(?:,| \(|\s[—–-])\s?"
        rf"(?:an?\s\w{{1,12}}\sof\s|for\s|or\s|some\s|a\s)?(?P<d>{_N})(?:\s{_RUN}\b|\)|\.|,|;|$)",
        # "for 14 years, from 1998 to 2012", "the 14 years from 1998 to 2012", "14-year reign from 1998 to 2012"
        rf"(?P<d>{_N})(?:\s{_RUN})?,?\s(?:[Ff]rom|[Bb]etween)\s(?P<a>{_N})\s(?:to|until|till|and|through)\s(?P<b>{_N})",
        # "opened in 1950 and closed 60 years later, in 2015"
        rf"\b(?:[Ii]n|[Oo]n)\s(?P<a>{_N})\s?{_W}(?P<d>{_N})\s(?:later|afterwards),?\s(?:in|on)\s(?P<b>{_N})",
        # "born in 1950, she died in 2020 aged 80", "born in 1950 … died, aged 80, in 2020"
        rf"\b[Bb]orn\s{_SHORT}(?P<a>{_N})\s?{_W}\b(?:died|dies|death){_SHORT}(?P<b>{_N}){_SHORT}\b(?:aged?|at)\s(?P<d>{_N})",
        rf"\b[Bb]orn\s{_SHORT}(?P<a>{_N})\s?{_W}\b(?:died|dies|death){_SHORT}\b(?:aged?|at)\s(?P<d>{_N}){_SHORT}\bin\s(?P<b>{_N})",
        # "founded in 1901 … its 100th anniversary in 2001"
        rf"\b(?:[Ff]ounded|[Ee]stablished|[Oo]pened|[Bb]uilt|[Ll]aunched)\s{_SHORT}\bin\s(?P<a>{_N})\s?{_W}\b(?:its|the|their)\s"
        rf"(?P<d>{_N})\s(?:anniversary|birthday)\s{_SHORT}\bin\s(?P<b>{_N})",
    )
)
# "from 1998 to 2012" as one figure: "for 14 years, 1998–2012", "1998–2012 (14 years)"
_WINDOW_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<w>{_N})(?:,| \(|\s[—–-])\s?(?:an?\s\w{{1,12}}\sof\s|for\s|or\s|some\s|a\s)?(?P<d>{_N})"
        rf"(?:\s{_RUN}\b|\)|\.|,|;|$)",
        rf"(?P<d>{_N})(?:\s{_RUN})?,?\s(?P<w>{_N})",
    )
)


@check(
    message="“{duration}” is not the time from {first} to {last}: {arithmetic}",
    suggestion="True would be “{truth}”.",
    at_most=Severity.ERROR,
    bad=(
        "The lighthouse was manned from 1898 to 1952, a span of 64 years.",
        "The pier opened in 1950 and closed 75 years later, in 2015.",
        "Born in 1950, the captain died in 2020 aged 80.",
    ),
    good=(
        "The lighthouse was manned from 1898 to 1952, a span of 54 years.",
        "The lighthouse was manned from 1898 to 1952, a span of 55 years.",
        "The pier opened in 1950 and closed 65 years later, in 2015.",
        "Born in 1950, the captain died in 2020 aged 69.",
        "The pier opened in 1950 and, after a fire 20 years later, closed in 2015.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): subtract the years",
)
def span_misses_endpoints(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives a first day, a last day and the time between, and they do not fit.

    Counting both ends or only one, full years or begun ones: any of these readings passes.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        timed = [claim for claim in claims if claim.period or _years(claim) is not None]
        if len(timed) < 2:
            continue
        skeleton = Skeleton.of(sentence, timed)
        told: set[str] = set()
        for form in (*_FORMS, *_WINDOW_FORMS):
            for found in form.finditer(skeleton.words):
                names = [name for name in ("a", "b", "w") if name in found.groupdict()]
                (length,) = skeleton.figures(found["d"])
                ends = [claim for name in names for claim in skeleton.figures(found[name])]
                if length.id not in told and (outcome := _judged(length, ends)):
                    told.add(length.id)
                    yield outcome


def _judged(length: Claim, ends: list[Claim]) -> Outcome | None:
    stated = _years(length)
    if stated is None or not all(end.period for end in ends):
        return None
    if len(ends) == 1:
        window = ends[0].period
        if (
            ends[0].kind is not Kind.PERIOD
            or ends[0].comparator is not Comparator.EQUAL
            or length.unit != "year"
        ):
            return None
        if not window or not window.start or not window.last or (window.last - window.start).days < 366:
            return None
        years = range(window.last.year - window.start.year - 1, window.last.year - window.start.year + 2)
        first, last = str(window.start.year), str(window.last.year)
    else:
        a, b = ends[0].period, ends[1].period
        if not a or not b or not _known(a) or not _known(b) or ends[0].comparator is not Comparator.EQUAL:
            return None
        shortest, longest = _whole_years(a.last, b.start), _whole_years(a.start, b.last)
        years = range(shortest, longest + 2)
        first, last = ends[0].words, ends[1].words
    if not years or years[-1] < 1:
        return None
    if years[0] <= stated <= years[-1]:
        return Held.on(length, *ends)
    middle = years[len(years) // 2]
    return Hit.on(
        length,
        *ends,
        duration=length.words,
        first=first,
        last=last,
        truth=f"{middle} years",
        arithmetic=f"{last} − {first} = {years[0]} to {years[-1]} years, not {stated}",
    )


def _years(claim: Claim) -> int | None:
    """Whole years of a duration, an age or an anniversary; None for anything vaguer or finer."""
    if claim.value is None or claim.value.denominator != 1 or claim.comparator is not Comparator.EQUAL:
        return None
    if claim.kind is Kind.ORDINAL or claim.unit == "year":
        return int(claim.value)
    bare = claim.kind in (Kind.NUMBER, Kind.COUNT) and not claim.unit and not claim.noun
    return int(claim.value) if bare and 1 <= claim.value <= 120 else None


def _known(period: Period) -> bool:
    return period.start is not None and period.end is not None and not period.approximate


def _whole_years(start: date | None, end: date | None) -> int:
    if start is None or end is None:
        return 0
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
