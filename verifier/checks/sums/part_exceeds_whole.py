"""A part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.forms import found
from verifier.checks.singular import singular
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,7}}?"
_SURE = (
    # 40 homes, of which 55 are flats; 40 people, 55 of whom are nurses
    rf"<whole>(?!\sof\s){_NEAR},?\s(?:of which|of whom|of these|of those|(?<=, )of them)\s(?:\w+\s){{0,2}}?<part>",
    rf"<whole>{_NEAR}(?:,|;|\s[–—])\s(?:\w+\s){{0,2}}?<part>\sof\s(?:which|whom|these|them|it)\b",
    # among the 40 hostages were 52 children
    rf"\bamong\s(?:the|its|their|those|these|all)\s<whole>{_NEAR}\s(?:were|was|are|is)\s(?:\w+\s){{0,1}}?<part>",
    # 55 out of 40
    r"<part>(?:\s[a-z]+)?\sout\sof\s(?:a total of\s)?<whole>",
    # 55 of the 40 homes; 55 out of 40
    r"<part>(?:\s[a-z]+)?\s(?:out\s)?of\s(?:the|its|their|all|his|her|our|these|those)\s(?:\w+\s){0,1}?<whole>",
    # of the 40 homes, 55 are flats
    rf"\b(?:out of\s|of\s(?:the |its |their |all |these |those |this |that |a total of )|of a total of )"
    rf"(?:the |its |all )?<whole>{_NEAR},\s(?:only "
    rf"|just |some |about |as many as )?<part>\s(?!of|more|per)",
)
_ACROSS = (
    # 26 were arrested. Of those, 31 were charged.
    rf"<whole>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:of|out of|among) (?:those|these|them|which|whom),?\s"
    rf"(?:\w+\s){{0,2}}?<part>",
)
_LIKELY = (
    # 40 homes, including 55 flats
    rf"<whole>{_NEAR},?\s\(?(?:including|among them)\s(?:\w+\s){{0,2}}?<part>",
)
_IS_ALL = re.compile(
    r"\b(?:consist(?:s|ed|ing) of|made up of|compris\w+|there (?:are|were)|has|have|had|employs?|employed|a total of"
    r"|numbers?|numbered|(?:fleet|convoy|group|team|staff|class|crew|herd|party|force) of|with)\s$",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"^\sof\s(?:the|its|their|these|those)\s((?!same|other|new|most|best|first|last|time)[a-z][a-z-]+(?:\s(?!had|have"
    r"|has|were|was|are|is|in|at|on|by|who|that|which|and|or|for|from|to|with|did|do|will|now"
    r"|still)[a-z][a-z-]+)?)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"^(?:\s[a-z]+)?\s(?:have|had|suffer from|suffered from|live with|are on|own|owned|speak)\s([a-z]{4,})\b"
)
_AMONG = re.compile(
    r"\b(?:Among|Of) (?:the|those|these) (?:[a-z]+ )?(?:who (?:have|had|own|speak|suffer from)|with"
    r"|on) ([a-z]{4,}),\s(?:about |some"
    r" |only )?$"
)
_NEARBY = 8
_PEOPLE = re.compile(
    r"\b(people|persons|workers|employees|staff|men|women|children|boys|girls|pupils|students|patients"
    r"|passengers|nurses|doctors"
    r"|teachers|members|soldiers|officers|residents|voters|civilians|dead|deaths|injured|victims|adults"
    r"|players|volunteers|guests)$",
    re.IGNORECASE,
)
_HOMES = re.compile(r"\b(homes|houses|flats|apartments|units|dwellings)$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(per|each|every|a year|a month|a week|a day|average|times|since|more than all)\b", re.IGNORECASE
)


@check(
    message="“{blamed}” is a part of {others} and larger: {arithmetic}",
    suggestion="A part cannot be more than its whole: mend one of the two.",
    at_most=Severity.ERROR,
    bad=(
        "The plan adds 40 homes, of which 55 will be let at social rents.",
        "The council spent £6m, of which £8m went on roads.",
        "Of the 60 pupils, 75 cycle to school.",
        "The ferry carried 212 passengers, including 240 children.",
        "Inspectors closed 18 of the 12 kitchens they visited.",
        "The fleet has 31 fishing boats. It sails in May. By June 34 of the fishing boats were home.",
        "The school has 30 teachers. In June 32 of the teachers went on strike.",
        "Of the pupils 120 have asthma, the nurse says. Among the pupils with asthma, 135 use a spray.",
    ),
    good=(
        "The plan adds 55 homes, of which 40 will be let at social rents.",
        "The council spent £6m, of which £800,000 went on roads.",
        "Of the 60 pupils, 45 cycle to school.",
        "The fleet has 31 fishing boats. It sails in May. By June 29 of the fishing boats were home.",
        "In March three nurses resigned. In May five of the nurses went on strike.",
        "The port has 31 boats and the bay has 12 boats. By June 34 of the boats were home.",
        "The ferry line has 12 crews, including 240 children in its training scheme, and three bills, "
        "including 40 amendments.",
        "The council spent £6m, of which 80% went on roads.",
        "On the way the two of them greet more than a dozen colleagues.",
        "Readers lean towards one of these two extremes.",
        "She is one of the few, and 5 of the 2.1 million.",
    ),
)
def part_exceeds_whole(ledger: Ledger) -> Iterator[Outcome]:
    """A figure that the text calls part of another is larger than it.

    Nothing is larger than what it belongs to, so one figure is wrong or the two are not of one thing.
    """
    views: list[tuple[Skeleton, tuple[tuple[str, ...], ...]]]
    views = [(skeleton, (_SURE, _LIKELY)) for skeleton in ledger.amounts.values()]
    views += [(skeleton, (_ACROSS,)) for skeleton in ledger.paragraphs.values()]
    told: set[str] = set()
    for skeleton, kinds in views:
        for forms in kinds:
            sure = forms is not _LIKELY
            for match, by in found(forms, skeleton):
                part, whole = by["part"], by["whole"]
                if part.id in told or not _fits(part, whole) or _OTHER.search(match[0]):
                    continue
                if not sure and not _one_kind(part, whole):
                    continue
                before = re.split(r"[.;!?]\s", match.string[: match.start()])[-1]
                if forms is _ACROSS and skeleton.figures(before):
                    continue  # "2,300 buses from two makers. Of these, 900 ..."
                told.add(part.id)
                yield Constraint(
                    relation=Relation.AT_MOST,
                    claims=(part, whole),
                    confidence=Confidence.HIGH if sure or part.unit else Confidence.MEDIUM,
                    because="of which" if sure else "including",
                )
    yield from _named_again(ledger, told)


def _named_again(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """ "A convoy of 41 ships ... 44 of the ships"; "740 have diabetes ... among those with diabetes"."""
    wholes: dict[str, list[Claim]] = {}
    sick: dict[str, list[Claim]] = {}
    for claim in ledger.claims:
        if claim.kind is not Kind.COUNT and claim.kind is not Kind.NUMBER:
            continue
        before, after = _beside(ledger, claim)
        if claim.noun and _IS_ALL.search(before):
            wholes.setdefault(_whole_noun(claim.noun), []).append(claim)
        if (state := _STATE.match(after)) and not claim.unit:
            sick.setdefault(singular(state[1]), []).append(claim)
        if claim.id in told or claim.unit:
            continue
        part_of = _OF_THE.match(after)
        among = _AMONG.search(before)
        named = _whole_noun(part_of[1]) if part_of else ""
        known = wholes.get(named) or wholes.get(named.split()[0], []) if named else []
        known = known or (sick.get(singular(among[1]), []) if among else [])
        near = [
            whole for whole in known if 0 < claim.sentence - whole.sentence <= _NEARBY and _fits(claim, whole)
        ]
        if len(known) == 1 and near and not _OTHER.search(part_of[0] if part_of else ""):
            yield Constraint(
                relation=Relation.AT_MOST,
                claims=(claim, near[0]),
                confidence=Confidence.MEDIUM,
                because="of the",
            )


def _beside(ledger: Ledger, claim: Claim) -> tuple[str, str]:
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    return sentence.words[max(0, start - 60) : start], sentence.words[end : end + 60]


def _whole_noun(noun: str) -> str:
    return " ".join(map(singular, noun.lower().split()))


def _fits(part: Claim, whole: Claim) -> bool:
    return (
        part.unit in ("", whole.unit)
        and (part.unit == whole.unit or whole.dimension not in ("money", "time"))
        and part.dimension not in ("percent", "calendar", "temperature")
        and part.unit != "times"
        and all(c.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER) for c in (part, whole))
        and whole.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not (part.hypothetical or whole.hypothetical)
    )


def _one_kind(part: Claim, whole: Claim) -> bool:
    """Whether the two count what can be part of each other: people, homes, money."""
    if part.unit:
        return True
    if any(kind.search(part.noun) and kind.search(whole.noun) for kind in (_PEOPLE, _HOMES)):
        return True
    return bool(part.noun) and part.noun.split()[-1].lower() == "".join(whole.noun.split()[-1:]).lower()
