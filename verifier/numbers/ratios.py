"""Fractions, ratios and multiples: "two thirds", "1 in 5", "doubled", "three times as many"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Direction, Kind
from verifier.numbers import lexicon, measures
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.cardinal import amount_at
from verifier.numbers.draft import Draft
from verifier.numbers.lexicon import words
from verifier.numbers.mixed import part_of_scale, parts
from verifier.numbers.nouns import stops
from verifier.numbers.tokens import Tokens

_FIVE_PERCENT = Fraction(1, 20)
_ONE_PART = frozenset(["a", "an", "one", "another"])
_BEFORE_QUOTIENT = frozenset(["", ".", ":", "=", "equals", "is", "was", "fraction", "to"])


def ratio_at(t: Tokens, i: int) -> Draft | None:
    """The fraction, ratio or multiple that begins at a token."""
    low = t.low[i]
    if low in lexicon.multiples():
        return _multiple_word(t, i)
    if low in ("half", "halves"):
        return _half(t, i)
    if part_of_scale(t, i):
        return None
    if low in _ONE_PART:
        part = _part(t, i, Fraction(1), i + 1)
        if part or low != "one":
            return part or _scaled_parts(t, i)
    if not t.figure(i) and low not in lexicon.cardinals() and low != "several":
        return None
    amount = amount_at(t, i)
    if amount is None or amount.share or part_of_scale(t, i):
        return None
    if not t.figure(i):
        part = _part(t, i, amount.value, amount.last)
        if part:
            return part
    return _times(t, amount) or _out_of(t, amount) or _to_one(t, amount) or _over(t, amount)


def _share(first: int, last: int, value: Fraction) -> Draft:
    return Draft(first, last, Kind.RATIO, value, value, value, slack=abs(value) * _FIVE_PERCENT)


def multiple(first: int, last: int, value: Fraction, half: Fraction = Fraction(0)) -> Draft:
    """A draft of k times: k ± 5 %."""
    width = max(value * _FIVE_PERCENT, half)
    return Draft(first, last, Kind.RATIO, value, value - width, value + width, unit="times")


def _part(t: Tokens, i: int, many: Fraction, j: int) -> Draft | None:
    """ "two thirds", "one-fifth", "a quarter of", "three twenty-firsts"."""
    found = parts(t, many, j) if many.denominator == 1 else None
    if found is None:
        return None
    share, last = found
    moved = t.low[i] in ("a", "an") and t.low[i - 1] in ("up", "down", "by")
    if moved and t.low[last - 1] in ("half", "quarter") and not (t.word(last) and not stops(t.low[last])):
        return _share(i, last, share)
    if share == many / 2 and (t.low[i] != "one" or t.low[last] != "of"):
        return None
    name, after = t.low[last - 1], t.low[last]
    single = not name.endswith("s")
    if single and (many != 1 or (not _alone(after) and not _told(t, i, after, many / share))):
        return None
    if name in ("quarter", "quarters") and (
        (single and after not in ("of", "") and t.low[i] != "one")
        or (not single and after not in ("of", "", ".") and many != 3)
        or t.figure(last + 1)
    ):
        return None
    if share >= 1 and not single and (many < 10 or name in ("quarters", "seconds")):
        return None
    return _share(i, last, share)


def _scaled_parts(t: Tokens, i: int) -> Draft | None:
    """ "a hundred thousandths"."""
    amount = amount_at(t, i) if t.low[i + 1] in lexicon.scales() else None
    return _part(t, i, amount.value, amount.last) if amount else None


def _alone(after: str) -> bool:
    """Whether a part has nothing after it that it could be an ordinal of."""
    return after in ("of", "", ".", ",", ";", ")", "less", "more")


def _told(t: Tokens, i: int, after: str, whole: Fraction) -> bool:
    """Whether "a third", "one fifth" is a share, not "a third party": small parts need more than "one"."""
    if t.low[i] in ("a", "an", "another"):
        return after in lexicon.group("after a part") or _hedge_before(t, i)
    return whole < 100 and (t.low[i + 1] in lexicon.fractions() or t.low[i + 1] in DASHES)


def _hedge_before(t: Tokens, i: int) -> bool:
    return lexicon.phrase_before(t, i, lexicon.hedges_before()) is not None or t.low[i - 1] == "by"


def _half(t: Tokens, i: int) -> Draft | None:
    """ "half of it", "half the people", "more than half", "half as many"."""
    before, after = t.low[i - 1], t.low[i + 1]
    if t.low[i] != "half":
        return None
    if amount_at(t, i):
        return None
    whole = _one_and(t, i)
    if whole:
        return whole
    if after == "as" and t.low[i + 2] in ("many", "much", "big", "large", "often", "long", "likely", "high"):
        return multiple(i, i + 2, Fraction(1, 2))
    if after in DASHES and t.glued(i + 1):
        return None
    if t.low[i - 2 : i] == ["and", "a"] and t.low[i - 3] in lexicon.calendar().units:
        return None  # "the last century and a half"
    if (
        before in lexicon.group("before other half")
        or after in lexicon.group("after other half")
        or t.figure(i + 1)
        or (before in DASHES and t.glued(i))
    ):
        return None
    if (
        after in lexicon.group("after half")
        or _hedge_before(t, i)
        or before in ("or", "only", "by")
        or after in ("", ".", ",", ";", ")", "a")
    ):
        return _share(i, i + 1, Fraction(1, 2)) if before not in ("the", "'s") and after != "a" else None
    return None


def _one_and(t: Tokens, i: int) -> Draft | None:
    """ "a mile and a half", from its half."""
    if t.low[i - 2 : i] != ["and", "a"] or t.low[i - 4] not in ("a", "an"):
        return None
    found = lexicon.phrase_at(t, i - 3, measures.unit_words())
    if found is None or found[1] != i - 2 or found[0].dimension == "time":
        return None
    value = Fraction(3, 2)
    return Draft(
        i - 4, i + 1, Kind.NUMBER, value, value, value, unit=found[0].name, dimension=found[0].dimension
    )


def _multiple_word(t: Tokens, i: int) -> Draft | None:
    value = lexicon.multiples()[t.low[i]]
    low, after = t.low[i], t.low[i + 1]
    if after in DASHES and t.glued(i + 1):
        return None
    if low in ("twice", "thrice"):
        if after not in lexicon.group("compares") and not _hedge_before(t, i):
            return None
        if after == "as" and not _compared(t, i + 2):
            return None
        return multiple(i, i + 2 if after == "as" else i + 1, value)
    if low in ("double", "triple", "quadruple", "treble"):
        if after not in lexicon.group("after double") and not _hedge_before(t, i):
            return None
        return multiple(i, i + 1, value)
    if after == "down":
        return None
    if low in ("halves", "doubles", "triples") and t.low[i - 1] in (
        "of",
        "'s",
        "the",
        "two",
        "mixed",
        "both",
        "in",
    ):
        return None
    draft = multiple(i, i + 1, value)
    draft.direction = Direction.UP if value > 1 else Direction.DOWN
    return draft


def _compared(t: Tokens, k: int) -> bool:
    """Whether "as" compares: "twice as loud", not "scored twice as United won"."""
    open_word = t.word(k) and (not t.capital(k) or t.titled) and t.low[k] not in lexicon.group("stops")
    return open_word or t.low[k] in ("many", "much", "few", "far", "often", "old")


def fold_at(t: Tokens, i: int) -> Draft | None:
    """ "threefold", "tenfold"."""
    stem = t.low[i].removesuffix("fold")
    value = lexicon.cardinals().get(stem) or lexicon.scales().get(stem)
    return multiple(i, i + 1, Fraction(value)) if value and value > 1 else None


def _times(t: Tokens, amount: Amount) -> Draft | None:
    """ "three times as many", "3x", "10-fold", "6.5 times earnings"."""
    j = amount.last
    low = t.low[j]
    if low in ("x", "×") and t.glued(j) and not t.figure(j + 1) and not t.glued(j + 1):
        return multiple(
            amount.first, j + 1, amount.value, amount.place / 2 if amount.decimals else Fraction(0)
        )
    if low in DASHES and t.low[j + 1] == "fold":
        return multiple(amount.first, j + 2, amount.value)
    if low == "fold":
        return multiple(amount.first, j + 1, amount.value)
    if low == "times" and (_compares(t, j + 1) or amount.decimals):
        return multiple(
            amount.first, j + 1, amount.value, amount.place / 2 if amount.decimals else Fraction(0)
        )
    return None


def _compares(t: Tokens, k: int) -> bool:
    """Whether what follows "times" is what is compared: "brighter than", "earnings", not "a day"."""
    low = t.low[k]
    known = low in lexicon.group("compares") or low in lexicon.group("valued in")
    return known or (low.endswith("er") and t.low[k + 1] == "than")


def _out_of(t: Tokens, amount: Amount) -> Draft | None:
    """ "1 in 5", "four out of five", "nine of every 10"."""
    j = amount.last
    if t.low[j] in DASHES and t.glued(j) and t.low[j + 1] in ("in", "out"):
        j += 1
    if (t.low[j] == "out" and t.low[j + 1] == "of") or (t.low[j] in ("of", "in") and t.low[j + 1] == "every"):
        k, plain = j + 2, False
    elif t.low[j] == "in":
        k, plain = j + 1, True
    else:
        return None
    if t.low[k] == "every" or (t.low[k] in DASHES and t.glued(k)):
        k += 1
    whole = _tied_scale(t, k) or amount_at(t, k)
    if whole is None or not (amount.whole and whole.whole) or not 0 < amount.value < whole.value:
        return None
    if plain and (
        amount.value > 20
        or (1500 <= whole.value <= 2100 and t.figure(k))
        or not _base(whole)
        or amount.scale > 1
    ):
        return None
    return _share(amount.first, whole.last, amount.value / whole.value)


def _tied_scale(t: Tokens, k: int) -> Amount | None:
    """The "a-million" of "one-in-a-million"."""
    scale = lexicon.scales().get(t.low[k + 2], 0)
    if t.low[k] != "a" or t.low[k + 1] not in DASHES or not t.glued(k + 1) or not scale:
        return None
    return Amount(Fraction(scale), k, k + 3, Fraction(scale), spelled=True)


def _base(whole: Amount) -> bool:
    """Whether "n in N" is a share: N is small or round, and no unit follows."""
    return whole.value <= 20 or whole.value % 10 == 0


def _to_one(t: Tokens, amount: Amount) -> Draft | None:
    """ "3:1", "3-to-1", "three to one"."""
    j = amount.last
    if t.low[j] == ":" and t.glued(j) and t.low[j + 1] == "1" and t.glued(j + 1):
        k = j + 1
    elif t.low[j] in DASHES and t.low[j + 1] == "to" and t.glued(j + 1) and t.low[j + 2] in DASHES:
        k = j + 3
    elif t.low[j] == "to" and t.low[j + 1] in ("one", "1"):
        k = j + 1
    else:
        return None
    if t.low[k] not in ("one", "1") or t.low[k + 1] in words(
        "million, percent, billion, %, hundred, year, years, .5"
    ):
        return None
    draft = _share(amount.first, k + 1, amount.value)
    return draft if amount.whole and amount.value > 1 else None


def _over(t: Tokens, amount: Amount) -> Draft | None:
    """ "1 over 20", said of nothing: "5,000 over three years" and "over 3" alone are others."""
    i, j = amount.first, amount.last
    if t.low[j] != "over" or t.low[i - 1] not in _BEFORE_QUOTIENT:
        return None
    below = amount_at(t, j + 1)
    if below is None or not below.value or t.low[below.last] not in ("", ".", ",", ";", ")"):
        return None
    return _share(i, below.last, amount.value / below.value)
