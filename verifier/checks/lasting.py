"""Lengths of time told: words in, months out."""

from __future__ import annotations

import re
from fractions import Fraction

_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_N = rf"(?P<n>\d+|{'|'.join(_WORDS)})"
_MONTHS = (
    (
        re.compile(
            rf"\b(?:over|for|in|during|within) (?:the (?:next |last |past )?)?{_N} years?\b", re.IGNORECASE
        ),
        12,
    ),
    (
        re.compile(
            rf"\b(?:over|for|in|during|within) (?:the (?:first |last |past )?)?{_N} months?\b", re.IGNORECASE
        ),
        1,
    ),
    (re.compile(r"\b(?:first|second) half\b|\bhalf-year\b", re.IGNORECASE), 6),
    (
        re.compile(
            r"\b(?:a|the|first|second|third|fourth|last|each|every) quarter\b|\(quarter\)|\bQ[1-4]\b",
            re.IGNORECASE,
        ),
        3,
    ),
    (
        re.compile(
            r"\b(?:[Ll]ast year|[Tt]welve months|12 months)\b|\ba year\b(?! (?:ago|earlier|before))"
            r"|\bper year\b|\bin a (?:single )?year\b"
            r"|\b(?:whole|all) of (?:19|20)\d\d\b|\b(?:full|whole|entire) year\b|\(year\)|\bannual",
            re.IGNORECASE,
        ),
        12,
    ),
    (re.compile(r"\b(?:a|per) month\b|\(month\)", re.IGNORECASE), 1),
)
_SPAN = re.compile(r"\b((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)?\d\d)\b")
_MONTH = {
    name: at
    for at, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_NAMED = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_FROM_TO = re.compile(
    rf"\b(?:between |from )?{_NAMED}(?:\s?[-–—]\s?|\s(?:and|to|through|until)\s(?:the end of )?){_NAMED}"
)


def months(words: str) -> int:
    """How many months the one period of some words lasts; 0 where there is none, or more than one."""
    found = {
        size * (int(_WORDS.get(n.lower(), 0)) or int(n)) if (n := said.groupdict().get("n")) else size
        for form, size in _MONTHS
        for said in form.finditer(words)
    }
    span = _SPAN.search(words)
    if span:
        last = int(span[2]) if len(span[2]) == 4 else int(span[1][:2] + span[2])
        found.add(12 * (last - int(span[1]) + 1))
    span_ = _FROM_TO.search(words)
    if span_:
        first, last = (_MONTH[name.lower()] for name in span_.groups())
        found.add((last - first) % 12 + 1)
    elif not found and re.search(rf"\b(?:in|of|for|during) {_NAMED}(?:\W|$)", words):
        found.add(1)
    if not found and re.fullmatch(r"\W*(?:19|20)\d\d\W*", words):
        return 12
    return found.pop() if len(found) == 1 else 0


def length(many: int) -> str:
    """In years, where they are whole: "2 years", "9 months"."""
    years = Fraction(many, 12)
    if years.denominator == 1:
        return "1 year" if years == 1 else f"{years} years"
    return f"{many} month{'s' if many > 1 else ''}"
