"""Headlines and bullets cut out of whole sentences."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import amounts
from trees import Sentence, Word, children, insert, subtree
from verbs import GIVING, replace_verb, third

SMALL_WORDS = {"IN", "TO", "CC", "DT", "POS"}
IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
SUBJECTS = {"NN": True, "NNP": True, "NNS": False, "NNPS": False}  # tag -> singular
DROPPED = {("det", "a"), ("det", "the"), ("aux", "be"), ("aux:pass", "be")}
BULLETS = ["-", "-", "*", "•", "•", "–"]


def end(sentence: Sentence) -> None:
    """Drop punctuation at the edges: the marks belonged to the sentence the fragment comes from."""
    while len(sentence) > 1 and sentence[-1].dep == "punct" and not children(sentence, sentence[-1]):
        sentence.pop()
    while len(sentence) > 1 and sentence[0].dep == "punct" and not children(sentence, sentence[0]):
        sentence.pop(0)


def present(lemma: str, singular: bool) -> str:
    """The third person of the present tense."""
    if not singular:
        return "are" if lemma == "be" else lemma
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    return third(lemma)


def finite_helper(sentence: Sentence, verb: Word) -> bool:
    """Whether an auxiliary or a mark stands before the verb."""
    return any(word.dep.startswith(("aux", "mark", "expl")) for word in children(sentence, verb))


def headline(sentence: Sentence, rng: Random) -> Sentence | None:
    """Articles and auxiliaries gone, past turned to present, often in title case; or None."""
    root = next(word for word in sentence if word.head is None)
    subject = next((w for w in children(sentence, root) if w.dep in {"nsubj", "nsubj:pass"}), None)
    if subject is None or subject.tag not in SUBJECTS or root.pos != "VERB" or len(sentence) > 22:
        return None
    for word in list(sentence):
        if children(sentence, word):
            continue
        future = word.dep == "aux" and word.head is root and word.lemma == "will"
        if future and rng.random() < 0.6:
            word.form, word.lemma, word.pos, word.tag, word.dep = "to", "to", "PART", "TO", "mark"
            word.feats = ""
            root.feats = "VerbForm=Inf"
        elif (word.dep, word.lemma) in DROPPED:
            sentence.remove(word)
    has_object = any(word.dep == "obj" and word.pos != "PRON" for word in children(sentence, root))
    if root.tag in {"VBD", "VBZ", "VBP"} and has_object and rng.random() < 0.6:
        replace_verb(root, GIVING, rng)
    if root.tag in {"VBD", "VBZ", "VBP"} and not finite_helper(sentence, root) and rng.random() < 0.2:
        insert(sentence, sentence.index(root), [Word("to", "to", "PART", "TO", "mark", root)])
        root.form, root.tag, root.feats = root.lemma, "VB", "VerbForm=Inf"
    elif root.tag == "VBD" and rng.random() < 0.8:
        singular = SUBJECTS[subject.tag]
        root.form, root.tag = present(root.lemma, singular), "VBZ" if singular else "VBP"
        person = "Number=Sing|Person=3" if singular else "Number=Plur|Person=3"
        root.feats = f"Mood=Ind|{person}|Tense=Pres|VerbForm=Fin"
    end(sentence)
    return title(sentence, rng)


def title(sentence: Sentence, rng: Random) -> Sentence:
    """The same, often with capitals throughout."""
    if rng.random() < 0.6:
        for word in sentence:
            small = word.tag in SMALL_WORDS or word.dep == "case" or word.form == "n't"
            if not small and word.form.islower():
                word.form = word.form[0].upper() + word.form[1:]
    sentence[0].form = sentence[0].form[:1].upper() + sentence[0].form[1:]
    return sentence


def pick(sentence: Sentence, kept: set[int]) -> Sentence:
    """The words whose identity is in `kept`, with a space where something between them went."""
    for word, following in pairwise(sentence):
        if id(following) not in kept:
            word.space = True
    return [word for word in sentence if id(word) in kept]


def verb_phrase(sentence: Sentence, rng: Random) -> Sentence:
    """A verb with its object and without its subject: "training 1 million engineers".

    No past forms: they would teach the parser to read "The firm raised $4 million" as a fragment.
    """
    verbs = [w for w in sentence if w.pos == "VERB" and w.tag in {"VB", "VBG"}]
    verbs = [w for w in verbs if any(c.dep == "obj" and c.pos != "PRON" for c in children(sentence, w))]
    if not verbs:
        return []
    verb = rng.choice(verbs)
    start = sentence.index(verb)
    kept = {id(verb)} | {
        id(word)
        for child in children(sentence, verb)
        if sentence.index(child) > start and child.dep in {"obj", "obl", "advmod", "iobj", "obl:unmarked"}
        for word in subtree(sentence, child)
    }
    verb.head, verb.dep = None, "root"
    return pick(sentence, kept)


def noun_phrase(sentence: Sentence, rng: Random) -> Sentence:
    """A short noun phrase by itself; empty when there is none."""
    nouns = [w for w in sentence if w.pos in {"NOUN", "PROPN"} or w.tag == "$"]
    nouns = [w for w in nouns if w.dep in {"obj", "obl", "nsubj", "nsubj:pass"}]
    nouns = [w for w in nouns if len(subtree(sentence, w)) <= 14]
    if not nouns:
        return []
    noun = rng.choice(nouns)
    outside = {
        id(word)
        for child in children(sentence, noun)
        if child.dep in {"case", "cc", "cop", "mark", "nsubj", "parataxis"}
        for word in subtree(sentence, child)
    }
    noun.head, noun.dep = None, "root"
    return pick(sentence, {id(word) for word in subtree(sentence, noun)} - outside)


def add_amount(phrase: Sentence, rng: Random) -> None:
    """Turn "revenue" into "revenue: $10 billion", the amount attached as the treebank does."""
    root = next(word for word in phrase if word.head is None)
    new, top = amounts.money(rng) if rng.random() < 0.6 else amounts.share(rng)
    top.head, top.dep = root, "appos"
    if rng.random() < 0.4:
        phrase += new
        return
    phrase[-1].space = False
    phrase += [Word(":", ":", "PUNCT", ":", "punct", top), *new]


def moved(phrase: Sentence, rng: Random) -> Sentence:
    """ "Port traffic up 12%": a noun phrase said to be up or down by a share."""
    root = next(word for word in phrase if word.head is None)
    form = rng.choice(["up", "up", "down"])
    top = Word(form, form, "ADV", "RB", "root")
    root.head, root.dep = top, "nsubj"
    new, amount = amounts.share(rng) if rng.random() < 0.7 else amounts.money(rng)
    amount.head, amount.dep = top, "obl:unmarked"
    phrase[-1].space = True
    phrase += [top, *new]
    if rng.random() < 0.5:
        for word in phrase:
            word.form = word.form[:1].upper() + word.form[1:] if word.form.isalpha() else word.form
    return phrase


def mark(phrase: Sentence, rng: Random) -> None:
    """Put a bullet or a number in front."""
    root = next(word for word in phrase if word.head is None)
    if rng.random() < 0.75:
        sign = rng.choice(BULLETS)
        phrase.insert(0, Word(sign, sign, "PUNCT", "NFP", "punct", root))
        return
    digit = str(rng.randint(1, 9))
    label = Word(digit, digit, "NUM", "LS", "discourse", root, "NumType=Card", space=False)
    form, tag = rng.choice([(".", "."), (")", "-RRB-")])
    phrase[:0] = [label, Word(form, form, "PUNCT", tag, "punct", label)]


def bullet(sentence: Sentence, rng: Random) -> Sentence | None:
    """An item of a list: a noun phrase, a verb phrase or the sentence itself; None when nothing is left."""
    kind = rng.random()
    if kind < 0.35:
        phrase = noun_phrase(sentence, rng)
        end(phrase)
        if phrase and len(phrase) <= 5 and phrase[-1].tag != "$":
            chance = rng.random()
            if chance < 0.4:
                add_amount(phrase, rng)
            elif chance < 0.55:
                phrase = moved(phrase, rng)
    elif kind < 0.7:
        phrase = verb_phrase(sentence, rng)
        end(phrase)
    else:
        phrase = sentence
        end(phrase)
    if len(phrase) < 2:
        return None
    if rng.random() < 0.7:
        phrase[0].form = phrase[0].form[:1].upper() + phrase[0].form[1:]
    if rng.random() < 0.6:
        mark(phrase, rng)
    return phrase
