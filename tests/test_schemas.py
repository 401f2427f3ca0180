"""The schemas we print, tried with a real validator: they allow what we read, and nothing they should not."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from verifier.interfaces.cli import command
from verifier.model.claim import Status
from verifier.model.source import Source
from verifier.pipe import verify
from verifier.reading.claimfile import (
    CLAIM_KEYS,
    DOCUMENT_KEYS,
    SECTIONS,
    VERSION,
    read_claims,
)
from verifier.reading.decisions import REVIEW_KEYS, WAIVER_KEYS, WRITTEN
from verifier.reading.yamltree import Mapping, Node, Scalar, integer, is_null, tree
from verifier.reporting import render

ROOT = Path(__file__).parents[1]


def printed(name: str) -> Any:
    return json.loads(CliRunner().invoke(command, ["schema", name]).stdout)


CLAIMS, REPORT = printed("claims"), printed("report")
VALIDATOR = jsonschema_rs.validator_for(CLAIMS)


def as_editors_read(node: Node | None) -> Any:
    """The data that an editor's YAML 1.2 server hands to the validator."""
    if isinstance(node, Mapping):
        return {key.value: as_editors_read(value) for key, value in node.items if isinstance(key, Scalar)}
    if isinstance(node, Scalar):
        if is_null(node):
            return None
        whole = integer(node)
        decimal = node.plain and re.fullmatch(r"[-+]?\d+\.\d+", node.value)
        return whole if whole is not None else float(node.value) if decimal else node.value
    return [as_editors_read(item) for item in node.items] if node else None


def test_the_schema_knows_every_key_and_no_other() -> None:
    claim, waiver, review = (CLAIMS["definitions"][name] for name in ("claim", "waiver", "review"))
    assert tuple(CLAIMS["properties"]) == SECTIONS
    assert tuple(CLAIMS["properties"]["document"]["properties"]) == DOCUMENT_KEYS
    assert tuple(claim["properties"]) == CLAIM_KEYS
    assert tuple(waiver["properties"]) == WAIVER_KEYS
    assert tuple(review["properties"]) == REVIEW_KEYS
    assert review["properties"]["decision"]["enum"] == [*WRITTEN]
    assert claim["properties"]["status"]["enum"] == [*Status, None]
    assert CLAIMS["properties"]["verifier"]["const"] == VERSION
    for part in (CLAIMS, CLAIMS["properties"]["document"], claim, waiver, review):
        assert all(one["description"] for one in part["properties"].values())


@pytest.mark.parametrize("path", sorted((ROOT / "claims").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_worked_examples_are_valid(path: Path) -> None:
    VALIDATOR.validate(as_editors_read(tree(path.read_text(encoding="utf-8"), path.name).root))


def test_the_example_of_the_readme_is_valid() -> None:
    blocks = re.findall(
        r"```yaml\n(verifier: 1.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    for text in blocks:
        made, troubles = read_claims(Source(name="readme.yaml", text=text))
        assert made.claims
        assert not troubles
        VALIDATOR.validate(as_editors_read(tree(text, "readme").root))


GOOD = """\
verifier: 1
document: {path: a.md, date: 2026-03-14, sources: [b.pdf]}
claims:
  a: {value: 64, window: 2025, quote: 64 boats, status: in-talks}
  größe: {quote: 12.5%, note: }
  empty: {value: £5m}
formulas: [a <= 70]
waivers: [{check: x-y, claim: a, reason: r, by: b, until: 2026}]
reviews: [{check: x-y, quote: 64 boats, decision: accepted}, {check: x-y, claim: a, decision: later, by: b}]
"""
BAD = {
    "no version": ("verifier: 1\n", ""),
    "another version": ("verifier: 1", "verifier: 2"),
    "a key at the top": ("formulas:", "formula:"),
    "a key of the document": ("path:", "pth:"),
    "a key of a claim": ("quote:", "qoute:"),
    "a status": ("in-talks", "in talks"),
    "an id with a hyphen": ("größe:", "the-size:"),
    "an id that is a word of formulas": ("größe:", "sum:"),
    "neither quote nor value": ("empty: {value: £5m}", "empty: {note: x}"),
    "a list for a text": ("quote: 64 boats", "quote: [64, boats]"),
    "a formula that compares nothing": ("a <= 70", "a + 70"),
    "a waiver without an end": (", until: 2026", ""),
    "a waiver without a check": ("check: x-y", "check: X Y"),
    "a waiver of nothing": ("claim: a, reason", "reason"),
    "a waiver of two things": ("claim: a, reason", "claim: a, quote: 64 boats, reason"),
    "a decision there is not": ("decision: accepted", "decision: agreed"),
    "a review of nothing": ("quote: 64 boats, decision", "decision"),
    "a hash that is none": ("path: a.md", "sha256: abc"),
}


def test_a_good_file_is_valid() -> None:
    VALIDATOR.validate(as_editors_read(tree(GOOD, "good").root))


@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_a_bad_file_is_not(change: tuple[str, str]) -> None:
    assert change[0] in GOOD
    assert not VALIDATOR.is_valid(as_editors_read(tree(GOOD.replace(*change), "bad").root))


def strict(schema: Any) -> Any:
    """The schema without leave for keys it does not describe."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema and "description" in schema else {}
    return {key: strict(value) for key, value in schema.items()} | closed


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*.json")), ids=lambda path: path.stem)
def test_committed_reports_are_valid_and_described(path: Path) -> None:
    report = json.loads(path.read_text(encoding="utf-8"))
    jsonschema_rs.validator_for(strict(REPORT)).validate(report)


def test_a_report_with_a_waiver_is_valid() -> None:
    text = "verifier: 1\nclaims: {a: {value: £5m}, b: {value: £3m}}\nformulas: [a = b]\nwaivers:\n"
    text += "- {check: one-fact-two-values, claim: a, reason: agreed, by: me, until: 2026}\n"
    report = json.loads(render([verify(text=text, name="a.yaml")], "json"))
    jsonschema_rs.validator_for(REPORT).validate(report)
    assert report["documents"][0]["waived"][0]["waiver"]["until"] == "2026-12-31"
    del report["documents"][0]["waived"][0]["waiver"]["reason"]
    assert not jsonschema_rs.validator_for(REPORT).is_valid(report)
