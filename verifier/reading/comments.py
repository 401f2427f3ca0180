"""Document in, what its writer waives by a comment out.

    <!-- verifier: ignore label-drift: both nouns stand in the contract -->
    <!-- verifier: ignore label-drift, one-fact-two-values until 2026-06-30: the count is being redone -->
    <!-- verifier: ignore-text rhetoric: an opinion piece -->

A comment inside a paragraph, item or cell speaks for it, one on its own for the paragraph, list or table that
follows; `ignore-text` speaks for the whole text. A check or a family is named, and always a reason.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from verifier.model.document import Block, Document, Form
from verifier.model.report import Trouble
from verifier.model.waiver import Waiver
from verifier.reading.markdown import markup
from verifier.reading.spelling import did_you_mean

_OPENS = re.compile(r"<!--[ \t\r\n]{0,20}verifier[ \t]?:")
_CLOSES = "-->"
_LONGEST = 2_000
_SAID = re.compile(
    r"\s*(?P<word>[\w-]+)(?P<names>(?:[ \t\r\n,]+(?!until\b)[\w-]+)*)"
    r"(?:\s+until\s+(?P<until>\S+?))?\s*(?::(?P<reason>.*))?",
    re.DOTALL,
)
_WORDS = ("ignore", "ignore-text")


class Comment(NamedTuple):
    """Where a comment stands, and what it says after `verifier:`."""

    start: int
    end: int
    said: str


def waivers_in(document: Document) -> tuple[tuple[Waiver, ...], tuple[Trouble, ...]]:
    """Every waiver that stands in a comment, and what could not be read as one."""
    waivers: list[Waiver] = []
    troubles: list[Trouble] = []
    if document.format not in ("markdown", "html"):
        return (), ()
    for comment in _comments(document):
        try:
            waivers += _read(document, comment)
        except ValueError as error:
            line, column = document.place(comment.start)
            why = f"this comment waives nothing: {error}"
            troubles.append(Trouble(stage="reading", about=document.name, why=why, line=line, column=column))
    return tuple(waivers), tuple(troubles)


def _comments(document: Document) -> list[Comment]:
    """The comments that are meant for us; in Markdown not those shown as code."""
    text = document.text
    found = []
    for opening in _OPENS.finditer(text):
        close = text.find(_CLOSES, opening.end(), opening.end() + _LONGEST)
        if close >= 0:
            end = close + len(_CLOSES)
            found.append(Comment(opening.start(), end, text[opening.end() : close]))
    if not found or document.format != "markdown":
        return found
    hidden = markup(text)
    return [one for one in found if any(low <= one.start < high for low, high in hidden)]


def _read(document: Document, comment: Comment) -> list[Waiver]:
    said = _SAID.fullmatch(comment.said)
    if not said:
        raise ValueError("write it like `verifier: ignore label-drift: the reason`")
    if said["word"] not in _WORDS:
        raise ValueError(f"no word '{said['word']}'{did_you_mean(said['word'], _WORDS)}")
    names = re.findall(r"[\w-]+", said["names"])
    if not names:
        raise ValueError("name the check: `verifier: ignore label-drift: the reason`")
    reason = " ".join((said["reason"] or "").split())
    if not reason:
        raise ValueError(f"give the reason after a colon: `verifier: {said['word']} {names[0]}: the reason`")
    covers = _covered(document, comment, whole=said["word"] == "ignore-text")
    if covers is None:
        raise ValueError("nothing follows it; put it before the paragraph, list or table it speaks for")
    return [
        Waiver(
            check=name,
            reason=reason,
            until=_day(said["until"]),
            covers=(covers,),
            start=comment.start,
            end=comment.end,
        )
        for name in dict.fromkeys(names)
    ]


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise ValueError(f"'{written}' is no day; write it like 2026-06-30") from None


def _covered(document: Document, comment: Comment, *, whole: bool) -> tuple[int, int] | None:
    if whole:
        return 0, len(document.text)
    around = [b for b in document.blocks if _within(document, comment, b)]
    if around:
        inmost = min(around, key=lambda block: block.end - block.start)
        return inmost.start, inmost.end
    following = min(
        (block for block in document.blocks if block.start >= comment.end),
        key=lambda block: block.start,
        default=None,
    )
    return _whole(document, following) if following else None


def _whole(document: Document, block: Block) -> tuple[int, int]:
    """The block, or the list or table that it opens."""
    if block.form not in (Form.ITEM, Form.CELL) or block.group < 0:
        return block.start, block.end
    alike = [one for one in document.blocks if one.form is block.form and one.group == block.group]
    return min(one.start for one in alike), max(one.end for one in alike)


def _within(document: Document, comment: Comment, block: Block) -> bool:
    """Whether the comment stands in the block, or right after it on its last line."""
    if block.start <= comment.start and comment.end <= block.end:
        return True
    return block.end <= comment.start and not document.text[block.end : comment.start].strip(" \t")
