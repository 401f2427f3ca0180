"""A stated count against the list it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.announced import LISTED, announced, counts_things, told_openly
from verifier.checks.check import Outcome, check
from verifier.checks.enumerations import (
    NAME,
    are_names,
    are_short,
    in_sentences,
    readings,
)
from verifier.checks.members import lists
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Span, Stretch
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.skeleton import unattributed

# names what follows: "there are five ways to pay", "the plan has three stages"
_HAS = re.compile(
    r"\b(?:[Tt]here (?:are|were)|[Hh]ere are|has|have|had|gives?|gave|names?|named|lists?|listed|offers?|offered"
    r"|sets? out|takes?"
    r"|made|makes?|found|needs?|uses?|covers?|covered|visit(?:s|ed)?|chose|choose|won|speaks?|spoke|knows?|consists? of"
    r"|falls? into|calls? for)$"
)
GROUPS = {
    "duo": 2,
    "couple": 2,
    "twins": 2,
    "trio": 3,
    "triplets": 3,
    "quartet": 4,
    "quintet": 5,
    "sextet": 6,
}
_GROUP = re.compile(
    rf"\b(?:[Tt]he|[Aa]|[Tt]heir|[Ii]ts) (?:[a-z]+ )?(?P<group>{'|'.join(GROUPS)})(?= ?[,(—–])"
)
_MARKED = re.compile(r"(?: \(|, namely,? | [—–] |: )$|(?:\b[Tt]he|\b[Aa]ll|['’]s?) [\w-]+ [\w’-]+, $")
# the noun of a number and what is said of it, up to its list
_BESIDE = re.compile(r" [^.;:()—–]{3,60}(?: \(|, namely,? | [—–] |: )| [\w’-]+, ")
_BOTH = re.compile(
    rf"\b[Bb]oth (?:\w+(?: \w+)?(?:,| [—–]|:) )?(?P<list>{NAME}(?:, {NAME}){{1,8}},? and {NAME})"
)


@check(
    message="“{claimed}” announces {stated}, and {counted} follow",
    suggestion="Say “{counted}”, or name the missing ones.",
    at_most=Severity.ERROR,
    bad=(
        "The report gives three reasons:\n\n- tides\n- wind\n- fuel prices\n- old engines\n",
        "Ferries call at four islands: Alder, Birch and Cedar.",
        "The plan has three stages. First, divers map the wreck. Second, its fuel is pumped out. Third, it is cut "
        "up. Fourth, the mud is tested.",
        "The six finalists of the boat race:\n\n| Pilot | Boat |\n|---|---|\n| Holm | Tern |\n| Lund | Gull |\n"
        "| Roe | Heron |\n| Falk | Eider |\n",
        "All three pilots — Ada Holm, Bea Lund, Cleo Roe and Dora Falk — passed.",
        "Six boats go forward to the jury of the Holm prize, which is worth 15,000 euros:\n\n- Tern\n- Gull\n- "
        "Eider\n- Stork\n",
        "The race has seven judges this year — a pilot, two divers, a baker, an actor and a nurse.",
        "## Our four promises to sailors\n\n### We answer the radio\n\nText here.\n\n### We mend it "
        "once\n\nText here.\n\n"
        "### We ask before we tow\n\nText here.\n",
        "# Five ways to save fuel\n\n## 1. Slow down\n\nText here.\n\n## 2. Clean the hull\n\nText here.\n\n"
        "## 3. Wait for the tide\n\nText here.\n\n## 4. Turn off the lights\n\nText here.\n",
    ),
    good=(
        "# Six Nations 2026: Ada Holm and Bea Lund in the Alder team\n",
        "She was helped by her number 10 and 11 batters, Ada Holm and Bea Lund, who stayed for two hours.",
        "Among the 13 ports, six were listed as silted up: Alder, Birch, Cedar, Holm and Tern of the north, and Lund.",
        "There are four members of the family: founder and captain Ada Holm, her husband Per Lund, who died in 1949, "
        "their son and pilot Bo Holm, and his daughter and cook Eva Holm.",
        "The plan has three stages. First, divers map the wreck. Second, its fuel is pumped out. Third, it is cut up.",
        "All three pilots — Ada Holm, Bea Lund and Cleo Roe — passed. Both Ada Holm and Bea Lund are from Alder.",
        "The three pilots met Ada Holm, Bea Lund and Cleo Roe, and two of the four finalists, Dora Falk and Eva Rand.",
        "The four finalists of the boat race:\n\n| Pilot | Boat |\n|---|---|\n| Holm | Tern |\n| Lund | Gull |\n"
        "| Roe | Heron |\n| Falk | Eider |\n",
        "The report gives three reasons, including:\n\n- tides\n- wind\n",
        "Ferries call at four islands, among them Alder, Birch and Cedar.",
        "Ferries call at three islands: Alder, Birch and Cedar.",
        "Ferries call at three islands: Alder, Holm and Birch, and Cedar.",
        "The race has six judges this year — a pilot, two divers, a baker, an actor and a nurse.",
        "Two of the six boats go forward to the jury of the Holm prize, and three more are praised:\n\n- "
        "Tern\n- Gull\n- Eider\n",
        "The report names two reasons:\n\n- tides\n  - spring\n  - neap\n- wind\n",
    ),
    source="Gibson, Accuracy list: count the list",
)
def count_misses_list(ledger: Ledger) -> Iterator[Outcome]:
    """A text says how many there are, and its own list has another number of items.

    One item was dropped or added in editing; a reader who counts stops trusting the other counts.
    """
    for one in announced(ledger):
        if one.number.value in one.sizes:
            yield Held.on(one.number, *one.items)
        elif len(one.items) > 1:
            yield _hit(one.number, one.items, len(one.items), one.confidence)
    yield from _in_sentences(ledger)
    yield from _both(ledger)
    yield from _of_things(ledger)
    yield from _told(ledger)
    yield from _grouped(ledger)


_NUMBERED = re.compile(r"\b(?:[Nn]umbers?|[Nn]os?\.?|#)\s?\d+(?:,| and| or| to)\s(?:\d+(?: and| or) )?$")
_INTERRUPTED = re.compile(r",\s(?:which|who|whose|where)\b[^.;]*,\s(?:and|or)\s")
"""An item with a clause of its own before the last one."""
_AND_MORE = re.compile(r",\s(?:and|or)\s")
"""Behind a colon, what looked like the whole list was its first item."""


def _in_sentences(ledger: Ledger) -> Iterator[Outcome]:
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED, Zone.CAPTION):
            continue
        words = unattributed(sentence.words)
        for form in in_sentences():
            found = form.search(words)
            after = words[found.end("list") :] if found else ""
            if not found or _INTERRUPTED.match(after):
                continue
            if _AND_MORE.match(after) and words[found.end("head") :].startswith((" are ", " were ")):
                continue  # "the four are the Senate and House, and the two courts"
            first, end = sentence.span(*found.span("head"))
            counts = [c for c in claims if counts_things(c, any_noun=True) and first <= c.start < end]
            named = are_names(found["list"])
            if len(counts) != 1 or not counts[0].noun or not _whole(words, found, counts[0]):
                continue
            if told_openly(sentence, counts[0], found["head"]) or _named_or_nearer(
                sentence, claims, counts[0], end
            ):
                continue
            listed = LISTED.search(counts[0].noun) is not None
            ends = found["head"].rstrip().lower().endswith(counts[0].noun.lower()) and (
                listed or are_short(found["list"])
            )
            before = words[: sentence.inner(counts[0].start, counts[0].end)[0]].strip(' “"')
            opens = listed and (not before or (_HAS.search(before) and are_short(found["list"])))
            sizes = readings(found["list"]) if named or ends or opens else set()
            start, stop = sentence.span(*found.span("list"))
            # "20 clubs: 12 from the north, ..." breaks a number down, it lists nothing
            inside = [c for c in claims if start <= c.start < stop and c.kind is not Kind.ORDINAL]
            if sizes and not inside:
                sure = named and " and " not in found["head"] and found["list"].count(" and ") == 1
                likely = Confidence.HIGH if named or (ends and listed) else Confidence.MEDIUM
                yield from _in_sentence(counts[0], Stretch(start=start, end=stop), sizes, likely, sure=sure)
                break


def _named_or_nearer(sentence: Sentence, claims: Sequence[Claim], count: Claim, end: int) -> bool:
    """ "The Six Nations", "her number 10 and 11 batters"; "of the 13 towns, six are listed: …"."""
    before = sentence.words[: sentence.inner(count.start, count.end)[0]]
    nearer = any(count.end <= c.start < end and c.kind in (Kind.COUNT, Kind.NUMBER) for c in claims)
    return nearer or count.noun[:1].isupper() or _NUMBERED.search(before) is not None


def _whole(words: str, found: re.Match[str], count: Claim) -> bool:
    """Where a list stands beside its count: the count's noun touches it, and it is not "three of the four"."""
    if words[found.end("head") :].startswith((": ", " are ", " were ")) or found.end("list") == len(words):
        return True
    before = words[: found.start("head")].rstrip().lower()
    noun = count.noun.split()[-1].lower()
    return found["head"].lower().endswith(noun) and not before.endswith(("of", "among", "including"))


def _in_sentence(
    claim: Claim, items: Stretch, readings: set[int], likely: Confidence, *, sure: bool
) -> Iterator[Outcome]:
    """`sure` where the last "and" closes the list and is not inside a name, as in "Trinidad and Tobago"."""
    most = max(readings)
    if claim.value == most or (claim.value in readings and not sure):
        yield Held.on(claim, items)
    elif claim.value in readings:
        yield _hit(claim, (items,), most, Confidence.MEDIUM)
    else:
        nearest = min(readings, key=lambda n: (abs(n - (claim.value or 0)), n))
        yield _hit(claim, (items,), nearest, likely)


def _both(ledger: Ledger) -> Iterator[Outcome]:
    """ "Both Arvik, Tolma and Senn": two are said, three named."""
    for _, block, sentence in ledger.sentences:
        if (
            block.form is Form.CELL
            or block.zone in (Zone.REFERENCES, Zone.RELATED)
            or "oth " not in sentence.words
        ):
            continue
        for found in _BOTH.finditer(sentence.words):
            counted = max(readings(found["list"]), default=2)
            low, high = sentence.span(found.start(), found.start() + 4)
            start, stop = sentence.span(*found.span("list"))
            if counted > 2:
                yield Hit.on(
                    Stretch(start=low, end=high),
                    Stretch(start=start, end=stop),
                    confidence=Confidence.MEDIUM,
                    claimed=found[0][:4],
                    stated="2",
                    counted=counted,
                    arithmetic=f"{counted} items, not 2",
                )


def _told(ledger: Ledger) -> Iterator[Outcome]:
    """ "She speaks four languages (…)", "seven countries have a claim, namely …"."""
    for members in lists(ledger):
        sentence = ledger.sentences[members.at][2]
        low, high = sentence.inner(members.place.start, members.place.end)
        head, words = sentence.words[:low], sentence.words[low:high]
        number = members.number
        shut = not head.endswith("(") or sentence.words[high:].startswith(")")
        goes_on = _INTERRUPTED.match(sentence.words[high:]) or (
            head.rstrip().endswith(":") and _AND_MORE.search(sentence.words[high:])
        )
        if not shut or members.counted != len(members.items) or goes_on:
            continue
        if (
            not number
            or not _MARKED.search(head)
            or told_openly(sentence, number)
            or number.value in readings(words)
        ):
            continue
        alike = (members.proper or LISTED.search(number.noun)) and are_short(words) and readings(words)
        if alike and _BESIDE.fullmatch(sentence.words[sentence.inner(number.start, number.end)[1] : low]):
            sure = Confidence.HIGH if members.proper else Confidence.MEDIUM
            yield _hit(number, (members.place,), max(readings(words)), sure)


def _grouped(ledger: Ledger) -> Iterator[Outcome]:
    """ "The quartet — Ada Holm, Bea Lund and Cleo Roe — plays": a word that is a number."""
    for members in lists(ledger):
        sentence = ledger.sentences[members.at][2]
        low, high = sentence.inner(members.place.start, members.place.end)
        group = _GROUP.search(sentence.words[:low])
        sizes = readings(sentence.words[low:high])
        if not group or not members.proper or members.number or not sizes:
            continue
        start, end = sentence.span(*group.span())
        place, size = Stretch(start=start, end=end), GROUPS[group["group"].lower()]
        if size in sizes:
            yield Held.on(place, members.place)
        else:
            yield Hit.on(
                place,
                members.place,
                confidence=Confidence.MEDIUM,
                claimed=group[0],
                stated=size,
                counted=max(sizes),
                arithmetic=f"{max(sizes)} items, not {size}",
            )


def _of_things(ledger: Ledger) -> Iterator[Outcome]:
    """ "Seven judges — a poet, two booksellers, an actor": items that say themselves how many they are."""
    for members in lists(ledger):
        sentence = ledger.sentences[members.at][2]
        own = [
            item
            for item in members.items
            if re.match(r"(?:an?|one|two|three|four|five|six|\d{1,2}) ", item, re.IGNORECASE)
        ]
        count = members.number
        if not count or len(own) != len(members.items) or len(own) < 3 or told_openly(sentence, count):
            continue
        mark = sentence.words[: sentence.inner(members.place.start, members.place.end)[0]].rstrip()[-1:]
        if mark in ":—–" and not re.search(
            r"\b(?:and|or|plus)\b",
            sentence.words[sentence.inner(members.place.start, members.place.end)[1] :],
        ):
            if members.counted == members.size:
                yield Held.on(count, members.place)
            else:
                yield _hit(count, (members.place,), members.counted, Confidence.HIGH)


def _hit(claim: Claim, items: tuple[Span, ...], counted: int, confidence: Confidence) -> Hit:
    claimed = f"{claim.words} {claim.noun}" if claim.noun not in claim.words else claim.words
    return Hit.on(
        claim,
        *items,
        confidence=confidence,
        claimed=claimed,
        stated=str(claim.value),
        counted=counted,
        arithmetic=f"{counted} items, not {claim.value}",
    )
