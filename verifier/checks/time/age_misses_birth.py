"""An age that the year of birth does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.people import FULL, cleaned, resolved
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Held, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_NAME = rf"(?:{FULL}|[A-Z][\w'’-]+)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_AGE = r"(?P<age>\d{1,3})"
_PLACE = r"(?: (?:in|at|near|on) [^,.;()\d]{2,40}?)?"
_BORN = (
    re.compile(rf"(?P<who>{FULL})(?: \(|, | was )(?:who was )?born{_PLACE},? in {_YEAR}"),
    re.compile(rf"(?P<who>{FULL}) \((?:born|b\.) (?:in )?{_YEAR}\)"),
    re.compile(rf"\bBorn{_PLACE},? in {_YEAR}{_PLACE}, (?:the \w+ )?(?P<who>{FULL}) "),
)
_AGED = (
    # Reber was 34 when he became champion in 1987
    re.compile(
        rf"\b(?P<who>{_NAME}|He|She|he|she),? (?:was|had been) (?:only |just )?{_AGE} when [^.;]{{3,90}}? in {_YEAR}"
    ),
    # in 1990 Brandt, then 42, was elected; at 42, Brandt was elected in 1990
    re.compile(
        rf"\b[Ii]n {_YEAR},? (?:\w+ ){{0,2}}?(?P<who>{_NAME}|he|she),? (?:then|aged|was|turned) {_AGE}(?=,"
        rf"| and |\.| when|$)"
    ),
    re.compile(rf"\b[Aa]t (?:the age of )?{_AGE},? (?P<who>{_NAME}|he|she) [^.;]{{3,60}}? in {_YEAR}"),
    re.compile(
        rf"\b(?P<who>{_NAME}|He|She) [^.;,()]{{3,80}} in {_YEAR},? (?:aged|at the age of|when (?:he|she)"
        rf" was|at age) {_AGE}\b"
    ),
    re.compile(
        rf"\b(?P<who>{_NAME}|He|She) [^.;,()]{{3,80}} (?:aged|at the age of|at age) {_AGE},? in {_YEAR}\b"
    ),
)
_OTHER = re.compile(
    r"\b(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|grand\w+|whose|according|legend)\b"
)
_ASIDE = (Zone.REFERENCES, Zone.RELATED)


@check(
    message="{name}, born in {born}, was not {age} in {year} but {truth}",
    suggestion="True would be “{truth}”; or one of the two years is wrong.",
    at_most=Severity.ERROR,
    bad=(
        "Ada Holm was born in 1950 on the pier.\n\nIn 1980 Holm, then 39, became harbour master.",
        "Nils Lund (born 1961) has two boats. He was 34 when he sailed alone to Senn in 1987.",
        "Born in 1970, the pilot Bea Roe left the sea in 2001 at the age of 38.",
    ),
    good=(
        "Ada Holm was born in 1950 on the pier.\n\nIn 1980 Holm, then 29, became harbour master.",
        "Nils Lund (born 1961) has two boats. He was 26 when he sailed alone to Senn in 1987.",
        "Ada Holm was born in 1950. Her father was 39 when he built the pier in 1952.",
        "Ada Holm was born in 1950. Otto Holm was 44 when he drowned in 1961.",
        "Ada Holm was born in 1950. She sold 39 boats when she left in 1980.",
    ),
)
def age_misses_birth(ledger: Ledger) -> Iterator[Outcome]:
    """A text gives a year of birth, and elsewhere an age in another year, and they do not fit.

    A birthday before or after the day in question makes one year of difference, and no more.
    """
    born: dict[str, tuple[int, Stretch, Sentence]] = {}
    for sentence in _sentences(ledger):
        for form in _BORN if "orn" in sentence.words or "b. " in sentence.words else ():
            if found := form.search(sentence.words):
                name = cleaned(found["who"])
                born.setdefault(name, (int(found["year"]), _place(sentence, found), sentence))
    for sentence in _sentences(ledger) if born else ():
        for form in _AGED:
            found = form.search(sentence.words)
            if not found or _OTHER.search(sentence.words):
                continue
            who = found["who"]
            pronoun = who.lower() in ("he", "she")
            name = next(iter(born)) if pronoun and len(born) == 1 else resolved(who, born)
            if name in born:
                yield _judged(name, born[name], sentence, found)
                break


def _judged(
    name: str, known: tuple[int, Stretch, Sentence], sentence: Sentence, found: re.Match[str]
) -> Outcome:
    year, home, _ = known
    most = int(found["year"]) - year
    place = _place(sentence, found)
    if most - 1 <= int(found["age"]) <= most:
        return Held.on(place, home)
    return Hit.on(
        place,
        home,
        name=name,
        born=year,
        age=found["age"],
        year=found["year"],
        truth=f"{most - 1} or {most}",
        arithmetic=f"{found['year']} − {year} = {most}, not {found['age']}",
    )


def _sentences(ledger: Ledger) -> Iterator[Sentence]:
    for _, block, sentence in ledger.sentences:
        if block.form is not Form.CELL and block.zone not in _ASIDE:
            yield sentence


def _place(sentence: Sentence, found: re.Match[str]) -> Stretch:
    start, end = sentence.span(*found.span())
    return Stretch(start=start, end=end)
