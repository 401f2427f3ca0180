"""Constraint: what must hold between claims, as data. Conflict: a minimal set that cannot."""

from __future__ import annotations

from enum import StrEnum

from verifier.model.claim import Claim
from verifier.model.finding import Confidence
from verifier.model.interval import Interval
from verifier.model.record import Number, Record


class Relation(StrEnum):
    """The closed vocabulary of relations; `claims[0]` is the derived one, blamed first."""

    EQUAL = "equal"
    """a = b"""
    SUM = "sum"
    """total = part + part + ..."""
    DIFFERENCE = "difference"
    """d = a - b"""
    PRODUCT = "product"
    """p = a x b x ..."""
    RATIO = "ratio"
    """r = a / b"""
    CHANGE = "change"
    """p % = (new / old - 1) x 100: claims are p, new, old; p is negative for a fall"""
    SHARE = "share"
    """s % = part / whole x 100: claims are s, part, whole"""
    AT_MOST = "at-most"
    """a <= b"""
    WITHIN = "within"
    """the sum of all claims lies in `limit` (shares of one whole: 100)"""


class Constraint(Record):
    """One relation between claims, stated by a check."""

    relation: Relation
    claims: tuple[Claim, ...]
    limit: Interval | None = None
    scale: Number | None = None
    """For CHANGE in a claim without a sign: -1 if the text says it fell."""
    confidence: Confidence = Confidence.HIGH
    because: str = ""
    """The cue that made the link, in the text's words."""
    check: str = ""
    """Stamped by the runner."""


class Conflict(Record):
    """Claims that cannot all be true, none of which can be spared."""

    check: str
    """The check that stated the blamed constraint."""
    constraints: tuple[Constraint, ...]
    """The relations that tie the claims, the blamed one first."""
    claims: tuple[Claim, ...]
    """The blamed claim first."""
    needed: Interval
    """What the blamed claim would have to be, the others as printed."""
    saved_loosely: bool = False
    """Whether the most generous rounding would let all be true."""
    touches: bool = False
    """Whether only the end of a strict bound is met: "more than 30" on 20 + 10."""
    confidence: Confidence = Confidence.HIGH
    arithmetic: str = ""
    """The sum in the text's own numbers: "52 + 41 = 93 < 95"."""
    steps: tuple[str, ...] = ()
    """The same told step by step, where more than one relation is needed."""


class Evaluation(Record):
    """What became of one constraint: for the coverage and the agreement rate."""

    constraint: Constraint
    holds: bool | None
    """None where it could not be decided."""
    why: str = ""
