"""The sheet of a text: what comes first, what a decision is written for, what takes the place of what."""

from pathlib import Path

import pytest
from desks import BOATS, FERRY, SUM, checked, desk, kept

from verifier.desk.offers import offers, taken
from verifier.desk.sheet import value
from verifier.desk.units import Unit
from verifier.model.finding import Confidence, Finding, Place, PlaceRole, Severity, Verdict


def found(severity: Severity, confidence: Confidence, *zones: str) -> Finding:
    places = [
        Place(role=PlaceRole.PRIMARY, start=0, end=1, line=1, column=1, quote="x", zone=zone)
        for zone in zones
    ]
    return Finding(
        check="x-y", family="sums", severity=severity, confidence=confidence, verdict=Verdict.CONTRADICTED,
        message="x", places=tuple(places),
    )  # fmt: skip


def test_the_gravest_the_surest_and_the_most_prominent_comes_first() -> None:
    ordered = [
        found(Severity.ERROR, Confidence.HIGH, "body", "headline"),
        found(Severity.ERROR, Confidence.HIGH, "summary"),
        found(Severity.ERROR, Confidence.HIGH, "body"),
        found(Severity.WARNING, Confidence.HIGH, "headline"),
        found(Severity.WARNING, Confidence.HIGH, "table"),
        found(Severity.WARNING, Confidence.MEDIUM, "body"),
        found(Severity.NOTE, Confidence.HIGH, "body"),
        found(Severity.NOTE, Confidence.LOW, "body"),
    ]
    values = [value(one) for one in ordered]
    assert values == sorted(set(values), reverse=True)


def test_later_comes_last(ferry: Path) -> None:
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "later")
        sheet = open_desk.sitting.texts[0].sheet()
        assert sheet
        second = sheet.next()
        assert second
        assert (second.finding.check, sheet.next(second.number)) == (BOATS, second)
        open_desk.decide(BOATS, "accepted")
        assert SUM in open_desk.client.get("/text/1").text


NAMED = [
    # what the claim file holds, what a decision on the sum is written for
    ("", "", "more than £95m"),
    ("claims: {both: {quote: worth more than £95m}}", "both", ""),
    ("claims: {long: {quote: Together the two grants are worth more than £95m., value: £95m}, both: {quote: more than £95m}}", "both", ""),
    ("claims: {other: {quote: a grant of £52m}}", "", "more than £95m"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "claim", "quote"), NAMED)
def test_a_decision_names_the_claim_or_else_the_words(
    ferry: Path, claims: str, claim: str, quote: str
) -> None:
    if claims:
        ferry.with_suffix(".yaml").write_text(f"verifier: 1\n{claims}\n", encoding="utf-8")
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "accepted")
        assert [(one.claim, one.quote) for one in kept(ferry)] == [(claim, quote)]
        assert SUM not in open_desk.marks()


def test_words_that_stand_twice_are_quoted_with_their_sentence(ferry: Path) -> None:
    text = FERRY + "\nAnother project is worth more than £95m.\n"
    ferry.write_text(text, encoding="utf-8")
    with desk(ferry) as open_desk:
        open_desk.decide(SUM, "accepted")
        assert [one.quote for one in kept(ferry)] == ["Together the two grants are worth more than £95m."]


def test_a_new_waiver_takes_the_place_of_one_that_has_expired(ferry: Path) -> None:
    file = ferry.with_suffix(".yaml")
    waiver = "check: total-misses-parts, quote: more than £95m, reason: in talks, by: Ines, until: 2026-04-30"
    file.write_text(f"verifier: 1\nwaivers:\n  - {{{waiver}}}\n", encoding="utf-8")
    with desk(ferry) as open_desk:
        assert (
            "It was waived until 2026-04-30 by Ines: in talks"
            in open_desk.client.get(open_desk.page(SUM)).text
        )
        open_desk.decide(SUM, "waived", note="A third grant.", until="2026-06-30")
        assert [one.note for one in kept(ferry)] == ["A third grant."]
        assert "expired" not in checked(str(ferry))
        open_desk.post("/undo")
        assert [one.note for one in kept(ferry)] == ["in talks"]


def test_an_offer_takes_the_place_of_the_blamed_words_alone() -> None:
    text = "4 cats and 4 dogs"
    at = 2 + text.rindex("4")
    blamed = Place(role=PlaceRole.PRIMARY, start=at, end=at + 1, line=1, column=1, quote="4", zone="body")
    told = found(Severity.ERROR, Confidence.HIGH, "body").model_copy(update={"places": (blamed,)})
    assert taken(Unit(2, text), told, "three") == "4 cats and three dogs"
    assert taken(Unit(40, text), told, "three") == text


OFFERED = [
    ("True would be “about £93m” or “nearly £95m”.", ("about £93m", "nearly £95m")),
    ("True would be “25 percent”; between two percentages, say percentage points.", ("25 percent",)),
    ("Say “4”, or name the missing ones.", ("4",)),
    ("Name the day: “by 31 December 2028”, or “before 1 January 2028”.", ("by 31 December 2028",)),
    ("Keep the reserve: “up to 300”.", ("up to 300",)),
    # advice is for people
    ("Mend “before” or one of the two dates.", ()),
    ("Say “all but …”, or mend one of the two sentences.", ()),
    ("Choose one label, the one the source uses, and keep it: “homes”.", ()),
    ("Say how many, or “most”, “often”, “as far as we know”.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("suggestion", "offered"), OFFERED)
def test_what_can_be_taken_word_for_word(suggestion: str, offered: tuple[str, ...]) -> None:
    told = found(Severity.ERROR, Confidence.HIGH, "body").model_copy(update={"suggestion": suggestion})
    assert offers(told) == offered
