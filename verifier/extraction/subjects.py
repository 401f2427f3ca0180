"""Whose figure it is, and of what: from the possessor, the noun it is said of, or the verb's subject."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.lexicon import lookup
from verifier.extraction.measures import Split, complement, is_change, is_generic, is_measure, name, possessor, split
from verifier.extraction.nouns import counts_things, measure_of_compound
from verifier.extraction.status import status_of_noun
from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Kind, Mention

_WHO = frozenset({"who", "which", "that"})
_SAID_OF = frozenset({Kind.MONEY, Kind.PERCENT, Kind.NUMBER, Kind.RATIO, Kind.RANGE, Kind.COUNT, Kind.DURATION})


def placed(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """Subject and measure; each "" where the syntax does not give it."""
    own = _own(anchor, mentions)
    governing = _governing(anchor, mentions)
    measure = own.measure or _by_verb(anchor) or governing.measure
    return Split(own.subject or governing.subject, measure)


def _own(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """What the figure's own phrase says: "Harbour Trust's $5 million grant", "revenue of $5 million"."""
    tree, mention, host = anchor.tree, anchor.mention, anchor.host
    if counts_things(mention):
        target = measure_of_compound(anchor)
        subject = possessor(tree, host, mentions) if host is not None else ""
        if target is not None and not status_of_noun(target.lemma) and not is_change(target.lemma):
            return Split(subject, target.text)
        return Split(subject, "")
    if mention.kind in {Kind.DATE, Kind.PERIOD, Kind.ORDINAL}:
        return Split()
    if host is not None and host.pos in {"NOUN", "PROPN"}:
        return split(tree, host, mentions)
    whole = complement(tree, anchor.top, {"of", "in"}, mentions)
    inside = Split()
    if whole is not None and whole.pos == "NOUN" and mention.kind is not Kind.PERCENT:
        inside = split(tree, whole, mentions)
    elif whole is not None and mention.kind is Kind.PERCENT:
        inside = Split(possessor(tree, whole, mentions), "")
    head = tree.head(anchor.top)
    if head is not None and anchor.top.relation in {"nmod", "appos"} and head.pos == "NOUN":
        outer = split(tree, head, mentions)
        if is_measure(head.lemma) or is_change(head.lemma) or status_of_noun(head.lemma) or not inside.measure:
            return Split(outer.subject or inside.subject, outer.measure or inside.measure)
    return inside


def _by_verb(anchor: Anchor) -> str:
    word = anchor.predicate
    if word is None or anchor.mention.kind is not Kind.MONEY or anchor.relation not in {"obj", "obl", "nsubj:pass"}:
        return ""
    return lookup("measures", "verbs", "measure").get(word.lemma, "")


def _governing(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """What the clause says: its subject, parted where the subject is what is measured."""
    tree, predicate = anchor.tree, anchor.predicate
    if predicate is None:
        return Split()
    subject = subject_of(tree, predicate)
    if subject is None or tree.under(anchor.phrase, subject):
        agent = _agent(tree, predicate)
        return Split(name(tree, agent), "") if agent is not None else Split()
    if subject.pos == "PRON" or any(m.start < subject.end and subject.start < m.end for m in mentions):
        return Split()
    if _measured(anchor, subject):
        return split(tree, subject, mentions)
    if is_generic(subject.lemma) or (is_measure(subject.lemma) and subject.pos == "NOUN"):
        return Split(possessor(tree, subject, mentions), "")
    return Split(name(tree, subject), "")


def _measured(anchor: Anchor, subject: Word) -> bool:
    """Whether the subject is what is measured, not who has it."""
    if subject.pos != "NOUN" or anchor.mention.kind not in _SAID_OF:
        return False
    if counts_things(anchor.mention) and anchor.host is not None:
        return False
    if is_measure(subject.lemma) or is_generic(subject.lemma):
        return True
    predicate = anchor.predicate
    said_of = predicate is not None and predicate.index == anchor.phrase.index and anchor.host is None
    changes = predicate is not None and lookup("roles", "verbs", "role").get(predicate.lemma) is not None
    return said_of or (changes and anchor.relation in {"obl", "obl:unmarked", "obj"} and anchor.host is None)


def subject_of(tree: Tree, predicate: Word) -> Word | None:
    """The noun the predicate is said of, also where it is shared with or borrowed from another verb."""
    for word in same_clause(tree, predicate):
        for child in tree.below(word, "nsubj", "csubj"):
            if child.dep == "nsubj:outer":
                continue
            return _antecedent(tree, word, child)
    last = same_clause(tree, predicate)[-1]
    head = tree.head(last)
    if head is None:
        return None
    if last.relation == "acl" and head.pos in {"NOUN", "PROPN"} and last.tag == "VBG":
        return head
    if last.relation == "advcl" and last.tag in {"VBG", "VB"}:
        return subject_of(tree, head) if head.index != last.index and _depth(tree, head) < _depth(tree, last) else None
    return None


def _antecedent(tree: Tree, verb: Word, subject: Word) -> Word:
    if subject.lemma in _WHO and verb.dep == "acl:relcl":
        head = tree.head(verb)
        return head if head is not None else subject
    return subject


def _agent(tree: Tree, predicate: Word) -> Word | None:
    for child in tree.below(predicate, "obl:agent"):
        if child.pos in {"NOUN", "PROPN"}:
            return child
    return None


def _depth(tree: Tree, word: Word) -> int:
    return sum(1 for _ in tree.above(word))
