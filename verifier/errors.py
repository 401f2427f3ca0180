"""Everything we raise.

VerifierError
├── InputError      a file is gone, unreadable or not what its name says
└── SettingsError   an option or setting that cannot be kept
"""

from __future__ import annotations


class VerifierError(Exception):
    """Base of all we raise; `slug` is its heading in the docs."""

    slug = "verifier-error"


class InputError(VerifierError):
    """A file is gone, unreadable or malformed; the message names it, the line and the remedy."""

    slug = "input-error"


class SettingsError(VerifierError):
    """A setting, option or argument that cannot be kept; the message offers the nearest one."""

    slug = "settings-error"
