"""The pipe for claim files: no language model. Values, formulas, and quotes against the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from verifier import reading
from verifier.checks import registry, run, score, tell, waive
from verifier.checks.coverage import coverage, tallies
from verifier.errors import InputError
from verifier.model.claimfile import ClaimFile
from verifier.model.constraint import Constraint
from verifier.model.document import Document
from verifier.model.finding import Hit, Stretch
from verifier.model.report import Report, Trouble
from verifier.model.source import Source
from verifier.model.waiver import Waiver
from verifier.reading.claimfile import constraints_of, ledger_of, read_claims
from verifier.reading.companions import article_of, belong, candidates
from verifier.reading.drift import DRIFTED, MISSED, drift, missed, stands
from verifier.reading.quotes import Quotes
from verifier.reading.spelling import did_you_mean
from verifier.settings import Settings
from verifier.solving import solve

MALFORMED = "malformed-entry"
_WORD = re.compile(r"[^\s:,\]})]+")


def verify_claims(source: Source, settings: Settings) -> Report:
    """Check one claim file. Raises InputError for a file that cannot be read as one.

    Waivers expire against `settings.today`; without it they hold, for no result may depend on a clock.
    """
    claimfile, unread = read_claims(source)
    ledger = ledger_of(claimfile)
    drifted, missing = _drift(claimfile, source)
    unknown = tuple(_unknown_checks(claimfile))
    malformed = _malformed((*unread, *missing, *unknown), ledger.document)
    stated = constraints_of(claimfile)
    asked = {DRIFTED, MISSED, MALFORMED, waive.UNUSED, waive.EXPIRED, *(one.check for one in stated)}
    wanted = registry.wanted(settings, asked)
    hits = tuple(hit for hit in (*malformed, *drifted, *missed(claimfile)) if hit.check in wanted)
    constraints = tuple(one for one in stated if one.check in wanted)
    answers = run.Answers.model_construct(hits=hits, constraints=constraints)
    conflicts, evaluations = solve(constraints)
    # a check that says nothing is not loaded, but a waiver must know whether its own was asked
    speaking = wanted if claimfile.waivers else {hit.check for hit in hits} | {one.check for one in conflicts}
    checks = registry.chosen(settings, speaking)
    told = tell.findings(checks, ledger.document, hits, conflicts)
    heard = _heard(claimfile, stated, compared=not missing)
    waivers = [
        one.model_copy(update={"judged": (one.check, one.claim) in heard}) for one in claimfile.waivers
    ]
    findings, waived = waive.waive(told, waivers, checks, ledger.document, settings.today)
    covered = coverage(ledger, answers, evaluations, conflicts)
    return Report.model_construct(
        document=ledger.document,
        claims=ledger.claims,
        findings=findings,
        waived=waived,
        coverage=covered,
        score=score.score(findings, covered, ledger.document),
        verdict=tell.verdict(findings, covered),
        tallies=tallies(answers, evaluations),
        troubles=tuple(one for one in unread if not one.line),
    )


def waivers_for(document: Document) -> tuple[tuple[Waiver, ...], tuple[Trouble, ...]]:
    """What the claim file of an article waives, wherever the article says what the claim quotes."""
    found: list[Waiver] = []
    troubles: list[Trouble] = []
    quotes = Quotes(document)
    for path in candidates(document.name):
        try:
            source = reading.load(path)
            if reading.kind_of(source) != "claims":
                continue
            claimfile, unread = read_claims(source)
        except InputError as error:
            troubles.append(Trouble(stage="reading", about="waivers", why=f"not honoured: {error}"))
            continue
        if belong(claimfile, document.name):
            troubles += (_elsewhere(path, one) for one in unread)
            quoted = {entry.id: quotes.exact(entry.quote) for entry in claimfile.entries}
            heard = _heard(claimfile, constraints_of(claimfile), compared=True)
            for waiver in claimfile.waivers:
                if at := quotes.exact(waiver.quote) if waiver.quote else quoted.get(waiver.claim):
                    told = {"covers": at, "start": at[0][0], "end": at[0][1], "origin": path.as_posix()}
                    told["judged"] = (waiver.check, waiver.claim) not in heard
                    found.append(waiver.model_copy(update=told))
    return tuple(found), tuple(troubles)


def _elsewhere(path: Path, trouble: Trouble) -> Trouble:
    """What is wrong with a claim file, told of the article."""
    where = f"{path.as_posix()}:{trouble.line}:{trouble.column}"
    return Trouble(stage="reading", about="claim file", why=f"{where}: {trouble.why}")


def _heard(
    claimfile: ClaimFile, constraints: Iterable[Constraint], *, compared: bool
) -> frozenset[tuple[str, str]]:
    """Of which claim which check was asked: only such a waiver can be called unused from this file alone."""
    asked = {(one.check, claim.id) for one in constraints for claim in one.claims}
    if compared:
        asked |= {(DRIFTED, entry.id) for entry in claimfile.entries}
    always = ("broken-formula", MISSED)
    asked |= {(check, entry.id) for check in always for entry in claimfile.entries}
    return frozenset(asked)


def _malformed(troubles: Iterable[Trouble], document: Document) -> tuple[Hit, ...]:
    """A hit on every line that cannot be read as meant."""
    hits = []
    for trouble in troubles:
        if not trouble.line or not trouble.column:
            continue
        start = document.offset(trouble.line, trouble.column)
        word = _WORD.match(document.text, start)
        hit = Hit.on(Stretch(start=start, end=word.end() if word else start), why=trouble.why)
        hits.append(hit.model_copy(update={"check": MALFORMED}))
    return tuple(hits)


def _unknown_checks(claimfile: ClaimFile) -> Iterator[Trouble]:
    """Waivers of checks that there are not."""
    for waiver in claimfile.waivers:
        if waiver.check not in registry.places() and waiver.check not in registry.plugins():
            hint = did_you_mean(waiver.check, registry.places()) or "; `verifier checks` lists them"
            yield _trouble(claimfile, waiver.start, f"waivers.check: no check '{waiver.check}'{hint}")


def _drift(claimfile: ClaimFile, source: Source) -> tuple[tuple[Hit, ...], tuple[Trouble, ...]]:
    path = article_of(claimfile) if source.text is None else None
    if path is None:
        return (), ()
    try:
        article = reading.load(path)
        if stands(claimfile, article.data.decode("utf-8", "replace")):
            return (), ()
        # a quote may cross a link or a break: only the words a reader sees can tell
        document, _ = reading.read(article)
    except InputError as error:
        why = f"document.path: quotes are not compared: {error}"
        return (), (_trouble(claimfile, claimfile.document.start, why),)
    return tuple(drift(claimfile, Quotes(document))), ()


def _trouble(claimfile: ClaimFile, at: int, why: str) -> Trouble:
    document = Document(name=claimfile.name, text=claimfile.text)
    line, column = document.place(at)
    return Trouble(stage="reading", about=claimfile.name, why=why, line=line, column=column)
