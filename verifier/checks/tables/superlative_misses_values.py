"""The largest, and a larger one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import forms, found, pattern
from verifier.checks.records import records
from verifier.checks.singular import telling
from verifier.checks.standings import Standing
from verifier.checks.superlatives import placed
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

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
_ANY_YEAR = re.compile(r"\bthan (?:in |at |for )?any\b")
_SHOWN = 6
_QUOTED = 60
"""A clause of so many letters is quoted with its subject."""
_SHARED = 3
"""So many telling words make two sentences speak of one thing."""
_PEAKS = (("peaks", "{MOST}", True),)
_PEAK = re.compile(r"\b(?:peak|record|high\b)")


@check(
    message="“{claimed}” is said of {value}, and there is {other}",
    suggestion="Name the right one, or mend one of the two values.",
    at_most=Severity.ERROR,
    bad=(
        "Northport had the most sailings, 710, ahead of Eastbay with 745 and Alder with 650.",
        "| Port | Sailings |\n|---|---|\n| Northport | 710 |\n| Eastbay | 745 |\n| Alder | 650 |\n\n"
        "Northport has the most sailings of the three.\n",
        "The yard owns three tugs: the Ada (31 metres), the Bea (28 metres) and the Cleo (35 metres). The Ada is the "
        "longest of the three.",
        "The Alder ferry carried 23,000 cars in 2024, more than in any year since 1981. It has a new bar.\n\n"
        "In 2019 the Alder ferry carried 26,000 cars.",
        "With 61 prizes the sailing club had its best year ever in 2023; it took 74 in 2019.",
        "Of the four docks, Alder holds 410 boats, Holm 380 boats, Tern 290 boats and Gull 120 boats. Tern is"
        " the second largest.",
        "Of the three piers, pier B had the lowest income: pier A made £6.1m, pier B £5.4m and pier C £4.9m.",
        "Eastbay, the smallest port by berths, closes in May.\n\n"
        "| Port | Berths | Cranes |\n|---|---|---|\n| Northport | 7 | 2 |\n| Eastbay | 14 | 3 |\n| Alder | 6 | 1 |\n",
    ),
    good=(
        "The yard owns three tugs: the Ada (31 metres), the Bea (28 metres) and the Cleo (35 metres). The Cleo is the "
        "longest of the three.",
        "The Alder ferry carried 23,000 cars in 2024, more than in any year since 1981. It has a new bar.\n\n"
        "In 2019 the Alder ferry carried 21,000 cars. In 1975 the Alder ferry carried 30,000 cars.",
        "Eastbay had the most sailings, 745, ahead of Northport with 710 and Alder with 650.",
        "| Port | Sailings |\n|---|---|\n| Northport | 710 |\n| Eastbay | 745 |\n| Alder | 650 |\n\n"
        "Eastbay has the most sailings of the three; Northport has the second most.\n",
        "| Port | Sailings | Cranes |\n|---|---|---|\n| Northport | 710 | 9 |\n| Eastbay | 745 | 3 |\n\n"
        "Northport has the largest cranes in the north.\n",
        "With 61 prizes the sailing club had its best year since 2020 ever in 2023; it took 74 in 2019.",
        "Of the four docks, Alder holds 410 boats, Holm 380 boats, Tern 290 boats and Gull 120 boats. Tern is"
        " the third largest.",
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
    yield from _by_place(ledger)
    yield from _in_sentences(ledger)
    yield from _in_paragraphs(ledger)
    yield from _of_all_years(ledger)
    yield from records(ledger)


def _by_place(ledger: Ledger) -> Iterator[Outcome]:
    """What is given a place under its name, in a table or in the text, against its rivals there."""
    for _, group in groupby(placed(ledger), key=lambda one: (one.told.at, one.told.start)):
        places = list(group)
        told = places[0].told
        clause = told.clause if told.end - told.clause < _QUOTED else told.start
        word = _stretch(told.sentence, (clause, told.end))
        wrong = [one for one in places if not one.holds]
        if len(wrong) < len(places):
            kept = next(one for one in places if one.holds)
            yield Held.on(word, kept.own.claim, *(one.claim for one in kept.rivals[:_SHOWN]))
            continue
        one = wrong[0]
        ahead = sorted(one.ahead, key=lambda rival: _gap(rival, places[0].own))
        other = ahead[0 if one.told.rank > 1 else -1] if ahead else one.rivals[0]
        beside = one.own.home == other.home
        yield Hit.on(
            word,
            one.own.claim,
            other.claim,
            confidence=Confidence.HIGH if beside and len(places) == 1 else Confidence.MEDIUM,
            claimed=told.words,
            value=_told_of(one.own),
            other=_told_of(other),
            arithmetic=f"{_told_of(other)}, {_told_of(one.own)}",
        )


def _gap(one: Standing, other: Standing) -> Fraction:
    """How far two values are apart."""
    return abs(Fraction(one.claim.value or 0) - Fraction(other.claim.value or 0))


def _told_of(one: Standing) -> str:
    """ "Eastbay (745)" of a table; the figure alone of a sentence that is quoted beside it."""
    return f"{one.words} ({one.claim.words})" if one.tabled else one.claim.words


def _in_sentences(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is not Form.CELL and block.zone not in _ASIDE:
            for figures in _by_unit(claims):
                yield from _ahead(Skeleton.of(sentence, figures), _BESIDE, sentence)


def _in_paragraphs(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_block.items():
        block = ledger.document.blocks[index]
        if block.form is not Form.CELL and block.zone not in _ASIDE and _PEAK.search(block.words):
            for figures in _by_unit(claims):
                yield from _ahead(Skeleton.over(block.sentences, figures), _PEAKS)


def _of_all_years(ledger: Ledger) -> Iterator[Outcome]:
    """ "sold 2,300 in 2024, more than in any year since 1981", and elsewhere "in 2019 it sold 2,600"."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.zone in _ASIDE or not _ANY_YEAR.search(sentence.words):
            continue
        skeleton = Skeleton.of(sentence, [claim for claim in claims if _is_value(claim)])
        for more, most in (("{MORE_WORDS}", True), ("{LESS_WORDS}", False)):
            for form in forms("superlative", "years", BEST=more):
                for said in form.finditer(skeleton.words):
                    first = skeleton.figures(said["a"])[0]
                    since = min(
                        (int(year) for year in re.findall(r"\b(?:1[6-9]|20)\d\d\b", said["scope"])), default=0
                    )
                    others = [c for c in ledger.claims if _another_year(ledger, c, first, since)]
                    if others:
                        word = _stretch(sentence, skeleton.span_in(sentence, said.span("best")))
                        yield _judged(first, others, Severity.WARNING, most=most, word=word)


def _another_year(ledger: Ledger, other: Claim, first: Claim, since: int) -> bool:
    """Whether a claim tells the same of another year, in nearly the same words."""
    when, mine = other.window and other.window.start, first.window and first.window.start
    if (
        not when
        or not mine
        or when.year == mine.year
        or when.year < since
        or other.sentence == first.sentence
    ):
        return False
    alike = _is_value(other) and (other.unit, other.noun) == (first.unit, first.noun)
    words, again = (telling(ledger.sentences[c.sentence][2].words) for c in (first, other))
    return alike and len(words & again) >= (_SHARED if not first.noun else _SHARED - 1)


def _stretch(sentence: Sentence, at: tuple[int, int]) -> Stretch:
    start, end = sentence.span(*at)
    return Stretch(start=start, end=end)


def _by_unit(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Values that can be set beside each other, two or more."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if _is_value(claim):
            found.setdefault(claim.unit.partition(" per ")[0], []).append(claim)
    yield from (figures for figures in found.values() if len(figures) > 1)


def _ahead(
    skeleton: Skeleton, sections: Sequence[tuple[str, str, bool]], sentence: Sentence | None = None
) -> Iterator[Outcome]:
    """The forms of some sections; without a sentence over a whole paragraph, and milder."""
    severity = Severity.ERROR if sentence else Severity.WARNING
    told: set[str] = set()
    for section, best, most in sections:
        for form in forms("superlative", section, BEST=f"(?P<best>{best})"):
            for match, by in found((form,), skeleton):
                first, others = by["a"], [by[name] for name in "bc" if name in by]
                before = skeleton.words[max(0, match.start() - 20) : match.start()]
                some = re.search(rf"(?:{FIGURE}|\bone) of $", before)
                if first.id in told or some or pattern("superlative", "OTHER").search(before + match[0]):
                    continue
                told.add(first.id)
                best_at = match.span("best") if "best" in match.groupdict() else (0, 0)
                word = (
                    _stretch(sentence, skeleton.span_in(sentence, best_at))
                    if sentence and best_at[1]
                    else None
                )
                yield _judged(first, others, severity, most=most, word=word)


def _judged(
    first: Claim,
    others: list[Claim],
    severity: Severity,
    *,
    most: bool,
    word: Stretch | None = None,
    said: str = "",
) -> Outcome:
    beaten = [c for c in others if c.value != first.value and ((c.value or 0) > (first.value or 0)) is most]
    if not beaten:
        return Held.on(first, *others)
    worst = max(beaten, key=lambda c: c.value or 0) if most else min(beaten, key=lambda c: c.value or 0)
    return Hit.on(
        first,
        worst,
        *([word] if word else []),
        severity=severity,
        claimed=said or ("most" if most else "least"),
        value=first.words,
        other=worst.words,
        arithmetic=f"{worst.words} {'>' if most else '<'} {first.words}",
    )


def _is_value(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT)
        and claim.value is not None
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not claim.hypothetical
    )
