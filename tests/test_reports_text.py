"""The text report: what stands on the terminal, and that it stays aligned and harmless."""

from __future__ import annotations

import re

import pytest
import report_fixtures as fixtures
from hypothesis import given
from hypothesis import strategies as st

from verifier.reporting import render
from verifier.reporting.excerpt import Mark, columns, excerpt
from verifier.reporting.visible import in_one_line, visible

FERRY = """\
ferry.md:6:179  error  total-misses-parts  “more than £95m” is not reached by its parts
    6 │ … adds another £41m from its own fund. Together the two grants are worth more than £95m.
      │                                                                          ━━━━━━━━━━━━━━
    6 │ The state has pledged a **grant of £52m** for the crossing between Port Alder and Holm. …
      │                                    ────
    6 │ … and Holm. The port authority adds another £41m from its own fund. Together the two …
      │                                             ────
  the text says so itself:
   10 │ … the council of Alder &amp; Holm says. The authority admits that £52m is a ceiling.
      │                                                                   ─────────────────
  no rounding of the printed figures saves it (92 to 94)
  52 + 41 = 93 < 95
  true would be: “about £93m” or “nearly £95m”

ferry.md:10:65  warning  deadline-outside-window  “2031” lies outside “2026 to 2029”
   10 │ … 2029, yet the first boat is promised for 2031. Some 300 of the 400 households on Holm …
      │                                            ━━━━
   10 │ Works run from 2026 to 2029, yet the first boat is promised for 2031. Some 300 of the …
      │                ────────────
  Say which of the two holds.

ferry.md:10:76  note  share-of-its-base  “300” is three quarters of “400”
   10 │ … boat is promised for 2031. Some 300 of the 400 households on Holm signed for a …
      │                                   ━━━        ───

1 error, 1 warning, 1 note; 8 of 12 numbers compared, 3 not checked
"""

EXCERPTS = {
    "whole line": ("the pier cost £9m in all", "£9m", "the pier cost £9m in all", "              ━━━"),
    "tabs": ("a\tb\t£9m", "£9m", "a    b    £9m", "          ━━━"),
    "wide letters": ("港は£9mで", "£9m", "港は£9mで", "    ━━━"),
    "combining marks": ("cafe\u0301s for £9m", "£9m", "cafe\u0301s for £9m", "          ━━━"),
    "joiners left out": ("a\u200db\ufe0f £9m", "£9m", "ab £9m", "   ━━━"),
    "escapes shown": ("\x1b[2J £9m", "£9m", "␛[2J £9m", "     ━━━"),
    "only its line": ("one\r\ntwo £9m\r\nthree", "£9m", "two £9m", "    ━━━"),
}


def test_ferry_reads_as_it_should():
    assert render([fixtures.ferry()], "text") == FERRY


@pytest.mark.parametrize(("text", "quote", "shown", "under"), EXCERPTS.values(), ids=EXCERPTS)
def test_excerpts_are_aligned(text, quote, shown, under):
    start = text.index(quote)
    assert excerpt(text, [Mark(start, start + len(quote), "━")], 60) == (shown, under)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 40), st.integers(40, 120))
def test_an_excerpt_fits_and_underlines_what_is_marked(text, start, length, width):
    text += "£"
    start = min(start, len(text) - 1)
    shown, under = excerpt(text, [Mark(start, min(start + length, len(text)), "━")], width)
    assert "\n" not in shown
    assert sum(columns(letter) for letter in shown) <= width
    assert len(under) <= width
    assert set(under) <= {"━", " "}


@given(st.text(st.characters()))
def test_visible_text_steers_nothing(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert "\n" not in in_one_line(text)
    shown.encode()


def test_an_attack_cannot_steer_the_terminal():
    shown = render([fixtures.attack()], "text")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert max(map(len, shown.split("\n"))) < 200


def test_colours_are_the_only_difference():
    coloured = render([fixtures.ferry()], "text", colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == FERRY


def test_troubles_are_told():
    assert "  trouble  reading  " in render([fixtures.attack()], "text")


@pytest.mark.parametrize(
    ("reports", "summary"),
    [
        ([fixtures.empty()], "No findings; no numbers to check\n"),
        (
            [fixtures.ferry(), fixtures.empty()],
            "1 error, 1 warning, 1 note in 2 texts; 8 of 12 numbers compared, 3 not checked\n",
        ),
    ],
)
def test_the_last_line_sums_up(reports, summary):
    assert render(reports, "text").endswith(summary)


def test_many_places_are_cut_short():
    report = fixtures.ferry()
    long = report.findings[0].model_copy(update={"places": report.findings[0].places[:1] * 30})
    assert "… and 22 more places" in render([report.model_copy(update={"findings": (long,)})], "text")


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="text, json, html"):
        render([], "pdf")
