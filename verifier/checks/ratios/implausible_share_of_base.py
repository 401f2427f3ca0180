"""A target that is most of the stock it is drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Role, Status
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_AHEAD = (Status.TARGETED, Status.PLEDGED, Status.ANNOUNCED, Status.COMMITTED)
_PROMISE = re.compile(
    r"\b(will|wants? to|aims? to|plans? to|pledg\w+|promis\w+|targets?|goal|hopes? to|intends? to|vows? to|vowed"
    r"|commits? to|committed to|to (?:be )?(?:train|retrain|hire|recruit|house|insulate|build|plant|turn|fit|convert"
    r"|connect|replace)\w*|training|by (?:the end of )?20\d\d)\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(has|have|had|employs?|there are|counts?|counted|number|numbers|registered|total|in all|in the whole"
    r"|altogether|live|work|workforce|found|is home to)\b",
    re.IGNORECASE,
)
# reaching everybody is the point of these, not a fault
_MEANT_FOR_ALL = re.compile(
    r"\b(vaccinat|immuni|serve|reach|inform|cover|survey|screen|test|insure|register|feed|protect|benefit|connect"
    r"|support|help|pay|compensat|evacuat)\w*",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(
    r"\b(aggressive|ambitious|extraordinary|unrealistic|implausible|optimistic|unlikely|far-fetched|daunting|a tall"
    r" order|a stretch|hard to (?:see|believe|reach|meet|pay)|realistic(?:ally)?|probably|sceptic\w*"
    r"|skeptic\w*|grain of salt|on paper|doubt\w*|question marks?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(people|persons|workers|employees|staff|engineers|developers|programmers|technicians|specialists"
    r"|professionals|experts|nurses|doctors|midwives|teachers|pupils|students|graduates|apprentices|trainees"
    r"|soldiers|officers|drivers|farmers|scientists|researchers|residents|citizens|inhabitants)$",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(train|retrain|reskill|upskill|hire|hiring|recruit|qualif|certif|convert)\w*", re.IGNORECASE
)


@check(
    message="“{target}” is {share} % of “{base}”, the stock it would be drawn from{pace}{discounted}",
    suggestion="Say what share of the stock it is, and who says it can be reached.",
    at_most=Severity.WARNING,
    bad=(
        "The ministry wants to train 60,000 nurses as prescribers by 2030. The country has about 95,000 nurses.",
    ),
    good=(
        "The ministry wants to train 6,000 nurses as prescribers by 2030. The country has about 95,000 nurses.",
        "The ministry has trained 60,000 nurses as prescribers since 1990. The country has about 95,000 nurses.",
        "The ministry will vaccinate 60,000 nurses. The country has about 95,000 nurses.",
        "The archive has scanned 90,000 of its 300,000 maps. It will scan the remaining 210,000 maps by 2030.",
        "The city will plant 60,000 trees by 2030. It has 95,000 residents.",
    ),
    source="Doig, Basic math for newsrooms: out of how many?",
)
def implausible_share_of_base(ledger: Ledger) -> Iterator[Outcome]:
    """A promised number is half or more of all there are.

    A million sounds large and says nothing; a million out of two is a claim nobody would print bare.
    """
    done: set[object] = set()
    for base in ledger.claims:
        if not _is_stock(ledger, base):
            continue
        for target in _targets(ledger, base):
            share = target.value / base.value * 100 if target.value and base.value else Fraction(0)
            if share < ledger.limits.share_of_base_note * 100 or (target.value, base.value) in done:
                yield Held.on(target, base)
                continue
            done.add((target.value, base.value))
            yield _hit(ledger, target, base, share)


def _is_stock(ledger: Ledger, claim: Claim) -> bool:
    words = ledger.sentences[claim.sentence][2].words
    return (
        _counts(claim)
        and claim.status not in (*_AHEAD, Status.DONE)
        and not claim.deadline
        and claim.role in (Role.VALUE, Role.TOTAL)
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and _has_stock(words)
        and not _promises(words)
        and not _SUMMED.search(words)
    )


_SUMMED = re.compile(r"\b(?:adds? up to|adding up to|comes? to|in total|altogether|combined)\b")
"""Parts are no draw on their sum."""


@lru_cache(maxsize=256)
def _has_stock(words: str) -> bool:
    """Asked of a sentence once, not once for each of its figures."""
    return _STOCK.search(words) is not None


@lru_cache(maxsize=256)
def _promises(words: str) -> bool:
    return _PROMISE.search(words) is not None


def _targets(ledger: Ledger, base: Claim) -> Iterator[Claim]:
    """Promised counts of the same thing within two sentences of the stock."""
    for near in range(base.sentence - 2, base.sentence + 3):
        for claim in ledger.by_sentence.get(near, ()) if near != base.sentence else ():
            words = ledger.sentences[near][2].words
            promised = claim.deadline or claim.status in _AHEAD or _promises(words)
            counted = _counts(claim) or (_of_them(claim, words) and (claim.value or 0) >= 100)
            again = claim.value == base.value
            if again or not (
                promised and counted and claim.value and base.value and claim.value <= base.value
            ):
                continue
            past = re.search(
                r"\b(remaining|rest of|other half|since|so far|already|has (?:\w+ed|built|hired|taught))\b",
                words,
            )
            if not past and not _MEANT_FOR_ALL.search(words) and _same_stock(claim, base, words):
                yield claim


def _counts(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and bool(_thing(claim))
        and claim.value is not None
        and claim.value >= 100
        and claim.zone not in (Zone.REFERENCES, Zone.RELATED)
    )


def _same_stock(target: Claim, base: Claim, words: str) -> bool:
    if target.place and base.place and target.place.lower() != base.place.lower():
        return False
    if _of_them(target, words) and base.sentence == target.sentence - 1:
        return True
    if target.unit == base.unit and _head(_thing(target)) == _head(_thing(base)):
        return True
    people = _PEOPLE.search(target.noun) and _PEOPLE.search(base.noun)
    return bool(people and _TRAINED.search(words))


def _of_them(claim: Claim, words: str) -> bool:
    return re.search(rf"{re.escape(claim.words)} of (?:them|these|those)\b", words) is not None


def _thing(claim: Claim) -> str:
    """What is counted, or measured in hectares or tonnes."""
    return claim.measure if claim.unit else claim.noun


def _head(noun: str) -> str:
    return noun.lower().split(" of ")[0].split(" with ")[0].split()[-1].rstrip("s")


def _hit(ledger: Ledger, target: Claim, base: Claim, share: Fraction) -> Hit:
    told = [
        c for c in ledger.claims if c.value == target.value and c.unit == target.unit and _repeats(c, target)
    ]
    discounts = [s for c in told for s in _discounts(ledger, c)]
    bare = [c for c in told if not _discounts(ledger, c) and c.zone not in (Zone.REFERENCES, Zone.RELATED)]
    first = min(bare, key=lambda c: (c.zone not in (Zone.HEADLINE, Zone.SUMMARY), c.start), default=target)
    years = _years(ledger, told)
    each = target.value / years if years and target.value else None
    pace = f"; in {years} years that is {int(each):,} a year" if each else ""
    if each and base.value:
        pace += f", {_percent(each / base.value * 100)} % of the stock every year"
    half = share >= ledger.limits.share_of_base_warning * 100
    return Hit.on(
        first,
        *[c for c in bare if c is not first][:3],
        base,
        acknowledged=tuple({s.start: s for s in discounts}.values()),
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.HIGH,
        severity=Severity.NOTE if not half or (discounts and not bare) else None,
        arithmetic=f"{_short(target)} / {_short(base)} = {_percent(share)} %",
        target=f"{first.words} {_thing(first)}",
        base=f"{base.words} {_thing(base)}",
        share=_percent(share),
        pace=pace,
        discounted="; the text itself discounts it elsewhere" if discounts else "",
    )


def _repeats(claim: Claim, target: Claim) -> bool:
    return bool(set(_words(_thing(claim))) & set(_words(_thing(target))))


def _words(noun: str) -> list[str]:
    return [word.rstrip("s") for word in noun.lower().split()]


def _discounts(ledger: Ledger, claim: Claim) -> list[Sentence]:
    """Sentences of the claim's own paragraph that take it back."""
    block = ledger.document.blocks[claim.block]
    if block.form is not Form.PARAGRAPH:
        return []
    return [s for s in block.sentences if abs(s.start - claim.start) < 600 and _DISCOUNT.search(s.words)]


def _years(ledger: Ledger, told: list[Claim]) -> int:
    """The years a sentence gives for it ("in four years"), or from the document's date to the deadline."""
    for claim in told:
        for other in ledger.by_sentence[claim.sentence]:
            if other.kind is Kind.DURATION and other.unit == "year" and other.value and other.value < 50:
                return int(other.value)
    published = ledger.document.date
    for claim in told:
        if claim.deadline and claim.window and claim.window.last and published and published.start:
            return max(0, claim.window.last.year - published.start.year)
    return 0


def _short(claim: Claim) -> str:
    return numbers.mantissa(claim.value or Fraction(0), claim)


def _percent(share: Fraction) -> str:
    return f"{float(share):.3g}" if share < 100 else str(round(share))
