"""A hedge that is gone when a thing is told again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, again, first, matter, rest
from verifier.checks.phrases import table
from verifier.checks.retold import Hold, weakened
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.QUOTATION)
_ONE_OF = re.compile(
    r"\b(?:one of|among) (?:the |its |their )?(?:[\w’'-]+['’]s )?(?:\w+ )?(?P<most>(?:most|least) \w+|\w+est) "
    r"(?P<noun>[a-z]\w+)",
    re.IGNORECASE,
)
_THE = r"\b(?:the|[\w’'-]+['’]s) (?:\w+['’]s )?(?:\w+ )?{most} {noun}\b"

_PREMISE = re.compile(
    r"(?:Because|As|Since|Now that|Given that) (?P<clause>(?:the|an?|its|their) [^,;.:]{8,80}),"
)
_BETWEEN = re.compile(
    r"\b(?:between (?P<low>\d[\d,]*) and|from \d[\d,]* to) (?P<high>\d[\d,]*\d)(?! ?(?:per|%|\d))",
    re.IGNORECASE,
)
_SHARED = 2
_NEAR = 6
"""So many sentences on, a thing is still remembered."""


@check(
    message="“{bare}” drops the reserve of “{hedged}”",
    suggestion="Keep the reserve: “{keep}”.",
    at_most=Severity.WARNING,
    bad=(
        "# Mill brings 300 jobs to Alder\n\nAlder is poor.\n\nThe mill will bring up to 300 jobs to Alder.",
        "# Alder has the tallest mast in the north\n\nBoats pass.\n\nIt is one of the tallest masts in the north.",
        "The soil at Alder is relatively frost-hardy. Farmers like it.\n\n- Alder: frost-hardy\n- Holm: wet",
        "A first count suggests the eels pass the dam. It rained. As the eels pass the dam, no ladder is needed.",
        "Between 40 and 90 boats were in the bay. It rained. The 90 boats left at dawn.",
    ),
    good=(
        "# Mill brings up to 300 jobs to Alder\n\nThe mill will bring up to 300 jobs to Alder.",
        "# Mill brings 300 jobs to Alder\n\nUp to 300 jobs were expected in Alder. The mill brought 300 jobs to Alder.",
        "A first count suggests the eels pass the dam. A second showed that the eels pass the dam. As the eels pass "
        "the dam, no ladder is needed.",
        "Between 40 and 90 boats were in the bay. The 90 or so boats seen at noon left at dawn, and about 40 stayed.",
        "# Alder has one of the north's tallest masts\n\nIt is one of the tallest masts in the north.",
        "Alder has one of the tallest masts in the north. The tallest mast in the north stands at Holm.",
        "The soil at Alder is relatively frost-hardy. Farmers like it.\n\n- Alder: fairly frost-hardy\n- Holm: wet",
    ),
)
def hedge_dropped(ledger: Ledger) -> Iterator[Outcome]:
    """A figure or a description is told with a reserve, and elsewhere without it.

    "Up to 300" is any number to 300, "one of the tallest" need not be the tallest, "relatively safe" is not safe.
    """
    yield from _bounds(ledger)
    yield from _superlatives(ledger)
    yield from _suspicions(ledger)
    yield from _descriptions(ledger)
    yield from _premises(ledger)
    yield from _ranges(ledger)
    yield from _deeds(ledger)


def _deeds(ledger: Ledger) -> Iterator[Outcome]:
    """ "Bridge is safe" above, and below only "engineers think the bridge is safe for now"."""
    for line, weak in weakened(ledger):
        if weak[0].how is Hold.POSSIBLE:
            words, keep = weak[0].line.words, weak[0].words
            yield _hit(line.stretch, weak[0].line.stretch, line.words, words, keep, Confidence.MEDIUM)


def _premises(ledger: Ledger) -> Iterator[Outcome]:
    """ "Early results suggest it spreads on boots", and then "as it spreads on boots, ..."."""
    below = rest(ledger)
    for place, line in enumerate(below):
        found = _PREMISE.match(line.words)
        about = matter(found["clause"]) if found else frozenset()
        if (
            not found
            or len(about) < _SHARED
            or reserve.reserved(found["clause"])
            or _doubted(found["clause"])
        ):
            continue
        told = [one for one in below[max(0, place - _NEAR) : place] if about <= matter(one.words)]
        hedged = [one for one in told if _doubted(one.words)]
        if hedged and len(hedged) == len(told):
            yield _hit(
                _place(line, found),
                hedged[-1].stretch,
                found[0],
                hedged[-1].words,
                hedged[-1].words,
                Confidence.MEDIUM,
            )


def _doubted(words: str) -> bool:
    return reserve.possible(words) or _softening().search(words) is not None


def _ranges(ledger: Ledger) -> Iterator[Outcome]:
    """ "Between 200 and 500 people", and then "the 500 spectators"."""
    below = rest(ledger)
    for place, line in enumerate(below):
        for found in _BETWEEN.finditer(line.words):
            end = re.compile(rf"(?:^|[.;] )The {re.escape(found['high'])} [a-z]+")
            for other in below[place + 1 : place + 1 + _NEAR]:
                bare = end.search(other.words)
                if bare and not reserve.reserved(other.words):
                    yield _hit(
                        _place(other, bare), _place(line, found), bare[0], found[0], found[0], Confidence.LOW
                    )
                    return


def _bounds(ledger: Ledger) -> Iterator[Outcome]:
    """ "300 jobs" above, "up to 300 jobs" wherever the text below tells them."""
    for line in first(ledger):
        for claim in ledger.by_sentence.get(line.at, ()):
            told = list(again(ledger, claim, line))
            capped = [one for one, _ in told if one.comparator is Comparator.AT_MOST or _short_of(one)]
            if not capped:
                continue
            if (
                claim.comparator is not Comparator.EQUAL
                or len(capped) < len(told)
                or reserve.modal(line.words)
            ):
                yield Held.on(claim, *capped)
                continue
            sure = Confidence.LOW if _short_of(capped[0]) else Confidence.MEDIUM
            yield _hit(claim, capped[0], line.words, capped[0].words, capped[0].words, sure)


def _short_of(one: Claim) -> bool:
    """ "Nearly half" is less than half."""
    return one.comparator is Comparator.ABOUT and one.high is not None and one.high == one.value


def _suspicions(ledger: Ledger) -> Iterator[Outcome]:
    """ "Fraud" above, and nothing but "alleged fraud" below."""
    told = first(ledger)
    if not told:
        return
    below = rest(ledger)
    for line in below:
        for found in _suspected().finditer(line.words):
            noun = re.compile(rf"\b{re.escape(found['what'])}\b", re.IGNORECASE)
            above = [(one, bare) for one in told if (bare := noun.search(one.words))]
            if not above or any(
                reserve.reserved(one.words) or _suspected().search(one.words) for one, _ in above
            ):
                continue
            if any(noun.search(_suspected().sub("", other.words)) for other in below):
                continue
            one, bare = above[0]
            yield _hit(
                _place(one, bare), _place(line, found), one.words, found[0], found[0], Confidence.MEDIUM
            )
            return


def _superlatives(ledger: Ledger) -> Iterator[Outcome]:
    """ "The tallest mast" above, "one of the tallest masts" below."""
    for below in rest(ledger):
        for found in _ONE_OF.finditer(below.words):
            noun = found["noun"].removesuffix("s")
            bare = re.compile(
                _THE.format(most=re.escape(found["most"]), noun=rf"{re.escape(noun)}s?"), re.IGNORECASE
            )
            for line in first(ledger):
                told = bare.search(line.words)
                if told and not _ONE_OF.search(line.words) and matter(line.words) & matter(below.words):
                    yield _hit(
                        _place(line, told),
                        _place(below, found),
                        told[0],
                        found[0],
                        found[0],
                        Confidence.MEDIUM,
                    )


def _descriptions(ledger: Ledger) -> Iterator[Outcome]:
    """ "Relatively business-friendly" in prose, "business-friendly" in a headline, list or table."""
    short = [
        Line(index, block.zone, sentence)
        for index, (_, block, sentence) in enumerate(ledger.sentences)
        if block.zone not in _ASIDE and (block.form is not Form.PARAGRAPH or block.zone is Zone.SUMMARY)
    ]
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if block.zone in _ASIDE or block.form is Form.CELL:
            continue
        hedged = Line(index, block.zone, sentence)
        for found in _softened().finditer(sentence.words):
            bare = re.compile(rf"(?<![\w-]){re.escape(found['what'])}(?![\w-])", re.IGNORECASE)
            for line in short:
                told = bare.search(line.words)
                if line.at == index or not told or _before().search(line.words[: told.start()]):
                    continue
                yield _hit(
                    _place(line, told), _place(hedged, found), told[0], found[0], found[0], Confidence.LOW
                )


def _hit(bare: Span, hedged: Span, one: str, other: str, keep: str, confidence: Confidence) -> Hit:
    return Hit.on(
        bare,
        hedged,
        verdict=Verdict.OVERSTATED,
        confidence=confidence,
        bare=one.strip(),
        hedged=other.strip(),
        keep=keep.strip(),
    )


def _place(line: Line, found: re.Match[str]) -> Stretch:
    start, end = line.sentence.span(*found.span())
    return Stretch(start=start, end=end)


@cache
def _suspected() -> re.Pattern[str]:
    words = "|".join(table("strength")["soft"]["suspicions"])
    return re.compile(rf"\b(?:{words}) (?P<what>[a-z]{{4,}})\b", re.IGNORECASE)


@cache
def _softening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('strength')['soft']['adverbs'])}) [a-z]+", re.IGNORECASE)


@cache
def _softened() -> re.Pattern[str]:
    words = "|".join(table("strength")["soft"]["adverbs"])
    return re.compile(rf"\b(?:{words}) (?P<what>[a-z]+(?:-[a-z]+)+)\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join((*table("strength")["soft"]["adverbs"], *table("strength")["soft"]["others"]))
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)
