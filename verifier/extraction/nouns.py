"""What a figure counts: "IT workers" of "2 million IT workers"."""

from __future__ import annotations

from verifier.extraction.anchor import Anchor
from verifier.extraction.measures import bare, complement, is_generic
from verifier.extraction.tree import INNER, Word
from verifier.model.mention import Kind, Mention

COUNTING = frozenset({Kind.COUNT, Kind.NUMBER, Kind.RANGE})
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_SHORT = 4
_WHEN = frozenset({"last", "next", "this", "each", "every"})


def counts_things(mention: Mention) -> bool:
    """Whether the figure is a bare number that a noun may follow."""
    return mention.kind in COUNTING and not mention.unit


def noun(anchor: Anchor, mentions: tuple[Mention, ...]) -> str:
    """The counted noun with its modifiers before it, and a short "of ..." after it; "" if none is counted."""
    if anchor.mention.kind in _SHARES:
        return _of_whom(anchor, mentions)
    if not counts_things(anchor.mention):
        return ""
    host = anchor.host
    if anchor.mention.noun and _tied_or_of(anchor):
        return anchor.mention.noun
    if host is None:
        return _partitive(anchor, mentions)
    if host.start < anchor.mention.start and host.pos == "PROPN":
        return ""
    start, end = anchor.tree.chunk(host)
    words = _counted(anchor, start, end)
    if not words or words[0].pos == "CCONJ" or words[0].lemma in _WHEN or _named_by(anchor, host):
        return ""
    text = anchor.tree.text[words[0].start : words[-1].end]
    if words[-1].at == host.at:
        text += _of_phrase(anchor, host, mentions)
    return _with_surface(bare(text), anchor.mention.noun)


def _tied_or_of(anchor: Anchor) -> bool:
    """Whether the words alone are sure: "six-cylinder engines" count cylinders, "one of the guests" guests."""
    rest = anchor.tree.text[anchor.mention.end : anchor.mention.end + 4]
    return rest[:1] == "-" or rest == " of "


def _named_by(anchor: Anchor, host: Word) -> bool:
    """Whether the figure qualifies one thing and counts none: "a magnitude 6.1 earthquake"."""
    value = anchor.mention.value
    return (
        value is not None
        and value.denominator != 1
        and host.tag in {"NN", "NNP"}
        and host.end > anchor.mention.end
    )


def _with_surface(parsed: str, surface: str) -> str:
    """What the words alone show and the parse has lost: "full-time nurses", "Airbus A350s"."""
    longer = surface.startswith(f"{parsed} ") and surface.endswith("s") and not parsed.endswith("s")
    return surface if longer or surface.endswith(f" {parsed}") else parsed


def measure_of_compound(anchor: Anchor) -> Word | None:
    """The singular noun a count only qualifies: "target" of "the 1 million engineer target"."""
    host = anchor.host
    if host is None or not counts_things(anchor.mention) or host.tag not in {"NN", "NNP"}:
        return None
    if anchor.mention.value in {None, 0, 1}:
        return None
    words = _between(anchor, *anchor.tree.chunk(host))
    return host if len(words) > 1 and words[-2].pos in {"NOUN", "PROPN"} else None


def _counted(anchor: Anchor, start: int, end: int) -> list[Word]:
    words = _between(anchor, start, end)
    if measure_of_compound(anchor) is not None:
        words.pop()
        while words and words[-1].pos == "PUNCT":
            words.pop()
    return words


def _between(anchor: Anchor, start: int, end: int) -> list[Word]:
    """The words of the chunk after the figure; all of them where the figure stands elsewhere."""
    low = anchor.mention.end if anchor.mention.start < end else start
    words = [w for w in anchor.tree.words if w.start >= max(start, low) and w.end <= end]
    while words and (words[0].pos in {"PUNCT", "ADP", "DET"} or words[0].tag in {"POS", "JJR", "RBR"}):
        words.pop(0)
    return words


def _partitive(anchor: Anchor, mentions: tuple[Mention, ...]) -> str:
    """ "three of the bridges", "millions of workers"."""
    inner = complement(anchor.tree, anchor.top, {"of"}, mentions)
    if inner is None or inner.pos == "PROPN":
        return ""
    start, end = anchor.tree.chunk(inner)
    return bare(anchor.tree.text[start:end])


def _of_whom(anchor: Anchor, mentions: tuple[Mention, ...]) -> str:
    """The population of a share: "workers" of "20% of workers"."""
    inner = complement(anchor.tree, anchor.top, {"of"}, mentions)
    if inner is None or inner.pos == "PROPN" or inner.tag not in {"NNS", "NNPS", "NN"}:
        return ""
    start, end = anchor.tree.chunk(inner)
    return bare(anchor.tree.text[start:end])


def _of_phrase(anchor: Anchor, host: Word, mentions: tuple[Mention, ...]) -> str:
    inner = complement(anchor.tree, host, {"of"}, mentions)
    if inner is None or inner.pos != "NOUN" or anchor.tree.below(inner, "det", "nmod:poss", "nummod"):
        return ""
    if is_generic(host.lemma):
        return ""
    start, end = anchor.tree.chunk(inner, INNER)
    gap = anchor.tree.text[host.end : end]
    words = gap.split()  # none where the phrase stands before the noun
    return gap if len(words) <= _SHORT and words[:1] == ["of"] and start > host.end else ""
