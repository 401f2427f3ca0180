"""What the one text denies of words that the other has without a denial: "offers no trial" for "try our trial"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.comparing.held import SPOKEN_OF, Hearing, Held, Span
from verifier.comparing.stance import DENIES_ITSELF, denials
from verifier.comparing.terms import Statement, lists
from verifier.model.comparison import Reason, Support

_GOVERNED = 6
"""How many words behind a "not" may be what is denied."""
_FEWEST = 2
_SET_APART = re.compile(r"\b(?:until|unless|except|only|yet|if|before)\b", re.IGNORECASE)
"""Words that tie a denial to a time or a case, of which another sentence need not speak."""


def denied(hearing: Hearing) -> Iterator[Held]:
    """What the one denies of words that the other has without a denial, and no sentence otherwise."""
    claim = hearing.claim
    if "?" in claim.words:
        return
    for core, span in _governed(claim):
        for index in hearing.near:
            source = hearing.passages.all[index]
            if hearing.covered[index] < SPOKEN_OF or not _tells(source, core) or _reserved(source, core):
                continue
            if not any(_reserved(one, core) for one in _with(hearing, core)):
                yield _unlike(hearing, span, index, _stretch(source, core))
                return
    for index in hearing.near:
        source = hearing.passages.all[index]
        if hearing.covered[index] < SPOKEN_OF:
            continue
        for core, at in _governed(source):
            plain = (one for one in _with(hearing, core) if one is not source)
            if not _tells(claim, core) or _reserved(claim, core):
                continue
            if all(_reserved(one, core) for one in plain):
                yield _unlike(hearing, _stretch(claim, core), index, at)
                return


def _unlike(hearing: Hearing, span: Span, index: int, at: Span) -> Held:
    return Held(Support.CONTRADICTED, Reason.NEGATION, span, index, at, hearing.covered[index])


def _governed(statement: Statement) -> Iterator[tuple[frozenset[str], Span]]:
    """Behind each "not": the telling words it denies, and its place."""
    if _SET_APART.search(statement.words):
        return
    for denial in denials(statement):
        part = statement.tokens[denial.rank][3]
        behind = [
            one for one in statement.terms if one.part == part and 0 < one.at - denial.rank <= _GOVERNED
        ]
        core = {one.stem for one in behind} - _light()
        if len(core) >= _FEWEST:
            yield frozenset(core), denial.span


@cache
def _light() -> frozenset[str]:
    """Verbs that say no more than that there is something: "do not offer a trial"."""
    return frozenset(lists("small")["light"].split())


def _tells(statement: Statement, core: frozenset[str]) -> bool:
    """Whether a sentence has all these words close together."""
    if not core <= statement.stems:
        return False
    ranks = [next(one.at for one in statement.terms if one.stem == stem) for stem in core]
    return max(ranks) - min(ranks) <= 3 * len(core) + 9


def _stretch(statement: Statement, core: frozenset[str]) -> Span:
    found = [one for one in statement.terms if one.stem in core]
    return found[0].start, found[-1].end


def _reserved(statement: Statement, core: frozenset[str]) -> bool:
    """Whether a sentence denies any of these words, by a "not" before them or by a word that denies by itself."""
    if DENIES_ITSELF.search(statement.words):
        return True
    ranks = [one.rank for one in denials(statement)]
    return any(
        0 < term.at - rank <= _GOVERNED for term in statement.terms if term.stem in core for rank in ranks
    )


def _with(hearing: Hearing, core: frozenset[str]) -> Iterator[Statement]:
    """Every sentence of the sources with two of these words or more."""
    every = hearing.passages.all
    indexes = {index for stem in core for index in hearing.passages.having(stem)}
    return (every[index] for index in sorted(indexes) if len(every[index].gist & core) >= _FEWEST)
