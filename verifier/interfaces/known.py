"""Which findings were there before: those in a baseline file, or away from the lines that changed since a revision."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from verifier.checks import tell
from verifier.errors import InputError, SettingsError
from verifier.interfaces import output
from verifier.interfaces.outcome import Exit, complain
from verifier.model.finding import Finding
from verifier.model.report import Report
from verifier.reporting.fingerprint import fingerprints
from verifier.reporting.words import count as counted

_VERSION = 1


class Baseline(NamedTuple):
    """Findings that are known: the fingerprints of each text, by its path from the file's own folder."""

    path: str
    texts: dict[str, dict[str, str]]

    def name_of(self, report: Report) -> str:
        """A text's path as the file writes it."""
        folder = os.path.dirname(os.path.abspath(self.path))
        return Path(os.path.relpath(os.path.abspath(report.document.name), folder)).as_posix()

    def sift(self, report: Report) -> Report:
        """The report with the findings of the file told apart."""
        known = self.texts.get(self.name_of(report), {})
        return _split(report, lambda _, mark: mark in known, f"baseline {self.path}")

    def gone(self, reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
        """Entries that these texts no longer give cause to, by text, with their checks."""
        found = {}
        for report in reports:
            now = {mark for finding, mark in fingerprints(report) if not finding.waived}
            lost = [
                check for mark, check in self.texts.get(self.name_of(report), {}).items() if mark not in now
            ]
            if lost:
                found[self.name_of(report)] = tuple(lost)
        return found


class Asked(NamedTuple):
    """What a command line says of findings that were there before."""

    baseline: str | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    strict_baseline: bool = False
    changed_since: str | None = None


def sift(reports: Sequence[Report], asked: Asked) -> tuple[tuple[Report, ...], Exit]:
    """The reports with known findings told apart; FINDINGS where a strict baseline holds what is gone.

    Raises SettingsError for options that do not go together, InputError for a file that is no baseline.
    """
    path = asked.baseline
    if not path and (asked.write_baseline or asked.prune_baseline or asked.strict_baseline):
        raise SettingsError("name the file: --baseline FILE")
    code = Exit.OK
    if path and asked.write_baseline:
        count = write_baseline(path, reports)
        complain(f"{path}: {counted(count, 'finding')} written; from now on they are known")
    if path:
        baseline = read_baseline(path)
        for name, checks in baseline.gone(reports).items():
            what = f"{name}: no longer in the text, but in the baseline: {', '.join(checks)}"
            if not asked.prune_baseline:
                complain(f"{what}; --prune-baseline drops it")
                code = Exit.FINDINGS if asked.strict_baseline else code
        if asked.prune_baseline:
            write_baseline(path, reports, keep=baseline)
        reports = [baseline.sift(report) for report in reports]
    if asked.changed_since:
        reports = [_since(report, asked.changed_since) for report in reports]
    return tuple(reports), code


def read_baseline(path: str) -> Baseline:
    """The file, or an empty baseline where there is none yet. Raises InputError for another file."""
    if not os.path.exists(path):
        raise InputError(f"{path}: no such baseline; make it with --write-baseline")
    import json  # slow to load, and most runs have no baseline

    try:
        tree: Any = json.loads(Path(path).read_text(encoding="utf-8"))
        texts = tree["findings"]
        if tree["version"] != _VERSION or not all(
            isinstance(check, str) for marks in texts.values() for check in marks.values()
        ):
            raise ValueError(f"not version {_VERSION} of a baseline")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path}: no baseline of verifier ({error}); make it with --write-baseline"
        ) from None
    return Baseline(path, texts)


def write_baseline(path: str, reports: Sequence[Report], keep: Baseline | None = None) -> int:
    """Write the findings of these reports, in one step; with `keep`, only those it holds already, and its other texts.

    Gives the number of entries for these texts.
    """
    import json

    texts = dict(keep.texts) if keep else {}
    namer = keep or Baseline(path, {})
    count = 0
    for report in reports:
        name = namer.name_of(report)
        old = keep.texts.get(name, {}) if keep else {}
        marks = {
            mark: finding.check
            for finding, mark in fingerprints(report)
            if not finding.waived and (keep is None or mark in old)
        }
        texts.pop(name, None)
        if marks:
            texts[name] = dict(sorted(marks.items()))
        count += len(marks)
    tree = {"version": _VERSION, "findings": dict(sorted(texts.items()))}
    output.write(path, json.dumps(tree, indent=2, ensure_ascii=False) + "\n")
    return count


def _since(report: Report, revision: str) -> Report:
    from verifier.interfaces import since  # reads claim files and comments, and most runs ask no git

    untouched = since.untouched(report.document, revision)
    return _split(report, lambda finding, _: untouched(finding), revision)


def _split(report: Report, known: Callable[[Finding, str], bool], why: str) -> Report:
    new: list[Finding] = []
    old = list(report.known)
    counting = {id(finding) for finding in report.findings}
    for finding, mark in fingerprints(report):
        if id(finding) in counting:
            (old if known(finding, mark) else new).append(finding)
    return report.model_copy(
        update={
            "findings": tuple(new),
            "known": tuple(old),
            "since": " and ".join(part for part in (report.since, why) if part),
            "verdict": tell.verdict(new, report.coverage),
        }
    )
