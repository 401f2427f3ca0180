"""Reports in, CSV out: one row a claim, every slot a column, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from verifier.model.claim import Claim
from verifier.model.mention import Comparator
from verifier.model.record import decimal_string
from verifier.model.report import Report
from verifier.reporting.visible import visible

COLUMNS = tuple(
    "document line column zone quote value low high unit comparator noun subject measure place window status "
    "attribution group findings".split()
)
_FORMULA = ("=", "+", "-", "@", "\t")


def render(reports: Sequence[Report]) -> str:
    """RFC 4180 with "\\n" line ends; words that a spreadsheet would take for a formula begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows(_rows(report))
    return out.getvalue()


def _rows(report: Report) -> Iterator[list[str]]:
    groups = {claim.id: str(n) for n, group in enumerate(report.groups, 1) for claim in group.claims}
    for claim in report.claims:
        checks = [
            finding.check
            for finding in report.findings
            if any(place.start < claim.end and claim.start < place.end for place in finding.here)
        ]
        yield [
            _words(report.document.name),
            str(claim.line),
            str(claim.column),
            claim.zone.value,
            _words(claim.words),
            *_numbers(claim),
            claim.unit,
            "" if claim.comparator is Comparator.EQUAL else claim.comparator.value,
            _words(claim.noun),
            _words(claim.subject),
            _words(claim.measure),
            _words(claim.place),
            claim.window.edtf if claim.window else "",
            claim.status.value if claim.status else "",
            _words(claim.attribution),
            groups.get(claim.id, ""),
            " ".join(dict.fromkeys(checks)),
        ]


def _numbers(claim: Claim) -> Iterator[str]:
    if claim.period:  # the days of a date are no number for a column
        yield from (claim.period.edtf, "", "")
        return
    for number in (claim.value, claim.printed.low, claim.printed.high):
        yield "" if number is None else decimal_string(number)


def _words(text: str) -> str:
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
