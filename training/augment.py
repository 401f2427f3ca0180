"""More figures, headlines and bullets than the treebank has: variants of its sentences, from a fixed seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

import fragments
from figures import add_figures
from names import name_subject
from trees import Paragraph, Sentence, clone, is_tree

PER_ORIGINAL = 0.3  # derived sentences for each sentence of the treebank


def variant(original: Sentence, rng: Random) -> Sentence | None:
    """A sentence with other figures, a headline or a bullet; None where the sentence offers no hold."""
    sentence = clone(original)
    form = rng.random()
    if rng.random() < (0.3 if form < 0.45 else 0.7):
        name_subject(sentence, rng)
    if form < 0.45:
        changed = add_figures(sentence, rng)
        if rng.random() < 0.4:
            add_figures(sentence, rng)
        return sentence if changed else None
    if form < 0.75:
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
            yield [made]
