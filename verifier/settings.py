"""Every setting that a result may depend on, in one record."""

from __future__ import annotations

import datetime

from verifier.model.facts import Facts
from verifier.model.finding import Severity
from verifier.model.hedges import Hedges
from verifier.model.limits import Limits
from verifier.model.period import Period
from verifier.model.record import Record
from verifier.model.source import Source


class Settings(Record):
    """What a user may choose. Strictness belongs here, never in a check."""

    date: Period | None = None
    """The document's date, where the text does not say it."""
    today: datetime.date | None = None
    """The day against which waivers expire; without it none does, for no result may depend on a clock."""
    select: tuple[str, ...] = ()
    """Checks or families to run; empty for all."""
    ignore: tuple[str, ...] = ()
    """Checks or families to leave out."""
    severity: tuple[tuple[str, Severity], ...] = ()
    """The most a check or family may say; it can only be made milder than it is."""
    sources: tuple[Source, ...] = ()
    """Documents that each text is held against."""
    hedges: Hedges = Hedges.model_construct()
    """How far "about", "nearly" and "just over" may be off."""
    limits: Limits = Limits.model_construct()
    """From where the implausible is told."""
    facts: Facts = Facts.model_construct()
    """What the user knows beside the text: populations, offices, owners, rates; `read_facts` reads them."""
    pipeline: str = ""
    """Another spaCy pipeline than our own to parse English with: the name of an installed one, or a path."""
