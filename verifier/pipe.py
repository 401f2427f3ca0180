"""The pipe, on one screen: a source in, a report out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from verifier import reading
from verifier.checks import registry, run, score, tell, waive
from verifier.checks.coverage import coverage, tallies
from verifier.errors import SettingsError
from verifier.model.document import Document
from verifier.model.ledger import Ledger
from verifier.model.period import Period
from verifier.model.report import Report, Trouble
from verifier.model.source import Source
from verifier.model.waiver import Waiver
from verifier.reading import comments
from verifier.reading.companions import candidates
from verifier.settings import Settings
from verifier.solving import solve


def verify(
    path: str | Path | None = None,
    *,
    text: str | None = None,
    name: str | None = None,
    date: str | datetime.date | None = None,
    settings: Settings | None = None,
) -> Report:
    """Check one article or claim file: a `path`, or a `text` with an optional `name`.

    `date` is the document's own ("2024-04-03"), for texts that do not say it. Raises InputError
    for a file that cannot be read and SettingsError for arguments that cannot be kept.
    """
    if (path is None) == (text is None):
        raise SettingsError("give either a path or text=..., not both and not neither")
    source = reading.load(path) if path is not None else Source(name=name or "text", text=text)
    chosen = settings or Settings()
    if date is not None:
        chosen = chosen.model_copy(update={"date": _period(date)})
    return verify_source(source, chosen)


def verify_source(source: Source, settings: Settings) -> Report:
    """The same for what is already loaded."""
    if reading.kind_of(source) == "claims":
        from verifier.claimfiles import verify_claims  # claim files never touch the language model

        return verify_claims(source, settings)
    from verifier.extraction import extract  # and it is slow to load

    document, unread = reading.read(source, settings.date)
    ledger, unclear = extract(document, settings)
    waivers, unheard = _waivers(source, document)
    return conclude(ledger, settings, (*unread, *unclear, *unheard), waivers)


def _waivers(source: Source, document: Document) -> tuple[tuple[Waiver, ...], tuple[Trouble, ...]]:
    """What comments in the article waive, and what its claim file does, if it has one."""
    waivers, troubles = _known(document, *comments.waivers_in(document))
    if source.text is not None or not candidates(source.name):
        return waivers, troubles
    from verifier.claimfiles import waivers_for  # most articles have none

    more, unheard = waivers_for(document)
    return (*waivers, *more), (*troubles, *unheard)


def _known(
    document: Document, waivers: tuple[Waiver, ...], troubles: tuple[Trouble, ...]
) -> tuple[tuple[Waiver, ...], tuple[Trouble, ...]]:
    """The waivers whose check there is; a trouble for each other."""
    kept: list[Waiver] = []
    wrong: list[Trouble] = []
    for waiver in waivers:
        try:
            registry.known(waiver.check)
            kept.append(waiver)
        except SettingsError as error:
            line, column = document.place(waiver.start)
            why = f"this comment waives nothing: {error}"
            wrong.append(Trouble(stage="reading", about=document.name, why=why, line=line, column=column))
    return tuple(kept), (*troubles, *wrong)


def conclude(
    ledger: Ledger,
    settings: Settings,
    troubles: tuple[Trouble, ...],
    waivers: tuple[Waiver, ...] = (),
) -> Report:
    """Ask the checks, solve what must hold, and tell it."""
    checks = registry.chosen(settings)
    answers, broken = run.run(checks, ledger)
    conflicts, evaluations = solve(answers.constraints)
    told = tell.findings(checks, ledger.document, answers.hits, conflicts)
    findings, waived = waive.waive(told, waivers, checks, ledger.document, settings.today)
    covered = coverage(ledger, answers, evaluations, conflicts)
    return Report(
        document=ledger.document,
        claims=ledger.claims,
        groups=ledger.groups,
        apart=ledger.apart,
        findings=findings,
        waived=waived,
        coverage=covered,
        score=score.score(findings, covered, ledger.document),
        verdict=tell.verdict(findings, covered),
        tallies=tallies(answers, evaluations),
        troubles=(*troubles, *broken),
    )


def verify_many(
    sources: Iterable[str | Path], map: Callable[..., Iterable[Report]] = map
) -> Iterator[Report]:
    """Pass any `map`: the builtin, an executor's, a Ray pool's or a Dask executor's."""
    yield from map(verify, sources)


def _period(day: str | datetime.date) -> Period:
    try:
        return Period.model_validate(day.isoformat() if isinstance(day, datetime.date) else day)
    except ValueError:
        raise SettingsError(f"date: {day!r} is no date; write it like 2024-04-03") from None
