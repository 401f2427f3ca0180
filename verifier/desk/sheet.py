"""A report and its claim file in, the sheet of one text out: its findings by value, each with what was decided."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b
from operator import itemgetter
from typing import Any, NamedTuple

from verifier.desk.blame import Blamed
from verifier.keeping.decide import decisions
from verifier.model.claimfile import ClaimFile
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Finding, Severity
from verifier.model.report import Report
from verifier.model.review import Decision, Review
from verifier.reading.quotes import Quotes
from verifier.reporting.fingerprint import fingerprints
from verifier.settings import Settings

_SEVERITY = {Severity.ERROR: 9, Severity.WARNING: 3, Severity.NOTE: 1}
_CONFIDENCE = {
    Confidence.HIGH: Fraction(1),
    Confidence.MEDIUM: Fraction(2, 3),
    Confidence.LOW: Fraction(1, 3),
}
_PROMINENT: dict[str, Fraction] = {
    Zone.HEADLINE: Fraction(2),
    Zone.SUMMARY: Fraction(3, 2),
    Zone.HEADING: Fraction(5, 4),
}
_OPEN = (None, Decision.LATER)
_SETTLED = (Decision.FIXED, Decision.ACCEPTED, Decision.ASK_AUTHOR, Decision.ASK_SOURCE)


class Item(NamedTuple):
    """One finding on the sheet."""

    number: int
    """From 1, in the order of value."""
    mark: str
    """Its fingerprint: the same as long as the finding is."""
    finding: Finding
    review: Review | None
    """What was decided of it, if anything."""
    commented: bool = False
    """Whether a comment of the article waives it."""
    lapsed: Review | None = None
    """A waiver of it whose last day has passed; a new decision takes its place."""
    awaited: bool = False
    """Whether the text is being checked anew: until then a fix is believed."""

    @property
    def written(self) -> Review | None:
        """What the claim file says of it, whether it still holds or not."""
        return self.review or self.lapsed

    @property
    def elsewhere(self) -> bool:
        """Whether only that comment does: it is undone where it stands."""
        return self.commented and self.review is None

    @property
    def decision(self) -> Decision | None:
        """None also where it was fixed, and is found all the same."""
        decided = self.review.decision if self.review else None
        return None if decided is Decision.FIXED and not self.awaited else decided

    @property
    def open(self) -> bool:
        """Whether somebody has to decide it yet."""
        return not self.elsewhere and self.decision in _OPEN


class Sheet(NamedTuple):
    """Everything to decide in one text."""

    report: Report
    items: tuple[Item, ...]
    gone: tuple[Review, ...]
    """Decisions whose finding is no more: fixed, or mended otherwise."""
    blamed: Blamed
    stale: bool = False
    """Whether the text is being checked anew, and this is of before."""

    @property
    def decided(self) -> int:
        """How many are decided; the sum of these and the open ones is the work there was."""
        return sum(not item.open for item in self.items) + len(self.gone)

    @property
    def total(self) -> int:
        """Decided and open ones."""
        return len(self.items) + len(self.gone)

    def item(self, mark: str) -> Item | None:
        """The item of that mark."""
        return next((item for item in self.items if item.mark == mark), None)

    def review(self, item: Item, decision: Decision, **told: Any) -> Review | None:
        """A decision of this finding, to be written; None where nothing can name what it blames."""
        named = self.blamed.name(item.finding)
        if named is None:
            return None
        return Review(check=item.finding.check, decision=decision, claim=named[0], quote=named[1], **told)

    def next(self, after: int = 0) -> Item | None:
        """The next open item behind that number, and from the top again; those for later come last."""
        for wanted in _OPEN:
            waiting = [item for item in self.items if item.open and item.decision is wanted]
            found = next((item for item in waiting if item.number > after), waiting[0] if waiting else None)
            if found:
                return found
        return None


class Told:
    """A report, and what of it does not change with a decision."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.quotes = Quotes(report.document)
        here = [(finding, mark) for finding, mark in fingerprints(report) if finding.here]
        self.ranked = sorted(here, key=lambda one: (-value(one[0]), one[0].places[0].start, one[0].check))
        """Every finding with its fingerprint, in the order of value."""
        self._placed = sorted(((one.places[0].start, mark, one) for one, mark in here), key=itemgetter(0, 1))
        self._starts = [start for start, *_ in self._placed]
        self._longest = max((one.places[0].end - start for start, _, one in self._placed), default=0) + 1

    def reached(self, review: Review, covers: Sequence[tuple[int, int]]) -> Iterator[str]:
        """The marks of the findings that a decision speaks for, if it covers these places of the text."""
        for low, high in covers:
            first = bisect_left(self._starts, low - self._longest)
            for start, mark, finding in self._placed[first : bisect_left(self._starts, max(high, low + 1))]:
                if low < max(finding.places[0].end, start + 1) and review.check in (
                    finding.check,
                    finding.family,
                ):
                    yield mark


def value(finding: Finding) -> Fraction:
    """What it is worth to decide it first: severity × confidence × prominence."""
    prominence = max(_PROMINENT.get(one.zone, Fraction(1)) for one in finding.here)
    return _SEVERITY[finding.severity] * _CONFIDENCE[finding.confidence] * prominence


def sheet(given: Told, claimfile: ClaimFile, settings: Settings, *, stale: bool = False) -> Sheet:
    """All findings of a report, waived ones too, with what the claim file says of them."""
    blamed = Blamed(given.report.document, claimfile, given.quotes)
    spoken: dict[str, list[Review]] = {}
    lapsed: dict[str, Review] = {}
    gone: list[Review] = []
    for review in decisions(claimfile):
        marks = list(given.reached(review, blamed.covers(review)))
        if _expired(review, settings):
            lapsed |= dict.fromkeys(marks, review)
            continue
        for mark in marks:
            spoken.setdefault(mark, []).append(review)
        if not marks and review.decision in _SETTLED:
            gone.append(review)
    items: list[Item] = []
    for number, (finding, mark) in enumerate(given.ranked, 1):
        commented = finding.waived is not None and not finding.waived.by
        now = latest(spoken.get(mark, ()))
        items.append(Item(number, mark, finding, now, commented, lapsed.get(mark), stale))
    return Sheet(given.report, tuple(items), tuple(gone), blamed, stale)


def latest(found: Sequence[Review]) -> Review | None:
    """The waiver, if there is one, for it silences the finding; else what was written last."""
    waived = [one for one in found if one.decision is Decision.WAIVED]
    return next(reversed(waived or found), None)


def state(review: Review | None) -> str:
    """A short name for what was decided, to notice that somebody else has decided meanwhile."""
    return (
        blake2b(review.model_dump_json().encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        if review
        else ""
    )


def _expired(review: Review, settings: Settings) -> bool:
    return bool(settings.today and review.until and settings.today > review.until)
