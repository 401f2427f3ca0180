"""The date somebody wrote on a text: a tiny reader for metadata and bylines."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from verifier.model.period import Grain, Period, months_later

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>[12]\d{3})\b"
_YEARLIKE = re.compile(r"[12]\d{3}")
_FORMS = (
    rf"\b{_YEAR}[-/.](?P<figure>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}})(?!\d))?(?:[T ]\d{{1,2}}:\d\d)?",
    rf"\b{_DAY}\.?(?: of)?[ -]{_MONTH}[ ,-]{{1,2}}{_YEAR}",
    rf"\b{_MONTH} {_DAY},? {_YEAR}",
    rf"(?<!\d )\b{_MONTH},? {_YEAR}",
    r"\b(?P<year>[12]\d{3})(?P<figure>[01]\d)(?P<day>[0-3]\d)(?!\d)",
)


def find(words: str) -> tuple[Period, int, int] | None:
    """The first date in the words that exists, with its place."""
    if not _YEARLIKE.search(words):
        return None
    found = None
    for pattern in _patterns():
        for match in pattern.finditer(words):
            period = _period(match)
            if period and (found is None or match.start() < found[1]):
                found = period, match.start(), match.end()
            if period:
                break
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


def _period(match: re.Match[str]) -> Period | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month = int(parts["figure"]) if parts.get("figure") else _MONTHS.index(parts["month"][:3].lower()) + 1
    try:
        if parts.get("day"):
            start = date(year, month, int(parts["day"]))
            return Period(start=start, end=start + timedelta(days=1), grain=Grain.DAY)
        return Period(start=date(year, month, 1), end=months_later(year, month, 1), grain=Grain.MONTH)
    except ValueError:
        return None
