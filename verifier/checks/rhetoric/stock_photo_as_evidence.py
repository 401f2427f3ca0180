"""A picture from a library, told as if it showed the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_LIBRARY = re.compile(
    r"\b(?:Unsplash(?:\.com|\+)?|Pexels|Pixabay|Shutterstock|iStock(?:photo)?|Adobe Stock|Depositphotos|Dreamstime"
    r"|Freepik|Alamy Stock|stock (?:photo(?:graph)?|image|picture|footage))\b",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[|—–•·.:;]\s|[)\]]\s?")
_SYMBOL = re.compile(
    r"\b(?:symbol\w*|illustrat\w+|file (?:photo|picture)|representative|posed|model|generic|for illustration)\b",
    re.I,
)
_CREDIT = re.compile(r"\b(?:photo|image|picture|credit|courtesy|via|by)\b[^|—–]{0,60}$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_LONGEST = 400
_LEAST = 4
"""Words of a caption that says more than a title."""


@check(
    message="“{words}” is said of a picture from {library}",
    suggestion="Say that the picture is a symbol, or caption only what it shows.",
    at_most=Severity.NOTE,
    bad=(
        "The Tarn dam will be 40 metres high.\n\nPhoto by A. Reed on Unsplash | The scale of the "
        "Tarn dam and its turbines",
    ),
    good=(
        "The Tarn dam will be 40 metres high.\n\nPhoto by A. Reed on Unsplash",
        "The Tarn dam will be 40 metres high.\n\nImage: Shutterstock (symbolic picture of the Tarn dam)",
        "The Tarn dam will be 40 metres high.\n\nPhoto: Ida Holm/The Tarn Courier. The Tarn dam "
        "on Monday morning",
    ),
)
def stock_photo_as_evidence(ledger: Ledger) -> Iterator[Outcome]:
    """A picture from a stock library is captioned as if it showed what the text tells.

    Readers believe what they see; a library's picture shows some dam, not this one.
    """
    told = " ".join(b.words for b in ledger.document.blocks if b.zone not in (Zone.CAPTION, Zone.REFERENCES))
    names = {found[0] for found in _NAME.finditer(told)}
    found = [
        (span, library)
        for block in ledger.document.blocks
        if block.sentences and _pictured(block)
        for span, library in _captioned(block, names)
    ]
    if found:
        first, library = found[0]
        yield Hit.on(
            *(span for span, _ in found),
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            words=ledger.document.reads(first.start, first.end),
            library=library,
        )


def _pictured(block: Block) -> bool:
    return (
        block.form is Form.PARAGRAPH
        and block.zone in (Zone.CAPTION, Zone.BODY)
        and len(block.words) <= _LONGEST
    )


def _captioned(block: Block, names: set[str]) -> Iterator[tuple[Stretch, str]]:
    """The stretch of a caption that tells of something named in the text, and the library it is from."""
    named = _LIBRARY.search(block.words)
    if not named or _SYMBOL.search(block.words) or (block.zone is Zone.BODY and named.start() > 12):
        return
    for sentence in block.sentences:
        for low, high in _parts(sentence.words):
            part = sentence.words[low:high]
            if _LIBRARY.search(part) or _CREDIT.search(part) or len(part.split()) < _LEAST:
                continue
            if any(word[0] in names for word in _NAME.finditer(part)):
                start, end = sentence.span(low, high)
                yield Stretch(start=start, end=end), named[0]
                return


def _parts(words: str) -> Iterator[tuple[int, int]]:
    low = 0
    for sign in (*_SIGN.finditer(words), None):
        high = sign.start() if sign else len(words)
        if words[low:high].strip():
            yield low, high
        low = sign.end() if sign else high
