"""Train the English syntax pipeline from a Universal Dependencies treebank.

    python training/train.py TREEBANK_FOLDER [-o verifier/pipeline]

TREEBANK_FOLDER holds one file each that ends in train.conllu, dev.conllu and test.conllu; the output folder
receives `en_syntax/` and `scores.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import spacy
import tokenizer  # noqa: F401  (registers the callback that config.cfg names)
from augment import variants
from evaluate import evaluate
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from treebank import read_paragraphs, to_doc
from trees import Paragraph
from trim import trim

HERE = Path(__file__).parent
SEED = 0


def part(treebank: Path, name: str) -> Path:
    """The file of a part, however the treebank prefixes it."""
    (path,) = treebank.glob(f"*{name}.conllu")
    return path


def write_docs(paragraphs: Iterable[Paragraph], path: Path) -> None:
    """Save paragraphs in the form spaCy trains from."""
    vocab = spacy.blank("en").vocab
    DocBin(docs=[to_doc(vocab, paragraph) for paragraph in paragraphs], store_user_data=False).to_disk(path)


def train_pipeline(treebank: Path, work: Path) -> Path:
    """The folder of the checkpoint that did best on the development set."""
    paragraphs = list(read_paragraphs(part(treebank, "train")))
    write_docs(chain(paragraphs, variants(paragraphs, SEED)), work / "train.spacy")
    write_docs(read_paragraphs(part(treebank, "dev")), work / "dev.spacy")
    overrides = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.orthography": str(HERE / "orth_variants.json"),
        "system.seed": SEED,
    }
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=overrides, interpolate=True))
    (work / "model").mkdir(exist_ok=True)
    train(nlp, work / "model", stdout=sys.stdout, stderr=sys.stderr)
    return work / "model" / "model-best"


def main() -> None:
    """Train, trim, score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebank", type=Path, metavar="TREEBANK_FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=HERE.parent / "verifier" / "pipeline")
    parser.add_argument("--work", type=Path, help="keep training data and checkpoints here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        best = train_pipeline(options.treebank, work)
        trim(best, options.output / "en_syntax")
    scores = evaluate(options.output / "en_syntax", part(options.treebank, "test"))
    (options.output / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
