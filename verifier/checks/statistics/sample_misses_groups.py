"""A sample that its groups, or its degrees of freedom, do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.checks.samples import Sample, exclude, in_each, samples
from verifier.checks.samplesize import COUNT, LOST, PEOPLE, SAMPLE, number_of, sample_size
from verifier.checks.teststatistics import reported
from verifier.model.claim import Claim
from verifier.model.document import Block, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_FEMALE, _MALE = r"(?:women|females?|girls|mothers)", r"(?:men|males?|boys|fathers)"
_SEX = re.compile(r"\d\s(?:women|females?|girls|mothers|men|males?|boys|fathers)\b", re.IGNORECASE)
_SEXES = re.compile(
    rf"(?<![\d.,])(?P<n>{COUNT})\s(?:[\w-]+\s){{0,3}}?{PEOPLE}\s?[(,]\s?(?:n\s?=\s?)?(?P<a>{COUNT})\s"
    rf"(?:of (?:them|whom)\s)?(?:were\s)?"
    rf"(?:{_FEMALE}|{_MALE})\s?(?:,|and|;|,\sand)\s?(?P<b>{COUNT})\s(?:were\s)?(?:{_FEMALE}|{_MALE})\s?"
    rf"(?P<end>[),.;])",
    re.IGNORECASE,
)
_GROUP = re.compile(rf"(?<![\w.])n\s?=\s?(?P<n>{COUNT})(?![\d.]*\d)")
_ALL = re.compile(
    r"\b(?:assign|allocat|divid|split|randomi[sz])\w*\s(?:all|every one of)\b|\ball\s(?:of the |the |our )?\d",
    re.IGNORECASE,
)
_REST = (
    # Of the 1,240 workers, 655 got the vaccine and all the others, 595, the placebo
    r"(?:^|[.;:,—(]\s)(?:of|out of)\s(?:(?:the|its|our|their|these|those|all)\s){0,2}<n>(?:\s[\w-]+){1,4},\s<a>\s…"
    r"\b(?:and|while)\s(?:all\s)?(?:the\s)?(?:others?|rest|remaining)(?:\s[a-z]+)?,?\s(?:of whom there were\s)?"
    r"<b>(?!\s(?:of|in|per)\b)",
)
_LABELLED = re.compile(rf"(?P<label>[A-Za-z][\w-]*(?:\s[\w-]+){{0,2}})\s\(n\s?=\s?(?P<n>{COUNT})\)")
_WHOLE = re.compile(
    rf"(?<![\w.,=])(?:N\s?=\s?)?(?P<n>{COUNT})\s(?:[\w-]+\s){{0,2}}?(?:{PEOPLE}|answers|replies|responses|interviews"
    rf"|questionnaires|farms|schools|firms|companies|animals|cows|mice|rats|dogs|cats|hens)\b"
)
_TWO = 2
_SO_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_ARMS = re.compile(
    rf"\b(?P<k>{'|'.join(_SO_MANY)})\s(?:[a-z]+\s)?(?:arms|groups|conditions|treatments|programmes)\s?[:,(]\s",
    re.IGNORECASE,
)
_RECRUITED = re.compile(
    rf"\b(?:recruit|enroll?|randomi[sz]|stud[iy]|includ|invit|test|examin|follow)(?:ed|ied)\s(?P<n>{COUNT})\s"
    rf"(?:[\w-]+\s){{0,2}}?{PEOPLE}\b"
)
_LEFT = re.compile(
    r"\b(?:exclud|withdr|dropp|declin|refus|lost|left the|not (?:all|every)|crossover|crossed over)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\b(?:random(?:ly|ised|ized)?|allocat\w+|assign\w+|divided|split|either|stratif\w+|put (?:in)?to|placed in"
    r"|sorted|grouped|lots|by lot|coin)\b",
    re.IGNORECASE,
)


@check(
    message="{fault}: {arithmetic}",
    suggestion="Say who was left out, or mend one of the numbers.",
    at_most=Severity.ERROR,
    bad=(
        "Of the 1,240 workers, 655 got the vaccine and all the others, 595, the placebo.",
        "We tested 120 students (64 women, 58 men) in one session.",
        "Patients (N = 90) were randomly assigned to walking (n = 44) or to rest (n = 48).",
        "We tested 30 students in one session; they slept less, t(45) = 2.9, p = .006.",
        "We assigned all 90 patients (N = 90) to one of two arms: walking (n = 44) or rest (n = 42).",
        "We compared two groups of 15 pilots each; the first slept less, t(45) = 2.9, p = .006.",
        "Thirty geese (15 per group) were weighed; they differed, t(58) = 2.9, p = .005.",
        "We randomised 90 sailors, 44 to the walking group and 48 to the rest group.",
        "Each of 22 ferry crew was weighed twice; nobody dropped out. They were lighter, t(35) = 3.1, p = .004.",
        "The sample was small (N = 24), yet height and pay were related, r(38) = .40, p = .01.",
    ),
    good=(
        "Of the 1,240 workers, 645 got the vaccine and all the others, 595, the placebo.",
        "Of the 1,240 workers, 655 got the vaccine; 30 of the others, 5 of them men, fell ill.",
        "We randomised 90 sailors, 44 to the walking group and 46 to the rest group. Of 44 walkers 12 ran and 9 swam.",
        "We enrolled 90 sailors. We put 44 on a diet and 40 on none; the others left the study.",
        "We tested 120 students (64 women, 56 men) in one session.",
        "We tested 120 students (64 women, 55 men, one who did not say) in one session.",
        "Patients (N = 90) were randomly assigned to walking (n = 44) or to rest (n = 46).",
        "Patients (N = 90) were randomly assigned to walking (n = 44) or to rest (n = 44); two withdrew.",
        "We tested 30 students in one session; they slept less, t(28) = 2.9, p = .007.",
        "We compared two groups of 15 pilots each; the first slept less, t(28) = 2.9, p = .007.",
        "Thirty geese (15 per group) were weighed; they differed, t(28) = 2.9, p = .007.",
        "In 24 schools we tested 300 pupils; they slept less, t(45) = 2.9, p = .006.",
    ),
    source="Cochrane Handbook 6.2: numbers of participants add up",
)
def sample_misses_groups(ledger: Ledger) -> Iterator[Outcome]:
    """The groups of a sample do not add up to it, or a test has more degrees of freedom than there are people.

    Degrees of freedom are counted from the people measured, so more of them than people cannot be.
    """
    for skeleton in ledger.amounts.values():
        for _, by in found(_REST, skeleton):
            whole, part, rest = by["n"], by["a"], by["b"]
            if all(
                c.kind in (Kind.COUNT, Kind.NUMBER) and not c.unit and not c.hypothetical for c in by.values()
            ):
                yield _rest(whole, part, rest)
    for one in samples(ledger):
        yield _put(one)
    for whole, size, groups in in_each(ledger):
        yield _each(whole, size, groups)
    for block in ledger.document.blocks:
        if block.zone not in (Zone.REFERENCES, Zone.CODE, Zone.RELATED):
            yield from _halves(block)
            yield from _in_arms(block)
    for home, block, sentence in ledger.sentences:
        if block.zone in (Zone.REFERENCES, Zone.CODE, Zone.RELATED):
            continue
        if _SEX.search(sentence.words):
            yield from _sexes(sentence)
        if "=" in sentence.words:
            yield from _groups(sentence)
            yield from _freedom(ledger, home, sentence)


def _put(one: Sample) -> Outcome:
    made = sum(int(group.value or 0) for group in one.groups)
    whole = int(one.whole.value or 0)
    if made == whole:
        return Held.on(one.whole, *one.groups)
    return Hit.on(
        one.whole,
        *one.groups,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM if 2 * made > whole else Confidence.LOW,
        arithmetic=f"{' + '.join(group.words for group in one.groups)} = {made:,}, not {one.whole.words}",
        fault="the groups do not make the sample",
    )


def _in_arms(block: Block) -> Iterator[Outcome]:
    """ "We recruited 312 adults. Each was assigned to one of three arms: yoga (n = 161), …"."""
    arms, told = _ARMS.search(block.words), list(_RECRUITED.finditer(block.words))
    if arms is None or len(told) != 1 or told[0].start() > arms.start():
        return
    groups = list(_GROUP.finditer(block.words, arms.end()))
    between = block.words[: groups[-1].end()] if groups else ""
    if len(groups) == _SO_MANY[arms["k"].lower()] and not _LEFT.search(between):
        yield from _made(block, told[0], groups)


def _made(block: Block, whole: re.Match[str], groups: Sequence[re.Match[str]]) -> Iterator[Outcome]:
    """The groups of a paragraph held to the sample that they make."""
    n, parts = number_of(whole["n"]), [number_of(group["n"]) for group in groups]
    spots = [spot for match in (whole, *groups) if (spot := _in_block(block, match))]
    if len(spots) <= len(groups):
        return
    if sum(parts) == n:
        yield Held.on(*spots)
    elif n * 2 > sum(parts):
        yield Hit.on(
            *spots,
            verdict=Verdict.CONTRADICTED,
            confidence=Confidence.MEDIUM,
            arithmetic=f"{' + '.join(map(str, parts))} = {sum(parts)}, not {n}",
            fault="the groups do not make the sample",
        )


def _each(whole: Claim, size: Claim, groups: Claim) -> Outcome:
    made = int((size.value or 0) * (groups.value or 0))
    if made == whole.value:
        return Held.on(whole, size, groups)
    return Hit.on(
        whole,
        size,
        groups,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM,
        arithmetic=f"{groups.words} × {size.words} = {made:,}, not {whole.words}",
        fault="the groups do not make the sample",
    )


def _halves(block: Block) -> Iterator[Outcome]:
    """ "The survey had 1,500 respondents. Women (n = 820) …, men (n = 780) …": two halves told in a paragraph."""
    groups = list(_LABELLED.finditer(block.words)) if "(n" in block.words else []
    if len(groups) != _TWO or not exclude(groups[0]["label"], groups[1]["label"]) or LOST.search(block.words):
        return
    wholes = [
        m
        for m in _WHOLE.finditer(block.words)
        if m.start() < groups[0].start()
        or block.words[: m.start()].endswith(("All ", "all ", "The ", "the "))
    ]
    if len({m["n"] for m in wholes}) != 1:
        return
    if sum(number_of(group["n"]) for group in groups) >= number_of(wholes[0]["n"]):
        yield from _made(block, wholes[0], groups)


def _in_block(block: Block, match: re.Match[str]) -> Stretch | None:
    """Where a stretch of a paragraph's words stands, if in one of its sentences."""
    at = 0
    for sentence in block.sentences:
        start, end = match.start() - at, match.end() - at
        if start >= 0 and end <= len(sentence.words):
            return _stretch(sentence, start, end)
        at += len(sentence.words) + 1
    return None


def _rest(whole: Claim, part: Claim, rest: Claim) -> Outcome:
    made = (part.value or 0) + (rest.value or 0)
    if whole.value == made:
        return Held.on(whole, part, rest)
    return Hit.on(
        whole,
        part,
        rest,
        verdict=Verdict.CONTRADICTED,
        arithmetic=f"{part.words} + {rest.words} = {int(made):,}, not {whole.words}",
        fault="the groups do not make the sample",
    )


def _sexes(sentence: Sentence) -> Iterator[Outcome]:
    for match in _SEXES.finditer(sentence.words):
        n, a, b = (number_of(match[name]) for name in ("n", "a", "b"))
        whole = _stretch(sentence, match.start(), match.end())
        if a + b == n:
            yield Held.on(whole)
            continue
        open_ended = a + b < n and (match["end"] != ")" or LOST.search(sentence.words) is not None)
        if open_ended:
            continue
        yield Hit.on(
            _stretch(sentence, match.start("n"), match.end("n")),
            whole,
            verdict=Verdict.CONTRADICTED,
            confidence=Confidence.HIGH if a + b > n else Confidence.LOW,
            arithmetic=f"{a} + {b} = {a + b}, not {n}",
            fault="the groups do not make the sample",
        )


def _groups(sentence: Sentence) -> Iterator[Outcome]:
    samples, groups = list(SAMPLE.finditer(sentence.words)), list(_GROUP.finditer(sentence.words))
    if len(groups) < 2 or not _SPLIT.search(sentence.words):
        return
    named = [match for match in samples if match["n"]] or samples
    whole_is_split = _ALL.search(sentence.words) is not None
    if len(named) != 1 or any(group.start() < named[0].start() for group in groups):
        return
    n, parts = number_of(named[0]["n"] or named[0]["m"]), [number_of(group["n"]) for group in groups]
    whole = _stretch(sentence, named[0].start(), groups[-1].end())
    if sum(parts) == n:
        yield Held.on(whole)
    elif sum(parts) > n or not LOST.search(sentence.words):
        yield Hit.on(
            _stretch(sentence, named[0].start(), named[0].end()),
            whole,
            verdict=Verdict.CONTRADICTED,
            confidence=Confidence.MEDIUM if sum(parts) > n or whole_is_split else Confidence.LOW,
            arithmetic=f"{' + '.join(map(str, parts))} = {sum(parts)}, not {n}",
            fault="the groups do not make the sample",
        )


def _freedom(ledger: Ledger, home: int, sentence: Sentence) -> Iterator[Outcome]:
    tests = [one for one in reported(sentence.words) if one.test in ("t", "r")]
    if not tests:
        return
    n = sample_size(ledger, home)
    if n is None:
        return
    for one in tests:
        most = n - 1 if one.test == "t" else n - 2
        place = _stretch(sentence, one.start, one.end)
        if one.df2 <= most:
            yield Held.on(place)
        else:
            yield Hit.on(
                place,
                verdict=Verdict.CONTRADICTED,
                confidence=Confidence.MEDIUM,
                arithmetic=f"{one.df2:g} > {most} = {n} − {n - most}",
                fault="there are more degrees of freedom than the sample allows",
            )


def _stretch(sentence: Sentence, low: int, high: int) -> Stretch:
    start, end = sentence.span(low, high)
    return Stretch(start=start, end=end)
