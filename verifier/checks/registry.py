"""The registry is the folder: every Check in verifier/checks/FAMILY/, found by walking it.

A package of somebody else adds its own by an entry point of the group `verifier.checks`, named as the check:

    [project.entry-points."verifier.checks"]
    my-fault = "my_package.my_fault:my_fault"
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from verifier import checks as package
from verifier.checks.check import Check
from verifier.errors import SettingsError
from verifier.settings import Settings

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

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


PROSE = ("strength", "sources", "rhetoric")
"""Families that ask how a thing is said; they compare no figures."""


@cache
def places() -> dict[str, str]:
    """Name of every check, and the module it lives in; nothing is imported for it."""
    return {
        name.replace("_", "-"): f"{package.__name__}.{family}.{name}"
        for family in sorted(FAMILIES)
        for name in _modules(family)
    }


def compares(name: str) -> bool:
    """Whether the check of that name holds figures against each other."""
    return places().get(name, "..").split(".")[-2] not in PROSE


@cache
def plugins() -> dict[str, EntryPoint]:
    """Name of every check that another package brings, and where it is; nothing of it is imported."""
    from importlib.metadata import entry_points  # slow to load, and most runs name no plugin

    return {
        one.name: one for one in sorted(entry_points(group="verifier.checks")) if one.name not in places()
    }


@cache
def named(name: str) -> Check:
    """The check of that name; SettingsError offers the nearest one, or says what a plugin brought instead."""
    if name not in places() and name in plugins():
        return _loaded(plugins()[name])
    if name not in places():
        raise SettingsError(f"no check {name!r}{_nearest(name)}")
    module = import_module(places()[name])
    found: Check = getattr(module, name.replace("-", "_"))
    return found


def _loaded(entry: EntryPoint) -> Check:
    """A plugin's check."""
    try:
        found = entry.load()
    except Exception as error:  # whatever another package does when it is imported
        raise SettingsError(f"check {entry.name!r} of {entry.value} cannot be loaded: {error}") from None
    if not isinstance(found, Check) or found.name != entry.name:
        raise SettingsError(
            f"{entry.value} is no check named {entry.name!r}: point the entry at a function made by @check"
        )
    return found


@cache
def checks() -> tuple[Check, ...]:
    """All checks, our own and the plugins', by family, then by name."""
    found = (named(name) for name in (*places(), *plugins()))
    return tuple(sorted(found, key=lambda one: (_rank(one.family), one.family, one.name)))


def _rank(family: str) -> int:
    return FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)


def chosen(settings: Settings, names: Iterable[str] | None = None) -> tuple[Check, ...]:
    """The checks that a user's `select` and `ignore` leave, of all or of `names`; both take families too."""
    for word in (*settings.select, *settings.ignore, *dict(settings.severity)):
        known(word)
    return tuple(
        _milder(one, settings)
        for one in (checks() if names is None else map(named, sorted(set(names))))
        if _left(one.name, one.family, settings)
    )


def wanted(settings: Settings, names: Iterable[str]) -> frozenset[str]:
    """Of these checks of ours the names that `select` and `ignore` leave; no check is imported for it."""
    return frozenset(name for name in names if _left(name, places()[name].split(".")[-2], settings))


def _left(name: str, family: str, settings: Settings) -> bool:
    asked = not settings.select or name in settings.select or family in settings.select
    return asked and name not in settings.ignore and family not in settings.ignore


def known(word: str) -> str:
    """The word, if it names a check or family; else SettingsError with the nearest one."""
    if word not in places() and word not in FAMILIES and word not in plugins():
        raise SettingsError(f"no check or family {word!r}{_nearest(word)}")
    return word


def _milder(one: Check, settings: Settings) -> Check:
    """The check, its severity capped as the user wants it: its own name counts before its family."""
    if not settings.severity:
        return one
    wanted = dict(settings.severity)
    most = wanted.get(one.name, wanted.get(one.family, one.at_most))
    return replace(one, at_most=most) if most.rank > one.at_most.rank else one


def _nearest(word: str) -> str:
    from rapidfuzz import process  # only on the way to an error

    best = process.extractOne(word, [*places(), *plugins(), *FAMILIES], score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else "; `verifier checks` lists them"


def _modules(family: str) -> list[str]:
    """The modules of a family's folder, by name; pkgutil would ask the system once for each."""
    files = os.listdir(f"{package.__path__[0]}/{family}")
    return sorted(file[:-3] for file in files if file.endswith(".py") and file != "__init__.py")
