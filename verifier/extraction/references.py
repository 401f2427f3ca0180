"""The reference list of a document in, its entries taken apart out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from verifier.model.claim import Claim
from verifier.model.document import Block, Document, Form, Link, Zone
from verifier.model.mention import Kind
from verifier.model.period import Period
from verifier.model.source_map import Reference

_LABEL = re.compile(r"[^\w“\"]{0,3}(?P<name>[A-Z][^:.“\"”]{1,60}):\s(?=[\w“\"‘])")
# Holm, I. and Reed, A. (2021): Title. Journal 4, 3-9.
_AUTHORED = re.compile(
    r"(?P<name>[A-Z][^()“\"]{1,160}?)(?:,?\s\((?P<year>(?:19|20)\d\d)[a-z]?(?:,\s[\w .]{1,20})?\)"
    r"|(?<=\s[A-Z]\.),?\s(?P<bare>(?:19|20)\d\d)[a-z]?)[.:,]?\s(?P<title>[^.?!]{4,300}[?!]?)"
)
# Coast Trust, A year of counting, 2021
_COMMAS = re.compile(r"(?P<name>[A-Z][^,:.“\"]{2,60}),\s(?P<title>[^“\"]{4,300})")
_BEFORE_TITLE = re.compile(r"(?P<name>[A-Z][^:“\"”]{1,60}?),?\s(?=[“\"])")
_AFTER_DASH = re.compile(r"\s[—–-]\s(?P<name>[A-Z][^—–,;“”\"]{1,60}?)(?=,|\.|;|\s\(|$)")
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"]{4,300}?),?[”\"]")
_MARK = re.compile(r"^\W{0,2}(?:\[(?P<bracketed>\d{1,3})\]|(?P<bare>\d{1,3})[.)])\s")
_FOOTNOTE = re.compile(r"\[\^(?P<key>[^\]\n]{1,60})\]:[ \t]{0,20}$")
_ANCHOR = re.compile(r"""\bid=["']?(?P<key>[\w:.-]{1,80})["']?[^<>]{0,200}>(?:\s|<[^<>]{0,200}>){0,20}$""")
_NO_NAME = frozenset(
    {"source", "sources", "reference", "references", "note", "notes", "see", "via", "credit", "cf", "in"}
)
_BEFORE = 300
"""How far before an entry its mark may stand, in characters."""
_LEAST = 12
"""Characters: what is shorter is no entry."""


def references(document: Document, by_block: Mapping[int, Sequence[Claim]]) -> tuple[Reference, ...]:
    """Every entry, in the order of the list."""
    return tuple(
        _reference(document, block, by_block.get(index, ()))
        for index, block in enumerate(document.blocks)
        if block.zone is Zone.REFERENCES
        and block.form is not Form.HEADING
        and block.sentences
        and len(block.words) >= _LEAST
        and " " in block.words
    )


def host(target: str) -> str:
    """The site a link leads to, without "www."; "" for one inside the page or the site."""
    try:
        return (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _reference(document: Document, block: Block, claims: Sequence[Claim]) -> Reference:
    words = block.words
    mark = _MARK.match(words)
    body = words[mark.end() :] if mark else words
    link = next(_links(document, block), None)
    label = _LABEL.match(body) or _BEFORE_TITLE.match(body)
    authored = None if label else _AUTHORED.match(body)
    after = None if authored else next(reversed(list(_AFTER_DASH.finditer(body))), None)
    if label and label["name"].casefold() in _NO_NAME:
        label = None
    if not (label or authored or after or (link and host(link.target))):
        label = _COMMAS.match(body)
    first = (authored or label or {"name": ""})["name"].strip()
    last = after["name"].strip() if after else ""
    quoted = _QUOTED.search(body)
    if quoted:
        title = quoted["title"]
    elif authored:
        title = authored["title"]
    else:
        begin = label.end("name") + 1 if label else 0
        end = after.start() if after and after.start() > begin else len(body)
        title = (link.words if link and host(link.target) and link.words not in link.target else "") or body[
            begin:end
        ]
        title = title if link and title == link.words else _undated(title)
    return Reference(
        start=block.start,
        end=block.end,
        words=words,
        key=_key(document, block, mark),
        publisher=last or first,
        echo=last if first and last and _same(first, last) else "",
        title=title.strip(" .,"),
        date=_date(claims, (authored["year"] or authored["bare"]) if authored else ""),
        target=link.target if link else "",
        host=host(link.target) if link else "",
    )


def _links(document: Document, block: Block) -> Iterator[Link]:
    inside = (link for link in document.links if block.start - 1 <= link.start < block.end)
    return (link for link in inside if not link.target.startswith("#"))


def _undated(title: str) -> str:
    """A title without the date after it."""
    found = re.search(
        r"(?:,\s(?:19|20)\d\d|\s\((?:19|20)\d\d\)|,?\s\d{1,2}\s\w+\s\d{4}|\w+\s\d{1,2},\s\d{4})\.?$", title
    )
    return title[: found.start()] if found else title


def _key(document: Document, block: Block, mark: re.Match[str] | None) -> str:
    before = document.text[max(0, block.start - _BEFORE) : block.start]
    named = _FOOTNOTE.search(before) or _ANCHOR.search(before)
    if named:
        return named["key"]
    if mark:
        return mark["bracketed"] or mark["bare"]
    return str(block.number) if block.number is not None else ""


def _date(claims: Sequence[Claim], year: str) -> Period | None:
    """The date beside the author; else the last one, for titles have dates too and stand before it."""
    dates = [c for c in claims if c.kind is Kind.DATE and c.period is not None]
    return next((c.period for c in dates if year and year in c.words), dates[-1].period if dates else None)


def _same(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")
