"""Sentences of our own, each with the slots its figures must get."""

from __future__ import annotations

from fractions import Fraction

import pytest

from verifier.extraction.place import Passage, place
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone

ABOUT = Fraction(1, 10)

# sentence, figure as written, and the slots it must have: a window as EDTF, everything else as printed
ROWS: list[tuple[str, str, dict[str, object]]] = [
    # the counted noun
    ("The town has 4,000 dock workers.", "4,000", {"noun": "dock workers", "subject": "town", "verb": "have"}),
    ("The school trained 400 new nurses.", "400", {"noun": "new nurses", "subject": "school", "verb": "train"}),
    ("Norway has roughly 2 million IT workers.", "roughly 2 million", {"noun": "IT workers", "subject": "Norway"}),
    ("The 5,000 sailor target was missed.", "5,000", {"noun": "sailor", "status": "targeted"}),
    ("The fleet has 12 members of parliament on board.", "12", {"noun": "members of parliament"}),
    ("About 20% of farmers sold their land.", "About 20%", {"noun": "farmers"}),
    ("The port employs 300 people with rare skills.", "300", {"noun": "people", "subject": "port"}),
    ("Three of the bridges were closed.", "Three", {"noun": "bridges"}),
    ("They planted 2 million small oak trees.", "2 million", {"noun": "small oak trees"}),
    ("The library sold 40,000 old books.", "40,000", {"noun": "old books", "subject": "library"}),
    ("Millbrook opened two new schools in March 2021.", "two", {"noun": "new schools", "window": "2021-03"}),
    # whose and of what
    ("The population of Malta is 542,000.", "542,000", {"subject": "Malta", "measure": "population"}),
    ("Kelby's revenue rose to $5 billion.", "$5 billion", {"subject": "Kelby", "measure": "revenue"}),
    ("Kelby reported revenue of $5 billion.", "$5 billion", {"subject": "Kelby", "measure": "revenue"}),
    ("Kelby Motors announced a $2.9 million investment.", "$2.9 million", {"subject": "Kelby Motors", "measure": "investment"}),
    ("The museum received a grant of $4 million.", "$4 million", {"subject": "museum", "measure": "grant"}),
    ("Kelby will invest $10 million in the port.", "$10 million", {"subject": "Kelby", "measure": "investment"}),
    ("The bridge cost £30 million.", "£30 million", {"subject": "bridge", "measure": "cost"}),
    ("Unemployment was 4% in March 2020.", "4%", {"measure": "Unemployment", "window": "2020-03"}),
    ("The company, which employs 300 people, moved to Spain.", "300", {"subject": "company", "noun": "people"}),
    ("The firm cut its costs by 5%.", "5%", {"subject": "firm", "measure": "costs", "role": "change"}),
    ("The University of Oslo hired 40 teachers.", "40", {"subject": "University of Oslo", "noun": "teachers"}),
    ("Kelby wants to build 500 homes.", "500", {"subject": "Kelby", "noun": "homes", "verb": "build"}),
    ("The mayor opened the park and planted 50 trees.", "50", {"subject": "mayor", "verb": "plant"}),
    ("It sold 300 cars.", "300", {"subject": "", "noun": "cars"}),
    # where
    ("Kelby runs 40 shops in Norway.", "40", {"place": "Norway", "noun": "shops"}),
    ("The bank closed 12 branches across Wales.", "12", {"place": "Wales"}),
    ("Kelby has 40 shops in Malta and Spain.", "40", {"place": "Malta and Spain"}),
    # when
    ("Kelby announced a $2 million grant in April 2024.", "$2 million", {"window": "2024-04"}),
    ("Kelby will train 500 sailors by 2030.", "500", {"window": "2030", "deadline": True, "status": "announced"}),
    ("April 2024's $2.9 million grant was spent.", "$2.9 million", {"window": "2024-04", "measure": "grant"}),
    ("Kelby pledged $10 million (2026–2029).", "$10 million", {"window": "2026/2029", "status": "pledged"}),
    ("In 2019, the town spent $3 million on roads.", "$3 million", {"window": "2019", "status": "spent"}),
    ("The council gave $5 million in 2020 and $7 million in 2021.", "$5 million", {"window": "2020"}),
    ("The council gave $5 million in 2020 and $7 million in 2021.", "$7 million", {"window": "2021"}),
    ("The deal is worth $4 million; it ends in 2027.", "$4 million", {"window": None}),
    ("The ministry said on 3 May 2021 that 300 homes were lost.", "300", {"window": None}),
    # how far
    ("The council is considering a $3 million bridge.", "$3 million", {"status": "explored"}),
    ("Kelby aims to raise $5 million.", "$5 million", {"status": "targeted", "subject": "Kelby"}),
    ("Norway pledged $4 million.", "$4 million", {"status": "pledged", "subject": "Norway"}),
    ("Kelby unveiled a $3 million package.", "$3 million", {"status": "announced"}),
    ("Kelby repeated its $10 million commitment.", "$10 million", {"status": "committed", "measure": ""}),
    ("The navy signed a $9 million contract.", "$9 million", {"status": "contracted"}),
    ("They have built 90 homes.", "90", {"status": "done", "noun": "homes"}),
    ("The lake holds 90 swans.", "90", {"status": None}),
    # who says so
    ("According to the ministry, 300 homes were lost.", "300", {"attribution": "ministry", "noun": "homes"}),
    ("Kelby said sales fell 5%.", "5%", {"attribution": "Kelby", "measure": "sales", "role": "change"}),
    ("Sales reached $4 million, the minister said.", "$4 million", {"attribution": "minister"}),
    # asserted or not
    ("Kelby did not spend $4 million.", "$4 million", {"polarity": "denied"}),
    ("Kelby denied paying $4 million.", "$4 million", {"polarity": "denied"}),
    ("Kelby spent not only $4 million.", "$4 million", {"polarity": "affirmed"}),
    ("Kelby spent $4 million.", "$4 million", {"polarity": "affirmed", "hypothetical": False}),
    ("If elected, she would build 500 homes.", "500", {"hypothetical": True}),
    ("The storm could cost $40 million.", "$40 million", {"hypothetical": True}),
    ("Did Kelby spend $4 million?", "$4 million", {"hypothetical": True}),
    # what for
    ("Sales rose 3%.", "3%", {"role": "change", "measure": "Sales"}),
    ("There was a 12% increase in sales.", "12%", {"role": "change", "measure": "sales"}),
    ("Sales rose to $40 million, up from $30 million.", "$40 million", {"role": "value"}),
    ("Sales rose to $40 million, up from $30 million.", "$30 million", {"role": "base"}),
    ("The price rose from $12 to $15.", "$12", {"role": "base", "measure": "price"}),
    ("The price rose from $12 to $15.", "$15", {"role": "value", "measure": "price"}),
    ("The crash hurt 40 people, including 12 children and 3 women.", "40", {"role": "value"}),
    ("The crash hurt 40 people, including 12 children and 3 women.", "12", {"role": "part", "noun": "children"}),
    ("The crash hurt 40 people, including 12 children and 3 women.", "3", {"role": "part", "noun": "women"}),
    ("The plan costs £52 million, of which £11 million is for roads.", "£52 million", {"role": "value"}),
    ("The plan costs £52 million, of which £11 million is for roads.", "£11 million", {"role": "part"}),
    ("The port authority gave another £41 million.", "£41 million", {"role": "extra"}),
    ("Together the two grants are worth more than £95 million.", "more than £95 million", {"role": "total"}),
    ("A total of 45 boats sank.", "45", {"role": "total", "noun": "boats"}),
    ("The ferry carries 400 people a day.", "400", {"role": "rate", "noun": "people"}),
]  # fmt: skip

# the same for lines that are no sentences
LINES: list[tuple[Form, Zone, str, str, dict[str, object]]] = [
    (Form.ITEM, Zone.SUMMARY, "Kelby Motors stock +20% on Friday", "+20%", {"subject": "Kelby Motors", "measure": "stock", "role": "change"}),
    (Form.ITEM, Zone.LIST, "Crew: 5,000 sailors trained by 2030", "5,000", {"noun": "sailors", "status": "targeted", "window": "2030"}),
    (Form.ITEM, Zone.LIST, "Budget: $4 million (2024)", "$4 million", {"measure": "Budget", "window": "2024"}),
    (Form.HEADING, Zone.HEADING, "Kelby Commits $10 Million to Ferries", "$10 Million", {"subject": "Kelby", "verb": "commit", "status": "committed"}),
    (Form.HEADING, Zone.HEADING, "Crew: 5,000 Sailors by 2030", "5,000", {"noun": "Sailors", "deadline": True}),
    (Form.ITEM, Zone.REFERENCES, "Harbour News: Kelby to invest $10 million in Malta — Harbour News, April 3, 2026", "$10 million",
     {"subject": "Kelby", "measure": "investment", "place": "Malta", "window": None, "attribution": "Harbour News"}),
    (Form.ITEM, Zone.SUMMARY, "Follows the $2.9 million grant — total now exceeds $13 million", "exceeds $13 million", {"role": "total", "verb": "exceed"}),
]  # fmt: skip


def claims_of(words: str, form: Form = Form.PARAGRAPH, zone: Zone = Zone.BODY, **labels: str) -> tuple[Claim, ...]:
    return place([Passage(words=words, form=form, zone=zone, about=ABOUT, **labels)])[0]


def slots(claims: tuple[Claim, ...], figure: str, wanted: dict[str, object]) -> dict[str, object]:
    claim = next((c for c in claims if c.quote == figure), None)
    assert claim is not None, [c.quote for c in claims]
    found = {slot: getattr(claim, slot) for slot in wanted}
    return {slot: value.edtf.lstrip("./") if slot == "window" and value else value for slot, value in found.items()}


@pytest.mark.parametrize(("sentence", "figure", "wanted"), ROWS)
def test_a_sentence_places_its_figure(sentence: str, figure: str, wanted: dict[str, object]) -> None:
    assert slots(claims_of(sentence), figure, wanted) == wanted


@pytest.mark.parametrize(("form", "zone", "line", "figure", "wanted"), LINES)
def test_a_line_places_its_figure(
    form: Form, zone: Zone, line: str, figure: str, wanted: dict[str, object]
) -> None:
    assert slots(claims_of(line, form, zone), figure, wanted) == wanted
