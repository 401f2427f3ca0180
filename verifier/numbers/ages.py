"""Ages: "50 years old", "aged 50", "Maria Lopez, 45, said"."""

from __future__ import annotations

from fractions import Fraction

from verifier.model.mention import Comparator, Kind
from verifier.numbers import lexicon
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.draft import Draft
from verifier.numbers.labels import measured
from verifier.numbers.nouns import noun_after
from verifier.numbers.tokens import Tokens

_ENDS = frozenset(["", ".", ",", ";", "!", "?", "”", '"'])


def age(t: Tokens, draft: Draft) -> None:
    """ "50 years old", "50-year-old", "3 years of age"."""
    j = draft.last
    k = j + 1 if t.low[j] in DASHES else j
    if t.low[k] in ("old", "olds"):
        draft.last = k + 1
    elif t.low[j] == "of" and t.low[j + 1] == "age":
        draft.last = j + 2


def _person(t: Tokens, i: int) -> bool:
    """Whether somebody is or turns the number: "he was 12", "she will be 35", "who turned 40"."""
    k = i - 2 if t.low[i - 1] in ("just", "only", "now") else i - 1
    if t.low[k] == "be" and t.low[k - 1] in ("will", "would", "'ll", "’ll"):
        k -= 1
    turned = t.low[k] in ("turned", "turns", "turning")
    return turned or (
        t.low[k] in ("is", "was", "will", "would") and t.low[k - 1] in ("he", "she", "who", "i")
    )


def group_at(t: Tokens, i: int) -> Draft | None:
    """The age of a group: "over-65s", "the under 18s"."""
    k = i - 1
    if t.low[k] in DASHES and t.glued(k) and t.glued(i):
        k -= 1
    bound = {"over": Comparator.MORE, "under": Comparator.LESS}.get(t.low[k])
    years = t.low[i]
    many = t.low[i + 1] == "s" and t.glued(i + 1)
    tied = k == i - 2 and t.word(i + 1) and not t.glued(i + 1) and not measured(t, i + 1)
    if bound is None or not years.isdigit() or len(years) > 2 or not (many or tied):
        return None
    draft = Draft(
        k,
        i + 2 if many else i + 1,
        Kind.NUMBER,
        Fraction(years),
        unit="year",
        dimension="time",
        comparator=bound,
    )
    if bound is Comparator.MORE:
        draft.low, draft.low_closed = draft.value, False
    else:
        draft.high, draft.high_closed = draft.value, False
    return draft


def aged(t: Tokens, amount: Amount) -> bool:
    """ "aged 50", "the age of 21", "Maria Lopez, 45, said"."""
    i, j = amount.first, amount.last
    if not (amount.whole and 0 < amount.value < 120) or noun_after(t, j):
        return False
    if t.low[i - 1] in ("aged", "age") or (t.low[i - 1] == "of" and t.low[i - 2] == "age"):
        return True
    if _person(t, i) and (t.low[j] in _ENDS or t.low[j] in lexicon.group("after an age")):
        return True
    named = t.low[i - 1] == "," and t.figure(i) and t.capital(i - 2) and t.word(i - 2) and amount.value > 3
    return (
        named
        and t.low[j] in (",", ";", ")")
        and not t.glued(i)
        and not t.figure(j + 1)
        and t.low[i - 2] not in lexicon.calendar().months
    )
