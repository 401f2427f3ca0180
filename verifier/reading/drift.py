"""A claim file and its article in; quotes that are no longer there, and values not in their quotes, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.model.claim import Claim
from verifier.model.claimfile import ClaimFile, Entry
from verifier.model.finding import Hit, Severity, Stretch
from verifier.model.mention import Kind, Mention
from verifier.numbers import read
from verifier.reading.quotes import NEAR, Quotes, fold

DRIFTED = "quote-drifted"
MISSED = "value-misses-quote"
_ALIKE = 60
"""How much alike, in percent, words must be to be offered in place of a quote."""
_LONGEST = 3_000
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


def stands(claimfile: ClaimFile, article: str) -> bool:
    """Whether a text holds every quote, spacing, emphasis, case and curly signs apart."""
    folded = fold(article)
    quoted = [*(entry.quote for entry in claimfile.entries), *(waiver.quote for waiver in claimfile.waivers)]
    return all(fold(quote) in folded for quote in quoted)


def drift(claimfile: ClaimFile, quotes: Quotes) -> Iterator[Hit]:
    """A hit on every quote the article does not hold; the milder sort where no figure has changed."""
    for entry in claimfile.entries:
        if not entry.quote or quotes.exact(entry.quote):
            continue
        place = quotes.near(entry.quote, _ALIKE)
        near = quotes.document.reads(*place) if place else ""
        advice = f"The article now says “{near}”." if near else "Quote the article anew, or drop the claim."
        figures = bool(near) and quotes.near(entry.quote, NEAR) is not None and _changed(entry.quote, near)
        stretch = Stretch(start=entry.quote_start, end=entry.quote_end)
        severity = None if figures else Severity.WARNING
        hit = Hit.on(
            stretch, severity=severity, claim=entry.id, quote=entry.quote, nearest=near, advice=advice
        )
        yield hit.model_copy(update={"check": DRIFTED})
    for waiver in claimfile.waivers:
        if waiver.quote and not quotes.exact(waiver.quote):
            stretch = Stretch(start=waiver.start, end=waiver.end)
            advice = "What it waived is gone: drop the waiver, or quote the article anew."
            hit = Hit.on(stretch, severity=Severity.WARNING, quote=waiver.quote, advice=advice)
            yield hit.model_copy(update={"check": DRIFTED})


def missed(claimfile: ClaimFile) -> Iterator[Hit]:
    """A hit on every value that its own quote gives otherwise; a quote without a figure says nothing."""
    for entry in claimfile.entries:
        claim = entry.claim
        if claim and entry.quote and not _holds(entry, claim):
            stretch = Stretch(start=claim.start, end=claim.end)
            hit = Hit.on(stretch, value=" ".join(claim.words.split()), quote=entry.quote)
            yield hit.model_copy(update={"check": MISSED})


def _holds(entry: Entry, claim: Claim) -> bool:
    quote = fold(entry.quote)
    digits = _DIGITS.findall(claim.words)
    if claim.value is None or claim.kind in _TIMES or entry.quote_start <= claim.start < entry.quote_end:
        return True
    if (digits and all(one in quote for one in digits)) or len(quote) > _LONGEST:
        return True
    figures = [one for one in read(entry.quote) if one.kind not in _TIMES]
    return not figures or any(_same(one, claim) for one in figures)


def _same(figure: Mention, claim: Claim) -> bool:
    """Whether both can be one figure, a ratio and its percentage among them."""
    if not figure.loose.meet(claim.loose).empty:
        return True
    return figure.value is not None and claim.value in (figure.value * 100, figure.value / 100)


def _changed(quote: str, near: str) -> bool:
    """Whether a figure of the quote is none of those that stand there now."""
    now = [one.value for one in read(near[:_LONGEST])]
    return bool(now) and any(one.value not in now for one in read(quote[:_LONGEST]))
