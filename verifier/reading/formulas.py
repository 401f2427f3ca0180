"""The text of a formula in, its tree out: `total = april + may`. Nothing is ever run as code.

    formula    = sum ("=" | "<" | "<=" | ">" | ">=") sum
    sum        = product {("+" | "-") product}
    product    = item {("*" | "/") item}
    item       = "(" sum ")" | "sum" "(" sum {"," sum} ")" | id | figure

A figure is whatever words stand around a number without a sign between them: `$10 billion`,
`4 years`, `25%`. An id has no hyphen, so a hyphen is always a minus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

LONGEST = 2_000
DEEPEST = 20


class FormulaError(ValueError):
    """What cannot be read, where in the file, and the remedy."""

    def __init__(self, at: int, what: str) -> None:
        super().__init__(what)
        self.at = at


class Name(NamedTuple):
    """The id of a claim."""

    id: str
    start: int
    end: int


class Figure(NamedTuple):
    """A number written in the formula itself."""

    text: str
    start: int
    end: int


class Sum(NamedTuple):
    """Terms that are added (+1) or taken away (-1)."""

    terms: tuple[tuple[int, Expression], ...]
    start: int
    end: int


class Product(NamedTuple):
    """Two factors."""

    left: Expression
    right: Expression
    start: int
    end: int


class Ratio(NamedTuple):
    """One over the other."""

    over: Expression
    under: Expression
    start: int
    end: int


Expression = Name | Figure | Sum | Product | Ratio


class Comparison(NamedTuple):
    """A whole formula."""

    left: Expression
    sign: str
    right: Expression
    start: int
    end: int


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|[-+*/(),=<>≤≥×−÷·])"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_PLAIN_SIGNS = {"≤": "<=", "≥": ">=", "×": "*", "·": "*", "−": "-", "÷": "/"}
_COMPARISONS = ("=", "<", "<=", ">", ">=")


def parse(text: str, start: int = 0, end: int | None = None) -> Comparison:
    """The formula that stands in `text[start:end]`; every place in it indexes `text`."""
    stop = len(text) if end is None else end
    if stop - start > LONGEST:
        raise FormulaError(start, f"a formula of more than {LONGEST:,} characters; split it")
    parser = _Parser(_tokens(text, start, stop), text, stop)
    begin = parser.next.start
    left = parser.sum(0)
    sign = parser.comparison()
    right = parser.sum(0)
    parser.finish()
    return Comparison(left, sign, right, begin, parser.behind)


def _tokens(text: str, start: int, end: int) -> tuple[_Token, ...]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind == "mark" and not (match[0] in "%‰°" or unicodedata.category(match[0]) == "Sc"):
            advice = "write + - * / ( ) , = < <= > >= between ids, without quotes"
            raise FormulaError(match.start(), f"'{match[0]}' has no meaning in a formula; {advice}")
        if kind != "space":
            shown = _PLAIN_SIGNS.get(match[0], match[0])
            found.append(_Token(kind, shown, match.start(), match.end()))
    return tuple(found)


class _Parser:
    """Takes tokens one by one; each method reads one rule of the grammar."""

    def __init__(self, tokens: Sequence[_Token], text: str, end: int) -> None:
        self.tokens = (*tokens, _Token("end", "the end", end, end))
        self.text = text
        self.at = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self, *signs: str) -> _Token | None:
        token = self.next
        if token.kind != "sign" or token.text not in signs:
            return None
        self.at += 1
        return token

    def comparison(self) -> str:
        found = self.take(*_COMPARISONS)
        if not found:
            self.fail("a formula compares two sides; add = or <=")
        if self.next.text in _COMPARISONS and self.next.kind == "sign":
            self.fail(f"'{found.text}{self.next.text}' is no sign; write one of = < <= > >=")
        return found.text

    def finish(self) -> None:
        token = self.next
        if token.kind == "end":
            return
        if token.text in _COMPARISONS:
            self.fail("a formula compares only two sides; write a second formula for the third")
        if token.text == ")":
            self.fail("')' closes nothing; delete it, or open '(' before")
        self.fail(f"'{token.text}' stands alone; write + - * or / before it")

    def sum(self, depth: int) -> Expression:
        start = self.next.start
        terms = [(1, self.product(depth))]
        while sign := self.take("+", "-"):
            terms.append((1 if sign.text == "+" else -1, self.product(depth)))
        return terms[0][1] if len(terms) == 1 else Sum(tuple(terms), start, self.behind)

    def product(self, depth: int) -> Expression:
        start = self.next.start
        left = self.item(depth)
        while sign := self.take("*", "/"):
            right = self.item(depth)
            kind = Product if sign.text == "*" else Ratio
            left = kind(left, right, start, self.behind)
        return left

    def item(self, depth: int) -> Expression:
        if depth > DEEPEST:
            self.fail(f"more than {DEEPEST} brackets inside each other; split the formula")
        opened = self.take("(")
        if opened:
            inner = self.sum(depth + 1)
            self.close(opened)
            return inner
        run = []
        while self.next.kind in ("word", "number", "mark"):
            run.append(self.next)
            self.at += 1
        if not run:
            self.fail(self.missing())
        if any(token.kind == "number" for token in run):
            return Figure(self.text[run[0].start : run[-1].end], run[0].start, run[-1].end)
        word = run[0]
        if word.kind == "mark":
            raise FormulaError(word.start, f"'{word.text}' needs a number, as in 25% or $10 billion")
        if len(run) > 1:
            joined = "_".join(token.text for token in run if token.kind == "word")
            advice = f"write a sign between them, or one id with underscores ('{joined}')"
            raise FormulaError(run[1].start, f"'{word.text} {run[1].text}': {advice}")
        if self.next.text == "(" and self.next.kind == "sign":
            return self.called(word, depth)
        return Name(word.text, word.start, word.end)

    def called(self, word: _Token, depth: int) -> Expression:
        if word.text != "sum":
            advice = "the only function is sum(a, b, …); for a product write *"
            raise FormulaError(word.start, f"no function '{word.text}'; {advice}")
        opened = self.take("(")
        assert opened
        terms = [(1, self.sum(depth + 1))]
        while self.take(","):
            terms.append((1, self.sum(depth + 1)))
        self.close(opened)
        return Sum(tuple(terms), word.start, self.behind) if len(terms) > 1 else terms[0][1]

    def close(self, opened: _Token) -> None:
        if not self.take(")"):
            raise FormulaError(opened.start, "'(' is never closed; add ')'")

    def missing(self) -> str:
        token = self.next
        if token.text == "-":
            return "a formula has no negative numbers; move what is taken away to the other side"
        found = "nothing" if token.kind == "end" else f"'{token.text}'"
        return f"an id or a number is missing here, found {found}; as in total = april + may"

    @property
    def behind(self) -> int:
        """Where the last token taken ends."""
        return self.tokens[self.at - 1].end

    def fail(self, what: str) -> NoReturn:
        raise FormulaError(self.next.start, what)
