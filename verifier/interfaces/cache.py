"""Reports of texts that were checked before: kept by content, settings and version, shared by runs at one time.

A row is the JSON of a report, validated when it is read: nothing in the file can run, whoever wrote it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

import verifier
from verifier.checks import registry
from verifier.model.report import Report
from verifier.model.source import Source
from verifier.settings import Settings

_MOST = 20_000
"""Reports kept; the first written go first."""
_BATCH = 500
_TABLES = (
    "create table if not exists build (stamp text)",
    "create table if not exists reports (key blob primary key, report blob)",
)


class Cache:
    """What is known of texts already checked. A file that cannot be used is as good as empty."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "reports.sqlite"
        self._stamp = _stamp()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open()
        except (OSError, sqlite3.Error):
            self._base: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._base:
            self._base.close()

    def known(self, keys: Sequence[bytes]) -> dict[bytes, Report]:
        """The reports kept under these keys."""
        found: dict[bytes, Report] = {}
        for at in range(0, len(keys), _BATCH):
            for key, packed in self._rows(keys[at : at + _BATCH]):
                with contextlib.suppress(zlib.error, ValidationError):
                    found[key] = Report.model_validate_json(zlib.decompress(packed))
        return found

    def keep(self, reports: dict[bytes, Report]) -> None:
        """Keep these reports; the oldest give way."""
        if not self._base or not reports:
            return
        rows = [
            (key, zlib.compress(report.model_dump_json().encode("utf-8", "surrogatepass"), 1))
            for key, report in reports.items()
        ]
        with contextlib.suppress(sqlite3.Error), self._base:
            self._base.executemany("insert or replace into reports values (?, ?)", rows)
            self._base.execute(
                "delete from reports where rowid <= (select max(rowid) from reports) - ?", (_MOST,)
            )

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if not self._base:
            return
        marks = ",".join("?" * len(keys))
        try:
            yield from self._base.execute(f"select key, report from reports where key in ({marks})", keys)
        except sqlite3.Error:
            return

    def _open(self) -> None:
        """Open the file; what another version wrote, or nobody can read, is thrown away."""
        try:
            self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, or not ours to write
                raise
            self._file.unlink()
            self._connect()

    def _connect(self) -> None:
        base = sqlite3.connect(self._file, timeout=5)
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = off")
        with base:
            for table in _TABLES:
                base.execute(table)
            if base.execute("select stamp from build").fetchall() != [(self._stamp,)]:
                base.execute("delete from reports")
                base.execute("delete from build")
                base.execute("insert into build values (?)", (self._stamp,))
        self._base = base


def key(source: Source, settings: Settings) -> bytes:
    """What a report depends on: name, bytes and form of the text, and the settings.

    The day is left out: only waivers ask for it, and a text that has a claim file is not kept.
    """
    digest = blake2b(digest_size=20)
    parts = [settings.model_dump_json(exclude={"today", "sources"}).encode()]
    for one in (source, *settings.sources):
        parts += [one.model_dump_json(exclude={"data"}).encode("utf-8", "surrogatepass"), one.data]
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def folder() -> Path:
    """Where reports are kept: `VERIFIER_CACHE_DIR`, else the user's own folder for such things."""
    given = os.environ.get("VERIFIER_CACHE_DIR")
    if given:
        return Path(given)
    from platformdirs import user_cache_path  # only where something is kept

    return user_cache_path("verifier", appauthor=False)


def _stamp() -> str:
    """The version, told by its files too, so that an edited checkout begins anew."""
    root = Path(verifier.__file__).parent
    digest = blake2b(f"{verifier.__version__} {sys.version} {version('spacy')}".encode(), digest_size=16)
    for name, entry in registry.plugins().items():
        digest.update(f"{name} {entry.value} {entry.dist and entry.dist.version}".encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            stat = path.stat()
            digest.update(f"{path.relative_to(root)} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()
