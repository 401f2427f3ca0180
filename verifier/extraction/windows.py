"""Which date belongs to which figure: the nearest by syntax, and whether it is a deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.attribution import speaks
from verifier.extraction.tree import Tree, Word
from verifier.model.claim import Role
from verifier.model.mention import Kind, Mention
from verifier.model.period import Period

_DUE = re.compile(
    r"\b(?:by|before|no later than)\s+(?:the\s+)?"
    r"(?:(?:end|start|middle|summer) of\s+)?(?:early |late |mid-?)?$",
    re.I,
)
_DUE_INSIDE = re.compile(r"(?:by|before|no later than)\b", re.I)
_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|against|versus)\s+(?:in\s+|the\s+)?$", re.I)
_OPENING = 8
_NEAR = 40
_SHORT = 12


class Window(NamedTuple):
    """A period, and whether it is the time by which something must be reached."""

    period: Period | None = None
    deadline: bool = False


_AFTER_ASIDE = re.compile(r", (?:for|to|of|from|on|with|by )?\s?(?:who|whom|whose|which)\b[^,;|]*\|[^,;]*, ")
"""After the comma that ends a relative clause: "Conti, for whom they paid £6.5m, is under contract until 2028"."""


def is_date(mention: Mention) -> bool:
    """Whether it names days: a date, a year, a span of years."""
    return mention.period is not None or mention.kind in {Kind.DATE, Kind.PERIOD}


def due(words: str, mention: Mention) -> bool:
    """Whether a date is introduced as a deadline."""
    if _DUE_INSIDE.match(words[mention.start : mention.end]):
        return True
    return _DUE.search(words[max(0, mention.start - 30) : mention.start]) is not None


def window(
    words: str, mention: Mention, mentions: Sequence[Mention], placed: Anchor | None, role: Role
) -> Window:
    """The date of a figure, if the sentence gives it one."""
    dates = [m for m in mentions if m.period is not None and m is not mention]
    if is_date(mention) or not dates:
        return Window()
    figures = [m for m in mentions if not is_date(m)]
    scored = [
        (score, -_distance(mention, date), date)
        for date in dates
        if (score := _score(words, mention, date, figures, placed)) > (2 if role is Role.BASE else 0)
    ]
    if not scored:
        return Window()
    best = max(scored, key=lambda row: row[:2])[2]
    return Window(best.period, due(words, best))


def _score(
    words: str, mention: Mention, date: Mention, figures: Sequence[Mention], placed: Anchor | None
) -> int:
    """3 in the figure's own phrase, 2 in its clause, 1 around it, 0 not its own."""
    if _apart(words, mention, date) or _COMPARED.search(words, max(date.start - 24, 0), date.start):
        return 0
    owner = _owner(words, date, figures)
    if owner is not None:
        return 3 if owner is mention else 0
    if placed is None:
        return 1 if len(figures) == 1 or _distance(mention, date) < _NEAR else 0
    inside = placed.tree.within(date.start, date.end)
    if not inside:
        return 0
    opening = date.start <= _OPENING and words[:1].isalnum()
    return max(_by_syntax(placed, _topmost(inside), date), int(opening))


def _by_syntax(placed: Anchor, top: Word, date: Mention) -> int:
    tree = placed.tree
    if tree.belongs(top, placed.phrase) or placed.top.at == top.head:
        return 3
    governor = tree.head(top)
    while governor is not None and (governor.nominal or governor.pos == "ADV"):
        if placed.predicate is not None and governor.at == placed.predicate.at:
            break
        if tree.under(placed.phrase, governor) and not _enumerated(tree, placed.phrase, governor):
            return 3
        governor = tree.head(governor)
    if placed.predicate is None:
        return 1
    chain = same_clause(tree, placed.predicate)
    if governor is None:
        return 0
    if governor.at == placed.predicate.at:
        return 2
    if _hangs_on(placed, governor):
        return 2
    if any(governor.at == word.at for word in chain):
        return 1
    outer = tree.head(chain[-1])
    if outer is not None and outer.at == governor.at and (not speaks(outer) or date.start < outer.start):
        return 1
    return 0


def _enumerated(tree: Tree, phrase: Word, governor: Word) -> bool:
    """Whether the phrase is only listed beside the governor: "$5m in 2020 and $7m"."""
    for word in tree.above(phrase):
        if word.at == governor.at:
            return False
        if word.relation == "conj":
            return True
    return False


def _hangs_on(placed: Anchor, verb: Word) -> bool:
    """Whether a verb without a subject of its own tells more: "$4 million, to be spent by 2030"."""
    if verb.relation not in {"acl", "advcl", "xcomp", "parataxis", "ccomp"} or verb.start < placed.top.start:
        return False
    around = {word.at for word in (placed.phrase, placed.top, placed.lead, placed.predicate) if word}
    return verb.head in around and not placed.tree.below(verb, "nsubj")


def _apart(words: str, mention: Mention, date: Mention) -> bool:
    """Whether a colon, a semicolon or a bracket keeps them apart; "(2026-2029)" right after is not."""
    first, second = sorted((mention, date), key=lambda m: m.start)
    between = words[first.end : second.start]
    if ";" in between or (": " in between and first.start > 3):
        return True
    if second is date and _AFTER_ASIDE.search(f"{words[: first.end][-120:]}|{between}"):
        return True
    if ")" in between and "(" not in between[: between.rindex(")")]:
        return True
    opened = between.rfind("(")
    if opened < 0 or ")" in between[opened:]:
        return False
    return second is mention or len(between) - opened > _SHORT


def _owner(words: str, date: Mention, figures: Sequence[Mention]) -> Mention | None:
    """The figure a date directly follows, where several figures and dates would else be mixed up."""
    if len(figures) < 2:
        return None
    before = [m for m in figures if m.end <= date.start]
    if not before:
        return None
    gap = words[before[-1].end : date.start].strip()
    plain = re.fullmatch(r"(?:\w[\w-]*\s+)?(?:in|for|by|during|through|until|since|on|\()", gap, re.I)
    return before[-1] if plain else None


def _topmost(words: Sequence[Word]) -> Word:
    inside = {word.at for word in words}
    tops = [word for word in words if word.head not in inside or word.head == word.at]
    named = [word for word in tops if word.pos in {"NUM", "PROPN", "NOUN", "ADV"}]
    return (named or tops)[-1]


def _distance(mention: Mention, date: Mention) -> int:
    gap = max(date.start - mention.end, mention.start - date.end, 0)
    return 2 * gap + (date.start < mention.start)
