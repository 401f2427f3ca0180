"""Read a CoNLL-U treebank, and turn its trees into spaCy docs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab
from trees import Paragraph, Sentence, Word

# Features about spelling or style: they say nothing the verifier reads, and would only multiply the labels.
SPELLING = {"Abbr", "CorrectForm", "ExtPos", "Foreign", "ModernForm", "NumForm", "Style", "Typo", "Variant"}


def read_sentence(lines: list[str]) -> Sentence:
    """The tree in the lines of one sentence, comments left out."""
    words: Sentence = []
    heads: list[int] = []
    joined_until, joined_space = 0, True
    for line in lines:
        number, form, lemma, pos, tag, feats, head, dep, _, misc = line.split("\t")
        space = "SpaceAfter=No" not in misc.split("|")
        if (
            "-" in number
        ):  # a multiword token ("don't"): the words are its parts, a space follows its end only
            joined_until, joined_space = int(number.split("-")[1]), space
            continue
        if "." in number:  # an empty node of the enhanced graph
            continue
        if int(number) <= joined_until:
            space = int(number) == joined_until and joined_space
        kept = [feat for feat in feats.split("|") if feat.split("=")[0] not in SPELLING | {"_"}]
        words.append(Word(form, lemma, pos, tag, dep, feats="|".join(kept), space=space))
        heads.append(int(head))
    for word, head_number in zip(words, heads, strict=True):
        word.head = words[head_number - 1] if head_number else None
    return words


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """Sentences grouped as in the source: the parser learns to find where one ends within a line."""
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
    """The paragraph as spaCy reads it for training and scoring."""
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
