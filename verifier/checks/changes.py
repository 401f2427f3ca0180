"""Changes: which old value became which new one, and by how much a text says it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from verifier.checks.forms import found
from verifier.model.claim import Claim
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Direction, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_UP = (
    r"up|ris(?:e|es|ing|en)|rose|increas\w+|grow(?:s|n|ing|th)?|grew|gain\w*|jump\w*|climb\w*|surg\w+"
    r"|soar\w*|higher|more|improv\w+|rais\w+"
    r"|expand\w*|widen\w*|swell\w*|swollen|lift\w*|boost\w*|bigger|larger|greater|longer|leap\w*|leapt"
    r"|rocket\w*|ballooned"
)
_DOWN = (
    r"down|fall\w*|fell|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|slump\w*|cuts?|cutting"
    r"|shr[aiu]nk\w*|lower\w*|less|fewer"
    r"|reduc\w+|slipp?\w*|slid\w*|dwindl\w+|slash\w+|trimm\w+|tumbl\w+|narrow\w*|eas(?:ed|ing)|smaller"
    r"|shorter|cheaper|saving|loss|lost|dip\w*"
    r"|shed|crash\w*|halv\w+|sank|sunk|discount"
)
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_MOVE = rf"(?:{_UP}|{_DOWN})"
_NOUN = (
    r"(?:rise|increase|growth|gain|jump|climb|fall|drop|decline|decrease|loss|cut|reduction|difference"
    r"|saving|discount|surge|slump|plunge|leap"
    r"|improvement|change|hike|boost|uplift|shift|swing|move|dip)"
)
_WORDS = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+)"
_NEAR = rf"{_WORDS}{{0,7}}?"
_AGAINST = r"(?:from|compared (?:to|with)|as against|against|versus|up from|down from|than|on)"
_BREAK = r"(?:,|\s?\(|\s[—–-]|;)"
_SAID = (
    r"(?:which (?:is|was|means|makes) |that is |it is |representing |equal to |equating to |amounting "
    r"to |making it |or |i\.e\. )?"
)
_MADE = (
    # a rise of 17, up 17, having grown by some 17
    rf"{_SAID}(?:an? |the )?(?:[\w-]+\s){{0,3}}?(?:{_NOUN}\s(?:of|by)|{_MOVE}(?:\sby)?)\s(?:\w+\s){{0,2}}?<by>",
    # a 17 per cent rise, (17 per cent), halving
    rf"{_SAID}(?:an? |the )?(?:\w+ly )?<by>(?=\s?(?:\)|,|\.|;|$|—|–)|\s(?:{_MOVE}|{_NOUN}|within|in|over|since)\b)",
)
_INSIDE = (
    # a rise of p from old to new
    r"<by>…\bfrom\s…<old>…\sto\s…<new>",
    # from old to new, a rise of p
    *(rf"\bfrom\s…<old>…\sto\s…<new>…{_BREAK}\s?{made}" for made in _MADE),
    # up p to new from old
    rf"<by>…\sto\s…<new>\s?…(?:\b{_AGAINST})\s…<old>",
    # to new from old, a rise of p
    *(rf"\bto\s…<new>\s?…\b{_AGAINST}\s…<old>…{_BREAK}\s?{made}" for made in _MADE),
    # new, up p from old; new, p more than the old of last year; new, a rise of p on old
    rf"<new>{_NEAR}{_BREAK}?\s(?:which (?:is|was) |that is |or )?(?:{_MOVE}\s(?:by |of )?|an?\s"
    rf"(?:\w+\s){{0,2}}?{_NOUN}\sof\s|an?\s)?<by>(?:\s{_MOVE}"
    rf"|\s{_NOUN})?{_WORDS}{{0,3}}?\s{_AGAINST}{_NEAR}\s<old>",
    # new compared with old, a rise of p
    *(
        rf"<new>{_NEAR},?\s(?:compared (?:to|with)|as against|against|up from|down from"
        rf"|versus){_NEAR}\s<old>{_NEAR}{_BREAK}\s?{made}"
        for made in _MADE
    ),
    # used to last old; now it lasts new, 10 less
    *(
        rf"\b(?:used to|once|formerly|in \d{{4}}|last year|a year (?:ago|earlier))\b{_NEAR}\s<old>{_NEAR}[,;]"
        rf"{_NEAR}\s<new>{_NEAR}{_BREAK}\s?{made}"
        for made in _MADE
    ),
    # £20 in place of £24, a saving of £4
    *(
        rf"<new>{_NEAR}\s(?:in place of|instead of|rather than)\s(?:the\s)?(?:\w+\s)?<old>{_NEAR}{_BREAK}\s?{made}"
        for made in _MADE
    ),
)
_PAIRS = (
    r"\bfrom\s…<old>…\sto\s…<new>",
    rf"<new>{_NEAR}{_BREAK}?\s(?:compared (?:to|with)|as against|against|up from|down from|versus){_NEAR}\s<old>",
    rf"\bto\s…<new>{_NEAR}\sfrom{_NEAR}\s<old>",
)
_AGAIN = (
    r"(?:it|they|the (?:number|figure|total|price|share|rate|count|cost|bill|sum|membership|fleet"
    r"|fund)s?|that|this|membership|numbers|prices|sales|visits)"
)
_ACROSS = (
    # It grew by p. It went from old to new.
    rf"(?:{_MOVE})\s(?:\w+ly\s)?"
    rf"(?:by\s)?<by>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;:]\s{_AGAIN}\b…\bfrom\s…<old>…\sto\s…<new>",
    # It has doubled. It went from old to new.
    rf"(?:has|have|had|[a-z]+s)\s"
    rf"(?P<times>{FIGURE})[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;:]\s{_AGAIN}\b…\bfrom\s…<old>…\sto\s…<new>",
    # It went from old to new. That is a rise of p.
    rf"\bfrom\s…<old>…\sto\s…<new>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:that|this|it|the (?:rise|fall"
    rf"|increase|drop|growth|change|decline|difference))\b(?:[^{FIGURE[1:-1]}.;:?!]{{0,40}}?)<by>",
    # 57,000 came. That is p more than the old of last year.
    rf"<new>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:that|this|it|which) (?:is|was|makes|made)\s(?:an?\s)?"
    rf"(?:\w+\s){{0,2}}?"
    rf"<by>{_WORDS}{{0,3}}?\s(?:than|from|on|over|against|compared with|compared to){_NEAR}\s<old>(?!\w)",
    # It was old in May and is new now. That is a rise of p.
    rf"<new>{_NEAR},?\s(?:compared (?:to|with)|as against|against|up from|down "
    rf"from){_NEAR}\s<old>[^{FIGURE[1:-1]}.;:?!]{{0,60}}?[.;]\s(?:that|this|it|the (?:rise|fall|increase"
    rf"|drop|growth|change|decline|difference))\b(?:[^{FIGURE[1:-1]}.;:?!]{{0,40}}?)<by>",
)
_OTHER = re.compile(
    r"\b(adjust\w+|real terms|constant currenc\w+|organic\w*|like-for-like|annual(?:ly|ised|ized)?|per (?:year|annum)"
    r"|(?<!in )(?<!within )(?<!over )a year(?! (?:earlier|ago|before|later|previously|prior))|(?:a|each"
    r"|every|per) (?:month|week|quarter)(?! (?:earlier|ago|before|later))"
    r"|compound\w*|average|respectively|each|inflation|of which|if|would|could|might|not)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:and(?! (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|now)\b)"
    r"|while|but|whereas|whose|who)\b",
    re.IGNORECASE,
)
"""What begins another statement between two figures."""
_CHANGE_HEAD = re.compile(
    r"^\W*(?:%\s?)?(?:change|growth|increase|decrease|rise|fall|diff(?:erence|\.)?|chg\.?|variation|\+/-|±|yoy)\b",
    re.IGNORECASE,
)
_OLD_HEAD = re.compile(r"\b(before|old|previous|last year|start|baseline|then|pre)\b", re.IGNORECASE)
_NEW_HEAD = re.compile(r"\b(after|new|current|this year|end|now|follow-up|post)\b", re.IGNORECASE)


class Change(NamedTuple):
    """ "rose 25 % from 40 to 50": by 25 %, old 40, new 50, sign 1; sign 0 where the words do not say."""

    by: Claim
    old: Claim
    new: Claim
    sign: int
    because: str
    after: str = ""
    """The words after the figure of the change."""


class Move(NamedTuple):
    """ "from 40 to 50", "50, up from 40"."""

    old: Claim
    new: Claim
    words: str


def changes(ledger: Ledger) -> Iterator[Change]:
    """Every change with both its values, in one sentence, in two that follow each other, or in a table."""
    told: set[str] = set()
    for forms, skeletons in ((_INSIDE, _sentences(ledger)), (_ACROSS, list(ledger.paragraphs.values()))):
        for skeleton in skeletons:
            for match, by in found(forms, skeleton) if len(skeleton.claims) > 2 else ():
                one = _change(match, by)
                if one and one.by.id not in told and _alike(one.old, one.new):
                    told.add(one.by.id)
                    yield one
    for table in tables(ledger.document):
        yield from _in_table(ledger, table)


def _change(match: re.Match[str], by: Mapping[str, Claim]) -> Change | None:
    name = "by" if "by" in by else "times"
    if (
        _JOINED.search(match[0])
        or _OTHER.search(_around(match))
        or (name == "times" and by[name].unit != "times")
    ):
        return None
    after = match.string[match.end(name) : match.end(name) + 30]
    return Change(by[name], by["old"], by["new"], _sign(match, by[name]), "from … to", after)


def moves(skeleton: Skeleton) -> Iterator[Move]:
    """The old and new values of a sentence, said by "from ... to" or "compared with"."""
    told: set[str] = set()
    for match, by in found(_PAIRS, skeleton):
        if by["new"].id not in told and by["old"].id not in told and _alike(by["old"], by["new"]):
            told |= {by["new"].id, by["old"].id}
            yield Move(by["old"], by["new"], match[0])


def _sentences(ledger: Ledger) -> list[Skeleton]:
    timed = [s for s in ledger.figures.values() if sum(c.kind is Kind.DURATION for c in s.claims) > 1]
    return [*ledger.amounts.values(), *timed]


def _around(match: re.Match[str]) -> str:
    """The words of a match, and what follows its last figure in the clause."""
    return match[0] + re.split(r"[,.;:()]", match.string[match.end() : match.end() + 40])[0]


def _alike(old: Claim, new: Claim) -> bool:
    return (
        (old.unit in (new.unit, new.unit.partition(" per ")[0]) or new.unit == old.unit.partition(" per ")[0])
        and all(
            c.comparator in (Comparator.EQUAL, Comparator.ABOUT) and c.value is not None for c in (old, new)
        )
        and Kind.RANGE not in (old.kind, new.kind)
        and not (old.hypothetical or new.hypothetical)
        and "times" not in (old.unit, new.unit)
        and "pp" not in (old.unit, new.unit)
    )


def _sign(match: re.Match[str], by: Claim) -> int:
    """1 for a rise, -1 for a fall, 0 where the text says neither or both."""
    if by.direction:
        return -1 if by.direction is Direction.DOWN else 1
    before = match.string[max(0, match.start() - 60) : match.start()]
    near = (
        re.split(rf"[.;:!?{FIGURE[1:-1]}]", before)[-1]
        + match[0]
        + match.string[match.end() : match.end() + 20].partition(".")[0]
    )
    signs = {-1 if move["down"] else 1 for move in _MOVES.finditer(near)}
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
