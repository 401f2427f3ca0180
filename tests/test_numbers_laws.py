"""Laws of the grammar of numbers, on hostile texts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.numbers import read, read_one, scan, write

PIECES = (Path(__file__).parent / "corpus" / "pieces.txt").read_text("utf-8").split()
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", "\u00a0"]), max_size=14).map(" ".join) | st.text(max_size=40)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quotes_are_slices_in_order_apart(text: str) -> None:
    end = 0
    for mention in read(text):
        assert mention.quote
        assert text[mention.start : mention.end] == mention.quote
        assert mention.start >= end
        end = mention.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_unread_stands_beside_what_was_read(text: str) -> None:
    mentions, others = scan(text)
    assert mentions == read(text)
    for start, end, reason in others:
        assert 0 <= start < end <= len(text)
        assert reason
        assert not any(start < mention.end and mention.start < end for mention in mentions)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_printed_reading_is_never_empty_and_never_wider_than_the_loose(text: str) -> None:
    for mention in read(text):
        assert not mention.printed.empty
        assert mention.loose.meet(mention.printed).low == mention.printed.low
        assert mention.loose.meet(mention.printed).high == mention.printed.high


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 99999), st.sampled_from(("$13 billion", "£95m", "57%", "3 million", "240 km", "43,000"))
)
def test_what_is_written_reads_as_the_same_value(tenths: int, like: str) -> None:
    style = read_one(like)
    scale = {"$13 billion": 10**9, "£95m": 10**6, "3 million": 10**6}.get(like, 1)
    value = Fraction(tenths, 10) * scale
    assert read_one(write(value, style)).value == value
