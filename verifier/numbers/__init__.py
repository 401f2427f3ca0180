"""Text in, numbers and dates out: a grammar over tokens with places, no language model.

`read` finds every Mention, `scan` also says why any other figure is none, `read_one` reads the quantity
of a claim file, `write` and `mantissa` print a value in the style of another mention, `conversions` says
it in another unit.
"""

from verifier.numbers.conversion import conversions, unhedged
from verifier.numbers.read import read, read_one, scan
from verifier.numbers.write import mantissa, write

__all__ = ["conversions", "mantissa", "read", "read_one", "scan", "unhedged", "write"]
