"""One number whose noun drifts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import table
from verifier.checks.statements import content
from verifier.model.claim import Claim, Role, Status
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_SHORT = (Zone.HEADLINE, Zone.SUMMARY, Zone.CAPTION)
_ASIDE = (Zone.REFERENCES, Zone.RELATED)
_FEWEST = 20
_BACK = re.compile(r"\b(?:the|these|those|all|all the|that['’]s|such)\s$", re.IGNORECASE)
_PARTED = re.compile(r"\bof (?:whom|which|them|these|those)\b", re.IGNORECASE)
_PARTED_NEXT = re.compile(
    r"(?:Most|Half|Some|Nearly all|Of these|Of them|Of those|A (?:third|quarter|fifth|few|handful|minority)"
    r"|Two thirds"
    r"|(?:About |Only |Just )?[\w%]+ (?:percent |per cent )?of (?:them|these|those))\b"
)
# what is built, hired or added is new and more without saying so
_PLAIN = frozenset(
    ("new", "more", "extra", "additional", "further", "total", "whole", "entire", "fresh", "same")
)
_ABROAD = re.compile(r"\bfrom (?:abroad|overseas|elsewhere|other countries)\b")
_ELSEWHERE = frozenset(("oversea", "foreign", "international"))
_AHEAD = (Status.TARGETED, Status.PLEDGED, Status.ANNOUNCED, Status.COMMITTED)


@check(
    message="one number, {count} labels: {labels}",
    suggestion="Choose one label, the one the source uses, and keep it: “{first}”.",
    at_most=Severity.WARNING,
    bad=(
        "# City promises 12,000 homes by 2030\n\nThe city plans to build 12,000 affordable homes by 2030. "
        "The mayor said that 12,000 new affordable homes would be hard to pay for.\n",
        "The choir has 1,450 members, a third of whom are children. On Sunday the 1,450 children will sing.",
        "The port will hire 80 welders by June. They will be housed in Alder.\n\nThe 80 electricians come from Holm.",
        "Some 230 ferries were delayed by the fog. Those 230 cancellations cost the line a day's takings.",
    ),
    good=(
        "The choir has 450 members, a third of whom are children. Its 450 singers will tour, 150 children among them.",
        "# City to build 12,000 new homes\n\nThe city will build 12,000 homes by 2030, the mayor said.\n",
        "# City promises 12,000 homes by 2030\n\nThe city plans to build 12,000 homes by 2030. "
        "It sold 12,000 parking permits last year.\n",
        "The port will hire 80 welders by June. The 80 workers come from Holm.",
        "The port will hire 80 welders and 80 electricians. The 80 electricians come from Holm.",
        "The port has 80 welders. Holm has 80 electricians, and all 80 are Danes.",
    ),
)
def label_drift(ledger: Ledger) -> Iterator[Outcome]:
    """The same target is told with other words for what is counted: homes, affordable homes, new homes.

    Each label is another promise. Whoever compares the number later will pick the label that suits them.
    """
    same: dict[object, list[Claim]] = {}
    for claim in ledger.claims:
        if _is_target(claim):
            same.setdefault(claim.value, []).append(claim)
    for claims in same.values():
        labels = _labels(claims)
        if len(labels) > 2:
            yield _hit(list(labels.values()), Confidence.HIGH)
        elif narrowed := _narrowed(ledger, claims):
            yield _hit(narrowed, Confidence.MEDIUM)
        elif part := _part_for_whole(ledger, claims):
            yield _hit(part, Confidence.MEDIUM)
        elif len(claims) > 1:
            yield Held.on(*claims, weighed=False)
    for first, other in (*_of_two_kinds(ledger), *_pointed_back(ledger)):
        yield _hit([first, other], Confidence.MEDIUM)


def _pointed_back(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """ "The 500 doctors", where a text has told of 500 nurses and of no doctors."""
    same: dict[object, list[Claim]] = {}
    for claim in ledger.claims:
        counted = claim.kind is Kind.COUNT and claim.role in (Role.VALUE, Role.TOTAL) and bool(claim.noun)
        if not counted or claim.value is None or claim.value < _FEWEST or claim.zone in _ASIDE:
            continue
        told = same.setdefault((claim.value, claim.unit), [])
        _, _, sentence = ledger.sentences[claim.sentence]
        start, end = sentence.inner(claim.start, claim.end)
        back = _BACK.search(sentence.words[:start]) and not _PARTED.match(sentence.words[end:].lstrip())
        heads = {_singular(one.noun) for one in told}
        if back and told and _singular(claim.noun) not in heads:
            one, kind = told[-1], _singular(claim.noun)
            between = " ".join(row[2].words for row in ledger.sentences[one.sentence : claim.sentence])
            met = re.search(rf"\b{re.escape(kind)}", between.lower())  # "60 cats and as many dogs"
            if one.sentence != claim.sentence and not met and _exclude(_called(one), {kind}):
                yield one, claim
        told.append(claim)


def _called(claim: Claim) -> set[str]:
    """What is counted, and what is done to it: "flight" and "delay" of "2,300 flights were delayed"."""
    return {_singular(claim.noun), claim.verb} - {""}


def _singular(label: str) -> str:
    return re.sub(r"(?<!s)s$", "", label.lower().split()[-1])


def _exclude(one: set[str], other: set[str]) -> bool:
    """Whether some row has them as two kinds, and no row as one."""
    found = False
    for row in table("labels")["apart"]:
        places = [
            {n for n, kind in enumerate(row["kinds"]) if side & set(kind.split("|"))} for side in (one, other)
        ]
        if all(places):
            if places[0] & places[1]:
                return False
            found = True
    return found


def _of_two_kinds(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """ "7,500 pilots" in the headline and "7,500 soldiers" in the text, in sentences that speak of one thing."""
    same: dict[object, list[Claim]] = {}
    for claim in ledger.claims:
        if (
            claim.kind in (Kind.COUNT, Kind.NUMBER)
            and claim.role in (Role.VALUE, Role.TOTAL)
            and _label(ledger, claim)
        ):
            same.setdefault((claim.value, claim.unit), []).append(claim)
    for claims in same.values():
        for first, other in combinations(claims, 2):
            kinship = _kinship(_label(ledger, first), _label(ledger, other))
            headed = first.zone in _SHORT and other.block <= first.block + 2
            # 500 nurses and 500 doctors may both be hired, but not under a headline that knows of nurses alone
            if first.sentence == other.sentence or not kinship or (kinship == "parts" and not headed):
                continue
            one, two = (content(ledger.sentences[claim.sentence][2].words) for claim in (first, other))
            figure = content(f"{first.words} {other.words} {_label(ledger, first)} {_label(ledger, other)}")
            shared = len((one & two) - figure)
            unusual = min(_digits(first), 3)  # a round number is told of many things
            if shared + unusual + headed > 3:
                yield first, other
                break


def _label(ledger: Ledger, claim: Claim) -> str:
    """What is counted: "pilots", or "plastic" for "46 tonnes of plastic"."""
    if claim.value is None or claim.value < 10 or _digits(claim) < 2 or claim.zone in _ASIDE:
        return ""
    if not claim.unit:
        return claim.noun.lower()
    _, _, sentence = ledger.sentences[claim.sentence]
    after = sentence.words[sentence.inner(claim.start, claim.end)[1] :]
    found = re.match(r" of ([a-z]+)\b", after)
    return found[1] if found else ""


def _digits(claim: Claim) -> int:
    return len(str(claim.value.numerator).strip("0")) if claim.value else 0


def _kinship(one: str, other: str) -> str:
    """Whether the two are a "whole" and a part of one kind, or two of its "parts"; else nothing."""
    a, b = (re.sub(r"(?<!s)s$", "", label.split()[-1]) for label in (one, other))
    rows = [(row["whole"], row["parts"]) for row in table("labels")["kind"]]
    if any((a in parts and b in whole) or (b in parts and a in whole) for whole, parts in rows):
        return "whole"
    return "parts" if a != b and any(a in parts and b in parts for _, parts in rows) else ""


def _hit(claims: Sequence[Claim], confidence: Confidence) -> Hit:
    first, *others = claims
    return Hit.on(
        first,
        *others,
        verdict=Verdict.OVERSTATED,
        confidence=confidence,
        count=len(claims),
        labels=", ".join(f"“{claim.words} {claim.noun}”" for claim in claims),
        first=claims[-1].noun if confidence is Confidence.MEDIUM else first.noun,
    )


def _narrowed(ledger: Ledger, claims: Sequence[Claim]) -> list[Claim]:
    """Headline, summary or caption that counts a narrower thing than every place in the body."""
    prominent = [claim for claim in claims if claim.zone in _SHORT or claim.zone is Zone.LIST]
    body = [claim for claim in claims if claim.zone is Zone.BODY]
    for claim in prominent[:1]:
        extra = set(_stems(claim.noun)) - {stem for other in body for stem in _stems(other.noun)}
        heads = {_stems(other.noun)[-1] for other in body}
        said = {stem for other in body for stem in _stems(ledger.sentences[other.sentence][2].words)}
        if body and extra - _PLAIN and heads == {_stems(claim.noun)[-1]} and not extra & said:
            return [claim, *body[:3]]
    return []


def _part_for_whole(ledger: Ledger, claims: Sequence[Claim]) -> list[Claim]:
    """A count told with the name of what the text calls a part of it: "1,460 adults, a third of whom had diabetes"."""
    for whole in claims:
        _, _, sentence = ledger.sentences[whole.sentence]
        end = sentence.inner(whole.start, whole.end)[1]
        found = _PARTED.search(sentence.words[end:])
        clause = sentence.words[end + found.start() :] if found else ""
        if not clause and whole.sentence + 1 < len(ledger.sentences):
            _, _, following = ledger.sentences[whole.sentence + 1]
            clause = following.words if _PARTED_NEXT.match(following.words) else ""
        parts = {stem[:5] for stem in _stems(clause) if len(stem) > 2} - {
            stem[:5] for stem in _stems(whole.noun)
        }
        for other in claims:
            extra = set(_stems(other.noun)) - set(_stems(whole.noun))
            narrower = bool(extra) and _stems(other.noun)[-1] == _stems(whole.noun)[-1]
            foreign = bool(extra & _ELSEWHERE) and bool(_ABROAD.search(clause))
            if (
                other is not whole
                and clause
                and (any(stem[:5] in parts for stem in extra) or (narrower and foreign))
            ):
                return [other, whole]
    return []


def _stems(words: str) -> list[str]:
    return [word.rstrip("s") for word in re.findall(r"[a-z]+", words.lower())] or [""]


def _is_target(claim: Claim) -> bool:
    """A count of some size with a noun; the text must tell it as something still to come."""
    return (
        claim.kind is Kind.COUNT
        and claim.value is not None
        and claim.value >= 100
        and bool(claim.noun)
        and claim.role in (Role.VALUE, Role.TOTAL)
        and claim.zone not in _ASIDE
    )


def _labels(claims: Sequence[Claim]) -> dict[str, Claim]:
    """The first claim of each label, where the labels tell one target: heads shared, one told as ahead."""
    if not any(claim.deadline or claim.status in _AHEAD for claim in claims):
        return {}
    by_label: dict[str, Claim] = {}
    for claim in claims:
        by_label.setdefault(claim.noun.lower(), claim)
    heads: dict[str, list[str]] = {}
    for label in by_label:
        heads.setdefault(_stems(label)[-1], []).append(label)
    return {label: by_label[label] for label in max(heads.values(), key=len, default=[])}
