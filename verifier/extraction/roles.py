"""What a figure is for in its clause: a value, a base, a part, an extra, a total, a change, a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from verifier.extraction.anchor import Anchor, anchor
from verifier.extraction.lexicon import is_change, moves, rows
from verifier.extraction.lexicon import words as words_of
from verifier.model.claim import Role
from verifier.model.mention import Kind, Mention

_REACH = 90
_WORD = re.compile(r"[^\s,;()\[\]:—]+")
_STOP = re.compile(r"[;()\[\]—]|\.\s")
_SIGNED = re.compile(r"[+−–-]\s?[\d$£€]|(?:up|down)\b", re.I)
_BESIDE = re.compile(r"\b(?:up|down)\s$", re.I)
_TO = re.compile(r"\bto\s[^,;.]{0,20}[\d$£€]")
_SAID = frozenset({Kind.PERCENT, Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.RANGE, Kind.RATIO, Kind.DURATION})
_MOVED_TO = frozenset({"to", "at", "from", "in", "for", "than", "with", "since", "above", "below"})
_ORDER = (Role.BASE, Role.PART, Role.CHANGE, Role.RATE, Role.EXTRA, Role.TOTAL)


def role(words: str, mention: Mention, mentions: Sequence[Mention], placed: Anchor | None) -> Role:
    """The role of one figure; VALUE where nothing says otherwise."""
    if mention.kind not in _SAID:
        return Role.VALUE
    before, after = _before(words, mention), _after(words, mention, mentions)
    quote = words[mention.start : mention.end]
    by_syntax = {
        Role.CHANGE: lambda: _signed(words, mention) or (placed is not None and _changes(placed)),
        Role.BASE: lambda: placed is not None and _from(placed),
        Role.RATE: lambda: " per " in mention.unit,
    }
    for wanted in _ORDER:
        if wanted in by_syntax and by_syntax[wanted]():
            return wanted
        if _cued(wanted, quote, before, after):
            return wanted
    if placed is not None and _in_total(placed):
        return Role.TOTAL
    return _shared(placed, words, mentions) if placed is not None else Role.VALUE


def _before(words: str, mention: Mention) -> str:
    stretch = words[max(0, mention.start - _REACH) : mention.start].lower()
    stops = [found.end() for found in _STOP.finditer(stretch)]
    return stretch[stops[-1] :] if stops else stretch


def _after(words: str, mention: Mention, mentions: Sequence[Mention]) -> str:
    """What follows, up to the next figure; a date or a duration may belong to a cue ("a year earlier")."""
    following = [
        m.start
        for m in mentions
        if m.start >= mention.end and m.kind not in {Kind.DURATION, Kind.DATE, Kind.PERIOD}
    ]
    end = min([mention.end + _REACH, *following])
    stretch = words[mention.end : end].lower()
    stop = _STOP.search(stretch)
    return stretch[: stop.start()] if stop else stretch


@cache
def _cues(wanted: str) -> tuple[re.Pattern[str], re.Pattern[str], int]:
    row = next(row for row in rows("roles") if row["role"] == wanted)

    def either(cues: Sequence[str]) -> str:
        return "|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True)) or "(?!)"

    before = rf"(?<![\w-])(?:{either(row['before'])})(?![\w-])"
    after = rf"(?<![\w-])(?:{either(row['after'])})(?![\w-])"
    return re.compile(before), re.compile(after), int(row["near"])


_SOME = re.compile(r"\b(?:most|half|all|many|some|several|few|none|each|both|any|one)\s*$", re.IGNORECASE)
"""Of the whole that the figure is: "240 jobs, most of them on the night shift"."""


def _cued(wanted: Role, quote: str, before: str, after: str) -> bool:
    first, second, near = _cues(wanted)
    for found in first.finditer(before):
        gap = before[found.end() :]
        crossed = wanted in {Role.BASE, Role.EXTRA} and re.search(r"\d", gap) is not None
        if _between(gap) < near and "," not in gap and not crossed:
            return not _bound(before, found.start(), wanted)
    if wanted is Role.EXTRA and re.search(
        r"\b(?:more|another|additional|further|extra)\b(?!\s+than)", quote.lower()
    ):
        return not re.match(r"\s*than\b", after)
    for found in second.finditer(after):
        gap = after[: found.start()]
        if re.match(r"\s*(?:than|of)\b", after[found.end() :]) and wanted in {Role.EXTRA, Role.TOTAL}:
            continue
        if wanted is Role.PART and (found.end() >= len(after.rstrip()) or _SOME.search(gap)):
            continue
        if wanted is Role.RATE and re.match(r"\s*(?:cent|earlier|ago|before|later)\b", after[found.end() :]):
            continue
        if _between(gap) <= near and (wanted in {Role.BASE, Role.PART} or "," not in gap):
            return True
    return False


def _bound(before: str, cue: int, wanted: Role) -> bool:
    """Whether a cue is part of something else: "more than doubled to", "together the two"."""
    if wanted is Role.TOTAL:
        return re.search(r"\b(?:the|these|those|all)\s*$", before) is not None
    return wanted is Role.BASE and re.search(r"\b(?:more|less|fewer|other)\s*$", before[:cue]) is not None


def _between(gap: str) -> int:
    return sum(1 for _ in _WORD.finditer(gap))


def _signed(words: str, mention: Mention) -> bool:
    text = words[mention.start : mention.end]
    if mention.kind not in {Kind.PERCENT, Kind.MONEY, Kind.NUMBER}:
        return False
    if _SIGNED.match(text) is not None:
        return mention.kind is Kind.PERCENT or mention.direction is not None
    beside = _BESIDE.search(words, 0, mention.start) is not None  # "fares were up £4"
    return mention.direction is not None and (mention.kind is Kind.PERCENT or beside)


def _changes(placed: Anchor) -> bool:
    """The measure of a change: "rose 3 %", "fell by 5", "a rise of 3 %", "a 3 % rise"."""
    tree = placed.tree
    if placed.mention.kind is Kind.RATIO and moves(placed.top):
        return True
    cases = [child.text.lower() for child in tree.below(placed.top, "case")]
    if placed.host is not None and is_change(placed.host.lemma):
        return True
    head = tree.head(placed.top)
    if head is not None and is_change(head.lemma) and placed.top.relation in {"nmod", "appos"}:
        return bool(cases) and cases[0] in {"of", "by"}
    predicate = placed.predicate
    if predicate is None or not (moves(predicate) or predicate.lemma in words_of("roles", "transitive")):
        return False
    if placed.phrase.at != placed.lead.at or placed.relation not in {
        "obj",
        "obl",
        "obl:unmarked",
        "xcomp",
    }:
        return False
    cases = [child.text.lower() for child in tree.below(placed.phrase, "case")]
    if set(cases) & _MOVED_TO:
        return False
    if "by" in cases or placed.mention.kind is Kind.PERCENT:
        return True
    return moves(predicate) and (placed.mention.kind is Kind.MONEY or placed.host is None)


def _from(placed: Anchor) -> bool:
    """ "rose from 12 to 15": the 12."""
    tree = placed.tree
    if not any(child.text.lower() == "from" for child in tree.below(placed.phrase, "case")):
        return False
    governor = tree.head(placed.phrase)
    moved = _TO.search(tree.text, placed.mention.end, placed.mention.end + _REACH) is not None
    for word in (placed.predicate, governor):
        if word is None:
            continue
        if moves(word) or is_change(word.lemma) or (moved and word.lemma in words_of("roles", "transitive")):
            return True
    return governor is not None and governor.lemma in {"up", "down", "high", "low", "go", "move", "change"}


def _in_total(placed: Anchor) -> bool:
    """ "the total is 40", "total spending of 40"."""
    tree = placed.tree
    words = [placed.host, tree.head(placed.top) if placed.top.relation == "nmod" else None]
    if placed.predicate is not None:
        words += tree.below(placed.predicate, "nsubj")
    for word in words:
        if word is None:
            continue
        if word.lemma == "total" or any(
            c.lemma in {"total", "combined"} for c in tree.below(word, "amod", "compound")
        ):
            return True
    return False


def _shared(placed: Anchor, words: str, mentions: Sequence[Mention]) -> Role:
    """A figure enumerated after a part is a part: "including 12 children and 3 women"."""
    if placed.phrase.relation != "conj":
        return Role.VALUE
    first = placed.tree.head(placed.phrase)
    for other in mentions:
        if first is None or other.start >= placed.mention.start:
            break
        above = anchor(placed.tree, other)
        if above is not None and above.phrase.at == first.at:
            before = _before(words, other)
            if _cued(Role.PART, words[other.start : other.end], before, ""):
                return Role.PART
    return Role.VALUE
