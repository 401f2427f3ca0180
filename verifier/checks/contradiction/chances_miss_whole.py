"""A chance and the chance of the opposite that do not make 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.checks.opposed import opposed
from verifier.checks.phrases import forms, pattern
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Hit, Severity
from verifier.model.interval import point
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_ENTRY = re.compile(
    r"^(?:The )?(?:chances?|probability|likelihood|odds|risk) (?:of|that) (?P<what>[^:,;.()]{3,60}):",
    re.IGNORECASE,
)


@check(
    message="the two chances exclude each other and do not make 100 %: {arithmetic}",
    suggestion="Mend one of the two; together they are certain.",
    at_most=Severity.ERROR,
    bad=(
        "The chance of success is 70 per cent and that of failure 40 per cent.",
        "There is a 70% chance of rain and a 40% chance that it will not rain.",
        "The pilots give the tow a 60% chance of success and a 30% chance of failure.",
        "How the test will end:\n\n- Probability of a pass: 0.9\n- Probability of a fail: 0.4\n",
        "The risk of flooding is 130% this spring, the harbour office says.",
        "Of the boats, 70% were afloat in May. The proportion of boats that had sunk was 45%.",
        "The probability that the tow succeeds is 0.9. The probability that it fails is 0.3.",
    ),
    good=(
        "There is a 70% chance of rain and a 30% chance that it will not rain.",
        "The home side has a 50% chance of winning, a 30% chance of a draw and a 20% chance of losing.",
        "There is a 70% chance of rain in the north and a 40% chance that it will not rain in the south.",
        "There is a 70% chance of rain and a 40% chance of fog.",
        "How the test will end:\n\n- Probability of a pass: 0.9\n- Probability of a fail: 0.1\n",
        "The harbour office put the chance of flooding at 30%.",
        "Of the boats, 70% were afloat in May. The proportion of boats that had sunk was 30%.",
        "Of the ferries, 70% were on time. Of the tugs, 45% were late.",
    ),
)
def chances_miss_whole(ledger: Ledger) -> Iterator[Outcome]:
    """Something is given a chance, and so is its opposite, and the two do not make 100 percent.

    One of the two is wrong, and a reader will plan by the wrong one. Nor is any chance more than 100 percent.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        shares = [claim for claim in claims if _is_share(claim)]
        if shares and pattern("chances", "CHANCE").search(sentence.words):
            yield from _in(Skeleton.of(sentence, shares))
    yield from _in_turn(ledger)
    yield from _listed(ledger)


def _in_turn(ledger: Ledger) -> Iterator[Outcome]:
    """ "a 65% chance of winning the final. The chance that they will not win the final is 45%"; shares as well."""
    for index, claims in ledger.by_sentence.items():
        later = ledger.by_sentence.get(index + 1, ())
        first, second = (
            ledger.sentences[n][2].words for n in (index, min(index + 1, len(ledger.sentences) - 1))
        )
        both = [
            [claim for claim in told if _is_share(claim) or (_is_bare(claim) and chance.search(words))]
            for told, words in ((claims, first), (later, second))
            for chance in (pattern("chances", "CHANCE"),)
        ]
        if [len(told) for told in both] != [1, 1] or not ledger.together(claims[0].block, later[0].block):
            continue
        (a,), (b,) = both
        chances = all(pattern("chances", "CHANCE").search(words) for words in (first, second))
        shares = pattern("chances", "SHARE").search(second) and re.search(
            r"\b[Oo]f\b|\b[Ii]n (?:the|a)\b", first
        )
        if a.unit != b.unit or not (chances or shares) or pattern("chances", "OTHER").search(second):
            continue
        denied = pattern("chances", "DENIED")
        least = 0 if second.startswith(("The other ", "The remaining ", "The rest ")) else 1
        common = len(telling(first) & telling(second)) > least
        turned = denied.search(second) and not denied.search(first) and common
        if turned or opposed(first.lower(), second.lower()):
            whole = point(Fraction(100 if a.unit else 1))
            rest = chances or least == 0  # other shares may leave some who are neither
            yield Constraint(
                relation=Relation.WITHIN,
                claims=(b, a),
                limit=whole if rest else whole.model_copy(update={"low": Fraction(0)}),
                confidence=Confidence.MEDIUM,
                because="chance",
            )


def _listed(ledger: Ledger) -> Iterator[Outcome]:
    """ "- Chance of rain: 70 %" and "- Chance of a dry day: 40 %", in one list."""
    seen: dict[int, list[tuple[str, Claim]]] = {}
    for index, claims in ledger.by_block.items():
        block = ledger.document.blocks[index]
        found = _ENTRY.match(block.words)
        if block.form is Form.ITEM and found and len(claims) == 1 and claims[0].value is not None:
            one = claims[0]
            if (
                (_is_bare(one) or _is_share(one))
                and one.comparator is Comparator.EQUAL
                and not one.hypothetical
            ):
                seen.setdefault(block.group, []).append((found["what"].lower(), one))
    for entries in seen.values():
        if len(entries) != 2:
            continue
        (event, a), (opposite, b) = entries
        if a.unit == b.unit and opposed(event, opposite):
            whole = Fraction(100 if a.unit else 1)
            yield Constraint(relation=Relation.WITHIN, claims=(b, a), limit=point(whole), because="chance")


def _in(skeleton: Skeleton) -> Iterator[Outcome]:
    # a day or a place before both chances is theirs alike
    after = skeleton.words[_first(skeleton) :]
    apart = pattern("chances", "OTHER").search(after) or len(pattern("chances", "DAY").findall(after)) > 1
    if len(skeleton.claims) == 2 and not apart:
        for section in ("opposites", "pairs"):
            for form in forms("chances", section):
                found = form.search(skeleton.words)
                if found and (section == "opposites" or opposed(found["one"], found["other"])):
                    (one,), (two,) = skeleton.figures(found["a"]), skeleton.figures(found["b"])
                    yield Constraint(
                        relation=Relation.WITHIN,
                        claims=(two, one),
                        limit=point(Fraction(100)),
                        because="chance",
                    )
                    return
    for form in forms("chances", "beyond"):
        for found in form.finditer(skeleton.words):
            (share,) = skeleton.figures(found["a"])
            if (
                share.value
                and share.value > 100
                and not re.search(r"\b(?:higher|more|increase|than|by)\b", skeleton.plain)
            ):
                yield Hit.on(share, confidence=Confidence.MEDIUM, arithmetic=f"{share.words} > 100 %")


def _first(skeleton: Skeleton) -> int:
    found = re.search(FIGURE, skeleton.words)
    return found.start() if found else 0


def _is_bare(claim: Claim) -> bool:
    """A chance as a plain number: 0.9."""
    return claim.kind is Kind.NUMBER and not claim.unit and claim.value is not None and 0 < claim.value <= 1


def _is_share(claim: Claim) -> bool:
    return (
        claim.kind is Kind.PERCENT
        and claim.unit == "%"
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )
