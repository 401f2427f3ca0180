"""A text and the user's facts in, the names that stand for one body out."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.phrases import forms, pattern
from verifier.model.document import Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger

_WORD = r"[A-Z][\w'’&.-]*"
_BODY = rf"{_WORD}(?: (?:(?:of|the|and|for|&) )?{_WORD}){{0,4}}?"
_ONE = rf"(?P<one>{_BODY})"
_TWO = rf"(?P<two>{_BODY})(?=[,.;:)]|$| [a-z]| [(–—])"


def aliases(ledger: Ledger) -> Iterator[tuple[str, str, Stretch | None]]:
    """Two names of one body, and where the text says so; None where the user's facts do."""
    for fact in ledger.facts.kin:
        if fact.relation in ("alias", "former name", "other name", "same"):
            yield fact.name, fact.of, None
    for _, block, sentence in ledger.sentences:
        if block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        words = sentence.words
        if not pattern("kinship", "HINT").search(words):
            continue
        for form in forms("kinship", "forms", ONE=_ONE, TWO=_TWO):
            for found in form.finditer(words):
                start, end = sentence.span(*found.span())
                yield _bare(found["one"]), _bare(found["two"]), Stretch(start=start, end=end)


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")
