"""Sentences of many fields (`test_status.toml`), each with the rung of the ladder that its figure stands on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from verifier.extraction.place import Passage, place
from verifier.model.mention import Kind

TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
ROWS = [(name, *row) for name, table in TABLES.items() for row in table["rows"]]


@pytest.mark.parametrize(("field", "text", "figure", "status"), ROWS, ids=[row[1] for row in ROWS])
def test_a_figure_stands_on_its_rung(field: str, text: str, figure: str, status: str) -> None:
    claims = place([Passage(words=text)])[0].claims
    claim = next(c for c in claims if figure in c.quote and c.kind not in (Kind.DATE, Kind.PERIOD))
    if field == "missed":
        assert claim.status != status, "read at last: move its row"
    else:
        assert (claim.status or "none") == status
