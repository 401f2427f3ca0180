"""Trees in the ClearNLP labels of most English spaCy pipelines in, the same in Universal Dependencies out.

The rules of extraction know one scheme. In ClearNLP a preposition governs its noun and "be" its predicate; here
the noun and the predicate take their place. Words and order stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MARKS = frozenset({"dobj", "pobj", "nsubjpass"})
"""Labels by which the scheme is known."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_COMPLEMENTS = frozenset({"pobj", "pcomp", "obl", "nmod", "advcl"})
_LINKS = frozenset({"prep", "agent", "dative"})
_PREDICATES = ("attr", "acomp")
_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "possessive": "case",
    "prt": "compound:prt",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "tmod": "obl:unmarked",
    "quantmod": "advmod",
    "nn": "compound",
    "num": "nummod",
    "number": "compound",
    "nmod": "compound",
    "relcl": "acl:relcl",
    "rcmod": "acl:relcl",
    "infmod": "acl",
    "partmod": "acl",
    "complm": "mark",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "prep": "obl",
    "agent": "obl",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "meta": "discourse",
}


class Arc(NamedTuple):
    """What a word is, and how it hangs on which other, by index; a root hangs on itself."""

    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


def universal(arcs: Sequence[Arc]) -> list[tuple[int, str]]:
    """Head and relation of each word in Universal Dependencies; a tree stays a tree."""
    heads, deps = [arc.head for arc in arcs], [arc.dep for arc in arcs]
    for at in sorted(range(len(arcs)), key=lambda at: -_depth(heads, at)):
        if arcs[at].dep in _LINKS:
            _lower_preposition(arcs, heads, deps, at)
    for at, arc in enumerate(arcs):
        if arc.lemma == "be" and arc.pos in {"AUX", "VERB"}:
            _lower_copula(heads, deps, at)
    for at, arc in enumerate(arcs):
        if deps[at] == "aux" and arc.tag == "TO":
            deps[at] = "mark"
        elif deps[at] == arc.dep:
            deps[at] = _RENAMED.get(arc.dep, arc.dep)
    return list(zip(heads, deps, strict=True))


def _depth(heads: Sequence[int], at: int) -> int:
    depth = 0
    while heads[at] != at and depth < len(heads):
        at, depth = heads[at], depth + 1
    return depth


def _lower_preposition(arcs: Sequence[Arc], heads: list[int], deps: list[str], at: int) -> None:
    """ "invested > in > India" becomes "invested > India > in"."""
    below = [child for child, head in enumerate(heads) if head == at and child != at]
    noun = next((child for child in below if deps[child] in _COMPLEMENTS), None)
    if noun is None or heads[at] == at:
        return
    clause = deps[noun] in {"pcomp", "advcl"}
    nominal = arcs[heads[at]].pos in _NOMINAL
    if arcs[at].dep == "agent":
        relation = "obl:agent"
    elif clause:
        relation = "acl" if nominal else "advcl"
    else:
        relation = "nmod" if nominal else "obl"
    _swap(heads, deps, at, noun, relation)
    deps[at] = "mark" if clause else "case"


def _lower_copula(heads: list[int], deps: list[str], at: int) -> None:
    """ "is > total" becomes "total > is"; what there is, is the subject."""
    below = [child for child, head in enumerate(heads) if head == at and child != at]
    said = next((child for child in below if deps[child] in _PREDICATES), None)
    if said is None:
        return
    if any(deps[child] == "expl" for child in below):
        deps[said] = "nsubj"
        return
    _swap(heads, deps, at, said, deps[at])
    deps[at] = "cop"


def _swap(heads: list[int], deps: list[str], upper: int, lower: int, relation: str) -> None:
    """Put `lower` in the place of `upper`, which hangs on it with all that hung there."""
    above = heads[upper]
    for child, head in enumerate(heads):
        if head == upper and child not in {upper, lower}:
            heads[child] = lower
    heads[lower], deps[lower] = (lower if above == upper else above), relation
    heads[upper] = lower
