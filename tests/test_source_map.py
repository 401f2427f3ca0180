"""The source map: what is read as a reference, and what as a citation, and to which claims it leads."""

from __future__ import annotations

import pytest

from verifier.model.source_map import Citation, Means, SourceMap
from verifier.pipe import verify

LIST = "\n\n## References\n\n1. Tarn Courier: Eels stopped by dams, 3 May 2024\n2. Senn University, “Fish ladders”, 12 June 2023\n"
PAGE = """<h1>Eels</h1><p>Few reach the sea<sup><a href="#note-b">2</a></sup>, 40 did
<a href="https://www.courier.example/eels">last year</a>.</p>
<h2>Notes</h2><ol><li id="note-a">Coast Trust, A year of counting, 2021</li>
<li id="note-b">Tarn Courier, 3 May 2024: few eels</li></ol>"""


def sources(text: str, name: str = "text.md") -> SourceMap:
    report = verify(text=text, name=name)
    assert not report.troubles
    for place in (*report.source_map.references, *report.source_map.citations):
        assert 0 <= place.start < place.end <= len(text)
    return report.source_map


def one(found: SourceMap, means: Means) -> Citation:
    (citation,) = [citation for citation in found.citations if citation.means is means]
    return citation


def test_an_entry_is_taken_apart() -> None:
    first, second = sources("# Eels\n\nFew reach the sea.[1]" + LIST).references
    assert (first.key, first.publisher, first.title) == ("1", "Tarn Courier", "Eels stopped by dams")
    assert (second.publisher, second.title) == ("Senn University", "Fish ladders")
    assert first.date is not None
    assert first.date.edtf == "2024-05-03"


@pytest.mark.parametrize(
    ("mark", "entries"),
    [("[1]", (0,)), ("[1, 2]", (0, 1)), ("[1–2]", (0, 1)), ("[3]", ())],
)
def test_numbers_lead_to_entries(mark: str, entries: tuple[int, ...]) -> None:
    assert one(sources(f"# Eels\n\nFew reach the sea.{mark}{LIST}"), Means.NUMBER).references == entries


def test_a_markdown_footnote_leads_to_its_note() -> None:
    found = sources("Few eels reach the sea.[^dams]\n\n[^dams]: Tarn Courier, Eels stopped by dams, 2024.\n")
    assert one(found, Means.FOOTNOTE).references == (0,)
    assert found.references[0].key == "dams"


def test_an_html_footnote_leads_to_its_note_and_a_link_to_its_site() -> None:
    found = sources(PAGE, "page.html")
    assert one(found, Means.FOOTNOTE).references == (1,)
    assert one(found, Means.LINK).source == "courier.example"


@pytest.mark.parametrize(
    ("text", "source", "work"),
    [
        ("According to the Coast Trust, few eels reach the sea.", "Coast Trust", ""),
        ("Few eels reach the sea, the Senn University study of 2023 found.", "Senn University", "study"),
        ("As the Lakes Institute noted in its annual report, dams are high.", "Lakes Institute", "report"),
        ("A survey by Orvik Centre counted nine.", "Orvik Centre", "survey"),
        ("Ida Holm said that dams stop eels.", "Ida Holm", ""),
    ],
)
def test_names_are_sources(text: str, source: str, work: str) -> None:
    citation = one(sources(text), Means.NAMED)
    assert (citation.source, citation.work, citation.own) == (source, work, False)


DATED = "\n\n## Literature\n\n- Holm, I., Reed, A. (2021). Eels and dams. Fish Letters 4.\n- Coast Trust (2019): Counting."


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Dams stop eels (Holm et al., 2021).", [(0,)]),
        ("Dams stop eels (see Holm 2021; Coast Trust, 2019).", [(0,), (1,)]),
        ("Holm and Reed (2021) counted eels, and so did the CT (2019).", [(0,), (1,)]),
        ("Dams stop eels (Holm 2020).", [()]),
        ("Dams stop eels (Marlow 2021; in May 2021).", [()]),
        ("The film Dams (1974) is no source, nor is Holm's boat (built 2021).", []),
    ],
)
def test_author_and_year_lead_to_entries(text: str, entries: list[tuple[int, ...]]) -> None:
    found = sources(text + DATED).citations
    assert [one.references for one in found if one.means is Means.AUTHOR_YEAR] == entries


@pytest.mark.parametrize(
    "text",
    [
        "Few reach the sea.[1]\n\n[1] Coast Trust, Eels, 2021\n[2] Senn University, Dams, 2022\n",
        "Few reach the sea.[1]\n\nSources\n\n[1] Coast Trust, Eels, 2021\n[2] Senn University, Dams, 2022\n",
        "Few reach the sea.\n\nBibliography\n\nHolm, I. (2021). Eels. Fish Letters 4.\n\nReed, A. 2019. Dams. Notes.\n",
        "Few reach the sea.\n\n## Works cited\n\n- Holm, I. (2021). Eels.\n- Reed, A. (2019). Dams.\n",
    ],
)
@pytest.mark.parametrize("name", ["text.md", "text.txt"])
def test_lists_are_read_in_every_shape(text: str, name: str) -> None:
    assert [entry.date is not None for entry in sources(text, name).references] == [True, True]


@pytest.mark.parametrize(
    "text", ["As we reported last year, dams are high.", "It follows from our 2023 analysis of dams."]
)
def test_a_text_may_cite_itself(text: str) -> None:
    assert one(sources(text), Means.NAMED).own


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The dams are far too high,” said Ida Holm.", "Ida Holm"),
        ("Ida Holm runs the yard. “The dams are far too high,” she said.", "she"),
        ("The dams are said to be “far too high for eels”.", "unnamed"),
        ("The dams are “far too high for eels”.", ""),
    ],
)
def test_quotations_have_speakers(text: str, speaker: str) -> None:
    assert one(sources(text), Means.QUOTATION).source == speaker


def test_what_backs_a_claim_is_in_its_sentence_or_else_its_paragraph() -> None:
    report = verify(
        text="Some 40 eels came.[1] Another 12 died.\n\nIn May 9 eels came." + LIST, name="text.md"
    )
    backed = [
        bool(report.source_map.behind(sentence=claim.sentence, block=claim.block))
        for claim in report.claims
        if claim.words in ("Some 40", "12", "9")
    ]
    assert backed == [True, True, False]


def test_plain_text_can_hold_no_links() -> None:
    assert not sources("Few eels reach the sea.", "text.txt").linkable
    assert sources("Few eels reach the sea.", "text.md").linkable
