"""Line-ups: values of several named things told side by side, and the places that the next words give them.

"Alder scored 81, Birch 76 and Holm 88. Alder came first."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from verifier.checks.order import order
from verifier.checks.phrases import pattern
from verifier.checks.scales import comparative, listed, superlative
from verifier.checks.singular import head
from verifier.checks.standings import Standing, standings, times
from verifier.model.document import Sentence
from verifier.model.finding import Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_FEW = 12
"""A line-up has so many members at most."""
_PAIR = 2
_NEXT = 2
"""So many sentences later, its order is still told."""
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PLACE = (
    rf"(?P<place>{'|'.join(_PLACES)}|last)(?: place| prize| spot)?"
    r"(?=[,.;:]|$|\s(?:and|of|in|with|on|by|came|was|is|went)\b)"
)
_BEST = rf"(?:(?P<best>{listed('most')})|(?:the\s)?(?P<better>{listed('more')})(?!\sthan)|winners?|champions?|victor)\b"
_ALONE = r"(?:\s(?:of (?:the|all) \w+|[a-z-]+)){0,2}(?=[,.;:]|$|\s(?:and|with|at)\b)"
"""Nothing that would say of whom, or when, it holds: "the longest river that rises there"."""
_MAKES = re.compile(
    r"\b(?:ma(?:kes?|de|king)|lea(?:ves?|ving)|left|put(?:s|ting)?|with|means?|plac(?:es|ed|ing)|rank(?:s|ed|ing)?)\s(?:the\s)?$"
)
_IN_PLACE = re.compile(
    rf",\s(?P<verb>)(?:which (?:came|is|was)\s)?in\s(?P<word>{_PLACE})(?P<next>(?!))?(?P<best>(?!))?(?P<better>(?!))?"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*)*")


class Ranked(NamedTuple):
    """One member, its place as it is told, and the line-up."""

    own: Standing
    rivals: tuple[Standing, ...]
    place: Stretch
    rank: int
    """1 for the first, -1 for the last."""
    up: bool | None
    """Whether the first has the largest value; None where the words do not say."""

    @property
    def holds(self) -> bool:
        """Whether its value has that place, from above or, where the words do not say, from below."""
        return any(self._holds(up) for up in ((True, False) if self.up is None else (self.up,)))

    def _holds(self, up: bool) -> bool:
        ahead = len(self.ahead(up))
        level = sum(one.claim.value == self.own.claim.value for one in self.rivals)
        rank = self.rank if self.rank > 0 else len(self.rivals) + 1
        return ahead < rank <= ahead + 1 + level

    def ahead(self, up: bool) -> list[Standing]:
        """Those whose value goes further than its own, whatever the rounding."""
        own = self.own.claim
        pairs = [(one, (one.claim, own) if up else (own, one.claim)) for one in self.rivals]
        return [one for one, pair in pairs if order(*pair) is Verdict.CONTRADICTED]


def ranked(ledger: Ledger) -> Iterator[Ranked]:
    """Every place that is told of a member of a line-up, in its own sentence or one of the next."""
    lineups = _lineups(ledger)
    homes = {at for at, _ in lineups}
    for at, members in lineups:
        for index in range(at, min(at + _NEXT + 1, len(ledger.sentences))):
            _, _, sentence = ledger.sentences[index]
            if index > at and index in homes:
                break
            done = sentence.inner(members[-1].claim.start, members[-1].claim.end)[1] if index == at else 0
            yield from _told(sentence, members, done)


def _lineups(ledger: Ledger) -> list[tuple[int, list[Standing]]]:
    """The sentences that give one kind of value to each of some names."""
    homes: dict[tuple[int, str, str], list[Standing]] = {}
    for one in standings(ledger):
        if not one.tabled and one.claim.kind is not Kind.DATE:
            noun = head(one.claim.noun) if one.claim.unit else ""
            homes.setdefault((one.home[1], one.claim.unit, noun), []).append(one)
    return [(at, ones) for (at, _, _), ones in homes.items() if _side_by_side(ones)]


def _side_by_side(ones: Sequence[Standing]) -> bool:
    if not 1 < len(ones) <= _FEW or len({head(one.claim.noun) for one in ones if one.claim.noun}) > 1:
        return False
    if any(not one.name.proper or pattern("superlative", "AWAY").search(one.words) for one in ones):
        return False
    return all(a.name.apart(b.name) and a.times == b.times for a, b in combinations(ones, 2))


@cache
def _places() -> re.Pattern[str]:
    """What may follow a name: "came first", "is the busiest", "took second place"."""
    return re.compile(
        r"^,?\s(?P<verb>(?:\w+ly\s)?(?:came|comes?|coming|finish\w*|end\w*|is|was|were|are|ranks?|ranked|placed|stood|stands?"
        r"|took|takes?|taking|won|remains?|remained)\s)?(?:(?:thus|therefore|then|also|easily|clearly|only|up|in|on|as)\s)*"
        rf"(?:the\s)?(?:(?:clear|outright|overall)\s)?(?P<word>{_PLACE}|{_BEST}(?={_ALONE}))(?P<next>(?!))?"
    )


@cache
def _turned() -> re.Pattern[str]:
    """What may stand before a name: "the busiest was", "first came", "followed by"."""
    return re.compile(
        rf"(?:\b(?:[Tt]he\s)?(?P<word>(?i:{_PLACE}|{_BEST}))\s(?:\w+\s){{0,4}}?(?:is|was|were|are|came|comes?|went to)"
        r"|(?P<next>,\s(?:followed by|ahead of|with|then|before)))\s(?:the\s)?$"
    )


def _told(sentence: Sentence, members: Sequence[Standing], done: int) -> Iterator[Ranked]:
    words = sentence.words
    rest = words[done:]
    if pattern("superlative", "ELSEWHEN").search(rest) or times(rest) - members[0].times:
        return
    before: Ranked | None = None
    for found in _NAME.finditer(words, done):
        own = [one for one in members if _is(one, found[0])]
        if len(own) != 1:
            continue
        lead = words[done : found.start()]
        told, offset = _places().match(words[found.end() :]), found.end()
        if told and not (told["verb"] or before or _MAKES.search(lead)):
            told = None
        told = told or _IN_PLACE.match(words[found.end() :])
        if not told:
            told, offset = _turned().search(lead), done
        if not told:
            continue
        best, place = told["best"] or told["better"] or "", told["place"] or ""
        scale = superlative(best) or comparative(best) if best else None
        if (best and (scale is None or not scale.fits(own[0].claim))) or (told["next"] and not before):
            continue
        span = told.span("word") if told["word"] else (found.start() - offset, found.end() - offset)
        start, end = sentence.span(offset + span[0], offset + span[1])
        rank = -1 if place == "last" else _PLACES.index(place) + 1 if place else 1
        up = scale.rises(own[0].claim) if scale else _direction(members)
        if before and told["next"]:
            rank, up = before.rank + 1, before.up
        if rank > len(members) or (told["better"] and len(members) > _PAIR):
            continue
        rivals = tuple(one for one in members if one is not own[0])
        before = Ranked(own[0], rivals, Stretch(start=start, end=end), rank, up)
        yield before


def _is(one: Standing, name: str) -> bool:
    words = frozenset(word.lower().removesuffix("’s").removesuffix("'s") for word in name.split()) - {
        "the",
        "of",
    }
    return bool(words) and (words <= one.name.proper or one.name.proper <= words)


def _direction(members: Sequence[Standing]) -> bool | None:
    """Whether more of it is better; None where the words do not say."""
    nouns = {head(one.claim.noun) for one in members}
    values = [one.claim.value or 0 for one in members]
    if (
        len(values) > _PAIR
        and len(set(values)) == len(values)
        and values in (sorted(values), sorted(values)[::-1])
    ):
        return values[0] > values[-1]  # told in the order of their places
    good = pattern("superlative", "WINS")
    return True if any(good.fullmatch(noun) for noun in nouns if noun) else None
