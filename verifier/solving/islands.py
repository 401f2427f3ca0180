"""Islands: laws in, those that share figures together; and whether an island is a tree."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from verifier.solving.relations import NOTHING, Law

_Node = TypeVar("_Node", bound=Hashable)


def islands(laws: Sequence[Law]) -> tuple[tuple[Law, ...], ...]:
    """Laws linked by figures, in the order of their first law."""
    root = _roots(laws)
    found: dict[str, list[Law]] = {}
    for law in laws:
        found.setdefault(root(law.names[0]), []).append(law)
    return tuple(map(tuple, found.values()))


def is_tree(laws: Sequence[Law], fixed: Callable[[str], bool]) -> bool:
    """Whether no figure can be reached on two ways, so that bounds alone decide.

    Figures that are equal count as one, those with one possible value (`fixed`) as none, and two laws
    that say the same of the same figures as one.
    """
    same = _roots([law for law in laws if _is_equality(law)])
    parent: dict[int | str, int | str] = {}
    others = {_saying(law, same): law for law in laws if not _is_equality(law)}
    for index, law in enumerate(others.values()):
        for name in law.names:
            if fixed(name):
                continue
            one, two = _find(parent, index), _find(parent, same(name))
            if one == two:
                return False
            parent[one] = two
    return True


def _is_equality(law: Law) -> bool:
    return (
        len(law.terms) == 2
        and law.linear
        and law.limit == NOTHING
        and not sum(term.number for term in law.terms)
    )


def _saying(law: Law, same: Callable[[str], str]) -> tuple[object, ...]:
    terms = sorted(
        (number, tuple((same(name), *rest) for name, *rest in factors)) for number, factors in law.terms
    )
    return (*terms, law.limit)


def _roots(laws: Sequence[Law]) -> Callable[[str], str]:
    parent: dict[str, str] = {}
    for law in laws:
        first, *others = law.names
        for other in others:
            parent[_find(parent, other)] = _find(parent, first)
    return lambda name: _find(parent, name)


def _find(parent: dict[_Node, _Node], node: _Node) -> _Node:
    root = node
    while (above := parent.get(root, root)) != root:
        root = above
    while (above := parent.get(node, node)) != root:
        parent[node] = root
        node = above
    return root
