"""Two claims in, what sets them apart out: a word, a name, a figure, a time that stands beside one alone."""

from __future__ import annotations

import re

from verifier.extraction.lexicon import words as listed
from verifier.extraction.slots import conflict
from verifier.extraction.stems import alike, head, stems
from verifier.extraction.surroundings import Surroundings
from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.numbers.lexicon import group

SHORT = (Zone.HEADLINE, Zone.SUMMARY, Zone.CAPTION, Zone.HEADING, Zone.QUOTATION)
DISTINCT = re.compile(
    r"\b(another|other|others|rival|separate|separately|different|additional|extra|further|respectively"
    r"|each|every(?! one of)|between|compared|earlier|previous|previously|former|formerly|originally|revised"
    r"|correct\w*|instead|expected|forecast|estimated?|average|record|typical|usually|maximum|minimum|least|most|half|if|would|could"
    r"|rather|not|never|no longer|non(?=-)|gross|net|adjusted|total)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(consecutive|straight|running|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|north|south"
    r"|east|west|northern|southern|eastern|western|men|women|boys|girls|male|female|old|new|older|newer|modern|ancient"
    r"|bigger|larger|smaller|cheaper|dearer|better|longer|shorter|higher|lower|faster|slower|heavier|lighter|wider"
    r"|elder|younger|upper|lower|inner|outer|left|right|main|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"\b(?P<word>in|on|at|for|among|to|from|against|with|without|under|during|between|after|before)\s"
    r"(?P<rest>(?:(?!in\b|on\b|at\b|for\b|of\b|and\b)[\w’'-]+\s?){1,3})",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\bbetween (?:[A-Z]\w+ )?(?:1[5-9]|20)\d\d and\b|, each (?:of them )?(?:\w+ ){0,2}(?=[\d£€$])"
    r"|, (?:most|half|at least \w+|each|some|many) of (?:them|which|whom|these|those)\b[^.;]*",
    re.IGNORECASE,
)
"""Where such a word says nothing of the figure: "between 2017 and 2019", "46 turbines, each 150 metres tall"."""
_SINCE = re.compile(r"\b(?:[Ss]ince (?:the |[A-Z]|\d)|to date|over the (?:years|decades))")
_FRESH = re.compile(r"(?:[\w ]{1,20}: )?An? [a-z]")
"""A sentence about somebody or something that no sentence before has told of: "A bomber killed"."""
_NEW = re.compile(r"\b(?:the|a|its|their) new (?:\w+ )", re.IGNORECASE)
_OLD = re.compile(r"\b(?:old|existing|present|current|former|previous|older)\b", re.IGNORECASE)
_PER = re.compile(r"\bper (?!cent\b)([a-z]+)", re.IGNORECASE)
_TURN = re.compile(
    r"\b(?:latest|last|next|this|late|early|after|before|since|until|ago|now|currently|today|nowadays|once|then)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b(?:noon|midnight|morning|afternoon|evening|night|dawn|dusk|at the (?:open(?:ing)?|close|start|end)"
    r"|(?:by|at) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?! [a-z]*s\b|-)"
    r"|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)
_PART = {"dawn": "morning", "midnight": "night", "dusk": "evening"}
_PAST = re.compile(
    r"\b(?:since \d+|(?:years?|months?|weeks?|decades?) (?:ago|earlier|before)|in (?:1[6-9]|20)\d\d"
    r"|[Ll]ast (?:year|month|winter|spring|summer|autumn|fall|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b"
)
"""Of another time than the news."""
_CAPITAL = re.compile(r"\b[A-Z][\w'’-]*")
_STANDS_FOR = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:he|she|it|they|his|her|hers|its|their|this|these|that|those|such)\b", re.IGNORECASE
)
_DASH = re.compile(r"\s?[-–—]\s")
_OF_ALL = re.compile(r"\b\w+est(?:\s\w+){1,2}?\s(?:of|in)\s(?:the\s|all\s)?(\w+)")
"""Of what something is the first: "the largest employer of the city"."""
_LEADING = 2
"""Sentences below a headline in which who acts is named."""
_FAR = 3
"""Sentences between two places over which a pronoun is not trusted."""


def names_the_other(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether a sentence speaks of the other's subject too: "covers all 40 people employed by the mill"."""
    if both_named(a, b):
        return False
    return any(set(stems(one.subject)) <= around.stems[other.sentence] for one, other in ((a, b), (b, a)))


def both_named(a: Claim, b: Claim) -> bool:
    """Whether both subjects are proper names, or hold one."""
    return all(any(word[:1].isupper() for word in one.subject.split()) for one in (a, b))


def named_below(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether a headline tells the kind of what the text below it names: "Brewer to close", "Alder will close"."""
    short, told = sorted((a, b), key=lambda claim: claim.start)
    heads = short.zone is Zone.HEADLINE and 0 < told.sentence - short.sentence <= _LEADING
    kind = not around.names(short) & set(stems(short.subject)) and around.words(short).startswith(
        short.subject
    )
    return (
        heads
        and kind
        and any(word[:1].isupper() for word in told.subject.split())
        and around.only_count(a, b)
    )


def tells_of_both(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether the subjects are one, or the sentence of one speaks of the other's subject too."""
    if alike(a.subject, b.subject):
        return True
    return any(set(stems(one.subject)) <= around.stems[other.sentence] for one, other in ((a, b), (b, a)))


def worded(a: Claim, b: Claim, around: Surroundings) -> str:
    """The words or names beside one claim that set it apart from the other."""
    if apart := set_apart(a, b, around):
        return apart
    own, other = around.names(a) - around.names(b), around.names(b) - around.names(a)
    if own and other:
        return f"other names: {min(own)}, {min(other)}"
    return ""


def elsewhere(a: Claim, b: Claim, around: Surroundings, *, clear: bool, named: bool) -> str:
    """What says that two figures with like words beside them are still two: strict, for only words join them.

    Where the words are `clear`, a subject or noun that was read in one alone sets nothing apart; where they are
    `named`, no word does that stands farther off.
    """
    found = conflict(a, b)
    if found == "subject" and named_below(a, b, around):
        found = ""
    if found and not (found in ("subject", "measure", "noun") and clear):
        return found
    if found := set_apart(a, b, around) or complements(a, b, around) or of_another_time(a, b, around):
        return found
    own, other = (_called(one, around) for one in (a, b))
    if not clear and own - other and other - own:
        return f"other names before them: {min(own - other)}, {min(other - own)}"
    if abs(a.sentence - b.sentence) > _FAR and any(_STANDS_FOR.match(around.words(one)) for one in (a, b)):
        return "a pronoun may point to something else"
    first, second = (
        {
            word.lower()
            for form in (_ORDER, _TURN, DISTINCT)
            for word in form.findall(_telling(around.words(one)))
        }
        for one in (a, b)
    )
    if first ^ second == {"new"} and _introduced(a, b, around):
        first = second
    if first != second and not named and a.zone not in SHORT and b.zone not in SHORT:
        return f"“{min(first ^ second)}” stands in one place only"
    if around.group(a) == around.group(b) >= 0:
        return "two items of one list"
    if two_lists(a, b, around) or all(_indexed(one, around) for one in (a, b)):
        return "items of two lists"
    if around.other_figures(a, b):
        return "other figures beside them"
    times, theirs = (around.times(one) for one in (a, b))
    if times and theirs and not times & theirs:
        return "other times beside them"
    if not (around.prose(a) or around.prose(b) or (a.zone in SHORT) != (b.zone in SHORT)):
        return "no full sentence"
    return "two headings" if a.zone in SHORT and b.zone in SHORT else ""


def two_lists(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether both are items: the same label in two lists is said of what each list is about."""
    return all(around.form(one) is Form.ITEM and one.zone not in SHORT for one in (a, b))


def _indexed(claim: Claim, around: Surroundings) -> bool:
    """Whether its sentence is an item of an index of figures: "78 – Share of workers who cough"."""
    start, end = around.span(claim)
    words = around.words(claim)
    return not words[:start].strip() and bool(_DASH.search(words[start:end]) or _DASH.match(words[end:]))


def _called(claim: Claim, around: Surroundings) -> set[str]:
    """The capitals before a figure in its clause, its opening word aside: "Esk" of "The river Esk rose 2.6 metres"."""
    words = around.clause(claim)
    opening = words[: max(words.find(claim.words), 0)].split(maxsplit=1)[1:]
    return set(_CAPITAL.findall(opening[0])) if opening else set()


def shaky(a: Claim, b: Claim, around: Surroundings, *, named: bool) -> str:
    """What makes it too bold to call two figures one only because no third is told so much alike.

    Where the names are the same, one verb may tell of the deed and the other of its announcement.
    """
    other = a.verb and b.verb and a.verb != b.verb and not (a.noun and a.noun == b.noun)
    if other and not (named and _one_deed(a, b)):
        return "other verbs"
    if any(around.several(one) for one in (a, b)):
        return "two figures of one kind in a sentence"
    short = {claim.zone for claim in (a, b)} & set(SHORT)
    if short - {Zone.CAPTION} or named:
        return ""
    return "a time is given in one place only" if bool(around.times(a)) != bool(around.times(b)) else ""


def _one_deed(a: Claim, b: Claim) -> bool:
    """Whether two verbs may tell of one thing: one announces it, or both say that something falls, or rises."""
    verbs = {a.verb, b.verb}
    announced = verbs & (listed("attribution", "verbs") | listed("status", "verbs"))
    return bool(announced) or any(verbs <= group(way) for way in ("up", "down"))


def set_apart(a: Claim, b: Claim, around: Surroundings) -> str:
    """A word close to one claim alone that makes it another thing: "another", "the old"; or a heading of its own."""
    (section, opens), (other, starts) = around.section(a), around.section(b)
    if (
        section != other
        and min(section, other) >= 0
        and opens
        and starts
        and not around.names(a) & around.names(b)
    ):
        return "each opens a section of its own"
    first, second = (
        {word.lower() for word in DISTINCT.findall(_telling(_near(claim, around)))} for claim in (a, b)
    )
    if first ^ second == {"would"} and not (a.hypothetical or b.hypothetical):
        first = second  # "told staff that it would": the "will" of what was said
    if first != second:
        return f"“{min(first ^ second)}” stands in one place only"
    per, each = ({word.lower() for word in _PER.findall(around.clause(one))} for one in (a, b))
    if per and each and not per & each:
        return f"“per {min(per ^ each)}” stands in one place only"
    if len([one for one in (a, b) if _SINCE.search(around.clause(one))]) == 1:
        return "one counts all since a day"
    early, late = hours(around.clause(a)), hours(around.clause(b))
    if early and late and not early & late:
        return f"“{min(early)}” and “{min(late)}”"
    short = (a.zone in SHORT) != (b.zone in SHORT)
    fresh = all(_FRESH.match(around.words(one)) for one in (a, b)) and a.sentence != b.sentence
    if fresh and not short and not around.names(a) & around.names(b):
        return "each tells of a new one"
    order, others = ({word.lower() for word in _ORDER.findall(around.near(one))} for one in (a, b))
    if order ^ others == {"new"} and _introduced(a, b, around):
        return ""
    if order != others and not short:
        return f"“{min(order ^ others)}” stands in one place only"
    return ""


def hours(words: str) -> set[str]:
    """The hours and parts of the day that are named."""
    found = (hour.lower() for hour in _HOUR.findall(words))
    return {_PART.get(hour, hour) for hour in found}


def complements(a: Claim, b: Claim, around: Surroundings) -> str:
    """What one verb is said of in one place alone: "to the camp", "to the hospital"; "in Holm", and nothing."""
    if a.verb != b.verb or a.zone in SHORT or b.zone in SHORT:
        return ""
    first, later = sorted((a, b), key=lambda claim: claim.start)
    own, other = (_complements(claim, around) for claim in (first, later))
    if {"with", "without"} <= own.keys() | other.keys() and own.keys() & {
        "with",
        "without",
    } != other.keys() & {"with", "without"}:
        return "“without …” stands in one place only"
    for word in sorted(own.keys() & other.keys()):
        if own[word] and other[word] and not own[word] & other[word]:
            return f"another “{word} …” beside them"
    for word, told in sorted(other.items()):
        if told and not told & around.stems[first.sentence]:
            return f"“{word} …” stands in one place only"
    return ""


def _complements(claim: Claim, around: Surroundings) -> dict[str, set[str]]:
    """The telling words after each preposition of its clause, the figure's own aside."""
    words = around.clause(claim)
    own = {*stems(claim.words), head(claim.noun), head(claim.measure)}
    found: dict[str, set[str]] = {}
    for one in _COMPLEMENT.finditer(words):
        told = [stem for stem in stems(one["rest"]) if stem not in own]
        found.setdefault(one["word"].lower(), set()).update(told if one.start() else told[:1])
    return found


def _introduced(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether the first of two is told as new and the second is no older one: "the new stadium", then "the stadium"."""
    first = min(a, b, key=lambda claim: claim.start)
    new = _NEW.search(around.near(first))
    return new is not None and not any(_OLD.search(words) for words in around.sentences)


def _telling(words: str) -> str:
    return _HARMLESS.sub(" ", words)


def _near(claim: Claim, around: Surroundings) -> str:
    """What stands close to a claim; "12 different animals" are told from none."""
    return around.near(claim).replace(f"{claim.words} different ", f"{claim.words} ")


def of_another_time(a: Claim, b: Claim, around: Surroundings) -> str:
    """The words that put one of two claims alone into the past: "last April", "since 2007"; not one of a name."""
    if around.names(a) & around.names(b) or (a.window and b.window):
        return ""  # "last year" and "in 2025" are told apart by their windows
    first, second = ({word.lower() for word in _PAST.findall(around.words(one))} for one in (a, b))
    return f"“{min(first ^ second)}” stands in one place only" if first != second else ""


def differs(a: Claim, b: Claim, around: Surroundings) -> str:
    """What in and around their sentences says that two claims are two."""
    if found := worded(a, b, around) or complements(a, b, around):
        return found
    if around.group(a) == around.group(b) >= 0:
        return "two items of one list"
    if around.other_figures(a, b):
        return "other figures beside them"
    short = {claim.zone for claim in (a, b)} & set(SHORT)
    if short and short != {Zone.CAPTION}:
        return of_another_time(a, b, around)
    if not short and not (around.prose(a) and around.prose(b)):
        return "no full sentence"
    if abs(a.sentence - b.sentence) > _FAR and any(_POINTING.search(around.near(one)) for one in (a, b)):
        return "a pronoun may point to something else"
    if bool(a.window) != bool(b.window) or any(
        date.period is None for claim in (a, b) for date in around.dates(claim)
    ):
        return "a time is given in one place only"
    return of_another_time(a, b, around)
