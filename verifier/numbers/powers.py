"""Numbers with a power: "2^10", "8 x 2^10", "6.23×10^-4", "3 × 10⁸"."""

from __future__ import annotations

from fractions import Fraction

from verifier.numbers.amount import Amount, digits_value
from verifier.numbers.tokens import Tokens

_TIMES = frozenset(("×", "x", "*", "·"))
_SIGNS = {"-": -1, "−": -1, "⁻": -1, "+": 1, "⁺": 1}
_RAISED = {ord(raised): plain for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}
_LARGEST = 60


def powered(t: Tokens, amount: Amount) -> Amount:
    """The amount with the power it is raised to or multiplied by, if one follows."""
    own = _exponent(t, amount.last)
    if own and amount.value:
        amount.value, amount.last = amount.value ** own[0], own[1]
        amount.exact, amount.decimals = amount.decimals == 0, 0
        return amount
    if t.low[amount.last] not in _TIMES or not t.figure(amount.last + 1):
        return amount
    base = digits_value(t.low[amount.last + 1])
    power = _exponent(t, amount.last + 2)
    if base is None or power is None or base[1] or not base[0]:
        return amount
    scale = Fraction(base[0]) ** power[0]
    amount.value, amount.scale, amount.last = amount.value * scale, scale, power[1]
    amount.exact = base[0] != 10
    return amount


def _exponent(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "^23", "^-4", "⁸", "-4" after a ten; and the token after."""
    if not t.glued(j):
        return None
    raised = t.low[j].translate(_RAISED)
    if raised.isascii() and raised.isdigit() and not t.low[j].isascii():
        return (int(raised), j + 1) if len(raised) < 3 else None
    k = j + 1 if t.low[j] == "^" else j
    sign = _SIGNS.get(t.low[k], 0)
    at = k + 1 if sign else k
    plain = t.low[at].translate(_RAISED)
    if not t.glued(at) or not (plain.isascii() and plain.isdigit()) or int(plain[:3]) > _LARGEST:
        return None
    marked = k > j or t.low[at] != plain or (sign < 0 and t.low[j - 1] == "10" and t.low[j - 2] in _TIMES)
    return ((sign or 1) * int(plain), at + 1) if marked else None
