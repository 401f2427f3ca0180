"""Words of which nothing is both at once: open and shut, sold and unsold; the data is `words/chances.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verifier.checks.phrases import table


def opposed(one: str, other: str, further: Iterable[Sequence[str]] = ()) -> bool:
    """Whether the one phrase has a word, and the other the word that excludes it; `further` are pairs besides."""
    return any(
        re.search(rf"\b(?:{here})", one) and re.search(rf"\b(?:{there})", other)
        for row in (*table("chances")["opposite"]["rows"], *further)
        for here, there in (row, row[::-1])
    )
