"""One text checked in the background, and once more whenever its files have changed."""

from __future__ import annotations

import threading
from typing import NamedTuple

from verifier import reading
from verifier.claimfiles import verify_claims
from verifier.desk.recheck import Live, Rechecker, recheck_claims
from verifier.desk.sheet import Told
from verifier.desk.units import Unit
from verifier.errors import InputError
from verifier.interfaces.outcome import fault
from verifier.memo import Remembered
from verifier.model.source import Source
from verifier.pipe import verify_source
from verifier.settings import Settings


class Checked(NamedTuple):
    """A report, the state of the files it was made of, and how a passage of it is checked alone."""

    told: Told
    key: bytes
    rechecker: Rechecker


class Checking:
    """Keeps the last report of one text; only one thread is at work on it."""

    def __init__(self, path: str, settings: Settings, *, claims: bool) -> None:
        self._path, self._settings, self._claims = path, settings, claims
        self._memo = Remembered()
        self._lock = threading.Lock()
        self._work: threading.Thread | None = None
        self.last: Checked | None = None
        self.failure = ""
        """Why it cannot be checked, if it cannot."""

    @property
    def busy(self) -> bool:
        """Whether it is being checked."""
        return bool(self._work and self._work.is_alive())

    def wanted(self, key: bytes, wait: float | None) -> bool:
        """Whether the last report is of these files, after so many seconds at most; None is as long as it takes.

        Raises InputError where it cannot be checked.
        """
        while not self.last or self.last.key != key:
            work = self._begun(key)
            work.join(wait)
            if work.is_alive():
                return False
            if self.failure:
                raise InputError(self.failure)
        return True

    def told(self, text: str) -> Told:
        """What is told of another text of a claim file, or of the article as it was last checked."""
        assert self.last  # whoever decides has seen a finding
        return Told(verify_claims(self._source(text), self._settings)) if self._claims else self.last.told

    def live(self, unit: Unit, words: str) -> Live:
        """What is found in a passage with these words in its place."""
        assert self.last  # whoever edits has seen a finding
        if not self._claims:
            return self.last.rechecker(unit, words)
        report = self.last.told.report
        text = report.document.text[: unit.start] + words + report.document.text[unit.end :]
        return recheck_claims(report, verify_claims(self._source(text), self._settings), unit, words)

    def _source(self, text: str) -> Source:
        return Source(name=self._path, data=text.encode("utf-8", "surrogatepass"))

    def _begun(self, key: bytes) -> threading.Thread:
        """The thread that is at work on it, a new one if there is none."""
        with self._lock:
            if self._work is None or not self._work.is_alive():
                self._work = threading.Thread(target=self._check, args=(key,), daemon=True)
                self._work.start()
            return self._work

    def _check(self, key: bytes) -> None:
        try:
            source = reading.load(self._path)
            if self._claims:
                report = verify_claims(source, self._settings)
            else:
                report = verify_source(source, self._settings, self._memo)
            self.last = Checked(Told(report), key, Rechecker(report, self._settings, self._memo))
            self.failure = ""
        except InputError as error:
            self.failure = str(error)
        except Exception as error:  # it is told on the page, and the other texts go on
            self.failure = f"{self._path}: {fault(error)}"
