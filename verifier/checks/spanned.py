"""A block in, each length of time that points back to two dates or a period out, with those dates.

No verb is asked for where the words point back by themselves: "those nine days", "the 24-day closure", "a stay of
three weeks", "nine years later". Only one period, or two dates in order, may stand in what they point to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verifier.checks.lengths import UNITS
from verifier.checks.phrases import pattern
from verifier.model.claim import Claim
from verifier.model.document import Sentence
from verifier.model.mention import Comparator, Kind

_THOSE = re.compile(r"\b(?:[Tt]hose|[Tt]hese|[Tt]hat|[Aa]ll) $")
_WHOSE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Tt]his|[Tt]hat) $")
_OF = re.compile(
    r"\b(?:an?|the|in all,?|that is|or|some|lasting|for|of|making|i\.e\.|altogether,?"
    r"|in total,?) (?:\w+ )?(?:(?P<noun>[a-z]+) of )?$"
)
_AFTER = re.compile(r"\bafter (?:an? (?:\w+ )?[a-z]+ of )?$")
# in 2026 he has been with the club for 15 years; by 2020 she had led it for ten years
_FOR = re.compile(r"\b(?:has|have|had|will have) (?:now |already |then )?(?:been|[a-z]+)\b[^,;.]{0,50} for $")
_FIRST = re.compile(
    r"\b(?:joined|began|started|opened|founded|took (?:over|office|up)|became|moved|came|entered|hired|appointed"
    r"|elected|signed|married"
    r"|arrived|launched|set up|established|settled|bought|enrolled|enlisted|introduced)\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"\b(?:lasted|lasts|had lasted|took|went on for|ran for|dragged on for|stretched over|covered|spanned) $"
)
_BEING = re.compile(r"^(?:It|This|That|(?:The|This|That) [\w’-]+(?: [\w’-]+)?) (?:was|is|had been) $")
_IT_TOOK = re.compile(
    r"(?:,|;)? (?:so|and|and so|which means that|thus) (?:it|they|this|that|the work) (?:took|lasted|ran for"
    r"|went on for) $"
)
_LATER = re.compile(r"^ (?:later|afterwards|on|after that|further on)(?=[,.;)]| and|$)")
_WITHIN = re.compile(r"^ (?:on|at|as|in|with|behind|there|away|aboard|under) ")
_IN_ALL = re.compile(r"^ (?:in all|in total|altogether|later|all told)\b")
_STOP = re.compile(r"^(?:[.;:)—–]|,| and\b| but\b|$)")
_CLAUSE = re.compile(r"[;:—–] (?:for|in|over|during) $")


_NORM = re.compile(r" (?:\w+ )?(?:average|mean|norm|baseline|levels?|base period|climatology)\b")
"""After a period that others are held against."""


class Spanned(NamedTuple):
    """A length of time, the dates it points to, and whether it can point nowhere else."""

    length: Claim
    edges: tuple[Claim, ...]
    sure: bool


def spanned(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Iterator[Spanned]:
    """Every length of a block with the dates that its words point back to."""
    by: list[list[Claim]] = [
        [claim for claim in claims if sentence.start <= claim.start < sentence.end] for sentence in sentences
    ]
    dated = [
        [claim for claim in inside if _is_date(claim) and not _NORM.match(_after(claim, sentence))]
        for inside, sentence in zip(by, sentences, strict=True)
    ]
    for at, sentence in enumerate(sentences):
        for length in by[at]:
            if not _is_length(length):
                continue
            start, end = sentence.inner(length.start, length.end)
            before, after = sentence.words[:start], sentence.words[end:]
            here = [claim for claim in dated[at] if claim.start < length.start]
            own = any(claim.start > length.start for claim in dated[at])
            there = dated[at - 1] if at and not (own and not here) else []
            begun = not at or _FIRST.search(sentences[at - 1].words)
            found = _pointed(before, after, here, there, sentence, length)
            if found and (begun or not _FOR.search(before)):
                yield found


def _after(claim: Claim, sentence: Sentence) -> str:
    return sentence.words[sentence.inner(claim.start, claim.end)[1] :]


def _pointed(
    before: str, after: str, here: list[Claim], there: list[Claim], sentence: Sentence, length: Claim
) -> Spanned | None:
    if _LATER.match(after) and len(here) == 1 and len(there) == 1:
        beside = sentence.words[sentence.inner(here[0].start, here[0].end)[1] : len(before)]
        return (
            Spanned(length, (there[0], here[0]), True)
            if re.fullmatch(r",? ?(?:some |only |just )?", beside)
            else None
        )
    if _FOR.search(before) and len(here) == len(there) == 1 and _edges([*there, *here]):
        return Spanned(length, (there[0], here[0]), True)
    dates = here or there
    if not _edges(dates):
        return None
    edges = tuple(dates)
    period = len(dates) == 1
    joined = period or pattern("spans", "ENDED").search(before if here else sentence.words) is not None
    if _THOSE.search(before) and not after.startswith(" later"):
        return Spanned(length, edges, True)
    lasting = _lasting().match(after) is not None
    if after.startswith(" long") and _BEING.search(before) and (period or joined) and not here:
        return Spanned(length, edges, True)
    if here and joined and _IT_TOOK.search(before):
        return Spanned(length, edges, True)
    if here and re.search(r"\bafter an? $", before) and lasting and pattern("spans", "ENDED").search(before):
        return Spanned(length, edges, False)
    if period and not here and _reign().search(before) and not re.match(r" (?:in|with|at) ", after):
        return Spanned(length, edges, True)
    if _WHOSE.search(before) and lasting and (period or joined):
        return Spanned(length, edges, True)
    if here and re.search(r", (?:or |a total of |some )?$|\($", before) and _IN_ALL.match(after):
        return Spanned(length, edges, True)
    named = _OF.search(before)
    told_so = bool(here) and re.search(
        r"[,(—–] (?:an?|the|for|lasting|in all,?|that is|some) (?:\w+ )?(?:[a-z]+ of )?$", before
    )
    if named and named["noun"] and told_so and _STOP.match(after):
        return Spanned(length, edges, True)
    if _LASTED.search(before) and not here and period and re.match(r"(?:It|This|That|They) ", before):
        return Spanned(length, edges, True)
    if (
        _AFTER.search(before)
        and (period or joined)
        and (_WITHIN.match(after) or (not here and _STOP.match(after)))
    ):
        left = pattern("spans", "ENDED").search(before) is not None
        return Spanned(length, edges, False) if left and (not here or _WITHIN.match(after)) else None
    if here and period and _CLAUSE.search(before):
        return Spanned(length, edges, False)
    return None


@cache
def _reign() -> re.Pattern[str]:
    """ "Her reign of" just before a length."""
    lasting = pattern("spans", "LASTING").pattern
    return re.compile(rf"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Tt]his|[Tt]hat) (?:\w+ )?{lasting} of $")


@cache
def _lasting() -> re.Pattern[str]:
    """What is as long as it runs, just after a length: "the five-week tour"."""
    return re.compile(rf"(?: \w+)?? {pattern('spans', 'LASTING').pattern}")


def _edges(dates: Sequence[Claim]) -> bool:
    """One period, or two dates of which the first is the earlier one."""
    if len(dates) == 1:
        return dates[0].kind is Kind.PERIOD
    if len(dates) != 2 or any(claim.kind is not Kind.DATE for claim in dates):
        return False
    first, last = (claim.period for claim in dates)
    return first is None or last is None or not first.start or not last.start or first.start < last.start


def _is_date(claim: Claim) -> bool:
    return claim.kind in (Kind.DATE, Kind.PERIOD) and any(map(str.isdigit, claim.words))


def _is_length(claim: Claim) -> bool:
    return claim.kind is Kind.DURATION and claim.unit in UNITS and claim.comparator is Comparator.EQUAL
