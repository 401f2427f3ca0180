"""Where the command line begins, and what makes a short command short: it loads and looks for nothing in vain."""

from __future__ import annotations

import atexit
import gc
import sys
from types import ModuleType

_PLUGINS = "pydantic.plugin._loader"


def main() -> None:
    """Run the command line."""
    lightly()
    from verifier.interfaces.cli import command  # after that, or loading it takes longer

    command()


def lightly() -> None:
    """Set this process up for a quick start; only the command line may, for it owns the process."""
    gc.set_threshold(200_000)  # the default looks for garbage at every turn of the start, where there is none
    atexit.register(gc.freeze)  # and at the end once more, where the system takes everything back anyway
    # no plugin has a part in our records, and to look for one loads packaging and mail: a tenth of a short run
    none = ModuleType(_PLUGINS)
    none.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(_PLUGINS, none)
