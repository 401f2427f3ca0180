"""The JSON report: its shape is stable, its numbers exact, its bytes safe to print."""

from __future__ import annotations

import json
import re

import pytest
import report_fixtures as fixtures

from verifier.reporting import render

REPORTS = {"ferry": fixtures.ferry(), "attack": fixtures.attack(), "empty": fixtures.empty()}

SHAPE = {
    "": "name title author date format sources verdict score findings known waived coverage claims groups"
    " source_map troubles",
    "findings": "check fingerprint family severity confidence verdict message arithmetic steps reading suggestion"
    " needed places",
    "claims": "id quote words start end line column zone kind subject measure noun place value low high"
    " low_closed high_closed unit dimension comparator direction window deadline status attribution"
    " polarity role hypothetical",
    "groups": "claims because",
    "troubles": "stage about why line column",
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_shape_is_stable(report):
    written = render([report], "json")
    assert written.endswith("}\n")
    tree = json.loads(written)
    assert list(tree) == ["version", "documents"]
    assert tree["version"] == 1
    for found in tree["documents"]:
        assert list(found) == SHAPE[""].split()
        assert list(found["coverage"]) == ["seen", "parsed", "compared", "passed", "not_checked"]
        for part in ("findings", "claims", "groups", "troubles"):
            assert all(list(one) == SHAPE[part].split() for one in found[part])


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_quotes_are_slices(report):
    found = json.loads(render([report], "json"))["documents"][0]
    places = [place for finding in found["findings"] for place in finding["places"]]
    cited = [*found["source_map"]["references"], *found["source_map"]["citations"]]
    for one in (*places, *found["claims"], *cited):
        assert report.document.text[one["start"] : one["end"]] == one["quote"]


def test_numbers_are_exact():
    found = json.loads(render([fixtures.ferry()], "json"))["documents"][0]
    total = next(one for one in found["claims"] if one["subject"] == "the two grants")
    assert (total["value"], total["low"], total["high"], total["comparator"]) == (
        "95000000",
        "95000000",
        None,
        ">",
    )
    assert found["findings"][0]["needed"]["high"] == "94000000"
    assert found["score"]["parts"][0]["weight"] == 0.4
    assert found["date"] == "2026-03-14"


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_bytes_are_safe_and_the_same(report):
    written = render([report], "json")
    assert written.encode() == render([report], "json").encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
