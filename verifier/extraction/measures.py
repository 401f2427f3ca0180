"""A noun phrase in, whose figure and of what out: "Harbour Trust's annual revenue" is two slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from verifier.extraction.lexicon import is_change, is_measure, lookup, status_of_noun
from verifier.extraction.lexicon import words as lexicon
from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Kind, Mention

_EDGE = re.compile(r"^[\s\-–,.;:'’\"“”()\[\]/]+|[\s,.;:'’\"“”()\[\]/]+$")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our|my|your|this|that|these|those)\s+", re.I)
_JOINED = frozenset({"-", "&", "/"})
_NEXT = 3
_PREPOSITIONS = frozenset({"of", "at", "by", "from"})


class Split(NamedTuple):
    """Whose and of what, either empty where the words do not say."""

    subject: str = ""
    measure: str = ""


def split(tree: Tree, head: Word, mentions: tuple[Mention, ...]) -> Split:
    """Part a phrase whose head is measured into subject and measure."""
    head = _whole(tree, head)
    subject = possessor(tree, head, mentions)
    start, end = tree.chunk(head)
    start = max([start, *(m.end for m in mentions if m.start < head.start and m.end > start)])
    words = [w for w in tree.words if start <= w.start and w.end <= end]
    names = _leading_names(words, head)
    words = words[len(names) :]
    if names and not subject:
        subject = tree.text[names[0].start : names[-1].end]
    while words and (is_change(words[-1].lemma) or status_of_noun(words[-1].lemma)):
        words.pop()
    words = [w for w in words if w.pos not in {"PUNCT", "DET"} or w.tag == "HYPH"]
    measure = bare(tree.text[words[0].start : words[-1].end]) if words else ""
    per = _per(tree, head)
    if measure and per and not measure.endswith(f" {per}"):
        measure = f"{measure} {per}"
    if not measure or is_generic(head.lemma):
        inner = complement(tree, head, {"of", "in"}, mentions)
        if inner is not None and inner.pos == "NOUN":
            deeper = split(tree, inner, mentions)
            return Split(subject or deeper.subject, deeper.measure)
    return Split(subject, measure)


def _whole(tree: Tree, head: Word) -> Word:
    """What is told per something: the earnings of "earnings per share of £2.55"."""
    above = tree.head(head)
    per = any(child.text.lower() == "per" for child in tree.below(head, "case"))
    return above if per and above is not None and above.pos == "NOUN" else head


def _per(tree: Tree, head: Word) -> str:
    """What the noun is told per, with "per": "per share", "" for most."""
    for child in tree.below(head, "nmod", "obl"):
        if any(case.text.lower() == "per" for case in tree.below(child, "case")):
            return f"per {child.text}"
    return ""


def _leading_names(words: list[Word], head: Word) -> list[Word]:
    """The proper name a measured noun starts with: "Harbour Trust" of "Harbour Trust stock"."""
    styled = all(word.text[:1].isupper() for word in words)
    names: list[Word] = []
    for word, following in zip(words, [*words[1:], head], strict=False):
        capital = word.text[:1].isupper() and not styled and (names or following.text[:1].isupper())
        named = word.pos == "PROPN" or word.tag == "NNP" or capital
        if word.at == head.at or not (named or (word.text in _JOINED and names)):
            break
        names.append(word)
    if names and names[-1].text in _JOINED:
        names.pop()
    return [] if all(word.text in lexicon("measures", "common") for word in names) else names


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
        linked = bool(cases) and cases[0].lemma in prepositions
        if linked and child.pos in {"NOUN", "PROPN"} and not _overlaps(child, mentions):
            return child
    return None


def name(tree: Tree, head: Word, mentions: Sequence[Mention] = ()) -> str:
    """The phrase as written, without article, possessive mark and figure: "Bank of Malta", "tower"."""
    start, end = tree.chunk(head)
    start = max(
        [
            start,
            *(
                m.end
                for m in mentions
                if m.kind is not Kind.ORDINAL and start <= m.start and m.end <= head.start
            ),
        ]
    )
    if head.text[:1].isupper():
        for child in tree.below(head, "nmod"):
            links = tree.below(child, "case")
            if child.pos == "PROPN" and links and links[0].lemma == "of" and links[0].start - end < _NEXT:
                end = max(end, tree.chunk(child)[1])
    return bare(tree.text[start:end])


def bare(phrase: str) -> str:
    """Without an article before and punctuation around."""
    return _ARTICLE.sub("", _EDGE.sub("", phrase))


def _overlaps(word: Word, mentions: tuple[Mention, ...]) -> bool:
    return any(m.start < word.end and word.start < m.end for m in mentions)
