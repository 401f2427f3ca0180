"""A section of a claim file and lines for it in, the splices that add them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from verifier.errors import InputError
from verifier.keeping.splices import (
    Splice,
    behind,
    block,
    column,
    fresh_lines,
    last,
    line_end,
    under,
)
from verifier.reading.yamltree import Listing, Mapping, Node, Scalar, is_null


class Written(NamedTuple):
    """One claim file as it is written."""

    text: str
    name: str
    root: Node | None

    @property
    def newline(self) -> str:
        """What ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def indent(self, section: str) -> str:
        """What stands before the entries of a section; two spaces where there are none yet."""
        found = under(self.root, section)
        node = found[1] if found else None
        if isinstance(node, Mapping | Listing) and node.items and block(self.text, node):
            return " " * column(self.text, node.start)
        return "  "

    def added(self, section: str, made: Sequence[str]) -> list[Splice] | None:
        """The splices that put lines behind the last entry; None where the file has no such section.

        InputError for a section that is written so that no line can be added.
        """
        found = under(self.root, section)
        if found is None:
            return None
        key, node = found
        if node.start < key.start:  # an alias
            raise self.refused(key, f"{section}: stands elsewhere; write it out here")
        if isinstance(node, Scalar) and not is_null(node):
            raise self.refused(key, f"{section}: holds a text; write one a line below it")
        emptied: list[Splice] = []
        if not isinstance(node, Scalar) and node.items:
            if not block(self.text, node):
                raise self.refused(key, f"{section}: stands in brackets; write one a line to add to it")
            at = behind(self.text, last(self.text, node, key.end), len(self.indent(section)))
        else:
            emptied = [Splice(node.start, node.end, "")]  # "{}", "~" or nothing
            at = line_end(self.text, max(node.end, key.end))
        return [*emptied, fresh_lines(self.text, at, made, self.newline)]

    def refused(self, at: Node, why: str) -> InputError:
        """Why this file cannot be edited, with its line and column."""
        line = self.text.count("\n", 0, at.start) + 1
        return InputError(f"{self.name}:{line}:{column(self.text, at.start) + 1}: {why}")
