"""Passages in, placed claims out: the local half, one sentence at a time, worth remembering."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from verifier import numbers
from verifier.extraction import asserted, measures, nouns, segments, subjects, syntax, tables, windows
from verifier.extraction.anchor import Anchor, anchor, bracketed
from verifier.extraction.attribution import attribution
from verifier.extraction.locations import location
from verifier.extraction.population import population
from verifier.extraction.roles import role
from verifier.extraction.segments import Segment
from verifier.extraction.status import status
from verifier.extraction.tree import Tree
from verifier.model.claim import Claim, Polarity
from verifier.model.document import Form, Zone
from verifier.model.hedges import Hedges
from verifier.model.mention import Mention
from verifier.model.period import Period
from verifier.model.record import Record
from verifier.numbers.read import Skipped

_TERSE = (Zone.HEADLINE, Zone.SUMMARY)
_NEIGHBOURS = 12
"""How many figures on either side are looked at: more share a sentence only where it is no prose."""


class Passage(Record):
    """All that the local reading of a sentence rests on: equal passages give equal claims."""

    words: str
    form: Form = Form.PARAGRAPH
    zone: Zone = Zone.BODY
    date: Period | None = None
    hedges: Hedges = Hedges()
    row: str = ""
    """Of a table cell: the words before its row and above its column."""
    column: str = ""
    pipeline: str = ""


Parse = Callable[[Sequence[str]], Sequence[Tree | None]]


class Placed(NamedTuple):
    """The claims of a passage, and its other figures with the reason why each is none; offsets index its words."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]


def place(passages: Sequence[Passage]) -> list[Placed]:
    """The claims of each passage. Raises `NoPipeline` if there is none."""
    return _place(passages, None)


def place_plainly(passages: Sequence[Passage]) -> list[Placed]:
    """The same without syntax, by the words around a figure alone."""
    return _place(passages, lambda texts: [None] * len(texts))


def _place(passages: Sequence[Passage], parse: Parse | None) -> list[Placed]:
    read = [numbers.scan(p.words, date=p.date, hedges=p.hedges) for p in passages]
    parts = parsed(passages, [mentions for mentions, _ in read], parse)
    return [
        Placed(tuple(claim for part in found for claim in _claims(passage, *part)), skipped)
        for passage, (_, skipped), found in zip(passages, read, parts, strict=True)
    ]


Part = tuple[Segment, tuple[Mention, ...], Tree | None]
"""A stretch of words that holds a figure, its figures, and its tree."""


def parsed(
    passages: Sequence[Passage], read: Sequence[tuple[Mention, ...]], parse: Parse | None = None
) -> list[list[Part]]:
    """The parts of each passage, by the pipeline all of them name; what holds no figure is never parsed."""
    parts = [_parts(passage, mentions) for passage, mentions in zip(passages, read, strict=True)]
    texts = [
        passage.words[s.start : s.end]
        for passage, found in zip(passages, parts, strict=True)
        for s, _ in found
    ]
    if parse is None:
        parse = partial(syntax.parse, name=passages[0].pipeline if passages else "")
    trees = iter(parse(texts) if texts else ())
    return [[(segment, mentions, next(trees)) for segment, mentions in found] for found in parts]


def _parts(passage: Passage, mentions: tuple[Mention, ...]) -> list[tuple[Segment, tuple[Mention, ...]]]:
    """The segments that hold a figure, each with its figures."""
    if not mentions:
        return []
    found: list[tuple[Segment, tuple[Mention, ...]]] = []
    cuts = segments.segments(passage.words, passage.form, passage.zone)
    left = deque(mentions)
    for number, cut in enumerate(cuts):
        own = []
        last = number + 1 == len(cuts)
        while left and (last or left[0].start < cuts[number + 1].outer):
            own.append(left.popleft())
        if own:
            found.append((cut.holding(own[0].start, own[-1].end), tuple(own)))
    return found


def _claims(
    passage: Passage, segment: Segment, mentions: tuple[Mention, ...], tree: Tree | None
) -> list[Claim]:
    words = passage.words[segment.start : segment.end]
    row, column = tables.understand(passage.row), tables.understand(passage.column)
    unit = column.unit or row.unit
    own = tuple(_moved(mention, -segment.start) for mention in mentions)
    if unit is not None:
        own = tuple(tables.scaled(mention, unit) for mention in own)
    claims = []
    for at, mention in enumerate(own):
        claim = _claim(
            words,
            mention,
            own[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1],
            tree,
            headline=passage.zone in _TERSE,
        )
        claim = tables.headed(claim, row, column) if passage.row or passage.column else claim
        claims.append(_moved(_labelled(claim, segment.label, passage.zone), segment.start))
    return claims


def _claim(
    words: str, mention: Mention, mentions: tuple[Mention, ...], tree: Tree | None, *, headline: bool = False
) -> Claim:
    """One figure with its slots; offsets index `words`."""
    placed = anchor(tree, mention) if tree is not None else None
    purpose = role(words, mention, mentions, placed)
    when = windows.window(words, mention, mentions, placed, purpose)
    deadline = when.deadline or (windows.is_date(mention) and windows.due(words, mention))
    slots = {**dict(mention), "role": purpose, "window": when.period, "deadline": deadline}
    if placed is None:
        return Claim(**slots)
    whose = subjects.placed(placed, mentions)
    slots["noun"] = (
        population(placed, mentions) or nouns.noun(placed, mentions) or measures.bare(mention.noun)
    )
    slots["subject"] = whose.subject
    slots["measure"] = whose.measure
    slots["verb"] = _verb(placed)
    slots["place"] = location(placed, mentions)
    slots["attribution"] = attribution(placed)
    slots["polarity"] = asserted.polarity(placed)
    if not windows.is_date(mention):
        denied = slots["polarity"] is Polarity.DENIED
        slots["status"] = status(placed, deadline=deadline, denied=denied, headline=headline)
    slots["hypothetical"] = asserted.hypothetical(placed)
    return Claim(**slots)


def _verb(placed: Anchor) -> str:
    """The lemma of the governing verb; "be" where a noun or adjective is said of a subject."""
    word = placed.predicate
    if word is None or bracketed(placed):
        return ""
    if word.pos in {"VERB", "AUX"}:
        return word.lemma.lower()
    return "be" if placed.tree.below(word, "cop") else ""


def _labelled(claim: Claim, label: str, zone: Zone) -> Claim:
    """What the label before a value adds where the value's own words are silent."""
    if not label or windows.is_date(claim):
        return claim
    if zone is Zone.REFERENCES:
        return claim.model_copy(update={"attribution": claim.attribution or label})
    meaning = tables.understand(label)
    if claim.subject or claim.measure:
        return claim
    if meaning.measure:
        return claim.model_copy(update={"measure": meaning.measure, "window": claim.window or meaning.period})
    return claim


Moved = TypeVar("Moved", bound=Mention)


def _moved(mention: Moved, by: int) -> Moved:
    return mention.model_copy(update={"start": mention.start + by, "end": mention.end + by})
