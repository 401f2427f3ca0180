"""Every article in claims/ says in its last comment what must be found in it, and renders to reports/."""

import os
import re
from pathlib import Path

import pytest

from verifier.checks import registry
from verifier.model.finding import Severity
from verifier.pipe import verify
from verifier.reporting import render

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "claims").glob("*.md"))
FILES = sorted([*ARTICLES, *(ROOT / "claims").glob("*.yaml")])
EXPECT = re.compile(r"<!-- expect\n(.*?)-->", re.DOTALL)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_what_is_expected_is_found(path: Path) -> None:
    report = verify(path)
    assert not report.troubles
    expected = EXPECT.search(report.document.text)
    rows = [row.split(" | ") for row in (expected[1] if expected else "").splitlines()]
    loud = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    for check, quote in rows:
        start = report.document.text.index(quote)
        assert any(
            finding.check == check and start <= finding.places[0].start < start + len(quote)
            for finding in loud
        ), f"{check} does not blame {quote!r}"
    assert len(loud) == len(rows)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_reports_are_fresh(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # reports name their texts as the README's command does
    report = verify(path.relative_to(ROOT).as_posix())
    pages = {check.name: check for check in registry.checks()}
    stem = path.name.replace(".yaml", "-claims") if path.suffix == ".yaml" else path.stem
    for form, suffix in (("html", ".html"), ("json", ".json"), ("text", ".txt")):
        target = ROOT / "reports" / (stem + suffix)
        fresh = render([report], form, **({"pages": pages} if form == "html" else {}))
        if os.environ.get("UPDATE"):
            target.write_text(fresh, encoding="utf-8", newline="\n")
        assert target.read_text(encoding="utf-8") == fresh, "UPDATE=1 pytest rewrites it; read the difference"


def test_the_readme_command_writes_the_committed_report() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "verifier report claims/japan-investment.md -o reports/japan-investment.html" in readme
