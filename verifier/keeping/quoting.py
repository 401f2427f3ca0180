"""A claim in, what a claim file says of it out: the words around its figure, and its slots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Mention
from verifier.numbers import read_one
from verifier.reading.quotes import Quotes

_LONG = 90
_SHORT = 12
# where a clause begins or ends, never inside a number
_BOUNDARY = re.compile(r"[;:—–()](?=\s|$)|,(?=\s)|(?<=\s)[—–(]|\s-\s")
_STOP = re.compile(r"(?<!\.[A-Za-z])\.$")
_SLOTS = ("subject", "measure", "place", "attribution")
_TIMES = (
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
)  # "the 750,000 of the year before"


def fields(claim: Claim, ledger: Ledger, quotes: Quotes) -> tuple[tuple[str, str], ...]:
    """Key and text of every slot that is known; nothing where its figure cannot be read again."""
    value = _value(claim)
    quote = _quote(claim, ledger, quotes)
    if not value or not quote:
        return ()
    given = {name: " ".join(getattr(claim, name).split()) for name in _SLOTS}
    told = {"quote": quote, "value": value, "subject": given["subject"], "measure": given["measure"]}
    counted = read_one(value).noun
    told["noun"] = claim.noun if claim.noun not in (counted, *_TIMES) else ""
    told["place"] = given["place"]
    if claim.window:
        told["window"] = ("by " if claim.deadline else "") + claim.window.edtf
    told["status"] = claim.status.value if claim.status else ""
    told["attribution"] = given["attribution"]
    return tuple((key, text) for key, text in told.items() if text)


def _value(claim: Claim) -> str:
    """Its words, where they are read as the same figure when they stand alone."""
    for words in (claim.words, f"{claim.words} {claim.noun}"):
        try:
            alone = read_one(" ".join(words.split()))
        except ValueError:
            continue
        if _facts(alone) == _facts(claim):
            return " ".join(words.split())
    return ""


def _facts(mention: Mention) -> tuple[object, ...]:
    return mention.value, mention.low, mention.high, mention.unit, mention.comparator


def _quote(claim: Claim, ledger: Ledger, quotes: Quotes) -> str:
    """The shortest stretch around the figure that the article says just once, or else a short one."""
    found = [words for words in _stretches(claim, ledger) if quotes.exact(words)]
    once = (words for words in found if len(quotes.exact(words)) == 1)
    return next(once, found[0] if found else "")


def _stretches(claim: Claim, ledger: Ledger) -> Iterator[str]:
    _, block, sentence = ledger.sentences[claim.sentence]
    low, high = sentence.inner(claim.start, claim.end)
    words = sentence.words
    if block.form is Form.CELL and block.zone is Zone.TABLE:
        yield from _row(claim, ledger)
        return
    edges = [0, *(found.end() for found in _BOUNDARY.finditer(words)), len(words)]
    ends = [*(found.start() for found in _BOUNDARY.finditer(words)), len(words)]
    start = max(edge for edge in edges if edge <= low)
    end = min(edge for edge in ends if edge >= high)
    whose = (
        words.rfind(claim.subject, 0, start)
        if claim.subject and words.rfind(claim.subject, start, low) < 0
        else -1
    )
    if whose >= 0 and high - whose < _LONG:  # "Sakura Internet, a hosting firm, had gained 20%"
        start = whose
    elif end - start < _SHORT and start:  # "40 on deck" alone says little: the clause before it too
        start = max((edge for edge in edges if edge < start), default=0)
    yield _trimmed(words, start, end, low, high)
    yield _trimmed(words, 0, end, low, high, _LONG * 2)
    yield _trimmed(words, 0, len(words), low, high, _LONG * 3)


def _trimmed(words: str, start: int, end: int, low: int, high: int, most: int = _LONG) -> str:
    """`words[start:end]` cut at spaces to so many letters around `words[low:high]`."""
    if end - start > most:
        after = min(end, high + max(0, most - (high - start)), high + most // 2)
        end = after if after >= end else max(high, words.rfind(" ", high, after + 1))
        before = max(start, end - most)
        start = before if before <= start else min(low, words.find(" ", before, low + 1) % (low + 1))
    closed = words[end : end + 1] == ")" and words.rfind("(", start, end) > words.rfind(")", start, end)
    return _STOP.sub("", words[start : end + closed].strip(" ,;:—–-(" if not closed else " ,;:—–-"))


def _row(claim: Claim, ledger: Ledger) -> Iterator[str]:
    """A row of a table from its first cell to the claim's own."""
    own = ledger.document.blocks[claim.block]
    cells = [
        block.words
        for block in ledger.document.blocks
        if (block.form, block.group, block.row) == (own.form, own.group, own.row)
        and block.column <= own.column
    ]
    yield " ".join(cells)
    yield own.words
