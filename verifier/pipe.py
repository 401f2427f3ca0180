"""The pipe, on one screen: a source in, a report out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from verifier import reading
from verifier.checks import registry, run, score, tell, waive
from verifier.checks.coverage import coverage, tallies
from verifier.errors import SettingsError
from verifier.memo import Memo, no_memo
from verifier.model.comparison import Comparison, worst
from verifier.model.document import Document
from verifier.model.ledger import Ledger
from verifier.model.period import Period
from verifier.model.report import Report, Trouble
from verifier.model.source import Source
from verifier.model.waiver import Waiver
from verifier.reading.companions import candidates
from verifier.settings import Settings
from verifier.solving import solve


def verify(
    path: str | Path | None = None,
    *,
    text: str | None = None,
    name: str | None = None,
    date: str | datetime.date | None = None,
    sources: Iterable[str | Path | Source] = (),
    settings: Settings | None = None,
) -> Report:
    """Check one article or claim file: a `path`, or a `text` with an optional `name`.

    `date` is the document's own ("2024-04-03"), for texts that do not say it. An article is also held
    against `sources`: paths of texts in any format we read, or loaded ones. Raises InputError
    for a file that cannot be read and SettingsError for arguments that cannot be kept.
    """
    if (path is None) == (text is None):
        raise SettingsError("give either a path or text=..., not both and not neither")
    source = reading.load(path) if path is not None else Source(name=name or "text", text=text)
    chosen = settings or Settings()
    if date is not None:
        chosen = chosen.model_copy(update={"date": _period(date)})
    given = tuple(one if isinstance(one, Source) else reading.load(one) for one in sources)
    if given:
        chosen = chosen.model_copy(update={"sources": (*chosen.sources, *given)})
    return verify_source(source, chosen)


def verify_source(source: Source, settings: Settings, memo: Memo = no_memo) -> Report:
    """The same for what is already loaded."""
    if reading.kind_of(source) == "claims":
        from verifier.claimfiles import verify_claims  # claim files never touch the language model

        return verify_claims(source, settings)
    from verifier.extraction import extract  # and it is slow to load

    document, unread = reading.read(source, settings.date)
    ledger, unclear = extract(document, settings, memo)
    waivers, unheard = _waivers(source, document)
    ledger, sources, unseen = _held(ledger, settings)
    return conclude(ledger, settings, (*unread, *unclear, *unheard, *unseen), waivers, sources)


def compare(claim: str, source: str) -> Comparison:
    """Hold a claim of one or more sentences against a source, both plain text.

    The verdict is the worst of its pairs. Each pair has a part of the claim (a figure, a name, a
    quotation, the whole sentence) with its place, the passage of the source that bears it out or
    does not, and the reason.
    """
    from verifier.comparing import compared  # slow to load, like all that is only needed now and then

    document, _ = reading.read(Source(name="claim", text=claim, format="plain"))
    held_against, _ = reading.read(Source(name="source", text=source, format="plain"))
    found = compared(document, (held_against,))
    pairs = tuple(pair for one in found for pair in one.pairs)
    return Comparison(verdict=worst(pair.support for pair in pairs), pairs=pairs)


def _held(ledger: Ledger, settings: Settings) -> tuple[Ledger, tuple[Document, ...], tuple[Trouble, ...]]:
    """The ledger with its sentences held against the sources, if the user gave any."""
    if not settings.sources:
        return ledger, (), ()
    from verifier.comparing import compared  # most runs have no sources

    read = [reading.read(source) for source in settings.sources]
    documents = tuple(document for document, _ in read)
    comparisons = compared(ledger.document, documents)
    troubles = tuple(
        trouble.model_copy(update={"about": f"{document.name}: {trouble.about}"})
        for document, found in read
        for trouble in found
    )
    return ledger.model_copy(update={"comparisons": comparisons}), documents, troubles


def _waivers(source: Source, document: Document) -> tuple[tuple[Waiver, ...], tuple[Trouble, ...]]:
    """What comments in the article waive, and what its claim file does, if it has one."""
    from verifier.reading import comments  # it loads the readers of Markdown and HTML

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
    sources: tuple[Document, ...] = (),
) -> Report:
    """Ask the checks, solve what must hold, and tell it."""
    checks = registry.chosen(settings)
    answers, broken = run.run(checks, ledger)
    conflicts, evaluations = solve(answers.constraints)
    told = tell.findings(checks, ledger.document, answers.hits, conflicts, sources)
    findings, waived = waive.waive(told, waivers, checks, ledger.document, settings.today)
    covered = coverage(ledger, answers, evaluations, conflicts)
    return Report(
        document=ledger.document,
        sources=sources,
        claims=ledger.claims,
        groups=ledger.groups,
        apart=ledger.apart,
        findings=findings,
        waived=waived,
        coverage=covered,
        score=score.score(findings, covered, ledger.document),
        verdict=tell.verdict(findings, covered),
        tallies=tallies(answers, evaluations),
        source_map=ledger.source_map,
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
