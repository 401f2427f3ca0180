"""Read a CoNLL-U treebank into trees whose words can be added, moved and dropped, and turn the trees into spaCy docs."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Features about spelling or style: they say nothing the verifier reads, and would only multiply the labels.
DROPPED_FEATURES = {"Abbr", "CorrectForm", "ExtPos", "Foreign", "ModernForm", "NumForm", "Style", "Typo", "Variant"}


@dataclass(eq=False)
class Word:
    """One syntactic word; `head` is the governing word itself (None for the root), so edits need no renumbering."""

    form: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: Word | None = field(default=None, repr=False)
    feats: str = ""
    space: bool = True


Sentence = list[Word]
Paragraph = list[Sentence]


def children(sentence: Sentence, head: Word) -> list[Word]:
    return [word for word in sentence if word.head is head]


def subtree(sentence: Sentence, top: Word) -> list[Word]:
    """`top` and everything below it, in sentence order."""
    kept = {id(top)}
    grew = True
    while grew:
        below = {id(word) for word in sentence if word.head is not None and id(word.head) in kept}
        grew = not below <= kept
        kept |= below
    return [word for word in sentence if id(word) in kept]


def clone(sentence: Sentence) -> Sentence:
    return copy.deepcopy(sentence)


def read_sentence(lines: list[str]) -> Sentence:
    words: Sentence = []
    heads: list[int] = []
    joined_until, joined_space = 0, True
    for line in lines:
        number, form, lemma, pos, tag, feats, head, dep, _, misc = line.split("\t")
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:  # a multiword token ("don't"): its parts are the words, and only its end may carry a space
            joined_until, joined_space = int(number.split("-")[1]), space
            continue
        if "." in number:  # an empty node of the enhanced graph
            continue
        if int(number) <= joined_until:
            space = int(number) == joined_until and joined_space
        kept = [feat for feat in feats.split("|") if feat.split("=")[0] not in DROPPED_FEATURES | {"_"}]
        words.append(Word(form, lemma, pos, tag, dep, feats="|".join(kept), space=space))
        heads.append(int(head))
    for word, head_number in zip(words, heads, strict=True):
        word.head = words[head_number - 1] if head_number else None
    return words


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """Sentences grouped as in the source, so that the parser also learns where one sentence ends within a line."""
    paragraph: Paragraph = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if paragraph and any(line.startswith(("# newpar", "# newdoc")) for line in lines):
            yield paragraph
            paragraph = []
        paragraph.append(read_sentence([line for line in lines if line and not line.startswith("#")]))
    if paragraph:
        yield paragraph


def to_doc(vocab: Vocab, paragraph: Paragraph) -> Doc:
    words = [word for sentence in paragraph for word in sentence]
    index = {id(word): position for position, word in enumerate(words)}
    starts = {id(sentence[0]) for sentence in paragraph}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[index[id(word.head if word.head is not None else word)] for word in words],
        deps=["ROOT" if word.head is None else word.dep for word in words],
        sent_starts=[id(word) in starts for word in words],
    )
