"""Quotes and values of a claim file that follow an edit of the article, and those that must not."""

import pytest

from verifier.keeping.follow import follow, rewritten

FILE = """\
verifier: 1
claims:
  total: {{quote: {quote}, value: {value}}}   # ours
  share:
    quote: "a share of 20%"
waivers:
  - {{check: label-drift, quote: {quote}, reason: agreed, by: me, until: 2026}}
reviews:
  - {{check: x-y, quote: {quote}, decision: accepted}}
  - {{check: x-y, quote: {quote}, decision: fixed}}
"""
WAS = "So far, the total exceeds $13 billion. That is much."
ROWS = [
    # the quote, its value, the passage now, the quote then, the value then
    ("total exceeds $13 billion", "exceeds $13 billion", "So far, the total is about $12.9 billion. That is much.", "total is about $12.9 billion", "about $12.9 billion"),
    ("the total exceeds $13 billion", "$13 billion", "So far, the total exceeds $14 billion. That is much.", "the total exceeds $14 billion", "$14 billion"),
    ("the total exceeds $13 billion", "$13 billion", "By now the sum exceeds $13 billion. That is much.", "the sum exceeds $13 billion", "$13 billion"),
    ("That is much.", "$13 billion", "So far, the total exceeds $13 billion. That is a lot.", "That is a lot.", "$13 billion"),
    ("the total exceeds $13 billion", "$13 billion", "It may be that so far, the total exceeds $13 billion.", None, None),
    # what it said is gone, or says two things: that is for people to decide
    ("the total exceeds $13 billion", "$13 billion", "So far, the total is large. That is much.", None, None),
    ("the total exceeds $13 billion", "$13 billion", "", None, None),
    ("the total exceeds $13 billion", "$13 billion", "So far, the total exceeds $13 billion or $14 million. That is much.", None, None),
    ("words of another passage", "$13 billion", "So far, the total is about $12.9 billion. That is much.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "value", "now", "quoted", "valued"), ROWS)
def test_what_follows(quote: str, value: str, now: str, quoted: str | None, valued: str | None) -> None:
    text = FILE.format(quote=quote, value=value)
    changes = follow(text, "a.yaml", WAS, now)
    made = rewritten(text, "a.yaml", changes)
    if quoted is None:
        assert made.partition("waivers:")[0] == text.partition("waivers:")[0]
        assert rewritten(made, "a.yaml", [change.back for change in changes]) == text
        return
    kept_as_it_was = f"quote: {quote}, decision: fixed"
    assert made == FILE.format(quote=quoted, value=valued).replace(
        f"quote: {quoted}, decision: fixed", kept_as_it_was
    )
    assert rewritten(made, "a.yaml", [change.back for change in changes]) == text


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    assert follow("verifier: [", "a.yaml", WAS, "") == ()
    assert follow("", "a.yaml", WAS, "") == ()
