"""Tail probabilities against the tables: quantiles every textbook prints, and values worked out to 1e-10 elsewhere."""

import pytest

from verifier.checks import tails

ROWS = [
    # two-sided .05 of the normal and of t
    (tails.normal(1.959963984540054), 0.05),
    (tails.normal(2.5758293035489004), 0.01),
    (tails.student(12.7062047361747, 1), 0.05),
    (tails.student(2.085963447265837, 20), 0.05),
    (tails.student(2.20, 28), 0.03622548477883782),
    (tails.student(-1.02, 48), 0.31284209725600676),
    (tails.student(0, 7), 1.0),
    # upper .05 of chi-square and of F
    (tails.chi_square(3.841458820694124, 1), 0.05),
    (tails.chi_square(18.307038053275146, 10), 0.05),
    (tails.chi_square(52.2, 28), 0.0036374026344387447),
    (tails.chi_square(77.45, 71), 0.2805290224222494),
    (tails.chi_square(0, 3), 1.0),
    (tails.fisher(4.9646027437307145, 1, 10), 0.05),
    (tails.fisher(2.20, 2, 28), 0.129593224474093),
    (tails.fisher(5.73, 1, 186), 0.01767176058863804),
    (tails.correlation(0.22, 28), 0.24273898791271148),
    (tails.correlation(-0.49, 55), 0.0001093645636803119),
    (tails.correlation(1, 20), 0.0),
    # t squared is F, and chi-square of one degree is z squared
    (tails.student(1.7, 13.5), tails.fisher(1.7**2, 1, 13.5)),
    (tails.normal(1.3), tails.chi_square(1.69, 1)),
    (tails.beta(0.5, 0.5, 0.25), 1 / 3),
    (tails.gamma(1, 2.0), 0.1353352832366127),
]


@pytest.mark.parametrize(("worked", "known"), ROWS)
def test_tails_are_those_of_the_tables(worked: float, known: float) -> None:
    assert worked == pytest.approx(known, abs=1e-10)
