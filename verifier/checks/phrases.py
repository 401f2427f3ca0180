"""Phrases over figures, as data: `words/NAME.toml` in, patterns out.

A form is a regular expression in which `<a>` stands for a figure that is asked for by that name, and a
word in capitals within braces for the words listed under it, or for one of these:
`{N}` a figure, `{W}` a few words of one clause without a figure, `{S}` fewer, `{STOP}` the end of the sentence.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from verifier.model.skeleton import FIGURE

_NOT = f"[^{FIGURE[1:-1]}.;:?!()]"
_ALWAYS = {
    "N": FIGURE,
    "W": f"{_NOT}{{0,80}}?",
    "S": f"{_NOT}{{0,40}}?",
    "STOP": f"{_NOT}{{0,80}}?[.!?;:]\\s",
    "NOUN": f"[^{FIGURE[1:-1]}.,;:?!()]{{0,40}}?",
}
_NAME = re.compile(r"\{([A-Z_]+)\}")
_ASKED = re.compile(r"(?<!P)<([a-z]+)>")


@cache
def table(name: str) -> dict[str, Any]:
    """The lists and forms of `words/NAME.toml`."""
    text = (files("verifier.checks") / "words" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def pattern(name: str, words: str) -> re.Pattern[str]:
    """One list of words, as a pattern of whole words."""
    return re.compile(rf"\b{_expanded(name, '{' + words + '}', ())}\b")


@cache
def forms(name: str, section: str, **more: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a section, with `more` words where they take any."""
    extra = tuple(sorted(more.items()))
    return tuple(re.compile(_expanded(name, form, extra)) for form in table(name)[section])


def _expanded(name: str, form: str, more: tuple[tuple[str, str], ...]) -> str:
    lists = {**_ALWAYS, **table(name).get("words", {}), **dict(more)}
    for _ in range(4):  # lists may name lists
        form = _NAME.sub(lambda found: _either(lists[found[1]]), form)
    return _ASKED.sub(lambda found: f"(?P<{found[1]}>{FIGURE})", form)


def _either(words: str | list[str]) -> str:
    return words if isinstance(words, str) else f"(?:{'|'.join(words)})"
