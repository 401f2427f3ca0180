"""A p value that its own test statistic does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from verifier.checks.check import Outcome, check
from verifier.checks.teststatistics import Reported, reported
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_LEVEL = 0.05
_ONE_SIDED = re.compile(r"\bone[- ]?(?:tail|sid)ed\b|\bdirectional\b|\bunilateral\b", re.IGNORECASE)
_CORRECTED = re.compile(
    r"bonferroni|holm\b|tukey|[sš]id[aá]k|scheff|\bfdr\b|benjamini|\bcorrect(?:ed|ion)\b|\badjusted\b"
    r"|multipl(?:e|icity) compar"
    r"|permutation|bootstrap|greenhouse|huynh|monte carlo|\bexact\b|satterthwaite|kenward|\brobust\b",
    re.IGNORECASE,
)


class Fit(Enum):
    """How a reported p sits with the one worked out."""

    HOLDS = "holds"
    CLOSE = "close"
    """One unit in its last digit away."""
    OFF = "off"
    DECISION = "decision"
    """And on the other side of .05."""


@check(
    message="“{p}” is not what “{statistic}” gives: p = {worked}{decision}",
    suggestion="Work the test out again; by the statistic and its degrees of freedom p would be {worked}.",
    at_most=Severity.ERROR,
    bad=(
        "The two groups slept differently, t(48) = 1.02, p < .05.",
        "Age mattered (F(2, 28) = 2.20, MSE = 3.1, p = .03).",
        "The answers were related, χ²(1, N = 120) = 2.10, p = .04, and so were the scores, r(28) = .22, p = .03.",
        "Recall fell with age, *z* = 1.20, *p* = .03; the studies differed, Qw(28) = 52.20, p = .06.",
    ),
    good=(
        "The two groups slept differently, t(48) = 2.11, p < .05, d = 0.6.",
        "Age mattered (F(2, 28) = 4.20, MSE = 3.1, p = .03), but sex did not, t(28) = 1.2, ns.",
        "The answers were related, χ²(1, N = 120) = 4.22, p = .04, and so were the scores, r(28) = .42, p = .02.",
        "As we had predicted (one-tailed), the first group slept longer, t(28) = 1.80, p = .041.",
        "The effect was large, t(28) = 2.2, p = .04, and the trend was not, z = -1.43, p = .15.",
        "After Bonferroni correction the difference was not significant, t(28) = 2.20, p = .11.",
    ),
    source="Nuijten et al. 2016, The prevalence of statistical reporting errors in psychology (statcheck)",
)
def p_misses_statistic(ledger: Ledger) -> Iterator[Outcome]:
    """The p value of a test does not follow from its statistic and degrees of freedom.

    A formula ties the three. Where they part, one was mistyped; where they part across .05, so was the conclusion.
    """
    one_sided = _ONE_SIDED.search(ledger.document.text) is not None
    for _, block, sentence in ledger.sentences:
        if block.zone in (Zone.REFERENCES, Zone.CODE):
            continue
        for one in reported(sentence.words):
            yield _judged(one, sentence, one_sided=one_sided, corrected=bool(_CORRECTED.search(block.words)))


def _judged(one: Reported, sentence: Sentence, *, one_sided: bool, corrected: bool) -> Outcome:
    whole = _stretch(sentence, one.start, one.end)
    fits = [fit(one)]
    if one_sided and one.test in ("t", "z", "r"):
        fits.append(fit(one, share=0.5))
    best = min(fits, key=list(Fit).index)
    if best is Fit.HOLDS:
        return Held.on(whole)
    decided = best is Fit.DECISION and not corrected
    worked = written(one.tail(one.value))
    return Hit.on(
        _stretch(sentence, one.p_start, one.p_start + len(one.p_words)),
        whole,
        verdict=Verdict.CONTRADICTED if decided else Verdict.OVERSTATED,
        confidence=Confidence.HIGH if decided else Confidence.MEDIUM,
        severity=Severity.NOTE if corrected or best is Fit.CLOSE else None,
        arithmetic=f"{sentence.words[one.start : one.p_start].strip(' ,;(')} gives p = {worked}, not {one.p_words}",
        p=one.p_words,
        statistic=sentence.words[one.start : one.p_start].strip(" ,;("),
        worked=worked,
        decision="; the conclusion changes at .05" if decided else "",
    )


def fit(one: Reported, share: float = 1.0) -> Fit:
    """Whether the printed p may come of the printed statistic, within rounding; `share` is .5 for one tail."""
    low = one.tail(one.value + one.value_half) * share
    high = one.tail(max(0.0, one.value - one.value_half)) * share
    if one.value_how == "<":
        high, low = 1.0, one.tail(one.value) * share
    elif one.value_how == ">":
        low, high = 0.0, one.tail(one.value) * share
    p, half = (_LEVEL if one.p is None else one.p), one.p_half
    slight = 1e-12
    gap = (
        max(low - (p + half), p - half - high)
        if one.p_how == "="
        else low - p
        if one.p_how == "<"
        else p - high
    )
    if gap <= slight:
        return Fit.HOLDS
    worked = one.tail(one.value) * share
    if _significant(one) is not None and _significant(one) != (worked <= _LEVEL):
        return Fit.DECISION
    return Fit.CLOSE if one.p_how == "=" and gap <= 2 * half + slight else Fit.OFF


def _significant(one: Reported) -> bool | None:
    """What the text says of p and .05; None where it does not say."""
    p = _LEVEL if one.p is None else one.p
    if one.p_how == "=":
        return p <= _LEVEL
    if one.p_how == "<":
        return True if p <= _LEVEL else None
    return False if p >= _LEVEL else None


def written(p: float) -> str:
    """As papers print it: ".036", "< .001"."""
    return "< .001" if p < 0.0005 else f"{p:.3f}".removeprefix("0")


def _stretch(sentence: Sentence, low: int, high: int) -> Stretch:
    start, end = sentence.span(low, high)
    return Stretch(start=start, end=end)
