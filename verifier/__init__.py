"""verifier checks a text against its own numbers."""

__version__ = "0.1.0"
