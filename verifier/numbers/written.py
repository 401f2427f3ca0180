"""Dates that name their month: "April 3, 2026", "3rd of April", "2026 June", "4 to 22 January"."""

from __future__ import annotations

from verifier.model.period import Grain
from verifier.numbers import lexicon
from verifier.numbers.nouns import stops
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.point import Point
from verifier.numbers.spelled import spelled
from verifier.numbers.tokens import Tokens
from verifier.numbers.years import year_after

_DASHES = frozenset("-–—‐‑")
_JOINS = frozenset(("to", "and", "until", "till", "thru", "through", "or"))
_WHOLE = frozenset(("march", "april", "may", "june", "july"))
_VERBS = frozenset(("march", "may"))
_CLIPPED = frozenset(("mar", "sun", "dec", "jan"))


def day_at(t: Tokens, j: int) -> tuple[int, int] | None:
    """A day of the month in digits or words, and the token after it: "3", "3rd", "third", "twenty-one"."""
    found = ordinal_value(t, j)
    if found is None and t.figure(j) and t.low[j].isdigit() and len(t.low[j]) <= 2:
        found = int(t.low[j]), j + 1
    if found is None and t.low[j] in lexicon.cardinals():
        number = spelled(t, j, paired=True)
        if number and number.scale == 1 and number.value.denominator == 1 and not number.decimals:
            found = int(number.value), number.last
    return found if found and 1 <= found[0] <= 31 else None


def day_month(t: Tokens, i: int) -> Point | None:
    """ "3 April 2026", "3rd of April", "the 3rd day of April", "3-Apr-2026"."""
    found = day_at(t, i) if _month_within(t, i, 7) else None
    if found is None:
        return None
    day, j = found
    ordinal = ordinal_value(t, i) is not None
    if ordinal and t.low[j] == "day" and t.low[j + 1] == "of":
        j += 1
    if t.low[j] == "of" or (t.low[j] in ("-", "/", ".") and t.glued(j) and t.glued(j + 1)):
        j += 1
    low = t.low[j]
    month = lexicon.calendar().months.get(low)
    if month is None or (t.low[j + 1] in ("'s", "s") and not t.glued(j)):
        return None
    if low in _VERBS and not t.capital(j) and not ordinal and not t.figure(j + 1):
        return None
    if low in _CLIPPED and not (t.capital(j) or t.figure(j + 1) or (ordinal and low != "sun")):
        return None
    return with_year(t, j + 1, month, day)


def day_shared(t: Tokens, i: int) -> Point | None:
    """The first day of "4 to 22 January", "3-5 March 2024", "the third to the seventh of May"."""
    found = day_at(t, i) if _month_within(t, i, 12) else None
    if found is None:
        return None
    day, j = found
    if t.low[j] not in _DASHES and t.low[j] not in _JOINS:
        return None
    k = j + 2 if t.low[j + 1] == "the" else j + 1
    other = day_month(t, k)
    if other is None or other.day is None or other.day <= day:
        return None
    return Point(j, Grain.DAY, other.year, other.month, day)


def _month_within(t: Tokens, i: int, tokens: int) -> bool:
    """Whether the name of a month comes soon; most numbers have none, so this is asked first."""
    return not lexicon.calendar().months.keys().isdisjoint(t.low[i + 1 : i + tokens])


def with_year(t: Tokens, j: int, month: int, day: int | None) -> Point:
    """The point of a month or a day, with the year that may follow."""
    grain = Grain.DAY if day else Grain.MONTH
    k = j
    if t.low[k] == "." and t.glued(k) and len(t.low[k - 1]) <= 5 and t.low[k - 1] not in _WHOLE:
        k += 1
    dotted = k
    year = year_after(t, k)
    if year:
        return Point(year[1], grain, year[0], month, day)
    if (
        t.low[dotted - 1] == "."
        and (t.text[t.spans[dotted][0] :][:1].isupper() and not t.figure(dotted))
        and day is None
    ):
        dotted = j
    return Point(j if day else dotted, grain, None, month, day)


def month_at(t: Tokens, i: int) -> Point | None:
    """ "April", "April 2026", "April 3", "Oct. 31, 2024", "Sep-23-2020"."""
    low = t.low[i]
    month = lexicon.calendar().months[low]
    j = i + 1
    if t.low[j] == "." and t.glued(j) and (len(low) <= 5 or (t.figure(j + 1) and t.glued(j + 1))):
        j += 1
    if t.low[j] == "the" and ordinal_value(t, j + 1):
        j += 1
    if t.low[j] in ("-", "/") and t.glued(j) and t.glued(j + 1) and len(t.low[j + 1]) <= 2:
        j += 1
    found = day_at(t, j)
    if found and t.low[j - 1] == "the" and t.capital(found[1]):
        found = None  # "in August the 3rd Brigade"
    counted = t.low[i - 1] == "in" and found and t.word(found[1]) and not stops(t.low[found[1]])
    if found and t.figure(j) and found[1] == j + 1 and (counted or not _free(t, j)):
        found = None
    if found and not t.figure(j) and ordinal_value(t, j) is None and not _spelled_day(t, found[1]):
        found = None
    sure = t.capital(i) or low not in lexicon.group("months and more")
    if found and (sure or year_after(t, found[1])):
        return with_year(t, found[1], month, found[0])
    point = with_year(t, i + 1, month, None)
    if point.year is None and not _month_alone(t, i):
        return None
    return point


def _spelled_day(t: Tokens, j: int) -> bool:
    """Whether a number word after a month is its day: "May twenty-one", not "in May three men"."""
    return not t.word(j) or t.low[j] in lexicon.group("stops") or year_after(t, j) is not None


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
    months = lexicon.calendar().months
    if (
        t.capital(i)
        and t.low[i + 1] in _DASHES
        and t.low[i + 2] in months
        and with_year(t, i + 3, 1, None).year
    ):
        return True
    if t.raw(i) == "APR":  # a yearly rate
        return False
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


def month_after(t: Tokens, i: int, year: int) -> Point | None:
    """ "2024 June", "2024 June 3", "(2024, November)": not "by 2016 May had resigned"."""
    comma = t.low[i + 1] == ","
    j = i + 2 if comma else i + 1
    low = t.low[j]
    month = lexicon.calendar().months.get(low)
    if month is None or t.glued(j):
        return None
    name = low in lexicon.group("months and names")
    day = day_at(t, j + 1) if t.figure(j + 1) and len(t.low[j + 1]) <= 2 else None
    if year_after(t, day[1] if day else j + 1) or (day and t.low[day[1]] in (*_DASHES, *_JOINS)):
        return None
    free = not t.word(j + 1) or (t.low[j + 1] in lexicon.group("before dates"))
    if comma and (name or not free) and t.low[i - 1] != "(":
        return None
    if day:
        return Point(day[1], Grain.DAY, year, month, day[0])
    unsure = low in _VERBS or (not t.capital(j) and low in ("august", "mar", "sun"))
    if not free or (unsure and t.low[i - 1] != "("):
        return None
    return Point(j + 1, Grain.MONTH, year, month)
