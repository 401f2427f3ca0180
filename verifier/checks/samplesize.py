"""The size of a sample: the one number of people or things that a paragraph says were studied."""

from __future__ import annotations

import re

from verifier import numbers
from verifier.checks.phrases import pattern
from verifier.checks.samples import is_count
from verifier.model.claim import Claim
from verifier.model.ledger import Ledger

PEOPLE = (
    r"(?:participants|students|pupils|patients|adults|children|people|respondents|volunteers|subjects"
    r"|teachers|parents|workers|nurses"
    r"|undergraduates|adolescents|individuals|employees|cases|infants|runners|athletes|drivers|cadets|soldiers"
    r"|recruits|players|swimmers|cyclists|couples|families|households|managers|officers|doctors|sailors|pilots"
    r"|musicians|freshmen|customers|consumers|residents|citizens|users|listeners|readers|men|women|boys|girls)"
)
COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5})"
SAMPLE = re.compile(
    rf"(?<![\w.])N\s?=\s?(?P<n>{COUNT})(?![\d.]*\d)|(?<![\d.,])(?P<m>{COUNT})\s"
    rf"(?:[\w-]+\s){{0,2}}?{PEOPLE}\b"
)
_EQUAL_GROUPS = re.compile(
    r"\b(?P<k>two|three|four|five|six|[2-6])\s(?:\w+\s){0,2}?(?:groups|teams|classes|arms|samples|conditions)\sof\s"
    rf"(?P<n>{COUNT})(?:\s[a-z]+)?(?:\s[a-z]+)?\seach\b",
    re.IGNORECASE,
)
_PER_GROUP = re.compile(
    rf"(?P<n>{COUNT})\s(?:[a-z]+\s)?(?:per|in each|to each|to a)\s(?:group|arm|condition|cage|team|class)\b",
    re.IGNORECASE,
)
_SAME_AGAIN = re.compile(
    rf"(?<![\d.,=])(?P<a>{COUNT}|[a-z]+(?:-[a-z]+)?)\s[^.;()=]{{1,40}}?\s(?:and|against|or)\s(?P<b>{COUNT})\s[^.;()=]{{1,30}}?[;,]",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|(?<=[.!?]\s))(?P<n>[A-Z][a-z]+(?:-[a-z]+)?)(?=\s[a-z]+\b)")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NONE_LOST = re.compile(
    r"\b(?:nobody|no one|none|no \w+)(?: of \w+)? (?:was |were |had |has )?"
    r"(?:lost|dropped|left|missing|withdr\w+|excluded)"
    r"[^.;,]*|\b[Ee]ach of (?:the |our |these )?(?=\d)",
    re.IGNORECASE,
)
_BACK = 3
"""So many paragraphs, a sample is told before its tests."""
LOST = re.compile(
    r"\b(?:exclud\w+|dropp\w+|withdr\w+|lost|missing|complet\w+|remaining|non-?binary|other|prefer\w*"
    r"|unknown|attrition|pairs|couples|each|both|crossover"
    r"|per group|subsample|subset|mixed|multilevel|hierarchical|trials|observations|measurements|two "
    r"samples|pooled(?! (?:variance|SD|standard))|studies|second|another|stud(?:y|ies) \d|experiments|experiment \d)\b",
    re.IGNORECASE,
)


def sample_size(ledger: Ledger, home: int) -> int | None:
    """How many there are by a paragraph, or by the nearest before it that says so; None where it is not one number."""
    blocks = ledger.document.blocks
    words = next((w for at in range(home, max(-1, home - _BACK), -1) if (w := _study(blocks[at].words))), "")
    words = words or _NONE_LOST.sub("", blocks[home].words)
    whole = _told_size(words)
    if LOST.search(words if whole is None else _PER_GROUP.sub("", words)):
        return None
    samples = {number_of(match["n"] or match["m"]) for match in SAMPLE.finditer(words)} or {whole or 0} - {0}
    samples = samples or {int(claim.value or 0) for claim in _studied(ledger, home)}
    if len(samples) != 1:
        return None
    return samples.pop()


def _study(words: str) -> str:
    """A paragraph that names a sample, its groups put together and "nobody dropped out" left out."""
    words = _EQUAL_GROUPS.sub(_together, _NONE_LOST.sub("", words))
    return words if SAMPLE.search(words) else ""


def _studied(ledger: Ledger, home: int) -> list[Claim]:
    """The counts of a paragraph that are said to have been measured: "each of 22 cabin crew was weighed"."""
    return [
        claim
        for claim in ledger.by_block.get(home, ())
        if is_count(claim)
        and claim.noun
        and pattern("samples", "STUDIED").search(ledger.sentences[claim.sentence][2].words)
    ]


def _told_size(words: str) -> int | None:
    """How many there are where a sentence begins with them: "Thirty goats (15 per group) were weighed"."""
    found = [value for match in _OPENING.finditer(words) if (value := _spelled(match["n"]))]
    groups = [number_of(match["n"]) for match in _PER_GROUP.finditer(words)]
    beside = [(_spelled(match["a"]), number_of(match["b"])) for match in _SAME_AGAIN.finditer(words)]
    if len(found) != 1 or len(groups) > 1 or (groups and found[0] % groups[0]):
        return None
    others = [other for one, other in beside if one == found[0]]
    return found[0] + sum(others)


def _spelled(word: str) -> int:
    """A whole number in words or digits; 0 for any other word."""
    found = [one for one in numbers.read(word.lower()) if one.quote == word.lower() and one.value]
    return int(found[0].value or 0) if found and (found[0].value or 0).denominator == 1 else 0


def _together(groups: re.Match[str]) -> str:
    """ "two groups of 24 cadets each" as "N = 48"."""
    k = _NUMBERS.get(groups["k"].lower()) or int(groups["k"])
    return f"N = {k * number_of(groups['n'])}"


def number_of(printed: str) -> int:
    """ "1,240" as 1240."""
    return int(printed.replace(",", ""))
