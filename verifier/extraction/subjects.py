"""Whose figure it is, and of what: from the possessor, the noun it is said of, or the verb's subject."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor, bracketed, is_predicate, same_clause
from verifier.extraction.attribution import speaks
from verifier.extraction.lexicon import is_change, is_measure, lookup, moves, status_of_noun, words
from verifier.extraction.measures import Split, complement, is_generic, name, possessor, split
from verifier.extraction.nouns import counts_things, measure_of_compound
from verifier.extraction.tree import Tree, Word
from verifier.model.mention import Kind, Mention

_WHO = frozenset({"who", "which", "that"})
_AGREES = {"it": {"NN", "NNP"}, "they": {"NNS", "NNPS"}, "he": {"NNP"}, "she": {"NNP"}}
_PROMISES = frozenset({"promise", "vow", "threaten", "pledge"})
"""Verbs with an object whose infinitive is said of their own subject."""
_SAID_OF = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.NUMBER, Kind.RATIO, Kind.RANGE, Kind.COUNT, Kind.DURATION}
)


def placed(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """Subject and measure; each "" where the syntax does not give it."""
    own = _own(anchor, mentions)
    signed = anchor.tree.text[anchor.mention.start] in "+-−–"
    if own == Split() and (anchor.predicate is None or signed):
        own = _before(anchor)
    if own == Split() and anchor.mention.kind in {Kind.PERCENT, Kind.MONEY}:
        own = _moved(anchor, mentions)
    governing = _governing(anchor, mentions)
    measure = own.measure or _by_verb(anchor) or governing.measure
    return Split(own.subject or governing.subject, measure)


def _own(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """What the figure's own phrase says: "Harbour Trust's $5 million grant", "revenue of $5 million"."""
    tree, mention, host = anchor.tree, anchor.mention, anchor.host
    if counts_things(mention):
        target = measure_of_compound(anchor)
        owned = host is not None and tree.below(host, "nmod:poss")
        subject = possessor(tree, host, mentions) if host is not None and owned else ""
        return Split(subject, target.text if target is not None and is_measure(target.lemma) else "")
    if mention.kind in {Kind.DATE, Kind.PERIOD, Kind.ORDINAL}:
        return Split()
    owner = possessor(tree, anchor.top, mentions) if tree.below(anchor.top, "nmod:poss") else ""
    if host is not None and host.pos in {"NOUN", "PROPN"}:
        found = split(tree, host, mentions)
        return Split(found.subject or owner, found.measure)
    if owner:
        return Split(owner, "")
    whole = complement(tree, anchor.top, {"of", "in"}, mentions)
    inside = Split()
    bare = whole is not None and not tree.below(whole, "det")
    if whole is not None and bare and whole.pos == "NOUN" and mention.kind is not Kind.PERCENT:
        inside = split(tree, whole, mentions)
    elif whole is not None and mention.kind is Kind.PERCENT:
        inside = Split(possessor(tree, whole, mentions), "")
    head = tree.head(anchor.top)
    if head is not None and head.pos == "NOUN" and _belongs(anchor):
        outer = split(tree, head, mentions)
        if (
            is_measure(head.lemma)
            or is_change(head.lemma)
            or status_of_noun(head.lemma)
            or not inside.measure
        ):
            return Split(outer.subject or inside.subject, outer.measure or inside.measure)
    return inside


def _belongs(anchor: Anchor) -> bool:
    """Whether the figure is said of its head: "a loss of $4 million", not "films in five years"."""
    if anchor.top.relation == "appos":
        return True
    cases = {child.text.lower() for child in anchor.tree.below(anchor.top, "case")}
    return anchor.top.relation == "nmod" and (anchor.mention.kind is not Kind.DURATION or "of" in cases)


def _moved(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """What somebody changes: "costs" of "the firm cut costs by 5 %"."""
    word = anchor.predicate
    if word is None or not (moves(word) or word.lemma in words("roles", "transitive")):
        return Split()
    for child in anchor.tree.below(word, "obj"):
        if child.pos == "NOUN" and not anchor.tree.under(anchor.phrase, child):
            return split(anchor.tree, child, mentions)
    return Split()


def _before(anchor: Anchor) -> Split:
    """The name or measured noun right before a figure in a line without a verb: "Harbour Trust $4m"."""
    if anchor.mention.kind not in {Kind.MONEY, Kind.PERCENT}:
        return Split()
    tree = anchor.tree
    run: list[Word] = []
    for word in reversed([w for w in tree.words if w.end <= anchor.mention.start]):
        if word.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        run.insert(0, word)
    if not run:
        return Split()
    if is_measure(run[-1].lemma) or is_change(run[-1].lemma):
        return split(tree, run[-1], (anchor.mention,))
    named = all(word.text[:1].isupper() for word in run)
    return Split(tree.text[run[0].start : run[-1].end] if named else "", "")


def _by_verb(anchor: Anchor) -> str:
    word = anchor.predicate
    if (
        word is None
        or anchor.mention.kind is not Kind.MONEY
        or anchor.relation not in {"obj", "obl", "nsubj:pass"}
    ):
        return ""
    return lookup("measures", "verbs", "measure").get(word.lemma, "")


def _governing(anchor: Anchor, mentions: tuple[Mention, ...]) -> Split:
    """What the clause says: its subject, parted where the subject is what is measured."""
    tree, predicate = anchor.tree, anchor.predicate
    if predicate is None or bracketed(anchor):
        return Split()
    subject = subject_of(tree, predicate, anchor.phrase)
    if subject is None:
        agent = _agent(tree, predicate)
        return Split(name(tree, agent, mentions), "") if agent is not None else Split()
    if speaks(predicate) and subject.start > predicate.end and anchor.mention.end <= predicate.start:
        return Split()
    if subject.pos == "PRON":
        speaker = _speaker(tree, subject)
        return Split(name(tree, speaker), "") if speaker is not None else Split()
    if any(m.start < subject.end and subject.start < m.end for m in mentions):
        return Split()
    if _measured(anchor, subject):
        return split(tree, subject, mentions)
    if is_generic(subject.lemma) or (is_measure(subject.lemma) and subject.pos == "NOUN"):
        return Split(possessor(tree, subject, mentions), "")
    return Split(name(tree, subject, mentions), "")


def _speaker(tree: Tree, pronoun: Word) -> Word | None:
    """Whom "it" means in "Kelby said it will hire": who says what they do themselves. No other pronoun is safe."""
    verb = tree.head(pronoun)
    said = tree.head(verb) if verb is not None else None
    if verb is None or said is None or verb.dep != "ccomp" or verb.lemma not in _doings() or not speaks(said):
        return None
    for child in tree.below(said, "nsubj"):
        if child.tag in _AGREES.get(pronoun.text.lower(), ()) and child.at < pronoun.at:
            return child
    return None


def _doings() -> frozenset[str]:
    """What somebody does themselves: "hire", "plan", "pledge", not "cost"."""
    return words("status", "verbs") | words("status", "finished")


def _measured(anchor: Anchor, subject: Word) -> bool:
    """Whether the subject is what is measured, not who has it."""
    if subject.pos != "NOUN" or anchor.mention.kind not in _SAID_OF:
        return False
    if counts_things(anchor.mention) and anchor.host is not None:
        return False
    if is_measure(subject.lemma) or is_generic(subject.lemma):
        return True
    predicate = anchor.predicate
    if anchor.mention.kind in {Kind.NUMBER, Kind.COUNT, Kind.DURATION}:
        return False
    said_of = predicate is not None and predicate.at == anchor.phrase.at and anchor.host is None
    changes = predicate is not None and moves(predicate)
    return said_of or (changes and anchor.relation in {"obl", "obl:unmarked", "obj"} and anchor.host is None)


def subject_of(tree: Tree, predicate: Word, figure: Word) -> Word | None:
    """The noun the predicate is said of, also where it is shared with or borrowed from another verb."""
    chain = same_clause(tree, predicate)
    for word in chain:
        for child in tree.below(word, "nsubj", "csubj"):
            if child.dep != "nsubj:outer":
                return None if tree.under(figure, child) else _antecedent(tree, word, child)
        if (told := _told(tree, word, figure)) is not None:
            return told
    for child in tree.below(predicate, "compound", "nmod:poss"):
        if predicate.pos == "VERB" and child.pos in {"NOUN", "PROPN"} and not tree.under(figure, child):
            return child
    last, head = chain[-1], tree.head(chain[-1])
    if head is None:
        return None
    named = head.pos in {"NOUN", "PROPN"} and head.at != figure.at and not tree.below(last, "obl:agent")
    if last.lemma == "worth" or (named and last.dep == "acl" and last.tag in {"VBN", "VBD"}):
        return head
    if head.pos in {"NOUN", "PROPN"} and (last.relation in {"conj", "parataxis"} or last.tag == "VBG"):
        return head if last.relation in {"acl", "conj", "parataxis"} else None
    if last.relation == "advcl" and last.tag in {"VBG", "VB"}:
        return subject_of(tree, head, figure)
    if last.dep == "acl" and last.tag == "VB":
        return _wisher(tree, head, figure)
    return None


def _told(tree: Tree, verb: Word, figure: Word) -> Word | None:
    """Who is made to act, or kept from it: "Kelby" of "the court ordered Kelby to pay", "kept Kelby from paying".

    Not of "she promised Kelby to pay".
    """
    head = tree.head(verb)
    if head is None or head.pos != "VERB" or head.lemma in _PROMISES:
        return None
    kept = verb.tag == "VBG" and any(mark.text.lower() == "from" for mark in tree.below(verb, "mark", "case"))
    if verb.relation != "xcomp" and not kept:
        return None
    for child in tree.below(head, "obj", "iobj"):
        if child.at < verb.at and not tree.under(figure, child):
            return child
    return None


def _wisher(tree: Tree, noun: Word, figure: Word) -> Word | None:
    """Whose plan it is: "Kelby" of "Kelby is in talks to buy", "Kelby's plan to buy", "Kelby signed a deal to buy"."""
    for child in tree.below(noun, "nmod:poss"):
        return child
    if is_predicate(tree, noun):
        return subject_of(tree, noun, figure)
    head = tree.head(noun)
    if head is not None and noun.relation in {"obj", "obl"} and head.pos == "VERB":
        return subject_of(tree, head, figure)
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
