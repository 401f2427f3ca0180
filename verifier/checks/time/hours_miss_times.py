"""A length of hours that two clock times do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_DAYPART = (
    r"\s(?:o['’]clock\s)?(?:in the (?:early |late )?(?P<part>morning|afternoon|evening)|at (?P<night>night)"
    r"|(?:the next|the following|that|this|next) (?P<day>morning|afternoon|evening|night))\b"
)
_UNNAMED = re.compile(r"[?]P<[a-z]+>")
_CLOCK = re.compile(
    r"(?<![\d:.,£$€])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?![\d:])(?!\.\d)|(?=\s?[ap]\.?\s?m\b)"
    rf"|(?={_UNNAMED.sub('?:', _DAYPART)}))"
    rf"(?:\s?(?P<half>[ap])\.?\s?m\b|{_DAYPART})?|\b(?P<word>noon|midday|midnight)\b"
)
_START = re.compile(
    r"\b(?:start(?:s|ed)?|beg[au]ns?|begins?|left|leaves?|pull(?:s|ed) out|depart\w*|set off|set out|took off|takes"
    r" off|open(?:s|ed)?|from|between|kicked off|sailed|entered)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:end(?:s|ed)?|finish\w*|reach\w*"
    r"|(?:was|is|were|are) (?:back |home )?(?:in|at|home|back)|cross\w*|arriv\w+|return\w*|land(?:s|ed)?|clos\w+|to"
    r"|until|till|stopped|came back|came in|touched down)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:after|took|takes|taking|lasted|lasts|lasting|went on for|goes on for"
    r"|[Aa] (?!loss|gain|delay|difference)(?:\w+ ){1,2}of"
    r"|which (?:is|makes|made))\s(?:just |only |exactly |a total of )?(?:an? (?:\w+ ){1,2}of )?$"
)
_THEN = re.compile(r"(?: at night| sharp)?,? (?:or |that is |just |exactly )?$")
_LATER = re.compile(r" (?:later|afterwards|in all|altogether)\b")
"""A length right behind the last time: "ends at 12:00, two hours later"."""
_FROM = re.compile(r"(?: long)?,? (?:running )?(?:from|between) $")
_LASTED = re.compile(
    r"\b(?:for|took|takes|taking|last(?:s|ed|ing)?|r[au]ns? for|is|was|sat for|talked for) (?:just |only )?$"
)
_STOP = re.compile(r"[.!?][”\"]?\s")
_GOES_ON = re.compile(
    r"[.!?][”\"]?\s+[“\"]?(?:It|This|That|These|Those|In all|Altogether|After|For|Over|A"
    r"|[Tt]he (?:journey|trip|ride|drive|flight|crossing|voyage|walk|run|race"
    r"|hearing|meeting|session|sitting|talks|debate|match|game|show|concert"
    r"|operation|search|blaze|siege|strike|shift|tour|outage|power cut|whole|entire|total)) "
)
"""A sentence behind both times that is of what went on between them, not of "the museum visit"."""
_UNTIL = re.compile(r" (?:later|afterwards),?(?: at| by)? $")
_OTHER = re.compile(
    r"\b(?:lunch|excluding|each|every|local time|(?<!no change of )time zones?|GMT|UTC|CET|EST"
    r"|break|breaks|pause|interval|stops?|layover|stopover"
    r"|delay\w*|interrupt\w*|the (?:next|following) day|without)\b"
)
_NOON, _SMALL_HOURS = 12, 6
_UNITS = {"hour": 60, "minute": 1}


@check(
    message="from {first} to {last} it is {truth}, not “{length}”",
    suggestion="True would be “{truth}”.",
    at_most=Severity.ERROR,
    bad=(
        "The ferry left Alder at 13:05. It reached Senn at 17:20, after a crossing of three hours and 15 minutes.",
        "The hearing began at 9.15 a.m. and ended at 11.45 a.m.; it lasted three and a half hours.",
        "The meeting begins at 10:30 and ends at 12:00, two hours later.",
        "The hearing lasted two hours, from 10.30 a.m. to noon.",
        "The meeting began at 10:30 and ended two hours later, at 12:00.",
        "The tug sailed at 14:10 and arrived at 16:50, a trip of 100 minutes.",
    ),
    good=(
        "The hearing lasted 90 minutes, from 10.30 a.m. to noon.",
        "The shop is open from 9:00 to 17:00, and lunch is at noon, one hour long.",
        "The bell rang at 10:30. The second bell rang at 12:00, and two hours later all was over.",
        "The ferry left Alder at 13:05. It reached Senn at 17:20, after a crossing of four hours and 15 minutes.",
        "The hearing began at 9.15 a.m. and ended at 11.45 a.m.; it lasted two and a half hours.",
        "The tug sailed at 22:10 and arrived at 00:50, a trip of 160 minutes.",
        "The ferry left Alder at 13:05 local time and reached Senn at 17:20, after a crossing of three hours.",
        "The hearing began at 9:15 and ended at 11:45, and the vote took 20 minutes.",
        "Ferries leave at 9:15 and 11:45. A crossing takes three hours.",
    ),
)
def hours_miss_times(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives two clock times and the hours between, and they do not fit.

    Somebody counted sixty minutes as a hundred, or one of the times was changed and the length was not.
    """
    told: set[str] = set()
    for piece in ledger.pieces:
        start = piece.block.start
        lengths = [c for c in piece.claims if c.kind is Kind.DURATION and c.id not in told]
        aside = piece.block.form is Form.CELL or piece.block.zone in (Zone.REFERENCES, Zone.RELATED)
        if aside or not any(claim.unit in _UNITS for claim in lengths):
            continue
        text = ledger.document.text[start : max(piece.block.end, piece.end)]
        times = list(_CLOCK.finditer(text))
        if len(times) == 2 and not _OTHER.search(text):
            for outcome in _judged(text, start, times, lengths):
                told.update(claim.id for claim in lengths)
                yield outcome


def _judged(
    text: str, offset: int, times: Sequence[re.Match[str]], claims: Sequence[Claim]
) -> Iterator[Outcome]:
    first, last = times
    if not _START.search(text[: first.start()]) or not _END.search(text[first.end() : last.start()]):
        return
    for claim in claims:
        at = claim.start - offset
        if (
            claim.kind is not Kind.DURATION
            or claim.unit not in _UNITS
            or claim.comparator is not Comparator.EQUAL
        ):
            continue
        if not _is_between(text, at, at + len(claim.words), first, last):
            continue
        size = _UNITS[claim.unit]
        lengths = _between(first, last)
        places = [Stretch(start=offset + time.start(), end=offset + time.end()) for time in times]
        if any(
            Fraction(minutes, size) in claim.printed or Fraction(minutes, size) == claim.value
            for minutes in lengths
        ):
            yield Held.on(claim, *places)
        else:
            truth = _told(lengths[0])
            yield Hit.on(
                claim,
                *places,
                first=first[0],
                last=last[0],
                length=claim.words,
                truth=truth,
                arithmetic=f"{last[0]} − {first[0]} = {truth}",
            )
        return


def _is_between(text: str, start: int, end: int, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether the words beside a length say that it goes from the first time to the last."""
    if start > last.end():
        said = text[last.end() : start]
        later = _THEN.fullmatch(said) and _LATER.match(text, end)
        length = _LENGTH.search(said) is not None and len(said) <= 80 and "vote" not in said
        return bool(later) or (length and (_GOES_ON.search(said) is not None or not _STOP.search(said)))
    if end <= first.start():
        return bool(_FROM.fullmatch(text[end : first.start()]) and _LASTED.search(text[:start]))
    return start > first.end() and _UNTIL.fullmatch(text[end : last.start()]) is not None


def _between(first: re.Match[str], last: re.Match[str]) -> list[int]:
    """Minutes from one to the other; where neither says morning or evening, noon may lie between."""
    start, end = _minutes(first), _minutes(last)
    found = [(end - start) % 1440]
    if not _half(first) and not _half(last) and max(start, end) <= 780:
        found.append((end - start) % 720)
    return found


def _minutes(time: re.Match[str]) -> int:
    if time["word"]:
        return 0 if time["word"] == "midnight" else 720
    hour, half = int(time["hour"]), _half(time)
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * 60 + int(time["minute"] or 0)


def _half(time: re.Match[str]) -> str:
    """ "a" before noon, "p" after it, "" where it is not said: "10.40 in the evening", "2 at night"."""
    part = time["part"] or time["night"] or time["day"]
    if part == "night":
        return "a" if int(time["hour"]) % _NOON < _SMALL_HOURS else "p"
    return time["half"] or ("" if not part else "a" if part == "morning" else "p")


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' * (hours != 1)}"] * bool(hours) + [
        f"{rest} minute{'s' * (rest != 1)}"
    ] * bool(rest)
    return " and ".join(parts) or "no time"
