"""Every factor of the units table against pint, exactly; what pint has not, or counts otherwise, is listed."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pint
import pytest

from verifier.numbers import lexicon, measures
from verifier.numbers.measures import Unit

PINT: dict[str, str] = {
    "%": "percent",
    "pp": "percent",
    "basis point": "percent / 100",
    "per mille": "ppm * 1000",
    "part per million": "ppm",
    "part per billion": "ppm / 1000",
    "part per trillion": "ppm / 1000000",
    "million years": "1000000 * gregorian_year",
    "billion years": "1000000000 * gregorian_year",
    "month": "gregorian_year / 12",
    "quarter": "gregorian_year / 4",
    "year": "gregorian_year",
    "decade": "10 * gregorian_year",
    "century": "100 * gregorian_year",
    "millennium": "1000 * gregorian_year",
    "light minute": "60 * speed_of_light * second",
    "fathom": "6 * foot",
    "furlong": "220 * yard",
    "dunam": "1000 * metre ** 2",
    "acre": "4840 * yard ** 2",
    "acre foot": "4840 * yard ** 2 * foot",
    "barrel": "42 * gallon",
    "bushel": "215042 * inch ** 3 / 100",
    "thousand cubic feet": "1000 * foot ** 3",
    "billion cubic feet": "1000000000 * foot ** 3",
    "trillion cubic feet": "1000000000000 * foot ** 3",
    "tonne": "metric_ton",
    "ton": "short_ton",
    "quintal": "100 * kilogram",
    "hundredweight": "US_hundredweight",
    "celsius": "delta_degC",
    "fahrenheit": "delta_degF",
    "metre per second squared": "metre / second ** 2",
    "kilometre per second squared": "1000 * metre / second ** 2",
    "barrel per day": "42 * gallon / day",
    "cubic foot per second": "foot ** 3 / second",
    "watt hour": "watt * hour",
    "joule second": "joule * second",
    "million british thermal unit": "1000000 * british_thermal_unit",
    "therm": "100000 * british_thermal_unit",
    "electronvolt": "electron_volt",
    "megawatt peak": "megawatt",
    "kilowatt peak": "kilowatt",
    "brake horsepower": "horsepower",
    "volt ampere": "volt * ampere",
    "pound per square inch": "psi",
    "pound force": "pound_force",
    "newton metre": "newton * metre",
    "foot pound": "foot_pound",
    "revolutions per minute": "1 / minute",
    "beat per minute": "1 / minute",
    "frame per second": "1 / second",
    "ampere hour": "ampere * hour",
    "lux": "lumen / metre ** 2",
    "nit": "candela / metre ** 2",
    "dots per inch": "1 / inch",
    "pixels per inch": "1 / inch",
    "byte per second": "byte / second",
    "bit per second": "bit / second",
    "millimetre of mercury": "millimeter_Hg",
    "gauss": "tesla / 10000",
}
"""Our names that are others in pint."""
OWN = frozenset(("twenty-foot equivalent unit", "flop", "decibel"))
"""What pint has not, or not as a factor."""
ROUNDED = frozenset(("parsec", "british thermal unit", "therm"))
"""Ours are the IAU's parsec and the International Table BTU, which pint rounds: the same to six digits."""


@pytest.fixture(scope="module")
def registry() -> Any:
    return pint.UnitRegistry(non_int_type=Fraction)


def expression(name: str) -> str:
    """Our name as pint reads it: "square kilometre" -> "(kilometre) ** 2"."""
    if name in PINT:
        return PINT[name]
    for word, power in (("square ", 2), ("cubic ", 3)):
        if name.startswith(word):
            return f"({expression(name.removeprefix(word))}) ** {power}"
    above, per, below = name.partition(" per ")
    if per:
        return f"({expression(above)}) / ({expression(below)})"
    for prefix, row in lexicon.rows("prefixes").items():
        rest = name.removeprefix(prefix)
        if rest != name and rest in lexicon.rows("units"):
            return f"{Fraction(row['factor']).numerator} * ({expression(rest)}) / {Fraction(row['factor']).denominator}"
    return re.sub(r"[ -]", "_", name)


def base(dimension: str) -> str:
    """What one base unit of a dimension is to pint."""
    if "/" in dimension:
        return " / ".join(f"({base(part)})" for part in dimension.split("/"))
    ones = (name for name, one in measures.units().items() if one.dimension == dimension and one.factor == 1)
    return expression(next(ones)) if dimension != "concentration" else "1"


UNITS = [unit for name, unit in measures.units().items() if not any(own in name for own in OWN)]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_factor_is_pints(unit: Unit, registry: Any) -> None:
    one, whole = (registry.parse_expression(each) for each in (expression(unit.name), base(unit.dimension)))
    theirs = (one / whole).to_base_units().magnitude
    if any(word in unit.name for word in ROUNDED):
        assert float(theirs) == pytest.approx(float(unit.factor), rel=1e-6)
    else:
        assert Fraction(theirs) == unit.factor
