"""Index: many short texts in, for a pattern those of them out that it may match.

Every match of a pattern holds one of a few strings of letters ("because", "due to"). Where none of them stands the
pattern need not be tried, as in RE2's FilteredRE2 (https://swtch.com/~rsc/regexp/regexp4.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser as parser  # the standard library reads patterns nowhere else
from typing import Any, TypeVar

Item = TypeVar("Item")

_GRAM = 3


class Index:
    """Texts by the letters in them; asked for a pattern, none that matches is left out, some may not match."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._holding: dict[str, int] = {}
        self._count = 0
        for text in texts:
            low, bit = _caseless(text), 1 << self._count
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

    def heard(self, forms: Iterable[tuple[Item, re.Pattern[str]]]) -> dict[int, list[Item]]:
        """For the place of each text what comes with the patterns that it may match, in their order."""
        found: dict[int, list[Item]] = {}
        for item, form in forms:
            for number in self.having(form):
                found.setdefault(number, []).append(item)
        return dict(sorted(found.items()))

    def _may_match(self, pattern: re.Pattern[str]) -> int:
        return self._holding_all(_needs(pattern))

    def _holding_all(self, needs: Needs) -> int:
        """One bit for each text that has what is needed."""
        found = (1 << self._count) - 1
        for need in needs:
            if isinstance(need, str):
                found &= self._holding.get(need, 0)
            else:
                either = 0
                for option in need:
                    either |= self._holding_all(option)
                found &= either
            if not found:
                break
        return found


_DOTS = str.maketrans("İı", "ii")
"""Letters that a pattern of any case takes for an "i", and `casefold` does not."""


def _caseless(letters: str) -> str:
    return letters.translate(_DOTS).casefold()


Needs = tuple["str | tuple[Needs, ...]", ...]
"""What a match must hold, all of it: grams, and choices of which it holds one."""


@cache
def _needs(pattern: re.Pattern[str]) -> Needs:
    return _of(parser.parse(pattern.pattern, pattern.flags))


def _of(parsed: Any) -> Needs:
    """The needs of a sequence."""
    needs: list[str | tuple[Needs, ...]] = []
    run = ""
    for name, value in (*parsed, ("END", None)):
        operation = str(name)
        letter = _letter(operation, value)
        if letter is not None:
            run += letter
        elif operation not in ("AT", "ASSERT", "ASSERT_NOT"):  # these take no letter
            needs += dict.fromkeys(run[at : at + _GRAM] for at in range(len(run) - _GRAM + 1))
            needs += _inside(operation, value)
            run = ""
    return tuple(sorted(needs, key=_is_choice))


def _is_choice(need: str | tuple[Needs, ...]) -> bool:
    """Choices are asked last, as they take longest."""
    return not isinstance(need, str)


def _letter(operation: str, value: Any) -> str | None:
    """The one letter that must stand here, its case aside."""
    if operation == "LITERAL":
        return _caseless(chr(value))
    if operation == "IN" and all(str(one) == "LITERAL" for one, _ in value):
        letters = {_caseless(chr(code)) for _, code in value}
        return letters.pop() if len(letters) == 1 else None
    return None


def _inside(operation: str, value: Any) -> Needs:
    """What a group, a choice or a repetition must hold."""
    if operation == "SUBPATTERN":
        return _of(value[-1])
    if operation == "ATOMIC_GROUP":
        return _of(value)
    if operation == "BRANCH":
        options = tuple(dict.fromkeys(map(_of, value[1])))
        return () if () in options else (options,)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
        return _of(value[2])
    return ()
