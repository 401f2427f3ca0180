"""Who wrote it and when: lines like "By Jane Roe, 3 March 2024" and "Published: March 3, 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.model.document import Form, Zone
from verifier.model.period import Period
from verifier.reading import dates
from verifier.reading.drafts import Draft, Manuscript

_LONGEST = 200
_NEAR = 16
_BY = re.compile(
    r"(?:written |posted |reported |words |story )?by:? (?=[A-Z])([^\d,|·•–—/:()]{2,60}?)"
    r"(?= ?(?:$|[,|·•–—/:(]|\d| on | - | published| updated| posted|\. ))",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|de|van|von|der|la|&)){0,8}")
_CHANGED = re.compile(r"\b(?:updated|modified|revised|edited|corrected|accessed|retrieved|reviewed)\b", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|released|issued|date|dated|printed)\b", re.I)
# all that may stand beside a date in a line that only says when
_AROUND_DATE = re.compile(
    r"(?:published|posted|released|updated|modified|last|first|date|dated|on|at|by|am|pm|a\.m|p\.m|est|edt|et|gmt"
    r"|bst|utc|pst|pdt|pt|cet|ist|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|day|\d{1,2}:\d\d(?::\d\d)?"
    r"|[^\w]|\d{1,2}|min|mins|minute|minutes|read)*",
    re.IGNORECASE,
)


def settle(manuscript: Manuscript, drafts: Sequence[Draft]) -> None:
    """Fill in author and date from lines near the top; such lines are front matter."""
    changed: Period | None = None
    for draft in drafts[:_NEAR]:
        words = draft.words
        if draft.form is not Form.PARAGRAPH or len(words) > _LONGEST or draft.zone not in _OPEN:
            continue
        author = _author(words)
        found = dates.find(words)
        when, updated = _when(words, found) if found else (None, False)
        if not author and not when:
            continue
        if author and not when and found:
            continue  # "By March 2024 the port had ..."
        draft.zone = Zone.FRONT_MATTER
        manuscript.author = manuscript.author or author
        if when and updated:
            changed = changed or when
        elif when and manuscript.date is None:
            manuscript.date, manuscript.date_from = when, "byline"
    if manuscript.date is None and changed:
        manuscript.date, manuscript.date_from = changed, "byline"


_OPEN = (None, Zone.BODY, Zone.FRONT_MATTER)


def _author(words: str) -> str:
    found = _BY.match(words)
    name = found[1].strip(" .") if found else ""
    return name if name and _NAME.fullmatch(name.title() if name.isupper() else name) else ""


def _when(words: str, found: tuple[Period, int, int]) -> tuple[Period | None, bool]:
    """The date of a line that only says who and when, and whether it is only of a change."""
    period, start, end = found
    before = words[:start]
    if _PUBLISHED.search(before):
        updated = False
    else:
        updated = bool(_CHANGED.search(before))
    by = _BY.match(words)
    rest = words[by.end() if by and by.end() <= start else 0 : start]
    if not by and not _AROUND_DATE.fullmatch(rest):
        return None, False
    return period, updated
