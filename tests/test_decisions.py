"""Decisions in a claim file: what is written, what is kept, what is taken out again."""

import datetime
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.keeping.decide import decided, decisions
from verifier.model.review import Decision, Review
from verifier.model.source import Source
from verifier.pipe import verify
from verifier.reading.claimfile import read_claims
from verifier.settings import Settings

CLAIMS = Path(__file__).parents[1] / "claims"
DAY = datetime.date(2026, 6, 30)
WAIVED = Review(
    check="total-misses-parts",
    decision=Decision.WAIVED,
    claim="both",
    note="a bill is out",
    by="desk",
    until=DAY,
)
ASKED = Review(
    check="label-drift", decision=Decision.ASK_AUTHOR, quote="two grants", note="Which two?", by="desk"
)
FILES = {
    "nothing yet": "",
    "comments everywhere": """\
# ours
verifier: 1
claims:   # the claims
  quay: {value: £4.0m}   # in March
  yard: {value: £3.0m}
  both: {value: £7.5m}
  # none below
formulas:
  - both = quay + yard

# --- waived ---
waivers:
  # the first
  - check: label-drift  # why not
    claim: quay
    reason: agreed
    by: me
    until: 2026

  - {check: label-drift, claim: yard, reason: agreed, by: me, until: 2026-06}  # the last
# end
""",
    "windows lines, no last line end": "verifier: 1\r\nclaims:\r\n    both: {value: £7.5m}\r\nreviews:",
    "an empty section": "verifier: 1\nclaims:\n  both: {value: £7.5m}\nwaivers: []\nreviews: ~\n",
    "what extract remembers": "verifier: 1\nclaims:\n  both: {value: £7.5m}\n\n# seen by extract: 0a55fc\n",
    "a dash on its own line": "verifier: 1\nclaims: {both: {value: £7.5m}}\nreviews:\n-\n  check: x-y\n  claim: both\n"
    "  decision: later\n",
}


def told(text: str) -> tuple[Review, ...]:
    return decisions(read_claims(Source(name="a.yaml", text=text))[0]) if text.strip() else ()


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@pytest.mark.parametrize("review", [WAIVED, ASKED], ids=["waived", "asked"])
def test_a_decision_is_added_and_taken_out_and_all_else_is_kept(text: str, review: Review) -> None:
    put = decided(text, "a.yaml", "../a.md", put=review)
    assert review in told(put)
    assert set(told(text)) < set(told(put))
    lost = [line[2:] for line in ndiff(text.splitlines(), put.splitlines()) if line.startswith("- ")]
    assert all(line.endswith(("[]", "~")) for line in lost)
    assert ("\r\n" in text) == ("\r\n" in put)
    out = decided(put, "a.yaml", "../a.md", drop=review)
    assert told(out) == told(text)
    assert out == text or not text or read_empty(text)


def read_empty(text: str) -> bool:
    """Whether a section of it stood empty: that is not put back as it was."""
    return text.endswith(("~\n", "reviews:"))


def test_one_decision_takes_the_place_of_another() -> None:
    once = decided(FILES["comments everywhere"], "a.yaml", "", put=ASKED)
    accepted = ASKED.model_copy(update={"decision": Decision.ACCEPTED, "note": ""})
    twice = decided(once, "a.yaml", "", drop=ASKED, put=accepted)
    assert accepted in told(twice)
    assert ASKED not in told(twice)
    assert (
        decided(once, "a.yaml", "", drop=WAIVED, put=accepted) != twice
    )  # what is not there is not taken out


def test_a_list_in_brackets_is_refused_not_rewritten() -> None:
    text = (
        "verifier: 1\nclaims: {both: {value: £7.5m}}\nreviews: [{check: x-y, claim: both, decision: later}]\n"
    )
    with pytest.raises(InputError, match=r"a\.yaml:3:1: reviews: stands in brackets"):
        decided(text, "a.yaml", "", put=ASKED)
    with pytest.raises(InputError, match="take it out by hand"):
        decided(text, "a.yaml", "", drop=told(text)[0])


WORDS = st.text(min_size=1, max_size=80).filter(lambda words: words.strip() and words.strip().isprintable())


@given(WORDS, WORDS, WORDS, st.sampled_from([one for one in Decision if one is not Decision.WAIVED]))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read_again(quote: str, note: str, by: str, decision: Decision) -> None:
    review = Review(check="x-y", decision=decision, quote=quote, note=note, by=by)
    text = (CLAIMS / "japan-investment.yaml").read_text(encoding="utf-8")
    put = decided(text, "a.yaml", "", put=review)
    (found,) = told(put)
    assert [getattr(found, key).split() for key in ("quote", "note", "by")] == [
        one.split() for one in (quote, note, by)
    ]
    assert decided(put, "a.yaml", "", drop=found) == text


ARTICLE = "# Grants\n\nThe state gives £52m and the port £41m. Together that is more than £95m.\n"


def test_a_waiver_may_quote_the_article_in_place_of_a_claim(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    quoting = WAIVED.model_copy(update={"claim": "", "quote": "Together that is more than £95m."})
    written = decided("", "a.yaml", "a.md", put=quoting)
    (tmp_path / "a.yaml").write_text(written, encoding="utf-8")
    asked = Settings(today=DAY)
    report = verify(tmp_path / "a.md", settings=asked)
    assert [one.check for one in report.waived] == ["total-misses-parts"]
    assert not [one for one in report.findings if one.check == "total-misses-parts"]
    assert not verify(tmp_path / "a.yaml", settings=asked).findings
    after = verify(tmp_path / "a.md", settings=Settings(today=DAY + datetime.timedelta(days=1)))
    assert {"total-misses-parts", "expired-waiver"} <= {one.check for one in after.findings}


def test_a_waiver_whose_words_are_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE.replace("more than £95m", "£93m"), encoding="utf-8")
    quoting = WAIVED.model_copy(update={"claim": "", "quote": "Together that is more than £95m."})
    (tmp_path / "a.yaml").write_text(decided("", "a.yaml", "a.md", put=quoting), encoding="utf-8")
    (found,) = verify(tmp_path / "a.yaml", settings=Settings(today=DAY)).findings
    assert (found.check, found.severity.value) == ("quote-drifted", "warning")


def test_a_folder_still_checks_an_article_whose_claim_file_holds_no_claim(tmp_path: Path) -> None:
    from verifier.interfaces.inputs import sources

    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    quoting = WAIVED.model_copy(update={"claim": "", "quote": "Together that is more than £95m."})
    (tmp_path / "a.yaml").write_text(decided("", "a.yaml", "a.md", put=quoting), encoding="utf-8")
    found = [Path(one.name).name for one in sources([str(tmp_path)]) if isinstance(one, Source)]
    assert found == ["a.md", "a.yaml"]
