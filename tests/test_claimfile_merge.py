"""Extract: what it drafts, and that nothing a human wrote is ever lost to it."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier import reading
from verifier.keeping.keep import kept
from verifier.keeping.merge import CHANGED, GONE
from verifier.keeping.scalars import scalar
from verifier.model.claim import Claim
from verifier.model.document import Document
from verifier.model.proposal import Proposal, Proposed, Tie
from verifier.model.source import Source
from verifier.numbers import read, read_one
from verifier.reading.claimfile import read_claims
from verifier.reading.yamltree import Scalar, tree

CASES = 2_000
SENTENCES = (
    "The state gave a grant of £52m for the new pier.",
    "The port authority added another £41m from its reserve.",
    "Some 1,250 people signed the letter to the mayor.",
    "Fares rose by 12% between the two winters.",
    "A crossing from the quay takes 45 minutes today.",
    "The *Heron* carried 318,000 guests: nobody had hoped for so many.",
    "Repairs cost the company £2.5m, and fuel £1.5m more.",
    "It owns 7 boats, he said, \"and 3 more are on order\".",
    "The council's second vote is set for 14 June 2027.",
    "Of the 64 people on its staff, 40 work on deck # every day.",
)  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def every_figure_is_read_once() -> Iterator[None]:
    """The same few words are read thousands of times here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verifier.keeping.anchors.read", cache(read))
        patch.setattr("verifier.reading.claimfile.read_one", cache(read_one))
        yield


@cache
def proposed(text: str) -> tuple[Proposal, Document]:
    """Every figure of a text, and the sum of each pair of neighbours in one sentence."""
    document, _ = reading.read(Source(name="article.md", text=text))
    claims, ties = [], []
    for _, _, sentence in document.sentences():
        inside = []
        for mention in read(sentence.words):
            start, end = sentence.span(mention.start, mention.end)
            claim = Claim(
                **dict(mention) | {"start": start, "end": end, "id": f"{sentence.words}/{mention.start}"}
            )
            name = re.sub(r"\W+", "_", mention.noun) or mention.kind.value
            inside.append(
                Proposed(
                    claim=claim,
                    names=(name,),
                    fields=(("quote", sentence.words), ("value", mention.words)),
                    places=((start, end),),
                )
            )
        claims += inside
        if len(inside) == 2 and inside[0].claim.unit == inside[1].claim.unit:
            ties.append(Tie(pattern="{} <= {}", claims=tuple(one.claim.id for one in inside), holds=False))
    sha256 = f"{abs(hash(text)):064x}"[-64:]
    return Proposal(title="Piers", sha256=sha256, claims=tuple(claims), ties=tuple(ties)), document


def updated(text: str, article: str) -> str:
    return kept(text, "article.yaml", *proposed(article), "article.md")


ARTICLES = st.lists(st.sampled_from(SENTENCES), unique=True, min_size=1, max_size=6)


@st.composite
def edited_articles(draw: st.DrawFn) -> tuple[str, str]:
    """An article, and what became of it: sentences moved, dropped, added, and changed in a word or a number."""
    before = draw(ARTICLES)
    after = draw(st.permutations(before)) if draw(st.booleans()) else list(before)
    after = after[draw(st.integers(0, 1)) :] + draw(st.lists(st.sampled_from(SENTENCES), max_size=2))
    for n in range(len(after)):
        match draw(st.integers(0, 5)):
            case 0:
                after[n] = after[n].replace(" the ", " the whole ", 1)
            case 1:
                after[n] = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), after[n], count=1)
            case 2:
                after[n] = draw(st.sampled_from(SENTENCES))
    return "# Piers\n\n" + "\n\n".join(before) + "\n", "# Piers\n\n" + "\n\n".join(after) + "\n"


# what a human does to one line of a claim file; TOKEN is what must never be lost
EDITS = {
    "comment above": lambda line: f"{line[: len(line) - len(line.lstrip())]}# TOKEN\n{line}",
    "comment behind": lambda line: (
        f"{line}  # TOKEN" if not line.rstrip().endswith((":", '"', "'")) else line
    ),
    "note below": lambda line: f"{line}\n    note: TOKEN" if re.match(r"    value:", line) else line,
    "value": lambda line: re.sub(r"(?<=value: ).*", "'77 TOKEN'", line),
    "quote": lambda line: re.sub(r"(?<=quote: ).*", "she spoke of TOKEN", line),
    "quote, a little": lambda line: re.sub(r"(?<=quote: )(['\"]?\w+)", r"\1 TOKEN", line),
    "id": lambda line: re.sub(r"^  (\w+):$", r"  \1_TOKEN:", line),
    "drop the line": lambda line: "" if re.match(r"    \w+:", line) else line,
    "blank line": lambda line: f"{line}\n",
    "a claim of one's own": lambda line: (
        f"  mine_TOKEN: {{value: 3 cats, note: 'by hand'}}\n{line}" if re.match(r"  \w+:$", line) else line
    ),
    "formula": lambda line: re.sub(r"^  - .*<=.*$", r"\g<0> + 100 # TOKEN", line),
    "title": lambda line: re.sub(r"(?<=title: ).*", "TOKEN", line),
}


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[str, str, str]:
    """A claim file as drafted and then edited by hand, its article, and the article later on."""
    before, after = draw(edited_articles())
    lines = updated("", before).split("\n")
    body = [n for n, line in enumerate(lines) if line.strip() and not line.startswith(("#", "verifier"))]
    for number, at in enumerate(draw(st.lists(st.sampled_from(body), max_size=4, unique=True))):
        how = draw(st.sampled_from(sorted(EDITS)))
        lines[at] = EDITS[how](lines[at]).replace("TOKEN", f"token{number}")
    text = "\n".join(lines)
    if draw(st.booleans()):
        text = text.rstrip() + draw(st.sampled_from(["", "\n# the end\n", "\nwaivers:\n  # none yet\n"]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text, before, after


OURS = re.compile(rf"\s*(?:{GONE}|{CHANGED}.*|# seen by extract:.*)?\s*")
HASH = re.compile(r"(?<=sha256: )\w+")
QUOTE = re.compile(r"(?<=quote: )(?!she spoke)((?!token).)*?(?=  # token|$)")


def humans(text: str) -> list[str]:
    """Every line, without what extract may touch."""
    return [QUOTE.sub("", HASH.sub("", line)) for line in text.splitlines() if not OURS.fullmatch(line)]


def is_within(lines: list[str], others: list[str]) -> bool:
    """Whether all these lines stand among the others, in their order."""
    left = iter(others)
    return all(line in left for line in lines)


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited_files())
def test_no_hand_edit_is_lost(edited: tuple[str, str, str]) -> None:
    text, _, after = edited
    merged = updated(text, after)
    assert is_within(humans(text), humans(merged)), merged
    for token in re.findall(r"token\d", text):
        assert text.count(token) <= merged.count(token)
    assert updated(merged, after) == merged
    assert ("\r\n" in text) == ("\r\n" in merged)
    assert not re.search(r"(?<!\r)\n", merged) or "\r\n" not in text


@settings(max_examples=200, deadline=None)
@given(ARTICLES)
def test_writing_again_gives_the_same_bytes(sentences: list[str]) -> None:
    article = "\n\n".join(sentences)
    text = updated("", article)
    made, troubles = read_claims(Source(name="article.yaml", text=text))
    assert not troubles
    assert len(made.claims) == len(proposed(article)[0].claims)
    assert updated(text, article) == text


@settings(max_examples=500, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.booleans())
def test_every_text_is_read_back_as_written(text: str, flow: bool) -> None:
    written = scalar(text, flow=flow)
    line = f"[{written}, x]" if flow else f"a: {written}\n"
    root = tree(line, "x").root
    assert root
    found = root.items[0] if flow else root.items[0][1]
    assert isinstance(found, Scalar)
    assert found.value == " ".join(text.split())
