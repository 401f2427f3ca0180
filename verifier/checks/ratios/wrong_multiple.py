"""Doubled, halved, three times as many: a multiple that its two ends do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.changes import changes
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.checks.workings import holding, workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Held, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE

_ACROSS = (
    # it counted 130 otters. By 2020 their number had doubled to 260
    rf"<old>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s[^{FIGURE[1:-1]}.;:?!]{{0,40}}?\b(?:[Tt]heir|[Ii]ts|[Tt]he|[Tt]hat) "
    rf"(?:number|figure|total|population|count|value|price|sum|herd|flock)\b[^{FIGURE[1:-1]}.;:?!]{{0,30}}?\s<k>\sto\s<new>",
)
_FORMS = (
    # 40, twice as many as the 18 of last year; 40, double the 18; 40, three times the 12
    r"<new>…(?:,|\s[—–-]|\bis|\bwas|\bwere|\bare|\()\s?(?:which is |or |that is |almost )?<k>(?:\s(?:as "
    r")?\w+ as)?\s(?:the\s)?(?:\w+\s){0,2}?<old>",
    # at 6.5 metres it is six times as wide as the old mirror, which measures 1.6 metres
    r"<new>…(?:,|\s[—–-]|\bis|\bwas|\bwere|\bare)\s?<k>\s(?:as\s)?\w+(?:\s\w+)?\sas\s…(?:,\s(?:which|where|who|whose|at"
    r"|with)\s(?:\w+\s){0,4}?|\sof\s(?:just\s|only\s)?)<old>",
    # 120 metres tall, twice the height of the 80-metre church
    r"<new>…(?:,|\s[—–-]|\bis|\bwas|\bwere|\bare)\s?<k>\sthe\s(?:height|length|size|width|depth|weight|age|price|cost"
    r"|number|area|population|rate|speed|value|amount)\sof\s(?:the\s|its\s|an?\s)?(?:\w+\s){0,3}?<old>",
    # 18 in its opening season and 40 in the last, which means that demand has tripled
    r"(?P<either>)<old>…\b(?:in|during|by|at) (?:[\w’'-]+\s){0,4}?and\s(?:[\w’'-]+\s){0,3}?<new>…,\s"
    r"(?:which means|meaning|so|and so|which is to say)\b…\b(?:has|have|had|more than|nearly|almost)?\s?<k>",
    # 40, three times more than the 10 of last year
    r"<new>…(?:,|\s[—–-]|\bis|\bwas|\bwere|\bare|\()\s?<k>\s(?P<more>more|higher|larger|bigger"
    r"|greater)\s…\bthan\s…<old>",
)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|respectively|each|average|annual\w*|per year|a year(?! (?:earlier|ago|before))|again"
    r"|would|could|if|target|goal|aims?|expected|forecast|projected|hopes?)\b",
    re.IGNORECASE,
)


_MORE = re.compile(r"\s(?:more|higher|larger|bigger|greater|longer)\b", re.IGNORECASE)


@check(
    message="“{blamed}” is not what {others} make: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The archive grew fivefold. When she came it held 3,000 letters; when she left it held 12,000.",
        "Membership tripled from 1,200 in 2019 to 2,500 in 2024.",
        "The fund has more than doubled to £38m, from £22m a year earlier.",
        "Complaints went from 480 to 300, halving within a year.",
        "The library lent 9,000 e-books, three times as many as the 4,500 of the year before.",
        "The new hall seats 1,200. At 1,200 seats it is four times as big as the old hall, which seats 400.",
        "The waiting list, which stood at 5,400 in May, had halved to 3,600 by June.",
        "Journeys have doubled in ten years. They went from 31,000 to 46,500.",
    ),
    good=(
        "The archive grew fivefold. When she came it held 3,000 letters; when she left it held 15,000.",
        "Membership tripled from 800 in 2019 to 2,500 in 2024.",
        "The fund has more than doubled to £46m, from £22m a year earlier.",
        "Complaints went from 600 to 300, halving within a year.",
        "The library lent 9,000 e-books, twice as many as the 4,500 of the year before.",
        "The library lent 9,000 e-books, three times more than the 2,250 of the year before.",
        "The new hall seats 1,200. At 1,200 seats it is three times as big as the old hall, which seats 400.",
        "The waiting list, which stood at 7,100 in May, had halved to 3,600 by June.",
        "Membership nearly doubled from 1,300 to 2,500; the board hopes to triple it from 2,500 to 4,000 families.",
        "Prices doubled from 2010 to 2020.",
    ),
    source="Doig, Basic math for newsrooms: twice as many is not two times more",
)
def wrong_multiple(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives the old value, the new value and how many times one is the other, and they do not fit.

    "Doubled" is what a reader remembers of the two figures; if they do not make it, it is the headline that is wrong.
    """
    told = holding(ledger)
    for one in changes(ledger):
        if one.by.id not in told and _fits(one.by, one.old, one.new):
            told.add(one.by.id)
            yield _stated(one.by, one.old, one.new, sure=one.sure, more=_MORE.match(one.after) is not None)
    within = ((skeleton, _FORMS) for skeleton in ledger.figures.values())
    across = ((skeleton, _ACROSS) for skeleton in ledger.paragraphs)
    for skeleton, told_so in (*within, *across):
        if not any(claim.unit == "times" for claim in skeleton.claims):
            continue
        for match, by in found(told_so, skeleton):
            k, old, new = by["k"], by["old"], by["new"]
            if k.id in told or not _fits(k, old, new) or _OTHER.search(match[0]):
                continue
            told.add(k.id)
            if "either" in match.groupdict() and (old.value or 0) > (new.value or 0):
                old, new = new, old
            yield _stated(k, old, new, more="more" in match.groupdict())
    yield from workings(ledger, "multiple", told - holding(ledger))


def _fits(k: Claim, old: Claim, new: Claim) -> bool:
    return (
        k.unit == "times"
        and k.value is not None
        and not k.hypothetical
        and old.unit in ("", new.unit, new.unit.partition(" per ")[0])
        and old.unit != "times"
        and (old.unit == new.unit or not old.noun)  # not "$610 million" and "two banks"
        and all(c.comparator in (Comparator.EQUAL, Comparator.ABOUT) and c.value for c in (old, new))
        and Kind.RATIO not in (old.kind, new.kind)
    )


def _stated(k: Claim, old: Claim, new: Claim, *, more: bool, sure: bool = True) -> Outcome:
    times = Fraction(new.value or 0) / Fraction(old.value or 1)
    stated = Fraction(k.value or 1)
    if more and abs(times / (stated + 1) - 1) <= Fraction(1, 10):
        return Held.on(k, old, new)
    rounded = not k.comparator.bound and abs(times / stated - 1) <= Fraction(15, 100)
    return Constraint(
        relation=Relation.RATIO,
        claims=(k, new, old),
        confidence=Confidence.LOW if rounded else Confidence.HIGH if sure else Confidence.MEDIUM,
        because="from … to",
    )
