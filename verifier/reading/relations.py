"""The tree of a formula and the claims it names in, constraints out; units are held together."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Document
from verifier.model.mention import Comparator, Direction, Kind
from verifier.numbers import read_one
from verifier.reading.formulas import (
    Comparison,
    Expression,
    Figure,
    FormulaError,
    Name,
    Product,
    Ratio,
    Sum,
)
from verifier.reading.spelling import did_you_mean

_CHECKS = {
    Relation.SUM: "total-misses-parts",
    Relation.EQUAL: "one-fact-two-values",
    Relation.CHANGE: "wrong-percent-change",
}
_OTHERWISE = "broken-formula"
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LIMITS = {
    "<": Comparator.LESS,
    "<=": Comparator.AT_MOST,
    ">": Comparator.MORE,
    ">=": Comparator.AT_LEAST,
}
# the fewest and the most days of one
_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}
_PERCENT, _CALENDAR, _TIME = "%", "calendar", "time"


class _Unit(NamedTuple):
    name: str
    dimension: str

    @property
    def shown(self) -> str:
        return self.name or "a count"


_PURE, _DAY = _Unit("", ""), _Unit("day", _TIME)
_COMPOUND = _Unit("per", "")  # money per kilometre and the like: not told apart


class _Term(NamedTuple):
    """A claim that stands for a part of the formula, stated or not."""

    claim: Claim
    unit: _Unit


def relate(formula: Comparison, claims: Mapping[str, Claim], document: Document) -> tuple[Constraint, ...]:
    """What a formula demands of the claims; FormulaError where their units forbid it."""
    return _Relater(claims, document, formula).constraints()


class _Relater:
    """Walks one formula; each part that no claim states gets a claim without a value."""

    def __init__(self, claims: Mapping[str, Claim], document: Document, formula: Comparison) -> None:
        self.claims = claims
        self.document = document
        self.formula = formula
        self.because = document.text[formula.left.start : formula.right.end]
        self.found: list[Constraint] = []

    def constraints(self) -> tuple[Constraint, ...]:
        left, sign, right = self.formula
        if isinstance(left, Figure) and isinstance(right, Figure):
            raise FormulaError(left.start, "two figures and no claim; name a claim on one side")
        if sign == "=":
            self.equal(left, right)
        else:
            self.ordered(left, sign, right)
        return tuple(reversed(self.found))  # the relation that was written first, then what it needs

    def equal(self, left: Expression, right: Expression) -> None:
        if _simple(right) and not _simple(left):
            left, right = right, left  # total = parts, whichever way round it was written
        change = _change(right)
        if isinstance(left, Figure) and _simple(right):
            left, right = right, left  # a claim is what a figure is held against
        result = self.term(left)
        if change and result.unit.name == _PERCENT:
            falls = result.claim.direction is Direction.DOWN
            parts = [self.term(part).claim for part in change]
            self.state(Relation.CHANGE, result.claim, *parts, scale=Fraction(-1) if falls else None)
        elif isinstance(left, Name) and isinstance(right, Sum) and self.shared(left, right):
            pass
        elif _simple(right):
            other = self.alike(result, self.term(right), right.start)
            self.state(Relation.EQUAL, result.claim, other.claim)
        else:
            self.term(right, result)

    def shared(self, left: Name, right: Sum) -> bool:
        """`left = total - a - b` is `total = left + a + b`: one relation, nothing unstated."""
        kept = [part for sign, part in right.terms if sign > 0]
        taken = [part for sign, part in right.terms if sign < 0]
        if len(kept) != 1 or len(taken) < 2:
            return False
        whole = self.term(kept[0])
        parts = [self.alike(whole, self.term(part), part.start).claim for part in (left, *taken)]
        self.state(Relation.SUM, whole.claim, *parts)
        return True

    def ordered(self, left: Expression, sign: str, right: Expression) -> None:
        if isinstance(left, Figure):
            left, sign, right = right, _FLIPPED[sign], left
        if isinstance(right, Figure):
            limit = self.bounded(self.figure(right), sign)
            if not _simple(left):
                self.term(left, limit)
                return
            held = self.alike(limit, self.term(left), left.start)
            self.state(Relation.EQUAL, held.claim, limit.claim, check=_OTHERWISE)
            return
        low, high = (right, left) if sign.startswith(">") else (left, right)
        less = self.term(low)
        more = self.alike(less, self.term(high), high.start)
        if sign.endswith("="):
            self.state(Relation.AT_MOST, less.claim, more.claim)
        else:
            gap = self.unstated(left.start, right.end, less.unit)
            above = {"low": Fraction(0), "low_closed": False, "comparator": Comparator.MORE}
            self.state(Relation.DIFFERENCE, gap.model_copy(update=above), more.claim, less.claim)

    def term(self, part: Expression, result: _Term | None = None) -> _Term:
        """The claim a part stands for; `result` is the claim it must be, where one is given."""
        match part:
            case Name():
                return self.named(part)
            case Figure():
                return self.figure(part)
            case Sum():
                return self.sum(part, result)
            case Product():
                return self.product(part, result)
            case Ratio():
                return self.ratio(part, result)

    def named(self, name: Name) -> _Term:
        claim = self.claims.get(name.id)
        if claim is None:
            hint = did_you_mean(name.id, self.claims) or "; add it under claims"
            raise FormulaError(name.start, f"no readable claim '{name.id}'{hint}")
        return _Term(claim, _Unit(claim.unit, claim.dimension))

    def figure(self, figure: Figure) -> _Term:
        try:
            mention = read_one(figure.text)
        except ValueError as error:
            raise FormulaError(figure.start, f"'{figure.text}' is not one figure: {error}") from None
        line, column = self.document.place(figure.start)
        told = dict(mention) | {"quote": figure.text, "words": figure.text}
        told |= {"start": figure.start, "end": figure.end, "line": line, "column": column}
        return _Term(Claim(**told), _Unit(mention.unit, mention.dimension))

    def sum(self, part: Sum, result: _Term | None) -> _Term:
        terms = [(sign, self.term(piece), piece.start) for sign, piece in part.terms]
        first = terms[0][1]
        if first.unit.name == _CALENDAR:
            return self.dated(part, result, terms)
        alike = [(sign, self.alike(first, term, start).claim) for sign, term, start in terms]
        added = [claim for sign, claim in alike if sign > 0]
        taken = [claim for sign, claim in alike if sign < 0]
        total = self.result(part, first.unit, result)
        if not taken:
            self.state(Relation.SUM, total.claim, *added)
        else:
            more, less = (self.one(part, first.unit, claims) for claims in (added, taken))
            self.state(Relation.DIFFERENCE, total.claim, more, less)
        return total

    def dated(self, part: Sum, result: _Term | None, terms: list[tuple[int, _Term, int]]) -> _Term:
        """A date less a date is days; a date and a duration are a date."""
        if len(terms) != 2:
            raise FormulaError(part.start, "dates are reckoned two at a time; write end - start = 4 years")
        (_, first, _), (sign, second, start) = terms
        if second.unit.name == _CALENDAR:
            if sign > 0:
                raise FormulaError(start, "a date cannot be added to a date; write end - start = 4 years")
            span = self.result(part, _DAY, result)
            self.state(Relation.DIFFERENCE, span.claim, first.claim, second.claim)
            return span
        length = self.days(second, start)
        day = self.result(part, first.unit, result)
        relation = Relation.SUM if sign > 0 else Relation.DIFFERENCE
        self.state(relation, day.claim, first.claim, length.claim)
        return day

    def product(self, part: Product, result: _Term | None) -> _Term:
        left, right = self.term(part.left), self.term(part.right)
        if left.unit.name == _PERCENT:
            left, right = right, left
        if left.unit.name == _PERCENT:
            raise FormulaError(
                part.start, "a percentage of a percentage; state the one in between as a claim"
            )
        if right.unit.name == _PERCENT:
            some = self.result(part, left.unit, result)
            self.state(Relation.SHARE, right.claim, some.claim, left.claim)
            return some
        product = self.result(part, _times(left.unit, right.unit), result)
        self.state(Relation.PRODUCT, product.claim, left.claim, right.claim)
        return product

    def ratio(self, part: Ratio, result: _Term | None) -> _Term:
        over, under = self.term(part.over), self.term(part.under)
        if isinstance(part.under, Figure) and under.claim.value == 0:
            raise FormulaError(part.under.start, "nothing can be divided by 0; put the number that was meant")
        if under.unit.name == _PERCENT != over.unit.name:
            whole = self.result(part, over.unit, result)
            self.state(Relation.SHARE, under.claim, over.claim, whole.claim)
            return whole
        unit = _over(over.unit, under.unit)
        if unit == _PURE and result and result.unit.name == _PERCENT:
            self.state(Relation.SHARE, result.claim, over.claim, under.claim)
            return result
        if unit == _PURE and over.unit != under.unit and _PURE not in (over.unit, under.unit):
            self.alike(over, under, part.under.start)
        ratio = self.result(part, unit, result)
        self.state(Relation.RATIO, ratio.claim, over.claim, under.claim)
        return ratio

    def result(self, part: Expression, unit: _Unit, result: _Term | None) -> _Term:
        if result is None:
            return _Term(self.unstated(part.start, part.end, unit), unit)
        start = self.formula.left.start if part is self.formula.right else self.formula.right.start
        return self.alike(_Term(result.claim, unit), result, start)

    def one(self, part: Sum, unit: _Unit, claims: list[Claim]) -> Claim:
        """One claim for the sum of these."""
        if len(claims) == 1:
            return claims[0]
        total = self.unstated(part.start, part.end, unit)
        self.state(Relation.SUM, total, *claims)
        return total

    def alike(self, first: _Term, second: _Term, start: int) -> _Term:
        """The second in the unit of the first; FormulaError where it has none such."""
        if first.unit == _DAY and second.unit.dimension == _TIME:
            return self.days(second, start)
        if first.unit.name == second.unit.name or {first.unit.name, second.unit.name} & {_COMPOUND.name}:
            return second
        if first.unit.dimension and first.unit.dimension == second.unit.dimension:
            advice = f"in {first.unit.shown} and in {second.unit.shown}; write both in one unit"
        else:
            advice = (
                f"{_what(first)} and {_what(second)} cannot be added or compared; mend the id or its value"
            )
        raise FormulaError(start, advice)

    def days(self, term: _Term, start: int) -> _Term:
        """A duration in days, from its shortest to its longest reading, both ends counted or not."""
        if term.unit == _DAY and term.claim.low is None is term.claim.high:
            return term
        bounds = _DAYS.get(term.unit.name)
        if term.unit.dimension != _TIME or bounds is None:
            what = "is no number of days, weeks, months or years; mend the id or its value"
            raise FormulaError(start, f"{_what(term)} {what}")
        low, high = term.claim.low, term.claim.high
        wide = {
            "low": None if low is None else low * bounds[0],
            "high": None if high is None else high * bounds[1] + 1,
            "value": None,
            "unit": _DAY.name,
        }
        return _Term(term.claim.model_copy(update=wide), _DAY)

    def bounded(self, term: _Term, sign: str) -> _Term:
        """A figure as a limit: its point, never widened by its rounding."""
        value, below = term.claim.value, sign.startswith("<")
        ends = {
            "low": None if below else value,
            "high": value if below else None,
            "low_closed": sign != ">",
            "high_closed": sign != "<",
            "comparator": _LIMITS[sign],
            "slack": Fraction(0),
        }
        return _Term(term.claim.model_copy(update=ends), term.unit)

    def unstated(self, start: int, end: int, unit: _Unit) -> Claim:
        quote = self.document.text[start:end]
        line, column = self.document.place(start)
        return Claim(
            quote=quote,
            words=" ".join(quote.split()),
            start=start,
            end=end,
            line=line,
            column=column,
            kind=Kind.NUMBER,
            unit="" if unit == _COMPOUND else unit.name,
            dimension=unit.dimension,
        )

    def state(
        self, relation: Relation, *claims: Claim, check: str = "", scale: Fraction | None = None
    ) -> None:
        named = check or _CHECKS.get(relation, _OTHERWISE)
        self.found.append(
            Constraint(relation=relation, claims=claims, scale=scale, because=self.because, check=named)
        )


def _simple(part: Expression) -> bool:
    return isinstance(part, Name | Figure)


def _change(part: Expression) -> tuple[Expression, Expression] | None:
    """The new and the old of `new / old - 1` or `(new - old) / old`."""
    match part:
        case Sum(((1, Ratio() as ratio), (-1, Figure(text="1")))):
            return ratio.over, ratio.under
        case Ratio(Sum(((1, new), (-1, Name() as old))), Name() as under) if old.id == under.id:
            return new, under
    return None


def _times(a: _Unit, b: _Unit) -> _Unit:
    """A rate is rarely written with its unit of time ("$4,000 a month"), so time alone is let go."""
    if a == _PURE or b == _PURE:
        return b if a == _PURE else a
    if _TIME in (a.dimension, b.dimension) and a.dimension != b.dimension:
        return b if a.dimension == _TIME else a
    return _COMPOUND


def _over(a: _Unit, b: _Unit) -> _Unit:
    if a == b or (a.dimension and a.dimension == b.dimension):
        return _PURE
    if b == _PURE or b.dimension == _TIME:
        return a
    return _COMPOUND


def _what(term: _Term) -> str:
    """ "'$10 billion' (USD)"."""
    return f"'{term.claim.words}' ({term.unit.shown})"
