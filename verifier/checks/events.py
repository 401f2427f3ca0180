"""A ledger in, what it dates out: each event as the stems of its clause, with the day, month or year it is told for.

Verbs and their nouns share a stem ("opened", "the opening"), so that an event is known again however it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verifier.checks.lengths import whole
from verifier.checks.statements import SMALL
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_COARSE = (Grain.DECADE, Grain.CENTURY, Grain.SPAN)
_ENDING = re.compile(
    r"(?:ications?|itions?|ations?|ions?|ings?|ments?|ances?|ures?|als?|ers?|ied|ies|ed|es|s|e|y)$"
)
_IRREGULAR = {
    "birth": "born", "death": "die", "died": "die", "dies": "die", "sold": "sale", "sells": "sale", "built": "build",
    "wedding": "marri", "married": "marri", "marriage": "marri", "began": "begin", "begun": "begin", "fell": "fall",
    "start": "begin", "started": "begin", "starts": "begin", "shut": "clos", "shuts": "clos", "won": "win",
    "bought": "buy", "left": "leav", "struck": "strik", "found": "find", "broke": "break", "broken": "break",
    "sank": "sink", "sunk": "sink", "rose": "rise", "flew": "flight", "flown": "flight", "seen": "see", "saw": "see",
    "took": "tak", "taken": "tak", "gave": "giv", "given": "giv", "went": "go", "gone": "go", "ran": "run",
    "held": "hold", "laid": "lay", "paid": "pay", "made": "mak", "met": "meet", "told": "tell", "wrote": "writ",
    "written": "writ",
}  # fmt: skip
# where one clause of a sentence ends and the next begins
_BREAK = re.compile(
    r"[;:—–]\s|\s[—–]|,\s(?:and|but|which|who|when|where|while|so)\b|\s(?:and|but|before|after|until|when|while"
    r"|because|since)\s"
)  # fmt: skip
_QUIET = re.compile(
    r"\b(?:not|never|if|unless|would|could|should|may|might|whether|expected|planned|due)\b|n[’']t\b"
)


class Event(NamedTuple):
    """What happened, as stems; the words of its clause; the date it is told for; its sentence."""

    what: frozenset[str]
    words: str
    date: Claim
    when: Period
    sentence: Sentence


def dated(ledger: Ledger) -> tuple[Event, ...]:
    """Every clause of the text that tells one event with one plain date."""
    return tuple(
        event for index, claims in ledger.by_sentence.items() for event in _of(ledger, index, claims)
    )


def _of(ledger: Ledger, index: int, claims: Sequence[Claim]) -> Iterator[Event]:
    _, block, sentence = ledger.sentences[index]
    dates = [claim for claim in claims if claim.kind in (Kind.DATE, Kind.PERIOD)]
    if not dates or block.zone in _ASIDE or block.form is Form.CELL:
        return
    for claim in dates:
        if claim.kind is not Kind.DATE or not plain(claim) or claim.period is None:
            continue
        start, end = sentence.inner(claim.start, claim.end)
        low, high = clause(sentence.words, start, end)
        others = [one for one in dates if one is not claim and _inside(sentence, one, low, high)]
        words = f"{sentence.words[low:start]} {sentence.words[end:high]}"
        what = stems(words)
        if what and not others and not _QUIET.search(words):
            yield Event(what, words.strip(" ,.:;—–"), claim, claim.period, sentence)


def plain(claim: Claim) -> bool:
    """Whether it names one day, month, season or year without reserve."""
    return (
        claim.comparator is Comparator.EQUAL
        and not claim.hypothetical
        and claim.period is not None
        and claim.period.start is not None
        and claim.period.end is not None
        and (claim.period.grain not in _COARSE or claim.period.approximate)
        and (claim.period.end - claim.period.start).days <= 366
        and any(map(str.isdigit, claim.words))
    )


def _inside(sentence: Sentence, claim: Claim, low: int, high: int) -> bool:
    start, _ = sentence.inner(claim.start, claim.end)
    return low <= start < high


def clause(words: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around `words[start:end]` up to the next break on either side; "9 May: the lock opens" is one."""
    breaks = [found.span() for found in _BREAK.finditer(words)]
    if not words[:start].strip(" (*•-") and (after := re.match(r"\)?\s?[:—–]\s", words[end:])):
        breaks = [span for span in breaks if span[0] > end + after.end()]
    low = max((stop for _, stop in breaks if stop <= start), default=0)
    high = min((begin for begin, _ in breaks if begin >= end), default=len(words))
    return low, high


@cache
def stems(words: str) -> frozenset[str]:
    """What a clause tells of, without the words that say little; verbs and their nouns alike."""
    told = re.findall(r"[^\W\d_][\w’'-]+", words.lower())
    return frozenset(stem(word) for word in told if word not in SMALL and len(word) > 2)


@cache
def stem(word: str) -> str:
    """ "opened", "opens" and "opening" alike; "closure" and "closed"."""
    word = re.sub(r"['’]s?$", "", word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    cut = _ENDING.sub("", word)
    return (cut if len(cut) > 2 else word)[:5]


def whole_days(event: Event) -> bool:
    """Whether both ends of its date are known."""
    return whole(event.when)
