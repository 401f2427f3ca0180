"""A caveat below that headline and summary lack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks import reserve
from verifier.checks.causal import Tie, wording
from verifier.checks.check import Outcome, check
from verifier.checks.first import Line, equal, figures, first, matter, rest, same
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Hit, Severity, Span, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind, Mention

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_LONGEST = 160
_BRIEF, _SENTENCE = 150, 4
"""Words: in a shorter text a caveat is about all of it; a shorter first line is a label."""
_NAME = re.compile(r"(?<=\w )[A-Z]\w+|(?<=[“\"':])[A-Z]\w+")
_KEPT = re.compile(r"\s*(?:from|compared|against|after|on)\b.*", re.IGNORECASE)
"""Behind a figure, what it is held against: "rose 70% from the year of the flood" has kept the caveat."""
_FEWEST = 3
_MOST_OF = 0.6
"""A caveat without the figure is about a line if it holds so many, and so much, of the line's telling words."""
_THE = re.compile(r"\b(?:the|this|that|those|these)\s$", re.IGNORECASE)
_ONLY = re.compile(r"\bonly (?:to|for|in|if|when|where|with|on|among|at|under|after|by)\b(.*)")
_CUT = re.compile(r"(?<=\w)[,;:—–] (?=\w)|, (?=(?:said|says|because|since) )")

_SMALL = 20


@check(
    message="“{claim}” stands bare; {share} % of the way down the text says: “{caveat}”",
    suggestion="Say it where the figure stands first, in the text's own words: “{line}”",
    at_most=Severity.WARNING,
    bad=(
        "# Kelp farm feeds 40,000 people\n\nThe farm floats off Alder. Its ropes are made of hemp.\n\n"
        "The 40,000 is only an estimate, the farm's founder said.",
        "**Summary**\n\n- The bank has 900,000 users\n- It closed 30 branches\n\nBranches cost money. Staff "
        "were told in "
        "May.\n\nThe bank counts 900,000 users. Hold this number loosely until the "
        "audit.",
        "# Tar cuts cough in shipwrights by half\n\nThe yard asked 60 men. "
        "The survey cannot show that tar is the reason.",
        "# Tunnel to cost £2bn\n\nIt runs under the bay.\n\nWhether £2bn is enough for the tunnel remains an "
        "open question.",
    ),
    good=(
        "# Tar yard asks 60 men\n\nTar is old. The survey of 60 men is small, and no cure is claimed.",
        "# Kelp farm could feed 40,000 people\n\nThe farm floats off Alder.\n\nThe 40,000 people are only an estimate.",
        "# Kelp farm feeds 40,000 people\n\nThe farm floats off Alder. A second farm is not guaranteed.",
        "# Kelp farm feeds 40,000 people\n\nThe farm feeds 40,000 people. Its rope of 900 metres is only an estimate.",
    ),
)
def summary_drops_caveat(ledger: Ledger) -> Iterator[Outcome]:
    """Headline or summary gives a figure bare that the text below takes back.

    Most readers see the top alone. What the text itself calls uncertain has to be uncertain there too.
    """
    above = first(ledger)
    yield from _on_the_whole(ledger, above)
    likely = {number for number, _, _ in ledger.having(reserve.caveat_forms())}
    caveats = [line for line in rest(ledger) if line.at in likely and reserve.caveat(line.words)]
    if not above or not caveats:
        return
    taken: set[int] = set()
    for weak, places in _figures_taken_back(ledger, above, caveats).items():
        taken |= {line.at for line, _ in places}
        if not any(reserve.reserved(line.words) for line, _ in places):
            (line, figure), *others = places
            below = (caveats[at].stretch for at in weak)
            yield _hit(ledger, line, caveats[weak[0]], figure, *(other for _, other in others), *below)
    for line in above:
        again = [one for one in caveats if line.at not in taken and _retold(line, one)]
        if again and not reserve.reserved(line.words):
            yield _hit(ledger, line, again[0], line.stretch, again[0].stretch)


def _figures_taken_back(
    ledger: Ledger, above: Sequence[Line], caveats: Sequence[Line]
) -> dict[tuple[int, ...], list[tuple[Line, Mention]]]:
    """By the caveats that weaken it: where a figure stands above."""
    found: dict[tuple[int, ...], list[tuple[Line, Mention]]] = {}
    for line in above:
        for figure in figures(ledger, line):
            kept = _KEPT.match(ledger.document.text[figure.end : line.sentence.end])
            base = matter(kept[0]) if kept else frozenset()
            weak = tuple(
                at
                for at, one in enumerate(caveats)
                if _weakens(ledger, one, figure, line) and not base & matter(one.words)
            )
            if weak:
                found.setdefault(weak, []).append((line, figure))
    return found


def _on_the_whole(ledger: Ledger, above: Sequence[Line]) -> Iterator[Outcome]:
    """A brief text that takes back all it tells, and a first line that says nothing of it."""
    below = rest(ledger)
    if not above or sum(len(line.words.split()) for line in below) >= _BRIEF:
        return
    line = above[0] if len(above[0].words.split()) >= _SENTENCE else above[min(1, len(above) - 1)]
    caveat = next((one for one in below if reserve.whole(one.words) and not reserve.caveat(one.words)), None)
    bold = figures(ledger, line) or wording(line.words).tie is Tie.CAUSAL
    if caveat and bold and not any(reserve.reserved(one.words) or reserve.whole(one.words) for one in above):
        yield _hit(ledger, line, caveat, line.stretch, caveat.stretch)


def _retold(line: Line, caveat: Line) -> bool:
    """Whether a caveat repeats most of what a line above says: "too early to say that the drug cures blindness"."""
    names = matter(" ".join(_NAME.findall(caveat.words)))
    said, common = matter(line.words), (matter(line.words) & matter(caveat.words)) - names
    return len(common) >= _FEWEST and len(common) >= _MOST_OF * len(said)


def _hit(ledger: Ledger, line: Line, caveat: Line, primary: Span, *related: Span) -> Hit:
    return Hit.on(
        primary,
        *related,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        claim=line.words.strip(),
        share=_share(ledger, caveat),
        caveat=_short(caveat.words),
        line=f"{line.words.strip().rstrip('.')}; but: {_short(caveat.words)}",
    )


def _weakens(ledger: Ledger, caveat: Line, figure: Mention, line: Line) -> bool:
    """Whether the caveat is about that figure: it holds it, or looks back at it in its paragraph or heading."""
    own = [
        one for one in figures(ledger, caveat) if one.value is not None and _counts_alike(ledger, figure, one)
    ]
    about = (line.words, _around(ledger, caveat))
    if any(same(figure, one, about) or (equal(figure, one) and _definite(ledger, one)) for one in own):
        return True
    if _carried(line, caveat, _around(ledger, caveat)):
        return False
    counted = any(one.kind is not Kind.DURATION for one in own)  # "no longer seen after two months"
    if (counted and not reserve.points_back(caveat.words)) or not reserve.looks_back(caveat.words):
        return False
    before = _before(ledger, caveat)
    return (
        bool(before)
        and _counts_alike(ledger, figure, before[-1])
        and same(figure, before[-1], (line.words, f"{about[1]} {line.words}"))
    )


def _counts_alike(ledger: Ledger, figure: Mention, one: Mention) -> bool:
    """Whether two figures may be one: small numbers are met by chance, and count the same by their nouns."""
    if figure.unit or one.unit or (figure.value or 0) > _SMALL:
        return True
    text = ledger.document.text
    first, second = (matter(" ".join(text[each.end : each.end + 40].split()[:3])) for each in (figure, one))
    return bool(first & second)


def _carried(line: Line, caveat: Line, around: str) -> bool:
    """Whether the line has the restriction itself: "only in patients with symptoms"."""
    only = _ONLY.search(caveat.words)
    known = matter(around.replace(caveat.words, " "))
    return only is not None and bool((matter(only[1]) & matter(line.words)) - known)


def _definite(ledger: Ledger, one: Mention) -> bool:
    """ "The 63 %": a figure that the text has named before."""
    return _THE.search(ledger.document.text[max(0, one.start - 12) : one.start]) is not None


def _before(ledger: Ledger, caveat: Line) -> Sequence[Mention]:
    """The figures that "this number" may look back at: in its paragraph, else in the heading over it."""
    block = ledger.sentences[caveat.at][0]
    inside = [
        one
        for one in ledger.by_block.get(block, ())
        if one.start < caveat.sentence.start and one.value is not None
    ]
    if inside:
        return inside
    blocks = ledger.document.blocks
    heading = next((i for i in range(block, -1, -1) if blocks[i].form is Form.HEADING), None)
    return ledger.by_block.get(heading, ()) if heading is not None else ()


def _around(ledger: Ledger, caveat: Line) -> str:
    return ledger.document.blocks[ledger.sentences[caveat.at][0]].words


def _share(ledger: Ledger, caveat: Line) -> int:
    """How much of the running text stands above it, in percent."""
    blocks = [block for block in ledger.document.blocks if block.zone not in _ASIDE]
    above = sum(block.end - block.start for block in blocks if block.end <= caveat.sentence.start)
    return round(100 * above / max(1, sum(block.end - block.start for block in blocks)))


def _short(words: str) -> str:
    """A sentence, cut at a comma where it is long."""
    words = words.strip()
    if len(words) <= _LONGEST:
        return words
    cuts = [found.start() for found in _CUT.finditer(words) if 30 < found.start() <= _LONGEST]
    return f"{words[: cuts[-1] if cuts else words.rfind(' ', 0, _LONGEST)]} …"
