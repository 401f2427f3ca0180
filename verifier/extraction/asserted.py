"""Whether a figure is asserted: denied by a negation that governs it, or only supposed."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.lexicon import words
from verifier.extraction.tree import Tree, Word
from verifier.model.claim import Polarity

_NOT = frozenset({"not", "n't", "never", "n’t", "neither", "nor", "hardly"})
_ONLY = frozenset({"just", "only", "merely", "simply", "even", "least", "yet"})
_SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "should"})
_IF = frozenset({"if", "unless", "whether", "suppose", "supposing", "provided"})


def polarity(anchor: Anchor) -> Polarity:
    """Denied only where a negation stands in the figure's own clause or on its phrase."""
    tree = anchor.tree
    governing = [anchor.phrase, anchor.top, anchor.lead]
    if anchor.predicate is not None:
        governing += same_clause(tree, anchor.predicate)
        governing += _denying(tree, anchor.predicate)
    if any(_negated(tree, word, anchor) for word in governing) or any(
        _denies(tree, w, anchor) for w in governing
    ):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def hypothetical(anchor: Anchor) -> bool:
    """Under "if", "would", "could", "may", or in a question."""
    tree = anchor.tree
    if asked(anchor):
        return True
    if anchor.predicate is None:
        return False
    for word in tree.above(anchor.predicate):
        if any(child.text.lower() in _SUPPOSING for child in tree.below(word, "aux")):
            return not _told(tree, word)
        if any(child.text.lower() in _IF for child in tree.below(word, "mark")):
            return True
        if word.at == anchor.predicate.at and any(conditional(tree, c) for c in tree.below(word, "advcl")):
            return True
        if word.relation in {"parataxis", "acl"} or (word.relation == "ccomp"):
            break
    return False


def _told(tree: Tree, word: Word) -> bool:
    """ "He promised that it would open": a "will" in the past."""
    head = tree.head(word)
    would = any(child.text.lower() == "would" for child in tree.below(word, "aux"))
    return would and word.relation == "ccomp" and head is not None and head.tag == "VBD"


def _negated(tree: Tree, word: Word, anchor: Anchor) -> bool:
    for child in tree.below(word, "advmod", "det", "cc", "aux"):
        if child.text.lower() not in _NOT and not (child.dep == "det" and child.text.lower() == "no"):
            continue
        if anchor.mention.start <= child.start < anchor.mention.end:
            continue
        following = tree.next(child)
        if following is not None and following.text.lower() in _ONLY:
            continue
        return True
    return False


def _denying(tree: Tree, predicate: Word) -> list[Word]:
    """The verb it is the content of; a relative clause on a verb is "that" misread."""
    head = tree.head(predicate)
    if head is None:
        return []
    misread = predicate.dep == "acl:relcl" and head.pos == "VERB"
    return [head] if misread or predicate.relation in {"xcomp", "ccomp", "advcl"} else []


def _denies(tree: Tree, word: Word, anchor: Anchor) -> bool:
    """What declines "an offer" or "to pay" denies; what declines "from 40 to 30", or "5 %", falls."""
    if word.pos != "VERB" or word.lemma not in words("attribution", "denying"):
        return False
    refused = tree.below(word, "xcomp", "ccomp", "obj", "nsubj:pass")
    counted = (bool(tree.below(child, "nummod")) or child.at == anchor.phrase.at for child in refused)
    return word.lemma != "decline" or not all(counted)


def conditional(tree: Tree, clause: Word) -> bool:
    """Whether a clause is opened by "if" or "unless"."""
    return any(child.text.lower() in {"if", "unless"} for child in tree.below(clause, "mark"))


def asked(anchor: Anchor) -> bool:
    """Whether the sentence the figure stands in ends with a question mark."""
    for word in anchor.tree.words[anchor.top.at :]:
        if word.text in {".", "!", ";"}:
            return False
        if "?" in word.text:
            return True
    return False
