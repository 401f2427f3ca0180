"""Claim: a Mention that is placed - whose it is, of what, where, when, how sure."""

from __future__ import annotations

from enum import StrEnum

from verifier.model.document import Zone
from verifier.model.mention import Mention
from verifier.model.period import Period


class Status(StrEnum):
    """How far a thing has come, weakest first."""

    EXPLORED = "explored"
    IN_TALKS = "in-talks"
    TARGETED = "targeted"
    PLEDGED = "pledged"
    ANNOUNCED = "announced"
    COMMITTED = "committed"
    CONTRACTED = "contracted"
    STARTED = "started"
    SPENT = "spent"
    DONE = "done"


class Polarity(StrEnum):
    """Whether the text asserts or denies it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Role(StrEnum):
    """What a figure is for, in its own clause."""

    VALUE = "value"
    """What the clause is about."""
    BASE = "base"
    """What something is compared with: "up from 40", "than 12 a year earlier"."""
    PART = "part"
    """Some of another figure: "of which 3", "including 12 children"."""
    EXTRA = "extra"
    """On top of another figure: "another 41", "10 more"."""
    TOTAL = "total"
    """A sum of others: "in total", "altogether", "combined"."""
    CHANGE = "change"
    """By how much something moved: "rose 3 %"."""
    RATE = "rate"
    """Per something: "$4 per barrel", "12 a day"."""


class Claim(Mention):
    """One figure that a text gives to one subject. Offsets index the document."""

    id: str = ""
    """Made from the sentence's own words, so an edit elsewhere cannot change it."""
    line: int = 1
    column: int = 1
    zone: Zone = Zone.BODY
    block: int = -1
    """Index of its block in the document; -1 in a claim file."""
    sentence: int = -1
    """Index of its sentence among all sentences of the document."""
    subject: str = ""
    """Whose figure it is: "Harbour Trust"."""
    measure: str = ""
    """What of the subject: "investment", "revenue"."""
    place: str = ""
    window: Period | None = None
    deadline: bool = False
    """Whether the window is the time by which it must be reached ("by 2030")."""
    status: Status | None = None
    attribution: str = ""
    """Who says so, where the text names them."""
    polarity: Polarity = Polarity.AFFIRMED
    role: Role = Role.VALUE
    hypothetical: bool = False
    """Under "if", "would", "could", a question: not asserted."""
    verb: str = ""
    """Lemma of the governing verb."""
