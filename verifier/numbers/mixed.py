"""Fractions that go on a whole number: "2 1/2", "two and a half", "three quarters of a million"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon
from verifier.numbers.amount import Amount
from verifier.numbers.tokens import Tokens

_CHARACTERS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8), "⅕": Fraction(1, 5),
}  # fmt: skip
_DASHES = frozenset("-–—‐‑")


def dozens(t: Tokens, amount: Amount) -> Amount | None:
    """ "three dozen"."""
    if t.low[amount.last] not in ("dozen", "dozens"):
        return None
    return Amount(amount.value * 12, amount.first, amount.last + 1, exact=True, spelled=True)


def with_fraction(t: Tokens, amount: Amount) -> Amount:
    """ "2 1/2", "2½", "1/4", "two and a half", "10 and a quarter"."""
    j = amount.last
    low = t.low[j]
    if low in _CHARACTERS and amount.decimals == 0:
        return Amount(amount.value + _CHARACTERS[low], amount.first, j + 1, exact=True)
    if amount.decimals == 0 and not amount.spelled:
        if (
            low in ("/", "⁄")
            and t.glued(j)
            and t.figure(j + 1)
            and t.glued(j + 1)
            and _simple(t, j - 1, j + 1)
        ):
            share = Fraction(int(t.low[j - 1]), int(t.low[j + 1]))
            return Amount(share, amount.first, j + 2, exact=True, share=True)
        if (
            t.figure(j)
            and t.low[j + 1] in ("/", "⁄")
            and t.glued(j + 1)
            and t.glued(j + 2)
            and _simple(t, j, j + 2)
        ):
            share = Fraction(int(t.low[j]), int(t.low[j + 2]))
            return Amount(amount.value + share, amount.first, j + 3, exact=True)
    part = _and_part(t, j) if amount.decimals == 0 else None
    if part:
        share, last = part
        return Amount(amount.value + share * amount.scale, amount.first, last, amount.scale, exact=True)
    return amount


def _and_part(t: Tokens, j: int) -> tuple[Fraction, int] | None:
    """ "and a half", "-and-a-half", "and two thirds"."""
    k = j + 1 if t.low[j] in _DASHES and t.glued(j) else j
    if t.low[k] != "and":
        return None
    k += 2 if t.low[k + 1] in _DASHES else 1
    many = 1 if t.low[k] == "a" else lexicon.cardinals().get(t.low[k], 0)
    at = k + 2 if t.low[k + 1] in _DASHES else k + 1
    name = t.low[at]
    part = lexicon.fractions().get(name)
    if part is None or not many or (many > 1) != name.endswith(("s", "halves")) or many * part >= 1:
        return None
    if (
        part == Fraction(1, 4)
        and t.low[at + 1] not in ("", ".", ",", ";", "of")
        and t.low[at + 1] not in lexicon.scales()
        and many == 1
    ):
        # "a year and a quarter of growth" is no mixed number, "two and a quarter million" is
        return (many * part, at + 1) if t.low[j - 1] in lexicon.cardinals() else None
    return many * part, at + 1


def _simple(t: Tokens, top: int, bottom: int) -> bool:
    """Whether it is a plain fraction: 1/4, 3/8, not 9/11 of a date or 24/7."""
    a, b = t.low[top], t.low[bottom]
    if not (a.isdigit() and b.isdigit()) or len(a) > 3 or len(b) > 3 or t.low[bottom + 1] in ("/", "⁄"):
        return False
    return 0 < int(a) < int(b) and (
        int(b) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100) or t.low[top + 1] == "⁄"
    )


def part_of_scale(t: Tokens, i: int) -> Amount | None:
    """ "three quarters of a billion", "two-thirds of a mile", "one-half miles"."""
    many = 1 if t.low[i] == "a" else lexicon.cardinals().get(t.low[i], 0)
    j = i + 2 if t.low[i + 1] in _DASHES else i + 1
    part = lexicon.fractions().get(t.low[j])
    if not many or part is None:
        return None
    if many * part >= 1:
        return None
    k = j + 3 if t.low[j + 1] == "of" and t.low[j + 2] in ("a", "an") else j + 1
    scale = lexicon.scales().get(t.low[k])
    if scale:
        return Amount(many * part * scale, i, k + 1, exact=True, spelled=True)
    unit = lexicon.phrase_at(t, k, lexicon.unit_words())
    if unit is None or (unit[0].dimension == "time" and k == j + 1):
        return None
    return Amount(many * part, i, k, exact=True, spelled=True)
