"""Why a figure is not a quantity: names, labels, times of day, scores, pronouns."""

from __future__ import annotations

from verifier.numbers import lexicon
from verifier.numbers.nouns import noun_after, plural, stops
from verifier.numbers.tokens import Tokens

_DASHES = frozenset("-–‐‑−")


def not_a_quantity(t: Tokens, i: int) -> str:
    """Why the figure or number word at a token is not a quantity; "" if it may be one."""
    return _figure(t, i) if t.figure(i) else _word(t, i)


def _figure(t: Tokens, i: int) -> str:
    low, before, after = t.low[i], t.low[i - 1], t.low[i + 1]
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
    clock = _clock(t, i)
    if clock:
        return clock
    if (
        after == "/"
        and t.glued(i + 1)
        and t.figure(i + 2)
        and t.glued(i + 2)
        and low in ("24", "9", "7", "50")
    ):
        return "a fixed expression"
    if _list_marker(t, i):
        return "list marker"
    if before == "[" and after in ("]", ",", "-", "–") and low.isdigit():
        return "citation mark"
    phone = _phone(t, i)
    if phone:
        return phone
    if len(low) > 1 and low[0] == "0" and low.isdigit():
        return "a code"
    if after == "s" and t.glued(i + 1) and low.isdigit() and len(low) == 2 and low[1] == "0":
        return "an age or a decade"
    if t.glued(i + 1) and t.word(i + 1) and not _suffix(t, i):
        return "part of a name"
    if _score(t, i):
        return "a score"
    return _label(t, i) or _address(t, i) or _name(t, i) or _named_after(t, i)


def _currency_tied(t: Tokens, k: int) -> bool:
    """Whether the letters tied to a number are its currency or a clipped word: "USD50", "Rs500"."""
    return lexicon.phrase_at(t, k, lexicon.currency_signs(), lower=False) is not None and len(t.raw(k)) > 1


def _suffix(t: Tokens, i: int) -> bool:
    """Whether the letters tied to a figure belong to it: "5km", "3rd", "2.9B", "10x", "5pm"."""
    raw, low = t.raw(i + 1), t.low[i + 1]
    if raw == "s" and "." not in t.low[i]:
        return False
    if raw in lexicon.scale_marks() or low in lexicon.scales() or raw in lexicon.unit_marks():
        return not (t.glued(i + 2) and t.figure(i + 2)) or low in ("m", "cm", "km")
    if low in lexicon.unit_words() or low in lexicon.currency_words() or raw in lexicon.currency_signs():
        return True
    if low in ("st", "nd", "rd", "th", "x", "fold", "in"):
        return True
    if raw in ("C", "F"):
        return True
    return any(
        raw.startswith(mark) and len(raw) > len(mark) and raw[len(mark) :] in ("km", "kg", "cm", "EUR")
        for mark in ("m", "k", "M")
    )


def _clock(t: Tokens, i: int) -> str:
    """Times of day: "7:30", "7.30pm", "5 a.m."."""
    low, j = t.low[i], i + 1
    clock = lexicon.labels("clock")
    if t.low[j] == ":" and t.glued(j) and t.figure(j + 1) and t.glued(j + 1):
        if len(t.low[j + 1]) >= 2 and t.low[j + 1][:2].isdigit() and low.isdigit() and int(low) < 25:
            return "time of day"
        return "" if t.low[j + 1] == "1" else "a score or a ratio"
    if t.low[i - 1] == ":" and t.glued(i) and t.figure(i - 2):
        return "time of day"
    whole = low.partition(".")[0]
    if not whole.isdigit() or len(whole) > 4 or (len(whole) > 2 and t.low[j] not in ("gmt", "hrs", "utc")):
        return ""
    if t.low[j] in clock and not (t.low[j] in ("et", "pt", "est") and not t.raw(j).isupper()):
        return (
            "time of day"
            if t.low[j] not in ("am",)
            or t.glued(j)
            or t.low[i - 1] in ("at", "by", "from", "to", "until", "till", "around")
            else ""
        )
    if t.low[j] in ("a", "p") and t.low[j + 1] == "." and t.glued(j + 1) and t.low[j + 2] == "m":
        return "time of day"
    if t.low[j] == "-" and t.glued(j) and t.figure(j + 1) and (t.low[j + 2] in ("am", "pm")):
        return "time of day"
    return ""


def _list_marker(t: Tokens, i: int) -> bool:
    """ "1." or "2)" or "(3)" at the start of a line."""
    low, after = t.low[i], t.low[i + 1]
    if not low.isdigit() or len(low) > 3:
        return False
    if after == ")" and (t.low[i - 1] == "(" or t.opens(i)) and (t.opens(i) and t.word(i + 2)):
        return t.low[i - 1] != "(" or i < 2 or t.opens(i - 1) or t.low[i - 2] in (",", ";", "and", ":")
    start = i == 0 or "\n" in t.text[t.spans[i - 1][1] : t.spans[i][0]] or t.low[i - 1] == "\n\n"
    return start and after == "." and t.glued(i + 1) and t.low[i + 2] != "" and not t.glued(i + 2)


def _phone(t: Tokens, i: int) -> str:
    """Groups of digits tied by dashes, dots or brackets."""
    groups = 0
    digits = 0
    k = i
    while t.figure(k) and t.low[k].isdigit() and groups < 6:
        groups += 1
        digits += len(t.low[k])
        if (t.low[k + 1] in ("-", ".", "‑") and t.glued(k + 1) and t.figure(k + 2) and t.glued(k + 2)) or (
            t.low[k + 1] == ")" and t.figure(k + 2)
        ):
            k += 2
        elif t.figure(k + 1) and len(t.low[k + 1]) >= 3:
            k += 1
        else:
            break
    if (groups >= 3 and digits >= 9) or (groups >= 2 and digits >= 7 and t.low[i - 1] in ("+", "(")):
        return "phone number"
    if groups == 2 and digits == 7 and len(t.low[i]) == 3 and t.low[i + 1] == "-":
        return "phone number"
    if (
        t.low[i - 1] in _DASHES
        and t.glued(i)
        and t.figure(i - 2)
        and t.low[i - 3] in _DASHES
        and t.glued(i - 2)
    ):
        return "phone number"
    return ""


def _score(t: Tokens, i: int) -> bool:
    """ "3-1", "21-14": told from a range by falling, or by a word of games near it."""
    low = t.low[i]
    if t.low[i + 1] in _DASHES and t.glued(i + 1) and t.figure(i + 2) and t.glued(i + 2):
        a, b, k = low, t.low[i + 2], i
    elif t.low[i - 1] in _DASHES and t.glued(i) and t.figure(i - 2) and t.glued(i - 1):
        a, b, k = t.low[i - 2], low, i - 2
    else:
        return False
    if not (a.isdigit() and b.isdigit()) or len(a) > 3 or len(b) > 3:
        return False
    if (
        t.low[k - 1] in ("$", "£", "€")
        or t.low[k + 3] in ("%", "percent", "per")
        or t.low[k + 3] in lexicon.scales()
    ):
        return False
    if int(b) <= int(a):
        return True
    games = lexicon.labels("games")
    near = t.low[max(k - 3, 0) : k] + t.low[k + 3 : k + 5]
    return any(word in games for word in near) and not plural(t.low[k + 3])


def _label(t: Tokens, i: int) -> str:
    """ "page 12", "Article 5", "No. 10"."""
    k = i - 1
    if t.low[k] == "." and t.low[k - 1] in ("no", "nos", "fig", "vol", "sec", "op", "p", "pp", "art", "ch"):
        return "a label"
    before = t.low[k]
    if before in _DASHES and t.glued(k):
        k -= 1
        before = t.low[k]
    if before not in lexicon.labels("labels") or "," in t.low[i] or t.low[i + 1] in lexicon.scales():
        return ""
    if before in lexicon.labels("loose") and not t.capital(k):
        if before not in (
            "level",
            "line",
            "week",
            "day",
            "round",
            "game",
            "class",
            "unit",
            "area",
            "group",
            "part",
            "case",
            "figure",
            "number",
            "season",
        ):
            return ""
        return (
            ""
            if noun_after(t, i + 1, bare=True)
            or before in ("group", "case", "area", "part", "season", "game", "number")
            else "a label"
        )
    if before == "no" and not t.capital(k):
        return ""
    if _measured(t, i + 1):
        return ""
    return "part of a name" if t.capital(k) else "a label"


def _measured(t: Tokens, j: int) -> bool:
    """Whether a unit, a scale or a percent sign follows."""
    if t.low[j] in lexicon.scales() or t.low[j] == "%":
        return True
    found = lexicon.phrase_at(t, j, lexicon.unit_words()) or lexicon.phrase_at(t, j, lexicon.currency_words())
    return found is not None or (t.raw(j) in lexicon.unit_marks() and (t.glued(j) or len(t.raw(j)) > 1))


def _address(t: Tokens, i: int) -> str:
    """ "10 Downing Street"."""
    if t.low[i + 1] in _DASHES and t.glued(i + 1) and t.figure(i + 2) and t.capital(i + 3):
        return "an address" if t.low[i + 4] in lexicon.labels("streets") else ""
    if "," in t.low[i] or not t.low[i].isdigit() or not t.capital(i + 1):
        return ""
    streets = lexicon.labels("streets")
    if t.low[i - 1] in _DASHES and t.figure(i - 2) and t.glued(i):
        return "an address" if t.low[i + 2] in streets else ""
    for k in (i + 2, i + 3):
        if not t.capital(k):
            return ""
        if t.low[k] in streets:
            return "an address"
    return ""


def _name(t: Tokens, i: int) -> str:
    """ "H100", "Windows 11", "787 Dreamliner": a capitalised name with a bare number."""
    k = i - 1
    low = t.low[i]
    if (
        "," in low
        or not t.word(k)
        or not t.capital(k)
        or (t.glued(i + 1) and t.low[i + 1] in ("%", "st", "nd", "rd", "th"))
    ):
        return ""
    if (
        t.low[k] in lexicon.group("no names")
        or t.low[k] in lexicon.calendar().months
        or t.low[k] in lexicon.calendar().weekdays
    ):
        return ""
    if t.opens(k) and (t.low[k].endswith(("ed", "ing", "ly")) or len(low) > 4):
        return ""
    after = t.low[i + 1]
    if _measured(t, i + 1) or after in ("-", "–", "x", "times"):
        return ""
    if after in ("in", "out", "of") and (
        t.figure(i + 2) or t.low[i + 2] in ("of", "every") or t.low[i + 2] in lexicon.cardinals()
    ):
        return ""
    if after in ("or", "and") and lexicon.phrase_at(t, i + 1, lexicon.hedges_after()):
        return ""
    noun = noun_after(t, i + 1, bare=True)
    last = noun.split()[-1] if noun else ""
    if plural(last.lower()) and (last[0].islower() or t.titled):
        return ""
    return "part of a name"


def _named_after(t: Tokens, i: int) -> str:
    """ "787 Dreamliner", "90049 ZIP Code": a bare number before a capitalised word and no plural."""
    if (
        "," in t.low[i]
        or "." in t.low[i]
        or not t.capital(i + 1)
        or t.titled
        or t.glued(i + 1)
        or _measured(t, i + 1)
    ):
        return ""
    if (
        lexicon.currency_signs().get(t.raw(i + 1))
        or t.raw(i + 1) in lexicon.unit_marks()
        or t.low[i - 1] in ("$", "€", "£", "than", "least")
    ):
        return ""
    noun = noun_after(t, i + 1, bare=True)
    return "" if noun and plural(noun.split()[-1].lower()) else "part of a name"


def _word(t: Tokens, i: int) -> str:
    """Number words: the pronoun "one", names, times of day."""
    low, before, after = t.low[i], t.low[i - 1], t.low[i + 1]
    if low not in lexicon.cardinals():
        return ""
    if after in ("o'clock", "o’clock", "am", "pm") or (
        after in ("a", "p") and t.low[i + 2] == "." and t.low[i + 3] == "m" and t.glued(i + 3)
    ):
        return "time of day"
    if low == "one":
        return _one(t, i)
    if t.capital(i) and not t.opens(i) and not t.titled:
        if t.capital(i - 1) and t.word(i - 1) and before not in lexicon.group("no names"):
            return "part of a name"
        if t.capital(i + 1) and t.word(i + 1):
            return "part of a name"
    if before in ("top", "bottom", "final", "last", "first", "big") and (stops(after) or not t.word(i + 1)):
        return "a fixed expression"
    if before in ("number", "channel", "chapter", "phase", "version", "page", "article", "type"):
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
    if after in ("hundred", "thousand", "million", "billion", "trillion", "in", "out", "point", "percent", "per", "and", "third", "quarter",
                 "fifth", "tenth", "sixth", "eighth", "dozen", "half"):  # fmt: skip
        return (
            ""
            if after not in ("in", "out", "and")
            or t.low[i + 2] in ("a", "of", *lexicon.cardinals())
            or t.figure(i + 2)
            else "a pronoun"
        )
    if t.capital(i) and not t.opens(i) and not t.titled and (t.capital(i - 1) and t.word(i - 1)):
        return "part of a name"
    if before in ("minus", "negative"):
        return ""
    if before in lexicon.group("before pronoun one") or after in lexicon.group("after pronoun one"):
        return "a pronoun"
    if after in _DASHES and t.glued(i + 1):
        joined = t.low[i + 2]
        known = joined in lexicon.fractions() or _measured(t, i + 2) or joined in ("in", "out", "to")
        return "" if known else "part of a word"
    if before in _DASHES and t.glued(i):
        return "part of a word"
    if not t.word(i + 1) and after not in ("%",):
        return "a pronoun"
    if stops(after) or not (noun_after(t, i + 1, single=True) or _measured(t, i + 1)):
        return "a pronoun"
    return ""
