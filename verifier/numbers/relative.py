"""Dates counted from the day of writing: "last year", "yesterday", "the past three years"."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from verifier.model.mention import Kind
from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.draft import Draft, printed
from verifier.numbers.point import Point, span
from verifier.numbers.tokens import Tokens

_LONG = {"year": 12, "quarter": 3, "month": 1, "decade": 120, "century": 1200}
_GRAINS = {unit: Grain(unit) for unit in ("day", "week", "month", "quarter", "year", "decade", "century")}
_NIGHTS = frozenset(("morning", "afternoon", "evening", "night"))


def relative_at(t: Tokens, i: int, today: date | None) -> Point | None:
    """The named stretch that begins at a token: "last year", "next March", "this Friday", "today"."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if low in calendar.near:
        return _near(t, i, today, calendar.near[low])
    if low == "rest":
        return _rest(t, i, today)
    shift = calendar.shifts.get(low)
    if shift is None:
        return None
    after = t.low[i + 1]
    if after in _NIGHTS and low in ("this", "last"):
        return _day(i + 2, today, -1 if low == "last" else 0)
    unit = calendar.units.get(after)
    if unit and after == unit:
        if low in ("past", "previous", "prior", "following") and t.low[i - 1] != "the" and unit != "day":
            return Point(i + 2, _GRAINS[unit], relative=True)
        if unit == "day":
            return None
        fixed = _unit(
            today,
            unit,
            shift,
            rolling=low in ("past", "coming") or (unit in ("decade", "century") and shift != 0),
        )
        if low in ("previous", "prior", "following"):
            fixed = None
        return Point(i + 2, _GRAINS[unit], fixed=fixed, relative=True)
    if after == "weekend":
        fixed = None
        if today and low in ("this", "last", "next"):
            saturday = today - timedelta(days=today.weekday() - 5) + timedelta(days=7 * shift)
            fixed = Period(start=saturday, end=saturday + timedelta(days=2), grain=Grain.SPAN)
        return Point(i + 2, Grain.SPAN, fixed=fixed, relative=True)
    if (
        after in calendar.months
        and (t.capital(i + 1) or after not in ("may", "march", "mar"))
        and not t.figure(i + 2)
    ):
        return Point(i + 2, Grain.MONTH, fixed=_month(today, calendar.months[after], shift), relative=True)
    if after in calendar.weekdays and t.capital(i + 1):
        return Point(i + 2, Grain.DAY, fixed=_weekday(today, calendar.weekdays[after], shift), relative=True)
    if after in calendar.seasons and not (after == "fall" and low not in ("this", "last", "next")):
        return Point(i + 2, Grain.SEASON, fixed=_season(today, calendar.seasons[after], shift), relative=True)
    return None


def _near(t: Tokens, i: int, today: date | None, shift: int) -> Point:
    """ "tomorrow", "the day after tomorrow"."""
    far = t.low[i - 2] == "day" and t.low[i - 1] == {1: "after", -1: "before"}.get(shift)
    point = _day(i + 1, today, 2 * shift if far else shift)
    if far:
        point.first = i - 3 if t.low[i - 3] == "the" else i - 2
    return point


def _rest(t: Tokens, i: int, today: date | None) -> Point | None:
    """ "the rest of the year", "the rest of this week"."""
    unit = t.low[i + 3]
    if t.low[i + 1] != "of" or t.low[i + 2] not in ("the", "this") or unit not in _GRAINS or unit == "day":
        return None
    whole = _unit(today, unit, 0, rolling=False)
    fixed = None
    if whole and today:
        fixed = Period(start=today, end=whole.end, grain=Grain.SPAN)
    return Point(i + 4, Grain.SPAN, fixed=fixed, relative=True)


def weekday_alone(today: date | None, which: int) -> Period | None:
    """ "on Friday": the last one up to the day of writing."""
    if today is None:
        return None
    return _one_day(today - timedelta(days=(today.weekday() - which) % 7))


def stretch_at(t: Tokens, i: int, today: date | None) -> Draft | None:
    """ "the past three years", "next 12 months": a duration whose days are known."""
    low = t.low[i]
    calendar = lexicon.calendar()
    if low not in calendar.shifts or low == "this":
        return None
    amount = amount_at(t, i + 1)
    if amount is None or t.low[amount.last] not in calendar.units:
        return None
    from verifier.numbers.quantity import quantity_at

    draft = quantity_at(t, i + 1)
    if draft is None or draft.dimension != "time":
        return None
    if draft.kind is Kind.DURATION and draft.value is not None:
        draft.period = _rolling(today, draft.unit, draft.value, back=low in lexicon.group("back"))
    draft.first = i
    return draft


def ago(t: Tokens, draft: Draft, today: date | None) -> None:
    """ "two years ago": the duration with the days it leads to."""
    low = t.low[draft.last]
    if draft.value is None:
        return
    if low == "from" and t.low[draft.last + 1] in ("now", "today", "tomorrow"):
        draft.last += 2
        if today:
            start = today + timedelta(days=t.low[draft.last - 1] == "tomorrow")
            found = _rolling(start, draft.unit, draft.value, back=False)
            draft.period = _one_day(found.end) if found and found.end else None
        return
    if low != "ago":
        return
    draft.last += 1
    if today and draft.unit in ("year", "month", "week", "day") and draft.value.denominator == 1:
        months = {"year": 12, "month": 1}.get(draft.unit)
        if months:
            day = (
                months_later(today.year, today.month, -int(draft.value) * months)
                if draft.value < 1000
                else None
            )
            if day is None:
                return
            grain = Grain.YEAR if draft.unit == "year" else Grain.MONTH
            start = date(day.year, 1, 1) if draft.unit == "year" else day
            draft.period = span(start, months, grain, approximate=True)
        elif draft.value < 4000:
            days = int(draft.value) * (7 if draft.unit == "week" else 1)
            draft.period = _one_day(today - timedelta(days=days))


def article_span(t: Tokens, i: int, today: date | None) -> Draft | None:
    """ "a decade", "for a year", "a year ago"."""
    unit = lexicon.calendar().units.get(t.low[i + 1]) or (
        t.low[i + 1] if t.low[i + 1] in ("hour", "minute", "fortnight") else None
    )
    if unit is None or unit == "quarter":
        return None
    from verifier.numbers.amount import Amount

    if t.low[i + 2] == "or" and t.low[i + 3] in ("a", "two"):
        return None
    after = t.low[i + 2]
    if after == "ago":
        point = Draft(i, i + 2, Kind.DURATION, Fraction(1), unit=unit)
        ago(t, point, today)
        from verifier.numbers.draft import dated

        return dated(i, i + 3, Kind.DATE, point.period)
    if after in ("later", "earlier", "before", "after"):
        return None
    if t.slice(i + 2, i + 5).lower() == "and a half" if t.low[i + 4] else False:
        return printed(Amount(Fraction(3, 2), i, i + 5, exact=True), Kind.DURATION, unit, "time")
    long = unit in ("decade", "century")
    wanted = t.low[i - 1] in (
        "for",
        "within",
        "than",
        "nearly",
        "almost",
        "least",
        "over",
        "about",
        "lasting",
        "half",
    )
    if not long and not wanted:
        return None
    factor = {"decade": 10, "century": 100}.get(unit, 1)
    amount = Amount(Fraction(factor), i, i + 2, Fraction(factor), spelled=True)
    return printed(amount, Kind.DURATION, "year" if long else unit, "time")


def _day(last: int, today: date | None, shift: int) -> Point:
    return Point(
        last, Grain.DAY, fixed=_one_day(today + timedelta(days=shift)) if today else None, relative=True
    )


def _one_day(day: date) -> Period:
    return Period(start=day, end=day + timedelta(days=1), grain=Grain.DAY)


def _unit(today: date | None, unit: str, shift: int, *, rolling: bool) -> Period | None:
    if today is None:
        return None
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return Period(start=monday, end=monday + timedelta(days=7), grain=Grain.WEEK)
    months = _LONG[unit]
    if rolling:
        return _rolling(today, "month", Fraction(months), back=shift < 0)
    if unit == "month":
        return span(months_later(today.year, today.month, shift), 1, Grain.MONTH)
    if unit == "quarter":
        first = (today.month - 1) // 3 * 3 + 1
        return span(months_later(today.year, first, 3 * shift), 3, Grain.QUARTER)
    if unit == "year":
        return span(date(today.year + shift, 1, 1), 12, Grain.YEAR)
    years = months // 12
    return span(date(max(today.year // years * years, 1), 1, 1), months, _GRAINS[unit])


def _rolling(today: date | None, unit: str, count: Fraction, *, back: bool) -> Period | None:
    """So many units up to, or from, the day of writing."""
    if today is None or count.denominator != 1 or count > 3000:
        return None
    months = {"year": 12, "month": 1, "quarter": 3, "decade": 120}.get(unit, 0) * int(count)
    days = {"week": 7, "day": 1, "fortnight": 14}.get(unit, 0) * int(count)
    if not months and not days:
        return None
    sign = -1 if back else 1
    index = today.year * 12 + today.month - 1 + sign * months
    if not 12 < index < 119000:
        return None
    other = months_later(today.year, today.month, sign * months).replace(day=min(today.day, 28)) + timedelta(
        days=sign * days
    )
    start, end = (other, today) if back else (today, other)
    return Period(start=start, end=end, grain=Grain.SPAN, approximate=True)


def _month(today: date | None, month: int, shift: int) -> Period | None:
    if today is None:
        return None
    year = today.year
    if shift < 0 and month >= today.month:
        year -= 1
    elif shift > 0 and month <= today.month:
        year += 1
    return span(date(year, month, 1), 1, Grain.MONTH)


def _weekday(today: date | None, which: int, shift: int) -> Period | None:
    if today is None:
        return None
    if shift < 0:
        return _one_day(today - timedelta(days=(today.weekday() - which - 1) % 7 + 1))
    if shift > 0:
        return _one_day(today + timedelta(days=(which - today.weekday() - 1) % 7 + 1))
    return _one_day(today - timedelta(days=today.weekday()) + timedelta(days=which))


def _season(today: date | None, month: int, shift: int) -> Period | None:
    if today is None:
        return None
    return span(date(today.year + shift, month, 1), 3, Grain.SEASON, approximate=True)
