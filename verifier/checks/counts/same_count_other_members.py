"""One counted group, named twice with other members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import JOIN, are_names, are_short, in_sentences, readings
from verifier.checks.people import cleaned
from verifier.checks.statements import content
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind

_ITEM = r"[a-z][\w'’-]*(?: [\w'’-]+){0,3}?"
_ITEMS = rf"{_ITEM}(?:, {_ITEM}){{0,8}},? and {_ITEM}"
# the three pillars of the plan are housing, trams and jobs, she said
_ARE = re.compile(
    rf"(?P<head>\b(?:[Tt]he|[Tt]hese|[Ii]ts|[Tt]heir|[Oo]ur) [^,.:;]{{1,80}}) (?:are|were)(?:"
    rf" these)?:? (?P<list>{_ITEMS})"
    r"(?=[.;]|$|, (?:\w+ ){1,5}(?:said|says|wrote|writes|added|told|explained)\b)"
)
_ANEW = re.compile(r"\b(?:other|new|next|second|further|more|another|old|former|following|last|first)\b")
_POINTS_BACK = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:\w+\s)?$")


class Members(NamedTuple):
    """The names a text gives to a counted group, the words it counts it with, and where."""

    of: frozenset[str]
    proper: bool
    names: frozenset[str]
    place: Stretch
    words: str


@check(
    message="the {group} are {first} here, and {second} there",
    suggestion="Find out which list is right, or say that these are other {noun}.",
    at_most=Severity.WARNING,
    bad=(
        "The four pilots — Holm, Lund, Roe and Falk — sail on Friday.\n\n"
        "On Monday the four pilots, Holm, Lund, Osei and Tan, met the crew.",
        "The line serves three islands: Alder, Birch and Cedar.\n\n"
        "The three islands (Alder, Holm and Mere) have piers.",
        "The three founding members are Norland, Estia and Sudmark. The club is small.\n\n"
        "The three founding members are Norland, Tolma and Arvik.",
    ),
    good=(
        "The four pilots — Holm, Lund, Roe and Falk — sail on Friday.\n\n"
        "On Monday the four pilots, Falk, Lund, Roe and Holm, met the crew.",
        "The line serves three islands: Alder, Birch and Cedar.\n\nThree islands (Mere, Holm and Senn) have no pier.",
        "The three founding members are Norland, Estia and Sudmark. The three new members are Tolma, Arvik and Senn.",
        "In 2019 the three winners were Holm, Lund and Roe. In 2020 the three winners were Osei, Tan and Falk.",
    ),
)
def same_count_other_members(ledger: Ledger) -> Iterator[Outcome]:
    """A text counts one group twice with the same number and noun, and names other members.

    The number was kept and the list was not, or the other way round; the reader meets two groups under one label.
    """
    seen: dict[tuple[object, str], Members] = {}
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        dated = any(
            claim.kind in (Kind.DATE, Kind.PERIOD) and any(map(str.isdigit, claim.words)) for claim in claims
        )
        for form in (*in_sentences(), _ARE):
            found = form.search(sentence.words)
            if not found or dated:
                continue
            proper = are_names(found["list"])
            if not proper and not are_short(found["list"]):
                continue
            first, end = sentence.span(*found.span("head"))
            counts = [claim for claim in claims if _is_count(claim) and first <= claim.start < end]
            names = _names(found["list"])
            if (
                len(counts) != 1
                or counts[0].value not in readings(found["list"])
                or counts[0].value != len(names)
            ):
                continue
            before = sentence.words[: sentence.inner(counts[0].start, counts[0].end)[0]]
            place = _place(sentence.span(*found.span("list")))
            noun = counts[0].noun.lower() if proper else counts[0].noun.lower().split()[-1]
            of = content(found["head"]) - content(f"{counts[0].words} {counts[0].noun}")
            members = Members(of, proper, names, place, found["list"].strip(" ."))
            known = seen.setdefault((counts[0].value, noun), members)
            if (
                known is members
                or not _POINTS_BACK.search(before)
                or not _one_group(known, members, found["head"])
            ):
                continue
            yield _judged(known, members, counts[0])
            break


def _names(listed: str) -> frozenset[str]:
    return frozenset(cleaned(name).lower() for name in JOIN.split(listed.strip(" .")) if name.strip())


def _one_group(known: Members, members: Members, head: str) -> bool:
    """Names speak for themselves; things must be counted of one owner, and share not one word."""
    if known.proper and members.proper:
        return True
    apart = known.proper is not members.proper or _ANEW.search(head) or not known.of & members.of
    return not apart and not content(" ".join(known.names)) & content(" ".join(members.names))


def _judged(known: Members, members: Members, count: Claim) -> Outcome:
    """Half of all names in common may be two spellings or a change of one; fewer are another group."""
    if len(known.names & members.names) * 2 >= len(known.names | members.names):
        return Held.on(members.place, known.place, weighed=False)
    return Hit.on(
        members.place,
        known.place,
        verdict=Verdict.OVERSTATED,
        group=f"{count.words} {count.noun}" if count.noun not in count.words else count.words,
        noun=count.noun,
        first=members.words,
        second=known.words,
    )


def _place(span: tuple[int, int]) -> Stretch:
    return Stretch(start=span[0], end=span[1])


def _is_count(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and bool(claim.noun)
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and 2 <= claim.value <= 12
    )
