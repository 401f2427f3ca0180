"""How far a thing has come, from the words that govern its figure: "pledged", "plans to", "signed"."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor
from verifier.extraction.lexicon import lookup, status_of_noun, words
from verifier.extraction.nouns import counts_things, measure_of_compound
from verifier.extraction.tree import Tree, Word
from verifier.model.claim import Status

_BEGUN = frozenset({Status.COMMITTED, Status.CONTRACTED, Status.STARTED})
_PAST = frozenset({"VBD", "VBN"})


def status(anchor: Anchor, *, deadline: bool) -> Status | None:
    """The weakest status any governing word gives; None where none does."""
    found = [s for s in (*_by_noun(anchor), *_by_verb(anchor)) if s]
    if not found:
        return Status.TARGETED if deadline and not _finite_past(anchor) else None
    weakest = min(found, key=list(Status).index)
    if deadline and weakest in {Status.DONE, Status.SPENT} and not _finite_past(anchor):
        return Status.TARGETED
    return weakest


def _by_noun(anchor: Anchor) -> list[Status | None]:
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
    return [status_of_noun(noun.lemma) for noun in nouns if noun.pos == "NOUN"]


def _by_verb(anchor: Anchor) -> list[Status | None]:
    """The nearest verb, with the verbs it is the complement of ("plans to build")."""
    tree, word = anchor.tree, anchor.predicate
    if word is None or (word.pos not in {"VERB", "AUX"} and not tree.below(word, "cop")):
        return []
    found: list[Status | None] = []
    for _ in range(4):
        found.append(_of_verb(tree, word, nearest=not found))
        head = tree.head(word)
        if head is None or word.dep not in {"xcomp", "acl", "ccomp"}:
            break
        if word.dep == "acl":
            found.append(status_of_noun(head.lemma))
            break
        word = head
    return found


def _of_verb(tree: Tree, word: Word, *, nearest: bool) -> Status | None:
    """A verb's own status; what it "will" do is announced, and "considered safe" is not considering."""
    if not word.tag.startswith("VB"):
        return None
    named = lookup("status", "verbs", "status").get(word.lemma)
    finished = lookup("status", "finished", "status").get(word.lemma)
    plain = Status(named) if named else None
    if plain is Status.EXPLORED and word.tag == "VBN":
        return None
    if nearest and _future(tree, word):
        begun = finished or plain in _BEGUN or word.lemma in words("measures", "verbs")
        return Status.ANNOUNCED if begun else plain
    if plain or not nearest:
        return plain
    return Status(finished) if finished and word.tag in _PAST else None


def _future(tree: Tree, word: Word) -> bool:
    """ "will build", and the headline's "Firm to build"."""
    auxiliaries = {child.lemma for child in tree.below(word, "aux")}
    if auxiliaries & {"will", "shall", "'ll"}:
        return True
    marks = [child for child in tree.below(word, "mark") if child.text.lower() == "to"]
    return bool(marks and word.dep in {"ROOT", "parataxis"} and tree.below(word, "nsubj"))


def _finite_past(anchor: Anchor) -> bool:
    word = anchor.predicate
    if word is None:
        return False
    auxiliaries = [child.text.lower() for child in anchor.tree.below(word, "aux", "cop")]
    return word.tag == "VBD" or any(text in {"was", "were", "had", "has", "have"} for text in auxiliaries)
