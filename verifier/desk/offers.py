"""A finding in, the wordings that would be true in place of the blamed words out."""

from __future__ import annotations

import re

from verifier.desk.units import Unit
from verifier.model.finding import Finding

_OFFER = re.compile(r"(?!Mend|Check)(?:[\w']+:? ){0,4}(“[^”…]{1,200}”(?: or “[^”…]{1,200}”)*)")
"""A few words and then what to say: “True would be “£93m” or …”, “Say “three”, or …”, “Name the day: “…””."""
_QUOTED = re.compile(r"“([^”]+)”")


def offers(finding: Finding) -> tuple[str, ...]:
    """What its suggestion offers word for word; a suggestion that only advises offers nothing."""
    found = _OFFER.match(finding.suggestion)
    return tuple(dict.fromkeys(_QUOTED.findall(found[1]))) if found else ()


def taken(unit: Unit, finding: Finding, offer: str) -> str:
    """The unit with the offer in place of the blamed words; as it is where they stand elsewhere."""
    blamed = finding.places[0]
    low, high = blamed.start - unit.start, blamed.end - unit.start
    return unit.text[:low] + offer + unit.text[high:] if 0 <= low <= high <= len(unit.text) else unit.text
