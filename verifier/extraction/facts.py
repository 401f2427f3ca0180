"""Claims in, groups of those about one thing out. Never looks at the values it is about to compare.

Two claims are about one thing only on evidence: no slot in conflict, and enough of what is said around them
the same. The thresholds were set by `python -m benchmarks agreement` on one half of the clean texts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from verifier.extraction import deeds, levels, misprints
from verifier.extraction.beside import Beside
from verifier.extraction.likeness import (
    MOST_ALIKE,
    REFERS_BACK,
    SAME_RUN,
    cell_and_prose,
    evidence,
    names_something,
    retold,
    toll,
)
from verifier.extraction.slots import conflict, deed, equal_slots
from verifier.extraction.stems import head, stems
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.takenup import TAKEN_UP, doing
from verifier.extraction.unlike import (
    SHORT,
    both_named,
    differs,
    elsewhere,
    named_below,
    names_the_other,
    set_apart,
    shaky,
    tells_of_both,
    two_lists,
)
from verifier.model.claim import Claim, Polarity, Role
from verifier.model.document import Document, Form, Zone
from verifier.model.finding import Confidence
from verifier.model.ledger import Apart, Group
from verifier.model.mention import Kind
from verifier.model.record import Number, Record

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.NUMBER)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_ONWARDS = re.compile(r"\bto\s(?:\w+\s){0,2}?[\d$£€]")
_CROWD = 5
"""More places told alike are a list of items, not one fact told again and again."""
_BUCKET = 60
_FEW = 2
_NAMED = 2
"""Proper names that two sentences must share for an announcement and the deed to be one thing."""


class Link(Record):
    """Two claims about one thing, and why."""

    first: Claim
    second: Claim
    because: str
    weight: tuple[int, Number] = (0, Fraction(0))
    """How many slots are equal, and how much of the words: of two places a headline may mean, the nearer."""
    confidence: Confidence = Confidence.HIGH


def facts(document: Document, claims: Sequence[Claim]) -> tuple[tuple[Group, ...], tuple[Apart, ...]]:
    """Groups of two or more claims about one thing, in reading order; and near misses, with the slot."""
    around = Surroundings(document, claims)
    links, apart = _links(claims, around)
    groups: dict[str, list[Claim]] = {}
    reasons: dict[str, list[str]] = defaultdict(list)
    sure: dict[str, Confidence] = {}
    home: dict[str, str] = {}
    for link in links:
        a, b = home.get(link.first.id, link.first.id), home.get(link.second.id, link.second.id)
        members = [*groups.get(a, [link.first]), *(groups.get(b, [link.second]) if a != b else [])]
        others = [
            (x, y) for x, y in combinations(members, 2) if {x.id, y.id} != {link.first.id, link.second.id}
        ]
        if a == b or any(conflict(x, y) and not _in_table(x, y) for x, y in others):
            continue
        groups.pop(b, None)
        groups[a] = members
        reasons[a] += [*reasons.pop(b, []), link.because]
        weakest = (sure.get(a, link.confidence), sure.pop(b, link.confidence), link.confidence)
        sure[a] = max(weakest, key=lambda confidence: confidence.rank)
        home.update({claim.id: a for claim in members})
    found = (
        Group(
            claims=tuple(sorted(members, key=lambda c: c.start)),
            because=tuple(dict.fromkeys(reasons[key])),
            confidence=sure[key],
        )
        for key, members in sorted(groups.items(), key=lambda item: min(c.start for c in item[1]))
    )
    return tuple(found), tuple(apart)


def _links(claims: Sequence[Claim], around: Surroundings) -> tuple[list[Link], list[Apart]]:
    links: list[Link] = []
    apart: list[Apart] = []
    for a, b in _candidates(claims, around):
        because, against = _judge(a, b, around)
        if because and not against:
            share = Fraction(round(100 * around.shared(a, b)[0]), 100)
            sure = Confidence.MEDIUM if because == TAKEN_UP else Confidence.HIGH
            weight = (len(equal_slots(a, b)), share)
            links.append(Link(first=a, second=b, because=because, weight=weight, confidence=sure))
        elif because:
            apart.append(Apart(first=a, second=b, slot=against))
    kept = [link for link in links if _nearest(link, links)]
    crowded = Counter(claim.id for link in kept for claim in (link.first, link.second))
    kept = [link for link in kept if max(crowded[link.first.id], crowded[link.second.id]) <= _CROWD]
    left = (link for link in links if link not in kept)
    apart += [Apart(first=one.first, second=one.second, slot="others are told more alike") for one in left]
    joined = {frozenset((link.first.id, link.second.id)) for link in kept}
    again = [one for one in _again(claims, around) if frozenset((one.first.id, one.second.id)) not in joined]
    joined |= {frozenset((one.first.id, one.second.id)) for one in again}
    eligible = [claim for claim in claims if _eligible(claim, around)]
    for way in (misprints, deeds, levels):
        pairs = [
            pair for pair in way.pairs(eligible, around) if frozenset(one.id for one in pair) not in joined
        ]
        again += [
            Link(first=a, second=b, because=way.BECAUSE, confidence=Confidence.MEDIUM) for a, b in pairs
        ]
        joined |= {frozenset((a.id, b.id)) for a, b in pairs}
    return [*kept, *again], apart


def _again(claims: Sequence[Claim], around: Surroundings) -> Iterator[Link]:
    """Figures told again in the same words, whatever their slots: copies first, then the surer."""
    for a, b in Beside(around, [claim for claim in claims if _copied(claim, around)]).copies():
        if not two_lists(a, b, around) and not (names_something(a, around) or names_something(b, around)):
            yield Link(first=a, second=b, because="the same sentence printed twice")
    beside = Beside(around, [claim for claim in claims if _eligible(claim, around)])
    weaker = []
    for a, b in beside.sharing():
        because, confidence = retold(a, b, around, beside)
        named = because == MOST_ALIKE and len(around.names(a) & around.names(b)) >= _NAMED
        bold = because not in (SAME_RUN, REFERS_BACK) and shaky(a, b, around, named=named)
        apart = around.others(a, b) or (both_named(a, b) and not (named and tells_of_both(a, b, around)))
        clear = because in (MOST_ALIKE, SAME_RUN) and not apart
        if because and not bold and not elsewhere(a, b, around, clear=clear, named=named):
            sure = confidence if not conflict(a, b) else Confidence.MEDIUM
            weaker.append(Link(first=a, second=b, because=because, confidence=sure))
    yield from sorted(weaker, key=lambda link: link.confidence.rank)


def _nearest(link: Link, links: Sequence[Link]) -> bool:
    """Whether no link of its headline or summary figure is better founded."""
    short = {claim.id for claim in (link.first, link.second) if claim.zone in SHORT}
    rivals = (one.weight for one in links if short & {one.first.id, one.second.id})
    return len(short) != 1 or link.weight >= max(rivals)


def _candidates(claims: Sequence[Claim], around: Surroundings) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of one unit that share a telling word for what is measured."""
    buckets: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    alike = Counter(_sort(claim) for claim in claims if claim.kind in _KINDS)
    for claim in claims:
        # two figures of one kind in a sentence share its words, and nobody can tell which is meant
        if _eligible(claim, around, spelt=True) and alike[_sort(claim)] == 1:
            for key in _keys(claim, around):
                buckets[claim.unit, claim.dimension, key].append(claim)
    done: set[tuple[str, str]] = set()
    for members in buckets.values():
        if len(members) > _BUCKET:
            continue
        for a, b in combinations(members, 2):
            spelt = not (_eligible(a, around) and _eligible(b, around))
            if spelt and not (
                (a.zone is Zone.HEADLINE) != (b.zone is Zone.HEADLINE) and around.only_count(a, b)
            ):
                continue
            if (a.id, b.id) not in done and a.sentence != b.sentence:
                done.add((a.id, b.id))
                yield a, b


def _sort(claim: Claim) -> tuple[int, str, str, str]:
    return claim.sentence, claim.unit, claim.dimension, head(claim.noun)


def _keys(claim: Claim, around: Surroundings) -> list[str]:
    if toll(claim):
        return ["*toll"]
    size = f"*{around.dimension(claim)}"
    if around.form(claim) is Form.CELL:
        row, column = around.labels(claim)
        return sorted({*stems(f"{row} {column}"), size} - {"*"})
    slots = {head(claim.noun), head(claim.measure), *stems(claim.subject), *stems(claim.place)}
    return sorted({*slots, f"*{deed(claim.verb)}", f"*{doing(claim)}", size} - {"", "*"})


def _eligible(claim: Claim, around: Surroundings, *, spelt: bool = False) -> bool:
    """Whether it may be told of twice; a number in words only where `spelt` ones count."""
    written = any(letter.isdigit() for letter in claim.words) or toll(claim)
    return (
        claim.kind in _KINDS
        and claim.role in (Role.VALUE, Role.TOTAL, Role.CHANGE)
        and not claim.hypothetical
        and claim.polarity is Polarity.AFFIRMED
        and claim.zone not in _ASIDE
        and (written or (spelt and _spelt(claim)))
        and claim.unit != "bit"  # "64-bit" is a sort of thing
        and not around.before(claim).endswith((" than", " against", " since"))
        and not (around.before(claim).endswith(" from") and not _of_things(claim, around))
    )


def _spelt(claim: Claim) -> bool:
    """Whether it counts three or more in words; "two" and "one" are said of too much."""
    return claim.kind is Kind.COUNT and bool(claim.noun) and claim.value is not None and claim.value > _FEW


def _of_things(claim: Claim, around: Surroundings) -> bool:
    """Whether "from" stands before things, not before where a figure began: "samples from 2,109 animals"."""
    after = around.words(claim)[around.span(claim)[1] :]
    return claim.kind is Kind.COUNT and bool(claim.noun) and not _ONWARDS.search(after)


def _copied(claim: Claim, around: Surroundings) -> bool:
    """Whether a copy of its sentence must give the same, whatever it is for: a date or range in a label need not."""
    written = any(letter.isdigit() for letter in claim.words)
    told = claim.kind in _KINDS or (bool(claim.verb) and around.prose(claim))
    return (
        claim.kind is not Kind.ORDINAL
        and not claim.hypothetical
        and claim.zone not in _ASIDE
        and written
        and told
        and claim.low is not None
    )


def _judge(a: Claim, b: Claim, around: Surroundings) -> tuple[str, str]:
    """Why two claims are about one thing ("" if nothing says so), and what keeps them apart ("" if nothing)."""
    cells = [around.form(claim) is Form.CELL for claim in (a, b)]
    if all(cells):
        return "", ""
    if any(cells):
        return cell_and_prose(a, b, around), ""
    because = evidence(a, b, around)
    against = conflict(a, b)
    if because == TAKEN_UP and against in ("noun", "measure", "subject"):
        against = ""
    if against == "subject" and (names_the_other(a, b, around) or named_below(a, b, around)):
        against = ""
    if because.startswith("“all”"):
        return because, against
    if because.endswith("of one thing") or because == TAKEN_UP:
        return because, against or set_apart(a, b, around)
    return because, against or differs(a, b, around)


def _in_table(a: Claim, b: Claim) -> bool:
    """A cell names its thing in other slots than a sentence does."""
    return (a.zone is Zone.TABLE) != (b.zone is Zone.TABLE)
