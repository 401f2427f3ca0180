"""Short whole sentences cut out of long ones: subject, verb, figure, full stop."""

from __future__ import annotations

from random import Random

import amounts
import verbs
from fragments import pick
from names import name
from trees import Sentence, Word, children, insert, substitute, subtree

FINITE = {"VBD": 6, "VBZ": 2, "VBP": 1}
AFTER = {"obj", "iobj", "obl", "obl:unmarked", "advmod", "compound:prt"}
SUBJECTS = {"NN", "NNS", "NNP", "NNPS", "PRP"}
THINGS = {
    "boats": "boat", "bridges": "bridge", "children": "child", "clinics": "clinic", "cases": "case",
    "customers": "customer", "doctors": "doctor", "engineers": "engineer", "families": "family", "farmers": "farmer",
    "homes": "home", "jobs": "job", "members": "member", "nurses": "nurse", "passengers": "passenger",
    "patients": "patient", "people": "person", "schools": "school", "ships": "ship", "shops": "shop",
    "students": "student", "teachers": "teacher", "tickets": "ticket", "trees": "tree", "users": "user",
    "visitors": "visitor", "voters": "voter", "women": "woman", "workers": "worker",
}  # fmt: skip
# fmt: off
BODIES = [
    "agency", "airline", "bank", "brewery", "charity", "city", "club", "company", "council", "country", "deal",
    "factory", "farm", "firm", "foundation", "fund", "government", "grant", "group", "hospital", "lab", "maker",
    "mission", "museum", "operator", "party", "plan", "plant", "port", "program", "project", "railway",
    "region", "retailer", "scheme", "school", "startup", "state", "storm", "strike", "team", "theater", "town",
    "trial", "trust", "union", "university", "utility",
]
CROWDS = {
    "analysts": "analyst", "banks": "bank", "doctors": "doctor", "donors": "donor", "engineers": "engineer",
    "farmers": "farmer", "hospitals": "hospital", "investors": "investor", "officials": "official",
    "researchers": "researcher", "schools": "school", "scientists": "scientist", "shoppers": "shopper",
    "voters": "voter", "workers": "worker",
}
MEASURES = [
    "demand", "growth", "income", "output", "production", "profit", "revenue", "ridership", "traffic",
    "turnover", "unemployment",
]
MANY_MEASURES = {
    "arrivals": "arrival", "costs": "cost", "deaths": "death", "emissions": "emission", "exports": "export",
    "imports": "import", "orders": "order", "prices": "price", "profits": "profit", "rents": "rent", "sales":
    "sale", "shares": "share", "visits": "visit", "wages": "wage",
}
# fmt: on


def clauses(sentence: Sentence) -> list[Word]:
    """The verbs in an indicative tense with a plain subject before them."""
    return [
        word for word in sentence if word.tag in FINITE and word.pos == "VERB" and subject(sentence, word)
    ]


def subject(sentence: Sentence, verb: Word) -> Word | None:
    """Its subject, if that is short and stands before it."""
    found = [w for w in children(sentence, verb) if w.dep in {"nsubj", "nsubj:pass"} and w.tag in SUBJECTS]
    if len(found) != 1 or sentence.index(found[0]) > sentence.index(verb):
        return None
    return found[0] if len(subtree(sentence, found[0])) <= 8 else None


def phrase(
    rng: Random, one: list[str], many: dict[str, str], *, plural: bool | None
) -> tuple[Sentence, Word]:
    """ "The startup", "Officials", "Port revenue": a noun phrase for a subject; of either number if None."""
    if plural if plural is not None else rng.random() < 0.4:
        form = rng.choice(list(many))
        top = Word(form, many[form], "NOUN", "NNS", "nsubj", None, "Number=Plur")
    else:
        form = rng.choice(one)
        top = Word(form, form, "NOUN", "NN", "nsubj", None, "Number=Sing")
    if rng.random() < 0.2:
        before = Word(rng.choice(BODIES), "", "NOUN", "NN", "compound", top, "Number=Sing")
        before.lemma = before.form
        words = [before, top]
    else:
        words = [top]
    if one is BODIES and top.tag == "NN":
        form = rng.choice(["the", "the", "the", "a", "its"])
        if form == "a" and words[0].form[0] in "aeiou":
            form = "the"
        tag, pos, dep = ("PRP$", "PRON", "nmod:poss") if form == "its" else ("DT", "DET", "det")
        feats = "Definite=Ind|PronType=Art" if form == "a" else "Definite=Def|PronType=Art"
        words = [Word(form, form, pos, tag, dep, top, feats if tag == "DT" else ""), *words]
    return words, top


def named(short: Sentence, verb: Word, rng: Random) -> None:
    """A name or a plain noun phrase for a subject that is a pronoun, and for some that are not."""
    of = subject(short, verb)
    if of is None or any(
        word.dep.startswith(("aux", "cop")) and word.tag != "MD" for word in children(short, verb)
    ):
        return
    plural = None if verb.tag == "VBD" else verb.tag == "VBP"
    moving = verb.lemma in verbs.MOVING
    if not moving and not plural and rng.random() < 0.45:
        new, top = name(rng)
    elif moving:
        new, top = phrase(rng, MEASURES, MANY_MEASURES, plural=plural)
    else:
        new, top = phrase(rng, BODIES, CROWDS, plural=plural)
    substitute(short, subtree(short, of), of, new, top)


def clause(sentence: Sentence, rng: Random) -> Sentence:
    """One of its clauses as a sentence, often with another verb and a figure for object; or empty."""
    found = clauses(sentence)
    if not found:
        return []
    verb = rng.choices(found, [FINITE[word.tag] for word in found])[0]
    of = subject(sentence, verb)
    start = sentence.index(verb)
    kept = {id(verb)}
    for child in children(sentence, verb):
        after = sentence.index(child) > start and child.dep in AFTER and len(subtree(sentence, child)) <= 8
        if child is of or (after and child.pos not in {"PRON", "SCONJ"}):
            kept |= {id(word) for word in subtree(sentence, child)}
    verb.head, verb.dep = None, "root"
    short = pick(sentence, kept)
    if len(short) < 4 or rng.random() < 0.8:
        short = figured(short, verb, rng)
    of = subject(short, verb)
    if of is not None and (of.tag == "PRP" or rng.random() < 0.5):
        named(short, verb, rng)
    if rng.random() < 0.12:
        verbs.wish(short, verb, rng)
    short[-1].space = False
    short.append(Word(".", ".", "PUNCT", ".", "punct", next(w for w in short if w.head is None)))
    short[0].form = short[0].form[:1].upper() + short[0].form[1:]
    return short


def counted(rng: Random) -> tuple[Sentence, Word]:
    """As `amounts.money`, for things: "1.4 million nurses", "300 jobs"."""
    amount = amounts.count(rng)
    form = rng.choice(list(THINGS))
    top = Word(form, THINGS[form], "NOUN", "NNS", "obj", None, "Number=Plur")
    amount[-1].head, amount[-1].space = top, True
    if rng.random() < 0.25:
        new = rng.choice(["new", "young", "local", "old", "large", "extra"])
        return [*amount, Word(new, new, "ADJ", "JJ", "amod", top, "Degree=Pos"), top], top
    return [*amount, top], top


def figured(short: Sentence, verb: Word, rng: Random) -> Sentence:
    """The same with a figure for object, and mostly a verb that goes with it."""
    gone = {
        id(word)
        for child in children(short, verb)
        if child.dep in {"obj", "iobj", "obl:unmarked", "compound:prt", "advmod"}
        and child in short[short.index(verb) :]
        for word in subtree(short, child)
    }
    short = [word for word in short if id(word) not in gone]
    verb.space = True
    if rng.random() < 0.2:
        new, top = amounts.share(rng)
        verbs.replace_verb(verb, verbs.MOVING, rng)
    else:
        new, top = rng.choice(
            [amounts.money, amounts.money, counted, counted, amounts.measure, amounts.share]
        )(rng)
        if rng.random() < 0.85:
            verbs.replace_verb(verb, verbs.GIVING, rng)
    top.head, top.dep = verb, "obj"
    if rng.random() < 0.2:
        new = [*amounts.about(rng, top), *new]
    insert(short, short.index(verb) + 1, new)
    return short


def aside(sentence: Sentence, rng: Random) -> bool:
    """A participle with a figure after the subject: "The project, training 1 million engineers, starts"."""
    for of in sentence:
        if of.dep != "nsubj" or of.tag not in {"NN", "NNS", "NNP"} or of.head is None:
            continue
        last = subtree(sentence, of)[-1]
        if sentence.index(last) + 1 != sentence.index(of.head):
            continue
        lemma = rng.choice(verbs.GIVING)
        verb = Word(verbs.inflected(lemma, "gerund"), lemma, "VERB", "VBG", "acl", of, "VerbForm=Ger")
        new, top = rng.choice([amounts.money, counted, counted])(rng)
        top.head, top.dep = verb, "obj"
        last.space = False
        new[-1].space = False
        commas = [Word(",", ",", "PUNCT", ",", "punct", verb) for _ in range(2)]
        insert(sentence, sentence.index(last) + 1, [commas[0], verb, *new, commas[1]])
        return True
    return False
