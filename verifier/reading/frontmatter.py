"""The block of "key: value" lines at the head of a text. Read line by line, never evaluated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from verifier.model.document import Form, Zone
from verifier.model.report import Trouble
from verifier.reading import dates
from verifier.reading.drafts import Draft, Manuscript
from verifier.reading.shown import Run

_LARGEST = 20_000
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*[:=][ \t]*(?P<value>.*)")
_TITLE = ("title", "headline")
_TEXT = (
    "title",
    "headline",
    "subtitle",
    "description",
    "summary",
    "excerpt",
    "dek",
    "standfirst",
    "abstract",
)
_AUTHOR = ("author", "authors", "by", "byline", "writer")
_DATE = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "datepublished",
    "publish_date",
    "published_at",
    "publicationdate",
)
_CHANGED = ("updated", "lastmod", "modified", "last_modified_at", "datemodified")


class Field(NamedTuple):
    """A key in lower case and the place of its value, quotation marks outside."""

    key: str
    start: int
    end: int


def take(manuscript: Manuscript) -> int:
    """Read front matter, if there is any; returns where the text proper begins."""
    found = _fields(manuscript.text)
    if found is None:
        return 0
    fields, end = found
    values: dict[str, str] = {}
    for key, start, stop in fields:
        values.setdefault(key, manuscript.text[start:stop])
        if key in _TEXT and start < stop:
            manuscript.open(Draft(Form.PARAGRAPH, Zone.FRONT_MATTER, bold=False)).runs.append(
                Run(start, stop)
            )
    manuscript.close()
    manuscript.title = _first(values, _TITLE)
    manuscript.author = _first(values, _AUTHOR).strip("[]").replace('"', "")
    for keys in (_DATE, _CHANGED):
        written = _first(values, keys)
        if written and manuscript.date is None:
            read = dates.find(written)
            if read:
                manuscript.date, manuscript.date_from = read[0], "front matter"
            else:
                why = f"no date we can read in the front matter: {written[:40]!r} (try 2024-04-03)"
                manuscript.troubles.append(Trouble(stage="reading", about="date", why=why))
    return end


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((" ".join(values[key].split()) for key in keys if values.get(key)), "")


def _fields(text: str) -> tuple[list[Field], int] | None:
    """The fields and the end of the block, or None where the text has none."""
    begin = 1 if text.startswith("\ufeff") else 0
    fence = text[begin : begin + 3]
    if fence not in ("---", "+++"):
        return None
    fields: list[Field] = []
    for number, (start, end) in enumerate(_lines(text, begin)):
        line = text[start:end].rstrip()
        if number == 0:
            if line != fence:
                return None
        elif line == fence or (line == "..." and fence == "---"):
            return fields, end
        elif field := _FIELD.fullmatch(line):
            low, high = field.span("value")
            if high - low > 1 and line[low] == line[high - 1] and line[low] in "\"'":
                low, high = low + 1, high - 1
            fields.append(Field(field["key"].lower(), start + low, start + high))
        elif number == 1:
            return None
    return None


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    limit = min(len(text), start + _LARGEST)
    while start < limit:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
