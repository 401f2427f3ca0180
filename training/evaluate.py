"""Scores of a pipeline on the raw text of a treebank's test part."""

from __future__ import annotations

import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from treebank import read_paragraphs, to_doc

RELATIONS = ["nummod", "nsubj", "obj", "obl", "nmod"]
NAMES = {
    "las": "dep_las",
    "uas": "dep_uas",
    "tag": "tag_acc",
    "pos": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "sentences": "sents_f",
    "tokens": "token_f",
}


def words_per_second(nlp: Language, texts: list[str]) -> int:
    """On one core: processor time, so that other work on the machine does not count."""
    list(nlp.pipe(texts[:64]))
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - start))


def evaluate(pipeline: Path, test: Path) -> dict[str, object]:
    """Percentages; a relation counts as found when word, label and head are right."""
    nlp = spacy.load(pipeline)
    gold = [to_doc(nlp.vocab, paragraph) for paragraph in read_paragraphs(test)]
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {
        **{name: round(100 * scores[key], 1) for name, key in NAMES.items()},
        "relations": {name: round(100 * scores["dep_las_per_type"][name]["f"], 1) for name in RELATIONS},
        "words_per_second": words_per_second(nlp, [doc.text for doc in gold]),
    }
