"""What is counted: the words after a number, by a surface rule."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.tokens import Tokens

_LEADING = frozenset(["more", "other", "additional", "further", "extra"])
_LONGEST = 5
_SHARED = 4
HYPHENS = frozenset("-‐‑")


def plural(word: str) -> bool:
    """Whether a word looks like a plural."""
    if word in lexicon.group("plurals") or word.endswith(("women", "children", "people", "fishermen")):
        return True
    if word[-2:-1].isdigit() and word[-1] == "s":
        return True
    if len(word) < 3 or not word.endswith("s") or word in lexicon.group("no plurals"):
        return False
    return not word.endswith(("ss", "ous", "us", "is")) or word in ("menus", "taxis", "skis", "gurus")


def noun_after(t: Tokens, j: int, *, single: bool = False, bare: bool = False) -> str:
    """The counted noun with its modifiers that begins at a token; "" if there is none.

    `single` where one thing is counted; `bare` where nothing but a plural may follow.
    """
    while t.low[j] in _LEADING:
        j += 1
    if t.low[j] == "of" and t.low[j + 1] in ("the", "these", "those", "its", "their", "our", "his", "her"):
        return ""
    words = _chunk(t, j)
    if not words:
        return ""
    ends = [k for k in words if _plural_at(t, k)]
    if ends and not single:
        last = ends[0]
        while last + 1 in words and plural(t.low[last + 1]) and not t.low[last + 1].endswith("ed"):
            last += 1
    elif single:
        # "one visitor described": the verb is no part of it; "one imagines": a pronoun
        told = [n for n, k in enumerate(words) if n and t.low[k].endswith(("ed", "ing"))]
        words = words[: told[0]] if told else words
        if plural(t.low[words[-1]]) and not plural(t.low[words[-1]].removesuffix("s")):
            words = words[:-1]
        if not words:
            return ""
        last = words[-1]
    elif (bare and not t.raw(words[0]).isupper()) or t.low[words[0]].endswith(("ed", "ing", "ly")):
        return ""
    else:
        last = words[0]
    return t.slice(j, per(t, last + 1))


def tied_noun(t: Tokens, j: int) -> str:
    """The one word a dash ties to a number: "cylinder" of "six-cylinder engines"; "" if it ties none.

    "three-, five- and six-door cars" name it once, with the last.
    """
    for _ in range(_SHARED):
        if t.low[j] not in HYPHENS or not t.glued(j):
            return ""
        if t.glued(j + 1) and t.low[j + 1] != ",":
            return t.raw(j + 1) if _tied(t, j + 1) else ""
        j += 1
        while t.low[j] in (",", "and", "or", "to"):
            j += 1
        if not t.figure(j) and t.low[j] not in lexicon.cardinals():
            return ""
        j += 1
    return ""


def _tied(t: Tokens, k: int) -> bool:
    """Whether a word tied to a number is a thing: "storey", not "dimensional", "pronged", "odd", "a-side"."""
    low = t.low[k]
    return t.word(k) and not (
        low.endswith(("ed", "al", "ish", "like"))
        or low in lexicon.group("tied but no things")
        or low in lexicon.fractions()
        or low in lexicon.scales()
        or stops(low)
    )


def per(t: Tokens, j: int) -> int:
    """The token after "per day", "per 100,000 people", if that follows: it is another thing then."""
    if t.low[j] == "per" and t.figure(j + 1):
        return j + 3 if t.word(j + 2) and not stops(t.low[j + 2]) else j + 2
    if t.low[j] != "per" or not t.word(j + 1) or t.low[j + 1] in ("cent", "se"):
        return j
    return j + 3 if t.low[j + 1] in ("square", "cubic") and t.word(j + 2) else j + 2


def _plural_at(t: Tokens, k: int) -> bool:
    """Whether a token is a plural, of a name too: "787s", "Model Es"."""
    if t.low[k] == "s" and t.glued(k) and t.figure(k - 1):
        return True
    if t.low[k + 1] in ("'", "’") and t.low[k + 2] == "s" and t.glued(k + 1) and t.glued(k + 2):
        return False  # "11 men's players"
    raw = t.raw(k)
    return plural(t.low[k]) or (len(raw) == 2 and raw[0].isupper() and raw[1] == "s" and t.capital(k - 1))


def _model(t: Tokens, k: int) -> int:
    """The token after a figure that is part of what is counted: "787s", "737 Max jets"; the same if none."""
    if not t.figure(k) or len(t.low[k]) > 4 or not t.low[k].isdigit():
        return k
    if t.low[k + 1] == "s" and t.glued(k + 1):
        return k + 2
    return k + 1 if model(t, k) else k


def model(t: Tokens, i: int) -> bool:
    """Whether a figure names what another number counts: "two new 737 Max jets"."""
    if len(t.low[i]) != 3 or not t.low[i].isdigit() or not t.capital(i + 1) or t.titled or t.glued(i + 1):
        return False
    if not (plural(t.low[i + 2]) or plural(t.low[i + 1])):
        return False
    k = i - 1
    while k > i - 3 and t.word(k) and not stops(t.low[k]) and t.low[k] not in lexicon.cardinals():
        k -= 1
    return t.low[k] in lexicon.cardinals() or (t.figure(k) and not t.glued(k + 1))


def _chunk(t: Tokens, j: int) -> list[int]:
    """Tokens that may make one noun phrase."""
    words: list[int] = []
    k = j
    while len(words) < _LONGEST:
        low = t.low[k]
        model = _model(t, k)
        if model > k:
            words += range(k, model)
            k = model
            continue
        if not t.word(k):
            # "first-team players", "e-commerce sites", "women's groups"
            tied = words and low in ("-", "‑", "’", "'") and t.glued(k) and t.glued(k + 1)
            if tied and (t.word(k + 1) or _model(t, k + 1) > k + 1):
                k += 1
                continue
            if tied and t.figure(k + 1) and t.capital(k - 1) and t.word(k + 2):  # "Covid-19 tests"
                words.append(k + 1)
                k += 2
                continue
            break
        if low in ("and", "or") and words and _shared(t, k, words):
            words.append(k)
            k += 1
            continue
        if low in lexicon.group("verbs") or (
            low in lexicon.group("stops")
            and not (len(low) > 1 and t.raw(k).isupper())
            and not (t.capital(k) and t.figure(k + 1) and t.glued(k + 1))
        ):
            break
        if words and "\n" in t.text[t.spans[words[-1]][1] : t.spans[k][0]]:
            break
        words.append(k)
        k += 1
    while words and t.low[words[-1]].endswith("ly"):
        words.pop()
    return words


def _shared(t: Tokens, k: int, words: list[int]) -> bool:
    """Whether "and" joins two modifiers of one noun: "digital and physical sales"."""
    if any(plural(t.low[w]) for w in words):
        return False
    first, second = t.low[k + 1], t.low[k + 2]
    return t.word(k + 1) and t.word(k + 2) and not stops(first) and not plural(first) and plural(second)


def stops(word: str) -> bool:
    """Whether no noun phrase goes on over a word."""
    return word in lexicon.group("stops") or word in lexicon.group("verbs")
