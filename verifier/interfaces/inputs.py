"""Paths as a user names them in, sources out: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verifier import reading
from verifier.errors import InputError
from verifier.model.source import Source
from verifier.reading.companions import article_kept

ARTICLES = (".md", ".markdown", ".txt", ".html", ".htm")
CLAIMS = (".yaml", ".yml")
STANDARD_INPUT = "<stdin>"
_OUR_REPORT = b'<meta name="generator" content="verifier">'
_HEAD = 2000
_PASSED_OVER = ("node_modules", "venv", "__pycache__")


def sources(
    paths: Sequence[str], excluded: Callable[[str], bool] = lambda _: False, *, articles: bool = False
) -> Iterator[Source | InputError]:
    """What each path stands for, each once; a path that cannot be read is told, and the next one tried.

    `excluded` says which files a folder is searched without; a file that is named itself is always read.
    A folder's articles that have a claim file there are left to it, unless `articles` are wanted too.
    """
    seen: set[str] = set()
    for path in paths:
        try:
            for one in _named(path, excluded, articles):
                if isinstance(one, InputError):
                    yield one
                    continue
                key = os.path.realpath(one.name) if one.name != STANDARD_INPUT else one.name
                if key not in seen:
                    seen.add(key)
                    yield one
        except InputError as error:
            yield error


def _named(path: str, excluded: Callable[[str], bool], articles: bool) -> Iterator[Source | InputError]:
    if path == "-":
        yield Source(name=STANDARD_INPUT, data=sys.stdin.buffer.read())
        return
    if os.path.isdir(path):
        yield from _folder(path, excluded, articles)
        return
    source = reading.load(path)
    if reading.kind_of(source) == "other":
        raise InputError(f"{path}: {_refusal(path)}")
    yield source


def _refusal(path: str) -> str:
    if Path(path).suffix.lower() in CLAIMS:
        return "not a claim file; a claim file begins with the line `verifier: 1`"
    known = ", ".join((*ARTICLES, *CLAIMS))
    return f"verifier reads {known}; to check it as plain text: verifier check - < {path}"


def _folder(folder: str, excluded: Callable[[str], bool], articles: bool) -> Iterator[Source | InputError]:
    found = False
    wanted = [path for path in _files(folder) if not excluded(path)]
    kept = set() if articles else set(_kept(wanted))
    for path in wanted:
        if kept and os.path.realpath(path) in kept:
            continue
        try:
            source = reading.load(path)
        except InputError as error:
            found = True
            yield error
            continue
        if reading.kind_of(source) != "other" and _OUR_REPORT not in source.data[:_HEAD]:
            found = True
            yield source
    if not found:
        known = ", ".join((*ARTICLES, *CLAIMS))
        raise InputError(f"{folder}: no article and no claim file in this folder; looked for {known}")


def _kept(paths: Sequence[str]) -> Iterator[str]:
    """The articles that a claim file among these keeps the figures of."""
    for path in paths:
        if path.lower().endswith(CLAIMS):
            try:
                source = reading.load(path)
            except InputError:  # it is told when its turn comes
                continue
            if reading.kind_of(source) == "claims":
                article = article_kept(path, source.data.decode("utf-8", "replace"))
                yield from [os.path.realpath(article)] if article else []


def _files(folder: str) -> Iterator[str]:
    for base, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in _PASSED_OVER)
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith((*ARTICLES, *CLAIMS)):
                yield os.path.join(base, name)


def _unreadable(error: OSError) -> None:
    raise InputError(f"{error.filename}: this folder cannot be read ({error.strerror})")
