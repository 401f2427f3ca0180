"""Reports in, GitHub's workflow commands out: annotations beside the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices a step and drops the rest without a word; the worst come
first here, and the rest are counted.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.model.finding import Finding, Severity
from verifier.model.report import Report
from verifier.reporting.visible import in_one_line
from verifier.reporting.words import advice, counted, looked, together

_MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(reports: Sequence[Report]) -> str:
    """Commands, worst first, then one line that counts all and says how many were left out."""
    return "".join(f"{line}\n" for line in _lines(reports))


def _lines(reports: Sequence[Report]) -> Iterator[str]:
    left_out = []
    for severity, command in _COMMANDS.items():
        told = [(report, one) for report in reports for one in report.findings if one.severity is severity]
        yield from (_command(command, report, finding) for report, finding in told[:_MOST])
        left_out += [finding for _, finding in told[_MOST:]]
    findings, coverage = together(reports)
    more = f"; not shown beside the text: {counted(left_out)}" if left_out else ""
    yield f"{counted(findings)}; {looked(coverage)}{more}"


def _command(command: str, report: Report, finding: Finding) -> str:
    first = finding.places[0]
    end_line, end_column = report.document.place(first.end)
    places = {
        "file": _property(report.document.name.removeprefix("./")),
        "line": str(first.line),
        "endLine": str(end_line),
        "title": _property(finding.check),
    }
    if end_line == first.line:  # columns are for one line only
        places |= {"col": str(first.column), "endColumn": str(end_column)}
    others = [f"{place.where}: “{place.words}”" for place in finding.places[1:]]
    said = (finding.message, "; ".join(others), finding.reading, advice(finding.suggestion))
    named = ",".join(f"{name}={value}" for name, value in places.items())
    return f"::{command} {named}::" + "%0A".join(_data(part) for part in said if part)


def _data(text: str) -> str:
    return in_one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
