"""A sample that its groups, or its degrees of freedom, do not make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found, pattern
from verifier.checks.samples import Sample, is_count, samples
from verifier.checks.teststatistics import reported
from verifier.model.claim import Claim
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_PEOPLE = (
    r"(?:participants|students|pupils|patients|adults|children|people|respondents|volunteers|subjects"
    r"|teachers|parents|workers|nurses"
    r"|undergraduates|adolescents|individuals|employees|cases|infants|runners|athletes|drivers|cadets|soldiers"
    r"|recruits|players|swimmers|cyclists|couples|families|households|managers|officers|doctors|sailors|pilots"
    r"|musicians|freshmen|customers|consumers|residents|citizens|users|listeners|readers|men|women|boys|girls)"
)
_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5})"
_FEMALE, _MALE = r"(?:women|females?|girls|mothers)", r"(?:men|males?|boys|fathers)"
_SEX = re.compile(r"\d\s(?:women|females?|girls|mothers|men|males?|boys|fathers)\b", re.IGNORECASE)
_SEXES = re.compile(
    rf"(?<![\d.,])(?P<n>{_COUNT})\s(?:[\w-]+\s){{0,3}}?{_PEOPLE}\s?[(,]\s?(?:n\s?=\s?)?(?P<a>{_COUNT})\s"
    rf"(?:of (?:them|whom)\s)?(?:were\s)?"
    rf"(?:{_FEMALE}|{_MALE})\s?(?:,|and|;|,\sand)\s?(?P<b>{_COUNT})\s(?:were\s)?(?:{_FEMALE}|{_MALE})\s?"
    rf"(?P<end>[),.;])",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    rf"(?<![\w.])N\s?=\s?(?P<n>{_COUNT})(?![\d.]*\d)|(?<![\d.,])(?P<m>{_COUNT})\s"
    rf"(?:[\w-]+\s){{0,2}}?{_PEOPLE}\b"
)
_GROUP = re.compile(rf"(?<![\w.])n\s?=\s?(?P<n>{_COUNT})(?![\d.]*\d)")
_EQUAL_GROUPS = re.compile(
    r"\b(?P<k>two|three|four|five|six|[2-6])\s(?:\w+\s){0,2}?(?:groups|teams|classes|arms|samples|conditions)\sof\s"
    rf"(?P<n>{_COUNT})(?:\s[a-z]+)?(?:\s[a-z]+)?\seach\b",
    re.IGNORECASE,
)
_PER_GROUP = re.compile(
    rf"(?P<n>{_COUNT})\s(?:[a-z]+\s)?(?:per|in each|to each|to a)\s(?:group|arm|condition|cage|team|class)\b",
    re.IGNORECASE,
)
_SAME_AGAIN = re.compile(
    rf"(?<![\d.,=])(?P<a>{_COUNT}|[a-z]+(?:-[a-z]+)?)\s[^.;()=]{{1,40}}?\s(?:and|against"
    rf"|or)\s(?P<b>{_COUNT})\s[^.;()=]{{1,30}}?[;,]",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:^|(?<=[.!?]\s))(?P<n>[A-Z][a-z]+(?:-[a-z]+)?)(?=\s[a-z]+\b)")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
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
_NONE_LOST = re.compile(
    r"\b(?:nobody|no one|none|no \w+)(?: of \w+)? (?:was |were |had |has )?"
    r"(?:lost|dropped|left|missing|withdr\w+|excluded)"
    r"[^.;,]*|\b[Ee]ach of (?:the |our |these )?(?=\d)",
    re.IGNORECASE,
)
_BACK = 3
"""So many paragraphs, a sample is told before its tests."""
_SPLIT = re.compile(
    r"\b(?:random(?:ly|ised|ized)?|allocat\w+|assign\w+|divided|split|either|stratif\w+|put (?:in)?to|placed in"
    r"|sorted|grouped|lots|by lot|coin)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:exclud\w+|dropp\w+|withdr\w+|lost|missing|complet\w+|remaining|non-?binary|other|prefer\w*"
    r"|unknown|attrition|pairs|couples|each|both|crossover"
    r"|per group|subsample|subset|mixed|multilevel|hierarchical|trials|observations|measurements|two "
    r"samples|pooled|studies|second|another|stud(?:y|ies) \d|experiments|experiment \d)\b",
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
        n, a, b = (_number(match[name]) for name in ("n", "a", "b"))
        whole = _stretch(sentence, match.start(), match.end())
        if a + b == n:
            yield Held.on(whole)
            continue
        open_ended = a + b < n and (match["end"] != ")" or _LOST.search(sentence.words) is not None)
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
    samples, groups = list(_SAMPLE.finditer(sentence.words)), list(_GROUP.finditer(sentence.words))
    if len(groups) < 2 or not _SPLIT.search(sentence.words):
        return
    named = [match for match in samples if match["n"]] or samples
    whole_is_split = _ALL.search(sentence.words) is not None
    if len(named) != 1 or any(group.start() < named[0].start() for group in groups):
        return
    n, parts = _number(named[0]["n"] or named[0]["m"]), [_number(group["n"]) for group in groups]
    whole = _stretch(sentence, named[0].start(), groups[-1].end())
    if sum(parts) == n:
        yield Held.on(whole)
    elif sum(parts) > n or not _LOST.search(sentence.words):
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
    blocks = ledger.document.blocks
    words = next((w for at in range(home, max(-1, home - _BACK), -1) if (w := _study(blocks[at].words))), "")
    words = words or _NONE_LOST.sub("", blocks[home].words)
    whole = _told_size(words)
    if _LOST.search(words if whole is None else _PER_GROUP.sub("", words)):
        return
    samples = {_number(match["n"] or match["m"]) for match in _SAMPLE.finditer(words)} or {whole or 0} - {0}
    samples = samples or {int(claim.value or 0) for claim in _studied(ledger, home)}
    if len(samples) != 1:
        return
    n = samples.pop()
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


def _study(words: str) -> str:
    """A paragraph that names a sample, its groups put together and "nobody dropped out" left out."""
    words = _EQUAL_GROUPS.sub(_together, _NONE_LOST.sub("", words))
    return words if _SAMPLE.search(words) else ""


def _studied(ledger: Ledger, home: int) -> list[Claim]:
    """The counts of a paragraph that are said to have been measured: "each of 22 cabin crew was weighed"."""
    return [
        claim
        for claim in ledger.by_block.get(home, ())
        if is_count(claim)
        and claim.noun
        and pattern("samples", "STUDIED").search(ledger.sentences[claim.sentence][2].words)
    ]


def _told_size(words: str) -> int | None:
    """How many there are where a sentence begins with them: "Thirty goats (15 per group) were weighed"."""
    found = [value for match in _OPENING.finditer(words) if (value := _spelled(match["n"]))]
    groups = [_number(match["n"]) for match in _PER_GROUP.finditer(words)]
    beside = [(_spelled(match["a"]), _number(match["b"])) for match in _SAME_AGAIN.finditer(words)]
    if len(found) != 1 or len(groups) > 1 or (groups and found[0] % groups[0]):
        return None
    others = [other for one, other in beside if one == found[0]]
    return found[0] + sum(others)


def _spelled(word: str) -> int:
    """A whole number in words or digits; 0 for any other word."""
    found = [one for one in numbers.read(word.lower()) if one.quote == word.lower() and one.value]
    return int(found[0].value or 0) if found and (found[0].value or 0).denominator == 1 else 0


def _together(groups: re.Match[str]) -> str:
    """ "two groups of 24 cadets each" as "N = 48"."""
    k = _NUMBERS.get(groups["k"].lower()) or int(groups["k"])
    return f"N = {k * _number(groups['n'])}"


def _number(printed: str) -> int:
    return int(printed.replace(",", ""))


def _stretch(sentence: Sentence, low: int, high: int) -> Stretch:
    start, end = sentence.span(low, high)
    return Stretch(start=start, end=end)
