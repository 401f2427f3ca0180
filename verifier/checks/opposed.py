"""Words of which nothing is both at once: women and men, open and shut; the data is `words/chances.toml`."""

from __future__ import annotations

import re

from verifier.checks.phrases import table


def opposed(one: str, other: str) -> bool:
    """Whether the one phrase has a word, and the other the word that excludes it."""
    return any(
        re.search(rf"\b(?:{here})", one) and re.search(rf"\b(?:{there})", other)
        for row in table("chances")["opposite"]["rows"]
        for here, there in (row, row[::-1])
    )
