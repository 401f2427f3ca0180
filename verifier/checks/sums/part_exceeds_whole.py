"""A part that is larger than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.checks.partitions import of_people
from verifier.checks.phrases import forms, found, table
from verifier.checks.singular import head, singular
from verifier.checks.workings import holding, workings
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.finding import Confidence, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,7}}?"
_SURE = (
    # 40 homes, of which 55 are flats; 40 people, 55 of whom are nurses
    rf"<whole>(?!\s(?:of\s|more\b|fewer\b|less\b)){_NEAR}"
    r",?\s(?:of which|of whom|of these|of those|(?<=, )of them)\s(?:\w+\s){0,2}?<part>",
    rf"<whole>(?!\s(?:more|fewer|less|of (?:them|whom|which|these|those))\b){_NEAR}"
    r"(?:,|;|\s[–—])\s(?:\w+\s){0,2}?<part>\sof\s(?:which|whom|these|them|it)\b",
    # among the 40 hostages were 52 children
    rf"\bamong\s(?:the|its|their|those|these|all)\s<whole>{_NEAR}\s(?:were|was|are|is)\s(?:\w+\s){{0,1}}?<part>",
    # 55 out of 40
    r"<part>(?:\s[a-z]+)?\sout\sof\s(?:a total of\s)?<whole>",
    # 55 of the 40 homes; 55 out of 40
    r"<part>(?:\s[a-z]+)?\s(?:out\s)?of\s(?:the|its|their|all|his|her|our|these|those)\s(?:\w+\s){0,1}?<whole>",
    # of the 40 homes, 55 are flats; of the district's 4,800 pupils, 4,900
    rf"\b(?:out of\s|of\s(?:the |its |their |all |these |those |this |that |a total of )|of a total of )"
    rf"(?:the |its |all )?(?:[\w-]+[’']s?\s)?<whole>{_NEAR},\s(?:only "
    rf"|just |some |about |as many as )?<part>\s(?!of|more|per)",
)
_ACROSS = (
    # 26 were arrested. Of those, 31 were charged.
    rf"<whole>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:of|out of|among) (?:those|these|them|which|whom),?\s"
    rf"(?:\w+\s){{0,2}}?<part>",
)
_SAME_NOUN = (
    # 1,900 are women. Among them are 2,150 women in their first year.
    rf"<whole>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:[Aa]mong|[Oo]f) (?:those|these|them) (?:are|were)\s"
    r"<part>",
    # in the third quarter it carried 2.1m passengers; in the year as a whole 1.9m passengers
    rf"\b[Ii]n the (?:first|second|third|fourth|last|final) (?:quarter|half|month|week)\b"
    rf"[^{FIGURE[1:-1]}.;:?!]{{0,60}}?<part>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;,]\s(?:and |but )?"
    rf"(?:[Ii]n|[Oo]ver|[Ff]or|[Aa]cross|[Dd]uring) (?:the "
    rf"(?:whole |full |entire )?(?:year|season)(?: as a whole)?|(?:the whole|all) of (?:the year|the season|20\d\d))\b"
    rf"[^{FIGURE[1:-1]}.;:?!]{{0,60}}?<whole>",
)
_LIKELY = (
    # 40 homes, including 55 flats
    rf"<whole>{_NEAR},?\s\(?(?:including|among them)\s(?:\w+\s){{0,2}}?<part>",
)
_NEARBY = 8
_NEXT = 1
_PEOPLE = re.compile(
    r"\b(people|persons|workers|employees|staff|men|women|children|boys|girls|pupils|students|patients"
    r"|passengers|nurses|doctors"
    r"|teachers|members|soldiers|officers|residents|voters|civilians|dead|deaths|injured|victims|adults"
    r"|players|volunteers|guests|crew|pilots|drivers|engineers|managers|police|clerks|apprentices)$",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:people|employees|staff|workers|dead|victims|residents|inhabitants)$", re.IGNORECASE
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
        "Of the district's 4,800 pupils, 4,900 cycle to school.",
        "The line employs 640 people, including 710 deckhands.",
        "The ferry carried 212 passengers, including 240 children.",
        "Inspectors closed 18 of the 12 kitchens they visited.",
        "The fleet has 31 fishing boats. It sails in May. By June 34 of the fishing boats were home.",
        "The school has 30 teachers. In June 32 of the teachers went on strike.",
        "The line is 62 kilometres long. Its 11 stations are new. Seventy-one kilometres of the line run in a tunnel.",
        "The school has 612 pupils, among them 340 girls. Of the girls, 365 sing in the choir.",
        "The grant was worth $400,000. Salaries swallowed $460,000 of it.",
        "Of the pupils 120 have asthma, the nurse says. Among the pupils with asthma, 135 use a spray.",
    ),
    good=(
        "The plan adds 55 homes, of which 40 will be let at social rents.",
        "The council spent £6m, of which £800,000 went on roads.",
        "Of the 60 pupils, 45 cycle to school.",
        "The fleet has 31 fishing boats. It sails in May. By June 29 of the fishing boats were home.",
        "The line is 62 kilometres long. Its 11 stations are new. Seventeen kilometres of the line run in a tunnel.",
        "The line is 62 kilometres long. The state has 200 kilometres of track and builds 71 kilometres of it a year.",
        "The school has 612 pupils, among them 340 girls. Of the girls, 165 sing in the choir.",
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
    views += [(skeleton, (_SAME_NOUN,)) for skeleton in ledger.amounts.values()]
    views += [(skeleton, (_ACROSS, _SAME_NOUN)) for skeleton in ledger.paragraphs]
    told = holding(ledger)
    pairs: set[tuple[str, str]] = set()
    for skeleton, kinds in views:
        for kind in kinds:
            sure = kind is not _LIKELY
            for match, by in found(kind, skeleton):
                part, whole = by["part"], by["whole"]
                if (
                    (part.id in told and kind is not _SAME_NOUN)
                    or (part.id, whole.id) in pairs
                    or not _fits(part, whole)
                    or _OTHER.search(match[0])
                ):
                    continue
                if not sure and not _one_kind(part, whole):
                    continue
                if kind is _SAME_NOUN and not _one_noun(part, whole, match[0]):
                    continue
                if _OF_THINGS.search(match[0]) and of_people(part, whole):
                    continue  # "24 raids, of which 32 people died", "2,310 members of the 9 unions"
                before = re.split(r"[.;!?]\s", match.string[: match.start()])[-1]
                if kind is _ACROSS and skeleton.figures(before):
                    continue  # "2,300 buses from two makers. Of these, 900 ..."
                told.add(part.id)
                pairs.add((part.id, whole.id))
                yield Constraint(
                    relation=Relation.AT_MOST,
                    claims=(part, whole),
                    confidence=Confidence.HIGH if sure or part.unit else Confidence.MEDIUM,
                    because="of which" if sure else "including",
                )
    yield from workings(ledger, "part", told - holding(ledger))
    yield from workings(ledger, "subset", told - holding(ledger))
    yield from _named_again(ledger, told)


_OF_THINGS = re.compile(r"\bof (?:which|the)\b")


def _named_again(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """ "A convoy of 41 ships ... 44 of the ships", "a line 62 km long ... 71 km of the line"."""
    wholes: list[tuple[Claim, frozenset[str]]] = []
    told_once: list[tuple[Claim, frozenset[str]]] = []
    for claim in ledger.claims:
        if claim.kind not in (Kind.COUNT, Kind.NUMBER, Kind.MONEY):
            continue
        before, after = _beside(ledger, claim)
        named = _named(before, after)
        if named and claim.id not in told and not _OTHER.search(after):
            once = [(whole, names) for whole, names in told_once if claim.sentence - whole.sentence <= _NEXT]
            near = [
                whole
                for whole, names in wholes or once
                if 0 < claim.sentence - whole.sentence <= (1 if named == "it" else _NEARBY)
                and named in names
                and whole.unit == claim.unit
                and _fits(claim, whole)
            ]
            if len({whole.value for whole in near}) == 1:
                yield Constraint(
                    relation=Relation.AT_MOST,
                    claims=(claim, near[0]),
                    confidence=Confidence.MEDIUM,
                    because="of the",
                )
        if names := _names(claim, before, after):
            wholes.append((claim, names))
        elif claim.kind is Kind.COUNT and claim.noun:
            told_once.append((claim, frozenset(map(_whole_noun, {claim.noun, claim.noun.split()[-1]}))))


def _named(before: str, after: str) -> str:
    """The whole that a figure is called a part of: "44 of the ships", "Of the ships 44", "£3m of it"."""
    part_of, among = _form("of_the").match(after), _form("among").search(before)
    if part_of:
        return _whole_noun(part_of["noun"] or "it")
    return _whole_noun(among["noun"]) if among else ""


def _names(claim: Claim, before: str, after: str) -> frozenset[str]:
    """By which names a whole is called again; none where the text does not say that it is all there is."""
    state, of_them = _form("state").match(after), _form("members").match(after)
    whole = _form("is_all").search(before) or _form("long").match(after) or of_them
    if not whole and not (state and not state["from"]):
        return frozenset()
    if claim.unit:
        words = {_whole_noun(word) for word in re.findall(r"[a-z]{3,}", before.lower())}
        return frozenset({*words, "it", *(table("parts")["generic"] if claim.dimension != "money" else ())})
    named = {claim.noun, claim.noun.split()[-1]} if claim.noun else set()
    named |= {found["noun"] for found in (state, of_them) if found}
    return frozenset(map(_whole_noun, named))


def _beside(ledger: Ledger, claim: Claim) -> tuple[str, str]:
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    return sentence.words[max(0, start - 90) : start], sentence.words[end : end + 60]


def _whole_noun(noun: str) -> str:
    return " ".join(map(singular, noun.lower().split()))


@cache
def _form(name: str) -> re.Pattern[str]:
    return forms("parts", name)[0]


def _fits(part: Claim, whole: Claim) -> bool:
    return (
        part.unit in ("", whole.unit)
        and (part.unit == whole.unit or whole.dimension not in ("money", "time"))
        and part.dimension not in ("percent", "calendar", "temperature")
        and part.unit != "times"
        and all(c.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER) for c in (part, whole))
        and whole.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not (part.hypothetical or whole.hypothetical)
        and (bool(whole.unit) or (whole.value or 0) > 1)  # "one of her boats": a pronoun
    )


def _one_noun(part: Claim, whole: Claim, words: str) -> bool:
    """Whether both are told of the same things: "1,900 are women … 2,150 women"."""
    if not whole.noun:
        return bool(part.noun) and re.search(rf"\sare {re.escape(part.noun.split()[0])}\b", words) is not None
    return bool(part.noun) and head(part.noun) == head(whole.noun)


def _one_kind(part: Claim, whole: Claim) -> bool:
    """Whether the two count what can be part of each other: people, homes, money."""
    if part.unit:
        return True
    if _EVERYBODY.search(whole.noun) and part.noun.endswith(("s", "men", "women")):
        return True
    if any(kind.search(part.noun) and kind.search(whole.noun) for kind in (_PEOPLE, _HOMES)):
        return True
    return bool(part.noun) and part.noun.split()[-1].lower() == "".join(whole.noun.split()[-1:]).lower()
