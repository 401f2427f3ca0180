"""How far a thing has come, from the words that govern its figure: "pledged", "plans to", "is building", "could"."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.extraction.anchor import Anchor
from verifier.extraction.asserted import asked, conditional
from verifier.extraction.lexicon import base, lookup, status_of_noun, words
from verifier.extraction.nouns import counts_things, measure_of_compound
from verifier.extraction.tree import Tree, Word
from verifier.model.claim import Status

_BEGUN = frozenset({Status.COMMITTED, Status.CONTRACTED, Status.STARTED})
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HIGH = 5
"""How many verbs up from the figure: "said it hopes to start building 90 homes"."""


def status(anchor: Anchor, *, deadline: bool, denied: bool = False, headline: bool = False) -> Status | None:
    """The weakest rung that a governing word gives; None where none does, or it is denied, asked or undone.

    A `headline` tells in the present what has happened: "Harlow builds 900 homes".
    """
    if denied or asked(anchor) or _undone(anchor):
        return None
    found = [*_by_noun(anchor), *_by_verb(anchor, headline=headline)]
    if not found:
        return Status.TARGETED if deadline and not _finite_past(anchor) else None
    if _supposed(anchor):
        return Status.EXPLORED
    weakest = min(found, key=list(Status).index)
    if deadline and weakest in {Status.DONE, Status.SPENT} and not _finite_past(anchor):
        return Status.TARGETED
    return weakest


def _by_noun(anchor: Anchor) -> Iterator[Status]:
    tree = anchor.tree
    counted = (
        anchor.host is not None and counts_things(anchor.mention) and measure_of_compound(anchor) is None
    )
    nouns = [] if counted else [word for word in (anchor.host, anchor.lead) if word is not None]
    head = tree.head(anchor.phrase)
    if head is not None and anchor.phrase.relation in {"nmod", "appos", "compound", "nummod", "acl"}:
        nouns.append(head)
    if anchor.predicate is not None:
        nouns.append(anchor.predicate)
    for word, _ in _chain(anchor):  # "the goal is to raise", "their promise to build"
        nouns += tree.below(word, "nsubj") if _marked(tree, word) else []
    for noun in nouns:
        found = status_of_noun(noun.lemma) if noun.pos == "NOUN" else None
        if found:
            yield found


def _by_verb(anchor: Anchor, *, headline: bool) -> Iterator[Status]:
    """The nearest verb, with the verbs and adjectives it is the complement of ("plans to build")."""
    below: Word | None = None
    for word, head in _chain(anchor):
        found = _of_word(anchor, word, below, headline=headline)
        if found:
            yield found
        below = word
        if word.dep == "acl" and head is not None:
            noun = status_of_noun(head.lemma)
            if noun:
                yield noun


def _chain(anchor: Anchor) -> Iterator[tuple[Word, Word | None]]:
    """Each governing verb or adjective from the figure up, with what it hangs on."""
    tree, word = anchor.tree, anchor.predicate
    if word is None or (word.pos not in {"VERB", "AUX"} and not tree.below(word, "cop")):
        return
    for _ in range(_HIGH):
        head = tree.head(word)
        yield word, head
        if head is None or word.dep not in {"xcomp", "ccomp"}:
            return
        word = head


def _of_word(anchor: Anchor, word: Word, below: Word | None, *, headline: bool) -> Status | None:
    """A verb's own rung or its modal's; what it "will" do is announced, and "considered safe" is not considering.

    `below` is the verb that hangs on it, None for the one next to the figure.
    """
    tree, nearest = anchor.tree, below is None
    if not word.tag.startswith("VB"):
        named = lookup("status", "adjectives", "status").get(word.lemma)
        return Status(named) if named and any(_marked(tree, c) for c in tree.below(word, "xcomp")) else None
    lemma = _with_particle(anchor, word)
    plain = _named("verbs", lemma) or (_named("direct", lemma) if nearest else None)
    finished = _named("finished", lemma)
    if plain is Status.EXPLORED and (word.tag == "VBN" or anchor.mention.dimension == "mass"):
        return None
    modal = _modal(tree, word)
    if modal and modal is not Status.ANNOUNCED:
        return modal if below is None or plain or below.dep == "xcomp" else None
    if nearest and (modal or _to_come(tree, word)):
        begun = finished or plain in _BEGUN or word.lemma in words("measures", "verbs")
        return Status.ANNOUNCED if begun else plain
    if plain or not nearest:
        return plain
    if finished and word.tag == "VBG":
        return Status.STARTED if {c.lemma for c in tree.below(word, "aux")} == {"be"} else None
    past = word.tag in _PAST or (headline and word.tag in _PRESENT)
    return finished if finished and past else None


def _named(column: str, lemma: str) -> Status | None:
    found = lookup("status", column, "status").get(lemma)
    return Status(found) if found else None


def _with_particle(anchor: Anchor, word: Word) -> str:
    """ "set aside", "look at" where the table has them so; else the plain lemma."""
    tree = anchor.tree
    small = [child.text.lower() for child in tree.below(word, "compound:prt", "advmod")]
    if anchor.relation.startswith("obl"):
        small += [child.text.lower() for child in tree.below(anchor.lead, "case")]
    known = frozenset().union(*(words("status", column) for column in ("verbs", "finished", "undone")))
    return next((f"{word.lemma} {one}" for one in small if f"{word.lemma} {one}" in known), word.lemma)


def _modal(tree: Tree, word: Word) -> Status | None:
    """What "could", "should" or "will" says; "would" after a verb in the past is its "will"."""
    for child in tree.below(word, "aux"):
        lemma = {"'ll": "will", "’ll": "will", "'d": "would"}.get(child.text.lower(), child.text.lower())
        head = tree.head(word)
        told = word.relation == "ccomp" and head is not None and head.tag == "VBD"
        found = lookup("status", "modals", "status").get("will" if lemma == "would" and told else lemma)
        if found:
            return Status(found)
    return None


def _to_come(tree: Tree, word: Word) -> bool:
    """ "is to build", and the headline's "Firm to build"."""
    return _marked(tree, word) and word.dep in {"ROOT", "parataxis"} and bool(tree.below(word, "nsubj"))


def _marked(tree: Tree, word: Word) -> bool:
    return any(child.text.lower() == "to" for child in tree.below(word, "mark"))


def _supposed(anchor: Anchor) -> bool:
    """Whether its clause hangs on an "if"."""
    return anchor.predicate is not None and any(
        conditional(anchor.tree, clause)
        for word, _ in _chain(anchor)
        for clause in anchor.tree.below(word, "advcl")
    )


def _undone(anchor: Anchor) -> bool:
    """ "failed to build", "has yet to sign", "scrapped a plan to build", "was unable to plant"."""
    tree, word = anchor.tree, anchor.predicate
    if word is None:
        return False
    governing = [word for word, _ in _chain(anchor)]
    head = tree.head(word)
    if (
        head is not None
        and word.dep == "acl:relcl"
        and base(head.text, "VBZ", "") in words("status", "undone")
    ):
        return True  # "denies that it spent", where "denies" was read as a noun
    if head is not None and word.dep in {"advcl", "acl"} and _marked(tree, word):
        governing.append(head)
        above = tree.head(head)
        if above is not None and head.dep == "obj":
            governing.append(above)
    for one in governing:
        if _with_particle(anchor, one) in words("status", "undone") or one.lemma in words("status", "barred"):
            return True
        small = {child.text.lower() for child in tree.below(one, "advmod")}
        if "yet" in small and (_marked(tree, one) or small & {"not", "n't", "n’t"}):
            return True
    return False


def _finite_past(anchor: Anchor) -> bool:
    word = anchor.predicate
    if word is None:
        return False
    auxiliaries = [child.text.lower() for child in anchor.tree.below(word, "aux", "cop")]
    return word.tag == "VBD" or any(text in {"was", "were", "had", "has", "have"} for text in auxiliaries)
