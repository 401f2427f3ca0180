"""A survey of 2019 for what was eaten in 2022."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.model.claim import Claim, Status
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind
from verifier.model.period import Period
from verifier.model.source_map import MARKS, Citation

_TIMES = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL, Kind.DURATION)
_PAST = (None, Status.DONE, Status.SPENT, Status.STARTED)
_COMING = re.compile(
    r"\b(?:will|would|could|may|shall|by|until|through|expect\w*|forecast\w*|project\w*|plan\w*|target\w*|estimate\w*"
    r"|predict\w*|scenario|outlook|budget\w*|goal|going to)\b",
    re.IGNORECASE,
)


@check(
    message="“{words}” is told of {when}, and its source is dated {date}",
    suggestion="Cite a source that is younger than the figure, or mend the year.",
    at_most=Severity.WARNING,
    bad=(
        "# Salt\n\nIn 2022 the country ate 9 grams a day [1].\n\n## References\n\n"
        "1. Ministry of Health, Salt survey, 14 May 2019\n2. Bakers' Union, What bread holds, 3 March 2020\n",
        "Since the flood of July 2024 the lake has held fewer eels (Holm 2021).\n\nLiterature\n\n"
        "Holm, I. (2021). Eels in lakes. Fish Letters 4, 3-9.\n",
    ),
    good=(
        "# Salt\n\nIn 2018 the country ate 9 grams a day [1].\n\n## References\n\n"
        "1. Ministry of Health, Salt survey, 14 May 2019\n2. Bakers' Union, What bread holds, 3 March 2020\n",
        "# Salt\n\nIn 2030 the country will eat 5 grams a day [1].\n\n## References\n\n"
        "1. Ministry of Health, Salt plan, 14 May 2019\n2. Bakers' Union, What bread holds, 3 March 2020\n",
        "In 2024 the lake held fewer eels than Holm (2021) had counted.\n\nLiterature\n\n"
        "Holm, I. (2021). Eels in lakes. Fish Letters 4, 3-9.\n",
    ),
)
def reference_older_than_claim(ledger: Ledger) -> Iterator[Outcome]:
    """A figure is backed by a reference that was published before what the figure counts.

    The reference cannot have known it; either the mark leads to the wrong entry or the figure comes from elsewhere.
    """
    for citation in ledger.source_map.citations:
        dates = [ledger.source_map.references[index].date for index in citation.references]
        known = [date for date in dates if date is not None and date.end is not None]
        if citation.means not in MARKS or not known or len(known) < len(dates):
            continue
        newest = max(known, key=lambda date: date.end or datetime.date.min)
        for claim in _past(ledger, citation):
            if _before(newest, claim.window or claim.period):
                yield Hit.on(
                    claim,
                    *(ledger.source_map.references[index] for index in citation.references),
                    verdict=Verdict.NOT_CHECKED,
                    confidence=Confidence.MEDIUM,
                    words=claim.words,
                    when=told.edtf if (told := claim.window or claim.period) else "",
                    date=newest.edtf,
                )
            else:
                yield Held.on(claim, citation)


def _before(published: Period, told: Period | None) -> bool:
    return bool(told and told.start and published.end and published.end <= told.start)


def _past(ledger: Ledger, citation: Citation) -> Iterator[Claim]:
    """The figures in the sentence of a mark that tell of what has been."""
    _, _, sentence = ledger.sentences[citation.sentence]
    if _COMING.search(sentence.words):
        return
    claims = ledger.by_sentence.get(citation.sentence, ())
    alone = not any(claim.kind not in _TIMES for claim in claims) and _closes(ledger, citation)
    own = _uncited(ledger, citation.sentence)
    for claim in claims:
        told = claim.kind not in _TIMES and claim.window is not None and claim.status in _PAST
        dated = alone and claim.kind in (Kind.DATE, Kind.PERIOD)
        when = claim.window or claim.period
        surely = not claim.hypothetical and not claim.deadline
        if (told or dated) and surely and when and when.start and str(when.start.year) in own:
            yield claim


def _uncited(ledger: Ledger, sentence: int) -> str:
    """The sentence without its citations, whose years are not what it tells of."""
    _, _, words = ledger.sentences[sentence]
    text, at = "", words.start
    for one in ledger.source_map.citations:
        if one.sentence == sentence and one.means in MARKS and one.start >= at:
            text, at = text + ledger.document.text[at : one.start], one.end
    return text + ledger.document.text[at : words.end]


def _closes(ledger: Ledger, citation: Citation) -> bool:
    """Whether a mark stands at the end of its sentence, and so backs the whole of it."""
    _, _, sentence = ledger.sentences[citation.sentence]
    return not re.search(r"\w", ledger.document.text[citation.end : sentence.end])
