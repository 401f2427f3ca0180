"""Two claims in, why they are about one thing out; "" where too little says so."""

from __future__ import annotations

import re

from verifier.extraction.beside import Beside
from verifier.extraction.slots import conflict, equal_slots
from verifier.extraction.stems import head, stemmed, stems
from verifier.extraction.surroundings import Surroundings
from verifier.extraction.takenup import BACK, SOME, TAKEN_UP, taken_up
from verifier.extraction.unlike import DISTINCT, SHORT
from verifier.model.claim import Claim
from verifier.model.document import Form
from verifier.model.finding import Confidence

_RUN = 4
"""Telling words in a row around two figures that nobody writes twice of two things."""
_SHARE = 0.5
_LEAD = 3.0
"""How much more alike than the next, in weight of words (1 is a word of every sentence)."""
_MOST, _FAR_AHEAD = 0.6, 8.0
_LITTLE = 0.5
SAME_RUN = "the same run of words around them"
REFERS_BACK = "“the” refers back, and no third figure counts the like"
MOST_ALIKE = "most words beside them are the same, and no other figure comes near"
_WITH = re.compile(r"\s(?:with|without|from|who|that|aged)\s((?:[\w’'-]+\s?){1,3})")
_WOUNDED = re.compile(r"\b(?:wound|injur|hurt|maim|missing|hospital)", re.IGNORECASE)
_CODE = re.compile(r"\d+[A-Z]")
_NAME = re.compile(r"(?:[\w][-–/.:+)]|\b[A-Z][\w'’.&-]*\s(?:[-–]\s)?|[#№]\s?|\bNo\.?\s|[\"“'‘(\[])$")


def evidence(a: Claim, b: Claim, around: Surroundings) -> str:
    """Why two claims in prose are about one thing; "" if too little says so."""
    share, words = around.shared(a, b)
    equal = equal_slots(a, b)
    prominent = (a.zone in SHORT) != (b.zone in SHORT)
    if toll(a) and toll(b) and prominent and share >= 0.2 and not (_hurt(a, around) or _hurt(b, around)):
        return "the toll in the headline and in the text"
    if _all_of_them(a, b, around, share):
        return "“all” refers back"
    if because := _measured(a, b, around):
        return because
    if taken_up(a, b, around):
        return TAKEN_UP
    if words >= 5 and around.told_alike(a, b):
        return "the same words around them"
    if (
        {"subject", "verb"} <= set(equal)
        and a.unit + a.noun
        and around.only_two(a, b)
        and _no_more(a, b, around)
    ):
        return "the same subject and verb, and no third figure like them"
    same = {"noun", "measure"} & set(equal)
    if not same and _placed_noun(a, b, around):
        same = {"noun"}
        equal = [*equal, "noun"]
    if prominent and share >= 0.5 and {"verb", "measure"} & set(equal) and around.only_two(a, b):
        return f"same {' and '.join(equal)}, and no third figure like them"
    if prominent and share >= 0.99 and words >= 3 and a.unit + a.noun and around.only_two(a, b):
        return "every word of the headline, and no third figure like them"
    names = around.names(a) & around.names(b)
    told = bool(a.verb and b.verb)
    enough = (
        (share >= 0.9 and words >= 6 and told)
        or (
            share >= 0.7
            and words >= 3
            and (told or prominent)
            and (same or {"subject", "verb"} <= set(equal))
        )
        or (share >= 0.45 and words >= 3 and bool(same) and (prominent or "verb" in equal))
        or (share >= 0.3 and words >= 2 and prominent and bool(same) and len(equal) >= 2)
        or (share >= 0.45 and words >= 3 and bool(names) and bool(same) and "subject" in equal and told)
    )
    return f"same {' and '.join(equal)}; {share:.0%} of the words around them" if enough else ""


def retold(a: Claim, b: Claim, around: Surroundings, beside: Beside) -> tuple[str, Confidence]:
    """Why two figures with like words beside them are one told twice, and how sure that is; "" if they are not."""
    if any(names_something(claim, around) for claim in (a, b)) or _narrowed(a, b, around):
        return "", Confidence.LOW
    if beside.run(a, b) >= _RUN:
        return SAME_RUN, Confidence.HIGH
    if a.dimension == "time":  # an age, a term: each has its own
        return "", Confidence.LOW
    share = beside.common(a, b)[1]
    if share >= _MOST and beside.lead(a, b) >= _FAR_AHEAD and a.verb and b.verb and not around.others(a, b):
        return MOST_ALIKE, Confidence.MEDIUM
    if not (a.unit or (a.noun and head(a.noun) == head(b.noun))):
        return "", Confidence.LOW
    if _points_back(a, b, around) and beside.alone(a, b):
        return REFERS_BACK, Confidence.MEDIUM
    counted = bool(a.noun) and stemmed(a.noun) == stemmed(b.noun)
    if _other_names(a, b, around):
        return "", Confidence.LOW
    if share >= _LITTLE and (counted or a.dimension not in ("", "money", "percent")) and beside.alone(a, b):
        return (
            f"no third figure counts or measures the like; {share:.0%} of the words beside",
            Confidence.MEDIUM,
        )
    if share >= _SHARE and beside.lead(a, b) >= _LEAD and not around.others(a, b):
        return (
            f"no other figure is told so much alike; {share:.0%} of the words beside them",
            Confidence.MEDIUM,
        )
    return "", Confidence.LOW


def _points_back(a: Claim, b: Claim, around: Surroundings) -> bool:
    """ "the 4,312 signatures", where 4,312 signatures were told of before."""
    later = b if b.start > a.start else a
    same = stemmed(a.noun) == stemmed(b.noun) and stemmed(a.measure) == stemmed(b.measure)
    if _other_names(a, b, around) or not (
        same and (a.noun or a.measure) and BACK.search(around.before(later) + " ")
    ):
        return False
    after = around.words(later)[around.span(later)[1] :].lower().lstrip(" -")
    noun = (later.noun or later.measure).lower()
    return after.startswith(noun) and not SOME.match(after[len(noun) :])


def _other_names(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether both name somebody or something, and nothing the same."""
    names, others = around.names(a), around.names(b)
    return bool(names and others) and not names & others


def _narrowed(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether the later one is of some only: "has 300 cows", and "the 120 cows with calves"."""
    first, later = sorted((a, b), key=lambda claim: claim.start)
    rest = around.words(later)[around.span(later)[1] :]
    after = re.sub(rf"^\W*{re.escape(later.noun)}", "", rest, flags=re.IGNORECASE) if later.noun else ""
    narrow = _WITH.match(after)
    return narrow is not None and not set(stems(narrow[1])) & around.stems[first.sentence]


def names_something(claim: Claim, around: Surroundings) -> bool:
    """Whether a bare number is part of a name or a code: "Route 66", "555-0199", "Number 10"."""
    words, (start, end) = around.words(claim), around.span(claim)
    if claim.unit:
        return _CODE.fullmatch(claim.words) is not None and bool(_NAME.search(words[:start]))
    opens = words[:start].split()[-1:]
    named = bool(_NAME.search(words[:start])) and (opens != words.split()[: len(opens)] or opens[0].isupper())
    beside = words[end:].lower().lstrip(" -").startswith(claim.noun.lower()[:4])
    return not (claim.noun and beside) or named or re.match(r"[-/:]\d", words[end:]) is not None


def _measured(a: Claim, b: Claim, around: Surroundings) -> str:
    """A size that a thing has once, told of one thing twice: its height, length, area, weight."""
    first, second = (around.dimension(claim) for claim in (a, b))
    if not first or first != second or any(claim.comparator.bound for claim in (a, b)):
        return ""
    things = [set(stems(claim.subject)) or around.stems[claim.sentence] for claim in (a, b)]
    named = [bool(claim.subject) for claim in (a, b)]
    told, other = (around.subject_phrase(claim) for claim in (a, b))
    apart = bool(told - other and other - told)
    if any(named) and not apart and (things[0] <= things[1] or things[1] <= things[0]):
        return f"the {first} of one thing"
    return ""


def cell_and_prose(a: Claim, b: Claim, around: Surroundings) -> str:
    """A cell of a table and a sentence that names its row and its column."""
    cell, prose = (a, b) if around.form(a) is Form.CELL else (b, a)
    if conflict(a, b) in ("unit", "role", "direction", "bound") or DISTINCT.search(around.words(prose)):
        return ""
    when = prose.window or around.only_date(prose)
    timed = cell.window == when or (cell.window is None and when in around.introduced(cell))
    said = frozenset({*stems(around.clause(prose)), around.dimension(prose)})
    row, column = (frozenset(stems(label)) for label in around.labels(cell))
    heads = [found for found in (row, column) if found]
    if timed and heads and all(found <= said for found in heads) and around.only_cell(cell, said):
        return "row, column and year of the table"
    return ""


def _no_more(a: Claim, b: Claim, around: Surroundings) -> bool:
    """Whether two clauses say the same beside their subjects: no "in Holm", "for adults", "in spring" in one alone."""
    own = {*stems(a.subject), *stems(b.subject), *stems(f"{a.words} {b.words}")}
    first, second = (set(stems(around.clause(one))) - own for one in (a, b))
    return first == second


def _placed_noun(a: Claim, b: Claim, around: Surroundings) -> bool:
    """ "62,000 Galway homes" and "26,000 homes in County Galway": one noun, its place beside it."""
    if not (a.noun and b.noun) or head(a.noun) != head(b.noun):
        return False
    more = set(stems(f"{a.noun} {b.noun}"))
    return more <= around.stems[a.sentence] and more <= around.stems[b.sentence]


def _all_of_them(a: Claim, b: Claim, around: Surroundings, share: float) -> bool:
    later = b if b.start > a.start else a
    same = bool(a.noun) and stemmed(a.noun) == stemmed(b.noun)
    near = abs(a.sentence - b.sentence) <= 2 and not around.names(later) - around.names(
        a if later is b else b
    )
    return same and near and share >= 0.2 and around.before(later).split()[-1:] == ["all"]


def _hurt(claim: Claim, around: Surroundings) -> bool:
    """ "kills one, wounds three": what a parse may give to the first verb."""
    words, (start, end) = around.words(claim), around.span(claim)
    return _WOUNDED.search(words[max(0, start - 25) : end + 40]) is not None


def toll(claim: Claim) -> bool:
    """Whether it counts the dead."""
    return claim.verb in ("kill", "die") and head(claim.noun) in ("", "peopl", "person")
