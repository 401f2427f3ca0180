"""What extract remembers in a comment at the end of a claim file: the words it has seen and offered.

Only so can it tell a quote the article has moved away from, which it may set right, from one that a
human wrote, which it may not; and a claim that is new from one that a human has thrown out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from verifier.model.proposal import Proposal
from verifier.reading.quotes import fold

_SIGN = "# seen by extract:"
_LINE = re.compile(rf"^{_SIGN}((?: [0-9a-f]{{6}})*)[ \t]*\r?$", re.MULTILINE)
_TO_A_LINE = 12


def mark(words: str) -> str:
    """A short name for a quote or a formula."""
    return blake2b(fold(words).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def seen(text: str) -> frozenset[str]:
    """Every mark a claim file holds."""
    return frozenset(one for line in _LINE.finditer(text) for one in line[1].split())


def lines(marks: Iterable[str]) -> list[str]:
    """The comment that holds these marks, in an order that only depends on them."""
    given = sorted(set(marks))
    return [f"{_SIGN} {' '.join(given[at : at + _TO_A_LINE])}" for at in range(0, len(given), _TO_A_LINE)]


def remembered(proposal: Proposal, formulas: Iterable[str]) -> list[str]:
    """The comment of a new file."""
    return lines([mark(claim.quote) for claim in proposal.claims] + [mark(one) for one in formulas])


def places(text: str) -> list[tuple[int, int]]:
    """Start and end of each line of the comment, its line break included."""
    found = []
    for line in _LINE.finditer(text):
        after = text.find("\n", line.end())
        found.append((line.start(), len(text) if after < 0 else after + 1))
    return found
