"""A stated count against the list it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch
from verifier.model.layout import Listing, Section, listings, sections
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

# the list does not promise to be whole, or the count is of something else
_OPEN = re.compile(
    r"\b(includ\w+|such as|e\.g\.|for example|for instance|among (?:them|others|which)|like|notably|namely one"
    r"|at least|up to|about|some of|several of|of (?:the|these|our|his|her|their)|first|last|next|another"
    r"|other|more|remaining|out of|per|each|every)\b",
    re.IGNORECASE,
)
# nouns that a list enumerates one by one; a list after "12 people" may name towns
_LISTED = re.compile(
    r"\b(reasons?|ways?|steps?|tips?|things?|areas?|pillars?|points?|questions?|rules?|principles?|lessons?|factors?"
    r"|goals?|aims?|objectives?|priorities|options?|categories|types?|kinds?|sorts?|parts?|elements?|components?"
    r"|stages?|phases?|criteria|recommendations?|proposals?|measures|demands|conditions|countries|states|cities"
    r"|towns?|regions?|districts|boroughs|provinces|companies|firms|banks|partners?|members|winners?|finalists"
    r"|candidates|nominees|schools|universities|hospitals|teams?|clubs|sites|locations|venues|projects|programmes"
    r"|programs|themes|topics|categories|products|models|books|films|songs|albums|awards|prizes|languages|islands"
    r"|lines|routes|stations|colours|colors|ingredients|mistakes|myths|facts|trends|benefits|advantages"
    r"|disadvantages|challenges|problems|issues|risks|values|strategies|techniques|methods|features|sections"
    r"|chapters|sessions|workshops|events|days|departments|agencies|organisations|organizations|charities)\b",
    re.IGNORECASE,
)
_LABEL_END = re.compile(r"[:—–-]\s*$")

_JOIN = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+|or\s+|&\s+)?|\s+(?:and|or|&)\s+")
_COMMA = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+|or\s+|&\s+)?")
_CLAUSE = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|said|says|do|does|did|which|who|that|because|but)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"^(?P<head>[^:]{1,200}): (?P<list>[^:]{1,400})$", re.DOTALL)
_NAME = r"(?:[A-Z][\w'’.-]*(?: (?:of|the|de|da|del|van|von|al) )?(?: ?[A-Z][\w'’.-]*){0,5})"
_ARE = re.compile(
    rf"^(?P<head>(?:The|These|Those|Its|Their|Our) [^,.:;]{{1,60}}) (?:are"
    rf"|were) (?P<list>{_NAME}(?:, {_NAME}){{0,12}},? and {_NAME})"
    r"(?=[.,;]|$)"
)
_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")


@check(
    message="“{claimed}” announces {stated}, and {counted} follow",
    suggestion="Say “{counted}”, or name the missing ones.",
    at_most=Severity.ERROR,
    bad=(
        "The report gives three reasons:\n\n- tides\n- wind\n- fuel prices\n- old engines\n",
        "Ferries call at four islands: Alder, Birch and Cedar.",
        "# Five ways to save fuel\n\n## 1. Slow down\n\nText here.\n\n## 2. Clean the hull\n\nText here.\n\n"
        "## 3. Wait for the tide\n\nText here.\n\n## 4. Turn off the lights\n\nText here.\n",
    ),
    good=(
        "The report gives three reasons, including:\n\n- tides\n- wind\n",
        "Ferries call at four islands, among them Alder, Birch and Cedar.",
        "Ferries call at three islands: Alder, Birch and Cedar.",
        "Ferries call at three islands: Alder, Holm and Birch, and Cedar.",
        "The report names two reasons:\n\n- tides\n  - spring\n  - neap\n- wind\n",
    ),
    source="Gibson, Accuracy list: count the list",
)
def count_misses_list(ledger: Ledger) -> Iterator[Outcome]:
    """A text says how many there are, and its own list has another number of items.

    One item was dropped or added in editing; a reader who counts stops trusting the other counts.
    """
    yield from _before_lists(ledger)
    yield from _in_sentences(ledger)
    yield from _over_headings(ledger)


def _before_lists(ledger: Ledger) -> Iterator[Outcome]:
    blocks = ledger.document.blocks
    for listing in listings(ledger.document):
        lead = blocks[listing.first - 1] if listing.first else None
        if lead is None or lead.form not in (Form.PARAGRAPH, Form.HEADING) or not lead.sentences:
            continue
        if any(item.zone in (Zone.REFERENCES, Zone.RELATED) for item in listing.items):
            continue
        last = lead.sentences[-1]
        numbered = [item.number for item in listing.top] == list(range(1, len(listing.top) + 1))
        titled = lead.form is Form.HEADING and numbered and len(listing.top) > 2
        if not (titled or _LABEL_END.search(last.words)) or _OPEN.search(last.words):
            continue
        counts = _counts(ledger, listing.first - 1, last)
        if len(counts) == 1:
            whole = len(listing.items) == len(listing.top)
            yield from _compared(
                counts[0], listing.top, Confidence.HIGH if whole else Confidence.MEDIUM, listing
            )


def _compared(
    claim: Claim, items: tuple[Span, ...], confidence: Confidence, listing: Listing | None
) -> Iterator[Outcome]:
    counted = len(items)
    readings = {counted, len(listing.items) if listing else counted}
    if claim.value in readings:
        yield Held.on(claim, *items)
    elif counted > 1:
        yield _hit(claim, items, counted, confidence)


def _in_sentences(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED, Zone.CAPTION):
            continue
        for form in (_COLON, _ARE):
            found = form.search(sentence.words)
            if not found or _OPEN.search(found["head"]):
                continue
            end = sentence.span(*found.span("head"))[1]
            counts = [claim for claim in claims if _is_count(claim, any_noun=True) and claim.start < end]
            named = _names(found["list"])
            if len(counts) != 1 or not counts[0].noun:
                continue
            ends = found["head"].rstrip().lower().endswith(counts[0].noun.lower()) and _LISTED.search(
                counts[0].noun
            )
            readings = _readings(found["list"]) if named or ends else set()
            start, stop = sentence.span(*found.span("list"))
            # "20 clubs: 12 from the north, ..." breaks a number down, it lists nothing
            if readings and not any(start <= claim.start < stop for claim in claims):
                sure = named and " and " not in found["head"] and found["list"].count(" and ") == 1
                yield from _in_sentence(counts[0], Stretch(start=start, end=stop), readings, sure=sure)
                break


def _in_sentence(claim: Claim, items: Stretch, readings: set[int], *, sure: bool) -> Iterator[Outcome]:
    """`sure` where the last "and" closes the list and is not inside a name, as in "Trinidad and Tobago"."""
    most = max(readings)
    if claim.value == most or (claim.value in readings and not sure):
        yield Held.on(claim, items)
    elif claim.value in readings:
        yield _hit(claim, (items,), most, Confidence.MEDIUM)
    else:
        nearest = min(readings, key=lambda n: (abs(n - (claim.value or 0)), n))
        yield _hit(claim, (items,), nearest, Confidence.HIGH)


def _names(tail: str) -> bool:
    """Whether every item begins with a capital: names, which can be counted without doubt."""
    parts = [part for part in _JOIN.split(_BRACKETS.sub("", tail).strip().rstrip(".!")) if part.strip()]
    return all(part.lstrip("“‘\"' ")[:1].isupper() or part.startswith("the ") for part in parts)


def _readings(tail: str) -> set[int]:
    """How many items an enumeration may have; empty where it is not surely one."""
    text = tail.strip().rstrip(".!")
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    if any(mark in text for mark in '.!?“”"()[]…') or _CLAUSE.search(text) or _OPEN.search(text):
        return set()
    fine, coarse = [p for p in _JOIN.split(text) if p.strip()], [p for p in _COMMA.split(text) if p.strip()]
    closed = re.search(r"(,|;)?\s(and|or|&)\s[^,;]{1,60}$", text) is not None
    if len(fine) < 2 or not closed or any(len(part.split()) > 7 for part in fine):
        return set()
    return set(range(min(len(coarse), len(fine)), len(fine) + 1))


def _over_headings(ledger: Ledger) -> Iterator[Outcome]:
    blocks = ledger.document.blocks
    for section in sections(ledger.document):
        head = blocks[section.heading]
        counts = [
            claim for sentence in head.sentences for claim in _counts(ledger, section.heading, sentence)
        ]
        if len(counts) != 1 or _OPEN.search(head.words):
            continue
        numbered = _numbered(section, blocks)
        if len(numbered) < 2 or [block.number for block in numbered] != list(range(1, len(numbered) + 1)):
            continue
        if counts[0].value == len(numbered):
            yield Held.on(counts[0], *numbered)
        else:
            yield _hit(counts[0], numbered, len(numbered), Confidence.MEDIUM)


def _numbered(section: Section, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    under = [blocks[i] for i in section.blocks if blocks[i].form is Form.HEADING]
    return tuple(block for block in under if block.number is not None)


def _counts(ledger: Ledger, block: int, sentence: Sentence) -> list[Claim]:
    inside = ledger.by_block.get(block, ())
    return [claim for claim in inside if sentence.start <= claim.start < sentence.end and _is_count(claim)]


def _is_count(claim: Claim, *, any_noun: bool = False) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and 2 <= claim.value <= 30
        and (_LISTED.search(claim.noun) is not None or (any_noun and claim.noun.endswith("s")))
    )


def _hit(claim: Claim, items: tuple[Span, ...], counted: int, confidence: Confidence) -> Hit:
    claimed = f"{claim.words} {claim.noun}" if claim.noun not in claim.words else claim.words
    return Hit.on(
        claim,
        *items,
        confidence=confidence,
        claimed=claimed,
        stated=str(claim.value),
        counted=counted,
        arithmetic=f"{counted} items, not {claim.value}",
    )
