"""An average below the lowest or above the highest value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from verifier.checks.check import Outcome, check
from verifier.checks.singular import telling
from verifier.checks.spreads import Spread, spreads
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Block
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.layout import listings, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_MEAN = r"(?:average(?:d|s)?|averaging|mean|median)"
_MEAN_BEFORE = re.compile(
    rf"\b{_MEAN}\b[^.;:]{{0,40}}?\b(?:of|is|was|at|to)\s(?:about\s|around\s|just\s)?$", re.IGNORECASE
)
_NOBODY = r"\b[Nn]o(?:ne|body| one| [a-z]+)?\b[^.;:]{2,70}?\b"
_END = r"\b[^.;:]{2,60}?\b(?:is|was|took|lasted|cost|waited|weighed) [\w.,$£€]+(?: \w+)?$"
_NONE_ABOVE = re.compile(
    rf"{_NOBODY}(?:more|longer|higher|older|later|heavier|taller|further) than [\w.,$£€]+(?: \w+)?$"
    rf"|\b[Tt]he (?:longest|highest|oldest|largest|heaviest|tallest|dearest|slowest|most expensive){_END}"
)
_NONE_BELOW = re.compile(
    rf"{_NOBODY}(?:less|fewer|shorter|lower|younger|cheaper|lighter) than [\w.,$£€]+(?: \w+)?$"
    rf"|\b[Tt]he (?:shortest|lowest|youngest|smallest|lightest|cheapest){_END}"
)
_OTHER = re.compile(
    r"\b(?:national|world|state|county|regional|industry|long-term|eu|overall|previous|last year|country"
    r"|usual|global|other|than|above|below"
    r"|against|compared|moving|elsewhere|typical|seasonal)\b",
    re.IGNORECASE,
)
_LABELS = {
    "low": re.compile(
        r"\b(?:lowest|minimum|min\.?|smallest|shortest|youngest|cheapest|least)(?!\w)", re.IGNORECASE
    ),
    "mean": re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE),
    "high": re.compile(
        r"\b(?:highest|maximum|max\.?|largest|longest|oldest|dearest|most)(?!\w)", re.IGNORECASE
    ),
}
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)


@check(
    message="an average cannot lie outside the values it is taken of: {arithmetic}",
    suggestion="Mend the average, or the ends of the range.",
    at_most=Severity.ERROR,
    bad=(
        "Waiting times ranged from 3 to 9 days, with an average of 12 days.",
        "The rooms cost an average of £140 a night, ranging from £60 to £120.",
        "The lowest mark was 41, the highest 88 and the mean 92.",
        "Patients waited for a median of 46 days in 2024. No patient waited for more than 41 days that year.",
        "Their ages varied between 19 and 34. The average was 36.",
        "- Lowest mark: 41\n- Average mark: 39\n- Highest mark: 88\n",
        "| Class | Min | Mean | Max |\n|---|---|---|---|\n| A | 41 | 62 | 88 |\n| B | 35 | 91 | 80 |\n",
    ),
    good=(
        "Waiting times ranged from 3 to 9 days, with an average of 6 days.",
        "The rooms cost an average of £90 a night, ranging from £60 to £120.",
        "The lowest mark was 41, the highest 88 and the mean 62.",
        "- Lowest mark: 41\n- Average mark: 62\n- Highest mark: 88\n- Lowest age: 90\n",
        "- Lowest mark in 2023: 41\n- Average mark in 2019: 39\n- Highest mark in 2023: 88\n",
        "Patients waited for a median of 26 days in 2024. No patient waited for more than 41 days that year.",
        "Rents here range from £600 to £900, against a national average of £1,100.",
        "Prices went from 3 to 9 euros, above the average of 12 dollars.",
    ),
)
def mean_outside_range(ledger: Ledger) -> Iterator[Outcome]:
    """A mean or median lies below the smallest or above the largest of its values.

    An average is somewhere between; outside, it belongs to other values or is mistyped.
    """
    told: set[str] = set()
    for one in spreads(ledger):
        told.add(one.mean.id)
        yield from _judged(one)
    yield from _beyond_all(ledger, told)
    yield from _labelled(ledger)


def _beyond_all(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """ "a median of 46 days" and, beside it, "no patient waited for more than 41 days"."""
    for index, claims in ledger.by_sentence.items():
        sentence = ledger.sentences[index][2]
        for form, most in ((_NONE_ABOVE, True), (_NONE_BELOW, False)):
            ends = [c for c in claims if form.search(sentence.words[: sentence.inner(c.start, c.end)[1]])]
            near = [c for at in (index - 1, index + 1) for c in ledger.by_sentence.get(at, ())]
            means = [c for c in near if ledger.together(c.block, claims[0].block) and _is_mean(ledger, c)]
            if len(ends) != 1 or len(means) != 1 or means[0].unit != ends[0].unit or means[0].id in told:
                continue
            mean, end = means[0], ends[0]
            words = ledger.sentences[mean.sentence][2].words
            if not telling(words) & telling(sentence.words) or _OTHER.search(words):
                continue
            low, high, last = mean.printed.low, mean.printed.high, end.value
            if None in (low, high, last):
                continue
            if (low or 0) <= (last or 0) if most else (high or 0) >= (last or 0):
                yield Held.on(mean, end)
                continue
            said = f"{mean.words} {'>' if most else '<'} {end.words}"
            yield Hit.on(mean, end, confidence=Confidence.MEDIUM, arithmetic=said)


def _is_mean(ledger: Ledger, claim: Claim) -> bool:
    sentence = ledger.sentences[claim.sentence][2]
    before = sentence.words[: sentence.inner(claim.start, claim.end)[0]]
    return claim.kind in (Kind.MONEY, Kind.NUMBER, Kind.DURATION) and bool(_MEAN_BEFORE.search(before))


def _labelled(ledger: Ledger) -> Iterator[Outcome]:
    """ "- Lowest wage: ...", "- Average wage: ...", "- Highest wage: ...": a list, or rows or columns of a table."""
    rows: list[list[tuple[str, Block]]] = [
        [(item.words.partition(":")[0], item) for item in listing.top if ":" in item.words]
        for listing in listings(ledger.document)
    ]
    for table in tables(ledger.document):
        heads = {head.column: head.words for head in table.header}
        rows += [[(heads.get(cell.column, ""), cell) for cell in row[1:]] for row in table.body]
        columns = {cell.column for row in table.body for cell in row[1:]}
        rows += [
            [(row[0].words, cell) for row in table.body for cell in row[1:] if cell.column == column]
            for column in sorted(columns)
        ]
    for row in rows:
        found: dict[str, list[tuple[str, Block]]] = {}
        for label, block in row:
            for name, form in _LABELS.items():
                if form.search(label):
                    found.setdefault(name, []).append((form.sub("", label).strip().lower(), block))
        if "mean" in found and len(found) > 1 and all(len(told) == 1 for told in found.values()):
            yield from _of_labels({name: told[0] for name, told in found.items()}, ledger)


def _of_labels(found: Mapping[str, tuple[str, Block]], ledger: Ledger) -> Iterator[Outcome]:
    inside = {
        name: [c for c in ledger.claims if block.start <= c.start < block.end and c.kind not in _TIMES]
        for name, (_, block) in found.items()
    }
    alike = len({label for label, _ in found.values()}) == 1
    if not alike or any(len(claims) != 1 for claims in inside.values()):
        return
    by = {name: claims[0] for name, claims in inside.items()}
    mean = by["mean"]
    plain = all(c.value is not None and c.unit == mean.unit and not c.comparator.bound for c in by.values())
    if plain and "high" in by:
        yield Constraint(relation=Relation.AT_MOST, claims=(mean, by["high"]), because="average")
    if plain and "low" in by:
        yield Constraint(relation=Relation.AT_MOST, claims=(by["low"], mean), because="average")


def _judged(one: Spread) -> Iterator[Outcome]:
    mean, low, high = one.mean, one.low, one.high
    confidence = Confidence.HIGH if one.together else Confidence.MEDIUM
    if low is not None and low.kind is Kind.RANGE:
        if None in (low.low, low.high):
            return
        if mean.printed.meets(low.printed):
            yield Held.on(mean, low)
        else:
            yield Hit.on(
                mean, low, confidence=confidence, arithmetic=f"{mean.words} is not within {low.words}"
            )
        return
    low, high = (end and _pointed(end) for end in (low, high))
    if high is not None:
        yield Constraint(
            relation=Relation.AT_MOST, claims=(mean, high), confidence=confidence, because="average"
        )
    if low is not None:
        yield Constraint(
            relation=Relation.AT_MOST, claims=(low, mean), confidence=confidence, because="average"
        )


def _pointed(end: Claim) -> Claim:
    """ "No more than £400,000", "at least 40": the bound's own number is the end."""
    plain = {"comparator": Comparator.EQUAL, "low": end.value, "high": end.value}
    return end.model_copy(update=plain) if end.comparator.bound else end
