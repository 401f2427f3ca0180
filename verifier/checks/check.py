"""What a check is: one function over a Ledger, with its words and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from verifier.model.constraint import Constraint
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger

Outcome = Hit | Constraint | Held
SOURCE = "\n<!-- and this is its source -->\n\n"
"""In an example, what stands between a text and the source it is held against."""
UNSAVED = "no rounding of the printed figures saves it"
ROUGH = "only figures rounded more roughly than they are printed would save it"
HIDDEN = "as printed it cannot hold; only a rounding hidden in the trailing zeros could save it"
"""What a Hit or conflict over amounts says of their roundings."""
Question = Callable[[Ledger], Iterator[Outcome]]


@dataclass(frozen=True)
class Check:
    """One question asked of a Ledger. Name, family, what and why are the function's own."""

    function: Question
    message: str
    """Filled with a hit's facts or a conflict's ("{blamed}", "{arithmetic}", ...)."""
    suggestion: str
    at_most: Severity
    bad: tuple[str, ...]
    """Texts in which it must find something: its tests, and its page."""
    good: tuple[str, ...]
    """The nearest innocent texts, in which it must stay silent."""
    source: str = ""
    """The paper, standard or style guide behind it."""
    needs_date: bool = False
    """Whether it can say nothing without a document date."""
    facts: str = ""
    """A facts file (CSV) that its examples are checked with; it can say nothing without such facts."""

    @property
    def name(self) -> str:
        """The fault, as users write it: "total-misses-parts"."""
        return self.function.__name__.replace("_", "-")

    @property
    def family(self) -> str:
        """The folder it lives in."""
        return self.function.__module__.split(".")[-2]

    @property
    def what(self) -> str:
        """The fault in one sentence: the first line of the docstring."""
        return cleandoc(self.function.__doc__ or "").partition("\n")[0]

    @property
    def why(self) -> str:
        """Why a reader should care: the rest of the docstring."""
        return cleandoc(self.function.__doc__ or "").partition("\n")[2].strip()

    def __call__(self, ledger: Ledger) -> Iterator[Outcome]:
        """Ask it."""
        return self.function(ledger)


def check(
    *,
    message: str,
    suggestion: str,
    at_most: Severity,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    source: str = "",
    needs_date: bool = False,
    facts: str = "",
) -> Callable[[Question], Check]:
    """Make a check of a function; the examples are executed as tests."""

    def make(function: Question) -> Check:
        return Check(function, message, suggestion, at_most, bad, good, source, needs_date, facts)

    return make
