"""Claims in, two levels of one thing on one day out: "Orsa stood at 61 per cent on Monday", "with Orsa at 67".

A thing has one level at a time, so its name and the day tie the two, whatever else the sentences say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from verifier.extraction.slots import conflict
from verifier.extraction.stems import STOP, stems
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.unlike import DISTINCT, SHORT, hours
from verifier.model.claim import Claim
from verifier.model.document import Form
from verifier.model.mention import Kind

BECAUSE = "a level of one thing at one time"
_NP = r"(?P<what>(?:[^\W\d][\w’'-]* ){1,6}?)"
_ABOUT = r"(?:about |around |some |just |only |over |under |nearly |almost )?$"
_STANDS = r"(?:stood|stands?|was|is|were|are|remained|remains|held|hovered|came in|ran|runs)"
_STOOD = re.compile(
    rf"(?:^|[,;:—–“(] ?|\b(?:that|and|while|but) ){_NP}(?:which )?(?:still |now )?{_STANDS} (?:steady )?at {_ABOUT}"
)
_WITH = re.compile(rf"\b[Ww]ith {_NP}(?:standing |running |still |now )?at {_ABOUT}")
_AT = re.compile(rf"^At {_ABOUT}")
_AFTER = re.compile(
    rf"[^,;.]{{0,25}}, {_NP}(?:(?:in|on|for|at|was|is|were|are|remains?|stood|fell|rose|has|had) )"
)
_ASIDE = re.compile(rf", [^,;.]*?,(?= (?:{_STANDS}|at) )")
_WHERE = re.compile(r"\b(?:in|among|for|during|across) (?:the )?([\w’'-]+(?: [a-z][\w’'-]+)?)")
_DATED = (Kind.DATE, Kind.PERIOD)
_POINTS = frozenset("it he she they this that these those which who there".split())


class Level(NamedTuple):
    """What stood at a figure, and when, as telling words."""

    claim: Claim
    what: frozenset[str]
    when: frozenset[str]


def pairs(claims: Sequence[Claim], around: Surroundings) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of running text, in reading order; none where a third level of the thing and time is told."""
    levels = [level for claim in claims if (level := _level(claim, around))]
    for first, other in combinations(levels, 2):
        kind = first.claim.unit, first.claim.dimension, first.what, first.when
        alike = [one for one in levels if (one.claim.unit, one.claim.dimension, one.what, one.when) == kind]
        again = (other.claim.unit, other.claim.dimension, other.what, other.when) == kind
        free = conflict(first.claim, other.claim) in ("", "subject", "measure", "noun", "attribution")
        if again and free and len(alike) == 2 and first.claim.sentence != other.claim.sentence:
            yield first.claim, other.claim


def _level(claim: Claim, around: Surroundings) -> Level | None:
    if (
        around.form(claim) is Form.CELL
        or claim.zone in SHORT
        or not claim.unit
        or DISTINCT.search(around.clause(claim))
    ):
        return None
    words, (start, end) = around.words(claim), around.span(claim)
    before = _ASIDE.sub("", words[:start])
    found = _STOOD.search(before) or _WITH.search(before)
    if found is None and _AT.match(before):
        found = _AFTER.match(words, end)
    what = frozenset(stems(found["what"])) if found else frozenset()
    when = _when(claim, words, end, found["what"] if found else "", around)
    what -= frozenset(stems(" ".join(when)))
    return Level(claim, what, when) if what and when and not what & _POINTS else None


def _when(claim: Claim, words: str, end: int, what: str, around: Surroundings) -> frozenset[str]:
    """The day, month or year: right after the figure, beside the thing, or the only one of the sentence."""
    dates = [date for date in around.of_sentence[claim.sentence] if date.kind in _DATED]
    near = re.match(r"[^,;.]*", words[end:])
    close = [date for date in dates if date.words in what or (near and date.words in near[0])]
    told = close if len(close) == 1 else dates
    if len(told) != 1:
        return frozenset()
    told_hours = hours(words)
    for date in dates:
        words = words.replace(date.words, " ")
    where = {word for place in _WHERE.findall(words) for word in stems(place)}
    return frozenset({*re.findall(r"\w{3,}", told[0].words.lower()), *told_hours, *where}) - STOP
