"""In the list, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks import listed
from verifier.checks.check import Outcome, check
from verifier.model.document import Zone
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import MARKS

_ASIDE = (Zone.REFERENCES, Zone.RELATED)


@check(
    message="{count} of {all} references {are} never cited: {words}",
    suggestion="Cite it where it bears on something, or take it out of the list.",
    at_most=Severity.NOTE,
    bad=(
        "# Salt\n\nIntake fell.[1] Bread holds most of it.[2]\n\n## References\n\n1. Ministry of "
        "Health, Salt survey, "
        "2023\n2. Bakers' Union, What bread holds, 2022\n3. Coast Trust, A year of counting, 2021\n",
        "Few eels reach the sea (Holm 2021).\n\nBibliography\n\nHolm, I. (2021). Eels and dams. Fish Letters 4, "
        "3-9.\n\nReed, A. (2019). Bread. Salt Letters 2, 1-7.\n",
    ),
    good=(
        "# Salt\n\nIntake fell.[1] Bread holds most of it.[2, 3]\n\n## References\n\n1. Ministry "
        "of Health, Salt survey, "
        "2023\n2. Bakers' Union, What bread holds, 2022\n3. Coast Trust, A year of counting, 2021\n",
        "# Salt\n\nIntake fell.\n\n## References\n\n- Ministry of Health, Salt survey, 2023\n- "
        "Coast Trust, Salt, 2021\n",
    ),
)
def unused_reference(ledger: Ledger) -> Iterator[Outcome]:
    """A text marks what it takes from where, and some entries of its list have no mark.

    A list longer than what was used makes a text look better read than it is.
    """
    references = ledger.source_map.references
    marked = {i for one in ledger.source_map.citations if one.means in MARKS for i in one.references}
    if len(marked) * 2 < len(references):
        return
    cited = marked | {i for one in ledger.source_map.citations for i in one.references}
    told = listed.telling(" ".join(b.words for b in ledger.document.blocks if b.zone not in _ASIDE))
    unused = [
        entry
        for index, entry in enumerate(references)
        if index not in cited and not (listed.telling(entry.publisher) & told)
    ]
    if marked and unused:
        yield Hit.on(
            *unused,
            verdict=Verdict.NOT_CHECKED,
            confidence=Confidence.MEDIUM,
            count=len(unused),
            all=len(references),
            are="is" if len(unused) == 1 else "are",
            words="; ".join(f"“{entry.words}”" for entry in unused[:3]),
        )
