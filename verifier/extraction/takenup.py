"""Two claims in, whether the second takes up what the first told: "has 312 beds", "the infirmary's 312 beds"."""

from __future__ import annotations

import re
from functools import cache

from verifier.extraction.lexicon import rows
from verifier.extraction.stems import alike, head, stem, stemmed, stems
from verifier.extraction.surroundings import Surroundings
from verifier.model.claim import Claim

TAKEN_UP = "the same is said of them where they are taken up again"
BACK = re.compile(r"\b(?:the|these|those|all|its|their) (?:\w+ )?$")
"""What points back right before a figure; lower case."""
SOME = re.compile(
    r"\s(?:(?:that|who|which|whose|of|in|from|with|without|on|at|for|still|left|not)\b|\w+(?:ed|ing)\b)"
)
"""What makes a counted noun some of its kind, right after it."""
_HAVING = frozenset(
    ("have", "own", "employ", "operate", "run", "hold", "count", "boast", "comprise", "contain", "offer")
)
_WHOSE = re.compile(r"['’]s?\s$")
_PRICES = ("cost", "price", "value")
_ANYBODY = ("peopl", "person", "staff", "")
_DEED = re.compile(r"\b(\w+) (?:of|for) (?:about |some |over |more than )?$")
_DONE = re.compile(r"\s+(\w+(?:ed|en|wn|lt|ld|nt|ught))\b")


def taken_up(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether one of two takes up what the other told, in one of the ways that English has for it."""
    return a.role is b.role and any(_takes_up(told, again, around) for told, again in ((a, b), (b, a)))


def _takes_up(told: Claim, again: Claim, around: Surroundings) -> bool:
    words, (start, end) = around.words(again), around.span(again)
    rest = re.sub(rf"^\W*{re.escape(again.noun)}", "", words[end:], flags=re.IGNORECASE)
    whose = bool(told.subject and again.subject) and alike(told.subject, again.subject)
    if not told.noun or stemmed(told.noun) != stemmed(again.noun):
        # "employs 340 people" and "its 430 employees"; "cost £12m" and "the £15m bridge"
        doers = _forms("deeds", "doers").get(again.noun.lower()) == told.verb != ""
        named = _named_there(told, again, around) or _named_there(again, told, around)
        priced = told.measure in _PRICES and not again.subject and bool(told.subject) and bool(again.measure)
        beside = priced and alike(told.subject, again.measure) and rest.lstrip().startswith(again.measure)
        return (doers and named and head(told.noun) in _ANYBODY) or (
            beside and bool(BACK.search(words[:start].lower()))
        )
    if told.verb in _HAVING and whose and _WHOSE.search(words[:start]):
        return not SOME.match(rest)  # "the infirmary's 312 beds"
    done, deed = _DONE.match(rest), _DEED.search(words[:start])
    if done and (told.verb and stem(done[1]) == stem(told.verb)):  # "the 40 people displaced by the flood"
        return bool(set(stems(told.subject)) & set(stems(rest)))
    if done and stem(done[1]) in stems(told.subject):  # "the 1,200 households surveyed"
        return bool(BACK.search(words[:start].lower()))
    # "sales of 3.4 million phones"
    return deed is not None and deeds().get(deed[1].lower()) == told.verb != ""


def _named_there(one: Claim, other: Claim, around: Surroundings) -> bool:
    own = set(stems(one.subject))
    return bool(own) and own <= around.stems[other.sentence]


def doing(claim: Claim) -> str:
    """What those it counts do, or have done to them: "visit" of "visitors"."""
    return _forms("deeds", "doers").get(claim.noun.lower(), "")


def deeds() -> dict[str, str]:
    """The nouns of deeds, each with its verb: "loan", "lend"."""
    return _forms("deeds", "deeds")


@cache
def _forms(name: str, column: str) -> dict[str, str]:
    """The words of a column of forms, each with its base."""
    return {word: base for row in rows(name) for word, base in row.get(column, {}).items()}
