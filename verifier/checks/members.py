"""A ledger in, its lists of members out: the items a sentence enumerates, with the number and noun that count them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.checks.enumerations import BRACKETS, CLAUSE, NAME, NAMES
from verifier.checks.events import stem
from verifier.checks.statements import SMALL
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger, once
from verifier.model.mention import Comparator, Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SIZES = {
    "trio": 3,
    "quartet": 4,
    "quintet": 5,
    "pair": 2,
    "duo": 2,
    "couple": 2,
    "dozen": 12,
    "a": 1,
    "an": 1,
    "one": 1,
}
_SIZES |= {word: n for n, word in enumerate(NUMBERS)}
_THE = r"(?:the |an? |The |An? |its |their |his |her )?"
_ITEM = rf"{_THE}[^\W\d_][\w’'.&-]*(?: [\w’'.&-]+){{0,6}}?"
ITEMS = rf"{_ITEM}(?:, {_ITEM}){{0,11}},? (?:and|&) {_ITEM}"
_N = rf"(?:{'|'.join(NUMBERS[2:])}|\d{{1,2}})"
_END = (
    r"(?P<end>[.;)]|$| [—–-] |, (?=[a-z])|(?= (?:will|have|has|had|was|were|are|is|met|share\w*|each|all|who|which|that"
    r"|may|must|can)\b))"
)
_OPENED = (
    # three islands: Alder, Birch and Cedar; the four winners are …; the two culprits — a valve and a pilot
    re.compile(
        rf"(?P<mark>: | [—–-] | \(|, namely,? |, that is,? |, viz\.? "
        r"| (?:are|were|being)(?: the following| (?:given|named|listed|stated|described|quoted|called|told"
        r"|set out) as)?:? | as )"
        rf"(?P<list>{ITEMS}){_END}"
    ),
    # the northern group, Barra and Tiree, will …; Ada, Bea and Cleo, the three sisters, …
    re.compile(rf"(?<![\w’'-])[a-z][\w’'-]*(?P<mark>, )(?P<list>{NAMES}){_END}"),
    # the three priorities of the plan, housing, trams and jobs, will …; three of them, wheat, rye and oats, rose
    re.compile(
        rf"\b{_N} (?:[\w’'-]+ )?[\w’'-]+s(?: (?:of|in|for) [^,.;:]{{2,40}})?(?P<mark>, )(?P<list>{ITEMS})"
        r"(?P<end>, (?=[a-z])|[.;]|$)"
    ),
    re.compile(rf"\b(?:[Oo]nly|[Jj]ust|[Tt]he other) {_N}(?P<mark>, )(?P<list>{ITEMS})(?P<end>, (?=[a-z]))"),
    re.compile(rf"\bof (?:them|these|those)(?P<mark>, )(?P<list>{ITEMS})(?P<end>, (?=[a-z])|[.;]|$)"),
)
_SPLIT = re.compile(r"\s*,\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+")
_OWN = re.compile(
    r"^(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?=[a-z])",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Aa]ll)|['’]s?)\s(?:[\w’-]+\s){0,2}$"
)


_AND = re.compile(" (?:and|&) ")


class Members(NamedTuple):
    """The items of one list, how many they are told to be (0 if not told), of what, of whom, and where."""

    items: tuple[str, ...]
    size: int
    number: Claim | None
    noun: str
    about: frozenset[str]
    definite: bool
    proper: bool
    place: Stretch
    at: int
    """Index of the sentence."""
    counted: int
    """How many the items make, "two booksellers" being two."""


@once
def lists(ledger: Ledger) -> tuple[Members, ...]:
    """Every list of two or more short items that a sentence of running text closes with "and"."""
    return tuple(_lists(ledger))


def _lists(ledger: Ledger) -> Iterator[Members]:
    for index, block, sentence in ledger.having(_AND):
        if block.form is Form.CELL or block.zone in _ASIDE or not _AND.search(sentence.words):
            continue
        told: set[int] = set()
        for form in _OPENED:
            at = 0
            while found := form.search(sentence.words, at):
                at = found.start("list")  # a list may begin inside another one
                members = _of(ledger, index, sentence, found)
                if members and members.place.start not in told:
                    told.add(members.place.start)
                    yield members


def _of(ledger: Ledger, index: int, sentence: Sentence, found: re.Match[str]) -> Members | None:
    items = tuple(
        item.strip(" .*_“”\"'") for item in _SPLIT.split(BRACKETS.sub("", found["list"])) if item.strip()
    )
    proper = all(bare(item)[:1].isupper() for item in items)
    plain = found["mark"] == ", "
    if len(items) < 2 or (CLAUSE.search(found["list"]) and not proper):
        return None
    start, end = sentence.span(*found.span("list"))
    head = sentence.words[: found.start("mark")]
    count = _count(ledger.by_sentence.get(index, ()), sentence, found.start("mark"), plain=plain)
    if found["mark"] == " as " and not count:
        return None
    noun = count.noun if count else ""
    before = sentence.words[: sentence.inner(count.start, count.end)[0]] if count else ""
    own = [_OWN.match(item) for item in items]
    return Members(
        items=items,
        size=int(count.value or 0) if count else 0,
        number=count,
        noun=stem(noun.split()[-1].lower()) if noun else "",
        about=frozenset(
            stem(w) for w in re.findall(r"[a-z][\w’'-]+", head.lower()) if w not in SMALL and w not in _SIZES
        ),
        definite=_DEFINITE.search(before) is not None,
        proper=proper,
        place=Stretch(start=start, end=end),
        at=index,
        counted=sum(_size(one) for one in own),
    )


def _size(own: re.Match[str] | None) -> int:
    if own is None:
        return 1
    word = own["n"].lower()
    return int(word) if word.isdigit() else _SIZES.get(word, 1)


def _count(claims: Sequence[Claim], sentence: Sentence, until: int, *, plain: bool) -> Claim | None:
    """The one number of things before a list; in an apposition it must touch it with its noun."""
    counts = [
        claim for claim in claims if is_count(claim) and sentence.inner(claim.start, claim.end)[1] <= until
    ]
    if not counts:
        return None
    last = counts[-1]
    between = sentence.words[sentence.inner(last.start, last.end)[1] : until]
    near = re.fullmatch(r"(?: [\w’'-]+){1,7}", between) is not None
    return last if near or (len(counts) == 1 and not plain and not re.search(r"[;:.]\s", between)) else None


def is_count(claim: Claim) -> bool:
    """Whether it counts things in whole numbers, between 2 and 30, without reserve."""
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and not claim.unit
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and 2 <= claim.value <= 30
    )


def bare(item: str) -> str:
    """An item without its article and its own number."""
    return re.sub(
        r"^(?:the|an?|its|their|his|her|judges?|mr|mrs|ms|dr)\s+", "", _OWN.sub("", item), flags=re.IGNORECASE
    )


def key(item: str) -> str:
    """What makes two spellings of one item alike."""
    return re.sub(r"[^\w ]", "", bare(item).lower()).strip()


def same(one: str, other: str) -> bool:
    """Whether two items are one: their last words say so, as in "a blocked culvert" and "the culvert"."""
    a, b = key(one).split(), key(other).split()
    return bool(a and b) and (a == b or (a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))))


def starts_with_name(words: str) -> bool:
    """Whether a list of names opens the words."""
    return re.match(rf"(?:The |the )?{NAME}(?:, (?:the )?{NAME})+,? and (?:the )?{NAME}\b", words) is not None
