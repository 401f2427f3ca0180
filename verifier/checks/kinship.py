"""A text and the user's facts in, the names that stand for one body and who belongs to whom out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.phrases import forms, pattern
from verifier.model.document import Form, Zone
from verifier.model.facts import Kinship
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger

_WORD = r"[A-Z][\w'’&.-]*"
_BODY = rf"{_WORD}(?: (?:(?:of|the|and|for|&) )?{_WORD}){{0,4}}?"
ONE_BODY = ("alias", "former name", "other name", "same")
"""Relations of one body under two names."""
_CHILD = rf"(?P<child>{_BODY})"
_PARENT = rf"(?P<parent>{_BODY})(?=[,.;:)]|$| [a-z]| [(–—])"
_OPENS = re.compile(rf"^(?:The )?(?P<one>{_BODY})(?=[,.;:)]| [a-z])")
_ONE = rf"(?P<one>{_BODY})"
_TWO = rf"(?P<two>{_BODY})(?=[,.;:)]|$| [a-z]| [(–—])"


def aliases(ledger: Ledger) -> Iterator[tuple[str, str, Stretch | None]]:
    """Two names of one body, and where the text says so; None where the user's facts do."""
    for fact in ledger.facts.kin:
        if fact.relation in ONE_BODY:
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


def owners(ledger: Ledger) -> Iterator[tuple[Kinship, str]]:
    """Who belongs to whom, and the words that say so in a text; "" where the user's facts do."""
    for fact in ledger.facts.kin:
        if fact.relation not in ONE_BODY:
            yield fact, ""
    before = ""
    for _, block, sentence in ledger.sentences:
        words = sentence.words
        if block.zone in (Zone.REFERENCES, Zone.RELATED) or block.form is Form.CELL:
            continue
        if pattern("kinship", "OWNER_HINT").search(words):
            for form in forms("kinship", "owners.forms", CHILD=_CHILD, PARENT=_PARENT):
                for found in form.finditer(words):
                    yield _owned(found["child"], found["parent"]), found[0]
            for form in forms("kinship", "owners.its", PARENT=_PARENT):
                told = form.match(words) if before else None
                if told:
                    yield _owned(before, told["parent"]), told[0]
        opening = _OPENS.match(words)
        before = _bare(opening["one"]) if opening else before


def _owned(child: str, parent: str) -> Kinship:
    return Kinship(name=_bare(child), relation="subsidiary", of=_bare(parent))


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ").rstrip(".")
