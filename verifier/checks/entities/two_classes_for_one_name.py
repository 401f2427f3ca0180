"""One name in two classes that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.classed import Classed, classed
from verifier.checks.people import resolved
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger


@check(
    message="{name} is “{one}” here and “{other}” there",
    suggestion="Find out which is right, or say when it changed.",
    at_most=Severity.WARNING,
    bad=(
        "Marta Lindqvist, the trust's chief executive, opened the dock.\n\n"
        "“We need the money,” said Marta Lindqvist, the trust's chief financial officer.",
        "The finance minister, Karin Roe, opened the dock.\n\n“It is ours,” said Karin Roe, the farming minister.",
        "Colonel Ada Holm commands the fleet, which has nine boats. Major Ada Holm is from Alder.",
        "The Bank of Alder, a public bank, pays for the pier. As one of the two private banks, the Bank of Alder is "
        "rich.",
        "Ister is a river in the north. Boats may not stop at night. Ister is a lake without tides.",
        "Otto Brandt, a nurse from Alder, found the boat. The boat, said Otto Brandt, a plumber, was empty.",
        "Holm Boats, a listed company, builds ferries. Holm Boats is privately held.",
        "Bay Trust, a non-profit organisation, owns the pier. As a for-profit company, Bay Trust paid a dividend.",
        "Ada Holm, head of radiology at the clinic, spoke first. Holm, head of surgery at the clinic, left early.",
        "| Name | Role |\n|--|--|\n| Ada Holm | Chief executive |\n\nFinance director Ada Holm opened the dock.",
    ),
    good=(
        "Marta Lindqvist, the trust's chief executive, opened the dock.\n\n"
        "“We need the money,” said Nils Holm, the trust's chief financial officer.",
        "Marta Lindqvist, the trust's chief executive, was its chief financial officer until 2019.",
        "Colonel Ada Holm commands the fleet. Major Ida Holm is from Alder. Lieutenant Colonel Ada Lund is not.",
        "Ister is a river in the north. Ister is a pretty name.",
        "Otto Brandt, a nurse from Alder, found the boat. Otto Brandt, a father of three, was at sea.",
        "Otto Brandt, a nurse, is married to Eva Brandt, a plumber.",
        "Holm Boats, a listed company, builds ferries. Holm Boats was privately held until 2012.",
        "Ada Holm, head of radiology at the clinic, spoke first. Roe, head of surgery at the clinic, left early.",
        "| Name | Role |\n|--|--|\n| Ada Holm | Chief executive |\n\nFinance director Nils Roe opened the dock.",
    ),
)
def two_classes_for_one_name(ledger: Ledger) -> Iterator[Outcome]:
    """A text puts one name into two classes that exclude each other: two offices, river and lake.

    Two people or things were run together, or a title was taken from an older text.
    """
    told = list(classed(ledger))
    full = {one.name for one in told if " " in one.name}
    seen: dict[tuple[str, str], list[Classed]] = {}
    for one in told:
        name = resolved(one.name, full) or one.name
        one = one._replace(name=name)
        before = seen.setdefault((name, one.set), [])
        first = next((other for other in before if other.excludes(one)), before[0] if before else None)
        before.append(one)
        if first is None or (first.place.start < one.place.end and one.place.start < first.place.end):
            continue
        if first.excludes(one):
            yield Hit.on(one.place, first.place, name=name, one=one.words, other=first.words)
        else:
            yield Held.on(one.place, first.place, weighed=False)
