"""The report's first sentence and its score: they name the worst and never average it away."""

from __future__ import annotations

import pytest

from verifier.pipe import verify

SUM = "The two grants of {n}, £{n}m and £{n}m, make a total of £{wrong}m.\n\n"


def _sums(*years: int) -> str:
    return "".join(SUM.format(n=n, wrong=n * 3) for n in years)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nobody came.", "The text holds no number to check."),
        ("The trust raised £1.3 million.", "Nothing could be checked: 0 of 1 numbers could be compared."),
        ("Sales fell by 120%.", "“120%” is contradicted; 1 of 1 numbers could be compared."),
        (_sums(5, 7), "“£15m” and “£21m” are contradicted; 6 of 10 numbers could be compared."),
        (
            _sums(5, 7, 9),
            "“£15m” and “£21m” are contradicted, and one more; 9 of 15 numbers could be compared.",
        ),
    ],
)
def test_the_verdict_names_what_it_blames_and_counts_the_rest(text: str, said: str) -> None:
    assert verify(text=text, name="a.md").verdict == said


def test_a_score_with_nothing_compared_says_nothing_of_what_passed() -> None:
    report = verify(text="Experts say the cure works. Critics say it does not. Observers agree.", name="a.md")
    assert report.score and not report.coverage.compared
    assert [part.weight for part in report.score.parts] == ["0.5", "0.5"]
