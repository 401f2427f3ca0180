"""Whose time it is: a date of the claim that the source gives to another figure, or only compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.comparing import align
from verifier.comparing.held import Hearing, Held
from verifier.comparing.judge import weigh
from verifier.comparing.terms import Statement
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Kind, Mention

_TIMES = (Kind.DATE, Kind.PERIOD)
_ON = r"(?:[^,;.]|[,.]\d){0,60}$"
_BASE = re.compile(
    rf"\b(?:compar\w+|relative to|versus|vs\.?){_ON}"
    r"|\b(?:than|over|against)(?: (?:in|for|during|the|its|their|that|those|of|same|period|end))*\s*$"
    r"|\b(?:up|down|ris\w+|rose|increas\w+|decreas\w+|declin\w+|f[ae]ll\w*|gr[eo]w\w*|improv\w+|chang\w+)\b"
    rf"(?:[^,;.]|[,.]\d){{0,60}}\bfrom\b{_ON}",
    re.IGNORECASE,
)
"""Before a date that another is only held against: "up from $2.39 in"."""
_WHEN = re.compile(r"(?:^|\b(?:in|for|during|of|by|on|at)) (?:the )?$|^$", re.IGNORECASE)
"""Before a date that says when: not the "1997 winners"."""
_NEAR = 10
_SPOKEN_OF = 0.2
_LIKE = 0.15
"""Within this a figure fits its place as well as another."""
_SPOKEN = 0.6
_FEWEST = 3


def misdated(hearing: Hearing, figures: Sequence[tuple[Mention, Held]]) -> Iterator[Held]:
    """Every date of the claim that is said somewhere, and of something else."""
    for when, held in figures:
        if when.kind not in _TIMES or held.support is not Support.SUPPORTED or not _named(when):
            continue
        wrong = (
            _of_its_figure(hearing, when, figures)
            or _held_against(hearing, when, figures)
            or _of_its_part(hearing, when)
        )
        if wrong:
            index, other = wrong
            at, span = (other.start, other.end), (when.start, when.end)
            alike = hearing.covered.get(index, 0.0)
            yield Held(Support.CONTRADICTED, Reason.OTHER_WINDOW, span, index, at, alike)


def _named(when: Mention) -> bool:
    """Whether it is a day, month, quarter or year that is written out."""
    return any(map(str.isdigit, when.words)) or "quarter" in when.words.lower()


def _of_its_figure(
    hearing: Hearing, when: Mention, figures: Sequence[tuple[Mention, Held]]
) -> tuple[int, Mention] | None:
    """The other date that the source gives to the figure beside ours, wherever it has this figure."""
    claim = hearing.claim
    for figure, held in figures:
        if held.figure is None or held.support is not Support.SUPPORTED or figure.kind in _TIMES:
            continue
        if _time_of(claim, figure) is not when:
            continue
        found = align.options(claim, figure, hearing.passages, hearing.near)
        said = [one for one in found if one.weighed.support is Support.SUPPORTED]
        wrong: list[tuple[int, Mention]] = []
        for one in said:
            source = hearing.passages.all[one.passage]
            other = _time_of(source, one.figure)
            if other is None or _agrees(when, source):
                break
            if _apart(when, other):
                wrong.append((one.passage, other))
        if said and len(wrong) == len(said):
            return wrong[0]
    return None


def _held_against(
    hearing: Hearing, when: Mention, figures: Sequence[tuple[Mention, Held]]
) -> tuple[int, Mention] | None:
    """Our date in the source, where it is everywhere only what another is held against."""
    if _is_base(hearing.claim, when) or not _WHEN.search(hearing.claim.words[: when.start]):
        return None
    for figure, held in figures:  # "from $2.39 in 2019" bears out "$2.39 in 2019"
        source = hearing.passages.all[held.passage]
        other = _time_of(source, held.figure) if held.figure and figure.kind not in _TIMES else None
        if other and _same(when, other) and _time_of(hearing.claim, figure) is when:
            return None
    found: list[tuple[int, Mention]] = []
    for index in hearing.near:
        source = hearing.passages.all[index]
        same = [one for one in source.figures if _same(when, one)]
        if any(not _is_base(source, one) for one in same):
            return None
        if same and hearing.covered[index] >= _SPOKEN_OF:
            found.append((index, same[0]))
    return found[0] if found else None


def _of_its_part(hearing: Hearing, when: Mention) -> tuple[int, Mention] | None:
    """The date of the sentence that says what the claim's part of the sentence does, where none says it of ours."""
    claim = hearing.claim
    _, part = claim.place_of(when)
    words = {term.stem for term in claim.terms if term.part == part and hearing.passages.holds(term.stem)}
    if len(words) < _FEWEST or _is_base(claim, when):
        return None
    weight = sum(map(hearing.passages.weight, words))
    spoken = {
        index: sum(map(hearing.passages.weight, words & hearing.passages.all[index].stems)) / weight
        for index in hearing.near
    }
    best = max(spoken, key=lambda index: (spoken[index], -index))
    source = hearing.passages.all[best]
    others = [one for one in source.figures if _apart(when, one) and not _is_base(source, one)]
    if spoken[best] < _SPOKEN or not others or any(_same(when, one) for one in source.figures):
        return None
    rivals = [index for index in hearing.near if spoken[index] >= spoken[best] - _LIKE]
    rivals += [
        at for at in hearing.passages.window(best) if words & hearing.passages.all[at].stems
    ]  # "they fell"
    dated = any(_same(when, one) for index in rivals for one in _dates(hearing, index))
    return None if dated else (best, others[0])


def _dates(hearing: Hearing, index: int) -> list[Mention]:
    """The dates of a sentence, or of those beside it where it has none."""
    every = hearing.passages.all
    own = [one for one in every[index].figures if one.kind in _TIMES]
    around = (one for at in hearing.passages.window(index) for one in every[at].figures)
    return own or [one for one in around if one.kind in _TIMES]


def _time_of(statement: Statement, figure: Mention) -> Mention | None:
    """The date that stands closest to a figure, with no other figure nearer to it."""
    at, part = statement.place_of(figure)
    near: list[tuple[int, Mention]] = []
    base = _is_base(statement, figure)
    for one in statement.figures:
        if one.kind not in _TIMES or not _named(one) or _is_base(statement, one) is not base:
            continue  # "down 8% from 2022" says when it was not
        there, side = statement.place_of(one)
        if side == part and abs(there - at) <= _NEAR:
            near.append((abs(there - at), one))
    if not near:
        return None
    distance, when = min(near, key=lambda row: (row[0], row[1].start))
    there, _ = statement.place_of(when)
    rivals = (one for one in statement.figures if one.kind not in _TIMES and one is not figure)
    return None if any(abs(statement.place_of(one)[0] - there) <= distance for one in rivals) else when


def _agrees(when: Mention, source: Statement) -> bool:
    return any(_same(when, one) and not _is_base(source, one) for one in source.figures)


def _same(when: Mention, other: Mention) -> bool:
    weighed = weigh(when, other) if other.kind in _TIMES else None
    return weighed is not None and weighed.support is not Support.CONTRADICTED


def _apart(when: Mention, other: Mention) -> bool:
    """Whether two dates of one kind share no day."""
    if other.kind not in _TIMES or not _named(other):
        return False
    if when.period and other.period and when.period.grain is not other.period.grain:
        return False
    weighed = weigh(when, other)
    return weighed is not None and weighed.support is Support.CONTRADICTED


def _is_base(statement: Statement, when: Mention) -> bool:
    return _BASE.search(statement.words[: when.start]) is not None
