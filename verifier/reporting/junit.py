"""Reports in, JUnit XML out: a suite for each text, a failed test for each finding, for any CI to show."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from verifier.model.finding import Finding, Severity
from verifier.model.report import Report
from verifier.reporting.visible import visible
from verifier.reporting.words import TROUBLE, advice, answered


def render(reports: Sequence[Report]) -> str:
    """XML with one `testsuite` a text; notes are passed tests with their words as output, waived ones skipped."""
    root = ElementTree.Element("testsuites", name="verifier")
    for report in reports:
        _suite(root, report)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, report: Report) -> None:
    failing = [one for one in report.findings if one.severity is not Severity.NOTE]
    crashes = [one for one in report.troubles if one.stage == "check"]
    skipped = len(report.waived) + len(report.known)
    tests = len(report.findings) + len(crashes) + skipped
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=visible(report.document.name),
        tests=str(tests or 1),
        failures=str(len(failing)),
        errors=str(len(crashes)),
        skipped=str(skipped),
    )
    for finding in report.findings:
        case = _case(suite, report, finding)
        if finding.severity is Severity.NOTE:
            ElementTree.SubElement(case, "system-out").text = _told(report, finding)
        else:
            failure = ElementTree.SubElement(
                case, "failure", type=finding.severity.value, message=visible(finding.message)
            )
            failure.text = _told(report, finding)
    for finding in (*report.known, *report.waived):
        why = answered(finding.waived) if finding.waived else f"known since {report.since}"
        ElementTree.SubElement(_case(suite, report, finding), "skipped", message=visible(why))
    for trouble in crashes:
        case = ElementTree.SubElement(
            suite, "testcase", classname=visible(report.document.name), name=visible(trouble.about)
        )
        ElementTree.SubElement(case, "error", message=visible(f"{trouble.about} {TROUBLE}: {trouble.why}"))
    if not tests:
        ElementTree.SubElement(suite, "testcase", classname=visible(report.document.name), name="no findings")


def _case(suite: ElementTree.Element, report: Report, finding: Finding) -> ElementTree.Element:
    first = finding.places[0]
    return ElementTree.SubElement(
        suite,
        "testcase",
        classname=visible(report.document.name),
        name=visible(f"{finding.check} at {first.line}:{first.column}"),
        file=visible(report.document.name),
        line=str(first.line),
    )


def _told(report: Report, finding: Finding) -> str:
    lines = [f"{report.document.name}:{finding.places[0].line}:{finding.places[0].column}", finding.message]
    lines += [f"{place.where}: {place.words}" for place in finding.places]
    lines += [*finding.steps, finding.arithmetic, finding.reading, advice(finding.suggestion)]
    return visible("\n".join(line for line in lines if line))
