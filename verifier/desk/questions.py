"""Sheets in, the questions to send out: one letter for the author, one for each source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.desk.sheet import Item, Sheet
from verifier.model.review import Decision
from verifier.reporting.phrases import say
from verifier.reporting.visible import in_one_line

ASKED = (Decision.ASK_AUTHOR, Decision.ASK_SOURCE)


class Letter(NamedTuple):
    """What one of the two is asked, as plain text."""

    to: Decision
    questions: int
    text: str


def letters(sheets: Sequence[Sheet]) -> tuple[Letter, ...]:
    """The letters there is anything to ask in."""
    return tuple(_letters(sheets))


def _letters(sheets: Sequence[Sheet]) -> Iterator[Letter]:
    for to in ASKED:
        parts: list[str] = []
        count = 0
        for sheet in sheets:
            asked = [item for item in sheet.items if item.decision is to]
            if not asked:
                continue
            document = sheet.report.document
            parts.append(say("desk.letter_about", title=in_one_line(document.title or document.name)))
            parts += [question(item, number) for number, item in enumerate(asked, count + 1)]
            count += len(asked)
        if count:
            yield Letter(to, count, "\n\n".join(parts) + "\n")


def question(item: Item, number: int) -> str:
    """One question: where, what, the sum, and what the editor asks."""
    finding = item.finding
    blamed = finding.places[0]
    lines = [
        say(
            "desk.letter_place", n=number, where=blamed.where, words=in_one_line(blamed.words or blamed.quote)
        ),
        in_one_line(finding.message[:1].upper() + finding.message[1:]) + ".",
    ]
    if finding.arithmetic and finding.arithmetic not in finding.message:
        lines.append(in_one_line(finding.arithmetic))
    lines += [
        say("desk.letter_also", where=place.where, words=in_one_line(place.words or place.quote))
        for place in finding.places[1:4]
    ]
    lines.append(
        in_one_line(item.review.note if item.review and item.review.note else say("desk.letter_ask"))
    )
    return "\n   ".join(lines)
