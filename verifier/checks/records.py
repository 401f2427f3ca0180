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
from verifier.model.skeleton import FIGURE, Skeleton

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
_RANKED = re.compile(
    r"^(?P<name>(?:The |A )?[\w’-]+(?: [\w’-]+){0,3}?) (?:is|was|has|had|came|ranks|ranked|stands|takes|took"
    r"|finished with|came"
    r" with)(?: in| as)? the (?P<rank>second|third|fourth|fifth)[ -](?P<best>most \w+|\w+)\b"
)
_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


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


def ranks(ledger: Ledger) -> Iterator[Outcome]:
    """ "Alm yields 410 tonnes, Berg 380, Cott 290 and Dunn 120. Cott is the second largest"."""
    for sentences in _paragraphs(ledger):
        for at, (index, sentence) in enumerate(sentences):
            for _, later in sentences[at + 1 : at + 3]:
                said = _RANKED.search(later.words)
                figures = [c for c in ledger.by_sentence.get(index, ()) if _is_value(c)]
                if said and len(figures) > 2:
                    yield from _placed(Skeleton.of(sentence, figures), later, said)


def _placed(skeleton: Skeleton, later: Sentence, said: re.Match[str]) -> Iterator[Outcome]:
    most = pattern("superlative", "MOST").match(said["best"]) is not None
    if most is (pattern("superlative", "LEAST").match(said["best"]) is not None):
        return
    entries = [
        (label.split(), claim)
        for label, letter in re.findall(rf"([^{FIGURE[1:-1]},;:.]*)({FIGURE})", skeleton.words)
        for claim in skeleton.figures(letter)
    ]
    name = re.sub(r"^(?:The|A) ", "", said["name"])
    named = [claim for label, claim in entries if name in " ".join(label)]
    if len(named) != 1:
        return
    alike = [c for label, c in entries if _base(c) == _base(named[0]) and any(w[:1].isupper() for w in label)]
    alike = [c for c in alike if c.noun == named[0].noun or not (c.noun and named[0].noun)]
    ahead = [
        c for c in alike if c.value != named[0].value and ((c.value or 0) > (named[0].value or 0)) is most
    ]
    told = any(c.value == len(alike) for c in skeleton.claims if c not in alike)
    rank = _RANKS[said["rank"]]
    start, end = later.span(said.start("rank"), said.end("best"))
    place = Stretch(start=start, end=end)
    if len(ahead) == rank - 1:
        yield Held.on(place, named[0])
    elif len(alike) > 2 and (len(ahead) >= rank or told):
        beside = ahead[0] if ahead else next(c for c in alike if c is not named[0])
        yield _hit(place, named[0], beside, f"{said['rank']} {said['best']}", rank=len(ahead) + 1)


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
