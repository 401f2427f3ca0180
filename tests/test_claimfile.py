"""Claim files: what is read, where it stands, what the formulas demand, which quotes have drifted."""

import subprocess
import sys
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier import reading
from verifier.errors import InputError
from verifier.model.claim import Status
from verifier.model.claimfile import ClaimFile
from verifier.model.constraint import Constraint
from verifier.model.period import Period
from verifier.model.source import Source
from verifier.reading import load
from verifier.reading.claimfile import constraints_of, ledger_of, read_claims
from verifier.reading.drift import drift, missed, stands
from verifier.reading.quotes import Quotes
from verifier.solving import solve

CLAIMS = Path(__file__).parent.parent / "claims"
FERRY = """\
verifier: 1
document:
  path: ferry.md
  title: Two grants
  date: 2026-03-14
  sources: [minutes.md]
claims:
  # the state goes first
  grant_state:
    quote: a grant of £52m from
      the state
    value: £52m
    subject: no
    measure: grant
    window: 2026/2029
    status: announced
  grant_port:
    quote: another £41m from the port authority
    note: as told to the desk
  total:
    value: 'more than £95m'
    window: by 2030
  staff: {value: about 50 people}
  crew: {value: 200 people, noun: sailors}
  share: {value: 25 %}
  fares: {value: £7}
formulas:
  - total = grant_state + grant_port
waivers:
  - check: total-misses-parts
    claim: total
    reason: a third grant is agreed
    by: city desk
    until: 2026-06-30
"""


def read(text: str) -> ClaimFile:
    made, troubles = read_claims(Source(name="ferry.yaml", text=text))
    assert not troubles
    return made


def demands(formula: str) -> tuple[Constraint, ...]:
    return constraints_of(read(FERRY.replace("total = grant_state + grant_port", formula)))


def test_every_slot_is_read() -> None:
    made = read(FERRY)
    state, port, total, staff, crew, *_ = made.claims
    assert (state.id, state.value, state.unit) == ("grant_state", 52_000_000, "GBP")
    assert (state.subject, state.measure, state.status) == ("no", "grant", Status.ANNOUNCED)
    assert state.window == Period.model_validate("2026/2029")
    assert not state.deadline
    assert port.value == 41_000_000
    assert (total.low, total.high, total.low_closed) == (95_000_000, None, False)
    assert total.deadline
    assert total.window == Period.model_validate("2030")
    assert (staff.noun, crew.noun) == ("people", "sailors")
    assert made.entries[0].quote == "a grant of £52m from the state"
    assert made.entries[1].note == "as told to the desk"
    assert made.document.sources == ("minutes.md",)
    waiver = made.waivers[0]
    assert (waiver.check, waiver.claim, waiver.by) == ("total-misses-parts", "total", "city desk")
    assert not waiver.expired(date(2026, 6, 30))
    assert waiver.expired(date(2026, 7, 1))


def test_ledger_leads_into_the_claim_file() -> None:
    made = read(FERRY)
    ledger = ledger_of(made)
    assert ledger.document.text == FERRY
    assert (ledger.document.format, ledger.document.title) == ("claims", "Two grants")
    assert ledger.document.date == Period.model_validate("2026-03-14")
    assert ledger.claims == made.claims
    for claim in ledger.claims:
        assert FERRY[claim.start : claim.end] == claim.quote
        assert ledger.document.place(claim.start) == (claim.line, claim.column)


VALUES = [
    ("value: £52m", "£52m"),
    ("value: '£52m'", "£52m"),
    ('value: "£52m"', "£52m"),
    ("value: &big £52m", "£52m"),
    ("value: !!str £52m", "£52m"),
    ("value: £52m   # agreed", "£52m"),
    ("value: |\n      £52m\n", "£52m"),
    ("value: >-\n      £52m", "£52m"),
    ('value: "\\xA352m"', "\\xA352m"),
    ("value:\n      £52m", "£52m"),
    ("quote: they gave £52m at once", "£52m"),
    ("? value\n    : £52m", "£52m"),
]


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "# é 😀 first\n"])
@pytest.mark.parametrize(("line", "quote"), VALUES)
def test_place_of_a_value(line: str, quote: str, start: str, break_: str) -> None:
    text = (start + f"verifier: 1\nclaims:\n  a:\n    note: é 😀\n    {line}\n").replace("\n", break_)
    claim = read(text).claims[0]
    assert claim.value == 52_000_000
    assert text[claim.start : claim.end] == claim.quote == quote


def test_alias_is_the_value_it_names() -> None:
    made = read("verifier: 1\nclaims:\n  a: {value: &v £5m}\n  b: {value: *v}\n")
    first, second = made.claims
    assert (first.value, first.start) == (second.value, second.start)


FORMULAS = [
    ("total = grant_state + grant_port", "sum total grant_state grant_port", "total-misses-parts"),
    ("grant_state + grant_port = total", "sum total grant_state grant_port", "total-misses-parts"),
    ("sum(grant_state, grant_port) = total", "sum total grant_state grant_port", "total-misses-parts"),
    ("total − grant_state = grant_port", "difference grant_port total grant_state", "broken-formula"),
    (
        "fares = total - grant_state - grant_port",
        "sum total fares grant_state grant_port",
        "total-misses-parts",
    ),
    ("total = fares * crew", "product total fares crew", "broken-formula"),
    ("total = fares × crew", "product total fares crew", "broken-formula"),
    ("total / crew = fares", "ratio fares total crew", "broken-formula"),
    ("share = staff / crew", "share share staff crew", "broken-formula"),
    ("staff / crew = 25%", "share 25% staff crew", "broken-formula"),
    ("staff / crew <= 25%", "share 25% staff crew", "broken-formula"),
    ("25% >= staff / crew", "share 25% staff crew", "broken-formula"),
    ("25% * crew = staff", "share 25% staff crew", "broken-formula"),
    ("share = crew / staff - 1", "change share crew staff", "wrong-percent-change"),
    ("share = (crew - staff) / staff", "change share crew staff", "wrong-percent-change"),
    ("staff <= crew", "at-most staff crew", "broken-formula"),
    ("crew ≥ staff", "at-most staff crew", "broken-formula"),
    ("staff < crew", "difference staff<crew crew staff", "broken-formula"),
    ("staff = crew", "equal staff crew", "one-fact-two-values"),
    ("grant_port = £41 million", "equal grant_port £41million", "broken-formula"),
    ("£41 million = grant_port", "equal grant_port £41million", "broken-formula"),
    ("crew = sum(staff, 150)", "sum crew staff 150", "broken-formula"),
    ("crew = sum(staff, 1,500)", "sum crew staff 1,500", "broken-formula"),
    (
        "(grant_state + grant_port) / 2 <= total",
        "at-most (grant_state+grant_port)/2 total; "
        "ratio (grant_state+grant_port)/2 grant_state+grant_port 2; "
        "sum grant_state+grant_port grant_state grant_port",
        "broken-formula",
    ),
]


@pytest.mark.parametrize(("formula", "relations", "check"), FORMULAS)
def test_formula(formula: str, relations: str, check: str) -> None:
    found = demands(formula)
    ids = {claim.id for claim in read(FERRY).claims}
    told = [
        " ".join([one.relation, *(c.id if c.id in ids else c.quote.replace(" ", "") for c in one.claims)])
        for one in found
    ]
    assert "; ".join(told) == relations
    assert {one.check for one in found} == {check}
    assert {one.because for one in found} == {formula}


def test_two_percentages_differ_by_points() -> None:
    text = "verifier: 1\nclaims:\n  now: {{value: 95%}}\n  before: {{value: 91%}}\n  rise: {{value: {}}}\nformulas:\n- rise = now - before\n"
    for rise, conflicts in (
        ("four percentage points", 0),
        ("5 percentage points", 0),
        ("6 percentage points", 1),
        ("4%", 0),
    ):
        assert len(solve(constraints_of(read(text.format(rise))))[0]) == conflicts


def test_a_limit_is_its_point_and_an_equal_its_printed_reading() -> None:
    (equal,), (most,), (less,) = (demands(f"staff / crew {sign} 25%") for sign in ("=", "<=", "<"))
    assert (equal.claims[0].low, equal.claims[0].high) == (Fraction(49, 2), Fraction(51, 2))
    assert (most.claims[0].low, most.claims[0].high, most.claims[0].high_closed) == (None, 25, True)
    assert (less.claims[0].high, less.claims[0].high_closed) == (25, False)
    assert less.claims[0].loose == less.claims[0].printed


def test_unstated_claims_stand_in_the_formula_and_differ() -> None:
    formula = "(grant_state + grant_port) / 2 = (total + £1m) / 2"
    text = FERRY.replace("total = grant_state + grant_port", formula)
    claims = [claim for one in constraints_of(read(text)) for claim in one.claims]
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    ids = {claim.id: claim for claim in claims}
    assert all(ids[claim.id] == claim for claim in claims)


HOLDS = [
    ("crew = 200", True),
    ("crew = 201", False),
    ("staff / crew <= 20%", False),
    ("staff / crew <= 25%", True),
    ("total = grant_state + grant_port", False),
    ("total = grant_state + grant_port + £3m", True),
    ("crew < staff", False),
    ("share = staff / crew", True),
    ("grant_state = grant_port + £11 million", True),
    ("grant_state = grant_port + £13 million", False),
]


@pytest.mark.parametrize(("formula", "holds"), HOLDS)
def test_solver_understands(formula: str, holds: bool) -> None:
    from verifier.solving import solve

    conflicts, _ = solve(demands(formula))
    assert (not conflicts) is holds


def quotes(article: str) -> Quotes:
    return Quotes(reading.read(Source(name="article.md", text=article))[0])


DRIFT = [
    ("a grant of £52m from the state", "He got a grant of £52m\n  from the state.", True),
    ("a grant of £52m", "He got a **grant** of £52m.", True),
    ("the board's “second” grant of £52m", 'The board’s "second" grant of £52m.', True),
    ("a grant of £52m", "He got a grant of £53m.", False),
    ("a grant of £52m", "", False),
]


@pytest.mark.parametrize(("quote", "article", "stands"), DRIFT)
def test_drift(quote: str, article: str, stands: bool) -> None:
    made = read(f"verifier: 1\nclaims:\n  a:\n    quote: {quote}\n    value: £52m\n")
    hits = tuple(drift(made, quotes(article)))
    assert (not hits) is stands
    for hit in hits:
        assert made.text[hit.primary.start : hit.primary.end] == quote
        assert hit.check == "quote-drifted"


def test_drift_names_the_nearest_words() -> None:
    made = read("verifier: 1\nclaims:\n  a:\n    quote: a grant of £52m\n    value: £52m\n")
    (hit,) = drift(made, quotes("Long ago, in May, he got a grant of £53m from the state."))
    assert dict(hit.facts)["nearest"] == "a grant of £53m"


@pytest.mark.parametrize("name", ["japan-investment", "harbour-ferry"])
def test_worked_example(name: str) -> None:
    made, troubles = read_claims(load(CLAIMS / f"{name}.yaml"))
    assert not troubles
    assert all(entry.claim for entry in made.entries)
    article = (CLAIMS / made.document.path).read_text(encoding="utf-8")
    assert made.document.path == f"{name}.md"
    assert stands(made, article)
    assert not list(drift(made, quotes(article)))
    assert not list(missed(made))
    assert f"# {made.document.title}\n" in article
    assert f"date: {made.document.date.edtf if made.document.date else ''}\n" in article
    assert constraints_of(made)


def test_worked_example_contradicts_where_its_article_does() -> None:
    from verifier.solving import solve

    japan, ferry = (
        read_claims(load(CLAIMS / name))[0] for name in ("japan-investment.yaml", "harbour-ferry.yaml")
    )
    blamed = [conflict.claims[0].id for conflict in solve(constraints_of(japan))[0]]
    assert blamed == ["total"]
    assert not solve(constraints_of(ferry))[0]


HOSTILE = {
    "aliases": "verifier: 1\na0: &a0 [x, x]\n"
    + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 200))
    + "claims: *a199\n",
    "one-claim-often": "verifier: 1\nclaims:\n  a: &a {value: £5m}\n"
    + "".join(f"  b{n}: *a\n" for n in range(3_000)),
    "brackets": "verifier: 1\nclaims: " + "[" * 500_000,
    "braces": "verifier: 1\nclaims: " + "{a: " * 200_000,
    "dashes": "verifier: 1\nclaims:\n" + "- " * 500_000,
    "questions": "verifier: 1\nclaims:\n" + "? " * 500_000,
    "quotes": "verifier: 1\ndocument: {title: '" + "''" * 400_000 + "'}\n",
    "one-line": "verifier: 1\ndocument: {title: " + "word " * 200_000 + "}\n",
    "many-keys": "verifier: 1\n" + "".join(f"verifie{n}: x\n" for n in range(10_000)),
    "formula": "verifier: 1\nformulas:\n  - a = " + "(" * 400_000 + "\n",
    "sum": "verifier: 1\nformulas:\n  - a = " + "1 + " * 400 + "1\n",
    "formulas": "verifier: 1\nclaims: {total: {value: £5m}}\nformulas:\n"
    + "  - totl = toal + tota\n" * 5_000,
    "digits": "verifier: 1\nclaims: {a: {value: '" + "1," * 200_000 + "'}}\n",
    "anchors": "verifier: 1\nclaims:\n" + "".join(f"  a{n}: &a{n} {{value: £5m}}\n" for n in range(5_000)),
    "too-many": "verifier: 1\nformulas: [" + "a," * 60_000 + "]\n",
    "too-long": "verifier: 1\n" + "# padding\n" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_soon_done_with(name: str) -> None:
    began = time.process_time()
    _survives(HOSTILE[name])
    assert time.process_time() - began < 5


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    for body in (text, "verifier: 1\n" + text, f"verifier: 1\nformulas:\n  - {text}\n"):
        _survives(body)


LINES = st.sampled_from(
    [
        *FERRY.splitlines(),
        "  a: *x",
        "  b: &x",
        "- ",
        "    value: [",
        "}",
        "''",
        '"',
        "  - a = b",
        "\ufeff",
        "---",
        "|",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_no_shuffled_lines_break_the_reader(lines: list[str]) -> None:
    _survives("\n".join(["verifier: 1", *lines]))


def _survives(text: str) -> None:
    try:
        made, troubles = read_claims(Source(name="x.yaml", text=text))
    except InputError:
        return
    assert all(trouble.line and trouble.column for trouble in troubles)
    claims = [*made.claims, *(claim for one in constraints_of(made) for claim in one.claims)]
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


def test_no_language_model_is_loaded() -> None:
    program = (
        "import sys\n"
        "from verifier.reading import load\n"
        "from verifier.reading.claimfile import constraints_of, read_claims\n"
        f"made, troubles = read_claims(load({str(CLAIMS / 'harbour-ferry.yaml')!r}))\n"
        "assert made.claims and constraints_of(made)\n"
        "heavy = {'spacy', 'z3', 'rapidfuzz', 'jinja2', 'numpy', 'click', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=CLAIMS.parent, check=False
    )
    assert done.returncode == 0, done.stderr
