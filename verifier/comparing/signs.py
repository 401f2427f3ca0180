"""Names and marks with digits that are no quantity: "3D", "COVID-19", "3-1"; they are kept letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.comparing.held import Hearing, Held
from verifier.comparing.terms import marks
from verifier.model.comparison import Reason, Support

_DIGITS = re.compile(r"\d+")


def signs(hearing: Hearing) -> Iterator[Held]:
    """Each mark of the claim that the source has in another form."""
    for sign, start, end in hearing.claim.signs:
        if hearing.passages.signed(sign):
            continue
        shape = _DIGITS.sub("#", sign)
        for index in sorted(hearing.near, key=lambda at: -hearing.covered[at]):
            like = [
                one for one in marks(hearing.passages.all[index].words) if _DIGITS.sub("#", one[0]) == shape
            ]
            if like:
                _, low, high = like[0]
                yield Held(
                    Support.CONTRADICTED,
                    Reason.OTHER_VALUE,
                    (start, end),
                    index,
                    (low, high),
                    hearing.covered[index],
                )
                break
        else:
            yield hearing.nothing(Reason.FIGURE_NOT_FOUND, (start, end))
