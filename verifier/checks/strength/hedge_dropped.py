"""A hedge that is gone when a thing is told again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks import reserve
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, again, first, matter, rest
from verifier.checks.phrases import table
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


@check(
    message="“{bare}” drops the reserve of “{hedged}”",
    suggestion="Keep the reserve: “{keep}”.",
    at_most=Severity.WARNING,
    bad=(
        "# Mill brings 300 jobs to Alder\n\nAlder is poor.\n\nThe mill will bring up to 300 jobs to Alder.",
        "# Alder has the tallest mast in the north\n\nBoats pass.\n\nIt is one of the tallest masts in the north.",
        "The soil at Alder is relatively frost-hardy. Farmers like it.\n\n- Alder: frost-hardy\n- Holm: wet",
    ),
    good=(
        "# Mill brings up to 300 jobs to Alder\n\nThe mill will bring up to 300 jobs to Alder.",
        "# Mill brings 300 jobs to Alder\n\nUp to 300 jobs were expected in Alder. The mill brought 300 jobs to Alder.",
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
def _softened() -> re.Pattern[str]:
    words = "|".join(table("strength")["soft"]["adverbs"])
    return re.compile(rf"\b(?:{words}) (?P<what>[a-z]+(?:-[a-z]+)+)\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join((*table("strength")["soft"]["adverbs"], *table("strength")["soft"]["others"]))
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)
