"""Reports in, what was asked for out: on standard output, into files, in several forms in one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from verifier.checks import registry
from verifier.errors import SettingsError
from verifier.interfaces import output
from verifier.model.finding import Severity
from verifier.model.report import Report
from verifier.reporting import FORMATS, render
from verifier.reporting.words import count

_WITH_PAGES = ("html", "sarif")


class Form(NamedTuple):
    """What a command line says of the output."""

    format: str = "text"
    output_file: str | None = None
    also: Sequence[str] = ()
    quiet: bool = False
    statistics: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is going to be written. Raises SettingsError for an `also` that cannot be read."""
        more = tuple(path for _, path in map(_pair, self.also))
        return (self.output_file, *more) if self.output_file and self.output_file != "-" else more


def present(reports: Sequence[Report], form: Form, fail_on: str) -> None:
    """Print or write the reports in each form that was asked for."""
    for format, path in map(_pair, form.also):
        output.write(path, _rendered(reports, format))
    if form.output_file and form.output_file != "-":
        output.write(form.output_file, _rendered(reports, form.format))
    elif form.format != "text":
        output.show(_rendered(reports, form.format))
    elif form.statistics:
        output.show(statistics(reports))
    else:
        _print(reports, form, fail_on)


def statistics(reports: Sequence[Report]) -> str:
    """How often each check spoke, most often first, and the worst that it said."""
    told = [one for report in reports for one in report.findings]
    times = Counter(one.check for one in told)
    worst = {name: min(one.severity.rank for one in told if one.check == name) for name in times}
    rows = sorted(times.items(), key=lambda row: (worst[row[0]], -row[1], row[0]))
    lines = [f"{n:>6}  {list(Severity)[worst[name]].value:<7}  {name}" for name, n in rows]
    return "".join(f"{line}\n" for line in (*lines, f"{len(told):>6}  in {count(len(reports), 'text')}"))


def _print(reports: Sequence[Report], form: Form, fail_on: str) -> None:
    terminal = output.terminal()
    if form.quiet:
        reports = [_only_failing(report, fail_on) for report in reports]
        reports = [report for report in reports if report.findings]
        if not reports:
            return
    shown = render(reports, "text", colour=terminal.colour, width=terminal.width)
    if terminal.interactive and not form.quiet and any(report.findings for report in reports):
        shown += "`verifier explain CHECK` tells what a check looks for, and why.\n"
    output.show(shown)


def _only_failing(report: Report, fail_on: str) -> Report:
    rank = -1 if fail_on == "never" else Severity(fail_on).rank
    failing = tuple(one for one in report.findings if one.severity.rank <= rank)
    return report.model_copy(update={"findings": failing, "known": (), "waived": (), "troubles": ()})


def _rendered(reports: Sequence[Report], format: str) -> str:
    if format in _WITH_PAGES:
        return render(reports, format, pages={one.name: one for one in registry.checks()})
    return render(reports, format)


def _pair(given: str) -> tuple[str, str]:
    format, sign, path = given.partition("=")
    if not sign or not path or format not in FORMATS:
        raise SettingsError(
            f"--also: write it like sarif=findings.sarif, not {given!r}; {', '.join(FORMATS)}"
        )
    return format, path
