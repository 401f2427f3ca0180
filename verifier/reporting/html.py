"""Reports in, one self-contained HTML file out: no script, no network, every word escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from verifier.model.claim import Claim
from verifier.model.finding import Finding, Place, Severity
from verifier.model.report import Report, Skipped
from verifier.model.source_map import Citation, Reference
from verifier.reporting import Page, figures, words
from verifier.reporting.article import Article, article, slots
from verifier.reporting.context import Context, context
from verifier.reporting.drawing import Drawing, drawing
from verifier.reporting.locate import Locator
from verifier.reporting.visible import visible

_TEMPLATES = Path(__file__).parent / "templates"
_MOST_IN_BRIEF = 3


class Quote(NamedTuple):
    """A place as it is quoted in a finding; the anchor is "" where the article does not show it."""

    place: Place
    context: Context
    anchor: str


class Shown(NamedTuple):
    """A finding with all that its card needs."""

    number: int
    id: str
    title: str
    finding: Finding
    quotes: tuple[Quote, ...]
    drawing: Drawing | None
    advice: str
    page: Page | None


class Ledger(NamedTuple):
    """What was not checked for one reason: the numbers and their anchors."""

    reason: str
    skipped: tuple[tuple[Skipped, str], ...]


class View(NamedTuple):
    """One document as the templates see it. `depth` is the level of its own heading."""

    report: Report
    prefix: str
    depth: int
    title: str
    counts: tuple[tuple[Severity, int], ...]
    looked: str
    findings: tuple[Shown, ...]
    brief: tuple[Shown, ...]
    article: Article
    claims: tuple[tuple[Claim, str], ...]
    groups: tuple[tuple[tuple[Claim, str], ...], ...]
    references: tuple[tuple[Reference, int], ...]
    """Each entry of the reference list, and how often it is cited."""
    cited: tuple[tuple[int, Citation, tuple[str, ...]], ...]
    """Line of each citation, and the figures in its sentence."""
    unchecked: tuple[Ledger, ...]


def render(reports: Sequence[Report], *, pages: Mapping[str, Page]) -> str:
    """The whole page; the same reports give the same bytes."""
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    depth = 1 if len(reports) == 1 else 2
    views = [_view(report, f"d{number}-", depth, pages) for number, report in enumerate(reports, 1)]
    findings, coverage = words.together(reports)
    return (
        _environment()
        .get_template("page.html")
        .render(
            views=views,
            style=Markup(style),
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            counted=words.counted(findings),
            looked=words.looked(coverage),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals.update(
        count=words.count, answered=words.answered, value=figures.value, period=figures.period, slots=slots
    )
    return environment


def _shown(given: Any) -> Any:
    """Whatever a template prints: text is made visible first, then escaped by jinja."""
    return visible(given) if isinstance(given, str) and not hasattr(given, "__html__") else given


def _view(report: Report, prefix: str, depth: int, pages: Mapping[str, Page]) -> View:
    told = article(report, prefix, depth + 2)
    findings = _findings(report, prefix, told, pages)
    anchors = {claim.id: f"{prefix}c{number}" for number, claim in enumerate(report.claims, 1)}
    return View(
        report=report,
        prefix=prefix,
        depth=depth,
        title=report.document.title or report.document.name,
        counts=words.severities(report.findings),
        looked=words.looked(report.coverage),
        findings=findings,
        brief=findings[:_MOST_IN_BRIEF] if len(findings) > _MOST_IN_BRIEF else (),
        article=told,
        claims=tuple((claim, _known(told, f"{prefix}c{n}")) for n, claim in enumerate(report.claims, 1)),
        groups=tuple(
            tuple((claim, _known(told, anchors.get(claim.id, ""))) for claim in group.claims)
            for group in report.groups
            if len(group.claims) > 1
        ),
        references=tuple(
            (reference, sum(number in one.references for one in report.source_map.citations))
            for number, reference in enumerate(report.source_map.references)
        ),
        cited=_cited(report),
        unchecked=_unchecked(report, prefix, told),
    )


def _findings(report: Report, prefix: str, told: Article, pages: Mapping[str, Page]) -> tuple[Shown, ...]:
    documents = {"": report.document} | {source.name: source for source in report.sources}
    locators = {name: Locator(document) for name, document in documents.items()}
    claims = {(claim.start, claim.end): claim for claim in report.claims}
    return tuple(
        Shown(
            number=number,
            id=f"{prefix}f{number}",
            title=finding.message[:1].upper() + finding.message[1:],
            finding=finding,
            quotes=tuple(
                Quote(
                    place=place,
                    context=context(documents[place.document], locators[place.document], place),
                    anchor=_known(told, f"{prefix}f{number}p{index}"),
                )
                for index, place in enumerate(finding.places, 1)
            ),
            drawing=drawing(finding, claims),
            advice=words.advice(finding.suggestion),
            page=pages.get(finding.check),
        )
        for number, finding in enumerate(report.findings, 1)
    )


def _cited(report: Report) -> tuple[tuple[int, Citation, tuple[str, ...]], ...]:
    """Every citation with its line and the figures in its sentence."""
    figures: dict[int, list[str]] = {}
    for claim in report.claims:
        figures.setdefault(claim.sentence, []).append(claim.words)
    return tuple(
        (report.document.place(one.start)[0], one, tuple(figures.get(one.sentence, ())))
        for one in report.source_map.citations
    )


def _unchecked(report: Report, prefix: str, told: Article) -> tuple[Ledger, ...]:
    """The numbers that were not checked, by reason, the commonest first."""
    numbered = [(one, _known(told, f"{prefix}s{n}")) for n, one in enumerate(report.coverage.not_checked, 1)]
    by_reason = groupby(sorted(numbered, key=lambda pair: pair[0].reason), key=lambda pair: pair[0].reason)
    ledgers = [Ledger(reason, tuple(found)) for reason, found in by_reason]
    return tuple(sorted(ledgers, key=lambda ledger: (-len(ledger.skipped), ledger.reason)))


def _known(told: Article, anchor: str) -> str:
    return anchor if anchor in told.anchors else ""
