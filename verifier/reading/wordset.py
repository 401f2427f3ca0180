"""A line of words in, the set of them out: how this package writes its lists."""

from __future__ import annotations


def wordset(words: str) -> frozenset[str]:
    """The words, parted by white space."""
    return frozenset(words.split())
