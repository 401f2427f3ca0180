"""A date with the part of it that is named: "early 2024", "the end of next week"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verifier.model.period import Grain, Period
from verifier.numbers import lexicon
from verifier.numbers.dates import point_at
from verifier.numbers.nouns import stops
from verifier.numbers.nth import nth_at
from verifier.numbers.point import Point, part_of, resolve
from verifier.numbers.reckoning import weekday_alone
from verifier.numbers.relative import relative_at
from verifier.numbers.tokens import Tokens

NAMED_PARTS = frozenset(("end", "close", "beginning", "start", "middle", "outset"))


@dataclass(slots=True)
class Named:
    """A date with the part of it that is named: "early", "the end of"."""

    first: int
    point: Point
    part: str = ""

    @property
    def last(self) -> int:
        """The token after it."""
        return self.point.last

    def days(self, today: date | None, year: int | None = None) -> Period | None:
        """The days it stands for."""
        point = self.point
        whole = weekday_alone(today, point) if point.weekday is not None else resolve(point, today, year)
        return part_of(whole, self.part) if whole and self.part else whole


def named_at(t: Tokens, i: int, today: date | None) -> Named | None:
    """The date that begins at a token, with the part before it."""
    point = nth_at(t, i, today) or relative_at(t, i, today) or point_at(t, i) or _part_of_season(t, i)
    if point is None:
        return None
    _year_after(t, point, today)
    _weekday_after(t, point)
    if point.day and point.year is None and t.low[point.last] in lexicon.group("remembered"):
        point.relative = True  # "the Sept. 11 attacks": of which year, everybody knows but the text
    first = point.first if point.first >= 0 else i
    part = lexicon.phrase_before(t, first, lexicon.calendar().parts)
    if part is None and t.low[first - 1] == "the":
        part = lexicon.phrase_before(t, first - 1, lexicon.calendar().parts)
    if part is None or (t.low[part[1]] in ("end", "close") and t.low[part[1] + 1] != "of"):
        return Named(first, point)
    name, first = part
    if t.low[first - 1] == "the" and t.low[first] in NAMED_PARTS:
        first -= 1
    return Named(first, point, name)


def _part_of_season(t: Tokens, i: int) -> Point | None:
    """ "mid-summer", "early autumn": a season of no year in particular."""
    if (
        t.low[i] not in lexicon.calendar().seasons
        or lexicon.phrase_before(t, i, lexicon.calendar().parts) is None
    ):
        return None
    if t.low[i - 1] == "of" or (t.word(i + 1) and not stops(t.low[i + 1])):
        return None
    return Point(i + 1, Grain.SEASON, relative=True)


def _weekday_after(t: Tokens, point: Point) -> None:
    """Takes in the weekday that a date is followed by: "3 April 2026 (Friday)", "3 April 2026, a Friday"."""
    if point.grain is not Grain.DAY or point.relative or point.day is None:
        return
    j, sign = point.last + 1, t.low[point.last]
    if sign == "," and t.low[j] == "a":
        j += 1
    if sign not in ("(", ",") or t.low[j] not in lexicon.calendar().weekdays or not t.capital(j):
        return
    if sign == "(" and t.low[j + 1] == ")":
        point.last = j + 2
    elif sign == "," and t.low[j + 1] in (",", ".", ";", ")", "", "\n\n"):
        point.last = j + 1


def _year_after(t: Tokens, point: Point, today: date | None) -> None:
    """Takes in "last year", "this year" after a month, quarter, half or season."""
    if point.year is not None or point.month is None or point.day or point.fixed:
        return
    j = point.last + 1 if t.low[point.last] == "of" else point.last
    if j > point.last and t.low[j] == "the":
        j += 1
    if t.low[j + 1] != "year" or t.low[j] not in lexicon.calendar().shifts:
        return
    year = relative_at(t, j, today)
    point.last, point.relative = j + 2, True
    if year and year.fixed and year.fixed.start and year.fixed.start.timetuple().tm_yday == 1:
        point.year, point.relative = year.fixed.start.year, False
