"""Devices of rhetoric, as data: `words/rhetoric/NAME.toml` in, where a text leans on one out.

A form is a regular expression, read without regard to case; a name in capitals within braces stands for the words
under it. A use counts in running text, headings, lists and tables; not in quotations, in what is marked as opinion
or irony, nor in a sentence that `unless` matches. How often published texts use a device stands in `norms.toml`,
made by `python -m benchmarks devices --write`. A brief text has no habits: there the forms under `plain` count too,
which carry the claim of their sentence, and one of them is told.
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
from verifier.model.index import Index
from verifier.model.ledger import Ledger, once
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


class Use(NamedTuple):
    """One use of a device."""

    place: Stretch
    plain: bool
    beside: Stretch | None
    """The words near it without which it would be none."""


class Device(NamedTuple):
    """One device, compiled."""

    forms: re.Pattern[str]
    unless: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    """What its sentence or the one before must hold."""
    plain: re.Pattern[str] | None
    """What else counts in a brief text."""
    elsewhere: re.Pattern[str] | None
    """Words of the field the device is borrowed from: a text with three of them, a brief one with one of them,
    means the thing itself."""
    measured: bool
    """Whether a figure in the sentence, or a share or two like amounts in the next, makes it a statement that can
    be checked."""
    prose: bool
    """Whether it counts in whole sentences alone, not in titles and menus."""
    least: int
    """Fewer uses are never told."""


@cache
def device(name: str) -> Device:
    """The device of that name."""
    row = table(f"rhetoric/{name}")

    def filled(form: str) -> str:
        for _ in range(2):  # lists may name lists
            form = _NAME.sub(lambda found: f"(?:{'|'.join(row[found[1]])})", form)
        return form

    def either(key: str) -> re.Pattern[str] | None:
        forms = [filled(form) for form in row.get(key, ())]
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


@once
def passages(ledger: Ledger) -> tuple[Passage, ...]:
    """Every block of the author's own words."""
    return tuple(_passages(ledger))


def having(ledger: Ledger, *forms: re.Pattern[str]) -> Iterator[Passage]:
    """Those that any of the forms may match."""
    return (passages(ledger)[number] for number in _index(ledger).having(*forms))


@once
def _index(ledger: Ledger) -> Index:
    return Index(passage.words for passage in passages(ledger))


def _passages(ledger: Ledger) -> Iterator[Passage]:
    blocks: dict[int, list[tuple[int, Sentence]]] = {}
    viewed = {number for number, _, _ in ledger.having(_own_view())}
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
            if number in viewed and _own_view().search(words, at, end):
                words = words[:at] + " " * (end - at) + words[end:]
            starts.append((at, number, sentence))
            at = end + 1
        yield Passage(ledger.document.blocks[index], index, words, tuple(starts))


@cache
def _own_view() -> re.Pattern[str]:
    """What marks a sentence as opinion, doubt or irony."""
    return re.compile(rf"\b(?:{'|'.join(table('rhetoric/own-view')['forms'])})\b", re.IGNORECASE)


@once
def length(ledger: Ledger) -> int:
    """Words in the author's own voice."""
    return sum(len(passage.words.split()) for passage in passages(ledger))


def brief(ledger: Ledger) -> bool:
    """Whether a text is too short to have habits, so that it rests on single words."""
    return length(ledger) < _BRIEF


def uses(ledger: Ledger, name: str) -> tuple[Stretch, ...]:
    """Every place where the text uses the device."""
    return tuple(use.place for use in _uses(ledger, name))


def _uses(ledger: Ledger, name: str) -> tuple[Use, ...]:
    asked = device(name)
    short = brief(ledger)
    if asked.elsewhere is not None:
        strange = sum(
            len(asked.elsewhere.findall(passage.words)) for passage in having(ledger, asked.elsewhere)
        )
        if strange > (0 if short else 2):
            return ()
    return tuple(
        use
        for passage in having(ledger, *filter(None, (asked.forms, asked.plain)))
        for found in _matches(asked, passage.words, plainly=short)
        if (use := _use(ledger, asked, passage, found)) is not None
    )


def _matches(asked: Device, words: str, *, plainly: bool) -> Iterator[re.Match[str]]:
    """Every form in the words, in their order; a plain one goes before another at its place."""
    plain = list(asked.plain.finditer(words)) if plainly and asked.plain is not None else []
    forms = [
        one
        for one in asked.forms.finditer(words)
        if not any(one.start() < other.end() and other.start() < one.end() for other in plain)
    ]
    yield from sorted((*plain, *forms), key=re.Match.start)


def _use(ledger: Ledger, asked: Device, passage: Passage, found: re.Match[str]) -> Use | None:
    """What was found, unless its sentence shows that it is none."""
    at, number, sentence = passage.at(found.start())
    end = at + len(sentence.words)
    if asked.unless is not None and asked.unless.search(passage.words, at, end):
        return None
    beside = asked.beside and asked.beside.search(passage.words, passage.before(at), end)
    if asked.beside is not None and not beside:
        return None
    if asked.prose and not sentence.words.endswith(_ENDS):
        return None
    if asked.measured and _measured(ledger, number):
        return None
    place = passage.stretch(*found.span())
    return Use(place, found.re is asked.plain, passage.stretch(*beside.span()) if beside else None)


def _measured(ledger: Ledger, number: int) -> bool:
    """Whether a sentence has a figure, or the next one a share or two amounts of one unit."""
    if any(claim.kind not in _TIMES for claim in ledger.by_sentence.get(number, ())):
        return True
    after = [claim for claim in ledger.by_sentence.get(number + 1, ()) if claim.kind not in _TIMES]
    units = [(claim.unit, claim.noun) for claim in after]
    return any(claim.kind is Kind.PERCENT for claim in after) or len(set(units)) < len(units)


def density(ledger: Ledger, count: int) -> Fraction:
    """Uses per 1,000 words."""
    return Fraction(1000 * count, max(_SHORTEST, length(ledger)))


@cache
def norm(name: str) -> Fraction:
    """What 19 of 20 published texts do not exceed, per 1,000 words."""
    return Fraction(table("rhetoric/norms")[name])


def leans_on(ledger: Ledger, name: str) -> Iterator[Hit]:
    """One hit where the text uses the device more than published texts do, or plainly in a brief text."""
    found = _uses(ledger, name)
    often = density(ledger, len(found))
    plainly = brief(ledger) and any(use.plain for use in found)
    if (len(found) >= device(name).least and often > norm(name)) or plainly:
        shown = sorted(found, key=lambda use: plainly and not use.plain)[:_QUOTED_MOST]
        yield Hit.on(
            *(use.place for use in shown),
            *(use.beside for use in shown if use.beside is not None),
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            words=ledger.document.reads(shown[0].place.start, shown[0].place.end),
            often=told(ledger, len(found), often, norm(name)),
        )


def told(ledger: Ledger, count: int, often: Fraction, usual: Fraction) -> str:
    """ "4 times in 1,600 words, 2.5 per 1,000; 19 of 20 published texts stay at or below 1.2"; "once in 30 words"."""
    times = {1: "once", 2: "twice"}.get(count, f"{count} times")
    if often <= usual or brief(ledger):
        return f"{times} in {length(ledger):,} words"
    kept = f"stay at or below {_tenths(usual)}" if usual else "have none"
    return f"{times} in {length(ledger):,} words, {_tenths(often)} per 1,000; 19 of 20 published texts {kept}"


def _tenths(number: Fraction) -> str:
    return f"{float(number):.1f}"
