"""How many people a country has and what they are called: our own dated table in, populations out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from verifier.checks.phrases import table
from verifier.model.facts import Population
from verifier.model.period import Period


@cache
def populations() -> tuple[Population, ...]:
    """Every country of `words/countries.toml`, by all its names."""
    when = Period.model_validate(table("countries")["year"])
    return tuple(
        Population(place=name, period=when, people=Fraction(thousands * 1000))
        for name, (thousands, _) in table("countries")["people"].items()
    )


def whose(noun: str) -> str:
    """The country whose people a noun names: "New Zealand" for "New Zealanders"; "" for none."""
    return _peoples().get(noun, "")


@cache
def _peoples() -> dict[str, str]:
    rows = table("countries")["people"].items()
    return {people: name for name, (_, said) in rows for people in said.split("|")}


@cache
def named(places: frozenset[str]) -> re.Pattern[str]:
    """Any of these places, the longest name first."""
    either = "|".join(map(re.escape, _longest_first(places)))
    return re.compile(rf"(?<![\w-])(?P<place>{either})(?:['’]s?)?(?![\w-])")


def _longest_first(places: Iterable[str]) -> list[str]:
    return sorted(places, key=lambda place: (-len(place), place))
