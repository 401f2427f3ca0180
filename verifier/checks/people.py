"""Names of people in a text: full names, and which of them a later surname stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

PART = r"(?:[A-Z][\w'’-]+|[A-Z]\.)"
FULL = rf"(?:{PART} ){{1,3}}(?:(?:de|da|del|van|von|der|bin|al|la) ){{0,2}}[A-Z][\w'’-]+"
_TITLE = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Sgt|Capt|Col|Gen|Lt|President|Minister|Mayor|Professor|Judge"
    r"|The|A|An|But|And|In|On|At|For|When|While|As|If|Then|Now|Police|Officer|Chief|Senator|Councillor)\.?\s"
)


def cleaned(name: str) -> str:
    """A name without the title or sentence opening before it."""
    while (shorter := _TITLE.sub("", name)) != name:
        name = shorter
    return name.strip()


def resolved(name: str, known: Iterable[str]) -> str:
    """The full name a surname stands for; "" where none or several have it."""
    name = cleaned(name)
    if " " in name:
        return name
    found = {full for full in known if full.split()[-1] == name}
    return found.pop() if len(found) == 1 else ""
