"""A total whose parts belong to different times or stages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.operands import places
from verifier.checks.workings import summed
from verifier.model.claim import Claim, Status
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger, Sum

_PAID = (Status.SPENT, Status.DONE)
_AHEAD = (
    Status.EXPLORED,
    Status.IN_TALKS,
    Status.TARGETED,
    Status.PLEDGED,
    Status.ANNOUNCED,
    Status.COMMITTED,
)
_GIVEN = ("give", "raise", "collect", "receive", "donate", "earn", "contribute")
# told as money in place
_NOW = re.compile(
    r"\b(now|already|so far|to date|has|have|had been|been|received|served|spent|invested|created"
    r"|built|paid|exceeds?|in hand|in place|secured|in the bank)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(will|to be|aims?|budgeted|promis\w+|pledg\w+|plan\w*|expects?|hopes?|asked .{0,30} for"
    r"|asks .{0,30} for|applied .{0,30} for|seeks?|further .{0,30} for)\b",
    re.IGNORECASE,
)
# told as still to come
_NOT_YET = re.compile(
    r"\b(pledged|promised|planned|to be \w+|budgeted|reserved|unpaid|announced|expected|hoped for|due (?:in|by|next)"
    r"|earmarked|not yet|yet to|still to|applied for|proposed|will be|are to|is to|requested|asked for"
    r"|under discussion|in the pipeline)\b",
    re.IGNORECASE,
)
# or said to be otherwise
_TOLD = re.compile(
    r"\b(would|will|if|when|announced|promised|pledged|planned|committed|budgeted|or (?:announced"
    r"|promised|pledged|planned))\b",
    re.IGNORECASE,
)


@check(
    message="“{total}” adds {first} and {second}: {difference}",
    suggestion="Say what is added (“announced or promised so far”), or give the two figures apart.",
    at_most=Severity.WARNING,
    bad=(
        "In May 2021 the port announced a £30m investment in the quay. In 2023 it announced £50m more "
        "for 2024 to 2031. The port's total now exceeds £75m.",
    ),
    good=(
        "In May 2021 the port announced a £30m investment in the quay and another £50m in the yard. "
        "The two come to a total of £80m.",
    ),
    source="BBC guidance on reporting statistics: compare like with like",
)
def addends_of_different_windows(ledger: Ledger) -> Iterator[Outcome]:
    """A total adds amounts of different periods or stages and reads like money in place.

    A pledge of one year and a plan that runs for years to come make no sum that anybody holds;
    "total now" lets a reader think so.
    """
    yield from _in_words(ledger)
    for one in ledger.sums:
        words = ledger.sentences[one.total.sentence][2].words
        ahead = [part for part in one.parts if _is_ahead(ledger, part)]
        apart = [(a, b) for a, b in combinations(one.parts, 2) if _apart(a, b) and ahead]
        if not apart or _spans(one) or one.total.hypothetical or not _in_place(words) or _told(ledger, one):
            yield Held.on(one.total, *one.parts, weighed=False)
            continue
        first, second = apart[0]
        yield Hit.on(
            one.total,
            first,
            second,
            verdict=Verdict.OVERSTATED,
            confidence=one.confidence,
            total=one.total.words,
            first=_named(first),
            second=_named(second),
            difference=_difference(first, second),
        )


def _in_words(ledger: Ledger) -> Iterator[Outcome]:
    """ "has €900m in place: €350m that was spent and €550m that has been pledged": one of them is not there yet."""
    told = {one.total.id for one in ledger.sums}
    beside = {place.claim.id: place for place in places(ledger)}
    for one in summed(ledger):
        if one.total.id in told or any(part.id not in beside for part in (one.total, *one.parts)):
            continue
        said = {part.id: beside[part.id].beside for part in one.parts}
        ahead = [part for part in one.parts if _NOT_YET.search(said[part.id])]
        there = [part for part in one.parts if part not in ahead]
        total = beside[one.total.id]
        whole = total.before.split(". ")[-1] + " " + total.after.split(". ")[0]
        if ahead and there and _NOW.search(whole) and not _TOLD.search(whole) and not _NOT_YET.search(whole):
            yield Hit.on(
                one.total,
                there[0],
                ahead[0],
                verdict=Verdict.OVERSTATED,
                confidence=one.confidence,
                total=one.total.words,
                first=_named(there[0]),
                second=_named(ahead[0]),
                difference="one is there, the other is still to come",
            )


def _told(ledger: Ledger, one: Sum) -> bool:
    """Whether the words around the total say that not all of it is there; "will" speaks for its clause alone."""
    sentence = ledger.sentences[one.total.sentence][2]
    start, end = sentence.inner(one.total.start, one.total.end)
    own = re.split(r",\s", sentence.words[:start])[-1] + re.split(r",\s", sentence.words[end:])[0]
    hanging = re.search(r"\b(?:if|when|once|unless)\b", sentence.words, re.IGNORECASE)
    return hanging is not None or _TOLD.search(own) is not None


def _spans(one: Sum) -> bool:
    """Whether the total names a time that holds those of its parts."""
    window = one.total.window
    return window is not None and all(part.window is None or window.covers(part.window) for part in one.parts)


def _in_place(words: str) -> bool:
    return _NOW.search(words) is not None


def _is_ahead(ledger: Ledger, part: Claim) -> bool:
    words = ledger.sentences[part.sentence][2].words
    return part.status in _AHEAD or _COMING.search(words) is not None


def _apart(a: Claim, b: Claim) -> bool:
    """Done against to come, or a period that is over against one that runs on."""
    if a.status != b.status and {a.status, b.status} & set(_AHEAD) and {a.status, b.status} & set(_PAID):
        return True
    for one, other in ((a, b), (b, a)):
        if one.status in _AHEAD and other.status is None and other.verb in _GIVEN:
            return True
    if not a.window or not b.window or a.window == b.window or (a.status in _PAID and b.status in _PAID):
        return False
    return not a.window.meets(b.window) or None in (a.window.start, b.window.start)


def _difference(a: Claim, b: Claim) -> str:
    if a.window and b.window and a.window != b.window:
        return "different periods, and not both spent"
    return f"one is {a.status or 'told as done'}, the other {b.status or 'told as done'}"


def _named(part: Claim) -> str:
    when = f" ({part.window.edtf})" if part.window else ""
    return f"“{part.words}”{when}"
