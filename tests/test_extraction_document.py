"""Whole documents: places, ids, tables, markup, memo, and what is left unread."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier import reading
from verifier.extraction import extract, quantities, syntax
from verifier.extraction.lexicon import rows
from verifier.extraction.place import Passage, place, place_plainly
from verifier.extraction.segments import segments
from verifier.memo import Remembered, no_memo
from verifier.model.claim import Claim, Role
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.source import Source
from verifier.settings import Settings

ARTICLE = """# Kelby Motors to build 500 homes

Kelby Motors pledged $4 million for 500 homes in Malta by 2030.

- Crew: 300 builders
- Budget: $4 million

| Town | Revenue ($ million) | Staff in 2024 |
| --- | --- | --- |
| Oslo | 12 | 300 |
| Bergen | 7.5 | 120 |

```
limit = 99
```

Kelby Motors pledged $4 million for 500 homes in Malta by 2030.
"""


def ledger_of(text: str, name: str = "a.md") -> Ledger:
    document, _ = reading.read(Source(name=name, text=text))
    ledger, troubles = extract(document, Settings())
    assert not troubles
    return ledger


def told(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    """A claim without its place in the file."""
    return [
        (c.words, c.value, c.unit, c.noun, c.subject, c.measure, c.place, c.window, c.status, c.role, c.verb)
        for c in claims
    ]


def test_quotes_are_slices_with_line_and_column() -> None:
    ledger = ledger_of(ARTICLE)
    lines = ARTICLE.splitlines()
    for claim in ledger.claims:
        assert ARTICLE[claim.start : claim.end] == claim.quote
        assert lines[claim.line - 1][claim.column - 1 :].startswith(claim.quote)
        assert ledger.sentences[claim.sentence][0] == claim.block


def test_ids_differ_and_survive_an_edit_elsewhere() -> None:
    before, after = ledger_of(ARTICLE), ledger_of("A new first line with 12 words.\n\n" + ARTICLE)
    ids = [claim.id for claim in before.claims]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= {claim.id for claim in after.claims}


def test_code_is_not_read() -> None:
    assert not [claim for claim in ledger_of(ARTICLE).claims if claim.quote == "99"]


@pytest.mark.parametrize(
    ("quote", "slots"),
    [
        ("12", {"subject": "Oslo", "measure": "Revenue", "value": Fraction(12_000_000), "unit": "USD"}),
        ("7.5", {"subject": "Bergen", "measure": "Revenue", "value": Fraction(7_500_000), "unit": "USD"}),
        ("120", {"subject": "Bergen", "measure": "Staff", "value": Fraction(120), "unit": ""}),
    ],
)
def test_a_cell_takes_its_slots_from_its_headers(quote: str, slots: dict[str, object]) -> None:
    claim = next(c for c in ledger_of(ARTICLE).claims if c.quote == quote and c.zone is Zone.TABLE)
    assert {slot: getattr(claim, slot) for slot in slots} == slots


def test_a_year_in_a_header_is_the_window() -> None:
    claim = next(c for c in ledger_of(ARTICLE).claims if c.quote == "120")
    assert claim.window is not None
    assert claim.window.edtf == "2024"


@pytest.mark.parametrize(
    ("plain", "marked"),
    [
        (
            "Kelby Motors pledged $4 million for 500 homes in Malta by 2030.",
            "**Kelby Motors** [pledged](https://a.org) *$4 million* for **500** homes in Malta by 2030.",
        ),
        (
            "Sales rose 3% to £40 million, up from £38 million.",
            "Sales rose **3%** to &pound;40&nbsp;million, up [from](x) £38 *million*.".replace("&nbsp;", " "),
        ),
        ("According to R&D, 300 homes were lost.", "According to R&amp;D, **300** homes were `lost`."),
    ],
)
def test_markup_changes_nothing(plain: str, marked: str) -> None:
    assert told(ledger_of(plain).claims) == told(ledger_of(marked).claims)


def test_a_memo_asks_only_for_new_sentences() -> None:
    asked: list[int] = []
    known = Remembered()

    def counting(work, items):  # type: ignore[no-untyped-def]
        def counted(new):  # type: ignore[no-untyped-def]
            asked.append(len(new))
            return work(new)

        counted.__qualname__ = work.__qualname__
        return known(counted, items)

    first, _ = reading.read(Source(name="a.md", text=ARTICLE))
    second, _ = reading.read(Source(name="a.md", text=ARTICLE.replace("300 builders", "400 builders")))
    extract(first, Settings(), counting)
    again, _ = extract(second, Settings(), counting)
    assert asked[1:] == [1]
    assert again == extract(second, Settings(), no_memo)[0]


def test_only_what_holds_a_figure_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(texts, name):  # type: ignore[no-untyped-def]
        seen.extend(texts)
        return [None for _ in texts]

    monkeypatch.setattr(syntax, "parse", counted)
    quantities(
        "The town is old. It has 40 shops. Nobody knows why.\n\nThe port opened in 1976.\nIt is small."
    )
    assert [text.strip() for text in seen] == ["It has 40 shops.", "The port opened in 1976."]


def test_a_memo_forgets_the_oldest() -> None:
    known = Remembered(limit=2)
    asked: list[int] = []

    def double(items):  # type: ignore[no-untyped-def]
        asked.extend(items)
        return [2 * item for item in items]

    assert [known(double, [1, 2, 3, 1]), known(double, [1]), known(double, [2])] == [[2, 4, 6, 2], [2], [4]]
    assert asked == [1, 2, 3, 2]


def test_quantities_index_the_text_given() -> None:
    text = "The town has 4,000 dock workers.\n\nSales were up nearly 57%. It cost $3.\n"
    found = quantities(text)
    assert [m.quote for m in found] == [text[m.start : m.end] for m in found]
    assert found[0].noun == "dock workers"
    assert len(found) == 3


def test_without_a_pipeline_the_words_around_a_figure_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object, name: str) -> None:
        raise syntax.NoPipeline("not there")

    monkeypatch.setattr(syntax, "parse", missing)
    document, _ = reading.read(Source(name="a.txt", text="Another 40 homes were built in 2020."))
    ledger, troubles = extract(document, Settings())
    assert [trouble.stage for trouble in troubles] == ["extraction"]
    claim = next(c for c in ledger.claims if c.value == 40)
    assert (claim.role, claim.noun, claim.window and claim.window.edtf) == (Role.EXTRA, "homes", "2020")


def test_segments_hold_labels_and_halves() -> None:
    line = "Budget: $4 million — up 3%"
    cut = segments(line, Form.ITEM, Zone.LIST)
    assert [(s.label, line[s.start : s.end]) for s in cut] == [("Budget", "$4 million"), ("", "up 3%")]
    assert len(segments(line, Form.PARAGRAPH, Zone.BODY)) == 1


EXAMPLES = [
    pytest.param(example, row, name, id=f"{name}: {example if isinstance(example, str) else example['text']}")
    for name in ("status", "roles", "measures", "attribution")
    for row in rows(name)
    for example in row.get("examples", ())
]


@pytest.mark.parametrize(("example", "row", "name"), EXAMPLES)
def test_every_row_keeps_its_examples(example: str | dict[str, str], row: dict[str, str], name: str) -> None:
    given = {"text": example} if isinstance(example, str) else dict(example)
    text, figure = given.pop("text"), given.pop("figure", None)
    wanted = given or {name.rstrip("s") if name == "roles" else name: row.get("role") or row["status"]}
    claims = place([Passage(words=text)])[0].claims
    claim = next(c for c in claims if c.quote == figure or (figure is None and c.period is None))
    assert {slot: str(getattr(claim, slot)).lower() for slot in wanted} == {
        s: w.lower() for s, w in wanted.items()
    }


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"ab C1290.,:;()-—–%$£|\"'\n*[]&", " 2020 ", " million ", " in ", " by ", " rose "]),
        max_size=40,
    ).map("".join),
    st.sampled_from(list(Form)),
    st.sampled_from(list(Zone)),
)
def test_no_string_raises(text: str, form: Form, zone: Zone) -> None:
    passage = Passage(words=text, form=form, zone=zone, row="Sales ($m)", column="2024")
    for claims, _ in (*place([passage]), *place_plainly([passage])):
        for claim in claims:
            assert text[claim.start : claim.end] == claim.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert [m.quote for m in quantities(text)] == [text[m.start : m.end] for m in quantities(text)]
