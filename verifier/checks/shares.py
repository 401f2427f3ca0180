"""Shares: which part of which whole a sentence gives as which share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.phrases import found
from verifier.model.claim import Claim, Role
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_OR = (
    r"(?:or |about |around |roughly |nearly |almost |some |just |only |just (?:over|under) |that is "
    r"|which (?:is|was|makes) |an? (?:\w+ )?(?:rate|share|proportion) of |i\.e\. |making "
    r"|representing |accounting for |equal to |equivalent to )*"
)
_END = r"\s?(?:\)|,|;|\.|$|\s[–—]|\sof (?:the total|the whole|all|everyone|everybody)\b)"
_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?]+){{0,5}}?"
_FAR = rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?]+){{0,12}}?"
_FORMS = (
    # 45 of the 60 pupils (75%); 45 of 60 pupils, or 75%
    rf"<part>{_NEAR}\s(?:out )?of\s(?:the |its |their |all |a total of |his |her |these |those "
    rf"){{0,2}}(?:[\w-]+[’']s?\s)?<whole>{_NEAR}\s?(?:\(|,\s|\s[–—]\s){_OR}<share>{_END}",
    # 75% (45 of 60); 75 per cent, or 45 of the 60 pupils
    rf"<share>{_NEAR}\s?(?:\(|,\sor\s|\s[–—]\s)<part>{_NEAR}\s(?:out )?of\s(?:the |its |their |all |a "
    rf"total of ){{0,2}}<whole>(?!\w)",
    rf"<share>:\s<part>{_NEAR}\s(?:out )?of\s(?:the |its |their |all |a total of ){{0,2}}<whole>(?!\w)",
    # 15% of its 200 passengers, 30 people
    rf"<share>\sof\s(?:the |its |their |all |a total of |these |those |his |her ){{1,2}}"
    rf"(?:[\w-]+[’']s?\s)?<whole>{_NEAR}"
    rf"(?:,\s|\s?\(|\s[–—]\s)(?:or )?<part>"
    rf"(?:\s(?:of (?:them|whom)|in all|people|[a-z]+))?\s?(?:,|\)|\s[–—]|\.)",
    # 3,000 marched, out of a town of roughly 70,000: 4.3%
    rf"<part>{_FAR},?\sout of\s(?:a|the)\s\w+\sof\s<whole>{_NEAR}\s?(?::|,|\s[–—])\s{_OR}<share>(?!\w)",
    # 45 pupils, 75% of the 60
    rf"<part>{_NEAR}\s?(?:\(|,\s|\s[–—]\s){_OR}<share>\sof\s(?:the |its |their |all |a total of |these "
    rf"|those ){{1,2}}<whole>{_NEAR}\s?[),;.–—]",
    # of the 60 pupils, 45 (75%) cycle
    rf"\b(?:out )?of\s(?:the |its |their |all |these |those |a total of ){{0,2}}<whole>{_FAR}\s?,\s"
    rf"(?:only |just |some |about )?<part>{_NEAR}\s?\({_OR}<share>\s?\)",
    # of 80 kitchens inspected, 20 failed, a rate of 25%
    rf"\b(?:out )?of\s(?:the |its |their |all |these |those |a total of ){{0,2}}<whole>{_FAR}\s?,\s"
    rf"(?:only |just |some |about )?<part>{_FAR}\s?(?:,\s|\s[–—]\s){_OR}<share>{_END}",
)
_MORE = re.compile(
    rf"(?:,|\band|;)\s(?:and\s|only\s|just\s|the (?:other|remaining)\s)?(?P<part>{FIGURE}){_NEAR}\s\("
    rf"(?P<share>{FIGURE})\s?\)"
)
_OTHER = re.compile(
    r"\b(adjusted|weighted|respectively|average|respon(?:se|ded) rate|up|down|rose|fell|more than in"
    r"|compared|change|growth"
    r"|interest|annual|increase|decrease|discount|off|odds|valid|after excluding|excluding)\b",
    re.IGNORECASE,
)
_OF_PART = re.compile(r"\bof (?:them|these|those|whom|which)\b", re.IGNORECASE)


class Share(NamedTuple):
    """ "45 of the 60 pupils (75%)"."""

    share: Claim
    part: Claim
    whole: Claim


def shares(ledger: Ledger) -> Iterator[Share]:
    """Every share whose part and whole stand beside it."""
    for skeleton in ledger.amounts.values():
        if not any(_is_share(claim) or is_fraction(claim) for claim in skeleton.claims):
            continue
        told: set[str] = set()
        for one in _in(skeleton):
            if one.share.id not in told and _fits(one):
                told.add(one.share.id)
                yield one


def _in(skeleton: Skeleton) -> Iterator[Share]:
    for match, by in found(_FORMS, skeleton):
        moved = by["share"].direction is not None and by["share"].role is Role.CHANGE
        if _OTHER.search(match[0]) or (moved and not match.string.startswith(" of", match.end("share"))):
            continue
        yield Share(by["share"], by["part"], by["whole"])
        if match[0].lower().startswith(("of", "out")):
            rest = skeleton.words[match.end() :].partition(". ")[0]
            if not _OF_PART.search(rest) and not _OTHER.search(rest):
                for more in _MORE.finditer(rest):
                    (share,), (part,) = skeleton.figures(more["share"]), skeleton.figures(more["part"])
                    yield Share(share, part, by["whole"])


def _is_share(claim: Claim) -> bool:
    return claim.kind is Kind.PERCENT and claim.unit == "%"


def is_fraction(claim: Claim) -> bool:
    """ "three quarters", "two in five"."""
    return claim.kind is Kind.RATIO and not claim.unit and claim.value is not None and 0 < claim.value < 1


def _fits(one: Share) -> bool:
    share, part, whole = one
    return (
        (_is_share(share) or is_fraction(share))
        and (part.unit, part.dimension) == (whole.unit, whole.dimension)
        and part.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
        and whole.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
        and bool(whole.value)
        and not any(c.hypothetical for c in one)
        and all(c.comparator in (Comparator.EQUAL, Comparator.ABOUT) for c in (part, whole))
    )
