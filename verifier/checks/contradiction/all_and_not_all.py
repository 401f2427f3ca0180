"""All are said to be something, and some of them are said not to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import NAME
from verifier.checks.phrases import pattern, table
from verifier.checks.statements import content
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Hit, Severity, Stretch
from verifier.model.ledger import Ledger

_N = r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_ALL = re.compile(r"\b(?:all|both|every\w*|each|none|neither|no|no-one|nobody|not one)\b", re.IGNORECASE)
_REACH = 6
"""How many sentences further on "one of them" may stand."""
_ALL_OF = re.compile(
    rf"\b(?:[Aa]ll|[Ee]very one|[Ee]ach one|[Ee]ach) (?:of )?(?:the |its |their )?(?P<whole>{_N})"
    r" (?P<rest>[a-z][\w’'-]*(?: [\w’'-]+){2,9})"
)
_FEW_OF = re.compile(
    rf"\b(?<!least )(?<!only )(?P<some>{_N}|{_N.title()}) of (?:the|its|their) (?P<whole>{_N})"
    r" (?P<rest>[a-z][\w’'-]*(?: [\w’'-]+){2,9})"
)
_DATED = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Bb]y|[Ss]ince) (?:\d{4}|\d{1,2} [A-Z]|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)"
)
_NOT_SO = re.compile(r"\b(?:not|no|never|without|none)\b|n['’]t\b")
_ANY = re.compile(r"\b(?:any|an?|did|does|do)\b")
_OTHER = re.compile(r"^[^.;]{0,40}\b(?:second|another|other|next|previous|different) \w+")
_UNANIMOUS = re.compile(
    r"\b(?:voted|agreed|decided|backed|approved|passed|elected|chose|rejected|adopted|endorsed)(?: [\w’'-]+){0,4}?"
    r" unanimously\b|\b[Uu]nanimously (?:voted|agreed|decided|backed|approved|passed|elected|chose|chosen|rejected"
    r"|adopted|endorsed)\b|\b(?:by|in|with) an? unanimous vote\b"
    r"|\b(?:vote|decision|verdict|ruling) was unanimous\b"
)
_MEMBERS = (
    r"(?:members|councillors|senators|directors|trustees|judges|jurors|commissioners|deputies|delegates)"
)
_DISSENT = re.compile(
    rf"(?:\b(?P<some>{_N}|{_N.title()}|[Oo]ne|[Ss]ome|[Ss]everal)(?: (?:of the )?{_MEMBERS}| member)?"
    rf"|(?:^|\b{_MEMBERS} |\b{_MEMBERS.title()} ){NAME}(?: and {NAME})?)"
    r" (?:voted against(?= it\b|[.,;]|$)|voted no\b|dissented\b)"
)
_UNSURE = re.compile(r"\b(?:not|never|almost|nearly|hardly|if|would|had|should|may|whether)\b")
_OTHER_VOTE = re.compile(
    r"\b(?:[Ll]ast|previous|next|another|other|rival|own|second|third|House|Senate|chamber|residents|shareholders|time|round|motion"
    r"|amendment|proposal|referendum|he|she|they|had)\b"
)
_OBJECT = re.compile(r"^ (?:the|a|an|its|their|his|her|this|that) (?P<words>[\w -]{2,40})")
_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION)


class Poles(NamedTuple):
    """One row of the poles, compiled: all at one end; some at the other."""

    every: re.Pattern[str]
    nobody: re.Pattern[str]
    none: re.Pattern[str]
    some: re.Pattern[str]
    named: re.Pattern[str]


@cache
def _poles() -> tuple[Poles, ...]:
    """Each pole from either side."""
    found: list[Poles] = []
    for row in table("poles")["pole"]:
        for here, there in ((row["one"], row["other"]), (row["other"], row["one"])):
            group = (
                rf"(?:(?:of )?(?:the |its |their |those |these |his |her )?(?:{_N} )?(?P<noun>[a-z]+(?: [a-z]+)??)"
                r"(?: (?:on|in|at|of|from|aboard|near|along|under) (?:the |its |their )?[\w’-]+(?: [\w’-]+)??)?"
                r"|of them|of whom)"
            )
            found.append(
                Poles(
                    re.compile(
                        rf"\b(?:(?:[Aa]ll|[Bb]oth|[Ee]very(?: one)?|[Ee]ach(?: one)?)\s{group}"
                        r"|[Ee]very ?(?:one|body)(?: on board| aboard| inside| in the \w+)?)\s"
                        rf"(?:have |had |has )?{here}\b"
                    ),
                    re.compile(
                        rf"\b(?:(?:[Nn]one|[Nn]either)\s{group}|[Nn]o ?-?one|[Nn]obody"
                        rf"|[Nn]ot one of (?:\w+ ){{1,2}}\w+)\s(?:have |had |has )?{there}\b"
                    ),
                    re.compile(rf"\b[Nn]o\s(?P<noun>[a-z]+(?: [a-z]+)??)\s(?:have |had |has )?{there}\b"),
                    re.compile(
                        rf"\b(?:{_N}|one|some|several|most|half|a third|another"
                        r"|the (?:third|second|youngest|oldest|other))\b"
                        rf"(?: of (?:them|the (?:{_N} )?(?P<noun>[a-z]+(?: [a-z]+)??)))?"
                        r"(?:,? (?P<of>[a-z]+(?: [a-z]+)??))?,?\s"
                        rf"(?:have |has |had |also |still )?{there}\b",
                        re.IGNORECASE,
                    ),
                    re.compile(
                        rf"(?<![\w’'])(?P<noun>)(?P<of>)(?!The |This |That |He |She |It ){NAME}\s{there}\b"
                    ),
                )
            )
    return tuple(found)


@check(
    message="“{every}”, and yet “{some}”",
    suggestion="Say “all but …”, or mend one of the two sentences.",
    at_most=Severity.WARNING,
    bad=(
        "The ferry sank in nine minutes. All five sailors survived. One of the sailors drowned near the pier.",
        "None of the three pilots was injured. Two of them were injured when the mast fell.",
        "All eight locks on the Holm canal passed the test. Two of the eight locks failed the test.",
        "Seven of the eight pilots voted for the strike. The tide was high.\n\nAll eight pilots voted for the strike.",
        "All twelve councillors voted for the dredging. Three councillors voted against it.",
        "The harbour board voted unanimously to dredge the basin. Directors Holm and Falk voted against.",
    ),
    good=(
        "The ferry sank in nine minutes. All five sailors survived. One of them died a year later.",
        "None of the three pilots was injured. Two passengers were injured when the mast fell.",
        "All but three of the twelve councillors voted for the dredging. Three councillors voted against it.",
        "All 20 pilots passed the written exam. Four pilots failed the sailing test.",
        "Seven of the eight pilots voted for the strike. All eight pilots voted for the new rules.",
        "Not all sailors survived. One of the sailors drowned.",
        "All five boats passed the test in May. In June one of the boats failed.",
        "The board voted unanimously to dredge the basin. On the quay, two directors voted against another pier.",
        "The board voted unanimously to dredge the basin. Last year three directors had voted against.",
    ),
)
def all_and_not_all(ledger: Ledger) -> Iterator[Outcome]:
    """A text says of all members of a set what it then denies of some of them.

    "All survived" and "one of them died" cannot both be true of one event.
    """
    ends = ((form, form) for poles in _poles() for form in (poles.every, poles.nobody, poles.none))
    heard = {ledger.sentences[number][2].start: told for number, told in ledger.heard(ends).items()}
    everyone = {sentence.start for _, _, sentence in ledger.having(_ALL)}
    yield from _unanimous(ledger)
    for index, block in enumerate(ledger.document.blocks):
        if block.form is Form.CELL or block.zone in _ASIDE:
            continue
        sentences = [*block.sentences, *_next(ledger, index)]
        for at, sentence in enumerate(block.sentences):
            if sentence.start not in everyone or not _ALL.search(sentence.words):
                continue
            yield from _some_of(sentence, ledger)
            for poles in _poles():
                for form in (poles.every, poles.nobody, poles.none):
                    said = form.search(sentence.words) if form in heard.get(sentence.start, ()) else None
                    if said and not _reserved(sentence.words, said.start()):
                        yield from _denied(said, sentence, sentences[at : at + _REACH], poles.some)
                        if form is poles.every:
                            yield from _denied(said, sentence, sentences[at + 1 : at + 3], poles.named)


def _unanimous(ledger: Ledger) -> Iterator[Outcome]:
    """ "The board voted unanimously for the dredging. Directors Holm and Falk voted against"."""
    for number, block, sentence in ledger.having(_UNANIMOUS):
        said = None if block.form is Form.CELL or block.zone in _ASIDE else _UNANIMOUS.search(sentence.words)
        if not said or _UNSURE.search(sentence.words, 0, said.end()):
            continue
        home = ledger.sentences[number][0]
        for near, _, other in ledger.sentences[number + 1 : number + 3]:
            denied = _DISSENT.search(other.words) if ledger.together(home, near) else None
            apart = _OTHER_VOTE.search(other.words) or pattern("poles", "APART").search(other.words)
            if denied and not apart and not _DATED.search(other.words):
                (low, high), (start, end) = other.span(*denied.span()), sentence.span(*said.span())
                yield Hit.on(
                    Stretch(start=low, end=high),
                    Stretch(start=start, end=end),
                    every=said[0],
                    some=denied[0],
                )
                break


def _some_of(home: Sentence, ledger: Ledger) -> Iterator[Outcome]:
    """ "All eight directors voted for the merger", and elsewhere "seven of the eight" in the same words."""
    every = _ALL_OF.search(home.words)
    if not every or _reserved(home.words, every.start()):
        return
    for _, block, sentence in ledger.sentences:
        if block.form is Form.CELL or block.zone in _ASIDE or sentence.start == home.start:
            continue
        some = _FEW_OF.search(sentence.words)
        if (
            not some
            or some["whole"].lower() != every["whole"].lower()
            or some["some"].lower() == some["whole"]
        ):
            continue
        if pattern("poles", "APART").search(sentence.words) or _DATED.search(sentence.words):
            continue
        one, other = (found["rest"].lower() for found in (every, some))
        denied = len(_NOT_SO.findall(one)) != len(_NOT_SO.findall(other))
        if one == other or (denied and len(_bare(other)) > 1 and _bare(other) <= _bare(one)):
            low, high = home.span(*every.span())
            start, end = sentence.span(*some.span())
            yield Hit.on(
                Stretch(start=low, end=high),
                Stretch(start=start, end=end),
                every=every[0],
                some=some[0],
            )


def _bare(predicate: str) -> frozenset[str]:
    """ "have a library" and "have no library" alike."""
    return content(_ANY.sub(" ", _NOT_SO.sub(" ", predicate)))


def _next(ledger: Ledger, index: int) -> tuple[Sentence, ...]:
    """The sentences of the next paragraph or item."""
    blocks = ledger.document.blocks
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following.sentences if following and following.form in (Form.PARAGRAPH, Form.ITEM) else ()


def _reserved(words: str, start: int) -> bool:
    """ "Not all", "almost all", "if all", "all but three of"."""
    return (
        pattern("poles", "APART").search(words) is not None
        or re.search(r"\b(?:not|hardly|than|that)\s$", words[:start], re.IGNORECASE) is not None
    )


def _denied(
    said: re.Match[str], home: Sentence, sentences: list[Sentence], some: re.Pattern[str]
) -> Iterator[Outcome]:
    noun = (said["noun"] or "").split()[-1:]
    for sentence in sentences:
        for found in some.finditer(sentence.words, said.end() if sentence is home else 0):
            if pattern("poles", "APART").search(sentence.words if sentence is not home else found[0]):
                continue
            other = (found["noun"] or found["of"] or "").split()[-1:]
            if other and noun and other[0].rstrip("s") != noun[0].rstrip("s"):
                continue
            if _DATED.search(sentence.words) or _OTHER.search(sentence.words[found.end() :]):
                continue
            if _apart(home.words[said.end() :], sentence.words[found.end() :]):
                continue
            low, high = sentence.span(*found.span())
            start, end = home.span(*said.span())
            yield Hit.on(
                Stretch(start=low, end=high),
                Stretch(start=start, end=end),
                confidence=Confidence.MEDIUM if found["noun"] == "" else Confidence.HIGH,
                every=said[0],
                some=found[0],
            )
            return


def _apart(one: str, other: str) -> bool:
    """Whether both predicates have an object of their own, with no word in common."""
    objects = [_OBJECT.match(tail) for tail in (one, other)]
    if not all(objects):
        return False
    first, second = (set(found["words"].split()) for found in objects if found)
    return not first & second
