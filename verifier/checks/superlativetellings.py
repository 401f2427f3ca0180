"""Superlatives and ranks told: "the largest wind farm in the country", "came second"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.phrases import pattern
from verifier.checks.scales import Scale, comparative, listed, superlative
from verifier.checks.standings import Name, named, subject, times
from verifier.model.document import Form, Sentence, Zone
from verifier.model.ledger import Ledger

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_BREAK = re.compile(
    r"[;:—–]\s|\.\s|,?\s(?:but|while|whereas|although|though|because)\s"
    r"|\b(?:said|says|added|announced|confirmed|reported)\sthat\s"
)
_ASIDE_CLAUSE = re.compile(r",\s(?:which|who|whose|that|where|with|at|built|opened|founded)\b[^,]*,")
_LEADING = re.compile(
    r"^\W*(?:In|At|On|During|By|For|With|Since|After|Overall|Of|Over|Until|From|Among|As)\b[^,]*,\s"
)
_BE = re.compile(
    r"^\W*(?:(?:of|among|in|on) [^,;:]{0,40}?\s)?(?:is|was|were|are|came|remains|remained"
    r"|belong\w*|went|fell)\s"
    r"(?:(?:measured|recorded|seen|found|reached|set|reported|registered|made|held|won|paid|achieved|observed|told|scored)\s)?"
    r"(?:(?:in|at|by|from|on|to|that of)\s)?(?P<name>.{2,60})"
)
_STOP = re.compile(r"[,;:.(]|\s(?:on|with|which|who|where|and|but|at|in|when|while|having|since)\b")
_RANKS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "top": 1, "last": -1, "bottom": -1,
}  # fmt: skip
_NO_NOUN = (
    "in|on|of|at|is|was|were|are|and|with|for|to|by|among|ever|since|that|which|came|went|fell|after|before|has|had"
    "|when"
)
_WHERE = re.compile(r"\s(?:in|at|on|for|among)\s(?P<name>[^,;:]{2,40})")
_IS = re.compile(r"\b(?:is|was|are|were)\s(?:by far |clearly |easily )?$")
_OF_WHICH = re.compile(
    r"\s(?:who|whose|which|that(?! (?:year|month|week|day|night|time|season)\b))\s"
    r"|\s(?:in|under|with|without|for|by|from|on)\s(?:private|public|state|foreign|family|local|commercial|regular|common|use|operation)\b"
)
"""Among some of them only: "the longest river that rises there"."""
_LIMITED = re.compile(
    r"^\W*(?:Until|Till|Before|Prior to)\s|\b(?:until then|at the time|anyone had|anybody had)\b"
)
"""Of a time that is over: others may be ahead now."""


class Told(NamedTuple):
    """The words that give the place."""

    sentence: Sentence
    at: int
    """Which sentence of the document."""
    clause: int
    """Where in the sentence its clause begins."""
    start: int
    end: int
    words: str
    rank: int
    """1 for "the largest", 2 for "the second largest", -1 for "last"."""
    best: str
    """The superlative; "" where a place is told without one: "came second"."""
    what: str
    """The words after it: "rainfall", "wind farm"."""
    name: Name
    after: str

    @property
    def scale(self) -> Scale | None:
        """That of the superlative; none for "the most goals"."""
        return superlative(self.best) or comparative(self.best)


def tellings(ledger: Ledger) -> Iterator[Told]:
    """Every place that running text gives to something."""
    for index, forms in ledger.heard((form, form) for form in _forms()).items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        for form in forms:
            for found in form.finditer(sentence.words):
                if told := _told(ledger, index, sentence, found):
                    yield told


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    rank = rf"(?:(?P<rank>{'|'.join(_RANKS)})[- ])?"
    best = rf"(?P<best>{listed('most')}|most|fewest|least)"
    before = r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]ad|was|were|is|are|by far|easily|clearly)\s"
    what = rf"(?P<what>(?:\s(?!(?:{_NO_NOUN})\b)[\w’'-]+){{0,4}})"
    be = r"\b(?:is|was|were|are|came|comes|finished|ranks?|ranked|stood|stands|placed)\s(?:thus |"
    be += r"therefore |only |then |in )?"
    ending = r"(?=[,.;]|$|\s(?:of|among|in|on)\s(?:the|all|this|these)\b)"
    alone = r"(?:\s[a-z]+s)?(?:[.,;:]|$|\s(?:and|but)\b)"
    return (
        re.compile(rf"{before}(?P<word>{rank}{best}\b{what})"),
        re.compile(rf"{be}(?P<word>(?P<rank>{'|'.join(_RANKS)})(?: place)?){ending}"),
        # the larger collection of the two; no school has more pupils than Elm School; top scorer was Silva
        re.compile(
            rf"\b[Tt]he\s(?P<word>(?P<best>{listed('more')})\b{what})(?=\sof\s(?:the\s)?(?:two|pair)\b{alone})"
        ),
        re.compile(
            rf"^(?:No|Nowhere|No other)\b[^.;]{{2,50}}?\s(?P<word>(?P<best>{listed('more')}|more|fewer){what})"
            r"\sthan\s(?:(?:in|at|on|the)\s)*(?P<name>[^,;:]{2,50})"
        ),
        re.compile(r"\b(?P<word>(?:[Tt]op|[Ll]eading)\s(?P<agent>[a-z]+(?:er|or)))\b"),
    )


def _told(ledger: Ledger, index: int, sentence: Sentence, found: re.Match[str]) -> Told | None:
    words, groups = sentence.words, found.groupdict()
    cuts = [cut.end() for cut in _BREAK.finditer(words[: found.start()])]
    clause = cuts[-1] if cuts else 0
    ending = _BREAK.search(words, found.end())
    after = words[found.end() : ending.start() if ending else len(words)]
    before, best, what = (
        words[clause : found.start()],
        groups.get("best") or "",
        (groups.get("what") or "").strip(),
    )
    if not best and pattern("superlative", "FEWER").search(words):
        return None
    hedged = pattern("superlative", "HEDGED").search(f"{before[-40:]} {re.split(r'[,.;]', after)[0]} ")
    best = {"more": "most", "fewer": "fewest"}.get(best, best)
    twice = (
        best and len(re.findall(rf"\b{best}\b", words, re.IGNORECASE)) > 1
    )  # "of the county ... of the country"
    if best and _OF_WHICH.match(after):
        return None
    if hedged or twice or _LIMITED.search(words) or (best in ("most", "fewest", "least") and not what):
        return None
    before = _LEADING.sub("", _ASIDE_CLAUSE.sub(" ", before))
    name = subject(before, ledger, opening=clause == 0)
    turned = groups.get("name") or (None if name else _BE.match(after))
    where = _WHERE.match(after) if best and not what and _IS.search(words[: found.start("word")]) else None
    if where and not times(where["name"]) and named(where["name"], ledger, opening=False).proper:
        turned, what = where, " ".join(before.split()[:2])  # "rents are highest in Lyon"
    if turned:
        said = turned if isinstance(turned, str) else turned["name"]
        name = named(_STOP.split(said)[0], ledger, opening=False)
    rank = _RANKS[groups["rank"]] if groups.get("rank") else 1
    return Told(sentence, index, clause, *found.span("word"), found["word"], rank, best, what, name, after)
