"""Words in, trees out: our own spaCy pipeline, loaded when first needed, once a process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from verifier.extraction.lexicon import base
from verifier.extraction.tree import Tree, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{0,40}")
_SMALL = frozenset("a an and as at but by for from in into is of on or over per than the to up via vs with".split())


class NoPipeline(Exception):  # noqa: N818
    """The syntax pipeline cannot be loaded; the message says why."""


@cache
def _load() -> Language:
    try:
        import spacy

        from verifier.pipeline import PATH

        return spacy.load(PATH)
    except (ImportError, OSError, ValueError) as error:
        raise NoPipeline(str(error).splitlines()[0] if str(error) else type(error).__name__) from error


def parse(texts: Sequence[str]) -> list[Tree]:
    """A tree for each text; words index the text as given."""
    pipeline = _load()
    with pipeline.memory_zone():
        docs = pipeline.pipe((plain_case(text) for text in texts), batch_size=BATCH)
        return [_tree(text, doc) for text, doc in zip(texts, docs, strict=True)]


def plain_case(text: str) -> str:
    """A headline In Title Case as a sentence would write it, letter for letter; other text as it is."""
    words = list(_WORD.finditer(text))
    long = [w[0] for w in words if w[0].lower() not in _SMALL]
    if len(long) < 3 or any(word[0].islower() for word in long):
        return text
    return text


def _tree(text: str, doc: Doc) -> Tree:
    return Tree(
        text,
        [
            Word(t.i, t.idx, t.idx + len(t), t.text, base(t.text, t.tag_, t.lemma_), t.tag_, t.pos_, t.dep_, t.head.i)
            for t in doc
        ],
    )
