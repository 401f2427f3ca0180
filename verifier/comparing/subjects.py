"""Whose figure it is: names, the people counted, the time it is per."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from verifier.comparing.held import Hearing, Held
from verifier.comparing.terms import Statement, Term, lists, opposites, small, stem
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Mention

_PER = re.compile(
    r"^[^,;.]{0,40}?\b(?:per|a|an|each|every) (day|week|month|quarter|year|hour|minute)\b", re.IGNORECASE
)
_OF = re.compile(r"^(?:of|among)\s+(?:the\s+|all\s+|its\s+|their\s+)?([^\W\d_]+)", re.IGNORECASE)
_OF_THOSE = re.compile(
    r"^(?:of|among)\s+(?:those|people|all those)\s+(?:who\s+|that\s+)?(?:were\s+|had\s+|have\s+|are\s+)?"
    r"(?P<did>[^\W\d_]+)",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"^(?:of|among)\s+(?:these|those|them|which|whom)\b", re.IGNORECASE)
_KINDS = re.compile(r"(?:^| )[a-z-]+s$")
_NAMED = 0.5
_ONE_NAME = 75


@cache
def _general() -> frozenset[str]:
    return frozenset(stem(word) for word in lists("small")["people"].split())


def others(hearing: Hearing, held: Held, figure: Mention) -> Iterator[Held]:
    """Where a figure is borne out, and yet is that of others, or counts others, or is per another time."""
    if held.figure is None or held.support is not Support.SUPPORTED:
        return
    source = hearing.passages.all[held.passage]
    other = held.figure
    rates = _rate(hearing.claim, figure), _rate(source, other)
    if all(rates) and rates[0] != rates[1]:
        yield held._replace(support=Support.CONTRADICTED, reason=Reason.OTHER_WINDOW)
        return
    if _narrowed(figure, other, source):
        yield held._replace(support=Support.OVERSTATED, reason=Reason.OTHER_SUBJECT)
        return
    if _other_base(hearing, figure, source, other) or _whole_of(hearing, figure, held):
        yield held._replace(support=Support.CONTRADICTED, reason=Reason.OTHER_SUBJECT)
        return
    if held.alignment < _NAMED:
        return
    crowd = _crowd(hearing.claim, figure)
    if crowd and _foreign(hearing, source, crowd):
        yield held._replace(support=Support.CONTRADICTED, reason=Reason.OTHER_SUBJECT)


def _rate(statement: Statement, figure: Mention) -> str:
    found = _PER.match(statement.words[figure.end :])
    return found[1].lower() if found else ""


def _narrowed(figure: Mention, other: Mention, source: Statement) -> bool:
    """ "40,000 people" told as "40,000 teachers"."""
    ours, theirs = _heads(figure), _heads(other)
    if not ours or not theirs or figure.value != other.value or len(other.noun.split()) > 1:
        return False
    if theirs & ours or not theirs <= _general() or ours & _general() or not _KINDS.search(figure.noun):
        return False
    at, _ = source.place_of(other)
    return not any(term.stem in ours and abs(term.at - at) <= 3 for term in source.terms)


def _heads(figure: Mention) -> set[str]:
    return {stem(word) for word in figure.noun.lower().split()[-1:]}


def _crowd(claim: Statement, figure: Mention) -> str:
    """Whom a share is of: "36% of pensioners"."""
    found = _OF.match(claim.words[figure.end :].lstrip()) if figure.unit == "%" else None
    return stem(found[1].lower()) if found and found[1].lower() not in small() else ""


def _other_base(hearing: Hearing, figure: Mention, source: Statement, other: Mention) -> bool:
    """ "90% of those invited" for "90% of those who booked", where the source tells of both."""
    claim = hearing.claim
    if "%" not in (figure.unit, other.unit):
        return False
    ours = _OF_THOSE.match(claim.words[figure.end :].lstrip())
    theirs = _OF_THOSE.match(source.words[other.end :].lstrip())
    if not ours or not theirs:
        return False
    one, another = stem(ours["did"].lower()), stem(theirs["did"].lower())
    apart = one not in source.stems and another not in claim.stems
    return apart and hearing.passages.holds(one)


def _whole_of(hearing: Hearing, figure: Mention, held: Held) -> bool:
    """A part told under the name of its whole: "795,000 donors. Of these, 118,000 ..." as "118,000 donors"."""
    source, other = hearing.passages.all[held.passage], held.figure
    if other is None or other.noun or not figure.noun or not _OF_THESE.match(source.words):
        return False
    before = hearing.passages.all[held.passage - 1] if source.number else source
    wholes = [one for one in before.figures if one.noun.lower() == figure.noun.lower()]
    named = any(term.stem in hearing.claim.stems for term in source.terms)
    return (
        bool(wholes)
        and not named
        and all(one.value and other.value and one.value > other.value for one in wholes)
    )


def _opens(source: Statement) -> bool:
    return source.tokens[0][0] in ("the", "a", "mr", "mrs", "ms", "dr")


def _spelled_alike(ours: list[Term], theirs: list[Term]) -> bool:
    return any(fuzz.ratio(one.stem, other.stem) >= _ONE_NAME for one in ours for other in theirs)


def _foreign(hearing: Hearing, source: Statement, crowd: str) -> bool:
    """Whether the source has another crowd for it: a different one, or the opposite one."""
    if crowd in _general() or crowd in source.stems:
        return False
    ruled = opposites().get(crowd, frozenset())
    return bool(ruled & source.stems) or not hearing.passages.holds(crowd)


def swapped(hearing: Hearing, figures: list[tuple[Mention, Held]]) -> Iterator[Held]:
    """A crowd that the source has the opposite of: "Of the men, 22%" for "Of the women, 22%"."""
    for figure, held in figures:
        if held.figure is None or held.support is not Support.SUPPORTED:
            continue
        source = hearing.passages.all[held.passage]
        for term in hearing.claim.terms:
            ruled = opposites().get(term.stem, frozenset()) & _crowds()
            if ruled & source.stems and term.stem not in source.stems and not ruled & hearing.claim.stems:
                other = next(one for one in source.terms if one.stem in ruled)
                yield Held(
                    Support.CONTRADICTED,
                    Reason.OTHER_SUBJECT,
                    (term.start, term.end),
                    held.passage,
                    (other.start, other.end),
                    held.alignment,
                )
                return
        del figure


@cache
def _crowds() -> frozenset[str]:
    return frozenset(lists("small")["crowds"].split())


def of_another(hearing: Hearing) -> bool:
    """Whether claim and source begin with two names, and the claim's is nowhere in the sources."""
    ours, theirs = _first_name(hearing.claim), _first_name(hearing.source)
    if ours is None or theirs is None or hearing.passages.holds(ours.stem):
        return False
    return theirs.stem not in hearing.claim.stems and not _spelled_alike([ours], [theirs])


def _first_name(statement: Statement) -> Term | None:
    first = next(iter(statement.terms), None)
    return first if first is not None and first.name and first.at == 0 else None


def strangers(hearing: Hearing, figures: list[tuple[Mention, Held]]) -> Iterator[Held]:
    """A name that no source has, where the sentence that bears the figures out has another in its place."""
    said = [held for _, held in figures if held.support is Support.SUPPORTED and held.figure is not None]
    claim = hearing.claim
    if not said or said[0].alignment < _NAMED:
        return
    source = hearing.passages.all[said[0].passage]
    ours = [term for term in claim.terms if term.name]
    unknown = [term for term in ours if not hearing.passages.holds(term.stem)]
    if not unknown or len(unknown) < len(ours):
        return
    theirs = [term for term in source.terms if term.name and term.stem not in claim.stems]
    same = [term for term in theirs if term.at <= 1 and (term.at == 0 or _opens(source))]
    if same and unknown[0].at <= 1 and not _spelled_alike(unknown, same):
        yield Held(
            Support.CONTRADICTED,
            Reason.OTHER_SUBJECT,
            (unknown[0].start, unknown[-1].end),
            said[0].passage,
            (same[0].start, same[-1].end),
            said[0].alignment,
        )
