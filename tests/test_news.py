"""Whole sentences of news: every figure in them, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from verifier.model.mention import Comparator, Kind, Mention
from verifier.model.record import decimal_string
from verifier.numbers import read

ROWS = tomllib.loads((Path(__file__).parent / "corpus" / "news.toml").read_text("utf-8"))
LEFT_OUT = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


def short(mention: Mention) -> str:
    """A figure as the rows write it."""
    ends = (mention.value,) if mention.value is not None else (mention.low, mention.high)
    bound = "" if mention.comparator is Comparator.EQUAL else mention.comparator.value
    number = bound + "..".join("" if end is None else decimal_string(end) for end in ends)
    direction = mention.direction.value if mention.direction else ""
    return " ".join(filter(None, (number, mention.unit or mention.noun, direction)))


@pytest.mark.parametrize(
    ("text", "marked"), [pytest.param(*row, id=row[0]) for rows in ROWS.values() for row in rows.items()]
)
def test_sentence_is_read(text: str, marked: list[str]) -> None:
    found = [short(mention) for mention in read(text) if mention.kind not in LEFT_OUT]
    missed = [one.removeprefix("todo ") for one in marked if one.startswith("todo ")]
    assert len(found) == len(marked)
    assert [one for one in marked if not one.startswith("todo ") and one not in found] == []
    assert [one for one in missed if one in found] == []
