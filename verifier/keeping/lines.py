"""Proposed claims and relations in, the lines of a claim file out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifier.keeping.known import remembered
from verifier.keeping.naming import unused
from verifier.keeping.scalars import scalar
from verifier.model.proposal import Proposal, Proposed, Tie

NEW = "# new: read it over, then delete this line"


def named(claims: Iterable[Proposed], taken: Iterable[str] = ()) -> dict[str, str]:
    """The id in the file of each claim, by `claim.id`; none of those taken is used again."""
    used = set(taken)
    found: dict[str, str] = {}
    for one in claims:
        found[one.claim.id] = unused(one.names, used)
        used.add(found[one.claim.id])
    return found


def entry(one: Proposed, id: str, indent: str = "  ") -> list[str]:
    """The lines of one claim."""
    return [f"{indent}{id}:", *(f"{indent}  {key}: {scalar(text)}" for key, text in one.fields)]


def formula(tie: Tie, ids: Mapping[str, str]) -> str:
    """The relation in the ids of the file."""
    return tie.pattern.format(*(ids[id] for id in tie.claims))


def whole(proposal: Proposal, path: str, formulas: Sequence[str], ids: Mapping[str, str]) -> str:
    """A claim file that is not there yet. `path` leads from its folder to the article."""
    return "\n".join([*_whole(proposal, path, formulas, ids), ""])


def _whole(proposal: Proposal, path: str, formulas: Sequence[str], ids: Mapping[str, str]) -> Iterator[str]:
    yield f"# Claims of {' '.join(path.split())}, drafted by `verifier extract`. Edit them: what you write is kept."
    yield "verifier: 1"
    yield ""
    yield "document:"
    yield f"  path: {scalar(path)}"
    if proposal.title:
        yield f"  title: {scalar(proposal.title)}"
    if proposal.date:
        yield f"  date: {scalar(proposal.date.edtf)}"
    yield f"  sha256: {proposal.sha256}"
    if proposal.claims:
        yield ""
        yield "claims:"
    heading = ""
    for one in proposal.claims:
        if one.heading != heading and one.heading != proposal.title:
            yield f"  # {' '.join(one.heading.split())}"
        heading = one.heading
        yield from entry(one, ids[one.claim.id])
    if formulas:
        yield ""
        yield "formulas:"
        yield from (f"  - {scalar(one)}" for one in formulas)
    memory = remembered(proposal, formulas)
    if memory:
        yield ""
        yield from memory
