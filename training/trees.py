"""Dependency trees whose words can be added, moved and dropped."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field


@dataclass(eq=False)
class Word:
    """One syntactic word; `head` is the governing word itself (None for the root)."""

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
    """The words that hang directly on `head`."""
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
    """A copy that can be edited."""
    return copy.deepcopy(sentence)


def substitute(sentence: Sentence, old: list[Word], target: Word, new: Sentence, top: Word) -> None:
    """Put `new` where `old` stood; `top` takes over the place of `target` and of its remaining dependents."""
    gone = {id(word) for word in old}
    position = next(i for i, word in enumerate(sentence) if id(word) in gone)
    new[-1].space = [word for word in sentence if id(word) in gone][-1].space
    top.head, top.dep = target.head, target.dep
    kept = [word for word in sentence if id(word) not in gone]
    for word in kept:
        if word.head is not None and id(word.head) in gone:
            word.head = top
    kept[position:position] = new
    sentence[:] = kept


def insert(sentence: Sentence, position: int, new: Sentence) -> None:
    """Put whole words before the word at `position`."""
    new[-1].space = True
    sentence[position:position] = new


def is_tree(sentence: Sentence) -> bool:
    """One root, every head inside the sentence, every word below the root."""
    known = {id(word) for word in sentence}
    roots = [word for word in sentence if word.head is None]
    inside = all(id(word.head) in known for word in sentence if word.head is not None)
    return len(roots) == 1 and inside and len(subtree(sentence, roots[0])) == len(sentence)
