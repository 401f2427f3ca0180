"""The paper has it from the website, and the website from the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.statements import content
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_CITES = re.compile(
    r"\b(?:refers? (?:back )?to|referred (?:back )?to|referring to|cit(?:es?|ed|ing)|quot(?:es?|ed|ing)"
    r"|credit(?:s|ed|ing)"
    r"|rel(?:ies|ied|ying) on|(?:(?:is|are|was|were) |itself |themselves )?based on|bas(?:es|ed"
    r"|ing) [^.;,]{0,40}? on|rests? on|draws? on|drew on"
    r"|(?:took|takes|taken|taking|got|gets|has|had|copied|copies|borrowed|borrows|lifted|adopted|obtained|received)\s[^.;]{0,50}?\bfrom"
    r"|points? to|pointed to|pointing to|invok(?:es?|ed|ing)|according to|sourc(?:es|ed"
    r"|ing) [^.;,]{0,30}? (?:from|to)|links? to|linked to"
    r"|nam(?:es?|ed|ing) as (?:its|their|the) source|repeats?|repeated|confirm(?:s|ed)? (?:by )?citing)\s",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\b(?:as|and)\s(?P<who>[^.,;]{2,50}?)\s(?:confirm(?:s|ed)|show(?:s|ed)|report(?:s|ed)|write|writes|wrote|states?|stated|agrees?|says?|found)\b"
    r"|\b(?:according to|confirmed by|reported by|source:)\s(?P<by>[^.,;]{2,50})",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|we|us|this (?:paper|newspaper|article|site|blog|magazine|page|website))\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"(?:It|They|She|He|This|These|Its|Their)\b")
_NOT = re.compile(r"\b(?:not|never|n['’]t|without|instead of|rather than)\b", re.IGNORECASE)
_HEAD, _TAIL = 7, 6
"""Words from the start of a sentence that may name who cites, and after the verb who is cited."""
_PLAIN = content(
    "figure number value claim result share estimate report study article data part turn too same it itself new own"
)
_OWN = "our own text"
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER, Zone.TABLE)
_MOST = 60


class _Edge(NamedTuple):
    """Who cites whom, as stems, and where."""

    who: frozenset[str]
    whom: frozenset[str]
    place: Stretch


@check(
    message="“{words}”: these sources cite one another, and nothing else",
    suggestion="Find where the figure comes from, or say that it cannot be traced.",
    at_most=Severity.NOTE,
    bad=(
        "The Tarn Courier puts the boats at 900, citing the harbour board. The harbour board's list gives 900 too and "
        "refers to the Courier.",
        "Our blog told of 900 boats in May. The magazine Oar quoted our figure in June. As Oar confirms, "
        "there are 900.",
    ),
    good=(
        "The Tarn Courier puts the boats at 900, citing the harbour board. The harbour board's list rests on "
        "a count by "
        "divers.",
        "The mayor cited the judge. The lawyer quoted the mayor, and the judge pointed to the law.",
    ),
)
def sources_cite_each_other(ledger: Ledger) -> Iterator[Outcome]:
    """Two sources of a text name each other for one thing, or one of them names the text itself.

    A figure that goes round in a circle has been counted by nobody.
    """
    edges = list(_edges(ledger))[:_MOST]
    for chain in _circles(edges):
        first, *more = (edge.place for edge in chain)
        yield Hit.on(
            first,
            *more,
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            words=ledger.document.reads(first.start, first.end),
        )
        return


def _edges(ledger: Ledger) -> Iterator[_Edge]:
    for number, block, sentence in ledger.having(_CITES, _CONFIRMS):
        if block.zone in _ASIDE:
            continue
        words = sentence.words
        who = _speaker(ledger, number)
        found = _CITES.search(words)
        if found and not _NOT.search(words[: found.end()]):
            whom = " ".join(re.split(r"[.;,:]", words[found.end() :])[0].split()[:_TAIL])
            start, end = sentence.span(found.start(), min(len(words), found.end() + len(whom)))
            cited = frozenset({_OWN}) if _OURS.search(whom) else _names(whom)
            subject = who & _names(words[: found.start()]) if not _PRONOUN.match(words) else who
            yield _Edge(subject - cited, cited, Stretch(start=start, end=end))
        for other in _CONFIRMS.finditer(words):
            start, end = sentence.span(*other.span())
            yield _Edge(frozenset({_OWN}), _names(other["who"] or other["by"]), Stretch(start=start, end=end))


def _speaker(ledger: Ledger, number: int) -> frozenset[str]:
    """The names that open a sentence, or for a pronoun those that open the last one without."""
    for at in range(number, -1, -1):
        _, block, sentence = ledger.sentences[at]
        if block.zone not in _ASIDE and not _PRONOUN.match(sentence.words):
            return _names(" ".join(sentence.words.split()[:_HEAD]))
    return frozenset()


def _circles(edges: Sequence[_Edge]) -> Iterator[tuple[_Edge, ...]]:
    """Two that name each other; or three in a ring."""
    for one in edges:
        for other in edges:
            if one is other or not one.whom & other.who:
                continue
            if other.whom & one.who:
                yield one, other
            for third in edges:
                if (
                    third is not one
                    and third is not other
                    and other.whom & third.who
                    and third.whom & one.who
                ):
                    yield one, other, third


def _names(words: str) -> frozenset[str]:
    return content(re.sub(r"['’]s\b", "", words)) - _PLAIN
