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

from verifier.extraction.slots import conflict, equal_slots
from verifier.extraction.stems import head, stemmed, stems
from verifier.extraction.surroundings import Surroundings
from verifier.model.claim import Claim, Polarity, Role
from verifier.model.document import Document, Form, Zone
from verifier.model.ledger import Apart, Group
from verifier.model.mention import Kind
from verifier.model.record import Number, Record

_KINDS = (Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.NUMBER)
SHORT = (Zone.HEADLINE, Zone.SUMMARY, Zone.CAPTION, Zone.HEADING, Zone.QUOTATION)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_DISTINCT = re.compile(
    r"\b(another|other|others|rival|separate|separately|different|additional|extra|further|respectively"
    r"|each|every|between|compared|earlier|previous|previously|former|formerly|originally|revised|correct\w*|instead"
    r"|expected|forecast|estimated?|average|record|typical|usually|maximum|minimum|least|most|half|if|would|could"
    r"|rather|not|never|no longer)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(consecutive|straight|running|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|north|south"
    r"|east|west|northern|southern|eastern|western|men|women|boys|girls|male|female|old|new|older|newer|modern|ancient"
    r"|elder|younger|upper|lower|inner|outer|left|right|main|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:he|she|it|they|his|her|hers|its|their|this|these|that|those|such)\b", re.IGNORECASE
)
_FAR = 3
"""Sentences between two places over which a pronoun is not trusted."""
_CROWD = 5
"""More places told alike are a list of items, not one fact told again and again."""
_BUCKET = 60


class Link(Record):
    """Two claims about one thing, and why."""

    first: Claim
    second: Claim
    because: str
    weight: tuple[int, Number] = (0, Fraction(0))
    """How many slots are equal, and how much of the words: of two places a headline may mean, the nearer."""


def facts(document: Document, claims: Sequence[Claim]) -> tuple[tuple[Group, ...], tuple[Apart, ...]]:
    """Groups of two or more claims about one thing, in reading order; and near misses, with the slot."""
    around = Surroundings(document, claims)
    links, apart = _links(claims, around)
    groups: dict[str, list[Claim]] = {}
    reasons: dict[str, list[str]] = defaultdict(list)
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
        home.update({claim.id: a for claim in members})
    found = (
        Group(
            claims=tuple(sorted(members, key=lambda c: c.start)), because=tuple(dict.fromkeys(reasons[key]))
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
            links.append(Link(first=a, second=b, because=because, weight=(len(equal_slots(a, b)), share)))
        elif because:
            apart.append(Apart(first=a, second=b, slot=against))
    kept = [link for link in links if _nearest(link, links)]
    crowded = Counter(claim.id for link in kept for claim in (link.first, link.second))
    kept = [link for link in kept if max(crowded[link.first.id], crowded[link.second.id]) <= _CROWD]
    left = (link for link in links if link not in kept)
    apart += [Apart(first=one.first, second=one.second, slot="others are told more alike") for one in left]
    return kept, apart


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
        if _eligible(claim, around) and alike[_sort(claim)] == 1:
            for key in _keys(claim, around):
                buckets[claim.unit, claim.dimension, key].append(claim)
    done: set[tuple[str, str]] = set()
    for members in buckets.values():
        if len(members) > _BUCKET:
            continue
        for a, b in combinations(members, 2):
            if (a.id, b.id) not in done and a.sentence != b.sentence:
                done.add((a.id, b.id))
                yield a, b


def _sort(claim: Claim) -> tuple[int, str, str, str]:
    return claim.sentence, claim.unit, claim.dimension, head(claim.noun)


def _keys(claim: Claim, around: Surroundings) -> list[str]:
    if _toll(claim):
        return ["*toll"]
    size = f"*{around.dimension(claim)}"
    if around.form(claim) is Form.CELL:
        row, column = around.labels(claim)
        return sorted({*stems(f"{row} {column}"), size} - {"*"})
    slots = {head(claim.noun), head(claim.measure), *stems(claim.subject), *stems(claim.place)}
    return sorted({*slots, f"*{claim.verb}", size} - {"", "*"})


def _eligible(claim: Claim, around: Surroundings) -> bool:
    written = any(letter.isdigit() for letter in claim.words) or _toll(claim)
    return (
        claim.kind in _KINDS
        and claim.role in (Role.VALUE, Role.TOTAL, Role.CHANGE)
        and not claim.hypothetical
        and claim.polarity is Polarity.AFFIRMED
        and claim.zone not in _ASIDE
        and written
        and not around.before(claim).endswith((" from", " than", " against"))
    )


def _judge(a: Claim, b: Claim, around: Surroundings) -> tuple[str, str]:
    """Why two claims are about one thing ("" if nothing says so), and what keeps them apart ("" if nothing)."""
    cells = [around.form(claim) is Form.CELL for claim in (a, b)]
    if all(cells):
        return "", ""
    if any(cells):
        return _cell(a, b, around), ""
    against = conflict(a, b)
    if against == "subject" and _names_the_other(a, b, around):
        against = ""
    because = _evidence(a, b, around)
    if because.startswith("“all”"):
        return because, against
    if because.endswith("of one thing"):
        return because, against or _set_apart(a, b, around)
    return because, against or _differs(a, b, around)


def _names_the_other(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether a sentence speaks of the other's subject too: "covers all 40 people employed by the mill"."""
    if all(any(word[:1].isupper() for word in one.subject.split()) for one in (a, b)):
        return False
    return any(set(stems(one.subject)) <= around.stems[other.sentence] for one, other in ((a, b), (b, a)))


def _worded(a: Claim, b: Claim, around: Surroundings) -> str:
    """The words or names beside one claim that set it apart from the other."""
    if apart := _set_apart(a, b, around):
        return apart
    own, other = around.names(a) - around.names(b), around.names(b) - around.names(a)
    if own and other:
        return f"other names: {min(own)}, {min(other)}"
    return ""


def _set_apart(a: Claim, b: Claim, around: Surroundings) -> str:
    """A word close to one claim alone that makes it another thing: "another", "the old"."""
    first, second = ({word.lower() for word in _DISTINCT.findall(around.near(claim))} for claim in (a, b))
    if first != second:
        return f"“{min(first ^ second)}” stands in one place only"
    short = (a.zone in SHORT) != (b.zone in SHORT)
    order, others = ({word.lower() for word in _ORDER.findall(around.near(one))} for one in (a, b))
    if order != others and not short:
        return f"“{min(order ^ others)}” stands in one place only"
    return ""


def _differs(a: Claim, b: Claim, around: Surroundings) -> str:
    """What in and around their sentences says that two claims are two."""
    if worded := _worded(a, b, around):
        return worded
    if around.group(a) == around.group(b) >= 0:
        return "two items of one list"
    figures, others = around.figures(a), around.figures(b)
    if figures and others and not figures & others:
        return "other figures beside them"
    short = {claim.zone for claim in (a, b)} & set(SHORT)
    if short and short != {Zone.CAPTION}:
        return ""
    if not short and not (around.prose(a) and around.prose(b)):
        return "no full sentence"
    if abs(a.sentence - b.sentence) > _FAR and any(_POINTING.search(around.near(one)) for one in (a, b)):
        return "a pronoun may point to something else"
    if bool(a.window) != bool(b.window) or any(
        date.period is None for claim in (a, b) for date in around.dates(claim)
    ):
        return "a time is given in one place only"
    return ""


def _evidence(a: Claim, b: Claim, around: Surroundings) -> str:
    """Why two claims in prose are about one thing; "" if too little says so."""
    share, words = around.shared(a, b)
    equal = equal_slots(a, b)
    prominent = (a.zone in SHORT) != (b.zone in SHORT)
    if _toll(a) and _toll(b) and prominent and share >= 0.2:
        return "the toll in the headline and in the text"
    if _all_of_them(a, b, around, share):
        return "“all” refers back"
    if because := _measured(a, b, around):
        return because
    if words >= 5 and around.told_alike(a, b):
        return "the same words around them"
    same = {"noun", "measure"} & set(equal)
    if prominent and share >= 0.5 and {"verb", "measure"} & set(equal) and around.only_two(a, b):
        return f"same {' and '.join(equal)}, and no third figure like them"
    names = around.names(a) & around.names(b)
    told = bool(a.verb and b.verb)
    enough = (
        (share >= 0.9 and words >= 6 and told)
        or (
            share >= 0.7
            and words >= 3
            and (told or prominent)
            and (same or {"subject", "verb"} <= set(equal))
        )
        or (share >= 0.45 and words >= 3 and bool(same) and (prominent or "verb" in equal))
        or (share >= 0.3 and words >= 2 and prominent and bool(same) and len(equal) >= 2)
        or (share >= 0.3 and words >= 3 and bool(names) and bool(same) and "subject" in equal and told)
    )
    return f"same {' and '.join(equal)}; {share:.0%} of the words around them" if enough else ""


def _measured(a: Claim, b: Claim, around: Surroundings) -> str:
    """A size that a thing has once, told of one thing twice: its height, length, area, weight."""
    first, second = (around.dimension(claim) for claim in (a, b))
    if not first or first != second or any(claim.comparator.bound for claim in (a, b)):
        return ""
    things = [set(stems(claim.subject)) or around.stems[claim.sentence] for claim in (a, b)]
    named = [bool(claim.subject) for claim in (a, b)]
    told, other = (around.subject_phrase(claim) for claim in (a, b))
    apart = bool(told - other and other - told)
    if any(named) and not apart and (things[0] <= things[1] or things[1] <= things[0]):
        return f"the {first} of one thing"
    return ""


def _cell(a: Claim, b: Claim, around: Surroundings) -> str:
    """A cell of a table and a sentence that names its row and its column."""
    cell, prose = (a, b) if around.form(a) is Form.CELL else (b, a)
    if conflict(a, b) in ("unit", "role", "direction", "bound") or _DISTINCT.search(around.words(prose)):
        return ""
    when = prose.window or around.only_date(prose)
    timed = cell.window == when or (cell.window is None and when in around.introduced(cell))
    said = frozenset({*stems(around.clause(prose)), around.dimension(prose)})
    row, column = (frozenset(stems(label)) for label in around.labels(cell))
    heads = [found for found in (row, column) if found]
    if timed and heads and all(found <= said for found in heads) and around.only_cell(cell, said):
        return "row, column and year of the table"
    return ""


def _all_of_them(a: Claim, b: Claim, around: Surroundings, share: float) -> bool:
    later = b if b.start > a.start else a
    same = bool(a.noun) and stemmed(a.noun) == stemmed(b.noun)
    near = abs(a.sentence - b.sentence) <= 2
    return same and near and share >= 0.2 and around.before(later).split()[-1:] == ["all"]


def _toll(claim: Claim) -> bool:
    return claim.verb in ("kill", "die") and head(claim.noun) in ("", "peopl", "person")


def _in_table(a: Claim, b: Claim) -> bool:
    """A cell names its thing in other slots than a sentence does."""
    return (a.zone is Zone.TABLE) != (b.zone is Zone.TABLE)
