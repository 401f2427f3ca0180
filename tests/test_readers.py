"""One contract for all readers: zones as written down beside each source, words as a reader sees them."""

import os
from pathlib import Path

import pytest

from verifier.errors import InputError
from verifier.model.document import Block, Document, Zone
from verifier.model.period import Period
from verifier.model.source import Source
from verifier.reading import kind_of, load, read

SOURCES = Path(__file__).parent / "sources"
ARTICLES = sorted(path for path in SOURCES.iterdir() if path.suffix != ".expected")


def document(text: str, format: str = "markdown") -> Document:
    return read(Source(name="x", text=text, format=format))[0]


def line(block: Block) -> str:
    """A block as the expectation files write it."""
    marks = [block.zone.value, block.form.value]
    marks += [f"level {block.level}"] if block.level else []
    marks += [f"number {block.number}"] if block.number is not None else []
    marks += [f"row {block.row} column {block.column}"] if block.row >= 0 else []
    marks += ["header"] if block.header else []
    return " ".join(marks) + " | " + " ‖ ".join(sentence.words for sentence in block.sentences)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_blocks_of_a_source(path: Path) -> None:
    found, troubles = read(load(path))
    assert not troubles
    told = f"{found.title} | {found.author} | {found.date.edtf if found.date else ''} | {found.date_from}"
    lines = "\n".join((told, *map(line, found.blocks))) + "\n"
    gold = path.with_name(path.name + ".expected")
    if os.environ.get("UPDATE"):
        gold.write_text(lines, encoding="utf-8")
    assert lines == gold.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("marked", "quote", "words"),
    [
        ("It cost **$2.9** billion.", "$2.9** billion", "$2.9 billion"),
        ("It got [£52&nbsp;million](u) then.", "£52&nbsp;million", "£52 million"),
        ("It cost &pound;5 then.", "&pound;5", "£5"),
        ("It cost \\$3 then.", "$3", "$3"),
        ("It has *some* `4` parts.", "some* `4", "some 4"),
        ("It was cut\n    by 5% then.", "cut\n    by 5%", "cut by 5%"),
        ("> It was\n> 5% then.", "was\n> 5%", "was 5%"),
        ("It was  \n5% then.", "was  \n5%", "was 5%"),
        ("It is “5\u200b0” then.", "“5\u200b0”", "“50”"),
        ("It is 12&nbsp;500 now.", "12&nbsp;500", "12\u00a0500"),
        ("Sales — 5 – 6 % — fell…", "5 – 6 %", "5 – 6 %"),
        ("It is ~5 or ~$6–~$7.", "~$6–~$7", "~$6–~$7"),
        ("Ünë 日本 😀 **5** km", "😀 **5** km", "😀 5 km"),
        ("It is <b>5</b><br>km.", "5</b><br>km", "5 km"),
    ],
)
def test_a_stretch_of_words_leads_back_to_its_source(marked: str, quote: str, words: str) -> None:
    sentence = next(s for _, _, s in document(marked).sentences() if words in s.words)
    low = sentence.words.index(words)
    start, end = sentence.span(low, low + len(words))
    assert marked[start:end] == quote


# each row is one passage, marked up three ways; all read the same
TWINS = [
    (
        "The state gave £52 million & more. It’s done.",
        "The *state* gave [£52&nbsp;million](/x) **&amp;** more. It’s `done`.",
        "<p>The <i>state</i> gave <a href='/x'>&pound;52&nbsp;million</a> <b>&amp;</b> more.\n"
        "It&rsquo;s <code>done</code>.",
    ),
    (
        "About 40% of 1,200 boats (480) left.",
        'About **40**% of [1,200](/x "y") boats\n(**480**) left.',
        "<div>About <b>40</b>&percnt; of <a href=x>1,200</a> boats\r\n(<em>480</em>)   left.</div>",
    ),
]


@pytest.mark.parametrize("twin", TWINS)
def test_twins_read_the_same(twin: tuple[str, str, str]) -> None:
    plain, markdown, html = twin
    read_all = [
        [s.words for _, _, s in document(text, format).sentences()]
        for text, format in ((plain, "plain"), (markdown, "markdown"), (html, "html"))
    ]
    assert read_all[0] == read_all[1] == read_all[2]


@pytest.mark.parametrize(
    "unseen",
    [
        "```\n$5\n```",
        "    $5",
        "<!-- $5 -->",
        "<script>$5</script>",
        "<style>$5</style>",
        "<template>$5</template>",
        "<p hidden>$5</p>",
        "<div style='color:red; display:none'><p>$5</p></div>",
        "<span class='sr-only'>$5</span>",
        "<pre>$5</pre>",
        "~~$5~~",
        "x <s>$5</s>",
    ],
)
def test_what_nobody_sees_is_not_read(unseen: str) -> None:
    formats = ("html", "markdown") if "<" in unseen else ("markdown",)
    for format in formats:
        whole = document(f"Before.\n\n{unseen}\n\nAfter.", format)
        assert "5" not in " ".join(block.words for block in whole.blocks)
        assert "After." in whole.blocks[-1].words


@pytest.mark.parametrize(
    ("text", "format", "zones"),
    [
        ("# A\n\nTL;DR: It is 5.\n\nThen 6.", "markdown", "headline summary body"),
        ("# A\n\n**Key points**\n\n- 5\n- 6\n\nThen 7.", "markdown", "headline heading summary summary body"),
        ("# A\n\n## Summary\n\nIt is 5.\n\n### More\n\nIt is 6.\n\n## B\n\nC", "markdown",
         "headline heading summary summary summary heading body"),
        ("# A\n\n## See also\n\n- x\n\n## Works cited\n\ny", "markdown",
         "headline heading related heading references"),
        ("# A\n\nSee also: the old hall", "markdown", "headline related"),
        ("# A\n\nFigure 3: Boats by year", "markdown", "headline caption"),
        ("<h1>A</h1><div class='pull-quote'>B</div><p id=standfirst>C", "html", "headline quotation summary"),
        ("<table><tr><td><h2>A</h2>b<td><table><tr><td>c</table></table>", "html", "headline body table"),
        ("<p>x</p><aside><p>y</p></aside>", "html", "body related"),
        ("<nav><p>x</p></nav>", "html", "body"),
    ],
)  # fmt: skip
def test_zones(text: str, format: str, zones: str) -> None:
    assert [block.zone for block in document(text, format).blocks] == [Zone(zone) for zone in zones.split()]


@pytest.mark.parametrize(
    ("text", "format", "date", "said_by"),
    [
        ("---\ndate: 2024-03-05T10:00:00Z\n---\nText.", "markdown", "2024-03-05", "front matter"),
        ("+++\ndate = 2024-03-05\n+++\nText.", "markdown", "2024-03-05", "front matter"),
        ("# A\n\nBy Jane Roe, 3 March 2024\n\nText.", "markdown", "2024-03-03", "byline"),
        ("A title\n\nPublished: March 3, 2024 | Updated: May 4, 2024\n\nText.", "plain",
         "2024-03-03", "byline"),
        ("A title\n\nUpdated May 4, 2024\n\nPublished March 3rd, 2024\n\nText.", "plain",
         "2024-03-03", "byline"),
        ("A title\n\nLast updated on Sat 4 May 2024 at 10:15 BST\n\nText.", "plain", "2024-05-04", "byline"),
        ("<meta itemprop=datePublished content=2024-03-05><p>x", "html", "2024-03-05", "metadata"),
        ("<p>x <time datetime='2024-03-05T00:00'>Tuesday</time>", "html", "2024-03-05", "metadata"),
        ('<script type="application/ld+json">[{"a":[{"datePublished":"2024-03-05"}]}]</script><p>x', "html",
         "2024-03-05", "metadata"),
        ("A title\n\nBy 3 March 2024 the port had paid £5m of it.", "plain", None, ""),
        ("A title\n\nBy Easter, the port had paid all of its debt.", "plain", None, ""),
        ("A title\n\nPublished on 31 February 2024\n\nText.", "plain", None, ""),
    ],
)  # fmt: skip
def test_the_date_of_a_document(text: str, format: str, date: str | None, said_by: str) -> None:
    found = document(text, format)
    assert (found.date.edtf if found.date else None, found.date_from) == (date, said_by)


def test_a_given_date_wins() -> None:
    given = Period.model_validate("2023-01-01")
    found, _ = read(Source(name="x.md", text="---\ndate: 2024-03-05\n---\nText."), given)
    assert (found.date, found.date_from) == (given, "--date")


def test_an_unreadable_date_is_a_trouble() -> None:
    found, troubles = read(Source(name="x.md", text="---\ndate: soon\n---\nText."))
    assert found.date is None
    assert [trouble.about for trouble in troubles] == ["date"]


def test_links_and_footnotes() -> None:
    text = "See [the **port**](/p) and note[^a].\n\n[^a]: Here."
    links = [(text[link.start : link.end], link.words, link.target) for link in document(text).links]
    assert links == [("[the **port**](/p)", "the port", "/p"), ("[^a]", "a", "#a")]
    text = "See <a href='/p'>the <b>port</b></a><sup><a href='#a'>1</a></sup>."
    found = document(text, "html")
    assert [(link.words, link.target) for link in found.links] == [("the port", "/p"), ("1", "#a")]
    assert found.blocks[0].words == "See the port."


@pytest.mark.parametrize(
    ("data", "text", "trouble"),
    [
        (b"caf\xc3\xa9", "café", ""),
        (b"\xef\xbb\xbfa\r\nb\x00", "a\r\nb\x00", ""),
        (b"caf\xe9 \x80", "café €", "cp1252"),
        (b"<meta charset=iso-8859-2><p>\xb1", '<meta charset=iso-8859-2><p>ą', "iso8859-2"),
        (b"<meta charset=idna><p>\xb1", "<meta charset=idna><p>±", "cp1252"),
        ("“a”".encode("utf-16"), "“a”", "utf-16"),
    ],
)  # fmt: skip
def test_decoding(data: bytes, text: str, trouble: str) -> None:
    found, troubles = read(Source(name="x.txt", data=data))
    assert found.text == text
    assert trouble in " ".join(t.why for t in troubles)
    assert bool(trouble) == bool(troubles)


def test_what_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "a.md").write_bytes(bytes(range(32)) * 9)
    for name, remedy in (
        ("", "name a file"),
        ("none.md", "check the name"),
        ("a.pdf", "give Markdown"),
        ("a.md", "give"),
    ):
        with pytest.raises(InputError, match=remedy) as raised:
            load(tmp_path / name)
        assert str(tmp_path) in str(raised.value)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "verifier: 1", "article"),
        ("a.XHTML", "", "article"),
        ("a.yaml", "# mine\nverifier: 1\n", "claims"),
        ("a.yml", "on: push\nx:\n  verifier: 1\n", "other"),
        ("-", "verifier: 1\nclaims: {}\n", "claims"),
        ("-", "The verifier: 1 of them.", "article"),
    ],
)
def test_kinds(name: str, text: str, kind: str) -> None:
    assert kind_of(Source(name=name, text=text)) == kind
    assert kind_of(Source(name=name, data=text.encode())) == kind


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<!doctype html><p>x", "html"),
        ("\n<div>x</div>", "html"),
        ("# x\n\ny", "markdown"),
        ("See [x](/y).", "markdown"),
        ("Costs rose.\n\n- 5\n", "plain"),
    ],
)
def test_the_format_of_a_nameless_text(text: str, format: str) -> None:
    assert read(Source(name="-", text=text))[0].format == format
