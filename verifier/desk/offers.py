"""A finding in, the wordings that would be true in place of the blamed words out."""

from __future__ import annotations

import re

from verifier.model.finding import Finding

_TRUE = re.compile(r"(?:True would be|“)")
_QUOTED = re.compile(r"“([^”]{1,200})”")


def offers(finding: Finding) -> tuple[str, ...]:
    """What its suggestion offers word for word; a suggestion that only advises offers nothing."""
    if not _TRUE.match(finding.suggestion):
        return ()
    return tuple(dict.fromkeys(_QUOTED.findall(finding.suggestion)))


def taken(unit: str, blamed: str, offer: str) -> str:
    """The unit with the offer in place of the blamed words; as it was where they are not in it once."""
    return unit.replace(blamed, offer) if unit.count(blamed) == 1 else unit
