"""A mention in the making: what the grammar knows so far, by token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from verifier.model.hedges import Hedges
from verifier.model.mention import Comparator, Direction, Kind, Mention
from verifier.model.period import Period
from verifier.numbers.amount import Amount
from verifier.numbers.lexicon import Hedge
from verifier.numbers.rounding import half_width, slack
from verifier.numbers.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """What was read from token `first` up to, not including, token `last`."""

    first: int
    last: int
    kind: Kind
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = True
    high_closed: bool = True
    unit: str = ""
    dimension: str = ""
    comparator: Comparator = Comparator.EQUAL
    direction: Direction | None = None
    noun: str = ""
    slack: Fraction = Fraction(0)
    period: Period | None = None
    start: int = -1
    """Where the quote begins, if inside a token."""

    def mention(self, t: Tokens) -> Mention:
        """The finished record."""
        start = self.start if self.start >= 0 else t.spans[self.first][0]
        end = t.spans[self.last - 1][1]
        quote = t.text[start:end]
        return Mention(
            quote=quote,
            words=quote,
            start=start,
            end=end,
            kind=self.kind,
            value=self.value,
            low=self.low,
            high=self.high,
            low_closed=self.low_closed,
            high_closed=self.high_closed,
            unit=self.unit,
            dimension=self.dimension,
            comparator=self.comparator,
            direction=self.direction,
            noun=self.noun,
            slack=self.slack,
            period=self.period,
        )


def printed(amount: Amount, kind: Kind, unit: str, dimension: str) -> Draft:
    """The draft of a plain number: its printed reading and its slack."""
    half = half_width(amount, dimension)
    return Draft(
        amount.first,
        amount.last,
        kind,
        amount.value,
        amount.value - half,
        amount.value + half,
        True,
        not half,
        unit,
        dimension,
        slack=slack(amount),
    )


def hedged(draft: Draft, hedge: Hedge, widths: Hedges) -> None:
    """The bound or hedge put on the number; its own number is a point."""
    draft.comparator = Comparator(hedge.comparator)
    if draft.value is None:
        _hedged_range(draft, hedge)
        return
    width = abs(draft.value) * widths.width(hedge.low, hedge.high)
    if hedge.comparator != "=":
        draft.low = None if hedge.low is None else draft.value + hedge.low * width
        draft.high = None if hedge.high is None else draft.value + hedge.high * width
        draft.low_closed, draft.high_closed = hedge.low_closed, hedge.high_closed
        if draft.low is not None and draft.low == draft.high:  # "nearly 0"
            draft.low_closed = draft.high_closed = True
        draft.slack = Fraction(0)


def _hedged_range(draft: Draft, hedge: Hedge) -> None:
    """ "more than 5 to 7": a bound opens one end; a hedge adds nothing to what is a range already."""
    if hedge.low is None:
        draft.low = None
    if hedge.high is None:
        draft.high = None


def dated(first: int, last: int, kind: Kind, period: Period | None) -> Draft:
    """The draft of a date or period; the days as ordinals, half-open."""
    return Draft(
        first,
        last,
        kind,
        None,
        _ordinal(period.start) if period else None,
        _ordinal(period.end) if period else None,
        True,
        False,
        "calendar",
        "calendar",
        period=period,
    )


def _ordinal(day: date | None) -> Fraction | None:
    return None if day is None else Fraction(day.toordinal())
