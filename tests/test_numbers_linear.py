"""A line twice as long may take about twice the time to read, however hostile."""

from __future__ import annotations

import time

import pytest

from verifier.numbers import read, unread

PIECES = [
    "1 1 ", "million ", "$$$$", "one hundred ", "2019 to ", "between 5 and ", "1-", "May ", "first ",
    "the past ", "a half ", "$5 to ", "and a half ", "12,345 ", "x1", "20% ", "1.", "1,1", "111 ", "and ",
    "a hundred and ", "about ", "up to ", "of the ", "'90", "(1)", "per ", "\n", " \n", "Q1 ", "-",
    "engineers ", "1/", "1-1-", "1.1.", "01/02/2003 ", "May the ", "the first of ", "week of ", "the end of ",
    "twenty ", "from 3 to ", "every ", "twice a ", "3 weeks from ", "last 3 months and ", "between now and ",
    "next year's ", "Friday the ", "May-", "2016 ", "2016-", "1 day 2 ", "all day ", "in the ", "one hundred and ",
]  # fmt: skip
SHORT = 3_000


def seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    times = []
    for _ in range(2):
        start = time.process_time()
        unread(text, read(text))
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length(piece: str) -> None:
    short, long = seconds(piece, SHORT), seconds(piece, 4 * SHORT)
    assert long <= 10 * short + 0.02


@pytest.mark.parametrize("text", ["9" * 100_000, "$" + "9" * 100_000, "1." * 50_000, "9" * 5000 + " million"])
def test_endless_digits_are_not_read(text: str) -> None:
    assert read(text) == ()
