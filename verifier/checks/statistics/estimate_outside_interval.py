"""An estimate that lies outside its own confidence interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_N = r"(?:[-−–]\s?)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)"
_UNIT = r"(?:\s?(?:%|per cent|percent|points?|[A-Za-zµ]{1,12}(?:/[A-Za-z]{1,6})?))?"
_MORE = (
    r"(?:\s(?:higher|lower|more|less|fewer|longer|shorter|better|worse|greater|smaller|heavier|lighter"
    r"|faster|slower))?(?:\son average)?"
)
_INTERVAL = re.compile(
    rf"(?<![\w.,])(?P<value>{_N}){_UNIT}{_MORE}\s?[,;]?\s?[(\[]?\s?(?:with an?\s)?(?:\d\d(?:\.\d)?\s?(?:%|per "
    rf"cent|percent)[\s-]?)"
    rf"(?:CI|C\.I\.|CrI|HDI|[Cc]onfidence (?:[Ii]nterval|limits)|[Cc]redible [Ii]nterval|[Uu]ncertainty "
    rf"[Ii]nterval)s?\s?(?:of|was|from|:|=|,)?\s?[(\[]?\s?"
    rf"(?P<low>{_N})\s?(?:%|per cent)?\s?(?:,|;|to|and|[-–—])\s?(?P<high>{_N})(?![\d.]*\d)"
)
_TOLD = re.compile(
    # 46% would vote yes, with an interval of 48% to 54%; the 95% confidence interval runs from 48 to 54
    rf"(?<![\w.,])(?P<value>{_N})(?!\d|\s?(?:%|per cent|percent)[\s-](?:CI|[Cc]onf|[Cc]red|[Uu]nc|[Ii]nterv|level))"
    rf"(?P<sign>\s?(?:%|per cent"
    rf"|percent))?(?P<between>[^\d.;()]{{3,80}}?)(?:\d\d(?:\.\d)?\s?"
    rf"(?:%|per cent|percent)\s)?(?:[Cc]onfidence |[Cc]redible |[Uu]ncertainty )?[Ii]nterval\s(?:is |was |being )?"
    rf"(?:of|from|runs from|ran from|running from|runs|goes from|going from|spans|spanning|stretching from)\s"
    rf"(?P<low>{_N})\s?(?:%|per cent|percent)?\s?(?:to|and|[-–—])\s?(?P<high>{_N})(?![\d.]*\d)"
)
_TOLD_OF = re.compile(
    # fell by a mean of 4.0 mmHg more in the exercise group (95% CI 1.0 to 5.0)
    rf"\b(?P<cue>(?:mean|average|difference|gain|loss|rise|fall|drop|reduction|increase|decrease|improvement|decline"
    rf"|effect)\s(?:\w+\s){{0,3}}?(?:of|was|is|by)|by(?:\s(?:an|a)\s(?:mean|average)(?:\sof)?|\son average)?|lost"
    rf"|gained|on average)\s(?:about\s|only\s)?(?P<value>{_N})(?P<sign>{_UNIT})(?P<between>(?:\s[^\s\d();:.]+){{1,9}})"
    rf"\s?[(\[]\s?\d\d(?:\.\d)?\s?(?:%|per cent|percent)[\s-]?(?:CI|C\.I\.|[Cc]onfidence [Ii]nterval)s?"
    rf"\s?(?:of|was|from|:|=|,)?\s?[(\[]?\s?(?P<low>{_N})\s?(?:%|per cent)?\s?(?:,|;|to|and|[-–—])\s?(?P<high>{_N})"
    rf"(?![\d.]*\d)"
)
_MARGIN = re.compile(
    # 41 per cent, plus or minus 3 (from 34 to 44 per cent)
    rf"(?<![\w.,])(?P<value>{_N}){_UNIT}[^\d.;]{{0,40}}?(?:±|\+/[-−]|plus or minus|give or take|margin of error of)\s?"
    rf"(?P<margin>{_N}){_UNIT}(?:\spoints?)?(?:,?\s?[(\[]|[^\d.;()]{{0,50}}?)\s?"
    rf"(?:an? (?:interval|range) of\s)?"
    rf"(?:95\s?%\sCI:?\s|[Cc]onfidence interval:?\s)?(?:from\s|between\s|of\s)?(?P<low>{_N})"
    rf"(?:\s?%|\sper ?cent)?\s?(?:to|and|[-–—])\s?(?P<high>{_N})"
    rf"(?![\d.]*\d)"
)
_STATED = re.compile(r"[Cc]onfiden|[Cc]redib|[Uu]ncertain|\b95\b|\b90\b|\b99\b")
_NOT_MEANS = re.compile(
    r"bootstrap|bayes|\bodds|\bhazard|\brisk|\bfold\b|\blog|geometric|skew|median|percentile|transform|profile"
    r"|\bratio|posterior|BCa",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"\bC\.?I\b|CrI|HDI|[Ii]nterval|confidence limits|±|\+/[-−]|plus or minus|give or take|margin of error"
)
_SYMMETRIC = re.compile(
    r"(?:\bM(?:D|diff)?\s?=|\b(?:mean|average|difference)\b(?!s)[^.;\d]{0,70}|\bb\s?=|\bB\s?=|β\s?=)\s?$",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"on average|\b(?:more|less|higher|lower|fewer|longer|shorter|heavier|lighter)\b")


@check(
    message="{fault}: {arithmetic}",
    suggestion="Check the estimate, both limits and their signs.",
    at_most=Severity.ERROR,
    bad=(
        "Walkers lived longer (hazard ratio 0.72, 95% CI 0.81 to 0.94).",
        "The odds rose, OR = 1.8 (95% CI [0.9, 1.6]).",
        "Mean weight fell by 3.1 kg (95% confidence interval 1.2-2.8).",
        "The dose lowered the pressure by 4.2 mmHg (95% CI: 6.1 to 2.3).",
        "Walkers slept 2.4 hours longer (95% CI 0.3 to 1.9).",
        "The poll puts support at 61%, and its 95% confidence interval runs from 52 to 58.",
    ),
    good=(
        "Walkers lived longer (hazard ratio 0.88, 95% CI 0.81 to 0.94).",
        "The odds rose, OR = 1.2 (95% CI [0.9, 1.6]), 1.3 of them by 2010 (95% of 40).",
        "Mean weight fell by 2.0 kg (95% confidence interval 1.2-2.8).",
        "The score changed by -4.2 (95% CI, -6.1 to -2.3).",
        "The risk was 1.0 (95% CI 1.02 to 1.40).",
        "The poll puts support at 55%, and its 95% confidence interval runs from 52 to 58.",
        "Of 40 walkers 12 fell; for the risk the 95% confidence interval runs from 52 to 58.",
    ),
    source="Cochrane Handbook 6.3: an estimate lies inside its confidence interval",
)
def estimate_outside_interval(ledger: Ledger) -> Iterator[Outcome]:
    """An estimate lies outside the confidence interval printed beside it, or the interval is upside down.

    The interval is built around the estimate, so one of the three numbers is wrong.
    """
    for _, block, sentence in ledger.sentences:
        if block.zone in (Zone.REFERENCES, Zone.CODE) or not _QUICK.search(sentence.words):
            continue
        for match in _INTERVAL.finditer(sentence.words):
            yield _judged(match, sentence)
        if _STATED.search(sentence.words) and not _INTERVAL.search(sentence.words):
            for match in (*_TOLD_OF.finditer(sentence.words), *_TOLD.finditer(sentence.words)):
                yield _judged(match, sentence, Confidence.MEDIUM)
        for match in _MARGIN.finditer(sentence.words):
            yield _about(match, sentence)


def _judged(match: re.Match[str], sentence: Sentence, confidence: Confidence = Confidence.HIGH) -> Outcome:
    value, low, high = (_number(match[name]) for name in ("value", "low", "high"))
    (number, half), (least, least_half), (most, most_half) = value, low, high
    whole = _stretch(sentence, match.start(), match.end())
    figure = _stretch(sentence, match.start("value"), match.end("value"))
    arithmetic = f"{match['value']} and {match['low']} to {match['high']}"
    if least - least_half > most + most_half:
        # "−6.1 to −2.3" without its signs is a loss told as a positive number
        mild = number - half <= least + least_half and number + half >= most - most_half
        return Hit.on(
            figure,
            whole,
            verdict=Verdict.OVERSTATED if mild else Verdict.CONTRADICTED,
            confidence=confidence,
            arithmetic=arithmetic,
            fault="the interval runs from the larger to the smaller number",
        )
    inside = number + half >= least - least_half and number - half <= most + most_half
    if not inside and least >= 0 and most >= 0 > number and -number + half >= least - least_half:
        inside = -number - half <= most + most_half
    if not inside:
        return Hit.on(
            figure,
            whole,
            confidence=confidence,
            arithmetic=arithmetic,
            fault="the estimate lies outside its own interval",
        )
    told_after = match["value"] + sentence.words[match.end("value") : match.start("low")]
    if _SYMMETRIC.search(sentence.words[: match.start("value")]) or _ON_AVERAGE.search(told_after):
        skew = abs((number - least) - (most - number)) - 2 * (half + least_half + most_half)
        if skew > (most - least) / 5:
            sure = skew > (most - least) / 4 and not _NOT_MEANS.search(sentence.words)
            return Hit.on(
                figure,
                whole,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM if sure else Confidence.LOW,
                arithmetic=arithmetic,
                fault="the interval is not symmetric about a mean",
            )
    return Held.on(whole)


def _about(match: re.Match[str], sentence: Sentence) -> Outcome:
    """An estimate with its margin, and the range that the two make."""
    value, margin, low, high = (_number(match[name]) for name in ("value", "margin", "low", "high"))
    whole = _stretch(sentence, match.start(), match.end())
    made = ((value[0] - margin[0], low), (value[0] + margin[0], high))
    room = value[1] + margin[1]
    if all(abs(end - told) <= room + half for end, (told, half) in made):
        return Held.on(whole)
    figure = _stretch(sentence, match.start("value"), match.end("value"))
    return Hit.on(
        figure,
        whole,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{match['value']} ± {match['margin']} is not {match['low']} to {match['high']}",
        fault="the range is not the estimate with its margin",
    )


def _number(printed: str) -> tuple[Fraction, Fraction]:
    """The number, and half of the place of its last digit."""
    text = re.sub(r"[-−–]\s?", "-", printed).replace(",", "")
    places = len(text.partition(".")[2])
    return Fraction(text if not text.startswith("-.") else "-0" + text[1:]), Fraction(1, 2 * 10**places)


def _stretch(sentence: Sentence, low: int, high: int) -> Stretch:
    start, end = sentence.span(low, high)
    return Stretch(start=start, end=end)
