"""The wordings of cause, of mere association and of reserve, by the examples that stand in their own tables."""

import pytest

from verifier.checks import reserve
from verifier.checks.causal import wording
from verifier.checks.phrases import table


@pytest.mark.parametrize("row", table("causal")["example"], ids=lambda row: str(row["text"]))
def test_a_sentence_is_as_strong_as_its_wording(row: dict[str, str]) -> None:
    assert wording(row["text"]).tie == row["tie"]


def test_the_words_that_make_it_are_named() -> None:
    text = "Tar reduces leaks in old hulls."
    found = wording(text)
    assert text[found.start : found.end] == "reduces"


@pytest.mark.parametrize("row", table("reserve")["example"], ids=lambda row: str(row["text"]))
def test_a_caveat_is_found_as_such(row: dict[str, str]) -> None:
    assert (reserve.caveat(row["text"]) is not None) is (row["list"] == "caveat")
