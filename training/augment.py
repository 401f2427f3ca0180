"""More figures, headlines and bullets than the treebank has: variants of its sentences, from a fixed seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import fragments
from clauses import aside, clause
from figures import add_figures
from names import name_subject
from news import news
from trees import Paragraph, Sentence, clone, is_tree

PER_ORIGINAL = 0.46  # derived sentences for each sentence of the treebank
OWN = 0.14  # of them made of our own lists
TOKENIZED = 0.04  # of them with a space between all words, as in text that was tokenized: "$ 4 million , up"


def variant(original: Sentence, rng: Random) -> Sentence | None:
    """A sentence with other figures, a short clause, a headline or a bullet; None where there is no hold."""
    if rng.random() < OWN:
        return news(rng)
    sentence = clone(original)
    form = rng.random()
    if rng.random() < (0.3 if form < 0.35 else 0.7):
        name_subject(sentence, rng)
    if form < 0.35:
        changed = add_figures(sentence, rng)
        if rng.random() < 0.4:
            add_figures(sentence, rng)
        if rng.random() < 0.1:
            aside(sentence, rng)
        return sentence if changed else None
    if form < 0.6:
        return clause(sentence, rng) or None
    if form < 0.82:
        add_figures(sentence, rng)
        return fragments.headline(sentence, rng)
    if rng.random() < 0.75:
        add_figures(sentence, rng)
    return fragments.bullet(sentence, rng)


def variants(paragraphs: Iterable[Paragraph], seed: int) -> Iterator[Paragraph]:
    """One-sentence paragraphs, as titles and bullets stand on lines of their own."""
    rng = Random(seed)
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    wanted = int(PER_ORIGINAL * len(sentences))
    usable = [sentence for sentence in sentences if 4 <= len(sentence) <= 35]
    while wanted:
        made = variant(rng.choice(usable), rng)
        if made is not None:
            assert is_tree(made), " ".join(word.form for word in made)
            wanted -= 1
            if rng.random() < TOKENIZED:
                for word in made:
                    word.space = True
            yield [made]
