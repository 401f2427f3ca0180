"""One opened text on disk: its report, its claim file, and every change that the desk makes to either."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from verifier import reading
from verifier.desk.sheet import Item, Sheet, sheet, state
from verifier.desk.units import Unit, replaced
from verifier.errors import InputError
from verifier.interfaces import files
from verifier.interfaces.review.checking import Checking
from verifier.keeping.decide import decided, decisions
from verifier.keeping.follow import Change, follow, rewritten
from verifier.model.claimfile import ClaimFile
from verifier.model.review import Decision, Review
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims
from verifier.reading.companions import FOLDER, belong, candidates
from verifier.settings import Settings

_BOM = "\ufeff"
_AROUND = 40
PATIENCE = 1.5
"""Seconds that a page waits for a text to be checked; then it shows what it has."""


class ClashError(Exception):
    """Somebody else has changed meanwhile what was to be changed; `ours` and `theirs` are both to be shown."""

    def __init__(self, ours: str, theirs: str) -> None:
        super().__init__()
        self.ours, self.theirs = ours, theirs


class Decided(NamedTuple):
    """A finding, and what was and is decided of it."""

    item: Item
    before: Review | None
    after: Review | None


class Opened:
    """One text that was named on the command line."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.path = source.name
        self.settings = settings
        self.is_claims = reading.kind_of(source) == "claims"
        self.checking = Checking(source.name, settings, claims=self.is_claims)

    @cached_property
    def keeps(self) -> str:
        """The claim file that its decisions go to, there or not."""
        if self.is_claims:
            return self.path
        own = Path(self.path)
        for path in candidates(own):
            if self._is_ours(path):
                return str(path)
        folders = [one for one in (own.parent / FOLDER, own.parent.parent / FOLDER) if one.is_dir()]
        for folder in (*folders, own.parent):
            path = (folder / own.name).with_suffix(".yaml")
            if not path.exists():
                return str(path)
        raise InputError(f"{self.path}: no place for its claim file; {path} is another text's")

    def sheet(self, wait: float | None = None) -> Sheet | None:
        """The sheet as the files stand; after so many seconds of checking that of before, or None at first.

        Raises InputError where a file cannot be read.
        """
        claimfile = self.claimfile()
        done = self.checking.wanted(self._key(claimfile), wait)
        last = self.checking.last
        return sheet(last.told, claimfile, self.settings, stale=not done) if last else None

    def ready(self) -> Sheet | None:
        """The sheet as it was last checked, without checking it."""
        last = self.checking.last
        return sheet(last.told, self.claimfile(), self.settings) if last else None

    def claimfile(self) -> ClaimFile:
        """The claim file as it stands; an empty one where there is none."""
        try:
            source = reading.load(self.keeps)
        except InputError:
            if os.path.exists(self.keeps):
                raise
            return ClaimFile(name=self.keeps, text="")
        return read_claims(source)[0]

    def source(self) -> Source:
        """The text as it stands."""
        return reading.load(self.path)

    def decide(self, mark: str, seen: str, put: Callable[[Sheet, Item], Review | None]) -> Decided:
        """Write what `put` makes of a finding in place of what was decided of it; None takes that out.

        Raises ClashError where that is not what was `seen`, or the finding is no more.
        """
        done: list[Decided] = []

        def merged(old: str) -> str:
            now = self._now(old)
            item = now.item(mark)
            if item is None:
                raise ClashError("", "")
            after = put(now, item)
            if state(item.review) != seen:
                raise ClashError(_line(after), _line(item.review))
            done[:] = [Decided(item, item.written, after)]
            return self._decided(old, item.written, after)

        self.sheet(PATIENCE)
        files.update(self.keeps, merged, write=True)
        return done[0]

    def write(self, *, drop: Review | None, put: Review | None, changes: Sequence[Change] = ()) -> None:
        """Take one decision out, and write another, whatever else was decided meanwhile; make these changes first.

        Raises ClashError where the one is no longer there.
        """

        def merged(old: str) -> str:
            if drop and drop not in decisions(self._read(old)):
                raise ClashError(_line(put), "")
            return self._decided(rewritten(old, self.keeps, changes), drop, put)

        files.update(self.keeps, merged, write=True)

    def follow(
        self, unit: Unit, words: str, *, drop: Review | None, put: Review | None
    ) -> tuple[Change, ...]:
        """The same after an edit of the article: what quoted the passage follows it, by the changes returned."""
        done: list[tuple[Change, ...]] = [()]

        def merged(old: str) -> str:
            done[0] = () if self.is_claims else follow(old, self.keeps, *map(self._shown, (unit.text, words)))
            return rewritten(self._decided(old, drop, put), self.keeps, done[0])

        files.update(self.keeps, merged, write=True)
        return done[0]

    def edit(self, unit: Unit, words: str) -> tuple[Unit, str]:
        """Write the text with `words` in place of the unit.

        What stood there and what stands there now, each with some of what is around it, to find it again.
        Raises ClashError where the unit is no longer there.
        """
        done: list[tuple[Unit, str]] = []

        def merged(old: str) -> str:
            bare = old.removeprefix(_BOM)
            edit = replaced(bare, unit, words)
            if edit is None:
                raise ClashError(words, bare[unit.start : unit.start + max(len(unit.text), 200)])
            low, high = max(0, edit.at - _AROUND), edit.at + len(unit.text) + _AROUND
            new = edit.text[low : edit.at + len(edit.words) + _AROUND]
            done[:] = [(Unit(low, bare[low:high]), new)]
            return old[: len(old) - len(bare)] + edit.text

        files.update(self.path, merged, write=True)
        return done[0]

    def key(self) -> str:
        """A short name for the state of both files and of their check; a change of any changes it."""
        digest = sha256()
        for path in (self.path, self.keeps):
            with suppress(FileNotFoundError):
                digest.update(sha256(Path(path).read_bytes()).digest())
        return digest.hexdigest()[:16] + ("-" if self.checking.busy else "")

    def _decided(self, old: str, drop: Review | None, put: Review | None) -> str:
        return decided(old, self.keeps, self._article, drop=drop, put=put)

    def _shown(self, passage: str) -> str:
        """A passage of the article as a reader sees it."""
        last = self.checking.last
        format = last.told.report.document.format if last else ""
        document, _ = reading.read(Source(name="passage", text=passage, format=format))
        return " ".join(block.words for block in document.blocks)

    @property
    def _article(self) -> str:
        return os.path.relpath(self.path, os.path.dirname(self.keeps) or ".").replace(os.sep, "/")

    def _now(self, text: str) -> Sheet:
        """The sheet with this text of the claim file."""
        return sheet(self.checking.told(text), self._read(text), self.settings)

    def _read(self, text: str) -> ClaimFile:
        """A text of the claim file; an empty one is no file yet."""
        empty = ClaimFile(name=self.keeps, text="")
        return read_claims(Source(name=self.keeps, text=text))[0] if text.strip() else empty

    def _is_ours(self, path: Path) -> bool:
        source = reading.load(path)
        return reading.kind_of(source) == "claims" and belong(read_claims(source)[0], self.path)

    def _key(self, claimfile: ClaimFile) -> bytes:
        """What the report rests on: the text, and the waivers."""
        digest = sha256(self.source().data)
        if not self.is_claims:
            for waiver in claimfile.waivers:
                digest.update(waiver.model_dump_json(exclude={"start", "end", "covers"}).encode())
        return digest.digest()


def _line(review: Review | None) -> str:
    """A decision in a line."""
    if review is None:
        return ""
    by = f" ({review.by})" if review.by else ""
    return f"{Decision(review.decision).value}{by}{': ' if review.note else ''}{review.note}"
