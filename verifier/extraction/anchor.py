"""Anchor: where a figure hangs in a tree - the noun it counts, the phrase it is in, the word that governs it."""

from __future__ import annotations

import re
from typing import NamedTuple

from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Mention

_FIGURE = re.compile(r"\d|%|[$£€¥₹]")
_CORE = frozenset({"NUM", "SYM", "NOUN", "PROPN", "ADJ"})
_ON_NOUN = frozenset({"nummod", "compound", "amod", "det", "nmod:unmarked", "nmod:desc", "flat"})
_CLAUSE = frozenset({"nsubj", "obj", "iobj", "obl", "csubj", "dislocated", "expl", "advmod"})
_CLIMB = frozenset({"conj", "nmod", "appos", "compound", "flat", "nummod", "list", "dep", "amod", "orphan"})
_OWN_CLAUSE = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})


class Anchor(NamedTuple):
    """A figure in its tree."""

    tree: Tree
    mention: Mention
    top: Word
    """The word that stands for the amount: "million", "$", "%", "years"."""
    host: Word | None
    """The noun it counts or qualifies: "engineers", "investment"."""
    phrase: Word
    """Head of the phrase it is in: host or top."""
    lead: Word
    """The phrase, or the first of the enumeration the phrase belongs to, or the noun that governs it."""
    relation: str
    """What `lead` is to the predicate: "nsubj", "obj", "obl", ...; "root" if it is the predicate itself."""
    predicate: Word | None
    """The verb, or the noun or adjective said of a subject, that governs it."""


def anchor(tree: Tree, mention: Mention) -> Anchor | None:
    """Where the figure hangs; None if the tree has no word for it."""
    top = _top(tree, mention)
    if top is None:
        return None
    host = _host(tree, mention, top)
    phrase = host or top
    lead, relation, predicate = _climb(tree, phrase)
    return Anchor(tree, mention, top, host, phrase, lead, relation, predicate)


def _top(tree: Tree, mention: Mention) -> Word | None:
    words = tree.within(mention.start, mention.end)
    core = [w for w in words if w.pos == "NUM" or w.tag in {"CD", "$"} or _FIGURE.search(w.text)]
    if not core:
        core = [w for w in words if w.pos in _CORE] or list(words[-1:])
    inside = {w.index for w in core}
    widened = True
    while widened:
        widened = False
        for word in words:
            if word.index in inside or word.pos not in _CORE:
                continue
            if any(child.index in inside for child in tree.below(word, "nummod", "compound", "amod", "det")):
                inside.add(word.index)
                widened = True
    tops = [w for w in words if w.index in inside and (w.head == w.index or w.head not in inside)]
    return tops[-1] if tops else None


def _host(tree: Tree, mention: Mention, top: Word) -> Word | None:
    head = tree.head(top)
    if head is None or head.start < mention.end <= head.end or head.pos not in {"NOUN", "PROPN", "ADJ", "SYM"}:
        return None
    bare = top.relation == "nmod" and not tree.below(top, "case") and head.index > top.index
    if top.dep not in _ON_NOUN and not bare:
        return None
    for _ in tree.words:
        above = tree.head(head)
        if head.relation != "compound" or above is None or above.pos not in {"NOUN", "PROPN"}:
            break
        if above.index < head.index or head.index < top.index:
            break
        head = above
    return head


def _climb(tree: Tree, phrase: Word) -> tuple[Word, str, Word | None]:
    word = phrase
    for _ in tree.words:
        if is_predicate(tree, word):
            return word, "root", word
        head = tree.head(word)
        if head is None:
            return word, "root", None
        if word.relation in _CLAUSE:
            return word, word.dep, head
        if word.relation in _OWN_CLAUSE:
            return word, word.dep, head if head.pos in {"VERB", "AUX", "ADJ"} else None
        if word.relation in _CLIMB and head.pos in {"VERB", "AUX"}:
            return word, "obj", head
        word = head
    return word, "root", None


def is_predicate(tree: Tree, word: Word) -> bool:
    """Whether something is said of a subject by this word: a verb, or a noun or adjective with one."""
    if word.pos in {"VERB", "AUX"} and word.dep != "amod":
        return True
    return bool(tree.below(word, "cop")) or (bool(tree.below(word, "nsubj", "nsubj:pass")) and word.pos != "PRON")


def same_clause(tree: Tree, word: Word) -> list[Word]:
    """The predicate and those it shares its subject and time with: "plans to invest", "flew and announced"."""
    chain = [word]
    for _ in range(6):
        head = tree.head(word)
        if head is None or word.relation not in {"xcomp", "conj", "advcl", "acl"}:
            break
        if word.relation == "conj" and tree.below(word, "nsubj"):
            break
        if word.relation in {"advcl", "acl"}:
            break
        chain.append(head)
        word = head
    return chain
