"""Samples of a study: how many there are, and the groups they were put into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from verifier.checks.phrases import forms, found, pattern, table
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import Skeleton

_ASIDE = (Zone.REFERENCES, Zone.CODE, Zone.RELATED)
_LEAST = 5
"""Smaller numbers count groups, days and tests."""
_NOBODY = re.compile(r"\b(?:nobody|no one|none|no participants?|without)\b[^.;]{0,40}", re.IGNORECASE)


class Sample(NamedTuple):
    """A sample and the groups it was put into."""

    whole: Claim
    groups: tuple[Claim, ...]
    words: str
    """Those from the one to the other."""


def samples(ledger: Ledger) -> Iterator[Sample]:
    """Every sample whose groups are told beside it."""
    told: set[str] = set()
    for piece in ledger.pieces:
        counts = [claim for claim in piece.claims if is_count(claim)]
        if (
            len(counts) < 3
            or not piece.joins(counts)
            or piece.block.form is Form.CELL
            or piece.block.zone in _ASIDE
        ):
            continue
        skeleton = Skeleton.over(piece.sentences, counts)
        if not pattern("samples", "PUT").search(skeleton.words.lower()):
            continue
        for match, by in found(forms("samples", "groups"), skeleton):
            groups = tuple(by[name] for name in "abc" if name in by)
            words = _NOBODY.sub("", skeleton.words[max(0, match.start() - 60) : match.end()])
            if by["w"].id in told or pattern("samples", "LEFT").search(words.lower()):
                continue
            if pattern("samples", "PUT").search(words.lower()) and _of_one_kind(by["w"], groups):
                told.add(by["w"].id)
                yield Sample(by["w"], groups, words)


def in_each(ledger: Ledger) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "90 rats, 30 in each of three groups": the sample, the size of a group, and how many groups there are."""
    for index, skeleton in ledger.amounts.items():
        for _, by in found(forms("samples", "each"), skeleton):
            plain = [c for c in by.values() if c.kind in (Kind.COUNT, Kind.NUMBER) and not c.unit and c.value]
            left = pattern("samples", "LEFT").search(
                ledger.sentences[index][2].words.lower().replace("each of", "")
            )
            if len(plain) == len(by) and not left and ledger.sentences[index][1].zone not in _ASIDE:
                yield by["w"], by["a"], by["k"]


@cache
def _halves() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
        for one, other in table("samples")["halves"]
    )


def exclude(one: str, other: str) -> bool:
    """Whether two groups have nobody in common: "women" and "men"."""
    return any(
        (a.search(one) and b.search(other)) or (b.search(one) and a.search(other)) for a, b in _halves()
    )


def is_count(claim: Claim) -> bool:
    """Whether it may count the people or things of a sample."""
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and not claim.unit
        and not claim.hypothetical
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and claim.value >= _LEAST
    )


def _of_one_kind(whole: Claim, groups: tuple[Claim, ...]) -> bool:
    """Groups are smaller than their sample, and count no other things than each other."""
    nouns = {one.noun.split()[-1] for one in groups if one.noun}
    return all((one.value or 0) < (whole.value or 0) for one in groups) and all(
        a == b or {a, b} <= _PEOPLE for a, b in pairwise(sorted(nouns))
    )


_PEOPLE = frozenset(
    "men women boys girls children adults males females patients students pupils people participants volunteers"
    " controls cases smokers mothers fathers".split()
)
