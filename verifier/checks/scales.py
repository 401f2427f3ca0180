"""Scales: adjectives that put values in order, and what they are said of; the data is `words/scales.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import table
from verifier.checks.singular import gist
from verifier.model.claim import Claim
from verifier.model.mention import Kind

_KINDS = {Kind.COUNT: "count", Kind.NUMBER: "count", Kind.MONEY: "money", Kind.PERCENT: "percent"}


class Scale(NamedTuple):
    """ "heavier": of a mass, the larger value."""

    kinds: frozenset[str]
    turned: frozenset[str]
    nouns: frozenset[str]
    up: bool

    def fits(self, claim: Claim) -> bool:
        """Whether it is said of such a value."""
        return kind_of(claim) in self.kinds

    def rises(self, claim: Claim) -> bool:
        """Whether the one that it is said of has the larger value."""
        return self.up is not (kind_of(claim) in self.turned)


def kind_of(claim: Claim) -> str:
    """The dimension of a value, that of a rate's amount; "count" for a bare number, "calendar" for a year."""
    if claim.kind is Kind.DATE:
        return "calendar"
    dimension = claim.dimension if claim.dimension == "length/time" else claim.dimension.partition("/")[0]
    return dimension or _KINDS.get(claim.kind, "")


@cache
def _words(column: str) -> dict[str, Scale]:
    """The words of a column and of its opposite, each with its scale; a word of two scales takes both kinds."""
    found: dict[str, Scale] = {}
    for row in table("scales")["scale"]:
        for key, up in ((column, True), ("less" if column == "more" else "least", False)):
            for word in row[key]:
                before = found.get(word)
                kinds = frozenset(row["kinds"]) | (before.kinds if before else frozenset())
                nouns = gist(" ".join(row["nouns"])) | (before.nouns if before else frozenset())
                found[word] = Scale(kinds, frozenset(row.get("turned", ())), nouns, up)
    return found


def comparative(word: str) -> Scale | None:
    """ "heavier", "less expensive"."""
    return _words("more").get(word.lower())


def superlative(word: str) -> Scale | None:
    """ "heaviest", "least expensive"."""
    return _words("most").get(word.lower())


@cache
def listed(column: str) -> str:
    """All words of "more" or "most" and their opposites, as alternatives of a pattern."""
    return "|".join(re.escape(word) for word in sorted(_words(column), key=len, reverse=True))
