"""What a study would have to find, and no study is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.checks.devices import brief, passages
from verifier.checks.phrases import forms
from verifier.model.document import Form, Zone
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_SPOKEN = re.compile(
    r"[“”\"]|\b(?:said|says|told|wrote|writes|according|reports?|reported|study|studies|survey|surveyed|asked|poll|census"
    r"|researchers?|scientists?|statistics|source|sources|interview|explained|announced|experts?|tests?|tested|measured|counted|trial|trials)\b",
    re.IGNORECASE,
)
"""What shows that a text has a source, or tells how it knows."""


@check(
    message="“{words}”: somebody must have found this out, and the text names nobody",
    suggestion="Name the study, survey or count.",
    at_most=Severity.NOTE,
    bad=(
        "Regular walking lowers the risk of gout by 31%. It costs nothing and needs no gate.",
        "Tarn has the safest bridges of any town in Europe. They have two lanes.",
        "Fewer boats sink because the skippers have banned wine. The ban began at the pier.",
        "Three quarters of teachers want to leave. The school year begins in August.",
    ),
    good=(
        "Regular walking lowers the risk of gout by 31%, a study of 900 men found. It costs nothing.",
        "The company cut its costs by 31%. It has nine boats.",
        "Tarn has the most bridges in the county, nine. They have two lanes.",
        "Fewer boats sank because of the storm: the skippers had stayed at home.",
    ),
)
def finding_without_source(ledger: Ledger) -> Iterator[Outcome]:
    """A brief text tells an effect, a ranking, a cause or what people do, and not a word on who found it out.

    No reader can see such a thing for himself, and none can look it up. Plain text holds no links, so of it
    nothing is said.
    """
    if not brief(ledger) or not ledger.source_map.linkable or _named(ledger):
        return
    many = sum(claim.kind in (Kind.PERCENT, Kind.RATIO) for claim in ledger.claims) > 1
    for passage in passages(ledger):
        if passage.block.form is not Form.PARAGRAPH or passage.block.zone is not Zone.BODY:
            continue
        for at, _, sentence in passage.sentences:
            words = passage.words[at : at + len(sentence.words)]
            told = (*_forms("forms"), *(() if many else _forms("shares")))
            if _any(told, words) and not _any(_forms("unless"), words):
                yield Hit.on(
                    sentence,
                    verdict=Verdict.NOT_CHECKED,
                    confidence=Confidence.MEDIUM,
                    words=sentence.words.rstrip("."),
                )
                return


def _named(ledger: Ledger) -> bool:
    """Whether anybody is named as a source anywhere, or the text tells how it knows."""
    if any(claim.attribution for claim in ledger.claims) or ledger.source_map.references:
        return True
    if any(not one.own for one in ledger.source_map.citations):
        return True
    return any(_SPOKEN.search(block.words) for block in ledger.document.blocks)


def _any(forms: Iterable[re.Pattern[str]], words: str) -> bool:
    return any(form.search(words) for form in forms)


@cache
def _forms(section: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(form.pattern, re.IGNORECASE if section == "unless" else 0)
        for form in forms("findings", section)
    )
