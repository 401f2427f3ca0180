"""One thing told as sure and as open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.clauses import Clause, Words, clauses, one_thing, up_to
from verifier.checks.denials import plain, stretch, told, words
from verifier.checks.phrases import forms, pattern
from verifier.checks.reserve import possible
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
        "The new lock opens to barges in May. It has two gates. Whether the lock will open to barges is still unclear.",
        "Tar is the cause of the mussels' death. It is not yet clear whether tar is the cause of the mussels' death.",
    ),
    good=(
        "The new lock may be built in Alder. It is not known whether the new lock will be built in Alder.",
        "There is no doubt that tar harms the mussels. Whether tar harms the crabs is an open question.",
        "The sale of the pier is a done deal. Nobody knows whether the sale of the pier will pay.",
        "The new lock will certainly be built in Alder, the mayor said. It is unclear whether the new lock will be "
        "built in Alder, her rival said.",
        "The new lock may open to barges in May. Whether the lock will open to barges is still unclear.",
        "The new lock opens to barges in May. Whether the lock will open to yachts is still unclear.",
        "At first it was not known whether tar harms the mussels. Now it is beyond doubt that tar harms the mussels.",
    ),
)
def certain_and_open(ledger: Ledger) -> Iterator[Outcome]:
    """A text calls one thing certain and says elsewhere that nobody knows yet.

    The first reader builds on it and the second waits; only one of them was told the truth.
    """
    yield from _stated_and_open(ledger)
    sure = list(_told(ledger, "sure"))
    for one in _told(ledger, "open") if sure else ():
        for other in sure:
            told = other.sentence.words  # what somebody else calls sure may well be open
            if _one_thing(other, one) and (not sayer(told) or one_voice(told, one.sentence.words)):
                yield Hit.on(other.place, one.place, sure=other.words, open=one.words)


def _stated_and_open(ledger: Ledger) -> Iterator[Outcome]:
    """ "The merger will take place in 2027", and "whether the merger will take place in 2027 is unclear"."""
    sentences = told(ledger)
    asking = {number for number, _, _ in ledger.having(pattern("certainty", "ASKS"), _WHETHER)}
    asked = [clause for one in sentences if one.number in asking for clause in _asked(one)]
    wanted = frozenset(
        form for clause in asked for form in (clause.verb, *(_BE if clause.verb in _BE else ()))
    )
    for one in sentences if asked else ():
        for clause in clauses(one, wanted) if not wanted.isdisjoint(one.bases) else ():
            if clause.denied or not plain(clause, ledger) or possible(one.text.replace("May", "")):
                continue
            for other in asked:
                said = ledger.sentences[other.number][2].words
                heard = not (sayer(one.text) and sayer(said)) or one_voice(one.text, said)
                if other.number != one.number and heard and _same_thing(clause, other):
                    yield Hit.on(
                        stretch(clause, ledger),
                        stretch(other, ledger),
                        sure=words(clause, ledger),
                        open=words(other, ledger),
                    )
                    break


_IS_OPEN = re.compile(r" (?:is|are|was|were|remains?|remained|seems?)(?: \w+){0,2} $")
_WHETHER = re.compile("whether", re.IGNORECASE)
_BE = ("be", "becom", "remain")


def _asked(one: Words) -> Iterator[Clause]:
    """The statement of a sentence that it calls open."""
    cue = pattern("certainty", "ASKS").search(one.text)
    if not cue and "whether" not in one.text.lower():
        return
    cues = [cue] if cue else list(pattern("certainty", "OPEN").finditer(one.text))
    if not cues or pattern("certainty", "APART").search(one.text[: cues[0].start()]):
        return
    ends = next((end for each in cues if (end := _IS_OPEN.search(one.text, 0, each.start()))), None)
    fronted = ends is not None and "whether" in one.text[: ends.start()].lower()
    heard = up_to(one, ends.start()) if ends and fronted else one
    least = cue.end() if cue else 0
    asked = [
        clause
        for clause in clauses(heard, one.bases)
        if (clause.start - least in range(3) if cue else clause.open)
    ]
    yield from (clause for clause in asked[:1] if not clause.denied)


def _same_thing(sure: Clause, open_: Clause) -> bool:
    ahead = (open_.tense == "future" or open_.modal) and sure.tense in ("present", "future")
    first, later = sorted((sure, open_), key=lambda clause: clause.number)
    verbs = sure.verb == open_.verb or (sure.verb in _BE and open_.verb in _BE)
    return verbs and (sure.tense == open_.tense or ahead) and one_thing(first, later)


_OPEN_IF = re.compile(r"\b(?:knows?|say|tell|open|sure) if\b")


def _told(ledger: Ledger, section: str) -> Iterator[Told]:
    for _, block, sentence in ledger.having(*forms("certainty", section)):
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for form in forms("certainty", section):
            found = form.search(sentence.words)
            if found:
                if pattern("certainty", "APART").search(_OPEN_IF.sub("", sentence.words)):
                    break
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
