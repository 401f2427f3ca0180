"""Facts files in, Facts out: CSV, one table a file, told apart by its heading row; or TOML, any of the tables.

    place,year,people[,group]     population   Malta,2023,542051
    name,role,from,to             office       Anna Frey,mayor of Alder,2024-01-01,
    name,relation,of              kin          Sound Savings,alias,Lumen Bank
    base,currency,date,rate       rate         EUR,DKK,2023-05,7.448

In TOML the same keys stand under `[[population]]`, `[[office]]`, `[[kin]]` and `[[rate]]`. Dates are written
as 2024, 2024-04 or 2024-04-03; "to" may be empty, and so may "from".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import tomli

from verifier.errors import InputError
from verifier.model.facts import Facts, Kinship, Office, Population, Rate
from verifier.model.period import Period

Row = Mapping[str, str]

_KEYS = {
    "population": ("place", "year", "people"),
    "office": ("name", "role", "from", "to"),
    "kin": ("name", "relation", "of"),
    "rate": ("base", "currency", "date", "rate"),
}
_MAY = {"population": ("group",)}
_MAY_LACK = frozenset(("from", "to"))  # in TOML, which has no empty fields


def read_facts(paths: Sequence[str | Path]) -> Facts:
    """All the files together. InputError names the file, the line and the remedy."""
    found = Facts()
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise InputError(f"{path}: no such file; check the name and the folder you are in") from None
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read as UTF-8 text ({error})") from None
        found += facts_of(text, str(path))
    return found


def facts_of(text: str, name: str) -> Facts:
    """The facts of one file's text; `name` ends in .csv or .toml."""
    rows = _of_toml(text, name) if name.lower().endswith(".toml") else _of_csv(text, name)
    found: dict[str, list[object]] = {"population": [], "office": [], "kin": [], "rate": []}
    for table, where, row in rows:
        found[table].append(_MAKERS[table](row, where))
    return Facts.model_validate(
        {
            "populations": tuple(found["population"]),
            "offices": tuple(found["office"]),
            "kin": tuple(found["kin"]),
            "rates": tuple(found["rate"]),
        }
    )


def _of_csv(text: str, name: str) -> list[tuple[str, str, Row]]:
    reader = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    keys = {key.strip().lower() for key in reader.fieldnames or () if key}
    table = next((one for one, needs in _KEYS.items() if set(needs) <= keys <= _all(one)), None)
    if table is None:
        wanted = "; ".join(map(",".join, _KEYS.values()))
        raise InputError(f"{name}:1: the first line must name the columns of one table: {wanted}")
    rows: list[tuple[str, str, Row]] = []
    for row in reader:
        where = f"{name}:{reader.line_num}"
        if None in row or None in row.values():
            raise InputError(f"{where}: not as many fields as the first line; quote those that hold a comma")
        rows.append((table, where, {key.strip().lower(): value.strip() for key, value in row.items()}))
    return rows


def _all(table: str) -> set[str]:
    return {*_KEYS[table], *_MAY.get(table, ())}


def _of_toml(text: str, name: str) -> list[tuple[str, str, Row]]:
    try:
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise InputError(f"{name}: not TOML: {error}") from None
    rows: list[tuple[str, str, Row]] = []
    for table, entries in tables.items():
        if table not in _KEYS or not isinstance(entries, list):
            raise InputError(f"{name}: [[{table}]] is none of {', '.join(f'[[{key}]]' for key in _KEYS)}")
        for number, entry in enumerate(entries, 1):
            where = f"{name}: [[{table}]] number {number}"
            keys = set(entry) if isinstance(entry, dict) else set()
            if not set(_KEYS[table]) - _MAY_LACK <= keys <= _all(table):
                has = ", ".join(sorted(keys)) or "nothing"
                raise InputError(f"{where}: needs {', '.join(_KEYS[table])}, and has {has}")
            rows.append((table, where, {key: str(entry.get(key, "")) for key in _all(table)}))
    return rows


def _population(row: Row, where: str) -> Population:
    return Population(
        place=_filled(row, "place", where),
        period=_day(row, "year", where),
        people=_number(row, "people", where),
        group=row.get("group", ""),
    )


def _office(row: Row, where: str) -> Office:
    first = _day(row, "from", where) if row["from"] else Period()
    last = _day(row, "to", where) if row["to"] else Period()
    if first.start and last.end and last.end <= first.start:
        raise InputError(f"{where}: “to” ({row['to']}) lies before “from” ({row['from']})")
    return Office(
        name=_filled(row, "name", where),
        role=_filled(row, "role", where),
        period=Period(start=first.start, end=last.end),
    )


def _kin(row: Row, where: str) -> Kinship:
    return Kinship(
        name=_filled(row, "name", where),
        relation=_filled(row, "relation", where).lower(),
        of=_filled(row, "of", where),
    )


def _rate(row: Row, where: str) -> Rate:
    rate = _number(row, "rate", where)
    return Rate(
        base=_filled(row, "base", where).upper(),
        currency=_filled(row, "currency", where).upper(),
        period=_day(row, "date", where),
        low=rate,
        high=rate,
    )


_MAKERS: dict[str, Callable[[Row, str], object]] = {
    "population": _population,
    "office": _office,
    "kin": _kin,
    "rate": _rate,
}


def _filled(row: Row, key: str, where: str) -> str:
    if not row[key]:
        raise InputError(f"{where}: “{key}” is empty")
    return row[key]


def _number(row: Row, key: str, where: str) -> Fraction:
    try:
        value = Fraction(row[key].replace(",", "").replace(" ", "").replace("_", ""))
    except (ValueError, ZeroDivisionError):
        raise InputError(f"{where}: {key}: {row[key]!r} is no number; write it like 383726 or 7.45") from None
    if value <= 0:
        raise InputError(f"{where}: {key}: {row[key]!r} is not above nothing")
    return value


def _day(row: Row, key: str, where: str) -> Period:
    try:
        return Period.model_validate(row[key])
    except ValueError:
        raise InputError(
            f"{where}: {key}: {row[key]!r} is no date; write it like 2024, 2024-04 or 2024-04-03"
        ) from None
