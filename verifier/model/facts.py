"""Facts: what the user knows beside the text - how many live where, who holds what office, who owns whom, rates."""

from __future__ import annotations

from verifier.model.period import Period
from verifier.model.record import Number, Record


class Population(Record):
    """How many people a place has, or how many of one `group` of them."""

    place: str
    period: Period
    people: Number
    group: str = ""
    """ "nurses"; empty for all inhabitants."""


class Office(Record):
    """A person's role and when they held it; an open end is "still"."""

    name: str
    role: str
    """With its place, as a text would say it: "mayor of Alder"."""
    period: Period


class Kinship(Record):
    """Two names for one body, or a body that belongs to another."""

    name: str
    relation: str
    """ "alias" for one body under two names; else what `name` is of the other: "subsidiary", "brand"."""
    of: str


class Rate(Record):
    """How much of `currency` one unit of `base` bought, at the least and at the most."""

    base: str
    currency: str
    period: Period
    low: Number
    high: Number


class Facts(Record):
    """All of them, in the order of the files."""

    populations: tuple[Population, ...] = ()
    offices: tuple[Office, ...] = ()
    kin: tuple[Kinship, ...] = ()
    rates: tuple[Rate, ...] = ()

    @property
    def counted(self) -> str:
        """How many there are of each: "3 populations, 1 rate"; empty where there are none."""
        counts = ((len(rows), name) for name, rows in self)
        return ", ".join(
            f"{count} {name.removesuffix('s') if count == 1 else name}" for count, name in counts if count
        )

    def __add__(self, other: Facts) -> Facts:
        """Both together."""
        return Facts(
            populations=self.populations + other.populations,
            offices=self.offices + other.offices,
            kin=self.kin + other.kin,
            rates=self.rates + other.rates,
        )
