"""Nine million over three years against four million a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.checks.comparisons import comparisons
from verifier.checks.grid import columns
from verifier.checks.lasting import length, months
from verifier.checks.standings import Standing
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch, Verdict
from verifier.model.layout import Table
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_COMPARED = re.compile(
    r"\b(?:against|versus|compared|times as|twice as|double|halv\w+|doubled|tripled|more than|less than|from)\b"
)
_SIDE_BY_SIDE = re.compile(r"\b(?:[Aa]t|[Ww]ith) \S+ to \S+,")
_RELATED = re.compile(
    r"\b(?:times as|twice as|half as|double|more than|less than|fewer than|larger than|ahead of)\b"
)
_LIKE = re.compile(
    r"\b(?:a year|per year|annualised|annualized|a month|per month|over \w+ years)\b", re.IGNORECASE
)
_RANKED = re.compile(
    r"\b(?:is|are|was|were|stays|remains)\s(?:and \w+ |therefore |thus |so |still |clearly |easily |it is )?"
    r"(?:much |far |by far |a great deal )?(?:the )?(?:much |far )?(?:less \w+|more \w+|(?<=far )[a-z]+er"
    r"|(?<=much )[a-z]+er|quieter|busier|calmer|safer|better|worse"
    r"|poorer|richer|smaller|larger|bigger|stronger|weaker|lazier|stricter|cheaper|dearer|slower|faster)\b"
)
_PART_OF = re.compile(
    r"^(?:\s[a-z]+){0,3}?\s(?:since (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|spring|summer|autumn|winter|it (?:opened|began|started))|in (?:a|one|its first) (?:day|week|fortnight"
    r"|month|quarter)"
    r"|so far this year)\b"
)
_ALIKE = re.compile(
    r"\b(?:annuali[sz]ed|per (?:year|month)|(?:a|each|every) month|in the same)\b", re.IGNORECASE
)
_BACK = 8
_TWO = 2


@check(
    message="“{first}” is {one} and “{second}” {other}: they cannot be set side by side",
    suggestion="Bring both to one length of time first.",
    at_most=Severity.WARNING,
    bad=(
        "The contract with Alder costs the port £9m over three years. The one with Holm costs £4m a year. At £9m "
        "against £4m, Alder is more than twice as dear as Holm.",
        "The yard sold 31,000 sails in the six months to June. In the whole of 2023 it sold 64,000. "
        "Sales have thus halved from 64,000 sails to 31,000 sails.",
        "In 12 months the Alder boat was called out 84 times; the one at Holm, launched 27 times since October,"
        " is much "
        "the quieter.",
        "| Port | Spending | Period |\n|---|---|---|\n| Alder | $90m | 2021–2025 |\n| Holm | $30m | 2025 |\n\n"
        "Alder spends three times as much on cranes as Holm.\n",
        "Alder had sales of $4.0 million in the full year 2025. Its rival Holm had sales of $1.5 million in the first "
        "quarter of 2025. Alder is more than twice as large as Holm by sales.",
    ),
    good=(
        "The ferry had 5.2 million passengers from January to June and 3.8 million from July to September.",
        "Alder had sales of $4.0 million in the full year 2025. Its rival Holm had sales of $1.5 million in the year "
        "2025. Alder is more than twice as large as Holm by sales.",
        "The contract with Alder costs the port £9m over three years. The one with Holm costs £4m a year. At £3m a "
        "year against £4m, Alder is cheaper than Holm.",
        "The yard sold 31,000 sails in the six months to June. In the six months to June 2023 it sold 64,000. "
        "Sales have thus halved from 64,000 sails to 31,000 sails.",
        "In 12 months the Alder boat was called out 84 times; the one at Holm, launched 27 times in the same 12"
        " months, "
        "is much the quieter.",
        "| Port | Spending | Period |\n|---|---|---|\n| Alder | $90m | 2025 |\n| Holm | $30m | 2025 |\n\n"
        "Alder spends three times as much on cranes as Holm.\n",
    ),
    source="BBC guidance on reporting statistics: compare like with like",
)
def unlike_periods_compared(ledger: Ledger) -> Iterator[Outcome]:
    """Two figures are compared, and one is of a year and the other of several years or of a part of one.

    Over three years everything costs three times as much; only like can be set beside like.
    """
    yield from _by_name(ledger)
    yield from _in_prose(ledger)
    yield from _since(ledger)
    for table, _ in columns(ledger):
        yield from _of_table(ledger, table)


def _in_prose(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_sentence.items():
        words = ledger.sentences[index][2].words
        values = [c for c in claims if c.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER) and c.value]
        cue = _COMPARED.search(words) or _SIDE_BY_SIDE.search(words)
        if len(values) < _TWO or cue is None or _LIKE.search(words):
            continue
        sentence = ledger.sentences[index][2]
        later = [
            at for at, claim in enumerate(values) if sentence.inner(claim.start, claim.end)[0] > cue.start()
        ]
        at = max(1, later[0]) if later else 1
        first, second = values[at - 1], values[at]
        reading = (
            _told_before if cue[0] == "from" else _told_of
        )  # "5 million from January to June": no comparison
        one, other = (reading(ledger, index, claim) for claim in (first, second))
        if first.unit == second.unit and one and other:
            places = [place for place in (one[1], other[1]) if place not in (first, second)]
            yield _judged(first, second, one[0], other[0], first.words, second.words, *places)


def _by_name(ledger: Ledger) -> Iterator[Outcome]:
    """ "Brightcell is twice as large as Lumo", by the sales of a year and of a quarter, or in dollars and in euros."""
    for told in comparisons(ledger):
        if _LIKE.search(told.sentence.words) or (not told.sure and len(told.pairs) > 1):
            continue
        a, b = told.pairs[0]
        place = Stretch(start=told.sentence.start, end=told.sentence.end)
        one, other = (_lasting(standing) for standing in (a, b))
        if a.claim.unit == b.claim.unit and one and other:
            yield _judged(place, a.claim, one, other, a.claim.words, b.claim.words, b.claim)


def _lasting(one: Standing) -> int:
    """How many months a value is of."""
    told = months(one.words) if not one.tabled else 0
    window = one.claim.window
    if told or window is None or window.start is None or window.end is None:
        return told
    return round((window.end - window.start).days * 12 / 365.25)


def _since(ledger: Ledger) -> Iterator[Outcome]:
    """ "84 calls in 12 months; the southern one, with 27 since October, is much the quieter"."""
    for at in ledger.by_sentence:
        home, block, sentence = ledger.sentences[at]
        said = _RANKED.search(sentence.words)
        if not said or block.form is Form.CELL or _ALIKE.search(sentence.words):
            continue
        indexes = [one for one in (at - 1, at) if one >= 0 and ledger.sentences[one][0] == home]
        counts = [
            claim
            for one in indexes
            for claim in ledger.by_sentence.get(one, ())
            if claim.kind in (Kind.COUNT, Kind.NUMBER) and claim.value and claim.value > 1
        ]
        yield from _pair(sentence, said, [ledger.sentences[one][2] for one in indexes], counts)


def _pair(
    sentence: Sentence, said: re.Match[str], beside: Sequence[Sentence], counts: Sequence[Claim]
) -> Iterator[Outcome]:
    """The count of a whole year, and the one of a shorter time that the comparison is about."""
    whole = [(c, m) for c in counts if (m := _told_with(c, beside)) and m > 1]
    part = [c for c in counts if sentence.start <= c.start < sentence.end and _is_part(c, sentence)]
    if len(whole) == 1 and len(part) == 1 and whole[0][0] is not part[0]:
        first, months = whole[0]
        start, end = sentence.span(*said.span())
        yield Hit.on(
            Stretch(start=start, end=end),
            first,
            part[0],
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{length(months)} against a shorter time",
            first=first.words,
            second=part[0].words,
            one=f"of {length(months)}",
            other="of a shorter time",
        )


def _told_with(claim: Claim, beside: Sequence[Sentence]) -> int:
    """The months that the clause of a count says it is of."""
    for sentence in beside:
        if sentence.start <= claim.start < sentence.end:
            start, end = sentence.inner(claim.start, claim.end)
            before = re.split(r"[;:]\s", sentence.words[:start])[-1]
            after = re.split(r"[;:]\s|\.\s", sentence.words[end:])[0]
            return 0 if _PART_OF.search(after) else months(before + after)
    return 0


def _is_part(claim: Claim, sentence: Sentence) -> bool:
    _, end = sentence.inner(claim.start, claim.end)
    return _PART_OF.match(sentence.words[end:]) is not None


def _told_of(ledger: Ledger, index: int, claim: Claim) -> tuple[int, Claim] | None:
    """How many months a figure is of, as its own clause says, or where it was told before."""
    _, _, sentence = ledger.sentences[index]
    figures = [
        c for c in ledger.by_sentence[index] if c.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER) and c.value
    ]
    _, end = sentence.inner(claim.start, claim.end)
    later = [sentence.inner(c.start, c.end)[0] for c in figures if c.start > claim.start]
    lasts = months(
        re.split(r"[;:]\s|,\s(?:against|compared)", sentence.words[end : min(later, default=None)])[0]
    )
    return (lasts, claim) if lasts else _told_before(ledger, index, claim)


def _told_before(ledger: Ledger, index: int, claim: Claim) -> tuple[int, Claim] | None:
    """How many months the same figure was told for before, and where."""
    for at in range(index - 1, max(-1, index - _BACK), -1):
        for before in ledger.by_sentence.get(at, ()):
            if before.value == claim.value and before.unit.partition(" per ")[0] == claim.unit:
                lasts = months(ledger.sentences[at][2].words)
                return (lasts, before) if lasts else None
    return None


def _of_table(ledger: Ledger, table: Table) -> Iterator[Outcome]:
    """Rows of different periods, compared by their names in the text."""
    lasts = [
        (row[0], row[1], max((months(cell.words) for cell in row[1:]), default=0))
        for row in table.body
        if len(row) > 1
    ]
    if len({months for _, _, months in lasts if months}) < 2:
        return
    for block in ledger.document.blocks:
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for sentence in block.sentences:
            said = _RELATED.search(sentence.words)
            named = [one for one in lasts if one[2] and _names(one[0], sentence.words)]
            if said and len(named) == 2 and not _LIKE.search(sentence.words):
                (_, first, one), (_, second, other) = named
                start, end = sentence.span(*said.span())
                yield _judged(
                    Stretch(start=start, end=end), first, one, other, first.words, second.words, second
                )


def _names(label: Block, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(label.words.strip())}(?!\w)", words) is not None


def _judged(place: Span, beside: Span, one: int, other: int, first: str, second: str, *more: Span) -> Outcome:
    if one == other:
        return Held.on(place, beside, *more)
    return Hit.on(
        place,
        beside,
        *more,
        verdict=Verdict.OVERSTATED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{length(one)} against {length(other)}",
        first=first,
        second=second,
        one=f"of {length(one)}",
        other=f"of {length(other)}",
    )
