"""Markdown in, Manuscript out: the parser's events with their byte ranges become drafts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from pyromark import Options, events_with_range

from verifier.model.document import Form, Link, Zone
from verifier.reading import frontmatter
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.page import Page
from verifier.reading.shown import LINE, STOP, Run
from verifier.reading.tokens import Sort, Token

# no math: dollars are money here; no smart punctuation: quotes stay as they were typed
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)


def read(text: str) -> Manuscript:
    """The manuscript of a Markdown text."""
    manuscript = Manuscript(text, "markdown")
    begin = frontmatter.take(manuscript) or int(text.startswith("\ufeff"))
    _Reader(manuscript).read(begin)
    return manuscript


def markup(text: str) -> list[tuple[int, int]]:
    """Where HTML, comments included, stands in a Markdown text; what is shown as code is none."""
    place = characters(text)
    return [
        (place(span["start"]), place(span["end"]))
        for event, span in events_with_range(text, options=_OPTIONS)
        if isinstance(event, dict) and event.keys() & {"Html", "InlineHtml"}
    ]


def characters(text: str) -> Callable[[int], int]:
    """From byte offsets in UTF-8 to offsets in characters."""
    if text.isascii():
        return int
    after, shift, extra = [0], [0], 0
    for wide in re.finditer(r"[^\x00-\x7f]", text):
        extra += len(wide[0].encode()) - 1
        after.append(wide.end() + extra)
        shift.append(extra)
    return lambda offset: offset - shift[bisect_right(after, offset) - 1]


class _Item:
    """An open list item; its first passage is the item, later ones are paragraphs in it."""

    def __init__(self, group: int, level: int, number: int | None) -> None:
        self.group, self.level, self.number = group, level, number
        self.begun = False


class _Reader:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.text = manuscript.text
        self.page = Page(manuscript)
        self.zones: list[Zone | None] = [None]
        self.lists: list[tuple[int, int | None]] = []
        """Open lists as (group, number of the next item)."""
        self.items: list[_Item] = []
        self.links: list[tuple[Draft, int, str]] = []
        self.strikes: list[bool] = []
        self.images: list[tuple[Draft, str]] = []
        self.captions: list[Draft] = []
        """What is said of pictures; it stands after the block they are in."""
        self.html: list[tuple[int, int]] = []
        self.strong = self.struck = 0
        self.coded = False
        self.group = self.row = self.column = -1
        self.header = False

    def read(self, begin: int) -> None:
        """Take every event once."""
        text = self.text[begin:] if begin else self.text
        place = characters(text)
        event: Any
        for event, span in events_with_range(text, options=_OPTIONS):
            start, end = begin + place(span["start"]), begin + place(span["end"])
            if isinstance(event, str):
                self._bare(event, start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                self._text(value, start, end)
            elif kind == "Start" or kind == "End":
                name, about = (value, None) if isinstance(value, str) else next(iter(value.items()))
                (self._start if kind == "Start" else self._end)(name, about, start, end)
            else:
                self._other(kind, value, start, end)
        self._close()
        self.page.finish(len(self.text))

    def _draft(self) -> Draft:
        """The block that words go to now."""
        if self.images:
            return self.images[-1][0]
        draft = self.manuscript.current
        if draft is None:
            zone = self.zones[-1] or self.page.frames[-1].zone
            draft = Draft(Form.PARAGRAPH, zone)
            if self.items:
                item = self.items[-1]
                if item.begun:
                    draft.zone = zone or Zone.LIST
                else:
                    draft = Draft(Form.ITEM, zone, item.level, item.group, item.number)
                    item.begun = True
            self.manuscript.open(draft)
        return draft

    def _show(self, run: Run) -> None:
        if self.struck or self.page.unseen:
            return
        draft = self._draft()
        draft.runs.append(run)
        if not (self.strong or self.page.bold):
            draft.bold = False

    def _text(self, words: str, start: int, end: int) -> None:
        if self.coded:
            return
        copied = end - start == len(words) and self.text.startswith(words, start)
        if copied and self.page.raised:
            self._draft()
            self.page.take(Token(Sort.TEXT, start, end, words))
        else:
            self._show(Run(start, end) if copied else Run(start, end, words))

    def _bare(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self.manuscript.close()
        elif self.manuscript.current and self.manuscript.current.runs and not self.struck:
            # one character stands for the break: the newline, or the first of "\r\n"
            at = start if event == "SoftBreak" else end - 1
            self._draft().runs.append(Run(at, at + 1, " " if event == "SoftBreak" else LINE))

    def _other(self, kind: str, value: Any, start: int, end: int) -> None:
        if kind == "Code":
            self._code_span(value, start, end)
        elif kind == "InlineHtml":
            self.page.feed(start, end)
        elif kind == "Html":
            if self.html and self.html[-1][1] == start:
                self.html[-1] = self.html[-1][0], end
            else:
                self.html.append((start, end))
        elif kind == "FootnoteReference":
            self.manuscript.links.append(Link(start=start, end=end, words=value, target=f"#{value}"))

    def _code_span(self, words: str, start: int, end: int) -> None:
        at = self.text.find(words, start, end)
        ticks = end - start - len(self.text[start:end].lstrip("`"))
        self._show(Run(start + ticks, end - ticks) if at < 0 else Run(at, at + len(words)))

    def _start(self, name: str, about: Any, start: int, end: int) -> None:
        manuscript = self.manuscript
        match name:
            case "Strong":
                self.strong += 1
            case "Strikethrough":
                struck = self.text.startswith("~~", start)
                self.strikes.append(struck)
                self.struck += struck
                if not struck:
                    self._show(Run(start, start + 1))  # "~5" is about five
            case "Link":
                draft = self._draft()
                self.links.append((draft, len(draft.runs), about["dest_url"]))
            case "Image":
                self.images.append((Draft(Form.PARAGRAPH, Zone.CAPTION), about["title"]))
            case "Paragraph":
                manuscript.close()
            case "Heading":
                manuscript.open(Draft(Form.HEADING, self.zones[-1], level=int(about["level"][1])))
            case "BlockQuote":
                manuscript.close()
                self.zones.append(self.zones[-1] if about else Zone.QUOTATION)
            case "List":
                manuscript.close()
                self.lists.append((manuscript.group(), about))
            case "Item":
                manuscript.close()
                group, number = self.lists[-1]
                self.lists[-1] = group, None if number is None else number + 1
                self.items.append(_Item(group, len(self.lists), number))
            case "FootnoteDefinition":
                manuscript.close()
                self.zones.append(Zone.REFERENCES)
            case "CodeBlock":
                self.coded = True
                if not self.page.unseen:
                    manuscript.code(start, end)
            case "Table":
                self.group, self.row = manuscript.group(), -1
            case "TableHead" | "TableRow":
                self.row, self.column, self.header = self.row + 1, -1, name == "TableHead"
            case "TableCell":
                self.column += 1
                cell = Draft(Form.CELL, self.zones[-1], group=self.group, row=self.row, column=self.column)
                cell.header = self.header
                manuscript.open(cell)

    def _end(self, name: str, _: Any, start: int, end: int) -> None:
        manuscript = self.manuscript
        match name:
            case "Strong":
                self.strong -= 1
            case "Strikethrough":
                struck = self.strikes.pop()
                self.struck -= struck
                if not struck:
                    self._show(Run(end - 1, end))
            case "Link":
                draft, index, target = self.links.pop()
                manuscript.link(start, end, draft.runs[index:], target)
            case "Image":
                self._image(*self.images.pop(), start, end)
            case "Paragraph" | "Heading" | "TableCell":
                self._close()
            case "List":
                self._close()
                self.lists.pop()
            case "BlockQuote" | "FootnoteDefinition":
                manuscript.close()
                self.zones.pop()
            case "Item":
                self._close()
                self.items.pop()
            case "CodeBlock":
                self.coded = False
            case "HtmlBlock":
                manuscript.close()
                for low, high in self.html:
                    self.page.feed(low, high)
                self.html.clear()
                manuscript.close()

    def _image(self, caption: Draft, title: str, start: int, end: int) -> None:
        """What is said of a picture: its alternative text, then its title."""
        at = self.text.rfind(title, start, end) if title else -1
        if at >= 0:
            caption.runs += (Run(at, at, STOP), Run(at, at + len(title)))
        if caption.runs and not self.page.unseen and not self.struck:
            self.captions.append(caption)

    def _close(self) -> None:
        self.manuscript.close()
        self.manuscript.drafts += self.captions
        self.captions.clear()
