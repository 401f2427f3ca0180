"""An event told as before or after another, against the dates of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.events import Event, clause, dated, plain, stems
from verifier.checks.phrases import forms
from verifier.checks.statements import sayer
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Period

_UNIT = r"(?:days?|weeks?|months?|years?|hours?|decades?|fortnight)"
_SOME = (
    r"(?:\d[\d.,]*|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|some"
    r"|a few|a couple of|half an?|many|barely an?|not an?)"
)
_TOLD = re.compile(
    rf"\b(?:(?:(?:just|only|about|nearly|almost|over|some) )?(?i:{_SOME}) (?:and a half )?{_UNIT} |[Ss]hortly "
    rf"|[Ll]ong |[Ss]oon "
    r"|[Ii]mmediately |[Jj]ust |[Oo]nly |[Rr]ight )?(?P<side>[Bb]efore|[Aa]fter|prior to|ahead of|following"
    r"|earlier than|later than"
    r"|(?:mainly |partly |largely |only )?because of|owing to|due to|as a result of|in response to"
    r"|in reaction to|in the wake of"
    r"|on account of|prompted by|triggered by|sparked by|caused by|thanks to|in protest at|in protest against)"
    r" (?P<event>(?:the |its |their |his |her |an? )?[\w’'-]+(?: [\w’'-]+){0,9})"
)
_BEFORE = ("before", "prior to", "ahead of", "earlier than")
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE)
_UNSURE = re.compile(
    r"\b(?:not|never|no|if|unless|would|could|should|may|might|whether|rather than|instead of|look\w* after|named after"
    r"|day after day|year after year|again|re-?open\w*|second|another|next|previous|one after)\b|n[’']t\b",
    re.IGNORECASE,
)
# what only adds when or where to a name
_CUT = frozenset("in on at by and when as he she it they was were had has is".split())
_APART = re.compile(
    r"\b(?:second|third|another|new|next|extension|phase|first|temporar\w+|again|re\w*opened)\b",
    re.IGNORECASE,
)
_REACH = 12
_YEARS = 3 * 366
_AGES = 40 * 366
# what comes back every few years
_AGAIN = re.compile(
    r"[A-Z]|\b(?:cups?|fairs?|festivals?|elections?|championships?|seasons?|races?|finals?|tournaments?|games"
    r"|season|tour|census"
    r"|olympics|harvest|congress|conference|summit|parade|budget|strike|flood|drought|war)\b"
)


@check(
    message="“{told}”, and by its dates {truth}",
    suggestion="Mend “{side}” or one of the two dates.",
    at_most=Severity.WARNING,
    bad=(
        "The fish market opened its doors on 12 May 2018. Ten weeks before the opening, in July 2018, it had "
        "sold every "
        "stall.",
        "Timeline\n\n- 9 January 2022: the first mussel is found in the lock.\n- 2 February 2022: the port shuts the "
        "ramps.\n\nThe port says that it had shut the ramps a week before the first mussel was found.",
        "The new pier was inaugurated in June 2019. The harbour master resigned in March 2019, soon after the "
        "inauguration of the new pier.",
        "The harbour master resigned on 3 February 2026 because of the audit report on the locks. The audit report was "
        "published on 19 March 2026.",
        "The yard opened its dry dock in Alder in May 2023. Construction of the dry dock began in August 2024.",
    ),
    good=(
        "The fish market opened its doors on 12 May 2018. Ten weeks before the opening, in March 2018, it had "
        "sold every "
        "stall.",
        "Timeline\n\n- 9 January 2022: the first mussel is found in the lock.\n- 2 February 2022: the port shuts the "
        "ramps.\n\nThe port says that it had shut the ramps four weeks after the first mussel was found.",
        "The new pier was inaugurated in June 2019. The harbour master resigned in March 2019, months before the "
        "inauguration of the new pier.",
        "The new pier was inaugurated in June 2019. The harbour master resigned in March 2019, soon after the "
        "inauguration of the lighthouse.",
        "The harbour master resigned on 3 February 2026 because of the audit report on the locks. The audit report was "
        "published on 19 January 2026.",
        "The yard opened its dry dock in Alder in May 2023. Construction of the dry dock began in August 2021.",
        "The yard opened its dry dock in Alder in May 2023. Construction of the crane began in August 2024.",
        "The fair opened in May 2018. Before the fair opened again, in May 2019, the stalls were painted.",
    ),
)
def order_misses_dates(ledger: Ledger) -> Iterator[Outcome]:
    """One event is told as before or after another, and the dates that the text gives them say the opposite.

    A timeline was mended and the sentence that rests on it was not; who was late and who was early is turned round.
    """
    events = dated(ledger)
    if not events:
        return
    for index, block, sentence in ledger.having(_TOLD):
        if block.form is Form.CELL or block.zone in _ASIDE or _UNSURE.search(sentence.words):
            continue
        for found in _TOLD.finditer(sentence.words):
            other = _known(found["event"], events, sentence)
            main = other and _main(ledger, index, found, events, other)
            if main and other:
                yield _judged(sentence, found, main, other)
    yield from _stages(events)


def _stages(events: Sequence[Event]) -> Iterator[Outcome]:
    """ "Opened its dry dock in May 2023", and "construction of the dry dock began in August 2024"."""
    staged = [(stage, thing, event) for event in events for stage, thing in _stage(event.words)]
    for (stage, thing, event), (other, again, later) in combinations(staged, 2):
        first, last = (event, later) if stage < other else (later, event)
        if (
            stage == other
            or event.sentence is later.sentence
            or not thing & again
            or _APART.search(later.words)
        ):
            continue
        if first.when.start is None or last.when.end is None or _far(first.when, last.when, ""):
            continue
        if not (thing <= again or again <= thing):
            continue
        if last.when.end > first.when.start:
            yield Held.on(later.date, event.date)
        else:
            yield Hit.on(
                later.date,
                event.date,
                told=later.words,
                side=later.date.words,
                truth=f"{last.words} is told for {last.date.words}",
                arithmetic=f"{last.date.words} < {first.date.words}",
            )


def _stage(words: str) -> Iterator[tuple[int, frozenset[str]]]:
    """How far along a thing is told to be, and the stems of its name."""
    for stage, section in enumerate(("planned", "started", "readied", "gone")):
        for form in forms("stages", section):
            found = form.search(words)
            if found and (thing := stems(re.split(r" (?:in|on|at|near|by|for|to|with) ", found["thing"])[0])):
                yield stage, thing


def _known(words: str, events: Sequence[Event], sentence: Sentence) -> Event | None:
    """The one dated event that these words name, told in another sentence."""
    near = [event for event in events if event.sentence is not sentence]
    told = words.split()
    for length in range(len(told), 1, -1):
        if length < len(told) and told[length] not in _CUT:
            continue
        asked = stems(" ".join(told[:length]))
        found = [event for event in near if asked and asked <= event.what]
        if len(found) == 1 and (len(asked) > 1 or words.startswith(("the ", "its ", "their "))):
            return found[0] if len(asked) > 1 or len(found[0].what) < _REACH else None
    return None


def _main(
    ledger: Ledger, index: int, found: re.Match[str], events: Sequence[Event], other: Event
) -> tuple[Claim, Period] | None:
    """The date of what is told as before or after: beside the words, or that of the same event elsewhere."""
    sentence = ledger.sentences[index][2]
    dates = [c for c in ledger.by_sentence.get(index, ()) if c.kind in (Kind.DATE, Kind.PERIOD)]
    low, high = clause(sentence.words, *found.span())
    if len(dates) == 1:
        start, end = sentence.inner(dates[0].start, dates[0].end)
        beside = (
            re.fullmatch(r",? (?:in|on) ", sentence.words[found.end() : start])
            if start > found.end()
            else None
        )
        before = sentence.words[end : found.start()] if end <= found.start() else "."
        if (beside or re.fullmatch(r",? ?", before)) and plain(dates[0]) and dates[0].period:
            return dates[0], dates[0].period
    if dates:
        return None
    said = stems(re.split(r"\b(?:that|said|says) ", sentence.words[: found.start()])[-1].split(", ")[-1])
    same = [event for event in events if event is not other and len(said & event.what) > 1]
    same = [event for event in same if len(said & event.what) * 2 > len(said)]
    return (same[0].date, same[0].when) if len(same) == 1 and not sayer("") and low < high else None


def _far(one: Period, other: Period, event: str) -> bool:
    """Whether years lie between, so that it may be another year's cup or fair."""
    most = _YEARS if _AGAIN.search(event) else _AGES
    return not one.start or not other.start or abs((one.start - other.start).days) > most


def _judged(sentence: Sentence, found: re.Match[str], main: tuple[Claim, Period], other: Event) -> Outcome:
    claim, when = main
    start, end = sentence.span(*found.span())
    place = Stretch(start=start, end=end)
    after = found["side"].lower() not in _BEFORE
    first, last = (other.when, when) if after else (when, other.when)
    if first.start is None or last.end is None or last.end > first.start or _far(first, last, found["event"]):
        return Held.on(place, claim, other.date)
    inside = place.start <= claim.start < place.end
    return Hit.on(
        place,
        *(() if inside else (claim,)),
        other.date,
        confidence=Confidence.HIGH,
        told=found[0],
        side=found["side"],
        truth=f"{claim.words} is {'before' if after else 'after'} {other.date.words}",
        arithmetic=f"{claim.words} {'<' if after else '>'} {other.date.words}",
    )
