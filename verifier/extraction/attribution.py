"""Who says so: "X said", "according to X"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.lexicon import words
from verifier.extraction.measures import name
from verifier.extraction.tree import Tree, Word

_INSIDE = frozenset({"compound", "amod", "nmod:poss", "nmod:desc", "flat"})


def attribution(anchor: Anchor) -> str:
    """The source as written; "" if the text names none."""
    return _according_to(anchor.tree) or _said(anchor)


def speaks(word: Word) -> bool:
    """Whether the verb tells what somebody said."""
    return word.lemma in words("attribution", "verbs")


@cache
def _phrases() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(words("attribution", "phrases")))
    return re.compile(rf"\b(?:{phrases})\s+", re.I)


def _according_to(tree: Tree) -> str:
    for found in _phrases().finditer(tree.text):
        link = tree.within(found.start(), found.end())[0]
        source = tree.head(link)
        if link.relation == "case" and source is not None and source.start >= found.end():
            return name(tree, source)
        after = [word for word in tree.words if word.start >= found.end()][:8]
        for word in after:
            if word.pos in {"NOUN", "PROPN"} and word.dep not in _INSIDE:
                return name(tree, word)
    return ""


def _said(anchor: Anchor) -> str:
    tree, word = anchor.tree, anchor.predicate
    if word is None:
        return ""
    if speaks(word) and anchor.mention.end <= word.start:
        for child in tree.below(word, "nsubj"):
            if child.start >= word.end and child.nominal and child.pos != "PRON":
                return name(tree, child)
    for verb in same_clause(tree, word):
        for child in tree.below(verb, "parataxis"):
            if speaks(child) and (who := _speaker(tree, child)):
                return who
    for below, verb in pairwise(tree.above(word)):
        told = below.relation in {"ccomp", "parataxis"} or _unmarked(tree, below, verb)
        if told and speaks(verb) and (who := _speaker(tree, verb)):
            return who
    return ""


def _unmarked(tree: Tree, clause: Word, verb: Word) -> bool:
    """ "Half of teachers want to quit, union says": a clause before the verb that no "if" or "as" ties to it."""
    return clause.relation == "advcl" and clause.at < verb.at and not tree.below(clause, "mark")


def _speaker(tree: Tree, verb: Word) -> str:
    for child in tree.below(verb, "nsubj"):
        if child.pos in {"NOUN", "PROPN"}:
            return name(tree, child)
    return ""
