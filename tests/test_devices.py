"""Devices of rhetoric: each table finds in its own examples just what they say, and each has a norm."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from verifier import reading
from verifier.checks import devices
from verifier.checks.phrases import names, table
from verifier.extraction import extract
from verifier.model.ledger import Ledger
from verifier.model.source import Source
from verifier.settings import Settings

TABLES = [name for name in names("rhetoric") if name not in ("norms", "own-view")]


def _ledger(text: str) -> Ledger:
    document, troubles = reading.read(Source(name="text.md", text=text))
    assert not troubles
    return extract(document, Settings())[0]


def _examples() -> list[Any]:
    return [
        pytest.param(name, example["text"], example["uses"], id=f"{name}-{number}")
        for name in TABLES
        for number, example in enumerate(table(f"rhetoric/{name}")["example"], 1)
    ]


@pytest.mark.parametrize(("name", "text", "uses"), _examples())
def test_a_table_finds_its_examples(name: str, text: str, uses: list[str]) -> None:
    ledger = _ledger(text)
    found = devices.uses(ledger, name)
    assert [ledger.document.reads(use.start, use.end) for use in found] == uses


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_examples_both_ways_and_a_norm(name: str) -> None:
    uses = [bool(example["uses"]) for example in table(f"rhetoric/{name}")["example"]]
    assert set(uses) == {True, False}
    assert devices.norm(name) >= 0


@pytest.mark.parametrize("example", table("rhetoric/own-view")["example"])
def test_own_views_are_not_counted(example: dict[str, Any]) -> None:
    (passage,) = devices.passages(_ledger(example["text"]))
    assert bool(passage.words.strip()) is not example["own"]


def test_quotations_are_not_the_authors_words() -> None:
    (passage,) = devices.passages(_ledger("He called it “a game-changer. The best oar!” and left."))
    assert passage.words.split() == ["He", "called", "it", "and", "left."]


def test_uses_stand_in_the_text_where_they_are_said_to() -> None:
    text = "A *game-\nchanger*.\n\nThis isn't a **shed**. It's a temple &amp; a home."
    ledger = _ledger(text)
    (use,) = devices.uses(ledger, "contrast-formula")
    assert text[use.start : use.end] == "This isn't a **shed**. It's"


@pytest.mark.parametrize(("count", "words", "often"), [(1, 10, Fraction(2)), (4, 2000, Fraction(2))])
def test_density_never_counts_a_text_as_shorter_than_500_words(
    count: int, words: int, often: Fraction
) -> None:
    assert devices.density(_ledger("word " * (words - 1) + "end."), count) == often
