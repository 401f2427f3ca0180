"""A pace that would not reach its target in time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.paces import Pace, dated
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger, Piece
from verifier.model.mention import Kind
from verifier.model.skeleton import FIGURE, Skeleton

_ROOM = Fraction(112, 100)
_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,6}}?"
_DONE = (
    rf"<done>{_NEAR}\sof\s(?:the\s|its\s|their\s|a promised\s)(?:[a-z]+\s)?<target>",
    rf"<target>{_NEAR}[,.;]?\s(?:of which|and|but)?\s?(?:it|they|the \w+)?\s?(?:has|have|had)?\s?(?:so far"
    rf"|already|only|just)[^{FIGURE[1:-1]}.;:!?]{{0,30}}?\s<done>",
)
_NEED = re.compile(
    r"\b(?:needs?|must|ha(?:s|ve|d) to|requires?|would take|takes|means)\b[^.;:!?]{0,40}$", re.IGNORECASE
)
_EACH_YEAR = re.compile(
    r"^(?:\s\w+){0,2}?\s(?:a year|each year|every year|per year|annually|yearly)\b", re.IGNORECASE
)
_MUST_BE = re.compile(
    r"^(?:\s\w+){0,2}?\s(?:must|will have to|would have to|need to|needs to|have to)\sbe\s\w+\s(?:every"
    r"|each|a|per) year",
    re.IGNORECASE,
)
_LEFT_BEFORE = re.compile(
    r"\b(?:with|the next|the remaining|remaining|(?:in|over) (?:the|those|these)|within)\s(?:only\s|just\s|next\s"
    r"|remaining\s|coming\s)?$",
    re.IGNORECASE,
)
_LEFT_AFTER = re.compile(r"^\s(?:left|remaining|to go|remain)\b", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:needs?|must|to)\b.{0,60}\b(?:year|annually|yearly)\b")


@check(
    message="at “{need}” a year the target is not met: {arithmetic}",
    suggestion="It takes about {truth} a year.",
    at_most=Severity.WARNING,
    bad=(
        "The port promised 900 berths by June 2029. By June 2025 it had built 220, about 55 a year. At that pace the "
        "promise will be kept in time.",
        "The city has built 12,000 of the 60,000 homes it promised. With six years left it needs 5,000 homes a year.",
        "The union signed up 300 of its 1,500 members. In the remaining four years it must win 200 "
        "members each year.",
    ),
    good=(
        "The port promised 900 berths by June 2029. By June 2025 it had built 220, about 55 a year. At that pace the "
        "promise will not be kept in time.",
        "The city has built 12,000 of the 60,000 homes it promised. With six years left it needs 8,000 homes a year.",
        "The union signed up 300 of its 1,500 members. In the remaining four years it must win 300 "
        "members each year.",
        "The city has built 12,000 of the 60,000 homes it promised. It builds 5,000 homes a year.",
        "The city has built 12,000 of the 60,000 homes it promised. Each needs 5,000 bricks, and two years to dry.",
    ),
    source="Doig, Basic math for newsrooms: how many a year is that?",
)
def wrong_pace(ledger: Ledger) -> Iterator[Outcome]:
    """What is left of a target, over the years that are left, is not the yearly number the text says is needed.

    The pace is what makes a target real to a reader, and the one figure nobody checks.
    """
    told: set[str] = set()
    for piece in ledger.pieces:
        aside = piece.block.form is Form.CELL or piece.block.zone in (Zone.REFERENCES, Zone.RELATED)
        if not aside and _yearly(piece):
            yield from _in(ledger, piece, told)
    yield from map(_by_date, dated(ledger))


def _by_date(one: Pace) -> Outcome:
    """Held to the days that the text gives, a tenth to either side."""
    stated = one.yearly.value or Fraction(0)
    too_few = stated * _ROOM < one.least
    if not too_few and (one.said or stated <= one.most * _ROOM):
        return Held.on(one.yearly, one.target, one.done)
    truth = numbers.mantissa(Fraction(round((one.least + one.most) / 2)), one.yearly)
    places = (one.said, one.yearly) if one.said else (one.yearly,)
    return Hit.on(
        *places,
        one.target,
        one.done,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{one.target.words} − {one.done.words} takes about {truth} a year, not {one.yearly.words}",
        need=one.yearly.words,
        truth=truth,
    )


def _yearly(piece: Piece) -> bool:
    return any(_NEEDED.search(sentence.words) for sentence in piece.sentences)


def _in(ledger: Ledger, piece: Piece, told: set[str]) -> Iterator[Outcome]:
    claims = piece.claims
    around = {claim.id: _around(ledger, claim) for claim in claims}
    needs = [c for c in claims if _is_need(c, *around[c.id])]
    left = [c for c in claims if _is_left(c, *around[c.id])]
    skeletons = list(filter(None, (ledger.across(piece),)))
    skeletons += [ledger.amounts[i] for i in {c.sentence for c in claims} if i in ledger.amounts]
    pairs = {
        (by["done"].id, by["target"].id): (by["done"], by["target"]) for s in skeletons for by in _done(s)
    }
    if len(needs) != 1 or len(left) != 1 or len(pairs) != 1:
        return
    ((done, target),) = pairs.values()
    need, years = needs[0], left[0]
    if (
        need.id in (done.id, target.id)
        or need.id in told
        or None in (done.value, target.value, need.value, years.value)
    ):
        return
    told.add(need.id)
    rest = (target.value or Fraction(0)) - (done.value or Fraction(0))
    pace = rest / (years.value or Fraction(1))
    stated = need.value or Fraction(1)
    if (
        rest <= 0
        or abs(stated / pace - 1) <= Fraction(12, 100)
        or (need.comparator.bound and stated < pace < 2 * stated)
    ):
        yield Held.on(need, done, target)
        return
    truth = numbers.mantissa(Fraction(round(pace)), need)
    yield Hit.on(
        need,
        done,
        target,
        years,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"({target.words} − {done.words}) / {years.words} = {truth}, not {need.words}",
        need=need.words,
        truth=truth,
    )


def _done(skeleton: Skeleton) -> Iterator[dict[str, Claim]]:
    for _, by in found(_DONE, skeleton):
        done, target = by["done"], by["target"]
        if done.unit == target.unit and all(
            c.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY) for c in (done, target)
        ):
            yield dict(by)


def _around(ledger: Ledger, claim: Claim) -> tuple[str, str]:
    sentence = ledger.sentences[claim.sentence][2]
    start, end = sentence.inner(claim.start, claim.end)
    return sentence.words[:start], sentence.words[end:]


def _is_need(claim: Claim, before: str, after: str) -> bool:
    yearly = claim.unit.endswith(" per year") or _EACH_YEAR.match(after)
    needed = (bool(yearly) and _NEED.search(before)) or _MUST_BE.match(after)
    counted = claim.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY) and not claim.unit.startswith("times")
    return counted and bool(needed)


def _is_left(claim: Claim, before: str, after: str) -> bool:
    whole = (
        claim.kind is Kind.DURATION and claim.unit == "year" and claim.value is not None and claim.value > 1
    )
    return whole and (_LEFT_BEFORE.search(before) is not None or _LEFT_AFTER.match(after) is not None)
