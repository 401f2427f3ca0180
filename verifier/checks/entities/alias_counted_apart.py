"""One body counted twice under two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import JOIN, NAMES, in_sentences
from verifier.checks.kinship import aliases
from verifier.checks.people import cleaned
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_BOTH = re.compile(
    rf"\b[Bb]oth (?P<list>{NAMES})(?= (?:have|has|were|are|will|had|said|told|signed|joined|took|won))"
)


@check(
    message="“{list}” counts one body twice: {one} and {other} are the same{source}",
    suggestion="Count {one} and {other} once.",
    at_most=Severity.WARNING,
    bad=(
        "Alder Lines, which traded as Bay Ferries until 2021, has six boats. Three lines serve the island: Alder "
        "Lines, Bay Ferries and Holm Boats.",
        "Bay Ferries was renamed Alder Lines in 2021. Both Alder Lines and Bay Ferries have joined the port's scheme.",
        "Two lines have left the port: Alder Lines (formerly Bay Ferries) and Bay Ferries.",
        "The four winners are Holm Boats, Mere Line, Senn Line and Isle Boats.",
    ),
    good=(
        "Alder Lines, which traded as Bay Ferries until 2021, has six boats. Three lines serve the island: Alder "
        "Lines, Mere Line and Holm Boats.",
        "Bay Ferries, which will be renamed Alder Lines, has joined the scheme with Holm Boats. There are two in it.",
        "Bay Ferries was renamed Alder Lines in 2021. It has had two names: Bay Ferries and Alder Lines.",
        "The three winners are Mere Line, Senn Line and Isle Boats.",
    ),
    facts="name,relation,of\nIsle Boats,alias,Holm Boats\n",
)
def alias_counted_apart(ledger: Ledger) -> Iterator[Outcome]:
    """A list that is counted names one body under two of its names.

    There is one less than the text says; whoever knows the old name will see it.
    """
    known = [(one, other, place) for one, other, place in aliases(ledger) if one.lower() != other.lower()]
    if not known:
        return
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for names, place in _counted(ledger, index, sentence):
            for one, other, said in known:
                if {one, other} <= names:
                    yield Hit.on(
                        place,
                        *((said,) if said else ()),
                        confidence=Confidence.HIGH,
                        list=ledger.document.reads(place.start, place.end),
                        one=one,
                        other=other,
                        source="" if said else ", by your table",
                    )
                    break
            else:
                if names & {name for one, other, _ in known for name in (one, other)}:
                    yield Held.on(place)


def _counted(ledger: Ledger, index: int, sentence: Sentence) -> Iterator[tuple[frozenset[str], Stretch]]:
    """Lists of names with their own count in the sentence, or with "both"."""
    if re.search(r"\bnames?\b", sentence.words):
        return
    count = any(
        claim.kind in (Kind.COUNT, Kind.NUMBER) and claim.comparator is Comparator.EQUAL and claim.noun
        for claim in ledger.by_sentence.get(index, ())
    )
    for form in (*(in_sentences() if count else ()), _BOTH):
        found = form.search(sentence.words)
        if found:
            names = [
                re.sub(r"\s*\([^()]*\)", "", name).removeprefix("the ") for name in JOIN.split(found["list"])
            ]
            start, end = sentence.span(*found.span("list"))
            yield frozenset(cleaned(name.strip(" .")) for name in names), Stretch(start=start, end=end)
            return
