"""What a text calls the largest, or the second, of its kind: its own value, and those of its rivals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from verifier import numbers
from verifier.checks.phrases import pattern
from verifier.checks.scales import comparative, kind_of, listed
from verifier.checks.singular import gist, head
from verifier.checks.standings import Standing, standings, times
from verifier.checks.superlativetellings import Told, tellings
from verifier.model.ledger import Ledger

_OF_SO_MANY = re.compile(
    r"\s(?:of|among) (?:the |all |these |its |our )?(?P<n>two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b"
)
_FOLLOWS = re.compile(r"[\s,(]*(?:(?:of|in) the \w+[\s,(]+)?(?:\w+ing\s)?(?:(?:at|with|of)\s)?")
"""Between "the largest" and its own figure."""
_LEADS = re.compile(r"\W*(?:With|At)\s(?:about |some |around |nearly )?")
"""Before the figure of "With 1.2 million inhabitants, it is the largest city"."""
_QUALITY = re.compile(r"[\w-]+(?:ular|ive|ous|able|ible|ful|ent|ant|al|ic|ing|ed|less)\b")
_BY = re.compile(r"^\s(?:\w+\s){0,4}?by (?:the )?(?:number of )?(?P<what>[a-z]{3,}(?: [a-z]{4,})?)")
_CAPITAL = re.compile(r"(?<!\w)[A-Z][\w’'-]+")
_LOOSE = ("money", "count", "percent")
"""Kinds of values that may be of anything: only the noun that is placed says that one is of it."""
_BROAD = ("greatest", "biggest", "largest", "smallest")
"""May be said beside anything that stands so far off, or lasts so long."""
_LIST = 2
_NEAR = 8
"""So many sentences away, a rival in running text is still one."""


class Placed(NamedTuple):
    """What a text calls the first, or the second, of its kind; and the values that it must be held against."""

    told: Told
    own: Standing
    rivals: tuple[Standing, ...]
    up: bool
    """Whether the first has the largest value."""
    complete: bool
    """Whether all there are have been told."""

    @property
    def ahead(self) -> list[Standing]:
        """The rivals whose value goes further than its own, whatever the rounding."""
        return [one for one in self.rivals if _beyond(one, self.own, up=self.up is (self.told.rank > 0))]

    @property
    def holds(self) -> bool:
        """Whether the place is its own."""
        ahead, rank = len(self.ahead), self.told.rank
        return ahead == 0 if abs(rank) == 1 else ahead == rank - 1 or (ahead < rank and not self.complete)


def _beyond(one: Standing, own: Standing, *, up: bool) -> bool:
    a, b = (own, one) if up else (one, own)
    high, low = a.claim.loose.high, b.claim.loose.low
    return high is not None and low is not None and high < low + (one.claim.value == own.claim.value)


@cache
def _most() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{listed('most')})\b")


def placed(ledger: Ledger) -> Iterator[Placed]:
    """Every such place, once for each value that it may be told of."""
    for told in tellings(ledger):
        yield from _against(ledger, told)


def _against(ledger: Ledger, told: Told) -> Iterator[Placed]:
    rows = Counter((one.home, one.claim.unit) for one in standings(ledger))
    pair = told.scale is not None and comparative(told.best) is not None
    listed = {home for (home, _), many in rows.items() if many > _LIST - pair}
    side = _side_by_side(ledger)
    measured = [
        one
        for one in standings(ledger)
        if _fits(one, told, listed=one.tabled or one.home in listed)
        and (one.tabled or one.home in side or _tied(one, told))
    ]
    size = _OF_SO_MANY.match(told.after)
    count = next((int(m.value) for m in numbers.read(size["n"]) if m.value), 0) if size else 0
    near: list[Placed] = []
    for own in _owns(told, measured, side):
        if near and near[0].own.home == ("text", told.at, 0) != own.home and not own.tabled:
            break  # the value told in the clause itself is its own
        up = told.scale.rises(own.claim) if told.scale else told.best not in ("fewest", "least")
        rivals = tuple(
            one
            for one in _rivals(told, own, measured, standings(ledger))
            if one.tabled or not _SET_APART.search(ledger.sentences[one.home[1]][2].words)
        )
        enough = len(rivals) >= (1 if told.best else 2)
        if enough and (not count or len(rivals) < count):
            sizes = {one.claim.value for one in standings(ledger) if one.home == own.home and one.claim.noun}
            complete = own.tabled or len(rivals) + 1 in (count, *sizes)
            near.append(Placed(told, own, rivals, up, complete))
    yield from near


def _owns(told: Told, measured: Sequence[Standing], side: Collection[tuple[str, int, int]]) -> list[Standing]:
    """The values of what is given the place: one told just before in its clause, or those under its name."""
    beside, after, of_another = [], [], False
    for one in measured:
        if not one.tabled and one.home[1] == told.at:
            start, end = told.sentence.inner(one.claim.start, one.claim.end)
            if told.clause <= start and end <= told.start:
                if _most().search(told.sentence.words[told.clause : start]):
                    of_another = True  # "the cheapest went for £182,000, the dearest for"
                else:
                    beside.append(one)
            elif _follows(told, start):
                after.append(one)
    if after or of_another:
        return after[:1]
    near = [
        one
        for one in _named_measure(told, measured)
        if one.of(told.name)
        and (one.tabled or abs(told.at - one.home[1]) < _NEAR)
        and (one.tabled or told.name.proper or abs(told.at - one.home[1]) <= (one.home in side))
    ]
    own = beside[-1:]
    return [
        *own,
        *(one for one in near if not own or one.tabled),  # what its own clause tells comes first
    ]


def _named_measure(told: Told, measured: Sequence[Standing]) -> list[Standing]:
    """The values of the measure that is named, where it is: "the largest population", "the smallest by area"."""
    by = _BY.search(told.after)
    if by:
        return [one for one in measured if gist(by["what"]) & one.about]
    for words in (gist(told.what), told.scale.nouns if told.scale else frozenset()):
        if of_it := [one for one in measured if one.tabled and words & one.about]:
            return of_it
    return list(measured)


def _fits(one: Standing, told: Told, *, listed: bool) -> bool:
    """Whether a value is of what the place is about; where it is `listed` with others, "largest" may be said of any."""
    about = one.about | gist(f"{one.claim.noun} {one.claim.measure}")
    kind, scale, what = kind_of(one.claim), told.scale, gist(told.what)
    if scale is None:
        first = gist(told.what.split(" ")[0]) or what  # "the most goals", never "the most spectacular goals"
        said = gist(one.claim.noun) or (
            frozenset() if _QUALITY.match(told.what) else about | gist(one.claim.unit)
        )
        return kind != "calendar" and (not told.best or bool(first & said))
    if not scale.fits(one.claim):
        return False
    if kind == "calendar" and not one.tabled:
        return pattern("superlative", "BEGUN").search(one.words) is not None
    if told.best in ("highest", "lowest") and what:
        return bool(what & about) or kind in ("length", "temperature")
    return kind != "count" or (listed and "money" in scale.kinds) or bool((scale.nouns | what) & about)


def _follows(told: Told, start: int) -> bool:
    """Whether what begins there in the sentence is the figure of the place itself: "the longest, 38 metres"."""
    return told.end <= start and _FOLLOWS.fullmatch(told.sentence.words[told.end : start]) is not None


def _side_by_side(ledger: Ledger) -> frozenset[tuple[str, int, int]]:
    """The sentences that give values to things of different names: "Oslo scored 88 points, Turku 79"."""
    homes: dict[tuple[tuple[str, int, int], str], list[Standing]] = {}
    for one in standings(ledger):
        if not one.tabled:
            homes.setdefault((one.home, one.claim.unit), []).append(one)
    return frozenset(home for (home, _), ones in homes.items() if _each_of_its_own(ones))


def _each_of_its_own(ones: Sequence[Standing]) -> bool:
    """Whether two or more values of one noun are told, each of another thing."""
    nouns = {head(one.claim.noun) for one in ones} - {""} or {""}
    sorts = [[one for one in ones if head(one.claim.noun) in (noun, "")] for noun in sorted(nouns)]
    return any(
        len(sort) > 1 and all(a.name.apart(b.name) for a, b in combinations(sort, 2)) for sort in sorts
    )


def _tied(one: Standing, told: Told) -> bool:
    """Whether a value in running text is told of the noun that is placed, be it beside it or right after."""
    loose = (*_LOOSE, "length", "time") if told.best.lower() in _BROAD else _LOOSE
    if one.tabled or not told.what or kind_of(one.claim) not in loose:
        return True
    if one.home[1] == told.at:
        start, _ = told.sentence.inner(one.claim.start, one.claim.end)
        if _LEADS.fullmatch(told.sentence.words[:start]) or _follows(told, start):
            return True
    return bool(gist(head(told.what)) & gist(f"{one.words} {one.claim.noun} {one.claim.measure}"))


_SET_APART = re.compile(r"\b(?:outside|counted separately|excluded|not counted|not included)\b")
"""Said of a value that the superlative is not about."""


def _rivals(
    told: Told, own: Standing, measured: Sequence[Standing], others: Sequence[Standing]
) -> Iterator[Standing]:
    """The values of others beside its own: in one column, in one sentence, or told of another of its class."""
    when = times(told.sentence.words)
    scope = _scope(told)
    name = told.name if told.name and not own.tabled and own.home[1] == told.at else own.name
    for one in others:
        # of the same measure; or a rival by its name ("Team Green", "neighbouring Lund") in the same unit
        alike = (one in measured or (_one_sort(own, one) and not one.tabled and _is_rival(own, one))) and (
            one.claim is not own.claim
            and one.claim.unit.partition(" per ")[0] == own.claim.unit.partition(" per ")[0]
            and kind_of(one.claim) == kind_of(own.claim)
            and len({head(c.noun) for c in (one.claim, own.claim) if c.noun}) < 2
            and one.name.apart(name)
            and (kind_of(own.claim) == "calendar" or not (when and one.times and not when & one.times))
            and scope <= one.about
        )
        if alike and (one.home == own.home if own.tabled else _beside(told, own, one)):
            yield one


def _scope(told: Told) -> frozenset[str]:
    """The names after the superlative, of the place or body within which it holds."""
    capitals = _CAPITAL.findall(re.split(r"[,.;]", told.after)[0])
    names = [word for word in capitals if not times(word) and word.lower() not in told.name.proper]
    return frozenset(stem for word in names for stem in gist(word) or (word,))


def _beside(told: Told, own: Standing, one: Standing) -> bool:
    if one.tabled or abs(one.home[1] - told.at) >= _NEAR:
        return False
    if one.home == own.home:
        return one.words == own.words or not _most().search(one.words)
    if not told.best or _most().search(one.words):
        return False  # "second" of those it is told with; and the largest of something else is no rival
    if pattern("superlative", "AWAY").search(one.words) or not one.name.proper:
        return False
    shared = own.about & one.about - gist(" ".join((*own.name.proper, *one.name.proper)))
    of_class = gist(told.what) | (told.scale.nouns if told.scale else frozenset())
    return bool(of_class & one.about) or bool(shared) or _is_rival(own, one)


def _one_sort(own: Standing, one: Standing) -> bool:
    """Whether both have a unit, or count the same things."""
    return bool(own.claim.unit) or bool(own.claim.noun and head(own.claim.noun) == head(one.claim.noun))


def _is_rival(own: Standing, one: Standing) -> bool:
    """ "A rival from Malvern", "Team Green" beside "Team Blue": another of its kind by its name."""
    called = pattern("superlative", "RIVAL").search(one.words.lower())
    return called is not None or bool(own.name.proper & one.name.proper)
