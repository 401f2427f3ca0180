"""Tail probabilities: the chance of a value as large as this one, from the incomplete gamma and beta functions.

Written out here so that a p value is the same on every machine and no numerical library is needed.
"""

from __future__ import annotations

from math import erfc, exp, lgamma, log, log1p, sqrt

_SMALL = 1e-300
_ENOUGH = 1e-15
_MOST = 20_000


def normal(z: float) -> float:
    """Beyond ±z, both tails together."""
    return erfc(abs(z) / sqrt(2))


def student(t: float, freedom: float) -> float:
    """Beyond ±t, both tails together."""
    return beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def fisher(f: float, above: float, below: float) -> float:
    """Above f; the degrees of freedom of the upper and of the lower variance."""
    return 1.0 if f <= 0 else beta(below / 2, above / 2, below / (below + above * f))


def chi_square(x: float, freedom: float) -> float:
    """Above x."""
    return 1.0 if x <= 0 else gamma(freedom / 2, x / 2)


def correlation(r: float, freedom: float) -> float:
    """Beyond ±r, both tails together."""
    if abs(r) >= 1:
        return 0.0
    return beta(freedom / 2, 0.5, 1 - r * r)


def gamma(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(a, x): a series below a + 1, a continued fraction above."""
    if x <= 0:
        return 1.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = a
        for _ in range(_MOST):
            n += 1
            term *= x / n
            total += term
            if term < total * _ENOUGH:
                break
        return max(0.0, 1 - total * front)
    b = x + 1 - a
    c, d = 1 / _SMALL, 1 / b
    h = d
    for i in range(1, _MOST):
        an = -i * (i - a)
        b += 2
        d = 1 / _away(an * d + b)
        c = _away(b + an / c)
        h *= d * c
        if abs(d * c - 1) < _ENOUGH:
            break
    return front * h


def beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction on the side where that is short."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, by the method of Lentz."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, _MOST):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _away(1 + step * d)
            c = _away(1 + step / c)
            h *= d * c
        if abs(d * c - 1) < _ENOUGH:
            break
    return h


def _away(number: float) -> float:
    """The number, but never 0."""
    return number if abs(number) > _SMALL else _SMALL
