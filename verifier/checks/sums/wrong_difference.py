"""A difference that its two figures do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.additions import both_ways
from verifier.checks.changes import changes, sentences
from verifier.checks.check import Outcome, check
from verifier.checks.labelled import Labelled, labelled
from verifier.checks.phrases import found
from verifier.checks.workings import holding, workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,6}}?"
_CLAUSE = rf"[^{FIGURE[1:-1]}.;:?!]"
_BESIDE = (
    r"(?:(?:faster|shorter|lower|lighter|younger|cheaper|less|fewer|smaller|earlier|slower|longer|taller"
    r"|higher|heavier|older"
    r"|dearer|more|bigger|larger|deeper|wider|later)\sthan|below|under|behind|above|over|ahead of)"
)
_GAP_OF = r"(?:difference|gap|lead|margin|swing|shortfall|advantage|majority)"
_FORMS = (
    # 45% to 38%, a lead of 7 points; 41% and the others 35%, a lead of six points
    rf"(?<!{FIGURE})<new>{_NEAR}\s(?:to|against|versus|vs|and|compared (?:to|with)){_NEAR}\s<old>{_NEAR}"
    rf"(?:,|\s[—–-]|\s?\()"
    rf"\s?(?:an?\s)(?:\w+\s){{0,2}}?{_GAP_OF}\sof\s<d>",
    # a lead of 7 points, 45% to 38%
    rf"\b(?:{_GAP_OF}|leads?|ahead|won)\s(?:of|by)\s<d>{_NEAR}(?:,|:|\s[—–-]|\s?\()\s?(?:with\s|at\s|by\s)?"
    rf"<new>{_NEAR}\s(?:to|against|versus|vs\.?|compared (?:to|with)){_NEAR}\s<old>(?!\w)",
    # the gap between the highest mark (88) and the lowest (41) is 47 points
    rf"\b(?:gap|difference|distance|spread"
    rf"|margin)\sbetween\b{_CLAUSE}{{0,50}}?<new>{_CLAUSE}{{0,40}}?\band\b{_CLAUSE}{{0,40}}?<old>"
    rf"{_CLAUSE}{{0,30}}?\b(?:is|was|of|comes to)\s<d>",
    # 52.4 seconds was 1.5 seconds faster than the old record of 53.9 seconds
    rf"<new>{_NEAR},?\s(?:is|was|were|are|lies|stands|came|which is|that is){_NEAR}\s<d>\s{_BESIDE}{_NEAR}\s<old>",
)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|respectively|each|average|annual\w*|per (?:year|month|week|day)|if|would"
    r"|could|aggregate|net of|excluding"
    r"|besides|inflation|cumulative\w*|basis)\b",
    re.IGNORECASE,
)
_GAP_LINE = re.compile(
    r"^\W*(?:gain|loss|difference|gap|change|rise|fall|increase|decrease|growth|drop|decline|saving|lead|margin|profit"
    r"|surplus|shortfall|deficit|balance)\b(?! (?:rate|target|of\b.* per))",
    re.IGNORECASE,
)


@check(
    message="“{blamed}” is not the difference of {others}: {arithmetic}",
    suggestion="True would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The bridge was to cost $88m and ended up costing $131m, an overrun of $53m.",
        "Membership rose by 27 from 140 to 157 last year.",
        "Fares went from £8 to £6, a saving of £3.",
        "The mayor leads by 9 points, 45% to 38%.",
        "The share of late boats rose from 40% to 44%, up 6 percentage points.",
        "The school has 57 teachers, 12 more than the 40 of 2019.",
        "Fees rose from £8 to £12 in May. That is an increase of £5.",
        "Ada Moss rowed it in 1:12:40, 45 seconds ahead of Bea Lund, who needed 1:13:55.",
        "| Line | 2019 | 2024 | Change |\n|---|---|---|---|\n| Bus | 40 | 50 | +10 |\n| Tram | 30 | 45 | +25 |\n",
        "- Crew in January: 84\n- Crew in June: 77\n- Loss between January and June: 9\n",
    ),
    good=(
        "The bridge was to cost $88m and ended up costing $131m, an overrun of $43m.",
        "The bridge was to cost $88m and the road $131m; the port had an overrun of $53m on its quay.",
        "Membership rose by 17 from 140 to 157 last year.",
        "Fares went from £8 to £6, a saving of £2.",
        "The mayor leads by 7 points, 45% to 38%.",
        "The share of late boats rose from 40% to 44%, up 4 percentage points.",
        "The school has 57 teachers, 17 more than the 40 of 2019.",
        "Rents rose from £840 to £1,020 in six years, a rise of £30 a year on average.",
        "Ada Moss rowed it in 1:12:40, 75 seconds ahead of Bea Lund, who needed 1:13:55.",
        "Ada Moss rowed it in 1:12:40, 45 seconds ahead of Bea Lund; the record is 1:10:02, hers 1:14:00.",
        "- Crew in January: 84\n- Crew in June: 77\n- Loss between January and June: 7\n",
        "- Loss in January: £84\n- Loss in June: £77\n- Loss in May: £9\n",
        "Rain fell for 12 days from 3 to 14 May.",
        "The price rose by 3% from £8 to £8.24, and the fund grew by £2m from gifts to £40m.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): do the subtraction",
)
def wrong_difference(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives two figures and the difference between them, and they do not fit.

    Mostly one of the three was updated and the others were not.
    """
    told = holding(ledger)
    for one in changes(ledger):
        if both_ways(ledger.sentences[one.by.sentence][2].words):
            continue
        if one.by.id not in told and one.sign and _fits(one.by, one.old, one.new):
            told.add(one.by.id)
            ends = (one.new, one.old) if one.sign > 0 else (one.old, one.new)
            yield Constraint(relation=Relation.DIFFERENCE, claims=(one.by, *ends), because=one.because)
    for skeleton in sentences(ledger):
        for match, by in found(_FORMS, skeleton) if len(skeleton.claims) > 2 else ():
            d, old, new = by["d"], by["old"], by["new"]
            if d.id in told or not _fits(d, old, new) or _OTHER.search(match[0]):
                continue
            if " and " in match[0] and _listed(match, new, skeleton):
                continue
            told.add(d.id)
            ends = (new, old) if (new.value or 0) >= (old.value or 0) else (old, new)
            yield Constraint(relation=Relation.DIFFERENCE, claims=(d, *ends), because="difference")
    for lines in labelled(ledger):
        yield from _in_lines(lines)
    yield from workings(ledger, "difference", told - holding(ledger))


def _in_lines(lines: Sequence[Labelled]) -> Iterator[Outcome]:
    """ "- Pot in 2023: £48,300", "- Pot in 2024: £53,100" and "- Gain: £5,800"."""
    gaps = [one for one in lines if _GAP_LINE.match(one.label)]
    if len(lines) != 3 or gaps != [lines[2]]:
        return
    (_, first), (_, second), (_, d) = lines
    if d.unit == first.unit == second.unit and d.unit != "%" and _fits(d, first, second):
        ends = (first, second) if (first.value or 0) >= (second.value or 0) else (second, first)
        yield Constraint(relation=Relation.DIFFERENCE, claims=(d, *ends), because=gaps[0].label)


def _fits(d: Claim, old: Claim, new: Claim) -> bool:
    unit = (new.unit or old.unit).partition(" per ")[0]
    points = (d.unit == "pp" and unit == "%") or (unit == "%" and d.unit == "" and d.noun.startswith("point"))
    return (
        (points or (d.unit == unit and unit != "%"))
        and old.unit in (new.unit, unit, "")
        and Kind.RANGE not in (d.kind, old.kind, new.kind)
        and Kind.RATIO not in (d.kind, old.kind, new.kind)
        and all(
            c.comparator in (Comparator.EQUAL, Comparator.ABOUT) and c.value is not None for c in (old, new)
        )
        and not d.hypothetical
        and bool(d.unit or not d.comparator.bound)  # "children under five"
        and (
            bool(d.unit)
            or not d.noun
            or _thing(d) in (_thing(old), _thing(new), "point", "year", "people", "person")
        )
    )


def _listed(match: re.Match[str], new: Claim, skeleton: Skeleton) -> bool:
    """Whether more figures of the kind stand before the two: "A took 45, B 41 and C 35, a lead of four"."""
    before = skeleton.figures(re.split(r"[.;!?]", match.string[: match.start()])[-1])
    return any(claim.unit == new.unit for claim in before)


def _thing(claim: Claim) -> str:
    return claim.noun.lower().split()[-1].removesuffix("s") if claim.noun else ""
