"""More than all of it: a fall or a share of over 100 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_HUNDRED = Fraction(100)
_FELL = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|dropp?(?:s|ed|ing)?|declin\w+|decreas\w+|plung\w+|plummet\w*|slump\w*"
    r"|shr[aiu]nk\w*|reduc\w+|cut(?:s|ting)?"
    r"|slash\w*|lower(?:s|ed|ing)|dwindl\w+|lost|down)\s(?:\w+ly\s)?(?:by\s|of\s|some\s|in \w+ by\s)?"
    r"(?:more than\s|over\s|about\s|nearly\s|almost\s)?$"
    r"|\b(?:reduc\w+|cut|slash\w+|lower\w*|shr[aiu]nk)\s(?:the\s|its\s|their\s|our\s|his\s|her\s)?[a-z]+"
    r"(?:\s[a-z]+)?\s(?:by\s)?$",
    re.IGNORECASE,
)
_FALL_OF = re.compile(
    r"^\s(?:fall|drop|decline|decrease|reduction|cut|slump|plunge|fewer|less|discount|cheaper|smaller"
    r"|lower)\b(?! than (?:the )?(?:cost|limit))",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"^\sof\s(?:the |its |their |all |those |our )?(?:\w+\s)?(?:people|voters|respondents|residents"
    r"|patients|pupils|students|women|men|households"
    r"|adults|children|employees|workers|members|companies|firms|schools|families|teachers|nurses|doctors"
    r"|farmers|customers"
    r"|passengers|users|readers|homes|citizens|inhabitants|participants|cases)\b(?! (?:last|in \d|before"
    r"|target|expected|needed|capacity))",
    re.IGNORECASE,
)
_OF_COUNTED = re.compile(
    r"^\sof\s(?:the|its|their|all|those|our|these)\s(?:[\w-]+[’']s\s)?[\d,]+\s(?:[a-z-]+\s){0,2}?[a-z-]+s\b"
    r"|^\sof\s(?:the\s)?[\w-]+[’']s\s[\d,]+\s(?:[a-z-]+\s){0,2}?(?:[a-z-]+s|staff|people)\b",
    re.IGNORECASE,
)
"""Of things that are counted: "of the 4,800 runners"."""
_MAKES_UP = re.compile(
    r"\b(?:ma[dk]es?(?: up)?|making up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|compris(?:e|es|ed|ing)"
    r"|constitut(?:e|es|ed|ing)|form(?:s|ed)?|h[eo]lds?|holding"
    r"|ha[sd]|have|own(?:s|ed)?|won|wins|took up|take[sn]? up|occup(?:y|ies|ied)|filled|fills?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?:^|[.;]\s)(?:Of|Among) (?:all|the|its|their)(?: [a-z-]+){1,3},\s$")
_OF_THEM = re.compile(r"^\sof\s(?:the|its|their|all|those|our|these)\s[a-z]", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:below|under|to|as low as)\b|\sof (?:the |its |their )?(?!voters)\w+ (?:level|line|average|limit)\b",
    re.IGNORECASE,
)
_CAN = re.compile(
    r"\b(loss(?:es)?|negative|profits?|earnings|income|cash flow|margin|balance|deficit|surplus|into the "
    r"red|in the red|price|prices|futures"
    r"|shares?|stock|target|capacity|expected|planned|quota|give|effort|registered|enrol\w*|turnout"
    r"|coverage|vaccinat\w*|jabs?|doses)\b",
    re.IGNORECASE,
)


@check(
    message="“{figure}”: {why}",
    suggestion="Check the percentage; perhaps it was worked out from the smaller of the two values.",
    at_most=Severity.ERROR,
    bad=(
        "Cycle thefts fell by 120% after the racks were moved.",
        "The clinic reports a 150 per cent drop in waiting times.",
        "The new pump uses 140% less water than the old one.",
        "In the poll 112% of voters named housing as their first concern.",
    ),
    good=(
        "Cycle thefts fell by 20% after the racks were moved, having risen by 120%.",
        "The company's profit fell by 120%, to a loss of £4m.",
        "The index fell by 120 points, 140% of its usual daily move.",
        "Aid is for incomes that fall below 185% of the poverty line.",
        "Debt stands at 112% of output, and the shelter runs at 130% of capacity.",
        "The clinic reached 112% of patients expected for the year.",
        "He promised to cut waste by 100% and gives 110% every day.",
    ),
    source="Doig, Basic math for newsrooms: nothing can fall by more than 100 per cent",
)
def fall_over_whole(ledger: Ledger) -> Iterator[Outcome]:
    """Something that cannot go below nothing falls by more than 100 percent, or a share is of more than all.

    What has fallen by 100 percent is gone. A fall of 120 percent is mostly a division by the wrong one of two values.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for claim in claims:
            if (
                claim.kind is not Kind.PERCENT
                or claim.unit != "%"
                or claim.value is None
                or claim.hypothetical
            ):
                continue
            why = _why(sentence, claim)
            if not why:
                continue
            if claim.value <= _HUNDRED:
                yield Held.on(claim, weighed=False)
            elif not _CAN.search(sentence.words):
                yield Hit.on(
                    claim,
                    confidence=Confidence.HIGH,
                    figure=claim.words,
                    why=why,
                    arithmetic=f"{claim.words} > 100 %",
                )


def _why(sentence: Sentence, claim: Claim) -> str:
    start, end = sentence.inner(claim.start, claim.end)
    before, after = sentence.words[max(0, start - 60) : start], sentence.words[end : end + 60]
    if _LEVEL.match(claim.words) or _LEVEL.match(after):
        return ""
    if _FELL.search(before) or _FALL_OF.match(after):
        return "nothing can fall by more than all there is" if claim.role is not Role.BASE else ""
    if _OF_ALL.search(before):
        return "a share cannot be of more than all of them"
    of_all = (
        _OF_PEOPLE.match(after)
        or _OF_COUNTED.match(after)
        or (_MAKES_UP.search(before) and _OF_THEM.match(after))
    )
    return "a share cannot be of more than all of them" if of_all else ""
