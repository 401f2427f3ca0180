"""Index: no text that a pattern matches is ever left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.checks import devices, phrases
from verifier.checks.registry import checks
from verifier.model.index import Index

TEXTS = [
    "The ferry was not late because of the fog.",
    "BECAUSE the pier shut, nobody came.",
    "Straße und Maße",
    "",
    "in",
    "It rose from 40 to 57, almost half of it by night.",
]


@pytest.mark.parametrize(
    ("pattern", "flags", "places"),
    [
        (r"\bbecause\b", re.NOFLAG, [0, 1]),  # the case is not asked
        (r"\bbecause\b", re.IGNORECASE, [0, 1]),
        (r"(?i:BECAUSE) (?:of|the)", re.NOFLAG, [0, 1]),
        (r"\b(?:late|nobody)\b", re.NOFLAG, [0, 1]),
        (r"(?:late)?", re.NOFLAG, [0, 1, 2, 3, 4, 5]),
        (r"in", re.NOFLAG, [0, 1, 2, 3, 4, 5]),  # too short for a gram: any text may match
        (r"STRASSE", re.IGNORECASE, [2]),  # more may be told than match
        (r"(?<=was )not(?= late)", re.NOFLAG, [0]),
        (r"[Bb]ecause (?:x|the)", re.NOFLAG, [0, 1]),
        (r"(?:almost )+half", re.NOFLAG, [5]),
        (r"whale", re.NOFLAG, []),
    ],
)
def test_texts_a_pattern_may_match(pattern: str, flags: re.RegexFlag, places: list[int]) -> None:
    assert list(Index(TEXTS).having(re.compile(pattern, flags))) == places


def test_several_patterns_are_asked_as_one() -> None:
    assert list(Index(TEXTS).having(re.compile("half"), re.compile("nobody"))) == [1, 5]


PATTERNS = [
    *(devices.device(name).forms for name in ("hype-words", "war-metaphors")),
    *phrases.forms("shares", "counted"),
    *phrases.forms("results", "change.before"),
    *phrases.forms("certainty", "open"),
    phrases.pattern("classes", "APART"),
    phrases.pattern("lists", "APART"),
]


def test_no_match_in_our_own_examples_is_lost() -> None:
    texts = [text for check in checks() for text in (*check.bad, *check.good)]
    index = Index(texts)
    matched = 0
    for pattern in PATTERNS:
        likely = set(index.having(pattern))
        found = {at for at, text in enumerate(texts) if pattern.search(text)}
        assert found <= likely
        matched += len(found)
    assert matched > 100


@given(st.text("iıİsſkKµμßẞ", max_size=8), st.text("isk", min_size=3, max_size=4))
def test_no_match_of_any_case_is_lost(text: str, word: str) -> None:
    pattern = re.compile(word, re.IGNORECASE)
    if pattern.search(text):
        assert list(Index([text]).having(pattern)) == [0]


@given(
    st.text("abnot us", min_size=0, max_size=20),
    st.sampled_from(["nota", "b.tan", "(?:bus|tan)+s?", "us a?b"]),
)
def test_no_match_is_lost(text: str, pattern: str) -> None:
    if re.search(pattern, text):
        assert list(Index([text]).having(re.compile(pattern))) == [0]
