"""Period: a stretch of days, from a day to a century, either end open."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from pydantic import model_serializer, model_validator

from verifier.model.record import Record


class Grain(StrEnum):
    """How finely a period is written."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


_ONE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FIRST_MONTH = {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}


class Period(Record):
    """The days from `start` up to, not including, `end`; None is open.

    Written, and kept in JSON, as an EDTF string (ISO 8601-2:2019, levels 0 and 1, with the
    codes 33-36 for quarters and 40-41 for halves): "2024-04", "2026/2029", "../2030".
    """

    start: date | None = None
    end: date | None = None
    grain: Grain = Grain.SPAN
    approximate: bool = False
    """True for "early 2024", "about 1990"."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        return _parse(given) if isinstance(given, str) else given

    @model_serializer(mode="wrap", when_used="json")
    def _to_text(self, _: Any) -> str:
        return self.edtf

    @property
    def edtf(self) -> str:
        """The period as an EDTF string."""
        mark = "~" if self.approximate else ""
        if self.start and self.end and self.grain is not Grain.SPAN:
            return _written(self.start, self.grain, self.end) + mark
        low = _edge(self.start, self.end, first=True)
        high = _edge(self.start, self.end, first=False)
        return f"{low}/{high}{mark}"

    @property
    def last(self) -> date | None:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1) if self.end and self.end > date.min else self.end

    def meets(self, other: Period) -> bool:
        """Whether some day is in both."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )

    def covers(self, other: Period) -> bool:
        """Whether every day of the other is in this one."""
        low = self.start is None or (other.start is not None and self.start <= other.start)
        return low and (self.end is None or (other.end is not None and other.end <= self.end))


def _written(start: date, grain: Grain, end: date) -> str:
    year = f"{start.year:04}"
    match grain:
        case Grain.DAY:
            return start.isoformat()
        case Grain.MONTH:
            return f"{year}-{start.month:02}"
        case Grain.QUARTER if start.day == 1 and start.month % 3 == 1:
            return f"{year}-{33 + (start.month - 1) // 3}"
        case Grain.HALF if start.day == 1 and start.month % 6 == 1:
            return f"{year}-{40 + (start.month - 1) // 6}"
        case Grain.YEAR if (start.month, start.day) == (1, 1):
            return year
    return f"{_edge(start, end, first=True)}/{_edge(start, end, first=False)}"


def _edge(start: date | None, end: date | None, *, first: bool) -> str:
    """One end of a span, as coarsely as both ends allow (years, months, then days)."""
    day = start if first else end
    if day is None:
        return ".."
    edges = [d for d in (start, end) if d]
    shown = day if first else day - timedelta(days=1)
    if all((d.month, d.day) == (1, 1) for d in edges):
        return f"{shown.year:04}"
    return f"{shown.year:04}-{shown.month:02}" if all(d.day == 1 for d in edges) else shown.isoformat()


def _parse(text: str) -> dict[str, Any]:
    approximate = text.endswith("~")
    low, slash, high = text.rstrip("~").partition("/")
    if slash:
        start = None if low in ("", "..") else _one(low)["start"]
        end = None if high in ("", "..") else _one(high)["end"]
        return {"start": start, "end": end, "grain": Grain.SPAN, "approximate": approximate}
    return {**_one(low), "approximate": approximate}


def _one(text: str) -> dict[str, Any]:
    found = _ONE.fullmatch(text)
    if not found:
        raise ValueError(f"not a date in EDTF: {text!r} (try 2024, 2024-04, 2024-04-03 or 2024/2026)")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            start = date(year, month, day)
            return {"start": start, "end": start + timedelta(days=1), "grain": Grain.DAY}
        if month in _FIRST_MONTH:
            long = 3 if month < 40 else 6
            first = _FIRST_MONTH[month]
            grain = Grain.QUARTER if long == 3 else Grain.HALF
            return {"start": date(year, first, 1), "end": months_later(year, first, long), "grain": grain}
        if month:
            return {"start": date(year, month, 1), "end": months_later(year, month, 1), "grain": Grain.MONTH}
        return {"start": date(year, 1, 1), "end": months_later(year, 1, 12), "grain": Grain.YEAR}
    except (ValueError, OverflowError) as error:
        raise ValueError(f"no such date: {text!r} ({error})") from None


def months_later(year: int, month: int, count: int) -> date:
    """The first day of the month `count` months after; the last day we can hold at the end of time."""
    index = year * 12 + month - 1 + count
    return date(index // 12, index % 12 + 1, 1) if index < 120000 else date.max
