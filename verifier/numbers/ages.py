"""Ages: "50 years old", "aged 50", "Maria Lopez, 45, said"."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.amount import DASHES, Amount
from verifier.numbers.draft import Draft
from verifier.numbers.nouns import noun_after
from verifier.numbers.tokens import Tokens


def age(t: Tokens, draft: Draft) -> None:
    """ "50 years old", "50-year-old", "3 years of age"."""
    j = draft.last
    k = j + 1 if t.low[j] in DASHES else j
    if t.low[k] in ("old", "olds"):
        draft.last = k + 1
    elif t.low[j] == "of" and t.low[j + 1] == "age":
        draft.last = j + 2


def aged(t: Tokens, amount: Amount) -> bool:
    """ "aged 50", "the age of 21", "Maria Lopez, 45, said"."""
    i, j = amount.first, amount.last
    if not (amount.whole and 0 < amount.value < 120) or noun_after(t, j):
        return False
    if t.low[i - 1] in ("aged", "age") or (t.low[i - 1] == "of" and t.low[i - 2] == "age"):
        return True
    named = t.low[i - 1] == "," and t.figure(i) and t.capital(i - 2) and t.word(i - 2) and amount.value > 3
    return (
        named
        and t.low[j] in (",", ";", ")")
        and not t.glued(i)
        and not t.figure(j + 1)
        and t.low[i - 2] not in lexicon.calendar().months
    )
