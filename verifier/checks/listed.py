"""Names and titles of sources, held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.source_map import Reference

_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_PLAIN = frozenset(
    "the and for with from its their his her our new how why what when who that this are was were will has have not "
    "report reports study studies survey institute university center centre group company journal press news times "
    "daily post review international national global world research department ministry office association about into "
    "says say said after over more than year years".split()
)
_OPENING = 5
_SIGNATURE = 14
"""Blocks and words in which a text is signed."""
_SENTENCE_END = (".", "!", "?", "”", '"')


def telling(words: str) -> frozenset[str]:
    """The words of a name or title that tell it from others, in small letters."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(words.casefold())]
    return frozenset(found) - _PLAIN


def flat(words: str) -> str:
    """A title without case, marks and spaces."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def names(source: str, references: Iterable[Reference]) -> bool:
    """Whether an entry has the name of a source: a word that tells it, or its initials."""
    asked = telling(source)
    letters = "".join(part[0] for part in source.split() if part[0].isupper())
    for entry in references:
        words = telling(f"{entry.words} {entry.target}")
        if (
            asked & words
            or any(word in entry.host for word in asked)
            or (len(letters) > 2 and letters in entry.words)
        ):
            return True
    return not asked


def own_entries(ledger: Ledger) -> tuple[Reference, ...]:
    """The references by whoever signs the text: in its byline, or in a line before its first sentence."""
    signed = [ledger.document.author]
    for block in ledger.document.blocks[:_OPENING]:
        if block.form is Form.PARAGRAPH and block.words.rstrip().endswith(_SENTENCE_END):
            break
        if block.zone is not Zone.HEADLINE and len(block.words.split()) <= _SIGNATURE:
            signed.append(block.words)
    lines = [flat(line) for line in signed if line]
    return tuple(entry for entry in ledger.source_map.references if _signs(entry.publisher, lines))


def _signs(publisher: str, lines: Iterable[str]) -> bool:
    """Whether a line has the name: a surname before its initials, or the whole name of a body."""
    surname, initials, _ = publisher.partition(",")
    name = flat(surname if initials else publisher)
    return len(name) > 2 and any(f" {name} " in f" {line} " for line in lines)
