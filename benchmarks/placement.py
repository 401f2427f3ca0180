"""Placement: of figures marked by hand in clean texts, how often noun, verb and subject are the right words.

`marks/placement.jsonl` holds offsets and labels only: where the figure stands in which text, the head of the
noun it counts or measures, the nearest verb, the head of that verb's subject. The first 80 are to develop with;
the figure that counts is that of the rest, which nobody has looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.texts import rows
from verifier import numbers, reading
from verifier.extraction import subjects
from verifier.extraction.anchor import Anchor, anchor
from verifier.extraction.measures import complement
from verifier.extraction.place import Part, Passage, parsed
from verifier.extraction.tree import Word
from verifier.model.document import Document, Sentence
from verifier.model.source import Source

MARKS = Path(__file__).with_name("marks") / "placement.jsonl"
DEVELOPMENT = 80
SLOTS = ("noun", "verb", "subject")
_VERB = re.compile(r"\b(?:is|are|was|were|been|be|has|have|had|[a-z]{2,}ed|[a-z]{3,}ing)\b")
_NAME = re.compile(r"\b[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*|\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|You|you|I)\b")

Span = tuple[int, int]


class Words(NamedTuple):
    """The three words of a figure, each as the stretch it may be named by; None where there is none."""

    noun: Span | None
    verb: Span | None
    subject: Span | None


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Each slot and all three, by syntax and by the nearest words, on both parts of the marks."""
    del half, limit
    texts = {row["id"]: row["text"] for row in rows(data / "webpages.jsonl")}
    marks = [mark for mark in rows(MARKS) if mark["id"] in texts]
    if not marks:
        return {"marks or texts": "not there, skipped"}
    by_text = defaultdict(list)
    for number, mark in enumerate(marks):
        by_text[mark["id"]].append((number, mark))
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    for name, wanted in by_text.items():
        text = texts[name]
        document, _ = reading.read(Source(name=f"{name}.md", text=text), None)
        for number, mark in wanted:
            part = "development" if number < DEVELOPMENT else "test"
            for how, words in (
                ("syntax", _by_syntax(document, mark)),
                ("nearest words", _nearest(document, mark)),
            ):
                right = {slot: _right(mark, slot, words) for slot in SLOTS}
                kinds = [f"{part}, {how}"] + ([] if mark["hard"] else [f"{part}, {how}, plain ones"])
                for kind in kinds:
                    scores[kind].update([slot for slot in SLOTS if right[slot]])
                    scores[kind].update(["all three"] * all(right.values()) + ["figures"])
                if show and part == "development" and how == "syntax" and not all(right.values()):
                    _tell(text, number, mark, right, words)
    return {kind: _line(score) for kind, score in sorted(scores.items())}


def _line(score: Counter[str]) -> str:
    total = score["figures"]
    shares = "; ".join(f"{slot} {score[slot] / total:.0%}" for slot in (*SLOTS, "all three"))
    return f"{shares} of {total}"


def _right(mark: dict[str, Any], slot: str, words: Words | None) -> bool:
    """Both absent, or ours holds the marked head and lies in the marked phrase."""
    key = "verb" if slot == "verb" else f"{slot}_head"
    head, whole = mark[key], mark[slot]
    ours = getattr(words, slot) if words is not None else None
    if head is None or ours is None:
        return head is ours
    return bool(ours[0] < head[1] and head[0] < ours[1] and ours[0] < whole[1] and whole[0] < ours[1])


def _stretches(document: Document, mark: dict[str, Any]) -> Iterator[tuple[Sentence, Part, Anchor | None]]:
    """The sentence a figure stands in, the part of it that was parsed, and where the figure hangs there."""
    for block, sentence in document.standing(mark["start"], mark["end"]):
        low, high = sentence.inner(mark["start"], mark["end"])
        passage = Passage(words=sentence.words, form=block.form, zone=block.zone)
        (found,) = parsed([passage], [numbers.read(sentence.words)])
        for segment, mentions, tree in found:
            for mention in mentions:
                if mention.start < high and low < mention.end:
                    moved = mention.model_copy(
                        update={"start": mention.start - segment.start, "end": mention.end - segment.start}
                    )
                    yield (
                        sentence,
                        (segment, (moved,), tree),
                        anchor(tree, moved) if tree is not None else None,
                    )


def _by_syntax(document: Document, mark: dict[str, Any]) -> Words | None:
    for sentence, (segment, _, tree), placed in _stretches(document, mark):
        if placed is None or tree is None:
            continue
        triple = (_noun(placed), _verb(placed), _subject(placed))
        spans = [
            (tree.chunk(word) if word is not None and slot != 1 else word and (word.start, word.end))
            for slot, word in enumerate(triple)
        ]
        return Words(*(_source(sentence, segment.start, span) for span in spans))
    return None


def _source(sentence: Sentence, at: int, span: Span | None) -> Span | None:
    return None if span is None else sentence.span(span[0] + at, span[1] + at)


def _noun(placed: Anchor) -> Word | None:
    """What it counts, or what it is an amount of; "age" of "at age 55" is neither."""
    if placed.host is not None:
        return placed.host if placed.host.start >= placed.mention.end else None
    return complement(placed.tree, placed.top, {"of", "in"}, (placed.mention,))


def _verb(placed: Anchor) -> Word | None:
    word = placed.predicate
    if word is None or word.pos in {"VERB", "AUX"}:
        return word
    copulas = placed.tree.below(word, "cop")
    return copulas[0] if copulas else None


def _subject(placed: Anchor) -> Word | None:
    """The grammatical subject: a pronoun, or the figure's own phrase, too."""
    if placed.predicate is None:
        return None
    other = subjects.subject_of(placed.tree, placed.predicate, placed.phrase)
    if other is not None:
        return other
    own = placed.tree.below(placed.predicate, "nsubj", "csubj")
    return own[0] if own else None


def _nearest(document: Document, mark: dict[str, Any]) -> Words | None:
    """Without a parser: the grammar's noun, the nearest word that looks like a verb, the last name before it."""
    for sentence, (segment, (mention,), _), _ in _stretches(document, mark):
        words, start, end = sentence.words, mention.start + segment.start, mention.end + segment.start
        noun = words.find(mention.noun, end) if mention.noun else -1
        verbs = [(min(abs(w.start() - end), abs(w.end() - start)), w.span()) for w in _VERB.finditer(words)]
        names = [found.span() for found in _NAME.finditer(words, 0, start)]
        spans = (
            (noun, noun + len(mention.noun)) if noun >= 0 else None,
            min(verbs)[1] if verbs else None,
            names[-1] if names else None,
        )
        return Words(*(span and sentence.span(*span) for span in spans))
    return None


def _tell(text: str, number: int, mark: dict[str, Any], right: dict[str, bool], words: Words | None) -> None:
    print(number, text[max(0, mark["start"] - 130) : mark["end"] + 90].replace("\n", " "))
    for slot in SLOTS:
        ours = getattr(words, slot) if words else None
        if not right[slot]:
            head = mark["verb" if slot == "verb" else f"{slot}_head"]
            print("   ", slot, "ours:", ours and text[slice(*ours)], "| marked:", head and text[slice(*head)])
