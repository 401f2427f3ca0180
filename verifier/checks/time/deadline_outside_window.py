"""A promise whose deadline lies after the plan that pays for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import months_later

_PLAN = re.compile(
    r"\b(grants?|funds?|funding|funded|scheme|programme|program|plan|strategy|roadmap|charter|term|settlement"
    r"|allocation"
    r"|bursar(?:y|ies)|appropriat\w+|bond|initiative|framework|agreement|deal|budget|money|cash|investment|invests?"
    r"|commits?|pledges?|package|subsid(?:y|ies|ised|ized)|pays? for|paid for|pays? the|financ\w+|sponsor\w*"
    r"|donat\w+|loan|endowment|support|levy|contract|project|licen[cs]e|permit|lease|concession"
    r"|mandate)\b|[$£€¥]\s?\d",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(until|till|through|to|ends?|closes?|stops?|runs? out|expires?|lasts?)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# the money must be spent by then
_SPENT = re.compile(
    r"\b(?:spent|used|used up|drawn|drawn down|paid out|claimed|called (?:up|on)|available|valid)\W+$"
)
_STARTS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|launched|running|runs|ran|awarded|opened"
    r"|from)\W+(?:in |on |from )?"
    r"(?:[\w ,]{0,20}?\d{4})$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?\d{4}|\d{1,2} [A-Z]")
_BACK = re.compile(
    r"\b(?:with (?:the|its|that|this)|under (?:the|its|this|that)|(?:use|using) (?:it|them)|its"
    r" (?:money|proceeds)|the"
    r" (?:grant|fund|scheme|programme|program|plan|money|investment|package|licen[cs]e|permit|lease)(?:'s|’s)?"
    r" (?:target|goal|aim|is|will|pays?)|^It (?:will|is to|aims? to|promises)|^Its (?:goal|aim|target"
    r"|purpose|task|object) (?:is|was))\b",
    re.IGNORECASE,
)
_NOUNS = (
    r"(?:grants?|funds?|funding|scheme|programme|program|plan|strategy|roadmap|charter|settlement|allocation"
    r"|bond|initiative"
    r"|framework|agreement|deal|budget|money|cash|investment|package|licen[cs]e|permit|lease|concession|contract"
    r"|loan|levy"
    r"|endowment|subsidy)"
)
# what is due is due out of the plan: its own noun again, or "it" beside a verb of paying
_OUT_OF = re.compile(
    rf"\b(?:with|under|from|out of|using|thanks to|by means of|according to|as part of|within|by) (?:the|this"
    rf"|that|its|these|those"
    rf"|their) (?:[\w’'-]+ )?{_NOUNS}\b"
    rf"|\b(?:with|under|out of) (?:{_NOUNS} )?(?:it|them)\b|\bwith (?:[\w-]+ )?{_NOUNS}\b"
    rf"|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hose|[Tt]hese|[Ii]ts) (?:same )?{_NOUNS}(?:['’]s [\w-]+)? (?:will|is|are"
    rf"|also|alone|should|must|pays?|covers?|has|"
    r"promises?|foresees?|provides?|aims?|commits?|obliges?|requires?|sets?)\b"
    r"|^(?:It|They) (?:will|is|are|also|promises?|foresees?|provides?|aims?|commits?|requires?) |^Its (?:last"
    r"|final|first|main) [\w-]+",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|shall|is to|are to|must|is due|are due|due|scheduled|expected|planned|promises?|to be [\w-]+ed"
    r"|aims?|wants?|hopes?)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^(?:With|Under|From|Out of|Thanks to) (?:the|this|that) (?P<plan>grant|fund|scheme|programme|program|plan"
    r"|money|levy|contract|licen[cs]e|permit|lease|concession|package)\b"
)
# an aim of the whole country
_ELSEWHERE = re.compile(r"\b(?:net zero|climate|carbon|emissions)\b", re.IGNORECASE)
_REACH = 3
_FAR = 90
# the window moved, or the deadline is somebody else's
_APART = re.compile(
    r"\b(extend\w*|follow\w*|renew\w*|successor|next plan|second phase|law|bans?|beyond|long-term|ultimately"
    r"|does not depend|separate\w*|another|later|results?|findings|report\w*|publish\w*|evaluat\w+"
    r"|reviewed|reviews|an? review|the review|audit\w*|assess\w*)\b",
    re.IGNORECASE,
)


@check(
    message="“{promise}” is due {after} “{plan}” ends",
    suggestion="Say who pays after {end}, or give one period for both.",
    at_most=Severity.WARNING,
    bad=(
        "**Key points**\n\n- The port puts £40m into the new fleet (2024–2027)\n- 12 ferries rebuilt by 2029\n",
        "The ferry grant runs from 2023 to 2026. With the grant the port promises new boats by 2029.",
        "A grant pays for the ferries from January 2025 to June 2026.\n\nThe boats are old, and most leak.\n\n"
        "With the grant the port wants every boat to be rebuilt by December 2026.",
        "The pier's licence expires on 31 December 2028. Under the licence the pier must be removed by 2029.",
        "Money for new buoys was voted for 2023 through 2026. The mayor says the money will pay for 72 buoys "
        "by May Day 2028.",
        "Under the port's strategy for 2021-25, the lock is to be widened in the 2027 season.",
        "Money for the five-year dredging programme is available from 2025 to 2029. Its last task, to be met "
        "with programme "
        "money, is the lock at Holm, due in the spring of 2032.",
    ),
    good=(
        "**Key points**\n\n- The port puts £40m into the new fleet (2024–2027)\n- 12 ferries rebuilt by 2027\n",
        "The ferry grant runs from 2023 to 2026. National law bans old engines by 2030.",
        "Under the port's strategy for 2021-25, the lock is to be widened in the 2025 season.",
        "The ferry grant runs from 2023 to 2026. The pier at Holm, which a bank pays for, is due in the spring "
        "of 2032.",
        "The ferry grant, first set for 2023 to 2026, was extended. With the grant the port promises boats by 2029.",
    ),
)
def deadline_outside_window(ledger: Ledger) -> Iterator[Outcome]:
    """What a plan promises is due after the period for which the plan has money.

    "By 2030" may mean the first or the last day of the year; only a deadline that lies outside under
    both readings contradicts the plan, one that lies outside under one of them is overstated.
    """
    told: set[str] = set()
    for plan, ends in _plans(ledger):
        for promise in _promises(ledger, plan):
            due = promise.period
            if due is None or due.start is None or due.end is None or promise.id in told:
                continue
            told.add(promise.id)
            if due.end <= ends or (promise.comparator is Comparator.EQUAL and due.start <= ends):
                yield Held.on(plan, promise)
            else:
                yield _hit(ledger, plan, ends, promise, late=due.start > ends)


def _plans(ledger: Ledger) -> Iterator[tuple[Claim, date]]:
    """Every stated period of money or a plan, with the day after its end."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.zone in (Zone.REFERENCES, Zone.RELATED) or not _PLAN.search(sentence.words):
            continue
        if _APART.search(sentence.words):
            continue
        yield from _begun(claims, sentence)
        for claim in claims:
            period = claim.period
            dated = any(map(str.isdigit, claim.words))  # "150 today" ends nothing
            if not dated or period is None or period.end is None or _goes_on(claim, claims, sentence):
                continue
            before = sentence.words[: sentence.inner(claim.start, claim.end)[0]]
            joined = re.search(r"\d (?:to|until|till|through) (?:the end of )?$", before) is not None
            spans = claim.kind is Kind.PERIOD and (
                period.start is None or joined or (period.end - period.start).days > 366
            )
            closed = period.start is not None or claim.comparator is Comparator.AT_MOST
            ends = claim.kind is Kind.DATE and claim.comparator is Comparator.EQUAL and _ENDS.search(before)
            spent = claim.comparator is Comparator.AT_MOST and _SPENT.search(before)
            if (spans and closed) or ends or (spent and claim.kind is Kind.DATE):
                yield claim, period.end


def _goes_on(claim: Claim, claims: tuple[Claim, ...], sentence: Sentence) -> bool:
    """ "The financial years 2025-26 to 2028-29": the first of two that make one period."""
    end = sentence.inner(claim.start, claim.end)[1]
    return any(
        other.kind in (Kind.DATE, Kind.PERIOD)
        and other.start > claim.end
        and re.fullmatch(
            r" (?:to|until|till|through) (?:the end of )?| ?[–-] ?",
            sentence.words[end : sentence.inner(other.start, other.end)[0]],
        )
        for other in claims
    )


def _begun(claims: tuple[Claim, ...], sentence: Sentence) -> Iterator[tuple[Claim, date]]:
    """ "A three-year grant, starting in January 2025": a length and its first day make the last, at the latest."""
    lengths = [c for c in claims if c.kind is Kind.DURATION and c.unit in ("year", "month")]
    starts = [c for c in claims if _starts(c, sentence)]
    if len(lengths) != 1 or len(starts) != 1 or lengths[0].value is None or lengths[0].value.denominator != 1:
        return
    first = starts[0].period.start if starts[0].period else None
    after = sentence.words[sentence.inner(lengths[0].start, lengths[0].end)[1] :]
    if first and _PLAN.search(" ".join(after.split()[:4])):
        begun = 0 if _MONTH.search(starts[0].words) else 12  # some day of the year
        months = int(lengths[0].value) * (12 if lengths[0].unit == "year" else 1)
        yield lengths[0], months_later(first.year, first.month, months + begun)


def _starts(claim: Claim, sentence: Sentence) -> bool:
    told = claim.kind in (Kind.DATE, Kind.PERIOD) and claim.comparator not in (
        Comparator.AT_MOST,
        Comparator.LESS,
    )
    if not told or claim.period is None or claim.period.start is None:
        return False
    return _STARTS.search(sentence.words[: sentence.inner(claim.start, claim.end)[1]]) is not None


def _promises(ledger: Ledger, plan: Claim) -> Iterator[Claim]:
    """Deadlines in the plan's own sentence or list, or in the next sentence where it refers back."""
    home = ledger.document.blocks[plan.block]
    for claim in ledger.claims:
        if claim is plan or claim.kind is not Kind.DATE or claim.period is None:
            continue
        words = ledger.sentences[claim.sentence][2].words
        tied = _OUT_OF.search(words)
        if claim.start < home.start or _APART.search(words) or (not tied and _ELSEWHERE.search(words)):
            continue
        if claim.comparator not in (Comparator.AT_MOST, Comparator.LESS) and not _due(ledger, claim, words):
            continue
        same = claim.sentence == plan.sentence and claim.start > plan.end
        near = ledger.together(claim.block, plan.block) and 0 < claim.sentence - plan.sentence <= _REACH
        following = near and (tied or (claim.sentence == plan.sentence + 1 and _BACK.search(words)))
        again = _named_again(ledger, plan, words)
        if same or following or again or _same_list(home, ledger.document.blocks[claim.block]):
            yield claim


def _due(ledger: Ledger, claim: Claim, words: str) -> bool:
    """ "Is to turn professional in the 2027 season", "due in the spring of 2032", "by Labor Day 2028"."""
    if claim.comparator is not Comparator.EQUAL:
        return False
    before = words[: ledger.sentences[claim.sentence][2].inner(claim.start, claim.end)[0]]
    return _MODAL.search(before[-_FAR:]) is not None and not _STARTS.search(before + claim.words)


def _named_again(ledger: Ledger, plan: Claim, words: str) -> bool:
    """ "With the grant" further down: the plan's own noun, and the text speaks of one such plan only."""
    found = _AGAIN.match(words)
    home = ledger.sentences[plan.sentence][2]
    if not found or found["plan"].lower() not in home.words.lower():
        return False
    rivals = re.compile(
        rf"\b(?:an?|another|second|new|other|two) (?:[\w-]+ )?{found['plan']}\b", re.IGNORECASE
    )
    return sum(bool(rivals.search(sentence.words)) for _, _, sentence in ledger.sentences) <= 1


def _same_list(a: Block, b: Block) -> bool:
    return a.form is b.form is Form.ITEM and a.group == b.group and a.group >= 0


def _hit(ledger: Ledger, plan: Claim, ends: date, promise: Claim, *, late: bool) -> Hit:
    due = promise.period.edtf if promise.period else ""
    return Hit.on(
        promise,
        plan,
        verdict=Verdict.CONTRADICTED if late else Verdict.OVERSTATED,
        confidence=Confidence.HIGH,
        promise=_clause(ledger.sentences[promise.sentence][2], promise),
        plan=_clause(ledger.sentences[plan.sentence][2], plan),
        after="after" if late else "up to a year after",
        end=plan.period.last if plan.period and plan.period.last else ends,
        arithmetic=f"money to {plan.period.edtf.rpartition('/')[2] if plan.period else ends - timedelta(days=1)}, "
        f"due by {due}",
    )


def _clause(sentence: Sentence, claim: Claim) -> str:
    """The figure with the few words before it."""
    start, end = sentence.inner(claim.start, claim.end)
    stretches = [part.split() for part in re.split(r"[.;:(),—–]\s*", sentence.words[:start]) if part.strip()]
    before = stretches[-1][-5:] if stretches else []
    return " ".join((*before, sentence.words[start:end]))
