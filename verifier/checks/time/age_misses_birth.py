"""An age that does not fit the day of birth, or another age."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.checks.births import Birth, births
from verifier.checks.check import Outcome, check
from verifier.model.finding import Held, Hit, Severity
from verifier.model.ledger import Ledger


@check(
    message="{name}: “{aged}” in {when} and “{known}” do not fit; {truth}",
    suggestion="Mend the age or one of the two dates; {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "Ada Holm was born in 1950 on the pier.\n\nIn 1980 Holm, then 39, became harbour master.",
        "Nils Lund (born 1961) has two boats. He was 34 when he sailed alone to Senn in 1987.",
        "Born in 1970, the pilot Bea Roe left the sea in 2001 at the age of 38.",
        "The pilot Bea Roe took her first boat out at 14, in the autumn of 2003; a month shy of her 45th "
        "birthday, in the "
        "autumn of 2024, she sold it.",
    ),
    good=(
        "Ada Holm was born in 1950 on the pier.\n\nIn 1980 Holm, then 29, became harbour master.",
        "Nils Lund (born 1961) has two boats. He was 26 when he sailed alone to Senn in 1987.",
        "Ada Holm was born in 1950. Her father was 39 when he built the pier in 1952.",
        "Ada Holm was born in 1950. Otto Holm was 44 when he drowned in 1961.",
        "Ada Holm was born in 1950. She sold 39 boats when she left in 1980.",
        "The pilot Bea Roe took her first boat out at 14, in the autumn of 2003; a month shy of her 35th "
        "birthday, in the "
        "autumn of 2024, she sold it.",
    ),
)
def age_misses_birth(ledger: Ledger) -> Iterator[Outcome]:
    """A text tells how old somebody was in one year, and a birth or an age in another year does not fit it.

    A birthday before or after the day in question makes one year of difference, and no more.
    """
    seen: dict[str, Birth] = {}
    for birth in births(ledger):
        known = seen.setdefault(birth.who, birth)
        if known is birth or known.place == birth.place or not birth.aged:
            continue
        _, when = birth.aged
        if birth.first < known.last and known.first < birth.last:
            yield Held.on(birth.place, known.place)
            continue
        age = when.start.year - known.last.year if when.start else 0
        one, other = (f"{told.first.year}–{told.last.year}" for told in (known, birth))
        yield Hit.on(
            birth.place,
            known.place,
            name=birth.who,
            aged=birth.words,
            when=when.edtf.rstrip("~"),
            known=known.words if not known.aged else f"{known.words} in {known.aged[1].edtf.rstrip('~')}",
            truth=f"about {age} would",
            arithmetic=f"born {one} by one, {other} by the other",
        )
