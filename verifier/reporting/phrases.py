"""Every word of the report's own, read from one file, so that the report can be translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import tomli

_FILE = Path(__file__).parent / "phrases.toml"


def say(key: str, **facts: object) -> str:
    """The phrase of that name ("page.skip"), its braces filled; of two forms, the one that fits the number `n`.

    Raises KeyError for a phrase that there is not.
    """
    phrase = _phrases()[key]
    if isinstance(phrase, list):
        phrase = phrase[0] if facts["n"] == 1 else phrase[1]
    shown = {name: f"{fact:,}" if isinstance(fact, int) else fact for name, fact in facts.items()}
    return str(phrase.format(**shown))


def word(of: Enum) -> str:
    """The word for one of a closed set: a severity, a status, a zone."""
    return say(f"{type(of).__name__.lower()}.{of.value}")


@cache
def _phrases() -> dict[str, Any]:
    return dict(_flat(tomli.loads(_FILE.read_text(encoding="utf-8"))))


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for name, given in table.items():
        if isinstance(given, dict):
            yield from _flat(given, f"{above}{name}.")
        else:
            yield above + name, given
