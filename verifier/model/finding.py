"""Hit, Finding, Place, Severity, Confidence, Verdict."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from verifier.model.interval import Interval
from verifier.model.record import Record
from verifier.model.waiver import Waiver


class Severity(StrEnum):
    """How bad a finding is if it is right."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 is worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure we are that the claims are about one thing; only high may be an error."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 is surest."""
        return list(Confidence).index(self)


class Verdict(StrEnum):
    """What the comparison says."""

    CONTRADICTED = "contradicted"
    OVERSTATED = "overstated"
    CONSISTENT = "consistent"
    NOT_CHECKED = "not-checked"


class Span(Protocol):
    """Anything that stands somewhere in the document: a Claim, a Block, a Sentence, a Stretch."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Stretch(Record):
    """A bare pair of offsets into the document."""

    start: int
    end: int
    document: str = ""
    """The name of the source it stands in; "" for the text that is checked."""


class PlaceRole(StrEnum):
    """Why a place is quoted."""

    PRIMARY = "primary"
    RELATED = "related"
    ACKNOWLEDGED = "acknowledged"
    """Where the text itself discounts the fault."""


class Place(Record):
    """Where in a document, with its words; `quote == text[start:end]` of that document."""

    role: PlaceRole
    start: int
    end: int
    line: int
    column: int
    quote: str
    words: str = ""
    """The quote without markup and entities."""
    zone: str = ""
    document: str = ""
    """The name of the source it stands in; "" for the text that is checked."""

    @property
    def where(self) -> str:
        """ "line 5", or "study.html, line 5"."""
        return f"{self.document}, line {self.line}" if self.document else f"line {self.line}"


class Hit(Record):
    """What a check saw: places and facts; the words come from the check's message."""

    primary: Stretch
    related: tuple[Stretch, ...] = ()
    acknowledged: tuple[Stretch, ...] = ()
    verdict: Verdict = Verdict.CONTRADICTED
    confidence: Confidence = Confidence.HIGH
    severity: Severity | None = None
    """A milder severity than verdict and check allow, where the arithmetic itself says so."""
    arithmetic: str = ""
    reading: str = ""
    """Which rounding would save it, or that none does; "" where no rounding is in question."""
    facts: tuple[tuple[str, str], ...] = ()
    """What fills the braces of the check's message and suggestion."""
    check: str = ""
    """Stamped by the runner."""

    @classmethod
    def on(
        cls,
        primary: Span,
        *related: Span,
        acknowledged: tuple[Span, ...] = (),
        verdict: Verdict = Verdict.CONTRADICTED,
        confidence: Confidence = Confidence.HIGH,
        severity: Severity | None = None,
        arithmetic: str = "",
        reading: str = "",
        **facts: object,
    ) -> Hit:
        """A hit on these places, the first one blamed."""
        return cls(
            primary=_stretch(primary),
            related=tuple(_stretch(span) for span in related),
            acknowledged=tuple(_stretch(span) for span in acknowledged),
            verdict=verdict,
            confidence=confidence,
            severity=severity,
            arithmetic=arithmetic,
            reading=reading,
            facts=tuple((name, str(value)) for name, value in facts.items()),
        )


class Held(Record):
    """What a check compared and found consistent: for the coverage and the agreement rate."""

    spans: tuple[Stretch, ...]
    weighed: bool = True
    """Whether another value at one of the places would have been a fault: False where only words were read."""
    check: str = ""
    """Stamped by the runner."""

    @classmethod
    def on(cls, *spans: Span, weighed: bool = True) -> Held:
        """These places agree."""
        return cls(spans=tuple(_stretch(span) for span in spans), weighed=weighed)


class Finding(Record):
    """A hit or conflict as a reader gets it."""

    check: str
    family: str
    severity: Severity
    confidence: Confidence
    verdict: Verdict
    message: str
    arithmetic: str = ""
    steps: tuple[str, ...] = ()
    reading: str = ""
    """Which rounding would save it, or that none does."""
    suggestion: str = ""
    needed: Interval | None = None
    """What the blamed figure would have to be for the others to hold, where that can be said."""
    places: tuple[Place, ...]
    """The blamed one first."""
    waived: Waiver | None = None
    """Who answers for it; a waived finding counts for nothing and is told apart."""

    @property
    def here(self) -> tuple[Place, ...]:
        """The places in the text that is checked, none in its sources."""
        return tuple(place for place in self.places if not place.document)


def _stretch(span: Span) -> Stretch:
    return Stretch(start=span.start, end=span.end, document=getattr(span, "document", ""))
