"""The passage that is edited for a place: nothing of its markup is cut in two."""

import pytest

from verifier import reading
from verifier.desk.units import Unit, changed, replaced, unit_at
from verifier.model.source import Source

PASSAGES = [
    # format, text, words in it, the passage
    ("markdown", "# A\n\nThe **four** boats.\n", "four", "The **four** boats."),
    ("markdown", "- **Four boats** sail.\n- Two rest.\n", "Four", "**Four boats** sail."),
    ("markdown", "- Three sail with [four boats](a.md)\n", "four", "Three sail with [four boats](a.md)"),
    ("markdown", "See:\n\n[Four boats](a.md)\n", "Four", "[Four boats](a.md)"),
    ("markdown", "## Four boats\n\nText.\n", "Four", "Four boats"),
    ("markdown", "| a | b |\n|---|---|\n| four | *two* |\n", "two", "*two*"),
    ("html", "<p class='x'><b>Four</b> boats <i>sail</i>.</p>", "boats", "<b>Four</b> boats <i>sail</i>."),
    ("html", "<ul><li><a href='a'>Four</a></li></ul>", "Four", "<a href='a'>Four</a>"),
    ("plain", "One line.\nFour boats.\n\nMore.\n", "Four", "Four boats."),
]


@pytest.mark.parametrize(("format", "text", "words", "passage"), PASSAGES)
def test_a_passage_is_whole(format: str, text: str, words: str, passage: str) -> None:
    document, _ = reading.read(Source(name="a", text=text, format=format))
    at = text.index(words)
    unit = unit_at(document, at, at + len(words))
    assert unit == Unit(text.index(passage), passage)
    done = replaced(text, unit, "Quite other words")
    assert done
    assert done.text == text.replace(passage, "Quite other words")


def test_a_line_of_a_claim_file_is_a_passage() -> None:
    from verifier.model.document import Document

    text = "verifier: 1\nclaims:\n  a: {value: £5m}  # ours\n"
    document = Document(name="a.yaml", text=text, format="claims")
    at = text.index("£5m")
    assert unit_at(document, at, at + 3).text == "  a: {value: £5m}  # ours"


@pytest.mark.parametrize(
    ("now", "written"),
    [
        ("a b c", "a X c"),
        ("new a b c", "new a X c"),  # it has moved
        ("a\r\nb\r\nc", None),
        ("a d c", None),  # it is gone
        ("b a b", None),  # it may be either
        ("a b b", "a X b"),  # one stands where it stood
    ],
)
def test_what_is_written_meanwhile_is_kept(now: str, written: str | None) -> None:
    done = replaced(now, Unit(2, "b"), "X") if now != "a\r\nb\r\nc" else replaced(now, Unit(9, "q"), "X")
    assert (done.text if done else None) == written


def test_line_ends_stay_those_of_the_text() -> None:
    done = replaced("a\r\nb\r\nc\r\n", Unit(0, "a\nb"), "x\ny\nz")
    assert done
    assert done.text == "x\r\ny\r\nz\r\nc\r\n"
    assert not Unit(0, "a\rb").editable
    assert not Unit(0, "a\0b").editable
    assert Unit(0, "a\r\nb\u202e").editable


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("One. It has 4 boats. Two.", "One. It has 3 boats. Two.", "It has 3 boats."),
        ("One. It has 4 boats.", "One. It has 3 boats.", "It has 3 boats."),
        ("It has 4 boats. Two.", "They have 4 boats. Two.", "They have 4 boats."),
        (
            "One. It has 4. Two. Three is 5. Six.",
            "One. It has 3. Two. Three is 4. Six.",
            "It has 3. Two. Three is 4.",
        ),
        ("One. Two. Three.", "One. Three.", "Three."),
        ("One.", "", ""),
    ],
)
def test_what_was_changed_is_told_in_whole_sentences(was: str, now: str, told: str) -> None:
    assert changed(was, now) == told
