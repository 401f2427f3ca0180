"""A noun phrase in, whose figure and of what out: "Harbour Trust's annual revenue" is two slots."""

from __future__ import annotations

from typing import NamedTuple

from verifier.extraction.lexicon import lookup
from verifier.extraction.status import status_of_noun
from verifier.extraction.tree import INNER, Tree, Word
from verifier.model.mention import Kind, Mention

_COMMON = INNER - {"flat"}
_PREPOSITIONS = frozenset({"of", "for", "at", "by", "from"})
_DATES = frozenset({Kind.DATE, Kind.PERIOD})


class Split(NamedTuple):
    """Whose and of what, either empty where the words do not say."""

    subject: str = ""
    measure: str = ""


def is_measure(lemma: str) -> bool:
    """Whether the noun names something that is measured: "revenue", "population"."""
    return lemma in lookup("measures", "nouns", "measure")


def is_change(lemma: str) -> bool:
    """Whether the noun names a change: "rise", "cut"."""
    return lemma in lookup("roles", "nouns", "role")


def split(tree: Tree, head: Word, mentions: tuple[Mention, ...]) -> Split:
    """Part a phrase whose head is measured into subject and measure."""
    subject = possessor(tree, head, mentions)
    start, end = tree.chunk(head)
    start = max([start, *(m.end for m in mentions if m.start < head.start and m.end > start)])
    words = [w for w in tree.words if start <= w.start and w.end <= end]
    names = []
    while words and words[0].pos == "PROPN" and words[0].index != head.index:
        names.append(words.pop(0))
        if words and words[0].text in {"-", "&", "/"} and len(words) > 1 and words[1].pos == "PROPN":
            names.append(words.pop(0))
    if names and not subject:
        subject = tree.text[names[0].start : names[-1].end]
    while words and (is_change(words[-1].lemma) or status_of_noun(words[-1].lemma)):
        words.pop()
    words = [w for w in words if w.pos not in {"PUNCT", "DET"} or w.tag == "HYPH"]
    measure = tree.text[words[0].start : words[-1].end] if words else ""
    if not measure or is_generic(head.lemma):
        inner = complement(tree, head, {"of", "in"}, mentions)
        if inner is not None and inner.pos == "NOUN":
            deeper = split(tree, inner, mentions)
            return Split(subject or deeper.subject, deeper.measure)
    return Split(subject, measure)


def possessor(tree: Tree, head: Word, mentions: tuple[Mention, ...]) -> str:
    """Who owns it: "Harbour Trust's stock", "the population of Malta"."""
    for child in tree.below(head, "nmod:poss"):
        if child.pos != "PRON" and not _overlaps(child, mentions):
            return name(tree, child)
    owner = complement(tree, head, _PREPOSITIONS, mentions)
    if owner is None or is_generic(head.lemma):
        return ""
    if owner.pos == "PROPN" or (is_measure(head.lemma) and not is_measure(owner.lemma)):
        return name(tree, owner)
    return ""


def is_generic(lemma: str) -> bool:
    """Whether the noun only introduces what is meant: "number of", "amount of", "total of"."""
    return lookup("measures", "nouns", "measure").get(lemma) == "generic" or is_change(lemma)


def complement(
    tree: Tree, head: Word, prepositions: frozenset[str] | set[str], mentions: tuple[Mention, ...]
) -> Word | None:
    """The noun after "of" and the like that is no figure or date."""
    for child in tree.below(head, "nmod", "obl"):
        cases = tree.below(child, "case")
        if cases and cases[0].lemma in prepositions and child.pos in {"NOUN", "PROPN"}:
            if not _overlaps(child, mentions):
                return child
    return None


def name(tree: Tree, head: Word) -> str:
    """The phrase as written, without article and possessive mark."""
    start, end = tree.chunk(head)
    return tree.text[start:end].strip(" '’\"“”,;:()[]")


def _overlaps(word: Word, mentions: tuple[Mention, ...]) -> bool:
    return any(m.start < word.end and word.start < m.end for m in mentions)
