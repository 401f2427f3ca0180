"""A line twice as long takes about twice the time to read, however hostile; `SWEEP=1` tries up to 1 MB."""

from __future__ import annotations

import os
import time
from statistics import median

import pytest

from verifier.numbers import read, scan

PIECES = {
    "digits": ["1 1 ", "9", "1.", ".1", "1,1", "111 ", "12,345 ", "1'000", "007 ", "1e5 ", "2^2", "10⁸ ", "½", "1/2 "],
    "number words": ["one hundred ", "million ", "a half ", "a hundred and ", "dozen ", "first ", "twenty-", "thirds "],
    "ands": ["and ", "and a half ", "5 and ", "& ", "between 5 and ", "3 hundred and "],
    "dashes": ["-", "–", "1-", "— ", "5-foot-", "-5 to "],
    "commas": [",", "1, ", ", and "],
    "money": ["$", "$5 to ", "$1-$", "€5 ", "USD ", "cents ", "R1 "],
    "units": ["20% ", "km/", "5 ft ", "per ", "kWh per ", "5 feet 2 ", "° ", "\" ", "sq. "],
    "shares": ["1 in ", "7 of the ", "1 over ", "times as ", "x1", "1x1", "10-fold "],
    "bounds": ["about ", "up to ", "more than 5 and less than ", "or more ", "± 1 ", "or equal "],
    "dates": ["2019 to ", "May ", "the past ", "'90", "Q1 ", "1/2/", "Monday ", "1/", "1-1-", "01/02/2003 ", "May the ",
              "the first of ", "week of ", "the end of ", "from 3 to ", "every ", "twice a ", "3 weeks from ",
              "last 3 months and ", "between now and ", "next year's ", "Friday the ", "May-", "2016 ", "2016-",
              "1 day 2 ", "all day "],
    "brackets": ["(", "[1, ", "(1)", "[", "((1", ") "],
    "marks": ["+44 20 ", "10:30 ", "3-1 ", "1.1.1", "#1 ", "No. "],
    "spaces": [" ", "\n", " \n", "\u00a0", "\t1", "\n\n"],
    "words": ["of the ", "engineers ", "x", "A1 ", "é"],
}  # fmt: skip
CASES = [pytest.param(piece, id=f"{sort}: {piece!r}") for sort, pieces in PIECES.items() for piece in pieces]
FIRST = 300
ENOUGH = 0.006
"""Seconds after which a doubling tells: below, the clock and the start of a read weigh too much."""
MEGABYTE = 1_000_000
LIMIT = 3
"""How many times longer twice the line may take: a line takes 2, a square 4; the rest is for a busy machine."""
CHEAP = ["and ", "engineers ", " \n"]


def seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.process_time()
    scan(text)
    return time.process_time() - start


def growth(piece: str, length: int, times: int) -> float:
    """How many times longer twice the line takes: the median of so many tries."""
    return median(seconds(piece, 2 * length) / max(seconds(piece, length), 1e-4) for _ in range(times))


@pytest.mark.parametrize("piece", CASES)
def test_time_grows_with_length(piece: str) -> None:
    length = FIRST
    while seconds(piece, length) < ENOUGH:
        if length > MEGABYTE / 20:
            return  # too fast to have anything that grows
        length *= 2
    # on a busy machine a second look, longer than the first
    assert growth(piece, length, 5) <= LIMIT or growth(piece, length, 11) <= LIMIT


@pytest.mark.parametrize("piece", CHEAP)
def test_time_grows_with_length_to_a_megabyte(piece: str) -> None:
    assert growth(piece, MEGABYTE // 2, 1) <= LIMIT


@pytest.mark.skipif("SWEEP" not in os.environ, reason="an hour: SWEEP=1 pytest tests/test_numbers_linear.py")
@pytest.mark.parametrize("piece", CASES)
def test_every_doubling_to_a_megabyte(piece: str) -> None:
    length = 4000
    while 2 * length <= MEGABYTE:
        assert growth(piece, length, 5 if length < 20_000 else 1) <= 2.5, length
        length *= 2


@pytest.mark.parametrize("text", ["9" * 100_000, "$" + "9" * 100_000, "1." * 50_000, "9" * 5000 + " million"])
def test_endless_digits_are_not_read(text: str) -> None:
    assert read(text) == ()
