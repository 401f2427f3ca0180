"""Others' own test cases: Microsoft Recognizers' specs and quantulum3's, ours and others' side by side.

A value counts as read where a mention of ours overlaps it and has its value (a range: both ends; a date: its
days; a duration: its length). Values a published text cannot hold are left out; `out_of_scope.toml` lists
them by file and row, with the reason.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.peers import Read, Reading, peers
from benchmarks.texts import rows
from verifier.model.mention import Comparator, Kind, Mention
from verifier.model.period import Period
from verifier.numbers import read

Gold = dict[str, Any]
_SCOPE = Path(__file__).with_name("out_of_scope.toml")
NUMBERS = (
    "Number/NumberModel",
    "Number/NumberRangeModel",
    "Number/PercentModel",
    "Number/PercentModelPercentMode",
    "NumberWithUnit/CurrencyModel",
    "NumberWithUnit/DimensionModel",
    "NumberWithUnit/AgeModel",
    "NumberWithUnit/TemperatureModel",
)
DATES = ("DateTime/DateParser", "DateTime/DatePeriodParser", "DateTime/DurationParser", "DateTime/SetParser")
ALL_DATES = "DateTime/DateTimeModel"
"""Days, stretches of days and durations in one file, with times of day and sets, which are left out."""
_DAYS_ONLY = {f"datetimeV2.{sort}" for sort in ("date", "daterange", "duration")}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_DAYS = {"month": 30, "quarter": 90, "year": 365, "decade": 3650, "century": 36500}


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Values read, of those in scope, per file; peers on the same values where they read such a thing."""
    del half, limit
    figures: dict[str, Any] = {}
    for name in (*NUMBERS, *DATES, ALL_DATES):
        found = list(rows(data / "recognizers" / f"{name}.jsonl"))
        if not found:
            figures[name] = "not there, skipped"
            continue
        figures[name] = _line(name, found, show=show)
    cases = list(rows(data / "quantulum3" / "quantities.jsonl"))
    figures["quantulum3's cases"] = _cases(cases, show=show) if cases else "not there, skipped"
    return figures


def _line(name: str, found: list[Gold], *, show: bool) -> str:
    wanted = [
        (number, row, result)
        for number, row in enumerate(found)
        for result in row["Results"]
        if _reason(name, number) is None and _value(result).get("value") not in (None, "null")
    ]
    out = sum(len(row["Results"]) for row in found) - len(wanted)
    missed = [(n, row, result) for n, row, result in wanted if not _read(name, row, result)]
    empty = [
        (number, row)
        for number, row in enumerate(found)
        if not row["Results"] and _reason(name, number) is None and name in NUMBERS and read(row["Input"])
    ]
    if show:
        for number, row, result in missed:
            ours = [f"{m.quote!r} {_told(m)}" for m in read(row["Input"], date=_today(row))]
            print(f"{name} {number}: {row['Input']!r} wants {result['Text']!r} {_value(result)}; ours {ours}")
    right = len(wanted) - len(missed)
    line = f"{right} of {len(wanted)} = {right / max(1, len(wanted)):.1%}"
    line += f"; {out} out of scope" if out else ""
    line += f"; read something in {len(empty)} rows that want nothing" if empty else ""
    if name in NUMBERS and "Range" not in name:
        for peer, reader in peers():
            count = sum(_peer(reader, row, result) for _, row, result in wanted)
            line += f"; {peer} {count}"
    return line


@cache
def _reasons() -> dict[str, dict[str, list[int]]]:
    return tomllib.loads(_SCOPE.read_text("utf-8"))


def _reason(name: str, number: int) -> str | None:
    """Why a row is out of scope, if it is."""
    for reason, numbers in _reasons().get(name.partition("/")[2], {}).items():
        if number in numbers:
            return reason
    return None


def _span(result: Gold) -> tuple[int, int]:
    end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
    return result["Start"], end


def _value(result: Gold) -> Gold:
    """What must be read; a unit without a number has no value."""
    found: Gold = result.get("Resolution") or {"value": "", **result["Value"]}
    return {"value": "", **found} if result.get("TypeName") in _DAYS_ONLY else found


def _today(row: Gold) -> Period | None:
    day = row.get("Context", {}).get("ReferenceDateTime")
    return Period.model_validate(day[:10]) if day else None


def _read(name: str, row: Gold, result: Gold) -> bool:
    start, end = _span(result)
    over = [m for m in read(row["Input"], date=_today(row)) if m.start < end and start < m.end]
    if name == ALL_DATES:
        return any(_resolved(m, value) for m in over for value in result["Resolution"]["values"])
    if name in DATES:
        return any(_dated(m, result["Value"]) for m in over)
    value = result["Resolution"]["value"]
    if "Range" in name:
        return any(_ranged(m, value) for m in over)
    return any(_near(_number(m, value), float(value.rstrip("%"))) for m in over)


def _number(mention: Mention, value: str) -> float:
    """The mention's number; a share as percent where percent is asked, cents as cents."""
    if mention.value is None:
        return float("nan")
    share = value.endswith("%") and mention.kind is Kind.RATIO
    return float(mention.value * (100 if share else 1))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def _ranged(mention: Mention, value: str) -> bool:
    """Whether both ends fit; of one-sided ranges also whether the end belongs to it."""
    low, high = value[1:-1].split(",")
    ends = (Fraction(low) if low else None, Fraction(high) if high else None)
    if (mention.low, mention.high) != ends:
        return False
    if ends[0] is None:
        return mention.high_closed == value.endswith("]")
    return ends[1] is not None or mention.low_closed == value.startswith("[")


def _dated(mention: Mention, value: dict[str, Any]) -> bool:
    resolutions = [value["FutureResolution"], value["PastResolution"]]
    if "set" in resolutions[0]:
        return _often(mention, value["Timex"])
    if "duration" in resolutions[0]:
        return mention.value is not None and _near(_seconds(mention), float(resolutions[0]["duration"]))
    period = mention.period
    if not any(resolutions):
        return mention.kind in (Kind.DATE, Kind.PERIOD)
    if period is None:
        return "0001-01-01" in resolutions[0].values()  # a day that does not exist: read as none
    return any(_same(period, resolution) for resolution in resolutions)


def _same(period: Period, resolution: dict[str, str]) -> bool:
    if "date" in resolution:
        day = date.fromisoformat(resolution["date"])
        return (period.start, period.end) == (day, day + timedelta(days=1))
    ends = [resolution.get(key) for key in ("startDate", "endDate")]
    start, end = (date.fromisoformat(day) if day else None for day in ends)
    return period.start == start and end in (period.end, period.last)


def _resolved(mention: Mention, value: dict[str, str]) -> bool:
    """Whether a mention has one of the readings; of "before" and "after" a day, with or without that day."""
    if value["type"] == "duration":
        return mention.value is not None and _near(_seconds(mention), float(value["value"]))
    if value.get("value") == "not resolved":
        return mention.kind in (Kind.DATE, Kind.PERIOD)
    day = value.get("value")
    wanted = [_ordinal(value.get("start", day)), _ordinal(value.get("end", day))]
    ours = [None if end is None else int(end) for end in (mention.low, mention.high)]
    if mention.unit != "calendar":
        days = (mention.period.start, mention.period.end) if mention.period else (None, None)
        ours = [day.toordinal() if day else None for day in days]
    if wanted == [None, None] or ours == [None, None]:
        return False
    return all(
        one == other or (one is not None and other is not None and one - other == 1)
        for one, other in zip(ours, wanted, strict=True)
    )


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _often(mention: Mention, timex: str) -> bool:
    """Whether a mention says how often: "P2W" is once in two weeks, "XXXX-WXX-1" once a week."""
    found = re.fullmatch(r"P(\d+)([DWMY])", timex)
    count, unit = (int(found[1]), found[2]) if found else (1, "W" if timex.startswith("XXXX-W") else "D")
    if mention.value is None or mention.dimension != "frequency":
        return False
    size = {"day": 1, "week": 7, "month": 30, "year": 360}.get(mention.unit.removeprefix("times per "), 0)
    return size / mention.value == count * {"D": 1, "W": 7, "M": 30, "Y": 360}[unit]


def _seconds(mention: Mention) -> float:
    size = _SECONDS.get(mention.unit) or _DAYS.get(mention.unit, 0) * 86400
    return float(mention.value or 0) * size


def _peer(reader: Read, row: Gold, result: Gold) -> bool:
    start, end = _span(result)
    value = float(result["Resolution"]["value"].rstrip("%"))
    over = [r for r in reader(row["Input"]) if r.start < end and start < r.end]
    return any(_near(r.value, value) for r in over)


def _cases(cases: list[Gold], *, show: bool) -> str:
    """quantulum3's own: a case is right where every value is read (of a range: both ends) and nothing else."""
    scoped = [(n, case) for n, case in enumerate(cases) if _reason("quantulum3/quantities", n) is None]
    readers: list[tuple[str, Callable[[str], list[Reading]]]] = [("verifier", _readings), *peers()]
    counts = []
    for name, reader in readers:
        right = values = total = 0
        for number, case in scoped:
            got = reader(case["req"])
            fits = [any(_fits(one, other) for other in got) for one in case["res"]]
            values, total = values + sum(fits), total + len(fits)
            right += all(fits) and len(got) == len(fits)
            if show and name == "verifier" and not all(fits):
                print(
                    f"quantulum3 {number}: {case['req']!r}\n     wants {_short(case['res'])}\n     ours {got}"
                )
        counts.append(f"{name} {values} of {total} values = {values / total:.1%}, {right} whole cases")
    out = len(cases) - len(scoped)
    return "; ".join(counts) + (f"; {out} out of scope" if out else "")


def _fits(wanted: Gold, got: Reading) -> bool:
    around = wanted.get("uncertainty") or 0
    return _near(got.low, wanted["value"] - around) and _near(got.high, wanted["value"] + around)


def _short(results: list[Gold]) -> list[tuple[Any, ...]]:
    return [(r["surface"], r["value"], r["unit"], r.get("uncertainty")) for r in results]


def _readings(text: str) -> list[Reading]:
    return [
        Reading(m.start, m.end, *_ends(m), m.unit or m.noun)
        for m in read(text)
        if m.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
    ]


def _ends(mention: Mention) -> tuple[float, float]:
    """The value twice; both ends of a range, and of a number with a tolerance."""
    closed = mention.low_closed and mention.high_closed and mention.low != mention.high
    tolerant = closed and mention.comparator is Comparator.EQUAL
    if mention.value is not None and not tolerant:
        return float(mention.value), float(mention.value)
    return tuple(float("nan") if end is None else float(end) for end in (mention.low, mention.high))  # type: ignore[return-value]


def _told(mention: Mention) -> str:
    value = mention.period.edtf if mention.period else mention.value
    ends = f" [{mention.low}, {mention.high}]" if mention.value is None and not mention.period else ""
    return f"{mention.kind} {value}{ends} {mention.unit}"
