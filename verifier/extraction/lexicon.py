"""The tables in `words/`, read once, as lookups."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of `words/NAME.toml`."""
    text = (files("verifier.extraction") / "words" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["row"])


@cache
def lookup(name: str, column: str, value: str) -> dict[str, str]:
    """Each word of a list column, with what its row says in another column; the first row wins."""
    found: dict[str, str] = {}
    for row in rows(name):
        for word in row.get(column, ()):
            found.setdefault(word, row[value])
    return found
