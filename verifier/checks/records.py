"""Records and ranks: "its best year ever" and "the second largest" against the other values that the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.checks.check import Outcome
from verifier.checks.phrases import pattern
from verifier.checks.singular import head
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_EVER = re.compile(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]heir|[Aa]|[Oo]ur|[Hh]is|[Hh]er) (?:new )?(?P<best>best|record|most \w+"
    r"|\w+est)\b(?:[ -]\w+){0,3}? "
    r"(?:ever|on record|yet|of all time|in (?:its|their|the|his|her) (?:[\w’'-]+ ){0,2}history)\b"
)
_NOT_EVER = re.compile(
    r"\b(?:since|outside|except|not|if|would|could|almost|nearly|second|third|per|one of|among)\b"
)
_SAME = re.compile(r"\b(?:it|they|he|she|we)\b", re.IGNORECASE)


def records(ledger: Ledger) -> Iterator[Outcome]:
    """ "With 61 medals the club had its best year ever; it took 74 in 2019"."""
    for sentences in _paragraphs(ledger):
        for at, (index, sentence) in enumerate(sentences):
            said = _EVER.search(sentence.words)
            if not said or _NOT_EVER.search(sentence.words):
                continue
            own = [c for c in ledger.by_sentence.get(index, ()) if _is_value(c)]
            near = [
                (one, sentences[n][1])
                for n in range(at, min(at + 3, len(sentences)))
                for one in ledger.by_sentence.get(sentences[n][0], ())
                if _is_value(one)
            ]
            yield from _beaten(sentence, said, own, near)


def _beaten(
    sentence: Sentence, said: re.Match[str], own: Sequence[Claim], near: Sequence[tuple[Claim, Sentence]]
) -> Iterator[Outcome]:
    """The figure of the clause that claims the record, and those that the same has of other years."""
    best = said["best"]
    least = pattern("superlative", "LEAST").fullmatch(best) is not None
    if not (least or best in ("best", "record") or pattern("superlative", "MOST").search(best)):
        return
    clause = re.split(r";\s", sentence.words)[sentence.words[: said.start()].count("; ")]
    firsts = [c for c in own if c.words in clause]
    if len(firsts) != 1 or (best == "best" and firsts[0].dimension == "time"):
        return
    first = firsts[0]
    others = [c for c, told in near if c is not first and _of_another_year(first, c, told)]
    if not others:
        return
    start, end = sentence.span(*said.span())
    place = Stretch(start=start, end=end)
    beaten = [c for c in others if ((c.value or 0) < (first.value or 0)) is least and c.value != first.value]
    if not beaten:
        yield Held.on(place, first, *others)
        return
    yield _hit(place, first, beaten[0], said[0])


def _of_another_year(first: Claim, other: Claim, told: Sentence) -> bool:
    """Whether the other is told of the same body ("it") and of another year."""
    years = [c.window.start.year if c.window and c.window.start else None for c in (first, other)]
    start, _ = told.inner(other.start, other.end)
    clause = re.split(r"[;.]\s", told.words[:start])[-1]
    nouns = {head(c.noun) for c in (first, other) if c.noun}
    return (
        years[1] is not None
        and years[0] != years[1]
        and other.unit == first.unit
        and len(nouns) < 2
        and _SAME.search(clause) is not None
    )


def _base(claim: Claim) -> str:
    return claim.unit.partition(" per ")[0]


def _hit(place: Stretch, first: Claim, other: Claim, claimed: str, *, rank: int = 0) -> Hit:
    sign = "<" if ((other.value or Fraction(0)) < (first.value or 0)) else ">"
    return Hit.on(
        place,
        first,
        other,
        confidence=Confidence.HIGH,
        claimed=claimed,
        value=first.words + (f", number {rank} of those told," if rank else ""),
        other=other.words,
        arithmetic=f"{other.words} {sign} {first.words}",
    )


def _paragraphs(ledger: Ledger) -> Iterator[list[tuple[int, Sentence]]]:
    """The sentences of each paragraph of running text, with their indexes."""
    found: dict[int, list[tuple[int, Sentence]]] = {}
    for index, (home, block, sentence) in enumerate(ledger.sentences):
        if block.form is not Form.CELL and block.zone not in _ASIDE:
            found.setdefault(home, []).append((index, sentence))
    yield from found.values()


def _is_value(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)
        and claim.value is not None
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not claim.hypothetical
    )
