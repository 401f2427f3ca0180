"""Words in, how many items they enumerate out: in every reading, for a name may hold an "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from verifier.model.document import Block, Sentence

# the list does not promise to be whole
_CHOICE = re.compile(
    r"\b(?:includ\w+|such as|e\.g\.|for example|for instance|among (?:them|others|which|those|whom|these)"
    r"|notably|namely one"
    r"|some of|several of|examples?|per|each|every|respectively|and more|to name)\b",
    re.IGNORECASE,
)
# the number is not of the list: "two of the three", "at least three", "the first two"
_HEDGED = re.compile(
    r"\b(?:at least|up to|about|around|roughly|some|over|under|more than|fewer than|nearly|almost|like"
    r"|first|last|next"
    r"|another|other|remaining|(?:one|two|three|four|some|any|each|both|either|many|most|several) of|out of"
    r"|of (?:the|these|those|our|his|her|their|its|all)|than|top|further"
    r"|additional|age|aged)"
    r" (?:[a-z]+ )?$",
    re.IGNORECASE,
)
_OF_MORE = re.compile(
    r"^ (?:(?:of|out of) (?:the|these|those|our|his|her|their|its|them|all)\b|more\b|other\b|others\b|out of\b"
    r"|further\b|additional\b|remaining\b|times\b|to [a-z]+\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:includ\w+|such as|for example|for instance|others|more|and so on|etc|at least|each|every)\b",
    re.IGNORECASE,
)
JOIN = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+|or\s+|&\s+)?|\s+(?:and|or|&)\s+")
COMMA = re.compile(r"\s*;\s*|\s*,\s+(?:and\s+|or\s+|&\s+)?")
CLAUSE = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|said|says|do|does|did|which|who|that|because|but)\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z][\w'’.-]*"
NAME = rf"(?:{_WORD}(?: (?:(?:of|the|de|da|del|van|von|al) )?{_WORD}){{0,4}})"
NAMES = rf"{NAME}(?:, {NAME}){{0,12}},? and {NAME}"
BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_ALL = r"(?:[Tt]he|[Aa]ll|[Ii]ts|[Tt]heir|[Tt]hese|[Hh]is|[Hh]er|has|have|had|with|of)"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FIRM = re.compile(
    rf"{_WORD}(?:, {_WORD})* (?:and|&) {_WORD} (?:Ltd|Limited|LLP|LLC|Inc|plc|PLC|GmbH|Corp|Co)\b\.?"
)
"""May be one name, though it reads like a list: "Fields, Farms and Dairy Ltd"."""
_SUMMED = re.compile(r"\W*(?:total|sum|all|average|mean|overall)\b", re.IGNORECASE)
_LAST = re.compile(r"^(?:And )?(?:Finally|Lastly|Last)\b,?")


@cache
def in_sentences() -> tuple[re.Pattern[str], ...]:
    """A `head` that holds the count, and the `list` it announces or sums up."""
    return tuple(
        re.compile(form, re.DOTALL)
        for form in (
            # five countries have signed: Latvia, Chile, Kenya and Vietnam
            r"^(?P<head>[^:—–]{1,200})(?::| [—–]) (?P<list>[^:—–]{1,400})$",
            # the four winners are Ines Calder, Tomasz Brandt and Ruth Okello
            rf"^(?P<head>(?:The|These|Those|Its|Their|Our) [^,.:;]{{1,60}}) (?:are|were) (?P<list>{NAMES})(?=[.,;]|$)",
            # all three sisters — Ada, Bea and Cleo — became doctors; the four islands (Alder, Holm and Birch)
            rf"(?P<head>\b{_ALL} \w+ [\w -]{{1,30}}?)"
            rf"(?: [—–] | \(|, )(?P<list>{NAMES})(?: [—–] |\)|, )",
            # Ines Calder, Tomasz Brandt and Ruth Okello, the four winners
            rf"\b(?P<list>{NAMES})(?:, | [—–] )"
            r"(?P<head>(?:the|all|its|their) \w+ [\w -]{1,30}?)(?=[.,;—–)]|$| (?:who|that|which)\b)",
        )
    )


def is_open(words: str, start: int, end: int) -> bool:
    """Whether the number at `words[start:end]` counts more or something else than the list that its sentence opens."""
    all_of = re.search(r"\ball $", words[:start], re.IGNORECASE) is not None
    some = not all_of and _OF_MORE.match(words[end:])
    return bool(_CHOICE.search(words) or _HEDGED.search(words[:start]) or some)


def are_names(tail: str) -> bool:
    """Whether every item begins with a capital: names, which can be counted without doubt."""
    parts = [part for part in JOIN.split(BRACKETS.sub("", tail).strip().rstrip(".!")) if part.strip()]
    return all(part.lstrip("“‘\"' ")[:1].isupper() or part.startswith("the ") for part in parts)


def are_short(tail: str) -> bool:
    """Whether every item is a thing named in a few words, each with its article or none with one."""
    parts = [part.split() for part in JOIN.split(BRACKETS.sub("", tail).strip().rstrip(".!")) if part.strip()]
    return len(parts) > 1 and all(len(part) <= 4 for part in parts)


def readings(tail: str) -> set[int]:
    """How many items an enumeration may have; empty where it is not surely one."""
    text = tail.strip().rstrip(".!")
    while (shorter := BRACKETS.sub("", text)) != text:
        text = shorter
    if _FIRM.search(text):
        return set()
    if any(mark in text for mark in '.!?“”"()[]…') or CLAUSE.search(text) or _MORE.search(text):
        return set()
    fine, coarse = [p for p in JOIN.split(text) if p.strip()], [p for p in COMMA.split(text) if p.strip()]
    closed = re.search(r"(,|;)?\s(and|or|&)\s[^,;]{1,60}$", text) is not None
    if len(fine) < 2 or not closed or any(len(part.split()) > 7 for part in fine):
        return set()
    return set(range(min(len(coarse), len(fine)), len(fine) + 1))


def ordered(sentences: Sequence[Sentence]) -> list[tuple[int, Sentence]]:
    """ "First, … Second, … Finally, …": each sentence that opens with its rank in a list, and the rank."""
    found: list[tuple[int, Sentence]] = []
    for sentence in sentences:
        rank = opening_rank(sentence.words)
        if rank is None and found and _LAST.match(sentence.words):
            rank = found[-1][0] + 1
        if rank is not None:
            found.append((rank, sentence))
    return found


def opening_rank(words: str) -> int | None:
    """1 for "First, …", "Firstly …", "The first is …"; None where a sentence opens otherwise."""
    opened = re.match(r"(?:The )?([A-Za-z]+?)(?:ly)?(?:,| is | was |: | [—–] )", words)
    word = opened[1].lower() if opened else ""
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None


def rows_of(rows: Sequence[Sequence[Block]]) -> list[Block]:
    """The first cells of the rows of a table, sums and averages left out."""
    firsts = [row[0] for row in rows if row and row[0].words.strip()]
    return [cell for cell in firsts if not _SUMMED.match(cell.words)]
