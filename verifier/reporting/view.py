"""A report in, everything its page shows out: findings with their cards, the article, claims, groups, accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.document import Zone
from verifier.model.finding import Finding, Place, Severity
from verifier.model.ledger import Group
from verifier.model.report import Report
from verifier.reporting import Page, words
from verifier.reporting.accounts import Account, accounts
from verifier.reporting.article import Article, article
from verifier.reporting.context import Context, contexts
from verifier.reporting.drawing import drawing
from verifier.reporting.locate import Locator
from verifier.reporting.phrases import say
from verifier.reporting.rests import Rests, rests
from verifier.reporting.scale import Drawing
from verifier.reporting.waiving import Waive, waive

_MOST_IN_BRIEF = 3
_MANY_NOTES = 4


class Quote(NamedTuple):
    """A sentence as it is quoted in a finding, its first place, and where each of its places is in the article."""

    place: Place
    context: Context
    links: tuple[tuple[Place, str], ...]
    """The anchor is "" where the article does not show the place."""


class Shown(NamedTuple):
    """A finding with all that its card needs; a waived or known one has no number, 0."""

    number: int
    id: str
    title: str
    finding: Finding
    quotes: tuple[Quote, ...]
    drawing: Drawing | None
    advice: str
    page: Page | None
    waive: Waive


class Row(NamedTuple):
    """A claim in the table, its anchor in the article, and its group, from 1; 0 without one."""

    claim: Claim
    anchor: str
    id: str
    group: int


class Together(NamedTuple):
    """A group of claims about one thing."""

    group: Group
    claims: tuple[tuple[Claim, str], ...]


class View(NamedTuple):
    """One document as the templates see it. `depth` is the level of its own heading."""

    report: Report
    prefix: str
    depth: int
    title: str
    length: int
    """Words of running text."""
    counts: tuple[tuple[Severity, int], ...]
    looked: str
    findings: tuple[Shown, ...]
    brief: tuple[Shown, ...]
    waived: tuple[Shown, ...]
    known: tuple[Shown, ...]
    article: Article
    claims: tuple[Row, ...]
    groups: tuple[Together, ...]
    rests: Rests
    accounts: tuple[Account, ...]

    @property
    def folded(self) -> tuple[Shown, ...]:
        """The notes, where there are many and something graver to read first."""
        notes = tuple(one for one in self.findings if one.finding.severity is Severity.NOTE)
        return notes if _MANY_NOTES <= len(notes) < len(self.findings) else ()

    @property
    def grave(self) -> tuple[Shown, ...]:
        """The findings that are not folded."""
        return self.findings[: len(self.findings) - len(self.folded)]

    @property
    def parts(self) -> tuple[tuple[str, bool, str], ...]:
        """The parts behind the findings: their anchor, whether they are there, and their title."""
        return (
            ("waived", bool(self.waived), say("finding.waived_title")),
            ("known", bool(self.known), say("finding.known_title")),
            ("troubles", bool(self.report.troubles), say("finding.troubles")),
            ("article", True, say("article.tab")),
            ("claims", True, say("claims.tab")),
            ("groups", True, say("claims.groups_tab")),
            ("sources", self.report.document.format != "claims", say("sources.tab")),
            ("coverage", True, say("coverage.tab")),
        )


def view(report: Report, prefix: str, depth: int, pages: Mapping[str, Page]) -> View:
    """All that the page of one document shows; its ids begin with the prefix."""
    told = article(report, prefix, depth + 2)
    cards = Cards(report, pages, told.anchors)
    findings = tuple(cards.card(one, f"{prefix}f{n}", n) for n, one in enumerate(report.findings, 1))
    groups = [group for group in report.groups if len(group.claims) > 1]
    member = {claim.id: number for number, group in enumerate(groups, 1) for claim in group.claims}
    anchors = {
        claim.id: anchor
        for number, claim in enumerate(report.claims, 1)
        if (anchor := f"{prefix}c{number}") in told.anchors
    }
    return View(
        report=report,
        prefix=prefix,
        depth=depth,
        title=report.document.title or report.document.name,
        length=_length(report),
        counts=words.severities(report.findings),
        looked=words.looked(report.coverage),
        findings=findings,
        brief=findings[:_MOST_IN_BRIEF],
        waived=tuple(cards.card(one, f"{prefix}w{n}") for n, one in enumerate(report.waived, 1)),
        known=tuple(cards.card(one, f"{prefix}k{n}") for n, one in enumerate(report.known, 1)),
        article=told,
        claims=tuple(
            Row(claim, anchors.get(claim.id, ""), f"{prefix}r{number}", member.get(claim.id, 0))
            for number, claim in enumerate(report.claims, 1)
        ),
        groups=tuple(
            Together(group, tuple((claim, anchors.get(claim.id, "")) for claim in group.claims))
            for group in groups
        ),
        rests=rests(report, anchors),
        accounts=accounts(report, prefix, told.anchors),
    )


class Cards:
    """What all cards of one report share."""

    def __init__(self, report: Report, pages: Mapping[str, Page], anchors: frozenset[str]) -> None:
        self.report, self.pages, self.anchors = report, pages, anchors
        self.documents = {"": report.document} | {source.name: source for source in report.sources}
        self.locators = {name: Locator(document) for name, document in self.documents.items()}
        self.claims = {(claim.start, claim.end): claim for claim in report.claims}

    def card(self, finding: Finding, id: str, number: int = 0) -> Shown:
        """One finding with its quotes, drawing, page and ways to waive it."""
        places = finding.places
        anchors = [one if (one := f"{id}p{n}") in self.anchors else "" for n in range(1, len(places) + 1)]
        quotes = (
            Quote(places[one.places[0]], one, tuple((places[at], anchors[at]) for at in one.places))
            for one in contexts(self.documents, self.locators, places)
        )
        return Shown(
            number=number,
            id=id,
            title=finding.message[:1].upper() + finding.message[1:],
            finding=finding,
            quotes=tuple(quotes),
            drawing=drawing(finding, self.claims),
            advice=words.advice(finding.suggestion),
            page=self.pages.get(finding.check),
            waive=waive(self.report.document, finding, self.claims),
        )


def _length(report: Report) -> int:
    aside = (Zone.CODE, Zone.FRONT_MATTER)
    told = (s.words for _, block, s in report.document.sentences() if block.zone not in aside)
    return sum(len(words.split()) for words in told)
