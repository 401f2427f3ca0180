"""More people than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.countries import named, populations, whose
from verifier.checks.firstdigit import largest
from verifier.checks.phrases import pattern
from verifier.model.claim import Claim, Role
from verifier.model.document import Sentence, Zone
from verifier.model.facts import Population
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Period

_NEAR = 15
"""A table's year may be so many years from the text's, on either side."""
_FEWEST = 20
_GROWTH = 103
"""A place may have grown by so much since the table was made, in percent, and a census may be off."""

_SINCE, _OWN_GROWTH = 2000, 150
"""Our own table speaks of this century alone, and has to be exceeded by half."""
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20[3-9]\d)\b")
_NONE = re.compile(r"\b(?:no|not|never|nor|without)\b")
# "the 4 million voters of the mainland" are of a place of their own
_OWN = re.compile(
    r"^[\w ]{0,30}? (?:of|from|across|throughout) (?:its|their|all|other|our|these|both"
    r"|(?:the|this)(?! (?:country|nation|island|state|republic|kingdom)\b))\b"
)
_LARGER = re.compile(
    r"(?:\b(?:New|Northern|Southern|Eastern|Western|North|South|East|West|Greater|Central|Upper)) $"
)


@check(
    message="“{words} {noun}” are more than all {people} of {place} ({year})",
    suggestion="Check the figure, its scale word, and which place it is of.",
    at_most=Severity.ERROR,
    bad=(
        "Alder counted 2.7 million voters in the election of 2024.",
        "In Alder, 640,000 pupils went back to school in 2023.",
        "Alder has 900,000 residents with a boat licence.",
        "Some 500,000 people live on the island of Alder.",
        "More than 450,000 Alder citizens are unemployed.",
        "Some 1.4 million people in Malta saw the regatta on television.",
        "Almost 61 million Swedes own a boat, the yard says.",
    ),
    good=(
        "Alder counted 270,000 voters in the election of 2024.",
        "Alder received 2.3 million tourists in 2024, and its airport handled 8 million passengers.",
        "Some 2 million people visited Alder in 2024.",
        "Alder is the capital of Norland. The country has 5 million residents.",
        "In Alder, the minister said that 2 million people live in the north of Norland.",
        "By 2150 Alder may have 900,000 residents.",
        "Some 900,000 people of Alder descent live abroad.",
        "Some 140,000 people in Malta saw the regatta on television.",
        "Some 6.1 million Swedes own a boat. In 1700, 3 million people lived in Malta's harbour towns and beyond.",
        "Malta's ferries carried 4 million people, and 3 million visited Malta.",
    ),
    facts="place,year,people\nAlder,2023,383000\nNorland,2023,5100000\n",
)
def count_exceeds_population(ledger: Ledger) -> Iterator[Outcome]:
    """A place is given more people of one kind than it has, by the table you supply or our own of countries.

    A scale word was lost or the figure is of a larger place; no reader from there will believe the rest.
    """
    given = ledger.facts.populations
    theirs = frozenset(row.place for row in given)
    ours = tuple(row for row in populations() if row.place not in theirs)
    countries = frozenset(row.place for row in ours)
    for claim in ledger.claims:
        _, block, sentence = ledger.sentences[claim.sentence]
        if block.zone in (Zone.REFERENCES, Zone.RELATED) or not _is_counted(claim):
            continue
        place = (theirs and _place(claim, sentence, theirs)) or _place(claim, sentence, countries)
        if not place or not _is_people(claim, sentence):
            continue
        if place in theirs:
            rows, growth = [row for row in given if row.place == place and _fits(row, claim)], _GROWTH
        else:
            lately = not _YEAR.search(sentence.words) and _is_of_now(claim)
            rows, growth = [row for row in ours if row.place == place and lately], _OWN_GROWTH
        if not rows:
            continue
        latest = {row.group: row for row in sorted(rows, key=lambda row: row.people)}
        most = min(latest.values(), key=lambda row: row.people)
        if claim.low is not None and claim.low * 100 > most.people * growth:
            yield Hit.on(
                claim,
                words=claim.words,
                noun=claim.noun if claim.noun not in claim.words else "",
                people=f"{int(most.people):,} {most.group or 'inhabitants'}",
                place=place,
                year=most.period.edtf,
                arithmetic=f"{claim.words} > {int(most.people):,}",
            )
        else:
            yield Held.on(claim, weighed=largest(claim) * 100 > most.people * growth)


def _is_counted(claim: Claim) -> bool:
    """A count of some size, told as a fact."""
    return (
        claim.kind is Kind.COUNT
        and claim.role in (Role.VALUE, Role.TOTAL)
        and claim.low is not None
        and claim.low >= _FEWEST
        and not claim.hypothetical
    )


def _is_people(claim: Claim, sentence: Sentence) -> bool:
    """Those who live there, not guests, cases or hours, and not a forecast."""
    start, end = sentence.inner(claim.start, claim.end)
    if _NONE.search(sentence.words[:start]) or pattern("residents", "GUESTS").search(sentence.words):
        return False
    if whose(claim.noun) or pattern("residents", "LOCAL").search(claim.noun):
        return True
    inside = re.match(
        r"\W+(?:\w+ )?(?:people|persons|adults|individuals) (?:in|across) (?:the )?[A-Z]",
        sentence.words[end:],
    )
    return pattern("residents", "ANYBODY").search(claim.noun) is not None and (
        inside is not None or pattern("residents", "LIVES").search(sentence.words) is not None
    )


def _place(claim: Claim, sentence: Sentence, places: frozenset[str]) -> str:
    """The one place of the table that the figure's clause names; "" where it names none, or another place too."""
    if people := whose(claim.noun):
        return people
    start, end = sentence.inner(claim.start, claim.end)
    before = re.split(r"[;:]|, (?:and|but|while|whereas) |\bthat\b", sentence.words[:start])[-1]
    after = re.split(r"[;:.]\s|, (?:and|but|while|whereas) ", sentence.words[end:])[0]
    clause = f"{before} # {after}"
    if _OWN.match(after):
        return ""
    found = list(named(places).finditer(clause))
    if len({one["place"] for one in found}) != 1 or any(
        _LARGER.search(clause[: one.start()]) for one in found
    ):
        return ""
    place = found[0]["place"]
    # "in the north of Norland", "the Alder region": a larger or a smaller place of its own
    beside = rf"\b(?:outside|near|around|beyond|except|than|from|of|and) {re.escape(place)}\b(?! [a-z]+ (?:live|have))"
    other = re.search(rf"{beside}|\b{re.escape(place)} and [A-Z]|\b{re.escape(place)} descent", clause)
    island = re.search(
        rf"\b(?:island|city|town|state|country|province|village|republic) of {re.escape(place)}\b", clause
    )
    return "" if other and not island else place


def _fits(row: Population, claim: Claim) -> bool:
    """Whether a row is of the claim's group, and of years near the claim's own."""
    if row.group and row.group.lower().rstrip("s") != claim.noun.lower().rstrip("s"):
        return False
    told = claim.window
    return told is None or told.start is None or _years_apart(row.period, told) <= _NEAR


def _is_of_now(claim: Claim) -> bool:
    told = claim.window
    return told is None or told.start is None or told.start.year >= _SINCE


def _years_apart(one: Period, other: Period) -> int:
    return abs((one.start.year if one.start else 0) - (other.start.year if other.start else 0))
