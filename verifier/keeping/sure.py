"""A claim in, the same with only those slots that its own sentence bears out; a human fills the others better.

What checks may take on trust, because a wrong slot only keeps two claims apart, would stand in a claim file as a fact.
"""

from __future__ import annotations

import re

from verifier.checks.singular import singular
from verifier.extraction.lexicon import base, status_of_noun
from verifier.model.claim import Claim, Status
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Grain, Period

_CLAUSE = re.compile(r"[;:—–()]|\s-\s")
_LISTED = re.compile(r"(?:\b(?:and|or|plus)|,)\s*(?:another|a further|some|about|nearly|over)?\s*$")
_DETERMINERS = frozenset("the a an its his her their our my your this these that those all some both".split())
# what a subject comes after: a comma or quotation mark, a date, a word that opens a clause
_BEGINS = re.compile(
    r".*[,.\"'”’“]|.*\d.*|.*ly|and|but|or|so|yet|that|which|whose|when|while|where|whether|if|because|as|since|though"
    r"|although|after|before|until|than|how|what|why|says?|said|now|then|today|yesterday|year|month|week|\w+day"
)
_LETTERS = re.compile(r"[a-z]+")
# "income from operations of $5m" does not tell of operations
_SOURCE = re.compile(r"\b(?:from|by|to|through|on|in)\s(?:[\w-]+\s)?$")
_OF_MEASURE = re.compile(r"\s(?:in|of|worth of)\s(?:[\w-]+\s){0,2}|\s(?:[\w-]+\s)?")
_NO_WORDS = re.compile(r"[|<>{}\[\]@#\\=]")
_NOBODY = frozenset(
    "it they he she we you i that this these those which who each all both some most many others one none nobody "
    "everyone there what half more rest such".split()
)
_LONGEST = 4
_NO_MEASURES = frozenset(
    "year month week day place case terms view line front addition favour favor spite charge search face".split()
)
_SOME = frozenset("much more most some many part half".split())
_SEVERAL = frozenset("staff crew personnel police cattle sheep fish aircraft troops folk livestock".split())
"""Nouns for several that do not end in s."""
_BETWEEN_NUMBER_AND_NOUN = re.compile(
    r"\s*(?:(?!(?:to|in|on|at|for|by|from|with|than|as|and|or|but|per|a|an|who|which|that|is|are|was|were|has|have|had)"
    r"\s)[\w'’&.-]+\s+){0,4}"
)


def sure(claim: Claim, ledger: Ledger) -> Claim:
    """The claim without the slots that its sentence does not say of it; headings of a table speak for its cells."""
    _, block, sentence = ledger.sentences[claim.sentence]
    if block.form is Form.CELL and block.zone is Zone.TABLE:
        return claim
    low, high = sentence.inner(claim.start, claim.end)
    return _Clause(claim, ledger, sentence.words, low, high).told()


class _Clause:
    """The words around one figure, as far as the next colon, semicolon, dash or bracket."""

    def __init__(self, claim: Claim, ledger: Ledger, words: str, low: int, high: int) -> None:
        self.claim, self.ledger, self.words = claim, ledger, words
        self.low, self.high = low, high
        cuts = [found.span() for found in _CLAUSE.finditer(words)]
        self.start = max((end for _, end in cuts if end <= low), default=0)
        self.end = min((start for start, _ in cuts if start >= high), default=len(words))
        sentence = ledger.sentences[claim.sentence][2]
        near = [one for one in ledger.by_sentence[claim.sentence] if one.id != claim.id]
        self.near = [(one, *sentence.inner(one.start, one.end)) for one in near]
        self.figures = [
            (start, end) for one, start, end in self.near if one.kind not in (Kind.DATE, Kind.PERIOD)
        ]

    def told(self) -> Claim:
        claim = self.claim
        window = self.window()
        behind = claim.subject and not self.stands(claim.subject, self.start, self.low)
        return claim.model_copy(
            update={
                "subject": self.subject(),
                "measure": self.measure(),
                "noun": self.noun(),
                "place": claim.place if self.stands(claim.place, self.start, self.end) else "",
                "window": window,
                "deadline": claim.deadline and window is not None,
                "status": claim.status if self.acts() and not behind else None,
                "attribution": claim.attribution
                if self.stands(claim.attribution, 0, len(self.words))
                else "",
            }
        )

    def subject(self) -> str:
        """A noun phrase before the figure that hangs on no preposition."""
        subject = self.claim.subject
        at = self.words.rfind(subject, self.start, self.low) if subject else -1
        words = subject.casefold().split()
        if (
            at < 0
            or _NO_WORDS.search(subject)
            or words[-1] in _NOBODY
            or words[0] in _SOME
            or words[-1].endswith("ed")
            or self.parted(at + len(subject))
        ):
            return ""
        before = self.words[self.start : at].casefold().split()
        while before and before[-1] in _DETERMINERS:
            before.pop()
        if before and not _BEGINS.fullmatch(before[-1]):
            return ""  # the object of a verb or preposition
        opens = at == 0 and len(words) == 1 and not words[0].endswith("s")
        named = (
            re.search(rf"(?<=[a-z,] ){re.escape(subject)}\b", self.ledger.document.text) if opens else True
        )
        return subject if named else ""  # "Spread evenly, it comes to ..."

    def measure(self) -> str:
        measure = self.claim.measure
        long = len(measure.split()) > _LONGEST
        if not measure or long or measure in _NO_MEASURES or measure.casefold() != measure:
            return ""
        at = self.words.rfind(measure, self.start, self.low)
        if at >= 0 and not _SOURCE.search(self.words[self.start : at]):
            elided = not self.words[at + len(measure) : self.low].strip() and self.between(self.start, at)
            return "" if elided or self.parted(at + len(measure)) else measure  # "... and the town £700,000"
        at = self.words.find(measure, self.high, self.end)
        behind = self.words[self.high : at] if at >= 0 else "none"
        whole = not re.match(r"[\w-]", self.words[at + len(measure) :])
        return measure if whole and _OF_MEASURE.fullmatch(behind) and not self.between(self.high, at) else ""

    def noun(self) -> str:
        """What is counted, right behind its number."""
        noun = self.claim.noun
        at = self.words.find(noun, self.high, self.end) if noun else -1
        plain = at >= 0 and _BETWEEN_NUMBER_AND_NOUN.fullmatch(self.words, self.high, at)
        last = (noun.casefold().split() or [""])[-1]
        several = self.claim.kind is Kind.PERCENT or singular(last) != last or last in _SEVERAL
        return noun if plain and several else ""

    def acts(self) -> bool:
        """Whether the verb or noun that says how far it has come is of the same clause."""
        verb = self.claim.verb
        words = _LETTERS.findall(self.words[self.start : self.end].casefold())
        nouns = (status_of_noun(base(word, "NN", word)) for word in words)
        return any(verb in (base(word, "VBD", word), word[: len(verb)]) for word in words if verb) or (
            self.claim.status in nouns
        )

    def window(self) -> Period | None:
        """The time of a date in the same clause, or of one that opens the sentence; not the day of the announcement."""
        window = self.claim.window
        if window is None or (window.grain is Grain.DAY and self.claim.status is Status.ANNOUNCED):
            return None
        for one, start, end in self.near:
            if one.period != window or one.kind not in (Kind.DATE, Kind.PERIOD):
                continue
            opens = len(self.words[:start].split()) < 2
            gap = (end, self.low) if end <= self.low else (self.high, start)
            parted = _CLAUSE.search(self.words, *gap) or self.between(*gap)
            if not parted and (opens or "," not in self.words[slice(*gap)]):
                return window
        return None

    def parted(self, end: int) -> bool:
        """Whether another figure stands before this one that is not listed with it."""
        between = list(self.between(end, self.low))
        return bool(between) and not _LISTED.search(self.words[between[-1][1] : self.low])

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        return [(low, high) for low, high in self.figures if start <= low and high <= end]

    def stands(self, words: str, start: int, end: int) -> bool:
        return bool(words) and self.words.find(words, start, end) >= 0
