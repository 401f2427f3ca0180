"""A figure that the text gives to a row of its table, and the cell of that row has another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.grid import Column, columns, is_year, turned, years
from verifier.checks.phrases import pattern
from verifier.checks.singular import gist, head, singular, telling
from verifier.model.claim import Claim, Role
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_CLAUSE = re.compile(r"[;:—–]\s|,? (?:and|while|but|whereas|against|then)\s|\.\s")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WRONG = (Role.EXTRA, Role.PART, Role.BASE, Role.TOTAL)
_SOME_OF = re.compile(r"\W*Of (?:the|its|their|these|those|all)\b")
_PART = re.compile(
    r"\b(?:spring|summer|autumn|winter|half|quarter|month|week|weekend|first \w+ months) of\b"
    r"|\bin the (?:spring|summer|autumn|winter)\b"
)
_KIND = re.compile(r"[A-Z][a-z]{2,}")
_PLAIN_WORDS = r"[^\d.,;:()]{2,40}?"
_PRONOUN = re.compile(r"(?:It|They|She|He)\b")
_FEW = 2
_NEAR = 15
"""So many blocks from the table, a text may still speak of it without naming its column."""


class _Told(NamedTuple):
    """A figure and the row that its clause names."""

    label: Block
    claim: Claim
    words: str
    """Those of the clause."""


@check(
    message="“{told}” is said of {row}, and the table has {cell} under “{header}”",
    suggestion="Make both the same: {cell}, or mend the cell.",
    at_most=Severity.WARNING,
    bad=(
        "| Pier | Length in 2024 | In 1990 |\n|---|---|---|\n| Alder | 310 m | 250 m |\n| Holm | 420 m | 400 m |\n\n"
        "In 2024 the length of Alder was 130 m.\n",
        "| Year | Sailings |\n|---|---|\n| 2021 | 512 |\n| 2022 | 634 |\n| 2023 | 640 |\n\n"
        "Crews made 643 trips in 2022 and 640 in 2023.\n",
        "The Alder yard launched 48 hulls.\n\n| Yard | Hulls |\n|---|---|\n| Alder | 84 |\n| Holm | 31 |\n",
    ),
    good=(
        "| Pier | Length in 2024 | In 1990 |\n|---|---|---|\n| Alder | 310 m | 250 m |\n| Holm | 420 m | 400 m |\n\n"
        "In 2024 the length of Alder was 310 m, and 60 m of Alder is new.\n",
        "| Year | Sailings |\n|---|---|\n| 2021 | 512 |\n| 2022 | 634 |\n| 2023 | 640 |\n\n"
        "Crews made 634 trips in 2022 and 640 in 2023. In 2022 the club had 90 members and 12 boats.\n",
        "The Alder yard launched 48 hulls in 2019 alone, and Holm 12 hulls in May.\n\n"
        "| Yard | Hulls |\n|---|---|\n| Alder | 84 |\n| Holm | 31 |\n",
        "| Pier | Length |\n|---|---|\n| Alder | 310 m |\n| Holm | 420 m |\n\nAlder is 110 m shorter than Holm. "
        "A crane 40 m high stands on Alder.\n",
    ),
    source="Gibson, Accuracy list: numbers in tables and text must agree",
)
def cell_misses_prose(ledger: Ledger) -> Iterator[Outcome]:
    """The text gives a figure to something that is a row of its table, and the cell there has another.

    Digits are swapped on the way from the table into the sentence, and a reader sees both.
    """
    tabled = [
        (table.rows[0][0].group, cells)
        for reading in (columns, turned, years)
        for table, cells in reading(ledger)
        if cells
    ]
    if not tabled:
        return
    places = {block.group: index for index, block in enumerate(ledger.document.blocks)}
    told: set[str] = set()
    for index, claims in ledger.by_sentence.items():
        home, block, _ = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for group, cells in tabled:
            said = [one for one in _said(ledger, index, cells[0], claims) if one.claim.id not in told]
            for one, column, sure in _placed(
                ledger, index, said, cells, near=abs(places[group] - home) < _NEAR
            ):
                told.add(one.claim.id)
                yield _judged(one, column, sure=sure)


def _said(ledger: Ledger, index: int, column: Column, claims: Sequence[Claim]) -> list[_Told]:
    """Each clause that names one row and has one figure, of the kind that the table holds."""
    home, _, sentence = ledger.sentences[index]
    years_ = is_year(column.rows[0][1])
    figures = [claim for claim in claims if claim.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)]
    figures = [claim for claim in claims if is_year(claim)] if years_ else figures
    skeleton = Skeleton.of(sentence, figures)
    before = ""
    if _PRONOUN.match(sentence.words) and index and ledger.sentences[index - 1][0] == home:
        before = ledger.sentences[index - 1][2].words
    found = []
    corner = _corner(ledger, column)
    heads = column.head.words.lower()
    for clause in _clauses(skeleton, column, before, corner):
        rows = [label for label, _ in column.rows if _names(label, clause, corner)]
        rows = rows or [label for label, _ in column.rows if _names(label, before)]
        inside = [one for one in skeleton.figures(clause) if years_ or (_is_value(one) and not _is_one(one))]
        if len(inside) > 1:  # "flies 34 aircraft to 41 destinations": the one that the column is of
            header = {singular(word) for word in re.findall(r"[a-z]+", heads)}
            inside = [one for one in inside if one.noun and singular(one.noun.split()[-1]) in header]
        if len(rows) == 1 and len(inside) == 1 and not _of_another(clause, heads):
            found.append(_Told(rows[0], inside[0], clause))
    return found


def _is_one(claim: Claim) -> bool:
    """ "On one charge", "the two of them": a small number in letters beside the figure that is told."""
    return claim.words.isalpha() and not claim.unit and (claim.value or 0) <= _FEW


def _of_another(clause: str, heads: str) -> bool:
    """Whether a clause may speak of something else than the cell: "average" does not, under "Average rent"."""
    words = pattern("tables", "ANOTHER").finditer(clause)
    return _SOME_OF.match(clause) is not None or any(found[0].lower() not in heads for found in words)


def _corner(ledger: Ledger, column: Column) -> str:
    """The header above the labels of the rows."""
    group = column.head.group
    first = next((b for b in ledger.document.blocks if b.group == group and b.row == 0 and b.header), None)
    return first.words if first is not None and first.column == 0 and column.head.column > 0 else ""


def _clauses(skeleton: Skeleton, column: Column, before: str, corner: str) -> Iterator[str]:
    """Parts of a sentence; of those between commas so many together as have a row and a figure.

    `before` is the sentence before one that begins with "it" or "they": a row named there is meant.
    """
    meant = any(_names(label, before) for label, _ in column.rows)
    for clause in _CLAUSE.split(skeleton.words):
        open_part = ""
        for part in clause.split(", "):
            open_part = f"{open_part}, {part}" if open_part else part
            named = meant or any(_names(label, open_part, corner) for label, _ in column.rows)
            if skeleton.figures(open_part) and named:
                yield open_part
                open_part = ""


def _names(label: Block, words: str, corner: str = "") -> bool:
    """A label is a name or a year; a common word of a label may mean anything, unless its header's word is with it."""
    name = label.words.strip()
    if _counted(name, words):
        return True
    kind = _KIND.match(corner.strip())
    if kind and re.search(rf"(?<![\w-]){re.escape(name.lower())} {kind[0].lower()}(?![\w-])", words):
        return True  # "the second year", under "Year of the trial"
    if not (_YEAR.fullmatch(name) or (name[:1].isupper() and len(name) > 2)):
        return False
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None


def _counted(name: str, words: str) -> bool:
    """ "24 herons", "a kilo of apples": a row called by the name of its things, right at the figure."""
    thing = singular(name) if re.fullmatch(r"[A-Z][a-z]{3,}", name) else ""
    said = re.search(rf"{FIGURE}\s([a-z]+)\b|\b(?:of|for)\s([a-z]+)\s\w+\s{FIGURE}", words) if thing else None
    return said is not None and singular(said[1] or said[2]) == thing


def _placed(
    ledger: Ledger, index: int, said: list[_Told], cells: tuple[Column, ...], *, near: bool
) -> Iterator[tuple[_Told, Column, bool]]:
    """The column that each figure is told of: the one that is named, or that of its companions."""
    sentence = ledger.sentences[index][2].words
    for one in said:
        fitting = [column for column in cells if _alike(one.claim, column)]
        others = [other for other in said if other is not one and other.label is not one.label]
        beside = [c for c in fitting if others and all(_meets(other, c) for other in others)]
        named = _named(ledger, index, one, fitting)
        if any(_another_time(ledger, one, column) for column in named or beside or fitting):
            continue
        if len(named) == 1:
            yield one, named[0], True
        elif len(beside) == 1:
            yield one, beside[0], len(others) > 1
        elif (
            len(fitting) == 1
            and near
            and _plainly(one)
            and not _of_another(sentence, fitting[0].head.words.lower())
        ):
            yield one, fitting[0], False


def _named(ledger: Ledger, index: int, one: _Told, cells: list[Column]) -> list[Column]:
    """The columns whose header shares a word with the clause; or a month or year with it or the sentence before."""
    before = ledger.sentences[index - 1][2].words if index else ""
    dated = [
        c for c in cells if _times(c.head.words) & _times(f"{before} {ledger.sentences[index][2].words}")
    ]
    worded = [c for c in cells if telling(c.head.words) & telling(one.words) - telling(one.label.words)]
    kind = gist(" ".join(one.claim.noun.split()[:-1]))  # "310 council flats" are not all "Flats built"
    worded = [c for c in worded if kind <= gist(f"{one.label.words} {c.head.words}")]
    if one.claim.noun:
        worded = worded or [c for c in cells if head(c.head.words) == head(one.claim.noun)]
    worded = worded or [
        c for c in cells if one.claim.unit and singular(c.head.words.strip()) == one.claim.unit
    ]
    if is_year(one.claim) and _begun(one.words):
        worded = worded or [c for c in cells if _begun(c.head.words)]
    plain = [c for c in worded if not _times(c.head.words) or c in dated]
    return plain if len(plain) == 1 else [c for c in dated if c in worded or one.claim.unit]


def _begun(words: str) -> bool:
    """Whether something is said to begin: "built", "opened", "dates from"."""
    return pattern("superlative", "BEGUN").search(words.lower()) is not None


def _another_time(ledger: Ledger, one: _Told, column: Column) -> bool:
    """Whether the clause tells of a time that neither its row nor its column nor the table's title has."""
    head = column.head
    above = [b for b in ledger.document.blocks if b.end <= head.start][-1:]
    titles = [b.words for b in above if b.form is Form.HEADING or b.zone is Zone.CAPTION]
    title = " ".join((one.label.words, head.words, *titles))
    part = _YEAR.fullmatch(one.label.words.strip()) and _PART.search(one.words) and not _PART.search(title)
    return (
        bool(_times(one.words) - _times(title))
        or bool(part)
        or pattern("tables", "LAST").search(one.words) is not None
    )


def _times(words: str) -> set[str]:
    return set(pattern("tables", "TIMES").findall(words))


def _plainly(one: _Told) -> bool:
    """ "Braemar (871 m)", "Braemar, at 871 m", "barley covered 640 hectares": told of the row right away."""
    label = re.escape(one.label.words.strip())
    leading = rf"(?:(?:In|At|On|By|For|Since|After|During) {_PLAIN_WORDS},? )?(?:[Tt]he )?"
    subject = rf"^\W*{leading}{label}(?:\s(?!(?:an?|the|its|their|by|of|his|her|no)\b)[\w-]+){{1,4}}"
    told = rf"(?:{label}(?:,? (?:at|with)|\s?\()|{subject})\s?{FIGURE}"
    return bool(one.claim.unit) and re.search(told, one.words) is not None


def _is_value(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.DURATION)
        and claim.value is not None
        and claim.role not in _WRONG
        and not claim.hypothetical
        and not claim.direction
        and not (claim.role is Role.CHANGE and claim.unit in ("", "%"))
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _alike(claim: Claim, column: Column) -> bool:
    """Of one unit, and within the sizes of its column."""
    cells = [cell for _, cell in column.rows]
    unit, _, per = claim.unit.partition(" per ")
    headed = (
        not cells[0].unit and singular(column.head.words.strip()) == claim.unit
    )  # "16 weeks", under "Weeks"
    if (
        claim.unit != cells[0].unit
        and (unit != cells[0].unit or per not in column.head.words.lower())
        and not headed
    ):
        return False
    sizes = [abs(cell.value or Fraction(0)) for cell in cells]
    return min(sizes) / 10 <= abs(claim.value or Fraction(0)) <= max(sizes) * 10


def _cell(one: _Told, column: Column) -> Claim | None:
    return next((cell for label, cell in column.rows if label is one.label), None)


def _meets(one: _Told, column: Column) -> bool:
    cell = _cell(one, column)
    return cell is not None and _alike(one.claim, column) and one.claim.loose.meets(cell.loose)


def _judged(one: _Told, column: Column, *, sure: bool) -> Outcome:
    cell = _cell(one, column) or column.rows[0][1]
    if one.claim.loose.meets(cell.loose):
        return Held.on(one.claim, cell)
    return Hit.on(
        one.claim,
        cell,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        arithmetic=f"{one.claim.words} ≠ {cell.words}",
        reading=UNSAVED,
        told=one.claim.words,
        row=one.label.words.strip(),
        cell=f"“{cell.words}”",
        header=column.head.words.strip(),
    )
