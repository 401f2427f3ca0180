"""Lanes of bars in, their places on one scale out: per cent across, pixels down, ticks with words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.interval import Interval
from verifier.model.record import decimal_string
from verifier.numbers import write
from verifier.reporting.figures import MONTHS
from verifier.reporting.phrases import say
from verifier.reporting.visible import in_one_line

_LABEL, _BAR, _GAP, _AXIS = 18, 14, 14, 24  # heights in pixels
_LINE = 46  # letters that surely fit side by side on a phone
_LETTER = Fraction(11, 5)  # width of one, in per cent of the narrowest drawing
_THINNEST = Fraction(3, 4)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 5


class Bar(NamedTuple):
    """What a stretch of the scale stands for; it fades where its interval has no end."""

    stretch: Interval
    kind: str
    """"stated" for what the text says, "needed" for what the rest of it demands, "part", "whole", "loose", "other"."""
    text: str = ""
    ends: bool = False
    """Whether its end is what matters: a deadline."""


class Lane(NamedTuple):
    """One line of a drawing: whose it is, what that means, its bars from the back to the front."""

    label: str
    meaning: str
    bars: tuple[Bar, ...]


class Rect(NamedTuple):
    """A bar as it is drawn."""

    kind: str
    x: str
    width: str
    fades: str
    text: str
    middle: str
    flag: str
    """Where a deadline stands, if it is one."""


class Row(NamedTuple):
    """A lane as it is drawn."""

    label: str
    meaning: str
    label_y: int
    meaning_y: int
    bar_y: int
    rects: tuple[Rect, ...]


class Tick(NamedTuple):
    """A mark of the scale."""

    x: str
    text: str
    anchor: str


class Drawing(NamedTuple):
    """Rows over one scale, with its title and what it shows in words."""

    kind: str
    title: str
    description: str
    note: str
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    axis_y: int
    height: int


def drawn(kind: str, lanes: Sequence[Lane], like: Claim | None = None, note: str = "") -> Drawing | None:
    """All lanes on one scale, written like that claim; days without one. None where there is no scale."""
    ends = [
        e for lane in lanes for bar in lane.bars for e in (bar.stretch.low, bar.stretch.high) if e is not None
    ]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    margin = (high - low or max(abs(high), Fraction(1)) / 10) / 4
    if kind in ("line", "time"):
        low, high = low - margin, high + margin
    elif any(bar.stretch.high is None for lane in lanes for bar in lane.bars):
        high += margin
    if low >= high:
        return None
    rows, y = [], 0
    for lane in lanes:
        row = _row(lane, y, low, high)
        rows.append(row)
        y = row.bar_y + _BAR + _GAP
    ticks = _days(low, high) if like is None else _numbers(low, high, like)
    told = [
        say("drawing.means", label=in_one_line(one.label), meaning=in_one_line(one.meaning)) for one in lanes
    ]
    return Drawing(
        kind=kind,
        title=say(f"drawing.{kind}"),
        description=". ".join(told) + "." + (f" {note}" if note else ""),
        note=note,
        rows=tuple(rows),
        ticks=tuple(ticks),
        axis_y=y - _GAP + 5,
        height=y - _GAP + _AXIS,
    )


def _row(lane: Lane, y: int, low: Fraction, high: Fraction) -> Row:
    label, meaning = in_one_line(lane.label), in_one_line(lane.meaning)
    meaning = "" if meaning == label else meaning
    beside = len(label) + len(meaning) <= _LINE - 2
    top = y + _LABEL
    below = top if beside or not meaning else top + _LABEL - 2
    return Row(
        label=_cut(label),
        meaning=_cut(meaning),
        label_y=top - 5,
        meaning_y=below - 5,
        bar_y=below,
        rects=tuple(_rect(bar, low, high) for bar in lane.bars),
    )


def _rect(bar: Bar, low: Fraction, high: Fraction) -> Rect:
    first, last = bar.stretch.low, bar.stretch.high
    left = _share(low if first is None else first, low, high)
    right = _share(high if last is None else last, low, high)
    if right - left < _THINNEST:
        left = min(max(Fraction(0), (left + right - _THINNEST) / 2), 100 - _THINNEST)
        right = left + _THINNEST
    fits = bar.text and len(bar.text) * _LETTER < right - left
    return Rect(
        kind=bar.kind,
        x=_percent(left),
        width=_percent(right - left),
        fades="left" if first is None else "right" if last is None else "",
        text=in_one_line(bar.text) if fits else "",
        middle=_percent((left + right) / 2),
        flag=_percent(right) if bar.ends and last is not None else "",
    )


def _numbers(low: Fraction, high: Fraction, like: Claim) -> Iterator[Tick]:
    """Round numbers along the scale, as many as their words leave room for."""
    for most in range(_MOST_TICKS, 0, -1):
        step = _step((high - low) / most)
        first = -(-low // step)
        found = [(at * step, write(at * step, like)) for at in range(int(first), int(high // step) + 1)]
        if most == 1 or len(found) * (max(len(text) for _, text in found) + 2) <= _LINE:
            break
    for at, text in found:
        yield _tick(at, low, high, text if at or like.unit == "%" else "0")


def _step(least: Fraction) -> Fraction:
    """The next larger of 1, 2 or 5 with zeros."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)


def _days(low: Fraction, high: Fraction) -> Iterator[Tick]:
    """First days of years, or of months where the scale is short."""
    first, last = int(low), int(high)
    if first < 1 or last > date.max.toordinal():
        return
    begin, end = date.fromordinal(first), date.fromordinal(last)
    years = end.year - begin.year
    if years >= 2:
        step = next((one for one in _YEARS if years / one <= _MOST_TICKS), 1000)
        found = [
            (date(year, 1, 1), str(year)) for year in range(begin.year + 1, end.year + 1) if year % step == 0
        ]
    else:
        months = years * 12 + end.month - begin.month
        step = next(one for one in (1, 3, 6, 12) if months / one <= _MOST_TICKS)
        counted = range(begin.year * 12 + begin.month, end.year * 12 + end.month)
        days = [date(one // 12, one % 12 + 1, 1) for one in counted if one % step == 0]
        found = [(one, f"{MONTHS[one.month - 1][:3]} {one.year}") for one in days]
    for day, text in found:
        yield _tick(Fraction(day.toordinal()), low, high, text)


def _tick(at: Fraction, low: Fraction, high: Fraction, text: str) -> Tick:
    share = _share(at, low, high)
    return Tick(_percent(share), text, "start" if share < 8 else "end" if share > 92 else "middle")


def _share(at: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return (at - low) / (high - low) * 100


def _percent(number: Fraction) -> str:
    return decimal_string(Fraction(round(number * 100), 100)) + "%"


def _cut(text: str) -> str:
    return text if len(text) <= _LINE else text[: _LINE - 2].rstrip() + " …"
