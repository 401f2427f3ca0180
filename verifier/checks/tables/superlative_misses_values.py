"""The largest, and a larger one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.checks.grid import Column, columns
from verifier.checks.phrases import forms, pattern
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_BREAK = re.compile(r"[;:]\s|\s[—–]\s|\s(?:while|but|whereas)\s")
_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_BESIDE = (
    ("ahead", "{MOST}", True),
    ("ahead", "{LEAST}", False),
    ("among", "{MOST}", True),
    ("among", "{LEAST}", False),
    ("led", "{MOST}", True),
    ("of", "{MOST}", True),
    ("of", "{LEAST}", False),
)
_HAD = re.compile(
    r"\s(?:had|has|got|gets|gave|gives|recorded|showed|is|was) the (?P<best>\w+)\b(?: \w+){0,3}$"
)
_PEAKS = (("peaks", "{MOST}", True),)
_PEAK = re.compile(r"\b(?:peak|record|high\b)")
_TOPS = re.compile(
    r"\b(?:tops?|topped|leads?|led|heads?|headed) the (?:table|list|rankings?|league|standings|field)\b"
)
_OF_THESE = re.compile(r"\b(?:in|on|of) (?:the|this|our) (?:table|list|chart|overview|ranking)\b")
_RANK = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


@check(
    message="“{claimed}” is said of {value}, and there is {other}",
    suggestion="Name the right one, or mend one of the two values.",
    at_most=Severity.ERROR,
    bad=(
        "Northport had the most sailings, 710, ahead of Eastbay with 745 and Alder with 650.",
        "| Port | Sailings |\n|---|---|\n| Northport | 710 |\n| Eastbay | 745 |\n| Alder | 650 |\n\n"
        "Northport has the most sailings of the three.\n",
        "Of the three piers, pier B had the lowest income: pier A made £6.1m, pier B £5.4m and pier C £4.9m.",
        "Eastbay, the smallest port by berths, closes in May.\n\n"
        "| Port | Berths | Cranes |\n|---|---|---|\n| Northport | 7 | 2 |\n| Eastbay | 14 | 3 |\n| Alder | 6 | 1 |\n",
    ),
    good=(
        "Eastbay had the most sailings, 745, ahead of Northport with 710 and Alder with 650.",
        "| Port | Sailings |\n|---|---|\n| Northport | 710 |\n| Eastbay | 745 |\n| Alder | 650 |\n\n"
        "Eastbay has the most sailings of the three; Northport has the second most.\n",
        "| Port | Sailings | Cranes |\n|---|---|---|\n| Northport | 710 | 9 |\n| Eastbay | 745 | 3 |\n\n"
        "Northport has the largest cranes in the north.\n",
        "Of the three piers, pier C had the lowest income: pier A made £6.1m, pier B £5.4m and pier C £4.9m.",
        "Sailings peaked at 300 in 2019; revenue was 9,000 in 2020.",
        "Northport had one of the highest totals, 710, ahead of Eastbay with 745.",
        "Northport had the lowest fares, £7, ahead of Eastbay with £9.",
    ),
    source="Gibson, Accuracy list: check superlatives",
)
def superlative_misses_values(ledger: Ledger) -> Iterator[Outcome]:
    """A text calls one thing the largest, and its own figures show a larger one.

    The claim was true of an older table, or two rows were swapped.
    """
    yield from _in_sentences(ledger)
    yield from _in_paragraphs(ledger)
    tabled = [(table, cells) for table, cells in columns(ledger) if cells]
    if tabled:
        yield from _against_tables(ledger, [cells for _, cells in tabled])


def _in_sentences(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is not Form.CELL and block.zone not in _ASIDE:
            for figures in _by_unit(claims):
                yield from _ahead(Skeleton.of(sentence, figures), _BESIDE)
                yield from _listed(Skeleton.of(sentence, figures))


def _in_paragraphs(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_block.items():
        block = ledger.document.blocks[index]
        if block.form is not Form.CELL and block.zone not in _ASIDE and _PEAK.search(block.words):
            for figures in _by_unit(claims):
                yield from _ahead(Skeleton.over(block.sentences, figures), _PEAKS, Severity.WARNING)


def _listed(skeleton: Skeleton) -> Iterator[Outcome]:
    """ "Plot B had the lowest yield: plot A gave 6.1 tonnes, plot B 5.4 tonnes and plot C 4.9 tonnes"."""
    head, colon, tail = skeleton.words.partition(": ")
    claimed = _HAD.search(head) if colon else None
    if not claimed or re.search(FIGURE, head) or pattern("superlative", "OTHER").search(head):
        return
    most = pattern("superlative", "MOST").search(claimed["best"]) is not None
    if most is (pattern("superlative", "LEAST").search(claimed["best"]) is not None):
        return
    entries = [
        (re.sub(r"^\W*(?:and |while )?", "", label).split(), skeleton.figures(figure)[0])
        for label, figure in re.findall(rf"([^{FIGURE[1:-1]}]*)({FIGURE})", tail)
    ]
    name = " " + head[: claimed.start()].lower().strip()
    named = [
        claim
        for words, claim in entries
        if any(name.endswith(" " + " ".join(words[:size]).lower()) for size in range(1, len(words) + 1))
    ]
    short = all(0 < len(words) <= 5 for words, _ in entries)
    if len(entries) > 1 and len(named) == 1 and short:
        others = [claim for _, claim in entries if claim is not named[0]]
        yield _judged(named[0], others, Severity.ERROR, most=most)


def _by_unit(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Values that can be set beside each other, two or more."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if _is_value(claim):
            found.setdefault(claim.unit.partition(" per ")[0], []).append(claim)
    yield from (figures for figures in found.values() if len(figures) > 1)


def _ahead(
    skeleton: Skeleton, sections: Sequence[tuple[str, str, bool]], severity: Severity = Severity.ERROR
) -> Iterator[Outcome]:
    told: set[str] = set()
    for section, best, most in sections:
        for form in forms("superlative", section, BEST=best):
            for found in form.finditer(skeleton.words):
                (first,) = skeleton.figures(found["a"])
                others = [c for name in "bc" if found[name] for c in skeleton.figures(found[name])]
                before = skeleton.words[max(0, found.start() - 20) : found.start()]
                some = re.search(rf"(?:{FIGURE}|\bone) of $", before)
                if first.id in told or some or pattern("superlative", "OTHER").search(before + found[0]):
                    continue
                told.add(first.id)
                yield _judged(first, others, severity, most=most)


def _judged(first: Claim, others: list[Claim], severity: Severity, *, most: bool) -> Outcome:
    beaten = [c for c in others if c.value != first.value and ((c.value or 0) > (first.value or 0)) is most]
    if not beaten:
        return Held.on(first, *others)
    worst = max(beaten, key=lambda c: c.value or 0) if most else min(beaten, key=lambda c: c.value or 0)
    return Hit.on(
        first,
        worst,
        severity=severity,
        claimed="most" if most else "least",
        value=first.words,
        other=worst.words,
        arithmetic=f"{worst.words} {'>' if most else '<'} {first.words}",
    )


def _against_tables(ledger: Ledger, tabled: list[tuple[Column, ...]]) -> Iterator[Outcome]:
    for block in ledger.document.blocks:
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for sentence in block.sentences:
            for form, most in (
                (pattern("superlative", "MOST"), True),
                (pattern("superlative", "LEAST"), False),
                (_TOPS, True),
            ):
                for found in form.finditer(sentence.words):
                    for cells in tabled:
                        if outcome := _tabled(sentence, found, cells, most=most):
                            yield outcome
                            break


def _tabled(
    sentence: Sentence, found: re.Match[str], cells: tuple[Column, ...], *, most: bool
) -> Outcome | None:
    """One superlative against one table: the row it names must be the first of the column it speaks of."""
    clause_start = max((m.end() for m in _BREAK.finditer(sentence.words[: found.start()])), default=0)
    ending = _BREAK.search(sentence.words, found.end())
    clause_end = ending.start() if ending else len(sentence.words)
    clause = sentence.words[clause_start:clause_end]
    rank = re.search(r"\b(second|third|fourth|fifth)[ -]?$", sentence.words[: found.start()])
    before = sentence.words[max(clause_start, found.start() - 25) : found.start()]
    follows = re.search(r"\b(?:was|were|is|are)\s$", before) and re.match(
        r" (?:in|for|at|on) ", sentence.words[found.end() :]
    )
    named = found.re is _TOPS or follows or re.search(r"\b(?:the|its|their)\s(?:\w+[ -])?$", before)
    if not named or (pattern("superlative", "OTHER").search(before) and not rank):
        return None
    column = _column(clause, cells)
    scope = _OF_THESE.sub("", re.split(r"[,;.(]", sentence.words[found.end() : clause_end])[0])
    if column is None or (pattern("superlative", "SCOPE").search(scope) and not follows):
        return None
    row = _named(clause[found.end() - clause_start :], 0, column) if follows else None
    row = row or (None if follows else _named(clause, found.start() - clause_start, column))
    if row is None:
        return None
    first = row[1]
    values = sorted({claim.value for _, claim in column.rows if claim.value is not None}, reverse=most)
    place = _RANK[rank[1]] if rank else 1
    if first.value is None or len(values) < place:
        return None
    start, end = sentence.span(found.start(), found.end())
    if values[place - 1] == first.value:
        return Held.on(Stretch(start=start, end=end), first)
    label, other = next((label, claim) for label, claim in column.rows if claim.value == values[place - 1])
    return Hit.on(
        Stretch(start=start, end=end),
        first,
        other,
        confidence=Confidence.HIGH,
        claimed=found[0],
        value=f"{row[0].words} ({first.words})",
        other=f"{label.words} ({other.words})",
        arithmetic=f"{label.words} {other.words}, {row[0].words} {first.words}",
    )


def _named(clause: str, at: int, column: Column) -> tuple[Block, Claim] | None:
    """The row that the clause speaks of: the last one named before the superlative, or the first after it."""
    places = [
        (spot.start(), row)
        for row in column.rows
        for spot in re.finditer(rf"(?<!\w){re.escape(row[0].words.strip())}(?!\w)", clause)
    ]
    before = [(start, row) for start, row in places if start < at]
    if before:
        return max(before, key=lambda place: place[0])[1]
    return min(places, key=lambda place: place[0])[1] if places else None


def _column(clause: str, cells: tuple[Column, ...]) -> Column | None:
    """The one column whose header the clause names; or the only one of the table."""
    words = {_stem(word) for word in re.findall(r"[A-Za-z]{3,}", clause.lower())}
    named = [
        c
        for c in cells
        if words & {_stem(w) for w in re.findall(r"[a-z]{3,}", c.head.words.lower())} - _EMPTY
    ]
    if len(named) == 1:
        return named[0]
    return cells[0] if len(cells) == 1 and not named else None


def _stem(word: str) -> str:
    return word.rstrip("s")


_EMPTY = {"the", "number", "total", "and", "per", "for", "with", "year", "rate", "share", "average"}


def _is_value(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)
        and claim.value is not None
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not claim.hypothetical
    )
