"""Words of a statement in, what it is about and who says it out: to tell whether two say one thing."""

from __future__ import annotations

import re
from functools import cache

SMALL = frozenset(
    "the a an of in on at to and for by its their his her our this that these those it they he she is are was were be"
    " been being has have had will would do does did with as from into there any all also still".split()
)
# who speaks: before the verb or after it
_VERB = r"(?:said|says|wrote|writes|told|tells|warned|warns|added|adds|announced|announces|reported|reports|explained)"
_WHO = r"(?:(?:the|its|their|his|her|a|an) )?[\w'’-]+(?: [\w'’-]+){0,4}"
_SAYERS = (
    re.compile(rf", (?:{_VERB}) (?P<who>{_WHO})(?=[,.;]|$)"),
    re.compile(rf"[,”] (?P<who>{_WHO}(?:, {_WHO},)?) (?:has |have )?{_VERB}\b"),
    re.compile(rf"\b[Aa]ccording to (?P<who>{_WHO})(?=[,.;]|$)"),
    re.compile(rf"^(?P<who>{_WHO}(?:, {_WHO},)?) {_VERB} (?:that|on|in|of)\b"),
)
_LATER = re.compile(r"^.*\b(?:later|ago|afterwards|earlier),? ")


@cache
def stem(word: str) -> str:
    """Without the endings of number and tense, coarsely."""
    if len(word) < 4:
        return word
    return re.sub(r"(?:ed|d)$", "", re.sub(r"(?:ies|y|es|s)$", "", word)).rstrip("e")


def content(words: str) -> frozenset[str]:
    """The stems of its words and figures, without those that say little."""
    told = re.findall(r"\d[\d.,]*\d|[\w’'%€£$-]+", words.lower())
    return frozenset(stem(re.sub(r"['’]s$", "", word)) for word in told if word not in SMALL)


def sayer(words: str) -> frozenset[str]:
    """Whom a sentence quotes, as stems; empty where the text speaks for itself."""
    for form in _SAYERS:
        found = form.search(words)
        if found:
            return content(_LATER.sub("", found["who"]))
    return frozenset()


def one_voice(one: str, other: str) -> bool:
    """Whether two sentences have one speaker: the same one, or the text itself."""
    a, b = sayer(one), sayer(other)
    return a == b or bool(a and b and (a <= b or b <= a)) or stem("same") in a | b  # "the same report says"
