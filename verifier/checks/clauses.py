"""Sentences in, plain clauses out: who does what to what, whether it is denied, open or only possible.

No parser: a verb is found by its form and its auxiliaries, its subject and object by the signs and conjunctions
around it. What this cannot tell apart for sure is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from verifier.checks.phrases import table
from verifier.checks.statements import content
from verifier.model.document import Sentence

_TOKEN = re.compile(r"[\w’'&-]+|[^\w\s]")
_TIME = re.compile(
    r"\b(?:(?:early|late|only|just) )?"
    r"(?:(?:on|in|by|from|since|until|till|before|after|during|at|for|through|around) )?"
    r"(?:(?:the )?(?:early|late|mid|end of|start of|beginning of|spring of|summer of|autumn of|winter of)[ -])?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}(?:st|nd|rd|th)? (?={MONTH})|{MONTH}|(?:1[5-9]|20)\d\d\b"
    r"|yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|season|spring|summer|autumn|winter|night)"
    r"|(?:spring|summer|autumn|winter)\b)".replace(
        "{MONTH}",
        "(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \\d{1,2}\\b)?",
    )
)
_BOUNDED = re.compile(r"\b(?:from|until|till|since|before|after|by) (?=\w* ?(?:\d|[A-Z]|next|last|the end))")
_AUX = {
    "is": "present", "are": "present", "am": "present", "was": "past", "were": "past", "has": "perfect",
    "have": "perfect", "had": "past", "do": "present", "does": "present", "did": "past", "will": "future",
    "shall": "future", "can": "present", "cannot": "present", "be": "", "been": "", "being": "",
}  # fmt: skip
_NOT = frozenset(("not", "never", "cannot"))
_NOT_ON = re.compile(r"n['’]t$")
_SIGNS = frozenset(',;:.!?()[]“”"—–…')


class Clause(NamedTuple):
    """Who does `verb` to what: words as stems; where a passive names no doer, `doer` is empty."""

    verb: str
    """The base of the verb; "be" for what something is."""
    doer: tuple[str, ...]
    patient: tuple[str, ...]
    """What it is done to, in the order of its words, the noun it turns on first; of "be" what is said."""
    rest: frozenset[str]
    """What a passive says further."""
    passive: bool
    denied: bool
    open: bool
    """Under "whether"."""
    modal: bool
    tense: str
    when: frozenset[str]
    bounded: bool
    """Whether it holds from or until some time only."""
    frame: frozenset[str]
    """What is said ahead of the subject, before a comma: "In warm water"."""
    named: bool
    """Whether a proper name stands in subject or object."""
    number: int
    start: int
    end: int
    """Where it stands in the words of its sentence."""


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """A verb without its endings: one form for "approve", "approves", "approved"; "teach" for "taught"."""
    word = word.lower()
    if word in _irregular():
        word = _irregular()[word]
    for ending, put in (
        ("ied", "y"),
        ("ies", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("e", ""),
    ):
        if (
            word.endswith(ending)
            and len(word) - len(ending) > 2
            and not (ending == "s" and word.endswith("ss"))
        ):
            word = word[: -len(ending)] + put
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


@cache
def _small(name: str) -> frozenset[str]:
    return frozenset(table("verbs")["small"][name].split())


@cache
def _irregular() -> dict[str, str]:
    return dict(pair.split("=") for pair in table("verbs")["irregular"]["forms"].split())


class Words(NamedTuple):
    """The tokens of a sentence, times taken out, with the bases of its words."""

    number: int
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    low: tuple[str, ...]
    bases: tuple[str, ...]
    text: str


def words_of(number: int, sentence: Sentence) -> Words:
    """Of one sentence."""
    found = list(_TOKEN.finditer(sentence.words))
    tokens = tuple([one[0] for one in found])
    low = tuple([token.lower() for token in tokens])
    spans = tuple([one.span() for one in found])
    return Words(number, tokens, spans, low, tuple(map(_affirmed, low)), sentence.words)


@lru_cache(maxsize=20_000)
def _affirmed(token: str) -> str:
    """The base of a verb, without a "not" on it."""
    return base(_NOT_ON.sub("", token))


def up_to(words: Words, end: int) -> Words:
    """The words of a sentence before a place in it."""
    kept = sum(stop <= end for _, stop in words.spans)
    return words._replace(
        tokens=words.tokens[:kept], spans=words.spans[:kept], low=words.low[:kept], bases=words.bases[:kept]
    )


def denied_verbs(words: Words) -> Iterator[str]:
    """The bases of the verbs that stand under a "not", "be" among them."""
    for at, token in enumerate(words.low):
        if token not in _NOT and not token.endswith(("n't", "n’t")):
            continue
        following = at + 1
        while following < len(words.low) and (
            words.low[following] in _AUX or words.low[following] in _small("adverbs")
        ):
            following += 1
        if following < len(words.low) and words.low[following] not in _small("prepositions"):
            yield words.bases[following]
        yield "be"


def clauses(words: Words, wanted: Iterable[str]) -> Iterator[Clause]:
    """The clauses of a sentence whose verb is wanted; bases, a particle after a space."""
    known = wanted if isinstance(wanted, frozenset) else frozenset(wanted)
    for at, (found, following) in enumerate(zip(words.bases, (*words.low[1:], ""), strict=True)):
        for verb, width in ((f"{found} {following}", 2), (found, 1)):
            if verb in known and (clause := _clause(words, at, width, verb)):
                yield clause
                break


def _clause(words: Words, at: int, width: int, verb: str) -> Clause | None:
    low = words.low
    aux, denied, first = _before(low, at)
    if denied is None or (verb == "be" and any(one in _small("be") for one in aux)):
        return None
    form = low[at]
    if verb == "be":
        aux = [*aux, form]
        if at + width < len(low) and low[at + width] in _NOT:
            denied, width = True, width + 1
    negated = form.endswith(("n't", "n’t"))
    if verb != "be" and not aux and not _finite(low, at, width):
        return None
    opening = _boundary(low, first)
    subject = low[opening + 1 : first]
    after = at + width
    end = next((k for k in range(after, len(low)) if low[k] in _SIGNS or low[k] in _small("cuts")), len(low))
    if not subject or (after < len(low) and low[after] in _small("partly") and denied):
        return None
    if denied and end < len(low) and low[end] in ("until", "till", "unless", "before"):
        return None
    if subject[-1] in _small("pointing") or subject[0] in _small("vague"):
        return None
    if opening > 0 and low[opening] == "that" and low[opening - 1] in _SIGNS:
        return None  # "now, that hen does lay"
    told, times = _untimed(words.text, words.spans, opening + 1, first)
    object_, more = _untimed(words.text, words.spans, after, end)
    passive = verb != "be" and bool(_small("be") & set(aux)) and not form.endswith("ing")
    agent = ""
    if passive:
        head, _, agent = object_.partition(" by ") if not object_.startswith("by ") else ("", "", object_[3:])
        object_ = head
    start, stop = words.spans[max(opening + 1, 0)][0], words.spans[max(end - 1, at)][1]
    opener = low[opening] if opening >= 0 else ""
    doer, patient, rest = phrase(told), phrase(object_), frozenset[str]()
    if passive:
        doer, patient, rest = phrase(agent), doer, content(object_)
    whole = f"{told} {object_}"
    return Clause(
        verb=verb,
        doer=doer,
        patient=patient,
        rest=rest,
        passive=passive,
        denied=denied or negated or subject[0] == "no",
        open=opener in ("whether", "if"),
        modal=bool(_small("modal") & set(aux)),
        tense=next((_AUX[one] for one in aux if _AUX.get(one)), "past" if _past(form) else "present"),
        when=times | more | _ahead(words, low, opening),
        bounded=_BOUNDED.search(words.text[start:stop]) is not None,
        frame=_frame(words, low, opening),
        named=re.search(r"(?<=\w )[A-Z]|^(?:The )?[A-Z]\w+(?<!The)(?<!Its)(?<!Their)\b", whole) is not None,
        number=words.number,
        start=start,
        end=stop,
    )


def _frame(words: Words, low: Sequence[str], opening: int) -> frozenset[str]:
    if opening < 1 or low[opening] != ",":
        return frozenset()
    first = _boundary(low, opening) + 1
    if first >= opening or low[first] not in _small("prepositions"):
        return frozenset()
    return content(_untimed(words.text, words.spans, first, opening)[0])


def _ahead(words: Words, low: Sequence[str], opening: int) -> frozenset[str]:
    """The times that open the sentence: "In June, after a second debate, the council"."""
    return (
        _untimed(words.text, words.spans, 0, opening)[1]
        if opening > 0 and low[opening] == ","
        else frozenset()
    )


def _before(low: Sequence[str], at: int) -> tuple[list[str], bool | None, int]:
    """The auxiliaries before a verb, whether one denies it (None: not told as a fact), and where they begin."""
    aux: list[str] = []
    denied: bool | None = False
    k = at - 1
    while k >= 0:
        word = low[k]
        if word.endswith(("n't", "n’t")):
            denied, word = True, word[:-3]
            aux.insert(0, {"wo": "will", "ca": "can"}.get(word, word))
        elif word in _NOT:
            denied = True
            if low[k + 1] in _small("partly"):
                return aux, None, k
        elif word in _AUX or word in _small("modal"):
            aux.insert(0, word)
        elif word == "to" and k > 0 and base(low[k - 1]) in ("fail", "refus", "declin"):
            denied, k = True, k - 1
            aux.insert(0, "did")
        elif word == "to":
            ahead = low[k - 1] if k else ""
            if ahead not in ("is", "are", "going", "set", "due"):
                return aux, None, k
            aux.insert(0, "will")
            k -= ahead in ("going", "set", "due")
        elif not (word in _small("adverbs") or word.endswith("ly")):
            break
        elif denied and word in ("yet",):
            return aux, None, k
        k -= 1
    return aux, denied, k + 1


def _boundary(low: Sequence[str], first: int) -> int:
    """The token before the subject that ends before `first`; -1 at the start."""
    return next((k for k in range(first - 1, -1, -1) if low[k] in _SIGNS or low[k] in _small("cuts")), -1)


def _finite(low: Sequence[str], at: int, width: int) -> bool:
    """Whether a word without an auxiliary is a verb: not "the approved plan", "a ban", "plans approved by"."""
    before, after = (low[at - 1] if at else ""), (low[at + width] if at + width < len(low) else "")
    form = low[at]
    if (
        not before
        or before in _small("articles")
        or before in _small("prepositions")
        or before in _SIGNS
        or after == "by"
    ):
        return False
    if form.endswith("ing") or after in _AUX:
        return False
    if _past(form):
        return True
    if form.endswith("s"):
        return not before.endswith("s") or before.endswith("ss")
    return before.endswith("s") and not before.endswith(("ss", "'s", "’s"))


def _past(form: str) -> bool:
    return form.endswith("ed") or form in _irregular()


def _untimed(text: str, spans: Sequence[tuple[int, int]], first: int, end: int) -> tuple[str, frozenset[str]]:
    """The words from one token up to another without times, and the times."""
    if first >= end:
        return "", frozenset()
    words = text[spans[first][0] : spans[end - 1][1]]
    times = frozenset(
        word for found in _TIME.findall(words) for word in re.findall(r"[A-Z]\w+|\d{4}|\w+", found)
    )
    return untimed(words), times - {"the", "of"}


def untimed(words: str) -> str:
    """Without its times: "in May", "next season"."""
    return " ".join(_TIME.sub(" ", words).split())


@lru_cache(maxsize=20_000)
def phrase(words: str) -> tuple[str, ...]:
    """The stems of a noun phrase, the noun it turns on first: "plan", "shop" of "the plan for a shop"."""
    heard = words.split()
    while heard and heard[0].lower() in _small("prepositions"):
        heard = heard[1:]
    cut = next((k for k, word in enumerate(heard) if word.lower() in _small("prepositions")), len(heard))
    head = sorted(content(heard[cut - 1])) if cut else []
    return (*head, *sorted(content(words) - frozenset(head)))


def same(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Whether the later phrase may stand for the earlier: one noun, and nothing that the earlier has not said."""
    if not earlier or not later:
        return not earlier and not later
    return earlier[0] == later[0] and set(later) <= set(earlier)


def one_thing(earlier: Clause, later: Clause) -> bool:
    """Whether two clauses of one verb or its opposite tell of one thing."""
    if earlier.when and later.when and not earlier.when & later.when:
        return False
    if earlier.bounded != later.bounded or earlier.frame != later.frame:
        return False
    if not same(earlier.patient, later.patient):
        return False
    if earlier.passive and later.passive:
        agreed = not (earlier.doer and later.doer) or same(earlier.doer, later.doer)
        return agreed and later.rest <= earlier.rest and bool(later.rest) == bool(earlier.rest)
    if earlier.passive != later.passive:
        return (not (earlier.doer and later.doer) or same(earlier.doer, later.doer)) and bool(later.patient)
    return same(earlier.doer, later.doer)
