"""Words in, how strongly they tie one thing to another out: causes, may cause, is linked to; by `words/causal.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import table

_TABLE = "causal"
_CLAUSE = re.compile(r"[,;:]| that | which | but ")
_RELATIVE = re.compile(
    r"\b(?:that|which|who|where|when|because|as|while|if|whether)\s+(?:\w+ly |can |also )?$", re.IGNORECASE
)
_LEAD = (
    r"(?:to|can|will|may|might|could|would|should|must|not|n['’]t|t|does|do|did|helps?|helped|helping|\w+ly)"
)
_NO_NOUN = r"(?! (?:in|of|among|for|and|or|to|is|are|was|were)\b|[,.;)]|$)"
_NO_PLURAL = (
    r"(?! (?:in|of|among|for|and|or|to|is|are|was|were|may|can|could|will|have|had|has|that|when|due|on|from|with"
    r"|by|at)\b|[,.;)]|$)"
)
_NO_COUNT = (
    r"(?! (?:about |around |some |nearly |up to |more than |an estimated |over )?"
    r"(?:\d|one|two|three|half of|many|most))"
)
_OBJECT = (
    r"(?= (?:the|their|his|its|her|our|your|an?|risk|patients?|people|overall|more|this|that|each|half|thousands"
    r"|[\w'’-]+s|[\w'’-]+ing|\d[\d,]*)\b)"
)
_DEGREE = re.compile(r" (?:risks?|rates?|levels?|odds|chances?|likelihood)\b")
_TOPIC = re.compile(r" (?:\w+ )?(?:concerns?|doubts?|questions?|issues|awareness|hopes?|fears|money|funds)\b")


class Tie(StrEnum):
    """How strongly a sentence ties one thing to another, weakest first."""

    NONE = "none"
    LINKED = "linked"
    POSSIBLE = "possible"
    CAUSAL = "causal"


class Wording(NamedTuple):
    """The strongest tie of a sentence, and the words that make it: `words[start:end]`."""

    tie: Tie
    start: int = 0
    end: int = 0


class _Sign(NamedTuple):
    found: re.Match[str]
    plain: bool
    """A finite verb of the main clause; else it is named in passing."""


def wording(words: str) -> Wording:
    """The strongest tie that a sentence asserts; a cause named in passing gives way to "may" and "linked"."""
    if _listed("words", "KNOWN").search(words):
        return Wording(Tie.NONE)
    seen: dict[str, re.Match[str]] = {}
    for sign in _signs(words):
        lead = _CLAUSE.split(words[max(0, sign.found.start() - 60) : sign.found.start()])[-1] + sign.found[0]
        if _listed("words", "POSSIBLE").search(lead):
            seen.setdefault("possible", sign.found)
        elif not _listed("words", "MEANT").search(lead):
            seen.setdefault("plain" if sign.plain else "passing", sign.found)
    linked = _listed("linked", "phrases").search(words)
    if "plain" in seen and _listed("linked", "plainly").search(words) and not _present(words):
        seen["passing"] = seen.pop("plain")
    if linked:
        seen["linked"] = linked
    for name, tie in (
        ("plain", Tie.CAUSAL),
        ("possible", Tie.POSSIBLE),
        ("linked", Tie.LINKED),
        ("passing", Tie.CAUSAL),
    ):
        if name in seen:
            return Wording(tie, *seen[name].span())
    return Wording(Tie.NONE)


def plainest(words: str) -> re.Match[str] | None:
    """A cause that is told as a finding: "leads to", "raises the risk"."""
    return _listed("linked", "plainest").search(words)


def _present(words: str) -> bool:
    """Whether a verb of cause stands in the present tense of a main clause."""
    return any(not _RELATIVE.search(words[: m.start()]) for m in _patterns()["present"].finditer(words))


def _signs(words: str) -> Iterator[_Sign]:
    patterns = _patterns()
    held, plain_form = _listed("words", "HELD"), _nouns()
    for found in patterns["present"].finditer(words):
        before = words[: found.start()].split()[-1:]
        if found[0].lower().removesuffix("s") in plain_form and before and held.fullmatch(before[0]):
            continue
        yield _Sign(found, not _RELATIVE.search(words[: found.start()]))
    for found in patterns["base"].finditer(words):
        lead = (found["lead"] or "").lower()
        if lead == "to" and not re.search(
            rf"{_listed('words', 'SHOWN').pattern} $", words[: found.start()], re.I
        ):
            continue
        if not _TOPIC.match(words, found.end()):
            yield _Sign(found, not _RELATIVE.search(words[: found.start()]))
    for found in patterns["past"].finditer(words):
        if _acts(words, found):
            yield _Sign(found, found["before"].lower() not in {"who", "that", "which"})
    for found in patterns["ing"].finditer(words):
        yield _Sign(found, plain=False)
    for found in _listed("causes", "phrases").finditer(words):
        yield _Sign(found, plain=True)
    for found in _listed("causes", "nouns").finditer(words):
        yield _Sign(found, plain=False)


def _acts(words: str, found: re.Match[str]) -> bool:
    """Whether a past form is a verb with an object: "cut the cost", not "had reduced rates"."""
    before, rest = found["before"], words[found.end() :]
    held = _listed("words", "HELD")
    sure = re.match(rf" {_listed('words', 'THING').pattern}", rest, re.IGNORECASE) is not None
    if held.fullmatch(before) or (found["change"] and _TOPIC.match(rest)):
        return False
    if found["comma"] and not sure:
        return False
    if before.endswith("ly"):
        earlier = words[: found.start()].split()[-1:]
        return sure or bool(earlier and not held.fullmatch(earlier[0]) and earlier[0] not in {"have", "had"})
    simple = bool(found["change"]) and " " not in found["change"]
    if simple and before.lower() in {"have", "had", "not", "never", "also"}:
        return sure
    return not (simple and before.lower() == "has" and _DEGREE.match(rest))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The verbs of both lists, by form."""
    names = table(_TABLE)
    causes, changes = names["causes"]["verbs"], names["changes"]["verbs"]
    nouns = _nouns()
    bare = [verb for verb in (*causes, *changes) if verb not in nouns]
    sure = [verb for verb in causes if verb not in nouns or verb == "cause"]
    every = [*causes, *changes]
    own = r"(?<!\w)(?<!\w-)"
    stop = r"(?![\w-])"
    patterns = {
        "present": rf"{own}(?:{_forms(bare, 's')}{_NO_NOUN}|{_forms(nouns, 's')}{_NO_PLURAL}){stop}",
        "base": rf"{own}(?:(?P<lead>{_LEAD}) (?!\w+ly lower)(?<!ly )(?:\w+ly |also |even |still )?"
        rf"(?:{_forms(causes, '')}|{_forms(changes, '')}(?! (?:in|by|over|with|from|at|after|during|little|than)\b))"
        rf"|{_forms(bare, '')}|(?<=[a-z]s ){_forms(nouns, '')}{_NO_PLURAL}"
        rf"|{_forms(nouns, '')}(?= (?:the|their|his|its|an?)\b)"
        rf"|(?:increase|decrease|cut|double|boost)(?= (?:the )?(?:risk|odds)\b)){_NO_COUNT}{stop}",
        "past": rf"{own}(?P<before>[\w'’\")]+)(?P<comma>,?) "
        rf"(?:(?P<change>{_forms(changes, 'ed')})|{_forms(causes, 'ed')})"
        r"(?= (?!(?:by|in|from|with|for|on|at|when|and|after|compared|over|or|up|following|since|during|between"
        r"|\w+ly)\b)"
        rf"[\w\"“]){stop}",
        "ing": rf"{own}(?:{_forms(every, 'ing')}{_OBJECT}|{_forms(sure, 'ing')}(?= [a-z])){_NO_COUNT}{stop}",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in patterns.items()}


@cache
def _nouns() -> tuple[str, ...]:
    return tuple(table(_TABLE)["nouns"]["verbs"])


@cache
def _listed(section: str, name: str) -> re.Pattern[str]:
    """One list, as a pattern of whole words."""
    be = "|".join(table(_TABLE)["words"]["BE"])
    words = "|".join(table(_TABLE)[section][name]).replace("{BE}", be)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _forms(verbs: Sequence[str], ending: str) -> str:
    """Those verbs in one form: "" the base, "s", "ed" or "ing"."""
    forms = sorted({form for verb in verbs for form in _inflected(verb, ending)}, key=lambda f: (-len(f), f))
    return f"(?:{'|'.join(forms)})"


def _inflected(verb: str, ending: str) -> Iterator[str]:
    head, space, rest = verb.partition(" ")
    odd: list[str] = table(_TABLE)["irregular"].get(head, [])
    past = [form for form in odd if not form.endswith("ing")]
    stem = head.removesuffix("e")
    if head in table(_TABLE)["endings"]["doubled"]:
        stem = head + head[-1]
    if head.endswith("y") and head[-2] not in "aeiou" and ending in {"s", "ed"}:
        stem = head[:-1] + "i"
    match ending:
        case "s":
            sibilant = re.search(r"(?:s|sh|ch|x)$", head) or stem.endswith("i")
            found = [(stem if stem.endswith("i") else head) + ("es" if sibilant else "s")]
        case "ed":
            found = past or [stem + "ed"]
        case "ing":
            found = [form for form in odd if form.endswith("ing")] or [stem + "ing"]
        case _:
            found = [head]
    for form in found:
        yield form + space + rest
