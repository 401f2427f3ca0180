"""Claims in, readable ids out: `passengers`, `passengers_2024`, `crews`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from verifier.extraction.lexicon import base
from verifier.model.claim import Claim, Role
from verifier.model.document import Zone
from verifier.model.mention import Kind

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 3
_LONGEST = 40
# words that name nothing
_PLAIN = frozenset(
    "a about after again all also an and announced another are around as asked at average be been "
    "before billion but by case cent come comes day days down each for from get gets had has have he "
    "her his how in into is it its just last made many million month months more much nearly next no "
    "not of on one only or our over per percent place said says she since some still terms than that "
    "the their them there they this those thousand to together took total under up used was we were "
    "what when where which while who with would year years yet".split()
)
_KINDS = {
    Kind.MONEY: "amount",
    Kind.PERCENT: "share",
    Kind.COUNT: "count",
    Kind.DATE: "date",
    Kind.PERIOD: "period",
    Kind.DURATION: "time",
    Kind.RATIO: "ratio",
}
_ROLES = {Role.TOTAL: "total", Role.CHANGE: "change", Role.RATE: "rate"}


def shared(claims: Sequence[Claim]) -> frozenset[str]:
    """What several claims of one relation are called: it names none of them."""
    told = Counter(slug for claim in claims for slug in {*_slots(claim)})
    return frozenset(slug for slug, times in told.items() if slug and times > 1)


def names(claim: Claim, quote: str, common: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Words for an id, the best first; what it has in common with its like comes last."""
    near = tuple(_near(claim, quote))
    role = _ROLES.get(claim.role, "")
    year = str(claim.window.start.year) if claim.window and claim.window.start else ""
    slots = _slots(claim)
    if claim.zone is Zone.TABLE and slots[1] and slots[2]:
        slots = [f"{slots[2]}_{slots[1]}", *slots]
    own = [slug for slug in slots if slug and slug not in common]
    if claim.kind is Kind.DATE:
        own = [*map(_slug, near), *own]  # "founded" names the year better than whose it is
    first = next(iter((*own, *map(_slug, near), *filter(None, slots))), _KINDS.get(claim.kind, "figure"))
    if role and role not in first:
        first = _joined(role, first)
    others = [year, _slug(claim.place), slots[2], *map(_slug, near)]
    found = [first, *(_joined(first, other) for other in others if other and other not in first)]
    return tuple(dict.fromkeys(found))


def unused(names: Sequence[str], taken: Container[str]) -> str:
    """The first that is free, or the best with a number."""
    free = next((name for name in names if name not in taken), "")
    number = 2
    while not free:
        numbered = f"{names[0]}_{number}"
        free = "" if numbered in taken else numbered
        number += 1
    return free


def _slots(claim: Claim) -> list[str]:
    return [_slug(claim.noun), _slug(claim.measure), _slug(claim.subject)]


def _near(claim: Claim, quote: str) -> Iterator[str]:
    """The naming word right after the figure, and the one right before it."""
    at = quote.find(claim.words)
    if at < 0:
        return
    behind = re.split(r"[,;:.](?=\s)|\sand\s", quote[at + len(claim.words) :])[0]
    before = re.split(r"[,;:.](?=\s)", quote[:at])[-1]
    for words in (_WORD.findall(behind)[:4], _WORD.findall(before)[::-1][:4]):
        naming = [word for word in words if word.casefold() not in _PLAIN and len(word) > 2]
        if claim.kind is not Kind.DATE and claim.verb:
            naming = [word for word in naming if base(word, "VBD", word).casefold() != claim.verb]
        if naming:
            yield naming[0]


def _slug(words: str) -> str:
    found = [word for word in _WORD.findall(words.casefold()) if word not in _PLAIN]
    slug = "_".join(found[-_MOST_WORDS:])[:_LONGEST].strip("_")
    return "" if slug == "sum" else slug


def _joined(first: str, second: str) -> str:
    return f"{first}_{second}"
