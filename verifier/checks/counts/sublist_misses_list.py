"""A list and its parts that name others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import BRACKETS, NAME, NAMES, rows_of
from verifier.checks.people import cleaned
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Held, Hit, Severity, Span, Stretch, Verdict
from verifier.model.layout import listings, tables
from verifier.model.ledger import Ledger

_N = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_WHOLE = re.compile(
    rf"(?::| are| were| [—–]|,)(?: the [a-z]+ of| namely)? (?P<list>{NAMES})(?=[.;)]|$|, | [—–])"
)
_COUNTED = re.compile(rf"\b(?P<n>{_N})\b|\b(?:are|were) (?:the [a-z]+ of )?{NAME},", re.IGNORECASE)
# of the six, three are primary schools, namely A, B and C; three of the six, A, B and C,
_PART = re.compile(
    rf"\b(?:[Oo]f (?:the|these|those) (?P<whole>{_N})|(?:{_N}|{_N.title()}) of (?:the|these|those"
    rf"|them)(?: (?P<of>{_N}))?)\b"
)
_INSIDE = re.compile(rf"(?P<list>{NAME}(?:, {NAME}){{0,8}} and {NAME})")
_ALL = re.compile(rf"\b(?:[Aa]ll|[Ee]ach|[Ee]very|[Tt]he (?:\w+ )?{_N}|[Aa]ll {_N})\b")
_SPLIT = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)


class Named(NamedTuple):
    """The names of a list, where it stands, and the index of its block."""

    names: tuple[str, ...]
    place: Span
    block: int


@check(
    message="“{odd}” is not among {names}",
    suggestion="Find out which list is right: {odd}, or {missing}.",
    at_most=Severity.WARNING,
    bad=(
        "Five boats race on Sunday: Tern, Gull, Eider, Heron and Stork. Of the five, two are steel"
        " boats, Tern and Crane, "
        "and three are wooden, namely Gull, Eider and Heron.",
        "The ports in the scheme are Alder, Birch, Cedar and Dunmere. What each port pays:\n\n| Port |"
        " Share |\n|---|---|\n"
        "| Alder | a half |\n| Birch | a sixth |\n| Cedar | a sixth |\n| Holm | a sixth |\n",
        "The fleet calls at three islands: Mere, Senn and Holm.\n\nAll three calls:\n\n- Mere, on Monday\n- Senn, on "
        "Tuesday\n- Ister, on Friday\n",
    ),
    good=(
        "Five boats race on Sunday: Tern, Gull, Eider, Heron and Stork. Of the five, two are steel"
        " boats, Tern and Stork, "
        "and three are wooden, namely Gull, Eider and Heron.",
        "The ports in the scheme are Alder, Birch, Cedar and Dunmere. What each port pays:\n\n| Port |"
        " Share |\n|---|---|\n"
        "| Alder | a half |\n| Birch | a sixth |\n| Cedar | a sixth |\n| Dunmere | a sixth |\n",
        "The fleet calls at three islands: Mere, Senn and Holm.\n\nThe boats come from:\n\n- Mere\n- Senn\n- Ister\n",
        "In 2023 the finalists were Tern, Gull and Eider. The three finalists of 2024:\n\n- Tern\n- Gull\n- Heron\n",
    ),
)
def sublist_misses_list(ledger: Ledger) -> Iterator[Outcome]:
    """A text names the members of a set and then its parts or its table, and one of them is not a member.

    One of the two lists is from another version; somebody is left out, and somebody else came in.
    """
    wholes = list(_wholes(ledger))
    for whole in wholes:
        for part, full in (*_parts(ledger, whole), *_again(ledger, whole)):
            known = {name.lower() for name in whole.names}
            odd = [name for name in part.names if name.lower() not in known]
            if not odd:
                yield Held.on(part.place, whole.place)
            elif len(odd) == 1 and len(part.names) > 1 and not _alike(odd[0], whole.names):
                told = {name.lower() for name in part.names}
                missing = [name for name in whole.names if name.lower() not in told]
                yield Hit.on(
                    part.place,
                    whole.place,
                    verdict=Verdict.OVERSTATED,
                    odd=odd[0],
                    names=", ".join(whole.names),
                    missing=missing[0] if full and missing else "one of the others",
                )


def _wholes(ledger: Ledger) -> Iterator[Named]:
    """Lists of three names or more that a sentence announces with a number, or with "are"."""
    for index, block, sentence in ledger.sentences:
        if block.form is Form.CELL or block.zone in _ASIDE or _PART.search(sentence.words):
            continue
        if re.search(r"\b(?:in|of|since) (?:19|20)\d\d\b|\b(?:includ\w+|such as|among)\b", sentence.words):
            continue
        found = _WHOLE.search(sentence.words)
        if found and _COUNTED.search(sentence.words[: found.end()]):
            names = _names(found["list"])
            count = re.search(rf"\b{_N}\b", sentence.words[: found.start()], re.IGNORECASE)
            if len(names) > 2 and (not count or _number(count[0]) == len(names)):
                start, end = sentence.span(*found.span("list"))
                yield Named(names, Stretch(start=start, end=end), index)


def _parts(ledger: Ledger, whole: Named) -> Iterator[tuple[Named, bool]]:
    """ "Of the six, three are primary schools, namely A, B and C"."""
    for index, block, sentence in ledger.sentences:
        if (
            not whole.block <= index <= whole.block + 3
            or sentence.start < whole.place.end
            or block.zone in _ASIDE
        ):
            continue
        cue = _PART.search(sentence.words)
        size = cue and (cue["whole"] or cue["of"])
        if not cue or not size or _number(size) != len(whole.names):
            continue
        for found in _INSIDE.finditer(sentence.words, cue.end()):
            names = _names(found["list"])
            if 1 < len(names) < len(whole.names):
                start, end = sentence.span(*found.span())
                yield Named(names, Stretch(start=start, end=end), index), False


def _again(ledger: Ledger, whole: Named) -> Iterator[tuple[Named, bool]]:
    """A table or list of as many, under a line that speaks of each, of all or of the same number."""
    blocks = ledger.document.blocks
    for listing in listings(ledger.document):
        if len(listing.items) == len(listing.top):
            yield from _under(
                whole, blocks, listing.first, [_label(item.words) for item in listing.top], listing.top
            )
    firsts = {block.group: i for i, block in reversed(list(enumerate(blocks))) if block.form is Form.CELL}
    for table in tables(ledger.document):
        rows = rows_of(table.body)
        if table.header and len(rows) == len(table.body):
            yield from _under(
                whole, blocks, firsts[table.group], [_label(cell.words) for cell in rows], tuple(rows)
            )


def _under(
    whole: Named, blocks: tuple[Block, ...], first: int, names: list[str], cells: tuple[Block, ...]
) -> Iterator[tuple[Named, bool]]:
    lead = blocks[first - 1] if first else None
    if lead is None or not lead.sentences or not whole.block <= first - 1 <= whole.block + 3:
        return
    last = lead.sentences[-1].words
    if (
        len(names) == len(whole.names)
        and _ALL.search(last)
        and not re.search(r"\b(?:19|20)\d\d\b|\bother\b", last)
    ):
        known = {name.lower() for name in whole.names}
        odd = next(
            (cell for cell, name in zip(cells, names, strict=True) if name.lower() not in known), cells[0]
        )
        yield Named(tuple(names), odd, first), True


def _names(listed: str) -> tuple[str, ...]:
    return tuple(
        cleaned(name.removeprefix("the "))
        for name in _SPLIT.split(BRACKETS.sub("", listed).strip(" ."))
        if name
    )


def _label(words: str) -> str:
    return re.split(r",|:| [—–-] | \(", words)[0].strip(" .")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower())


def _alike(name: str, others: tuple[str, ...]) -> bool:
    """Another spelling, or a shorter form, of one of them."""
    from rapidfuzz import fuzz  # names only, never numbers

    return any(fuzz.ratio(name.lower(), other.lower()) > 80 or other.startswith(name) for other in others)
