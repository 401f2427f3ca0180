"""YAML text in, a tree of nodes with their places out. No object is ever built from it.

The parser's events are taken one by one, so depth, number and aliases are bounded before they
can hurt: an alias is the very node it names, never a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from verifier.errors import InputError

LONGEST = 2_000_000
DEEPEST = 20
MOST_NODES = 50_000


class Scalar(NamedTuple):
    """One value; `text[start:end]` is what stands between its quotes or below its block mark."""

    value: str
    start: int
    end: int
    plain: bool
    tag: str


class Listing(NamedTuple):
    """A sequence."""

    items: tuple[Node, ...]
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys and values in the order of the file, repeated keys included."""

    items: tuple[tuple[Node, Node], ...]
    start: int
    end: int


Node = Scalar | Listing | Mapping


class Tree(NamedTuple):
    """The first YAML document of a text, and where a second one begins (-1 if none does)."""

    root: Node | None
    second: int


# the parser's complaint (two parsers, two wordings) -> what to do about it
_REMEDIES = (
    ("'\\t'", "indent with spaces, not tabs"),
    ("cannot start any token", "put a text that begins with this sign in quotes"),
    ("mapping values are not allowed", "put a text that contains ': ' in quotes, and indent keys alike"),
    ("sequence entries are not allowed", "start the list on a line of its own"),
    ("chomping or indentation", "put a text that begins with > or | in quotes"),
    ("comment or line break", "put a text that begins with > or | in quotes"),
    ("unexpected end of stream", "close the quotation mark"),
    ("document indicator", "close the quotation mark"),
    ("find expected ':'", "write 'key: value', or indent the line below the key it belongs to"),
    ("escape character", "write a backslash twice, or use single quotes"),
    ("alphabetic or numeric character", "put a text that begins with * or & in quotes"),
    ("',' or ']'", "close the list with ]"),
    ("',' or '}'", "close the braces with }"),
    ("expected key", "indent the keys of one level alike, and put a whole text inside its quotes"),
    ("block end", "indent the keys of one level alike, and put a whole text inside its quotes"),
    ("'-' indicator", "indent the items of one list alike"),
    ("tag", "put a text that begins with ! in quotes"),
)
_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")
_NO_YAML = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Not compiled before it is asked for: that alone takes longer than to read a file."""
_INTEGER = re.compile(r"[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+")


def is_null(node: Node) -> bool:
    """Whether it says nothing, by the core schema of YAML 1.2 (`no`, `off` and `1:30` are texts)."""
    return isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null", "Null", "NULL")


def integer(node: Node) -> int | None:
    """Its value where it is an integer by the core schema of YAML 1.2."""
    if not isinstance(node, Scalar) or not node.plain or not _INTEGER.fullmatch(node.value[:20]):
        return None
    return int(node.value, 0 if node.value.startswith(("0o", "0x")) else 10)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def tree(text: str, name: str) -> Tree:
    """The nodes of a YAML text; InputError where it is no YAML or beyond all measure."""
    if len(text) > LONGEST:
        raise InputError(f"{name}: {len(text):,} characters are too many for a claim file; split it")
    skipped = text.startswith("\ufeff")  # the parsers drop it and count from behind it
    return _grow(_events(text[skipped:], name, text), name, text, int(skipped))


def _events(words: str, name: str, text: str) -> Iterator[Any]:
    import yaml  # here, because articles are read without it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(words, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "cannot be read"
        offset = min(mark.index, len(words)) + len(text) - len(words) if mark else 0
        if "nesting depth" in problem:  # the parser's own bound, newer than ours and wider
            raise _refused(name, text, offset, f"nested deeper than {DEEPEST} levels; flatten it") from None
        opened = error.context_mark
        if opened and "quoted scalar" in (error.context or ""):
            offset = opened.index + len(text) - len(words)  # the mark that was opened, not the file's end
        remedy = _remedy(problem) if text[offset : offset + 1] != "\t" else "indent with spaces, not tabs"
        raise _refused(name, text, offset, f"not YAML: {problem}; {remedy}") from None
    except (yaml.YAMLError, UnicodeEncodeError):
        found = re.search(_NO_YAML, text)
        offset = found.start() if found else 0
        raise _refused(name, text, offset, "not YAML: a character no text file may hold; delete it") from None


def _grow(events: Iterator[Any], name: str, text: str, base: int) -> Tree:
    root: Node | None = None
    ended = False
    named: dict[str, Node | None] = {}  # None while it is still open
    branches: list[tuple[Any, list[Node]]] = []
    count = 0
    for event in events:
        kind = type(event).__name__
        start = event.start_mark.index + base
        node: Node
        if kind == "DocumentStartEvent":
            if ended:
                return Tree(root, start)
            continue
        if kind == "DocumentEndEvent":
            ended = True
            continue
        if kind in ("StreamStartEvent", "StreamEndEvent"):
            continue
        count += 1
        if count > MOST_NODES:
            raise _refused(name, text, start, f"more than {MOST_NODES:,} values; split the file")
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            if len(branches) == DEEPEST:
                raise _refused(name, text, start, f"nested deeper than {DEEPEST} levels; flatten it")
            branches.append((event, []))
            if event.anchor:
                named[event.anchor] = None
            continue
        if kind == "ScalarEvent":
            node = _scalar(event, text, base)
            opening = event
        elif kind == "AliasEvent":
            node = _alias(event.anchor, named, name, text, start)
            opening = None
        else:
            opening, items = branches.pop()
            node = _branch(opening, items, base, event.end_mark.index + base)
        if opening is not None and opening.anchor:
            named[opening.anchor] = node
        if branches:
            branches[-1][1].append(node)
        else:
            root = node
    return Tree(root, -1)


def _branch(opening: Any, items: list[Node], base: int, end: int) -> Node:
    start = opening.start_mark.index + base
    if type(opening).__name__ == "SequenceStartEvent":
        return Listing(tuple(items), start, end)
    return Mapping(tuple(zip(items[::2], items[1::2], strict=True)), start, end)


def _scalar(event: Any, text: str, base: int) -> Scalar:
    start, end = event.start_mark.index + base, event.end_mark.index + base
    if event.anchor or event.tag:
        found = _PROPERTIES.match(text, start, end)
        start = found.end() if found else start
    if event.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif event.style in ("|", ">"):
        start = min(text.find("\n", start, end) % (end + 1) + 1, end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
    return Scalar(event.value, start, end, not event.style, event.tag or "")


def _alias(anchor: str, named: dict[str, Node | None], name: str, text: str, start: int) -> Node:
    node = named.get(anchor)
    if node is None:
        fault = "refers to itself" if anchor in named else "names nothing above it"
        raise _refused(name, text, start, f"*{anchor} {fault}; put a text that begins with * in quotes")
    return node


def _refused(name: str, text: str, offset: int, what: str) -> InputError:
    line, column = place(text, offset)
    return InputError(f"{name}:{line}:{column}: {what}")


def _remedy(problem: str) -> str:
    return next((remedy for cue, remedy in _REMEDIES if cue in problem), "mend the line")
