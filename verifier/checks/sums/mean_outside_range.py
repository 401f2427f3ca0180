"""An average below the lowest or above the highest value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.checks.singular import telling
from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Block
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.layout import listings, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.skeleton import FIGURE

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+){{0,7}}?"
_RANGED = (
    r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|run(?:s|ning)?|ran|between|spread|go(?:es|ing)?|went)"
)
_MEAN = r"(?:average(?:d|s)?|averaging|mean|median)"
_BIND = rf"{_NEAR}(?:\s(?:of|was|is|at|being|stood at|came to|came out at))?\s(?:about\s|around\s)?"
_FORMS = (
    # ranged from 3 to 9, with an average of 12
    rf"\b{_RANGED}(?:{_NEAR}\s(?:from|between))?\s<low>{_NEAR}\s(?:to"
    rf"|and){_NEAR}\s<high>[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_MEAN}\b{_BIND}<mean>",
    # an average of 12, ranging from 3 to 9
    rf"\b{_MEAN}\b{_BIND}<mean>[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_RANGED}(?:{_NEAR}\s(?:from"
    rf"|between))?\s<low>{_NEAR}\s(?:to|and){_NEAR}\s<high>",
    # the lowest was 3, the highest 9 and the average 12
    rf"\b(?:lowest|smallest|shortest|cheapest|youngest|minimum)\b{_BIND}<low>{_NEAR},?(?:\sand)?\sthe\s"
    rf"(?:highest|largest|longest|dearest|oldest"
    rf"|maximum)\b{_BIND}<high>[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_MEAN}\b{_BIND}<mean>",
)
_MIN_MAX = (
    # averaged 14 minutes, with a minimum of 6 and a maximum of 31
    rf"\b{_MEAN}\b{_BIND}<mean>[^{FIGURE[1:-1]};:!?]{{0,50}}?\b(?:minimum|low|lowest|shortest|smallest)\b{_BIND}<low>"
    rf"{_NEAR}\s(?:and|to)\s(?:an?\s|the\s)?(?:maximum|high|highest|longest|largest)\b{_BIND}<high>",
    # the cheapest was $2m, the dearest $3m and the average $4m
    rf"\b(?:cheapest|worst|slowest)\b{_BIND}<low>{_NEAR},?(?:\sand)?\sthe\s(?:dearest|best|most expensive"
    rf"|fastest)\b{_BIND}<high>"
    rf"[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_MEAN}\b{_BIND}<mean>",
)
_RANGE_FORMS = (
    # averaged 14 minutes, with a minimum of 6 and a maximum of 31
    rf"\b{_MEAN}\b{_BIND}<mean>{_NEAR},?\s(?:with|between)\s(?P<range>{FIGURE})",
    # aged 18 to 64 (mean 37)
    rf"(?P<range>{FIGURE})(?:\s\w+){{0,2}}\s?\((?:with an?\s)?{_MEAN}(?:\s[a-z]+)?\s?[:=,]?\s?(?:of\s|was\s)?<mean>",
    rf"\b(?:{_RANGED})(?:\s(?:in|of"
    rf"|from) [a-z]+)?\s(?P<range>{FIGURE})[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_MEAN}\b{_BIND}<mean>",
    rf"\b{_MEAN}\b{_BIND}<mean>[^{FIGURE[1:-1]};:!?]{{0,50}}?\b{_RANGED}\s(?P<range>{FIGURE})",
    rf"\b{_MEAN}\b{_BIND}<mean>{_NEAR}\s?[,(]\s?(?:with a |a )?(?:range|{_RANGED})[:,]?\s(?:of\s|from\s"
    rf"|between\s)?(?P<range>{FIGURE})",
)
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
    for skeletons in (ledger.figures, ledger.paragraphs):
        for skeleton in skeletons.values():
            if not re.search(rf"\b{_MEAN}\b", skeleton.words, re.IGNORECASE):
                continue
            for match, by in found((*_FORMS, *_MIN_MAX, *_RANGE_FORMS), skeleton):
                mean = by["mean"]
                after = re.split(r"[.;!?]", match.string[match.end() : match.end() + 60])[0]
                if mean.id in told or _OTHER.search(match[0] + after):
                    continue
                for outcome in _judged(by):
                    told.add(mean.id)
                    yield outcome
    yield from _beyond_all(ledger, told)
    yield from _labelled(ledger)


def _beyond_all(ledger: Ledger, told: set[str]) -> Iterator[Outcome]:
    """ "a median of 46 days" and, beside it, "no patient waited for more than 41 days"."""
    for index, claims in ledger.by_sentence.items():
        sentence = ledger.sentences[index][2]
        for form, most in ((_NONE_ABOVE, True), (_NONE_BELOW, False)):
            ends = [c for c in claims if form.search(sentence.words[: sentence.inner(c.start, c.end)[1]])]
            near = [c for at in (index - 1, index + 1) for c in ledger.by_sentence.get(at, ())]
            means = [c for c in near if c.block == claims[0].block and _is_mean(ledger, c)]
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


def _judged(by: Mapping[str, Claim]) -> Iterator[Outcome]:
    mean = by["mean"]
    span = by.get("range")
    if span is not None:
        if (
            span.kind is Kind.RANGE
            and (span.unit in (mean.unit.partition(" per ")[0], "") or not mean.unit)
            and None not in (mean.value, span.low, span.high)
        ):
            inside = mean.printed.meets(span.printed)
            yield (
                Held.on(mean, span)
                if inside
                else Hit.on(mean, span, arithmetic=f"{mean.words} is not within {span.words}")
            )
        return
    low, high = by["low"], by["high"]
    if any(c.value is None or c.hypothetical or c.kind is Kind.RATIO for c in (mean, low, high)):
        return
    unit = mean.unit.partition(" per ")[0]
    if high.unit.partition(" per ")[0] not in (unit, "") or low.unit not in (unit, high.unit, ""):
        return
    if (low.value or 0) <= (high.value or 0):
        yield Constraint(relation=Relation.AT_MOST, claims=(mean, high), because="average")
        yield Constraint(relation=Relation.AT_MOST, claims=(low, mean), because="average")
