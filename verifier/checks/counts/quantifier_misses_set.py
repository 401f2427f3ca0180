"""A word for two of three, or a number for all of another number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import lead_of

_N = r"(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
# "neither of the four dogs": the word itself says two
_VERB = r"(?= (?!(?:from|of|with|and|or|that|who|which|in|on|at)\b)[a-z])"
_OF = re.compile(
    rf"\b(?P<word>[Bb]oth|[Nn]either|[Ee]ither) of (?:the|these|those|its|their|his|her|our) {_N} (?P<noun>[a-z][\w-]*)"
)
_BOTH = re.compile(
    r"(?:(?:In|At|On|For|By|After|When|But|And|Then|Later),? (?:[\w ]{1,30}, )?)?(?P<word>[Bb]oth|[Nn]either) "
    rf"(?:of )?(?:the |these |those |its |their )?(?P<noun>[a-z][\w-]*){_VERB}"
)
_ALL = re.compile(rf"(?P<word>[Aa]ll (?:of )?(?:the )?){_N} (?P<noun>[a-z][\w-]*){_VERB}")
_NAME = r"(?:the |The )?[A-Z][\w’'.-]*(?: (?:of |the )?[A-Z][\w’'.-]*){0,3}"
_NAMED = re.compile(
    rf"^(?:(?:In|On|At|For) [^,]{{3,30}}, )?(?P<names>{_NAME}(?:, {_NAME})+,? and {_NAME})"
    r" (?!and\b|or\b|of\b|in\b)[a-z]+"
)
_COUNTED = re.compile(rf"^(?:The |These |All )?(?:{'|'.join(_NUMBERS[2:])}|\d{{1,3}}) ", re.IGNORECASE)
_SPLIT = re.compile(r",? and |, ")
# alone for what was told: "both refused", "neither of them"; not "both in Alder and in Holm"
_PRONOUN = re.compile(
    r"(?P<mark>^[“\"]?|[;—–] ?(?:but |and |yet )?|, (?:but |and |yet |though )|[.:] )(?P<word>[Bb]oth"
    r"|[Nn]either)(?: of (?:them|these|those)(?= [a-z])"
    r"|(?= (?:have|has|had|were|was|are|is|will|would|can|could|did|do|does|failed|came|went|won|lost|said|took"
    r"|made|got|sank|fell"
    r"|ran|left|gave|[a-z]+ed)\b))"
)
_APART = re.compile(r"\b(?:and|nor|in|at)\b.{0,12}\band\b")
# others came or are spoken of, so that the set is another one
_MORE = re.compile(
    r"\b(?:another|more|others?|additional|further|later|joined|remaining|rest|first|last|former|latter|respectively"
    r"|each|both|between|pairs?|couple of|twins?|per|groups?|some|least|about|average|than|not)\b",
    re.IGNORECASE,
)


@check(
    message="“{quantifier}” says {said}, and there {are} {stated}",
    suggestion="Say “{truth}”, or mend the number.",
    at_most=Severity.WARNING,
    bad=(
        "Three boats left the harbour on Monday: Tern, Gull and Eider. Both boats came back by night.",
        "The storm took four buoys. Neither of the four buoys was found.",
        "Two pilots applied for the post. All three pilots were asked to come.",
        "Alder, Birch and Holm were asked to cut their fares; both refused.",
        "Three paints were compared, and neither of them kept the mussels off.",
    ),
    good=(
        "Two boats left the harbour on Monday: Tern and Gull. Both boats came back by night.",
        "Alder and Birch were asked to cut their fares; both refused.",
        "Three paints were compared with two tars, and neither of them kept the mussels off.",
        "The storm took four buoys. None of the four buoys was found.",
        "Three boats left the harbour on Monday, and two on Tuesday. Both boats from Alder came back.",
        "Two pilots applied for the post on Monday and one on Friday. All three pilots were asked to come.",
        "Three boats left the harbour on Monday. Tern and Gull sailed north. Both boats came back by night.",
        "Three boats left the harbour with two tugs. Both tugs came back.",
    ),
)
def quantifier_misses_set(ledger: Ledger) -> Iterator[Outcome]:
    """ "Both" or "neither" is said of more than two, or "all three" of two.

    The number changed and the word did not; the reader looks for the one that is missing.
    """
    for index, (at, block, sentence) in enumerate(ledger.sentences):
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        yield from _of_more(sentence)
        yield from _alone(ledger, index, sentence)
        if index and ledger.together(ledger.sentences[index - 1][0], at):
            yield from _after(ledger, index, sentence)


def _of_more(sentence: Sentence) -> Iterator[Outcome]:
    for found in _OF.finditer(sentence.words):
        start, end = sentence.span(*found.span())
        place, stated = Stretch(start=start, end=end), _number(found["n"])
        if stated == 2:
            yield Held.on(place)
        elif found["word"].lower() != "both" or stated > 2:
            yield _hit(place, (), found["word"], 2, stated, found["noun"])


def _alone(ledger: Ledger, index: int, sentence: Sentence) -> Iterator[Outcome]:
    """ "Norland, Estia and Tolma were asked; both refused": a pronoun for the one list or number told just before."""
    for found in _PRONOUN.finditer(sentence.words):
        at, before = index, sentence.words[: found.start()].rstrip(" ;,—–")
        if not found.start():
            at, before = index - 1, ledger.sentences[index - 1][2].words if index else ""
            if not index or not ledger.together(ledger.sentences[at][0], ledger.sentences[index][0]):
                continue
        if found["mark"].startswith(",") and not _NAMED.match(before) and not _COUNTED.match(before):
            continue
        named = [_NAMED.match(before)] if _NAMED.match(before) else []
        counts = [
            claim
            for claim in ledger.by_sentence.get(at, ())
            if _is_count(claim)
            and claim.noun
            and ledger.sentences[at][2].inner(claim.start, claim.end)[0] < len(before)
        ]
        if (
            _MORE.search(before)
            or len(named) + len(counts) != 1
            or _APART.search(sentence.words[found.end() :][:25])
        ):
            continue
        size = len(_SPLIT.split(named[0]["names"])) if named and named[0] else int(counts[0].value or 0)
        if named and named[0]:
            start, end = ledger.sentences[at][2].span(*named[0].span("names"))
            home: Span = Stretch(start=start, end=end)
        elif not _COUNTED.match(before):  # the number must be of what the sentence is about
            continue
        else:
            home = counts[0]
        start, end = sentence.span(*found.span("word"))
        if size > 2:
            yield _hit(Stretch(start=start, end=end), (home,), found["word"], 2, size, "of them")
        elif size == 2:
            yield Held.on(Stretch(start=start, end=end), home)


def _after(ledger: Ledger, index: int, sentence: Sentence) -> Iterator[Outcome]:
    """What the sentence before has counted, and nothing else."""
    lead = lead_of(sentence.words)
    found = _BOTH.match(sentence.words, lead) or _ALL.match(sentence.words, lead)
    before = ledger.sentences[index - 1][2]
    if not found:
        return
    counts = [claim for claim in ledger.by_sentence.get(index - 1, ()) if _is_count(claim)]
    same = [claim for claim in counts if _head(claim.noun) == _head(found["noun"])]
    if len(same) != 1 or _MORE.search(before.words) or _MORE.search(sentence.words[found.end() :]):
        return
    stated = int(same[0].value or 0)
    ones = len(re.findall(r"\bone\b", before.words.lower()))  # "one from Alder and one from Holm"
    if (ones and ones != stated) or any(claim.value != 1 for claim in counts if claim is not same[0]):
        return
    said = 2 if found.re is _BOTH else _number(found["n"])
    start, end = sentence.span(*found.span())
    place = Stretch(start=start, end=end)
    if said == stated:
        yield Held.on(place, same[0])
    elif stated > 1:
        yield _hit(place, (same[0],), found[0], said, stated, found["noun"])


def _hit(place: Span, others: tuple[Span, ...], word: str, said: int, stated: int, noun: str) -> Hit:
    none = word.lower().startswith(("neither", "either"))
    truth = f"{'none of the' if none else 'all'} {_word(stated)} {noun}" if stated > 2 else f"both {noun}"
    return Hit.on(
        place,
        *others,
        confidence=Confidence.HIGH,
        quantifier=word.strip(),
        said=_word(said),
        are="are",
        stated=_word(stated),
        truth=truth,
        arithmetic=f"{said} ≠ {stated}",
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word)


def _word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _head(noun: str) -> str:
    return noun.lower().split()[-1].rstrip("s") if noun else ""


def _is_count(claim: Claim) -> bool:
    return (
        claim.kind in (Kind.COUNT, Kind.NUMBER)
        and not claim.unit
        and claim.comparator is Comparator.EQUAL
        and claim.value is not None
        and claim.value.denominator == 1
        and 1 <= claim.value <= 200
        and not claim.hypothetical
    )
