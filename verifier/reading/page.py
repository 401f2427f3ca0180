"""HTML tokens in, drafts out: open elements, lists and tables, what is seen and what is not."""

from __future__ import annotations

from collections.abc import Mapping

from verifier.model.document import Form, Zone
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.frames import Frame, Listing, whole
from verifier.reading.grid import Grid
from verifier.reading.shown import LINE, STOP, Run
from verifier.reading.tags import (
    BLOCKS,
    CELLS,
    HEADINGS,
    ITEMS,
    LISTS,
    RAISED,
    ROWS,
    STRONG,
    UNSEEN,
    VOID,
    place,
    unseen,
)
from verifier.reading.tokens import Sort, Token, tokens


class Page:
    """Takes HTML piece by piece, so that Markdown can hand over what it finds between its own lines."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.frames = [Frame("", 0, 0, False, None, 0, 0, 0, 0)]
        self.depths: dict[str, list[int]] = {}
        self.lists: list[Listing] = []
        self.grids: list[Grid] = []
        self.layouts: set[int] = set()
        self.homes: list[tuple[str, int]] = [("", 0)]
        """The parts of the page that hold articles, as (tag, index of the part around it)."""
        self.bold = self.raised = 0
        self.target = ""
        self.label: tuple[Draft | None, int] = None, 0
        self.coming: Draft | None = None
        """What the next words open."""

    def feed(self, start: int, end: int) -> None:
        """Take this stretch of the text."""
        for token in tokens(self.manuscript.text, start, end):
            self.take(token)

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.sort is Sort.OPEN:
            self._open(token.data, token.attributes, token.start, token.end)
        elif token.sort is Sort.CLOSE:
            self._close(token)
        elif not self.unseen:
            if token.sort is Sort.ENTITY:
                self._show(Run(token.start, token.end, token.data), token.data)
            elif self.manuscript.current or not token.data.isspace():
                self._text(token)

    def finish(self, end: int) -> None:
        """No more will come: close what is open, and undo tables that only laid out the page."""
        self._pop(1, end, end)
        self.manuscript.close()
        for draft in self.manuscript.drafts:
            if draft.form is Form.CELL and draft.group in self.layouts:
                draft.form, draft.group, draft.row, draft.column = Form.PARAGRAPH, -1, -1, -1

    @property
    def unseen(self) -> bool:
        """Whether what comes now is not to be read."""
        return self.frames[-1].unseen

    @property
    def _cell(self) -> bool:
        """Whether we are in a cell of a table that holds data."""
        at = self.frames[self.frames[-1].cell].tag
        return at in CELLS and bool(self.grids) and self.grids[-1].group not in self.layouts

    def _opened(self, tag: str) -> int:
        """The depth of the innermost open element of this name; 0 without one."""
        open_at = self.depths.get(tag)
        return open_at[-1] if open_at else 0

    def _text(self, token: Token) -> None:
        if self.raised:
            for at, letter in enumerate(token.data, token.start):
                raised = letter.translate(RAISED)
                self._show(Run(at, at + 1, raised if raised != letter else None), letter)
        else:
            self._show(Run(token.start, token.end), token.data)

    def _show(self, run: Run, words: str) -> None:
        draft = self.manuscript.current
        if draft is None:
            draft = self.manuscript.open(self.coming or Draft(Form.PARAGRAPH))
            top = self.frames[-1]
            draft.zone, draft.home = top.zone, top.home
            later = top.list > 0 and draft is not self.coming
            if later and any(self._opened(tag) > top.list for tag in ITEMS):
                draft.zone = draft.zone or Zone.LIST  # a later passage of an item
            self.coming = None
        if not self.bold and not words.isspace():
            draft.bold = False
        draft.runs.append(run)

    def _open(self, tag: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        block = tag in BLOCKS
        if block:
            self._pop(self._ended_by(tag), start, start)
            self._pause(start)
        if tag in VOID:
            if tag == "br" and not self.unseen:
                self._line(start, end)
            return
        above, depth = self.frames[-1], len(self.frames)
        note = self.target.startswith("#") if tag == "sup" else self.raised > 0 and _leads_inside(attributes)
        frame = Frame(
            tag,
            start,
            end,
            above.unseen or note or unseen(tag, attributes),
            (above.zone is not Zone.RELATED and place(tag, attributes)) or above.zone,
            self._home(tag, above.home) if tag in ("article", "main") else above.home,
            depth if block else above.block,
            depth if tag in CELLS or tag == "table" else above.cell,
            depth if tag in LISTS else above.list,
        )
        self.frames.append(frame)
        self.depths.setdefault(tag, []).append(depth)
        if tag == "a":
            draft = self.manuscript.current
            self.target, self.label = attributes.get("href", ""), (draft, len(draft.runs) if draft else 0)
        if tag == "pre":
            self.manuscript.close()
        if not frame.unseen:
            self._enter(tag, attributes, depth)

    def _home(self, tag: str, around: int) -> int:
        self.homes.append((tag, around))
        return len(self.homes) - 1

    def _enter(self, tag: str, attributes: Mapping[str, str], depth: int) -> None:
        """What an element we see begins."""
        if tag in STRONG:
            self.bold += 1
        elif tag == "sup":
            self.raised += 1
        elif tag in HEADINGS:
            if self._cell:
                self.layouts.add(self.grids[-1].group)
            self.manuscript.close()
            self.coming = Draft(Form.HEADING, level=HEADINGS[tag])
        elif tag in LISTS:
            number = whole(attributes.get("start", ""), 1) if tag == "ol" else None
            self.lists.append(Listing(self.manuscript.group(), number))
        elif tag in ITEMS and self.lists and not self._cell:
            self.coming = self._item(tag, attributes)
        elif tag == "table":
            if self._cell:
                self.layouts.add(self.grids[-1].group)
                self.manuscript.close()
            self.grids.append(Grid(depth, self.manuscript.group()))
            if attributes.get("role") in ("presentation", "none"):
                self.layouts.add(self.grids[-1].group)
        elif tag in ROWS and self.grids:
            self._row(tag, attributes)

    def _item(self, tag: str, attributes: Mapping[str, str]) -> Draft:
        listing = self.lists[-1]
        if tag == "dt":
            return Draft(Form.PARAGRAPH, bold=False)
        number = listing.number
        if number is not None:
            number = whole(attributes.get("value", ""), number)
            listing.number = number + 1
        return Draft(Form.ITEM, level=len(self.lists), group=listing.group, number=number)

    def _row(self, tag: str, attributes: Mapping[str, str]) -> None:
        grid = self.grids[-1]
        if tag == "tr":
            grid.next_row()
        elif tag in CELLS:
            row, column = grid.cell(attributes)
            self.manuscript.close()
            header = tag == "th" or grid.head
            self.coming = Draft(Form.CELL, group=grid.group, row=row, column=column, header=header)
        elif tag != "caption":
            grid.head = tag == "thead"

    def _ended_by(self, tag: str) -> int:
        """The depth to which the start of a block closes what is open, as no end tag is needed."""
        top, depth = self.frames[-1], len(self.frames)
        ended: tuple[str, ...] = ("p", "head")
        barrier = top.cell
        if tag in ITEMS:
            ended, barrier = ("p", *ITEMS), top.list
        elif tag in ROWS:
            barrier = self.grids[-1].depth if self.grids else 0
            ended = (*CELLS, "caption") if tag in CELLS else tuple(ROWS)
            ended = ("p", *ended)
        for name in ended:
            if self._opened(name) > barrier:
                depth = min(depth, self._opened(name))
        return depth

    def _close(self, token: Token) -> None:
        tag, top = token.data, self.frames[-1]
        opened = self._opened(tag)
        if not opened:
            return
        if tag == "table" or tag in ROWS:
            barrier = self.grids[-1].depth if self.grids else 0
        elif tag in ITEMS:
            barrier = top.list
        else:
            barrier = top.cell if tag in BLOCKS or tag in UNSEEN else top.block
        if opened >= barrier:
            self._pop(opened, token.start, token.end)

    def _pop(self, depth: int, start: int, end: int) -> None:
        """Leave every element from `depth` on; the tag that ends them stands at start:end."""
        while len(self.frames) > depth:
            frame = self.frames.pop()
            self.depths[frame.tag].pop()
            if frame.tag == "a":
                self._link(frame, start, end)
            elif frame.tag == "pre" and not self.unseen:
                self.manuscript.code(frame.end, start)
            if not frame.unseen:
                self._leave(frame, start)

    def _leave(self, frame: Frame, at: int) -> None:
        tag = frame.tag
        if tag in STRONG:
            self.bold -= 1
        elif tag == "sup":
            self.raised -= 1
        elif tag in BLOCKS:
            if tag in LISTS:
                self.lists.pop()
            elif tag == "table":
                self.grids.pop()
            elif tag == "thead" and self.grids:
                self.grids[-1].head = False
            if tag in CELLS or tag == "table":
                self.manuscript.close()
            self._pause(at)
            self.coming = None

    def _link(self, frame: Frame, start: int, end: int) -> None:
        draft, index = self.label
        current = self.manuscript.current
        if frame.unseen:
            runs = [Run(frame.end, start)]
        else:
            runs = current.runs[index if current is draft else 0 :] if current else []
        if self.target and runs:
            self.manuscript.link(frame.start, end, runs, self.target)
        self.target = ""

    def _pause(self, at: int) -> None:
        """A passage ends: the block too, but not a cell."""
        draft = self.manuscript.current
        if draft and draft.form is Form.CELL and draft.group not in self.layouts:
            draft.runs.append(Run(at, at, STOP))
        else:
            self.manuscript.close()

    def _line(self, start: int, end: int) -> None:
        """A line break; two are the end of a paragraph."""
        draft = self.manuscript.current
        if draft is None:
            return
        last = next((run for run in reversed(draft.runs[-2:]) if not self._blank(run)), None)
        if last and last.shown == LINE:
            self._pause(start)
        else:
            draft.runs.append(Run(start, end, LINE))

    def _blank(self, run: Run) -> bool:
        return run.shown is None and self.manuscript.text[run.start : run.end].isspace()


def _leads_inside(attributes: Mapping[str, str]) -> bool:
    return attributes.get("href", "").startswith("#")
