"""SourceMap: what a text rests on - its references, and where it cites whom."""

from __future__ import annotations

from enum import StrEnum

from verifier.model.period import Period
from verifier.model.record import Record


class Means(StrEnum):
    """How a passage names its source."""

    LINK = "link"
    FOOTNOTE = "footnote"
    NUMBER = "number"
    """A number in brackets: "[3]"."""
    AUTHOR_YEAR = "author-year"
    """ "(Holm 2021)", "Holm (2021)"."""
    NAMED = "named"
    """ "according to X", "X said", "X's report"."""
    QUOTATION = "quotation"


MARKS = (Means.NUMBER, Means.FOOTNOTE, Means.AUTHOR_YEAR)
"""What leads to an entry of the reference list."""


class Reference(Record):
    """One entry of the reference list."""

    start: int
    end: int
    words: str
    """The entry as a reader sees it."""
    key: str = ""
    """The mark that leads to it: "3", or a footnote's label."""
    publisher: str = ""
    """Who wrote or published it."""
    echo: str = ""
    """The publisher's name where the entry prints it a second time."""
    title: str = ""
    date: Period | None = None
    target: str = ""
    """Where its link leads."""
    host: str = ""
    """The site of its link, without "www."."""


class Citation(Record):
    """One place where the text names a source, or quotes one."""

    start: int
    end: int
    words: str
    means: Means
    block: int
    """Index of its block in the document."""
    sentence: int
    """Index of its sentence among all sentences of the document."""
    source: str = ""
    """Who: a name, a speaker, the site of a link; "" where the text does not say."""
    work: str = ""
    """What of theirs, where it is named: "report", "study"; the year of "(Brandt 2016)"."""
    references: tuple[int, ...] = ()
    """The entries of the reference list it leads to."""
    own: bool = False
    """Whether the text cites its own author or site."""


class SourceMap(Record):
    """From what a text says to what it rests on."""

    linkable: bool = False
    """Whether this kind of input can hold links; of plain text, none can be asked for."""
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()

    def behind(self, *, sentence: int, block: int) -> tuple[Citation, ...]:
        """What backs a sentence: its own citations; without any, those of its block."""
        own = tuple(one for one in self.citations if one.sentence == sentence)
        return own or tuple(one for one in self.citations if one.block == block)
