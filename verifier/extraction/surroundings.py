"""Document in, the telling words around each claim out: stems weighed by rarity, names, dates, other figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import log

from verifier.extraction.stems import STOP, head, stem, stems
from verifier.extraction.tables import labels
from verifier.model.claim import Claim
from verifier.model.document import Document, Form, Zone
from verifier.model.mention import Kind
from verifier.model.period import Period
from verifier.numbers.lexicon import calendar

_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'&-]*\w")
_SMALL = re.compile(r"(?<![\w’'])[a-z][\w’'-]*")
_LONG = re.compile(r"[^\W\d_]{4,}")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE = re.compile(
    r"[;:()]|\s[—–-]\s|,\s(?:and|but|while|which|who|whereas|as|said|says)\b|[.!?]\s"
    r"|,\s(?:(?:about|nearly|almost|over|more than)\s)?(?:half|most|some|many|all|each|both|none|one|a\s\w+|\w+\s\w+)"
    r"\sof\s(?:them|whom|which|these|those)\b"
    r"|\sand\s(?:is|are|was|were|has|have|had|will|can)\b|,\s(?:[\w’'-]+\s){1,4}(?:said|says|told)\b"
)
_ASIDE = re.compile(r"\([^)]*\)|\b\d[\d.,–-]*")
_SIZES = frozenset(("length", "area", "mass", "volume"))
_MAINLY = {
    **dict.fromkeys("bridge tunnel canal trail pier jetty viaduct racetrack runway fence".split(), "length"),
    **dict.fromkeys("tower spire mast chimney skyscraper statue peak summit waterfall".split(), "height"),
}
"""The dimension that is meant where none is named: "the 84-metre tower"."""
_DIMENSIONS = {
    "high": "height", "tall": "height", "height": "height", "long": "length", "length": "length",
    "wide": "width", "broad": "width", "width": "width", "deep": "depth", "depth": "depth", "thick": "thickness",
    "thickness": "thickness", "area": "area", "weight": "weight", "weighs": "weight", "weighed": "weight",
    "mass": "weight", "covers": "area", "covered": "area", "diameter": "diameter", "altitude": "height",
    "elevation": "height",
}  # fmt: skip
_AFTER = re.compile(
    r"[\s-](high|tall|long|wide|broad|deep|thick)\b(?!\s(?:jump|term|time|way))", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(height|length|width|depth|thickness|area|weight|diameter|altitude|elevation|weighs|weighed|covers|covered)"
    r"\b(?: of| is| was|:)?(?: an area of)?(?: about| some| roughly)?\s*$"
)
_OPENS = re.compile(r"\b(?:the|a|an|its|their|his|her|our|this|that)\s|[,;:]\s")
_ENDS = re.compile(
    r"\s(?:is|are|was|were|has|had|stands|stood|rises|rose|measures|measured|reaches|covers)\b|[,;:\d]"
)
_DATED = (Kind.DATE, Kind.PERIOD)
_CALENDAR = frozenset((*calendar().months, *calendar().weekdays))
_OPENING = frozenset("“\"'‘(—–:;|•*")


class Surroundings:
    """What the sentences of a document say around their figures."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.document = document
        self.blocks = document.blocks
        self._whole = [sentence for _, _, sentence in document.sentences()]
        self.sentences = [sentence.words for sentence in self._whole]
        self.stems = [frozenset(stems(words)) for words in self.sentences]
        self.counts = Counter(stem for found in self.stems for stem in found)
        self.of_sentence: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.of_sentence[claim.sentence].append(claim)

    def form(self, claim: Claim) -> Form:
        """Paragraph, item, cell or heading."""
        return self.blocks[claim.block].form

    def group(self, claim: Claim) -> int:
        """The list or table it stands in; -1 for none."""
        return self.blocks[claim.block].group

    def words(self, claim: Claim) -> str:
        """The sentence of a claim."""
        return self.sentences[claim.sentence]

    def span(self, claim: Claim) -> tuple[int, int]:
        """Where a claim starts and ends in the words of its sentence."""
        return self._whole[claim.sentence].inner(claim.start, claim.end)

    def section(self, claim: Claim) -> tuple[int, bool]:
        """The block of the heading that a claim stands under, -1 for none; and whether it follows it directly."""
        at = claim.block
        while at >= 0 and self.blocks[at].zone is not Zone.HEADING:
            at -= 1
        return at, at == claim.block - 1

    def prose(self, claim: Claim) -> bool:
        """Whether its sentence ends like one; page furniture does not."""
        return self.form(claim) is Form.ITEM or self.words(claim).rstrip(" \"'”’)]*_")[-1:] in (
            ".",
            "!",
            "?",
            "…",
        )

    def clause(self, claim: Claim) -> str:
        """The part of its sentence between signs and conjunctions that holds a claim."""
        words = self.words(claim)
        at = words.find(claim.words)
        if at < 0:
            return words
        cuts = [found.span() for found in _CLAUSE.finditer(words)]
        start = max((end for _, end in cuts if end <= at), default=0)
        end = min((start for start, _ in cuts if start >= at + len(claim.words)), default=len(words))
        return words[start:end]

    def near(self, claim: Claim) -> str:
        """What stands close to a claim in its clause."""
        clause = self.clause(claim)
        at = max(clause.find(claim.words), 0)
        return clause[max(0, at - 60) : at + len(claim.words) + 25]

    def before(self, claim: Claim) -> str:
        """The words of its sentence before a claim, in lower case."""
        return self.words(claim).partition(claim.words)[0].lower().rstrip()

    def shared(self, a: Claim, b: Claim) -> tuple[float, int]:
        """How much of the shorter sentence's weight the longer one holds, 0 to 1; and in how many words."""
        own = frozenset(stems(f"{a.words} {b.words}"))
        first, second = self.stems[a.sentence] - own, self.stems[b.sentence] - own
        common = first & second
        least = min(first, second, key=lambda found: (self.weight(found), sorted(found)))
        whole = self.weight(least)
        return (self.weight(common) / whole if whole else 0.0), len(common)

    def subject_phrase(self, claim: Claim) -> frozenset[str]:
        """The telling words of its subject with all that is said of it: "the tower of the old church"."""
        words = self.clause(claim).lower()
        last = claim.subject.lower().split()[-1:]
        at = words.find(last[0]) if last else -1
        if at < 0:
            return frozenset(stems(claim.subject))
        start = max((found.end() for found in _OPENS.finditer(words, 0, at)), default=0)
        ends = _ENDS.search(words, at)
        return frozenset(stems(words[start : ends.start() if ends else len(words)]))

    def told_alike(self, a: Claim, b: Claim) -> bool:
        """Whether two sentences are word for word the same but for the two figures."""
        first, second = (self.words(one).replace(one.words, "\0", 1).lower().split() for one in (a, b))
        return first == second and bool(a.verb)

    def dimension(self, claim: Claim) -> str:
        """The dimension that words beside a figure name: "84 metres high", "a height of 84 metres" -> height."""
        if claim.dimension not in _SIZES:
            return ""
        words = self.words(claim)
        at = words.find(claim.words)
        after = _AFTER.match(words, at + len(claim.words)) if at >= 0 else None
        before = _BEFORE.search(words[max(0, at - 40) : at].lower()) if at >= 0 else None
        word = after[1].lower() if after else before[1] if before else claim.measure.lower()
        return _DIMENSIONS.get(word, "") or (_MAINLY.get(word, "") if "-" in claim.words else "")

    def only_two(self, a: Claim, b: Claim) -> bool:
        """Whether no third figure of the document has their unit, verb and measure."""
        return self._sorts[_sort(a)] + (self._sorts[_sort(b)] if _sort(a) != _sort(b) else 0) == 2

    @cached_property
    def _sorts(self) -> Counter[tuple[str, ...]]:
        return Counter(_sort(claim) for claims in self.of_sentence.values() for claim in claims)

    def only_count(self, a: Claim, b: Claim) -> bool:
        """Whether no third figure of the document has their unit and counts the like."""
        kind = a.unit, a.dimension, head(a.noun)
        # "12 pubs in the north and two in the south" counts pubs twice
        bare = {claim.sentence for claim in (a, b)}
        everywhere = (one for claims in self.of_sentence.values() for one in claims)
        return not any(
            (one.unit, one.dimension, head(one.noun))
            in (kind, (*kind[:2], "") if one.sentence in bare else kind)
            for one in everywhere
            if one.id not in (a.id, b.id) and one.kind not in _DATED
        )

    def labels(self, cell: Claim) -> tuple[str, str]:
        """What is printed before the row and above the column of a cell, without units and years."""
        row, column = self._labels.get(cell.block, ("", ""))
        return _ASIDE.sub("", row), _ASIDE.sub("", column)

    def only_cell(self, cell: Claim, said: frozenset[str]) -> bool:
        """Whether no other cell of its time has its row and its column named by the same words."""
        fits = 0
        for other in self._cells[self.group(cell)]:
            heads = [frozenset(stems(label)) for label in self.labels(other)]
            named = [found for found in heads if found]
            fits += other.window == cell.window and bool(named) and all(found <= said for found in named)
        return fits == 1

    @cached_property
    def _cells(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = defaultdict(list)
        for claims in self.of_sentence.values():
            for claim in claims:
                if self.form(claim) is Form.CELL and claim.kind not in _DATED:
                    found[self.group(claim)].append(claim)
        return found

    @cached_property
    def _labels(self) -> dict[int, tuple[str, str]]:
        return dict(labels(self.document).items())

    def weight(self, found: frozenset[str]) -> float:
        """How much stems tell: the rarer in the document, the more."""
        size = max(1, len(self.sentences))
        return sum(1 + log(size / self.counts[one]) for one in sorted(found))

    def names(self, claim: Claim) -> frozenset[str]:
        """The proper names in its sentence, as stems; days and months are told by windows."""
        return self._names[claim.sentence]

    @cached_property
    def _names(self) -> list[frozenset[str]]:
        small = Counter(word for words in self.sentences for word in _SMALL.findall(words))
        styled = [_in_capitals(words) for words in self.sentences]
        inside = {
            word.lower()
            for words, title in zip(self.sentences, styled, strict=True)
            for word, opens in _capitals(words)
            if not opens and not title
        }
        found = []
        for words, title in zip(self.sentences, styled, strict=True):
            names = {
                word.lower()
                for word, opens in _capitals(words)
                if word.lower() not in STOP
                and word.lower() not in _CALENDAR
                and not small[word.lower()]
                and (not (opens or title) or word.lower() in inside)
            }
            found.append(frozenset(stem(name.removesuffix("’s").removesuffix("'s")) for name in names))
        return found

    def others(self, a: Claim, b: Claim) -> bool:
        """Whether each sentence has a name that the other lacks."""
        return bool(self.names(a) - self.names(b) and self.names(b) - self.names(a))

    def figures(self, claim: Claim) -> frozenset[str]:
        """The other numbers in its sentence, as written."""
        words = self.words(claim)
        return frozenset(_FIGURE.findall(words.replace(claim.words, " ", 1)))

    def other_figures(self, a: Claim, b: Claim) -> bool:
        """Whether beside two figures stand others of one kind, and none of them the same."""
        if self.figures(a) & self.figures(b):
            return False
        first, second = (self._kinds(claim) for claim in (a, b))
        return any(first[kind] and second[kind] for kind in first.keys() & second.keys())

    def _kinds(self, claim: Claim) -> dict[tuple[str, str, str], set[str]]:
        """The figures in its sentence by unit and counted noun; what is no claim, like a score, has neither."""
        left = self.figures(claim)
        kinds: dict[tuple[str, str, str], set[str]] = {}
        for one in self.of_sentence[claim.sentence]:
            written = set(_FIGURE.findall(one.words))
            left -= written
            if one is not claim and written and one.kind not in _DATED:
                kinds.setdefault((one.unit, one.dimension, head(one.noun)), set()).update(written)
        if left:
            kinds.setdefault(("", "", ""), set()).update(left)
        return kinds

    def dates(self, claim: Claim) -> list[Claim]:
        """The dates and periods that stand in its clause."""
        clause = self.clause(claim)
        return [one for one in self.of_sentence[claim.sentence] if one.kind in _DATED and one.words in clause]

    def several(self, claim: Claim) -> bool:
        """Whether its sentence has another figure of its unit and counted noun."""
        kind = claim.unit, claim.dimension, head(claim.noun)
        inside = ((one.unit, one.dimension, head(one.noun)) for one in self.of_sentence[claim.sentence])
        return sum(sort == kind for sort in inside) > 1

    def times(self, claim: Claim) -> frozenset[str]:
        """The telling words of the dates and periods in its sentence: "june", "2019"."""
        dates = (one.words.lower() for one in self.of_sentence[claim.sentence] if one.kind in _DATED)
        return frozenset(word for words in dates for word in re.findall(r"\w{3,}", words)) - STOP

    def only_date(self, claim: Claim) -> Period | None:
        """The period of its clause, where there is just one."""
        periods = {one.period for one in self.dates(claim)}
        return periods.pop() if len(periods) == 1 else None

    def introduced(self, cell: Claim) -> list[Period]:
        """The periods named just before the table of a cell."""
        first = next(i for i, block in enumerate(self.blocks) if block.group == self.group(cell))
        before = [one for claims in self.of_sentence.values() for one in claims if one.block == first - 1]
        return [one.period for one in before if one.period]


def _sort(claim: Claim) -> tuple[str, ...]:
    return claim.unit, claim.dimension, claim.verb, claim.measure


def _capitals(words: str) -> Iterator[tuple[str, bool]]:
    """Every capitalised word, and whether it opens a sentence or quotation, where a capital says nothing."""
    for found in _CAPITAL.finditer(words):
        before = words[: found.start()].rstrip()
        yield found[0], not before or before[-1] in _OPENING or before[-1] in ".!?"


def _in_capitals(words: str) -> bool:
    """Whether it is set like a title, where a capital makes no name: "Nintendo Drops Price of Wii"."""
    long = [word for word in _LONG.findall(words) if word.lower() not in STOP]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)
