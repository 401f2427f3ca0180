"""Three independent sources, and one press office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.finding import Confidence, Held, Hit, Severity, Stretch, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import MARKS, Reference

_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several|many|multiple|numerous|various|both"
    r"|all(?: \w+)?"
    r"|a (?:number|series|range|host|variety) of|different|independent|separate|other)\s(?:[a-z-]+\s){0,3}?"
    r"(?:sources?|stud(?:y|ies)|reports|newspapers|papers|surveys|experts|teams|groups|institutes|authors|researchers"
    r"|scientists|media|outlets|analyses|investigations|trials|experiments|articles|magazines|websites|sites"
    r"|publications|works|books|authorities|laborator(?:y|ies)|polls|tests|counts|measurements)\b"
    r"|\bindependently(?: of each other| of one another)?\b|\b(?:confirmed|backed|supported) (?:several|many"
    r"|two|three) times\b",
    re.IGNORECASE,
)
_SAID_SO = re.compile(r"\b(?:one|single|same)\b(?! of\b)", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:from|on|of|after|to|by|in|about|with|via)\s(?:the|an?|our|its|his|her)\s(?P<origin>(?:[\w’'-]+\s){0,4}?"
    r"(?:dispatch|release|trial|stud(?:y|ies)|survey|conference|announcement|experiment|cohort|data|dataset|agency"
    r"|interview|statement|briefing|speech|poll|report|census|sample|test|press office|wire|letter|paper)\b"
    r"(?:\sof\s(?:\w+\s)?(?:19|20)\d\d)?)",
    re.IGNORECASE,
)


@check(
    message="“{words}”, and {count} references that go back to one: {why}",
    suggestion="Count them as one source, or add one that is independent of it.",
    at_most=Severity.WARNING,
    bad=(
        "Three independent studies show that the oar lasts nine years [1][2][3].\n\n[1] Orvik, press release, 3 March "
        "2026\n[2] Orvik, annual report 2025\n[3] Orvik, product page, 1 April 2026\n",
        "Several papers have told of the sale [1][2].\n\n[1] Tarn Courier, 5 May 2026, from the agency dispatch\n"
        "[2] The Herald, 5 May 2026, from the agency dispatch\n",
    ),
    good=(
        "Three independent studies show that the oar lasts nine years [1][2].\n\n[1] Orvik, press release, 3 March "
        "2026\n[2] Senn University, oar test, May 2026\n",
        "One agency dispatch, printed by two papers, tells of the sale [1][2].\n\n[1] Tarn Courier, 5 May 2026, from "
        "the agency dispatch\n[2] The Herald, 5 May 2026, from the agency dispatch\n",
    ),
)
def one_source_counted_twice(ledger: Ledger) -> Iterator[Outcome]:
    """A sentence counts several sources, and all that it cites have one owner or one origin.

    What was said once and printed three times has been said once.
    """
    references = ledger.source_map.references
    for number, _, sentence in ledger.having(_SEVERAL):
        counted = _SEVERAL.search(sentence.words)
        if not counted or _SAID_SO.search(sentence.words):
            continue
        marks = [c for c in ledger.source_map.citations if c.sentence == number and c.means in MARKS]
        cited = [references[index] for index in dict.fromkeys(i for c in marks for i in c.references)]
        if len(cited) < 2:
            continue
        why = _one(cited)
        start, end = sentence.span(*counted.span())
        if not why:
            yield Held.on(Stretch(start=start, end=end))
            continue
        yield Hit.on(
            Stretch(start=start, end=end),
            *cited,
            verdict=Verdict.OVERSTATED,
            confidence=Confidence.MEDIUM,
            words=counted[0],
            count=len(cited),
            why=why,
        )


def _one(cited: Sequence[Reference]) -> str:
    """What all of them go back to; "" if they do not."""
    publishers = {listed.flat(entry.publisher) for entry in cited}
    if len(publishers) == 1 and "" not in publishers:
        return f"all are by “{cited[0].publisher}”"
    hosts = {entry.host for entry in cited}
    if len(hosts) == 1 and "" not in hosts:
        return f"all stand on {cited[0].host}"
    origins = [{found["origin"].casefold() for found in _ONE.finditer(entry.words)} for entry in cited]
    shared = sorted(set.intersection(*origins))
    return f"each names “{shared[0]}”" if shared else ""
