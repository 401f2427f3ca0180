"""An average that the values beside it do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.DURATION)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_MEAN_OF = re.compile(
    r"\b(?:average|mean)\b[^.;:]{0,30}?\b(?:for|of|over|across|in|from) (?:the|these|those|all|its"
    r"|their) (?P<k>[a-z]+)\b"
    r"|\b(?:these|those|the|all) (?P<n>[a-z]+)\b[^.;:]{0,40}?\baverag(?:e|ed|es|ing)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:,|;|:|\s[—–]|\()\s?(?:which (?:is|was|makes|gives) |that is |or |making |giving |for |with )?(?:an? "
    r"|the |their |its )"
    r"(?:average|mean) (?:of |is |was |being )(?:about |around |just |some )?$",
    re.IGNORECASE,
)
_IS_MEAN = re.compile(r"\b(?:average|mean|averaged|averages|averaging)\b[^.;:]{0,70}$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:weight\w*|national|usual|long-term|previous|last|median|per|each|compared|than|range\w*"
    r"|between"
    r"|from|up|down|rose|fell|moving|rolling|above|below|against|includ\w+|such as|among|expected|country|other"
    r"|geometric)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:includ\w+|such as|among|compared|than|between|for example|from)\b", re.IGNORECASE)


@check(
    message="“{mean}” is not the average of {values}: {arithmetic}",
    suggestion="True would be about {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The well gave 61 litres on Monday, 84 litres on Tuesday and 47 litres on Friday. The mean for the three days "
        "was 72 litres.",
        "Her jumps were 6.1 m, 6.4 m and 6.7 m, an average of 6.6 m.",
        "The five boats landed 14, 17, 19, 22 and 23 tonnes of cod respectively, an average of 25 tonnes per boat.",
        "Tickets brought in £400, £520 and £610. These three evenings averaged £560.",
    ),
    good=(
        "The well gave 61 litres on Monday, 84 litres on Tuesday and 47 litres on Friday. The mean for the three days "
        "was 64 litres.",
        "Her jumps were 6.1 m, 6.4 m and 6.7 m, an average of 6.4 m.",
        "The five boats landed 14, 17, 19, 22 and 23 tonnes of cod respectively, an average of 19 tonnes per boat.",
        "Her jumps were 6.1 m, 6.4 m and 6.7 m, against a national average of 5.6 m.",
        "The well gave 61 litres on Monday and 84 litres on Tuesday. The mean for the four days was 72 litres.",
        "Rents are £400 in the east, £520 in the west and £610 in the port, and on average £560.",
        "The halls hold 120 people, 340 people and 90 people, an average price of £30.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): an average is the sum over the number",
)
def wrong_average(ledger: Ledger) -> Iterator[Outcome]:
    """A text lists all the values and their average, and the values make another.

    Only where the text says of how many values it is, or sets the average right after them, can it be worked out.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for mean in claims:
            start, _ = sentence.inner(mean.start, mean.end)
            ends = _ENDS.search(sentence.words[:start])
            if not _is_mean(mean) or not _IS_MEAN.search(sentence.words[:start]):
                continue
            if _OTHER.search(sentence.words[: ends.start()] if ends else sentence.words):
                continue
            values = _values(ledger, index, mean, sentence.words, start)
            if values:
                yield _judged(mean, values)


def _values(ledger: Ledger, index: int, mean: Claim, words: str, start: int) -> list[Claim]:
    """The values an average is taken of: those before it in its sentence, or as many as it says, told just before."""
    here = [c for c in ledger.by_sentence[index] if c.start < mean.start and _alike(c, mean)]
    if _ENDS.search(words[:start]):
        others = [c for c in ledger.by_sentence[index] if c.start < mean.start and c.kind in _KINDS]
        if others and others[0].value == len(others) - 1 and others[0].kind is Kind.COUNT:
            others = others[1:]  # "the five boats landed 14, 17, 19, 22 and 23 tonnes"
        values = [c for c in others if _alike(c, mean) or (_plain(c) and not c.unit and not c.noun)]
        last = bool(others) and _alike(others[-1], mean)
        return values if last and len(values) > 2 and len(values) == len(others) else []
    said = _MEAN_OF.search(words)
    many = _COUNTS.get((said["k"] or said["n"]).lower(), 0) if said else 0
    before = [
        c
        for c in ledger.by_sentence.get(index - 1, ())
        if ledger.together(c.block, mean.block) and _alike(c, mean)
    ]
    told = ledger.sentences[index - 1][2].words if before else ""
    return before if many > 1 and len(before) == many and not here and not _SOME.search(told) else []


def _is_mean(claim: Claim) -> bool:
    """A figure, or one per each of the things it is taken of."""
    return _plain(claim.model_copy(update={"unit": claim.unit.partition(" per ")[0]}))


def _plain(claim: Claim) -> bool:
    return (
        claim.kind in _KINDS
        and claim.value is not None
        and " per " not in claim.unit
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _alike(claim: Claim, mean: Claim) -> bool:
    return (
        _plain(claim)
        and claim.unit == mean.unit.partition(" per ")[0]
        and (claim.kind is mean.kind or not mean.unit)
    )


def _judged(mean: Claim, values: Sequence[Claim]) -> Outcome:
    many = Fraction(len(values))
    low = sum((value.printed.low or Fraction(0) for value in values), Fraction(0)) / many
    high = sum((value.printed.high or Fraction(0) for value in values), Fraction(0)) / many
    if mean.loose.meets(Interval(low=low, high=high)):
        return Held.on(mean, *values)
    worked = sum((value.value or Fraction(0) for value in values), Fraction(0)) / many
    added = " + ".join(numbers.mantissa(value.value or Fraction(0), mean) for value in values)
    truth = f"{float(worked):.4g}"
    return Hit.on(
        mean,
        *values,
        confidence=Confidence.MEDIUM,
        arithmetic=f"({added}) / {len(values)} = {truth}",
        mean=mean.words,
        values=", ".join(f"“{value.words}”" for value in values),
        truth=truth,
    )
