"""Who says so: "X said", "according to X"."""

from __future__ import annotations

import re
from functools import cache

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.lexicon import rows
from verifier.extraction.measures import name
from verifier.extraction.tree import Tree, Word


def attribution(anchor: Anchor) -> str:
    """The source as written; "" if the text names none."""
    return _according_to(anchor.tree, anchor) or _said(anchor)


def speaks(word: Word) -> bool:
    """Whether the verb tells what somebody said."""
    return word.lemma.lower() in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for row in rows("attribution") for verb in row.get("verbs", ()))


@cache
def _phrases() -> re.Pattern[str]:
    phrases = [phrase for row in rows("attribution") for phrase in row.get("phrases", ())]
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\s+", re.I)


def _according_to(tree: Tree, anchor: Anchor) -> str:
    for found in _phrases().finditer(tree.text):
        after = [word for word in tree.words if word.start >= found.end()][:6]
        for word in after:
            if word.pos in {"NOUN", "PROPN"} and word.relation not in {"compound", "amod", "nmod:poss", "det"}:
                if word.head < word.index and tree.words[word.head].start >= found.end() and word.relation == "flat":
                    continue
                return name(tree, word)
    return ""


def _said(anchor: Anchor) -> str:
    tree, word = anchor.tree, anchor.predicate
    if word is None:
        return ""
    for verb in same_clause(tree, word):
        for child in tree.below(verb, "parataxis"):
            if speaks(child) and (who := _speaker(tree, child)):
                return who
    above = list(tree.above(word))
    for below, verb in zip(above, above[1:], strict=False):
        if below.relation in {"ccomp", "parataxis"} and speaks(verb) and (who := _speaker(tree, verb)):
            return who
    return ""


def _speaker(tree: Tree, verb: Word) -> str:
    for child in tree.below(verb, "nsubj"):
        if child.pos in {"NOUN", "PROPN"}:
            return name(tree, child)
    return ""
