"""The forms other programs read, each handed to a real reader of it."""

import csv
import io
import json
import os
from pathlib import Path

import jsonschema_rs
import pyromark
import pytest
import report_fixtures as fixtures
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml

from verifier.checks import registry
from verifier.model.finding import Severity
from verifier.model.report import Trouble
from verifier.pipe import verify
from verifier.reporting import FORMATS, render
from verifier.reporting.fingerprint import fingerprints

PAGES = {one.name: one for one in registry.checks()}
SHARED = Path(os.environ.get("VERIFIER_SCHEMAS", Path(__file__).parents[2] / "shared" / "schemas"))
SCHEMA = SHARED / "sarif-schema-2.1.0.json"

FAULT = "The trust gave £52m and another £41m. Together that is more than £95m."
WAIVED = f'<!-- verifier: ignore total-misses-parts until 2030-01-01: a third grant, 50% "sure" -->\n{FAULT}'
ATTACK = """# <script>alert(1)</script> ::error::x%0A
The trust gave £52m and another £41m. Together that is *more* than £95m `<img onerror=x>` @everyone
=HYPERLINK("http://evil") gave £52m and -@cmd another £41m. Together [that](javascript:x) is over £99m \x1b[31m
"""
REPORTS = {
    "one error": lambda: [verify(text=f"# Grants\n\n{FAULT}\n", name="news/a b.md")],
    "waived": lambda: [verify(text=WAIVED, name="waived.md")],
    "calm": lambda: [verify(text="Nothing is said here.", name="calm.md")],
    "several": lambda: [verify(text=FAULT, name="a.md"), verify(text=WAIVED, name="b.md")],
    "attack": lambda: [verify(text=ATTACK, name='x,"<y>&:.md')],
    "made by hand": lambda: [fixtures.ferry(), fixtures.empty()],
    "a crash": lambda: [
        fixtures.empty().model_copy(
            update={"troubles": (Trouble(stage="check", about="late-boat", why="KeyError: '\x00'"),)}
        )
    ],
}
reports = pytest.mark.parametrize("made", REPORTS.values(), ids=REPORTS)


@reports
@pytest.mark.parametrize("format", FORMATS)
def test_every_form_is_the_same_each_time_and_can_be_written(made, format):
    text = render(made(), format, pages=PAGES)
    assert text == render(made(), format, pages=PAGES)
    assert text.encode("utf-8")
    assert "\x1b" not in text


@reports
@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of OASIS is not there")
def test_sarif_is_what_oasis_says(made):
    log = json.loads(render(made(), "sarif", pages=PAGES))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for name in ("run", "toolComponent"):  # as published the pattern of a language has a stray bracket
        del schema["definitions"][name]["properties"]["language"]["pattern"]
    validator = jsonschema_rs.validator_for(schema)
    assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_has_rules_places_and_suppressions():
    log = json.loads(render(REPORTS["several"](), "sarif", pages=PAGES))
    (run,) = log["runs"]
    first, second = run["results"]
    rule = run["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["id"] == first["ruleId"] == "total-misses-parts"
    assert "It speaks on:" in rule["help"]["markdown"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert FAULT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "more than £95m"
    assert [one["message"]["text"] for one in first["relatedLocations"]] == ["“£52m”", "“£41m”"]
    assert "suppressions" not in first
    assert second["suppressions"] == [
        {
            "kind": "inSource",
            "justification": 'a third grant, 50% "sure", until 2030-01-01',
        }
    ]


def test_sarif_tells_a_name_with_a_space():
    log = json.loads(render(REPORTS["one error"](), "sarif", pages=PAGES))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "news/a%20b.md"


@reports
def test_junit_is_read_by_junitparser(made, tmp_path):
    given = made()
    (tmp_path / "out.xml").write_text(render(given, "junit"), encoding="utf-8")
    suites = list(JUnitXml.fromfile(str(tmp_path / "out.xml")))
    assert len(suites) == len(given)
    for suite, report in zip(suites, given, strict=True):
        failing = [one for one in report.findings if one.severity is not Severity.NOTE]
        assert suite.failures == len(failing)
        assert suite.skipped == len(report.waived)
        assert suite.errors == len(report.troubles) * bool(report.crashed)
        assert suite.tests == len(list(suite)) > 0


@reports
def test_github_commands_stand_on_one_line_each(made):
    given = made()
    *commands, summary = render(given, "github").splitlines()
    assert len(commands) == sum(len(report.findings) for report in given)
    for line in commands:
        kind, _, rest = line.removeprefix("::").partition(" ")
        assert kind in ("error", "warning", "notice")
        named, mark, said = rest.partition("::")
        assert mark
        assert said
        assert dict(pair.split("=", 1) for pair in named.split(","))["file"]
    assert not summary.startswith("::")


def test_github_shows_the_worst_ten_and_counts_the_rest():
    (report,) = REPORTS["one error"]()
    error = report.findings[0]
    note = error.model_copy(update={"severity": Severity.NOTE})
    many = report.model_copy(update={"findings": (*[note] * 4, *[error] * 13)})
    *commands, summary = render([many], "github").splitlines()
    assert [line.split(" ")[0] for line in commands] == ["::error"] * 10 + ["::notice"] * 4
    assert summary.startswith("13 errors, 4 notes;")
    assert summary.endswith("not shown beside the text: 3 errors")


@reports
def test_markdown_lets_nothing_through(made):
    given = made()
    text = render(given, "markdown")
    events = list(pyromark.events(text))
    kinds = {next(iter(one)) if isinstance(one, dict) else one for one in events}
    assert not kinds & {"Html", "InlineHtml"}
    assert not any("Link" in str(one) or "Image" in str(one) for one in events)
    shown = "".join(one.get("Text", "") + one.get("Code", "") for one in events if isinstance(one, dict))
    for report in given:
        for finding in report.findings:
            assert " ".join(finding.message.split()) in shown


@reports
def test_csv_has_a_row_a_claim_and_no_formula(made):
    given = made()
    rows = list(csv.DictReader(io.StringIO(render(given, "csv"))))
    assert len(rows) == sum(len(report.claims) for report in given)
    for row in rows:
        words = [row[name] for name in ("document", "quote", "noun", "subject", "measure", "place")]
        assert not any(word.startswith(("=", "+", "-", "@")) for word in words)


def test_csv_says_what_is_told_of_a_claim():
    rows = list(csv.DictReader(io.StringIO(render(REPORTS["one error"](), "csv"))))
    total = next(row for row in rows if row["quote"] == "more than £95m")
    assert (total["value"], total["low"], total["high"], total["unit"]) == ("95000000", "95000000", "", "GBP")
    assert (total["comparator"], total["findings"]) == (">", "total-misses-parts")


@reports
def test_json_ld_reviews_each_finding(made):
    given = made()
    tree = json.loads(render(given, "jsonld"))
    assert tree["@context"] == "https://schema.org"
    assert len(tree["@graph"]) == sum(len(report.findings) for report in given)
    for review in tree["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["itemReviewed"]["@type"] == "Claim"
        assert 1 <= review["reviewRating"]["ratingValue"] <= 5


def marks(text):
    return [mark for _, mark in fingerprints(verify(text=text, name="a.md"))]


def test_fingerprints_stay_when_other_lines_move_or_change():
    before = marks(f"# Grants\n\n{FAULT}\n")
    assert before == marks(f"# Money\n\nA new line, with 40 boats.\n\n{FAULT}\n\nAnd an end.\n")
    assert before != marks(f"# Grants\n\n{FAULT.replace('95', '96')}\n")


CALM = st.lists(
    st.sampled_from(
        ("The quay is long.", "We have 40 boats.", "- It rained in May.", "## The sea", "> So be it.")
    )
)
KEPT = "  {}: {{value: £{}m}}\n"
BROKEN = ("a", 52), ("b", 41), ("total", 95)


@settings(max_examples=150, deadline=None)
@given(CALM, CALM)
def test_fingerprints_stay_whatever_stands_above_and_below(above, below):
    report = verify(text="\n\n".join(("# Grants", *above, FAULT, *below)), name="a.md")
    told = {finding.check: mark for finding, mark in fingerprints(report)}
    assert [told["total-misses-parts"]] == marks(f"# Grants\n\n{FAULT}\n")


@settings(max_examples=300, deadline=None)
@given(st.permutations([*BROKEN, ("c", 7), ("d", 9)]), st.lists(st.just("# a comment\n"), max_size=5))
def test_fingerprints_of_a_claim_file_stay_when_its_claims_move(claims, comments):
    def told(claims, above=""):
        body = "".join(KEPT.format(*one) for one in claims)
        text = f"verifier: 1\n{above}claims:\n{body}formulas:\n- total = a + b\n"
        return [mark for _, mark in fingerprints(verify(text=text, name="a.yaml"))]

    assert told(claims, "".join(comments)) == told(BROKEN)


def test_findings_alike_have_fingerprints_of_their_own():
    twice = marks(f"{FAULT}\n\nIn between.\n\n{FAULT}\n")
    assert len(set(twice)) == len(twice) == 2
