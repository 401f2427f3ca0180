"""Where: the name after "in", "across" and the like that belongs to the figure."""

from __future__ import annotations

from collections.abc import Sequence

from verifier.extraction.anchor import Anchor, same_clause
from verifier.extraction.tree import Word
from verifier.model.mention import Mention

_IN = frozenset({"in", "across", "throughout", "within", "around", "inside", "outside"})


def location(anchor: Anchor, mentions: Sequence[Mention]) -> str:
    """The place as written, "" if none; the figure's own phrase before its clause."""
    tree = anchor.tree
    found: list[tuple[int, int, Word]] = []
    for word in tree.words:
        if word.pos != "PROPN" or word.relation not in {"obl", "nmod"} or not _named_after_in(anchor, word):
            continue
        if any(m.start < word.end and word.start < m.end for m in mentions):
            continue
        between = tree.text[min(anchor.mention.end, word.end) : max(anchor.mention.start, word.start)]
        rank = 0 if set(between) & set("();:") else _rank(anchor, word)
        if rank:
            found.append((rank, -abs(word.start - anchor.mention.start), word))
    if not found:
        return ""
    best = max(found, key=lambda row: row[:2])[2]
    start, end = tree.chunk(best)
    for other in tree.below(best, "conj"):
        if other.pos == "PROPN" and other.start - end < 8:
            end = tree.chunk(other)[1]
    return tree.text[start:end]


def _named_after_in(anchor: Anchor, word: Word) -> bool:
    if anchor.tree.below(word, "nmod:poss"):
        return False
    cases = anchor.tree.below(word, "case", "mark")
    texts = [child.text.lower() for child in cases]
    compared = "than" in texts or (cases and anchor.tree.text[: cases[0].start].lower().endswith("than "))
    return bool(_IN & set(texts)) and not compared


def _rank(anchor: Anchor, word: Word) -> int:
    tree = anchor.tree
    if tree.belongs(word, anchor.phrase) or tree.belongs(word, anchor.lead):
        return 3
    head = tree.head(word)
    if head is None or anchor.predicate is None:
        return 1 if anchor.predicate is None else 0
    if head.at == anchor.predicate.at:
        return 2
    if anchor.predicate.relation == "xcomp" and any(
        head.at == other.at for other in same_clause(tree, anchor.predicate)
    ):
        return 1
    subject = tree.below(anchor.predicate, "nsubj")
    return 1 if any(tree.under(word, noun) for noun in subject) else 0
