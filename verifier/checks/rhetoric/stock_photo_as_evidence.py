"""A picture from a library, told as if it showed the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.pictures import LIBRARY, LIBRARY_FILE, library, pictured
from verifier.checks.statements import content
from verifier.model.document import Block, Document, Form, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger

_SIGN = re.compile(r"\s\(|[|—–•·.:;]\s|[)\]]\s?")
_SYMBOL = re.compile(
    r"\b(?:symbol\w*|illustrat\w+|(?:file|stock|library|archive|agency|sample) (?:photo(?:graph)?|picture|image|shot)"
    r"|representative|posed|models?|generic|example|montage|rendering|not the|for illustration)\b",
    re.I,
)
_CREDIT = re.compile(r"\b(?:photo|image|picture|credit|courtesy|via|by)\b[^|—–]{0,60}$|©", re.IGNORECASE)
_ENDING = re.compile(
    rf"(?:photos?|photographs?|pictures?|images?|foto|credits?|source|©|via|by|from|\()[\s:/©]{{0,3}}"
    rf"(?:[\w. ]{{2,40}}(?: on|/|,|via)\s?)?{LIBRARY.pattern}\W*$",
    re.IGNORECASE,
)
"""A credit that closes a caption."""
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_LONGEST = 400
_OPENING = 12
"""Letters within which a caption that opens with its credit names the library."""
_LEAST = 4
"""Words of a caption that says more than a title."""
_SHARED = 2
"""Words of the text in a caption that tells of the same thing."""


@check(
    message="“{words}” is said of a picture from {library}",
    suggestion="Say that the picture is a symbol, or caption only what it shows.",
    at_most=Severity.NOTE,
    bad=(
        "The Tarn dam will be 40 metres high.\n\nPhoto by A. Reed on Unsplash | The scale of the "
        "Tarn dam and its turbines",
        "The town hospital has a new ward.\n\n![A nurse](nurse.jpg)\n\n*A nurse in the new ward of the town hospital. "
        "Picture: iStock*",
        "The town hospital has a new ward.\n\n![A nurse](shutterstock_4711.jpg)\n\n*The new ward of the town hospital*",
    ),
    good=(
        "The Tarn dam will be 40 metres high.\n\nPhoto by A. Reed on Unsplash",
        "The Tarn dam will be 40 metres high.\n\nImage: Shutterstock (symbolic picture of the Tarn dam)",
        "The town hospital has a new ward.\n\n![A nurse](nurse.jpg)\n\n*A nurse with a lamp (stock photo). "
        "Picture: iStock*",
        "The Tarn dam will be 40 metres high.\n\nPhoto: Ida Holm/The Tarn Courier. The Tarn dam "
        "on Monday morning",
    ),
)
def stock_photo_as_evidence(ledger: Ledger) -> Iterator[Outcome]:
    """A picture from a stock library is captioned as if it showed what the text tells.

    Readers believe what they see; a library's picture shows some dam, not this one.
    """
    if not any(form.search(ledger.document.text) for form in (LIBRARY, LIBRARY_FILE)):
        return
    captions = [b for b in ledger.document.blocks if b.sentences and _captions(ledger.document, b)]
    told = " ".join(
        b.words
        for b in ledger.document.blocks
        if b not in captions and b.zone not in (Zone.CAPTION, Zone.REFERENCES)
    )
    found = [
        (span, name)
        for block in captions
        if (name := library(ledger.document, block))
        for span in _captioned(block, told)
    ]
    if found:
        first, name = found[0]
        yield Hit.on(
            *(span for span, _ in found),
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            words=ledger.document.reads(first.start, first.end),
            library=name,
        )


def _captions(document: Document, block: Block) -> bool:
    """Whether a block is a caption: by its zone, its credit or the image above it."""
    if block.form is not Form.PARAGRAPH or len(block.words) > _LONGEST:
        return False
    if block.zone is Zone.BODY:
        named = LIBRARY.search(block.words)
        opens = named is not None and named.start() <= _OPENING
        return opens or bool(_ENDING.search(block.words)) or pictured(document, block)
    return block.zone is Zone.CAPTION


def _captioned(block: Block, told: str) -> Iterator[Stretch]:
    """The first stretch of a caption that tells of what the text tells of."""
    if _SYMBOL.search(block.words):
        return
    names = {found[0] for found in _NAME.finditer(told)}
    roots = content(told)
    for sentence in block.sentences:
        for low, high in _parts(sentence.words):
            part = sentence.words[low:high]
            if LIBRARY.search(part) or _CREDIT.search(part) or len(part.split()) < _LEAST:
                continue
            if (
                any(word[0] in names for word in _NAME.finditer(part))
                or len(content(part) & roots) >= _SHARED
            ):
                start, end = sentence.span(low, high)
                yield Stretch(start=start, end=end)
                return


def _parts(words: str) -> Iterator[tuple[int, int]]:
    low = 0
    for sign in (*_SIGN.finditer(words), None):
        high = sign.start() if sign else len(words)
        if words[low:high].strip():
            yield low, high
        low = sign.end() if sign else high
