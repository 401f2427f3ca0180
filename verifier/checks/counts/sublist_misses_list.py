"""A list and its parts that name others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import NAMES, rows_of
from verifier.checks.members import ITEMS, NUMBERS, Members, key, lists, same
from verifier.model.document import Form, Zone
from verifier.model.finding import Held, Hit, Severity, Span, Stretch, Verdict
from verifier.model.layout import listings, sections, tables
from verifier.model.ledger import Ledger

_N = rf"(?:{'|'.join(NUMBERS[2:])}|\d{{1,2}})"
# it speaks of the list that was told, or of some of it
_PART = re.compile(
    rf"\b(?:[Oo]f (?:the {_N}|(?:these|those|them)(?: {_N})?)|(?:[Tt]he|[Tt]hese|[Tt]hose) (?:\w+ )?(?:ones"
    rf"|others?|rest"
    rf"|group|half|remainder|remaining|winners?|losers?|{_N})|{_N} (?:of|others?|more)|namely|[Bb]oth|[Aa]ll|[Ee]ach"
    r"|[Oo]nly|[Jj]ust|[Tt]hose (?:that|who|which|in|with|still|not|left|chosen|already))\b"
)
# a part itself, and no whole
_SOME = re.compile(
    rf"\b(?:[Oo]f (?:the {_N}|these|those|them)|[Tt]hose (?:that|who|which|still|not|left)|(?:[Tt]he"
    rf"|[Tt]hese) (?:\w+ )?(?:ones"
    r"|others?|rest|remaining))\b"
)
_OTHERS = re.compile(
    r"\b(?:also|besides|in addition|elsewhere|new(?:ly)?|added|joined|replac\w+|instead|previous\w*|other than)\b"
)
_CHOSEN = re.compile(r"\b(?:includ\w+|such as|among|like|e\.g\.|for example|for instance)\b")
_DATED = re.compile(r"\b(?:in|of|since) (?:19|20)\d\d\b")
_BARE = re.compile(rf"(?P<list>{NAMES})(?=[.;)]|$|, | [—–a-z])")
_CLOSED = re.compile(r"\b(?:no other|only|alone|nobody else|nowhere else)\b")
_ARE = re.compile(r"(?:The|Its|Their|Our|His|Her) [^,.:;]{3,80} (?:are|were)\b")
_OF_ALL = re.compile(rf"\b[Oo]f (?:the|these|those) (?P<n>{_N})\b")
_ANY = re.compile(rf"(?P<list>{ITEMS})(?=[.;)]|$|, | [—–] )")
_SPLIT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_FEWEST = 3
"""Labels of which all but one must be in the enumeration where nothing says that it is whole."""
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_REACH = 4
"""Blocks within which a part, a table or headings follow their list."""


class Named(NamedTuple):
    """The members of a list, where each and all of them stand, and the block of the list."""

    names: tuple[str, ...]
    places: tuple[Span, ...]
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
        "Five boats took part: Tern, Gull, Eider, Heron and Stork. The ones that stayed afloat, namely Gull, "
        "Heron and Crane, "
        "sailed home.",
        "The grant is shared by Alder, Birch and Cedar; no other port gets any of it.\n\n| Port | Share |\n|---|--:|\n"
        "| Alder | 640 |\n| Birch | 210 |\n| Holm | 95 |\n",
        "The yard has three shops: sails, ropes and paint.\n\n### Sails\n\nText.\n\n### Ropes\n\nText.\n\n### "
        "Oars\n\nText.\n",
        "Boats went to Alder, Birch, Cedar and Holm. The northern group, Alder and Holm, will carry salt; the "
        "southern group, "
        "Birch, Cedar and Senn, will carry mail.",
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
        "Five boats took part: Tern, Gull, Eider, Heron and Stork. The ones that stayed afloat, namely Gull, "
        "Heron and Stork, "
        "sailed home.",
        "The yard has three shops: sails, ropes and paint.\n\n### Sails\n\nText.\n\n### Ropes\n\nText.\n\n### "
        "Paint\n\nText.\n",
        "Boats went to Alder, Birch, Cedar and Holm. The skippers, Falk, Lund and Roe, will carry salt.",
        "The fleet calls at three islands: Mere, Senn and Holm.\n\nThe boats come from:\n\n- Mere\n- Senn\n- Ister\n",
        "In 2023 the finalists were Tern, Gull and Eider. The three finalists of 2024:\n\n- Tern\n- Gull\n- Heron\n",
    ),
)
def sublist_misses_list(ledger: Ledger) -> Iterator[Outcome]:
    """A text names the members of a set and then its parts or its table, and one of them is not a member.

    One of the two lists is from another version; somebody is left out, and somebody else came in.
    """
    found = list(lists(ledger))
    shown = list(_shown(ledger))
    told: set[int] = set()
    for whole, sure in _wholes(ledger, found):
        parts = [*_parts(ledger, whole, found, sure=sure)]
        if sure:
            parts += [one for one in shown if _follows(whole, one) and len(one.names) == len(whole.names)]
        for part in parts:
            odd = [at for at, name in enumerate(part.names) if not _member(name, whole)]
            if not odd:
                yield Held.on(part.places[0], whole.places[0])
            elif len(odd) == 1 and len(part.names) > 1 and part.places[odd[0]].start not in told:
                told.add(part.places[odd[0]].start)
                missing = [name for name in whole.names if not any(same(name, other) for other in part.names)]
                full = len(part.names) == len(whole.names)
                yield Hit.on(
                    part.places[odd[0]],
                    whole.places[0],
                    verdict=Verdict.OVERSTATED,
                    odd=part.names[odd[0]],
                    names=", ".join(whole.names),
                    missing=missing[0] if full and missing else "one of the others",
                )
    for group in shown:
        for at, home in _mentioned(ledger, group):
            if group.places[at].start not in told:
                told.add(group.places[at].start)
                yield Hit.on(
                    group.places[at],
                    home,
                    verdict=Verdict.OVERSTATED,
                    odd=group.names[at],
                    names=ledger.document.reads(home.start, home.end),
                    missing="one of the others",
                )


def _mentioned(ledger: Ledger, shown: Named) -> Iterator[tuple[int, Span]]:
    """Which label of a table, list or row of headings is in no enumeration before it that has all the others."""
    if len(shown.names) < _FEWEST or any(len(name.split()) > 4 for name in shown.names):
        return
    for block, home, sentence in ledger.sentences:
        near = shown.block - (_REACH if len(shown.names) > _FEWEST else 1) <= block < shown.block
        if (
            not near
            or home.form is Form.CELL
            or " and " not in sentence.words
            or _CHOSEN.search(sentence.words)
        ):
            continue
        for found in _ANY.finditer(sentence.words):
            items = _SPLIT.split(found["list"])
            odd = [
                at for at, name in enumerate(shown.names) if not any(_named_in(name, item) for item in items)
            ]
            if len(items) == len(shown.names) and len(odd) == 1:
                start, end = sentence.span(*found.span("list"))
                yield odd[0], Stretch(start=start, end=end)


def _named_in(name: str, item: str) -> bool:
    """Whether an item is a label, words before it left aside: "courses in biology"."""
    return same(name, item) or key(item).endswith(f" {key(name)}") or key(item) == key(name)


def _wholes(ledger: Ledger, found: Sequence[Members]) -> Iterator[tuple[Named, bool]]:
    """Lists of three or more; sure where a number, or "no other", says that the list is whole."""
    counted: set[tuple[int, str]] = set()
    for members in found:
        words = ledger.sentences[members.at][2].words
        block = ledger.sentences[members.at][0]
        if len(members.items) < 3 or _CHOSEN.search(words) or _DATED.search(words) or _SOME.search(words):
            continue
        if members.size == len(members.items) or (members.proper and not members.size):
            counted.add((members.at, members.items[0]))
            yield Named(members.items, (members.place,), block), True
    for at, (block, home, sentence) in enumerate(ledger.sentences):
        quiet = home.form is Form.CELL or home.zone in _ASIDE or _CHOSEN.search(sentence.words)
        if (
            quiet
            or _DATED.search(sentence.words)
            or _SOME.search(sentence.words)
            or "and" not in sentence.words
        ):
            continue
        for bare in _BARE.finditer(sentence.words):
            names = tuple(re.split(r",\s+(?:and\s+)?|\s+and\s+", bare["list"]))
            if len(names) > 2 and (at, names[0]) not in counted:
                start, end = sentence.span(*bare.span("list"))
                closed = _CLOSED.search(sentence.words) or _ARE.match(sentence.words[: bare.start()])
                yield Named(names, (Stretch(start=start, end=end),), block), bool(closed)


def _parts(ledger: Ledger, whole: Named, found: Sequence[Members], *, sure: bool) -> Iterator[Named]:
    """ "The ones that stayed open, namely A and B"; where the list may be open, two groups that make it up."""
    after = [one for one in found if one.place.start > whole.places[0].end]
    near = [
        one
        for one in after
        if ledger.sentences[one.at][0] - whole.block < _REACH and one.proper is _proper(whole)
    ]
    some = [one for one in near if 1 < len(one.items) <= len(whole.names) and _tied(ledger, one)]
    shared = {key(name) for one in some for name in one.items if _member(name, whole)}
    for one in some:
        members = sum(_member(name, whole) for name in one.items)
        told = _OF_ALL.search(ledger.sentences[one.at][2].words)
        whole_size = told is not None and _number(told["n"]) == len(whole.names)
        enough = (
            members * 2 >= len(one.items) if sure or whole_size else len(shared) * 4 >= len(whole.names) * 3
        )
        if enough and members >= len(one.items) - 1:
            yield Named(one.items, _each(ledger, one), ledger.sentences[one.at][0])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.index(word)


def _tied(ledger: Ledger, one: Members) -> bool:
    words = ledger.sentences[one.at][2].words
    return bool(_PART.search(words)) and not _OTHERS.search(words) and not _DATED.search(words)


def _each(ledger: Ledger, one: Members) -> tuple[Span, ...]:
    """Where each item stands."""
    sentence = ledger.sentences[one.at][2]
    low, high = sentence.inner(one.place.start, one.place.end)
    places: list[Span] = []
    for item in one.items:
        at = sentence.words.find(item, low, high)
        start, end = sentence.span(at, at + len(item)) if at >= 0 else (one.place.start, one.place.end)
        places.append(Stretch(start=start, end=end))
    return tuple(places)


def _shown(ledger: Ledger) -> Iterator[Named]:
    """Bullets, the rows or columns of a table, and headings of one level, each by its label."""
    blocks = ledger.document.blocks
    for listing in listings(ledger.document):
        if len(listing.items) == len(listing.top) and _open(ledger, listing.first - 1):
            yield Named(tuple(_label(one.words) for one in listing.top), listing.top, listing.first)
    firsts = {block.group: i for i, block in reversed(list(enumerate(blocks))) if block.form is Form.CELL}
    for table in tables(ledger.document):
        rows = rows_of(table.body)
        if table.header and len(rows) == len(table.body) and _open(ledger, firsts[table.group] - 1):
            yield Named(tuple(_label(cell.words) for cell in rows), tuple(rows), firsts[table.group])
            columns = tuple(table.header[1:])
            yield Named(tuple(_label(cell.words) for cell in columns), columns, firsts[table.group])
    for section in sections(ledger.document):
        heads = [i for i in section.blocks if blocks[i].form is Form.HEADING]
        if len({blocks[i].level for i in heads}) == 1:
            yield Named(
                tuple(_label(blocks[i].words) for i in heads), tuple(blocks[i] for i in heads), heads[0]
            )
    tops = [
        i for i, block in enumerate(blocks) if block.form is Form.HEADING and block.zone is not Zone.HEADLINE
    ]
    if tops and len({blocks[i].level for i in tops}) == 1:
        yield Named(tuple(_label(blocks[i].words) for i in tops), tuple(blocks[i] for i in tops), tops[0])


def _open(ledger: Ledger, before: int) -> bool:
    """Whether the line before it does not turn to something else."""
    words = ledger.document.blocks[before].words if before >= 0 else ""
    return (
        not _OTHERS.search(words)
        and not _DATED.search(words)
        and not re.search(r"\bcome from\b|(?<!\b[Nn]o )\bother\b", words)
    )


def _follows(whole: Named, shown: Named) -> bool:
    alike = sum(_member(name, whole) for name in shown.names)
    return 0 <= shown.block - whole.block < _REACH + 1 and alike > 1 and alike >= len(shown.names) - 1


def _proper(whole: Named) -> bool:
    return all(name.removeprefix("the ")[:1].isupper() for name in whole.names)


def _member(name: str, whole: Named) -> bool:
    from rapidfuzz import fuzz  # names only, never numbers

    return any(
        same(name, other) or fuzz.ratio(key(name), key(other)) > 80 or key(other).startswith(key(name) + " ")
        for other in whole.names
    )


def _label(words: str) -> str:
    return re.split(r",|:| [—–-] | \(", words)[0].strip(" .*_")
