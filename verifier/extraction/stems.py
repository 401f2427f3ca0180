"""Words in, stems out: crude and safe endings cut, so that "fees" meets "fee"; and the words that tell nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from verifier.extraction.lexicon import rows

STOP = frozenset(
    "the a an of to in on at by for from with and or but as is are was were be been has have had will would it its"
    " this that these those they their he she his her we our you your who which there than then so not no said says"
    " say more most about over under up down into out after before during since until also last next new year years"
    " month months day days week weeks per cent percent million billion thousand hundred million bn when while where"
    " all some any each other another one two three four five first second".split()
)
_INITIALS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)\s?|(?<=\b[A-Z])\.(?=\s)")
_FIRM = frozenset(("company", "co", "inc", "corp", "corporation", "ltd", "limit", "plc", "llc", "gmbh", "ag"))
_WORD = re.compile(r"[^\W\d_]{2,}")


def stem(word: str) -> str:
    """Plural, past and gerund endings cut."""
    for ending in ("ies", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def stems(words: str) -> Iterator[str]:
    """The stems of the telling words."""
    return (stem(_present(word)) for word in _WORD.findall(words.lower()) if word not in STOP)


def _present(word: str) -> str:
    """A verb's base for a form without a regular ending: "sell" for "sold"."""
    found: str = rows("irregular")[0]["forms"].get(word, word)
    return found


@lru_cache(maxsize=4096)
def stemmed(words: str) -> tuple[str, ...]:
    """Every word's stem, in order."""
    return tuple(stem(word) for word in re.findall(r"[^\W_]+", words.lower()))


def head(noun: str) -> str:
    """The stem of the last word."""
    return "".join(stemmed(noun)[-1:])


@lru_cache(maxsize=4096)
def alike(a: str, b: str) -> bool:
    """One name written two ways: "Harbour Trust", "the Trust"; "J.W. Pike Ltd", "JW Pike"."""
    first, second = ({*stemmed(_INITIALS.sub("", name))} - STOP - _FIRM for name in (a, b))
    return a == b or (bool(first and second) and (first <= second or second <= first))


@lru_cache(maxsize=4096)
def may_be_one(a: str, b: str) -> bool:
    """Same head, and the modifiers of one within those of the other."""
    first, second = stemmed(a), stemmed(b)
    return first[-1:] == second[-1:] and (set(first) <= set(second) or set(second) <= set(first))
