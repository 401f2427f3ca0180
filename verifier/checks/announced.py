"""A ledger in, the numbers that announce a list out: over bullets, headings, rows and sentences told in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.enumerations import is_open, opening_rank, ordered, rows_of
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Span, Stretch
from verifier.model.layout import Listing, listings, sections, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

# nouns that a list enumerates one by one; a list after "12 people" may name towns
LISTED = re.compile(
    r"\b(reasons?|ways?|steps?|tips?|things?|areas?|pillars?|points?|questions?|rules?|principles?|lessons?|factors?"
    r"|goals?|aims?|objectives?|priorities|options?|categories|types?|kinds?|sorts?|parts?|elements?|components?"
    r"|stages?|phases?|criteria|recommendations?|proposals?|measures|demands|conditions|countries|states|cities"
    r"|towns?|regions?|districts|boroughs|provinces|companies|firms|banks|partners?|members|winners?|finalists"
    r"|candidates|nominees|schools|universities|hospitals|teams?|clubs|sites|locations|venues|projects|programmes"
    r"|programs|themes|topics|categories|products|models|books|films|songs|albums|awards|prizes|languages|islands"
    r"|lines|routes|stations|colours|colors|ingredients|mistakes|myths|facts|trends|benefits|advantages"
    r"|disadvantages|challenges|problems|issues|risks|values|strategies|techniques|methods|features|sections"
    r"|chapters|promises|pledges|vows|commandments|habits|commitments|findings|conclusions|charges|counts"
    r"|offences|errors|blunders"
    r"|suspects|culprits|heirs|children|sons|daughters|sisters|brothers|siblings|breeds|varieties|species"
    r"|flavou?rs|judges|jurors"
    r"|sessions|workshops|events|days|departments|agencies|organisations|organizations|charities)\b",
    re.IGNORECASE,
)
_PLURAL = ("s", "children", "men", "women", "people")
_LABEL_END = re.compile(r"[:—–-]\s*$")
# "the recipe needs only four ingredients." and its list
_ALL_ENDS = re.compile(
    r"^[^,;:]{5,80} (?:only|just|these|the following) (?:\d{1,2}|[a-z]+) [a-z]+(?: [a-z]+)?\.$"
)
_SHOWN = re.compile(
    r":\s*$|^(?:The|This|Our) (?:table|list|chart|overview)\b|\b(?:in|see) the (?:table|list|overview)\b"
    r"|\b(?:shown|listed|given|set out|summari[sz]ed|named|described|compared) "
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
_FIRST = re.compile(
    r"^(?:[*_“\"]*)(?:(?:The|These|Those|All|Its|Our|Their|Here are|There are|We have|Meet the) )?(?:the |our |its )?"
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[A-Z][a-z]+) [\w’'-]+",
)
_OURS = re.compile(
    r"^(?:The|Our|My|Their|Its|These|All) (?:\w+ )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve) ",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"^(?:conclusions?|summary|faqs?|questions|references|sources|about|share|related|introduction|background"
    r"|comments?|final"
    r"|contact|more|further|see also|notes?|key|overview|what|how|why|the bottom line|takeaways?|next|credits)\b",
    re.IGNORECASE,
)

_SOON = 2
"""So many sentences may stand between the number and the first of what it announces."""


class Announced(NamedTuple):
    """A number, the items after it, every size their list may be read to have, and how sure the two belong together."""

    number: Claim
    items: tuple[Span, ...]
    sizes: frozenset[int]
    confidence: Confidence


def announced(ledger: Ledger) -> Iterator[Announced]:
    """Every number of a text that announces the items after it."""
    yield from _before_lists(ledger)
    yield from _over_headings(ledger)
    yield from _in_order(ledger)
    yield from _before_tables(ledger)


def _before_lists(ledger: Ledger) -> Iterator[Announced]:
    blocks = ledger.document.blocks
    for listing in listings(ledger.document):
        lead = blocks[listing.first - 1] if listing.first else None
        if lead is None or lead.form not in (Form.PARAGRAPH, Form.HEADING) or not lead.sentences:
            continue
        if any(item.zone in (Zone.REFERENCES, Zone.RELATED) for item in listing.items):
            continue
        last = lead.sentences[-1]
        numbered = [item.number for item in listing.top] == list(range(1, len(listing.top) + 1))
        if not numbered and listing.top[0].number not in (None, 0, 1):
            continue  # counted down, or the end of a longer list
        titled = lead.form is Form.HEADING and numbered and len(listing.top) > 2
        if not (titled or _LABEL_END.search(last.words) or _ALL_ENDS.search(last.words)):
            continue
        counts = _counts(ledger, listing.first - 1, last, any_noun=_leads(last.words, listing))
        if len(counts) == 1 and not told_openly(last, counts[0]):
            whole = len(listing.items) == len(listing.top)
            sizes = frozenset((len(listing.top), len(listing.items)))
            yield Announced(counts[0], listing.top, sizes, Confidence.HIGH if whole else Confidence.MEDIUM)


def _over_headings(ledger: Ledger) -> Iterator[Announced]:
    """ "Five ways to save fuel" over headings 1 to 5, or over headings of which each is one of them."""
    blocks = ledger.document.blocks
    for section in sections(ledger.document):
        head = blocks[section.heading]
        counts = [
            (sentence, claim)
            for sentence in head.sentences
            for claim in _counts(ledger, section.heading, sentence, any_noun=True)
        ]
        if len(counts) != 1 or told_openly(*counts[0]):
            continue
        _, claim = counts[0]
        under = [blocks[i] for i in section.blocks if blocks[i].form is Form.HEADING]
        numbered = tuple(block for block in under if block.number is not None)
        told = len(numbered) > 1 and [b.number for b in numbered] == list(range(1, len(numbered) + 1))
        listed = LISTED.search(claim.noun) is not None
        if told and listed:
            yield Announced(claim, numbered, frozenset((len(numbered),)), Confidence.MEDIUM)
        elif not numbered and listed and _OURS.match(head.words) and len({b.level for b in under}) == 1:
            items = tuple(block for block in under if not _COMMON.match(block.words))
            if len(items) > 1 and len(items) == len(under):
                yield Announced(claim, items, frozenset((len(items),)), Confidence.MEDIUM)


def _in_order(ledger: Ledger) -> Iterator[Announced]:
    """ "Three stages. First, … Second, … Third, … Fourth, …" in one paragraph, or one paragraph each."""
    blocks = ledger.document.blocks
    for index, block in enumerate(blocks):
        if block.form is not Form.PARAGRAPH or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for position, sentence in enumerate(block.sentences):
            counts = _counts(ledger, index, sentence)
            if len(counts) != 1 or told_openly(sentence, counts[0]) or opening_rank(sentence.words):
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
            if following.index(ranks[0][1]) > _SOON:
                continue  # something else was announced in between
            items = tuple(Stretch(start=s.start, end=s.end) for _, s in ranks)
            more = counts[0].value is not None and counts[0].value < len(ranks)
            ended = after == len(blocks) or blocks[after].form is Form.HEADING or after == index + 1
            if counts[0].value == len(ranks) or more or ended:  # the list may go on after an aside
                sure = Confidence.HIGH if more else Confidence.MEDIUM
                yield Announced(counts[0], items, frozenset((len(ranks),)), sure)
            break


def _before_tables(ledger: Ledger) -> Iterator[Announced]:
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
            _CHOSEN.search(sentence.words)
            or any(told_openly(sentence, claim) for claim in _counts(ledger, at - 1, sentence, any_noun=True))
            for sentence in tail
        ):
            continue
        counts = [claim for sentence in tail for claim in _counts(ledger, at - 1, sentence, any_noun=True)]
        label = table.header[0].words.lower().strip()
        rows = rows_of(table.body)
        if len(counts) != 1 or len(rows) < 2:
            continue
        if label and _one_noun(label, counts[0].noun.lower()):
            yield Announced(counts[0], tuple(rows), frozenset((len(rows),)), Confidence.HIGH)
        elif title and LISTED.search(counts[0].noun) and len(rows) == len(table.body):
            yield Announced(counts[0], tuple(rows), frozenset((len(rows),)), Confidence.MEDIUM)


def _one_noun(label: str, noun: str) -> bool:
    return bool(noun) and label.split()[-1].rstrip("s").removesuffix("ie") == noun.split()[-1].rstrip(
        "s"
    ).removesuffix("ie")


def _leads(words: str, listing: Listing) -> bool:
    """ "Six films go forward to the jury:" over short items: the number opens the sentence."""
    return _FIRST.match(words) is not None and all(len(item.words.split()) <= 12 for item in listing.top)


def _counts(ledger: Ledger, block: int, sentence: Sentence, *, any_noun: bool = False) -> list[Claim]:
    inside = ledger.by_block.get(block, ())
    low = bisect_left(inside, sentence.start, key=lambda claim: claim.start)
    within = inside[low : bisect_left(inside, sentence.end, key=lambda claim: claim.start)]
    return [claim for claim in within if counts_things(claim, any_noun=any_noun)]


def told_openly(sentence: Sentence, claim: Claim, head: str = "") -> bool:
    """Whether a number counts more or something else than the list of its sentence, or of the `head` of it."""
    start, end = sentence.inner(claim.start, claim.end)
    return is_open(
        sentence.words if not head else sentence.words[: sentence.words.find(head) + len(head)], start, end
    )


def counts_things(claim: Claim, *, any_noun: bool = False) -> bool:
    """Whether it is a plain number from 2 to 30 of things that lists enumerate one by one, or of any things."""
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and 2 <= claim.value <= 30
        and (LISTED.search(claim.noun) is not None or (any_noun and claim.noun.endswith(_PLURAL)))
    )
