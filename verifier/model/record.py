"""The base of all records, and the number type they share."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema


class Record(BaseModel):
    """Frozen, closed to unknown fields, equal by value, a key for dicts, picklable.

    A validator is built when it is first needed. The claim files' quick way needs few: there and for empty
    defaults, what is made of nothing but records is made with `model_construct`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def decimal_string(number: Fraction) -> str:
    """The exact decimal ("12.9"), or a quotient ("1/3") where no finite decimal exists."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def _fraction(given: Any) -> Any:
    return Fraction(given) if isinstance(given, int | str) and not isinstance(given, bool) else given


Number = Annotated[
    Fraction,
    BeforeValidator(_fraction),
    PlainSerializer(decimal_string, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"}),
]
"""An exact rational; in JSON a decimal string, so nothing is lost to floats."""
