"""Report: the end of the pipe. Coverage: what was looked at, and what was not."""

from __future__ import annotations

from verifier.model.claim import Claim
from verifier.model.document import Document
from verifier.model.finding import Finding, Place
from verifier.model.ledger import Apart, Group
from verifier.model.record import Record
from verifier.model.source_map import SourceMap


class Trouble(Record):
    """Something we could not read, understand or run."""

    stage: str
    about: str
    why: str
    line: int | None = None
    column: int | None = None


class Skipped(Record):
    """A number that was not compared, and why."""

    quote: str
    reason: str
    place: Place | None = None


class Coverage(Record):
    """Numbers seen, parsed, compared, passed; and those not checked, with the reason."""

    seen: int = 0
    parsed: int = 0
    compared: int = 0
    passed: int = 0
    not_checked: tuple[Skipped, ...] = ()


class Part(Record):
    """One visible part of the score."""

    name: str
    weight: str
    value: int
    because: str


class Score(Record):
    """0 to 100, with every part of the formula shown."""

    value: int
    parts: tuple[Part, ...]


class Tally(Record):
    """How often one check compared, and how often the text agreed with itself."""

    check: str
    held: int
    failed: int


class Report(Record):
    """What verify says of one document."""

    document: Document
    sources: tuple[Document, ...] = ()
    """What it was held against."""
    claims: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    apart: tuple[Apart, ...] = ()
    """Claims told alike and still kept apart, with the slot that keeps them so."""
    findings: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    """Those that were there before, and so do not count: see `since`."""
    since: str = ""
    """What tells new findings from known ones, if anything does: a baseline, or a revision."""
    waived: tuple[Finding, ...] = ()
    """Findings somebody answers for, each with its waiver; they count for nothing."""
    coverage: Coverage = Coverage()
    score: Score | None = None
    """None where there was nothing to check."""
    verdict: str = ""
    """The verdict in one plain sentence."""
    tallies: tuple[Tally, ...] = ()
    source_map: SourceMap = SourceMap.model_construct()
    """What the text rests on, and where it cites it."""
    troubles: tuple[Trouble, ...] = ()

    @property
    def crashed(self) -> bool:
        """Whether one of the checks failed, so that the report is not whole."""
        return any(trouble.stage == "check" for trouble in self.troubles)
