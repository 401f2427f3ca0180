"""Claims in, sums out: which parts a text adds up to which total, and by what cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.extraction.table_sums import table_sums
from verifier.model.claim import Claim, Role
from verifier.model.document import Document, Form, Sentence, Zone
from verifier.model.ledger import Group, Ledger, Sum
from verifier.model.mention import Kind
from verifier.model.skeleton import FIGURE, GAP, Skeleton

_SUMMABLE = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.DURATION)
_N, _W = FIGURE, GAP
_OPEN = re.compile(
    r"\b(includ\w+|such as|among (?:them|others)|for example|e\.g\.|of which|at least|mainly|mostly|primarily"
    r"|particularly|especially|notably|up from|down from|compared|than|versus|vs|out of|of (?:the|those|them)|per"
    r"|each|average|between|or)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    rf"({_N}){_W}\b(?:and|plus)\b{_W}({_N}){_W}\b(?P<cue>for an? (?:combined )?total of|(?:to )?mak(?:e|ing) (?:up )?"
    rf"an? (?:combined )?total of|giving an? (?:combined )?total of|add(?:s|ing)? up to|(?:which )?totals?|totalling"
    rf"|totaling|comes? to an? total of|an? combined|in total|altogether|equals?)\b{_W}({_N})"
)
_EQUATION = re.compile(
    rf"({_N})((?:{_W}\s(?:\+|plus)\s{_W}{_N})+){_W}\s(?P<cue>=|equals|makes|is|comes to)\s{_W}({_N})"
)
_IN_ALL = re.compile(
    rf"({_N}){_W}\b(?:on top of|plus|and)\b{_W}({_N})[^{_N[1:-1]}.!?]{{0,60}}?(?::|;|,"
    rf"|\s[—–])\s(?:or\s|a\stotal\sof\s)?({_N})"
    rf"\s(?:{_W}\s)?(?P<cue>in all|altogether|in total|all told|combined)\b"
)
_LISTED_IN_ALL = re.compile(
    rf"((?:{_N}{_W},\s(?:and\s)?){{1,8}}{_N}{_W}\sand\s{_W}{_N}){_W}(?:,|;|\s[—–]|:)\s(?:or\s|a\stotal\sof\s)?({_N})"
    rf"{_W}\s?(?P<cue>in all|altogether|in total|all told|combined)\b"
)
_OF_WHICH = re.compile(rf"({_N}){_W},?\s(?P<cue>of which|of whom|of these|of them)\s(.*)")
_REST = re.compile(r"\b(?:the )?(?:rest|others?|remaind(?:er|ing)|remaining)\b", re.IGNORECASE)
_REST_NEXT = re.compile(r"\W*(?:The|Another|All) (?:other|others|rest|remaining|remainder|further)\b")
_MADE_OF = re.compile(
    rf"({_N}){_W}\b(?P<cue>made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)(?: of)?|split (?:between|into)"
    rf"|broken down into|divided (?:between|into))\b(.*)"
)
_BREAKDOWN = re.compile(rf"({_N}){_W}(?P<cue>:|\s[—–]|\s-|\()(.*)", re.DOTALL)
_TOGETHER = re.compile(
    r"\b(together|between them|combined|altogether|in total|in all|sum of"
    r"|the (?:two|three|four|five|both)\b.{0,40}\btotal)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:the|these|all|those) (two|three|four|five|six)\b|\b(both)\b", re.IGNORECASE)
_SUMMED = re.compile(
    r"^(?:the|its|their|his|her|our|a)\s(?:\w+\s){0,2}?(?:combined|joint)\b"
    r"|^(?:that|this|which)\s(?:brings|brought|takes|took|makes|made|gives|gave|adds up|comes|came)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(
    rf"({_N}){_W}\b(?P<cue>came from|come from|are|were|consist(?:s|ed)? of|(?:is|are|was|were) made up of)\s"
    rf"([^.;:]*\({_N}[^()]*\)(?:[^.;:()]*\({_N}[^()]*\))+)(?=[.;:]|$)"
)
_FIRST_SECOND = re.compile(
    r"\b(?:[Tt]he first|[Oo]ne) (?:of|takes|wants|costs|gets|needs|bought|ordered|gives)\b"
)
_WHOLE_OF = re.compile(
    r"\b(?:make|makes|made|making) up (?:the whole|all|the entire|the full) "
    r"|\baccount(?:s|ed)? for (?:the whole|all|the entire)"
    r"|\b(?:the whole|all) of (?:it|this|that|which) (?:is|was|came|comes|went|goes)",
    re.IGNORECASE,
)
_BRINGING = re.compile(
    r"\b(?:bringing|taking|brings|takes|brought|took) (?:the|its|their) total to\b", re.IGNORECASE
)
_BEGUN = re.compile(r"\b(open|start|beg[ai]n|launch|found|establish|first)\w*", re.IGNORECASE)
_COUNT = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def sums(document: Document, claims: Sequence[Claim], groups: Sequence[Group]) -> tuple[Sum, ...]:
    """Every sum the text itself makes. A total has one set of parts; where two compete, none."""
    ledger = Ledger(document=document, claims=tuple(claims), groups=tuple(groups))
    found: dict[str, Sum | None] = {}
    for one in (
        *table_sums(ledger),
        *_inside(ledger),
        *_across(ledger),
        *_all_of_it(ledger),
        *_echoes(ledger),
    ):
        if one.echo and one.total.id in found:
            continue
        if one.total.id not in found:
            found[one.total.id] = one
        elif (known := found[one.total.id]) and {p.id for p in known.parts} != {p.id for p in one.parts}:
            found[one.total.id] = None
    return tuple(one for one in found.values() if one)


def _inside(ledger: Ledger) -> Iterator[Sum]:
    """Total and parts in one sentence."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        for unit in sorted({(claim.unit, claim.dimension) for claim in claims}):
            alike = [c for c in claims if (c.unit, c.dimension) == unit and _summable(c)]
            rest = index + 1 < len(ledger.sentences) and _REST_NEXT.match(
                ledger.sentences[index + 1][2].words
            )
            if len(alike) >= 3 and not rest:
                yield from _patterns(sentence, alike)


def _patterns(sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Sum]:
    skeleton = Skeleton.of(sentence, claims)
    for found in _EQUATION.finditer(skeleton.words):
        *parts, total = skeleton.figures(found[0])
        yield Sum(total=total, parts=tuple(parts), cue=found["cue"])
    for form in (_ADDED, _IN_ALL):
        for found in form.finditer(skeleton.words):
            before = skeleton.figures(skeleton.words[: found.end()])
            first, second, total = skeleton.figures(found[0])
            alone = len(before) == 3 and first.role is not Role.EXTRA
            if alone and _same_thing(first, second) and not _OPEN.search(skeleton.words):
                yield Sum(total=total, parts=(first, second), cue=found["cue"])
    for found in _LISTED_IN_ALL.finditer(skeleton.words):
        parts, (total,) = skeleton.figures(found[1]), skeleton.figures(found[2])
        alone = len(skeleton.figures(skeleton.words[: found.end()])) == len(parts) + 1
        alike = all(_same_thing(part, parts[0]) for part in parts)
        if alone and alike and not _OPEN.search(skeleton.words):
            yield Sum(total=total, parts=tuple(parts), cue=found["cue"])
    for one in _OF_WHICH.finditer(skeleton.words):
        (whole,), parts = skeleton.figures(one[1]), skeleton.figures(one[3].partition(";")[0])
        # people and things may be in two parts, money may not
        apart = bool(whole.unit) or _REST.search(one[3])
        if len(skeleton.figures(skeleton.words)) == 1 + len(parts) and len(parts) > 1 and apart:
            yield Sum(total=whole, parts=tuple(parts), cue=one["cue"], complete=False)
    for came in _CAME_FROM.finditer(skeleton.words):
        (total,), parts = (
            skeleton.figures(came[1]),
            skeleton.figures("".join(re.findall(rf"\(({_N})", came[3]))),
        )
        if not skeleton.figures(came.string[: came.start()]) and not _OPEN.search(came[0]):
            yield Sum(total=total, parts=tuple(parts), cue=came["cue"])
    for form in (_MADE_OF, _BREAKDOWN):
        if broken := form.search(skeleton.words):
            yield from _broken_down(broken, skeleton)


def _broken_down(found: re.Match[str], skeleton: Skeleton) -> Iterator[Sum]:
    """ "£14m: £6m on roads, £5m on schools and £3m on parks": each segment one figure, the last after "and"."""
    tail = found[3].partition(")")[0] if found["cue"] == "(" else found[3]
    before, parts = skeleton.figures(found[0][: found.start(2) - found.start()]), skeleton.figures(tail)
    segments = [part for part in re.split(r",\s+and\s|;\s+and\s|,\s|;\s|\sand\s", tail) if part.strip()]
    figured = [len(skeleton.figures(segment)) for segment in segments]
    if (
        skeleton.figures(found.string[: found.start()])
        or len(before) != 1
        or len(parts) < 2
        or any(n > 1 for n in figured)
        or figured[:1] == [0]
        or all((part.value or 0) > (before[0].value or 0) for part in parts)  # others that it is held against
    ):
        return
    between = found.string[found.end(1) : found.start("cue")].replace(" of the ", " ")
    if (
        _OPEN.search(between + found["cue"] + found[3])
        or re.search(r"\b(has|have|had|owns?|holds?|held)\b", tail)
        or not re.search(r"\sand\s[^,;]*$", tail.rstrip("."))
    ):
        return
    bare = any(not re.search(r"[A-Za-z]{3}", segment) for segment in segments)
    listed = before[0].value == len(parts) or "(" in tail
    if not before[0].unit and (bare or listed or found["cue"].strip() not in (":", "(")):
        return
    if re.search(FIGURE, tail[:60]) is None:
        return
    yield Sum(total=before[0], parts=tuple(parts), cue=found["cue"].strip())


def _across(ledger: Ledger) -> Iterator[Sum]:
    """A total sentence after its parts, or one that repeats one of them."""
    for index, claims in ledger.by_sentence.items():
        for total in claims:
            if total.role is Role.TOTAL and _summable(total):
                yield from _counted(ledger, index, total)
                yield from _extended(ledger, index, total)
                yield from _brought_to(ledger, index, total)


def _echoes(ledger: Ledger) -> Iterator[Sum]:
    """A figure just after two others that it is exactly the sum of: added, though no word says so."""
    for index, claims in ledger.by_sentence.items():
        for total in claims:
            if (
                not _summable(total)
                or total.role not in (Role.VALUE, Role.TOTAL)
                or not _alone(ledger, index, total)
            ):
                continue
            near = [c for i in range(max(0, index - 2), index) for c in ledger.by_sentence.get(i, ())]
            alike = [c for c in near if _like(c, total) and c.role in (Role.VALUE, Role.EXTRA)]
            if len(alike) == 2 and total.value and sum(c.value or 0 for c in alike) == total.value:
                yield Sum(total=total, parts=tuple(alike), cue="their sum", echo=True)


def _counted(ledger: Ledger, index: int, total: Claim) -> Iterator[Sum]:
    """ "Together the two grants are worth ...", after exactly two figures of that unit in the paragraph."""
    _, _, sentence = ledger.sentences[index]
    cue, number = _TOGETHER.search(sentence.words), _NUMBER_OF.search(sentence.words)
    alike = [c for c in _before(ledger, index, total) if c.role in (Role.VALUE, Role.EXTRA)]
    extra = any(claim.role is Role.EXTRA for claim in alike)
    if len(alike) < 2 or _OPEN.search(_around(ledger, index)) or not _alone(ledger, index, total):
        return
    stated = _COUNT[(number[1] or number[2]).lower()] if number else 0
    theirs = re.search(r"\b(their|they|them|that is|that makes)\b", sentence.words, re.IGNORECASE)
    near = all(claim.sentence == index - 1 for claim in alike)
    running = (
        re.search(r"\btotal\b", sentence.words) if extra and not _BRINGING.search(sentence.words) else None
    )
    cue = cue or running
    first = cue is not None and cue.start() == 0
    summed = _SUMMED.search(sentence.words)
    cue = cue or summed
    opening = bool(first or summed) and len({claim.sentence for claim in alike}) == 1
    joined = near and len(alike) < 5 and (theirs or opening)
    if cue and _cut_off(sentence, ledger.by_sentence[index], cue, total):
        return
    if (total.value or 0) < max(claim.value or 0 for claim in alike):
        return  # less than a part of it: the sum of something else
    if cue and (len(alike) == stated or (extra and len(alike) == 2) or joined):
        yield Sum(total=total, parts=tuple(alike), cue=cue[0])


def _cut_off(sentence: Sentence, claims: Sequence[Claim], cue: re.Match[str], total: Claim) -> bool:
    """Whether something else is told between the cue and the total: "drove 61 km between them and lost two tyres"."""
    at = sentence.inner(total.start, total.end)[0]
    first, last = sorted((cue.start(), at))
    measured = (c for c in claims if c is not total and c.unit)
    return any(first < sentence.inner(c.start, c.end)[0] < last for c in measured) or (
        cue.start() < at and re.search(r"\band\b", sentence.words[cue.end() : at]) is not None
    )


def _all_of_it(ledger: Ledger) -> Iterator[Sum]:
    """ "A deficit of £41m. Two items make up the whole of it: £19m for staff and £22m for energy."."""
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        cue = _WHOLE_OF.search(sentence.words)
        parts = [c for c in claims if c.unit and _summable(c) and c.role is not Role.TOTAL]
        if cue is None or ":" not in sentence.words or block.form is Form.CELL or len(parts) < 2:
            continue
        before = [c for c in ledger.by_sentence.get(index - 1, ()) if c.block == parts[0].block]
        totals = [claim for claim in before if _like(claim, parts[0])]
        if len(totals) == 1 and all(_like(part, parts[0]) for part in parts):
            yield Sum(total=totals[0], parts=tuple(parts), cue=cue[0].strip())


def _extended(ledger: Ledger, index: int, total: Claim) -> Iterator[Sum]:
    """A total beside a figure that is told elsewhere with something "more" on top of it."""
    mates = [c for c in ledger.by_sentence[index] if c is not total and _like(c, total)]
    if len(mates) != 1 or _OPEN.search(_around(ledger, index)):
        return
    same = {c.id for group in ledger.groups if mates[0] in group.claims for c in group.claims} | {mates[0].id}
    pairs = {
        base.id: (base, extra)
        for base, extra in _additions(ledger)
        if _like(base, total) and (base.id in same or _repeats(base, mates[0])) and extra.id not in same
    }
    if len(pairs) == 1:
        ((base, extra),) = pairs.values()
        base = base if base.window else base.model_copy(update={"window": mates[0].window})
        yield Sum(total=total, parts=(base, extra), cue="more")


def _brought_to(ledger: Ledger, index: int, total: Claim) -> Iterator[Sum]:
    """ "It opened with 48. Another 26 were added, bringing the total to 74": a running total from its start."""
    _, _, sentence = ledger.sentences[index]
    cue = _BRINGING.search(sentence.words)
    chain = [c for c in ledger.by_block[total.block] if c.start < total.start and _like(c, total)]
    roles = [claim.role for claim in chain]
    begun = chain and (_BEGUN.search(ledger.sentences[chain[0].sentence][2].words) is not None)
    ends = re.search(r"\bmore\b", sentence.words[: sentence.inner(total.start, total.end)[0]]) is not None
    added = Role.EXTRA in roles[1:] and (set(roles[1:]) == {Role.EXTRA} or (ends and len(roles) > 2))
    if cue and begun and added and roles[0] is Role.VALUE:
        yield Sum(total=total, parts=tuple(chain), cue=cue[0])


def _additions(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Every "... another X", with the figure it is added to: the last of its kind in the paragraph."""
    for claims in ledger.by_block.values():
        for position, extra in enumerate(claims):
            if extra.role is Role.EXTRA:
                before = [
                    c for c in claims[:position] if _like(c, extra) and c.role in (Role.VALUE, Role.EXTRA)
                ]
                if len(before) == 1:
                    yield before[0], extra


def _before(ledger: Ledger, index: int, total: Claim) -> list[Claim]:
    return [
        claim
        for claim in ledger.by_block.get(total.block, ())
        if claim.sentence < index and index - claim.sentence <= 3 and _like(claim, total)
    ]


def _repeats(claim: Claim, other: Claim) -> bool:
    """One figure told twice; equal values are evidence here, for neither is compared with the other."""
    named = claim.measure and other.measure and claim.measure.lower() == other.measure.lower()
    dated = claim.window and claim.window == other.window
    apart = claim.window and other.window and not claim.window.meets(other.window)
    return claim.value == other.value and bool(named or dated) and not apart


def _around(ledger: Ledger, index: int) -> str:
    """The words of a sentence without its figures and their bound words."""
    plain = Skeleton.of(ledger.sentences[index][2], ledger.by_sentence[index]).plain
    return re.sub(r"\bbetween them\b", "", plain, flags=re.IGNORECASE)


def _alone(ledger: Ledger, index: int, total: Claim) -> bool:
    return not any(_like(claim, total) for claim in ledger.by_sentence[index] if claim is not total)


def _like(claim: Claim, other: Claim) -> bool:
    return (claim.unit, claim.dimension) == (other.unit, other.dimension) and _summable(claim)


def _summable(claim: Claim) -> bool:
    return claim.kind in _SUMMABLE and not claim.hypothetical and claim.role not in (Role.BASE, Role.RATE)


def _same_thing(a: Claim, b: Claim) -> bool:
    return not a.noun or not b.noun or _head(a.noun) == _head(b.noun)


def _head(noun: str) -> str:
    return noun.lower().split()[-1].rstrip("s") if noun else ""
