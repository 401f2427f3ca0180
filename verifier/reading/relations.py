"""The tree of a formula and the claims it names in, constraints out; units are held together."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

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
from verifier.reading.terms import (
    DATE,
    DAY,
    PERCENT,
    POINTS,
    PURE,
    TIME,
    Term,
    Unit,
    in_days,
    limit,
    product_unit,
    ratio_unit,
)

_CHECKS = {
    Relation.SUM: "total-misses-parts",
    Relation.EQUAL: "one-fact-two-values",
    Relation.CHANGE: "wrong-percent-change",
}
_OTHERWISE = "broken-formula"
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def relate(
    formula: Comparison, claims: Mapping[str, Claim | None], document: Document
) -> tuple[Constraint, ...]:
    """What a formula demands of the claims; FormulaError where their units forbid it."""
    return _Relater(claims, document, formula).constraints()


class _Relater:
    """Walks one formula; each part that no claim states gets a claim without a value."""

    def __init__(self, claims: Mapping[str, Claim | None], document: Document, formula: Comparison) -> None:
        self.claims = claims
        self.document = document
        self.formula = formula
        self.because = document.text[formula.start : formula.end]
        self.found: list[Constraint] = []

    def constraints(self) -> tuple[Constraint, ...]:
        left, sign, right = self.formula.left, self.formula.sign, self.formula.right
        if isinstance(left, Figure) and isinstance(right, Figure):
            raise FormulaError(left.start, "two figures and no claim; name a claim on one side")
        if sign == "=":
            self.equal(left, right)
        else:
            self.ordered(left, sign, right)
        check = self.check()
        # the relation that was written first, then what it needs
        return tuple(one.model_copy(update={"check": check}) for one in reversed(self.found))

    def check(self) -> str:
        """One plain relation between claims of the file is what a check of articles asks too."""
        only = self.found[0] if len(self.found) == 1 else None
        if only and all(claim.id in self.claims for claim in only.claims):
            return _CHECKS.get(only.relation, _OTHERWISE)
        return _OTHERWISE

    def equal(self, left: Expression, right: Expression) -> None:
        if _simple(right) and not _simple(left):
            left, right = right, left  # total = parts, whichever way round it was written
        change = _change(right)
        if isinstance(left, Figure) and _simple(right):
            left, right = right, left  # a claim is what a figure is held against
        result = self.term(left)
        if change and result.unit.name == PERCENT:
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
            bound = limit(self.figure(right), sign)
            if not _simple(left):
                self.term(left, bound)
                return
            held = self.alike(bound, self.term(left), left.start)
            self.state(Relation.EQUAL, held.claim, bound.claim)
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

    def term(self, part: Expression, result: Term | None = None) -> Term:
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

    def named(self, name: Name) -> Term:
        claim = self.claims.get(name.id)
        if claim is None and name.id in self.claims:
            raise FormulaError(name.start, f"claim '{name.id}' has no readable value; mend that first")
        if claim is None:
            hint = did_you_mean(name.id, self.claims) or "; add it under claims"
            raise FormulaError(name.start, f"no claim '{name.id}'{hint}")
        return Term(claim, Unit(claim.unit, claim.dimension))

    def figure(self, figure: Figure) -> Term:
        try:
            mention = read_one(figure.text)
        except ValueError as error:
            raise FormulaError(figure.start, f"'{figure.text}' is not one figure: {error}") from None
        line, column = self.document.place(figure.start)
        told = dict(mention) | {"id": f"{figure.start}:{figure.end}"}
        told |= {"quote": figure.text, "words": figure.text}
        told |= {"start": figure.start, "end": figure.end, "line": line, "column": column}
        return Term(Claim(**told), Unit(mention.unit, mention.dimension))

    def sum(self, part: Sum, result: Term | None) -> Term:
        terms = [(sign, self.term(piece), piece.start) for sign, piece in part.terms]
        first = terms[0][1]
        if first.unit.name == DATE:
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

    def dated(self, part: Sum, result: Term | None, terms: list[tuple[int, Term, int]]) -> Term:
        """A date less a date is days; a date and a duration are a date."""
        if len(terms) != 2:
            raise FormulaError(part.start, "dates are reckoned two at a time; write end - start = 4 years")
        (_, first, _), (sign, second, start) = terms
        if second.unit.name == DATE:
            if sign > 0:
                raise FormulaError(start, "a date cannot be added to a date; write end - start = 4 years")
            span = self.result(part, DAY, result)
            self.state(Relation.DIFFERENCE, span.claim, first.claim, second.claim)
            return span
        length = self.days(second, start)
        day = self.result(part, first.unit, result)
        relation = Relation.SUM if sign > 0 else Relation.DIFFERENCE
        self.state(relation, day.claim, first.claim, length.claim)
        return day

    def product(self, part: Product, result: Term | None) -> Term:
        left, right = self.term(part.left), self.term(part.right)
        if left.unit.name == PERCENT:
            left, right = right, left
        if left.unit.name == PERCENT:
            raise FormulaError(
                part.start, "a percentage of a percentage; state the one in between as a claim"
            )
        if right.unit.name == PERCENT:
            some = self.result(part, left.unit, result)
            self.state(Relation.SHARE, right.claim, some.claim, left.claim)
            return some
        product = self.result(part, product_unit(left.unit, right.unit), result)
        self.state(Relation.PRODUCT, product.claim, left.claim, right.claim)
        return product

    def ratio(self, part: Ratio, result: Term | None) -> Term:
        over, under = self.term(part.over), self.term(part.under)
        if isinstance(part.under, Figure) and under.claim.value == 0:
            raise FormulaError(part.under.start, "nothing can be divided by 0; put the number that was meant")
        if under.unit.name == PERCENT != over.unit.name:
            whole = self.result(part, over.unit, result)
            self.state(Relation.SHARE, under.claim, over.claim, whole.claim)
            return whole
        unit = ratio_unit(over.unit, under.unit)
        if unit == PURE and result and result.unit.name == PERCENT:
            self.state(Relation.SHARE, result.claim, over.claim, under.claim)
            return result
        if unit == PURE and over.unit != under.unit and PURE not in (over.unit, under.unit):
            self.alike(over, under, part.under.start)
        ratio = self.result(part, unit, result)
        self.state(Relation.RATIO, ratio.claim, over.claim, under.claim)
        return ratio

    def result(self, part: Expression, unit: Unit, result: Term | None) -> Term:
        """What a part comes to: the claim it must be, or one that nobody states."""
        unstated = Term(self.unstated(part.start, part.end, unit), unit)
        return self.alike(unstated, result, part.start) if result else unstated

    def one(self, part: Sum, unit: Unit, claims: list[Claim]) -> Claim:
        """One claim for the sum of these."""
        if len(claims) == 1:
            return claims[0]
        total = self.unstated(part.start, part.end, unit)
        self.state(Relation.SUM, total, *claims)
        return total

    def alike(self, first: Term, second: Term, start: int) -> Term:
        """The second in the unit of the first; FormulaError where it has none such."""
        if first.unit == DAY and second.unit.dimension == TIME:
            return self.days(second, start)
        units = {first.unit.name, second.unit.name}
        if len(units) == 1 or units == {PERCENT, POINTS} or first.unit.rate or second.unit.rate:
            return second
        if first.unit.dimension and first.unit.dimension == second.unit.dimension:
            advice = f"in {first.unit.shown} and in {second.unit.shown}; write both in one unit"
        else:
            advice = f"{first.shown} and {second.shown} cannot be added or compared; mend the id or its value"
        raise FormulaError(start, advice)

    def days(self, term: Term, start: int) -> Term:
        found = in_days(term)
        if found is None:
            what = "is no number of days, weeks, months or years; mend the id or its value"
            raise FormulaError(start, f"{term.shown} {what}")
        return found

    def unstated(self, start: int, end: int, unit: Unit) -> Claim:
        quote = self.document.text[start:end]
        line, column = self.document.place(start)
        return Claim(
            id=f"{start}:{end}",
            quote=quote,
            words=" ".join(quote.split()),
            start=start,
            end=end,
            line=line,
            column=column,
            kind=Kind.NUMBER,
            unit=unit.name,
            dimension="" if unit.rate else unit.dimension,
        )

    def state(self, relation: Relation, *claims: Claim, scale: Fraction | None = None) -> None:
        self.found.append(Constraint(relation=relation, claims=claims, scale=scale, because=self.because))


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
