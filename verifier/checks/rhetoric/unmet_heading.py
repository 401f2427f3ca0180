"""What it costs, and no price."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import table
from verifier.model.claim import Claim
from verifier.model.document import Block, Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.layout import sections
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_COUNTED = re.compile(
    r"^(?:the |our |my )?(?:top |best )?(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve|dozen)\s(?:[\w’'-]+\s){0,3}?"
    r"(?P<things>reasons|tips|ways|steps|rules|facts|questions|answers|ideas|lessons|mistakes|myths|examples|signs|tricks"
    r"|things|points|arguments|options|recipes|scenarios|exercises|secrets|benefits|advantages|measures|recommendations"
    r"|proposals|demands|conditions|findings|takeaways|goals|principles|theses|stages|phases|methods|tools|types|kinds)\b",
    re.IGNORECASE,
)
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)} | {
    "twelve": 12,
    "dozen": 12,
}
_LISTED = re.compile(
    r"\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|another|also|too|finally|last(?:ly)?|one (?:of|is|reason"
    r"|way|tip)|next|then|moreover|besides"
    r"|in addition|furthermore)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"(?:^|(?<=[.!?] ))(?:Do|Don['’]t|Avoid|Keep|Use|Take|Make|Go|Try|Eat|Drink|Buy|Ask|Check|Choose|Put"
    r"|Turn|Open|Close|Read|Write"
    r"|Call|Add|Start|Stop|Never|Always|Give|Set|Plan|Wear|Wash|Look|Leave|Let|Get|Find|Switch|Save|Remember"
    r"|Cook|Walk|Sleep)\b(?! (?:is|was|are|were|has|have|can|will|of|and)\b)"
    r"|\b(?:should|must|ought to|advis\w+|recommend\w*|helps?|better to|tips?)\b",
)
_PLAIN = ("tips", "rules", "tricks", "recipes", "exercises", "recommendations")
"""Things told by advice."""
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_SPELLED = re.compile(r"[A-Za-z][A-Za-z-]*\Z")
_LEAST = 20
"""Words: a shorter section is a stub."""
_TEASER = 2
"""Sentences: one alone leads to another page."""
_LONGEST = 150
"""Words: a longer section may keep its promise in words that we do not know."""


@check(
    message="“{words}” promises {what}, and its section gives none",
    suggestion="Keep the promise, or change the heading.",
    at_most=Severity.NOTE,
    bad=(
        "# A new pool\n\n## What the pool will cost\n\nSwimming is good for the heart, and the "
        "old pool is closed. "
        "Children have nowhere to learn. A new pool would give them a place, and the old ones a "
        "warm bench.\n",
    ),
    good=(
        "# A new pool\n\n## What the pool will cost\n\nThe council puts the price at 9 million "
        "euros. Children have "
        "nowhere to learn. A new pool would give them a place, and the old ones a warm bench by the wall.\n",
        "# Tides\n\n## How to count waves\n\nSit on the pier and look for the tallest. The rest "
        "is patience. Bring a "
        "friend who can write, a lamp for the evening and a coat, and go home before the rain sets in.\n",
    ),
)
def unmet_heading(ledger: Ledger) -> Iterator[Outcome]:
    """A heading promises what its section does not give: a price, a date, three reasons, a way to do it.

    Many readers take in the headings alone, and this one told them that the question had been answered.
    """
    blocks = ledger.document.blocks
    for section in sections(ledger.document):
        heading = blocks[section.heading]
        under = [index for index in section.blocks if blocks[index].form is not Form.HEADING]
        words = " ".join(blocks[index].words for index in under)
        told = sum(len(blocks[index].sentences) for index in under)
        if len(words.split()) < _LEAST or told < _TEASER:
            continue
        claims = [claim for index in under for claim in ledger.by_block.get(index, ())]
        what = _unmet(heading.words, words, claims) or _short(
            heading.words, words, [blocks[i] for i in section.blocks]
        )
        if what:
            yield Hit.on(
                heading,
                verdict=Verdict.OVERSTATED,
                confidence=Confidence.MEDIUM,
                words=heading.words,
                what=what,
            )


def _unmet(heading: str, words: str, claims: Sequence[Claim]) -> str:
    """The kind of thing a heading promises and its section lacks; "" where it keeps its word."""
    brief = len(words.split()) <= _LONGEST
    for kind in table("headings"):
        if not _forms(kind, "heading").search(heading):
            continue
        if kind in _GIVES and any(map(_GIVES[kind], claims)):
            return ""
        if not brief or heading.endswith(
            "?"
        ):  # long sections and questions are kept in more ways than we know
            return (
                "" if kind not in _GIVES or heading.endswith("?") or any(map(_amount, claims)) else "figures"
            )
        return "" if _forms(kind, "kept").search(words) else _NAMED.get(kind, kind)
    return ""


def _short(heading: str, words: str, blocks: Sequence[Block]) -> str:
    """What a heading counts, where its section has no list, no ordinals and too few parts for it."""
    found = _COUNTED.match(heading)
    if not found or len(words.split()) > _LONGEST:
        return ""
    count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
    things = found["things"].lower()
    parts = [
        sum(block.form is Form.ITEM for block in blocks),
        sum(block.form is Form.HEADING for block in blocks),
        sum(block.form is Form.PARAGRAPH for block in blocks),
    ]
    told = _LISTED.search(words) or re.search(rf"\b{things.rstrip('s')}", words, re.IGNORECASE)
    advice = things in _PLAIN and _ADVICE.search(words)
    return "" if max(parts) >= count or told or advice else f"{found['count'].lower()} {things}"


@cache
def _forms(kind: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(table("headings")[kind][key]), re.IGNORECASE)


def _money(claim: Claim) -> bool:
    priced = claim.kind in (Kind.MONEY, Kind.PERCENT)
    return priced and not _SPELLED.match(claim.words)  # "a billion-dollar dream"


def _amount(claim: Claim) -> bool:
    """A figure that answers "how much": no time, no "three areas", no "trillion-dollar"."""
    return claim.kind not in _TIMES and not _SPELLED.match(claim.words)


def _time(claim: Claim) -> bool:
    return claim.kind in _TIMES


_NAMED = {
    "money": "figures",
    "amounts": "figures",
    "times": "a time",
    "names": "names",
    "steps": "a way to do it",
}
_GIVES: dict[str, Callable[[Claim], bool]] = {"money": _money, "amounts": _amount, "times": _time}
