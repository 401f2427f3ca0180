"""Operands: which figures near a result could make it - by unit, by counted noun, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, reduce

from verifier.checks.singular import PEOPLE, head, telling
from verifier.model.claim import Claim, Role
from verifier.model.document import Form, Zone
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger, once
from verifier.model.mention import Comparator, Kind
from verifier.model.record import Record
from verifier.model.skeleton import FIGURE, Skeleton
from verifier.numbers.conversion import factors
from verifier.numbers.measures import units

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_WORDS = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_WINDOW = re.compile(r"(?:the\s)?(?:next|last|past|coming|previous|following)\b", re.IGNORECASE)
"""A length of time that says when: "the next four years"."""
_BACK, _FORTH = 3, 1
_LIKE = 30
_CLAUSE_END = re.compile(r"[,;:.](?:\s|$)|\s[—–-]\s")
_CLAUSES = re.compile(r"[.;:]\s|,\s(?=and\b|but\b|while\b|so\b)|\sbut\s|\s[—–]\s")
_GAPS = telling(
    "difference gap margin lead change rise fall increase decrease drop gain loss saving surplus deficit"
)
_FIGURE_END = re.compile(r"[.;]\s|,?\s(?:and|but|while)\s")
_FIGURES = re.compile(FIGURE)
_ABOUT = r"(?:(?:about|around|roughly|some|nearly|approximately|over|or|almost|~)\s?)?"
_ASIDES = re.compile(rf"{FIGURE}(?:\s[\w-]+)?\s\({_ABOUT}{FIGURE}(?:[;,/]\s?{_ABOUT}{FIGURE})*\)")
_TIME = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d|now|today|then|nowadays|currently|at present|ago|earlier|later|before|after|when"
    r"|used to|had been|had|formerly|previous\w*|predecessor|[Oo]ld|[Nn]ew"
    r"|[Ll]ast (?:year|month|week|season|\w+)|this (?:year|month|week|\w+)"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Easter|Christmas|spring|summer|autumn|winter|When|Now|Then|Today|Before|After|Previously|Once)\b"
)
_GENERIC = {"NOK": "krone", "SEK": "krone", "DKK": "krone", "CHF": "franc"}
"""Currencies that are told by a name which others bear too."""
_PARTS = {"penny": ("GBP", 100)}
"""Coins that are told for themselves: what they are of, and how many make it."""


class Place(Record):
    """A figure, the words before and behind it in its sentence, and where that stands in its paragraph."""

    claim: Claim
    before: str
    after: str
    sentences: tuple[Skeleton, ...]
    """Those of the paragraph."""
    at: int

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The figures before it in its sentence."""
        return tuple(self.sentences[self.at].figures(self.before))

    @cached_property
    def earlier(self) -> tuple[tuple[Claim, ...], ...]:
        """The figures before it: of its sentence, then with each sentence before, at most three."""
        found = [self.told]
        for index in range(self.at - 1, max(-1, self.at - 1 - _BACK), -1):
            found.append((*self.sentences[index].claims, *found[-1]))
        return tuple(found)

    @cached_property
    def later(self) -> tuple[tuple[Claim, ...], ...]:
        """The figures behind it: of its sentence, then with the next one."""
        own = self.sentences[self.at]
        found = [tuple(own.figures(self.after))]
        for index in range(self.at + 1, min(len(self.sentences), self.at + 1 + _FORTH)):
            found.append((*found[-1], *self.sentences[index].claims))
        return tuple(found)

    @cached_property
    def around(self) -> tuple[tuple[Claim, ...], ...]:
        """The figures on both sides of it in its sentence."""
        return ((*self.told, *self.later[0]),)

    @cached_property
    def next_ones(self) -> tuple[Claim, ...]:
        """The figures of the sentence behind its own."""
        return self.sentences[self.at + 1].claims if self.at + 1 < len(self.sentences) else ()

    @cached_property
    def clause(self) -> str:
        """The words of its own clause."""
        return _CLAUSES.split(self.before)[-1] + _CLAUSES.split(self.after)[0]

    @cached_property
    def beside(self) -> str:
        """The words between the figure before it and the one behind it, in its own sentence."""
        return _FIGURES.split(_FIGURE_END.split(self.before)[-1])[-1] + " " + _FIGURES.split(self.after)[0]

    def near(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The figures of all sentences from the first to the last of these and itself."""
        ats = [self.at, *(self.at + claim.sentence - self.claim.sentence for claim in claims)]
        return tuple(one for skeleton in self.sentences[min(ats) : max(ats) + 1] for one in skeleton.claims)

    def letter(self, claim: Claim) -> str:
        """The sign that stands for a figure near it in the words of its sentence."""
        skeleton = self.sentences[self.at + claim.sentence - self.claim.sentence]
        return next(sign for sign in skeleton.words if claim.id in {one.id for one in skeleton.figures(sign)})

    def sentence_of(self, claim: Claim) -> str:
        """The words of the sentence of a figure near it."""
        return self.sentences[self.at + claim.sentence - self.claim.sentence].words

    def around_all(self, claims: Sequence[Claim]) -> tuple[Skeleton, ...]:
        """All sentences from the first to the last of these figures and itself."""
        ats = [self.at, *(self.at + claim.sentence - self.claim.sentence for claim in claims)]
        return self.sentences[min(ats) : max(ats) + 1]

    def words_of(self, claims: Sequence[Claim]) -> str:
        """The words of those sentences."""
        return " ".join(skeleton.words for skeleton in self.around_all(claims))

    def of_another(self, operands: Sequence[Claim]) -> bool:
        """Whether its clause is of something that was not spoken of with them: "; the port had an overrun of"."""
        clause = _CLAUSES.split(self.before)[-1]
        told = self.sentences[self.at].figures(clause + self.after)
        own = frozenset() if head(self.claim.subject.lower()) in PEOPLE else telling(self.claim.subject)
        own = own & telling(clause) - _GAPS
        before = self.before[: len(self.before) - len(clause)]
        known = telling(" ".join((*(one.words for one in self.sentences[: self.at]), before)))
        return bool(own) and not own & known and not any(one in told for one in operands)

    def from_to(self, first: Claim, second: Claim) -> bool:
        """Whether a sentence leads "from" one figure "to" another."""
        skeleton = self.sentences[self.at + first.sentence - self.claim.sentence]
        letters = {one.id: sign for sign in skeleton.words for one in skeleton.figures(sign)}
        form = rf"\bfrom\s(?:\w+\s)?{letters[first.id]}[^.;]*?\bto\s(?:\w+\s)?{letters[second.id]}"
        return re.search(form, skeleton.words) is not None

    def joined(self, first: Claim, second: Claim, by: str) -> bool:
        """Whether a sentence tells one figure, some words, one of those asked for, and another: "80 rooms at $120"."""
        if first.sentence != second.sentence:
            return False
        skeleton = self.sentences[self.at + first.sentence - self.claim.sentence]
        letters = {one.id: sign for sign in skeleton.words for one in skeleton.figures(sign)}
        form = rf"{letters[first.id]}(?:\s[\w-]+){{0,3}}?\s(?:{by})\s{letters[second.id]}"
        return re.search(form, skeleton.words) is not None

    def time_of(self, length: Claim, time: str) -> str:
        """The time that a sentence says so many hours of: "a working week has 38 hours"."""
        skeleton = self.sentences[self.at + length.sentence - self.claim.sentence]
        before = next(
            skeleton.words[:at] for at, s in enumerate(skeleton.words) if length in skeleton.figures(s)
        )
        return (
            time
            if re.search(rf"\b(?:[Aa]|[Tt]he|[Ee]very|[Ee]ach|[Oo]ne)(?: \w+)? {time}\b[^.;]*$", before)
            else ""
        )

    def behind(self, claim: Claim) -> frozenset[str]:
        """The telling words that follow an earlier figure in its clause."""
        words = self.sentences[self.at + claim.sentence - self.claim.sentence]
        after = next(
            words.words[at + 1 :]
            for at, s in enumerate(words.words)
            if claim.id in {one.id for one in words.figures(s)}
        )
        return telling(_CLAUSE_END.split(_FIGURES.split(after)[0])[0])

    def dated(self, claim: Claim) -> bool:
        """Whether a time stands right beside a figure: "in 2009", "now", "last year"."""
        skeleton = self.sentences[self.at + claim.sentence - self.claim.sentence]
        at = next(
            n for n, s in enumerate(skeleton.words) if claim.id in {one.id for one in skeleton.figures(s)}
        )
        before, after = skeleton.words[:at], skeleton.words[at + 1 :]
        beside = [one for one in skeleton.figures(before[-60:] + after[:40]) if one.kind is Kind.DURATION]
        if any(_TIME.search(one.words) for one in beside):
            return True  # "ten years ago 80 ships called"
        behind = _CLAUSE_END.split(_FIGURES.split(after)[0])[0][:50]
        ahead = _CLAUSE_END.split(_FIGURES.split(before)[-1])[-1][-50:]
        return any(_TIME.search(words) for words in (behind, ahead))

    def stretch_of(self, claims: Sequence[Claim]) -> str:
        """The words from the first of these earlier figures to the end of its own clause."""
        first = min(claims, key=lambda claim: claim.start)
        at = self.at + first.sentence - self.claim.sentence
        told = " ".join([*(one.words for one in self.sentences[at : self.at]), self.before])
        letter = next(s for s in self.sentences[at].words if first in self.sentences[at].figures(s))
        return told.partition(letter)[2] + _CLAUSE_END.split(self.after)[0]


@once
def places(ledger: Ledger) -> tuple[Place, ...]:
    """Every figure of running text that has others near it."""
    return tuple(_places(ledger))


def _places(ledger: Ledger) -> Iterator[Place]:
    for sentences in _passages(ledger):
        for at, one in enumerate(sentences):
            for position, letter in enumerate(one.words):
                for claim in one.figures(letter) if letter >= FIGURE[1] else ():
                    yield Place.model_construct(
                        claim=claim,
                        before=one.words[:position],
                        after=one.words[position + 1 :],
                        sentences=sentences,
                        at=at,
                    )


def _passages(ledger: Ledger) -> Iterator[tuple[Skeleton, ...]]:
    """Paragraphs that follow each other, as one; an item of a list, a heading or a caption stands alone."""
    passage: list[Skeleton] = []
    last = -1
    for index, (number, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        joins = number == last or (
            number == last + 1
            and block.form is ledger.document.blocks[last].form is Form.PARAGRAPH
            and block.zone is ledger.document.blocks[last].zone
        )
        if not joins:
            yield tuple(passage)
            passage = []
        last = number
        claims = [
            claim
            for claim in ledger.by_sentence.get(index, ())
            if claim.kind not in _WORDS
            and not claim.unit.startswith("times per ")
            and not _WINDOW.match(claim.words)
        ]
        skeleton = Skeleton.of(sentence, claims)
        again = _restated(skeleton) if len(claims) > 1 else set()
        passage.append(Skeleton.of(sentence, [c for c in claims if c.id not in again]) if again else skeleton)
    yield tuple(passage)


_IN_SO_MANY = re.compile(rf"({FIGURE})(?: [a-z]+){{1,2}} in ({FIGURE})")


def _restated(skeleton: Skeleton) -> set[str]:
    """Figures of a share ("one seat in 20"), and those that tell in brackets the one before: "$5 (€4.6; 3.9)"."""
    again: set[str] = set()
    for found in _IN_SO_MANY.finditer(skeleton.words):
        some, every = skeleton.figures(found[1])[0], skeleton.figures(found[2])[0]
        if not some.unit and not every.unit and (some.value or 0) < 3:
            again |= {some.id, every.id}
    for found in _ASIDES.finditer(skeleton.words):
        first, *others = skeleton.figures(found[0])
        if first.kind is Kind.MONEY or (first.unit and first.unit != "%"):
            again |= {
                one.id
                for one in others
                if measure(one) == measure(first) or bare(one) or one.kind is first.kind
            }
    return again


def plain(claim: Claim) -> bool:
    """A figure that others can be made of: one number, asserted, no change, no multiple."""
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.DURATION)
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and bool(claim.value)
        and not claim.hypothetical
        and (claim.role is not Role.CHANGE or claim.kind is Kind.DURATION)
        and claim.unit not in ("times", "pp")
        and not aged(claim)
    )


def aged(claim: Claim) -> bool:
    """Whether it only says how old somebody is: "Ada Holm, 14,", "the 14-year-old girl"."""
    return (claim.kind is Kind.NUMBER and claim.unit == "year") or claim.words.endswith("-old")


def bare(claim: Claim) -> bool:
    """A number that leaves its unit or noun to its neighbours: "and 715 on Saturday"."""
    return claim.kind is Kind.NUMBER and not claim.unit


def base(claim: Claim) -> str:
    """Its unit without what it is per: "EUR" of "EUR per month"."""
    return claim.unit.partition(" per ")[0]


def rated(claim: Claim) -> str:
    """What it is per: "month" of "EUR per month"; "" for most."""
    return claim.unit.partition(" per ")[2]


def measure(claim: Claim) -> str:
    """What units that convert have in common: "mass" of tonnes, the currency of pounds and pence."""
    unit = base(claim)
    known = units().get(unit)
    return known.dimension if known and unit != "%" else _GENERIC.get(unit, _PARTS.get(unit, (unit, 0))[0])


def size(claim: Claim, like: Claim | None = None) -> Interval:
    """Every printed value, in the first unit of its measure; a bare number is in the unit of another."""
    unit = base(like if like is not None and bare(claim) else claim)
    if unit in _PARTS:
        return claim.printed.times(Fraction(1, _PARTS[unit][1]))
    if unit == "%" or unit not in units():
        return claim.printed
    first, *others = (claim.printed.times(factor) for factor in factors(unit))
    if like is not None and base(like) == unit:
        return first  # "barrels" are the same barrels here and there
    return reduce(Interval.hull, others, first)


def alike(one: Claim, other: Claim) -> bool:
    """Whether two figures may be of one kind: of one measure, of one counted noun, or one of them bare.

    What is told without its noun is of about the size of what it leaves it to: "two winters" are not of "250".
    """
    if bare(one) or bare(other):
        if "%" in (one.unit, other.unit):
            return False
        small, large = sorted(abs(Fraction(claim.value or 0)) for claim in (one, other))
        return large <= small * _LIKE
    if one.unit or other.unit:
        return measure(one) == measure(other)
    return head(one.noun) == head(other.noun)


def kinds(claims: Sequence[Claim]) -> list[tuple[Claim, ...]]:
    """The plain figures sorted into those of one kind; a bare one belongs to the kind told last before it."""
    found: list[list[Claim]] = []
    for claim in filter(plain, claims):
        home = next((group for group in reversed(found) if all(alike(claim, one) for one in group)), None)
        if home is None:
            found.append([claim])
        else:
            home.append(claim)
    return [tuple(group) for group in found]


def lead(claims: Sequence[Claim]) -> Claim:
    """The figure of a kind that says what the bare ones leave out."""
    named = [claim for claim in claims if not bare(claim)] or claims
    return min(named, key=lambda claim: len(factors(base(claim))) if base(claim) in units() else 0)
