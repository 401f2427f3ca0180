"""The registry is the folder: every Check in verifier/checks/FAMILY/, found by walking it."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from verifier import checks as package
from verifier.checks.check import Check
from verifier.errors import SettingsError
from verifier.settings import Settings

FAMILIES = (
    "sums",
    "ratios",
    "time",
    "counts",
    "entities",
    "units",
    "tables",
    "contradiction",
    "statistics",
    "strength",
    "sources",
    "rhetoric",
    "claimfile",
)


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by family, then by name."""
    found = [one for family in _modules(package) if family.ispkg for one in _in_family(family.name)]
    return tuple(sorted(found, key=lambda one: (FAMILIES.index(one.family), one.name)))


def chosen(settings: Settings) -> tuple[Check, ...]:
    """The checks that a user's `select` and `ignore` leave; both take names and families."""
    for word in (*settings.select, *settings.ignore):
        _known(word)
    return tuple(
        one
        for one in checks()
        if (not settings.select or {one.name, one.family} & set(settings.select))
        and not {one.name, one.family} & set(settings.ignore)
    )


def named(name: str) -> Check:
    """The check of that name; SettingsError offers the nearest one."""
    for one in checks():
        if one.name == name:
            return one
    raise SettingsError(f"no check {name!r}{_nearest(name)}")


def _known(word: str) -> None:
    if not any(word in (one.name, one.family) for one in checks()):
        raise SettingsError(f"no check or family {word!r}{_nearest(word)}")


def _nearest(word: str) -> str:
    from rapidfuzz import process  # only on the way to an error

    names = sorted({one.name for one in checks()} | {one.family for one in checks()})
    best = process.extractOne(word, names, score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else "; `verifier checks` lists them"


def _modules(module: ModuleType) -> list[pkgutil.ModuleInfo]:
    return sorted(pkgutil.iter_modules(module.__path__), key=lambda info: info.name)


def _in_family(name: str) -> list[Check]:
    family = import_module(f"{package.__name__}.{name}")
    loaded = [import_module(f"{family.__name__}.{info.name}") for info in _modules(family)]
    return [value for module in loaded for value in vars(module).values() if isinstance(value, Check)]
