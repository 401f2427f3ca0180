"""Skeleton: a sentence in which each figure is one letter, so that patterns can be written over figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from verifier.model.claim import Claim
from verifier.model.document import Sentence
from verifier.model.mention import Kind
from verifier.model.record import Record

_FIRST = 0xF0000
"""Behind the basic plane, where a range costs nothing to compile in patterns of any case."""
_MOST = 6000
FIGURE = "[\U000f0000-\U000f1fff]"
"""Matches one figure."""
GAP = f"[^{FIGURE[1:-1]}.;:?!()]{{0,80}}?"
"""Matches words between two figures of one clause."""
_ATTRIBUTED = re.compile(
    rf",\s(?!(?:who|which|whom|and|but|or|while)\b)(?:[^,;:.()“”\"{FIGURE[1:-1]}]{{2,60}}\s(?:said|says|added|announced"
    rf"|confirmed|reported|estimates|estimated)(?:\s(?:late\s|early\s)?(?:on|in|at|last|this)\s[^,;:.(){FIGURE[1:-1]}]{{2,30}}"
    rf"|\s(?:late\s|early\s)?(?:(?:on|in|last|this)\s)?(?P<day>{FIGURE}))?"
    rf"|according\sto\s[^,;:.(){FIGURE[1:-1]}]{{2,60}})(?P<end>[.!]?)$"
    rf"|,[”\"]\s(?:said|says|added|explained)\s[^;:.()“”\"{FIGURE[1:-1]}]{{2,80}}(?P<stop>[.!])$"
)
"""Who says it, at the end of a sentence: what is said ends before it."""
_MARKS = re.compile(r"\s?(?:\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\]|[⁰¹²³⁴-⁹])+(?=[.!?]?$)")
"""Footnote marks at a sentence's end."""
_LEAD = re.compile(
    rf"(?:[A-Z][^,;:.()“”\"{FIGURE[1:-1]}]{{2,60}}\s(?:said|says|added|announced|confirmed|reported)"
    rf"(?:\son\s[A-Z][a-z]+day)?\sthat\s|According\sto\s[^,;:.()“”\"{FIGURE[1:-1]}]{{2,60}},\s)?[“\"]?"
)
"""Who says it before what is said, and the mark that opens a quotation."""


class Skeleton(Record):
    """Claims of one sentence, and its words with each claim's words as one private-use letter."""

    words: str
    claims: tuple[Claim, ...]
    lead: int = 0
    """Letters of who says it that stood before the first of its words."""

    @classmethod
    def of(cls, sentence: Sentence, claims: Sequence[Claim]) -> Skeleton:
        """Of a sentence and some of its claims, in reading order."""
        words = re.sub(FIGURE, " ", sentence.words)
        parts, done = [], 0
        for number, claim in enumerate(claims):
            start, end = sentence.inner(claim.start, claim.end)
            parts += [words[done:start], chr(_FIRST + number)]
            done = max(done, end)
        whole = unattributed("".join((*parts, words[done:])), claims)
        lead = lead_of(whole)
        said = whole[lead : lead + 1].upper() + whole[lead + 1 :] if lead else whole
        return cls(words=said, claims=tuple(claims), lead=lead)

    @classmethod
    def joined(cls, parts: Sequence[Skeleton]) -> Skeleton:
        """Several sentences as one, a space between them."""
        words: list[str] = []
        claims: list[Claim] = []
        for part in parts:
            moved = {_FIRST + number: _FIRST + number + len(claims) for number in range(len(part.claims))}
            words.append(part.words.translate(moved))
            claims += part.claims
        return cls(words=" ".join(words), claims=tuple(claims))

    @classmethod
    def over(cls, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> Skeleton:
        """Of several sentences and some of their claims, all in reading order."""
        starts = [claim.start for claim in claims[:_MOST]]
        return cls.joined(
            [cls.of(s, claims[bisect_left(starts, s.start) : bisect_left(starts, s.end)]) for s in sentences]
        )

    def figures(self, stretch: str) -> list[Claim]:
        """The claims whose letters stand in a stretch of the skeleton."""
        return [self.claims[ord(s) - _FIRST] for s in stretch if _FIRST <= ord(s) < _FIRST + len(self.claims)]

    def span_in(self, sentence: Sentence, at: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch without figures stands among the words of the one sentence this was made of."""
        told = self.figures(self.words[: at[0]])
        spans = [sentence.inner(claim.start, claim.end) for claim in told]
        moved = self.lead + sum(end - start - 1 for start, end in spans)
        return at[0] + moved, at[1] + moved

    @cached_property
    def plain(self) -> str:
        """The words around the figures alone."""
        return re.sub(FIGURE, " ", self.words)


def lead_of(words: str) -> int:
    """Where what is said begins in a sentence: behind "Officials said that" and the mark that opens a quotation."""
    found = _LEAD.match(words)
    return found.end() if found else 0


def unattributed(words: str, claims: Sequence[Claim] = ()) -> str:
    """A sentence without who says it at its end: ", the council said on Tuesday"; figures may be letters."""
    words = _MARKS.sub("", words)
    said = _ATTRIBUTED.search(words)
    if not said or (said["day"] and claims[ord(said["day"]) - _FIRST].kind not in (Kind.DATE, Kind.PERIOD)):
        return words
    return words[: said.start()] + (said["end"] or said["stop"] or "")
