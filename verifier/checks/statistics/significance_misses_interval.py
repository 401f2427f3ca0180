"""A result that is called significant, or not, and a confidence interval beside it that says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.checks.statistics.significance_misses_p import DENIED, TOLD, UNSURE
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_RATIO = r"\b(?:(?i:(?:risk|odds|hazards?|rate|incidence|prevalence) ratio|relative risk)|a?[OHR]R|IRR)\b"
_GAP = r"\b(?i:(?:mean|average|risk|absolute|group) difference|difference in [a-z]+|MD)\b"
_N = r"[-−–]?\d{1,4}(?:\.\d+)?"
_INTERVAL = re.compile(
    rf"(?:(?P<ratio>{_RATIO})|(?P<gap>{_GAP}))[^;()\d]{{0,40}}?\s?{_N}[^;()\d]{{0,20}}[(\[]?,?\s?"
    rf"95\s?(?:%|per cent|percent)[\s-]?(?:CI|C\.I\.|(?i:confidence interval))s?[\s:,=]{{0,2}}(?:of |from )?[(\[]?"
    rf"(?P<low>{_N})(?:\s?%)?\s?(?:to|,|–|-)\s?(?P<high>{_N})(?:\s?%)?[)\]]*"
)
_THING = (
    r"(?:difference|excess|effect|association|result|finding|increase|decrease|reduction|rise|fall"
    r"|link|benefit|gap)"
)
_ABOUT_IT = re.compile(
    rf"^(?:(?:This|That|The|Such an?) (?:\w+ )?{_THING}|This|That|It) (?:was|is|did|reached|failed|fell|proved)\b"
)
_OTHER = re.compile(
    r"\b(?:but|after|other|second|subgroup|p\s?[=<>]|women|men|secondary|however|between)\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    rf"^[\s,;)\]]*(?:and\s)?(?:(?:which|this|that|it|an?|the)\s)?(?:{_THING}\s)?"
    r"(?:(?:was|is|did|reached|therefore|thus|also|statistically|highly)\s)*$"
)


@check(
    message="“{said}” stands beside an interval that {truth}: {arithmetic}",
    suggestion="Mend the word or the interval: one that leaves out no effect is significant.",
    at_most=Severity.WARNING,
    bad=(
        "Falls were more common on the upper floor (risk ratio 1.42, 95% CI 1.12 to 1.80). The excess was not"
        " statistically significant.",
        "The hazard ratio was 0.92 (95% CI 0.80 to 1.10), which was statistically significant.",
        "Sleep was longer with the mask, a mean difference of 14 minutes (95% CI 3 to 25), which was not significant.",
    ),
    good=(
        "Falls were more common on the upper floor (risk ratio 1.42, 95% CI 0.92 to 1.80). The excess was not"
        " statistically significant.",
        "The hazard ratio was 0.92 (95% CI 0.85 to 0.99), which was statistically significant.",
        "The hazard ratio was 0.92 (95% CI 0.80 to 1.10). The effect on pain was significant.",
        "The odds ratio was 1.42 (95% CI 1.12 to 1.80). After adjustment the excess was not significant.",
        "The odds ratio was 1.42 (95% CI 1.12 to 1.80). The difference between men and women was not significant.",
        "The odds ratio was 1.12 (95% CI 1.00 to 1.25), which was significant.",
        "The ratio of risks was 1.42 (90% CI 1.12 to 1.80), which was not significant.",
    ),
    source="Cochrane Handbook 15.3: a 95 % interval excludes no effect where p < 0.05, and only there",
)
def significance_misses_interval(ledger: Ledger) -> Iterator[Outcome]:
    """A result is called significant though its 95 % interval holds no effect (1 for a ratio, 0 for a difference).

    Or it is called not significant though the interval leaves no effect out. Said are both of one result alone: in one
    sentence, or the verdict opens the next; a limit that is printed as no effect itself decides nothing.
    """
    rows = ledger.sentences
    for at, (index, block, sentence) in enumerate(rows):
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED, Zone.CODE):
            continue
        found = list(_INTERVAL.finditer(sentence.words)) if "95" in sentence.words else []
        if len(found) != 1:
            continue
        after = rows[at + 1] if at + 1 < len(rows) and rows[at + 1][0] == index else None
        yield from _judged(found[0], sentence, after[2] if after else None)


def _judged(found: re.Match[str], sentence: Sentence, after: Sentence | None) -> Iterator[Outcome]:
    low, high = (Fraction(re.sub("[−–]", "-", found[name])) for name in ("low", "high"))
    null = 1 if found["ratio"] else 0
    verdict = _verdict(sentence, found.end(), after)
    if verdict is None or low >= high or null in (low, high):
        return
    where, at, denied = verdict
    places = [Stretch(start=s, end=e) for s, e in (sentence.span(*found.span()), where.span(*at))]
    held = low < null < high
    if held is denied:
        yield Held.on(*places)
        return
    yield Hit.on(
        *places,
        said=where.words[at[0] : at[1]],
        truth="holds no effect" if held else "leaves no effect out",
        arithmetic=f"{found['low']} to {found['high']} {'holds' if held else 'leaves out'} {null}",
    )


def _verdict(
    sentence: Sentence, end: int, after: Sentence | None
) -> tuple[Sentence, tuple[int, int], bool] | None:
    """Where the result is called significant or not, and whether it is denied."""
    for where, start in ((sentence, end), (after, 0)):
        if where is None:
            continue
        words = where.words[start:]
        denied = DENIED.search(words)
        said = denied or TOLD.search(words)
        if not said:
            continue
        before = words[: said.start()]
        ours = _BETWEEN.match(before) if where is sentence else _ABOUT_IT.match(words)
        if not ours or UNSURE.search(words) or _OTHER.search(words) or len(before) > 60:
            return None
        return where, (start + said.start(), start + said.end()), denied is not None
    return None
