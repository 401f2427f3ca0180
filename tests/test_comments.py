"""Waivers in comments: what they speak for, and what is said of those that cannot be read."""

import pytest

from verifier.pipe import verify

FAULT = "The trust gave £52m and another £41m. Together that is more than £95m."
CHECK = "total-misses-parts"
TABLE = "| Year | Boats |\n| --- | ---: |\n| 2021 | 40 |\n| 2022 | 50 |\n| Total | 95 |"

WAIVED = {
    "before the paragraph": f"<!-- verifier: ignore {CHECK}: a third grant -->\n{FAULT}",
    "in the paragraph": f"The trust gave £52m <!-- verifier:ignore {CHECK}: a third --> and another £41m. "
    "Together that is more than £95m.",
    "after it on its line": f"{FAULT} <!-- verifier: ignore {CHECK}: a third grant -->",
    "a family": f"<!-- verifier: ignore sums: a third grant -->\n\n{FAULT}",
    "several": f"<!-- verifier: ignore label-drift {CHECK}, sums: a third grant -->\n\n{FAULT}",
    "the whole text": f"{FAULT}\n\n<!-- verifier: ignore-text {CHECK}: a third grant -->\n\nMore.",
    "until a day": f"<!-- verifier: ignore {CHECK} until 2026-06-30: a third grant -->\n\n{FAULT}",
    "a reason over two lines": f"<!-- verifier: ignore {CHECK}:\n  a third grant -->\n\n{FAULT}",
    "before a table": f"<!-- verifier: ignore {CHECK}: 5 were lent -->\n\n{TABLE}",
}


@pytest.mark.parametrize("text", WAIVED.values(), ids=WAIVED)
def test_a_comment_waives(text):
    report = verify(text=text, name="news.md")
    assert report.troubles == ()
    assert [one.check for one in report.waived] == [CHECK]
    assert report.waived[0].waived is not None
    assert report.waived[0].waived.reason
    assert CHECK not in {one.check for one in report.findings}


def test_html_has_comments_too():
    text = f"<p>{FAULT}</p><!-- verifier: ignore {CHECK}: a third --><p>{FAULT.replace('95', '96')}</p>"
    report = verify(text=text, name="news.html")
    assert [one.places[0].words for one in report.findings] == ["more than £95m"]
    assert [one.places[0].words for one in report.waived] == ["more than £96m"]


KEPT = {
    "the paragraph after the next": f"<!-- verifier: ignore {CHECK}: no -->\n\nCalm.\n\n{FAULT}",
    "shown as code": f"```\n<!-- verifier: ignore-text {CHECK}: no -->\n```\n\n{FAULT}",
    "shown as inline code": f"`<!-- verifier: ignore-text {CHECK}: no -->`\n\n{FAULT}",
    "another check": f"<!-- verifier: ignore wrong-share: no -->\n\n{FAULT}",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_it_speaks_for_nothing_else(text):
    assert CHECK in {one.check for one in verify(text=text, name="news.md").findings}


def test_plain_text_holds_no_comments():
    report = verify(text=f"<!-- verifier: ignore {CHECK}: no -->\n\n{FAULT}", name="news.txt")
    assert CHECK in {one.check for one in report.findings}


def test_an_unused_one_is_told():
    report = verify(text=f"<!-- verifier: ignore {CHECK}: no -->\n\nCalm. We have 40 boats.", name="news.md")
    assert [(one.check, one.places[0].line) for one in report.findings] == [("unused-waiver", 1)]
    assert "verifier: ignore" in report.findings[0].places[0].quote


UNREAD = {
    "no reason": (f"verifier: ignore {CHECK}", "give the reason after a colon"),
    "no check": ("verifier: ignore: why", "name the check"),
    "no such check": ("verifier: ignore total-misses-part: x", "did you mean 'total-misses-parts'"),
    "no such word": (f"verifier: ignor {CHECK}: x", "did you mean 'ignore'"),
    "no day": (f"verifier: ignore {CHECK} until soon: x", "'soon' is no day"),
    "nonsense": ("verifier: ???", "write it like"),
    "nothing": ("verifier:", "write it like"),
}


@pytest.mark.parametrize(("said", "why"), UNREAD.values(), ids=UNREAD)
def test_one_that_cannot_be_read_is_told_and_waives_nothing(said, why):
    report = verify(text=f"{FAULT}\n\n<!-- {said} -->\n\nMore.\n", name="news.md")
    assert [(one.line, one.stage) for one in report.troubles] == [(3, "reading")]
    assert why in report.troubles[0].why
    assert CHECK in {one.check for one in report.findings}


def test_one_that_nothing_follows_is_told():
    report = verify(text=f"{FAULT}\n\n<!-- verifier: ignore {CHECK}: x -->\n", name="news.md")
    assert "nothing follows it" in report.troubles[0].why


def test_a_hostile_comment_takes_no_time():
    text = "<!-- verifier: ignore " + "a " * 50_000 + "until " * 10_000 + "\n\n" + "<!-- verifier:" * 20_000
    assert verify(text=text, name="news.md").waived == ()
