"""Of whom a share is a share: "workers", "those asked", "smokers"; the counted noun of a share."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor
from verifier.extraction.measures import bare
from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Kind, Mention

_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_WHOLE = frozenset({"of", "among", "amongst"})
_PLURAL = frozenset({"NNS", "NNPS"})
_THOSE = frozenset({"those"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_NEAR = 2


def population(anchor: Anchor, mentions: tuple[Mention, ...]) -> str:
    """The people or things a share is taken of, as written; "" if the sentence does not say.

    "7 in 10 commuters", "40 % of those asked", "of those asked, 40 %", "among smokers, 18 %".
    """
    if anchor.mention.kind not in _SHARES:
        return ""
    tree = anchor.tree
    if anchor.host is not None and anchor.host.tag in _PLURAL and anchor.host.start >= anchor.mention.end:
        return _group(tree, anchor.host)
    whole = next((w for w in tree.below(anchor.top, "nmod", "obl") if _of_many(tree, w)), None)
    if whole is None and anchor.predicate is not None and anchor.relation.startswith("nsubj"):
        before = [w for w in tree.below(anchor.predicate, "obl", "nmod") if w.at < anchor.top.at]
        whole = next((w for w in before if _of_many(tree, w)), None)
    if whole is None or any(m.start < whole.end and whole.start < m.end for m in mentions):
        return ""
    return _group(tree, whole)


def _of_many(tree: Tree, word: Word) -> bool:
    """Whether it is a plural after "of" or "among"; "those" is one if something says which."""
    cases = tree.below(word, "case")
    if not cases or cases[0].text.lower() not in _WHOLE:
        return False
    return word.tag in _PLURAL or (word.text.lower() in _THOSE and bool(tree.below(word, "acl")))


def _group(tree: Tree, head: Word) -> str:
    """The noun with what stands before it and the one word that picks some out: "pupils surveyed"."""
    start, end = tree.chunk(head)
    for child in tree.below(head, "acl"):
        if child.at - head.at <= _NEAR and child.tag in _PARTICIPLES and not tree.below(child, "obj", "obl"):
            end = child.end
    return bare(tree.text[start:end]) if head.text.lower() not in _THOSE else tree.text[start:end]
