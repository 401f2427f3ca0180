"""Two thirds, or 40 per cent: one share in two forms that are not the same share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from verifier.checks.check import UNSAVED, Outcome, check
from verifier.checks.phrases import found
from verifier.checks.sharetellings import Twice, twice
from verifier.checks.sharewords import Said, said_and_counted
from verifier.checks.singular import singular, telling
from verifier.model.claim import Claim
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.interval import Interval
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?]+){{0,6}}?"
_OR = (
    r"(?:or |about |around |roughly |some |that is |i\.e\. |to be (?:exact|precise),? |exactly |precisely )*"
)
_FORMS = (
    # two thirds of the pupils (40%); 40% (two thirds)
    rf"<a>{_NEAR}\s?[(\[]\s?{_OR}<b>(?:\sof (?:them|the total|all|voters|respondents|those asked))?\s?[)\]]",
    # two thirds of the pupils, or 40%,
    rf"<a>{_NEAR},\s(?:or|that is|i\.e\.|equal to|equivalent to)\s{_OR}<b>(?!\s(?:more|less|fewer|higher|lower))",
    # two thirds of the pupils – 40% – walk
    rf"<a>{_NEAR}\s[–—]\s{_OR}<b>(?:\sof (?:them|the total|all))?\s?[–—]",
    # two thirds of the pupils, 40%, walk
    rf"<a>{_NEAR},\s<b>,",
)
_PEOPLE = r"(?:of (?:the |all |its |their |our |those )?[\w'’-]+(?:\s[\w'’-]+){0,3}?)?"
_MAJORITY = (
    # a majority of pupils (43%); the majority, 43%, walk
    rf"\b(?P<word>(?:a|the)\s(?:clear |large |small |slim |narrow |vast |overwhelming |solid |bare |big "
    rf"|great |comfortable )?(?:majority|minority))\s?{_PEOPLE}\s?(?:[(]|,\s|\s[–—]\s){_OR}<b>\s?(?:[),–—]"
    rf"|\s[–—])",
    # most pupils (43%)
    rf"(?<!the )(?<!at )(?<!at the )\b(?P<word>most)\s(?:of (?:the |its |their |our |those )?)?"
    rf"(?:[a-z]+\s){{0,1}}?(?:[a-z]+s|people|women|men|children|staff)\s?\(\s?{_OR}<b>\s?\)",
)
_TITLED = re.compile(
    r"^\W*(?:The )?(?P<word>(?:[Mm]ost|(?:A |The )?(?:[Cc]lear |[Ll]arge |[Vv]ast )?[Mm]ajority|More than half"
    r"|(?P<least>(?:A )?[Mm]inority|Fewer than half|Less than half)))(?: of)?(?: the)? (?P<who>[\w-]+(?: [a-z]{4,})?)\b"
)
_CHANGE = re.compile(
    r"\b(more|less|fewer|up|down|rise|fall|higher|lower|compared|than|from|increase|drop|each|change|points?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(votes?|points?|seats?)\b", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]")
_OF_WHAT = re.compile(
    r"^\s(?:of\s)?(?:the |all |its |their |our |those )?(?:[\w-]+[’']s )?([a-z-]+(?: [a-z-]+)?)",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|among|across|around|within|near|outside|for) (?:the |its |their )?(?!survey|poll|count|study"
    r"|report|total"
    r"|favour|favor|all\b)([\w-]{4,})",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:against|oppos\w+|reject\w+|not|no|never|refus\w+|without|fail\w*|women|men|girls|boys|young\w*|old\w*|last"
    r"|earlier|previous\w*|expect\w*|would|will|up|down|rose|fell|than|only|other|also|another|by 20\d\d"
    r"|in (?:19|20)\d\d"
    r"|remain\w*|leav\w+|left|among|target\w*|aim\w*|at least|nearly|almost|abroad|rural|urban)\b",
    re.IGNORECASE,
)
_HALF = Fraction(50)


@check(
    message="“{second}” is not “{first}”: {arithmetic}",
    suggestion="Say the share once, or mend one of the two.",
    at_most=Severity.ERROR,
    bad=(
        "Two thirds of the drivers (40%) said they would strike.",
        "A majority of members, 43 per cent, voted for the merger.",
        "Four in five parents, or 58% of the total, want a later start.",
        "Just 30% – a quarter of them all, or rather more than half – stayed. More than half of the "
        "farms (48%) are let.",
        "Most passengers (38%) were happy with the new trains.",
        "A clear majority of the crews want a new dock. In the club's vote 43% were in favour, 39% were against and "
        "18% did not mind.",
        "# Three quarters of farmers back the dam\n\nIt was a long day. The dam was backed by 58% of the farmers.\n",
    ),
    good=(
        "Two thirds of the drivers (67%) said they would strike.",
        "A majority of members, 53 per cent, voted for the merger.",
        "Four in five parents, or 81% of the total, want a later start.",
        "Nearly half of the farms (48%) are let and about a quarter (27%) are empty.",
        "A clear majority of the crews want a new dock. In the club's vote 53% were in favour, 29% were against and "
        "18% did not mind.",
        "# Three quarters of farmers back the dam\n\nThe dam was backed by 76% of the farmers.\n",
        "# Three quarters of farmers back the dam\n\nThe dam was opposed by 58% of the young farmers.\n",
        "# Three quarters of farmers back the dam\n\nHay was sold by 58% of the farmers.\n",
        "Three quarters of nurses work nights. In the north 52% of the nurses work nights.",
        "The most common answers (38%) named price; at most five people (3%) left.",
        "Two thirds of the drivers (40% more than last year) said they would strike.",
        "She won by a majority of 12% and a majority of members (53%) cheered; a large minority, 43%, did not.",
        "A third of the drivers, 40% of the cleaners and half of the guards said they would strike.",
    ),
)
def one_share_two_sizes(ledger: Ledger) -> Iterator[Outcome]:
    """One share is given in words and in figures, and the two are not the same.

    "A majority" and "43 per cent" cannot both be what the reader takes away.
    """
    for index, claims in ledger.by_sentence.items():
        skeleton = ledger.amounts.get(index)
        if skeleton is None:
            skeleton = _single(ledger, index, claims)
        if skeleton is None or not any(_is_percent(claim) for claim in skeleton.claims):
            continue
        yield from _forms(skeleton)
        yield from _majorities(skeleton)
    yield from _apart(ledger)
    yield from _headline(ledger)
    yield from map(_worded, said_and_counted(ledger))
    yield from map(_twice, twice(ledger))


def _twice(one: Twice) -> Outcome:
    """ "A majority of teachers support it", and in the next sentence "43% of teachers support it"."""
    first, second = one
    if second.room.meets(first.room):
        return Held.on(second.place, first.place)
    return Hit.on(
        second.place,
        first.place,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{first.words} is not {second.words}",
        reading=UNSAVED,
        first=first.words,
        second=second.words,
    )


def _worded(one: Said) -> Outcome:
    """ "Most want it", and two sentences on "43% were in favour"."""
    if one.percent.loose.meets(one.room):
        return Held.on(one.percent, one.place)
    return Hit.on(
        one.percent,
        one.place,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{one.words} is not {one.percent.words}",
        reading=UNSAVED,
        first=one.words,
        second=one.percent.words,
    )


def _headline(ledger: Ledger) -> Iterator[Outcome]:
    """ "Most nurses want shorter shifts" over a text in which "shorter shifts are wanted by 43% of nurses"."""
    heads = [
        s.words for _, b, s in ledger.sentences[:2] if b.zone in (Zone.HEADLINE, Zone.SUMMARY, Zone.HEADING)
    ]
    said = next((found for words in heads if (found := _TITLED.search(words))), None)
    if said is None or any(_TURNS.search(words) for words in heads):
        return
    title = telling(said.string[said.start() :])
    for index, percents in _shares_alone(ledger):
        sentence = ledger.sentences[index][2]
        if len(percents) != 1 or not _is_percent(percents[0]) or _TURNS.search(sentence.words):
            continue
        counted = {*map(singular, said["who"].lower().split())}
        if (
            not counted & {*map(singular, re.findall(r"[a-z]+", sentence.words.lower()))}
            or len(title & telling(sentence.words)) < 2
        ):
            continue
        percent, room = percents[0], Interval(high=_HALF) if said["least"] else Interval(low=_HALF)
        if percent.loose.meets(room):
            yield Held.on(percent)
        else:
            yield Hit.on(
                percent,
                confidence=Confidence.MEDIUM,
                arithmetic=f"{said['word']} is {'less' if said['least'] else 'more'} than half, {percent.words} is not",
                first=said["word"],
                second=percent.words,
            )
        return


def _apart(ledger: Ledger) -> Iterator[Outcome]:
    """ "Two thirds of members" in one sentence, "48% of the members" in another that says the same of them."""
    alone = [(claims[0], index) for index, claims in _shares_alone(ledger) if len(claims) == 1]
    ratios = [
        (c, i)
        for c, i in alone
        if _is_share(c) and c.comparator is Comparator.EQUAL and _WORDS.match(c.words)
    ]
    percents = [(c, i) for c, i in alone if _is_percent(c) and not c.comparator.bound]
    for ratio, where in ratios:
        words = ledger.sentences[where][2].words
        same = [
            percent
            for percent, index in percents
            if index != where and _same_share(words, ledger.sentences[index][2].words, ratio, percent)
        ]
        if len(same) == 1:
            first, second = (ratio, same[0]) if ratio.start < same[0].start else (same[0], ratio)
            outcome = _compared(first, second, ratio, same[0])
            yield (
                outcome
                if isinstance(outcome, Held)
                else outcome.model_copy(update={"confidence": Confidence.MEDIUM})
            )


def _shares_alone(ledger: Ledger) -> Iterator[tuple[int, list[Claim]]]:
    for index, claims in ledger.by_sentence.items():
        if ledger.sentences[index][1].zone not in (Zone.REFERENCES, Zone.RELATED, Zone.TABLE):
            yield index, [c for c in claims if c.kind in (Kind.RATIO, Kind.PERCENT)]


def _same_share(words: str, other: str, ratio: Claim, percent: Claim) -> bool:
    """The same things counted, and most of the shorter sentence's words in the longer; neither of a subset."""
    counted, again = _OF_WHAT.match(_after(words, ratio)), _OF_WHAT.match(_after(other, percent))
    if (
        not counted
        or not again
        or not {*map(singular, counted[1].split())} & {*map(singular, again[1].split())}
    ):
        return False
    first, second = telling(words.replace(ratio.words, "")), telling(other.replace(percent.words, ""))
    if not first or {m.lower() for m in _TURNS.findall(words)} != {m.lower() for m in _TURNS.findall(other)}:
        return False
    if _elsewhere(words.replace(ratio.words, ""), second) or _elsewhere(other, first):
        return False
    return len(first & second) >= max(2, len(first) * 0.6)


def _elsewhere(words: str, told: frozenset[str]) -> bool:
    """Whether a sentence names a place or group that the other does not: "in the north"."""
    return any(not telling(found[1]) <= told for found in _WHERE.finditer(words))


def _after(words: str, claim: Claim) -> str:
    return words.partition(claim.words)[2]


def _single(ledger: Ledger, index: int, claims: tuple[Claim, ...]) -> Skeleton | None:
    _, _, sentence = ledger.sentences[index]
    percents = [claim for claim in claims if _is_percent(claim)]
    return Skeleton.of(sentence, percents) if len(percents) == 1 else None


def _forms(skeleton: Skeleton) -> Iterator[Outcome]:
    told: set[str] = set()
    for match, by in found(_FORMS, skeleton):
        a, b = by["a"], by["b"]
        ratio, percent = (a, b) if a.kind is Kind.RATIO else (b, a)
        if not (_is_share(ratio) and _is_percent(percent)) or ratio.id in told or _CHANGE.search(match[0]):
            continue
        told.add(ratio.id)
        yield _compared(a, b, ratio, percent)


def _compared(a: Claim, b: Claim, ratio: Claim, percent: Claim) -> Outcome:
    value = (ratio.value or Fraction(0)) * 100
    if ratio.comparator.bound:
        said = ratio.printed.times(Fraction(100))
    else:
        said = Interval(low=value * Fraction(9, 10), high=value * Fraction(11, 10))
    if percent.loose.meets(said):
        return Held.on(a, b)
    return Hit.on(
        b,
        a,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.HIGH if ratio.comparator is not Comparator.ABOUT else Confidence.MEDIUM,
        arithmetic=(
            f"{ratio.words} is {'' if not ratio.comparator.bound else 'about '}{_percent(value)} "
            f"%, not {percent.words}"
        ),
        first=a.words,
        second=b.words,
    )


def _majorities(skeleton: Skeleton) -> Iterator[Outcome]:
    for match, by in found(_MAJORITY, skeleton):
        percent = by["b"]
        if not _is_percent(percent) or _CHANGE.search(match[0]) or _NUMBER.search(match[0]):
            continue
        minority = match["word"].lower().endswith("minority")
        room = Interval(high=_HALF) if minority else Interval(low=_HALF)
        if percent.loose.meets(room):
            yield Held.on(percent)
            continue
        yield Hit.on(
            percent,
            confidence=Confidence.HIGH if match["word"].lower() != "most" else Confidence.MEDIUM,
            arithmetic=f"{match['word']} is {'less' if minority else 'more'} than half, {percent.words} is not",
            first=match["word"],
            second=percent.words,
        )


def _is_percent(claim: Claim) -> bool:
    return claim.kind is Kind.PERCENT and claim.unit == "%" and not claim.hypothetical and not claim.direction


def _is_share(claim: Claim) -> bool:
    return claim.kind is Kind.RATIO and not claim.unit and claim.value is not None and 0 < claim.value < 1


def _percent(value: Fraction) -> str:
    return f"{float(value):.3g}"
