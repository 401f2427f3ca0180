"""Edits that bring figures into a sentence, or change those it has. Each tells whether it found a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import amounts
from trees import Sentence, Word, children, insert, substitute, subtree

LINKS = {"case", "cc", "punct", "mark", "cop", "nsubj", "advmod", "discourse", "parataxis"}
PHRASE = {"det", "amod", "compound", "nummod", "nmod:poss", "nmod", "nmod:unmarked", *LINKS}
SLOTS = {"obj", "obl", "nmod", "nsubj", "nsubj:pass"}
NOUNS = {"NN", "NNS"}
BEFORE_FIGURE = {"det", "nmod:poss", "case", "cc", "punct", "mark", "nsubj", "cop", "advmod"}

Edit = Callable[[Sentence, Random], bool]


def approximate(sentence: Sentence, top: Word, rng: Random) -> None:
    """Sometimes "about", "more than", "at least" and their like before an amount."""
    if rng.random() < 0.25 and not any(word.dep == "advmod" for word in children(sentence, top)):
        new = amounts.about(rng, top)
        first = next(word for word in subtree(sentence, top) if word.dep != "case")
        if first is top or first.dep in {"nummod", "compound"}:
            insert(sentence, sentence.index(first), new)


def refigure(sentence: Sentence, rng: Random) -> bool:
    """Another amount in place of one that is there."""
    tops = [w for w in sentence if w.tag in {"$", "CD"} or w.form == "%"]
    rng.shuffle(tops)
    for top in tops:
        numbers = [w for w in children(sentence, top) if w.tag == "CD" and w.dep in {"nummod", "compound"}]
        if any(children(sentence, w) for w in numbers if top.tag == "CD"):
            continue
        if top.tag == "CD" and top.dep == "nummod" and top.head is not None and top.head.tag == "NNS":
            new = amounts.count(rng)
            new_top = new[-1]
        elif top.tag in {"$", "NN"} and numbers:
            numbers += [w for number in numbers for w in children(sentence, number) if w.tag == "CD"]
            new, new_top = amounts.money(rng) if top.tag == "$" else amounts.share(rng)
        else:
            continue
        substitute(sentence, [top, *numbers], top, new, new_top)
        approximate(sentence, new_top, rng)
        return True
    return False


def date(sentence: Sentence, rng: Random) -> bool:
    """A span of years or a quarter in place of a year."""
    for word in sentence:
        if word.tag == "CD" and re.fullmatch(r"(19|20)\d\d", word.form):
            if word.dep not in {"obl", "nmod"}:
                continue
            year = rng.randint(2005, 2032)
            new, top = amounts.years(rng, year) if rng.random() < 0.5 else amounts.quarter(rng, year)
            substitute(sentence, [word], word, new, top)
            return True
    return False


def plain_nouns(sentence: Sentence, rng: Random) -> list[Word]:
    """Nouns in the usual places with a simple phrase around them, in random order."""
    nouns = [
        word
        for word in sentence
        if word.tag in NOUNS
        and word.dep in SLOTS
        and all(child.dep in PHRASE for child in children(sentence, word))
        and len(subtree(sentence, word)) <= 9
    ]
    rng.shuffle(nouns)
    return nouns


def replace_phrase(sentence: Sentence, rng: Random) -> bool:
    """Money or a share in place of a noun phrase ("$10 billion"), or in front of it ("20% of the sales")."""
    for noun in plain_nouns(sentence, rng):
        links = [w for w in children(sentence, noun) if w.dep in LINKS]
        if any(w.dep == "punct" for w in links):
            continue
        linked = {id(w) for link in links for w in subtree(sentence, link)}
        phrase = [w for w in subtree(sentence, noun) if id(w) not in linked]
        positions = [i for i, w in enumerate(sentence) if w in phrase]
        if positions[-1] - positions[0] + 1 != len(phrase):
            continue
        new, top = rng.choice([amounts.money, amounts.money, amounts.share, amounts.measure])(rng)
        if rng.random() < 0.5:
            substitute(sentence, phrase, noun, new, top)
        else:
            form = rng.choice(["of", "in", "for"]) if top.tag == "$" else "of"
            case = Word(form, form, "ADP", "IN", "case", noun)
            top.head, top.dep = noun.head, noun.dep
            noun.head, noun.dep = top, "nmod"
            for link in links:
                link.head = top
            first = sentence[positions[0]]
            if positions[0] == 0 and first.pos == "DET":
                first.form = first.form.lower()
            insert(sentence, positions[0], [*new, case])
            new[-1].space = True
        approximate(sentence, top, rng)
        return True
    return False


def premodify(sentence: Sentence, rng: Random) -> bool:
    """An amount before a noun: "1 million engineers", "a $10 billion plan", "a 20% stake"."""
    for noun in plain_nouns(sentence, rng):
        inside = children(sentence, noun)
        if any(w.dep in {"nummod", "punct"} for w in inside):
            continue
        at = sentence.index(noun)
        before = [i for i, w in enumerate(sentence[:at]) if w.head is noun]
        start = next((i for i in before if sentence[i].dep not in BEFORE_FIGURE), at)
        if any(i > start and sentence[i].dep in BEFORE_FIGURE for i in before):
            continue
        if noun.tag == "NNS":
            if any(w.dep == "det" and w.lemma != "the" for w in inside):
                continue
            new = amounts.count(rng)
            top = new[-1]
            top.head, top.dep = noun, "nummod"
        else:
            articles = [w for w in inside if w.dep == "det" and w.lemma in {"a", "the"}]
            if not articles:
                continue
            if articles[0].lemma == "a":
                articles[0].form = articles[0].form.removesuffix("n")
            new, top = rng.choice([amounts.money, amounts.share, amounts.year_long])(rng)
            top.head, top.dep = noun, "compound"
        insert(sentence, start, new)
        return True
    return False


FIGURES: list[Edit] = [refigure, refigure, date, replace_phrase, replace_phrase, premodify, premodify]


def add_figures(sentence: Sentence, rng: Random) -> bool:
    """Make the first edit that fits, in random order; False when none does."""
    edits = rng.sample(FIGURES, len(FIGURES))
    return any(edit(sentence, rng) for edit in edits)
