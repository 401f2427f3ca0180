"""HTML in, Manuscript out: the article of the page, and its furniture set apart."""

from __future__ import annotations

from collections import Counter

from verifier.model.document import Form, Zone
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.metadata import Metadata
from verifier.reading.page import Page
from verifier.reading.tokens import tokens


def read(text: str) -> Manuscript:
    """The manuscript of an HTML page."""
    manuscript = Manuscript(text, "html")
    page, metadata = Page(manuscript), Metadata(manuscript)
    for token in tokens(text, 0, len(text)):
        metadata.take(token)
        page.take(token)
    page.finish(len(text))
    _keep_article(manuscript, page.homes)
    metadata.finish()
    return manuscript


def _keep_article(manuscript: Manuscript, homes: list[tuple[str, int]]) -> None:
    """What stands outside of the article is only related to it."""
    drafts = manuscript.drafts
    kept = _article(drafts, homes)
    if kept:
        headed = any(d.level == 1 and d.form is Form.HEADING for d in drafts if d.home in kept)
        for draft in drafts:
            title = draft.form is Form.HEADING and draft.level == 1 and not headed
            if draft.home not in kept and not title and draft.zone not in (Zone.CODE, Zone.FRONT_MATTER):
                draft.zone = Zone.RELATED
    seen = [draft for draft in drafts if draft.zone is not Zone.CODE]
    if all(draft.zone is Zone.RELATED for draft in seen):
        for draft in seen:
            draft.zone = None


def _article(drafts: list[Draft], homes: list[tuple[str, int]]) -> set[int]:
    """The parts of the page that are its article; empty where nothing says so."""
    sizes: Counter[int] = Counter()
    for draft in drafts:
        if draft.zone is not Zone.RELATED:
            sizes[draft.home] += sum(run.end - run.start for run in draft.runs)
    articles = [
        i for i, (tag, around) in enumerate(homes) if tag == "article" and homes[around][0] != "article"
    ]
    mains = {i for i, (tag, _) in enumerate(homes) if tag == "main"}
    inside = mains | {i for i in articles if homes[i][1] in mains}
    best = max(articles, key=lambda i: sizes[i], default=0)
    beside = sum(sizes[i] for i in mains) if mains else sizes[0]
    if best and 2 * sizes[best] >= sum(sizes[i] for i in articles) and 2 * sizes[best] >= beside:
        return {best}
    return inside if any(sizes[i] for i in inside) else set()
