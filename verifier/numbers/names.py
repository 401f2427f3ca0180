"""Why a figure is not a quantity: names, labels, times of day, scores, pronouns."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers import lexicon, measures
from verifier.numbers.addresses import address
from verifier.numbers.fixed import fixed
from verifier.numbers.gapped import gapped
from verifier.numbers.labels import label, lettered, measured, name_after, name_before, suffix
from verifier.numbers.marks import cited, clock, grid, list_marker, phone, score
from verifier.numbers.nouns import noun_after, stops
from verifier.numbers.tokens import Tokens
from verifier.numbers.versions import version
from verifier.numbers.whole import whole
from verifier.numbers.years import ERAS_BEFORE

_DASHES = frozenset("-–‐‑−")
_FRIENDLY = frozenset(("my", "your", "our"))
_REFERENCES = frozenset(("doi", "urn", "isbn", "issn", "pmid", "arxiv", "tel"))


def not_a_quantity(t: Tokens, i: int) -> str:
    """Why the figure or number word at a token is not a quantity; "" if it may be one."""
    return _figure(t, i) if t.figure(i) else _word(t, i)


def _figure(t: Tokens, i: int) -> str:
    low, before, after = t.low[i], t.low[i - 1], t.low[i + 1]
    if t.raw(i + 1) in ERAS_BEFORE:
        return "a year before our era"
    if low.count(".") > 1:
        return "a version or an address"
    if t.glued(i):
        if before == "#" or before == "@":
            return "a label"
        if before in "_/\\=&" or (before == ":" and t.figure(i - 2) and t.glued(i - 1)):
            if before == ":":
                return "time of day"
            return "a code" if not (before == "/" and not t.figure(i - 2)) else ""
        if before in ("'", "’", "‘"):
            return "a year cut short"
        if before == ":" and t.low[i - 2] in _REFERENCES:
            return "a code"
        if before == "(" and t.glued(i - 1) and t.low[i - 2] == ")":
            return "part of a name"
        if t.word(i - 1) and not _currency_tied(t, i - 1):
            return "part of a name"
        if before == "." and t.glued(i - 1) and t.word(i - 2):
            return "part of a name"
        if (
            before in _DASHES
            and t.glued(i - 1)
            and t.word(i - 2)
            and t.low[i - 2] not in lexicon.group("prefixes")
        ):
            return "part of a name"
    dashed = after in _DASHES and t.glued(i + 1) and t.glued(i + 2)
    if dashed and t.low[i + 2] in lexicon.cardinals() and t.capital(i + 2) and not t.titled:
        return "part of a name"  # "7-Eleven"
    time = clock(t, i)
    if time:
        return time
    said = fixed(t, i)
    if said:
        return said
    if lettered(t, i):
        return "part of a name"
    if list_marker(t, i):
        return "list marker"
    if cited(t, i):
        return "citation mark"
    if grid(t, i):
        return "the sides of a grid"
    if before == "per":
        return "the base of a rate"
    dialled = phone(t, i)
    if dialled:
        return dialled
    if len(low) > 1 and low[0] == "0" and low.isdigit():
        return "a code"
    if after == "s" and t.glued(i + 1) and low.isdigit() and len(low) == 2 and low[1] == "0":
        return "an age or a decade"
    if t.glued(i + 1) and t.word(i + 1) and not suffix(t, i):
        return "part of a name"
    if score(t, i):
        return "a score"
    if version(t, i):
        return "a version"
    return label(t, i) or address(t, i) or ("" if gapped(t, i) else name_before(t, i)) or name_after(t, i)


def _currency_tied(t: Tokens, k: int) -> bool:
    """Whether the letters tied to a number are its currency or a clipped word: "USD50", "Rs500"."""
    return lexicon.phrase_at(t, k, measures.currency_signs(), lower=False) is not None and len(t.raw(k)) > 1


def _word(t: Tokens, i: int) -> str:
    """Number words: the pronoun "one", names, times of day."""
    if t.low[i] in lexicon.scales() and i and t.figure(i - 1):
        return "part of a name"  # "government-75 million": what the figure is part of, its scale is too
    low, before, after = t.low[i], t.low[i - 1], t.low[i + 1]
    if low not in lexicon.cardinals():
        return ""
    if after in ("o'clock", "o’clock", "am", "pm") or (
        after in ("a", "p") and t.low[i + 2] == "." and t.low[i + 3] == "m" and t.glued(i + 3)
    ):
        return "time of day"
    said = fixed(t, i)
    if said:
        return said
    if low == "one":
        return _one(t, i)
    if t.capital(i) and not t.opens(i) and not t.titled:
        owner = i - 3 if before == "s" and t.low[i - 2] in ("'", "’") else i - 1
        if t.capital(owner) and t.word(owner) and t.low[owner] not in lexicon.group("no names"):
            return "part of a name"
        if t.capital(i + 1) and t.word(i + 1):
            return "part of a name"
    if before in _DASHES and t.glued(i) and t.figure(i - 2) and t.capital(i) and not t.titled:
        return "part of a name"
    if before in ("top", "bottom", "final", "last", "first", "big") and (stops(after) or not t.word(i + 1)):
        return "a fixed expression"
    if before in ("number", "channel", "chapter", "phase", "version", "page", "article", "type"):
        return "a label"
    if before == "part" and not t.word(i + 1):
        return "a label"
    if (
        before == "-"
        and t.glued(i)
        and t.glued(i - 1)
        and t.word(i - 2)
        and t.low[i - 2] not in lexicon.group("prefixes")
        and t.low[i - 2] not in lexicon.cardinals()
    ):
        return "part of a word"
    return ""


def _one(t: Tokens, i: int) -> str:
    """ "one" as a pronoun: "the one I find", "no one", "one of the largest"."""
    before, after = t.low[i - 1], t.low[i + 1]
    if after == "over" and t.low[i - 1] in ("", ".", ":", "=", "equals", "is"):
        return ""
    if after in ("or", "to") and t.low[i + 2] in ("two", "three", "more"):
        return ""
    if after in ("in", "out", "and"):
        joined = t.low[i + 2]
        whole_at = i + 3 if joined == "every" else i + 2
        number = joined in ("a", "of") or t.low[whole_at] in lexicon.cardinals() or t.figure(whole_at)
        return "" if number else "a pronoun"
    if after == "of" and t.low[i + 2] in _FRIENDLY:
        return "a pronoun"
    if after in lexicon.group("after number one"):
        return ""
    if t.capital(i) and not t.opens(i) and not t.titled and (t.capital(i - 1) and t.word(i - 1)):
        return "part of a name"
    if (
        after == "of"
        and before not in lexicon.group("before pronoun one")
        and whole(t, i + 1, Fraction(1))[1]
    ):
        return ""
    if before in ("minus", "negative"):
        return ""
    if before in lexicon.group("before pronoun one") or after in lexicon.group("after pronoun one"):
        return "a pronoun"
    if after == "-" and t.low[i + 2] in lexicon.fractions():
        return ""
    if after in _DASHES and t.glued(i + 1):
        joined = t.low[i + 2]
        known = joined in lexicon.fractions() or measured(t, i + 2) or joined in ("out", "to")
        known = known or (joined == "in" and _number_in(t, i + 4))
        return "" if known else "part of a word"
    if before in _DASHES and t.glued(i):
        return "part of a word"
    if not t.word(i + 1) and after not in ("%",):
        return "a pronoun"
    if (stops(after) and not _us(t, i + 1)) or not (noun_after(t, i + 1, single=True) or measured(t, i + 1)):
        return "a pronoun"
    return ""


def _number_in(t: Tokens, k: int) -> bool:
    """Whether after "one-in-" comes a number: "one-in-ten", "one-in-a-million", not "one-in-a-lifetime"."""
    if t.low[k] == "a" and t.low[k + 1] in _DASHES:
        k += 2
    return t.figure(k) or t.low[k] in lexicon.cardinals() or t.low[k] in lexicon.scales()


def _of_many(t: Tokens, i: int) -> bool:
    """ "one of the best players", not the idiom "one of those days"."""
    idiom = t.low[i - 1] in lexicon.group("before pronoun one") or t.low[i + 2] in ("these", "those")
    return not idiom and bool(whole(t, i + 1, Fraction(1))[1])


def _us(t: Tokens, k: int) -> bool:
    """Whether it is the country, not the pronoun: "one US gallon"."""
    return t.raw(k) == "US"
