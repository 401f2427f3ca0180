"""What makes a short command short: a start that loads and looks for nothing it will not need."""

from __future__ import annotations

import gc
import os


def lightly() -> None:
    """Set this process up for a quick start; only the command line may, for it owns the process."""
    gc.set_threshold(50_000)  # the default looks for garbage at every turn of the start, where there is none
    # no plugin of another package has a part in our records, and to look for one takes its time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
