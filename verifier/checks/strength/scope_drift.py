"""One thing told on ever higher rungs: a pilot that is national, a supplier that is a co-builder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, first, matter, rest
from verifier.checks.phrases import table
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_NAME = re.compile(r"\b[A-Z][\w’'&-]*[a-z]\w*|\b[A-Z]{2,}\b")
_SHARED = 2
_APART = 2
_NEAR = 6
"""So many sentences back a thing is still present."""
_MOST = 60
"""So many sentences of one ladder are looked at, the first ones."""
_FIGURE = re.compile(r"\b\d[\d,.]*\d{2}\b")
_LONGEST = 60
"""Words: a longer line is no sentence."""


class Rung(NamedTuple):
    """A sentence that stands on a rung of a ladder."""

    line: Line
    height: int
    words: str
    place: Stretch
    about: frozenset[str]
    names: frozenset[str]


@check(
    message="{what}: “{low}”, and elsewhere “{high}”",
    suggestion="Use one description, the one that can be shown: “{keep}”.",
    at_most=Severity.WARNING,
    bad=(
        "# National bus scheme for pupils\n\nPupils walk.\n\nThe bus scheme for pupils is a trial in one town.",
        "Orvan is named as a supplier for the Kess dam. It rained.\n\nOrvan is co-building the Kess dam with "
        "the state.",
        "Alder is in talks over a harbour. It rained. Now that the harbour has been agreed, boats can come.",
    ),
    good=(
        "Alder is in talks over a harbour. It rained. Once the sale of the harbour has been agreed, boats can come.",
        "Alder was in talks over a harbour in May. Now that the sale of the harbour has been agreed, boats can come.",
        "# Bus scheme for pupils on trial\n\nPupils walk.\n\nThe bus scheme for pupils is a trial in one "
        "town.",
        "# National bus scheme for pupils\n\nThe bus scheme for pupils was a trial in one town. Since May it "
        "is national.",
        "Orvan is named as a supplier for the Kess dam. It rained.\n\nOrvan is co-building a ferry with the Rusk yard.",
        "The court heard the pilot on trial in Alder. National rules for pilots are old.",
    ),
)
def scope_drift(ledger: Ledger) -> Iterator[Outcome]:
    """One undertaking is told as wider, or one tie as closer, in one place than in another.

    A trial in one town is not a national scheme, and to be named as a supplier is not to build together.
    """
    for row in table("strength")["ladder"]:
        if row["at"] == "note":
            yield from _down(ledger, row["name"])
            continue
        yield from _above(ledger, row["name"])
        yield from _assumed(ledger, row["name"])


def _above(ledger: Ledger, ladder: str) -> Iterator[Outcome]:
    """Headline or summary on a rung that the text below never reaches."""
    highest = _standing(ledger, first(ledger), ladder)
    below = _standing(ledger, rest(ledger), ladder) if highest else []
    for high in highest:
        near = [rung for rung in below if len(rung.about & high.about) >= _SHARED]
        low = [rung for rung in near if high.height - rung.height >= _APART]
        if (
            low
            and all(rung.height < high.height for rung in near)
            and not _grown(ledger, ladder, high.height)
        ):
            yield _hit("its reach grows", low[0], high, Confidence.MEDIUM)


def _grown(ledger: Ledger, ladder: str, height: int) -> bool:
    """Whether the text below reaches that rung in any sentence: it may tell how the thing grew."""
    return any(_rungs(ladder)[height].search(line.words) for line in rest(ledger))


def _down(ledger: Ledger, ladder: str) -> Iterator[Outcome]:
    """A lower rung first, then a higher one of the same names and matter; or three rungs of one matter in a row."""
    lines = [
        Line(index, block.zone, sentence)
        for index, (_, block, sentence) in enumerate(ledger.sentences)
        if block.zone in (Zone.BODY, Zone.LIST, Zone.SUMMARY, Zone.HEADLINE) and block.form is not Form.CELL
    ]
    rungs = _standing(ledger, lines, ladder)[:_MOST]
    pair = next(((low, high) for low, high in combinations(rungs, 2) if _closer(low, high)), None)
    if pair:
        yield _hit("a tie grows closer", *pair, Confidence.LOW)
    others = [rung for rung in rungs if rung not in (pair or ())]
    climb = next((three for three in combinations(others, 3) if _climbs(*three)), None)
    if climb:
        yield _hit("a tie grows closer, step by step", climb[0], climb[2], Confidence.LOW, climb[1])


def _assumed(ledger: Ledger, ladder: str) -> Iterator[Outcome]:
    """A lower rung, and soon after it a sentence that takes a higher one for granted: "now that"."""
    lines = rest(ledger)
    for place, line in enumerate(lines):
        high = _on(line, ladder) if _granted().match(line.words) else None
        before = lines[max(0, place - _NEAR) : place]
        rungs = [rung for one in before if (rung := _on(one, ladder))] if high else []
        low = [rung for rung in rungs if rung.about & high.about] if high else []
        if (
            high
            and low
            and high.height - low[0].height >= _APART
            and all(r.height < high.height for r in rungs)
        ):
            yield _hit("what is open is taken for granted", low[0], high, Confidence.MEDIUM)


def _closer(low: Rung, high: Rung) -> bool:
    """Whether two sentences tell one tie of the same names, the later at least two rungs higher."""
    names = low.names & high.names
    matters = (low.about & high.about) - matter(" ".join(names))
    shared = bool(names and matters) and len(names) + len(matters) > _SHARED
    return shared and high.height - low.height >= _APART


def _climbs(low: Rung, middle: Rung, high: Rung) -> bool:
    return low.height < middle.height < high.height and bool(low.about & middle.about & high.about)


def _standing(ledger: Ledger, lines: Iterable[Line], ladder: str) -> list[Rung]:
    """Those lines that name a rung."""
    naming = {number for number, _, _ in ledger.having(*_rungs(ladder))}
    return [rung for line in lines if line.at in naming and (rung := _on(line, ladder))]


def _on(line: Line, ladder: str) -> Rung | None:
    """The lowest rung that a sentence names."""
    if len(line.words.split()) > _LONGEST:
        return None
    for height, form in enumerate(_rungs(ladder)):
        found = form.search(line.words)
        if found:
            start, end = line.sentence.span(*found.span())
            return Rung(
                line,
                height,
                found[0],
                Stretch(start=start, end=end),
                matter(line.words[: found.start()] + line.words[found.end() :])
                | frozenset(_FIGURE.findall(line.words)),
                frozenset(name for name in _NAME.findall(line.words) if matter(name)),
            )
    return None


def _hit(what: str, low: Rung, high: Rung, confidence: Confidence, *between: Rung) -> Hit:
    return Hit.on(
        high.place,
        low.place,
        *(rung.place for rung in between),
        verdict=Verdict.OVERSTATED,
        confidence=confidence,
        what=what,
        low=low.line.words.strip(),
        high=high.line.words.strip(),
        keep=low.words,
    )


@cache
def _granted() -> re.Pattern[str]:
    return re.compile(table("strength")["assumed"]["opens"])


@cache
def _rungs(ladder: str) -> tuple[re.Pattern[str], ...]:
    row = next(row for row in table("strength")["ladder"] if row["name"] == ladder)
    return tuple(
        re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for words in row["rungs"]
    )
