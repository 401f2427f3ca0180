"""JSON Schemas of what people write and programs read: `claims.json` and `report.json`."""

from __future__ import annotations

from importlib.resources import files

NAMES = ("claims", "report")


def schema(name: str) -> str:
    """The schema of that name, as JSON text."""
    return (files(__name__) / f"{name}.json").read_text(encoding="utf-8")
