"""verifier checks a text against its own numbers.

`verify(path)` or `verify(text=...)` gives a Report; `quantities(text)` gives the Mentions of a text;
`verify_many(paths)` gives many Reports; `compare(claim, source)` holds a claim against a source.
All that is slow to load is loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verifier.version import __version__

if TYPE_CHECKING:
    from verifier.extraction import quantities
    from verifier.pipe import compare, verify, verify_many


__all__ = ["__version__", "compare", "quantities", "verify", "verify_many"]

_HOME = {
    "compare": "verifier.pipe",
    "quantities": "verifier.extraction",
    "verify": "verifier.pipe",
    "verify_many": "verifier.pipe",
}


def __getattr__(name: str) -> Any:
    """The public names, each from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'verifier' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
