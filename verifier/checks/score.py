"""The score: a published formula with visible parts; the worst single fault is never averaged away."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verifier.model.document import Document
from verifier.model.finding import Confidence, Finding, Severity
from verifier.model.report import Coverage, Part, Score

_WORST = {Severity.ERROR: 20, Severity.WARNING: 60, Severity.NOTE: 90}
_COST = {Severity.ERROR: Fraction(6), Severity.WARNING: Fraction(2), Severity.NOTE: Fraction(1, 2)}
_CEILING = {Severity.ERROR: 60, Severity.WARNING: 85, Severity.NOTE: 97}


def score(findings: Sequence[Finding], coverage: Coverage, document: Document) -> Score | None:
    """None where nothing was compared and nothing found.

    0.4 x the worst fault (error 20, warning 60, note 90, none 100)
    + 0.4 x (100 - cost of all faults per 1,000 words: error 6, warning 2, note 0.5, times 5)
    + 0.2 x the share of compared numbers that passed, in percent;
    never above 60 with an error, 85 with a warning, 97 with a note. Low confidence counts half.
    Where no number was compared the third part falls away and the other two weigh half each.
    """
    if not coverage.compared and not findings:
        return None
    worst = min((one.severity for one in findings), key=lambda one: one.rank, default=None)
    words = max(250, sum(len(sentence.words.split()) for _, _, sentence in document.sentences()))
    cost = sum((_COST[one.severity] * _weight(one) for one in findings), Fraction(0)) * 1000 / words
    density = max(0, round(100 - 5 * cost))
    weight = "0.4" if coverage.compared else "0.5"
    parts = [
        Part(name="worst fault", weight=weight, value=_WORST[worst] if worst else 100, because=_named(worst)),
        Part(
            name="faults for the length",
            weight=weight,
            value=density,
            because=f"{_counted(findings)} in {words:,} words",
        ),
    ]
    if coverage.compared:
        parts.append(
            Part(
                name="compared and passed",
                weight="0.2",
                value=round(Fraction(100 * coverage.passed, coverage.compared)),
                because=f"{coverage.passed} of {coverage.compared} compared numbers passed",
            )
        )
    total = round(sum(Fraction(part.weight) * part.value for part in parts))
    return Score(value=min(total, _CEILING[worst] if worst else 100), parts=tuple(parts))


def _weight(one: Finding) -> Fraction:
    return Fraction(1, 2) if one.confidence is Confidence.LOW else Fraction(1)


def _named(worst: Severity | None) -> str:
    return (
        f"the worst fault is {'an' if worst is Severity.ERROR else 'a'} {worst.value}"
        if worst
        else "no fault found"
    )


def _counted(findings: Sequence[Finding]) -> str:
    return summary_of(findings) or "no faults"


def summary_of(findings: Sequence[Finding]) -> str:
    """ "1 error, 2 warnings"; "" for none."""
    counts = [(severity, sum(one.severity is severity for one in findings)) for severity in Severity]
    return ", ".join(f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in counts if n)
