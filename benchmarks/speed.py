"""Whole processes side by side: the seed article and a claim file against bare imports."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

CLAIMS = Path(__file__).parents[1] / "claims" / "harbour-ferry.yaml"


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Median wall seconds of five runs each, interleaved, after one to warm the disk."""
    del half, limit, show
    article = data.parent / "seed" / "article.txt"
    commands = {
        "import spacy; blank": [sys.executable, "-c", "import spacy; spacy.blank('en')"],
        "check the seed article": [sys.executable, "-m", "verifier", "check", str(article)],
        "import pydantic": [sys.executable, "-c", "import pydantic"],
        "check a claim file": [sys.executable, "-m", "verifier", "check", str(CLAIMS)],
        "verifier --version": [sys.executable, "-m", "verifier", "--version"],
        "verifier --help": [sys.executable, "-m", "verifier", "--help"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(6):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            if turn:
                seconds[name].append(time.perf_counter() - began)
    middle = {name: median(times) for name, times in seconds.items()}
    article_ratio = middle["check the seed article"] / middle["import spacy; blank"]
    claims_limit = 3 * middle["import pydantic"] + 0.1
    return {
        **{name: f"{value:.3f} s" for name, value in middle.items()},
        "seed article / spaCy blank": f"{article_ratio:.2f} (aim ≤ 2)",
        "claim file / (3 x pydantic + 0.1 s)": f"{middle['check a claim file'] / claims_limit:.2f} (aim ≤ 1)",
    }
