"""Anchor: where a figure hangs in a tree: the noun it counts, its phrase, and what governs it."""

from __future__ import annotations

import re
from typing import NamedTuple

from verifier.extraction.lexicon import is_change, is_measure, status_of_noun
from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Kind, Mention

_FIGURE = re.compile(r"\d|%|[$£€¥₹]")
_CUT = re.compile(r"\s[-–—|]\s|[;:(]")
"""No figure counts a noun beyond it: "part 2 – Harbour Days"."""
_CORE = frozenset({"NUM", "SYM", "NOUN", "PROPN", "ADJ"})
_ON_NOUN = frozenset({"nummod", "compound", "amod", "det", "nmod:unmarked", "nmod:desc", "flat"})
_DEEP = 16
_HOSTS = frozenset({"NOUN", "PROPN", "ADJ", "SYM"})
_OPENING = frozenset({"DT", "POS", "PRP$"})
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
    inside = {w.at for w in core}
    widened = True
    while widened:
        widened = False
        for word in words:
            if word.at in inside or word.pos not in _CORE:
                continue
            on = (*_ON_NOUN, "obl:unmarked") if word.pos == "ADJ" else _ON_NOUN
            if any(child.at in inside for child in tree.below(word, *on)):
                inside.add(word.at)
                widened = True
    tops = [w for w in words if w.at in inside and (w.head == w.at or w.head not in inside)]
    return tops[-1] if tops else None


def _host(tree: Tree, mention: Mention, top: Word) -> Word | None:
    head = _of_age(tree, tree.head(top))
    if head is None or head.start < mention.end <= head.end or head.pos not in _HOSTS:
        return _named(tree, mention)
    if _CUT.search(tree.text, mention.end, head.start):
        return _named(tree, mention)
    bare = top.relation == "nmod" and not tree.below(top, "case") and head.at > top.at
    if top.dep not in _ON_NOUN and not bare:
        return _named(tree, mention)
    for _ in tree.words:
        above = tree.head(head)
        if head.relation != "compound" or above is None or above.pos not in {"NOUN", "PROPN"}:
            break
        if above.at < head.at or head.at < top.at:
            break
        head = above
    return head


def _of_age(tree: Tree, head: Word | None) -> Word | None:
    """The noun of "a 17-year-old girl", "a 30-foot-high wall": the adjective before it is measured for its sake."""
    if head is not None and head.pos == "ADJ" and head.relation in {"amod", "compound"}:
        above = tree.head(head)
        return above if above is not None and above.at > head.at else head
    return head


def _named(tree: Tree, mention: Mention) -> Word | None:
    """The known noun after "the $5 million ..." where the parse has lost it."""
    if mention.kind not in {Kind.MONEY, Kind.PERCENT}:
        return None
    before = tree.within(mention.start - 2, mention.start)
    if not before or before[-1].tag not in _OPENING:
        return None
    found = None
    for word in tree.words[before[-1].at + 1 :]:
        if word.start < mention.end:
            continue
        if word.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        if is_measure(word.lemma) or is_change(word.lemma) or status_of_noun(word.lemma):
            found = word
    return found


def _climb(tree: Tree, phrase: Word) -> tuple[Word, str, Word | None]:
    word = phrase
    for _ in range(_DEEP):
        if is_predicate(tree, word) and not _aged(word):
            return word, "root", word
        head = tree.head(word)
        if head is None:
            return word, "root", None
        if word.relation in _CLAUSE and _governs(tree, head):
            return word, word.dep, head
        if word.relation in _OWN_CLAUSE and not _aged(word):
            return word, word.dep, head if head.pos in {"VERB", "AUX", "ADJ"} else None
        if word.relation in _CLIMB and head.pos in {"VERB", "AUX"}:
            return word, "obj", head
        word = head
    return word, "root", None


def _governs(tree: Tree, head: Word) -> bool:
    """Whether a clause hangs together by it: not by "old" of "a ten-year-old car" or "ago" of "a week ago"."""
    if _aged(head):
        return False
    return head.pos in {"VERB", "AUX"} or is_predicate(tree, head) or head.lemma == "worth"


def _aged(word: Word) -> bool:
    """ "women aged 16 to 20": an adjective, whatever its form."""
    return word.text.lower() == "aged" and word.relation in {"acl", "amod"}


def bracketed(anchor: Anchor) -> bool:
    """Whether a figure stands in brackets that open after its verb: "(59 images)" is said of the words before."""
    if anchor.predicate is None:
        return False
    between = anchor.tree.text[anchor.predicate.end : anchor.mention.start]
    return between.rfind("(") > between.rfind(")")


def is_predicate(tree: Tree, word: Word) -> bool:
    """Whether something is said of a subject by this word: a verb, or a noun or adjective with one."""
    if word.pos in {"VERB", "AUX"} and word.dep != "amod":
        return True
    return bool(tree.below(word, "cop")) or (
        bool(tree.below(word, "nsubj", "nsubj:pass")) and word.pos != "PRON"
    )


def same_clause(tree: Tree, word: Word) -> list[Word]:
    """The predicate and those it shares its subject with: "plans to invest", "flew and announced"."""
    chain = [word]
    for _ in range(6):
        head = tree.head(word)
        if head is None or word.relation not in {"xcomp", "conj", "advcl", "acl"}:
            break
        if word.relation == "conj" and tree.below(word, "nsubj"):
            break
        if word.relation in {"advcl", "acl"} or not is_predicate(tree, head):
            break
        chain.append(head)
        word = head
    return chain
