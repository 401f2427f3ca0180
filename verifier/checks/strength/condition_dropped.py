"""A condition below that headline and summary lack."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, again, figures, first, matter, rest
from verifier.checks.retold import Hold, weakened
from verifier.model.claim import Claim
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_SHARED = 2
_TELLING = 3
"""Telling words without a figure that make a line recognisable."""


@check(
    message="“{one}” is told as settled; the text below makes it hang on a condition: “{other}”",
    suggestion="Name the condition where a reader looks first: “… {condition}”",
    at_most=Severity.WARNING,
    bad=(
        "# Mine will bring 200 jobs to Alder\n\nAlder is poor.\n\nThe mine would bring 200 jobs to Alder if "
        "the price of "
        "zinc rises, its owner said.",
        "**Summary**\n\n- Nurses get €900 each\n\nNurses are tired.\n\nNurses will get €900 each provided that the "
        "senate agrees.",
        "# Harbour will stay open\n\nAlder is poor.\n\nThe harbour will stay open if a pilot is found, its owner said.",
    ),
    good=(
        "# Mine may bring 200 jobs to Alder\n\nThe mine would bring 200 jobs to Alder if the price of zinc rises.",
        "# Mine will bring 200 jobs to Alder after the price of zinc rises\n\n"
        "The mine would bring 200 jobs to Alder if the price of zinc "
        "rises.",
        "# Mine will bring 200 jobs to Alder\n\nThe mine will bring 200 jobs to Alder in May. If the price "
        "of zinc rises, "
        "the mine would bring 300 jobs to Alder.",
    ),
)
def condition_dropped(ledger: Ledger) -> Iterator[Outcome]:
    """Headline or summary tells as settled what the text below makes hang on a condition.

    "If the licence is granted" is the news; without it a reader takes a possibility for a fact.
    """
    yield from _deeds(ledger)
    for line in first(ledger):
        if reserve.condition(line.words):
            continue
        for figure in figures(ledger, line):
            told = list(again(ledger, figure, line))
            hanging = [(one, other) for one, other in told if _hangs(one, other, line)]
            if not hanging:
                continue
            if len(hanging) < len(told) or reserve.possible(line.words):
                yield Held.on(figure, *(one for one, _ in told))
                continue
            _, other = hanging[0]
            yield Hit.on(
                figure,
                *(place for place, _ in hanging),
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                one=line.words.strip(),
                other=other.words.strip(),
                condition=_clause(other.words),
            )


def _deeds(ledger: Ledger) -> Iterator[Outcome]:
    """The same without a figure: "Unit will stay open", and below only "will stay open if two doctors are found"."""
    for line in first(ledger):
        about = matter(line.words)
        if len(about) < _TELLING or reserve.reserved(line.words) or "will" not in line.words.split():
            continue
        told = [other for other in rest(ledger) if about <= matter(other.words)]
        hanging = [
            other
            for other in told
            if reserve.hanging(other.words) and not matter(_clause(other.words)) & about
        ]
        if hanging and len(hanging) == len(told):
            yield _hit(line, hanging)
    for line, weak in weakened(ledger):
        hanging = [one.line for one in weak if not matter(_clause(one.line.words)) & matter(line.words)]
        if weak[0].how is Hold.HANGING and hanging:
            yield _hit(line, hanging)


def _hit(line: Line, hanging: list[Line]) -> Hit:
    return Hit.on(
        line.stretch,
        *(other.stretch for other in hanging),
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        one=line.words.strip(),
        other=hanging[0].words.strip(),
        condition=_clause(hanging[0].words),
    )


def _hangs(one: Claim, other: Line, line: Line) -> bool:
    """Whether the figure stands under an "if" whose matter the line above does not tell as happened."""
    return (
        reserve.hanging(other.words) is not None
        and len(matter(_clause(other.words)) & matter(line.words)) < _SHARED
        and not (one.hypothetical and "?" in other.words)
    )


def _clause(words: str) -> str:
    """The condition alone, up to a comma."""
    found = reserve.hanging(words)
    if not found:
        return ""
    end = words.find(",", found.start())
    return words[found.start() : end if end > 0 else None].strip().rstrip(".")
