"""Index: many short texts in, for a pattern those of them out that it may match.

Every match of a pattern holds one of a few strings of letters ("because", "due to"). Where none of them stands the
pattern need not be tried, as in RE2's FilteredRE2 (https://swtch.com/~rsc/regexp/regexp4.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser as parser  # the standard library reads patterns nowhere else
from typing import Any

_GRAM = 3


class Index:
    """Texts by the letters in them; asked for a pattern, none that matches is left out, some may not match."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._holding: dict[str, int] = {}
        self._count = 0
        for text in texts:
            low, bit = text.casefold(), 1 << self._count
            for gram in {low[at : at + _GRAM] for at in range(len(low) - _GRAM + 1)}:
                self._holding[gram] = self._holding.get(gram, 0) | bit
            self._count += 1

    def having(self, *patterns: re.Pattern[str]) -> Iterator[int]:
        """The places of the texts that any of the patterns may match, in order."""
        told = 0
        for pattern in patterns:
            told |= self._may_match(pattern)
        while told:
            last = told & -told
            yield last.bit_length() - 1
            told ^= last

    def _may_match(self, pattern: re.Pattern[str]) -> int:
        every = (1 << self._count) - 1
        keys = _keys(pattern)
        if keys is None:
            return every
        found = 0
        for grams in keys:
            held = every
            for gram in grams:
                held &= self._holding.get(gram, 0)
                if not held:
                    break
            found |= held
        return found


@cache
def _keys(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], ...] | None:
    """The grams of each string of which a match holds one; nothing where a match may hold anything."""
    strings = _needed(parser.parse(pattern.pattern, pattern.flags))
    if strings is None:
        return None
    return tuple(tuple(s[at : at + _GRAM] for at in range(len(s) - _GRAM + 1)) for s in sorted(strings))


def _needed(parsed: Any) -> frozenset[str] | None:
    """The strings of which every match of a sequence holds one: of all it must hold, the set most seldom met."""
    sets: list[frozenset[str]] = []
    run = ""
    for name, value in parsed:
        operation = str(name)
        letter = _letter(operation, value)
        if letter is not None:
            run += letter
        elif operation not in ("AT", "ASSERT", "ASSERT_NOT"):  # these take no letter
            sets.append(frozenset({run}))
            run = ""
            if (inner := _inside(operation, value)) is not None:
                sets.append(inner)
    sets.append(frozenset({run}))
    best = max(sets, key=lambda strings: (min(map(len, strings)), -len(strings)))
    return best if min(map(len, best)) >= _GRAM else None


def _letter(operation: str, value: Any) -> str | None:
    """The one letter that must stand here, its case aside."""
    if operation == "LITERAL":
        return chr(value).casefold()
    if operation == "IN" and all(str(one) == "LITERAL" for one, _ in value):
        letters = {chr(code).casefold() for _, code in value}
        return letters.pop() if len(letters) == 1 else None
    return None


def _inside(operation: str, value: Any) -> frozenset[str] | None:
    """What a group, a choice or a repetition must hold."""
    if operation == "SUBPATTERN":
        return _needed(value[-1])
    if operation == "ATOMIC_GROUP":
        return _needed(value)
    if operation == "BRANCH":
        options = [_needed(option) for option in value[1]]
        return None if None in options else frozenset().union(*options)  # type: ignore[arg-type]
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _needed(value[2])
    return None
