"""Whether four digits are a year."""

from __future__ import annotations

from verifier.numbers import lexicon, measures
from verifier.numbers.addresses import address
from verifier.numbers.cardinal import amount_at
from verifier.numbers.nouns import noun_after, plural, stops
from verifier.numbers.tokens import Tokens

_FIRST, _LAST = 1500, 2199
_LATEST_CLIPPED = 35
"""Of '36 to '49 a text tells as of the last century."""
_NAMES_FROM = 2040
"""Years later than this after a capitalised word are part of a name."""
_DASHES = frozenset("-–—‐‑")
ERAS_BEFORE = frozenset(("BC", "BCE"))
"""No calendar here reaches so far back."""
_GOES_ON = frozenset(("and", "to", "in", "at", "for", "with", "when", "by", "until", "through"))


def is_year(t: Tokens, i: int, *, sure: bool = False) -> bool:
    """Whether the four digits at a token name a year."""
    text = t.low[i]
    if not text.isdigit() or len(text) != 4:
        return False
    year = int(text)
    before = t.low[i - 1]
    early = before in ("in", "since", "year", "circa", "ca", "ad") or _clipped_circa(t, i)
    if not _FIRST <= year <= _LAST and not (1000 <= year < _FIRST and early):
        return False
    if sure:
        return True
    if t.glued(i) and (t.word(i - 1) or before in "$€£#@_/" or before in ("+", "%", "=")):
        return False
    if before in lexicon.group("titles") and t.capital(i - 1):
        return False
    if before not in lexicon.group("before years") and address(t, i):
        return False
    if _some_of(t, i) or _measured(t, i + 1) or t.raw(i + 1) in ERAS_BEFORE or _of_the_future(t, i, year):
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
        if before == "and" and t.low[i - 3] == "between":
            return last not in lexicon.group("counted")
        return last not in lexicon.group("counted") and year >= 1900 and (year % 100 != 0)
    hedge = lexicon.phrase_before(t, i, lexicon.hedges_before())
    if hedge and before in ("approximately", "roughly", "nearly", "almost"):
        return t.low[hedge[1] - 1] in lexicon.group("before years")
    return hedge is None or (hedge[0].comparator == "~" and before != "some") or run_up(t, hedge[1])


_HAVING = frozenset(
    "has have had numbered numbering totalled totaled totalling totaling employs employed sold drew attracted counted"
    " treated received".split()
)
_OF_THEM = frozenset("the its their them these those which whom his her our all".split())


def _some_of(t: Tokens, i: int) -> bool:
    """Whether it counts what somebody has, or some of many: "has 2140 beds", "of which 1800", "1900 of the taxis"."""
    before, after = t.low[i - 1], t.low[i + 1]
    if before in ("which", "whom"):
        return t.low[i - 2] == "of"
    if before in _HAVING:
        return after not in ("been", "not")
    return after == "of" and t.low[i + 2] in _OF_THEM and before not in lexicon.group("before years")


def run_up(t: Tokens, k: int) -> bool:
    """Whether "up to" at a token is no bound: "in the run-up to 2030", not "can run up to 40 miles"."""
    dashed = t.low[k - 1] in _DASHES and t.glued(k)
    noun = k - 2 if dashed else k - 1
    noun_said = dashed or t.low[noun - 1] in ("the", "this", "that", "a")
    return t.low[k] == "up" and t.low[noun] in ("run", "lead", "build", "runs") and noun_said


def _measured(t: Tokens, j: int) -> bool:
    """Whether a unit, scale or letter follows, so that it is an amount."""
    low = t.low[j]
    if t.glued(j) and (t.word(j) or low in ("%", "€", "£", "°", "+", "²")):
        return not (low in ("q", "h") and t.glued(j + 1) and t.low[j + 1] in ("1", "2", "3", "4"))
    if low in lexicon.scales() or low == "%":
        return True
    if low in ("-", "‑") and t.glued(j) and t.glued(j + 1) and t.word(j + 1):
        return lexicon.phrase_at(t, j + 1, measures.unit_words()) is not None
    found = lexicon.phrase_at(t, j, measures.unit_words()) or lexicon.phrase_at(
        t, j, measures.currency_words()
    )
    if found:
        return not _coin(t, j) and low not in (
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
    mark = lexicon.phrase_at(t, j, measures.unit_marks(), lower=False)
    return mark is not None and len(t.raw(j)) > 1 and t.raw(j) not in ("PS", "MP", "Pa", "mi", "ha")


def _coin(t: Tokens, j: int) -> bool:
    """Whether one coin of a year follows: "a 1966 penny", not "a 2000 dollar fine"."""
    low = t.low[j]
    coin = low in lexicon.group("coins") and not low.endswith("s")
    return coin and int(t.low[j - 1]) % 100 != 0 and (not t.word(j + 1) or stops(t.low[j + 1]))


def _of_the_future(t: Tokens, i: int, year: int) -> bool:
    """Whether it ends a name: "Blade Runner 2049", not "In 2049"."""
    before = t.low[i - 1]
    dated = before in lexicon.group("before years") or before in lexicon.calendar().weekdays
    named = t.capital(i - 1) and before not in lexicon.group("no names") and not dated
    return year > _NAMES_FROM and named and not t.titled


def _clipped_circa(t: Tokens, i: int) -> bool:
    """Whether "c." or "ca." stands before the token."""
    return t.low[i - 1] == "." and t.glued(i - 1) and t.low[i - 2] in ("c", "ca")


def apostrophe_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "in '97", "the class of '68" and the token after it; not a quotation that begins with a number."""
    found = short_year(t, i)
    second = t.low[i - 1] in ("and", "or", "to") and short_year(t, i - 3) is not None
    if found is None or not (second or t.low[i - 1] in lexicon.group("before clipped years")):
        return None
    j = found[1]
    quoted = t.low[j] in ("'", "’") and t.glued(j) and t.low[j + 1] != "s"
    tied = t.glued(j) and (t.word(j) or t.figure(j) or t.low[j] in ("%", "-"))
    counted = bool(noun_after(t, j, bare=True)) and not t.capital(j)
    return None if quoted or tied or counted or _measured(t, j) else found


def short_year(t: Tokens, k: int) -> tuple[int, int] | None:
    """ "'24" as a year and the token after it."""
    if (
        t.low[k] in ("'", "’", "‘")
        and t.figure(k + 1)
        and t.glued(k + 1)
        and len(t.low[k + 1]) == 2
        and t.low[k + 1].isdigit()
    ):
        two = int(t.low[k + 1])
        return 1900 + two if _LATEST_CLIPPED < two < 50 else whole_year(two), k + 2
    return None


def whole_year(two: int) -> int:
    """The year that two digits stand for."""
    return (2000 if two < 50 else 1900) + two


def spoken_year(
    t: Tokens, i: int, *, named: bool = False, after_month: bool = False
) -> tuple[int, int] | None:
    """ "nineteen ninety-nine", "two thousand and eighteen" as a year, and the token after it.

    `named` where the word "year" says that it is one.
    """
    if t.low[i] not in lexicon.cardinals():
        return None
    found = _pair(t, i) or _in_full(t, i, least=100 if named else 1100)
    if found is None or noun_after(t, found[1], bare=True):
        return None
    if t.low[i - 1] == "of" and t.low[found[1] - 1] == "hundred" and not after_month:
        return None  # "a crowd of twenty-one hundred"
    if found[0] % 1000 == 0 and not named:
        return found if after_month and (not t.word(found[1]) or t.low[found[1]] in _GOES_ON) else None
    return found


def plain_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "twenty thirty-five", two numbers side by side that make no other sense, and the token after it."""
    small = lexicon.cardinals()
    if t.low[i + 1] not in small or small[t.low[i + 1]] < 10 or t.low[i - 1] in small:
        return None
    found = spoken_year(t, i)
    if found is None or t.low[i - 1] == "and" or t.low[i - 1] in lexicon.scales() or found[0] == 2020:
        return None
    j = found[1]
    ends = (not t.word(j) and t.low[j] not in _DASHES) or stops(t.low[j])
    return found if ends and t.low[j] != "%" else None


def _pair(t: Tokens, i: int) -> tuple[int, int] | None:
    """ "nineteen ninety-nine", "twenty-ten", "nineteen oh five"."""
    small = lexicon.cardinals()
    if not 15 <= small[t.low[i]] <= 20:
        return None
    century = 100 * small[t.low[i]]
    j = i + 2 if t.low[i + 1] in _DASHES and t.glued(i + 1) else i + 1
    if t.low[j] in ("oh", "o"):
        k = j + 2 if t.low[j + 1] in _DASHES else j + 1
        ones = small.get(t.low[k], 0)
        return (century + ones, k + 1) if 0 < ones < 10 else None
    rest = amount_at(t, j) if t.low[j] in small else None
    if rest is None or not 10 <= rest.value < 100 or rest.scale != 1 or rest.value.denominator != 1:
        return None
    return century + int(rest.value), rest.last


def _in_full(t: Tokens, i: int, *, least: int) -> tuple[int, int] | None:
    """ "two thousand and eighteen", "one thousand seven hundred and eighty-nine", "nineteen hundred"."""
    if "hundred" not in t.low[i + 1 : i + 4] and t.low[i + 1] != "thousand":
        return None
    amount = amount_at(t, i)
    if amount is None or amount.value.denominator != 1 or amount.decimals:
        return None
    return (int(amount.value), amount.last) if least <= amount.value <= _LAST else None


def year_after(t: Tokens, j: int) -> tuple[int, int] | None:
    """The year that follows a day, month, quarter or season, and the token after it.

    ", 2024", " of 2024", "-2024", "/2024", " '24", " of the year 2024", " nineteen seventy-eight".
    """
    low = t.low[j]
    k = j
    if low in _DASHES or low == "/":
        if not (t.glued(j) and t.glued(j + 1)):
            return None
        k = j + 1
    elif low in (",", "of", "in"):
        k = j + 1
        if t.low[k] == "the" and t.low[k + 1] == "year":
            k += 1
        if t.low[k] == "year":
            k += 1
    text = t.low[k]
    if t.figure(k) and len(text) == 4 and text.isdigit():
        if t.low[k + 1] == "/" and t.glued(k + 2) and t.low[k + 2] == f"{(int(text) + 1) % 100:02}":
            return None
        early = 1000 if low != "in" else _FIRST
        amount = t.low[k + 1] in ("%", *lexicon.scales()) or (
            t.glued(k + 1) and t.word(k + 1) and not t.capital(k + 1)
        )
        return (int(text), k + 1) if early <= int(text) <= _LAST and not amount else None
    if low == "in":
        return None
    return short_year(t, k) or spoken_year(t, k, after_month=True)
