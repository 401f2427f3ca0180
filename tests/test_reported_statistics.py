"""The examples that statcheck and GRIM were published and tested with: their numbers, our answers."""

import pytest

from verifier.checks.statistics.p_misses_statistic import Fit, fit
from verifier.checks.teststatistics import reported
from verifier.pipe import verify

DECISION, OFF, HOLDS = {Fit.DECISION}, {Fit.OFF, Fit.CLOSE}, {Fit.HOLDS}
STATCHECK = [
    # decision errors of every kind of test
    ("t(28) = 2.20, p = .06", DECISION),
    ("t(28) = 1.20, p = .03", DECISION),
    ("t(100)=1, p < 0.001", DECISION),
    ("t(48) = 1.02, p < .05", DECISION),
    ("F(2, 28) = 22.20, p = .06", DECISION),
    ("F(2, 28) = 2.20, p = .03", DECISION),
    ("r(28) = .22, p = .03", DECISION),
    ("r(28) = .52, p = .06", DECISION),
    ("chi2(28) = 2.20, p = .03", DECISION),
    ("chi2(28) = 52.20, p = .06", DECISION),
    ("z = 1.20, p = .03", DECISION),
    ("z = 2.20, p = .06", DECISION),
    ("Q(28) = 2.20, p = .03", DECISION),
    ("Q(28) = 52.20, p = .06", DECISION),
    # at the level itself
    ("t(28) = 2.20, p = .05", OFF),
    ("t(28) = 2.0485, p = .06", DECISION),
    ("t(28) = 2.0482, p = .06", OFF),
    ("t(28) = 1.97, p < .06", HOLDS),
    # errors that change nothing
    ("t(28) = 2.20, p = .03", OFF),
    ("F(1, 186) = 5.73, p = .01", OFF),
    ("t(94.95) = -0.84, p = .189", OFF),
    # right ones, as papers print them
    ("t(604) = 6.88, p < .001", HOLDS),
    ("χ2(374, N = 488) = 1,224.08, p < .001", HOLDS),
    ("χ²(71, N = 488) = 77.45, ns.", HOLDS),
    ("t(68) = −2.15, p < .05", HOLDS),
    ("t(68) = .05, ns", HOLDS),
    ("t(261.38) = -2.27, p = .024", HOLDS),
    ("z = 2.17, p = .03", HOLDS),
    ("QWithin(12) = 9.20, p = .69", HOLDS),
    ("QWithin(6) = 0.03, p = 1.00", HOLDS),
    ("QBetween(3) = 7.03 (p = .07", HOLDS),
    ("z = 0.17, p > .5", HOLDS),
    ("F(1,18) = 12.34, p = .002", HOLDS),
    # spelled otherwise
    (" t ( 28 ) = 2.20 , p = .04", HOLDS),
    ("t(28)=2.20,p=.04", HOLDS),
    ("t28 = 2.20, P = 0.04", HOLDS),
    ("t = 2.20, df = 28, p = .04", HOLDS),
    ("X^2 (28) = 41.34, p = .05", HOLDS),
    ("x2(1, n = 81) = 3.25, p = 0.07", HOLDS),
    ("t(28) > 2.20, p < .05", HOLDS),
    ("t(28) = 2.20, p = .5e-3", OFF),
    ("F(1, 24) = 4.5, MSE = 3.1, ηp2 = .16, p = .04", HOLDS),
]
UNREAD = ["t(28) = 2.20, p = 1.03", "t(2,28) = 2.20, p = .03", "F(28) = 2.2, p = .03", "at(28) = 2.2, p = .1"]
GRIM = [
    ("5.19", 28, False),
    ("5.18", 28, True),
    ("3.45", 20, True),
    ("5.27", 43, False),
    ("8.97", 28, False),
    ("2.61", 28, True),
    ("7.26", 28, False),
    ("3.64", 28, True),
    ("9.26", 28, False),
    ("10.46", 28, True),
    ("7.39", 28, True),
    ("7.19", 28, False),
    ("4.56", 34, True),
    ("4.71", 20, False),
    ("5.3", 20, True),
]


@pytest.mark.parametrize(("words", "fits"), STATCHECK)
def test_statcheck(words: str, fits: set[Fit]) -> None:
    (one,) = reported(words)
    assert fit(one) in fits


@pytest.mark.parametrize("words", UNREAD)
def test_not_a_test(words: str) -> None:
    assert not reported(words)


def test_two_in_a_sentence() -> None:
    assert len(reported("Both were small, chi2(28) = 2.20, p = .03, chi2(28) = 1.23, p = .04.")) == 2


@pytest.mark.parametrize(("mean", "n", "possible"), GRIM)
def test_grim(mean: str, n: int, possible: bool) -> None:
    report = verify(text=f"People marked it on an eleven-point scale (M = {mean}, SD = 1.2, n = {n}).")
    tally = next(tally for tally in report.tallies if tally.check == "no-whole-number-fits")
    assert (tally.held, tally.failed) == (int(possible), int(not possible))
