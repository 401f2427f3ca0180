"""A result that is called significant, or not, and a p beside it that says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_P = re.compile(r"\b[pP]\s?(?P<sign>[=<>≤≥])\s?(?P<p>0?\.\d{1,6}|0,\d{1,6})(?!\d)")
_BREAK = re.compile(
    r"[;:.]\s|,\s(?:but|while|whereas|although|though|yet|and)\s|\)[\s,]+(?:but|and|while)\s|\s[—–]\s"
)
TOLD = re.compile(r"\b(?:significant(?:ly)?|significance)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:insignifican\w+|non-?significan\w+|(?:not|n[’']t|never|no|without|fail(?:s|ed)? to|neither|nor|hardly"
    r"|far from|short of|lack\w*|missed)\s(?:[\w’'-]+\s){0,5}?(?:significan\w+))",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\b(?:marginal\w*|border\w*|trend\w*|approach\w*|near(?:ly)?|almost|close to|tend\w*|10|ten|tail\w*|sided"
    r"|correct\w*|Bonferroni|adjust\w*|threshold|alpha|criteri\w*|whether|if|set at|clinical\w*|practical\w*"
    r"|(?:more|less|as|only|longer) significan\w+|equal\w*|homogen\w*|normal\w*|interaction|level of|except|unless"
    r"|would|should|could|cut-?off)\b|α",
    re.IGNORECASE,
)
"""Where another threshold may be meant, or another effect."""
_CLEAR, _ODD, _LEVEL = Fraction(1, 100), Fraction(1, 10), Fraction(5, 100)


@check(
    message="“{said}” stands beside “{p}”, which is {truth}",
    suggestion="Mend the word or the value of p; at the usual 5 % level p must be below .05 to be significant.",
    at_most=Severity.WARNING,
    bad=(
        "The difference between the mulches was not significant (p = .003).",
        "Yields differed significantly between the fields, F(3, 96) = 1.98, p = .12.",
        "The gain was significant (p > .05).",
        "No significant change in weight was seen in the second group (p < 0.001).",
    ),
    good=(
        "The difference between the mulches was not significant (p = .13).",
        "Yields differed significantly between the fields, F(3, 96) = 4.98, p = .003.",
        "The gain was not significant (p > .05).",
        "The gain was not significant after Bonferroni correction (p = .008).",
        "The gain in height was not significant, but that in weight was (p = .003).",
        "The gain was marginally significant (p = .11).",
        "Results with p < .05 were called significant.",
        "There was no significant difference at the start (p = .41) but a large one later (p = .002).",
    ),
    source="APA Publication Manual, 7th ed., 6.44: exact p beside every test",
)
def significance_misses_p(ledger: Ledger) -> Iterator[Outcome]:
    """The words say that an effect is significant, or that it is not, and the p printed with them says the other.

    Taken are only values that no usual threshold saves: above .10 for what is called significant, below .01 for
    what is called not; where a correction, a side or a trend is spoken of, nothing is said.
    """
    for _, block, sentence in ledger.having(_P):
        if block.form is not Form.CELL and block.zone not in (Zone.REFERENCES, Zone.RELATED, Zone.CODE):
            yield from _in(sentence)


def _in(sentence: Sentence) -> Iterator[Outcome]:
    words, done = sentence.words, 0
    for found in _P.finditer(words):
        stretch = words[done : found.start()]
        start = done + max((one.end() for one in _BREAK.finditer(stretch)), default=0)
        clause, done = words[start : found.start()], found.end()
        denied, told = DENIED.search(clause), TOLD.search(clause)
        if not (denied or told) or UNSURE.search(clause):
            continue
        said = denied or told
        value, sign = Fraction(found["p"].replace(",", ".")), found["sign"]
        places = [
            Stretch(start=low, end=high)
            for low, high in (
                sentence.span(*found.span()),
                sentence.span(start + said.start(), start + said.end()) if said else (0, 0),
            )
        ]
        above = (sign == "=" and value > _ODD) or (sign in ">≥" and value >= _LEVEL)
        below = sign in "=<≤" and value < _CLEAR
        if (denied and below) or (not denied and above):
            truth = "clearly significant" if denied else "not significant"
            yield Hit.on(
                *places,
                said=said[0] if said else "",
                p=found[0],
                truth=truth,
                arithmetic=_against(found, denied is not None),
            )
        elif (denied and value >= _LEVEL) or (not denied and value < _LEVEL and sign != ">"):
            yield Held.on(*places)


def _against(found: re.Match[str], denied: bool) -> str:
    return f"{found[0]}: {'far below' if denied else 'above'} .05"
