"""A span of time that its first and last day do not make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.checks.lengths import UNITS, between, ends
from verifier.checks.phrases import forms, pattern
from verifier.checks.spanned import spanned
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.index import Index
from verifier.model.ledger import Ledger, Piece
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period
from verifier.model.skeleton import Skeleton

# "moved to a ground built in 1925": the date is of another thing
_BARE_YEARS = re.compile(r"(?:from |between )?(1\d{3}) ?(?:to|and|until|till|[–-]) ?(1\d{3})")
# "in her 18 years as mayor, she never": what is denied stands after the span
_DENIED = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_ANOTHER = re.compile(r"\ban? (?:\w+ ){1,2}$|\b[Aa]ged? $")
_TWO_ENDS = re.compile(r"\d.*?(?:[-–—/]| to | and | until | till | through ).*\w")
_WITHIN = re.compile(r"\bbetween\b", re.IGNORECASE)
_CLOSE = 40
"""So many letters of a pattern's words, and they can be of nothing else."""


@check(
    message="“{duration}” is not the time from {ends}: {arithmetic}",
    suggestion="True would be “{truth}”.",
    at_most=Severity.ERROR,
    bad=(
        "The lease, signed in March 2021 and valid for three years, expires in March 2025.",
        "The pump was commissioned in 1968 and switched off in 2011. In its 53 years of work it never failed.",
        "The lighthouse was manned from 1898 to 1952, a span of 64 years.",
        "The pier opened in 1950 and closed 75 years later, in 2015.",
        "Born in 1950, the captain died in 2020 aged 80.",
        "Ada Falk was mayor of Holm from 1998 to 2010. During her 16 years in office the town built two piers.",
        "The lock was closed for repairs from 3 March 2026 to 17 March 2026. The closure lasted 24 days.",
        "The dock strike began on 2 May 2024. It ended on 30 May 2024. It lasted six weeks.",
        "The yard has a four-year contract for the ferries, which runs from March 2021 to February 2023.",
        "The abbot held the ferry rights for 31 years, from 1412 to 1453, and sold them.",
        "Ada Falk became harbour master in 2010 and retired in 2022. After nine years as harbour master she bought "
        "a farm.",
        "In 2019 the yacht club, founded in 1884, celebrated its 125th anniversary.",
        "The regatta is a three-day event and takes place from 6 to 11 August.",
        "Ada Falk enlisted in May 1998 and handed in her badge in May 2023. Her 35 years on the pier were quiet.",
        "Signed in 1994 and repealed in 2011, the mussel law was in force for 27 years.",
        "The boat show runs from 3 June to 14 September, and visitors will have five months to see it.",
        "Between 1990 and 2002, for ten years, the yard was shut to all.",
        "The pier shut on 3 February 2025 and took its first boats again on 14 March 2025. For those 61 days "
        "all was still.",
    ),
    good=(
        "The lease, signed in March 2021 and valid for four years, expires in March 2025.",
        "He bought the inn in 1990 and sold it in 2004. In his 20 years in the trade he met many.",
        "The lighthouse was manned from 1898 to 1952, a span of 54 years.",
        "The lighthouse was manned from 1898 to 1952, a span of 55 years.",
        "The pier opened in 1950 and closed 65 years later, in 2015.",
        "Born in 1950, the captain died in 2020 aged 69.",
        "Ada Falk was mayor of Holm from 1998 to 2010. During her 12 years in office the town built two piers.",
        "The lock was closed for repairs from 3 March 2026 to 17 March 2026. The closure lasted 14 days.",
        "The pier opened in 1950 and, after a fire 20 years later, closed in 2015.",
        "The dock strike began on 2 May 2024. It ended on 30 May 2024. It lasted four weeks.",
        "The yard, founded in 1884, marked the 50th anniversary of the lifeboat in 1995.",
        "The pilot joined in 1990 and left in 2015 after two years of illness. He had a three-year average of "
        "40 trips from 2001 to 2010.",
        "Founded in 1960, the club moved in 1975 to a ground built in 1925 and marked its 50th anniversary in 2010.",
        "Ferries ran from 2001 to 2019 and carried salt for six years.",
        "The regatta is a three-day event and takes place from 6 to 8 August.",
        "Ada Falk enlisted in May 1998 and handed in her badge in May 2023. Her 25 years on the pier were quiet.",
        "Signed in 1994 and repealed in 2011, the mussel law was in force for 17 years.",
        "Signed in 1994 and repealed in 2011, the mussel law was amended after four years.",
        "The pier shut on 3 February 2025 and took its first boats again on 14 March 2025. For those 39 days "
        "all was still.",
        "The boat show runs from 3 June to 14 September, and visitors will have three and a half months to see it.",
        "Holm had its sharpest rise in rents in half a century between 2014 and 2015, the harbour office said.",
        "The port asked 800 sailors aged 18 and over between 3 and 7 March 2026.",
        "Ice on the sound was thinner than the 1981-2010 average. It was the mildest winter in the 60-year period of "
        "record.",
        "Guests have three weeks between May and October 2026 to use the ticket.",
        "The town has carried mail by sea for 150 years starting with a sloop in the 1800’s.",
    ),
    source="Cohen, Numbers in the Newsroom (IRE): subtract the years",
)
def span_misses_endpoints(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives a first day, a last day and the time between, and they do not fit.

    Counting both ends or only one, full years or begun ones: any of these readings passes.
    """
    told: set[str] = set()
    asked: list[tuple[Piece, Skeleton, list[Claim]]] = []
    for piece in ledger.pieces:
        if _passed_over(piece.block):
            continue
        dated = [_years(claim) for claim in piece.claims]
        timed = [
            claim
            for claim in dated
            if claim.kind in (Kind.DATE, Kind.PERIOD) or (_length(claim) and not _mere_rank(ledger, claim))
        ]
        if len(timed) > 1 and any(map(_length, timed)) and piece.joins(timed):
            asked.append((piece, Skeleton.over(piece.sentences, timed), dated))
    index = Index(skeleton.words for _, skeleton, _ in asked)
    heard = index.heard(
        ((form, aged), form)
        for section, aged in (("lengths", False), ("ages", True))
        for form in forms("spans", section)
    )
    for number, (piece, skeleton, dated) in enumerate(asked):
        yield from _in(skeleton, heard.get(number, ()), told)
        yield from _pointing(piece.sentences, dated, told)


def _years(claim: Claim) -> Claim:
    """ "From 1412 to 1453" may be two numbers; beside a length of time they are years."""
    found = _BARE_YEARS.fullmatch(claim.words)
    if claim.kind is not Kind.RANGE or claim.unit or claim.noun or not found or found[1] >= found[2]:
        return claim
    period = Period.model_validate(f"{found[1]}/{found[2]}")
    return claim.model_copy(update={"kind": Kind.PERIOD, "period": period})


def _mere_rank(ledger: Ledger, claim: Claim) -> bool:
    """ "Its first boats": an ordinal that counts no years."""
    sentence = ledger.sentences[claim.sentence][2]
    after = sentence.words[sentence.inner(claim.start, claim.end)[1] :][:40]
    return claim.kind is Kind.ORDINAL and not pattern("spans", "PARTY").search(after)


def _passed_over(block: Block) -> bool:
    return block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED)


def _pointing(sentences: Sequence[Sentence], claims: Sequence[Claim], told: set[str]) -> Iterator[Outcome]:
    """ "In those nine days": lengths whose own words point back to the dates."""
    for found in spanned(sentences, claims):
        near = " ".join(s.words for s in sentences if s.start <= found.length.start < s.end)
        apart = pattern("spans", "OTHER").search(near) or _DENIED.search(near)
        if found.length.id in told or apart:
            continue
        if outcome := _judged(found.length, found.edges, aged=False):
            told.add(found.length.id)
            yield outcome if found.sure else _less_sure(outcome)


def _less_sure(outcome: Outcome) -> Outcome:
    return (
        outcome.model_copy(update={"confidence": Confidence.MEDIUM}) if isinstance(outcome, Hit) else outcome
    )


def _in(
    skeleton: Skeleton, asked: Iterable[tuple[re.Pattern[str], bool]], told: set[str]
) -> Iterator[Outcome]:
    for form, aged in asked:
        for found in form.finditer(skeleton.words):
            names = [name for name in ("a", "b", "w") if name in found.groupdict()]
            (length,) = skeleton.figures(found["d"])
            edges = [claim for name in names for claim in skeleton.figures(found[name])]
            if (
                length.id in told
                or _ANOTHER.search(skeleton.words[max(0, found.start() - 30) : found.start()])
                or pattern("spans", "OTHER").search(found[0])
                or _DENIED.search(found[0])
                or not _fits(length, found[0], aged=aged)
                or _is_room(found[0], length, edges)
                or (found.groupdict().get("post") or "") not in found.string[: found.start("d")].lower()
            ):
                continue
            if outcome := _judged(length, edges, aged=aged):
                told.add(length.id)
                yield outcome if len(found[0]) < _CLOSE else _less_sure(outcome)


def _fits(length: Claim, words: str, *, aged: bool) -> bool:
    """An ordinal counts years as an anniversary only, a bare number as an age only."""
    party = pattern("spans", "PARTY").search(words) is not None
    if length.kind is Kind.ORDINAL:
        return party and bool(pattern("spans", "FOUNDED").search(words) or re.search(r"\b[Bb]orn\b", words))
    return aged or length.unit in UNITS


def _is_room(words: str, length: Claim, edges: Sequence[Claim]) -> bool:
    """ "Two weeks between August and December": a window the length lies in, or a decade, and no first and last day."""
    window = edges[0]
    if len(edges) == 1 and not _TWO_ENDS.search(window.words):
        return True
    between = _WITHIN.search(words if len(edges) > 1 else window.words)
    named = pattern("spans", "RUN").search(words) or pattern("spans", "LASTING").search(words)
    return length.start < window.start and between is not None and named is None


def _judged(length: Claim, edges: Sequence[Claim], *, aged: bool) -> Outcome | None:
    unit = _length(length)
    found = ends(*edges)
    if unit is None or found is None or (aged and unit != "year"):
        return None
    if any(claim.hypothetical for claim in (length, *edges)):
        return None
    room = between(*found, unit, begun=not aged)
    if room is None or room.low is None or room.high is None or found[1].start is None or not room.high:
        return None
    if unit == "year" and any(edge.period is None for edge in edges) and room.low > 0:
        return None  # a day whose year nobody tells: "TOKYO, Nov. 6"
    if found[0].start is None or found[1].start < found[0].start:
        return None
    if length.printed.meets(room):
        return Held.on(length, *edges)
    low, high = int(room.low), int(room.high)
    middle = (low + high) // 2 if aged else max(low, high - 1)
    reach = f"{low}" if low == high else f"{low} to {high}"
    names = [edge.words for edge in edges] if len(edges) == 2 else _names(edges[0])
    return Hit.on(
        length,
        *edges,
        duration=length.words,
        ends=" to ".join(names),
        truth=f"{middle} {unit}{'' if middle == 1 else 's'}",
        arithmetic=f"{' − '.join(reversed(names))} = {reach} {unit}s, not {_said(length)}",
    )


def _names(window: Claim) -> list[str]:
    """The two ends of one period; its own words where no year is told."""
    low, _, high = (window.period.edtf if window.period else "").partition("/")
    return [low, high] if high else [window.words.removeprefix("from ").removeprefix("between ")]


def _said(length: Claim) -> str:
    return str(length.value) if length.value == Fraction(int(length.value or 0)) else length.words


def _length(claim: Claim) -> str | None:
    """In what a duration, an age or an anniversary is told; None for anything vaguer or finer."""
    if claim.value is None or claim.kind in (Kind.DATE, Kind.PERIOD, Kind.PERCENT, Kind.MONEY, Kind.RANGE):
        return None
    if claim.kind is Kind.ORDINAL:
        return "year"
    if claim.unit in UNITS:
        return claim.unit
    bare = claim.kind in (Kind.NUMBER, Kind.COUNT) and not claim.unit and not claim.noun
    exact = claim.comparator is Comparator.EQUAL and claim.value.denominator == 1
    return "year" if bare and exact and 1 <= claim.value <= 120 else None
