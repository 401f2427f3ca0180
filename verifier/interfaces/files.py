"""A file on disk: read, merged and replaced in one step, one writer at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from hashlib import sha256
from pathlib import Path

from verifier.errors import InputError

_PART = ".part"


def update(path: str, merged: Callable[[str], str], *, write: bool) -> bool:
    """Let `merged` make a file's new text of its old one ("" where there is none); whether they differ.

    Whoever reads the file meanwhile, or after a crash at any moment, finds the old text or the new one whole.
    A change made by somebody else while we were at work is merged in its turn, never overwritten.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise InputError(f"{path}: this is a folder; name a file in it")
    try:
        with _alone(target):
            for _ in range(10):
                old = _bytes(target)
                new = merged(_text(path, old)).encode("utf-8")
                if old == new or not write:
                    return old != new
                if _replaced(target, old, new):
                    return True
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    raise InputError(f"{path}: changes faster than it can be read; close what writes to it")


def _bytes(target: Path) -> bytes:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return b""


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _replaced(target: Path, old: bytes, new: bytes) -> bool:
    """Put the new bytes in place of the old ones, if these are still what stands there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{escape(target.name[:100])}.*{_PART}"):
        left.unlink(missing_ok=True)  # by one that was killed
    handle, draft = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=_PART, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        if _bytes(target) != old:
            return False
        os.replace(draft, target)
        return True
    finally:
        Path(draft).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Wait for every other of us who writes this file; the system ends the wait when one of them is killed."""
    key = sha256(str(target).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    name = f"verifier-{getattr(os, 'getuid', int)()}-{key}.lock"
    with open(Path(tempfile.gettempdir()) / name, "a+b") as lock:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        except ImportError:  # Windows
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        yield
