"""Comparisons told: "the port of Varna handled more containers than the port of Burgas", and the values of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.order import order
from verifier.checks.phrases import pattern
from verifier.checks.scales import Scale, comparative, kind_of, listed
from verifier.checks.singular import gist, head
from verifier.checks.standings import Name, Standing, named, side_by_side, standings, subject, times
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Verdict
from verifier.model.ledger import Ledger, once

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_BREAK = re.compile(
    r"[;:—–]\s|\.\s|,?\s(?:but|while|whereas|although|though|because|since|which|who|that|so)\s"
)
_LEADING = re.compile(
    r"^\W*(?:In|At|On|During|By|For|With|Since|After|Overall|Of|Over|Until|From|Among|As)\b[^,]*,\s"
)
_STOP = re.compile(
    r"[,;:.()—–]|\s(?:in|by|with|on|at|during|last|did|does|do|had|has|have|was|is|were|are|when|which|where|who|although"
    r"|though|because|since|despite|and|or|but|for|as|this|therefore|thus|while|even|to|if)\b"
)
_LEADS_IN = re.compile(
    r"^(?:(?:in|at|on|for|from|to|of|with|by|that of|those of|the one (?:in|at|of)|did|the)\s)+"
)
_NOT_ONE = re.compile(
    r"^\W*(?:no|none|nothing|nobody|neither|nor|not|few|many|most|some|all|both|every|each|any|others?|average|expected|usual|ever|before|\w+ly"
    r"|required|necessary|needed|possible|planned|thought)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|in terms of|measured by|in) (?:the )?(?:number of )?(?P<what>[a-z]{4,}(?: [a-z]{4,})?)"
)
_PRONOUN = re.compile(r"^\W*(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\b")
_CLOSE = re.compile(
    r"[,;:.()—–]|\s(?:last|did|does|do|had|has|have|was|is|were|are|when|which|where|who|and|or|but)\b"
)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|[Tt]onight|this morning|last night)\b"
)
_STEM = 5
_PEOPLE = gist(
    "people persons inhabitants residents employees workers staff members pupils students visitors passengers"
)
_EARNS = re.compile(
    r"\b(?:earn|pay|paid|cost|spen[dt]|charge|sell|sold|rais|receiv|invest|owe|donat|g[ai]ve|make|made)"
)
_NEAR = 40
"""So many sentences, a value of the text stays in the reader's mind."""


class Compared(NamedTuple):
    """One comparison, and every pair of values that it may rest on."""

    sentence: Sentence
    start: int
    end: int
    """Where in the sentence the word stands that compares."""
    word: str
    more: bool
    """Whether the first is said to have more."""
    pairs: tuple[tuple[Standing, Standing], ...]
    scale: Scale | None

    @property
    def sure(self) -> bool:
        """Whether the values stand side by side."""
        return all(a.home == b.home for a, b in self.pairs)

    def holds(self, one: Standing, other: Standing) -> Verdict:
        """How well two values stand in the order that is told."""
        a, b = one.claim, other.claim
        rises = self.scale.rises(a) if self.scale else self.more
        return order(b, a) if rises else order(a, b)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    words = rf"(?P<word>{listed('more')}|more|fewer|less)"
    return (
        re.compile(
            rf"\b{words}(?P<what>(?:\s(?!than\b)[\w’'-]+){{0,4}}?)\sthan\s(?P<after>(?!\d|any\b|ever\b|the\s\d)[^;:]{{3,80}})"
        ),
        re.compile(
            r"\b(?P<word>(?P<times>twice|[\w-]+ times|half) as (?P<as>large|big|many|much|high|long|heavy"
            r"|tall|old|expensive)"
            r"(?P<what>(?:\s(?!as\b)[\w’'-]+){0,3}?)) as (?P<after>[^;:]{3,80})"
        ),
        re.compile(
            r"^(?P<word>More|Fewer|Less)\s(?P<what>(?:[\w’'-]+\s){1,3}?)"
            r"(?:(?:was|were|are|is|have been)\s)?\w+(?:\s\w+){0,2}?"
            r"\s(?:at|in|by|to|from|for|on|through)\s(?P<one>[^,;:]{3,50}?)\sthan\s(?P<after>(?!\d)[^;:]{3,80})"
        ),
        re.compile(
            rf"\b(?P<word>{pattern('comparison', 'AHEAD').pattern}|{pattern('comparison', 'BEHIND').pattern})"
            r"(?P<what>)\s(?P<after>(?!\d)[^;:]{3,80})"
        ),
    )


@once
def comparisons(ledger: Ledger) -> tuple[Compared, ...]:
    """Every comparison of running text between two named things that have values of one kind."""
    return tuple(_told(ledger))


def _told(ledger: Ledger) -> Iterator[Compared]:
    for index, (_, block, sentence) in enumerate(ledger.sentences):
        if (
            block.form is Form.CELL
            or block.zone in _ASIDE
            or not pattern("comparison", "SAID").search(sentence.words)
        ):
            continue
        for form in _forms():
            for found in form.finditer(sentence.words):
                one = _read(ledger, index, sentence, found)
                if one and one.pairs:
                    yield one


def _read(ledger: Ledger, index: int, sentence: Sentence, found: re.Match[str]) -> Compared | None:
    words = sentence.words
    starts = [cut.end() for cut in _BREAK.finditer(words[: found.start()])]
    before = words[starts[-1] if starts else 0 : found.start()]
    before = _LEADING.sub("", before)
    after = _LEADS_IN.sub("", found["after"])
    groups = found.groupdict()
    clause = before + found[0]
    before = groups.get("one") or before
    told = re.sub(r"\b(?:nearly|almost)\s", "", clause) if groups.get("times") else clause
    denied = pattern("comparison", "DENIED").search(re.split(r"[,.]\s", told)[0] + " ")
    if denied or _NOT_ONE.search(before) or _NOT_ONE.match(after) or len(before.split()) > 25:
        return None
    stop = _STOP.search(after)
    second = named(after[: stop.start()] if stop else after, ledger, opening=False)
    further = _CLOSE.split(after)[0]
    if not second.proper and stop and stop[0].strip() in ("in", "at", "of", "on", "for"):
        second = (
            named(further, ledger, opening=False) if named(further, ledger, opening=False).proper else second
        )
    first = subject(before, ledger, opening=not starts)
    if _PRONOUN.match(before) and index:
        first = named(" ".join(ledger.sentences[index - 1][2].words.split()[:5]), ledger)
    if not first or not second or (first.proper and second.proper and not first.apart(second)):
        return None
    if re.match(r"\s(?:in|at|on|by|for|to|of|with)\b", groups.get("what") or ""):
        return None  # "older in parts than", "cheaper to run than"
    scale = comparative(groups["word"]) if "times" not in groups else None
    behind = groups["word"].lower() in ("fewer", "less") or groups.get("times") == "half"
    behind = behind or pattern("comparison", "BEHIND").fullmatch(groups["word"]) is not None
    by = _BY.search(found["after"])
    verb = re.sub(r"^(?:out|over)-?", "", found["word"]) if "times" not in groups else ""
    said = gist(f"{before} {found['what'] or ''} {by['what'] if by else ''} {verb}")
    said -= gist(" ".join((*first.proper, *second.proper)))
    compared = Compared(
        sentence, *found.span("word"), found["word"], scale.up if scale else not behind, (), scale
    )
    return compared._replace(pairs=_pairs(ledger, index, compared, first, second, said, found["what"] or ""))


def _pairs(
    ledger: Ledger, index: int, compared: Compared, first: Name, second: Name, said: frozenset[str], what: str
) -> tuple[tuple[Standing, Standing], ...]:
    words = compared.sentence.words
    when = times(words)
    near = [
        one
        for one in standings(ledger)
        if (one.tabled or abs(one.home[1] - index) < _NEAR)
        and not (when and one.times and not when & one.times)
        and (one.tabled or not _DAY.search(ledger.sentences[one.home[1]][2].words) or _DAY.search(words))
        and _measured(one, compared.scale, said, what)
    ]
    ours = [one for one in near if one.of(first) and not one.of(second) and not _inside(one, compared)]
    theirs = [one for one in near if one.of(second) and not one.of(first) and one.home[1:] != (index, 0)]
    pairs = [(a, b) for a, b in side_by_side(ours, theirs) if _alike(a, b)]
    nouns = compared.scale.nouns if compared.scale else frozenset()
    return tuple([(a, b) for a, b in pairs if nouns & a.about & b.about] or pairs)


def _inside(one: Standing, compared: Compared) -> bool:
    """Whether a figure belongs to the comparison itself: "310 more than", "110 m shorter than"."""
    sentence = compared.sentence
    if not sentence.start <= one.claim.start < sentence.end:
        return False
    _, end = sentence.inner(one.claim.start, one.claim.end)
    return end > compared.start or not re.search(r"[,;]", sentence.words[end : compared.start])


def _measured(one: Standing, scale: Scale | None, said: frozenset[str], what: str) -> bool:
    """Whether a value is of what the comparison is about."""
    about = one.about | gist(f"{one.claim.noun} {one.claim.measure}")
    if kind_of(one.claim) == "percent" and not one.tabled:
        of = gist(what) or (scale.nouns if scale else frozenset())  # a share may be of anything
        return of <= about and (bool(of) or _meet(said, about)) and (scale is None or scale.fits(one.claim))
    if scale is not None:
        plain = kind_of(one.claim) == "count"  # a bare number may be of anything
        return scale.fits(one.claim) and (not plain or bool(about & (scale.nouns | gist(what))))
    if kind_of(one.claim) == "calendar":
        return False
    if kind_of(one.claim) == "money" and not what and any(_EARNS.match(word) for word in said):
        return True  # "workers in Breda earn more", of wages
    people = bool(gist(what) & _PEOPLE) and bool(about & _PEOPLE)
    if what and (people or _meet(gist(what), about)):
        return True
    return not said or _meet(said, about)


def _meet(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether some words of the two have one stem: "employs" and "employees"."""
    return bool(a & b) or any(x[:_STEM] == y[:_STEM] for x in a for y in b if min(len(x), len(y)) >= _STEM)


def _alike(a: Standing, b: Standing) -> bool:
    """Of one kind and of the same things."""
    heads = {head(one.claim.noun) for one in (a, b) if one.claim.noun}
    per = {one.per for one in (a, b) if one.per}
    alike = kind_of(a.claim) == kind_of(b.claim) and a.claim.direction is b.claim.direction
    return alike and len(heads) < 2 and (len(per) < 2 or kind_of(a.claim) != "money")
