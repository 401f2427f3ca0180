"""Short lines of news made of our own lists, for patterns the treebank hardly has."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

import amounts
import verbs
from clauses import BODIES, CROWDS, MANY_MEASURES, MEASURES, counted, phrase
from fragments import title
from names import name
from trees import Sentence, Word

PLACES = ["India", "Kenya", "Norway", "Peru", "Poland", "Spain", "Texas", "Wales", "Leeds", "Oslo", "Berlin"]
SIDES = ["northern", "southern", "eastern", "western", "central", "rural"]
MONTHS = ["January", "March", "April", "June", "July", "October", "December"]
LISTED = ["stock", "stock", "shares", "shares", "sales", "profits", "emissions", "prices", "wages", *MEASURES]
DAYS = ["Monday", "Tuesday", "Wednesday", "Friday", "Sunday"]
CHOSEN = [
    "ask",
    "survey",
    "poll",
    "question",
    "interview",
    "test",
    "treat",
    "affect",
    "injure",
    "hire",
    "train",
]
HAPPENS = {
    "arrive": "arrived", "attend": "attended", "close": "closed", "die": "died", "drown": "drowned",
    "escape": "escaped", "flee": "fled", "gather": "gathered", "leave": "left", "open": "opened",
    "register": "registered", "resign": "resigned", "sink": "sank", "survive": "survived", "vote": "voted",
}  # fmt: skip
PUSHES = {
    "cut": "cut",
    "reduce": "reduced",
    "lower": "lowered",
    "raise": "raised",
    "lift": "lifted",
    "boost": "boosted",
}
MAKES = {
    "order": "ordered",
    "ask": "asked",
    "allow": "allowed",
    "urge": "urged",
    "force": "forced",
    "tell": "told",
}
DOES = {
    "drive": "drive",
    "skip": "skip",
    "use": "use",
    "own": "own",
    "want": "want",
    "like": "like",
    "lack": "lack",
}
OBJECTS = ["cars", "phones", "lunch", "trains", "meat", "change", "work", "water", "insurance", "pets"]
PAST = "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def case(form: str, head: Word) -> Word:
    """A preposition."""
    return Word(form, form.lower(), "ADP", "IN", "case", head)


def full_stop(root: Word) -> Word:
    """The end of a sentence."""
    return Word(".", ".", "PUNCT", ".", "punct", root)


def noun(form: str, dep: str, head: Word, lemma: str = "") -> Word:
    """A common noun, plural if it has another lemma."""
    number = "Plur" if lemma and lemma != form else "Sing"
    return Word(
        form, lemma or form, "NOUN", "NNS" if number == "Plur" else "NN", dep, head, f"Number={number}"
    )


def past(forms: dict[str, str], rng: Random, head: Word | None = None, dep: str = "root") -> Word:
    """A verb in the past tense."""
    lemma = rng.choice(list(forms))
    return Word(forms[lemma], lemma, "VERB", "VBD", dep, head, PAST)


def tail(verb: Word, rng: Random) -> Sentence:
    """Where or when, or nothing: "in southern Peru", "on Monday", "by 2030", "last year"."""
    kind = rng.random()
    if kind < 0.4:
        return []
    if kind < 0.6:
        top = Word(rng.choice(PLACES), "", "PROPN", "NNP", "obl", verb, "Number=Sing")
        top.lemma = top.form
        words = [case(rng.choice(["in", "in", "across"]), top)]
        if rng.random() < 0.3:
            side = rng.choice(SIDES)
            words.append(Word(side, side, "ADJ", "JJ", "amod", top, "Degree=Pos"))
        return [*words, top]
    if kind < 0.85:
        form, link = rng.choice(
            [(rng.choice(DAYS), "on"), (rng.choice(MONTHS), "in"), (str(rng.randint(1990, 2031)), "in"),
             (str(rng.randint(2026, 2040)), "by")]
        )  # fmt: skip
        top = amounts.number(form, verb, "obl") if form.isdigit() else Word(
            form, form, "PROPN", "NNP", "obl", verb, "Number=Sing"
        )  # fmt: skip
        return [case(link, top), top]
    top = noun(rng.choice(["year", "month", "week", "season"]), "obl:unmarked", verb)
    return [Word("last", "last", "ADJ", "JJ", "amod", top, "Degree=Pos"), top]


def who(verb: Word, rng: Random) -> Sentence:
    """The subject: a name or a plain noun phrase."""
    new, top = name(rng) if rng.random() < 0.5 else phrase(rng, BODIES, CROWDS, plural=None)
    top.head, top.dep = verb, "nsubj"
    return new


def what(verb: Word, rng: Random) -> Sentence:
    """The object: money or counted things."""
    new, top = rng.choice([amounts.money, counted, counted])(rng)
    top.head, top.dep = verb, "obj"
    return new


def pushed(rng: Random) -> Sentence:
    """ "The vaccine cut deaths by 70%."."""
    verb = past(PUSHES, rng)
    form = rng.choice(list(MANY_MEASURES))
    thing = noun(form, "obj", verb, MANY_MEASURES[form])
    new, top = amounts.share(rng) if rng.random() < 0.7 else amounts.money(rng)
    top.head, top.dep = verb, "obl"
    return [
        *who(verb, rng),
        verb,
        thing,
        case(rng.choice(["by", "by", "to"]), top),
        *new,
        *tail(verb, rng),
        full_stop(verb),
    ]


def made(rng: Random) -> Sentence:
    """ "The court ordered Kelby to pay $6.5 million."."""
    verb = past(MAKES, rng)
    new, top = name(rng)
    top.head, top.dep = verb, "obj"
    lemma = rng.choice(verbs.GIVING)
    then = Word(lemma, lemma, "VERB", "VB", "xcomp", verb, "VerbForm=Inf")
    to = Word("to", "to", "PART", "TO", "mark", then)
    return [*who(verb, rng), verb, *new, to, then, *what(then, rng), full_stop(verb)]


def happened(rng: Random) -> Sentence:
    """ "Up to 12 ships sank on Monday."."""
    verb = past(HAPPENS, rng)
    new, top = counted(rng)
    top.head, top.dep = verb, "nsubj"
    before = amounts.about(rng, top) if rng.random() < 0.5 else []
    return [*before, *new, verb, *tail(verb, rng), full_stop(verb)]


def chosen(rng: Random) -> Sentence:
    """ "40% of those asked want change.", "Of the pupils surveyed, 40% skip lunch."."""
    lemma = rng.choice(list(DOES))
    verb = Word(DOES[lemma], lemma, "VERB", "VBP", "root", None, PRESENT)
    thing = rng.choice(OBJECTS)
    new, top = amounts.share(rng)
    top.head, top.dep = verb, "nsubj"
    front = rng.random() < 0.4
    group, head = whom(rng, verb if front else top, "obl" if front else "nmod")
    link = case("among" if front and rng.random() < 0.4 else "of", head)
    rest = [verb, noun(thing, "obj", verb, thing.removesuffix("s")), full_stop(verb)]
    if front:
        return [link, *group, Word(",", ",", "PUNCT", ",", "punct", head), *new, *rest]
    return [*new, link, *group, *rest]


def whom(rng: Random, above: Word, dep: str) -> tuple[Sentence, Word]:
    """ "those asked", "the pupils surveyed", "women"."""
    if rng.random() < 0.4:
        top = Word("those", "that", "PRON", "DT", dep, above, "Number=Plur|PronType=Dem")
        words = [top]
    else:
        form = rng.choice(list(CROWDS))
        top = noun(form, dep, above, CROWDS[form])
        words = [top]
        if rng.random() < 0.5:
            words = [Word("the", "the", "DET", "DT", "det", top, "Definite=Def|PronType=Art"), top]
        elif rng.random() < 0.6:
            return words, top
    lemma = rng.choice(CHOSEN)
    form = verbs.inflected(lemma, "participle")
    return [*words, Word(form, lemma, "VERB", "VBN", "acl", top, "Tense=Past|VerbForm=Part|Voice=Pass")], top


def listed(rng: Random) -> Sentence:
    """ "Kelby Motors stock +20% on Friday", "Harbour Trust $4m"."""
    words, top = name(rng)
    if rng.random() < 0.5:
        form = rng.choice(LISTED)
        measured = noun(form, "root", top, MANY_MEASURES.get(form, form))
        measured.head, top.head, top.dep = None, measured, "compound"
        words, top = [*words, measured], measured
    top.head, top.dep = None, "root"
    new, amount = amounts.share(rng) if rng.random() < 0.5 else amounts.money(rng)
    if amount.form == "%" and rng.random() < 0.7 and new[0].form[0].isdigit():
        new[0].form = rng.choice("+-−") + new[0].form
    amount.head, amount.dep = top, "appos"
    after = tail(top, rng) if rng.random() < 0.4 else []
    for word in after:
        if word.head is top:
            word.dep = "nmod" if word.dep == "obl" else "nmod:unmarked"
    return title([*words, *new, *after], rng)


def wished(rng: Random) -> Sentence:
    """ "Kelby Foods Plans to Close 12 Shops"."""
    lemma = rng.choice(verbs.WISHES)
    verb = Word(verbs.third(lemma), lemma, "VERB", "VBZ", "root", None, verbs.PRESENT)
    inner = rng.choice(verbs.GIVING)
    then = Word(inner, inner, "VERB", "VB", "xcomp", verb, "VerbForm=Inf")
    words, top = name(rng)
    top.head, top.dep = verb, "nsubj"
    line = [
        *words,
        verb,
        Word("to", "to", "PART", "TO", "mark", then),
        then,
        *what(then, rng),
        *tail(then, rng),
    ]
    return title(line, rng) if rng.random() < 0.6 else [*line, full_stop(verb)]


def both(rng: Random) -> Sentence:
    """ "The firm, founded in 1988, has 85 shops and employs 1,300 people."."""
    verb = Word("has", "have", "VERB", "VBZ", "root", None, verbs.PRESENT)
    lemma = rng.choice(verbs.GIVING)
    second = Word(verbs.third(lemma), lemma, "VERB", "VBZ", "conj", verb, verbs.PRESENT)
    subject = who(verb, rng)
    top = next(word for word in subject if word.head is verb)
    aside: Sentence = []
    if rng.random() < 0.6:
        lemma = rng.choice(["found", "open", "build", "launch", "create", "start"])
        form = "founded" if lemma == "found" else verbs.inflected(lemma, "participle")
        began = Word(form, lemma, "VERB", "VBN", "acl", top, "Tense=Past|VerbForm=Part|Voice=Pass")
        year = amounts.number(str(rng.randint(1850, 2024)), began, "obl")
        commas = [Word(",", ",", "PUNCT", ",", "punct", began) for _ in range(2)]
        aside = [commas[0], began, case("in", year), year, commas[1]]
    things, thing = counted(rng)
    thing.head, thing.dep = verb, "obj"
    link = Word("and", "and", "CCONJ", "CC", "cc", second)
    return [*subject, *aside, verb, *things, link, second, *what(second, rng), full_stop(verb)]


PATTERNS: list[Callable[[Random], Sentence]] = [
    pushed, made, happened, happened, chosen, chosen, listed, listed, listed, wished, wished, both,
]  # fmt: skip


def news(rng: Random) -> Sentence:
    """A line of one of the patterns, spaced and capitalised as print has it."""
    words = rng.choice(PATTERNS)(rng)
    for word, following in pairwise(words):
        if following.dep == "punct" and following.form in {",", "."}:
            word.space = False
    words[0].form = words[0].form[:1].upper() + words[0].form[1:]
    return words
