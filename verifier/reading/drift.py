"""A claim file and its article in, the quotes that are no longer there out."""

from __future__ import annotations

from verifier.model.claimfile import ClaimFile
from verifier.model.finding import Hit, Stretch
from verifier.reading.quotes import fold

CHECK = "quote-drifted"
_NEAR = 60
_LONGEST = 200_000


def drift(claimfile: ClaimFile, article_text: str) -> tuple[Hit, ...]:
    """A hit on every quote the article does not hold, spacing, emphasis, case and curly signs apart."""
    article = fold(article_text)
    hits = []
    for entry in claimfile.entries:
        if not entry.quote or fold(entry.quote) in article:
            continue
        place = Stretch(start=entry.quote_start, end=entry.quote_end)
        near = _nearest(entry.quote, article_text)
        advice = f"The article now says “{near}”." if near else "Quote the article anew, or drop the claim."
        hit = Hit.on(place, claim=entry.id, quote=entry.quote, nearest=near, advice=advice)
        hits.append(hit.model_copy(update={"check": CHECK}))
    return tuple(hits)


def _nearest(quote: str, article: str) -> str:
    """The article's own words most like the quote, or nothing where none are."""
    from rapidfuzz import fuzz  # here, because most quotes have not drifted

    text = " ".join(article[:_LONGEST].split())
    found = fuzz.partial_ratio_alignment(quote[:1_000], text, score_cutoff=_NEAR)
    if not found:
        return ""
    start = text.rfind(" ", 0, found.dest_start) + 1 if found.dest_start else 0
    end = text.find(" ", found.dest_end)
    return text[start : end if end >= 0 else len(text)]
