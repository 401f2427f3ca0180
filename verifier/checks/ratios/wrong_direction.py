"""A rise to less, a fall to more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_UP = (
    r"rose|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing)?|climb(?:s|ed|ing)?|jump(?:s|ed"
    r"|ing)?|surg(?:es|ed|ing)"
    r"|soar(?:s|ed|ing)?|up|rais(?:es|ed|ing)|expand(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|lift(?:s|ed"
    r"|ing)|boost(?:s|ed|ing)"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|plung(?:es"
    r"|ed|ing)|slump(?:s|ed|ing)?"
    r"|shrank|shrunk|shrinks|down|reduc(?:es|ed|ing|tion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|dwindl(?:es"
    r"|ed|ing)|slash(?:es|ed|ing)"
    r"|trim(?:s|med|ming)|plummet(?:s|ed|ing)|tumbl(?:es|ed|ing)|slid|slipped|eas(?:es|ed|ing)|slow(?:s"
    r"|ed|ing)|narrow(?:s|ed|ing)"
)
_FORMS = tuple(
    form.replace("MOVE", move)
    for move in (rf"\b(?P<up>{_UP})\b", rf"\b(?P<down>{_DOWN})\b")
    for form in (
        # rose from 40 to 45
        r"MOVE\s(?:(?!(?:to|by|as|and|that|which|who)\s)[\w'’-]+\s){0,7}?from\s…<old>…\sto\s…<new>",
        # rose to 45 from 40
        r"MOVE\s(?:\w+ly\s)?to\s(?:\w+\s){0,3}?<new>…,?\s(?:up |down )?from\s(?:\w+\s){0,3}?<old>",
        # rose to 45, compared with 40; was up at 45, against 40
        r"MOVE\s(?:\w+ly\s)?(?:to|at)\s(?:\w+\s){0,3}?<new>(?:\s[\w'’%-]+){0,4}?,?\s(?:compared (?:to"
        r"|with)|against)\s(?:\w+\s){0,3}?<old>",
        # 45, up from 40
        r"<new>(?:\s[\w'’%-]+){0,4}?,?\s(?:\()?MOVE\sfrom\s(?:\w+\s){0,3}?<old>",
    )
)
_OTHER = re.compile(
    r"\b(rank\w*|place[ds]?|position\w*|seed\w*|number one|no\.|ratio|odds|per cent of|losses|loss"
    r"|deficit|debts?|respectively"
    r"|minus|negative|below zero|overdraft|handicap|if|would|could|not|never|didn['’]t|instead of|divided|split)\b",
    re.IGNORECASE,
)


_TELLING = 100
"""From here on a bare number is no rank or age."""


@check(
    message="the verb says one way and the figures go the other: {arithmetic}",
    suggestion="Mend the verb, or one of the two figures.",
    at_most=Severity.ERROR,
    bad=(
        "Turnout rose from 64% to 58% in the second round.",
        "The clinic saw 4,100 patients in March, up from 4,600 in February.",
        "Rents fell to €940 a month from €880 a year earlier.",
    ),
    good=(
        "Turnout fell from 64% to 58% in the second round.",
        "The clinic saw 4,600 patients in March, up from 4,100 in February.",
        "Rents rose to €940 a month from €880 a year earlier.",
        "The club climbed from 14 to 9 in the table and up from 20 to 12 in the rankings.",
        "The deficit rose from £4m to £3m by one count.",
        "Children grow up from 5 to 3 years apart.",
    ),
)
def wrong_direction(ledger: Ledger) -> Iterator[Outcome]:
    """A figure is said to have risen and is lower, or to have fallen and is higher.

    One of the three words is wrong, and a reader who skims takes home the verb.
    """
    for skeleton in ledger.amounts.values():
        if _OTHER.search(skeleton.words):
            continue
        told: set[str] = set()
        for match, by in found(_FORMS, skeleton):
            old, new = by["old"], by["new"]
            if new.id in told or not _fits(old, new) or _of_another(match):
                continue
            told.add(new.id)
            rises = "up" in match.groupdict()
            yield Constraint(
                relation=Relation.AT_MOST,
                claims=(old, new) if rises else (new, old),
                because=match["up" if rises else "down"],
            )


_OUT_OF = re.compile(rf"{FIGURE}[^.;]{{0,20}}?\sof\s(?:[\w’']+\s){{0,2}}$")


def _of_another(match: re.Match[str]) -> bool:
    """ "Profits of 318,000, up from revenues of 4.6 million": what begins is named, and is not what ends."""
    first, last = sorted(("old", "new"), key=match.start)
    if _OUT_OF.search(match.string[: match.start("new")]):
        return True  # "28 of the 120 seats, down from 35"
    named = telling(match.string[match.end(first) : match.start(last)].partition("from")[2])
    before = re.split(FIGURE, match.string[: match.start(first)])[-1]
    return bool(named) and not named & telling(before)


def _fits(old: Claim, new: Claim) -> bool:
    return (
        old.unit in (new.unit, new.unit.partition(" per ")[0])
        and all(c.comparator in (Comparator.EQUAL, Comparator.ABOUT) for c in (old, new))
        and all(c.kind in (Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.NUMBER) for c in (old, new))
        and not (old.hypothetical or new.hypothetical)
        and (bool(old.unit or old.noun or new.noun) or min(old.value or 0, new.value or 0) >= _TELLING)
    )
