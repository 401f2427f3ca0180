"""Scores of a pipeline on the raw text of a treebank's test part.

python training/evaluate.py PIPELINE_FOLDER TEST.conllu
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from treebank import read_paragraphs, to_doc

RELATIONS = ["nummod", "nsubj", "obj", "obl", "nmod"]
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
INSIDE = {"compound", "flat", "nummod", "det", "amod", "goeswith", "fixed", "advmod"}
BEFORE = {
    "det",
    "amod",
    "nummod",
    "compound",
    "nmod:poss",
    "nmod:desc",
    "nmod:unmarked",
    "det:predet",
    "advmod",
}
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


def chunks(doc: Doc) -> Iterator[tuple[int, int]]:
    """Offsets of each noun with what stands unbroken before it and belongs to it.

    `doc.noun_chunks` expects other labels than those of Universal Dependencies.
    """
    for head in doc:
        if head.pos_ not in NOMINAL or head.dep_.partition(":")[0] in INSIDE:
            continue
        left = head.i
        for child in reversed(list(head.lefts)):
            if child.dep_ not in BEFORE or child.right_edge.i + 1 != left:
                break
            left = child.left_edge.i
        right = head
        for child in head.rights:
            if child.dep_ in {"flat", "compound", "goeswith"} and child.left_edge.i == right.i + 1:
                right = child.right_edge
        yield doc[left].idx, right.idx + len(right)


def chunks_f1(nlp: Language, gold: list[Doc]) -> float:
    """F1 of noun chunks, both ends right."""
    right = total = 0
    for doc, read in zip(gold, nlp.pipe(doc.text for doc in gold), strict=True):
        wanted, got = set(chunks(doc)), set(chunks(read))
        right += len(wanted & got)
        total += len(wanted) + len(got)
    return 2 * right / total


def evaluate(pipeline: Path, test: Path) -> dict[str, object]:
    """Percentages; a relation counts as found when word, label and head are right."""
    nlp = spacy.load(pipeline)
    gold = [to_doc(nlp.vocab, paragraph) for paragraph in read_paragraphs(test)]
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {
        **{name: round(100 * scores[key], 1) for name, key in NAMES.items()},
        "relations": {name: round(100 * scores["dep_las_per_type"][name]["f"], 1) for name in RELATIONS},
        "noun_chunks": round(100 * chunks_f1(nlp, gold), 1),
        "words_per_second": words_per_second(nlp, [doc.text for doc in gold]),
    }


if __name__ == "__main__":
    print(json.dumps(evaluate(Path(sys.argv[1]), Path(sys.argv[2])), indent=2))
