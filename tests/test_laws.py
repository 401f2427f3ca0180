"""Laws that hold of any text (hypothesis)."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.model.finding import Severity
from verifier.pipe import verify
from verifier.reporting import render

# pieces of text in which figures, markup and cues meet in every order
PIECES = st.sampled_from(
    ["£52m", "more than £95m", "another £41m", "**Together**", "the two grants", "are worth", "40%", "the remaining", "12",
     "ferries", "in 2019", "by 2030", "from 8 to 12", "up 50%", "- ", "\n", "\n\n", "# ", "| a | b |\n|--|--|\n", "| 3 | 4 |\n",
     "&nbsp;", "[link](http://x)", "<b>7</b>", "“", "”", ". ", ", ", ": ", "(", ")", "total", "Total", "$", "€1.5bn", "5 March 2024",
     "Wednesday,", "three reasons:", "1. ", "\u202e", "\x00", "½", "1 in 5", "doubled", "The port", "said", "will", "train"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200)
NAMES = st.sampled_from(["a.md", "a.txt", "a.html"])


@settings(max_examples=150, deadline=None)
@given(TEXTS, NAMES)
def test_quotes_are_slices_and_nothing_raises(text: str, name: str) -> None:
    report = verify(text=text, name=name)
    assert not [trouble for trouble in report.troubles if trouble.stage == "check"], report.troubles
    whole = report.document.text
    for claim in report.claims:
        assert whole[claim.start : claim.end] == claim.quote
        assert whole.count("\n", 0, claim.start) + 1 == claim.line
    for finding in report.findings:
        for place in finding.places:
            assert whole[place.start : place.end] == place.quote


@settings(max_examples=40, deadline=None)
@given(TEXTS, NAMES)
def test_two_runs_give_the_same_bytes(text: str, name: str) -> None:
    first, second = verify(text=text, name=name), verify(text=text, name=name)
    for form in ("json", "text", "html"):
        assert render([first], form) == render([second], form)


PLAIN = "The port of Alder gave £52m in 2019. Fares rose 12% to £3.40, and 14,000 people of Alder & Holm paid them."
MARKED = (
    "The **port of Alder** gave [£52m](http://x.org/1) in *2019*. Fares rose __12%__ to £3.40, and "
    "14,000 **people** of Alder &amp; Holm paid them."
)


def test_markup_changes_no_claim() -> None:
    plain, marked = verify(text=PLAIN, name="a.md"), verify(text=MARKED, name="a.md")
    slots = {
        "words",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "comparator",
        "noun",
        "subject",
        "measure",
        "role",
    }
    assert [c.model_dump(include=slots) for c in plain.claims] == [
        c.model_dump(include=slots) for c in marked.claims
    ]
    assert len(plain.claims) >= 5


PARAGRAPHS = (
    "The state gives £52m. The port adds another £41m. Together the two grants are worth more than £95m.",
    "Passengers rose 25% from 40,000 to 57,000.",
    "The museum opens on Wednesday, 5 March 2024.",
    "Ferries call at four islands: Alder, Birch and Cedar.",
    "The lighthouse was manned from 1898 to 1952, a span of 64 years.",
)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_paragraphs_changes_nothing(shuffler: random.Random) -> None:
    order = list(PARAGRAPHS)
    shuffler.shuffle(order)
    found = verify(text="\n\n".join(order), name="a.md").findings
    assert {(f.check, f.severity, f.message) for f in found} == {
        (f.check, f.severity, f.message) for f in verify(text="\n\n".join(PARAGRAPHS), name="a.md").findings
    }
    assert sum(f.severity is Severity.ERROR for f in found) == len(PARAGRAPHS)


def test_records_survive_json() -> None:
    report = verify(text="\n\n".join(PARAGRAPHS), name="a.md")
    assert type(report).model_validate_json(report.model_dump_json()) == report
