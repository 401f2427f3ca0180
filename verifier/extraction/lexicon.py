"""The tables in `words/`, read once, as lookups; and the base form of the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from verifier.extraction.tree import Word
from verifier.model.claim import Status

_TABLES = ("status", "roles", "measures", "attribution")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent"})
# A stem of one short syllable would double its last letter ("hopped"); others end as no English verb does.
_MUTE = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$|(?:[vcu]|[iy]z|rg|dg|[aeiou][aeiou]s|[bcdfgkptz]l)$")
_VERBS = ("verbs", "direct", "finished", "undone", "denying", "transitive")


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of `words/NAME.toml`."""
    text = (files("verifier.extraction") / "words" / f"{name}.toml").read_text(encoding="utf-8")
    return tuple(tomli.loads(text)["row"])


@cache
def lookup(name: str, column: str, value: str) -> dict[str, str]:
    """Each word of a list column, with what its row says in another column; the first row wins."""
    found: dict[str, str] = {}
    for row in rows(name):
        for word in row.get(column, ()):
            found.setdefault(word, str(row[value]))
    return found


@cache
def words(name: str, column: str) -> frozenset[str]:
    """All words of a list column."""
    return frozenset(word for row in rows(name) for word in row.get(column, ()))


def is_measure(lemma: str) -> bool:
    """Whether the noun names something that is measured: "revenue", "population"."""
    return lemma in lookup("measures", "nouns", "measure")


def is_change(lemma: str) -> bool:
    """Whether the noun names a change: "rise", "cut"."""
    return lemma in words("roles", "nouns")


def moves(verb: Word) -> bool:
    """Whether the verb says that its subject changes: "rise", "fall"."""
    return verb.lemma in words("roles", "verbs")


def status_of_noun(lemma: str) -> Status | None:
    """The status a noun names: "pledge", "target"."""
    found = lookup("status", "nouns", "status").get(lemma)
    return Status(found) if found else None


def is_noun(form: str) -> bool:
    """Whether it is a form of a noun in the tables."""
    return form in _noun_forms()


def base(text: str, tag: str, lemma: str) -> str:
    """The base form: of a word in our tables from the tables, of another as the pipeline has it."""
    if tag.startswith("VB"):
        return _verb_forms().get(text.lower()) or _whole(text.lower(), lemma.lower())
    if tag in {"NN", "NNS"}:
        return _noun_forms().get(text.lower(), lemma.lower())
    return lemma


def _whole(form: str, lemma: str) -> str:
    """The lemma with the "e" that English spelling tells was there: "score" of "scored", "move" of "moving"."""
    cut = form in {lemma + "ed", lemma + "ing"} and _MUTE.search(lemma) is not None
    return lemma + "e" if cut else lemma


def infinitive(form: str) -> str:
    """Of a third person that the pipeline has left as it is: "welcomes", "launches", "supplies"."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-2] if form.endswith(("ches", "shes", "sses", "xes", "zes")) else form[:-1]


@cache
def known() -> frozenset[str]:
    """Every form of the words in the tables, and the scales."""
    return frozenset(_noun_forms()) | frozenset(_verb_forms()) | _SCALES


@cache
def _verb_forms() -> dict[str, str]:
    doubled = words("irregular", "doubled")
    irregular: dict[str, str] = rows("irregular")[0]["forms"]
    forms = {form: verb for table in _TABLES for column in _VERBS for verb in words(table, column) if " " not in verb
             for form in (verb, *_inflected(verb, doubled=verb in doubled))}  # fmt: skip
    return forms | irregular


def _inflected(verb: str, *, doubled: bool) -> Iterator[str]:
    if doubled:
        yield from (verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    elif verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        end = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
        yield from (verb + end, verb + "ed", verb + "ing")


@cache
def _noun_forms() -> dict[str, str]:
    nouns = {noun for table in _TABLES for noun in words(table, "nouns")}
    return {form: noun for noun in sorted(nouns) for form in (noun, plural(noun))}


def plural(noun: str) -> str:
    """The regular plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
