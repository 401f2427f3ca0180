"""What holds the source's figure back, and whether the claim kept it."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

from verifier.comparing.held import Hearing, Held
from verifier.comparing.terms import Statement, lists
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Kind, Mention

_REACH = 6
"""How many words before its figure a qualifier may stand."""
_ALIKE = 0.45
_TIMES = (Kind.DATE, Kind.PERIOD)
_PART = "part"
_HEADLINE = re.compile(r"\b[A-Z][^\W\d_]+ to [a-z]")
"""A headline's future: "Port to buy two cranes"."""
_EXACTLY = re.compile(r"\b(?:exactly|precisely)\b", re.IGNORECASE)
_ROUGHLY = re.compile(r"\b(?:estimat\w+|approximately|roughly)\b", re.IGNORECASE)
_CEILING = re.compile(r"\b(?:up to|as (?:much|many) as)\b", re.IGNORECASE)
"""What "can save up to 22" allows: "saves up to 22" says no more."""
_GOES_ON = re.compile(r"\s+(?:continue|remain|stay|keep|still|go on)\b", re.IGNORECASE)
"""What "would continue" is so already: nothing is held back."""
_DIRECTLY = re.compile(r"\s+(?:the|its|their|his|her|these|those|our)?\s*")


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["name"], re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE))
        for row in lists("qualifiers")["row"]
    )


@cache
def _kept() -> tuple[re.Pattern[str], ...]:
    """For each row, what a claim may say to be no stronger: words of its own row and of those above."""
    keep = "|".join(map(re.escape, lists("qualifiers")["keep"]))
    patterns = [f"{pattern.pattern}|{keep}" for _, pattern in _rows()]
    return tuple(re.compile(one, re.I) for one in accumulate(patterns, lambda one, other: f"{one}|{other}"))


def lost(hearing: Hearing, held: Held) -> Held | None:
    """The qualifier of a figure that the claim repeats without it."""
    figure = held.figure
    if figure is None or figure.kind in _TIMES or held.alignment < _ALIKE:
        return None
    if held.support is not Support.SUPPORTED:
        return None
    source = hearing.passages.all[held.passage]
    roughly = _EXACTLY.search(hearing.claim.words[slice(*held.span)]) and _ROUGHLY.search(source.words)
    if roughly:
        return held._replace(support=Support.OVERSTATED, reason=Reason.QUALIFIER_LOST, at=roughly.span())
    ceiling = bool(_CEILING.search(hearing.claim.words[slice(*held.span)]))
    for rank, (name, pattern) in enumerate(_rows()):
        start = _last(source, figure, pattern, directly=name == _PART, ceiling=ceiling)
        words = hearing.claim.words
        if start is not None and not _kept()[rank].search(words) and not _HEADLINE.search(words):
            return held._replace(
                support=Support.OVERSTATED, reason=Reason.QUALIFIER_LOST, at=(start, figure.end)
            )
    return None


def _last(
    source: Statement, figure: Mention, pattern: re.Pattern[str], *, directly: bool, ceiling: bool
) -> int | None:
    """Where the nearest qualifier of the figure begins, in its part of the sentence."""
    before = [token for token in source.tokens if token[1] < figure.end]
    if not before:
        return None
    part = before[-1][3]
    first = next(start for _, start, _, at in before if at == part)
    for found in reversed(list(pattern.finditer(source.words, first, figure.end))):
        between = sum(1 for _, start, end, _ in before if start >= found.end() and end <= figure.start)
        if _GOES_ON.match(source.words, found.end()) or (ceiling and found[0].lower() == "can"):
            continue
        if between <= _REACH and (
            not directly or _DIRECTLY.fullmatch(source.words, found.end(), figure.start)
        ):
            return found.start()
    return None
