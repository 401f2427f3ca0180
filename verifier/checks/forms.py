"""Forms: patterns over the figures of a sentence, each figure by name; skeletons in, named claims out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from verifier.model.claim import Claim
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_SLOT = re.compile(r"(?<!P)<(\w+)>")
_ANY = "\x00"


@cache
def compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    """ "from <old> … to <new>": <name> is one figure, … any words of the clause without a figure."""
    return tuple(
        re.compile(_SLOT.sub(rf"(?P<\1>{FIGURE})", form.replace("…", _ANY)).replace(_ANY, GAP), re.IGNORECASE)
        for form in forms
    )


def found(forms: Sequence[str], skeleton: Skeleton) -> Iterator[tuple[re.Match[str], Mapping[str, Claim]]]:
    """Every match of every form, with the claim of each name."""
    for form in compiled(*forms):
        for match in form.finditer(skeleton.words):
            yield (
                match,
                {
                    name: skeleton.figures(letter)[0]
                    for name, letter in match.groupdict().items()
                    if letter and skeleton.figures(letter)
                },
            )
