"""Phrases over figures: forms in, patterns and the figures they match out. Most are data, in `words/NAME.toml`.

A form is a regular expression in which `<a>` stands for a figure that is asked for by that name, `…` for words of
the clause without a figure, and a word in capitals within braces for the words listed under it, or for one of these:
`{N}` a figure, `{W}` a few words of one clause without a figure, `{S}` fewer, `{NEAR}` up to six without a comma,
`{STOP}` the end of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from verifier.model.claim import Claim
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_NOT = f"[^{FIGURE[1:-1]}.;:?!()]"
_ALWAYS = {
    "N": FIGURE,
    "W": f"{_NOT}{{0,80}}?",
    "S": f"{_NOT}{{0,40}}?",
    "NEAR": rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?]+){{0,6}}?",
    "STOP": f'{_NOT}{{0,80}}?[.!?;:][”"]?\\s[“"]?',
    "NOUN": f"[^{FIGURE[1:-1]}.,;:?!()]{{0,40}}?",
}
_ANY = "\x00"
_NAME = re.compile(r"\{([A-Z_]+)\}")
_ASKED = re.compile(r"(?<!P)<([a-z]+)>")


@cache
def table(name: str) -> dict[str, Any]:
    """The lists and forms of `words/NAME.toml`."""
    text = (files("verifier.checks") / "words" / f"{name}.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


@cache
def names(folder: str) -> tuple[str, ...]:
    """The tables in a folder of `words`, by name."""
    found = (files("verifier.checks") / "words" / folder).iterdir()
    return tuple(sorted(one.name.removesuffix(".toml") for one in found if one.name.endswith(".toml")))


@cache
def pattern(name: str, words: str) -> re.Pattern[str]:
    """One list of words, as a pattern of whole words."""
    return re.compile(rf"\b{_expanded(name, '{' + words + '}', ())}\b")


@cache
def forms(name: str, section: str, **more: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a section, with `more` words where they take any."""
    extra = tuple(sorted(more.items()))
    found: Any = table(name)
    for key in section.split("."):
        found = found.get(key, ())
    return tuple(
        re.compile(_expanded(name, form, extra)) for form in ([found] if isinstance(found, str) else found)
    )


def found(
    forms: Sequence[str | re.Pattern[str]], skeleton: Skeleton
) -> Iterator[tuple[re.Match[str], Mapping[str, Claim]]]:
    """Every match of every form, with the claim of each name."""
    for form in forms:
        for match in (_compiled(form) if isinstance(form, str) else form).finditer(skeleton.words):
            named = {name: skeleton.figures(letter) for name, letter in match.groupdict().items() if letter}
            yield match, {name: claims[0] for name, claims in named.items() if claims}


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """A form that stands in the code, in any case."""
    return re.compile(_figures(form), re.IGNORECASE)


def _figures(form: str) -> str:
    return _ASKED.sub(lambda asked: f"(?P<{asked[1]}>{FIGURE})", form.replace("…", _ANY)).replace(_ANY, GAP)


def _expanded(name: str, form: str, more: tuple[tuple[str, str], ...]) -> str:
    lists = {**_ALWAYS, **table(name).get("words", {}), **dict(more)}
    for _ in range(4):  # lists may name lists
        form = _NAME.sub(lambda name: _either(lists[name[1]]), form)
    return _figures(form)


def _either(words: str | list[str]) -> str:
    return words if isinstance(words, str) else f"(?:{'|'.join(words)})"
