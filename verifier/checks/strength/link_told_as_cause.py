"""A link that headline or summary tells as a cause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.causal import Tie, Wording, wording
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, first, matter, rest
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_TRIAL = re.compile(r"\b(?:trials?|experiments?|randomi[sz]ed|controlled|intervention)\b", re.IGNORECASE)
_LETTERS = 6
_SHARED = 3
"""So many words of a headline make a sentence below one on the same."""
_MOST = 200
"""So many sentences on the matter are read, the first ones."""
_WORDING = frozenset(("cause", "link", "associat", "risk", "likely", "study", "find", "found", "show"))


@check(
    message="“{cause}” says cause and effect; the text below says no more than “{link}”",
    suggestion="Say “{instead}” where it stands first, or show what makes it a cause.",
    at_most=Severity.WARNING,
    bad=(
        "# Tar causes cough in shipwrights\n\nThe yard is old.\n\nTar was associated with cough in shipwrights.",
        "**In short**\n\n- Rowing lowers stress in clerks\n\nClerks sit.\n\nRowing was linked to lower "
        "stress in clerks.",
    ),
    good=(
        "# Tar linked to cough in shipwrights\n\nTar was associated with cough in shipwrights.",
        "# Tar causes cough in shipwrights\n\nIn the trial, tar caused cough in half the shipwrights. Tar "
        "has long been "
        "linked to cough in shipwrights.",
        "# Tar causes cough in shipwrights\n\nFog is linked to more collisions in the bay.",
        "# Tar may cause cough in shipwrights\n\nTar was associated with cough in shipwrights.",
    ),
    source="Sumner et al. 2014, BMJ 349:g7015: exaggeration in press releases and news",
)
def link_told_as_cause(ledger: Ledger) -> Iterator[Outcome]:
    """Headline or summary says that one thing causes another where the text only says that they are linked.

    Two things may go together by chance, or by a third; only some kinds of study can tell.
    """
    causes = [(line, wording(line.words)) for line in first(ledger)[:_MOST] if "?" not in line.words]
    causes = [(line, told) for line, told in causes if told.tie is Tie.CAUSAL]
    for line, told in causes:
        cause, effect = _short(matter(line.words[: told.start])), _short(matter(line.words[told.end :]))
        about = [
            other
            for other in rest(ledger)
            if cause & _about(other)
            and effect & _about(other)
            and len((cause | effect) & _about(other)) >= min(_SHARED, len(cause | effect))
        ]
        near = [(other, wording(other.words)) for other in about[:_MOST]]
        links = [(other, tie) for other, tie in near if tie.tie is Tie.LINKED]
        tested = any(tie.tie is Tie.CAUSAL or _TRIAL.search(other.words) for other, tie in near)
        if tested or not links:
            continue
        other, link = links[0]
        yield Hit.on(
            _place(line, told),
            _place(other, link),
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            cause=line.words.strip(),
            link=other.words.strip(),
            instead=other.words[link.start : link.end],
        )


def _about(line: Line) -> frozenset[str]:
    return _short(matter(line.words) - _WORDING)


def _short(stems: frozenset[str]) -> frozenset[str]:
    """So that "violent" meets "violence"."""
    return frozenset(one[:_LETTERS] for one in stems)


def _place(line: Line, found: Wording) -> Stretch:
    start, end = line.sentence.span(found.start, found.end)
    return Stretch(start=start, end=end)
