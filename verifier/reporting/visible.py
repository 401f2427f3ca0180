"""Text as it may safely be shown: nothing in it can steer a terminal, a browser or a reader's eye."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1, line separators, bidirectional overrides, non-characters, lone surrogates
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with each steering character replaced by one sign that shows it: "␛", "�"."""
    return _STEERING.sub(_sign, text)


def in_one_line(text: str) -> str:
    """The same, every run of white space one space."""
    return " ".join(visible(text).split())


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] in "\r\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
