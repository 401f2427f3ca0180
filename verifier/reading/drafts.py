"""Draft, Manuscript: what the reader of a format finds, before it is fired into records."""

from __future__ import annotations

from dataclasses import dataclass, field

from verifier.model.document import Form, Link, Zone
from verifier.model.period import Period
from verifier.model.report import Trouble
from verifier.reading.shown import Run


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making. `zone` is None until its place in the text decides."""

    form: Form
    zone: Zone | None = None
    level: int = 0
    group: int = -1
    number: int | None = None
    row: int = -1
    column: int = -1
    header: bool = False
    bold: bool = True
    """Whether nothing in it is outside of strong emphasis."""
    home: int = 0
    """Which part of the page it stands in; only HTML has more than one."""
    runs: list[Run] = field(default_factory=list)
    words: str = ""


@dataclass(slots=True, eq=False)
class Manuscript:
    """Drafts in reading order, and what the file says of itself."""

    text: str
    format: str
    drafts: list[Draft] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    title: str = ""
    author: str = ""
    date: Period | None = None
    date_from: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    groups: int = 0
    current: Draft | None = None

    def open(self, draft: Draft) -> Draft:
        """Start a block; the one before is over."""
        self.close()
        self.current = draft
        return draft

    def close(self) -> None:
        """End the current block; an empty one was none."""
        draft = self.current
        if draft and draft.runs:
            self.drafts.append(draft)
        self.current = None

    def group(self) -> int:
        """The index of a new list or table."""
        self.groups += 1
        return self.groups - 1

    def code(self, start: int, end: int) -> None:
        """A stretch that is kept but never read."""
        self.close()
        self.drafts.append(Draft(Form.PARAGRAPH, Zone.CODE, runs=[Run(start, end)]))

    def link(self, start: int, end: int, runs: list[Run], target: str) -> None:
        """A link whose label is made of these runs."""
        label = "".join(self.text[low:high] if seen is None else seen for low, high, seen in runs)
        self.links.append(Link(start=start, end=end, words=" ".join(label.split()), target=target))
