"""A ledger in, what it dates that happens only once out: a founding, an opening, a birth, a death, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as Names
from typing import NamedTuple

from verifier.checks.events import clause, stem
from verifier.checks.people import cleaned, resolved
from verifier.checks.phrases import forms, pattern, table
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period

_OPENING = re.compile(r"^(?P<name>[^,.;:()]{3,60}?),? (?:which |who )?(?:was |were |had been )?$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
_ALONE = re.compile(
    r"\s(?:in|on|at|by|to|from|off|near|with|for|after|under|only|back|last|late|early)\b|\s?[,.;)]|\s*$"
)
"""After a verb that has no object: "the bridge opened in 1964", not "the bank opened a branch in 1964"."""
_THE = re.compile(r"\b(?:th(?:e|is)|its|their) (?:[\w’'-]+ )?$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:another|second|third|next|new|last|first|latest|other|old|rival|final)\b(?: [\w’'-]+)? ?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|to be|shall|plans?|aims?|hopes?|set to|expects?|scheduled)\b")
_AGAIN = re.compile(
    r"\b(?:cups?|fairs?|festivals?|elections?|championships?|seasons?|races?|finals?|tournaments?|games|tours?"
    r"|olympics|congress|conferences?|summits?|parades?|budgets?|polls?|bids|markets?|talks|exhibitions?|shows?)$",
    re.IGNORECASE,
)
"""What opens, closes or is signed again and again."""
_PLACED = re.compile(r"(?<=\w\w)\s(?:in|at|near)\s\w[^,]*$")
_EMPTY = frozenset("he she it they this that these those its his her their one who both".split())
_SMALL = frozenset(("of", "the", "and", "de", "for", "in", "at", "on", "&"))


class Told(NamedTuple):
    """One telling: what happened, to whom, when; the names in its clause, and whether only the parse says whom."""

    event: str
    name: str
    when: Period
    claim: Claim
    names: frozenset[str]
    parsed: bool


def onetime(ledger: Ledger) -> list[Told]:
    """Every dated telling of what happens to a thing once, in reading order."""
    told = []
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        if not pattern("events", "APART").search(sentence.words.lower()):
            told += [one for claim in claims if (one := _told(claim, sentence))]
    return told


def one_event(first: Told, one: Told, told: Sequence[Told], full: Names[str]) -> bool:
    """Whether two tellings are of one thing: one name, and no other name beside each.

    What has no name is trusted only with what seldom happens: any mill may close, the company is the company.
    """
    if first.event != one.event or first.claim.sentence == one.claim.sentence:
        return False
    if proper(first.name) and proper(one.name):
        names = [_PLACED.sub("", (resolved(told.name, full) or told.name).lower()) for told in (first, one)]
        return names[0] == names[1] and (not (first.parsed or one.parsed) or _beside(first, one))
    years = {other.when for other in told if other.event == one.event and _head(other) == _head(one)}
    seldom = one.event in table("events")["seldom"] and _head(first) == _head(one)
    return seldom and len(years) <= 2 and _beside(first, one)


def _beside(first: Told, one: Told) -> bool:
    """Whether what stands beside them lets them be one: names, places, dates of one grain."""
    places = first.claim.place and one.claim.place and first.claim.place != one.claim.place
    grains = first.when.grain is one.when.grain or not _year(first) == _year(one) != 0
    return (first.names <= one.names or one.names <= first.names) and grains and not places


def proper(name: str) -> bool:
    """Whether it holds a proper name."""
    return any(word[0].isupper() for word in name.removeprefix("The ").split())


def _head(told: Told) -> str:
    words = re.split(r" (?:of|in|at|on|for) ", told.name)[0].split()
    return stem(words[-1].lower()) if words else ""


def _year(told: Told) -> int:
    return told.when.start.year if told.when.start else 0


def _told(claim: Claim, sentence: Sentence) -> Told | None:
    if claim.kind is not Kind.DATE or claim.comparator is not Comparator.EQUAL or claim.hypothetical:
        return None
    if claim.period is None or claim.period.approximate:
        return None
    return _said(claim, claim.period, sentence) or _parsed(claim, claim.period, sentence)


def _said(claim: Claim, when: Period, sentence: Sentence) -> Told | None:
    """By the words just before the date, and the name that opens the sentence."""
    start, _ = sentence.inner(claim.start, claim.end)
    before = sentence.words[:start]
    for form in forms("events", "once"):
        if found := form.search(before[-120:]):
            name = _name(before[: len(before) - len(before[-120:]) + found.start()])
            event = next(kind for kind, said in found.groupdict().items() if said)
            if name and not (_AGAIN.search(name) or _OTHER.search(" ".join(name.split()[:2]))):
                return Told(event, name, when, claim, _names(sentence, claim, name), parsed=False)
    return None


def _parsed(claim: Claim, when: Period, sentence: Sentence) -> Told | None:
    """By the subject and verb of the clause, where the verb has no object."""
    event = table("events")["deeds"].get(claim.verb, "")
    start, end = sentence.inner(claim.start, claim.end)
    low, high = clause(sentence.words, start, end)
    words = f"{sentence.words[low:start]}{sentence.words[end:high]} "
    deed = next((one for one in _WORD.finditer(words) if event and stem(one[0].lower()) == stem(event)), None)
    at = words.find(claim.subject) if claim.subject else -1
    if deed is None or at < 0 or not _ALONE.match(words, deed.end()):
        return None
    if _AHEAD.search(words) or not any(map(str.isdigit, claim.words)):
        return None  # a plan may be moved, and "last year" be told twice
    known = proper(claim.subject) or _THE.search(words[:at])
    if (
        _AGAIN.search(claim.subject)
        or _OTHER.search(words[: at + len(claim.subject.split()[0])])
        or not known
    ):
        return None
    return Told(event, claim.subject, when, claim, _names(sentence, claim, claim.subject), parsed=True)


def _names(sentence: Sentence, claim: Claim, name: str) -> frozenset[str]:
    """The capitals of the clause; one that opens the sentence only where it is of the name."""
    start, end = sentence.inner(claim.start, claim.end)
    low, high = clause(sentence.words, start, end)
    found = {
        one[0]
        for one in _CAPITAL.finditer(f"{sentence.words[:start]}{' ' * (end - start)}{sentence.words[end:]}")
        if low <= one.start() < high and (one.start() or one[0] in name.split())
    }
    return frozenset(found - {"The"})


def _name(before: str) -> str:
    """The name a sentence opens with, if nothing but a comma stands between it and the verb."""
    found = _OPENING.match(before.rstrip("( ") + " ")
    said = found["name"] if found else ""
    if re.fullmatch(r"The [a-z]+(?: [a-z]+)?", said):
        return said
    words = cleaned(said).split()
    proper = [word for word in words if word[0].isupper() and word.lower() not in _EMPTY]
    common = [word for word in words if word not in proper and word not in _SMALL]
    if not proper or len(words) > 7 or len(common) > 2 * said.startswith("The "):
        return ""
    return "" if any(word.endswith(("ed", "ing", "ly")) for word in common) else " ".join(words)
