"""A weekday that is not the weekday of its date, or a date that does not exist."""

from __future__ import annotations

import re
from calendar import day_name, isleap
from collections.abc import Iterator
from datetime import date

from verifier.checks.check import Outcome, check
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# a newspaper's name is no weekday: "The Sun, 5 March 2024"
_WEEKDAY = (
    r"(?<![Tt]he )(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed"
    r"|Thu(?:rs)?|Fri|Sat|Sun)\b\.?"
)
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)\b"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_WEEKDAY},? (?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"\b{_WEEKDAY},? {_MONTH} {_DAY},? {_YEAR}",
        rf"\b{_DAY} {_MONTH},? {_YEAR} \({_WEEKDAY}\)",
        rf"\b{_MONTH} {_DAY}, {_YEAR} \({_WEEKDAY}\)",
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d),? \(?(?:an? )?{_WEEKDAY}",
        rf"\b{_DAY} {_MONTH},? {_YEAR}, a {_WEEKDAY}",
        rf"\b{_MONTH} {_DAY}, {_YEAR}, a {_WEEKDAY}",
    )
)
_NO_SUCH_DAY = tuple(
    re.compile(form)
    for form in (
        rf"\b(?P<day>3[01]|29)(?:st|th)? (?:of )?{_MONTH}\b(?:,? {_YEAR})?(?! ?[-–/])",
        rf"\b{_MONTH} (?P<day>3[01]|29)(?:st|th)?\b(?:,? {_YEAR})?(?! ?[-–/%]|[.,]\d|\w)",
    )
)
# "there is no 31 June", "like a 30th of February": such a day is spoken of, not named as a day
_UNREAL = re.compile(r"\b(?:an?|no|imaginary|fictional|non-existent)\s$", re.IGNORECASE)
_GREGORIAN = 1753
"""From this year on the calendar is one; before it a date may be in the Julian one (Calendar Act 1750)."""
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@check(
    message="“{words}”: {truth}",
    suggestion="Check the date; {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "The ferry museum opens on Wednesday, 5 March 2024.",
        "Applications close on 31 June 2025.",
        "The hearing was held on February 29, 2023 (Wednesday) in Leeds.",
    ),
    good=(
        "The ferry museum opens on Tuesday, 5 March 2024 and closes on Sunday.",
        "The letter was printed in The Sun, 5 March 2024.",
        "Applications close on 30 June 2025, a Monday.",
        "There is no 31 June, so the lease ended a day early.",
        "The hearing of February 29, 2024 lasted until 31 May.",
    ),
    source="Proleptic Gregorian calendar, ISO 8601-1:2019",
)
def weekday_misses_date(ledger: Ledger) -> Iterator[Outcome]:
    """A date names a weekday that it does not fall on, or a day that its month does not have.

    Readers put such dates into their diaries; one half of the date is wrong, and nobody can tell which.
    """
    for _, block, sentence in ledger.having(*_FORMS, *_NO_SUCH_DAY):
        if block.zone is not Zone.CODE:
            yield from _weekdays(sentence)
            yield from _missing_days(sentence)


def _weekdays(sentence: Sentence) -> Iterator[Outcome]:
    for form in _FORMS:
        for found in form.finditer(sentence.words):
            try:
                day = date(int(found["year"]), _month(found["month"]), int(found["day"]))
            except ValueError:
                continue
            if day.year < _GREGORIAN:
                continue
            right = day_name[day.weekday()]
            span = _span(sentence, found)
            if right.startswith(found["weekday"][:3]):
                yield Held.on(span, weighed=False)
            else:
                truth = f"{_written(day)} is a {right}"
                yield Hit.on(span, words=found[0], truth=truth, arithmetic=f"{day.isoformat()} = {right}")


def _missing_days(sentence: Sentence) -> Iterator[Outcome]:
    for form in _NO_SUCH_DAY:
        for found in form.finditer(sentence.words):
            if _UNREAL.search(sentence.words[: found.start()]) or "calendar" in sentence.words:
                continue
            month, day = _month(found["month"]), int(found["day"])
            longest = _LONGEST[month - 1]
            if found["year"] and month == 2 and not isleap(int(found["year"])):
                longest = 28
            if day > longest:
                name = f"{_MONTHS[month - 1]}{' ' + found['year'] if found['year'] and month == 2 else ''}"
                yield Hit.on(_span(sentence, found), words=found[0], truth=f"{name} has {longest} days")


def _span(sentence: Sentence, found: re.Match[str]) -> Stretch:
    start, end = sentence.span(*found.span())
    return Stretch(start=start, end=end)


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
