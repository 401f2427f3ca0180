"""The version, for those below the public face."""

__version__ = "0.1.0"
