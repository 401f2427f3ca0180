"""Changes: which old value became which new one, and by how much a text says it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from verifier.checks.changeforms import ACROSS, DATED, DOWN, INSIDE, MOVES, PAIRED, UP
from verifier.checks.phrases import found
from verifier.checks.singular import telling
from verifier.model.claim import Claim, Role
from verifier.model.document import Zone
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger, once
from verifier.model.mention import Comparator, Direction, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_MOVED = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|in(?:to)? account|allow\w+ for|stripp\w+ out|in (?:today"
    r"|\d{4})(?:[’']s)? (?:prices|money|terms)"
    r"|purchasing power|constant currenc\w+|organic\w*|like-for-like|annual(?:ly|ised|ized)?|per (?:year|annum)"
    r"|(?<!in )(?<!within )(?<!over )a year(?! (?:earlier|ago|before|later|previously|prior))|(?:a|each"
    r"|every|per) (?:month|week|quarter)(?! (?:earlier|ago|before|later))"
    r"|compound\w*|average|respectively|each|inflation|of which|if|might|not)\b",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(
    rf"(?<={FIGURE})(?:\s[a-z]+)?\s((?:a|each|every|per) (?:year|month|week|day|quarter))\b"
)
_TURNED = re.compile(
    r"\b(?:profits?|surplus|gain)\b.*\b(?:loss(?:es)?|deficit)\b|\b(?:loss(?:es)?|deficit)\b.*\b(?:profits?"
    r"|surplus)\b",
    re.IGNORECASE,
)
"""Of two amounts one is below nothing, though it is printed without a sign."""
_JOINED = re.compile(
    r"\b(?:and(?! (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|now)\b)"
    r"|while|but|whereas|whose|who)\b",
    re.IGNORECASE,
)
"""What begins another statement between two figures."""
_ANOTHER = re.compile(
    r"[;,:]\s(?:(?:and|but|while)\s)?(?!(?:it|they|that|this|these|which|both|all|having|has|have|had)\b)(?:[\w’'-]+\s){1,3}?"
    r"(?:went|rose|fell|grew|climbed|dropped|jumped|declined|slipped|gained|sank|increased|decreased)\b"
)
"""Something else that moved: "from 180 to 210; bread went up 4%"."""
_CHANGE_HEAD = re.compile(
    r"^\W*(?:%\s?)?(?:change|growth|increase|decrease|rise|fall|diff(?:erence|\.)?|chg\.?|variation|\+/-|±|yoy)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"^[^.;:()]{0,40}?\b(?:between|from)\s((?:19|20)\d\d)\s(?:and|to)\s((?:19|20)\d\d)\b")
_SHORT = (Zone.HEADLINE, Zone.SUMMARY)
_NOT_HEADED = re.compile(
    r"\b(share|margin|rate|adjusted|organic|like-for-like|target|forecast|expected|average|first half|quarter)\b",
    re.IGNORECASE,
)
_OLD_HEAD = re.compile(r"\b(before|old|previous|last year|start|baseline|then|pre)\b", re.IGNORECASE)
_NEW_HEAD = re.compile(r"\b(after|new|current|this year|end|now|follow-up|post)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"\sin\s(?:1[6-9]|20)\d\d\b|[^.;]{12,90}?\b(?:rise|increase|jump|fall|drop|cut|decrease|reduction|decline|growth|gain)"
    r"\b[^.;]*?\bfrom\b"
)
"""After a value of its own: "4 million in 2012", "who earns £30,000 may see a rise from"."""
_ENDS = ("from ", "to ")
"""Before the values between which a change goes, and which are none."""


class Change(NamedTuple):
    """ "rose 25 % from 40 to 50": by 25 %, old 40, new 50, sign 1; sign 0 where the words do not say."""

    by: Claim
    old: Claim
    new: Claim
    sign: int
    because: str
    after: str = ""
    """The words after the figure of the change."""
    sure: bool = True
    """False where headline and text are tied by their words alone."""


class Move(NamedTuple):
    """ "from 40 to 50", "50, up from 40"."""

    old: Claim
    new: Claim
    words: str


@once
def changes(ledger: Ledger) -> tuple[Change, ...]:
    """Every change with both its values, in one sentence, in two that follow each other, or in a table."""
    return tuple(_changes(ledger))


def _changes(ledger: Ledger) -> Iterator[Change]:
    told: set[str] = set()
    alone = sentences(ledger)
    for forms, skeletons in (
        (INSIDE, alone),
        (PAIRED, alone),
        (ACROSS, ledger.paragraphs),
    ):
        for skeleton in skeletons:
            for match, by in found(forms, skeleton) if len(skeleton.claims) > 2 else ():
                one = _change(match, by, joined=forms is not INSIDE)
                if one and one.by.id not in told and _alike(one.old, one.new):
                    told.add(one.by.id)
                    yield one
    for table in tables(ledger.document):
        yield from _in_table(ledger, table)
    yield from _titles(ledger, told)
    yield from _between_years(ledger, told)


def _between_years(ledger: Ledger, told: set[str]) -> Iterator[Change]:
    """ "3.2 million in 2019 and 2.4 million in 2024", and elsewhere "down by 33% between 2019 and 2024"."""
    spans = [
        (claim, said[1], said[2])
        for claim in ledger.claims
        if claim.direction
        and claim.id not in told
        and (claim.unit in ("%", "times") or claim.role is Role.CHANGE)
        if (said := _YEARS.search(_clause_after(ledger, claim)))
    ]
    if not spans:
        return
    pairs = [
        (match["first"], match["second"], index, by["old"], by["new"])
        for index, skeleton in ledger.amounts.items()
        for match, by in found(DATED, skeleton)
        if _alike(by["old"], by["new"]) and len(skeleton.claims) == 2
    ]
    for by, first, second in spans:
        words = ledger.sentences[by.sentence][2].words
        near = {
            (old.id, new.id): (old, new)
            for a, b, index, old, new in pairs
            if (a, b) == (first, second)
            and index != by.sentence
            and (index == by.sentence - 1 or telling(words) & telling(ledger.sentences[index][2].words))
            and not _NOT_HEADED.search(words)
            and not _OTHER.search(words)
        }
        if len(near) == 1:
            ((old, new),) = near.values()
            sign = -1 if by.direction is Direction.DOWN else 1
            yield Change(by, old, new, sign, f"between {first} and {second}", sure=False)


def _clause_after(ledger: Ledger, claim: Claim) -> str:
    sentence = ledger.sentences[claim.sentence][2]
    return sentence.words[sentence.inner(claim.start, claim.end)[1] :][:60]


def _change(match: re.Match[str], by: Mapping[str, Claim], *, joined: bool) -> Change | None:
    name = "by" if "by" in by else "times"
    groups = match.groupdict()
    if groups.get("first") and int(groups["first"] or 0) >= int(groups["second"] or 0):
        return None
    if (
        (not joined and _JOINED.search(match[0]))
        or _OTHER.search(_around(match))
        or _TURNED.search(match.string[max(0, match.start() - 40) : match.end()])
        or (name == "times" and by[name].unit != "times")
        or match.string[: match.start(name)].endswith(_ENDS)
        or (by[name].unit not in ("%", "times") and _VALUE.match(match.string[match.end(name) :]))
        or _ANOTHER.search(match.string[match.start() : match.start(name)])
    ):
        return None
    after = match.string[match.end(name) : match.end(name) + 30]
    return Change(by[name], by["old"], by["new"], _sign(match, by[name]), "from … to", after)


def moves(skeleton: Skeleton) -> Iterator[Move]:
    """The old and new values of a sentence, said by "from ... to" or "compared with"."""
    told: set[str] = set()
    for match, by in found(MOVES, skeleton):
        if by["new"].id not in told and by["old"].id not in told and _alike(by["old"], by["new"]):
            told |= {by["new"].id, by["old"].id}
            yield Move(by["old"], by["new"], match[0])


def sentences(ledger: Ledger) -> list[Skeleton]:
    """The amounts of every sentence, and again with its durations where it has several."""
    timed = [s for s in ledger.figures.values() if sum(c.kind is Kind.DURATION for c in s.claims) > 1]
    return [*ledger.amounts.values(), *timed]


def _around(match: re.Match[str]) -> str:
    """The words of a match, and what follows its last figure in the clause; "a week" of both values left out."""
    words = match[0] + re.split(r"[,.;:()]", match.string[match.end() : match.end() + 70])[0]
    both = _EACH_TIME.findall(words)
    return _EACH_TIME.sub("", words) if len(both) == 2 and len(set(both)) == 1 else words


def _alike(old: Claim, new: Claim) -> bool:
    return (
        (
            old.unit in (new.unit, new.unit.partition(" per ")[0])
            or new.unit == old.unit.partition(" per ")[0]
            or _bare(old)
            or _bare(new)
        )
        and all(
            c.comparator in (Comparator.EQUAL, Comparator.ABOUT) and c.value is not None for c in (old, new)
        )
        and Kind.RANGE not in (old.kind, new.kind)
        and old.hypothetical == new.hypothetical
        and "times" not in (old.unit, new.unit)
        and "pp" not in (old.unit, new.unit)
    )


def _bare(one: Claim) -> bool:
    """A number that leaves its unit to the other: "from 2,400 kroner to 1,900"."""
    return one.unit == "" and one.noun == "" and one.kind is Kind.NUMBER


def _sign(match: re.Match[str], by: Claim) -> int:
    """1 for a rise, -1 for a fall, 0 where the text says neither or both."""
    if by.direction:
        return -1 if by.direction is Direction.DOWN else 1
    before = match.string[max(0, match.start() - 60) : match.start()]
    near = (
        re.split(rf"[.;:!?{FIGURE[1:-1]}]", before)[-1]
        + match[0]
        + re.split(r"[.,;:()—–]", match.string[match.end() : match.end() + 20])[0]
    )
    signs = {-1 if move["down"] else 1 for move in _MOVED.finditer(near)}
    return signs.pop() if len(signs) == 1 else 0


def _in_table(ledger: Ledger, table: Table) -> Iterator[Change]:
    """A column headed "Change" after two columns headed by two times."""
    heads = [(head.column, head.words) for head in table.header]
    changed = [column for column, words in heads if _CHANGE_HEAD.match(words)]
    if len(changed) != 1 or len(heads) < 3:
        return
    before = [column for column, _ in heads if 0 < column < changed[0]][-2:]
    if len(before) != 2:
        return
    words = dict(heads)
    first, second = _when(words[before[0]]), _when(words[before[1]])
    if first is None or second is None or first == second:
        return
    old_at, new_at = before if first < second else before[::-1]
    inside: dict[tuple[int, int], list[Claim]] = {}
    cells = {(cell.start, cell.end): cell for row in table.body for cell in row}
    for (start, end), cell in cells.items():
        inside[cell.row, cell.column] = [c for c in ledger.claims if start <= c.start < end]
    for row in table.body:
        at = row[0].row
        three = [inside.get((at, column), []) for column in (changed[0], old_at, new_at)]
        if all(len(claims) == 1 for claims in three):
            by, old, new = (claims[0] for claims in three)
            if _alike(old, new):
                number = by.value or 0
                sign = -1 if by.direction is Direction.DOWN and number >= 0 else 1
                yield Change(by, old, new, sign, words[changed[0]])


def _when(head: str) -> int | None:
    """How late a column's head is, where it says so."""
    year = re.search(r"\b(1[89]|20)\d\d\b", head)
    if year:
        return int(year[0])
    if _OLD_HEAD.search(head):
        return 0
    return 1 if _NEW_HEAD.search(head) else None


def _titles(ledger: Ledger, told: set[str]) -> Iterator[Change]:
    """A change in the headline, both of its values in one sentence of the text below."""
    titles = [c for c in ledger.claims if c.zone in _SHORT and c.id not in told and _headed(ledger, c)]
    if not titles:
        return
    pairs = [
        (index, move)
        for index, skeleton in ledger.amounts.items()
        if ledger.sentences[index][1].zone not in _SHORT and len(skeleton.claims) == 2
        for move in moves(skeleton)
        if move.new.unit != "%"
    ]
    for title in titles:
        words = ledger.sentences[title.sentence][2].words
        near = [move for index, move in pairs if _same(title, move, words, ledger.sentences[index][2].words)]
        if len(near) == 1:
            sign = -1 if title.direction is Direction.DOWN else 1
            yield Change(title, near[0].old, near[0].new, sign, "the headline", sure=False)


def _headed(ledger: Ledger, claim: Claim) -> bool:
    """The one change of a headline, its direction told."""
    words = ledger.sentences[claim.sentence][2].words
    alone = sum(c.kind is claim.kind for c in ledger.by_sentence[claim.sentence]) == 1
    changed = (claim.unit == "%" and claim.role is Role.CHANGE) or claim.unit == "times"
    return alone and changed and claim.direction is not None and not _NOT_HEADED.search(words)


def _same(title: Claim, move: Move, words: str, other: str) -> bool:
    """The same measure by name, and another word in common."""
    first, second = _stems(words), _stems(other)
    measured = _stems(title.measure) & second or _stems(f"{move.new.measure} {move.new.noun}") & first
    return bool(measured) and len(first & second) >= 2 and not _NOT_HEADED.search(other)


def _stems(words: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", words.lower())}
