"""A promise whose deadline lies after the plan that pays for it."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Block, Form, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_PLANS = (Kind.MONEY, Kind.RANGE)


@check(
    message="“{promise}” is due {after} the plan's “{plan}” ends",
    suggestion="Say who pays after {end}, or give one period for both.",
    at_most=Severity.ERROR,
    bad=(
        "**Key points**\n\n- The port puts £40m into the new fleet (2024–2027)\n"
        "- 12 ferries rebuilt by 2029\n",
    ),
    good=(
        "**Key points**\n\n- The port puts £40m into the new fleet (2024–2027)\n- 12 ferries rebuilt by 2027\n",
        "**Key points**\n\n- The port puts £40m into the new fleet (2024–2027)\n"
        "- The city wants to cut emissions by half by 2040\n",
    ),
)
def deadline_outside_window(ledger: Ledger) -> Iterator[Outcome]:
    """What a plan promises is due after the period for which the plan has money.

    "By 2030" may mean the first or the last day of the year; only a deadline that lies outside under
    both readings contradicts the plan, one that lies outside under one of them is overstated.
    """
    for plan in ledger.claims:
        if not _is_plan(plan) or plan.window is None or plan.window.end is None:
            continue
        for promise in _promises(ledger, plan):
            due = promise.window
            if due is None or due.last is None:
                continue
            if due.last < plan.window.end:
                yield Held.on(plan, promise)
                continue
            years = due.last.year - plan.window.end.year
            yield Hit.on(
                promise,
                plan,
                verdict=Verdict.OVERSTATED if years < 1 else Verdict.CONTRADICTED,
                confidence=Confidence.MEDIUM,
                promise=_words(ledger, promise),
                plan=_words(ledger, plan),
                after="up to a year after"
                if years < 1
                else f"at least {years} year{'s' * (years > 1)} after",
                end=str(plan.window.end.year - 1 if plan.window.end.month == 1 else plan.window.end.year),
                arithmetic=f"{plan.window.edtf} ends before {due.edtf.removeprefix('../')} is over",
            )


def _is_plan(claim: Claim) -> bool:
    """Money with a closed period to come, not a past result and not one year's budget."""
    return (
        claim.kind in _PLANS
        and not claim.deadline
        and claim.window is not None
        and claim.window.end is not None
        and (claim.window.start is None or (claim.window.end - claim.window.start).days > 366)
        and claim.zone not in (Zone.REFERENCES, Zone.RELATED)
    )


def _promises(ledger: Ledger, plan: Claim) -> Iterator[Claim]:
    """Targets with a deadline that stand in the plan's own sentence or list."""
    home = ledger.document.blocks[plan.block]
    for claim in ledger.claims:
        if not claim.deadline or claim.window is None or claim is plan or claim.kind is Kind.MONEY:
            continue
        if claim.kind in (Kind.DATE, Kind.PERIOD, Kind.DURATION, Kind.ORDINAL, Kind.PERCENT):
            continue
        block = ledger.document.blocks[claim.block]
        if claim.sentence == plan.sentence or _same_list(home, block):
            yield claim


def _same_list(a: Block, b: Block) -> bool:
    return a.form is b.form is Form.ITEM and a.group == b.group and a.group >= 0


def _words(ledger: Ledger, claim: Claim) -> str:
    """The figure with what it counts and its time, as one stretch of the text where it is short."""
    noun = f" {claim.noun}" if claim.noun and claim.noun not in claim.words else ""
    window = claim.window.edtf if claim.window else ""
    when = f"by {window.removeprefix('../')}" if claim.deadline else window
    return f"{claim.words}{noun} ({when})"
