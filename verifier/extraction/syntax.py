"""Words in, trees out: our own spaCy pipeline, loaded when first needed, once a process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from verifier.errors import SettingsError
from verifier.extraction import clearnlp
from verifier.extraction.lexicon import base, infinitive, is_noun, known
from verifier.extraction.tree import Tree, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

BATCH = 64
_SMALL = 3
_OF_VERBS = frozenset({"obj", "xcomp"})
_TITLE, _TITLE_WORDS = 0.8, 3
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]{0,40}")


class NoPipeline(Exception):  # noqa: N818 (a state, reported as a Trouble)
    """The syntax pipeline cannot be loaded; the message says why."""


@cache
def _load(name: str) -> Language:
    """Our own pipeline, or the one of that name or path."""
    import spacy

    from verifier.pipeline import PATH

    return spacy.load(name or PATH, exclude=["ner", "textcat"])


def _pipeline(name: str) -> Language:
    """The pipeline, or why there is none: our own may be missing, one that was asked for may not."""
    try:
        found = _load(name)
    except (ImportError, OSError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        if not name:
            raise NoPipeline(why) from error
        raise SettingsError(
            f"pipeline: {name!r} is no spaCy pipeline installed here, nor a folder with one ({why}); "
            "leave the setting out for our own"
        ) from error
    if not any("token.dep" in found.get_pipe_meta(pipe).assigns for pipe in found.pipe_names):
        raise SettingsError(f"pipeline: {name!r} has no dependency parser; leave the setting out for our own")
    return found


def parse(texts: Sequence[str], name: str = "") -> list[Tree]:
    """A tree for each text; words index the text as given. `name` is another pipeline than our own."""
    pipeline = _pipeline(name)
    with pipeline.memory_zone():
        docs = pipeline.pipe((_whole(pipeline, plain_case(text)) for text in texts), batch_size=BATCH)
        return [tree(text, doc) for text, doc in zip(texts, docs, strict=True)]


def plain_case(text: str) -> str:
    """The words of our tables in small letters where a Headline's Style raised them, letter for letter.

    For the parser alone: it reads "Commits" as a name. A LINE IN CAPITALS Is First Made Such A Headline.
    """
    if text.isupper() and text.isascii():
        text = _WORD.sub(lambda word: word[0][0] + word[0][1:].lower(), text)
    found = list(_WORD.finditer(text))
    long = [word[0] for word in found if len(word[0]) > _SMALL]
    if len(long) < _TITLE_WORDS or sum(word[0].isupper() for word in long) < _TITLE * len(long):
        return text
    lowered = text
    for word in found:
        if word[0][1:].islower() and word[0].lower() in known():
            lowered = lowered[: word.start()] + word[0].lower() + lowered[word.end() :]
    return lowered


def _whole(pipeline: Language, text: str) -> Doc:
    """The words of one sentence, so marked: the parser may not cut it in two."""
    doc = pipeline.make_doc(text)
    for word in doc[1:]:
        word.is_sent_start = False
    return doc


def tree(text: str, doc: Doc) -> Tree:
    """The tree of a parsed text, whichever of the two schemes its labels are of."""
    labels = {token.dep_ for token in doc}
    arcs = [(token.head.i, token.dep_) for token in doc]
    if labels & clearnlp.MARKS:
        arcs = clearnlp.universal([clearnlp.Arc(t.lemma_, t.tag_, t.pos_, t.head.i, t.dep_) for t in doc])
    acting = {head for head, dep in arcs if dep in _OF_VERBS}
    acting &= {head for head, dep in arcs if dep == "nsubj"}
    acting -= {head for head, dep in arcs if dep == "cop"}
    acting -= {token.i - 1 for token in doc if token.text[0] in "+-−–"}  # "Kelby stock +20%"
    return Tree(
        text, [_word(token, *arc, acting=token.i in acting) for token, arc in zip(doc, arcs, strict=True)]
    )


def _word(token: Token, head: int, dep: str, *, acting: bool) -> Word:
    """A token as we hold it; "Revenue" as a first word and "pledge" in small letters are no names.

    What has a subject, and an object or infinitive, is a verb: a headline ("Town Welcomes 3") may have it a noun.
    """
    text, tag, pos = token.text, token.tag_, token.pos_
    first = token.i == 0 and text[1:].islower() and is_noun(text.lower())
    if acting and (pos in {"NOUN", "PROPN"} or tag.startswith("NN")):
        tag, pos = ("VBZ" if text.endswith("s") else "VBP"), "VERB"
    elif pos == "PROPN" and (first or text.islower()):
        tag, pos = ("NN" if tag == "NNP" else "NNS"), "NOUN"
    start = token.idx
    lemma = base(text, tag, token.lemma_ or text.lower())
    if tag == "VBZ" and lemma == text.lower():
        lemma = infinitive(lemma)
    end, relation = start + len(text), dep.partition(":")[0]
    return Word(token.i, start, end, text, lemma, tag, pos, dep, head, relation)
