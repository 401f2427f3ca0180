"""Durations without a number, and of several units: "a decade", "all day", "half a year", "2 years 3 months"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon, measures
from verifier.numbers.amount import Amount
from verifier.numbers.draft import Draft, printed
from verifier.numbers.money import money_or_number
from verifier.numbers.tokens import Tokens

_ONE_AFTER = frozenset(
    ("for", "within", "than", "nearly", "almost", "least", "over", "about", "lasting", "half")
)
_FINE = frozenset(("hour", "minute", "fortnight"))
_LONG = {"decade": 10, "century": 100}
_WHOLE = frozenset(("all", "full", "whole", "entire", "half"))
_WHOLE_UNITS = frozenset(("day", "week", "month", "year", "decade", "century", "hour"))
_SMALLER = {"year": ("week", "day"), "month": ("week", "day"), "week": ("day",)}
_MOST = {"week": 53, "day": 366}
_ANCHORED = frozenset(("ago", "from", "starting", "beginning", "commencing"))
_DASHES = frozenset("-–‐‑")


def article_span(t: Tokens, i: int) -> Draft | None:
    """ "a decade", "for a year", "another month", "a year and a half"."""
    unit = lexicon.calendar().units.get(t.low[i + 1]) or (t.low[i + 1] if t.low[i + 1] in _FINE else None)
    if unit is None or unit == "quarter" or t.low[i + 1].endswith("s"):
        return None
    after = t.low[i + 2]
    if t.low[i - 1] == "of" and t.low[i - 2] in ("quarter", "half", "third"):
        return None
    if after == "or" and t.low[i + 3] in ("a", "two"):
        return None
    if after in _ANCHORED and not (after == "from" and not _day_named(t, i + 3)):
        return one(i, i + 2, Fraction(1), unit)
    if after in ("later", "earlier", "before", "after"):
        return None
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(t.low[i + 4])
    if after == "and" and t.low[i + 3] == "a" and part:
        return one(i, i + 5, 1 + part, unit)
    long = unit in _LONG
    wanted = t.low[i - 1] in _ONE_AFTER or t.low[i] == "another"
    if not long and not wanted:
        return None
    if t.low[i] == "another" and (
        t.capital(i + 1) or after in _DASHES or (t.word(i + 2) and after not in lexicon.group("stops"))
    ):
        return None
    factor = _LONG.get(unit, 1)
    amount = Amount(Fraction(factor), i, i + 2, Fraction(factor), spelled=True)
    return printed(amount, Kind.DURATION, "year" if long else unit, "time")


def _day_named(t: Tokens, k: int) -> bool:
    """Whether a day follows, not a place: "a week from Monday", not "an hour from Leeds"."""
    calendar = lexicon.calendar()
    return t.low[k] in ("now", *calendar.near) or t.low[k] in calendar.weekdays or t.low[k] in calendar.months


def whole_span(t: Tokens, i: int) -> Draft | None:
    """ "all day", "a full year", "half-year", "couple of weeks"."""
    low = t.low[i]
    if low == "couple":
        j = i + 2 if t.low[i + 1] == "of" else i + 1
        unit = lexicon.calendar().units.get(t.low[j])
        return one(i, j + 1, Fraction(2), unit) if unit and t.low[j] != unit else None
    dashed = t.low[i + 1] in _DASHES and t.glued(i + 1) and t.glued(i + 2)
    j = i + 2 if dashed else i + 1
    unit = t.low[j]
    if low not in _WHOLE or unit not in _WHOLE_UNITS or (t.glued(j + 1) and t.low[j + 1] in _DASHES):
        return None
    before = t.low[i - 1]
    if low == "half":
        if (
            before in lexicon.group("before other half")
            or before in ("the", "that")
            or unit in ("day", "hour")
        ):
            return None
        if (dashed and t.word(j + 1) and t.low[j + 1] not in lexicon.group("stops")) or t.figure(j + 1):
            return None
        return one(i, j + 1, Fraction(1, 2), unit)
    if low != "all" and before not in (
        "a",
        "for",
        "one",
        "last",
        "past",
        "next",
        "another",
        "first",
        "lasts",
        "lasted",
    ):
        return None
    if low == "all" and before in ("of", "above", "after", "at", "not"):
        return None
    if t.word(j + 1) and t.low[j + 1] not in lexicon.group("stops") and t.low[j + 1] != "long":
        return None
    first = i - 1 if before in ("a", "one") else i
    return one(first, j + 1, Fraction(1), unit)


def one(first: int, last: int, value: Fraction, unit: str) -> Draft:
    """So many of a unit, exactly."""
    factor = _LONG.get(unit, 1)
    amount = Amount(value * factor, first, last, Fraction(factor), spelled=True, exact=True)
    return printed(amount, Kind.DURATION, "year" if unit in _LONG else unit, "time")


def lengthen(t: Tokens, draft: Draft) -> None:
    """Takes in a smaller unit that has no fixed share of the larger: "1 month and 21 days", "1 year 12 days"."""
    if draft.value is None or _and_a_part(t, draft):
        return
    joined = False
    while not joined:
        joined = t.low[draft.last] == "and"
        if not _longer(t, draft, draft.last + (joined or t.low[draft.last] == ",")):
            return


def _longer(t: Tokens, draft: Draft, j: int) -> bool:
    """Takes in the smaller unit at a token, if there is one."""
    steps = steps_of(t, draft)
    other = money_or_number(t, j) if steps and _number(t, j) else None
    if other is None or other[3] or not other[0].whole:
        return False
    unit = other[1].name
    if unit not in _SMALLER.get(list(steps)[-1], ()) or other[0].value >= _MOST[unit]:
        return False
    size = measures.units()[unit].factor
    value = other[0].value + sum(n * round(measures.units()[u].factor / size) for u, n in steps.items())
    # a month has 28 to 31 days, a year 365 or 366
    rough = Fraction(2 * sum(n for u, n in steps.items() if u in ("month", "year")))
    draft.value, draft.low, draft.high = value, value - rough, value + rough
    draft.high_closed, draft.slack = True, Fraction(0)
    draft.unit, draft.last = unit, other[2]
    return True


def _number(t: Tokens, j: int) -> bool:
    return t.figure(j) or t.low[j] in lexicon.cardinals()


def _and_a_part(t: Tokens, draft: Draft) -> bool:
    """Takes in "and a half" after the unit: "two years and a half"."""
    j = draft.last
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(t.low[j + 2])
    goes_on = t.word(j + 3) and t.low[j + 3] not in lexicon.group("when")
    if part is None or goes_on or t.low[j : j + 2] != ["and", "a"] or draft.unit == "quarter":
        return False
    if draft.value is None or draft.value.denominator != 1:
        return False
    draft.value += part
    draft.low = draft.high = draft.value
    draft.high_closed, draft.slack, draft.last = True, Fraction(0), j + 3
    return True


def steps_of(t: Tokens, draft: Draft) -> dict[str, int]:
    """How many of each unit a duration is made of, to count days with; empty if they are not whole."""
    if draft.value is None:
        return {}
    steps: dict[str, int] = {}
    j = draft.first
    while j < draft.last:
        if t.figure(j) or t.low[j] in lexicon.cardinals() or t.low[j] in ("a", "an", "another"):
            found = money_or_number(t, j)
            if found and found[1].dimension == "time" and found[0].value.denominator == 1:
                steps[found[1].name] = int(found[0].value)
                j = found[2]
                continue
        j += 1
    if len(steps) < 2:
        return {draft.unit: int(draft.value)} if draft.value.denominator == 1 else {}
    return steps
