"""The registry is the folder: every Check in verifier/checks/FAMILY/, found by walking it."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module

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
def places() -> dict[str, str]:
    """Name of every check, and the module it lives in; nothing is imported for it."""
    return {
        one.name.replace("_", "-"): f"{package.__name__}.{family.name}.{one.name}"
        for family in _modules(package.__path__)
        if family.ispkg
        for one in _modules([f"{package.__path__[0]}/{family.name}"])
    }


@cache
def named(name: str) -> Check:
    """The check of that name; SettingsError offers the nearest one."""
    if name not in places():
        raise SettingsError(f"no check {name!r}{_nearest(name)}")
    module = import_module(places()[name])
    found: Check = getattr(module, name.replace("-", "_"))
    return found


@cache
def checks() -> tuple[Check, ...]:
    """All checks, by family, then by name."""
    found = (named(name) for name in places())
    return tuple(sorted(found, key=lambda one: (FAMILIES.index(one.family), one.name)))


def chosen(settings: Settings, names: Iterable[str] | None = None) -> tuple[Check, ...]:
    """The checks that a user's `select` and `ignore` leave, of all or of `names`; both take families too."""
    for word in (*settings.select, *settings.ignore):
        if word not in places() and word not in FAMILIES:
            raise SettingsError(f"no check or family {word!r}{_nearest(word)}")
    return tuple(
        one
        for one in (checks() if names is None else map(named, sorted(set(names))))
        if (not settings.select or {one.name, one.family} & set(settings.select))
        and not {one.name, one.family} & set(settings.ignore)
    )


def _nearest(word: str) -> str:
    from rapidfuzz import process  # only on the way to an error

    best = process.extractOne(word, [*places(), *FAMILIES], score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else "; `verifier checks` lists them"


def _modules(path: Sequence[str]) -> list[pkgutil.ModuleInfo]:
    return sorted(pkgutil.iter_modules(path), key=lambda info: info.name)
