"""Every row of the word lists against its own examples, and every spelling: "text -> what is read"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from verifier import numbers
from verifier.model.mention import Comparator, Mention
from verifier.model.period import Period
from verifier.model.record import decimal_string

WORDS = Path(numbers.__file__).parent / "words"
TODAY = Period.model_validate("2026-06-15")
NOTHING = {"labels"}
"""Lists whose examples must read as nothing."""


def rows(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in table.values():
        if isinstance(row, dict):
            if "examples" in row:
                yield row
            else:
                yield from rows(row)


def examples(*, nothing: bool) -> list[Any]:
    return [
        pytest.param(example, id=f"{path.stem}: {example}")
        for path in sorted(WORDS.glob("*.toml"))
        if (path.stem in NOTHING) == nothing
        for row in rows(tomllib.loads(path.read_text("utf-8")))
        for example in row["examples"]
    ]


def short(mention: Mention) -> str:
    """What was read, as the examples write it."""
    sign = "" if mention.comparator is Comparator.EQUAL else mention.comparator.value
    if mention.unit == "calendar":
        return mention.period.edtf if mention.period else "?"
    if mention.value is not None:
        number = decimal_string(mention.value)
    else:
        ends = [decimal_string(end) if end is not None else "" for end in (mention.low, mention.high)]
        number = "..".join(ends)
    return f"{sign}{number} {mention.unit}".strip()


@pytest.mark.parametrize("example", examples(nothing=False))
def test_example_is_read(example: str) -> None:
    text, _, expected = example.partition(" -> ")
    assert short(numbers.read(text, date=TODAY)[0]) == expected


@pytest.mark.parametrize("text", examples(nothing=True))
def test_example_is_no_quantity(text: str) -> None:
    mentions, others = numbers.scan(text, date=TODAY)
    assert mentions == ()
    assert others


def spellings() -> list[str]:
    table = tomllib.loads((Path(__file__).parent / "corpus" / "spellings.toml").read_text("utf-8"))
    return [row for section in table.values() for row in section["rows"]]


@pytest.mark.parametrize("row", spellings())
def test_spelling_is_read(row: str) -> None:
    text, _, expected = row.partition(" ->")
    assert "; ".join(map(short, numbers.read(text, date=TODAY))) == expected.strip()


def test_no_word_is_said_twice_in_one_list() -> None:
    for path in WORDS.glob("*.toml"):
        for row in rows(tomllib.loads(path.read_text("utf-8"))):
            words = [word.strip() for word in row.get("words", "").split(",") if word.strip()]
            assert len(words) == len(set(words)), (path.stem, sorted(w for w in words if words.count(w) > 1))
