"""Drafts in, their zones: labels and places make headline, summary, references, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.model.document import Form, Zone
from verifier.reading.drafts import Draft
from verifier.reading.entries import looks

# a heading or a line of its own that says what follows it; "label: text" says it of itself
LABELS: dict[Zone, tuple[str, ...]] = {
    Zone.SUMMARY: (
        "tl;dr", "tldr", "tl dr", "key points", "key point", "key takeaways", "key takeaway", "takeaways",
        "main takeaways", "the takeaway", "key findings", "key facts", "main points", "summary",
        "executive summary", "in summary", "in brief", "in short", "at a glance", "highlights",
        "key highlights", "the gist", "the short version", "bottom line", "the bottom line", "abstract",
        "quick summary", "article summary", "overview at a glance", "what you need to know",
        "what to know", "the essentials", "in a nutshell", "five-second summary", "quick take",
    ),
    Zone.REFERENCES: (
        "references", "reference list", "sources", "source list", "bibliography", "notes", "footnotes",
        "endnotes", "works cited", "literature", "literature cited", "citations", "notes and references",
        "references and notes", "sources and notes", "notes and sources", "external links", "list of references",
        "list of sources", "list of literature", "literature list", "cited literature", "cited works",
        "cited sources", "works consulted", "our sources", "selected bibliography", "selected references",
        "selected literature", "select bibliography", "bibliographic references", "source notes",
        "sources used", "sources cited", "references cited", "sources consulted",
    ),
    Zone.RELATED: (
        "related", "related posts", "related articles", "related stories", "related content", "related news",
        "related topics", "related links", "related coverage", "related reading", "read more", "read next",
        "read also", "also read", "more from", "more on this story", "more on this", "more stories",
        "more news", "see also", "recommended", "recommended for you", "recommended stories",
        "recommended reading", "most popular", "most read", "popular posts", "popular stories", "trending",
        "trending now", "latest news", "latest stories", "latest posts", "recent posts", "top stories",
        "you may also like", "you might also like", "you may be interested in", "further reading",
        "around the web", "editors' picks", "editor's picks", "up next", "don't miss", "keep reading",
        "leave a reply", "leave a comment", "comments", "share this", "share this article", "tags",
    ),
}  # fmt: skip

# how a line begins that only says what a picture shows and whose it is
_CAPTION = re.compile(
    r"\(?(?:file )?(?:photo|photograph|photos|image|picture|illustration|graphic|chart|video)"
    r"(?: credits?)?(?: by |: ?| via |/)|(?:credit|photo credit|image credit|caption|courtesy of)\b ?:?"
    r"|(?:figure|fig\.|chart|table|exhibit) ?\d{1,3}[a-z]?[.:]",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400
_SMALL = re.compile(r"\b(?!(?:the|and|for|von|van|der|del)\b)[a-z]{3,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TERMINAL = (".", "!", ":", ";", ",", "…")
_SENTENCE_END = (".", "!", "?", "”", '"')
_LABELLED = {label: zone for zone, labels in LABELS.items() for label in labels}
_LONGEST_LABEL = max(map(len, _LABELLED))
_FIXED = frozenset((Zone.TABLE, Zone.CODE, Zone.CAPTION, Zone.FRONT_MATTER, Zone.HEADLINE))
_SET_APART = frozenset((Zone.CODE, Zone.RELATED, Zone.FRONT_MATTER))


def label(words: str) -> Zone | None:
    """The zone that these words announce, if they are nothing but a label."""
    if len(words) > _LONGEST_LABEL + 6:
        return None
    plain = words.lower().replace("’", "'").strip(" :.-–—*").removeprefix("the ")
    return _LABELLED.get(plain)


def captioned(words: str) -> bool:
    """Whether a passage begins as a line about a picture does."""
    return len(words) <= _LONGEST_CAPTION and bool(_CAPTION.match(words))


def settle(drafts: Sequence[Draft]) -> None:
    """Give every draft its zone."""
    for draft in drafts:
        if draft.form is Form.PARAGRAPH and draft.zone is None:
            _look(draft)
    _headline(drafts)
    _sections(drafts)
    for draft in drafts:
        if draft.zone is None:
            draft.zone = _PLACE[draft.form]


_PLACE = {
    Form.PARAGRAPH: Zone.BODY,
    Form.HEADING: Zone.HEADING,
    Form.ITEM: Zone.LIST,
    Form.CELL: Zone.TABLE,
}


def _look(draft: Draft) -> None:
    """A paragraph that looks like something else: a caption, a heading in bold."""
    if captioned(draft.words):
        draft.zone = Zone.CAPTION
    elif draft.bold and len(draft.words) <= 100 and not draft.words.endswith(_TERMINAL):
        draft.form, draft.level = Form.HEADING, 6


def _headline(drafts: Sequence[Draft]) -> None:
    """The first heading of level 1; without one, a heading or a line like one that opens the text."""
    headings = [d for d in drafts if d.form is Form.HEADING and d.zone is None and not label(d.words)]
    first = next((d for d in headings if d.level == 1), None)
    opening = next((d for d in drafts if d.zone not in (Zone.FRONT_MATTER, Zone.RELATED)), None)
    if first is None and opening is not None and opening in headings[:1]:
        first = opening
    if first is None and opening is not None and _heads(opening, drafts):
        first, opening.form, opening.level = opening, Form.HEADING, 1
    if first is not None:
        first.zone = Zone.HEADLINE


def _heads(opening: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a short line without a full stop opens a text in whole sentences."""
    at = next(index for index, draft in enumerate(drafts) if draft is opening)
    below = drafts[at + 1] if at + 1 < len(drafts) else None
    line = opening.form is Form.PARAGRAPH and opening.zone is None and 3 < len(opening.words.split()) < 20
    return (
        line
        and opening.words[:1].isupper()
        and opening.words[-1:].isalnum()
        and _SMALL.search(opening.words) is not None  # not "Ada Holm, Institute of Physics"
        and not _YEAR.search(opening.words)  # "Published on 2 June 2026"
        and below is not None
        and below.form is Form.PARAGRAPH
        and below.zone is None
        and below.words.endswith(_TERMINAL)
        and len(below.words) > len(opening.words)
    )


def _sections(drafts: Sequence[Draft]) -> None:
    """Spread the zone that a label announces over what it stands for."""
    zone: Zone | None = None
    level, comments = 0, False
    for index, draft in enumerate(drafts):
        if draft.zone is Zone.HEADLINE:
            zone = None
        elif draft.form is Form.HEADING and draft.zone is None:
            announced = label(draft.words)
            if announced or zone is None or draft.level <= level:
                zone, level = announced, draft.level
                comments = "comment" in draft.words.lower() or "reply" in draft.words.lower()
                if zone in (Zone.SUMMARY, Zone.RELATED) and _list_follows(drafts, index):
                    _spread(drafts, index, zone)
                    zone = None
            else:
                draft.zone = zone
        elif zone is Zone.RELATED and not comments and _prose(drafts, index):
            zone = None
        elif zone is not None and draft.zone not in _SET_APART:
            if zone is not Zone.SUMMARY or draft.zone not in _FIXED:
                draft.zone = zone
        elif draft.form is Form.PARAGRAPH and draft.zone is None:
            _labelled(drafts, index)


def _labelled(drafts: Sequence[Draft], index: int) -> None:
    """A paragraph that is a label, or begins with one ("TL;DR: ...")."""
    draft = drafts[index]
    announced = label(draft.words)
    if announced:
        draft.zone = announced
        _spread(drafts, index, announced)
        return
    for sign in (":", "."):
        head, found, rest = draft.words[: _LONGEST_LABEL + 2].partition(sign)
        announced = label(head) if found and rest.startswith(" ") else None
        if announced is Zone.SUMMARY or (announced and sign == ":" and _may_label(announced, head)):
            draft.zone = announced
            return


def _may_label(zone: Zone, head: str) -> bool:
    return zone is not Zone.REFERENCES or head.lower() in ("sources", "references")


def _prose(drafts: Sequence[Draft], index: int) -> bool:
    """Whether two passages in a row are whole sentences: the text goes on after its links."""
    pair = drafts[index : index + 2]
    return len(pair) == 2 and all(
        draft.form is Form.PARAGRAPH and len(draft.words) > 60 and draft.words.endswith(_SENTENCE_END)
        for draft in pair
    )


def _list_follows(drafts: Sequence[Draft], index: int) -> bool:
    return index + 1 < len(drafts) and drafts[index + 1].form is Form.ITEM


def _spread(drafts: Sequence[Draft], index: int, zone: Zone) -> None:
    """Over the list after a label; else over one paragraph, or over the short lines of links."""
    listed = _list_follows(drafts, index)
    for after, draft in enumerate(drafts[index + 1 : index + 200]):
        if draft.form is Form.HEADING or draft.zone in _FIXED or (draft.form is Form.ITEM) is not listed:
            return
        entry = zone is Zone.REFERENCES and looks(draft.words)
        if not listed and zone is not Zone.SUMMARY and not entry and draft.words.endswith(_SENTENCE_END):
            return
        if not listed and zone is Zone.SUMMARY and after:
            return
        draft.zone = zone
