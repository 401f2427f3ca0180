"""The pipe for claim files: no language model. Values, formulas, and quotes against the article."""

from __future__ import annotations

from pathlib import Path

from verifier import reading
from verifier.checks import registry, run, score, tell
from verifier.checks.coverage import coverage, tallies
from verifier.errors import InputError
from verifier.model.claimfile import ClaimFile
from verifier.model.finding import Finding, Hit
from verifier.model.ledger import Ledger
from verifier.model.report import Report, Skipped, Trouble
from verifier.model.source import Source
from verifier.reading.claimfile import constraints_of, ledger_of, read_claims
from verifier.reading.drift import drift
from verifier.settings import Settings
from verifier.solving import solve


def verify_claims(source: Source, settings: Settings) -> Report:
    """Check one claim file. Raises InputError for a file that cannot be read as one.

    Waivers expire against `settings.date`; without it they hold, for no result may depend on a clock.
    """
    claimfile, unread = read_claims(source)
    ledger = ledger_of(claimfile)
    drifted, missing = _drift(claimfile, source)
    stated = constraints_of(claimfile)
    checks = registry.chosen(settings, {one.check for one in drifted} | {one.check for one in stated})
    wanted = {check.name for check in checks}
    hits = tuple(hit for hit in drifted if hit.check in wanted)
    constraints = tuple(one for one in stated if one.check in wanted)
    answers = run.Answers(hits=hits, constraints=constraints)
    conflicts, evaluations = solve(constraints)
    told = tell.findings(checks, ledger.document, hits, conflicts)
    findings, waived = _waived(told, claimfile, ledger, settings)
    covered = coverage(ledger, answers, evaluations, conflicts)
    covered = covered.model_copy(update={"not_checked": (*covered.not_checked, *waived)})
    return Report(
        document=ledger.document,
        claims=ledger.claims,
        findings=findings,
        coverage=covered,
        score=score.score(findings, covered, ledger.document),
        verdict=tell.verdict(findings, covered),
        tallies=tallies(answers, evaluations),
        troubles=(*unread, *missing),
    )


def _drift(claimfile: ClaimFile, source: Source) -> tuple[tuple[Hit, ...], tuple[Trouble, ...]]:
    if not claimfile.document.path or source.text is not None:
        return (), ()
    path = Path(source.name).parent / claimfile.document.path
    try:
        article = reading.load(path)
        if not drift(claimfile, article.data.decode("utf-8", "replace")):
            return (), ()
        # a quote may cross a link or a break: only the words a reader sees can tell
        document, _ = reading.read(article)
    except InputError as error:
        return (), (Trouble(stage="reading", about=source.name, why=f"quotes not compared: {error}"),)
    return drift(claimfile, " ".join(block.words for block in document.blocks)), ()


def _waived(
    told: tuple[Finding, ...], claimfile: ClaimFile, ledger: Ledger, settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Skipped, ...]]:
    """The findings nobody answers for, and a line for each that somebody does."""
    at = {claim.id: claim.start for claim in ledger.claims}
    today = settings.date.start if settings.date else None
    kept, waived = [], []
    for finding in told:
        waiver = next(
            (
                one
                for one in claimfile.waivers
                if one.check == finding.check
                and at.get(one.claim) == finding.places[0].start
                and not (today and one.expired(today))
            ),
            None,
        )
        if waiver is None:
            kept.append(finding)
        else:
            reason = f"{finding.check} waived by {waiver.by or 'nobody named'} until {waiver.until}: {waiver.reason}"
            waived.append(Skipped(quote=finding.places[0].quote, reason=reason, place=finding.places[0]))
    return tuple(kept), tuple(waived)
