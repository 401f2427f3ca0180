"""The wordings of cause and of mere association, by the examples that stand in their own table."""

import pytest

from verifier.checks.causal import wording
from verifier.checks.phrases import table


@pytest.mark.parametrize("row", table("causal")["example"], ids=lambda row: str(row["text"]))
def test_a_sentence_is_as_strong_as_its_wording(row: dict[str, str]) -> None:
    assert wording(row["text"]).tie == row["tie"]


def test_the_words_that_make_it_are_named() -> None:
    text = "Tar reduces leaks in old hulls."
    found = wording(text)
    assert text[found.start : found.end] == "reduces"
