"""Dates that say themselves when they are: "April 3, 2026", "2019", "Q3 2024", "the 1990s"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers import lexicon
from verifier.numbers.decades import DECADES, century_at, decade, short_decade, spoken_decade
from verifier.numbers.nouns import stops
from verifier.numbers.numeric import numeric
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point
from verifier.numbers.quarters import YEARS_OF, calendar_year, fiscal, quarter_mark, which_of_year
from verifier.numbers.tokens import Tokens
from verifier.numbers.written import day_at, day_month, day_shared, month_after, month_at
from verifier.numbers.years import apostrophe_year, is_year, plain_year, short_year, spoken_year

_AROUND = 12
_LAST_YEAR = 2199
_DASHES = frozenset("-–—‐‑")
_QUARTERS = frozenset(("quarter", "quarters", "qtr"))
_YEAR_CUES = frozenset(("in", "since", "by", "until", "year", "from", "the", "before", "after", "of"))


def point_at(t: Tokens, i: int) -> Point | None:
    """The date that begins at a token."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if t.figure(i):
        return _figures(t, i)
    if low in calendar.months:
        return month_at(t, i)
    if low in calendar.weekdays:
        return _weekday(t, i)
    if low in calendar.seasons:
        return _season(t, i)
    if low in ("cy", "calendar"):
        return calendar_year(t, i)
    if low in YEARS_OF:
        return fiscal(t, i)
    if low == "ad":
        return _of_our_era(t, i)
    if low in ("q", "h") and t.figure(i + 1) and t.glued(i + 1):
        return quarter_mark(t, i, i + 1, i + 2)
    if low in ("'", "’", "‘") and t.figure(i + 1) and t.glued(i + 1):
        year = apostrophe_year(t, i)
        return short_decade(t, i) or (Point(year[1], Grain.YEAR, year[0]) if year else None)
    if low in DECADES:
        return spoken_decade(t, i)
    if low in lexicon.cardinals():
        return _in_words(t, i)
    return _ordinal(t, i)


def _in_words(t: Tokens, i: int) -> Point | None:
    """ "in nineteen ninety-nine", "the nineteen seventies", "twenty-second of June", "ten June 2024"."""
    found = spoken_decade(t, i)
    if found is None and t.low[i - 1] in _YEAR_CUES:
        year = spoken_year(t, i, named=t.low[i - 1] == "year")
        found = Point(year[1], Grain.YEAR, year[0]) if year else None
    if found is None:
        year = plain_year(t, i)
        found = Point(year[1], Grain.YEAR, year[0]) if year else None
    if found is None and ordinal_value(t, i) is None:
        found = day_month(t, i)
        return found if found and found.year is not None else None
    return found or _ordinal(t, i)


def _of_our_era(t: Tokens, i: int) -> Point | None:
    """ "AD 79"."""
    year = t.low[i + 1]
    fits = t.raw(i) == "AD" and year.isdigit() and len(year) <= 4 and not t.glued(i + 1)
    return Point(i + 2, Grain.YEAR, int(year)) if fits and 0 < int(year) <= _LAST_YEAR else None


def _figures(t: Tokens, i: int) -> Point | None:
    low = t.low[i]
    found = numeric(t, i)
    if found:
        return found
    if not low.isdigit() or len(low) > 4:
        return None
    number = int(low)
    era = t.raw(i + 1) in ("AD", "CE") and not t.glued(i + 1) and (not t.word(i + 2) or stops(t.low[i + 2]))
    if era and 0 < number <= _LAST_YEAR:
        return Point(i + 2, Grain.YEAR, number)
    if 1 <= number <= 31 and len(low) <= 2:
        found = day_month(t, i) or day_shared(t, i)
        if found:
            return found
    if t.low[i + 1] in ("q", "h") and t.glued(i + 1) and 1 <= number <= 4:
        return quarter_mark(t, i + 1, i, i + 2)
    found = decade(t, i, number)
    if found:
        return found
    return _year_first(t, i, number) or _ordinal(t, i)


def _year_first(t: Tokens, i: int, year: int) -> Point | None:
    """ "2024", "2024 Q3", "2024-H1", "2024/Sep/01", "2024 June", "(2024, November 3)"."""
    if len(t.low[i]) != 4 or not is_year(t, i):
        return None
    j = i + 2 if t.low[i + 1] in _DASHES and t.glued(i + 1) and t.glued(i + 2) else i + 1
    if t.low[j] in ("q", "h") and t.figure(j + 1) and t.glued(j + 1):
        found = quarter_mark(t, j, j + 1, j + 2, year)
        if found:
            return found
    tied = t.low[i + 1] in ("-", "/", ".") and t.glued(i + 1) and t.glued(i + 2)
    if tied and t.low[i + 2] in lexicon.calendar().months:
        month = lexicon.calendar().months[t.low[i + 2]]
        day = day_at(t, i + 4) if t.low[i + 3] == t.low[i + 1] and t.glued(i + 4) else None
        if day:
            return Point(day[1], Grain.DAY, year, month, day[0])
        return Point(i + 3, Grain.MONTH, year, month)
    fiscal_year = t.low[i + 1] in ("fiscal", "financial") and t.low[i + 2] == "year"
    return month_after(t, i, year) or Point(i + 1, Grain.YEAR, year, approximate=fiscal_year)


def _weekday(t: Tokens, i: int) -> Point | None:
    """ "Friday", "Friday, April 3", "Friday 22/4", "Thursday the 21st"."""
    low = t.low[i]
    which = lexicon.calendar().weekdays[low]
    short = len(low) < 6
    j = i + 1
    if t.low[j] == "." and t.glued(j) and short:
        j += 1
    if t.low[j] == ",":
        j += 1
    at = j + 1 if t.low[j] == "the" else j
    if t.figure(at) or t.low[at] in lexicon.calendar().months or t.low[at] in lexicon.cardinals():
        found = (t.figure(at) and numeric(t, at, which)) or point_at(t, at)
        if found and found.grain is Grain.DAY:
            return found
    found = day_month(t, at) or _weekday_day(t, at, which)
    if found or t.low[at - 1 : at + 2] == ["the", "13", "th"]:
        return found
    if short or t.low[i - 1] in lexicon.group("before holidays"):
        return None
    if not t.capital(i) and t.low[i - 1] not in lexicon.group("before dates") and t.low[i - 1] != "on":
        return None
    if t.low[i + 1] in ("times", "night's", "telegraph", "mirror") and t.capital(i + 1):
        return None
    return Point(i + 1, Grain.DAY, weekday=which, relative=True)


def _weekday_day(t: Tokens, at: int, which: int) -> Point | None:
    """ "Thursday the 21st", "Tue 13th": the nearest month in which that day is that weekday."""
    found = ordinal_value(t, at)
    if found is None or not 1 <= found[0] <= 31 or t.low[at - 1] == "," or (which, found[0]) == (4, 13):
        return None
    ends = not t.word(found[1]) or t.low[found[1]] in lexicon.group("stops")
    return Point(found[1], Grain.DAY, day=found[0], weekday=which, relative=True) if ends else None


def _of_a_game(t: Tokens, i: int) -> bool:
    """Whether a quarter is one of a game: "late in the fourth quarter", or a word of games beside it."""
    around = t.low[max(i - _AROUND, 0) : i + _AROUND]
    late = t.low[i - 1] == "the" and t.low[i - 2] == "in" and t.low[i - 3] in ("early", "late", "midway")
    money = any(word in lexicon.group("books") for word in around)
    return not money and (late or any(word in lexicon.group("plays") for word in around))


def _season(t: Tokens, i: int) -> Point | None:
    """ "summer 2024", "the fall of 2019", "mid-summer"."""
    j = i + 2 if t.low[i + 1] in ("of", ",") else i + 1
    found = short_year(t, j)
    if found is None and t.figure(j) and len(t.low[j]) == 4 and is_year(t, j, sure=True):
        found = int(t.low[j]), j + 1
    if found is None:
        return None
    point = Point(found[1], Grain.SEASON, found[0], lexicon.calendar().seasons[t.low[i]])
    point.approximate = True
    return point


def _ordinal(t: Tokens, i: int) -> Point | None:
    """ "third quarter of 2024", "the 21st century", "first half of 2024", "21st of April"."""
    found = ordinal_value(t, i)
    if found is None:
        return None
    value, j = found
    if t.low[j] == "-" and t.glued(j) and t.low[j + 1] in ("quarter", "half", "century"):
        j += 1
    low = t.low[j]
    if low in _QUARTERS and 1 <= value <= 4:
        point = which_of_year(t, j + 1, value, Grain.QUARTER)
        return None if point.year is None and _of_a_game(t, i) else point
    if low == "half" and value <= 2:
        point = which_of_year(t, j + 1, value, Grain.HALF)
        k = j + 3 if t.low[j + 2] == "the" else j + 2
        of_a_year = t.low[j + 1] == "of" and t.low[k] in lexicon.calendar().shifts and t.low[k + 1] == "year"
        return point if point.year or of_a_year else None
    return century_at(t, i, value, j) or day_month(t, i) or day_shared(t, i)
