"""A risk that a source finds to go with something, told as its effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.comparing.held import Hearing, Held
from verifier.comparing.terms import listed
from verifier.model.comparison import Reason, Support

_ALIKE = 0.5


def caused(hearing: Hearing) -> Iterator[Held]:
    """ "Cuts the risk" for "had a lower risk" in an observational study, where neither text says otherwise."""
    told, alike = _effect().search(hearing.claim.words), hearing.covered[hearing.best]
    if told is None or alike < _ALIKE or _any("open").search(hearing.claim.block.words):
        return
    if not _any("of").search(hearing.source.words):
        return
    every = [one.words for one in hearing.passages.all if one.document == hearing.source.document]
    linked = any(map(_any("links").search, every))
    if linked and not any(_effect().search(one) or _any("trials").search(one) for one in every):
        whole = (0, len(hearing.source.words))
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, told.span(), hearing.best, whole, alike)


@cache
def _effect() -> re.Pattern[str]:
    """ "Cuts the risk"."""
    between = r"(?:(?:the|your|their|its|our|a person[’']s|people[’']s)\s+)?(?:[\w-]+\s+){0,2}?"
    return re.compile(
        rf"\b(?:{listed('causes', 'effects')})\s+{between}(?:{listed('causes', 'of')})\b", re.IGNORECASE
    )


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('causes', name)})\b", re.IGNORECASE)
