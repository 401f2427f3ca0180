"""A claim file and what its article now proposes in, the file brought up to date out.

Only these bytes are ever changed: a quote that the article has moved away from and no human has touched,
`document.sha256`, and the lines of comment that extract itself wrote. All else is added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verifier.errors import InputError
from verifier.keeping import known
from verifier.keeping.anchors import Anchor, State, anchored
from verifier.keeping.lines import NEW, entry, formula, named
from verifier.keeping.matching import matched
from verifier.keeping.scalars import scalar
from verifier.keeping.sections import Written
from verifier.keeping.splices import (
    Splice,
    block,
    fresh_lines,
    line_start,
    raw,
    spliced,
    under,
)
from verifier.model.claimfile import ClaimFile
from verifier.model.proposal import Proposal, Proposed
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims
from verifier.reading.quotes import Quotes
from verifier.reading.yamltree import Mapping as Branch
from verifier.reading.yamltree import Node, Scalar, tree

GONE = "# stale: the article no longer says this"
CHANGED = "# changed: the article now says "
_OURS = re.compile(rf"[ \t]*(?:{re.escape(GONE)}|{re.escape(CHANGED)}“[^\n]*”)[ \t]*\r?\n")
_COMMENT = re.compile(r"[ \t]*#")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def merge(text: str, name: str, proposal: Proposal, quotes: Quotes) -> str:
    """The file's new text. InputError where it is no claim file, or written so that nothing can be added."""
    claimfile, _ = read_claims(Source(name=name, text=text))
    grown = tree(text, name)
    seen = known.seen(text)
    anchors = anchored(claimfile, quotes, seen)
    ids, new = matched(proposal, claimfile, anchors, quotes, seen)
    ids |= named(new, [*(one.id for one in claimfile.entries), "sum"])
    formulas = _formulas(proposal, claimfile, ids, seen)
    editor = _Editor(text, name, grown.root)
    moved = [one for one in anchors if one.state is State.MOVED and editor.requote(one)]
    editor.say(anchors, moved)
    editor.add_claims(new, ids)
    editor.add_formulas(formulas)
    editor.hash(proposal.sha256)
    stand = [one.words for one in anchors if one.state is State.STANDS or one in moved]
    editor.remember(
        seen,
        {
            *(known.mark(words) for words in stand),
            *(known.mark(claim.quote) for claim in proposal.claims),
            *(known.mark(one.text) for one in claimfile.formulas),
            *map(known.mark, formulas),
        },
    )
    merged = spliced(text, editor.splices)
    _hold(claimfile, merged, {one.entry.id for one in moved})
    return merged


def _formulas(
    proposal: Proposal, claimfile: ClaimFile, ids: Mapping[str, str], seen: frozenset[str]
) -> list[str]:
    """The relations the file does not have, and that nobody has thrown out of it."""
    had = [one.names for one in claimfile.formulas]
    found = []
    for tie in proposal.ties:
        if not all(id in ids for id in tie.claims):
            continue
        told = formula(tie, ids)
        names = {ids[id] for id in tie.claims}
        if len(names) == len(tie.claims) and known.mark(told) not in seen and names not in had:
            found.append(told)
    return list(dict.fromkeys(found))


def _hold(before: ClaimFile, merged: str, moved: set[str]) -> None:
    """Every claim, formula and waiver of the file is still there, as it was."""
    after, _ = read_claims(Source(name=before.name, text=merged))
    now = {one.id: one for one in after.entries}
    kept = all(
        (found := now.get(one.id)) is not None
        and found.note == one.note
        and (found.quote == one.quote or one.id in moved)
        and (one.claim is None) == (found.claim is None)
        and (not one.claim or not found.claim or found.claim.printed == one.claim.printed)
        for one in before.entries
    )
    formulas = [one.text for one in after.formulas][: len(before.formulas)]
    waivers = [(one.check, one.claim, one.quote, one.reason) for one in after.waivers]
    if (
        not kept
        or formulas != [one.text for one in before.formulas]
        or waivers != [(one.check, one.claim, one.quote, one.reason) for one in before.waivers]
        or after.reviews != before.reviews
    ):
        raise InputError(f"{before.name}: cannot be added to without changing what it says; write it plainer")


class _Editor:
    """Collects the edits of one claim file."""

    def __init__(self, text: str, name: str, root: Node | None) -> None:
        self.text = text
        self.root = root
        self.file = Written(text, name, root)
        self.newline = self.file.newline
        self.splices: list[Splice] = []
        self.tail: list[str] = []
        found = under(root, "claims")
        self.claims = found[1] if found else None

    def requote(self, anchor: Anchor) -> bool:
        """Put the article's words in place of a quote; not where it is written on several lines."""
        found = under(self._entry(anchor.entry.id), "quote")
        if not found or not isinstance(found[1], Scalar) or found[1].start < found[0].end:
            return False
        start, end = raw(self.text, found[1])
        if "\n" in self.text[start:end] or self.text[start:end].strip() == "":
            return False
        flow = not block(self.text, self._entry(anchor.entry.id) or found[1])
        self.splices.append(Splice(start, end, scalar(anchor.words, flow=flow)))
        return True

    def say(self, anchors: Sequence[Anchor], moved: Sequence[Anchor]) -> None:
        """Write above each claim whose quote does not stand what became of it; take back what no longer holds."""
        if not isinstance(self.claims, Branch) or not block(self.text, self.claims):
            return
        told = {one.entry.id: one for one in anchors if one.state is not State.STANDS and one not in moved}
        for key, _ in self.claims.items:
            start = line_start(self.text, key.start)
            indent = self.text[start : key.start]
            if not isinstance(key, Scalar) or indent.strip():
                continue
            anchor = told.get(key.value)
            words = f"{CHANGED}“{anchor.words}”" if anchor and anchor.words else GONE
            line = f"{indent}{words}{self.newline}" if anchor else ""
            ours = self._ours(start)
            if ours is None:
                self.splices += [Splice(start, start, line)] if line else []
            elif self.text[ours[0] : ours[1]].strip() != line.strip():
                self.splices.append(Splice(*ours, line))

    def _ours(self, start: int) -> tuple[int, int] | None:
        """A line of ours among the comments right above a claim."""
        while start and _COMMENT.match(self.text, before := line_start(self.text, start - 1)):
            if _OURS.fullmatch(self.text, before, start):
                return before, start
            start = before
        return None

    def add_claims(self, new: Sequence[Proposed], ids: Mapping[str, str]) -> None:
        """New claims, each marked, behind the last one."""
        indent = self.file.indent("claims")
        made = [line for one in new for line in (f"{indent}{NEW}", *entry(one, ids[one.claim.id], indent))]
        self._add("claims", made)

    def add_formulas(self, formulas: Sequence[str]) -> None:
        """New formulas behind the last one."""
        indent = self.file.indent("formulas")
        self._add("formulas", [f"{indent}- {scalar(one)}" for one in formulas])

    def _add(self, section: str, made: Sequence[str]) -> None:
        if not made:
            return
        splices = self.file.added(section, made)
        if splices is None:
            self.tail += ["", f"{section}:", *made]
        else:
            self.splices += splices

    def hash(self, sha256: str) -> None:
        """Keep the article's hash, where the file keeps one."""
        section = under(self.root, "document")
        found = under(section[1], "sha256") if section else None
        if not found or not isinstance(found[1], Scalar) or found[1].start < found[0].start:
            return
        held = found[1].value
        if _SHA256.fullmatch(held) and held.lower() != sha256:
            self.splices.append(Splice(found[1].start, found[1].end, sha256))

    def remember(self, seen: frozenset[str], now: set[str]) -> None:
        """Write down what has been seen, below everything else; then whatever goes to the end."""
        lines = known.lines(seen | now) if now - seen else []
        if lines:
            for start, end in known.places(self.text):
                self.splices.append(Splice(start, end, ""))
            if not known.places(self.text) or self.tail:
                self.tail += [""]
            self.tail += lines
        if self.tail:
            self.splices.append(fresh_lines(self.text, len(self.text), self.tail, self.newline))

    def _entry(self, id: str) -> Node | None:
        found = under(self.claims, id)
        return found[1] if found else None
