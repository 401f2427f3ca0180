"""A ledger in, the figures that it values out: "strong growth of 3%"; by `words/readings.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import pattern, table
from verifier.checks.statements import content
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_KINDS = (Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.DURATION, Kind.RATIO)
# as in: strong growth of 3%, a healthy 12%
_BEFORE = (
    r"\b(?P<value>{})(?:,? \w+)?(?: (?:of|at|by|to))?(?: (?:an?|the|about|some|nearly|almost|only|just))* ?$"
)
_AFTER = r"^[^.;:?!]{{0,110}}?\b(?P<value>{})\b"
_HEDGED = re.compile(
    r"\b(?:not|no|never|n['’]t|hardly|neither|nor|may|might|could|would|if|whether|than|but|although|while|whereas"
    r"|however|despite|yet|too|less|more)\b|n['’]t\b"
)
_JUDGE = re.compile(
    r"^(?P<who>(?:(?:the|its|their|his|her|a|an) )?[\w'’-]+(?: [\w'’-]+){0,3}?) (?:call(?:s|ed)|describ(?:es|ed)"
    r"|hail(?:s|ed)|dismiss(?:es|ed)|brand(?:s|ed)|sp(?:oke|eaks) of|regard(?:s|ed)|consider(?:s|ed)|se(?:es)|saw"
    r"|deem(?:s|ed)|prais(?:es|ed)|criticis(?:es|ed)|view(?:s|ed)|welcom(?:es|ed))\b",
    re.IGNORECASE,
)


class Value(NamedTuple):
    """A figure, the scale and the end of it that it is valued at, and the words."""

    claim: Claim
    scale: str
    first: bool
    value: str
    place: Stretch
    words: str
    quoted: bool
    """Whether the value is put in quotation marks."""


def values(ledger: Ledger) -> Iterator[Value]:
    """Every figure of running text that one word of a scale values, in reading order."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if (
            block.form is Form.CELL
            or block.zone in _ASIDE
            or pattern("readings", "APART").search(sentence.words)
        ):
            continue
        if not _any().search(sentence.words):
            continue
        for claim in claims:
            written = any(map(str.isdigit, claim.words))
            if claim.kind not in _KINDS or claim.value is None or claim.hypothetical or not written:
                continue
            start, end = sentence.inner(claim.start, claim.end)
            for scale, first, before, after in _scales():
                found = before.search(sentence.words, max(0, start - 70), start)
                low, high = (found.start("value"), end) if found else (start, end)
                if not found and (found := after.match(_tail(sentence.words, end))):
                    high = end + found.end("value")
                if found and not _HEDGED.search(_near(sentence.words, low, high)):
                    at, to = sentence.span(low, high)
                    said = sentence.words[low:high]
                    quoted = re.search(r"[“\"][^“”\"]*$", said) is not None
                    yield Value(claim, scale, first, found["value"], Stretch(start=at, end=to), said, quoted)


def judge(words: str) -> frozenset[str]:
    """Who values it in "the minister called the 3 % a success", as stems."""
    found = _JUDGE.match(words)
    return content(found["who"]) if found else frozenset()


def _tail(words: str, end: int) -> str:
    """What follows a figure up to the next one of its kind."""
    return re.split(r"(?<=\w)\d", words[end:])[0]


def _near(words: str, low: int, high: int) -> str:
    return words[max(0, low - 12) : high]


@cache
def _any() -> re.Pattern[str]:
    rows = table("readings")["value"]
    return re.compile(rf"\b(?:{'|'.join(word for row in rows for word in (*row['one'], *row['other']))})\b")


@cache
def _scales() -> tuple[tuple[str, bool, re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for row in table("readings")["value"]:
        for end in ("one", "other"):
            words = "|".join(row[end])
            found.append(
                (row["of"], end == "one", re.compile(_BEFORE.format(words)), re.compile(_AFTER.format(words)))
            )
    return tuple(found)
