"""Devices of rhetoric, as data: `words/rhetoric/NAME.toml` in, where a text leans on one out.

A form is a regular expression, read without regard to case; a name in capitals within braces stands for the words
under it. A use counts in running text, headings, lists and tables; not in quotations, in what is marked as opinion
or irony, nor in a sentence that `unless` matches. How often published texts use a device stands in `norms.toml`,
made by `python -m benchmarks devices --write`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import table
from verifier.model.document import Block, Sentence, Zone
from verifier.model.finding import Confidence, Hit, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE, Zone.FRONT_MATTER)
_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_QUOTED = re.compile(r"“[^”]{1,600}(?:”|$)|(?<!\w)\"[^\"]{1,600}(?:\"|$)|(?<!\w)‘[^’]{1,300}’(?!\w)")
_SHORTEST = 500
"""Words: one use in a short text is no habit, so a shorter text counts as this long."""
_BRIEF = 150
"""Words: in a shorter text one plain use is worth a note, for the whole text rests on it."""
_ENDS = (".", "!", "?", "…", ":", ";", "”", '"')
_QUOTED_MOST = 8
_NAME = re.compile(r"\{([A-Z_]+)\}")


class Passage(NamedTuple):
    """A block in the author's own voice: its words with quotations, opinion and irony blanked, letter for letter."""

    block: Block
    place: int
    """Index of the block in the document."""
    words: str
    sentences: tuple[tuple[int, int, Sentence], ...]
    """Where each sentence begins in the words, its index in the ledger, and the sentence."""

    def at(self, place: int) -> tuple[int, int, Sentence]:
        """The sentence a place in the words falls into."""
        return self.sentences[bisect_right(self.sentences, place, key=lambda one: one[0]) - 1]

    def before(self, place: int) -> int:
        """Where the sentence before the one at a place begins; its own begin for the first."""
        return self.at(max(0, self.at(place)[0] - 1))[0]

    def stretch(self, low: int, high: int) -> Stretch:
        """Where `words[low:high]` stands in the document."""
        first, last = self.at(low), self.at(high - 1)
        start, _ = first[2].span(low - first[0], min(high - first[0], len(first[2].words)))
        _, end = last[2].span(max(0, low - last[0]), high - last[0])
        return Stretch(start=start, end=end)


class Device(NamedTuple):
    """One device, compiled."""

    forms: re.Pattern[str]
    unless: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    """What its sentence or the one before must hold."""
    plain: re.Pattern[str] | None
    """Uses that have no innocent reading: told at once in a brief text."""
    elsewhere: re.Pattern[str] | None
    """Words of the field the device is borrowed from: a text with three of them means the thing itself."""
    measured: bool
    """Whether a figure in the sentence makes it a statement that can be checked."""
    prose: bool
    """Whether it counts in whole sentences alone, not in titles and menus."""
    least: int
    """Fewer uses are never told."""


@cache
def device(name: str) -> Device:
    """The device of that name."""
    row = table(f"rhetoric/{name}")

    def either(key: str) -> re.Pattern[str] | None:
        forms = [_NAME.sub(lambda found: f"(?:{'|'.join(row[found[1]])})", form) for form in row.get(key, ())]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE) if forms else None

    forms = either("forms")
    assert forms is not None, name
    return Device(
        forms=forms,
        unless=either("unless"),
        beside=either("beside"),
        plain=either("plain"),
        elsewhere=either("elsewhere"),
        measured=row.get("measured", False),
        prose=row.get("prose", False),
        least=row.get("least", 2),
    )


def passages(ledger: Ledger) -> tuple[Passage, ...]:
    """Every block of the author's own words; worked out once a ledger."""
    known: dict[str, tuple[object, ...]] = ledger.worked_out
    if "devices" not in known:
        known["devices"] = tuple(_passages(ledger))
    return known["devices"]  # type: ignore[return-value]


def _passages(ledger: Ledger) -> Iterator[Passage]:
    blocks: dict[int, list[tuple[int, Sentence]]] = {}
    for number, (index, block, sentence) in enumerate(ledger.sentences):
        if block.zone not in _ASIDE:
            blocks.setdefault(index, []).append((number, sentence))
    for index, sentences in blocks.items():
        words = " ".join(sentence.words for _, sentence in sentences)
        words = _QUOTED.sub(lambda found: " " * len(found[0]), words)
        starts: list[tuple[int, int, Sentence]] = []
        at = 0
        for number, sentence in sentences:
            end = at + len(sentence.words)
            if _own_view().search(words, at, end):
                words = words[:at] + " " * (end - at) + words[end:]
            starts.append((at, number, sentence))
            at = end + 1
        yield Passage(ledger.document.blocks[index], index, words, tuple(starts))


@cache
def _own_view() -> re.Pattern[str]:
    """What marks a sentence as opinion, doubt or irony."""
    return re.compile(rf"\b(?:{'|'.join(table('rhetoric/own-view')['forms'])})\b", re.IGNORECASE)


def length(ledger: Ledger) -> int:
    """Words in the author's own voice."""
    return sum(len(passage.words.split()) for passage in passages(ledger))


def uses(ledger: Ledger, name: str) -> tuple[Stretch, ...]:
    """Every place where the text uses the device."""
    asked = device(name)
    if asked.elsewhere is not None:
        strange = sum(len(asked.elsewhere.findall(passage.words)) for passage in passages(ledger))
        if strange > 2:
            return ()
    found = []
    for passage in passages(ledger):
        for use in asked.forms.finditer(passage.words):
            at, number, sentence = passage.at(use.start())
            end = at + len(sentence.words)
            if asked.unless is not None and asked.unless.search(passage.words, at, end):
                continue
            if asked.beside is not None and not asked.beside.search(passage.words, passage.before(at), end):
                continue
            if asked.prose and not sentence.words.endswith(_ENDS):
                continue
            if asked.measured and any(c.kind not in _TIMES for c in ledger.by_sentence.get(number, ())):
                continue
            found.append(passage.stretch(use.start(), use.end()))
    return tuple(found)


def density(ledger: Ledger, count: int) -> Fraction:
    """Uses per 1,000 words."""
    return Fraction(1000 * count, max(_SHORTEST, length(ledger)))


@cache
def norm(name: str) -> Fraction:
    """What 19 of 20 published texts do not exceed, per 1,000 words."""
    return Fraction(table("rhetoric/norms")[name])


def leans_on(ledger: Ledger, name: str) -> Iterator[Hit]:
    """One hit where the text uses the device more than published texts do."""
    found = uses(ledger, name)
    often = density(ledger, len(found))
    if (len(found) >= device(name).least and often > norm(name)) or _plain(ledger, name, found):
        yield Hit.on(
            *found[:_QUOTED_MOST],
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            words=ledger.document.reads(found[0].start, found[0].end),
            often=told(ledger, len(found), often, norm(name)),
        )


def _plain(ledger: Ledger, name: str, found: tuple[Stretch, ...]) -> bool:
    plain = device(name).plain
    if plain is None or not found or length(ledger) >= _BRIEF:
        return False
    return any(plain.fullmatch(ledger.document.reads(use.start, use.end)) for use in found)


def told(ledger: Ledger, count: int, often: Fraction, usual: Fraction) -> str:
    """ "4 times in 1,600 words, 2.5 per 1,000; 19 of 20 published texts stay at or below 1.2"; "once in 30 words"."""
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    if often <= usual or length(ledger) < _BRIEF:
        return f"{times} in {length(ledger):,} words"
    kept = f"stay at or below {_tenths(usual)}" if usual else "have none"
    return f"{times} in {length(ledger):,} words, {_tenths(often)} per 1,000; 19 of 20 published texts {kept}"


def _tenths(number: Fraction) -> str:
    return f"{float(number):.1f}"
