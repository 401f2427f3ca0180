"""Edits in, text, JSON or Markdown out: "12 → 17 people", findings fixed and introduced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifier.model.claim import Claim
from verifier.model.edits import Change, Edits
from verifier.model.finding import Finding
from verifier.reporting.json import claim, finding, written
from verifier.reporting.visible import visible

FORMATS = ("text", "json")


def render(edits: Edits, old: str, new: str, format: str = "text") -> str:
    """The edits that lead from the text named `old` to the one named `new`."""
    if format == "json":
        return written(_tree(edits, old, new))
    return "".join(f"{visible(line)}\n" if line else "\n" for line in _lines(edits, old, new))


def _lines(edits: Edits, old: str, new: str) -> Iterator[str]:
    for change in edits.changed:
        yield f"{_at(new, change.after)}  changed  {_moved(change)}"
    for one in edits.added:
        yield f"{_at(new, one)}  added  “{one.words}”{_thing(one)}"
    for one in edits.removed:
        yield f"{_at(old, one)}  removed  “{one.words}”{_thing(one)}"
    if edits.changed or edits.added or edits.removed:
        yield ""
    for name, found, text in (("introduced", edits.introduced, new), ("fixed", edits.fixed, old)):
        for fault in found:
            at = f"{text}:{fault.places[0].line}:{fault.places[0].column}"
            yield f"{at}  {name}  {fault.severity.value}  {fault.check}  {fault.message}"
    if edits.introduced or edits.fixed:
        yield ""
    claims = [(edits.changed, "changed"), (edits.added, "added"), (edits.removed, "removed")]
    told = ", ".join(f"{len(found)} {what}" for found, what in claims if found) or "none changed"
    yield (
        f"claims: {told}; findings: {len(edits.introduced)} introduced, {len(edits.fixed)} fixed, "
        f"{len(edits.kept)} as before"
    )


def _moved(change: Change) -> str:
    before, after = change.before, change.after
    if before.words != after.words:
        return f"“{before.words}” → “{after.words}”{_thing(after)}"
    slots = ("noun", "unit", "window", "status", "polarity")
    moved = [
        f"{slot} {_shown(getattr(before, slot))} → {_shown(getattr(after, slot))}"
        for slot in slots
        if getattr(before, slot) != getattr(after, slot)
    ]
    return f"“{after.words}”{_thing(after)}: {', '.join(moved) or 'its value'}"


def _shown(slot: Any) -> str:
    return str(getattr(slot, "edtf", None) or getattr(slot, "value", None) or slot or "none")


def _thing(one: Claim) -> str:
    parts = dict.fromkeys(part for part in (one.noun, one.subject) if part and part not in one.words)
    return f" {', '.join(parts)}" if parts else ""


def _at(name: str, one: Claim) -> str:
    return f"{name}:{one.line}:{one.column}"


def _tree(edits: Edits, old: str, new: str) -> dict[str, Any]:
    def told(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
        return [finding(one) for one in findings]

    return {
        "version": 1,
        "old": old,
        "new": new,
        "changed": [{"before": claim(one.before), "after": claim(one.after)} for one in edits.changed],
        "added": [claim(one) for one in edits.added],
        "removed": [claim(one) for one in edits.removed],
        "introduced": told(edits.introduced),
        "fixed": told(edits.fixed),
        "kept": told(edits.kept),
    }
