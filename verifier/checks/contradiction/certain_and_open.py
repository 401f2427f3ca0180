"""One thing told as sure and as open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms, pattern
from verifier.checks.statements import content, one_voice, sayer
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE)


class Told(NamedTuple):
    """What is sure or open, as stems; whether it is a thing that is to come about; and where it stands."""

    what: frozenset[str]
    thing: bool
    place: Stretch
    words: str
    sentence: Sentence


@check(
    message="“{sure}”, and yet “{open}”",
    suggestion="Say how sure it is, in the same words in both places.",
    at_most=Severity.WARNING,
    bad=(
        "The new lock will certainly be built in Alder. It has two gates.\n\nIt is not known whether the new lock will "
        "be built in Alder.",
        "There is no doubt that tar harms the mussels. Whether tar harms the mussels is an open question.",
        "The sale of the pier is a done deal. Nobody knows whether the sale of the pier will go through.",
    ),
    good=(
        "The new lock may be built in Alder. It is not known whether the new lock will be built in Alder.",
        "There is no doubt that tar harms the mussels. Whether tar harms the crabs is an open question.",
        "The sale of the pier is a done deal. Nobody knows whether the sale of the pier will pay.",
        "The new lock will certainly be built in Alder, the mayor said. It is unclear whether the new lock will be "
        "built in Alder, her rival said.",
        "At first it was not known whether tar harms the mussels. Now it is beyond doubt that tar harms the mussels.",
    ),
)
def certain_and_open(ledger: Ledger) -> Iterator[Outcome]:
    """A text calls one thing certain and says elsewhere that nobody knows yet.

    The first reader builds on it and the second waits; only one of them was told the truth.
    """
    sure = list(_told(ledger, "sure"))
    for one in _told(ledger, "open") if sure else ():
        for other in sure:
            told = other.sentence.words  # what somebody else calls sure may well be open
            if _one_thing(other, one) and (not sayer(told) or one_voice(told, one.sentence.words)):
                yield Hit.on(other.place, one.place, sure=other.words, open=one.words)


def _told(ledger: Ledger, section: str) -> Iterator[Told]:
    for _, block, sentence in ledger.sentences:
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        if pattern("certainty", "APART").search(
            re.sub(r"\b(?:knows?|say|tell|open|sure) if\b", "", sentence.words)
        ):
            continue
        for form in forms("certainty", section):
            found = form.search(sentence.words)
            if found:
                parts = found.groupdict()
                what = content(" ".join(filter(None, (parts.get("a"), parts.get("b"), parts.get("thing")))))
                start, end = sentence.span(*found.span())
                if what:
                    yield Told(what, "thing" in parts, Stretch(start=start, end=end), found[0], sentence)
                break


def _one_thing(sure: Told, open_: Told) -> bool:
    if sure.thing:
        rest = open_.what - sure.what
        return sure.what <= open_.what and len(sure.what) > 1 and bool(rest) and rest <= _happening()
    return len(sure.what) > 2 and sure.what == open_.what


def _happening() -> frozenset[str]:
    from verifier.checks.phrases import table

    return content(table("certainty")["words"]["HAPPEN"].replace("|", " "))
