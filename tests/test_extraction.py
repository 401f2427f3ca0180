"""Sentences and lines of our own (`test_extraction.toml`), each with the slots its figure must get.

`todo` marks a known miss: it must still be missed, so that we hear of it the day it is not.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier.extraction.place import Passage, place
from verifier.model.claim import Claim

ROWS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["row"]


def written(claim: Claim, slot: str) -> object:
    value = getattr(claim, slot)
    if slot == "window" and value is not None:
        return value.edtf.removeprefix("../")
    return "none" if value is None else value


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text']} [{row['figure']}]" for row in ROWS])
def test_a_figure_is_placed(row: dict[str, Any]) -> None:
    form, zone = row.get("form", "paragraph"), row.get("zone", "body")
    heads = {"row": row.get("row", ""), "column": row.get("column", "")}
    claims = place([Passage(words=row["text"], form=form, zone=zone, **heads)])[0].claims
    claim = next((c for c in claims if c.quote == row["figure"]), None)
    assert claim is not None, [c.quote for c in claims]
    got = {slot: written(claim, slot) for slot in row["slots"]}
    if row.get("todo"):
        assert got != row["slots"], "found at last: drop its todo"
    else:
        assert got == row["slots"]
