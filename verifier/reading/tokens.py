"""HTML in, tokens with exact offsets out. The only module that knows the parser."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from turbohtml import TokenType, tokenize


class Sort(StrEnum):
    """What a token is; comments, doctypes and instructions never come out."""

    TEXT = "text"
    ENTITY = "entity"
    OPEN = "open"
    CLOSE = "close"


class Token(NamedTuple):
    """A piece of HTML: `data` is its text, the decoded entity or the tag's name in lower case."""

    sort: Sort
    start: int
    end: int
    data: str
    attributes: dict[str, str] = {}  # noqa: RUF012 (never written to)


def tokens(text: str, begin: int, end: int) -> Iterator[Token]:
    """The tokens of `text[begin:end]`; their offsets count from the start of `text`."""
    # the parser makes one newline of each "\r\n": give it as many characters as there are
    markup = text[begin:end].replace("\r\n", " \n").replace("\r", "\n")
    # it says nothing of "</>", which a browser drops: write the nothing that it does tell of
    markup = markup.replace("</>", "<?>")
    lines = [begin]
    at = markup.find("\n")
    while at >= 0:
        lines.append(begin + at + 1)
        at = markup.find("\n", at + 1)
    for token in tokenize(markup, resolve_references=False, capture_source=True):
        start = lines[token.line - 1] + token.col
        sort = token.type
        if sort is TokenType.TEXT:
            data = token.data or ""
            yield Token(Sort.TEXT, start, start + len(data), data)
        elif sort is TokenType.START_TAG:
            attributes = dict(reversed(token.attrs or ()))
            yield Token(Sort.OPEN, start, start + len(token.source or ""), token.tag or "", attributes)
        elif sort is TokenType.END_TAG:
            yield Token(Sort.CLOSE, start, start + len(token.source or ""), token.tag or "")
        elif sort is TokenType.CHARACTER_REFERENCE:
            yield Token(Sort.ENTITY, start, start + len(token.source or ""), token.data or "")
