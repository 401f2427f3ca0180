"""The parts of a counted set do not make it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.checks.opposed import opposed
from verifier.checks.phrases import forms, pattern, table
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

# "five of the" twelve, "of the twelve boats," five: a part was told before, or this is one
_PARTED = re.compile(
    rf"{FIGURE} (?:out )?(?:of (?:the |its |their |these |those |all )?)?$"
    rf"|\b[Oo]f (?:the |its |their |these |those |all )?(?:{FIGURE}[^.;]*)?$"
)
_SEX = re.compile(r"\s(?:women|men|girls|boys)\s?")
_YOUNG = ("children", "girl", "boy", "baby")
_MADE_OF = re.compile(r"-strong|-member|made up of|consists of|comprises")
_HALF = re.compile(
    r"\b[Hh]alf (?:of )?(?:the|its|their|these|those) (?P<whole>[\d,]+|[a-z]+)\b[^.:()]{3,100}?"
    r"\b[Tt]he (?:other|remaining) (?P<rest>[\d,]+|[a-z]+)\b"
)
# "the other six may stay open" counts them all the same
_SUPPOSED = re.compile(r"\b(?:if|would|could|might|unless|suppose\w*)\b", re.IGNORECASE)


@check(
    message="the parts do not make the set: {arithmetic}",
    suggestion="Count again; one of the numbers is wrong, or somebody is in two parts.",
    at_most=Severity.ERROR,
    bad=(
        "Three ferries were inspected on Monday. Two were cleared and the other two were held.",
        "Nine shops asked for a licence. Four were turned down. The other six may build until May.",
        "Of the 40 boats in the harbour, 25 were insured, leaving 12 without cover.",
        "Five of the twelve boats were insured. Four had no cover, and the other two leaked.",
        "Of the 12 crew, seven voted for the strike and six voted against.",
        "The harbour team played 30, won 14, drew 7 and lost 8.",
    ),
    good=(
        "Three ferries were inspected on Monday. Two were cleared and the other one was held.",
        "Nine shops asked for a licence. Four were turned down. The other five may build until May.",
        "Of the 40 boats in the harbour, 25 were insured, leaving 15 without cover.",
        "Five of the twelve boats came from Alder, four from Birch and the other three from Cedar.",
        "Of the twelve boats, five were insured. Four had no cover, and the other three were wrecks.",
        "Seven of the nine pilots voted for the strike.",
        "Seven of the nine sailors swam ashore, but the storm cut the power line, leaving two villages dark.",
        "Of the 12 crew, seven spoke Spanish and six spoke French.",
        "Two of the three boats sank, leaving four dead.",
        "Five of the six lifeboats were out; one of the remaining three oil rigs burned.",
    ),
)
def parts_miss_set(ledger: Ledger) -> Iterator[Outcome]:
    """A text counts a set and then its parts ("two … and the other two"), and they do not add up.

    A name was added or dropped in one place only; whoever counts along finds one too many or one missing.
    """
    yield from _halves(ledger)
    told: set[str] = set()
    for piece in ledger.pieces:
        if piece.block.form is Form.CELL or piece.block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        counts = [claim for claim in piece.claims if _is_count(claim)]
        if len(counts) > 1 and piece.joins(counts):
            yield from _in(Skeleton.over(piece.sentences, counts), told)


def _halves(ledger: Ledger) -> Iterator[Outcome]:
    """ "Half of the 30 pupils walk; the other 20 come by bus"."""
    for index, claims in ledger.by_sentence.items():
        sentence = ledger.sentences[index][2]
        found = _HALF.search(sentence.words)
        if not found:
            continue
        placed = {sentence.inner(c.start, c.end)[0]: c for c in claims if _is_count(c)}
        whole, rest = placed.get(found.start("whole")), placed.get(found.start("rest"))
        if whole and rest and whole.value and not pattern("sets", "APART").search(found[0]):
            if rest.value == whole.value / 2:
                yield Held.on(rest, whole)
            else:
                yield Hit.on(rest, whole, arithmetic=f"{whole.value} / 2 = {whole.value / 2} ≠ {rest.value}")


_ITSELF_PART = re.compile(rf"{FIGURE}\s?(?:[-–—:,]|--)\s?$")
""" "A family of eight -- two boys, four men and two women"."""


def _in(skeleton: Skeleton, told: set[str]) -> Iterator[Outcome]:
    for section in ("remainders", "outcomes", "apart", "opposed", "apposed"):
        for form in forms("sets", section):
            for found in form.finditer(skeleton.words):
                whole, *parts = (
                    claim
                    for name in "wabcr"
                    if found.groupdict().get(name)
                    for claim in skeleton.figures(found[name])
                )
                if told & {claim.id for claim in parts} or not _of_one_set(
                    whole, parts, young=section == "apposed"
                ):
                    continue
                if pattern("sets", "APART").search(found[0]) or _SUPPOSED.search(found[0]):
                    continue
                if _ITSELF_PART.search(skeleton.words[: found.start("w")]):
                    continue
                if section in ("opposed", "apposed") and not _exclude(found["one"], found["other"]):
                    continue
                if section == "apposed" and all(claim.words.isdigit() for claim in (whole, *parts)):
                    continue  # "28 pupils (15 girls and 14 boys)" is a sample
                if section == "remainders" and _PARTED.search(skeleton.words[: found.start()]):
                    continue
                told.update(claim.id for claim in parts)
                all_told = section != "opposed" or _all_people(found)
                yield _judged(whole, parts, all_told=all_told and section != "apart")


def _exclude(one: str, other: str) -> bool:
    return opposed(one, other, [[rf"(?:{word})\b" for word in row] for row in table("sets")["exclusive"]])


def _all_people(found: re.Match[str]) -> bool:
    """ "The 15-strong committee has eight women and six men": nobody is neither."""
    both = all(_SEX.fullmatch(found[name]) for name in ("one", "other"))
    return both and _MADE_OF.search(found[0]) is not None


def _judged(whole: Claim, parts: Sequence[Claim], *, all_told: bool) -> Outcome:
    if all_told:
        return Constraint(relation=Relation.SUM, claims=(whole, *parts), because="the other")
    total = sum(int(part.value or 0) for part in parts)
    if total <= (whole.value or 0):
        return Held.on(whole, *parts)
    shown = " + ".join(str(part.value) for part in parts)
    return Hit.on(whole, *parts, arithmetic=f"{shown} = {total} > {whole.value}")


def _of_one_set(whole: Claim, parts: Sequence[Claim], *, young: bool) -> bool:
    """Whether no part counts something else than the whole does: a plural noun of its own, "two children, two men"."""
    head = _head(whole.noun)
    if head in _YOUNG and any(part.noun in ("men", "women") for part in parts):
        return False
    kinds = (head, "girl", "boy") if young else (head,)
    return all(
        not part.noun.endswith("s") or not head or _head(part.noun) in (*kinds, "other") for part in parts
    )


def _head(noun: str) -> str:
    return noun.lower().split()[-1].rstrip("s") if noun else ""


def _is_count(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and not claim.unit
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and claim.value >= 1
    )
