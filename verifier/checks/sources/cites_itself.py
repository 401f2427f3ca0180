"""As we have shown."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.listed import own_entries
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Means

_LEAST = 3


@check(
    message="{own} of the {all} {what} are of the text's own author or site",
    suggestion="Give the source that the earlier text rested on.",
    at_most=Severity.NOTE,
    bad=(
        "# Glass\n\nAs we showed in our guide to kilns, heat is the cost. As we reported last year, gas is dear. "
        "Our earlier analysis of the trade found the same.\n",
        "By Ida Holm\n\nGlass is dear (Holm 2018; Holm 2020), and heat is the cost (Holm 2023).\n\n## References\n\n"
        "- Holm, I. (2018): Glass.\n- Holm, I. (2020): Kilns.\n- Holm, I. (2023): Heat.\n",
    ),
    good=(
        "# Glass\n\nAs we showed in our guide to kilns, heat is the cost. According to the Glass Union, gas is dear. "
        "Orvik Energy reported higher prices.\n",
        "We showed our passes at the gate. As we walked, our guide told us of the kilns.",
        "By Ida Holm\n\nGlass is dear (Holm 2018; Reed 2020), and heat is the cost (Marlow 2023).\n\n## References\n\n"
        "- Holm, I. (2018): Glass.\n- Reed, A. (2020): Kilns.\n- Marlow, I. (2023): Heat.\n",
    ),
)
def cites_itself(ledger: Ledger) -> Iterator[Outcome]:
    """Half or more of what a text cites is its author's own earlier work.

    Who cites himself has looked at the matter before, but has not shown it a second time.
    """
    named = [one for one in ledger.source_map.citations if one.means is not Means.QUOTATION]
    own = {one.sentence: one for one in reversed(named) if one.own}
    sentences = {one.sentence for one in named}
    if len(own) >= _LEAST and 2 * len(own) >= len(sentences):
        first, *more = (own[sentence] for sentence in sorted(own))
        yield Hit.on(
            first,
            *more,
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            own=len(own),
            all=len(sentences),
            what="passages that name a source",
        )
    entries = own_entries(ledger)
    if len(entries) >= _LEAST and 2 * len(entries) >= len(ledger.source_map.references):
        yield Hit.on(
            *entries,
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            own=len(entries),
            all=len(ledger.source_map.references),
            what="references",
        )
