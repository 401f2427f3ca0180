"""Who wrote it and when: lines like "By Jane Roe, 3 March 2024" and "Published: March 3, 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifier.model.document import Form, Zone
from verifier.model.period import Period
from verifier.reading import dates
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.wordset import wordset

_LONGEST = 200
_NEAR = 16
_BY = re.compile(
    r"(?:(?:written|posted|reported|published|words|story) )?by:? "
    r"([^\W\d_][^\d,|·•–—/:()]{1,60}?)"
    r"(?= ?(?:$|[,|·•–—/:(\d]| on | - | published| updated| posted|\. ))",
    re.IGNORECASE,
)
# SKARVIK, 17 September 2025 — The airline ...
_DATELINE = re.compile(
    r"[A-Z][A-Z.’'-]+(?: [A-Z.’'-]{2,}){0,3}(?:, [A-Z][\w.]+)?(?:,| \()\s?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\)?(?: \([A-Z][\w ]+\))? ?(?:[—–-]|:) ?"
)
# Skarvik, 17 September 2025 – The airline ...: only at the very top
_PLACED = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d) ?[—–-] ?(?=[A-Z“\"])"
)
# Posted 20 October 2026. The network ...; Minutes of the committee, 12 October 2026. (7) The roof ...
_DAY = (
    r"(?:(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:st|nd|rd|th)?,? (?:of )?)?[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?\d{4}"
)
_HEADED = re.compile(
    rf"(?:(?:[Pp]osted|[Pp]ublished|[Dd]ated|[Ww]ritten|[Ff]iled|[Ii]ssued|[Uu]pdated|[Cc]irculated"
    rf"|[Rr]ecorded)(?: on| in)?:? |"
    r"(?:(?:The )?[A-Z][\w’'-]*(?: [A-Za-z][\w’'-]*){0,3} )?(?:[Mm]inutes|[Nn]otes|[Rr]eport|[Rr]eview"
    r"|[Nn]ewsletter|[Bb]ulletin"
    r"|[Ss]tatement|[Ll]etter|[Uu]pdate|[Cc]ircular|[Mm]emo|[Bb]riefing|[Nn]otice|[Dd]iary|[Ll]og|[Pp]ress release)"
    rf"(?: (?:of|from|to|for) (?:the |our )?[^.,:;\d]{{1,60}}|(?: of)?)?,? (?:of |for )?)(?P<day>{_DAY})(?=[.:;]"
    rf"|\)| [—–|-]|$)"
)
# 6 May 2026 – The tunnel ...
_LED = re.compile(rf"(?P<day>{_DAY}) ?[—–-] (?=[A-Z])")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|de|van|von|der|la|&)){0,8}")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CHANGED = wordset("updated modified revised edited corrected changed accessed retrieved reviewed")
_PUBLISHED = wordset("published posted released issued date dated printed")
# all that may stand beside a date in a line that only says when
_SMALL = wordset(
    "last first on at in the by a p m am pm est edt et gmt bst utc pst pdt pt cet ist mon tue tues wed "
    "thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday min mins "
    "minute minutes read time of and"
)
_DAYS = wordset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december then now today tomorrow"
)
_SENTENCE_END = (".", "!", "?", "”", '"')


def settle(manuscript: Manuscript, drafts: Sequence[Draft]) -> None:
    """Fill in author and date from lines near the top; such lines are front matter."""
    changed: Period | None = None
    for draft in drafts[:_NEAR]:
        if draft.form is Form.PARAGRAPH and draft.zone in (Zone.BODY, Zone.FRONT_MATTER):
            words = draft.words[: _LONGEST + 1]
            if manuscript.date is None and (
                line := _DATELINE.match(words) or (draft is drafts[0] and _PLACED.match(words))
            ):
                manuscript.date, manuscript.date_from = (dates.find(line[0]) or (None,))[0], "dateline"
                continue
            if (
                manuscript.date is None
                and draft is drafts[0]
                and (line := _HEADED.match(words) or _LED.match(words))
            ):
                manuscript.date, manuscript.date_from = (dates.find(line["day"]) or (None,))[0], "byline"
                if line.end() < len(words.rstrip(" .")):
                    continue
            author, found = _author(words), dates.find(words)
            told = _told(words, found[1], found[2], bool(author)) if found else ""
            if len(words) > _LONGEST or not (told or (author and not found)):
                continue
            draft.zone = Zone.FRONT_MATTER
            manuscript.author = manuscript.author or author
            if found and told == "changed":
                changed = changed or found[0]
            elif found and manuscript.date is None:
                manuscript.date, manuscript.date_from = found[0], "byline"
    if manuscript.date is None and changed:
        manuscript.date, manuscript.date_from = changed, "byline"


def _author(words: str) -> str:
    found = _BY.match(words)
    if not found or found[1].lower() in _DAYS:
        return ""
    if words.endswith(_SENTENCE_END) and words.count(" ", found.end()) > 3:
        return ""  # "By Easter, the port had paid all of it."
    name = found[1].strip(" .")
    return name if _NAME.fullmatch(name.title() if name.isupper() else name) else ""


def _told(words: str, start: int, end: int, signed: bool) -> str:
    """Whether the date in a line is when it was "published", only "changed", or something else ("")."""
    before = {word.lower() for word in _WORD.findall(words[:start])}
    after = {word.lower() for word in _WORD.findall(words[end:])}
    if not signed:
        known = _SMALL | _PUBLISHED | _CHANGED
        if any(word not in known and not word.isdigit() for word in before):
            return ""
        if not before & (_PUBLISHED | _CHANGED) and any(
            word not in known and not word.isdigit() for word in after
        ):
            return ""
    return "changed" if before & _CHANGED and not before & _PUBLISHED else "published"


def signs(words: str) -> bool:
    """Whether a line only says who wrote it, or when."""
    if len(words) > _LONGEST:
        return False
    author, found = _author(words), dates.find(words)
    return bool(author if not found else _told(words, found[1], found[2], bool(author)))
