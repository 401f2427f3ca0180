"""Nouns in, their singular out, and the telling words of a sentence: enough to see two namings of one thing."""

from __future__ import annotations

import re
from functools import lru_cache

_TELLING = re.compile(r"[^\W\d_]{4,}")
_SILENT = frozenset(
    "that this these those their there with from have been were will would also into more than over about they what"
    " when which while whom whose said says some most each other after before during since until year years"
    " month months week weeks cent percent million billion thousand hundred".split()
)
_SHORT = re.compile(r"(?<![^\W\d_])[^\W\d_]{3}s?(?![^\W\d_])")
_SILENT_SHORT = frozenset(
    "the and for was has had are its his her our all any but not new old one two six ten who how why out off per via"
    " yet nor did may can let say see get got set put use than that this they them been were with from have more most"
    " into only same such very also then each both just like less".split()
)
_IRREGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man", "lives": "life"}

PEOPLE = frozenset(
    "person people child man woman boy girl pupil student patient nurse adult resident inmate apprentice staff"
    " employee member guest crew soldier official civilian victim deckhand boarder"
    " inhabitant citizen passenger customer spectator refugee volunteer".split()
)
"""Nouns for people, who may be told by one and by another of them."""


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """ "parties", "boxes" and "homes" as "party", "box" and "home"."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def head(noun: str) -> str:
    """The singular of the last word before "of" or "with"."""
    words = re.split(r"\s(?:of|with|in|for)\s", noun)[0].split()
    return singular(words[-1]) if words else ""


def gist(words: str) -> frozenset[str]:
    """The telling words and the short nouns among them: "age", "fee", "sun"."""
    short = (singular(word) for word in _SHORT.findall(words.lower()))
    return telling(words) | {word for word in short if word not in _SILENT_SHORT}


def telling(words: str) -> frozenset[str]:
    """The words that say what a sentence is about, their endings cut."""
    return frozenset(
        re.sub(r"(?:ing|ers?|ed|e)$", "", singular(word))
        for word in _TELLING.findall(words.lower())
        if word not in _SILENT
    )
