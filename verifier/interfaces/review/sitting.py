"""Everything that one run of the desk holds: the opened texts, who sits at it, and what can be undone."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from verifier.desk.sheet import Item, Sheet
from verifier.desk.units import Unit, changed
from verifier.errors import InputError
from verifier.interfaces.review.opened import ClashError, Opened
from verifier.keeping.follow import Change
from verifier.model.review import Decision, Review

Put = Callable[[Sheet, Item], Review | None]
"""What is decided of a finding; None for nothing."""


class Step(NamedTuple):
    """One thing done, with what it takes to undo it."""

    text: int
    mark: str
    title: str
    before: Review | None
    after: Review | None
    unit: Unit | None = None
    """What was edited, as it was."""
    words: str = ""
    """And as it was written."""
    changes: tuple[Change, ...] = ()
    """What followed it in the claim file."""


class Sitting:
    """The texts by number, from 1. All that is decided stands in the files; only undoing remembers."""

    def __init__(self, texts: Sequence[Opened], by: str, today: datetime.date) -> None:
        self.texts = tuple(texts)
        self.by = by
        self.until = today + datetime.timedelta(days=90)
        """What a waiver is offered as its last day."""
        self._done: list[Step] = []
        self._lock = threading.RLock()

    def begin(self) -> None:
        """Check every text in the background, one after the other."""

        def work() -> None:
            for text in self.texts:
                with suppress(InputError):  # it is told on the text's own page
                    text.sheet()

        threading.Thread(target=work, daemon=True).start()

    @property
    def last(self) -> Step | None:
        """What undo would undo."""
        return self._done[-1] if self._done else None

    def decide(self, number: int, mark: str, seen: str, put: Put) -> Item:
        """Write a decision, or with None take back the one there was. Raises ClashError and InputError."""
        with self._lock:
            item, before, after = self.texts[number - 1].decide(mark, seen, put)
            self._done.append(Step(number, mark, item.finding.message, before, after))
            return item

    def fix(self, number: int, sheet: Sheet, item: Item | None, unit: Unit, words: str) -> None:
        """Write the article, and which finding was fixed by it. Raises ClashError and InputError."""
        with self._lock:
            text = self.texts[number - 1]
            put = before = None
            if item:
                put = sheet.review(item, Decision.FIXED, by=self.by, now=changed(unit.text, words))
                before = item.written
            was, now = text.edit(unit, words)
            mark, title = (item.mark, item.finding.message) if item else ("", "")
            self._done.append(Step(number, mark, title, None, None, was, now))  # that much is done
            changes = text.follow(unit, words, drop=before, put=put)
            self._done[-1] = Step(number, mark, title, before, put, was, now, changes)

    def undo(self) -> Step | None:
        """Take back the last thing done, and nothing that anybody else did. Raises ClashError and InputError."""
        with self._lock:
            if not self._done:
                return None
            step = self._done[-1]
            try:
                self._undo(step)
            except ClashError:
                self._done.pop()  # it stays as others have made it, and what was done before can be undone
                raise
            return self._done.pop()

    def _undo(self, step: Step) -> None:
        text = self.texts[step.text - 1]
        if step.unit is not None:
            text.edit(Unit(step.unit.start, step.words), step.unit.text)
        if step.before != step.after or step.changes:
            back = [change.back for change in step.changes]
            text.write(drop=step.after, put=step.before, changes=back)
