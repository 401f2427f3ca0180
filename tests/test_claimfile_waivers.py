"""Waivers: what they reach, that they end, and that a forgotten one is told."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from verifier.interfaces.cli import command
from verifier.model.report import Report
from verifier.pipe import verify
from verifier.reporting import render
from verifier.settings import Settings

FILE = """\
verifier: 1
claims:
  quay: {{value: £4.0m}}
  yard: {{value: £3.0m}}
  both: {{value: {both}}}
formulas:
  - both = quay + yard
  - yard / quay <= {most}
waivers:
  - {{check: {check}, claim: {claim}, reason: a bill is out, by: city desk, until: 2026-06-30}}
"""
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def check(
    today: date | None,
    check: str = "total-misses-parts",
    claim: str = "both",
    both: str = "£7.5m",
    most: str = "80%",
    **more: str,
) -> Report:
    chosen = Settings(today=today, **{name: (value,) for name, value in more.items()})
    return verify(
        text=FILE.format(check=check, claim=claim, both=both, most=most), name="desk.yaml", settings=chosen
    )


def told(report: Report) -> list[str]:
    return [f"{one.check}:{one.places[0].line}" for one in report.findings]


ROWS = [
    # when, which waiver, what counts, how many are waived
    ("holds-to-its-last-day", BEFORE, {}, [], 1),
    ("holds-where-no-day-is-known", None, {}, [], 1),
    ("ends", AFTER, {}, ["total-misses-parts:5", "expired-waiver:10"], 0),
    ("nothing-to-waive", BEFORE, {"both": "£7.5m", "claim": "quay"}, ["total-misses-parts:5", "unused-waiver:10"], 0),
    ("mended", BEFORE, {"both": "£8.0m", "check": "broken-formula"}, ["total-misses-parts:5", "unused-waiver:10"], 0),
    ("a-formula-is-blamed", BEFORE, {"both": "£7.0m", "most": "70%", "check": "broken-formula", "claim": "yard"}, [], 1),
    ("no-such-check", BEFORE, {"check": "total-misses-part"}, ["total-misses-parts:5", "malformed-entry:10"], 0),
    # whether label-drift is found, only the article can tell
    ("not-for-the-file-to-judge", BEFORE, {"check": "label-drift"}, ["total-misses-parts:5"], 0),
    ("not-asked", BEFORE, {"select": "quote-drifted"}, [], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "how", "counts", "waived"), [pytest.param(*row[1:], id=row[0]) for row in ROWS]
)
def test_what_a_waiver_does(today: date | None, how: dict[str, str], counts: list[str], waived: int) -> None:
    report = check(today, **how)
    assert told(report) == counts
    assert len(report.waived) == waived
    assert all(finding.waived and finding.waived.by == "city desk" for finding in report.waived)


def test_a_waived_finding_costs_nothing_and_is_shown() -> None:
    report = check(BEFORE)
    assert report.score and report.score.parts[0].because == "no fault found"
    text, page, data = (render([report], form) for form in ("text", "html", "json"))
    assert "waived by city desk until 2026-06-30: a bill is out" in text
    assert text.endswith("No findings, 1 waived; 3 of 3 numbers compared, 0 not checked\n")
    assert "waived by city desk until 2026-06-30: a bill is out" in page
    assert '"until": "2026-06-30"' in data


ARTICLE = "# Two gifts\n\nThe state gave £4.0m and the city another £3.0m. Together the gifts make **£7.5m** in all.\n\nOf 200 boats, 80 sail.\n"
KEPT = """\
verifier: 1
document: {{path: {path}}}
claims:
  both: {{quote: 'the gifts make £7.5m'}}
  boats: {{quote: 80 sail, value: '80'}}
waivers:
  - {{check: total-misses-parts, claim: both, reason: a bill is out, by: desk, until: 2026-06-30}}
  - {{check: wrong-share, claim: boats, reason: counted twice, by: desk, until: 2026-06-30}}
"""


@pytest.mark.parametrize(
    ("place", "path", "honoured"),
    [
        ("a.yaml", "a.md", True),
        ("a.yml", "''", True),
        ("claims/a.yaml", "../a.md", True),
        ("claims/a.yaml", "a.md", False),
        ("a.yaml", "b.md", False),
        ("other.yaml", "a.md", False),
    ],
)
def test_an_article_honours_the_waivers_of_its_claim_file(
    tmp_path: Path, place: str, path: str, honoured: bool
) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / place).write_text(KEPT.format(path=path), encoding="utf-8")
    report = verify(tmp_path / "a.md", settings=Settings(today=BEFORE))
    found = [(one.check, one.places[0].quote) for one in (report.waived if honoured else report.findings)]
    assert found == [("total-misses-parts", "£7.5m")]
    if honoured:  # whether the other one is needed, this text alone can tell
        assert [(one.check, one.places[0].quote) for one in report.findings] == [("unused-waiver", "80 sail")]
        assert report.waived[0].waived
        assert report.waived[0].waived.origin == (tmp_path / place).as_posix()
    late = verify(tmp_path / "a.md", settings=Settings(today=AFTER))
    assert [one.check for one in late.findings if one.check != "unused-waiver"] == [
        "total-misses-parts",
        *["expired-waiver"] * honoured,
    ]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ((".",), ["b.md", "claims/a.yaml", "claims/c.yaml", "d.yaml"]),
        ((".", "--articles"), ["a.md", "b.md", "claims/a.yaml", "claims/c.yaml", "d.md", "d.yaml"]),
        (("a.md",), ["a.md"]),
        (("a.md", "claims"), ["a.md", "claims/a.yaml", "claims/c.yaml"]),
    ],
)
def test_a_folder_leaves_an_article_to_its_claim_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], names: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    for name in ("a.md", "b.md", "d.md"):
        (tmp_path / name).write_text("Quiet.\n", encoding="utf-8")
    for name, path in (("claims/a.yaml", "../a.md"), ("claims/c.yaml", "gone.md"), ("d.yaml", "''")):
        (tmp_path / name).write_text(
            f"verifier: 1\ndocument: {{path: {path}}}\nclaims: {{n: {{value: £5m}}}}\n", encoding="utf-8"
        )
    done = CliRunner().invoke(command, ["check", *asked, "--format", "json"])
    read = [one["name"].removeprefix("./") for one in json.loads(done.stdout)["documents"]]
    assert sorted(read) == names


def test_a_faulty_waiver_is_told_of_its_article_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We have 40 boats.\n", encoding="utf-8")
    waiver = "verifier: 1\nwaivers:\n  - check: label-drift\n    quote: 40 boats\n    reason: x\n"
    (tmp_path / "a.yaml").write_text(waiver, encoding="utf-8")
    (trouble,) = verify(tmp_path / "a.md").troubles
    assert trouble.why.endswith("a.yaml:3:5: waivers: waives nothing without by, until; add it")
