"""Waivers: what they reach, that they end, and that a forgotten one is told."""

from datetime import date

import pytest

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
