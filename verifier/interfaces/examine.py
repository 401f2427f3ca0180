"""Paths and options in, reports and an exit code out: one bad text does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import click

from verifier.errors import InputError, SettingsError
from verifier.interfaces.inputs import sources
from verifier.interfaces.many import Task, verify_all
from verifier.interfaces.outcome import Exit, complain, crashed
from verifier.interfaces.project import Project
from verifier.model.finding import Severity
from verifier.model.report import Report


class Examined(NamedTuple):
    """The reports, and what went wrong on the way to them."""

    reports: tuple[Report, ...]
    code: Exit


def examine(paths: Sequence[str], project: Project, writes_to: Sequence[str] = ()) -> Examined:
    """Verify every path. Whatever cannot be read or crashes is told on standard error."""
    if not paths:
        raise click.UsageError("Name at least one article, claim file or folder, or - for standard input.")
    code = Exit.OK
    written = {os.path.realpath(path) for path in writes_to}
    tasks: list[Task] = []
    for source in sources(paths, project.excluded, articles=project.articles):
        if isinstance(source, InputError):
            complain(str(source))
            code = max(code, Exit.MISUSE)
        elif os.path.realpath(source.name) in written:
            raise SettingsError(f"{source.name}: this is one of the texts to check; write to another file")
        else:
            tasks.append((source, project.settings_for(source.name)))
    reports: list[Report] = []
    for (source, _), answer in zip(tasks, verify_all(tasks, project.jobs, project.cache), strict=True):
        if isinstance(answer, Report):
            reports.append(answer)
            continue
        code = max(code, answer.code)
        if answer.trace:
            crashed(source.name, answer.why, answer.trace)
        else:
            complain(answer.why)
    if any(report.crashed for report in reports):
        code = Exit.CRASH
    return Examined(tuple(reports), code)


def verdict(reports: Iterable[Report], fail_on: str) -> Exit:
    """FINDINGS if one is at or above the threshold."""
    if fail_on == "never":
        return Exit.OK
    threshold = Severity(fail_on).rank
    found = any(one.severity.rank <= threshold for report in reports for one in report.findings)
    return Exit.FINDINGS if found else Exit.OK
