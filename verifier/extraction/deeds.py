"""Claims in, a deed told with its size and the noun that takes it up: "fined the club £30,000", "the £45,000 fine".

The noun is definite, so it means the one deed that the text has told; where the text tells of a second one, of
several, or of somebody else, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.extraction.slots import conflict
from verifier.extraction.stems import stem, stems
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.takenup import deeds
from verifier.model.claim import Claim, Role
from verifier.model.document import Form
from verifier.numbers.lexicon import group

BECAUSE = "the one deed of its kind, taken up by its noun"
_KINDS = ("money", "percent")
_THE = re.compile(r"\b(?:the|this|that|its|their) (?:same |whole |full |entire )?$", re.IGNORECASE)
_OF = re.compile(
    r"\b(?:the|this|that|its|their) (?P<noun>\w+) of (?:about |some |over |more than )?$", re.IGNORECASE
)
_NOUN = re.compile(r"[\s-](?P<noun>[a-z]+)\b")
_OTHER = re.compile(
    r"\b(?:another|further|additional|extra|separate|second|third|previous|earlier|former|first|original|initial|maximum"
    r"|average|each|every|other|total|combined|up to|old)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_COMPLEMENT = re.compile(
    r"\s(?:that|who|which|of|in|from|with|for|on|at|to|against|by|imposed|given)\s(?P<rest>[^,.;:]*)"
)


def pairs(claims: Sequence[Claim], around: Surroundings) -> Iterator[tuple[Claim, Claim]]:
    """Every pair of running text, the deed before its noun."""
    sized = [one for one in claims if one.dimension in _KINDS and around.form(one) is not Form.CELL]
    for again in sized:
        noun = _noun(again, around)
        verb = deeds().get(noun, "")
        told = [
            one
            for one in sized
            if verb
            and one.unit == again.unit
            and one.sentence != again.sentence
            and _tells(one, verb, noun, around)
        ]
        if len(told) == 1 and _one(told[0], again, noun, verb, around):
            yield told[0], again


def _noun(again: Claim, around: Surroundings) -> str:
    """The noun of a deed that its figure is the size of: "the £45,000 fine", "the increase of 9 percent"."""
    words, (start, end) = around.words(again), around.span(again)
    before = f"{words[:start].rstrip()} "
    if of := _OF.search(before):
        return of["noun"].lower()
    beside = _NOUN.match(words, end)
    return beside["noun"] if beside and _THE.search(before) else ""


def _tells(told: Claim, verb: str, noun: str, around: Surroundings) -> bool:
    """Whether a figure is the size of the deed, told with its verb: "fined the club £30,000", "rose by 6 percent"."""
    words = around.words(told)
    said = set(stems(words[: around.span(told)[0]]))
    ways = (group(way) for way in ("up", "down"))
    moved = told.role is Role.CHANGE and any(verb in way and told.verb in way for way in ways)
    return (moved or (stem(verb) in said and told.unit != "%")) and re.search(rf"\b{noun}s?\b", words) is None


def _one(told: Claim, again: Claim, noun: str, verb: str, around: Surroundings) -> bool:
    """Whether the noun can only mean what was told."""
    if told.start > again.start or conflict(told, again) not in ("", "subject", "measure", "noun", "role"):
        return False
    if any(_OTHER.search(around.near(claim)) for claim in (told, again)):
        return False
    names, theirs = around.names(told), around.names(again)
    apart = bool(names and theirs) and not names & theirs
    rest = around.words(again)[around.span(again)[1] :]
    for date in around.dates(again):
        rest = re.sub(rf"\s(?:\w+\s)?{re.escape(date.words)}", ",", rest)
    found = _COMPLEMENT.match(re.sub(rf"^[\s-]{noun}", "", rest))
    narrowed = found is not None and not set(stems(found["rest"])) <= around.stems[told.sentence]
    more = re.compile(rf"\b(?:an?|another|one|first|second) (?:\w+ )?{noun}\b|\b{noun}s\b", re.IGNORECASE)
    others = [words for at, words in enumerate(around.sentences) if at != told.sentence]
    again_done = any(
        more.search(words)
        or any(stem(verb) in stems(word) and word != noun for word in _WORD.findall(words.lower()))
        for words in others
    )
    return not narrowed and not again_done and not apart
