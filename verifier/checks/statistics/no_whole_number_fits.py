"""A mean or a percentage that no whole number of things can give: GRIM."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier import numbers
from verifier.checks.check import Outcome, check
from verifier.checks.phrases import found
from verifier.model.claim import Claim
from verifier.model.document import Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_MEAN = re.compile(
    r"(?:(?<![\w.])M\s?=\s?|\b[Mm]eans?\b[^\d.;()]{0,40}?(?:=|of|was|were|is)\s|\b[Aa]verag(?:e|ed"
    r"|ing)\b[^\d.;()]{0,40}?\s)"
    r"(?P<mean>\d{1,3}\.\d{1,3})(?![\d%])"
)
_N = re.compile(
    r"(?<![\w.])[nN]\s?=\s?(?P<n>\d{1,3})(?![\d,.]*\d)"
    r"|\b(?P<m>\d{1,3})\s(?:\w+\s){0,2}?(?:participants|students|pupils|patients|adults|children|people"
    r"|respondents|volunteers|subjects"
    r"|infants|babies|dogs|cats|cows|hens|birds|mice|rats|monkeys|plants|households|runners|women|men|teachers|parents|raters|judges|workers|nurses|families|members|drivers|players|(?!numbers|letters|papers|orders|offers|factors|errors)[a-z]{3,}(?:er|or|ist|ian)s)\b"
)
_SPELLED = re.compile(
    r"\b(?P<word>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|ten|eleven|twelve|[a-z]+teen|nine|eight|seven|six)"
    r"\s(?!(?:[a-z]+\s)?(?:weeks|months|years|days|hours|minutes|sessions|times)\b)(?=(?:[a-z]+\s){0,2}?[a-z]+s\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:\d+|three|four|five|six|seven|eight|nine|ten|eleven)[- ]point\b|likert|\bscale (?:of|from"
    r"|running from) \w+ .{0,40}?to \w+"
    r"|\b[01]\s?(?:[-–]|to)\s?(?:5|7|9|10|11)\b|\bhow many\b|\bnumber of\b|\bwhole (?:numbers?|points?)\b|\bout of "
    r"(?:5|7|10|five|seven|ten)\b"
    r"|\bhow often\b|\bcounted\b|\bfrom (?:1|one|0|zero) .{0,40}?to (?:5|7|9|10|five|seven|nine|ten)\b",
    re.IGNORECASE,
)
_FINER = re.compile(
    r"\b(?<!single )(?<!one )items?\b|composite|\bindex\b|subscale|averaged (?:over|across)|\bsums?\b"
    r"|\bminutes\b|\bseconds\b|\bms\b|\bkg\b|\bcm\b|\bhours\b|\bper cent\b"
    r"|standardi[sz]ed|estimated marginal|\badjusted\b|weighted|half[- ]points?|\bmissing\b|did not answer",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:groups|conditions|arms|versus|whereas|compared)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?<!obody )(?<!one )(?<!none )(?:exclud\w+|dropp\w+|withdr\w+|missing|remaining|several|items|mixed)\b",
    re.IGNORECASE,
)
_NONE_LEFT = re.compile(
    r"\b[Nn]o (?:\w+ ){1,2}?(?:withdrew|dropped out|(?:was|were) (?:missing|excluded|lost|dropped))\b"
)
_GROUPS = re.compile(
    r"\b(?:groups?|conditions?|controls?|versus|vs|than|whereas|while|treatment|placebo"
    r"|compared)\b",
    re.IGNORECASE,
)
_NEAR = rf"(?:\s[^\s{FIGURE[1:-1]}.,;:()!?'’]+){{0,3}}?"
_SHARES = (
    rf"<share>\sof\s(?:(?:the|our|all|its|their|these|those|a total of)\s)+(?:\w+\s)?<whole>(?={_NEAR}\s?"
    rf"(?:[,.;()]|$|\s(?:say|said|were|was|are|is|had|have|has|voted|agreed|chose|did|do|would|who|in|at"
    rf"|on|cycle|walk|live|work|\w+ed|gave|got|took|made|went|came|fell|lost|won|chose|kept|put|wear|wore|could|like|prefer|want"
    rf"|use|have|say|agree|need|drive|speak|own|smoke|eat|drink|play|read|sing|pass|fail)))",
    rf"\b(?:of|among)\s(?:the\s|our\s|all\s|its\s|these\s|those\s){{1,2}}<whole>{_NEAR},\s<share>(?=\s\w)",
    rf"\bout of\s(?:the\s)?<whole>{_NEAR},\s<share>(?=\s\w)",
    rf"\b(?:group|class|sample|herd|team|flock|panel|crew|cohort|ward|course|total|set|fleet|jury) of\s<whole>"
    rf"{_NEAR},\s<share>(?=\s\w)",
)
_ASKED = r"(?:asked|surveyed|polled|interviewed|tested|examined|inspected|sampled|questioned|checked|screened|scanned)"
_OF_ASKED = rf"\b(?:[Oo]f|[Aa]mong)\s<whole>{_NEAR}\s{_ASKED},\s<share>(?=\s\w)"
_FOUND = (
    rf"\b(?:[Ss]urvey|[Ss]tudy|[Tt]est|[Ss]ample|[Aa]udit|[Rr]eview|[Ii]nspection|[Pp]oll) of\s<whole>{_NEAR},?\s"
    r"(?:found|finds|shows?|showed|suggests?|revealed)\s(?:that\s)?<share>(?=\s(?:of them\s)?"
    r"(?:said|say|were|was|are|had|have|chose|did|would|wore|could|[a-z]+ed)\b)"
)
_ALL = re.compile(
    rf"\b(?:all|each of the|every one of the)\s(?P<whole>{FIGURE})|\b{_ASKED}\s(?:all\s)?(?P<asked>{FIGURE})"
)
"""A whole that the next sentence takes a share of: "put the question to all 15 referees"."""
_THEN = re.compile(
    rf"(?:(?:Asked|When asked|On|Of these|Of them)\b[^{FIGURE[1:-1]}.;]{{0,60}},\s)?(?P<share>{FIGURE})"
    r"(?=\s(?:of them\s)?(?:said|say|were|was|had|have|chose|did|would|wore|could|[a-z]+ed)\b)"
)
_AMOUNTS = (Kind.PERCENT, Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.RATIO)
_LEAST, _MOST = 6, 100
_WEIGHED = re.compile(
    r"\bweight|\bpoll|\baverage|\bmean\b|\bof (?:them|these|those)\b|\brevenue"
    r"|\b(?:if|would|might|may|should)\b|\bsales\b|\bincome|\bturnover|\bcosts?\b|\bstock",
    re.IGNORECASE,
)


@check(
    message="no whole number of {what} gives “{figure}” with {n}: {arithmetic}",
    suggestion="Check the figure and the number it is taken of; the nearest that can be are {nearest}.",
    at_most=Severity.WARNING,
    bad=(
        "A survey of 30 pilots found that 47.5 per cent were tired.",
        "Of 15 pilots asked, 57 per cent were for the new rule.",
        "The port asked all 15 of its pilots, and all answered. 57 per cent were for the new rule.",
        "The 28 participants rated the film on a seven-point scale (M = 5.19, SD = 1.10).",
        "On a scale from 1 (never) to 5 (always) the nurses scored a mean of 3.48 (n = 20).",
        "All raters (N = 28) gave the film whole points from 1 to 7. The mean was M = 5.19.",
        "Nineteen sommeliers gave the wine whole points from 0 to 10. Their mean was 6.44 in May.",
        "Of the 12 schools, 37% had closed their kitchens.",
        "More than a dozen offices replied, and 45.5% of the 14 offices had no lift.",
    ),
    good=(
        "The port asked all 15 of its pilots, and all answered. 60 per cent were for the new rule.",
        "Inspectors tested 18 wells in May. 37 per cent of the water in them was foul.",
        "The port asked 40 pilots. 57 per cent of its staff were for the new rule.",
        "The 28 participants rated the film on a seven-point scale (M = 5.18, SD = 1.10).",
        "On a scale from 1 (never) to 5 (always) the nurses scored a mean of 3.45 (n = 20).",
        "Nineteen sommeliers gave the wine whole points from 0 to 10. Their mean was 6.42 in May.",
        "Of the 12 schools, 33% had closed their kitchens.",
        "The 28 participants reacted after a mean of 5.19 seconds on a seven-point scale of three items (M = 5.19).",
        "About 37% of the 12 schools' money went on kitchens, and 37% of the 12,000 pupils eat there.",
    ),
    source="Brown & Heathers 2017, The GRIM test",
)
def no_whole_number_fits(ledger: Ledger) -> Iterator[Outcome]:
    """A mean of whole numbers, or a percentage of so many things, that no whole number can give.

    Twelve schools come in twelfths: 33 or 42 percent of them can close, 37 percent cannot.
    """
    yield from _shares(ledger)
    for number, block, sentence in ledger.having(_MEAN):
        if block.zone not in (Zone.REFERENCES, Zone.CODE) and _MEAN.search(sentence.words):
            yield from _means(ledger.beside(number), sentence)


def _means(beside: Sequence[Sentence], sentence: Sentence) -> Iterator[Outcome]:
    words = sentence.words
    around = " ".join(one.words for one in beside)
    if not _WHOLE.search(around) or _FINER.search(words):
        return
    counts = list(_N.finditer(words))
    if not counts and (before := _before(beside, sentence)):
        yield from _of_those(sentence, *before)
        return
    told = {match["n"]: match for match in _N.finditer(around) if match["n"]}
    alone = not counts and len(told) == 1 and not _GROUPS.search(around) and not _left(around)
    for mean in _MEAN.finditer(words):
        after = [
            n for n in counts if 0 <= n.start() - mean.end() < 40 and ")" not in words[mean.end() : n.start()]
        ]
        theirs = after[:1] or (counts if len(counts) == 1 and not _GROUPS.search(words) else [])
        if len(theirs) != 1 and not alone:
            continue
        n = int(theirs[0]["n"] or theirs[0]["m"]) if theirs else int(next(iter(told)))
        if n < 2:
            continue
        low, high = sentence.span(mean.start("mean"), mean.end("mean"))
        other = sentence.span(theirs[0].start(), theirs[0].end()) if theirs else (low, high)
        yield _judged(
            Stretch(start=low, end=high),
            Stretch(start=other[0], end=other[1]),
            mean["mean"],
            Fraction(mean["mean"]),
            n,
            what="points",
        )


def _before(beside: Sequence[Sentence], sentence: Sentence) -> tuple[int, Stretch] | None:
    """The one number of raters that this sentence, or else the one before it, tells."""
    at = beside.index(sentence)
    own = _raters(sentence)
    opens = re.match(r"(?:The|Their|Its|This|That) (?:\w+ )?(?:mean|average)\b", sentence.words)
    earlier = _raters(beside[at - 1]) if at and opens and not own else []
    told = own or earlier
    groups = _GROUPS.search(sentence.words) or (at and not own and _COMPARED.search(beside[at - 1].words))
    return (
        told[0]
        if len(told) == 1 and not groups and not _left(" ".join(one.words for one in beside))
        else None
    )


def _left(words: str) -> bool:
    """Whether some may not have been counted."""
    return _LEFT.search(_NONE_LEFT.sub("", words)) is not None


def _raters(sentence: Sentence) -> list[tuple[int, Stretch]]:
    found = [(int(match["n"] or match["m"]), match) for match in _N.finditer(sentence.words)]
    for match in _SPELLED.finditer(sentence.words):
        said = [one.value for one in numbers.read(match["word"].lower()) if one.value]
        if len(said) == 1 and not re.match(r"(?:[a-z]+ )?points?\b", sentence.words[match.end() :]):
            found.append((int(said[0]), match))
    places = [(n, sentence.span(match.start(), match.end())) for n, match in found]
    return [(n, Stretch(start=start, end=end)) for n, (start, end) in places]


def _of_those(sentence: Sentence, n: int, told: Stretch) -> Iterator[Outcome]:
    means = list(_MEAN.finditer(sentence.words))
    if len(means) == 1 and n > 1:
        start, end = sentence.span(*means[0].span("mean"))
        printed = means[0]["mean"]
        yield _judged(Stretch(start=start, end=end), told, printed, Fraction(printed), n, what="points")


def _shares(ledger: Ledger) -> Iterator[Outcome]:
    pairs = [
        (by["share"], by["whole"])
        for skeleton in ledger.amounts.values()
        for _, by in found((*_SHARES, _OF_ASKED, _FOUND), skeleton)
    ]
    pairs += [pair for index in ledger.by_sentence if index for pair in _of_all(ledger, index)]
    told: set[str] = set()
    for share, whole in pairs:
        weighed = _WEIGHED.search(ledger.sentences[share.sentence][2].words)
        if weighed or share.id in told or not _countable(share, whole):
            continue
        told.add(share.id)
        digits = re.search(r"\d+(?:\.\d+)?", share.words)
        if digits:
            yield _judged(
                share, whole, digits[0], Fraction(digits[0]), int(whole.value or 1), what="them", of=100
            )


def _of_all(ledger: Ledger, index: int) -> Iterator[tuple[Claim, Claim]]:
    """The one share of a sentence and the one whole of the sentence before it."""
    same = ledger.together(ledger.sentences[index][0], ledger.sentences[index - 1][0])
    shares, wholes = (
        [claim for claim in ledger.by_sentence.get(at, ()) if claim.kind in _AMOUNTS]
        for at in (index, index - 1)
    )
    if same and len(shares) == len(wholes) == 1 and _countable(shares[0], wholes[0]):
        then, before = (
            Skeleton.of(ledger.sentences[claims[0].sentence][2], claims) for claims in (shares, wholes)
        )
        if _THEN.match(then.words) and _ALL.search(before.words) and not _left(before.words):
            yield shares[0], wholes[0]


def _countable(share: Claim, whole: Claim) -> bool:
    return (
        share.kind is Kind.PERCENT
        and share.unit == "%"
        and share.comparator is Comparator.EQUAL
        and not share.direction
        and whole.kind in (Kind.COUNT, Kind.NUMBER)
        and not whole.unit
        and whole.comparator is Comparator.EQUAL
        and whole.value is not None
        and whole.value.denominator == 1
        and _LEAST <= whole.value <= _MOST
    )


def _judged(
    figure: Stretch | Claim,
    number: Stretch | Claim,
    printed: str,
    value: Fraction,
    n: int,
    *,
    what: str,
    of: int = 1,
) -> Outcome:
    """Whether some k of n is printed like this; "half" may be rounded either way."""
    places = len(printed.partition(".")[2])
    half = Fraction(1, 2 * 10**places)
    lower = value * n // of
    candidates = (lower, lower + 1)
    if any(abs(Fraction(k * of, n) - value) <= half for k in candidates):
        return Held.on(figure, number)
    nearest = [f"{float(Fraction(k * of, n)):.{max(places, 0)}f}" for k in candidates]
    sign = " %" if of == 100 else ""
    return Hit.on(
        figure,
        number,
        verdict=Verdict.CONTRADICTED,
        confidence=Confidence.MEDIUM,
        arithmetic="; ".join(
            f"{k} / {n} = {near}{sign}" for k, near in zip(candidates, nearest, strict=True)
        ),
        what=what,
        figure=printed + sign,
        n=n,
        nearest=" and ".join(f"{near}{sign}" for near in nearest),
    )
