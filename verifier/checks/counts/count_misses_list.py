"""A stated count against the list it announces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import (
    NAME,
    OPEN,
    are_names,
    are_short,
    in_sentences,
    opening_rank,
    ordered,
    readings,
    rows_of,
)
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch
from verifier.model.layout import Listing, Section, listings, sections, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

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
_PLURAL = ("s", "children", "men", "women", "people")
_LABEL_END = re.compile(r"[:—–-]\s*$")

_SHOWN = re.compile(
    r":\s*$|\b(?:shown|listed|given|set out|summari[sz]ed|named|described|compared) "
    r"(?:here|below|in the (?:table|list))"
    r"|\b(?:table|list) below\b|\bas follows\b|\bbelow\.?$",
    re.IGNORECASE,
)
# a table may show the largest only
_CHOSEN = re.compile(
    r"\b(?:largest|biggest|main|top|best|selected|selection|extract|sample|some)\b", re.IGNORECASE
)
# "The six finalists of the prize:" and a table: nothing else than its title
_TITLE = re.compile(r"^(?:The |Our |Its |All |These |Meet the )?[\w-]+ [^:.;,!?]{3,80}:$")
_WHOSE = re.compile(r" of (?:the|this|that) [^:]*")
_BOTH = re.compile(
    rf"\b[Bb]oth (?:\w+(?: \w+)?(?:,| [—–]|:) )?(?P<list>{NAME}(?:, {NAME}){{1,8}},? and {NAME})"
)


@check(
    message="“{claimed}” announces {stated}, and {counted} follow",
    suggestion="Say “{counted}”, or name the missing ones.",
    at_most=Severity.ERROR,
    bad=(
        "The report gives three reasons:\n\n- tides\n- wind\n- fuel prices\n- old engines\n",
        "Ferries call at four islands: Alder, Birch and Cedar.",
        "The plan has three stages. First, divers map the wreck. Second, its fuel is pumped out. Third, it is cut "
        "up. Fourth, the mud is tested.",
        "The six finalists of the boat race:\n\n| Pilot | Boat |\n|---|---|\n| Holm | Tern |\n| Lund | Gull |\n"
        "| Roe | Heron |\n| Falk | Eider |\n",
        "All three pilots — Ada Holm, Bea Lund, Cleo Roe and Dora Falk — passed.",
        "# Five ways to save fuel\n\n## 1. Slow down\n\nText here.\n\n## 2. Clean the hull\n\nText here.\n\n"
        "## 3. Wait for the tide\n\nText here.\n\n## 4. Turn off the lights\n\nText here.\n",
    ),
    good=(
        "The plan has three stages. First, divers map the wreck. Second, its fuel is pumped out. Third, it is cut up.",
        "All three pilots — Ada Holm, Bea Lund and Cleo Roe — passed. Both Ada Holm and Bea Lund are from Alder.",
        "The three pilots met Ada Holm, Bea Lund and Cleo Roe, and two of the four finalists, Dora Falk and Eva Rand.",
        "The four finalists of the boat race:\n\n| Pilot | Boat |\n|---|---|\n| Holm | Tern |\n| Lund | Gull |\n"
        "| Roe | Heron |\n| Falk | Eider |\n",
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
    yield from _both(ledger)
    yield from _in_order(ledger)
    yield from _before_tables(ledger)


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
        if not (titled or _LABEL_END.search(last.words)) or OPEN.search(last.words):
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
        for form in in_sentences():
            found = form.search(sentence.words)
            if not found or OPEN.search(found["head"]):
                continue
            first, end = sentence.span(*found.span("head"))
            counts = [c for c in claims if _is_count(c, any_noun=True) and first <= c.start < end]
            named = are_names(found["list"])
            if len(counts) != 1 or not counts[0].noun or not _whole(sentence.words, found, counts[0]):
                continue
            listed = _LISTED.search(counts[0].noun) is not None
            ends = found["head"].rstrip().lower().endswith(counts[0].noun.lower()) and (
                listed or are_short(found["list"])
            )
            opens = listed and not sentence.words[: sentence.inner(counts[0].start, counts[0].end)[0]].strip(
                ' “"'
            )
            sizes = readings(found["list"]) if named or ends or opens else set()
            start, stop = sentence.span(*found.span("list"))
            # "20 clubs: 12 from the north, ..." breaks a number down, it lists nothing
            inside = [c for c in claims if start <= c.start < stop and c.kind is not Kind.ORDINAL]
            if sizes and not inside:
                sure = named and " and " not in found["head"] and found["list"].count(" and ") == 1
                likely = Confidence.HIGH if named or (ends and listed) else Confidence.MEDIUM
                yield from _in_sentence(counts[0], Stretch(start=start, end=stop), sizes, likely, sure=sure)
                break


def _whole(words: str, found: re.Match[str], count: Claim) -> bool:
    """Where a list stands beside its count: the count's noun touches it, and it is not "three of the four"."""
    if words[found.end("head") :].startswith((": ", " are ", " were ")) or found.end("list") == len(words):
        return True
    before = words[: found.start("head")].rstrip().lower()
    noun = count.noun.split()[-1].lower()
    return found["head"].lower().endswith(noun) and not before.endswith(("of", "among", "including"))


def _in_sentence(
    claim: Claim, items: Stretch, readings: set[int], likely: Confidence, *, sure: bool
) -> Iterator[Outcome]:
    """`sure` where the last "and" closes the list and is not inside a name, as in "Trinidad and Tobago"."""
    most = max(readings)
    if claim.value == most or (claim.value in readings and not sure):
        yield Held.on(claim, items)
    elif claim.value in readings:
        yield _hit(claim, (items,), most, Confidence.MEDIUM)
    else:
        nearest = min(readings, key=lambda n: (abs(n - (claim.value or 0)), n))
        yield _hit(claim, (items,), nearest, likely)


def _both(ledger: Ledger) -> Iterator[Outcome]:
    """ "Both Arvik, Tolma and Senn": two are said, three named."""
    for _, block, sentence in ledger.sentences:
        if (
            block.form is Form.CELL
            or block.zone in (Zone.REFERENCES, Zone.RELATED)
            or "oth " not in sentence.words
        ):
            continue
        for found in _BOTH.finditer(sentence.words):
            counted = max(readings(found["list"]), default=2)
            low, high = sentence.span(found.start(), found.start() + 4)
            start, stop = sentence.span(*found.span("list"))
            if counted > 2:
                yield Hit.on(
                    Stretch(start=low, end=high),
                    Stretch(start=start, end=stop),
                    confidence=Confidence.MEDIUM,
                    claimed=found[0][:4],
                    stated="2",
                    counted=counted,
                    arithmetic=f"{counted} items, not 2",
                )


def _in_order(ledger: Ledger) -> Iterator[Outcome]:
    """ "Three stages. First, … Second, … Third, … Fourth, …" in one paragraph, or one paragraph each."""
    blocks = ledger.document.blocks
    for index, block in enumerate(blocks):
        if block.form is not Form.PARAGRAPH or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for position, sentence in enumerate(block.sentences):
            counts = _counts(ledger, index, sentence)
            if len(counts) != 1 or OPEN.search(sentence.words) or opening_rank(sentence.words):
                continue
            following = list(block.sentences[position + 1 :])
            after = index + 1
            while (
                after < len(blocks)
                and blocks[after].form is Form.PARAGRAPH
                and blocks[after].sentences
                and (opening_rank(blocks[after].sentences[0].words) or not following)
                and after - index < 12
            ):
                following += blocks[after].sentences
                after += 1
            ranks = ordered(following)
            if len(ranks) < 2 or [rank for rank, _ in ranks] != list(range(1, len(ranks) + 1)):
                continue
            items = tuple(Stretch(start=s.start, end=s.end) for _, s in ranks)
            more = counts[0].value is not None and counts[0].value < len(ranks)
            ended = after == len(blocks) or blocks[after].form is Form.HEADING or after == index + 1
            if counts[0].value == len(ranks):
                yield Held.on(counts[0], *items)
            elif more or ended:  # the list may go on after an aside
                yield _hit(counts[0], items, len(ranks), Confidence.HIGH if more else Confidence.MEDIUM)
            break


def _before_tables(ledger: Ledger) -> Iterator[Outcome]:
    """ "Five projects … They are shown here", and the rows of the table that follows."""
    blocks = ledger.document.blocks
    firsts = {block.group: i for i, block in reversed(list(enumerate(blocks))) if block.form is Form.CELL}
    for table in tables(ledger.document):
        at = firsts[table.group]
        lead = blocks[at - 1] if at else None
        if lead is None or lead.form is not Form.PARAGRAPH or not lead.sentences or not table.header:
            continue
        tail = lead.sentences[-2:]
        title = _TITLE.match(lead.words)
        if not _SHOWN.search(tail[-1].words) or any(
            OPEN.search(sentence.words if not title else _WHOSE.sub("", sentence.words))
            or _CHOSEN.search(sentence.words)
            for sentence in tail
        ):
            continue
        counts = [claim for sentence in tail for claim in _counts(ledger, at - 1, sentence, any_noun=True)]
        label = table.header[0].words.lower().strip()
        rows = rows_of(table.body)
        if len(counts) != 1 or len(rows) < 2:
            continue
        if label and _one_noun(label, counts[0].noun.lower()):
            yield from _compared(counts[0], tuple(rows), Confidence.HIGH, None)
        elif title and _LISTED.search(counts[0].noun) and len(rows) == len(table.body):
            yield from _compared(counts[0], tuple(rows), Confidence.MEDIUM, None)


def _one_noun(label: str, noun: str) -> bool:
    return bool(noun) and label.split()[-1].rstrip("s").removesuffix("ie") == noun.split()[-1].rstrip(
        "s"
    ).removesuffix("ie")


def _over_headings(ledger: Ledger) -> Iterator[Outcome]:
    blocks = ledger.document.blocks
    for section in sections(ledger.document):
        head = blocks[section.heading]
        counts = [
            claim for sentence in head.sentences for claim in _counts(ledger, section.heading, sentence)
        ]
        if len(counts) != 1 or OPEN.search(head.words):
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


def _counts(ledger: Ledger, block: int, sentence: Sentence, *, any_noun: bool = False) -> list[Claim]:
    inside = ledger.by_block.get(block, ())
    low = bisect_left(inside, sentence.start, key=lambda claim: claim.start)
    within = inside[low : bisect_left(inside, sentence.end, key=lambda claim: claim.start)]
    return [claim for claim in within if _is_count(claim, any_noun=any_noun)]


def _is_count(claim: Claim, *, any_noun: bool = False) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and 2 <= claim.value <= 30
        and (_LISTED.search(claim.noun) is not None or (any_noun and claim.noun.endswith(_PLURAL)))
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
