"""What others read in a text, in one form: quantulum3 and Microsoft Recognizers, where the `bench` extra is in."""

import warnings
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

Read = Callable[[str], "list[Reading]"]


class Reading(NamedTuple):
    """One quantity: value (or both ends of a range), unit, place."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    comparator: str = "="

    @property
    def value(self) -> float:
        """The middle of a range; the number itself of a single one."""
        return (self.low + self.high) / 2


def peers() -> Iterator[tuple[str, Read]]:
    """Name and reader of each peer that is installed."""
    for name, load in (("quantulum3", _quantulum3), ("Recognizers", _recognizers)):
        try:
            yield name, load()
        except ImportError:
            continue


@cache
def _quantulum3() -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser: Any = import_module("quantulum3.parser")

    def read(text: str) -> list[Reading]:
        try:
            found = parser.parse(text)
        except Exception:  # its own crashes are its misses
            return []
        return [
            Reading(
                int(one.span[0]),
                int(one.span[1]),
                one.value - (one.uncertainty or 0),
                one.value + (one.uncertainty or 0),
                "" if one.unit.name == "dimensionless" else one.unit.name,
            )
            for one in found
        ]

    return read


@cache
def _recognizers() -> Read:
    suite: Any = import_module("recognizers_suite")
    asked = (
        suite.recognize_number,
        suite.recognize_percentage,
        suite.recognize_age,
        suite.recognize_currency,
        suite.recognize_dimension,
        suite.recognize_temperature,
    )

    def read(text: str) -> list[Reading]:
        found: list[Reading] = []
        for ask in reversed(asked):  # a number with a unit hides the bare number in it
            for one in ask(text, "en-us"):
                value = (one.resolution or {}).get("value")
                if value and not any(r.start <= one.end and one.start < r.end for r in found):
                    number = float(value.rstrip("%"))
                    unit = "%" if value.endswith("%") else one.resolution.get("unit") or ""
                    found.append(Reading(one.start, one.end + 1, number, number, unit))
        return found

    return read


def recognizers_dates(text: str) -> int:
    """How many dates and times Recognizers finds; for timing."""
    suite: Any = import_module("recognizers_suite")
    return len(suite.recognize_datetime(text, "en-us"))
