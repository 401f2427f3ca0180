"""A YAML map in, its known keys with readable values out; the rest becomes troubles, with a remedy."""

from __future__ import annotations

import re

from verifier.model.document import Document
from verifier.model.period import Period
from verifier.model.report import Trouble
from verifier.numbers import read_one
from verifier.reading.spelling import did_you_mean
from verifier.reading.yamltree import Listing, Mapping, Node, Scalar, is_null

# what people write for a key, where spelling alone would not lead there
_MEANT = {
    "amount": "value",
    "figure": "value",
    "number": "value",
    "text": "quote",
    "words": "quote",
    "period": "window",
    "year": "window",
    "unit": "noun",
    "where": "place",
    "location": "place",
    "who": "subject",
    "source": "attribution",
    "comment": "note",
    "expires": "until",
    "author": "by",
    "why": "reason",
    "file": "path",
    "hash": "sha256",
    "version": "verifier",
    "relations": "formulas",
    "article": "document",
}
_LONGEST_DATE = 100
_NO_DATE = "is no date; write 2024, 2024-04, 2024-04-03 or 2024/2026"
_DEADLINE = re.compile(r"(?:by|before|until)\s+", re.IGNORECASE)


class Fields:
    """Reads maps, lists and texts of one file and keeps what it could not read."""

    def __init__(self, name: str, text: str) -> None:
        self.document = Document.model_construct(name=name, text=text, format="claims")
        self.troubles: list[Trouble] = []

    def trouble(self, offset: int, why: str) -> None:
        """Keep what could not be read, and go on."""
        self.troubles.append(trouble(self.document, offset, why))

    def fields(self, node: Node | None, path: str, known: tuple[str, ...] = ()) -> dict[str, Node]:
        """The values of a map by key, `known` ones only if given; empty ones are left out."""
        return {key.value: value for key, value in self.pairs(node, path, known) if not is_null(value)}

    def pairs(
        self, node: Node | None, path: str, known: tuple[str, ...] = ()
    ) -> tuple[tuple[Scalar, Node], ...]:
        """The keys and values of a map, each key once."""
        if node is None or is_null(node):
            return ()
        if not isinstance(node, Mapping):
            what = "indented lines of 'key: value'"
            self.trouble(node.start, f"{path}: expected {what}, found {kind(node)}")
            return ()
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.items:
            if not isinstance(key, Scalar):
                self.trouble(key.start, f"{_under(path, '?')}: a key is one word, not {kind(key)}")
                continue
            where = _under(path, key.value)
            if known and key.value not in known:
                self.trouble(key.start, f"{where}: no such key{hint(key.value, known)}")
            elif key.value in found:
                line, _ = self.document.place(found[key.value][0].start)
                self.trouble(key.start, f"{where}: given twice (first in line {line}); delete or rename one")
            else:
                found[key.value] = (key, value)
        return tuple(found.values())

    def items(self, node: Node | None, path: str) -> tuple[Node, ...]:
        """The values of a list."""
        if node is None or is_null(node):
            return ()
        if isinstance(node, Listing):
            return node.items
        self.trouble(node.start, f"{path}: expected a list of lines that begin with '- ', found {kind(node)}")
        return ()

    def words(self, fields: dict[str, Node], key: str, path: str) -> str:
        """A text as written, whatever YAML would make of it; "" where there is none."""
        node = fields.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.trouble(node.start, f"{path}.{key}: expected a text, found {kind(node)}; put it in quotes")
            return ""
        if node.tag and not node.tag.startswith("tag:yaml.org,2002:str"):
            self.trouble(node.start, f"{path}.{key}: tags such as {node.tag} are not read; delete it")
        return node.value.strip()

    def period(self, fields: dict[str, Node], key: str, path: str) -> Period | None:
        """A date or a stretch of time, in EDTF or in words."""
        given = self.words(fields, key, path)
        if not given:
            return None
        found = None if len(given) > _LONGEST_DATE else _period(_DEADLINE.sub("", given, count=1))
        if found is None:
            self.trouble(fields[key].start, f"{path}.{key}: '{given[:_LONGEST_DATE]}' {_NO_DATE}")
        elif found.start and found.end and found.start >= found.end:
            self.trouble(fields[key].start, f"{path}.{key}: '{given}' ends before it begins; turn it round")
            return None
        return found


def is_deadline(words: str) -> bool:
    """Whether a window is the time by which a thing is due ("by 2030")."""
    return bool(_DEADLINE.match(words))


def trouble(document: Document, offset: int, why: str) -> Trouble:
    """Something at this place that could not be read."""
    line, column = document.place(offset)
    return Trouble(stage="reading", about=document.name, why=why, line=line, column=column)


def _period(words: str) -> Period | None:
    try:
        return Period.model_validate(words)
    except ValueError:
        pass
    try:
        return read_one(words).period
    except ValueError:
        return None


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def hint(key: str, known: tuple[str, ...]) -> str:
    """The remedy for a key that is not one of these."""
    meant = _MEANT.get(key.casefold(), "")
    if key == "<<":
        return "; merging is not read, write the keys out"
    if meant in known:
        return f"; did you mean '{meant}'?"
    return did_you_mean(key, known) or f"; one of {', '.join(known)}"


def kind(node: Node) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, Listing):
        return "a list"
    return "a map" if isinstance(node, Mapping) else f"the text '{node.value[:40]}'"
