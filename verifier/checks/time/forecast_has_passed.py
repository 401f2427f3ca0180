"""A forecast whose date has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim
from verifier.model.document import Form, Sentence, Zone
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Grain
from verifier.model.skeleton import FIGURE, Skeleton

_YEAR = re.compile(r"\d{4}|\b(?:last|this) year\b")
_QUIET = (Zone.REFERENCES, Zone.RELATED, Zone.QUOTATION, Zone.CODE, Zone.FRONT_MATTER)


@cache
def _ahead() -> re.Pattern[str]:
    """Something still to come, and its date in the same clause."""
    within = rf"(?:[^{FIGURE[1:-1]}.;:?!()“”\"]|(?<=\d)[.:](?=\d))"
    return re.compile(
        r"\b(?:(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bfree )will(?! (?:have been|of|to|and|or)\b)|"
        r"(?:is|are) (?:now |still |currently )?(?:due|set|expected|scheduled|planned|about"
        r"|forecast|projected|predicted|poised|slated|on (?:course|track)) to"
        r"|(?:is|are) to be|(?:is|are) (?:due|planned|scheduled|expected|forecast)\b|(?:plans?|aims?|intends?|hopes?"
        r"|promises?|wants?|pledges?|vows?|undertakes?) to"
        rf"|(?:expects?|forecasts?|predicts?|foresees?|anticipates?)\b{within}{{0,70}}?)"
        rf"\s(?!also\b){within}{{0,70}}?(?:\b(?:in|by|on|from|before|until|for|no later than"
        rf"|by the end of)\s)?(?P<day>{FIGURE})"
    )


@cache
def _before() -> re.Pattern[str]:
    """The date first: "By the end of 2023 the city will have planted …"."""
    return re.compile(
        rf"^(?P<on>By |In |On |From |Before )?(?P<day>{FIGURE}),? (?:the |it |its |a "
        rf"|an )?[^{FIGURE[1:-1]}.;:?!()“”\"]{{0,60}}?\bwill (?!also\b)"
    )


def _dateless(sentence: Sentence, dates: Sequence[Claim]) -> str:
    return Skeleton.of(sentence, dates).plain


_BACK = re.compile(
    rf"\b(?:than|from|since|of|versus|compared \w+)\s(?:in\s|the\s|that\sof\s)?{FIGURE}$"
    r"|\b(?:he|she|they|we|I|it) (?:[a-z]+ed|sent|left|went|said|met|built|won|lost|made|took|gave)\b"
    r"|\b(?:which|who|previous\w*|fewer|as a result of|started|began)\b"
    r"|\b(?:whether|how|why|forget|remember|appreciate|recall|know)\b"
    r"|\bdue in (?:part|large part)\b"
)
"""The day is of what is compared with, or of a clause on what has been."""

# told as somebody's words of an earlier day, or looked back upon
_TODAY = re.compile(
    r"\b(?:said|says|told \w+|announced|added|confirmed)"
    r" (?:[\w’'-]+ ){0,4}?(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|this (?:morning|week"
    r"|afternoon)|last night)\b"
)
"""Said in these days: no forecast of an earlier year."""
_TOLD = re.compile(
    r"\b(remember\w*|forever|always|history|would|could|if|since|anniversary|archive\w*|again|whose|had|was to"
    r"|were to|wrote|claimed"
    r"|predicted|(?<!is )(?<!are )expected|promised|argued|once)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|told|announced|added|stated|confirmed)\b")
_EARLIER = re.compile(
    r"\b(?:last|earlier|ago|then|at the time|back|previous\w*|in (?:19|20)\d\d|in a \d{4})\b"
)


@check(
    message="“{when}” is told as still to come, and the text is of {date}",
    suggestion="Say what became of it, or give the new date.",
    at_most=Severity.WARNING,
    bad=(
        "---\ndate: 2024-03-05\n---\n\nThe new ferry terminal will open in 2022.",
        "---\ndate: 2024-03-05\n---\n\nThe harbour is due to be dredged by June 2023.",
        "ALDER, 5 March 2024 — The trust said on Monday that it plans to plant 4,000 trees in May 2021.",
        "---\ndate: 2024-03-05\n---\n\nThe trust plans to plant 4,000 trees by the end of 2021.",
        "*Posted 20 October 2026.* The port expects the last of the old boats to be scrapped by December 2025.",
        "Published on 2 June 2026\n\nThe port expects traffic to reach 1.2 million tonnes by the end of 2024.",
        "Minutes of 7 March 2024. The diver's report will be ready in December 2023.",
    ),
    good=(
        "---\ndate: 2024-03-05\n---\n\nThe new ferry terminal will open in 2025.",
        "---\ndate: 2024-03-05\n---\n\nThe minister said in 2019: “The terminal will open in 2022.”",
        "---\ndate: 2024-03-05\n---\n\nThe new ferry terminal will open in 2024.",
        "The new ferry terminal will open in 2022.",
        "*Posted 20 October 2026.* The port expects the last of the old boats to be scrapped by December 2027.",
    ),
    needs_date=True,
)
def forecast_has_passed(ledger: Ledger) -> Iterator[Outcome]:
    """Something is announced for a day that lies before the text's own date.

    An older text was copied and its future became the past. A date less than a month gone may be a late page.
    """
    today = ledger.document.date
    if today is None or today.start is None:
        return
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.zone in _QUIET or block.form is Form.CELL or _TOLD.search(_TODAY.sub("", sentence.words)):
            continue
        dates = [claim for claim in claims if claim.kind is Kind.DATE and claim.period]
        said = _SAID.search(_TODAY.sub("", sentence.words))
        if said and (len(dates) > 1 or _EARLIER.search(_dateless(sentence, dates))):  # said of an earlier day
            continue
        if not dates:
            continue
        skeleton = Skeleton.of(sentence, dates)
        for found in (*_ahead().finditer(skeleton.words), *_before().finditer(skeleton.words)):
            (claim,) = skeleton.figures(found["day"])
            period = claim.period
            led = found["on"] if found.re is _before() else "on"
            if not led and not claim.words.startswith(
                ("By ", "In ", "On ", "Before ", "From ", "Spring", "Autumn")
            ):
                continue
            if _BACK.search(found[0]):
                continue  # "will differ from last year", "expects more than in 2016"
            if period is None or period.end is None or period.grain in (Grain.DECADE, Grain.CENTURY):
                continue
            if claim.comparator not in (Comparator.EQUAL, Comparator.AT_MOST, Comparator.LESS):
                continue
            if not _YEAR.search(claim.words):  # without its year it may be the next one
                continue
            bare = found[0][-2:-1] == " " and not re.search(
                r"\b(?:in|by|on|from|before|until|of)\s.$", found[0]
            )
            if bare and period.grain is Grain.YEAR and claim.words[0].isdigit():  # a name: "Gala 2021"
                continue
            if (today.start - period.end).days < 30:
                yield Held.on(claim, weighed=False)
            else:
                yield Hit.on(
                    claim,
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.HIGH,
                    when=found[0].replace(found["day"], claim.words),
                    date=today.edtf,
                    arithmetic=f"{period.edtf} < {today.edtf}",
                )
