"""A ledger in, when its people were born out: each birth and dated age as the days between which it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from verifier.checks.people import FULL, cleaned, resolved
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain, Period

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_NAME = re.compile(rf"(?<!\w){FULL}")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
_ONES += ["sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = {
    ten: 20 + 10 * i for i, ten in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_AGE = (
    r"(?P<age>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|(?:thir|four|fif"
    r"|six|seven|eigh|nine)teen|ten|eleven|twelve|six|seven|eight|nine)"
)
_CLOSED = (
    r"(?=[,.;:)”]| (?:when|in|on|and|years old|years of age|as|she|he|at|by|to|with|or|but|for|the|that"
    r"|this|last)\b|$)"
)
_BORN = re.compile(r"\b(?:[Bb]orn|b\.)(?=[ ,])")
_AGES = (
    # at 14, aged 34, turned 60, was 26 when, then 42
    re.compile(
        rf"\b(?:[Aa]ged|[Aa]t(?: the age of| age)?|turn(?:s|ed|ing)|(?:was|were)(?: just| only| already)?"
        rf"|then(?: aged)?|at the time|is(?: now)?) {_AGE}{_CLOSED}"
    ),
    re.compile(rf"\b{_AGE}(?:-year-old| years old| years of age)\b"),
    # a month shy of her 45th birthday, on his 60th birthday
    re.compile(
        r"\b(?P<short>(?:shy|short|ahead) of |before |approach\w* |near\w* |the eve of )?(?:his|her"
        r"|their) (?P<nth>\d{1,3})(?:st|nd|rd|th) (?:birthday|year\b)"
    ),
)  # fmt: skip
_DEATH = re.compile(
    r"\b(?:(?:his|her) death|died|passed away)(?: peacefully| suddenly)?(?: at home| in hospital"
    r"| in [A-Z]\w+)? (?:on|in) $"
)
_NEAR = 60
_EDGE = re.compile(r"[;:—–]\s|[()]")
# somebody else's age, or one that is not told as a fact
_OTHER = re.compile(
    r"\b(?:fathers?|mothers?|parents|brothers?|sisters?|sons?|daughters?|wife|husband|uncle|aunt|grand\w+"
    r"|widow\w*|whose"
    r"|according|legend|compar\w+|would|could|might|if|not|record|previous|average|median|(?:older|younger) than"
    r"|children|twins"
    r"|partner|friend|colleague|dog|horse)\b|n[’']t\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]he (?=[\w-]+-year-old))\b")
_COARSE = (Grain.DECADE, Grain.CENTURY)


class Birth(NamedTuple):
    """Whose birth, from which day up to which, whether an age tells it, its words, the date beside it, and where."""

    who: str
    first: date
    last: date
    aged: tuple[int, Period] | None
    words: str
    place: Stretch


def births(ledger: Ledger) -> Iterator[Birth]:
    """Every birth, and every age with a date beside it, of somebody the text names in full."""
    told: list[tuple[int, Sentence, Sequence[Claim]]] = [
        (index, sentence, ledger.by_sentence.get(index, ()))
        for index, (_, block, sentence) in enumerate(ledger.sentences)
        if block.form is not Form.CELL and block.zone not in _ASIDE
    ]
    born = list(_all_born(told))
    known = {birth.who for birth in born}
    rest = [(sentence, claim) for _, sentence, claims in told for claim in claims]
    ages: dict[int, list[tuple[re.Match[str], Claim]]] = {}
    for index, sentence, claims in told:
        found = list(_ages(sentence, claims, rest))
        if found and not _OTHER.search(sentence.words):
            ages[index] = found
            known |= {_name(sentence, age.start(), set()) for age, _ in found}
    known.discard("")
    yield from born
    last = ""
    for index, sentence, _ in told if ages else ():
        yield from _aged(sentence, ages.get(index, ()), known, last)
        last = _spoken_of(sentence, known, last)


def _spoken_of(sentence: Sentence, known: set[str], last: str) -> str:
    """Whom a pronoun in the next sentence stands for; "" where two are named, or one of whom nothing is known."""
    names = {cleaned(name) for name in _NAME.findall(sentence.words) if " " in cleaned(name)}
    told = {full for full in known if re.search(rf"\b{re.escape(full.split()[-1])}\b", sentence.words)}
    told |= {name for name in names if not any(name in full or full in name for full in told)}
    return last if not told else told.pop() if len(told) == 1 else ""


def _all_born(told: Sequence[tuple[int, Sentence, Sequence[Claim]]]) -> Iterator[Birth]:
    """The births of a text; "Born in 1938, she …" is of the one the sentence before has named."""
    if not any(_BORN.search(sentence.words) for _, sentence, _ in told):
        return
    named = ""
    for _, sentence, claims in told:
        yield from _born(sentence, claims, named)
        names = {cleaned(name) for name in _NAME.findall(sentence.words) if " " in cleaned(name)}
        named = next(iter(names)) if len(names) == 1 else "" if names else named


def _born(sentence: Sentence, claims: Sequence[Claim], named: str) -> Iterator[Birth]:
    """ "Ada Holm was born on 3 May 1950", "Born in 1950, the pilot Ada Holm …", "Ada Holm (1950–2010)"."""
    if not (cue := _BORN.search(sentence.words)):
        return
    dates = [
        claim for claim in claims if _days(claim) and sentence.inner(claim.start, claim.end)[0] > cue.end()
    ]
    if not dates or not (when := _days(dates[0])) or not when.start or not when.end:
        return
    start, end = sentence.inner(dates[0].start, dates[0].end)
    if re.search(r"[;.]\s|\b(?:when|after|before|until|to|of)\b", sentence.words[cue.end() : start]):
        return
    whole = _NAME.findall(sentence.words[: cue.start()])
    after = re.match(rf"[^.;]{{0,60}}?(?P<who>{FULL})", sentence.words[end:]) if not cue.start() else None
    who = cleaned(after["who"]) if after else cleaned(whole[-1]) if whole else ""
    plain = re.search(
        rf"{FULL}(?:,| \(| was| is| who|,? who was|, now \d+,)* ?$", sentence.words[: cue.start()]
    )
    if not cue.start() and not after and re.match(r"[^.;]{0,60}?, (?:she|he)\b", sentence.words[end:]):
        who, plain = named, plain or cue
    if " " in who and (after or plain):
        low, high = sentence.span(cue.start(), end)
        yield Birth(
            who, when.start, when.end, None, sentence.words[cue.start() : end], Stretch(start=low, end=high)
        )


def _death(sentence: Sentence, rest: Sequence[tuple[Sentence, Claim]]) -> Claim | None:
    """The one day of a death that the text tells, where a sentence says at what age somebody has died."""
    if not re.search(r"\b(?:died|dies|has died|passed away)\b", sentence.words):
        return None
    days = [
        claim
        for home, claim in rest
        if _days(claim) and _DEATH.search(home.words[: home.inner(claim.start, claim.end)[0]])
    ]
    return days[0] if len(days) == 1 else None


def _ages(
    sentence: Sentence, claims: Sequence[Claim], rest: Sequence[tuple[Sentence, Claim]]
) -> Iterator[tuple[re.Match[str], Claim]]:
    """Each age of a sentence with the one date of its clause."""
    cue = _BORN.search(sentence.words)
    dates = [(sentence.inner(claim.start, claim.end), claim) for claim in claims if _days(claim)]
    if cue:
        dates = [one for i, one in enumerate(dates) if one[0][0] < cue.start() or i]
    if day := _death(sentence, rest):
        found = re.search(
            rf"\b(?:died|dies|passed away)(?: peacefully)?,?(?: aged| at| at the age of)? {_AGE}{_CLOSED}",
            sentence.words,
        )
        if found:
            yield found, day
            return
    for form in _AGES if dates else ():
        for found in form.finditer(sentence.words):
            low = max((m.end() for m in _EDGE.finditer(sentence.words[: found.start()])), default=0)
            stop = _EDGE.search(sentence.words[found.end() :])
            high = found.end() + stop.start() if stop else len(sentence.words)
            near = [claim for (start, _), claim in dates if low <= start < high]
            if len(near) > 1:  # "was 16 when she left school in 1988 and 50 when she won in 2010"
                after = [claim for (start, _), claim in dates if found.end() < start < found.end() + _NEAR]
                told_when = re.match(r" when\b", sentence.words[found.end() :])
                near = after[:1] if told_when else []
            if len(near) == 1:
                yield found, near[0]


def _aged(
    sentence: Sentence, ages: Iterable[tuple[re.Match[str], Claim]], known: set[str], last: str
) -> Iterator[Birth]:
    for found, claim in ages:
        who = _name(sentence, found.start(), known) or _pronoun(sentence, found.end(), known, last)
        when = _days(claim)
        parts = found.groupdict()
        most = int(parts["nth"]) if parts.get("nth") else _number(parts["age"])
        if not who or not when or not when.start or not when.end or not 3 < most < 116:
            continue
        least = most
        if parts.get("nth"):
            least, most = (most - 1, most - 1) if parts["short"] else (most - 1, most)
        since, until = _years_before(when.start, most + 1), _years_before(when.end, least)
        low, high = sentence.span(*found.span())
        if since and until:
            yield Birth(who, since, until, (most, when), found[0], Stretch(start=low, end=high))


def _name(sentence: Sentence, at: int, known: set[str]) -> str:
    """The person an age is told of: the only name in its sentence, whole or the last part of one that is known."""
    names = [cleaned(name) for name in _NAME.findall(sentence.words)]
    told = {resolved(name, known) or name for name in names if " " in name} & (known or set(names))
    told |= {
        full for full in known if re.search(rf"\b{re.escape(full.split()[-1])}\b", sentence.words[: at + 60])
    }
    return told.pop() if len(told) == 1 else ""


def _pronoun(sentence: Sentence, until: int, known: set[str], last: str) -> str:
    """Whom "he", "she" or "the 83-year-old" stands for, where the sentence names nobody else before it."""
    before = sentence.words[:until]
    alone = not any(" " in cleaned(name) for name in _NAME.findall(before))
    return last if last in known and alone and _PRONOUN.search(before) else ""


def _days(claim: Claim) -> Period | None:
    """The days of a date told without reserve."""
    period = claim.period
    if period and period.start and not period.end and claim.words.lower().startswith("since "):
        return Period.model_validate(f"{period.start.year:04}")
    fine = claim.kind is Kind.DATE and claim.comparator is Comparator.EQUAL and not claim.hypothetical
    if not fine or period is None or not period.start or not period.end or period.grain in _COARSE:
        return None
    season = period.approximate and (period.end - period.start).days < 100
    return period if (season or not period.approximate) and any(map(str.isdigit, claim.words)) else None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    ten, _, one = word.partition("-")
    return _TENS.get(ten, 0) + (_ONES.index(one or ten) if (one or ten) in _ONES else 0)


def _years_before(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
    except ValueError:
        return None
