"""Dates that say themselves when they are: "April 3, 2026", "2019", "Q3 2024", "the 1990s"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.numeric import DECADES, decade, in_order, numeric, short_decade
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point
from verifier.numbers.quarters import fiscal, quarter_mark, which_of_year
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import is_year, short_year, spoken_year

_DASHES = frozenset("-–—‐‑")


_QUARTERS = frozenset(("quarter", "quarters", "qtr"))


def point_at(t: Tokens, i: int) -> Point | None:
    """The date that begins at a token."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if t.figure(i):
        return _figures(t, i)
    if low in calendar.months:
        return _month(t, i)
    if low in calendar.weekdays:
        return _weekday(t, i)
    if low in calendar.seasons:
        return _season(t, i)
    if low in ("fy", "fiscal", "financial"):
        return fiscal(t, i)
    if low in ("q", "h") and t.figure(i + 1) and t.glued(i + 1):
        return quarter_mark(t, i, i + 1, i + 2)
    if low in ("'", "’", "‘") and t.figure(i + 1) and t.glued(i + 1):
        return short_decade(t, i)
    if low in DECADES and t.low[i - 1] in ("the", "early", "mid", "late", "-"):
        return Point(i + 1, Grain.DECADE, DECADES[low])
    if low in lexicon.cardinals() and t.low[i - 1] in (
        "in",
        "since",
        "by",
        "until",
        "year",
        "from",
        "the",
        "before",
        "after",
    ):
        year = spoken_year(t, i)
        if year:
            return Point(year[1], Grain.YEAR, year[0])
        if t.low[i + 1] in DECADES and lexicon.cardinals()[low] in (18, 19):
            return Point(i + 2, Grain.DECADE, 100 * lexicon.cardinals()[low] + DECADES[t.low[i + 1]] - 1900)
    return _ordinal(t, i)


def _figures(t: Tokens, i: int) -> Point | None:
    low = t.low[i]
    if low.count(".") == 2:
        return in_order(low.split("."), i + 1, day_first=True)
    if not low.isdigit() or len(low) > 4:
        return None
    sign = t.low[i + 1]
    if sign in ("-", "/", "–") and t.low[i + 3] == sign and all(t.glued(i + k) for k in (1, 2, 3, 4)):
        found = numeric(t, i)
        if found:
            return found
    number = int(low)
    months = lexicon.calendar().months
    if 1 <= number <= 31 and len(low) <= 2:
        found = _day_month(t, i) or _days_of_month(t, i, number)
        if found:
            return found
    if sign in ("q", "h") and t.glued(i + 1) and 1 <= number <= 4:
        return quarter_mark(t, i + 1, i, i + 2)
    ten_years = decade(t, i, number)
    if ten_years:
        return ten_years
    if (
        len(low) == 4
        and t.low[i + 1] in months
        and not t.glued(i + 1)
        and t.capital(i + 1)
        and number >= 1500
        and not t.figure(i + 2)
    ):
        return None
    if len(low) == 4 and is_year(t, i):
        if t.raw(i + 1) in ("Q", "H") and t.figure(i + 2) and t.glued(i + 2):
            found = quarter_mark(t, i + 1, i + 2, i + 3)
            if found:
                found.year = number
            return found
        return Point(i + 1, Grain.YEAR, year=number)
    return _ordinal(t, i)


def _day_month(t: Tokens, i: int) -> Point | None:
    """ "3 April 2026", "3rd of April", "3-Apr-2026"."""
    months = lexicon.calendar().months
    found = ordinal_value(t, i)
    day, j = found if found else (int(t.low[i]) if t.low[i].isdigit() else 0, i + 1)
    if t.low[j] == "of" or (t.low[j] in ("-", "/") and t.glued(j) and t.glued(j + 1)):
        j += 1
    month = months.get(t.low[j])
    if month is None or not 1 <= day <= 31 or t.low[j + 1] == "'s":
        return None
    if t.low[j] in ("march", "may") and not t.capital(j) and found is None and not t.figure(j + 1):
        return None
    if t.low[j] in ("mar", "sun", "dec", "jan") and not (t.capital(j) or t.figure(j + 1)):
        return None
    return with_year(t, j + 1, month, day)


def _days_of_month(t: Tokens, i: int, day: int) -> Point | None:
    """The first day of "4 to 22 January", "3-5 March 2024"."""
    joined = t.low[i + 1] in _DASHES or t.low[i + 1] in ("to", "and", "until", "through", "till")
    if not joined or not t.figure(i + 2):
        return None
    other = _day_month(t, i + 2)
    if other is None or other.day is None or other.day <= day:
        return None
    return Point(i + 1, Grain.DAY, other.year, other.month, day)


def with_year(t: Tokens, j: int, month: int, day: int | None) -> Point:
    """The point of a month or a day, with the year that may follow."""
    grain = Grain.DAY if day else Grain.MONTH
    k = j
    if t.low[k] == "." and t.glued(k) and len(t.low[k - 1]) <= 5 and t.word(k - 1):
        k += 1
    dotted = k
    if t.low[k] in (",", "of", "-", "/") and (t.figure(k + 1) or t.low[k + 1] in ("'", "’")):
        k += 1
    digits = t.low[k] if t.figure(k) and len(t.low[k]) == 4 and t.low[k].isdigit() else ""
    if digits and 1000 <= int(digits) <= 2199 and t.low[k + 1] not in ("%", *lexicon.scales()):
        return Point(k + 1, grain, int(digits), month, day)
    year = short_year(t, k) or spoken_year(t, k)
    if year:
        return Point(year[1], grain, year[0], month, day)
    if (
        t.low[dotted - 1] == "."
        and (t.text[t.spans[dotted][0] :][:1].isupper() and not t.figure(dotted))
        and day is None
    ):
        dotted = j
    return Point(j if day else dotted, grain, None, month, day)


def _month(t: Tokens, i: int) -> Point | None:
    """ "April", "April 2026", "April 3", "Oct. 31, 2024"."""
    low = t.low[i]
    month = lexicon.calendar().months[low]
    j = i + 1
    if t.low[j] == "." and t.glued(j) and len(low) <= 5:
        j += 1
    if t.low[j] == "the" and ordinal_value(t, j + 1):
        j += 1
    if (
        t.low[j] in ("-", "/")
        and t.glued(j)
        and t.glued(j + 1)
        and t.figure(j + 1)
        and len(t.low[j + 1]) <= 2
    ):
        j += 1
    found = ordinal_value(t, j)
    if found is None and t.figure(j) and t.low[j].isdigit() and len(t.low[j]) <= 2 and _free(t, j):
        found = int(t.low[j]), j + 1
    if found is None and t.low[j] in lexicon.cardinals():
        spelled = amount_at(t, j)
        if spelled and spelled.scale == 1 and spelled.value <= 31 and spelled.value.denominator == 1:
            found = int(spelled.value), spelled.last
    if found and 1 <= found[0] <= 31 and (t.capital(i) or low not in lexicon.group("months and more")):
        return with_year(t, found[1], month, found[0])
    point = with_year(t, i + 1, month, None)
    if point.year is None and not _month_alone(t, i):
        return None
    return point


def _free(t: Tokens, j: int) -> bool:
    """Whether a number after a month is its day: "May 3", not "May 3 million" or "June 5%"."""
    after = t.low[j + 1]
    if after in lexicon.scales() or after in ("%", "percent", "people") or (t.glued(j + 1) and t.word(j + 1)):
        return False
    return after != ":" or not t.glued(j + 1)


def _month_alone(t: Tokens, i: int) -> bool:
    """Whether a month without day and year is one: "in May", not "may" or "Jan Smith"."""
    low, before = t.low[i], t.low[i - 1]
    if t.low[i + 1] in lexicon.calendar().shifts and t.low[i + 2] == "year":
        return True
    if not t.capital(i):
        return before in lexicon.group("before dates") and low not in lexicon.group("months and more")
    after_name = t.capital(i + 1) and t.word(i + 1) and t.low[i + 1] not in lexicon.calendar().weekdays
    if before in lexicon.group("before dates") or (
        before in _DASHES and t.low[i - 2] in ("early", "mid", "late")
    ):
        return True
    return (
        low not in lexicon.group("months and more")
        and not after_name
        and not (t.word(i - 1) and t.capital(i - 1) and low == "may")
    )


def _weekday(t: Tokens, i: int) -> Point | None:
    """ "Friday", "Friday, April 3"."""
    low = t.low[i]
    short = len(low) <= 5 and low not in ("mon", "monday")
    j = i + 1
    if t.low[j] == "." and t.glued(j) and short:
        j += 1
    if t.low[j] == ",":
        j += 1
    at = j + 1 if t.low[j] == "the" else j
    if t.figure(at) or t.low[at] in lexicon.calendar().months:
        found = point_at(t, at)
        if found and found.grain is Grain.DAY:
            return found
    if not t.capital(i) or len(low) < 6:
        return None
    before = i - 1
    if (
        t.word(before)
        and t.capital(before)
        and t.low[before]
        in (
            "black",
            "good",
            "super",
            "cyber",
            "easter",
            "bloody",
            "ash",
            "palm",
            "giving",
            "ruby",
            "whit",
            "bank",
        )
    ):
        return None
    if t.low[i + 1] in ("times", "night's", "telegraph", "mirror") and t.capital(i + 1):
        return None
    return Point(i + 1, Grain.DAY, weekday=lexicon.calendar().weekdays[low], relative=True)


def _season(t: Tokens, i: int) -> Point | None:
    """ "summer 2024", "the fall of 2019"."""
    j = i + 2 if t.low[i + 1] in ("of", ",") else i + 1
    if not (t.figure(j) and len(t.low[j]) == 4 and is_year(t, j, sure=True)):
        return None
    point = Point(j + 1, Grain.SEASON, int(t.low[j]), lexicon.calendar().seasons[t.low[i]])
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
        return which_of_year(t, j + 1, value, Grain.QUARTER)
    if low == "half" and value <= 2:
        point = which_of_year(t, j + 1, value, Grain.HALF)
        return point if point and point.year else None
    if low in ("century", "centuries") and value <= 30:
        return Point(j + 1, Grain.CENTURY, max(100 * (value - 1), 1))
    if 1 <= value <= 31:
        return _day_month(t, i)
    return None
