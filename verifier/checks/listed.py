"""Names and titles of sources, held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verifier.model.source_map import Reference

_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_PLAIN = frozenset(
    "the and for with from its their his her our new how why what when who that this are was were will has have not "
    "report reports study studies survey institute university center centre group company journal press news times "
    "daily post review international national global world research department ministry office association about into "
    "says say said after over more than year years".split()
)


def telling(words: str) -> frozenset[str]:
    """The words of a name or title that tell it from others, in small letters."""
    found = (word[0].casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.finditer(words))
    return frozenset(word for word in found if word not in _PLAIN)


def flat(words: str) -> str:
    """A title without case, marks and spaces."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def names(source: str, references: Iterable[Reference]) -> bool:
    """Whether an entry has the name of a source: a word that tells it, or its initials."""
    asked = telling(source)
    letters = "".join(part[0] for part in source.split() if part[0].isupper())
    for entry in references:
        words = telling(f"{entry.words} {entry.target}")
        if (
            asked & words
            or any(word in entry.host for word in asked)
            or (len(letters) > 2 and letters in entry.words)
        ):
            return True
    return not asked
