"""A text in, its numbers and dates out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from verifier.model.hedges import Hedges
from verifier.model.mention import Kind, Mention
from verifier.model.period import Period
from verifier.numbers import lexicon, measures
from verifier.numbers.ages import group_at
from verifier.numbers.bounds import close, join
from verifier.numbers.counted import ago, stretch_at
from verifier.numbers.decades import DECADES
from verifier.numbers.directions import direct
from verifier.numbers.draft import Draft
from verifier.numbers.durations import article_span, lengthen, whole_span
from verifier.numbers.frequencies import frequency_at, weekly
from verifier.numbers.gapped import measured_as_before
from verifier.numbers.hedges import hedge
from verifier.numbers.names import not_a_quantity
from verifier.numbers.ordinals import ordinal_at, ordinal_value
from verifier.numbers.quantity import quantity_at
from verifier.numbers.quarters import YEARS_OF
from verifier.numbers.ratios import fold_at, ratio_at
from verifier.numbers.restated import restate, share_percent
from verifier.numbers.running import running_at
from verifier.numbers.signs import sign
from verifier.numbers.tokens import Tokens
from verifier.numbers.units import currency_before
from verifier.numbers.windows import Context, date_at

Skipped = tuple[int, int, str]
_USUAL = Hedges.model_construct()
_FIRST, _LAST = 1000, 9000
"""Years in which a text may have been written, with room to count from."""


def read(words: str, *, date: Period | None = None, hedges: Hedges = _USUAL) -> tuple[Mention, ...]:
    """Every number, amount and date of a text, in reading order, none overlapping another.

    `date` is when the text was written, for "last year"; `hedges` how far "about" may be off.
    """
    return scan(words, date=date, hedges=hedges)[0]


def scan(
    words: str, *, date: Period | None = None, hedges: Hedges = _USUAL
) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """The same, and every other figure or number word with the reason why it is not a quantity."""
    t = Tokens(words)
    first, last = (date.start, date.last) if date else (None, None)
    if not (first and last and first.year >= _FIRST and last.year <= _LAST):
        first = last = None
    drafts, skipped = _scan(t, Context(first), hedges)
    if first != last:
        _settle(drafts, _scan(t, Context(last), hedges)[0])
    mentions = tuple(draft.mention(t) for draft in drafts)
    return mentions, tuple(_apart(skipped, mentions))


def _settle(drafts: Sequence[Draft], others: Sequence[Draft]) -> None:
    """Written some day of a month or year: keeps the days that are the same from its first to its last."""
    known = {(draft.first, draft.last): draft.period for draft in others}
    for draft in drafts:
        if draft.period and draft.period != known.get((draft.first, draft.last)):
            draft.period = None
            if draft.unit == "calendar":
                draft.low = draft.high = None


def read_one(text: str) -> Mention:
    """The one quantity that a text is: "more than 13 billion USD", "roughly 2 million people"."""
    found = read(text)
    if not found:
        raise ValueError(f"no number or date in {text!r}")
    if len(found) > 1:
        raise ValueError(
            f"more than one number or date in {text!r}: {found[0].quote!r} and {found[1].quote!r}"
        )
    one = found[0]
    if text[: one.start].strip():
        raise ValueError(
            f"{text!r} should begin with its number or a word like 'about', not {text[: one.start].strip()!r}"
        )
    rest = text[one.end :].strip()
    if (
        rest
        and rest != one.noun.strip()
        and one.kind not in (Kind.COUNT, Kind.RANGE, Kind.RATIO, Kind.NUMBER)
    ):
        raise ValueError(
            f"{text!r}: {rest!r} after {one.quote!r} is neither a unit nor a thing that is counted"
        )
    return one


def _apart(skipped: Iterable[Skipped], mentions: Sequence[Mention]) -> Iterator[Skipped]:
    """Those that are no part of a mention."""
    following = 0
    for start, end, why in skipped:
        while following < len(mentions) and mentions[following].end <= start:
            following += 1
        if following == len(mentions) or mentions[following].start >= end:
            yield start, end, why


@cache
def _anchors() -> dict[str, str]:
    """Words at which something may begin, and what."""
    found: dict[str, str] = {}
    calendar = lexicon.calendar()
    for table in (calendar.months, calendar.weekdays, calendar.seasons, calendar.near, calendar.shifts):
        found |= dict.fromkeys(table, "date")
    found |= dict.fromkeys(("fy", "cy", "ad", "q", "h", "rest", "remainder", *YEARS_OF), "date")
    found |= dict.fromkeys(("w", "week", "weekend", "iso", "day", "month", "year", "final"), "date")
    found |= dict.fromkeys(("all", "full", "whole", "entire", "couple"), "span")
    found |= dict.fromkeys(DECADES, "date")
    found |= dict.fromkeys(("'", "’", "‘"), "apostrophe")
    found |= dict.fromkeys(lexicon.fractions(), "ordinal")
    found |= dict.fromkeys(lexicon.scales(), "number")
    found |= dict.fromkeys(lexicon.vague(), "number")
    found |= dict.fromkeys(lexicon.cardinals(), "number")
    found |= dict.fromkeys(lexicon.multiples(), "ratio")
    found |= dict.fromkeys(("a", "an", "another"), "article")
    found |= dict.fromkeys(("half", "quarter", "several", *lexicon.vulgar()), "number")
    found |= dict.fromkeys(lexicon.ordinals(), "ordinal")
    for word in ("every", "each", *lexicon.times(), *lexicon.frequencies(), *weekly()):
        found.setdefault(word, "often")
    return found


@cache
def _signs() -> frozenset[str]:
    """First tokens of currency signs and codes, in lower case."""
    return frozenset(sign.lower() for sign in measures.currency_signs())


def _scan(t: Tokens, context: Context, hedges: Hedges) -> tuple[list[Draft], list[Skipped]]:
    anchors, signs = _anchors(), _signs()
    found: list[Draft] = []
    skipped: list[Skipped] = []
    done = 0
    low = t.low
    for i in range(t.count):
        word = low[i]
        if "0" <= word[0] <= "9":
            sort = "digits"
        else:
            sort = anchors.get(word, "")
            if word in signs and i >= done and currency_before(t, i):
                sort = "money"
            if not sort:
                if word[-4:] == "fold" and len(word) > 6:
                    sort = "fold"
                elif word[0] == "." and len(word) > 1:
                    sort = "digits"
                else:
                    continue
        if (
            i < done
            or (sort == "article" and not _article(low[i + 1]))
            or (sort == "apostrophe" and not t.figure(i + 1))
            or (i == done and found and word in lexicon.frequencies())
        ):
            continue
        draft, why = _at(t, i, sort, context)
        if draft is None:
            if why:
                skipped.append((t.spans[i][0], t.spans[i][1], why))
            continue
        if draft.dimension == "time":
            lengthen(t, draft)
            draft = ago(t, draft, context.today)
        if draft.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL):
            hedge(t, draft, hedges)
            close(t, draft)
            if draft.direction is None:
                direct(t, draft)
            restate(t, found, draft)
            share_percent(t, found, draft)
            measured_as_before(t, found, draft)
        if draft.first < done:
            draft.first = done
        done = draft.last
        both = join(t, found[-1], draft) if found else None
        if both:
            found[-1] = both
        else:
            found.append(draft)
    return found, skipped


def _article(after: str) -> bool:
    """Whether "a" before the word may begin a number or a span: "a million", "a twenty-first of it"."""
    return after in lexicon.group("after article") or after in lexicon.fractions() or after[-2:] == "ty"


def _ordinal(t: Tokens, i: int) -> bool:
    """Whether a number goes on to be an ordinal: "21st", "twenty-first", but not "one-fifth"."""
    if t.figure(i) and not t.glued(i + 1):
        return False
    return ordinal_value(t, i) is not None


def _at(t: Tokens, i: int, sort: str, context: Context) -> tuple[Draft | None, str]:
    """What begins at a token, or why nothing does."""
    if sort == "fold":
        return fold_at(t, i), ""
    if sort == "money":
        draft = quantity_at(t, i)
        return draft, ""
    if sort == "often" or t.low[i] in lexicon.times():
        draft = frequency_at(t, i)
        if draft or sort == "often":
            return draft, ""
    draft = stretch_at(t, i, context.today) if sort == "date" else None
    draft = draft or (article_span(t, i) if sort == "article" else date_at(t, i, context))
    draft = draft or (whole_span(t, i) if sort == "span" or t.low[i] == "half" else None)
    if draft:
        return draft, ""
    if sort in ("date", "apostrophe", "span"):
        return None, ""
    group = (running_at(t, i) or group_at(t, i)) if sort == "digits" else None
    if group:
        return group, ""
    why = not_a_quantity(t, i)
    if why:
        return None, why
    draft = ratio_at(t, i) or frequency_at(t, i)
    if draft:
        sign(t, draft)
        return draft, ""
    if sort == "ordinal" or sort == "ratio" or (sort in ("digits", "number") and _ordinal(t, i)):
        return ordinal_at(t, i)
    draft = quantity_at(t, i)
    if draft is None and (sort == "digits" or t.low[i] in lexicon.cardinals()):
        return None, "not understood"
    return draft, ""
