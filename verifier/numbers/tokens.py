"""A text in, its tokens with their places out. Nothing is rewritten."""

from __future__ import annotations

import re
from functools import cached_property

# Every repeat is bounded or possessive, so that no line can make the scan go back over itself.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"]++
    | [#@][^\W\d]\w*+
    | \n[ \t\r]*+\n
    | [0-9]++(?:\.[0-9]++){2,}+
    | [0-9]{1,3}(?:,[0-9]{3}){1,8}(?![0-9])(?:\.[0-9]++)?
    | [0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])(?:\.[0-9]++)?
    | [1-9][0-9]{0,2}(?:[\u00a0\u2009\u202f'’][0-9]{3}){1,5}(?![0-9])(?:\.[0-9]++)?
    | [1-9][0-9]{0,2}(?:\x20[0-9]{3}){1,5}(?![\x20,.\-/]?[0-9])
    | [0-9]++(?:\.[0-9]++)?+[eE][+\-]?[0-9]{1,2}(?![0-9A-Za-z])
    | [0-9]++\.[0-9]++
    | [0-9]++
    | (?<![\w.])\.[0-9]++
    | [^\W\d_]++(?:['’](?!s\b)[^\W\d_]++)?
    | \S
    """,
    re.VERBOSE,
)
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/\-])")
_WRITTEN = re.compile(
    r"\b(?:((?:Jan|Febr|Sept|Oct|Nov|Dec)[a-z]*\.?|March|April|May|June|July|August)\ \d{1,2},\ \d{4}"
    r"|\d{1,2}\ (?:Jan|Febr|Sept|Oct|Nov|Dec|March|April|May|June|July|August)[a-z]*\ \d{4})\b"
)
_DIGITS = frozenset("0123456789")
_PADDING = 12


class Tokens:
    """Words, figures and signs in order; past both ends stand empty tokens, so looking aside is safe."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _TOKEN.finditer(text)]
        self.text = text
        self.count = len(spans)
        self.low = [text[a:b].lower() for a, b in spans] + [""] * _PADDING
        self.spans = spans + [(-9, -9)] * _PADDING

    def raw(self, index: int) -> str:
        """The token as written."""
        start, end = self.spans[index]
        return self.text[start:end] if end > 0 else ""

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def figure(self, index: int) -> bool:
        """Whether the token is written in digits."""
        word = self.low[index]
        return bool(word) and (word[0] in _DIGITS or (word[0] == "." and len(word) > 1))

    def word(self, index: int) -> bool:
        """Whether the token is made of letters."""
        return self.low[index][:1].isalpha()

    def capital(self, index: int) -> bool:
        """Whether the token is a word that begins with a capital."""
        return self.raw(index)[:1].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before."""
        return index > 0 and self.spans[index][0] == self.spans[index - 1][1]

    def opens(self, index: int) -> bool:
        """Whether a sentence, line or quotation begins here."""
        if index <= 0 or self.low[index - 1] in _OPENERS:
            return True
        return "\n" in self.text[self.spans[index - 1][1] : self.spans[index][0]]

    @cached_property
    def titled(self) -> bool:
        """Whether it is written Like a Headline, so that a capital says nothing."""
        long = [i for i in range(min(self.count, 60)) if len(self.low[i]) > 3 and self.word(i)]
        return len(long) > 2 and sum(map(self.capital, long)) >= 0.7 * len(long)

    @cached_property
    def month_first(self) -> bool | None:
        """Whether dates in digits put the month first here; None if the text does not show it."""
        found = {int(a) <= 12 for a, _, b in _NUMERIC.findall(self.text) if (int(a) > 12) != (int(b) > 12)}
        if not found:
            found = {bool(month_first) for month_first in _WRITTEN.findall(self.text)}
        return found.pop() if len(found) == 1 else None


_OPENERS = frozenset('.!?:;•*|"“‘«—–(') | {"\n\n"}
