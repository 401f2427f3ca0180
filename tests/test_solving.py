"""What solving tells of hand-made systems: who is blamed, in which words, and what is left undecided."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest

from verifier.model.claim import Claim
from verifier.model.constraint import Conflict, Constraint, Relation
from verifier.model.finding import Confidence
from verifier.model.interval import Interval, point
from verifier.model.mention import Direction
from verifier.numbers import read_one
from verifier.solving import solve

EQUAL, SUM, DIFFERENCE, PRODUCT = Relation.EQUAL, Relation.SUM, Relation.DIFFERENCE, Relation.PRODUCT
RATIO, CHANGE, SHARE, AT_MOST, WITHIN = (
    Relation.RATIO, Relation.CHANGE, Relation.SHARE, Relation.AT_MOST, Relation.WITHIN
)  # fmt: skip
HUNDRED = Interval(high=Fraction(100))
POSITIVE = Interval(low=Fraction(0), low_closed=False)


def text(**words: str) -> dict[str, Claim]:
    """Claims in the order of a text; "" is stated nowhere."""
    claims = {}
    for place, (name, quote) in enumerate(words.items()):
        read = dict(read_one(quote)) if quote else {"quote": name, "words": name, "kind": "number"}
        claims[name] = Claim(**{**read, "id": name, "start": place * 100, "end": place * 100 + 9})
    return claims


def tie(relation: Relation, claims: dict[str, Claim], names: str, **more: object) -> Constraint:
    return Constraint(
        relation=relation,
        claims=tuple(claims[name] for name in names.split()),
        check=f"{relation}-check",
        **more,
    )


def exact(name: str, number: str | Interval, place: int = 0) -> Claim:
    held = number if isinstance(number, Interval) else point(Fraction(number))
    return Claim(id=name, quote=name, words=name, start=place, end=place + 1, kind="number", **dict(held))


def ids(conflict: Conflict) -> list[str]:
    return [claim.id for claim in conflict.claims]


ONE_RELATION = [
    (SUM, {"a": "£52m", "b": "£41m", "t": "more than £95m"}, "t a b", "52 + 41 = 93 < 95"),
    (SUM, {"a": "$2.9 billion", "b": "$10 billion", "t": "exceeds $13 billion"}, "t a b", "2.9 + 10 = 12.9 < 13"),
    (SUM, {"a": "20", "b": "10", "t": "more than 30"}, "t a b", "20 + 10 = 30, not more than 30"),
    (SUM, {"a": "12", "b": "9", "t": "less than 20"}, "t a b", "12 + 9 = 21 > 20"),
    (SUM, {"a": "£0.4bn", "b": "£900m", "t": "£1.5bn"}, "t a b", "0.4 + 0.9 = 1.3, not 1.5"),
    (SUM, {"a": "more than 20", "b": "10", "t": "at most 30"}, "t a b",
     "more than 20 + 10 is more than 30, not at most 30"),
    (SUM, {"a": "up to £50m", "b": "£40m", "t": "more than £95m"}, "t a b",
     "at most 50 + 40 is at most 90, not more than 95"),
    (DIFFERENCE, {"new": "45", "old": "30", "d": "9"}, "d new old", "45 − 30 = 15, not 9"),
    (PRODUCT, {"n": "12", "price": "$4.50", "t": "$60.00"}, "t n price", "12 × $4.5 = $54, not $60"),
    (RATIO, {"a": "45", "b": "9", "k": "3"}, "k a b", "45 / 9 = 5, not 3"),
    (CHANGE, {"old": "40", "new": "57", "p": "57%"}, "p new old", "(57 / 40 − 1) × 100 = 42.5, not 57"),
    (SHARE, {"part": "1,000,000", "whole": "2,000,000", "s": "44%"}, "s part whole",
     "1,000,000 / 2,000,000 = 50 %, not 44 %"),
    (EQUAL, {"body": "$2.9 billion", "title": "$3.1 billion"}, "title body", "2.9 ≠ 3.1"),
    (EQUAL, {"body": "$12.9 billion", "title": "exceeds $13 billion"}, "title body", "12.9 < 13"),
    (EQUAL, {"body": "at most $13 billion", "title": "exceeds $13 billion"}, "title body",
     "at most 13, not more than 13"),
    (AT_MOST, {"whole": "1,000 people", "part": "1,200 people"}, "part whole", "1,200 > 1,000"),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "words", "names", "arithmetic"), ONE_RELATION)
def test_the_arithmetic_is_told_in_the_numbers_of_the_text(
    relation: Relation, words: dict[str, str], names: str, arithmetic: str
) -> None:
    constraint = tie(relation, text(**words), names)
    (conflict,), (evaluation,) = solve([constraint])
    assert conflict.arithmetic == arithmetic
    assert ids(conflict) == [names.split()[0], *(name for name in words if name != names.split()[0])]
    assert (conflict.check, conflict.constraints, conflict.steps) == (f"{relation}-check", (constraint,), ())
    assert (evaluation.constraint, evaluation.holds) == (constraint, False)


def test_a_fall_is_a_fall_by_scale_direction_or_sign() -> None:
    claims = text(old="40", new="30", p="57%")
    fell = claims["p"].model_copy(update={"direction": Direction.DOWN})
    signed = claims["p"].model_copy(
        update={"low": Fraction(-58), "high": Fraction(-57), "value": Fraction(-57)}
    )
    for one, scale in ((claims["p"], Fraction(-1)), (fell, None)):
        (conflict,) = solve([tie(CHANGE, {**claims, "p": one}, "p new old", scale=scale)])[0]
        assert conflict.arithmetic == "(1 − 30 / 40) × 100 = 25, not 57"
    (conflict,) = solve([tie(CHANGE, {**claims, "p": signed}, "p new old")])[0]
    assert conflict.arithmetic == "(30 / 40 − 1) × 100 = −25, not −57"
    right = text(old="40", new="30", p="25%")
    assert not solve([tie(CHANGE, right, "p new old", scale=Fraction(-1))])[0]


@pytest.mark.parametrize(
    ("limit", "last", "arithmetic"),
    [(HUNDRED, "55%", "55 + 60 = 115 > 100"), (point(Fraction(100)), "35%", "35 + 60 = 95, not 100")],
)
def test_shares_of_one_whole(limit: Interval, last: str, arithmetic: str) -> None:
    claims = text(walk="60%", drive=last)
    (conflict,) = solve([tie(WITHIN, claims, "drive walk", limit=limit)])[0]
    assert (conflict.arithmetic, ids(conflict)) == (arithmetic, ["drive", "walk"])
    assert not solve([tie(WITHIN, text(walk="60%", drive="40%"), "drive walk", limit=limit)])[0]


def test_what_is_needed_and_what_saves() -> None:
    (far,) = solve([tie(SUM, text(a="£52m", b="£41m", t="more than £95m"), "t a b")])[0]
    assert (far.needed.low, far.needed.high) == (92_000_000, 94_000_000)
    assert (far.needed.low_closed, far.needed.high_closed) == (True, False)
    assert (far.saved_loosely, far.touches) == (False, False)
    (near,) = solve([tie(SUM, text(a="$2.9 billion", b="$10 billion", t="exceeds $13 billion"), "t a b")])[0]
    assert (near.saved_loosely, near.touches) == (True, False)
    (even,) = solve([tie(SUM, text(a="20", b="10", t="more than 30"), "t a b")])[0]
    assert even.touches
    (words,) = solve([tie(EQUAL, text(a="at most 13", b="more than 13"), "b a")])[0]
    assert not words.touches


def test_a_chain_is_told_step_by_step() -> None:
    claims = text(a="12", b="30", u="", months="12", v="", t="550")
    chain = [tie(EQUAL, claims, "t v"), tie(PRODUCT, claims, "v u months"), tie(SUM, claims, "u a b")]
    (conflict,), evaluations = solve(chain)
    assert ids(conflict) == ["t", "a", "b", "months"]
    assert conflict.arithmetic == "42 × 12 = 504, not 550"
    assert conflict.steps == ("12 + 30 = 42", "42 × 12 = 504, not 550")
    assert conflict.constraints[0] == chain[0]
    assert [one.holds for one in evaluations] == [False, False, False]


def shares_of_an_unstated_whole(*, stated: Interval) -> list[Constraint]:
    claims = text(s1="45%", s2="35%", s3="25%", p1="", p2="", p3="", sum="", whole="")
    return [
        *(tie(SHARE, claims, f"s{n} p{n} whole") for n in (1, 2, 3)),
        tie(SUM, claims, "sum p1 p2 p3"),
        tie(AT_MOST, claims, "sum whole"),
        tie(WITHIN, claims, "whole", limit=stated),
    ]


def test_shares_over_a_hundred_of_a_whole_nobody_states() -> None:
    (conflict,) = solve(shares_of_an_unstated_whole(stated=POSITIVE))[0]
    assert ids(conflict) == ["s3", "s1", "s2"]
    assert conflict.arithmetic == "45 + 35 + 25 = 105 > 100"
    assert conflict.needed == Interval(high=Fraction(21))
    assert not solve(shares_of_an_unstated_whole(stated=Interval()))[0]


def test_two_sums_of_the_same_unstated_parts() -> None:
    claims = text(t1="10", t2="12", x="", y="")
    (conflict,) = solve([tie(SUM, claims, "t1 x y"), tie(SUM, claims, "t2 x y")])[0]
    assert (ids(conflict), conflict.arithmetic) == (["t2", "t1"], "10, not 12")
    assert conflict.steps == ("12 = x + y", "10 = x + y")
    assert conflict.needed == point(Fraction(10))


def test_a_cycle_that_feeds_on_itself() -> None:
    claims = text(k="1.10", a="", b="", c="", kb="")
    cycle = [
        tie(PRODUCT, claims, "kb k b"),
        tie(AT_MOST, claims, "kb a"),
        tie(AT_MOST, claims, "a c"),
        tie(AT_MOST, claims, "c b"),
        tie(WITHIN, claims, "b", limit=Interval(low=Fraction(1))),
    ]
    (conflict,) = solve(cycle)[0]
    assert (ids(conflict), conflict.needed) == (["k"], Interval(high=Fraction(1)))


ONE_SLIP = [
    ("the odd one of a group", {"h": "240 jobs", "a": "240 jobs", "b": "240 jobs", "c": "420 jobs"},
     [(EQUAL, "h a"), (EQUAL, "h b"), (EQUAL, "h c")], [["c", "h"]]),
    ("a total and its repeat", {"h": "£95m", "a": "£52m", "b": "£41m", "t": "£95m"},
     [(EQUAL, "h t"), (SUM, "t a b")], [["t", "a", "b"], ["h", "a", "b"]]),
    ("a part printed wrong", {"h": "£25m", "a": "£52m", "b": "£41m", "t": "£93m"},
     [(EQUAL, "h a"), (SUM, "t h b")], [["h", "a"]]),
    ("two slips apart", {"a": "1", "b": "2", "t": "4", "c": "3", "d": "3", "u": "7"},
     [(SUM, "t a b"), (SUM, "u c d"), (AT_MOST, "a c")], [["t", "a", "b"], ["u", "c", "d"]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "ties", "told"), [row[1:] for row in ONE_SLIP], ids=[row[0] for row in ONE_SLIP]
)
def test_who_is_blamed_and_how_often(
    words: dict[str, str], ties: list[tuple[Relation, str]], told: list[list[str]]
) -> None:
    claims = text(**words)
    conflicts, _ = solve([tie(relation, claims, names) for relation, names in ties])
    assert sorted(map(ids, conflicts)) == sorted(told)


def test_a_doubtful_link_neither_hides_nor_taints_a_sure_one() -> None:
    claims = text(a="20", b="5", t="13")
    sure = tie(SUM, claims, "t a b")
    doubtful = tie(AT_MOST, claims, "a t", confidence=Confidence.LOW)
    (conflict,), _ = solve([doubtful, sure])
    assert (conflict.constraints, conflict.confidence) == ((sure,), Confidence.HIGH)
    (conflict,), _ = solve([doubtful])
    assert conflict.confidence is Confidence.LOW
    (conflict,), _ = solve([sure, doubtful.model_copy(update={"confidence": Confidence.HIGH})])
    assert ids(conflict) == ["a", "t"]


def test_evaluations_are_those_given_in_their_order() -> None:
    claims = text(a="1", b="2", t="4", u="3", v="", w="3")
    given = [
        tie(SUM, claims, "u b a"),
        tie(SUM, claims, "t a b"),
        tie(SUM, claims, "u a v"),
        tie(EQUAL, claims, "t w"),
    ]
    _, evaluations = solve(given)
    assert [one.constraint for one in evaluations] == given
    assert [one.holds for one in evaluations] == [True, False, None, False]
    assert evaluations[2].why == "one of its figures is not stated"


BILLION = 1_000_000_000
OPEN_OVER_13 = Interval(low=Fraction(13 * BILLION), low_closed=False)
UP_TO_13 = Interval(high=Fraction(13 * BILLION))


def rounded(low: str, high: str) -> Interval:
    return Interval(low=Fraction(low), high=Fraction(high), high_closed=False)


HAND_MADE: list[tuple[str, bool, dict[str, str | Interval], list[tuple[Relation, str, Interval | None]]]] = [
    ("exceeds 13bn, at most 13bn", False, {"a": OPEN_OVER_13, "b": UP_TO_13}, [(EQUAL, "a b", None)]),
    ("13 <= 13", True, {"a": "13", "b": "13"}, [(AT_MOST, "a b", None)]),
    ("rates near 1e-7", False, {"c": "0.00000036", "a": "0.0000001", "b": "0.0000002"}, [(SUM, "c a b", None)]),
    ("counts near 1e12, off by one", False, {"c": "1000000000001", "a": "400000000000", "b": "600000000000"},
     [(SUM, "c a b", None)]),
    ("cents at 1e14 that add up", True, {"c": "100000000000000.03", "a": "40000000000000.01", "b": "60000000000000.02"},
     [(SUM, "c a b", None)]),
    ("0.1 + 0.2 = 0.3", True, {"c": "0.3", "a": "0.1", "b": "0.2"}, [(SUM, "c a b", None)]),
    ("33.3 % three times", True, {name: rounded("33.25", "33.35") for name in "abc"},
     [(WITHIN, "a b c", point(100))]),
    ("34 + 33 + 32 % rounded", True,
     {"a": rounded("33.5", "34.5"), "b": rounded("32.5", "33.5"), "c": rounded("31.5", "32.5")},
     [(WITHIN, "a b c", point(100))]),
    ("45 + 35 + 25 % of an unstated total of at least 1", False,
     {"s": "45", "t": "35", "u": "25", **dict.fromkeys("abcxw", Interval())},
     [(SHARE, "s a w", None), (SHARE, "t b w", None), (SHARE, "u c w", None), (SUM, "x a b c", None),
      (AT_MOST, "x w", None), (WITHIN, "w", Interval(low=Fraction(1)))]),
    ("the same of a total over 0", False,
     {"s": "45", "t": "35", "u": "25", "w": POSITIVE, **dict.fromkeys("abcx", Interval())},
     [(SHARE, "s a w", None), (SHARE, "t b w", None), (SHARE, "u c w", None), (SUM, "x a b c", None),
      (AT_MOST, "x w", None)]),
    ("0.4 % of 300bn is 1.2bn, not 3.1bn", False,
     {"s": rounded("0.35", "0.45"), "p": rounded("3050000000", "3150000000"), "w": str(300 * BILLION)},
     [(SHARE, "s p w", None)]),
    ("half-open touch", False, {"x": rounded("2.85", "2.95"), "a": "1.45", "b": "1.50"}, [(SUM, "x a b", None)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("holds", "figures", "ties"), [row[1:] for row in HAND_MADE], ids=[row[0] for row in HAND_MADE]
)
def test_right_on_systems_that_trip_other_engines(
    holds: bool, figures: dict[str, str | Interval], ties: list[tuple[Relation, str, Interval | None]]
) -> None:
    claims = {name: exact(name, number, place) for place, (name, number) in enumerate(figures.items())}
    conflicts, evaluations = solve(
        [tie(relation, claims, names, limit=limit) for relation, names, limit in ties]
    )
    assert (not conflicts) is holds
    stated = {name for name, number in figures.items() if number != Interval()}
    assert all(set(ids(conflict)) == stated for conflict in conflicts)
    assert all(one.holds is not None for one in evaluations)


def test_without_z3_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    conflicts, evaluations = solve(shares_of_an_unstated_whole(stated=POSITIVE))
    assert not conflicts
    assert {(one.holds, one.why) for one in evaluations} == {
        (None, "needs the z3 solver, which is not installed")
    }


def test_z3_is_not_loaded_where_bounds_or_a_guess_decide() -> None:
    program = """
import sys
from tests.test_solving import ONE_RELATION, CHANGE, DIFFERENCE, solve, text, tie
for relation, words, names, _ in ONE_RELATION:
    solve([tie(relation, text(**words), names)])
claims = text(new="57", old="40", p="42.5%", d="17")
assert not solve([tie(CHANGE, claims, "p new old"), tie(DIFFERENCE, claims, "d new old")])[0]
assert "z3" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_relations_that_contradict_each_other_blame_no_claim() -> None:
    claims = text(a="3", b="")
    both = [tie(WITHIN, claims, "b", limit=point(1)), tie(WITHIN, claims, "b", limit=point(2))]
    conflicts, evaluations = solve(both)
    assert not conflicts
    assert {one.why for one in evaluations} == {"its relations contradict each other"}


def test_a_claim_that_no_number_can_be_is_taken_as_unstated() -> None:
    odd = exact("a", Interval(low=Fraction(3), high=Fraction(2)))
    conflicts, _ = solve([tie(EQUAL, {"a": odd, "b": exact("b", "5", 9)}, "a b")])
    assert not conflicts


def test_a_relation_of_too_few_claims_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="difference needs 3 claims, not 2"):
        solve([tie(DIFFERENCE, text(a="1", b="2"), "a b")])


def test_nothing_to_solve() -> None:
    assert solve([]) == ((), ())
