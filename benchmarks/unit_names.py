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


def _named(unit: str) -> set[str]:
    """Its name in our tables, if they have one; of "a per b" both names; of an age the unit alone."""
    low = unit.strip().lower()
    low = _AGE.sub("", low) or low
    name = _table().get(low)
    if name:
        return {name}
    above, *below = _PER.split(low, maxsplit=1)
    if not below:
        return set()
    return {" per ".join(_table().get(part.strip(), _singular(part.strip())) for part in (above, *below))}


def _singular(words: str) -> str:
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words.split())


@cache
def _table() -> dict[str, str]:
    """Every spelling of a unit or currency in our tables, to its name."""
    found: dict[str, str] = {}
    for entry in measures.entries():
        for spelling in (*entry.words, entry.unit.name):
            found.setdefault(spelling.lower(), entry.unit.name)
    for table in (measures.currency_words(), measures.currency_signs(), measures.unit_marks()):
        for cut, unit in (pair for pairs in table.values() for pair in pairs):
            for sign in ("".join(cut), " ".join(cut)):
                found.setdefault(sign.lower(), unit.name)
            found.setdefault(unit.name.lower(), unit.name)
    return found | {"percentage": "%", "percent": "%", "dollar": "USD", "dollars": "USD"}
