"""Two claims in, the slots that are equal and the first that is in conflict out.

An unknown slot is neither: it is not equal, and no conflict.
"""

from __future__ import annotations

from verifier.extraction.stems import alike, may_be_one, stemmed
from verifier.model.claim import Claim, Role, Status
from verifier.model.mention import Comparator

_AHEAD = (Status.EXPLORED, Status.IN_TALKS, Status.TARGETED, Status.PLEDGED)
_OVER = (Status.SPENT, Status.DONE)


_DEEDS = {
    verb: verbs.split()[0]
    for verbs in (
        "cut shed axe slash scrap eliminate",
        "buy acquire purchase",
        "build construct erect",
        "hire recruit",
        "raise collect",
        "close shut",
        "award grant",
        "injure wound hurt",
        "arrest detain",
        "produce manufacture",
        "plant sow",
        "destroy wreck",
    )
    for verb in verbs.split()
}


def deed(verb: str) -> str:
    """The first of the verbs that say the same: a firm sheds the jobs that it cuts."""
    return _DEEDS.get(verb, verb)


def equal_slots(a: Claim, b: Claim) -> list[str]:
    """The slots that are known in both and the same."""
    slots = (
        ("subject", bool(a.subject and b.subject) and alike(a.subject, b.subject)),
        ("measure", bool(a.measure and b.measure) and alike(a.measure, b.measure)),
        ("noun", bool(a.noun) and stemmed(a.noun) == stemmed(b.noun)),
        ("verb", bool(a.verb) and deed(a.verb) == deed(b.verb) and a.verb not in ("be", "have")),
        ("place", bool(a.place and b.place) and alike(a.place, b.place)),
        ("window", bool(a.window) and a.window == b.window),
    )
    return [name for name, same in slots if same]


def conflict(a: Claim, b: Claim) -> str:
    """The first slot in which two claims differ; "" if they may be about one thing.

    What one thing may be called twice, its subject, measure and noun, comes last: it must hide no other difference.
    """
    slots = (
        ("unit", (a.unit, a.dimension) != (b.unit, b.dimension)),
        ("direction", a.direction != b.direction),
        ("bound", _bounds(a, b)),
        ("place", bool(a.place and b.place) and not alike(a.place, b.place)),
        ("window", _windows(a, b)),
        ("status", (a.status in _AHEAD and b.status in _OVER) or (b.status in _AHEAD and a.status in _OVER)),
        ("role", (a.role is Role.CHANGE) != (b.role is Role.CHANGE)),
        ("attribution", bool(a.attribution and b.attribution) and not alike(a.attribution, b.attribution)),
        ("subject", bool(a.subject and b.subject) and not alike(a.subject, b.subject)),
        ("measure", bool(a.measure and b.measure) and not alike(a.measure, b.measure)),
        ("noun", bool(a.noun and b.noun) and not may_be_one(a.noun, b.noun)),
    )
    return next((name for name, apart in slots if apart), "")


def _bounds(a: Claim, b: Claim) -> bool:
    """Two bounds that point different ways, or "up to" on one side alone."""
    both = a.comparator.bound and b.comparator.bound and a.comparator != b.comparator
    return both or (a.comparator is Comparator.AT_MOST) != (b.comparator is Comparator.AT_MOST)


def _windows(a: Claim, b: Claim) -> bool:
    if a.window is None or b.window is None:
        return False
    return not (a.window.covers(b.window) or b.window.covers(a.window))
