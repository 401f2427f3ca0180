"""Text to the terminal or into a file: no broken pipe is heard, no file is left half written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

from verifier.errors import InputError


class Terminal(NamedTuple):
    """What the far end of standard output can show."""

    interactive: bool
    colour: bool
    width: int


def terminal() -> Terminal:
    """A pipe or file gets no colours and always the same width."""
    if not sys.stdout.isatty():
        return Terminal(interactive=False, colour=False, width=100)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    import shutil  # slow to load

    width = shutil.get_terminal_size().columns
    return Terminal(interactive=True, colour=colour, width=min(max(width, 60), 160))


def show(text: str, encoding: str = "") -> None:
    """Print; signs the terminal cannot show become "?"; a reader who has left is no error."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(text.encode(encoding or sys.stdout.encoding or "utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # python flushes standard output once more at exit: let that go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_folder(path: str) -> bool:
    """Whether it names a folder: one that is there, or "reports/"."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def write(path: str, text: str) -> None:
    """Write a file in one step, its folders made if they are missing."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise InputError(f"{path}: this is a folder; name a file in it")
    data = text.encode("utf-8", errors="replace")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
            return
        draft = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
        try:
            draft.write_bytes(data)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
