"""What the project file and the command line ask for, as one record that remembers who asked.

Defaults are overruled by the project file, the project file by the command line.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from verifier.checks import registry
from verifier.errors import InputError, SettingsError
from verifier.model.facts import Facts
from verifier.model.finding import Severity
from verifier.model.period import Period
from verifier.model.source import Source
from verifier.reading import kind_of, load
from verifier.settings import Settings

if TYPE_CHECKING:
    from verifier.interfaces.projectfile import PathKeys, ProjectFile

NAMES = ("verifier.toml", "pyproject.toml")
_PLAIN = ("select", "ignore", "exclude", "fail-on", "pipeline", "sources", "facts", "cache", "jobs")
"""Keys of the project file that are no table."""


class Options(NamedTuple):
    """What a command line asks for; None and () where it says nothing."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    date: str | None = None
    today: str | None = None
    pipeline: str = ""
    facts: Sequence[str] = ()
    fail_on: str | None = None
    config: str | None = None
    """A project file to take instead of the nearest one."""
    no_config: bool = False
    sources: Sequence[str] = ()
    """Documents that every article is held against."""
    articles: bool = False
    """Whether a folder's articles are read though a claim file keeps their figures."""
    no_cache: bool = False
    jobs: int | None = None


class Rule(NamedTuple):
    """What holds for the texts under one pattern, the pattern as in .gitignore."""

    pattern: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Project:
    """Everything that one run was asked for, and by whom."""

    settings: Settings
    fail_on: str = ""
    """Empty where nobody said: each command has its own default."""
    cache: bool = True
    """Whether reports of several texts are kept for the next run."""
    jobs: int = 0
    """How many processes share the work; 0 for one a core."""
    exclude: tuple[str, ...] = ()
    articles: bool = False
    rules: tuple[Rule, ...] = ()
    folder: str = ""
    """What the patterns count from."""
    origins: tuple[tuple[str, str], ...] = ()
    """Name of a setting, and where it was set; "default" for all others."""

    def settings_for(self, path: str) -> Settings:
        """The settings for one text, the rules for its path applied in the order of the file."""
        changed = self.settings
        for rule, matcher in self._matchers:
            if not self._matches(matcher, path):
                continue
            chosen = changed.select if rule.select is None else rule.select
            changed = changed.model_copy(
                update={
                    "select": chosen,
                    "ignore": _once(changed.ignore, rule.ignore),
                    "severity": (*changed.severity, *rule.severity),
                    "sources": (*changed.sources, *rule.sources),
                }
            )
        return changed

    def excluded(self, path: str) -> bool:
        """Whether a folder is to be searched without this file."""
        return bool(self.exclude) and self._matches(self._excluding, path)

    def _matches(self, matcher: Any, path: str) -> bool:
        inside = os.path.relpath(os.path.abspath(path), self.folder or ".")
        return not inside.startswith("..") and bool(matcher.match_file(inside))

    @cached_property
    def _matchers(self) -> list[tuple[Rule, Any]]:
        return [(rule, _matcher((rule.pattern,))) for rule in self.rules]

    @cached_property
    def _excluding(self) -> Any:
        return _matcher(self.exclude)


def asked(paths: Sequence[str], options: Options) -> Project:
    """What holds for these paths. Raises SettingsError, with file and line, for what cannot be kept."""
    file = _given(options) if options.config else None if options.no_config else _nearest(_start(paths))
    return _overruled(_of_file(file) if file else Project(Settings.model_construct()), options)


def rows(project: Project) -> Iterator[tuple[str, str, str]]:
    """Every setting by name, as the project file writes it, with where it was set."""
    origins = dict(project.origins)
    one = project.settings
    values = {
        "select": _listed(one.select) or "everything",
        "ignore": _listed(one.ignore) or "nothing",
        "exclude": _listed(project.exclude) or "nothing",
        "fail-on": project.fail_on or "error (check), never (report)",
        "date": one.date.edtf if one.date else "as the text says",
        "today": str(one.today) if "today" in origins else "the day of the run",
        "pipeline": one.pipeline or "our own",
        "sources": _listed([source.name for source in one.sources]) or "none",
        "facts": one.facts.counted or "none",
        "cache": "yes" if project.cache else "no",
        "jobs": str(project.jobs or "one a core"),
    }
    for table, record in (("hedges", one.hedges), ("limits", one.limits)):
        for name, share in record:
            values[f"{table}.{name.replace('_', '-')}"] = f"{float(share * 100):g} %"
    for name, most in one.severity:
        values[f"severity.{name}"] = f"{most} at most"
    for rule in project.rules:
        parts = [] if rule.select is None else [f"select {_listed(rule.select)}"]
        parts += [f"ignore {_listed(rule.ignore)}"] if rule.ignore else []
        parts += [f"{name} {most} at most" for name, most in rule.severity]
        parts += [f"sources {_listed([one.name for one in rule.sources])}"] if rule.sources else []
        values[f'per-path."{rule.pattern}"'] = "; ".join(parts)
    for name, value in values.items():
        yield name, value, origins.get(name, "default")


def _of_file(file: ProjectFile) -> Project:
    keys = file.keys
    off, most = _severities(keys)
    settings = Settings(select=keys.select or (), ignore=_once(keys.ignore, off), severity=most)
    origins = {name: file.where(name) for name in _PLAIN}
    origins = {name: at for name, at in origins.items() if name.replace("-", "_") in keys.model_fields_set}
    if off:
        origins.setdefault("ignore", file.where("severity"))
    changed: dict[str, Any] = {"pipeline": keys.pipeline} if keys.pipeline else {}
    changed["sources"] = _documents(file, keys.sources, "sources")
    changed["facts"] = _facts([file.path.parent / name for name in keys.facts])
    for table in ("hedges", "limits"):
        given = {name: share for name, share in getattr(keys, table) if share is not None}
        changed[table] = getattr(settings, table).model_copy(update=given)
        for name in given:
            key = name.replace("_", "-")
            origins[f"{table}.{key}"] = file.where(table, key)
    origins |= {f"severity.{name}": file.where("severity", name) for name, _ in most}
    rules = []
    for pattern, under in keys.per_path.items():
        dropped, milder = _severities(under)
        ignored = _once(under.ignore, dropped)
        sources = _documents(file, under.sources, "per-path", pattern, "sources")
        rules.append(
            Rule(pattern=pattern, select=under.select, ignore=ignored, severity=milder, sources=sources)
        )
        origins[f'per-path."{pattern}"'] = file.where("per-path", pattern)
    return Project(
        settings=settings.model_copy(update=changed),
        fail_on=keys.fail_on or "",
        cache=keys.cache,
        jobs=keys.jobs,
        exclude=keys.exclude,
        rules=tuple(rules),
        folder=str(file.path.resolve().parent),
        origins=tuple(origins.items()),
    )


def _overruled(project: Project, options: Options) -> Project:
    origins = dict(project.origins)
    select, ignore = _names(options.select), _names(options.ignore)
    for word in (*select, *ignore):
        registry.known(word)
    changed: dict[str, Any] = {}
    if select:
        changed["select"], origins["select"] = select, "--select"
    if ignore:
        changed["ignore"] = _once(project.settings.ignore, ignore)
        origins["ignore"] = ", ".join(filter(None, (origins.get("ignore"), "--ignore")))
    if options.date:
        changed["date"], origins["date"] = _day("--date", options.date), "--date"
    changed["today"] = datetime.date.today()  # the only look at the clock; results depend on the setting
    if options.today:
        changed["today"], origins["today"] = _day("--today", options.today).last, "--today"
    if options.pipeline:
        changed["pipeline"], origins["pipeline"] = options.pipeline, "--pipeline"
    if options.facts:
        changed["facts"] = project.settings.facts + _facts(options.facts)
        origins["facts"] = ", ".join(filter(None, (origins.get("facts"), "--facts")))
    if options.no_cache:
        origins["cache"] = "--no-cache"
    if options.jobs is not None:
        origins["jobs"] = "--jobs"
    if options.sources:
        changed["sources"] = (
            *project.settings.sources,
            *(_document(path) for path in _once(options.sources)),
        )
        origins["sources"] = ", ".join(filter(None, (origins.get("sources"), "--source")))
    if options.fail_on:
        origins["fail-on"] = "--fail-on"
    return replace(
        project,
        settings=project.settings.model_copy(update=changed),
        articles=options.articles,
        fail_on=options.fail_on or project.fail_on,
        cache=project.cache and not options.no_cache,
        jobs=project.jobs if options.jobs is None else options.jobs,
        origins=tuple(origins.items()),
    )


def _documents(file: ProjectFile, patterns: Sequence[str], *key: str) -> tuple[Source, ...]:
    """The sources a project file names, in the order of their names; a pattern that meets no file is an error."""
    found: list[str] = []
    for pattern in patterns:
        paths = sorted(path for path in file.path.parent.glob(pattern) if path.is_file())
        if not paths:
            raise SettingsError(f"{file.where(*key)}: no file is named {pattern!r}")
        found += [os.path.relpath(path) for path in paths]
    return tuple(_document(path) for path in _once(found))


def _facts(paths: Sequence[str | Path]) -> Facts:
    if not paths:
        return Facts()
    from verifier.reading.facts import read_facts  # most runs name no facts

    return read_facts(paths)


def _document(path: str) -> Source:
    """A document to hold articles against; InputError for one that cannot be read."""
    source = load(path)
    if kind_of(source) != "article":
        raise InputError(
            f"{path}: not a text that can be a source; verifier reads Markdown, HTML and plain text"
        )
    return source


def _start(paths: Sequence[str]) -> Path:
    """The folder of the first path: that is where the search for a project file begins."""
    first = next((path for path in paths if path != "-"), ".")
    start = Path(os.path.abspath(first))
    return start if start.is_dir() else start.parent


def _nearest(start: Path) -> ProjectFile | None:
    """The nearest project file at or above a folder, no farther than the root of its repository."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if not path.is_file() or (name == "pyproject.toml" and "tool.verifier" not in _glance(path)):
                continue
            from verifier.interfaces.projectfile import ProjectFile

            found = ProjectFile(path)
            if found.found:
                return found
        if (folder / ".git").exists():
            return None
    return None


def _glance(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _given(options: Options) -> ProjectFile:
    from verifier.interfaces.projectfile import ProjectFile

    found = ProjectFile(Path(options.config or ""))
    if not found.found:
        raise SettingsError(f"{options.config}: has no table [tool.verifier]")
    return found


def _severities(keys: PathKeys) -> tuple[tuple[str, ...], tuple[tuple[str, Severity], ...]]:
    """The checks turned off, and the most the others may say."""
    off = tuple(name for name, most in keys.severity.items() if most == "off")
    return off, tuple((name, Severity(most)) for name, most in keys.severity.items() if most != "off")


def _matcher(patterns: Sequence[str]) -> Any:
    from pathspec import GitIgnoreSpec  # only where a pattern was given

    return GitIgnoreSpec.from_lines(patterns)


def _once(*parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for part in given for name in part.replace(",", " ").split())


def _day(option: str, date: str) -> Period:
    try:
        return Period.model_validate(date)
    except ValueError:
        raise SettingsError(f"{option}: {date!r} is no date; write it like 2024-04-03") from None
