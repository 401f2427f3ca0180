"""An article in, its claim file drafted or brought up to date out."""

from __future__ import annotations

from verifier import reading
from verifier.checks import registry, run, tell
from verifier.extraction import extract
from verifier.keeping.lines import formula, named, whole
from verifier.keeping.merge import merge
from verifier.keeping.propose import propose
from verifier.keeping.ties import same_of, ties_of
from verifier.model.document import Document
from verifier.model.proposal import Proposal, Tie
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims
from verifier.reading.formulas import FormulaError, parse
from verifier.reading.quotes import Quotes
from verifier.reading.relations import relate
from verifier.settings import Settings
from verifier.solving import solve


def proposal_of(source: Source, settings: Settings) -> tuple[Proposal, Document]:
    """What of an article is worth keeping, and the article as read. InputError where it cannot be read."""
    document, _ = reading.read(source, settings.date)
    ledger, _ = extract(document, settings)
    checks = registry.chosen(settings)
    answers, _ = run.run(checks, ledger)
    conflicts, evaluations = solve(answers.constraints)
    findings = tell.findings(checks, document, answers.hits, conflicts)
    same = same_of(ledger, evaluations)
    ties = ties_of(ledger, same, evaluations, answers.held)
    bare = propose(ledger, same, ties, findings, source.data)
    return propose(ledger, same, _sound(bare), findings, source.data), document


def kept(text: str, name: str, proposal: Proposal, document: Document, path: str) -> str:
    """The new text of a claim file; `path` leads from its folder to the article, "" as `text` begins it."""
    if not text.strip():
        ids = named(proposal.claims)
        return whole(proposal, path, [formula(tie, ids) for tie in proposal.ties], ids)
    return merge(text, name, proposal, Quotes(document))


def _sound(proposal: Proposal) -> tuple[Tie, ...]:
    """The ties that say in a claim file what the article says; of several between the same claims the first."""
    ids = named(proposal.claims)
    bare = Source(name="draft", text=whole(proposal, "draft", (), ids))
    claims = {entry.id: entry.claim for entry in read_claims(bare)[0].entries}

    def sound(tie: Tie) -> bool:
        told = formula(tie, ids)
        try:
            constraints = relate(parse(told), claims, Document(name="draft", text=told))
        except FormulaError:
            return False
        return not tie.holds or not solve(constraints)[0]

    found: dict[frozenset[str], Tie] = {}
    for tie in proposal.ties:
        if frozenset(tie.claims) not in found and sound(tie):
            found[frozenset(tie.claims)] = tie
    return tuple(found.values())
