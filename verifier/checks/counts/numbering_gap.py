"""A numbering that leaves out or repeats a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import opening_rank, ordered
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Span, Stretch, Verdict
from verifier.model.layout import listings
from verifier.model.ledger import Ledger

_LABEL = re.compile(
    r"^\W*(?P<label>step|part|chapter|phase|stage|reason|tip|lesson|rule|question|week|act|round|exercise"
    r"|section|module"
    r"|scenario|option|mistake|myth|fact|principle|pillar|goal)\s(?P<number>\d{1,2})(?:\sof\s(?P<whole>\d{1,2}))?\b",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?<![\w)])\((?P<number>\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})\)\s(?=\w)")
_WRITTEN = re.compile(r"(?:^|\n|\s)(\d{1,3})[.)]\s+$")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_RANKED = re.compile(
    rf"\b(?:the|its|their|his|her) (?P<rank>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    r"(?P<last>,? (?:and|or) (?:last|final))?(?: [a-z]+)? of (?:the|its|their|his|her|these|all) "
    rf"(?P<whole>{'|'.join(_NUMBERS[1:])}|\d{{1,2}}) (?:[a-z]+ )?[a-z]+s\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?P<label>step|part|chapter|phase|stage|reason|rule|lesson|question|week|act|round|section|module|option"
    r"|level|volume)"
    r"\s(?P<number>\d{1,2})\b(?!\s?[-–%]|[.,]\d)",
    re.IGNORECASE,
)
_THE_NTH = re.compile(
    rf"\b[Tt]he (?P<rank>{'|'.join(_ORDINALS)})(?P<last>(?:,| and|, and|,? the)* (?:last|final)\b)?(?=[ ,])"
)
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)


@check(
    message="the numbering goes from {before} to {after}",
    suggestion="Number anew, or put back what was between {before} and {after}.",
    at_most=Severity.WARNING,
    bad=(
        "To moor a boat:\n\n1. Slow down\n2. Put out fenders\n4. Throw the line\n",
        "## Step 1: Slow down\n\nText.\n\n## Step 2: Put out fenders\n\nText.\n\n## Step 4: Throw the line\n\nText.\n",
        "Mooring is simple. First, slow down. Second, put out fenders. Fourth, throw the line.",
        "The crew made five demands. The sixth and last of the five demands, a new stove, was met at dawn.",
        "The seventh of the six locks was closed in May.",
        "The crew gave three reasons.\n\nFirst, the tide was low.\n\nSecond, the mast was old.\n\nFourth, the "
        "cook was ill.",
        "The first of the trio of boats sank in May, the second in June. The fifth, and last, came home.",
        "Stage 1 of the race ends in Alder. Stage 2 takes the boats to Holm. Stage 4 finishes in Senn.",
        "The rules ask pilots to (1) slow down, (2) put out fenders and (4) throw the line.",
    ),
    good=(
        "To moor a boat:\n\n1. Slow down\n2. Put out fenders\n3. Throw the line\n",
        "The five best piers:\n\n5. Alder\n4. Birch\n3. Cedar\n",
        "1. Slow down\n1. Put out fenders\n1. Throw the line\n",
        "## Chapter 1\n\nText.\n\n## Chapter 2\n\nText.\n\n## Chapter 3\n\nText.\n",
        "First, slow down. Second, put out fenders. Finally, throw the line.",
        "The first of the trio of boats sank in May, the second in June. The third, and last, came home.",
        "The fifth and last of the five demands, a new stove, was met at dawn. A third of the two crews slept.",
        "The 14th of the 12-mile races was run in May.",
        "She finished first in May. Second was Roe. Fourth place went to Falk.",
        "See rules (2) and (7) of the harbour code, and (1) of the lock code.",
    ),
)
def numbering_gap(ledger: Ledger) -> Iterator[Outcome]:
    """A numbered list, its steps or its ordinals skip a number or use one twice.

    Something was cut or moved, and whoever follows the steps asks what is missing.
    """
    document = ledger.document
    for listing in listings(document):
        items = [item for item in listing.top if item.number is not None and item.zone not in _ASIDE]
        if len(items) == len(listing.top) > 2:
            yield from _judged([(_printed(document.text, item), item) for item in items])
    yield from _labelled(document.blocks)
    yield from _opening(document.blocks)
    yield from _ranked(ledger)
    for block in document.blocks:
        if block.form in (Form.PARAGRAPH, Form.ITEM) and block.zone not in _ASIDE:
            yield from _said(block)


def _printed(text: str, item: Block) -> int:
    """The number as the source writes it, where it does: Markdown counts anew when it is rendered."""
    written = _WRITTEN.search(text[max(0, item.start - 8) : item.start])
    return int(written[1]) if written else item.number or 0


def _labelled(blocks: Sequence[Block]) -> Iterator[Outcome]:
    """Headings of one level, numbered or called "Step 3 of 5"."""
    runs: dict[tuple[int, str], list[tuple[int, Span]]] = {}
    for block in blocks:
        if block.form is not Form.HEADING or block.zone in _ASIDE:
            continue
        for deeper in [key for key in runs if key[0] > block.level]:
            yield from _judged(runs.pop(deeper))
        found = _LABEL.match(block.words)
        if found:
            runs.setdefault((block.level, found["label"].lower()), []).append((int(found["number"]), block))
        elif block.number is not None:
            runs.setdefault((block.level, ""), []).append((block.number, block))
    for run in runs.values():
        yield from _judged(run)


def _opening(blocks: Sequence[Block]) -> Iterator[Outcome]:
    """Paragraphs that open with "First, …", "Second, …", and sentences that open with "Stage 1", "Stage 2"."""
    run: list[tuple[int, Span]] = []
    stages: dict[str, list[tuple[int, Span]]] = {}
    for block in blocks:
        plain = block.form in (Form.PARAGRAPH, Form.ITEM) and block.zone not in _ASIDE and block.sentences
        rank = opening_rank(block.sentences[0].words) if plain else None
        if rank is None or (rank == 1 and run):
            yield from _judged(run)
            run = []
        if rank is not None:
            run.append((rank, block.sentences[0]))
        for sentence in block.sentences if plain else ():
            if found := _LABEL.match(sentence.words):
                stages.setdefault(found["label"].lower(), []).append((int(found["number"]), sentence))
        yield from _last(block.sentences) if plain else ()
    yield from _judged(run)
    for stage in stages.values():
        yield from _judged(stage)


def _last(sentences: Sequence[Sentence]) -> Iterator[Outcome]:
    """ "The first was dropped in May, the second in June. The fifth, and last, …"."""
    ranks = [
        (
            _ORDINALS.index(found["rank"].lower()) + 1,
            bool(found["last"]),
            _stretch(sentence, found.span("rank")),
        )
        for sentence in sentences
        for found in _THE_NTH.finditer(sentence.words)
    ]
    for at, (rank, last, place) in enumerate(ranks):
        before = [one for one, _, _ in ranks[:at]]
        if last and len(before) > 1 and before == list(range(1, len(before) + 1)):
            if rank == len(before) + 1:
                yield Held.on(place, ranks[at - 1][2], weighed=False)
            else:
                yield Hit.on(
                    place,
                    ranks[at - 1][2],
                    verdict=Verdict.OVERSTATED,
                    before=len(before),
                    after=rank,
                    arithmetic=f"{len(before)}, {rank}",
                )


def _ranked(ledger: Ledger) -> Iterator[Outcome]:
    """ "The sixth and last of the five demands": a rank that the count does not reach."""
    for _, block, sentence in ledger.sentences:
        if block.zone in _ASIDE or " of " not in sentence.words:
            continue
        for found in _RANKED.finditer(sentence.words):
            rank, whole = _rank(found["rank"]), _count(found["whole"])
            start, end = sentence.span(*found.span("rank"))
            span, set_ = Stretch(start=start, end=end), _stretch(sentence, found.span("whole"))
            if rank is None or whole is None:
                continue
            if rank > whole or (found["last"] and rank < whole):
                yield Hit.on(
                    span,
                    set_,
                    before=whole,
                    after=rank,
                    severity=Severity.WARNING,
                    arithmetic=f"{rank} {'>' if rank > whole else '<'} {whole}",
                )
            elif found["last"]:
                yield Held.on(span, set_, weighed=False)


def _rank(word: str) -> int | None:
    word = word.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word.rstrip("stndrh"))


def _count(word: str) -> int | None:
    word = word.lower()
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word)


def _stretch(sentence: Sentence, span: tuple[int, int]) -> Stretch:
    start, end = sentence.span(*span)
    return Stretch(start=start, end=end)


def _said(block: Block) -> Iterator[Outcome]:
    ranks = ordered(block.sentences)
    firm = [(rank, sentence) for rank, sentence in ranks if re.match(r"\w+(?:ly)?[,:]", sentence.words)]
    once = sum(rank == 1 for rank, _ in firm) == 1  # a second "Firstly" begins a list of its own
    if len(firm) > 2 and len(firm) == len(ranks) and firm[0][0] == 1 and once:
        yield from _judged(firm, most=9)
    for sentence in block.sentences:
        yield from _inline(sentence)
        yield from _named(sentence)


def _inline(sentence: Sentence) -> Iterator[Outcome]:
    """ "(1) …, (2) … and (4) …" in one sentence, from (1) on."""
    marks: list[tuple[int, Span]] = []
    for found in _INLINE.finditer(sentence.words):
        word = found["number"]
        number = (
            int(word)
            if word.isdigit()
            else _ROMAN[word]
            if marks == [] and word == "i"
            else _number(word, marks)
        )
        start, end = sentence.span(*found.span("number"))
        marks.append((number, Stretch(start=start, end=end)))
    if len(marks) > 2 and marks[0][0] == 1:
        yield from _judged(marks)


def _named(sentence: Sentence) -> Iterator[Outcome]:
    """ "Chapter 1 is about soil, chapter 2 about seed and chapter 4 about harvest"."""
    runs: dict[str, list[tuple[int, Span]]] = {}
    for found in _CALLED.finditer(sentence.words):
        runs.setdefault(found["label"].lower(), []).append(
            (int(found["number"]), _stretch(sentence, found.span()))
        )
    for run in runs.values():
        if run[0][0] == 1:
            yield from _judged(run)


def _number(word: str, marks: Sequence[tuple[int, Span]]) -> int:
    """A letter or a Roman numeral: whichever fits as the next one."""
    readings = {_ROMAN.get(word, 0), ord(word) - ord("a") + 1 if len(word) == 1 else 0}
    expected = marks[-1][0] + 1 if marks else 1
    return expected if expected in readings else max(readings)


def _judged(run: Sequence[tuple[int, Span]], most: int = 2) -> Iterator[Outcome]:
    """One break in an otherwise unbroken run of three or more is a gap; other shapes mean something else."""
    numbers = [number for number, _ in run]
    breaks = [at for at, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1]
    if len(run) < 3 or len(set(numbers)) == 1:
        return
    if not breaks:
        yield Held.on(*(span for _, span in run), weighed=False)
    elif len(breaks) == 1 and numbers[0] == 1 and 0 <= numbers[breaks[0]] - numbers[breaks[0] - 1] <= most:
        at = breaks[0]
        yield Hit.on(
            run[at][1],
            run[at - 1][1],
            verdict=Verdict.OVERSTATED,
            before=numbers[at - 1],
            after=numbers[at],
            arithmetic=", ".join(map(str, numbers)),
        )
