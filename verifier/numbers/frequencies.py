"""How often: "twice a week", "every two years", "each Friday", "monthly"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Kind
from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.draft import Draft
from verifier.numbers.ordinals import ordinal_value
from verifier.numbers.tokens import Tokens

_PER = frozenset(("a", "an", "per", "each", "every"))
_DAYPARTS = frozenset(("morning", "afternoon", "evening", "night"))
_DASHES = frozenset("-–‐‑")


def frequency_at(t: Tokens, i: int) -> Draft | None:
    """What begins at a token and says how often."""
    low = t.low[i]
    if low in ("every", "each"):
        return _every(t, i)
    if low in lexicon.frequencies():
        return _adverb(t, i)
    if low[-4:] == "days":
        return _on_weekdays(t, i)
    times = lexicon.times().get(low)
    if times:
        return _times(t, i, Fraction(times), i + 1)
    if t.figure(i) or low in lexicon.cardinals() or low == "several":
        amount = amount_at(t, i) if low != "several" else None
        if amount and t.low[amount.last] == "times" and amount.value.denominator == 1:
            return _times(t, i, amount.value, amount.last + 1)
    return None


def weekly() -> list[str]:
    """Weekdays in the plural: "Mondays"."""
    return [f"{day}s" for day in lexicon.calendar().weekdays if day.endswith("day")]


def _often(first: int, last: int, count: Fraction, unit: str) -> Draft:
    return Draft(
        first, last, Kind.NUMBER, count, count, count, unit=f"times per {unit}", dimension="frequency"
    )


def _unit(t: Tokens, j: int) -> str | None:
    """The unit of time a token names, parts of the day and weekdays included."""
    low = t.low[j]
    calendar = lexicon.calendar()
    if low in _DAYPARTS:
        return "day"
    if low in calendar.weekdays and len(low) > 5:
        return "week"
    if low in calendar.months and t.capital(j):
        return "year"
    unit = calendar.units.get(low, low if low in ("hour", "minute", "hours", "minutes") else None)
    return unit.removesuffix("s") if unit else None


def _every(t: Tokens, i: int) -> Draft | None:
    """ "every two years", "every other week", "each Friday", "every third day"."""
    j = i + 1
    count = Fraction(1)
    if t.low[j] in ("other", "second"):
        count, j = Fraction(2), j + 1
    elif t.low[j] == "single":
        j += 1
    elif t.low[j] == "few":
        return None
    else:
        nth = ordinal_value(t, j)
        amount = amount_at(t, j) if nth is None and (t.figure(j) or t.low[j] in lexicon.cardinals()) else None
        if nth and t.low[i] == "every":
            count, j = Fraction(nth[0]), nth[1]
        elif amount and amount.value.denominator == 1:
            count, j = amount.value, amount.last
    unit = _unit(t, j)
    if unit is None or count <= 0 or (t.low[i] == "each" and count != 1):
        return None
    if (t.low[j + 1] in _DASHES and t.glued(j + 1)) or (t.low[j], t.low[j + 1]) == ("week", "day"):
        return None
    return _often(i, j + 1, 1 / count, unit)


def _times(t: Tokens, i: int, count: Fraction, j: int) -> Draft | None:
    """ "twice a week", "three times per day", "once every two years", "once-a-year"."""
    k = j + 1 if t.low[j] in _DASHES and t.glued(j) else j
    adverb = lexicon.frequencies().get(t.low[k])
    if adverb and t.low[k] != "nightly":
        return _often(i, k + 1, count * adverb[0], adverb[1])
    if t.low[k] not in _PER:
        return None
    if t.low[k] in ("every", "each"):
        each = _every(t, k)
        return (
            _often(i, each.last, count * (each.value or 1), each.unit.removeprefix("times per "))
            if each
            else None
        )
    at = k + 2 if t.low[k + 1] in _DASHES and t.glued(k + 1) else k + 1
    unit = _unit(t, at)
    if unit is None or t.low[at] in _DAYPARTS:
        return None
    return _often(i, at + 1, count, unit)


def _adverb(t: Tokens, i: int) -> Draft | None:
    """ "published monthly": as an adverb only, not "monthly rent", "monthly or yearly" or "the Weekly"."""
    before, after = i - 1, i + 1
    goes_on = t.word(after) and (t.low[after] not in lexicon.group("stops") or t.low[after] in ("and", "or"))
    if goes_on or t.capital(i) or (t.glued(after) and t.low[after] in _DASHES):
        return None
    if t.low[before] in lexicon.group("before adjectives") or (t.glued(i) and t.low[before] in _DASHES):
        return None
    if t.capital(before) and not t.opens(before):
        return None
    count, unit = lexicon.frequencies()[t.low[i]]
    return _often(i, i + 1, count, unit)


def _on_weekdays(t: Tokens, i: int) -> Draft | None:
    """ "on Mondays"."""
    if t.low[i - 1] != "on" or t.low[i].removesuffix("s") not in lexicon.calendar().weekdays:
        return None
    return _often(i - 1, i + 1, Fraction(1), "week")
