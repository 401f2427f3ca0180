"""Standings: the values that a text and its tables give to things under their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verifier.checks.grid import SUMMED
from verifier.checks.phrases import pattern
from verifier.checks.singular import gist, head, singular
from verifier.model.claim import Claim, Role
from verifier.model.document import Form, Sentence, Zone
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger, once
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.DURATION)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_PART = re.compile(r"[;:—–]\s|,\s|\)|(?:^|\s)(?:and|while|but|whereas|against|then)\s")
_PRONOUN = re.compile(r"\W*(?:[Ii]t|[Ii]ts|[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey|[Tt]heir)\b")
_RIVAL = re.compile(
    r"\W*(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:\w+ )?(?:rivals?|competitors?|neighbours?|neighbors?|sister|brother|twin"
    r"|opponents?|counterpart|predecessor|successor|partner|namesake|challenger)\b"
)
_CAPITAL = re.compile(r"[A-Z][\w’'-]*")
_VERB = re.compile(
    r"\s(?:is|was|are|were|has|had|have|\w+ly|therefore|thus|also|still|then|so|now|\w{2,}ed|made|sold|won|got|took|gave|held"
    r"|came|went|built|bought|spent|paid|drew|grew|rose|fell|lost|led|ran|saw|kept|cost|bore|brought|sent|met|threw|ate|drank"
    r"|makes?|sells?|wins?|gets?|takes?|gives?|holds?|pays?|produces?|earns?|costs?|employs?|needs?|uses?|handles?|carries)\b"
)
_LABEL = 4
"""So many words before a colon may be the name of what follows."""
_OF_ALL = re.compile(
    r"\b(?:[Oo]f|[Aa]mong|[Aa]ll|[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Oo]ur|[Tt]heir)\s(?:the\s|all\s)?$"
)
_PER = re.compile(rf"{FIGURE}\s(?:an?|per|each|every)\s([a-z]+)")
_LETTERED = re.compile(r"[^\W\d_]{3,}\s$")
"""Before a letter that is a name: "ward B"."""
_DATES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
"""A month may be the name of a row; beside another name it only says when."""
_NO_NAME = frozenset(
    "the a an in on at by of for from to it its he she his her they their this that"
    " these those there as and but while with since after before during both all each two three four five six seven"
    " eight nine ten most many some no not only when where who which what how more less fewer over about nearly almost"
    " last next early late we our i you your if so then now here among between under against unlike like one first"
    " second third although though because however according mr mrs ms dr sir"
    " year month week day night decade century season quarter time period today yesterday".split()
)
_SMALL = frozenset(
    "the a an of in on at by for from to and its their his her our new old this that which with".split()
)


class Name(NamedTuple):
    """What a thing is called: its capitalised words, or where it has none its common ones."""

    proper: frozenset[str]
    common: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.proper or self.common)

    def apart(self, other: Name) -> bool:
        """Whether the two cannot be one thing."""
        if self.proper or other.proper:
            return not (self.proper <= other.proper or other.proper <= self.proper)
        return not (self.common <= other.common or other.common <= self.common)


class Standing(NamedTuple):
    """One value, and the words that say whose it is."""

    name: Name
    claim: Claim
    about: frozenset[str]
    """The stems of what is measured: those of its clause, or of its header and the title of its table."""
    words: str
    """The clause, or the label of the row."""
    home: tuple[str, int, int]
    """Its sentence; or its table and column: values of one home stand side by side."""
    times: frozenset[str]
    """The years and months it is told of, where they are told beside it."""

    @property
    def per(self) -> str:
        """ "month", of "costs €40 a month"; "" where it is not told."""
        told = _PER.search(self.words)
        return self.claim.unit.partition(" per ")[2] or (told[1] if told else "")

    @property
    def tabled(self) -> bool:
        """Whether it stands in a table."""
        return self.home[0] != "text"

    def of(self, name: Name) -> bool:
        """Whether the value is told of the thing of that name."""
        if name.proper:
            mine = self.name.proper
            return name.proper <= mine or bool(self.tabled and mine and mine <= name.proper)
        return bool(name.common) and name.common <= self.name.common


def named(words: str, ledger: Ledger, *, opening: bool = True) -> Name:
    """The name within some words; `opening` where they begin a sentence, so that a capital may mean nothing."""
    proper, dates = set(), set()
    for found in _CAPITAL.finditer(words):
        word = re.sub(r"[’']s?$", "", found[0]).lower()
        first = opening and not words[: found.start()].strip(" “\"'(")
        if word in _DATES:
            dates.add(word)
        elif len(word) == 1:
            if word != "i" and _LETTERED.search(words[: found.start()]):
                proper.add(word)
        elif word not in _NO_NAME and not (first and word in _lower(ledger)):
            proper.add(word)
    proper = proper or dates
    common = {
        singular(word) for word in re.findall(r"[^\W\d_]{3,}", words.lower()) if word not in _NO_NAME | _SMALL
    }
    return Name(frozenset(proper), frozenset(common))


def subject(words: str, ledger: Ledger, *, opening: bool = True) -> Name:
    """The name in the subject of a clause; where it has no capital, the last two words before the verb."""
    found = named(words, ledger, opening=opening)
    if found.proper:
        return found
    common = re.findall(r"[^\W\d_]{3,}", _VERB.split(words)[0].lower())
    return Name(frozenset(), frozenset(singular(word) for word in common[-2:]) & found.common)


@once
def _lower(ledger: Ledger) -> frozenset[str]:
    """Every word that the text somewhere writes small."""
    return frozenset(re.findall(r"(?<![\w’'-])[a-z][\w’'-]*", ledger.document.text))


@once
def standings(ledger: Ledger) -> tuple[Standing, ...]:
    """All of a ledger, in reading order, tables first."""
    return (*_of_tables(ledger), *_of_text(ledger))


def _of_tables(ledger: Ledger) -> Iterator[Standing]:
    """Each cell under the name of its row, and under that of its column where the rows are what is measured."""
    for table in tables(ledger.document):
        if not table.header or len(table.body) < 1 or table.header[0].zone in _ASIDE:
            continue
        title = _title(ledger, table)
        for row in table.body:
            label = row[0]
            if label.column != 0 or not label.words.strip():
                continue
            for cell in row[1:]:
                head = next((h for h in table.header if h.column == cell.column), None)
                claim = _figure(ledger, cell.start, cell.end)
                if head is None or claim is None:
                    continue
                for name, other, home in (
                    (label.words, head.words, ("row", table.group, cell.column)),
                    (head.words, label.words, ("column", table.group, cell.row)),
                ):
                    if not SUMMED.match(name):
                        yield Standing(
                            named(name, ledger, opening=False),
                            claim,
                            gist(f"{other} {title}"),
                            name.strip(),
                            home,
                            times(f"{other} {title}"),
                        )


def _title(ledger: Ledger, table: Table) -> str:
    """What stands right above a table, if it is a title or announces it."""
    blocks = ledger.document.blocks
    first = next(at for at, block in enumerate(blocks) if block is table.rows[0][0])
    above = blocks[first - 1] if first else None
    if above is None or above.form is Form.CELL or len(above.words) > 200:
        return ""
    return above.words


def _figure(ledger: Ledger, start: int, end: int) -> Claim | None:
    """The one figure of a cell, be it an amount or a year."""
    low = bisect_left(ledger.claims, start, key=lambda claim: claim.start)
    inside = ledger.claims[low : bisect_left(ledger.claims, end, key=lambda claim: claim.start)]
    amounts = [c for c in inside if c.kind in _AMOUNTS and is_value(c)]
    years = [c for c in inside if c.kind is Kind.DATE and _YEAR.fullmatch(c.words)]
    if len(amounts) == 1 and all(c is amounts[0] or c.kind in (Kind.DATE, Kind.PERIOD) for c in inside):
        return amounts[0]  # "£1.2m in 2022"
    return years[0] if len(inside) == 1 == len(years) else None


def _of_text(ledger: Ledger) -> Iterator[Standing]:
    """Each figure of running text, with the clause it stands in."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for group in _of_one_kind([c for c in claims if not _is_size(c, sentence)]):
            for words, claim in clauses(Skeleton.of(sentence, group)):
                opening = sentence.words.startswith(re.split(FIGURE, words)[0])
                name = named(re.sub(FIGURE, " ", words), ledger, opening=opening)
                if opening and _PRONOUN.match(words) and not name.proper and not _RIVAL.match(words):
                    name = named(_subject_before(ledger, index) + re.sub(FIGURE, " ", words), ledger)
                yield Standing(
                    name, claim, gist(sentence.words), words, ("text", index, 0), times(sentence.words)
                )


def _of_one_kind(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The values of a sentence that can stand side by side: of one unit, or bare numbers of one noun; and the years."""
    nouns = {head(c.noun) for c in claims if c.noun and not c.unit}
    found: dict[tuple[str, str], list[Claim]] = {}
    for c in claims:
        if c.kind is Kind.DATE and _YEAR.fullmatch(c.words):
            found.setdefault(("calendar", ""), []).append(c)
        elif c.kind in _AMOUNTS and is_value(c) and not _is_word(c):
            noun = head(c.noun) if not c.unit and len(nouns) > 1 else ""
            unit = "money" if c.kind is Kind.MONEY else c.unit.partition(" per ")[0]
            found.setdefault((unit, noun), []).append(c)
    yield from found.values()


def _is_word(claim: Claim) -> bool:
    """ "the oldest of the three", "the iron one": a number that stands for things."""
    return claim.words.isalpha() and not claim.noun and not claim.unit


def _is_size(claim: Claim, sentence: Sentence) -> bool:
    """ "The busier of the two plants": how many there are, and no value of any."""
    if not claim.words.isalpha() or claim.unit:
        return False
    return _OF_ALL.search(sentence.words[: sentence.inner(claim.start, claim.end)[0]]) is not None


def _subject_before(ledger: Ledger, index: int) -> str:
    """How the sentence before begins, in the same paragraph: what "it" stands for."""
    if index == 0 or ledger.sentences[index - 1][0] != ledger.sentences[index][0]:
        return ""
    return _VERB.split(ledger.sentences[index - 1][2].words)[0] + " "


def clauses(skeleton: Skeleton) -> Iterator[tuple[str, Claim]]:
    """Each figure with its words: the parts before it that have none, and its own."""
    opened = ""
    done = 0
    cuts = [(found.start(), found.end()) for found in _PART.finditer(skeleton.words)]
    for start, end in (*cuts, (len(skeleton.words), len(skeleton.words))):
        opened += skeleton.words[done:start]
        figures = skeleton.figures(opened)
        yield from ((opened.strip(), claim) for claim in figures)
        cut = skeleton.words[start:end]
        ended = cut.startswith(";") or (cut.startswith(":") and len(opened.split()) > _LABEL)
        opened = "" if figures or ended else opened + cut
        done = end


def times(words: str) -> frozenset[str]:
    """The years and months among some words."""
    return frozenset(pattern("tables", "TIMES").findall(words))


def is_value(claim: Claim) -> bool:
    """Whether a figure is told as it is: no bound, no change, no "if"."""
    return (
        claim.value is not None
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
        and not claim.hypothetical
        and claim.role in (Role.VALUE, Role.RATE, Role.PART, Role.CHANGE)
        and not (claim.role is Role.CHANGE and claim.unit == "%")
    )


def side_by_side(a: Sequence[Standing], b: Sequence[Standing]) -> list[tuple[Standing, Standing]]:
    """The pairs of values of two things that can be compared: those of one table column or sentence before others."""
    pairs = [(x, y) for x in a for y in b if x.claim is not y.claim and x.home[0] == y.home[0]]
    together = [(x, y) for x, y in pairs if x.home == y.home]
    return together or pairs
