"""`verifier review`: a local page on which an editor decides one finding after the other."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import click

from verifier.errors import InputError, SettingsError
from verifier.interfaces.inputs import STANDARD_INPUT, sources
from verifier.interfaces.outcome import Exit, complain
from verifier.interfaces.project import Project
from verifier.interfaces.review.opened import Opened
from verifier.interfaces.review.sitting import Sitting


def review(paths: Sequence[str], run: Project, *, by: str, port: int, browser: bool) -> Exit:
    """Open the desk on these texts until it is closed."""
    if not all(find_spec(name) for name in ("starlette", "uvicorn")):
        raise SettingsError("the review desk wants two more packages: pip install 'verifier[web]'")
    if not paths:
        raise click.UsageError("Name at least one article, claim file or folder.")
    texts = list(_opened(paths, run))
    if not texts:
        return Exit.MISUSE
    from verifier.interfaces.review.serve import serve

    sitting = Sitting(texts, by or _user(), run.settings.today or datetime.date.today())
    serve(sitting, port=port, browser=browser)
    return Exit.OK


def _opened(paths: Sequence[str], run: Project) -> Iterator[Opened]:
    """Each text that can be read; a folder's articles are there beside their claim files."""
    for source in sources(paths, run.excluded, articles=True):
        if isinstance(source, InputError):
            complain(str(source))
        elif source.name == STANDARD_INPUT:
            complain("standard input cannot be reviewed: there is no file to write to")
        else:
            yield Opened(source, run.settings_for(source.name))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"
