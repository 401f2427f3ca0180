"""Words of a block in, the ends of its sentences out. Own rules, linear, never inside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verifier.reading.wordset import wordset

# a footnote mark behind the stop belongs to what it closes: "opened in 1987.[1] It", "opened in 1987.² It"
_MARKS = r"(?:\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\]|[⁰¹²³⁴-⁹])*"
_END = re.compile(rf"([.!?…]+)[\"'”’»)\]*]*{_MARKS}|[。！？]+[”’」』）]*")
_OPENING = "\"'“‘«([¿¡*"
_CURRENCY = "$€£¥₹₩#@&"
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_EDGE = "\"'“”‘’«»()[]*,;:.!?"
_LONGEST = 5000

# what follows belongs to it, whatever it is
_BINDING = wordset(
    "feat mr mrs ms mx dr drs prof sen sens rep reps gov gen col lt sgt capt cmdr maj adm rev hon pres supt "
    "messrs mme mlle mt ft vs v cf e.g i.e eg ie viz approx esp incl excl ca eq eqs eds trans aka a.k.a"
)
# a figure after it belongs to it
_NUMBERED = wordset(
    "no nos nr p pp fig figs vol vols ch chap sec art arts para paras pt tab ex c n sc jan feb mar apr "
    "jun jul aug sep sept oct nov dec"
)
# ends a sentence only where the next word plainly starts one
_WAVERING = wordset(
    "inc ltd corp co cos llc plc bros jr sr st ave blvd rd hwy al ph.d est dept univ assn govt ed gmbh "
    "s.p.a ind intl natl"
)
_CLOCK = frozenset(("a.m", "p.m"))
_AFTER_CLOCK = wordset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt bst utc cet cest ist jst eastern central pacific"
)
_STARTERS = wordset(
    "the a an it its it's he she they we i you this that these those there here in on at by for from "
    "with without as but and or so if when while after before since although though however according "
    "then now not no our his her their my your what who why how where which all some many most more "
    "both each every one two three four another other others yet still also today yesterday last next "
    "during under over between among since until once because despite even only just such to of about"
)


def split(words: str, begin: int, lines: Iterable[int], stops: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The sentences of `words[begin:]` as (start, end), in order, without space at their edges.

    `lines` are where a line was broken by hand: a sentence ends there if a capital follows.
    """
    ends = set(stops)
    ends.update(at for at in lines if words[at : at + 1].isupper())
    ends.update(_ends(words, begin))
    low = begin
    for end in (*sorted(ends), len(words)):
        if end > low:
            yield from _bounded(words, low, end)
            low = end


def _bounded(words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Trimmed; a monster is cut at spaces, so that what reads it stays linear."""
    while high - low > _LONGEST:
        cut = words.rfind(" ", low, low + _LONGEST)
        if cut <= low:
            break
        yield from _trimmed(words, low, cut)
        low = cut + 1
    yield from _trimmed(words, low, high)


def _trimmed(words: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    while low < high and words[low] == " ":
        low += 1
    while low < high and words[high - 1] == " ":
        high -= 1
    if low < high:
        yield low, high


def _ends(words: str, begin: int) -> Iterator[int]:
    """Where stops end sentences."""
    for found in _END.finditer(words, begin):
        end = found.end()
        if not found[1] or (
            words[end : end + 1].isspace()
            and _starts(words, end + 1)
            and (found[1] != "." or not _belongs_on(words, begin, found.start(), end + 1))
        ):
            yield end


def _starts(words: str, at: int) -> bool:
    """Whether a sentence may start with what stands here."""
    for letter in words[at : at + 3]:
        if letter in _OPENING:
            continue
        if letter.islower():
            return words[at + 1 : at + 2].isupper()  # "iPhone"
        return letter.isalnum() or letter in _CURRENCY
    return False


def _belongs_on(words: str, begin: int, stop: int, following: int) -> bool:
    """Whether the full stop at `stop` only ends a short form."""
    low = max(words.rfind(" ", max(begin, stop - 24), stop) + 1, begin)
    token = words[low:stop].strip(_EDGE)
    short = token.lower()
    after = words[following : following + 24].split(" ", 1)[0].strip(_EDGE)
    if token.isdigit() and len(token) < 4 and (low == begin or after[:1].isdigit()):
        return True  # "1. Better access", "1. 6"
    if short in _BINDING:
        return True
    if short in _NUMBERED and after[:1].isdigit():
        return True
    if short in _CLOCK:
        return after.lower() in _AFTER_CLOCK
    if token == "I" and words[max(low - 2, 0) : low - 1].islower():
        return False  # "he and I. Then"
    if short in _WAVERING or (len(token) == 1 and token.isalpha()) or _DOTTED.fullmatch(token):
        return after.lower() not in _STARTERS
    return False
