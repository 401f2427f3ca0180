"""Which findings a change touches: those on lines that differ from a git revision, and those no longer waived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from verifier import reading
from verifier.errors import InputError, SettingsError
from verifier.model.document import Document
from verifier.model.finding import Finding
from verifier.model.source import Source
from verifier.model.waiver import Waiver
from verifier.reading.claimfile import read_claims
from verifier.reading.comments import waivers_in
from verifier.reading.companions import article_kept, named_after
from verifier.reading.drift import DRIFTED
from verifier.reading.quotes import Quotes

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager")
"""No hook and no helper of the repository is run for us."""


def untouched(document: Document, revision: str) -> Callable[[Finding], bool]:
    """Whether a finding touches no line changed since a git revision, and was not waived then.

    A quote has drifted since then if the article still had it then. Raises SettingsError where git, the
    repository or the revision is missing.
    """
    before = _before(Path(document.name), revision)
    if before is None:
        return lambda _: False
    changed = _changed_lines(before, document.text)
    freed = _no_longer_waived(document, before, revision)
    article = article_kept(document.name, document.text) if document.format == "claims" else None

    @cache
    def said_then() -> Quotes:
        return Quotes(_read(Path(str(article)), _before(Path(str(article)), revision) or b""))

    def holds(finding: Finding) -> bool:
        if freed & {finding.check, finding.family}:
            return False
        if finding.check == DRIFTED and article and said_then().exact(finding.places[0].words):
            return False
        lines = chain.from_iterable(
            range(document.place(p.start)[0], document.place(p.end)[0] + 1) for p in finding.here
        )
        return changed.isdisjoint(lines)

    return holds


def _no_longer_waived(document: Document, before: bytes, revision: str) -> set[str]:
    """The checks, or families of them, of waivers that stood at a revision and stand no more."""
    own = Path(document.name)
    if document.format == "claims":
        then, now = [*_kept(own, before)], [*_kept(own, document.text.encode())]
    else:
        then, now = [*waivers_in(_read(own, before))[0]], [*waivers_in(document)[0]]
        for path in named_after(own):
            then += _kept(path, _before(path, revision))
            now += _kept(path, path.read_bytes() if path.is_file() else None)
    gone = Counter(map(_whose, then)) - Counter(map(_whose, now))
    return {check for check, *_ in gone}


def _kept(path: Path, data: bytes | None) -> Iterator[Waiver]:
    """The waivers of a claim file; none of a file that is not there, or cannot be read."""
    try:
        if data:
            yield from read_claims(Source(name=str(path), data=data))[0].waivers
    except InputError:
        return


def _whose(waiver: Waiver) -> tuple[str, str, str]:
    return waiver.check, waiver.claim, waiver.quote


def _read(path: Path, data: bytes) -> Document:
    return reading.read(Source(name=str(path), data=data))[0]


def _before(path: Path, revision: str) -> bytes | None:
    """A file as it was at a revision; None where that did not have it."""
    folder = next(one for one in path.absolute().parents if one.is_dir())  # its own may be gone by now
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise SettingsError(f"--changed-since: {_why(folder, revision)}")
    return _git(
        folder,
        "cat-file",
        "blob",
        f"{commit.decode().strip()}:./{path.absolute().relative_to(folder).as_posix()}",
    )


def _changed_lines(old: bytes, text: str) -> set[int]:
    """Numbers of the lines of a text that differ from what it was."""
    from difflib import SequenceMatcher

    before = old.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    changed: set[int] = set()
    for tag, _, _, low, high in SequenceMatcher(
        None, _bare(before), _bare(text.split("\n")), autojunk=False
    ).get_opcodes():
        if tag != "equal":  # where lines were cut out, the ones on either side are touched
            changed.update(range(low + 1, high + 1) if high > low else (low, low + 1))
    return changed


def _bare(lines: Sequence[str]) -> list[str]:
    return [line.rstrip("\r") for line in lines]


def _why(folder: Path, revision: str) -> str:
    if _git(folder, "--version") is None:
        return "git is not installed, or not on the path"
    if _git(folder, "rev-parse", "--git-dir") is None:
        return f"{folder} is in no git repository"
    return f"no revision {revision!r} in this repository"


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where it fails."""
    import subprocess  # slow to load, and most runs ask no git

    try:
        done = subprocess.run([*_GIT, *arguments], cwd=folder, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
