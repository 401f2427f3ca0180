"""Told of all what the source says of some: "every customer" for "the first 20 customers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.comparing.held import Hearing, Held
from verifier.comparing.terms import lists, stem
from verifier.model.comparison import Reason, Support

_ALIKE = 0.35
_NOUN = r"(?:[^\W\d_]+[- ]){0,2}?(?P<noun>[^\W\d_]+)\b"


def universal(hearing: Hearing) -> Iterator[Held]:
    """Each "all" or "every" of the claim whose noun the source speaks of in part only, and nowhere in whole."""
    claim = hearing.claim
    if _kept().search(claim.words):
        return
    for found in _all().finditer(claim.words):
        noun = stem(found["noun"].lower())
        places = [index for index in hearing.near if hearing.covered[index] >= _ALIKE]
        for index in places:
            source = hearing.passages.all[index]
            some = next(
                (one for one in _some().finditer(source.words) if stem(one["noun"].lower()) == noun), None
            )
            if some is None:
                continue
            if not any(_whole(one.words, noun) for one in hearing.passages.all):
                yield Held(
                    Support.OVERSTATED,
                    Reason.OTHER_SUBJECT,
                    found.span(),
                    index,
                    some.span(),
                    hearing.covered[index],
                )
            return


def _whole(words: str, noun: str) -> bool:
    return any(stem(one["noun"].lower()) == noun for one in _all().finditer(words))


@cache
def _words(name: str) -> str:
    """A list, its longest entries first."""
    return "|".join(sorted(lists("parts")[name], key=len, reverse=True))


@cache
def _all() -> re.Pattern[str]:
    return re.compile(rf"(?<!not )(?<!nearly )(?<!almost )\b(?:{_words('all')})\s+{_NOUN}", re.IGNORECASE)


@cache
def _some() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('some')})\s+{_NOUN}", re.IGNORECASE)


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('keep')})\b", re.IGNORECASE)
