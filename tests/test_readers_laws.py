"""What holds of every text: places lead back, nothing raises, hostile input takes linear time."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.model.document import Document
from verifier.model.source import Source
from verifier.reading import read

# pieces in which markup, breaks and figures meet in every order
PIECES = st.sampled_from(
    ["<", ">", "/", "a", "b ", ". ", "A", "\n", "\n\n", "\r\n", "\r", "&amp;", "&amp", "&nbsp;",
     "\xa0", "<!", "--", "-->", "<!--", "</>", "<p>", "</p>", "<script>", "</script>", "<title>",
     "\x00", "é", "😀", '"', "=", '<p a="', "<![CDATA[", "<textarea>", "<plaintext>", "\t", "\x0c",
     "&notit;", "<svg>", "<style>", "&#0;", "\u2028", "\x85", "<table>", "<tr>", "<td>", "</td>",
     "</table>", "<th colspan=2>", "<td rowspan=3>", "<li>", "<ul>", "</ul>", "<ol start=4>", "<h1>",
     "</h1>", "<b>", "</b>", "<sup>", "</sup>", '<a href="#x">', "<a href=y>", "</a>", "<br>", "<pre>",
     "</pre>", "<div hidden>", "</div>", "<div>", "<article>", "<main>", "<aside>", "<thead>",
     "<caption>", "<dl>", "<dt>", "<dd>", "<head>", "<body>", "<blockquote>", "**", "*", "`", "```\n",
     "# ", "## ", "- ", "1. ", "> ", "|", "|---|\n", "\n---\n", "[x](", "[^1]", "[^1]: ", "![", "](",
     "~~", "~", "    ", "+++\n", "title: x\n", "TL;DR", "date: x\n", "By Jane Roe", "5", "$2.9",
     "3 March 2024", "\u200b", "\xad", "\ufeff", "。", "…", "U.S. ", "Mr. ", "\x7f", "\\"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=120)
FORMATS = st.sampled_from(["plain", "markdown", "html", ""])


def folded(words: str) -> str:
    """White space is white space, and a raised figure is a figure."""
    plain = unicodedata.normalize("NFKC", words).replace("−", "-") if len(words) == 1 else words
    return "".join(" " if letter.isspace() else letter for letter in plain)


@settings(max_examples=400, deadline=None)
@given(TEXTS, FORMATS)
def test_every_word_leads_back_to_the_text(text: str, format: str) -> None:
    document = read(Source(name="x", text=text, format=format))[0]
    assert document.text == text
    for block in document.blocks:
        last = block.start
        for sentence in block.sentences:
            assert last <= sentence.start <= sentence.end <= block.end <= len(text)
            last = sentence.end
            assert sentence.words == sentence.words.strip() != ""
            assert sentence.span(0, len(sentence.words)) == (sentence.start, sentence.end)
            at = 0
            for piece in sentence.pieces:
                assert piece.at == at
                at += piece.length
                source, words = text[piece.start : piece.end], sentence.words[piece.at : at]
                if len(source) == piece.length:
                    assert [*map(folded, source)] == [*map(folded, words)]
            assert at == len(sentence.words)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_stray_bytes_do_no_harm(data: bytes) -> None:
    read(Source(name="x.txt", data=b"text " * 500 + data))


WORDS = st.lists(
    st.sampled_from(
        [
            "The port",
            "paid",
            "£52 million",
            "$2.9 billion",
            "40%",
            "& more.",
            "It",
            "in 2019.",
            "Co. said",
            "12,000",
        ]
    ),
    min_size=1,
    max_size=12,
)
MARKS = st.lists(st.sampled_from(["", "**", "*", "[", "&"]), min_size=12, max_size=12)


@settings(max_examples=150, deadline=None)
@given(WORDS, MARKS)
def test_markup_does_not_change_the_words(words: list[str], marks: list[str]) -> None:
    plain = read(Source(name="x", text="Well " + " ".join(words), format="markdown"))[0]
    for format in ("markdown", "html"):
        marked = " ".join(mark(word, kind, format) for word, kind in zip(words, marks, strict=False))
        text = f"Well {marked}" if format == "markdown" else f"<p>Well {marked}</p>"
        assert sentences(read(Source(name="x", text=text, format=format))[0]) == sentences(plain)


def mark(word: str, kind: str, format: str) -> str:
    html = format == "html"
    if kind == "&":
        return word.replace("&", "&amp;").replace("£", "&pound;").replace("$", "&#36;").replace(" ", "&nbsp;")
    if kind == "[":
        return f"<a href=u>{word}</a>" if html else f"[{word}](u)"
    if kind:
        return f"<b>{word}</b>" if html else f"{kind}{word}{kind}"
    return word


def sentences(document: Document) -> list[str]:
    return [sentence.words for _, _, sentence in document.sentences()]


HOSTILE = {
    "open tags": "<a " * 10_000,
    "open comments": "<!--<!--" * 8_000,
    "nested elements": "<div>x" * 6_000 + "</p>" * 6_000,
    "nested lists": "<ul><li>x" * 4_000,
    "items without an end": "<ul>" + "<div>" * 5_000 + "<li></li>" * 5_000,
    "cells": "<table><tr>" + "<td rowspan=999 colspan=99>x" * 3_000,
    "entities": "&amp;" * 15_000,
    "brackets": "[" * 40_000,
    "bars": "|" * 50_000,
    "bar and dash": "|a\n|-\n" * 3_000,
    "nested quotes": ">" * 10_000,
    "nested items": "- " * 10_000,
    "stops": '."' * 30_000,
    "initials": "A. " * 10_000,
    "one line": "Some word, " * 30_000,
    "one word": "x" * 400_000,
    "backticks": "`a" * 20_000,
    "joiners": "5\xa0" * 20_000,
    "json": '<script type="application/ld+json">' + "[" * 40_000,
    "blank": " \n\t" * 30_000,
    "byline": "By A" + " B" * 20_000,
    "numbers": "1. a\n" * 6_000,
    "fences": "```\n" * 10_001,
    "short lines": "Short title\n" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format", ["plain", "markdown", "html"])
def test_hostile_input_takes_linear_time(name: str, format: str) -> None:
    def took(text: str) -> float:
        begun = time.process_time()
        read(Source(name="x", text=text, format=format))
        return time.process_time() - begun

    text = HOSTILE[name]
    # four times the text may take ten times as long on a busy machine; what is quadratic takes sixteen each time
    assert any(took(text * 4) < max(10 * took(text), 0.5) for _ in range(4))
