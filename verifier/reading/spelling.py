"""A mistyped word and the words there are in, the one that was probably meant out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

_MOST = 1_000
_LONGEST = 80


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy to append to a message: "; did you mean 'status'?", or nothing where none is near."""
    from rapidfuzz import process  # here, because most files hold no typo and the import takes its time
    from rapidfuzz.distance import OSA

    asked = word[:_LONGEST].casefold()
    choices = list(islice(known, _MOST))
    found = process.extractOne(asked, choices, scorer=OSA.normalized_similarity, score_cutoff=0.55)
    return f"; did you mean '{found[0]}'?" if found else ""
