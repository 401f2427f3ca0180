"""A document in, every place where it cites out: links, marks, names, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from verifier.extraction import quotations
from verifier.extraction.references import host
from verifier.extraction.saying import ACCORDING, NAME, OPENERS, OWN, SAYS, WORK
from verifier.model.document import Document, Sentence, Zone
from verifier.model.source_map import Citation, Means, Reference

ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER)
_NUMBERS = re.compile(
    r"(?<=[\w.,;:”\")’\]%])(?<![A-Z_][A-Z_])(?<!\(\))\s?\[(?P<list>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})\]"
)
_BEYOND = 20
"""How far past the end of a list a mark may point and still be one."""
_UNDEFINED = re.compile(r"\[\^(?P<key>[\w:.-]{1,60})\]")
_ACCORDING = re.compile(
    rf"\b(?:{ACCORDING})\s(?:a|an|the|its|their|new|recent)?\s?(?P<who>(?:{NAME})|the \w+)"
)
_SAID = re.compile(
    rf"(?P<who>{NAME})(?:,[^,.;]{{2,60}},)?\s(?:has |have |had |also |later |then |recently )?(?:{SAYS})\b"
    rf"|\b(?:{SAYS}),?\s(?P<after>{NAME})"
)
_WORKS = re.compile(
    rf"(?P<who>{NAME})(?:['’]s?\s(?:[\w-]+\s){{0,4}}?|\s(?:(?:own|new|recent|latest|annual|19\d\d|20\d\d)\s){{0,2}})(?P<work>{WORK})\b"
    rf"|\b(?P<work_of>{WORK})\s(?:by|from|of)\s(?:the\s)?(?P<of>{NAME})"
    rf"|(?P<whose>{NAME})\s(?:{SAYS})\sin\s(?:its|their|his|her|a|an|the)\s(?:[\w-]+\s){{0,4}}(?P<work_in>{WORK})\b"
)
_OWN = re.compile(OWN, re.IGNORECASE)
_AUTHOR = (
    rf"(?<!\w)(?!(?:{OPENERS})\b)[A-Z][\w’'-]*[\w’'](?:\s(?:(?:and|&|of|for|de|van|von"
    r"|the)\s)?[A-Z][\w’'-]+){0,4}(?:,\s[A-Z][\w’'-]+)?(?:\set al\.?)?"
)
_YEARS = r"(?P<years>(?:19|20)\d\d[a-z]?(?:,\s(?:19|20)\d\d[a-z]?|,\s[b-e](?![\w]))*)"
_DATED = re.compile(rf"(?P<who>{_AUTHOR}),?\s{_YEARS}(?!\d)")
_TOLD = re.compile(
    rf"(?P<who>{_AUTHOR})(?:['’]s?)?\s\({_YEARS}(?:[,:]\s[^()]{{1,20}})?\)(?P<says>\s(?:{SAYS})\b)?"
)
_ASIDES = re.compile(r"\([^()]{6,200}\)")
_NO_AUTHOR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|Since|In|Until|By|From|Of|Before|After|Q[1-4]|FY|Figure|Table|Fig)\b"
)


def citations(document: Document, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """Every citation in reading order."""
    keys = _keys(references)
    targets: dict[str, list[int]] = {}
    for index, reference in enumerate(references):
        targets.setdefault(reference.target, []).append(index)
    found = list(_linked(document, keys, targets))
    for number, (index, block, sentence) in enumerate(document.sentences()):
        if block.zone not in ASIDE:
            found += _written((index, number), sentence, keys, references)
    found += quotations.quotations(document)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.means)))


def _keys(references: Sequence[Reference]) -> dict[str, int]:
    """Every mark, and the entry it leads to; a list without numbers is counted."""
    keys = {reference.key: index for index, reference in enumerate(references) if reference.key}
    if not any(key.isdigit() for key in keys):
        keys |= {str(index + 1): index for index in range(len(references)) if str(index + 1) not in keys}
    return keys


def _linked(
    document: Document, keys: Mapping[str, int], targets: Mapping[str, Sequence[int]]
) -> Iterator[Citation]:
    places = {}
    for number, (index, block, sentence) in enumerate(document.sentences()):
        places[sentence.start] = (index, number, block)
    starts = sorted(places)
    at = 0
    for link in sorted(document.links, key=lambda one: one.start):
        while at + 1 < len(starts) and starts[at + 1] <= link.start + (document.text[link.start] == "["):
            at += 1
        if not starts:
            return
        index, number, block = places[starts[at]]
        if block.zone in ASIDE or link.target.startswith(("mailto:", "tel:", "javascript:")):
            continue
        inner = link.target.startswith("#")
        mark = link.target.removeprefix("#") if inner else ""
        shown = link.words.strip("[]() ")
        if inner and mark not in keys and not shown.isdigit():
            continue  # a link to another part of the page
        entry = keys.get(mark, keys.get(shown)) if inner else None
        yield Citation(
            start=link.start,
            end=link.end,
            words=link.words or link.target,
            means=Means.FOOTNOTE if inner else Means.LINK,
            block=index,
            sentence=number,
            source=host(link.target),
            references=(entry,)
            if entry is not None
            else tuple(targets.get(link.target, ()))
            if not inner
            else (),
            own=not inner and not host(link.target),
        )


def _written(
    at: tuple[int, int], sentence: Sentence, keys: Mapping[str, int], references: Sequence[Reference]
) -> Iterator[Citation]:
    """What a sentence itself says of its sources."""
    words = sentence.words

    def citation(low: int, high: int, means: Means, **more: object) -> Citation:
        start, end = sentence.span(low, high)
        return Citation(
            start=start, end=end, words=words[low:high], means=means, block=at[0], sentence=at[1], **more
        )

    if keys:
        for found in _NUMBERS.finditer(words):
            asked = _numbers(found["list"])
            if "0" in asked or int(asked[-1]) > len(references) + _BEYOND:
                continue  # a range or an index
            entries = [keys.get(number) for number in asked]
            known = tuple(entry for entry in entries if entry is not None)
            low = found.start() + (words[found.start()] == " ")
            whole = known if len(known) == len(entries) else ()
            yield citation(low, found.end(), Means.NUMBER, references=whole)
    for found in _UNDEFINED.finditer(words):
        entry = keys.get(found["key"])
        yield citation(*found.span(), Means.FOOTNOTE, references=() if entry is None else (entry,))
    taken = [found.span() for found in _OWN.finditer(words)]
    yield from (citation(*span, Means.NAMED, own=True) for span in taken)
    for found, sure in _dated(words):
        cited = [_entry(found["who"], year, references) for year in _years(found["years"])]
        known = tuple(entry for entry in cited if entry is not None)
        whole = known if len(known) == len(cited) else ()
        if sure or whole:
            low, high = found.start(), found.end("years")
            taken.append((low, high))
            source = quotations.cleaned(found["who"])
            yield citation(low, high, Means.AUTHOR_YEAR, source=source, references=whole)
    for pattern in (_WORKS, _ACCORDING, _SAID):
        for found in pattern.finditer(words):
            group = next(g for g in ("who", "of", "whose", "after") if found.groupdict().get(g))
            low, high = found.span(group)
            if any(low < end and start < high for start, end in taken):
                continue
            taken.append((low, high))
            named = found.groupdict()
            work = next((named[key] for key in ("work", "work_of", "work_in") if named.get(key)), "")
            yield citation(low, high, Means.NAMED, source=quotations.cleaned(found[group]), work=work)


def _dated(words: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Author and year, and whether they can be nothing else: "Jaws (1975)" may be a film."""
    inside = [(aside.start(), aside.end()) for aside in _ASIDES.finditer(words)]
    found = [(one, True) for low, high in inside for one in _DATED.finditer(words, low, high)]
    found += [(one, bool(one["says"])) for one in _TOLD.finditer(words)]
    return ((one, sure) for one, sure in found if not _NO_AUTHOR.match(one["who"]))


def _years(written: str) -> list[str]:
    """ "2020a, b, 2021" is 2020a, 2020b, 2021."""
    found: list[str] = []
    for part in written.split(", "):
        found.append(part if len(part) > 1 else found[-1][:4] + part)
    return found


def _entry(who: str, year: str, references: Sequence[Reference]) -> int | None:
    """The entry of that year that the first name stands in, before its title if it can be told."""
    name = re.split(r"\s(?:et al\b|and\b|&)|,", who)[0].casefold()
    for index, entry in enumerate(references):
        words = entry.words.casefold()
        told = entry.publisher.casefold() or words
        letters = "".join(part[0] for part in entry.publisher.split() if part[:1].isupper()).casefold()
        told_year = year in words or (len(year) > 4 and re.search(rf"{year[:4]}(?![a-z])", words))
        if told_year and (name in told or (len(name) > 1 and name == letters)):
            return index
    return None


def _numbers(written: str) -> list[str]:
    """ "1, 3-5" is 1, 3, 4, 5."""
    found: list[str] = []
    for part in re.split(r"\s?[,;]\s?", written):
        low, _, high = re.sub(r"\s?[–-]\s?", "-", part).partition("-")
        last = int(high or low)
        found += [str(number) for number in range(int(low), min(last, int(low) + 50) + 1)]
    return found
