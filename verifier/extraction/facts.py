"""Claims in, groups of those about one thing out. Never looks at the values it is about to compare."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from math import log

from verifier.model.claim import Claim, Polarity, Role, Status
from verifier.model.document import Document, Form, Zone
from verifier.model.ledger import Group
from verifier.model.mention import Comparator, Kind
from verifier.model.record import Record

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.NUMBER)
_SHORT = (Zone.HEADLINE, Zone.SUMMARY, Zone.CAPTION, Zone.HEADING)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER, Zone.QUOTATION)
_AHEAD = (Status.EXPLORED, Status.IN_TALKS, Status.TARGETED, Status.PLEDGED)
_OVER = (Status.SPENT, Status.DONE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_STOP = frozenset(
    "the a an of to in on at by for from with and or but as is are was were be been has have had will would it its"
    " this that these those they their he she his her we our you your who which there than then so not no said says"
    " say more most about over under up down into out after before during since until also last next new year years"
    " month months day days week weeks per cent percent million billion thousand hundred million bn when while where"
    " all some any each other another one two three four five first second".split()
)
_DISTINCT = re.compile(
    r"\b(another|other|others|rival|separate|separately|different|additional|extra|further|respectively"
    r"|each|every|between|compared|earlier|previous|previously|former|formerly|originally|revised|correct\w*|instead"
    r"|expected|forecast|estimated?|average|record|typical|usually|maximum|minimum|least|most|half|if|would|could|rather)\b",
    re.IGNORECASE,
)
_NEAR = 0.7
"""How much of the shorter place's weight must stand in the longer one; set by `benchmarks agreement`."""


class Link(Record):
    """Two claims about one thing, and why."""

    first: Claim
    second: Claim
    because: str


def facts(document: Document, claims: Sequence[Claim]) -> tuple[Group, ...]:
    """Groups of two or more claims about one thing, in reading order."""
    surroundings = _Surroundings(document)
    groups: dict[str, list[Claim]] = {}
    reasons: dict[str, list[str]] = defaultdict(list)
    home: dict[str, str] = {}
    for link in _links(claims, surroundings):
        a, b = home.get(link.first.id, link.first.id), home.get(link.second.id, link.second.id)
        members = [*groups.get(a, [link.first]), *(groups.get(b, [link.second]) if a != b else [])]
        if a == b or not all(_free(x, y) or _in_table(x, y) for x, y in combinations(members, 2)):
            continue
        groups.pop(b, None)
        groups[a] = members
        reasons[a] += [*reasons.pop(b, []), link.because]
        home.update({claim.id: a for claim in members})
    return tuple(
        Group(
            claims=tuple(sorted(members, key=lambda c: c.start)), because=tuple(dict.fromkeys(reasons[key]))
        )
        for key, members in sorted(groups.items(), key=lambda item: min(c.start for c in item[1]))
    )


class _Surroundings:
    """The telling words around each claim, weighed by how rare they are in the document."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.sentences = [sentence.words for _, _, sentence in document.sentences()]
        self.stems = [frozenset(_stems(words)) for words in self.sentences]
        self.counts = Counter(stem for stems in self.stems for stem in stems)

    def before(self, claim: Claim) -> str:
        """The words of its sentence before a claim, in lower case."""
        return self.sentences[claim.sentence].partition(claim.words)[0].lower().rstrip()

    def weight(self, stem: str) -> float:
        return 1 + log(max(1, len(self.sentences)) / self.counts[stem])

    def shared(self, a: Claim, b: Claim) -> float:
        """How much of the shorter sentence's weight the longer one holds, 0 to 1; 0 for too few words."""
        own = frozenset(_stems(f"{a.noun} {b.noun} {a.words} {b.words}"))
        first, second = self.stems[a.sentence] - own, self.stems[b.sentence] - own
        least = first if len(first) <= len(second) else second
        if len(least) < 2 or len(first & second) < 2:
            return 0.0
        whole = sum(self.weight(stem) for stem in least)
        return sum(self.weight(stem) for stem in sorted(first & second)) / whole


def _links(claims: Sequence[Claim], around: _Surroundings) -> Iterator[Link]:
    buckets: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _eligible(claim, around):
            for key in _keys(claim, around.blocks[claim.block].form):
                buckets[claim.unit, claim.dimension, key].append(claim)
    done: set[tuple[str, str]] = set()
    crowded = Counter(
        (claim.sentence, claim.unit, claim.dimension) for claim in claims if claim.kind in _KINDS
    )
    for members in buckets.values():
        # two figures of one kind in a sentence share its words, and nobody can tell which is meant
        members = [c for c in members if crowded[c.sentence, c.unit, c.dimension] == 1]
        if len(members) > 40:  # a list of items of one kind, not one fact told forty times
            continue
        for a, b in combinations(members, 2):
            if (a.id, b.id) not in done and a.sentence != b.sentence:
                done.add((a.id, b.id))
                if because := _evidence(a, b, around):
                    yield Link(first=a, second=b, because=because)


def _keys(claim: Claim, form: Form) -> list[str]:
    if _toll(claim):
        return ["*toll"]
    if form is Form.CELL:
        return sorted(set(_stemmed(f"{claim.subject} {claim.measure} {claim.noun}")) - _STOP)
    return sorted({_head(claim.noun), _head(claim.measure)} - {""})


def _eligible(claim: Claim, around: _Surroundings) -> bool:
    form = around.blocks[claim.block].form
    return (
        claim.kind in _KINDS
        and claim.role in (Role.VALUE, Role.TOTAL, Role.CHANGE)
        and not claim.hypothetical
        and claim.polarity is Polarity.AFFIRMED
        and claim.zone not in _ASIDE
        and bool(claim.noun or claim.measure or _toll(claim) or form is Form.CELL)
        and (any(letter.isdigit() for letter in claim.words) or _toll(claim))
    )


def _evidence(a: Claim, b: Claim, around: _Surroundings) -> str:
    """Why two claims are about one thing; "" if they may not be."""
    cells = [around.blocks[claim.block].form is Form.CELL for claim in (a, b)]
    if (
        all(cells)
        or not (any(cells) or _free(a, b))
        or _DISTINCT.search(around.sentences[a.sentence] + " " + around.sentences[b.sentence])
    ):
        return ""
    if any(around.before(claim).endswith(("from", "than", "against")) for claim in (a, b)):
        return ""
    equal = [
        name
        for name, same in (
            ("subject", bool(a.subject) and _alike(a.subject, b.subject)),
            ("measure", bool(a.measure) and _alike(a.measure, b.measure)),
            ("noun", bool(a.noun) and _stemmed(a.noun) == _stemmed(b.noun)),
            ("verb", bool(a.verb) and a.verb == b.verb and a.verb not in ("be", "have")),
            ("place", bool(a.place) and _alike(a.place, b.place)),
            ("window", bool(a.window) and a.window == b.window),
        )
        if same
    ]
    share = around.shared(a, b)
    if because := _told(a, b, around, share):
        return because
    if not {"noun", "measure"} & set(equal):
        return ""
    prominent = (a.zone in _SHORT) != (b.zone in _SHORT)
    if Zone.CAPTION in (a.zone, b.zone) and bool(a.window) != bool(b.window):
        return ""  # a picture shows a thing as it is; a dated figure says how it was
    if prominent:
        whose = ("subject" in equal and "measure" in equal) or len(equal) >= 3
        enough = share >= _NEAR or (share >= _NEAR / 2 and whose)
    else:
        named = "subject" in equal and any(word[:1].isupper() for word in a.subject.split())
        timed = "window" in equal or a.window is None is b.window
        settled = named and timed and bool(a.verb and b.verb)
        enough = share >= _NEAR and settled
    return f"same {' and '.join(equal)}; {share:.0%} of the words around them" if enough else ""


def _told(a: Claim, b: Claim, around: _Surroundings, share: float) -> str:
    """Three ways of telling one thing again that share few words."""
    if Form.CELL in (around.blocks[a.block].form, around.blocks[b.block].form):
        cell, prose = (a, b) if around.blocks[a.block].form is Form.CELL else (b, a)
        head = set(_stemmed(f"{cell.subject} {cell.measure} {cell.noun}"))
        named = set(_stemmed(f"{prose.subject} {prose.measure} {prose.noun}")) - _STOP
        if prose.subject and (prose.noun or prose.measure) and cell.window == prose.window and named <= head:
            return "row, column and year of the table"
        return ""
    if _toll(a) and _toll(b) and (a.zone in _SHORT) != (b.zone in _SHORT) and share >= _NEAR / 4:
        return "the toll in the headline and in the text"
    later = b if b.start > a.start else a
    before = around.before(later).split()
    same = bool(a.noun) and _stemmed(a.noun) == _stemmed(b.noun)
    if same and before[-1:] == ["all"] and abs(a.sentence - b.sentence) <= 2 and share >= _NEAR / 3:
        return "“all” refers back"
    return ""


def _toll(claim: Claim) -> bool:
    return claim.verb in ("kill", "die") and _head(claim.noun) in ("", "peopl", "person")


def _free(a: Claim, b: Claim) -> bool:
    """No slot in conflict. An unknown slot is not an equal one, and not a conflict."""
    return (
        (a.unit, a.dimension) == (b.unit, b.dimension)
        and (a.role is Role.CHANGE) == (b.role is Role.CHANGE)
        and a.direction == b.direction
        and not (a.subject and b.subject and not _alike(a.subject, b.subject))
        and not (a.measure and b.measure and not _alike(a.measure, b.measure))
        and not (a.noun and b.noun and not _may_be_one(a.noun, b.noun))
        and not (a.place and b.place and not _alike(a.place, b.place))
        and not (a.attribution and b.attribution and not _alike(a.attribution, b.attribution))
        and not (a.window and b.window and not (a.window.covers(b.window) or b.window.covers(a.window)))
        and not (a.status in _AHEAD and b.status in _OVER)
        and not (b.status in _AHEAD and a.status in _OVER)
        and not (a.comparator.bound and b.comparator.bound and a.comparator != b.comparator)
        and (a.comparator is not Comparator.AT_MOST) == (b.comparator is not Comparator.AT_MOST)
    )


def _may_be_one(a: str, b: str) -> bool:
    """Same head, and the modifiers of one within those of the other."""
    first, second = _stemmed(a), _stemmed(b)
    return first[-1:] == second[-1:] and (set(first) <= set(second) or set(second) <= set(first))


@lru_cache(maxsize=4096)
def _alike(a: str, b: str) -> bool:
    """One name written two ways: "Harbour Trust", "the Trust"."""
    first, second = set(_stemmed(a)) - _STOP, set(_stemmed(b)) - _STOP
    return bool(first and second) and (first <= second or second <= first)


def _head(noun: str) -> str:
    return "".join(_stemmed(noun)[-1:])


@lru_cache(maxsize=4096)
def _in_table(a: Claim, b: Claim) -> bool:
    """A cell names its thing in other slots than a sentence does."""
    return (a.zone is Zone.TABLE) != (b.zone is Zone.TABLE)


def _stemmed(words: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in re.findall(r"[^\W_]+", words.lower()))


def _stems(words: str) -> Iterator[str]:
    return (_stem(word) for word in _WORD.findall(words.lower()) if word not in _STOP)


def _stem(word: str) -> str:
    """Crude and safe: plural, past and gerund endings."""
    for ending in ("ies", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
