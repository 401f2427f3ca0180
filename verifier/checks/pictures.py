"""A block in, whether it is the caption of a picture out, and of which library the picture is."""

from __future__ import annotations

import re

from verifier.model.document import Block, Document, Form, Zone

LIBRARY = re.compile(
    r"\b(?:Unsplash(?:\.com|\+)?|Pexels|Pixabay|Shutterstock|iStock(?:photo)?|(?:Adobe|Alamy|Canva|Getty|Pond5) ?Stock"
    r"|Depositphotos|Dreamstime|Freepik|Fotolia|Bigstock(?:photo)?|123RF|Rawpixel|Picjumbo|Stocksy|Vecteezy|Envato"
    r"|Canva|StockSnap|Burst|Kaboompics|stock (?:image|photo) (?:library|agency))\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"!\[[^\]]*\]\((?P<file>[^()\s]+)[^()]*\)[ \t]*\n\s*(?:[*_<(]{0,3})\Z")
"""An image of Markdown right before a block."""
LIBRARY_FILE = re.compile(
    r"(?P<name>unsplash|pexels|pixabay|shutterstock|istock|adobe-?_?stock|depositphotos|dreamstime|freepik|alamy|fotolia"
    r"|gettyimages|bigstock|123rf|stock-?_?photo)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:^|[.(|–—] ?|\s)(?:photo|photograph|picture|image|foto|illustration|credit|copyright|©)s?"
    r"(?: credits?| by)?\s?[:©/]?\s[A-Z][^.]{1,60}[.)]?$",
    re.IGNORECASE,
)
_LONGEST = 400


def pictured(document: Document, block: Block) -> bool:
    """Whether a block stands right below an image, in italics or with a credit at its end."""
    if block.form is not Form.PARAGRAPH or len(block.words) > _LONGEST or block.zone is not Zone.BODY:
        return False
    before = document.text[max(0, block.start - 300) : block.start]
    set_apart = document.text[block.start - 1 : block.start] in ("*", "_") and block.words[-1:] not in (
        ":",
        ",",
    )
    return bool(_FILE.search(before)) and (set_apart or bool(_CREDIT.search(block.words)))


def library(document: Document, block: Block) -> str:
    """The stock library that a caption credits, or that the file above it is from; "" for none."""
    credited = LIBRARY.search(block.words)
    if credited:
        return credited[0]
    file = _FILE.search(document.text[max(0, block.start - 300) : block.start])
    found = LIBRARY_FILE.search(file["file"]) if file else None
    return found["name"] if found else ""
