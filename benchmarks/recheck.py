"""An unchanged folder checked a second time: how much faster, as whole processes."""

import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.texts import clean

ARTICLES = 1_000


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Wall seconds of the first and the second `verifier check` on so many articles, and their ratio."""
    del show
    texts = clean(data, half)
    if not texts:
        return {"clean texts": "not there, skipped"}
    count = limit or ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "texts").mkdir()
        for number, (_, text, _) in enumerate(islice(cycle(texts), count)):
            (base / "texts" / f"{number:04}.md").write_text(
                f"{text}\n\nArticle {number}.\n", encoding="utf-8"
            )
        first, printed = _check(base)
        second, again = _check(base)
    return {
        "articles": count,
        "first run": f"{first:.1f} s",
        "second run": f"{second:.1f} s",
        "ratio": f"{first / second:.0f} (aim ≥ 20)",
        "same output": printed == again,
    }


def _check(base: Path) -> tuple[float, bytes]:
    command = [sys.executable, "-m", "verifier", "check", str(base / "texts")]
    environment = {**os.environ, "VERIFIER_CACHE_DIR": str(base / "kept")}
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    return time.perf_counter() - began, done.stdout
