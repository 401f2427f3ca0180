"""A value in one unit, the same in another; and what a number may stand for, its hedge left out."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.interval import Interval
from verifier.model.mention import Mention
from verifier.numbers import measures
from verifier.numbers.rounding import slack
from verifier.numbers.write import amount_of

_KELVIN = Fraction(27315, 100)
_ZERO = {"celsius": _KELVIN, "fahrenheit": _KELVIN - Fraction(160, 9), "kelvin": Fraction(0)}
# one name, several units: the first is ours, these are as good
_ALSO = {
    "ton": ("1000", "1016.0469088"),
    "gallon": ("0.00454609",),
    "quart": ("0.0011365225",),
    "pint": ("0.00056826125",),
    "fluid ounce": ("0.0000284130625",),
    "cup": ("0.00025", "0.000284130625"),
    "ounce": ("0.0311034768",),
    "horsepower": ("735.49875",),
    "brake horsepower": ("735.49875",),
    "calorie": ("4184",),
    "barrel": ("0.16365924", "0.119240471196"),
    "kilobyte": ("8192",),
    "megabyte": ("8388608",),
    "gigabyte": ("8589934592",),
    "terabyte": ("8796093022208",),
    "month": ("2592000",),
    "year": ("31536000",),
}


def conversions(interval: Interval, unit: str, other: str) -> tuple[Interval, ...]:
    """The same amounts in another unit, for each meaning of the units' names; none if they do not convert."""
    units = measures.units()
    if unit not in units or other not in units or units[unit].dimension != units[other].dimension:
        return ()
    own, theirs = factors(unit), factors(other)
    found = [interval.times(a / b) for a in own for b in theirs]
    if unit in _ZERO and other in _ZERO:
        shift = _ZERO[unit] - _ZERO[other]
        by = Interval(low=shift / theirs[0], high=shift / theirs[0])
        found.insert(0, found[0] + by)
    return tuple(found)


def unhedged(mention: Mention) -> Interval | None:
    """Every value its number alone would be printed for, trailing zeros included; None for a range or a date."""
    if mention.value is None:
        return None
    read = amount_of(mention)
    if read is None or read[2].value != abs(mention.value):
        width = abs(mention.value) / 100
    else:
        width = max(read[2].place / 2, slack(read[2]))
    return Interval(low=mention.value - width, high=mention.value + width)


def factors(unit: str) -> list[Fraction]:
    """How much of the first unit of its dimension a unit is, for each meaning of its name; ours first."""
    return [measures.units()[unit].factor, *map(Fraction, _ALSO.get(unit, ()))]
