"""A text in, the YAML scalar that is read as that text out."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"(?:[^\W_]|[£€¥$+]|\.\.?/)[^\n\r\t]*")
_UNSAFE = re.compile(r":(?:\s|$)|\s#")
# what YAML does not take as it stands
_HIDDEN = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NULL = ("null", "Null", "NULL", "~")


def scalar(text: str, *, flow: bool = False) -> str:
    """Plain where that is safe, in single quotes else, in double quotes where a sign must be escaped."""
    words = " ".join(text.split())
    if _HIDDEN.search(words):
        escaped = json.dumps(words, ensure_ascii=False)
        return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)
    plain = _PLAIN.fullmatch(words) and not _UNSAFE.search(words) and words not in _NULL
    if plain and not (flow and re.search(r"[\[\]{},]", words)):
        return words
    if "'" in words and not re.search(r'["\\]', words):
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"
