"""When two spellings of a unit or noun are one: what a reader of either would call the same.

Both sides go through this, ours and the peers' as well as the gold's two (`unit`, `normalized_unit`), so that
it can favour nobody: letters, % and $ alone; a word our own tables know, by its name there ("mph", "miles per
hour"; "US$ a month", "dollar per month"); singular as plural; "and" or no "and" ("digital physical sales").
"""

import re
from functools import cache

from verifier.numbers import measures

_DROPPED = re.compile(r"[^a-z%$ ]")
_LEADING = re.compile(r"^(?:of|the|an?) ")
_PER = re.compile(r" (?:per|an?) |(?<=\w)-a-(?=\w)| ?/ ?")
_AGE = re.compile(r"[- ]?(?:olds?|of age)$")
_SHARE = re.compile(r"^% (?=\w)")


@cache
def spellings(*units: str) -> frozenset[str]:
    """Every way to write a unit given by one or two names; {""} for none."""
    found: set[str] = set()
    for unit in filter(None, units):
        found |= _written(unit) | _named(unit)
    return frozenset(found - {""}) or frozenset({""})


def _written(unit: str) -> set[str]:
    """Its letters; a share is the gold's "% Germans", its noun ours."""
    plain = _LEADING.sub("", _DROPPED.sub("", unit.lower()).strip())
    without = _SHARE.sub("", plain)
    return {_singular(form) for form in (plain, without, without.replace(" and ", " "))}


def _named(unit: str) -> frozenset[str]:
    """Its name in our tables, if they have one; of "a per b" both names; of an age the unit alone."""
    plain = _AGE.sub("", unit.strip()) or unit.strip()
    names = _names(plain)
    if names:
        return names
    above, *below = _PER.split(plain, maxsplit=1)
    if not below:
        return frozenset()
    counted = _names(below[0].strip()) or {_singular(below[0].strip().lower())}
    over = _names(above.strip()) or {_singular(above.strip().lower())}
    return frozenset(f"{one} per {other}" for one in over for other in counted)


def _names(spelling: str) -> frozenset[str]:
    """As written, or else in any case: "MYR" is the ringgit, not a million years."""
    return _table().get(spelling) or _table().get(spelling.lower(), frozenset())


def _singular(words: str) -> str:
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words.split())


@cache
def _table() -> dict[str, frozenset[str]]:
    """Every spelling of a unit or currency in our tables, to the names that have it."""
    found: dict[str, set[str]] = {}
    for entry in measures.entries():
        for spelling in (*entry.words, entry.unit.name):
            found.setdefault(spelling, set()).add(entry.unit.name)
    for table in (measures.unit_marks(), measures.currency_words(), measures.currency_signs()):
        for cut, unit in (pair for pairs in table.values() for pair in pairs):
            for sign in ("".join(cut), " ".join(cut), unit.name):
                found.setdefault(sign, set()).add(unit.name)
    for name, words in {"%": ("percentage", "percent"), "USD": ("dollar", "dollars")}.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    lowered: dict[str, set[str]] = {}
    for spelling, names in found.items():
        lowered.setdefault(spelling.lower(), set()).update(names)
    return {spelling: frozenset(names) for spelling, names in (lowered | found).items()}
