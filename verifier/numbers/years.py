"""Whether four digits are a year."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.cardinal import amount_at
from verifier.numbers.nouns import noun_after, plural
from verifier.numbers.tokens import Tokens

_FIRST, _LAST = 1500, 2199


def is_year(t: Tokens, i: int, *, sure: bool = False) -> bool:
    """Whether the four digits at a token name a year."""
    text = t.low[i]
    if not text.isdigit() or len(text) != 4:
        return False
    year = int(text)
    before = t.low[i - 1]
    if not _FIRST <= year <= _LAST and not (1000 <= year < _FIRST and before in ("in", "since", "year")):
        return False
    if sure:
        return True
    if t.glued(i) and (t.word(i - 1) or before in "$€£#@_/" or before in ("+", "%", "=")):
        return False
    if before in lexicon.group("titles") and t.capital(i - 1):
        return False
    if _measured(t, i + 1):
        return False
    noun = noun_after(t, i + 1, bare=True)
    counted = bool(noun) and plural(noun.split()[-1].lower())
    if before in lexicon.group("before years"):
        return not (
            before in ("by", "of", "the", "from")
            and counted
            and noun.split()[-1].lower() in lexicon.group("counted")
        )
    if before in ("below", "above", "over") and noun.endswith("levels"):
        return True
    if counted:
        if lexicon.phrase_before(t, i, lexicon.hedges_before()):
            return False
        last = noun.split()[-1].lower()
        return last not in lexicon.group("counted") and year >= 1900 and (year % 100 != 0)
    hedge = lexicon.phrase_before(t, i, lexicon.hedges_before())
    return hedge is None or (hedge[0].comparator == "~" and before != "some")


def _measured(t: Tokens, j: int) -> bool:
    """Whether a unit, scale or letter follows, so that it is an amount."""
    if t.glued(j) and (t.word(j) or t.low[j] in ("%", "€", "£", "°", "+", "²")):
        return True
    low = t.low[j]
    if low in lexicon.scales() or low == "%":
        return True
    if low in ("-", "‑") and t.glued(j) and t.glued(j + 1) and t.word(j + 1):
        return lexicon.phrase_at(t, j + 1, lexicon.unit_words()) is not None
    found = lexicon.phrase_at(t, j, lexicon.unit_words()) or lexicon.phrase_at(t, j, lexicon.currency_words())
    if found:
        return low not in (
            "second",
            "quarter",
            "quarters",
            "stone",
            "bar",
            "min",
            "mo",
            "won",
            "pc",
            "bit",
            "rand",
        )
    mark = lexicon.phrase_at(t, j, lexicon.unit_marks(), lower=False)
    return mark is not None and len(t.raw(j)) > 1 and t.raw(j) not in ("PS", "MP", "Pa", "mi", "ha")


def short_year(t: Tokens, k: int) -> tuple[int, int] | None:
    """ "'24" as a year and the token after it."""
    if (
        t.low[k] in ("'", "’", "‘")
        and t.figure(k + 1)
        and t.glued(k + 1)
        and len(t.low[k + 1]) == 2
        and t.low[k + 1].isdigit()
    ):
        number = int(t.low[k + 1])
        return (2000 if number < 50 else 1900) + number, k + 2
    return None


def spoken_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "nineteen ninety-nine", "two thousand and eighteen" as a year, and the token after it."""
    small = lexicon.cardinals()
    low = t.low[i]
    if low == "two" and t.low[i + 1] == "thousand":
        amount = amount_at(t, i)
        if amount and 2000 < amount.value < 2100 and not noun_after(t, amount.last, bare=True):
            return int(amount.value), amount.last
        return None
    if not 15 <= small.get(low, 0) <= 20:
        return None
    rest = amount_at(t, i + 1) if t.low[i + 1] in small else None
    if rest is None or not 10 <= rest.value < 100 or rest.scale != 1 or rest.value.denominator != 1:
        return None
    if noun_after(t, rest.last, bare=True):
        return None
    return 100 * small[low] + int(rest.value), rest.last
