"""An end that lies before its start."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.lengths import days, whole
from verifier.checks.phrases import forms, pattern, table
from verifier.model.claim import Claim, Polarity
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period
from verifier.model.skeleton import Skeleton

# told of a time before the one that is told
_HAD = re.compile(r"\bhad\b[^.;:?!]*$")
# denied in its meaning, and done all the same
_REFUSED = re.compile(r"^(?:reject|refus|den|dismiss|declin)")
_DIGIT = re.compile(r"\d")
_SPLIT = re.compile(r"\s(?:to|until|till|and|through)\s|\s?[–-]\s?")


_WITH_YEAR = re.compile(r"\d{4}|[’']\d\d\b")


class Story(NamedTuple):
    """A first event at `a` and a later one at `b`, told of one subject; without the words it needs nothing is told."""

    needs: re.Pattern[str]
    forms: Callable[[], tuple[re.Pattern[str], ...]]
    """Compiled when a text has the words."""
    dated_back: bool
    """Whether the form itself says how the two dates lie, so that "earlier" is no excuse."""


@cache
def _stories() -> tuple[Story, ...]:
    plain = tuple(form for kind in ("pairs", "joined", "crimes", "lives") for form in forms("order", kind))
    back = (*forms("order", "counted"), *forms("order", "perfect"))
    stories = []
    for row in table("order")["story"]:
        words = {name.upper(): f"(?:{said})" for name, said in row.items()}
        needs = re.compile(rf"\b(?:{row['first']}|{row['first_ing']})\b")
        stories.append(Story(needs, partial(forms, "order", "told", **words), False))
    always = re.compile("")
    return (Story(always, lambda: plain, False), Story(always, lambda: back, True), *stories)


@check(
    message="“{end}” lies before “{start}”, and ought to follow it",
    suggestion="Check both dates; one of them is wrong, or the two belong to different things.",
    at_most=Severity.ERROR,
    bad=(
        "Work on the breakwater began in May 2015 and was completed in March 2012.",
        "The ferry line ran from 1974 to 1969.",
        "Born in 1971, the harbour master graduated in 1964.",
        "The pier closed in 1993, having opened in 1998.",
        "The bylaw was passed in June 2021 and came into force on 1 January 2020.",
        "The port announced the ban on old boats on 12 September 2024. The ban took effect on 1 June 2024.",
        "A man from Alder was arrested on 4 May 2023 for the theft of a dinghy. The theft took place on 19 May 2023.",
        "Anton Riel (1931–1924) drew the first charts of the bay.",
        "The pier's licence, granted in 1957, had been asked for three years earlier, in 1959.",
        "Eels were first seen in the lock on 16 April 2024. Work on its ladder had begun in September 2025.",
        "The jury retired to consider its verdict on 9 March 2026. It found both sailors guilty on 3 March 2026.",
    ),
    good=(
        "Work on the breakwater began in May 2012 and was completed in March 2015.",
        "The pier opened in 1998 in a hall that was completed in 1995.",
        "The port announced the ban on old boats on 12 September 2024. The levy took effect on 1 June 2024.",
        "A man was arrested on 4 May 2023 for the theft of a dinghy. The theft took place on 19 April 2023.",
        "The fort stood from 300 to 250 BC.",
        "The pier's licence, granted in 1962, had been asked for three years earlier, in 1959.",
        "Eels were first seen in the lock on 16 April 2024. Work on its ladder had begun in September 2022.",
        "The jury retired to consider its verdict on 9 March 2026. It found both sailors guilty on 13 March 2026.",
        "The deadline was moved from 2026 to 2025.",
        "The museum, opened in 1998, shows boats built in 1902. The old museum closed in 1990.",
        "The lock reopened in 2009 and had closed in 2004.",
        "He was elected in 2010 and again in 2014; his father left office in 1990.",
    ),
)
def end_before_start(ledger: Ledger) -> Iterator[Outcome]:
    """Something ends, is finished or takes effect before it began, was born or was passed.

    One of the two dates is wrong; only events that one sentence tells of one thing are compared.
    """
    blocks: dict[int, list[Sentence]] = {}
    for index, _, sentence in ledger.sentences:
        blocks.setdefault(index, []).append(sentence)
    told: set[tuple[str, str]] = set()
    for piece in ledger.pieces:
        if piece.block.form is Form.CELL or piece.block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        dates = [
            claim
            for claim in piece.claims
            if claim.kind in (Kind.DATE, Kind.PERIOD) and _DIGIT.search(claim.words)
        ]
        for claim in dates:
            if (claim.id, claim.id) not in told:
                told.add((claim.id, claim.id))
                yield from _backwards(claim)
        if len(dates) > 1 and piece.joins(dates):
            yield from _told(Skeleton.over(piece.sentences, dates), told)
    yield from _across(ledger, blocks, told)


def _across(
    ledger: Ledger, blocks: dict[int, list[Sentence]], known: set[tuple[str, str]]
) -> Iterator[Outcome]:
    """ "Work on the Alder dam began in 2017", and paragraphs on "the Alder dam was opened in 2014"."""
    told: dict[str, list[list[Claim]]] = {}
    for index, claims in ledger.by_block.items():
        block = ledger.document.blocks[index]
        dates = [claim for claim in claims if claim.kind is Kind.DATE and _DIGIT.search(claim.words)]
        if not dates or block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        skeleton = Skeleton.over(blocks[index], dates)
        for stage, section in enumerate(("begun", "ready", "ended")):
            for form in forms("order", section):
                for found in form.finditer(skeleton.words):
                    around = skeleton.words[max(0, found.start() - 40) : found.end() + 20]
                    if not pattern("order", "ANEW").search(around):
                        stages = told.setdefault(found["n"].removeprefix("The ").lower(), [[], [], []])
                        stages[stage] += skeleton.figures(found["d"])
    for stages in told.values():
        for first, last in ((0, 1), (0, 2), (1, 2)):
            if len(stages[first]) == len(stages[last]) == 1:
                start, end = stages[first][0], stages[last][0]
                apart = start.block != end.block and (start.id, end.id) not in known
                if apart and (outcome := _judged(start, end)):
                    yield outcome


def _backwards(claim: Claim) -> Iterator[Outcome]:
    """ "from May 2024 to March 2024": one figure that can name no days."""
    if claim.kind is not Kind.PERIOD or claim.period is not None:
        return
    parts = [
        numbers.read(part)
        for part in _SPLIT.split(claim.words.removeprefix("from ").removeprefix("between "))
    ]
    if len(parts) == 2 and all(len(part) == 1 and _plain(part[0].period) for part in parts):
        first, last = parts[0][0].period, parts[1][0].period
        if first and last and first.start and last.end and last.end <= first.start:
            yield _hit(claim, parts[1][0].words, parts[0][0].words, claim)


def _told(skeleton: Skeleton, told: set[tuple[str, str]]) -> Iterator[Outcome]:
    for story, form in _asked(skeleton.words):
        for found in form.finditer(skeleton.words):
            (first,), (last,) = skeleton.figures(found["a"]), skeleton.figures(found["b"])
            around = skeleton.words[max(0, found.start() - 60) : found.end() + 20]
            between = " ".join(found[name] for name in ("between", "beyond") if name in found.groupdict())
            if (
                (first.id, last.id) in told
                or (pattern("order", "BACK") if not story.dated_back else _HAD).search(
                    around
                    if not story.dated_back
                    else skeleton.words[max(0, found.start() - 80) : found.start()]
                )
                or pattern("order", "APART").search(between)
            ):
                continue
            if outcome := _judged(first, last):
                told.add((first.id, last.id))
                apart = isinstance(outcome, Hit) and first.sentence != last.sentence
                yield outcome.model_copy(update={"confidence": Confidence.MEDIUM}) if apart else outcome


def _asked(words: str) -> Iterator[tuple[Story, re.Pattern[str]]]:
    for story in _stories():
        if story.needs.search(words):
            yield from ((story, form) for form in story.forms())


def _judged(first: Claim, last: Claim) -> Outcome | None:
    a, b = days(first), days(last)
    if not a or not b or not _plain(a) or not _plain(b) or not a.start or not b.end or not b.start:
        return None
    if any(
        c.comparator is not Comparator.EQUAL
        or c.hypothetical
        or (c.polarity is Polarity.DENIED and not _REFUSED.search(c.verb))
        for c in (first, last)
    ):
        return None
    unsaid = [claim.period is None for claim in (first, last)]
    if len({bool(_WITH_YEAR.search(claim.words)) for claim in (first, last)}) > 1 and b.end <= a.start:
        return None  # one year is only that of the text
    if b.end > a.start:
        return Held.on(last, first) if not any(unsaid) else None
    if any(unsaid):  # without a year the end may lie in the next one
        return (
            _hit(last, last.words, first.words, first, Confidence.MEDIUM)
            if all(unsaid) and a.start.month == b.start.month
            else None
        )
    return _hit(last, last.words, first.words, first)


def _hit(blamed: Span, end: str, start: str, other: Span, confidence: Confidence = Confidence.HIGH) -> Hit:
    related = () if blamed is other else (other,)
    return Hit.on(
        blamed, *related, confidence=confidence, end=end, start=start, arithmetic=f"{end} < {start}"
    )


def _plain(period: Period | None) -> bool:
    return whole(period) and period is not None and period.grain not in (Grain.DECADE, Grain.CENTURY)
