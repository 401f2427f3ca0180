"""Planted contradictions of five kinds in large linked systems that are otherwise true.

python tests/test_solving_planted.py 12000    # 10,000 constraints: how long, and what is found
"""

from __future__ import annotations

import random
import sys
import time
from fractions import Fraction

import pytest

from verifier.model.claim import Claim
from verifier.model.constraint import Constraint, Relation
from verifier.model.interval import Interval
from verifier.solving import solve

PLANTED = {
    "total": {"T"},
    "chain": {"E"},
    "shares": {"share0", "share1", "share2", "share3"},
    "two sums": {"ten", "twelve"},
    "cycle": {"tenth"},
}


class System:
    """Figures with a true value each, some of them stated to half a percent, and relations that hold."""

    def __init__(self, figures: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.values: dict[str, Fraction] = {}
        self.claims: dict[str, Claim] = {}
        self.constraints: list[Constraint] = []
        names = [self.figure(f"v{n}", Fraction(self.random.randint(10, 9999))) for n in range(figures // 4)]
        while len(self.claims) < figures:
            names.append(self.derived(f"v{len(self.claims)}", names))
        for _ in range(figures // 5):
            self.tie(Relation.AT_MOST, *sorted(self.random.sample(names, 2), key=self.values.__getitem__))
        self.stated = [name for name in names if self.claims[name].value is not None]

    def figure(self, name: str, value: Fraction, *, stated: bool | None = None) -> str:
        place = len(self.claims) * 10
        held: dict[str, Fraction] = {"low": Fraction(0)}
        if self.random.random() < 0.7 if stated is None else stated:
            held = {"value": value, "low": value * Fraction(199, 200), "high": value * Fraction(201, 200)}
        self.values[name] = value
        self.claims[name] = Claim(
            id=name, quote=name, words=str(value), start=place, end=place + 9, kind="number", **held
        )
        return name

    def tie(self, relation: Relation, *names: str, limit: Interval | None = None) -> None:
        claims = tuple(self.claims[name] for name in names)
        self.constraints.append(Constraint(relation=relation, claims=claims, limit=limit))

    def derived(self, name: str, names: list[str]) -> str:
        one = self.random.choice(names)
        match self.random.choice(
            (Relation.SUM, Relation.SUM, Relation.SHARE, Relation.EQUAL, Relation.AT_MOST)
        ):
            case Relation.SUM:
                parts = self.random.sample(names, self.random.choice((2, 2, 3, 4)) if len(names) > 3 else 2)
                self.figure(name, sum((self.values[part] for part in parts), Fraction(0)))
                self.tie(Relation.SUM, name, *parts)
            case Relation.SHARE:
                percent = self.figure(f"s{name}", Fraction(self.random.randint(5, 95)), stated=True)
                self.figure(name, self.values[one] * self.values[percent] / 100)
                self.tie(Relation.SHARE, percent, name, one)
            case Relation.EQUAL:
                self.tie(Relation.EQUAL, self.figure(name, self.values[one]), one)
            case _:
                self.figure(name, self.values[one] + self.random.randint(0, 50))
                self.tie(Relation.AT_MOST, one, name)
        return name

    def plant(self) -> None:
        def new(name: str, value: Fraction | int = 1, *, stated: bool = False) -> str:
            return self.figure(name, Fraction(value), stated=stated)

        a, b = self.random.sample(self.stated, 2)
        self.tie(
            Relation.SUM, new("T", (self.values[a] + self.values[b]) * Fraction(6, 5), stated=True), a, b
        )
        last = self.random.choice(self.stated)
        for step in range(5):
            part = self.random.choice(self.stated)
            value = self.values[last] + self.values[part]
            self.tie(Relation.SUM, new(f"u{step}", value), last, part)
            last = f"u{step}"
        self.tie(Relation.EQUAL, new("E", self.values[last] * Fraction(6, 5), stated=True), last)
        whole, total = new("whole"), new("total")
        self.tie(Relation.WITHIN, whole, limit=Interval(low=Fraction(1)))
        for place, percent in enumerate((45, 30, 21, 12)):
            self.tie(Relation.SHARE, new(f"share{place}", percent, stated=True), new(f"part{place}"), whole)
        self.tie(Relation.SUM, total, *(f"part{place}" for place in range(4)))
        self.tie(Relation.AT_MOST, total, whole)
        x, y = new("x"), new("y")
        self.tie(Relation.SUM, new("ten", 10, stated=True), x, y)
        self.tie(Relation.SUM, new("twelve", 12, stated=True), x, y)
        one, two, three, more = new("one"), new("two"), new("three"), new("more")
        self.tie(Relation.PRODUCT, more, new("tenth", Fraction(11, 10), stated=True), two)
        self.tie(Relation.AT_MOST, more, one)
        self.tie(Relation.AT_MOST, one, three)
        self.tie(Relation.AT_MOST, three, two)
        self.tie(Relation.WITHIN, two, limit=Interval(low=Fraction(1)))
        for place, figure in enumerate((whole, x, one)):
            link = new(f"link{place}")
            self.tie(Relation.AT_MOST, figure, link)
            self.tie(Relation.AT_MOST, self.random.choice(self.stated), link)


@pytest.mark.parametrize(("figures", "seed"), [(20, 1), (180, 2), (180, 3), (1000, 4)])
def test_each_planted_kind_is_found_and_nothing_else(figures: int, seed: int) -> None:
    system = System(figures, seed)
    assert not solve(system.constraints)[0]
    system.plant()
    conflicts, evaluations = solve(system.constraints)
    told = [{claim.id for claim in conflict.claims} for conflict in conflicts]
    assert len(told) == len(PLANTED)
    assert all(any(planted <= names for names in told) for planted in PLANTED.values())
    assert {"share0", "share1", "share2", "share3"} in told
    assert {"ten", "twelve"} in told
    assert all(one.holds is not None for one in evaluations)


def main(figures: int) -> None:
    system = System(figures, 0)
    system.plant()
    start = time.process_time()
    conflicts, _ = solve(system.constraints)
    spent = time.process_time() - start
    sys.stdout.write(f"{len(system.constraints)} constraints, {len(conflicts)} conflicts, {spent:.2f} s\n")
    sys.stdout.writelines(f"  {conflict.claims[0].id}: {conflict.arithmetic}\n" for conflict in conflicts)


if __name__ == "__main__":
    main(int(sys.argv[1]))
